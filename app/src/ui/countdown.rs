//! Time left until a moment: computed from data, so that server and browser agree, then ticking in the browser.
use crate::language::{Locale, locale, tr, trn};
use domain::{
    Stamp,
    time::{DAY, HOUR, MINUTE},
};
use leptos::prelude::*;
use std::time::Duration;

#[component]
pub fn Countdown(
    to: Stamp,
    /// The moment the page's data was read.
    now: Stamp,
    /// `small` beside other things.
    #[prop(optional, into)]
    size: Option<&'static str>,
) -> impl IntoView {
    let l = locale();
    let left = to.at.since(now.at).max(0);
    let elapsed = RwSignal::new(0_i64);
    Effect::new(move || tick(elapsed));
    let left = Memo::new(move |_| (left - elapsed.get()).max(0) / MINUTE * MINUTE);
    let tone = move || (left.get() < DAY).then_some("soon");
    view! {
        <div class="countdown" role="timer" data-size=size data-tone=tone aria-label=move || spoken(l, left.get())>
            {move || parts(l, left.get()).into_iter().map(|(n, unit)| view! { <span><b>{n}</b>{unit}</span> }).collect_view()}
        </div>
    }
}

/// Follows the browser's steady clock, each quarter of a minute.
fn tick(elapsed: RwSignal<i64>) {
    let Some(clock) = window().performance() else { return };
    let start = clock.now();
    let step = move || elapsed.set(((clock.now() - start) * 1_000.0) as i64);
    if let Ok(handle) = set_interval_with_handle(step, Duration::from_secs(15)) {
        on_cleanup(move || handle.clear());
    }
}

/// Two numbers that hold their place: days and hours, then hours and minutes.
fn parts(l: Locale, left: i64) -> [(String, &'static str); 2] {
    let days = |n: i64| if crate::language::is_one(l, n) { tr!(l, common.days_1) } else { tr!(l, common.days_n) };
    let hours = |n: i64| if crate::language::is_one(l, n) { tr!(l, common.hours_1) } else { tr!(l, common.hours_n) };
    let minutes = |n: i64| if crate::language::is_one(l, n) { tr!(l, common.minutes_1) } else { tr!(l, common.minutes_n) };
    let (d, h, m) = (left / DAY, left % DAY / HOUR, left % HOUR / MINUTE);
    if d > 0 { [(d.to_string(), days(d)), (h.to_string(), hours(h))] } else { [(h.to_string(), hours(h)), (m.to_string(), minutes(m))] }
}

fn spoken(l: Locale, left: i64) -> String {
    if left == 0 {
        return tr!(l, common.time_over).to_owned();
    }
    let [(first, unit), (second, smaller)] = parts(l, left);
    let time = tr!(l, common.and, first = format!("{first} {unit}"), second = format!("{second} {smaller}"));
    tr!(l, common.time_left, time = time)
}

/// What is left, in words: `2 jours`, `18 heures`, `5 minutes`.
pub fn left_in_words(l: Locale, left: i64) -> String {
    let left = left.max(0);
    if left >= 2 * DAY {
        trn!(l, left / DAY, common.in_days_1, common.in_days_n)
    } else if left >= HOUR {
        trn!(l, left / HOUR, common.in_hours_1, common.in_hours_n)
    } else {
        trn!(l, left / MINUTE, common.in_minutes_1, common.in_minutes_n)
    }
}
