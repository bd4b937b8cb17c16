//! The story: the problem in its author's words, what they propose, and what they put beside it.
use crate::{
    attachments::shown,
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
    let files = (!idea.files.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="files">
                <h2 id="files">{tr!(l, attachments.title)}</h2>
                {shown(l, &idea.files)}
            </section>
        }
    });
    view! { {problem} {proposal} {files} }.into_any()
}
