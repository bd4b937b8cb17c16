//! The total of what is marked, by the rule that ranks.
use super::autosave::Card;
use crate::language::{locale, number, rounded, tr, trn};
use leptos::prelude::*;

#[component]
pub fn ScoreTotal(card: Card) -> impl IntoView {
    let l = locale();
    let of = i64::try_from(card.rubric.0.len()).unwrap_or_default();
    let marks = card.marks.clone();
    let marked = Memo::new(move |_| i64::try_from(marks.with(|marks| marks.len())).unwrap_or_default());
    let whole = card.clone();
    let title = move || if whole.is_complete() { tr!(l, jury.total) } else { tr!(l, jury.total_so_far) };
    let counted = move || trn!(l, marked.get(), jury.criteria_1, jury.criteria_n, of = number(l, of));
    let total = move || card.total().map_or_else(|| "–".to_owned(), |total| rounded(l, total.0, 1_000));
    view! {
        <div class="score-total">
            <span>{title}<br/><span class="soft small">{counted}</span></span>
            <output>{total} " " <small>{tr!(l, jury.out_of)}</small></output>
        </div>
    }
}
