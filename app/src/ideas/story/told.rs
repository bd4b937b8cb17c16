//! The story: the problem in its author's words, and what they propose.
use crate::{
    language::{Locale, tr},
    ui::Prose,
};
use domain::ideas::IdeaPage;
use leptos::prelude::*;

pub fn told(l: Locale, idea: &IdeaPage) -> AnyView {
    let paragraphs = idea.problem.split("\n\n").filter(|p| !p.trim().is_empty());
    let paragraphs = paragraphs.map(|p| view! { <p class="lines">{p.to_owned()}</p> }).collect_view();
    let problem = (!idea.problem.is_empty()).then(|| {
        view! {
            <section class="prose" aria-labelledby="problem">
                <h2 id="problem">{tr!(l, ideas.problem)}</h2>
                {paragraphs}
            </section>
        }
    });
    let html = idea.proposal_html.clone();
    let proposal = (!html.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="proposal">
                <h2 id="proposal">{tr!(l, ideas.proposal)}</h2>
                <Prose html/>
            </section>
        }
    });
    view! { {problem} {proposal} }.into_any()
}
