//! What hosts and jury can do here: change it, lead to the jury, publish it, hand it on, give it up with a reason.
use super::{hosts, publish};
use crate::{
    challenges::api::{CancelChallenge, NameHosts, PublishResults},
    error::refusal,
    language::{Locale, locale, times, tr},
    routes,
    ui::{Dialog, Form, Icon, Notice, OpenDialog, SectionHead, Submit, TextArea, toast::tell_after},
    wire::Act,
};
use domain::{ChallengeId, Refusal, challenges::ChallengePage, ideas::LONGEST_REASON};
use leptos::prelude::*;

const CANCEL: &str = "cancel-challenge";

/// What changes the whole page.
#[derive(Clone, Copy)]
pub struct Actions {
    cancel: Act<CancelChallenge>,
    publish: Act<PublishResults>,
    hosts: Act<NameHosts>,
}

impl Actions {
    /// Each tells when it is done; `done` counts them.
    pub fn new(done: RwSignal<usize>) -> Self {
        let l = locale();
        let actions = Self { cancel: Act::new(), publish: Act::new(), hosts: Act::new() };
        tell_after(actions.cancel, done, tr!(l, challenges.cancelled));
        tell_after(actions.publish, done, tr!(l, challenges.published));
        tell_after(actions.hosts, done, tr!(l, challenges.hosts_saved));
        actions
    }
}

#[component]
pub fn Organise(page: ChallengePage, actions: Actions) -> impl IntoView {
    let l = locale();
    let can = &page.abilities;
    let names = !can.hosts.is_empty();
    let leads = can.open_round || can.round.is_some() || can.sealed.is_some();
    if !(can.change || can.cancel || leads || can.publish.is_some() || names || can.deserted) {
        return ().into_any();
    }
    let link = |href: String, icon, words: &'static str| view! { <a class="button" data-size="small" href=href><Icon of=icon/>{words}</a> };
    let opens = |id: &'static str, label: &'static str| view! { <OpenDialog id label kind="secondary" size="small"/> };
    let nobody = can.deserted && !names;
    // An admin does not run it.
    let administers = can.sealed.is_some() && !names && !can.deserted;
    let title = if administers { tr!(l, common.administration) } else { tr!(l, challenges.organise) };
    view! {
        <section class="organise" aria-labelledby="organise">
            <SectionHead id="organise" title/>
            {can.deserted.then(|| view! { <Notice tone="warn">{tr!(l, challenges.no_host_left)}</Notice> })}
            {nobody.then(|| view! { <p>{tr!(l, challenges.no_host_at_all)} " " <a href=routes::ADMIN_PEOPLE>{tr!(l, challenges.give_the_role)}</a></p> })}
            {can.jury_awaited.then(|| view! { <p class="small soft">{refusal(l, Refusal::JuryAwaited)}</p> })}
            <p class="cluster" data-gap="tight">
                {can.change.then(|| link(routes::edit_challenge(page.id), icondata::LuPencil, tr!(l, challenges.edit)))}
                {can.round.map(|round| link(routes::round(round), icondata::LuScale, tr!(l, challenges.see_round)))}
                {can.earlier.iter().map(|(round, at)| {
                    let words = tr!(l, challenges.see_round_of, day = times::day_near(l, &at.local, &page.now.local));
                    view! { <a class="button" data-kind="quiet" data-size="small" href=routes::round(*round)>{words}</a> }
                }).collect_view()}
                {can.sealed.map(|round| link(routes::sealed_scores(round), icondata::LuEye, tr!(l, challenges.sealed_scores)))}
                {can.open_round.then(|| link(routes::JURY.to_owned(), icondata::LuGavel, tr!(l, challenges.open_round)))}
                {can.publish.map(|_| opens(publish::PUBLISH, tr!(l, challenges.publish)))}
                {names.then(|| opens(hosts::HOSTS, tr!(l, challenges.name_hosts)))}
                {can.cancel.then(|| view! { <OpenDialog id=CANCEL label=tr!(l, challenges.cancel) kind="danger" size="small"/> })}
            </p>
            {can.publish.map(|waiting| publish::dialog(l, &page, waiting, actions.publish))}
            {names.then(|| hosts::dialog(l, &page, actions.hosts))}
            {can.cancel.then(|| dialog(l, page.id, actions.cancel))}
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
