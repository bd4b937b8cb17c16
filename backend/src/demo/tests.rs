//! What the demo promises: everybody finds something to do, and every answer is there to be read.
use super::load;
use crate::{
    Backend, Ctx, Settings,
    store::{self, Reader, values},
};
use domain::{
    Actor, IdeaId,
    challenges::{AskChallenge, AskChallenges, Phase},
    ideas::{AskHostDesk, AskIdea, IdeaFilter, IdeaPage, Outcome, Stage},
    jury::{AskJuryDesk, AskRound, AskScoringDesk, CloseRound},
    people::AskFrontDoor,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[tokio::test]
async fn the_demo_is_a_company_as_it_was_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite://{}", folder.path().join("demo.db").display());
    let settings = Settings { database, connections: 2, can_mail: true, exclusive: true, demo: true };
    let backend = Backend::open(settings, true).await.expect("opens");
    assert!(load(&backend).await.expect("loads"));
    assert!(!load(&backend).await.expect("is there"), "once");
    let door = backend.ctx(Actor::Visitor).ask(AskFrontDoor).await.expect("a door");
    assert_eq!((door.company.as_str(), door.demo.len()), ("Brisemer", 5));

    let step = async |n: usize| {
        let step = domain::people::StepInto { person: door.demo[n].person, device: String::new() };
        let token = backend.ctx(Actor::Visitor).step_into(step).await.expect("steps");
        backend.ctx(backend.actor(&token).await.expect("known"))
    };
    let juror = door.demo.iter().position(|p| p.who.contains("sept fiches")).expect("a juror");
    let desk = step(juror).await.ask(AskJuryDesk).await.expect("a desk");
    let queue = desk.rounds.iter().find(|r| r.total == 19).expect("twenty pitches, one of them by somebody he manages");
    assert_eq!(queue.handed_in, 7);
    let rain = queue.queue.iter().find(|q| q.title.contains("alerte pluie")).expect("a pitch");
    let beside = step(juror).await.ask(AskScoringDesk { pitch: rain.pitch }).await.expect("a desk").beside;
    assert_eq!((beside.opinions.len(), beside.support.is_some()), (3, true), "the shops and a lawyer were asked");
    let host = door.demo.iter().position(|p| p.who.starts_with("Animatrice")).expect("a host");
    let waiting = step(host).await.ask(AskHostDesk).await.expect("a desk").waiting;
    assert!(waiting.iter().filter(|w| w.clock.is_some_and(|clock| clock.late)).count() == 1, "one answer is late");
    assert_eq!(waiting.iter().filter(|w| w.clock.is_some()).count(), 3, "of three that are promised");
    let listed = step(host).await.ask(AskChallenges).await.expect("listed").challenges;
    let judged = listed.iter().find(|c| c.title.contains("Cholet")).expect("judged").id;
    let page = step(juror).await.ask(AskChallenge { challenge: judged, filter: IdeaFilter::default() }).await.expect("a page");
    assert!(page.answer_times.is_some_and(|times| times.answers >= 5), "how long its answers took");
    let phases: Vec<Phase> = listed.into_iter().map(|c| c.phase).collect();
    for phase in [Phase::Standing, Phase::Announced, Phase::Voting, Phase::Judging, Phase::Results] {
        assert!(phases.contains(&phase), "{phase:?} in {phases:?}");
    }
    let db = backend.system().reader();
    let count = async |sql: &str| store::count(&db, sql, vec![]).await.expect("counted");
    for stage in Stage::ALL {
        let ideas = count(&format!("SELECT COUNT(*) AS n FROM idea WHERE stage = '{}'", stage.name())).await;
        assert!(ideas >= 2, "{stage:?}: {ideas}");
    }
    for (sql, what) in [
        ("SELECT COUNT(*) AS n FROM idea WHERE name_hidden", "hidden names"),
        ("SELECT COUNT(*) AS n FROM merge", "merged duplicates"),
        ("SELECT COUNT(*) AS n FROM opinion", "opinions"),
        ("SELECT COUNT(*) AS n FROM award a JOIN prize p ON p.id = a.prize_id WHERE p.place = 3", "a tie at rank 3"),
    ] {
        assert!(count(sql).await >= 2, "{what}");
    }
    assert_eq!(count("SELECT COUNT(*) AS n FROM decision WHERE cast_place = 3").await, 2, "a casting vote divides them");
    assert_eq!(count("SELECT COUNT(*) AS n FROM declared_tie").await, 1);
    assert_eq!(count("SELECT COUNT(*) AS n FROM answer WHERE by_jury AND criteria = ''").await, 0, "every jury's answer says what decided");
    assert_eq!(count("SELECT COUNT(*) AS n FROM erratum").await, 1);
    assert_eq!(count("SELECT COUNT(*) AS n FROM completion").await, 1, "one is being completed");
    what_juries_did(&db).await;
    let [saleswoman, chair] = ["Vendeuse", "Directrice marketing"].map(|who| door.demo.iter().position(|p| p.who.starts_with(who)));
    what_authors_read(&step(saleswoman.expect("a saleswoman")).await, &step(host).await).await;
    the_best_of_a_severe_juror(&step(chair.expect("a chair")).await).await;
}

