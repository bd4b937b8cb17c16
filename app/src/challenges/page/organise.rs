//! What hosts and jury can do here: change it, lead to the jury, give it up with a reason.
use crate::{
    challenges::api::CancelChallenge,
    language::{Locale, locale, tr},
    routes,
    ui::{Dialog, Form, Icon, OpenDialog, SectionHead, Submit, TextArea},
    wire::Act,
};
use domain::{ChallengeId, challenges::ChallengePage, ideas::LONGEST_REASON};
use leptos::prelude::*;

const CANCEL: &str = "cancel-challenge";

#[component]
pub fn Organise(page: ChallengePage, cancel: Act<CancelChallenge>) -> impl IntoView {
    let l = locale();
    let can = &page.abilities;
    if !(can.change || can.cancel || can.open_round || can.round.is_some()) {
        return ().into_any();
    }
    let link = |href: String, icon, words: &'static str| view! { <a class="button" data-size="small" href=href><Icon of=icon/>{words}</a> };
    view! {
        <section class="organise" aria-labelledby="organise">
            <SectionHead id="organise" title=tr!(l, challenges.organise)/>
            <p class="cluster" data-gap="tight">
                {can.change.then(|| link(routes::edit_challenge(page.id), icondata::LuPencil, tr!(l, challenges.edit)))}
                {can.round.map(|round| link(routes::round(round), icondata::LuScale, tr!(l, challenges.see_round)))}
                {can.open_round.then(|| link(routes::JURY.to_owned(), icondata::LuGavel, tr!(l, challenges.open_round)))}
                {can.cancel.then(|| view! { <OpenDialog id=CANCEL label=tr!(l, challenges.cancel) kind="danger" size="small"/> })}
            </p>
            {can.cancel.then(|| dialog(l, page.id, cancel))}
        </section>
    }
    .into_any()
}

/// After a refusal without JavaScript the dialog stands open in the page, with what is wrong.
fn dialog(l: Locale, challenge: ChallengeId, action: Act<CancelChallenge>) -> impl IntoView {
    let refused = action.was_refused();
    view! {
        <Dialog id=CANCEL title=tr!(l, challenges.cancel_title) open=refused>
            <Form action name="cancel" only=("challenge", challenge.to_string())>
                <p>{tr!(l, challenges.cancel_words)}</p>
                <TextArea name="reason" label=tr!(l, challenges.cancel_reason) help=tr!(l, challenges.cancel_reason_help) rows=3
                    most=LONGEST_REASON required=true/>
                <footer><Submit label=tr!(l, challenges.cancel) kind="danger"/></footer>
            </Form>
        </Dialog>
    }
}
