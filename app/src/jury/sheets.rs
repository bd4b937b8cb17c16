//! How the sheets of an exported round and their columns are called, for whoever reads them in a spreadsheet.
use crate::{
    language::{Locale, tr},
    ui,
};
use domain::jury::Verdict;

pub struct SheetWords {
    pub workbook: &'static str,
    pub scores: &'static str,
    pub ranking: &'static str,
    /// Juror, pitch, criterion, score, level, what it says, weight, whether it counts, why.
    pub scores_heads: [&'static str; 9],
    /// Place, pitch, raw mean, adjusted score, interval from and to, chances in per cent, cards, decision.
    pub ranking_heads: [&'static str; 9],
    pub yes: &'static str,
    pub no: &'static str,
    pub verdict: Box<dyn Fn(Verdict) -> &'static str + Send + Sync>,
}

pub fn sheet_words(l: Locale) -> SheetWords {
    SheetWords {
        workbook: tr!(l, jury.sheet_workbook),
        scores: tr!(l, jury.sheet_scores),
        ranking: tr!(l, jury.sheet_ranking),
        scores_heads: [
            tr!(l, jury.juror),
            tr!(l, jury.pitch_column),
            tr!(l, jury.sheet_criterion),
            tr!(l, jury.sheet_score),
            tr!(l, jury.sheet_level),
            tr!(l, jury.sheet_label),
            tr!(l, jury.sheet_weight),
            tr!(l, jury.sheet_counted),
            tr!(l, jury.sheet_note),
        ],
        ranking_heads: [
            tr!(l, jury.place),
            tr!(l, jury.pitch_column),
            tr!(l, jury.mean),
            tr!(l, jury.adjusted),
            tr!(l, jury.sheet_low),
            tr!(l, jury.sheet_high),
            tr!(l, jury.sheet_chance),
            tr!(l, jury.cards_column),
            tr!(l, jury.decision),
        ],
        yes: tr!(l, jury.sheet_yes),
        no: tr!(l, jury.sheet_no),
        verdict: Box::new(move |of| ui::verdict(l, of)),
    }
}
