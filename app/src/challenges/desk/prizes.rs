//! What can be won: a line each; a line without a name is no prize.
use crate::{
    language::{locale, number, tr},
    ui::{Field, form::FormState},
};
use domain::challenges::PrizeForm;
use leptos::prelude::*;

/// Lines to fill in, at least.
const LINES: usize = 4;

#[component]
pub fn Prizes(prizes: Vec<PrizeForm>) -> impl IntoView {
    let l = locale();
    let count = (prizes.len() + 1).max(LINES);
    let kept = prizes.len();
    let lowest: usize = prizes.iter().filter_map(|prize| prize.rank.parse().ok()).max().unwrap_or_default();
    let lines = (0..count).map(|i| {
        let blank = PrizeForm { rank: (lowest + 1 + i.saturating_sub(kept)).to_string(), quantity: "1".to_owned(), ..PrizeForm::default() };
        let prize = prizes.get(i).cloned().unwrap_or(blank);
        view! { <PrizeLine i prize/> }
    });
    let lines = lines.collect_view();
    view! {
        <fieldset class="fieldset">
            <legend>{tr!(l, challenges.prizes)}</legend>
            <p class="soft small">{tr!(l, challenges.prizes_help)}</p>
            <div class="prize-lines">{lines}</div>
        </fieldset>
    }
}

#[component]
fn PrizeLine(i: usize, prize: PrizeForm) -> impl IntoView {
    let l = locale();
    let n = number(l, i64::try_from(i + 1).unwrap_or_default());
    let named = |field: &str, label: &'static str| {
        let name = format!("prizes[{i}][{field}]");
        // In the summary of errors each says which prize it belongs to.
        if let Some(state) = FormState::around() {
            state.label(&name, &tr!(l, challenges.of_prize, field = label, n = n.clone()));
        }
        name
    };
    let (label, rank) = (tr!(l, challenges.prize_label), tr!(l, challenges.rank));
    let (value, quantity) = (tr!(l, challenges.prize_value), tr!(l, challenges.prize_quantity));
    view! {
        <fieldset class="prize-line">
            <legend class="visually-hidden">{tr!(l, challenges.prize_n, n = n.clone())}</legend>
            <Field name=named("rank", rank) label=rank value=prize.rank inputmode="numeric"/>
            <Field name=named("label", label) label value=prize.label/>
            <Field name=named("value", value) label=value value=prize.value inputmode="decimal"/>
            <Field name=named("quantity", quantity) label=quantity value=prize.quantity inputmode="numeric"/>
        </fieldset>
    }
}
