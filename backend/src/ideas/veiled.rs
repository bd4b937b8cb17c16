//! Tests of hidden names: who sees them where, what shows them, and what of them reaches points, notices, search and the log.
use crate::{
    Failure, events,
    testing::{
        Company,
        arena::{DELIBERATION, JUDGING, OPEN, decision},
        on_each_database,
    },
};
use domain::{
    ChallengeId, IdeaId, PersonId, Refusal,
    admin::AskLog,
    challenges::AskResults,
    credit::AskMyPoints,
    ideas::{AnswerIdea, AskIdea, AskIdeas, IdeaFilter, IdeaForm, Intent, InviteCoAuthor, MergeIdea, ShowNames, TakeUp, WriteIdea},
    jury::{AskScoringDesk, PublishRound},
    notices::{AskNotices, NoticeKind},
    opinions::AskOpinion,
    people::AskPerson,
    search::SearchFilter,
    talk::PostComment,
};
use uuid::Uuid;

impl Company {
    /// An idea of person `n` on a day, with the name hidden.
    async fn enter_hidden(&self, n: u128, challenge: ChallengeId, title: &str, day: i64) -> IdeaId {
        let form = IdeaForm { title: title.into(), one_liner: "Une phrase".into(), problem: "On jette".into(), ..IdeaForm::default() };
        let (challenge, form, intent) = (Some(challenge), form.hiding(true), Intent::Submit);
        self.at(n, day).run(WriteIdea { idea: None, version: 0, challenge, form, intent }).await.expect("entered").idea
    }

    /// Who wrote an idea, as person `n` is told on its page; their list says the same.
    async fn authors_seen(&self, n: u128, idea: IdeaId, day: i64) -> Vec<String> {
        let page = self.at(n, day).ask(AskIdea { idea }).await.expect("a page");
        let authors: Vec<String> = page.authors.iter().map(|a| a.name.clone()).collect();
        let list = self.at(n, day).ask(AskIdeas { filter: IdeaFilter::default() }).await.expect("a list");
        let row = list.rows.iter().find(|row| row.id == idea).expect("listed");
        assert_eq!(row.author.as_ref().map(|a| &a.name), authors.first(), "the list and the page say the same to {n}");
        assert_eq!((row.department.is_some(), page.department.is_some()), (!authors.is_empty(), !authors.is_empty()), "to {n}");
        authors
    }

    async fn earned(&self, n: u128) -> i64 {
        self.backend.settle().await.expect("settled");
        self.ask(n, AskMyPoints).await.expect("points").total
    }
}

fn filter(change: impl FnOnce(&mut IdeaFilter)) -> AskIdeas {
    let mut filter = IdeaFilter::default();
    change(&mut filter);
    AskIdeas { filter }
}

/// Co-authors, organisers, who is asked for an opinion; merges and new drafts.
mod among;

