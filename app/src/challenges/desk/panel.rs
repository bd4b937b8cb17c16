//! Who judges: a chair, a deputy, and everybody else who sits. The list scrolls; with JavaScript it can be searched.
use crate::{
    challenges::api::SeatPanel,
    language::{Locale, locale, tr},
    ui::{Form, Saved, SectionHead, Select, Submit, field_frame::Frame, form::FormState},
    wire::Act,
};
use domain::{ChallengeId, PersonId, challenges::ChallengeDesk, text};
use leptos::prelude::*;

#[component]
pub fn PanelSection(challenge: ChallengeId, desk: ChallengeDesk, action: Act<SeatPanel>) -> impl IntoView {
    let l = locale();
    let people: Vec<(String, String)> = desk.colleagues.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let one = move || std::iter::once((String::new(), tr!(l, common.choose).to_owned())).chain(people.clone()).collect::<Vec<_>>();
    let kind = if desk.panel.chair.is_empty() { "primary" } else { "secondary" };
    view! {
        <section aria-labelledby="panel">
            <SectionHead id="panel" title=tr!(l, challenges.jury)/>
            <Form action name="panel" only=("challenge", challenge.to_string())>
                <p class="soft small">{tr!(l, challenges.panel_words)} " " {tr!(l, challenges.deputy_help)}</p>
                <div class="form-row">
                    <Select name="chair" label=tr!(l, challenges.chair) options=one() value=desk.panel.chair.clone()/>
                    <Select name="deputy" label=tr!(l, challenges.deputy) options=one() value=desk.panel.deputy.clone()/>
                </div>
                <Jurors colleagues=desk.colleagues.clone() seated=desk.panel.jurors.clone()/>
                <footer><Submit label=tr!(l, challenges.save_panel) kind/><Saved action/></footer>
            </Form>
        </section>
    }
}

/// Everybody, those who sit first.
#[component]
fn Jurors(colleagues: Vec<(PersonId, String)>, seated: Vec<String>) -> impl IntoView {
    let l = locale();
    let state = FormState::around();
    let wanted = RwSignal::new(String::new());
    let sits = |id: &str| seated.iter().any(|juror| juror == id);
    let (first, others): (Vec<_>, Vec<_>) = colleagues.into_iter().map(|(id, name)| (id.to_string(), name)).partition(|(id, _)| sits(id));
    let rows = first.into_iter().chain(others).map(|(id, name)| {
        let checked = state.and_then(|state| state.chosen("jurors[]", &id)).unwrap_or_else(|| sits(&id));
        let folded = text::fold(&name);
        let hidden = move || wanted.with(|wanted| !folded.contains(wanted.as_str()));
        view! { <label class="choice" hidden=hidden><input r#type="checkbox" name="jurors[]" value=id checked=checked/>{name}</label> }
    });
    let rows = rows.collect_view();
    let frame = Frame::new("jurors", tr!(l, challenges.jurors).to_owned(), Some(tr!(l, challenges.jurors_help).to_owned()), false, None);
    frame.around_group(view! { <JurorSearch l wanted/> <div class="juror-list">{rows}</div> }.into_any())
}

/// Only where it works: without JavaScript the list just scrolls. What is typed here is not sent.
#[component]
fn JurorSearch(l: Locale, wanted: RwSignal<String>) -> impl IntoView {
    let awake = RwSignal::new(false);
    Effect::new(move || awake.set(true));
    view! {
        <input class="input" r#type="search" autocomplete="off" placeholder=tr!(l, challenges.find_juror) aria-label=tr!(l, challenges.find_juror)
            disabled=move || !awake.get()
            on:input:target=move |ev| wanted.set(text::fold(ev.target().value().trim()))
            on:keydown=move |ev| if ev.key() == "Enter" { ev.prevent_default() }/>
    }
}
