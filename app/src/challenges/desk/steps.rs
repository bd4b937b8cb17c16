//! What is done, and what is left to do before the opening.
use crate::{
    challenges::api::SeatPanel,
    language::{locale, tr, trn},
    routes,
    ui::Icon,
    wire::Act,
};
use domain::{ChallengeId, challenges::ChallengeDesk};
use leptos::prelude::*;

#[component]
pub fn Steps(challenge: ChallengeId, desk: ChallengeDesk, seat: Act<SeatPanel>) -> impl IntoView {
    let l = locale();
    let had = !desk.panel.chair.is_empty();
    let seated = Memo::new(move |_| had || seat.went_well());
    let criteria = i64::try_from(desk.rubric.criteria.len()).unwrap_or_default();
    let rubric = if desk.rubric_locked {
        trn!(l, criteria, challenges.rubric_kept_1, challenges.rubric_kept_n)
    } else {
        trn!(l, criteria, challenges.rubric_ready_1, challenges.rubric_ready_n)
    };
    let graded = move || criteria > 0;
    let panel = move || if seated.get() { tr!(l, challenges.panel_ready) } else { tr!(l, challenges.panel_missing) };
    view! {
        <section aria-labelledby="steps">
            <h2 class="visually-hidden" id="steps">{tr!(l, challenges.steps)}</h2>
            <ul class="checklist" role="list">
                <Step done=|| true>
                    <div><strong><a href="#challenge" rel="external">{tr!(l, challenges.the_challenge)}</a></strong><small>{tr!(l, challenges.written)}</small></div>
                </Step>
                <Step done=move || seated.get()>
                    <div><strong><a href="#panel" rel="external">{tr!(l, challenges.jury)}</a></strong><small>{panel}</small></div>
                </Step>
                <Step done=graded>
                    <div><strong><a href="#rubric" rel="external">{tr!(l, challenges.rubric)}</a></strong><small>{rubric}</small></div>
                </Step>
            </ul>
            <p class="cluster challenge-back"><a class="button" data-size="small" href=routes::challenge(challenge)>{tr!(l, challenges.see)}</a></p>
        </section>
    }
}

#[component]
fn Step(done: impl Fn() -> bool + Copy + Send + Sync + 'static, children: Children) -> impl IntoView {
    let state = move || if done() { "done" } else { "next" };
    let icon = move || view! { <Icon of=if done() { icondata::LuCircleCheck } else { icondata::LuCircle }/> };
    view! { <li data-state=state>{icon} {children()}</li> }
}
