//! A word of its own in each text that is meant for few: whoever finds it, in any page, function, file or mail, is one of those
//! that it is meant for, and they do find it.
use crate::{
    support::House,
    two_worlds::{
        Base, hand_in, hand_in_saying,
        rounds::{Judged, open, second_entry},
    },
    world::Who,
};
use Who::{Author, Chair, Deputy, Employee, Host, Juror};
use domain::{
    ideas::{AskSecondLook, GiveSecondLook},
    jury::{AskReopening, CloseRound, ConfirmReopening, DeclareTie, EndReopening, PrepareDecision, PublishRound, Remarks, StepAside},
    opinions::{AskOpinion, GiveOpinion},
};

/// In the order in which they are written.
const WORDS: [&str; 14] =
    [QUESTION, OPINION, TIE, ASIDE, NOTE, COMMENT, FOR_AUTHOR, PRIVATE, REOPENING, CHANGE, DEPARTURE, LOOK, REPLY, REASON];
const QUESTION: &str = "Canari-question";
const OPINION: &str = "Canari-avis";
const TIE: &str = "Canari-lien";
const ASIDE: &str = "Canari-retrait";
const NOTE: &str = "Canari-note";
const COMMENT: &str = "Canari-commentaire";
const FOR_AUTHOR: &str = "Canari-pour-auteur";
const PRIVATE: &str = "Canari-pour-soi";
const REOPENING: &str = "Canari-reouverture";
const CHANGE: &str = "Canari-piste";
const DEPARTURE: &str = "Canari-ecart";
const LOOK: &str = "Canari-second-regard";
const REPLY: &str = "Canari-replique";
const REASON: &str = "Canari-motif";

type Known = (&'static str, &'static [Who]);

/// While the jury scores. A tie declared before is the chair's and the deputy's to know; whoever declared it has done so.
const SCORING: &[Known] = &[
    (QUESTION, &[Employee, Host]),
    (OPINION, &[Employee, Chair, Deputy, Host]),
    (TIE, &[Chair, Deputy]),
    (ASIDE, &[Chair, Deputy]),
    (NOTE, &[Deputy]),
    (COMMENT, &[Deputy]),
    (FOR_AUTHOR, &[Deputy]),
    (PRIVATE, &[Deputy]),
];

/// Scores are open to the panel and the hosts, a card is open again, decisions are prepared.
const DELIBERATING: &[Known] = &[
    (QUESTION, &[Employee, Host]),
    (OPINION, &[Employee, Juror, Chair, Deputy, Host]),
    (TIE, &[Chair, Deputy]),
    (ASIDE, &[Chair, Deputy]),
    (NOTE, &[Juror, Chair, Deputy, Host]),
    (COMMENT, &[Juror, Chair, Deputy, Host]),
    (FOR_AUTHOR, &[Deputy]),
    (PRIVATE, &[Deputy]),
    (REOPENING, &[Chair, Deputy, Host]),
    (CHANGE, &[Chair, Deputy, Host]),
    (REASON, &[Chair, Deputy, Host]),
];

const MEMBERS: &[Who] = &[Employee, Author, Juror, Chair, Host, Who::Admin, Deputy];

/// Published; the author, declined, asks for a second look. The juror who is tied to a pitch is not told of places.
const PUBLISHED: &[Known] = &[
    (QUESTION, &[Employee, Host]),
    (OPINION, &[Employee, Juror, Chair, Deputy, Host]),
    (TIE, &[Chair, Deputy]),
    (ASIDE, &[Chair, Deputy]),
    (NOTE, &[Juror, Chair, Deputy, Host]),
    (COMMENT, &[Juror, Chair, Deputy, Host]),
    (FOR_AUTHOR, &[Author, Deputy]),
    (PRIVATE, &[Deputy]),
    (CHANGE, &[Author, Chair, Deputy, Host]),
    (REASON, MEMBERS),
    (DEPARTURE, &[Chair, Deputy, Host]),
    (LOOK, &[Author, Host]),
];

/// What a second look adds: it is its authors'.
const LOOKED_AGAIN: &[Known] = &[(LOOK, &[Author]), (REPLY, &[Author])];

