//! Taking a round away: the files whoever presides, or hosts, may have once it is closed.
use crate::{
    language::{locale, tr},
    routes,
    ui::{Icon, SectionHead},
};
use domain::{RoundId, jury::RoundAbilities};
use leptos::prelude::*;

#[component]
pub fn TakeAway(round: RoundId, abilities: RoundAbilities) -> impl IntoView {
    let l = locale();
    if !abilities.export_ranking {
        return ().into_any();
    }
    let words = if abilities.export_scores { tr!(l, jury.take_scores_words) } else { tr!(l, jury.take_ranking_words) };
    view! {
        <section aria-labelledby="take-away">
            <SectionHead id="take-away" title=tr!(l, jury.take_away)/>
            <p class="soft small measure">{words}</p>
            <p class="cluster">
                {file(round, "round.xlsx", tr!(l, jury.take_workbook))}
                {abilities.export_scores.then(|| file(round, "scores.csv", tr!(l, jury.take_scores)))}
                {file(round, "ranking.csv", tr!(l, jury.take_ranking))}
            </p>
        </section>
    }
    .into_any()
}

/// A file, no page: the browser fetches it itself.
fn file(round: RoundId, name: &'static str, words: &'static str) -> impl IntoView {
    let href = routes::round_file(round, name);
    view! { <a class="button" data-size="small" href=href rel="external" download=""><Icon of=icondata::LuDownload/> {words}</a> }
}
