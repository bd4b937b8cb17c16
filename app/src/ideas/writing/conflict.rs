//! Two texts where one was expected: mine stays in the form, theirs stands here. Nothing is saved over theirs until the
//! writer says so.
use super::keeper::Keeper;
use crate::{
    ideas::words::channel_name,
    language::{Locale, locale, tr},
    routes,
    ui::Submit,
};
use domain::ideas::IdeaForm;
use leptos::prelude::*;

#[component]
pub fn Conflict(keeper: Keeper) -> impl IntoView {
    let l = locale();
    move || keeper.conflict.get().map(|theirs| both(l, keeper, theirs))
}

fn both(l: Locale, keeper: Keeper, theirs: IdeaForm) -> AnyView {
    let lines = told(l, theirs).into_iter().map(|(name, text)| view! { <dt>{name}</dt><dd class="lines">{text}</dd> }).collect_view();
    let take = keeper.idea.get_untracked().map(|idea| {
        view! { <a class="button" data-size="small" href=routes::edit_idea(idea) rel="external">{tr!(l, ideas.take_theirs)}</a> }
    });
    view! {
        <section class="two-texts" aria-labelledby="two-texts" role="status">
            <h2 id="two-texts">{tr!(l, ideas.two_texts)}</h2>
            <p>{tr!(l, ideas.two_texts_words)}</p>
            <details class="disclosure" open=true>
                <summary>{tr!(l, ideas.their_text)}</summary>
                <dl>{lines}</dl>
            </details>
            <p class="cluster">
                <Submit label=tr!(l, ideas.keep_mine) kind="secondary" size="small" intent="save"/>
                {take}
            </p>
        </section>
    }
    .into_any()
}

/// What theirs says, field by field.
fn told(l: Locale, theirs: IdeaForm) -> Vec<(&'static str, String)> {
    let hidden = if theirs.hides_name() { tr!(l, common.name_hidden).to_owned() } else { String::new() };
    let budget = [theirs.budget_low, theirs.budget_high].into_iter().filter(|amount| !amount.is_empty()).collect::<Vec<_>>().join(" – ");
    let channels = theirs.channels.iter().filter_map(|channel| channel.parse().ok()).map(|channel| channel_name(l, channel));
    let channels = channels.collect::<Vec<_>>().join(", ");
    let fields = [
        (tr!(l, ideas.title), theirs.title),
        (tr!(l, ideas.one_liner), theirs.one_liner),
        (tr!(l, ideas.problem_or_chance), theirs.problem),
        (tr!(l, ideas.proposal), theirs.proposal),
        (tr!(l, ideas.audience), theirs.audience),
        (tr!(l, ideas.channels), channels),
        (tr!(l, ideas.budget), budget),
        (tr!(l, ideas.impact_metric), theirs.impact_metric),
        (tr!(l, ideas.impact_baseline), theirs.impact_baseline),
        (tr!(l, ideas.impact_target), theirs.impact_target),
        (tr!(l, ideas.impact_by), theirs.impact_by),
        (tr!(l, ideas.tags), theirs.tags),
        (tr!(l, ideas.author_name), hidden),
    ];
    fields.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}