#[tokio::test]
async fn a_hidden_name_is_nowhere_but_with_its_author_until_it_is_shown_for_good() {
    on_each_database(async |company| {
        let idea = company.enter_hidden(3, company.tank, "Un bon dans le colis", 0).await;
        let said = company.run(3, PostComment { idea, parent: None, text: "À vous de dire.".into() }).await.expect("said");
        let theirs = company.run(4, PostComment { idea, parent: Some(said), text: "Oui.".into() }).await.expect("said");
        company.run(3, PostComment { idea, parent: Some(theirs), text: "Merci.".into() }).await.expect("said");
        assert_eq!(company.authors_seen(3, idea, 0).await, ["Personne 3"]);
        for n in [1, 2, 4] {
            assert_eq!(company.authors_seen(n, idea, 0).await, Vec::<String>::new(), "to {n}");
            let page = company.ask(n, AskIdea { idea }).await.expect("a page");
            assert!(page.veil.hidden && page.history.iter().all(|step| step.by.is_none() && step.veiled), "to {n}");
            let named: Vec<Option<&str>> = page.comments.iter().map(|c| c.author.as_ref().map(|a| a.name.as_str())).collect();
            assert_eq!(named, [None, Some("Personne 4"), None], "to {n}");
            let profile = company.ask(n, AskPerson { person: PersonId(Uuid::from_u128(3)) }).await.expect("a profile");
            assert_eq!(profile.ideas.len(), 0, "to {n}");
            let department = company.ask(n, filter(|f| f.department = Uuid::from_u128(1).to_string())).await.expect("a list");
            assert_eq!(department.rows.len(), 0, "to {n}");
        }
        assert_eq!((company.earned(3).await, company.count("SELECT COUNT(*) AS n FROM point_entry").await), (0, 0));
        let bell = company.ask(4, AskNotices).await.expect("notices").notices;
        assert_eq!(bell.iter().map(|n| (n.kind, n.by.as_deref())).collect::<Vec<_>>(), [(NoticeKind::Reply, None)]);
        let log = company.ask(1, AskLog::default()).await.expect("a log");
        assert!(log.rows.len() > 3 && log.rows.iter().all(|row| row.by.is_none()), "{:?}", log.rows);

        assert!(matches!(company.run(2, ShowNames { idea }).await, Err(Failure::Refused(Refusal::OnlyAuthors))));
        company.run(3, ShowNames { idea }).await.expect("shown");
        for n in [2, 4] {
            assert_eq!(company.authors_seen(n, idea, 0).await, ["Personne 3"]);
        }
        assert!(matches!(company.run(3, ShowNames { idea }).await, Err(Failure::Refused(Refusal::WrongStage))), "once");
        for _ in 0..2 {
            assert_eq!((company.earned(3).await, company.count("SELECT COUNT(*) AS n FROM held_point").await), (10, 0));
            events::rebuild(&company.backend).await.expect("rebuilt");
        }
        let bell = company.ask(4, AskNotices).await.expect("notices").notices;
        assert_eq!(bell.iter().map(|n| n.by.as_deref()).collect::<Vec<_>>(), [Some("Personne 3")]);
    })
    .await;
}

#[tokio::test]
async fn the_choice_is_heard_in_a_draft_alone() {
    on_each_database(async |company| {
        let idea = company.draft(3, "Un bon dans le colis").await;
        let write = async |version, hidden, intent| {
            let form = crate::testing::form("Un bon dans le colis").hiding(hidden);
            company.run(3, WriteIdea { idea: Some(idea), version, challenge: None, form, intent }).await.expect("written").version
        };
        let hidden = async || company.count("SELECT COUNT(*) AS n FROM idea WHERE name_hidden").await;
        assert_eq!((write(1, true, Intent::Save).await, hidden().await), (2, 1), "the choice alone is a change");
        assert_eq!((write(2, true, Intent::Save).await, hidden().await), (2, 1));
        assert_eq!((write(2, false, Intent::Save).await, hidden().await), (3, 0));
        assert_eq!((write(3, true, Intent::Submit).await, hidden().await), (4, 1));
        write(4, false, Intent::Save).await;
        assert_eq!(hidden().await, 1, "what is out keeps it until its author shows it");
        let other = company.open_idea(3, "Une autre").await;
        let form = crate::testing::form("Une autre").hiding(true);
        let write = WriteIdea { idea: Some(other), version: 1, challenge: None, form, intent: Intent::Save };
        company.run(3, write).await.expect("written");
        assert_eq!(hidden().await, 1, "who saw it can't forget it");
    })
    .await;
}