/// Those who find one of the words and should not, or should and don't.
async fn wrong(base: &Base, house: &House, stage: &str, words: &[&'static str], known: &[Known]) -> (usize, Vec<String>) {
    let (cells, found) = base.finders(house, words).await;
    let of = |word: &str| known.iter().find(|(of, _)| *of == word).map_or(&[][..], |(_, who)| who);
    let mut wrong = Vec::new();
    for (word, by) in &found {
        let knows = of(word);
        wrong.extend(by.iter().filter(|(who, _)| !knows.contains(who)).map(|(who, at)| format!("{stage}: {who:?} finds {word} at {at}")));
        wrong.extend(knows.iter().filter(|who| !by.contains_key(who)).map(|who| format!("{stage}: {who:?} does not find {word}")));
    }
    (cells, wrong)
}

/// An opinion and a tie before the round, which the chair opens; a card, and a juror who can't judge.
async fn scored(house: &House, base: &Base) -> Judged {
    let idea = base.world.shortlisted;
    let second = second_entry(house, base).await;
    let (who, to, department) = (Employee.email(), String::new(), String::new());
    base.ctx(house, Host).await.run(AskOpinion { idea, to, who, department, question: QUESTION.into() }).await.expect("asked");
    let give = GiveOpinion { idea, stance: "reserved".into(), words: OPINION.into() };
    base.ctx(house, Employee).await.run(give).await.expect("given");
    let (chair, juror, deputy) = (base.ctx(house, Chair).await, base.ctx(house, Juror).await, base.ctx(house, Deputy).await);
    juror.run(DeclareTie { idea: second, why: TIE.into() }).await.expect("declared");
    let judged = open(house, base, second).await;
    let [first, second] = judged.pitches;
    juror.run(StepAside { pitch: first, how: "passed".into(), why: ASIDE.into() }).await.expect("stepped aside");
    let remarks = Remarks { comment: COMMENT.into(), for_author: FOR_AUTHOR.into(), private: PRIVATE.into() };
    hand_in_saying(&deputy, first, 4, NOTE, remarks).await;
    hand_in(&deputy, second, 0, "Un mot").await;
    for (pitch, level) in [(first, 4), (second, 0)] {
        hand_in(&chair, pitch, level, "Un mot").await;
    }
    judged
}

/// The card is opened again, and the one that ranks last is to be funded.
async fn decided(house: &House, base: &Base, judged: &Judged) -> domain::ReopeningId {
    let (round, pitch) = (judged.round, judged.pitches[0].to_string());
    let (chair, host) = (base.ctx(house, Chair).await, base.ctx(house, Host).await);
    chair.run(CloseRound { round }).await.expect("closed");
    let juror = base.world.deputy.to_string();
    let reopening = host.run(AskReopening { round, pitch, juror, why: REOPENING.into(), hours: String::new() }).await.expect("asked");
    chair.run(ConfirmReopening { reopening }).await.expect("confirmed");
    let answers = [("declined", "", REASON, CHANGE), ("funded", "4 000", "Oui", "")];
    for (idea, (verdict, amount, reason, change)) in judged.ideas.into_iter().zip(answers) {
        let [verdict, amount, reason, change] = [verdict, amount, reason, change].map(str::to_owned);
        let prepare = PrepareDecision { round, idea, verdict, reason, until: String::new(), amount, change, criteria: vec![], prize: None };
        chair.run(prepare).await.expect("prepared");
    }
    reopening
}

#[tokio::test]
async fn what_is_written_for_few_is_found_by_those_few() {
    let mut base = Base::make().await;
    let house = base.one().await;
    let judged = scored(&house, &base).await;
    base.also = judged.questions();
    let (mut cells, mut leaks) = wrong(&base, &house, "scoring", &WORDS, SCORING).await;
    let mut count = |(more, wrong): (usize, Vec<String>)| {
        cells += more;
        leaks.extend(wrong);
    };
    let reopening = decided(&house, &base, &judged).await;
    count(wrong(&base, &house, "deliberating", &WORDS, DELIBERATING).await);

    let (chair, author, host) = (base.ctx(&house, Chair).await, base.ctx(&house, Author).await, base.ctx(&house, Host).await);
    chair.run(EndReopening { reopening }).await.expect("ended");
    chair.run(PublishRound { round: judged.round, departure: DEPARTURE.into() }).await.expect("published");
    let idea = judged.ideas[0];
    author.run(AskSecondLook { idea, words: LOOK.into() }).await.expect("asked");
    count(wrong(&base, &house, "published", &WORDS, PUBLISHED).await);

    host.run(GiveSecondLook { idea, outcome: "kept".into(), reply: REPLY.into() }).await.expect("given");
    count(wrong(&base, &house, "looked at again", &[LOOK, REPLY], LOOKED_AGAIN).await);
    assert!(cells > 3_000 && leaks.is_empty(), "{cells} cells, {} of them wrong:\n{}", leaks.len(), leaks.join("\n"));
    println!("words for few: {cells} cells tried, 0 leaks");
}