async fn what_juries_did(db: &Reader) {
    let count = async |sql: &str| store::count(db, sql, vec![]).await.expect("counted");
    let aside = "SELECT COUNT(*) AS n FROM assignment x JOIN pitch t ON t.id = x.pitch_id JOIN idea i ON i.id = t.idea_id \
        WHERE x.state = 'recused' AND x.why <> '' AND i.title LIKE 'Un bon de réparation%'";
    assert_eq!(count(aside).await, 1, "one stepped aside, and said why");
    let shared = "SELECT COUNT(*) AS n FROM assignment x JOIN pitch t ON t.id = x.pitch_id JOIN round r ON r.id = t.round_id \
        WHERE r.per_pitch = 6 AND r.published_at IS NOT NULL";
    assert_eq!(count(shared).await, 18, "six of seven for each of three");
    let cards = "SELECT COUNT(*) AS n FROM scorecard s JOIN pitch t ON t.id = s.pitch_id JOIN round r ON r.id = t.round_id \
        WHERE r.per_pitch = 6 AND s.handed_in_at IS NOT NULL";
    assert_eq!(count(cards).await, 18, "and they handed in what they were given");
    assert_eq!(count("SELECT COUNT(*) AS n FROM rule_run WHERE chosen = 5").await, 1, "supports chose five");
    let favourite = "SELECT COUNT(*) AS n FROM favourite f JOIN pitch t ON t.idea_id = f.idea_id";
    assert_eq!(count(favourite).await, 1, "and a host one more, for the jury");
    let promised =
        "SELECT COUNT(*) AS n FROM challenge WHERE title LIKE 'Faire revenir%' AND shortlist_rule = 'places' AND shortlist_places = 5";
    assert_eq!(count(promised).await, 1, "as its rules promise");
    for (what, least) in [("mark_note", 8), ("scorecard WHERE for_author <> ''", 8), ("scorecard WHERE private_note <> ''", 3)] {
        let written = count(&format!("SELECT COUNT(*) AS n FROM {what}")).await;
        assert!(written >= least, "{what}: {written}");
    }
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
}

async fn idea(reader: &Ctx, title: &str) -> IdeaPage {
    let sql = "SELECT id FROM idea WHERE title LIKE $1";
    let found: Option<Found> = store::one(&reader.reader(), sql, values![format!("{title}%")]).await.expect("asked");
    reader.ask(AskIdea { idea: IdeaId(found.expect("an idea").id) }).await.expect("seen")
}

async fn what_authors_read(saleswoman: &Ctx, host: &Ctx) {
    let declined = idea(saleswoman, "Un SMS pour").await;
    let letter = declined.letter.expect("a letter");
    assert_eq!(letter.levels.len(), 5);
    assert!(letter.remarks.len() >= 2, "one of its jurors was not given it: {:?}", letter.remarks);
    assert!(!letter.change.is_empty());
    let given = declined.second_look.and_then(|look| look.given).map(|(outcome, reply, _)| (outcome, reply.is_empty()));
    assert_eq!(given, Some((Outcome::Kept, false)), "somebody looked again");
    let draft = idea(saleswoman, "Le conseil d’entretien noté").await;
    assert_eq!(draft.origin.map(|(_, title)| title), Some(declined.title), "taken up again");
    let judged = idea(saleswoman, "Un bon de réparation").await.letter.expect("a letter");
    assert!(judged.remarks.len() == 2 && judged.levels.len() == 5, "{judged:?}");
    let renamed = idea(host, "Donner un vrai nom").await;
    assert!(renamed.second_look.is_none(), "not for who answered");
    let waiting = "SELECT COUNT(*) AS n FROM second_look WHERE outcome IS NULL";
    assert_eq!(store::count(&host.reader(), waiting, vec![]).await.expect("counted"), 1, "but for somebody else");
    let favourite = idea(host, "Des bus aux couleurs").await;
    assert!(favourite.history.iter().any(|step| step.reason.starts_with("Coup de cœur")), "{:?}", favourite.history);
}

/// From the raw sixth to the adjusted second.
async fn the_best_of_a_severe_juror(chair: &Ctx) {
    let desk = chair.ask(AskJuryDesk).await.expect("a desk");
    let round = desk.rounds.iter().find(|r| r.challenge == "La première commande en ligne").expect("it runs").round;
    chair.run(CloseRound { round }).await.expect("closed");
    let page = chair.ask(AskRound { round }).await.expect("a round");
    assert_eq!(page.fallback, None);
    let severe = page.severities.last().expect("seven").clone();
    assert!(severe.juror.name == "Bertrand Salaün" && severe.gives < -15_000, "{:?}", page.severities);
    let db = chair.reader();
    let rubric = store::jury::rubric_of(&db, page.challenge, round).await.expect("a rubric");
    let cards = store::jury::cards_handed_in(&db, round).await.expect("cards");
    let of = |row: &domain::jury::PitchRow| {
        let card = cards.get(&row.pitch)?.iter().find(|(juror, _)| *juror == severe.juror.id)?;
        card.1.total(&rubric)
    };
    let best = page.pitches.iter().max_by_key(|row| of(row)).expect("twenty");
    assert!(best.title.starts_with("Le test du seau"), "{}", best.title);
    let ahead = page.pitches.iter().filter(|row| row.mean > best.mean).count();
    assert_eq!((ahead + 1, best.place), (6, Some(2)), "his severity is taken out");
}
