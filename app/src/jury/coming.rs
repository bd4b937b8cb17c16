//! Pitches to come: whoever is tied to their authors says so here, before anybody is given one.
use super::api::{DeclareTie, TakeBackTie};
use crate::{
    language::{Locale, locale, tr},
    routes,
    ui::{Form, Notice, Submit, TextArea, toast::tell_after},
    wire::{Act, KeptForm},
};
use domain::jury::{ComingPitch, ComingPitches, LONGEST_WHY};
use leptos::{html, prelude::*};

#[component]
pub fn Coming(
    coming: ComingPitches,
    /// Counts what was declared and taken back, so that the desk asks anew.
    changed: RwSignal<usize>,
) -> impl IntoView {
    let l = locale();
    let heading = format!("coming-{}", coming.challenge);
    let id = heading.clone();
    let desk = Desk { changed, place: NodeRef::new() };
    // Whoever has just said something goes on where they were.
    let told = |of: &ComingPitch| of.declared.is_some() || came_back(&of.idea.to_string());
    let open = changed.get_untracked() > 0 || coming.ideas.iter().any(told);
    let rows = coming.ideas.into_iter().map(|of| view! { <li class="stack" data-gap="tight">{row(l, of, desk)}</li> }).collect_view();
    view! {
        <section class="stack" data-gap="tight" aria-labelledby=heading tabindex="-1" node_ref=desk.place>
            <h2 id=id>{tr!(l, jury.coming_on, title = coming.title)}</h2>
            <details class="disclosure measure" open=open>
                <summary>{tr!(l, jury.coming)}</summary>
                <p class="soft small">{tr!(l, jury.coming_words)}</p>
                <ul class="stack" role="list">{rows}</ul>
            </details>
        </section>
    }
}

/// Where it stands, and what counts on when something was said.
#[derive(Clone, Copy)]
struct Desk {
    changed: RwSignal<usize>,
    place: NodeRef<html::Section>,
}

impl Desk {
    /// What one pressed goes away; what it led to is read where it stood.
    fn after<S: 'static>(self, action: Act<S>, words: &'static str) {
        tell_after(action, self.changed, words);
        Effect::new(move || {
            if action.went_well()
                && let Some(place) = self.place.get_untracked()
            {
                let _ = place.focus();
            }
        });
    }
}

/// Whether a plain form about an idea came back refused.
fn came_back(idea: &str) -> bool {
    use_context::<KeptForm>().is_some_and(|kept| kept.get("idea") == Some(idea))
}

fn row(l: Locale, of: ComingPitch, desk: Desk) -> impl IntoView {
    let ComingPitch { idea, title, declared } = of;
    let form = match declared {
        Some(why) => declared_tie(l, idea.to_string(), &title, why, desk),
        None => declaring(l, idea.to_string(), &title, desk),
    };
    view! { <h3><a href=routes::idea(idea)>{title}</a></h3> {form} }
}

fn declared_tie(l: Locale, idea: String, title: &str, why: String, desk: Desk) -> AnyView {
    let action = Act::<TakeBackTie>::new();
    desk.after(action, tr!(l, jury.tie_taken_back));
    let says = tr!(l, jury.words_about, words = tr!(l, jury.tie_take_back), about = title);
    view! {
        <Notice>{tr!(l, jury.tie_declared)}</Notice>
        {(!why.is_empty()).then(|| view! { <blockquote class="small">{why}</blockquote> })}
        <Form action name=format!("take-back-tie-{idea}") class="cluster" only=("idea", idea)>
            <Submit label=tr!(l, jury.tie_take_back) kind="quiet" size="small" says/>
        </Form>
    }
    .into_any()
}

fn declaring(l: Locale, idea: String, title: &str, desk: Desk) -> AnyView {
    let action = Act::<DeclareTie>::new();
    desk.after(action, tr!(l, jury.tie_declared));
    let open = action.was_refused() && came_back(&idea);
    let [tie, yes] = [tr!(l, jury.aside_tie), tr!(l, jury.tie_declare)];
    let [tie_says, yes_says] = [tie, yes].map(|words| tr!(l, jury.words_about, words = words, about = title));
    view! {
        <details class="disclosure" open=open>
            <summary aria-label=tie_says>{tie}</summary>
            <Form action name=format!("declare-tie-{idea}") only=("idea", idea)>
                <TextArea name="why" label=tr!(l, jury.aside_why) help=tr!(l, jury.aside_why_help) rows=2 most=LONGEST_WHY/>
                <footer><Submit label=yes kind="secondary" says=yes_says/></footer>
            </Form>
        </details>
    }
    .into_any()
}
