//! The answer everybody reads: what, how much or until when, why, and from whom.
use crate::{
    language::{Locale, money, times, tr},
    ui::{
        Icon, Time, errata,
        verdict::{tied_to, verdict, verdict_shade},
    },
};
use domain::{Stamp, ideas::PublicAnswer};
use leptos::prelude::*;

pub fn decision(l: Locale, answer: PublicAnswer, prizes: Vec<String>, now: Stamp) -> AnyView {
    let shade = verdict_shade(answer.verdict);
    let amount = answer.amount.map(|amount| view! { <p class="amount">{money(l, amount)}</p> });
    let until = answer.until.map(|until| view! { <p>{tr!(l, ideas.until, day = times::day_near(l, &until.local, &now.local))}</p> });
    let by = if answer.by_jury { tr!(l, ideas.by_jury) } else { tr!(l, ideas.by_host) };
    let prizes = prizes.into_iter().map(|prize| view! { <p class="prize"><Icon of=icondata::LuAward/>{prize}</p> }).collect_view();
    view! {
        <section class="decision-box" data-outcome=shade aria-labelledby="decision">
            <div class="inner">
                <div>
                    <h2 id="decision" class="visually-hidden">{tr!(l, ideas.decision)}</h2>
                    <span class="stage-badge" data-stage=shade>{verdict(l, answer.verdict)}</span>
                    {amount}
                    {until}
                    {prizes}
                </div>
                <div class="stack" data-gap="tight">
                    <p class="reason">{tr!(l, ideas.quoted, words = answer.reason)}</p>
                    {tied_to(l, &answer.criteria)}
                    <p class="by">{by} " " <Time at=answer.at now/></p>
                    {errata(l, answer.errata, Some(now))}
                </div>
            </div>
        </section>
    }
    .into_any()
}
