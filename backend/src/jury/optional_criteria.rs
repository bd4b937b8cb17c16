//! A round on a rubric of which a criterion may be skipped and another does not count; what is written on its cards, and who
//! reads it.
use crate::{
    Failure,
    testing::{Company, on_each_database},
};
use domain::{
    PitchId, Refusal, RoundId,
    jury::{
        AskDecision, AskRound, AskScoringDesk, CriterionForm, MarkForm, Remarks, RubricForm, ScorePitch, ScoringDesk, StepAside, Total,
        WriteRubric,
    },
};

/// Reach weighs 3; feasibility weighs 1 and may be skipped; the favourite weighs 9 and counts for nothing.
async fn round(company: &Company) -> (RoundId, PitchId) {
    let line = |name: &str, weight: &str, optional: &str, uncounted: &str| CriterionForm {
        name: name.into(),
        help: String::new(),
        weight: weight.into(),
        levels: "faible\nmoyen\nfort".into(),
        optional: optional.into(),
        uncounted: uncounted.into(),
    };
    let criteria = vec![line("Portée", "3", "", ""), line("Faisabilité", "1", "on", ""), line("Coup de cœur", "9", "", "on")];
    company.run(2, WriteRubric { challenge: company.tank, form: RubricForm { criteria } }).await.expect("written");
    company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
    let a = company.enter_on(10, company.tank, "A", 0).await;
    let b = company.enter_on(11, company.tank, "B", 0).await;
    company.shortlist(&[a, b], 0).await;
    (company.open_round(3, company.tank, 0, 7).await, company.pitch(5, "A", 0).await)
}

async fn desk(company: &Company, juror: u128, pitch: PitchId) -> ScoringDesk {
    company.ask(juror, AskScoringDesk { pitch }).await.expect("a desk")
}

/// A card handed in with these levels; an empty one is skipped.
async fn card(company: &Company, juror: u128, pitch: PitchId, levels: [&str; 3]) -> ScorePitch {
    let criteria = desk(company, juror, pitch).await.rubric.0;
    let mark = |(c, level): (&domain::jury::Criterion, &str)| MarkForm {
        criterion: c.id.to_string(),
        level: level.into(),
        note: if level.is_empty() { String::new() } else { format!("{} : {level} par {juror}", c.name) },
    };
    let remarks =
        Remarks { comment: format!("avis de {juror}"), for_author: format!("à l’auteur de {juror}"), private: format!("pour {juror}") };
    ScorePitch { pitch, marks: criteria.iter().zip(levels).map(mark).collect(), remarks, hand_in: true, since: None }
}

#[tokio::test]
async fn what_is_optional_is_skipped_and_what_is_not_counted_is_asked_all_the_same() {
    on_each_database(async |company| {
        let (round, pitch) = round(&company).await;
        for (levels, total) in [(["1", "", "2"], 50_000), (["1", "2", "0"], 62_500), (["1", "0", "2"], 37_500)] {
            let saved = company.run(5, card(&company, 5, pitch, levels).await).await.expect("handed in");
            assert_eq!((saved.handed_in, saved.total), (true, Some(Total(total))), "{levels:?}");
        }
        let missing = company.run(5, card(&company, 5, pitch, ["1", "1", ""]).await).await;
        assert!(matches!(missing, Err(Failure::Invalid(e)) if e.0.len() == 1), "shown without counting is still asked for");
        company.run(5, card(&company, 5, pitch, ["2", "", "0"]).await).await.expect("skipped after all");
        let page = company.at(3, 8).ask(AskRound { round }).await.expect("a page");
        assert_eq!(page.pitches[0].mean, Some(Total(100_000)));
    })
    .await;
}

#[tokio::test]
async fn what_is_written_is_read_by_whom_it_is_for() {
    on_each_database(async |company| {
        let (round, pitch) = round(&company).await;
        for juror in [5, 4] {
            company.run(juror, card(&company, juror, pitch, ["1", "", "2"]).await).await.expect("handed in");
        }
        let own = desk(&company, 5, pitch).await;
        assert_eq!((own.notes.len(), own.remarks.private.as_str(), own.remarks.for_author.as_str()), (2, "pour 5", "à l’auteur de 5"));
        let sealed = company.ask(3, AskRound { round }).await.expect("a page");
        assert!(sealed.pitches.iter().all(|p| p.mean.is_none()));
        let early = company.ask(3, AskDecision { pitch }).await;
        assert!(matches!(early, Err(Failure::Refused(Refusal::RoundStillOpen))));
        let row = company.at(3, 8).ask(AskDecision { pitch }).await.expect("a desk");
        assert_eq!(row.comments, ["avis de 4", "avis de 5"]);
        let portee = ("Portée".to_owned(), vec!["Portée : 1 par 4".to_owned(), "Portée : 1 par 5".to_owned()]);
        assert_eq!((&row.notes[0], row.notes.len()), (&portee, 2), "in the order of the rubric, without what nobody answered");
        let told = serde_json::to_string(&(&row, company.at(3, 8).ask(AskRound { round }).await.expect("a page"))).expect("JSON");
        assert!(!told.contains("pour 5") && !told.contains("à l’auteur"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn a_card_that_is_void_is_kept_whole() {
    on_each_database(async |company| {
        let (_, pitch) = round(&company).await;
        company.run(5, card(&company, 5, pitch, ["1", "", "2"]).await).await.expect("handed in");
        company.run(5, StepAside { pitch, how: "recused".into(), why: String::new() }).await.expect("stepped aside");
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM mark_note").await, 0);
        let kept = "SELECT COUNT(*) AS n FROM voided_card WHERE notes LIKE '%Portée : 1 par 5%' AND for_author = 'à l’auteur de 5' \
            AND private_note = 'pour 5'";
        assert_eq!(company.count(kept).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_juror_sees_how_their_own_totals_are_spread_and_nobody_elses() {
    on_each_database(async |company| {
        let (_, a) = round(&company).await;
        let b = company.pitch(5, "B", 0).await;
        company.run(5, card(&company, 5, a, ["2", "", "0"]).await).await.expect("handed in");
        company.run(5, ScorePitch { hand_in: false, ..card(&company, 5, b, ["1", "", ""]).await }).await.expect("saved");
        company.run(4, card(&company, 4, b, ["0", "", "0"]).await).await.expect("handed in");
        let spread = desk(&company, 5, a).await.spread;
        let shown: Vec<_> = spread.0.iter().map(|own| (own.title.as_str(), own.total.0, own.handed_in)).collect();
        assert_eq!(shown, [("B", 50_000, false), ("A", 100_000, true)]);
        company.run(5, StepAside { pitch: b, how: "recused".into(), why: String::new() }).await.expect("stepped aside");
        assert_eq!(desk(&company, 5, a).await.spread.0.len(), 1, "what I am tied to is in no figure of mine");
    })
    .await;
}
