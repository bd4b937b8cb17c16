//! Stepping aside from a pitch: for a tie to its authors, or because one can't judge it.
use super::{api::StepAside, coverage::link_words};
use crate::{
    language::{locale, tr},
    ui::{Form, Notice, Pick, Submit, TextArea},
    wire::Act,
};
use domain::{
    PitchId,
    jury::{Assignment, LONGEST_WHY, Link, RoundPhase},
};
use leptos::prelude::*;

#[component]
pub fn SteppingAside(
    pitch: PitchId,
    phase: RoundPhase,
    /// What may tie me to it, told to me alone.
    #[prop(optional)]
    links: Vec<Link>,
) -> impl IntoView {
    let l = locale();
    let action = Act::<StepAside>::new();
    let open = action.was_refused();
    // A tie stays one after the close; what one can't judge is given to somebody else while there is time.
    let tie = (Assignment::Recused.name().to_owned(), tr!(l, jury.aside_tie).to_owned(), phase != RoundPhase::Scoring);
    let passed = (Assignment::Passed.name().to_owned(), tr!(l, jury.aside_passed).to_owned(), false);
    let (options, words) = match phase {
        RoundPhase::Scoring => (vec![tie, passed], tr!(l, jury.aside_words)),
        RoundPhase::Deliberation | RoundPhase::Published => (vec![tie], tr!(l, jury.aside_words_late)),
    };
    let links = (!links.is_empty()).then(|| {
        let links = links.iter().map(|link| link_words(l, *link)).collect::<Vec<_>>().join(", ");
        view! { <Notice>{tr!(l, jury.link_own, links = links)}</Notice> }
    });
    view! {
        {links}
        <details class="disclosure" open=open>
            <summary>{tr!(l, jury.aside_summary)}</summary>
            <Form action name=format!("step-aside-{pitch}") class="form" only=("pitch", pitch.to_string())>
                <p class="soft small">{words}</p>
                <Pick name="how" label=tr!(l, jury.aside_how) options/>
                <TextArea name="why" label=tr!(l, jury.aside_why) value=String::new() help=tr!(l, jury.aside_why_help) rows=2 most=LONGEST_WHY/>
                <footer><Submit label=tr!(l, jury.aside_yes) kind="secondary"/></footer>
            </Form>
        </details>
    }
}
