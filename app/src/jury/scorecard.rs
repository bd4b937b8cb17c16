//! My card: a level for each criterion, what I write, the total so far. It saves itself, is handed in, may be revised until
//! the close, and is then shown as it stayed.
use super::{
    api::Score,
    autosave::Card,
    criterion::CriterionRows,
    kept_card::KeptCard,
    keys,
    own_spread::OwnSpread,
    remarks::{RemarkFields, RemarksRead},
    saved_note::SavedNote,
    score_total::ScoreTotal,
    two_cards::TwoCards,
};
use crate::{
    language::{Locale, locale, tr, trn, when},
    ui::{Form, Notice, Submit},
    wire::Act,
};
use domain::jury::ScoringDesk;
use leptos::{ev::Event, html, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Element, HtmlFormElement};

#[component]
pub fn Scorecard(desk: ScoringDesk, card: Card) -> impl IntoView {
    let l = locale();
    let section = NodeRef::<html::Section>::new();
    let note = desk.may_score.then(|| view! { <SavedNote card=card.clone() now=desk.now/> });
    let body = if desk.may_score { open(l, &desk, card.clone(), section) } else { locked(l, &desk, card.clone()) };
    let (typing, settling) = (card.clone(), card.clone());
    // What the browser filled in again, a refused form kept, or this device kept while the network was gone counts as marked.
    Effect::new(move || {
        if let Some(form) = form_in(section) {
            card.read(&form);
            card.take_up(&form, &desk);
        }
    });
    view! {
        <section class="scorecard" aria-labelledby="card" node_ref=section on:keydown=move |ev| keys::answer(&ev)
            on:input=move |ev| with_form(&ev, "textarea", |form| typing.save_soon(form))
            on:change=move |ev| with_form(&ev, "textarea, input", |form| settling.save(form))>
            <header class="cluster" data-between="">
                <h2 id="card">{tr!(l, jury.card)}</h2>
                {note}
            </header>
            {body}
        </section>
    }
}

/// The form of my card, once it is on the page.
fn form_in(section: NodeRef<html::Section>) -> Option<HtmlFormElement> {
    section.get()?.query_selector("form").ok().flatten()?.dyn_into().ok()
}

/// The form around what an event happened to, when it is one of the kind.
fn with_form(ev: &Event, kind: &str, then: impl FnOnce(&HtmlFormElement)) {
    let at = ev.target().and_then(|target| target.dyn_into::<Element>().ok());
    let at = at.filter(|at| at.matches(kind).unwrap_or_default());
    if let Some(form) = at.and_then(|at| at.closest("form").ok().flatten()) {
        then(form.unchecked_ref());
    }
}

fn open(l: Locale, desk: &ScoringDesk, card: Card, section: NodeRef<html::Section>) -> AnyView {
    let (action, builds_on) = (follow(&card, section), card.clone());
    let (pitch, remarks, criteria) = (desk.pitch.to_string(), desk.remarks.clone(), criteria(desk, false));
    let (note_months, kept) = (desk.note_months, trn!(l, desk.note_months, jury.why_kept_1, jury.why_kept_n));
    let (spread_desk, spread_card) = (desk.clone(), card.clone());
    let words = match &desk.reopened {
        Some(_) => tr!(l, jury.is_handed_in_again).to_owned(),
        None => tr!(l, jury.is_handed_in, when = when(l, &desk.closes, &desk.now)),
    };
    let now = desk.now;
    let reopened = desk.reopened.map(|until| {
        let words = tr!(l, jury.reopened_for_you, when = when(l, &until, &now));
        view! { <Notice tone="warn">{words}</Notice> }
    });
    // A card that is open again says so; that it was handed in before is no news.
    let (handed_in, told_before) = (card.clone(), desk.reopened.is_some());
    let told = move || {
        let words = words.clone();
        let told = if told_before { handed_in.is_locked() } else { handed_in.handed_in() };
        told.then(|| view! { <Notice tone="good">{words}</Notice> })
    };
    let offline = move || {
        let gone = action.refusal().is_some_and(|error| error.is_out_of_reach());
        gone.then(|| view! { <Notice tone="warn">{tr!(l, jury.hand_in_offline)}</Notice> })
    };
    view! {
        {reopened}
        <Form action name="card" class="stack" only=("pitch", pitch)>
            <input type="hidden" name="since" value=move || builds_on.since()/>
            <TwoCards card=card.clone()/>
            {criteria}
            <p class="soft small">{kept}</p>
            <RemarkFields remarks note_months/>
            <ScoreTotal card/>
            <OwnSpread desk=spread_desk card=spread_card/>
            <div role="status">{told}</div>
            <div role="status">{offline}</div>
            <p class="cluster">
                <Submit label=tr!(l, common.save) kind="secondary" intent="save"/>
                <Submit label=tr!(l, jury.hand_in) intent="hand_in"/>
            </p>
            <p class="soft small keyboard-hint">{tr!(l, jury.keys)}</p>
        </Form>
    }
    .into_any()
}

/// The action of the form: it takes the place of what was to be saved soon, and its answer counts as saved.
fn follow(card: &Card, section: NodeRef<html::Section>) -> Act<Score> {
    let action = Act::<Score>::new();
    let (waiting, done, refused, pending) = (card.clone(), card.clone(), card.clone(), action.pending());
    Effect::new(move || {
        if let Some(error) = action.refusal() {
            refused.was_refused(&error, untrack(|| form_in(section)));
        }
    });
    Effect::new(move || {
        if pending.get() {
            waiting.hold();
        }
    });
    Effect::new(move || {
        if let Some(saved) = action.output() {
            done.is_saved(saved);
        }
    });
    action
}

fn locked(l: Locale, desk: &ScoringDesk, card: Card) -> AnyView {
    let (juror, pitch, late) = (desk.juror, desk.pitch, RwSignal::new(false));
    Effect::new(move || late.set(KeptCard::find(juror, pitch).is_some()));
    let forget = move |_| {
        KeptCard::forget(juror, pitch);
        late.set(false);
    };
    let late = move || {
        late.get().then(|| {
            let words = tr!(l, jury.kept_forget);
            view! {
                <Notice tone="warn">{tr!(l, jury.kept_late)}</Notice>
                <p><button class="button" data-kind="secondary" data-size="small" r#type="button" on:click=forget>{words}</button></p>
            }
        })
    };
    view! {
        <Notice>{tr!(l, jury.locked)}</Notice>
        <div class="stack" role="status">{late}</div>
        {criteria(desk, true)}
        <RemarksRead remarks=desk.remarks.clone()/>
        <ScoreTotal card/>
    }
    .into_any()
}

fn criteria(desk: &ScoringDesk, locked: bool) -> impl IntoView + use<> {
    let rows = desk.rubric.0.iter().cloned().enumerate().map(|(place, criterion)| {
        let level = desk.marks.iter().find(|(id, _)| *id == criterion.id).map(|(_, level)| *level);
        let note = desk.notes.iter().find(|(id, _)| *id == criterion.id).map(|(_, note)| note.clone()).unwrap_or_default();
        view! { <CriterionRows criterion place level note locked/> }
    });
    rows.collect_view()
}
