//! Closing scoring before its time: told what it means first, then done.
use super::api::CloseRound;
use crate::{
    language::{locale, tr, trn},
    ui::{Form, Submit},
    wire::Act,
};
use domain::RoundId;
use leptos::prelude::*;

#[component]
pub fn Close(
    round: RoundId,
    /// Cards that are not handed in yet.
    missing: i64,
    action: Act<CloseRound>,
) -> impl IntoView {
    let l = locale();
    let cards = match missing {
        0 => tr!(l, jury.no_card_missing).to_owned(),
        missing => trn!(l, missing, jury.cards_missing_1, jury.cards_missing_n),
    };
    view! {
        <details class="disclosure">
            <summary>{tr!(l, jury.close_now)}</summary>
            <Form action name="close" only=("round", round.to_string())>
                <p><strong>{cards}</strong></p>
                <p>{tr!(l, jury.close_words)}</p>
                <footer><Submit label=tr!(l, jury.close_yes) kind="danger"/></footer>
            </Form>
        </details>
    }
}
