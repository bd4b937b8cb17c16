//! What an author changed, part by part: struck out what went, marked what came.
use crate::{
    ideas::words::channel_name,
    language::{Locale, day_and_year, money, tr},
};
use domain::{
    Cents, Civil,
    ideas::{Change, Channel, How, Is, Part, Piece},
};
use leptos::prelude::*;

pub fn changes(l: Locale, changes: Vec<Change>) -> AnyView {
    let parts = changes.into_iter().map(|change| {
        let how = match change.how {
            How::Words(pieces) => words(l, pieces),
            How::Channels { removed, added } => {
                words(l, [(Is::Removed, removed), (Is::Added, added)].map(|(is, c)| channels(l, is, c)).into())
            }
            How::Day { before, after } => {
                let day = |is, at: Option<Civil>| Piece { is, words: at.map(|at| day_and_year(l, &at)).unwrap_or_default() };
                words(l, vec![day(Is::Removed, before), day(Is::Added, after)])
            }
            How::Budget { before, after } => words(l, vec![budget(l, Is::Removed, before), budget(l, Is::Added, after)]),
        };
        view! { <dt>{part_name(l, change.part)}</dt><dd class="lines">{how}</dd> }
    });
    view! { <dl class="changes">{parts.collect_view()}</dl> }.into_any()
}

fn words(l: Locale, pieces: Vec<Piece>) -> AnyView {
    let pieces = pieces.into_iter().filter(|piece| !piece.words.is_empty());
    let pieces = pieces.map(|Piece { is, words }| match is {
        Is::Kept => words.into_any(),
        Is::Removed => view! { <del><span class="visually-hidden">{tr!(l, ideas.removed_words)} " "</span>{words}</del> " " }.into_any(),
        Is::Added => view! { <ins><span class="visually-hidden">{tr!(l, ideas.added_words)} " "</span>{words}</ins> " " }.into_any(),
    });
    pieces.collect_view().into_any()
}

fn channels(l: Locale, is: Is, channels: Vec<Channel>) -> Piece {
    Piece { is, words: channels.into_iter().map(|c| channel_name(l, c)).collect::<Vec<_>>().join(", ") }
}

fn budget(l: Locale, is: Is, amount: Option<(Cents, Cents)>) -> Piece {
    let words = match amount {
        None => String::new(),
        Some((low, high)) if low == high => money(l, low),
        Some((low, high)) => tr!(l, ideas.from_to, low = money(l, low), high = money(l, high)),
    };
    Piece { is, words }
}

fn part_name(l: Locale, part: Part) -> &'static str {
    match part {
        Part::Title => tr!(l, ideas.title),
        Part::OneLiner => tr!(l, ideas.one_liner),
        Part::Problem => tr!(l, ideas.problem_or_chance),
        Part::Audience => tr!(l, ideas.audience),
        Part::Proposal => tr!(l, ideas.proposal),
        Part::Channels => tr!(l, ideas.channels),
        Part::Budget => tr!(l, ideas.budget),
        Part::ImpactMetric => tr!(l, ideas.impact_metric),
        Part::ImpactBaseline => tr!(l, ideas.impact_baseline),
        Part::ImpactTarget => tr!(l, ideas.impact_target),
        Part::ImpactBy => tr!(l, ideas.impact_by),
        Part::Tags => tr!(l, ideas.tags),
    }
}
