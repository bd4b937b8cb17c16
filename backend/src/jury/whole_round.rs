//! A whole round, told from its shortlist to its publication.
use crate::{
    Failure,
    testing::{
        Company,
        arena::{DELIBERATION, JUDGING, OPEN, decision},
        on_each_database,
    },
};
use domain::{
    IdeaId, PrizeId, Refusal, RoundId,
    challenges::{AskChallenge, AskChallenges, AskResults, Phase},
    ideas::{AnswerIdea, AskIdea, IdeaFilter, Intent, Stage, WriteIdea},
    jury::{AskDecision, AskRound, AskScoringDesk, CardState, CloseRound, PrepareRest, PublishRound, RoundPage, RoundPhase, Verdict},
    votes::SetSupport,
};

async fn page(company: &Company, n: u128, round: RoundId, day: i64) -> RoundPage {
    company.at(n, day).ask(AskRound { round }).await.expect("a round page")
}

/// A dated challenge with five entries, two of them before the jury: chair 3, deputy 4, juror 5.
async fn judged(company: &Company) -> (domain::ChallengeId, RoundId, [IdeaId; 5]) {
    let challenge = company.new_challenge(|_| {}).await;
    company.seat(challenge, 3, 4, &[5]).await.expect("seated");
    let a = company.enter_on(10, challenge, "A", OPEN).await;
    let b = company.enter_on(11, challenge, "B", OPEN).await;
    let c = company.enter_on(12, challenge, "C", OPEN).await;
    let d = company.enter_on(13, challenge, "D", OPEN).await;
    let e = company.enter_on(14, challenge, "E", OPEN).await;
    company.shortlist(&[a, b], OPEN).await;
    let round = company.open_round(3, challenge, JUDGING, 5).await;
    for juror in [3, 4, 5] {
        for (title, level) in [("A", 2), ("B", 3)] {
            let pitch = company.pitch(juror, title, JUDGING).await;
            company.hand_in(juror, pitch, level, JUDGING).await;
        }
    }
    (challenge, round, [a, b, c, d, e])
}

async fn prize(company: &Company, round: RoundId) -> PrizeId {
    page(company, 3, round, DELIBERATION).await.prizes[0].0
}

#[tokio::test]
async fn publication_answers_everything_at_once() {
    on_each_database(async |company| {
        let (challenge, round, [a, b, c, d, e]) = judged(&company).await;
        let late = DELIBERATION;
        let before =
            AnswerIdea { idea: d, verdict: "declined".into(), reason: "Déjà fait".into(), until: String::new(), change: String::new() };
        company.at(2, JUDGING).run(before).await.expect("d, by the host, before all others");
        let answer = async |n: u128, prepared| company.at(n, late).run(prepared).await;
        company.at(15, OPEN).run(SetSupport { idea: e, votes: 1 }).await.expect("supported");
        let draft = WriteIdea { idea: None, version: 0, challenge: Some(challenge), form: Default::default(), intent: Intent::Save };
        company.at(16, OPEN).run(draft).await.expect("a draft");

        answer(3, domain::jury::PrepareDecision { prize: Some(prize(&company, round).await), ..decision(round, b, "funded") })
            .await
            .expect("b");
        answer(3, decision(round, a, "deferred")).await.expect("a");
        answer(2, decision(round, e, "kept_open")).await.expect("e, by the host");
        assert!(matches!(answer(3, decision(round, c, "funded")).await, Err(Failure::Invalid(_))), "no jury saw it");
        let missing = company.at(4, late).run(PublishRound::of(round)).await;
        assert!(matches!(missing, Err(Failure::Refused(Refusal::AnswersMissing))));

        // Nothing of it shows before.
        let idea = company.at(11, late).ask(AskIdea { idea: b }).await.expect("a page");
        assert!(idea.answer.is_none() && idea.stage == Stage::Shortlisted && idea.prizes.is_empty());
        assert!(matches!(company.at(3, late).ask(AskResults { challenge }).await, Err(Failure::NotFound)));
        let juror = page(&company, 5, round, late).await;
        assert!(juror.pitches.iter().all(|p| p.decision.is_none()) && juror.others.iter().all(|o| o.decision.is_none()));
        assert_eq!(page(&company, 2, round, late).await.unanswered, 1, "the host sees what is missing");

        let rest = PrepareRest { round, verdict: "declined".into(), reason: "Hors sujet".into(), until: String::new() };
        assert_eq!(company.at(2, late).run(rest.clone()).await.expect("the rest"), 1);
        assert_eq!(company.at(2, late).run(rest).await.expect("nothing left"), 0);
        assert_eq!(company.at(4, late).run(PublishRound::of(round)).await.expect("published"), challenge);
        let again = company.at(4, late).run(PublishRound::of(round)).await;
        assert!(matches!(again, Err(Failure::Refused(Refusal::AlreadyPublished))));
        let too_late = answer(3, decision(round, a, "declined")).await;
        assert!(matches!(too_late, Err(Failure::Refused(Refusal::AlreadyPublished))));

        for (title, stage) in [("A", "deferred"), ("B", "funded"), ("C", "declined"), ("D", "declined"), ("E", "open")] {
            assert!(company.is_in(title, stage).await, "{title} {stage}");
        }
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM idea WHERE round_id IS NOT NULL").await, 0);
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM answer WHERE by_jury").await, 2);
        let kept = company.at(15, late).ask(AskIdea { idea: e }).await.expect("a page");
        assert!(kept.standing && kept.ballot.supports == Some(1) && kept.ballot.mine == 1, "with its support, in the tank");
        let drafts = "SELECT COUNT(*) AS n FROM idea i JOIN challenge c ON c.id = i.challenge_id WHERE c.standing AND i.stage = 'draft'";
        assert_eq!(company.count(drafts).await, 1);

        let results = company.at(17, late).ask(AskResults { challenge }).await.expect("results");
        assert_eq!(results.podium.iter().map(|w| (w.title.as_str(), w.rank)).collect::<Vec<_>>(), [("B", 1)]);
        let verdicts: Vec<_> = results.answers.iter().map(|a| (a.title.as_str(), a.answer.verdict, a.answer.by_jury)).collect();
        let expected = [
            ("B", Verdict::Funded, true),
            ("A", Verdict::Deferred, true),
            ("E", Verdict::KeptOpen, false),
            ("C", Verdict::Declined, false),
            ("D", Verdict::Declined, false),
        ];
        assert_eq!(verdicts, expected);
        let list = company.at(17, late).ask(AskChallenges).await.expect("a list");
        let row = list.challenges.iter().find(|c| c.id == challenge).expect("a row");
        assert_eq!((row.phase, row.entries), (Phase::Results, 5), "what was kept open still counts");
        let events = "SELECT COUNT(*) AS n FROM event WHERE kind = 'idea_answered'";
        assert_eq!(company.count(events).await, 5);
        company.backend.settle().await.expect("settled");
        let last = "SELECT COUNT(*) AS n FROM event WHERE kind = 'results_published' AND position = (SELECT MAX(position) FROM event)";
        assert_eq!(company.count(last).await, 1, "the results come last");
    })
    .await;
}

