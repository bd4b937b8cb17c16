//! Tests of what is left of a round once its jurors' notes are deleted.
use crate::{
    Failure,
    store::{self, jury::rounds_with_notes},
    testing::{Company, answering, arena::decision, on_each_database},
};
use domain::{
    IdeaId, Moment, PitchId, Refusal, RoundId,
    admin::ChangeAnswering,
    ideas::AskIdea,
    jury::{
        AskDecision, AskRound, AskScoringDesk, DeleteNotes, ExportRound, MarkForm, PublishRound, Remarks, ScoreLine, ScorePitch, StepAside,
        Takes,
    },
    time::DAY,
};

/// The day of the publication.
const PUBLISHED: i64 = 2;
/// Long after it.
const LATER: i64 = PUBLISHED + 400;

struct Round {
    round: RoundId,
    idea: IdeaId,
    pitch: PitchId,
}

/// A round of one pitch: three cards are handed in with everything one may write on them, one of them is void; published.
async fn published(company: &Company) -> Round {
    company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
    let idea = company.enter_on(10, company.tank, "A", 0).await;
    company.shortlist(&[idea], 0).await;
    let round = company.open_round(3, company.tank, 0, 1).await;
    let pitch = company.pitch(3, "A", 0).await;
    for juror in [3, 4, 5] {
        let card = company.card(juror, pitch, 2, 0).await;
        let note = |mark: MarkForm| MarkForm { note: format!("note de {juror}"), ..mark };
        let remarks =
            Remarks { comment: format!("avis de {juror}"), for_author: format!("mot de {juror}"), private: format!("de {juror}") };
        company.run(juror, ScorePitch { marks: card.marks.into_iter().map(note).collect(), remarks, ..card }).await.expect("handed in");
    }
    company.run(5, StepAside { pitch, how: "recused".into(), why: String::new() }).await.expect("aside");
    company.at(3, PUBLISHED).run(decision(round, idea, "funded")).await.expect("decided");
    company.at(3, PUBLISHED).run(PublishRound::of(round)).await.expect("published");
    Round { round, idea, pitch }
}

async fn tend(company: &Company, days: i64) -> u64 {
    crate::operations::tend_at(&company.backend, days * DAY).await.expect("tended")
}

/// How many notes of which kind there are: beside criteria, for oneself, on cards that are void.
async fn notes(company: &Company) -> [i64; 3] {
    let criteria = company.count("SELECT COUNT(*) AS n FROM mark_note").await;
    let own = company.count("SELECT COUNT(*) AS n FROM scorecard WHERE private_note <> ''").await;
    [criteria, own, company.count("SELECT COUNT(*) AS n FROM voided_card WHERE private_note <> '' OR notes <> '{}'").await]
}

async fn export(company: &Company, round: RoundId) -> (Vec<ScoreLine>, Vec<String>) {
    let export = company.at(3, LATER).run(ExportRound { round, takes: Takes::Both }).await.expect("taken away");
    let lines = export.scores.expect("the scores too");
    let notes = lines.iter().map(|line| line.note.clone()).filter(|note| !note.is_empty()).collect();
    (lines.into_iter().map(|line| ScoreLine { note: String::new(), ..line }).collect(), notes)
}

#[tokio::test]
async fn notes_go_twelve_months_after_the_publication_and_what_is_for_others_stays() {
    on_each_database(async |company| {
        let Round { round, idea, pitch } = published(&company).await;
        let before = notes(&company).await;
        assert!(before[0] > 2 && before[1..] == [2, 1], "{before:?}");
        let desk = async || company.at(3, LATER).ask(AskDecision { pitch }).await.expect("a desk");
        let letter = async || company.at(10, LATER).ask(AskIdea { idea }).await.expect("seen").letter.expect("a letter");
        let (shown, told, taken) = (desk().await, letter().await, export(&company, round).await);
        assert_eq!((shown.comments.len(), told.remarks.len()), (2, 2));
        assert!(!shown.notes.is_empty() && taken.1.len() as i64 == before[0]);

        assert_eq!((tend(&company, PUBLISHED + 364).await, notes(&company).await), (0, before), "a day too early");
        assert_eq!((tend(&company, PUBLISHED + 367).await, notes(&company).await), (1, [0; 3]));
        let deleted = company.count("SELECT notes_deleted_at AS n FROM round").await;
        assert_eq!(tend(&company, PUBLISHED + 368).await, 0, "once");
        assert_eq!(company.count("SELECT notes_deleted_at AS n FROM round").await, deleted);
        assert_eq!(company.count("SELECT COUNT(*) AS n FROM voided_card WHERE for_author = 'mot de 5' AND comment = 'avis de 5'").await, 1);

        let after = desk().await;
        assert_eq!((&after.comments, after.notes.len(), &after.row), (&shown.comments, 0, &shown.row), "also where it was remembered");
        assert_eq!(letter().await, told);
        let later = export(&company, round).await;
        assert_eq!((later.0, later.1.len()), (taken.0, 0));
        let page = company.at(3, LATER).ask(AskRound { round }).await.expect("a page");
        assert!(page.pitches.iter().any(|row| row.pitch == pitch && row.cards == 2));
        let own = company.at(4, LATER).ask(AskScoringDesk { pitch }).await.expect("a desk");
        let remarks = Remarks { comment: "avis de 4".into(), for_author: "mot de 4".into(), private: String::new() };
        assert_eq!((own.notes.len(), own.remarks, own.marks.is_empty(), own.note_months), (0, remarks, false, 12));
    })
    .await;
}

#[tokio::test]
async fn the_moment_of_the_publication_counts_and_the_scheduler_alone_deletes() {
    on_each_database(async |company| {
        let Round { round, .. } = published(&company).await;
        let at = company.count("SELECT published_at AS n FROM round").await;
        let reader = company.backend.system().reader();
        assert_eq!(rounds_with_notes(&reader, Moment(at - 1)).await.expect("asked"), []);
        assert_eq!(rounds_with_notes(&reader, Moment(at)).await.expect("asked"), [round]);
        let system = company.backend.system().offset_by(30 * DAY);
        assert!(!system.run(DeleteNotes { round }).await.expect("asked"), "not yet, whoever asks");
        for n in [1, 2, 3] {
            assert!(matches!(company.at(n, LATER).run(DeleteNotes { round }).await, Err(Failure::Refused(Refusal::OnlyTheChair))), "{n}");
        }
        company.write("UPDATE round SET published_at = NULL", vec![]).await;
        assert_eq!(tend(&company, LATER * 10).await, 0, "what is not published is not over");
        assert_eq!(notes(&company).await[1], 2);
    })
    .await;
}

#[tokio::test]
async fn a_company_sets_for_how_many_months_notes_are_kept() {
    on_each_database(async |company| {
        let Round { pitch, round, .. } = published(&company).await;
        let set = |months: i64| ChangeAnswering { note_months: months.to_string(), ..answering(false, "5") };
        company.run(1, set(60)).await.expect("set");
        assert_eq!(company.ask(4, AskScoringDesk { pitch }).await.expect("a desk").note_months, 60);
        assert_eq!(tend(&company, LATER).await, 0);
        company.run(1, set(1)).await.expect("set");
        assert_eq!((tend(&company, PUBLISHED + 27).await, tend(&company, PUBLISHED + 32).await), (0, 1));
        let values = store::values![round.0];
        company.write("UPDATE round SET notes_deleted_at = NULL WHERE id = $1", values).await;
        company.run(1, set(60)).await.expect("set");
        assert_eq!(tend(&company, PUBLISHED + 32).await, 0);
    })
    .await;
}