#[tokio::test]
async fn a_blind_challenge_hides_names_from_all_but_its_hosts_until_the_results() {
    on_each_database(async |company| {
        let challenge = company.new_challenge(|f| f.blind = "on".into()).await;
        company.seat(challenge, 5, 6, &[7]).await.expect("seated");
        let [judged, hidden] = [company.enter_on(10, challenge, "A", OPEN).await, company.enter_hidden(11, challenge, "B", OPEN).await];
        company.at(10, OPEN).run(PostComment { idea: judged, parent: None, text: "La mienne.".into() }).await.expect("said");
        company.shortlist(&[judged, hidden], OPEN).await;
        let round = company.open_round(5, challenge, JUDGING, 5).await;
        for (n, seen) in [(2, "Personne 10"), (10, "Personne 10"), (1, ""), (5, ""), (7, ""), (12, "")] {
            assert_eq!(company.authors_seen(n, judged, JUDGING).await.join(" "), seen, "to {n}");
        }
        assert_eq!(company.authors_seen(2, hidden, JUDGING).await.len(), 0, "a hidden name, from hosts too");
        let pitch = company.pitch(7, "A", JUDGING).await;
        let desk = company.at(7, JUDGING).ask(AskScoringDesk { pitch }).await.expect("a desk");
        assert!(desk.text.authors.is_empty() && desk.links.is_empty(), "nor by what ties them: all are of one department");
        assert_eq!(company.earned(10).await, 0);

        for idea in [judged, hidden] {
            company.at(5, DELIBERATION).run(decision(round, idea, "declined")).await.expect("prepared");
        }
        company.at(5, DELIBERATION).run(PublishRound::of(round)).await.expect("published");
        for n in [2, 5, 12] {
            assert_eq!(company.authors_seen(n, judged, DELIBERATION).await, ["Personne 10"], "to {n}");
            assert_eq!(company.authors_seen(n, hidden, DELIBERATION).await.len(), 0, "declined, a hidden name stays hidden: {n}");
            let results = company.at(n, DELIBERATION).ask(AskResults { challenge }).await.expect("results");
            let mut named: Vec<_> = results.answers.iter().map(|e| (e.title.as_str(), e.author.is_some())).collect();
            named.sort_unstable();
            assert_eq!(named, [("A", true), ("B", false)]);
        }
        for _ in 0..2 {
            assert_eq!((company.earned(10).await, company.earned(11).await), (40, 0), "opened and shortlisted");
            events::rebuild(&company.backend).await.expect("rebuilt");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_funded_shows_its_name_and_earns_everything_at_once() {
    on_each_database(async |company| {
        company.seat(company.tank, 5, 6, &[]).await.expect("seated");
        let idea = company.enter_hidden(10, company.tank, "A", 0).await;
        company.shortlist(&[idea], 0).await;
        let round = company.open_round(5, company.tank, 0, 1).await;
        company.at(5, 2).run(decision(round, idea, "funded")).await.expect("prepared");
        assert_eq!((company.earned(10).await, company.authors_seen(12, idea, 2).await.len()), (0, 0));
        company.at(5, 2).run(PublishRound::of(round)).await.expect("published");
        assert_eq!(company.authors_seen(12, idea, 2).await, ["Personne 10"]);
        for _ in 0..2 {
            assert_eq!(company.earned(10).await, 140);
            events::rebuild(&company.backend).await.expect("rebuilt");
        }
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_blind_challenge_is_blind_no_more() {
    on_each_database(async |company| {
        let challenge = company.new_challenge(|f| f.blind = "on".into()).await;
        let idea = company.enter_on(10, challenge, "A", OPEN).await;
        assert_eq!(company.authors_seen(12, idea, OPEN).await.len(), 0);
        let cancel = domain::challenges::CancelChallenge { challenge, reason: "Le budget est parti".into() };
        company.at(2, OPEN).run(cancel).await.expect("cancelled");
        assert_eq!(company.authors_seen(12, idea, OPEN).await, ["Personne 10"]);
        assert_eq!(company.earned(10).await, 10);
    })
    .await;
}

#[tokio::test]
async fn search_finds_a_hidden_name_by_its_words_and_never_by_its_department() {
    on_each_database(async |company| {
        let idea = company.enter_hidden(3, company.tank, "Un bon dans le colis", 0).await;
        company.open_idea(4, "Un autre bon dans le colis").await;
        company.backend.settle().await.expect("settled");
        let mut follower = company.index().await;
        let department = async |company: &Company| {
            let filter = SearchFilter { q: "colis".into(), department: Uuid::from_u128(1).to_string(), ..SearchFilter::default() };
            company.search_by(5, filter).await.hits.len()
        };
        assert_eq!((company.found(5, "colis").await.len(), department(&company).await), (2, 1));
        let counts = company.search(5, "colis").await.facets.departments;
        assert_eq!(counts.iter().map(|(_, _, n)| *n).collect::<Vec<_>>(), [1]);
        company.run(3, ShowNames { idea }).await.expect("shown");
        company.backend.settle().await.expect("settled");
        company.followed(&mut follower).await;
        assert_eq!(department(&company).await, 2);
    })
    .await;
}