#[tokio::test]
async fn cards_are_sealed_until_the_close_and_strangers_find_nothing() {
    on_each_database(async |company| {
        let (challenge, round, [a, b, ..]) = judged(&company).await;
        for n in [2, 3, 5] {
            let sealed = page(&company, n, round, JUDGING).await;
            assert_eq!(sealed.phase, RoundPhase::Scoring);
            assert!(sealed.pitches.iter().all(|p| p.mean.is_none() && p.place.is_none() && p.cards == 3));
            assert_eq!(sealed.pitches.iter().map(|p| p.title.as_str()).collect::<Vec<_>>(), ["A", "B"], "by title");
            assert!(sealed.coverage.iter().all(|c| (c.handed_in, c.expected) == (2, 2)));
        }
        let early = company.at(3, JUDGING).run(decision(round, b, "funded")).await;
        assert!(matches!(early, Err(Failure::Refused(Refusal::RoundStillOpen))));
        for n in [1, 10, 17] {
            assert!(matches!(company.at(n, JUDGING).ask(AskRound { round }).await, Err(Failure::NotFound)), "{n}");
            assert!(matches!(company.at(n, DELIBERATION).run(PublishRound::of(round)).await, Err(Failure::NotFound)), "{n}");
            let answered = company.at(n, DELIBERATION).run(decision(round, a, "declined")).await;
            assert!(matches!(answered, Err(Failure::NotFound)), "{n}");
            let shown = company.at(n, JUDGING).ask(AskChallenge { challenge, filter: IdeaFilter::default() }).await.expect("a page");
            assert_eq!((shown.abilities.round, shown.abilities.open_round), (None, false));
        }
        let juror = company.at(5, JUDGING).run(CloseRound { round }).await;
        assert!(matches!(juror, Err(Failure::Refused(Refusal::OnlyTheChair))));
        company.at(4, JUDGING).run(CloseRound { round }).await.expect("closed by the deputy");
        let again = company.at(3, JUDGING).run(CloseRound { round }).await;
        assert!(matches!(again, Err(Failure::Refused(Refusal::ScoringClosed))));
        let open = page(&company, 5, round, JUDGING).await;
        let rows: Vec<_> = open.pitches.iter().map(|p| (p.title.as_str(), p.place, p.mean.map(|m| m.0))).collect();
        assert_eq!(rows, [("B", Some(1), Some(75_000)), ("A", Some(2), Some(50_000))]);
        for row in &open.pitches {
            assert_eq!(company.at(5, JUDGING).ask(AskDecision { pitch: row.pitch }).await.expect("a desk").comments.len(), 3);
            for n in [1, 10, 17] {
                let stranger = company.at(n, JUDGING).ask(AskDecision { pitch: row.pitch }).await;
                assert!(matches!(stranger, Err(Failure::NotFound)), "{n}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn in_the_tank_the_deputy_decides_what_the_chair_wrote() {
    on_each_database(async |company| {
        company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
        let own = company.enter_on(3, company.tank, "Mienne", 0).await;
        let other = company.enter_on(10, company.tank, "Autre", 0).await;
        let unjudged = company.enter_on(11, company.tank, "Hors tour", 0).await;
        company.shortlist(&[own, other], 0).await;
        let round = company.open_round(3, company.tank, 0, 7).await;
        let mine = company.pitch(3, "Mienne", 0).await;
        assert!(matches!(company.at(3, 0).ask(AskScoringDesk { pitch: mine }).await, Err(Failure::Refused(Refusal::OwnPitch))));
        let desk = company.at(3, 0).ask(domain::jury::AskJuryDesk).await.expect("a desk");
        assert_eq!((desk.rounds[0].total, desk.rounds[0].queue.len()), (1, 2), "one's own is no work");
        assert!(desk.rounds[0].queue.iter().any(|q| q.state == CardState::Own));
        let card = company.card(4, mine, 4, 0).await;
        assert!(matches!(company.at(3, 0).run(card).await, Err(Failure::Refused(Refusal::OwnPitch))), "an author");
        company.hand_in(4, mine, 4, 0).await;
        company.hand_in(5, mine, 4, 0).await;
        let theirs = company.pitch(4, "Autre", 0).await;
        company.hand_in(5, theirs, 1, 0).await;

        let chair = page(&company, 3, round, 8).await;
        let rows: Vec<_> = chair.pitches.iter().map(|p| (p.title.as_str(), p.place, p.own)).collect();
        assert_eq!(rows, [("Autre", Some(1), false), ("Mienne", None, true)], "no gap tells where one's own stands");
        let said = async |pitch| company.at(3, 8).ask(AskDecision { pitch }).await.expect("a desk").comments.len();
        assert_eq!((said(theirs).await, said(mine).await), (1, 0), "nor what was said of it");
        assert_eq!((chair.pitches[0].expected, chair.pitches[1].expected), (3, 0), "of one’s own not even how many judge it");
        assert!(matches!(company.at(3, 8).run(decision(round, own, "funded")).await, Err(Failure::Refused(Refusal::OnlyTheChair))));
        assert!(matches!(company.at(4, 8).run(decision(round, other, "declined")).await, Err(Failure::Refused(Refusal::OnlyTheChair))));
        company.at(4, 8).run(decision(round, own, "funded")).await.expect("by the deputy");
        company.at(3, 8).run(decision(round, other, "kept_open")).await.expect("by the chair");
        let chair = page(&company, 3, round, 8).await;
        assert!(chair.pitches.iter().all(|p| p.decision.is_none() == p.own), "an author does not see what is prepared");
        assert!(
            matches!(company.at(2, 8).run(decision(round, unjudged, "declined")).await, Err(Failure::NotFound)),
            "no entry of the round"
        );
        company.at(3, 8).run(PublishRound::of(round)).await.expect("published");
        assert!(
            company.is_in("Mienne", "funded").await && company.is_in("Autre", "open").await && company.is_in("Hors tour", "open").await
        );
        company.at(2, 9).run(domain::ideas::Shortlist { idea: other, on: true, reason: String::new() }).await.expect("free again");
        let second = company.open_round(4, company.tank, 9, 7).await;
        assert_ne!(round, second);
    })
    .await;
}

#[tokio::test]
async fn a_juror_who_leaves_keeps_their_cards() {
    on_each_database(async |company| {
        let (challenge, round, _) = judged(&company).await;
        let first = page(&company, 3, round, DELIBERATION).await.pitches[0].pitch;
        let late = company.card(5, first, 1, JUDGING).await;
        let cards = company.count("SELECT COUNT(*) AS n FROM scorecard").await;
        company.seat(challenge, 3, 4, &[6]).await.expect("5 leaves, 6 comes");
        let refused = company.at(5, JUDGING).run(late.clone()).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotOnThisPanel))), "sent a moment after the seat was taken: {refused:?}");
        assert!(matches!(company.at(15, JUDGING).run(late).await, Err(Failure::NotFound)), "who never sat finds nothing");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM scorecard").await, cards);
        let open = page(&company, 3, round, DELIBERATION).await;
        assert!(open.pitches.iter().all(|p| p.cards == 3 && p.expected == 4), "the card that stays, and those of the three who sit");
        let six = open.coverage.iter().find(|c| c.juror.name == "Personne 6").expect("seated");
        assert_eq!((six.handed_in, six.expected), (0, 2));
        let pitch = open.pitches[0].pitch;
        let desk = async |n| company.at(n, JUDGING).ask(AskScoringDesk { pitch }).await;
        assert!(matches!(desk(5).await, Err(Failure::Refused(Refusal::NotOnThisPanel))), "told why, and nothing of the pitch");
        assert!(matches!(desk(15).await, Err(Failure::NotFound)));
        assert!(matches!(company.at(5, JUDGING).ask(AskRound { round }).await, Err(Failure::NotFound)), "nor anything of the round");
    })
    .await;
}
