//! The dates, on the company's clock. Once the challenge is open they only move later, and what has passed stays.
use crate::{
    language::{Locale, hour, locale, tr},
    ui::Field,
};
use domain::{
    Stamp,
    challenges::ChallengeDesk,
    time::{DAY, HOUR, MINUTE},
};
use leptos::prelude::*;

#[component]
pub fn Dates(desk: ChallengeDesk) -> impl IntoView {
    let l = locale();
    let form = desk.form.clone();
    let rule = if desk.locked { tr!(l, challenges.dates_extend) } else { tr!(l, challenges.dates_rule) };
    let date = |name: &'static str, label: &'static str, value: String| {
        let passed = desk.locked && value <= desk.now.local.input_value();
        let help = if passed { tr!(l, challenges.date_passed) } else { "" };
        view! { <Field name label value kind="datetime-local" size="medium" help readonly=passed required=true/> }
    };
    view! {
        <fieldset class="fieldset">
            <legend>{tr!(l, challenges.calendar)}</legend>
            <p class="soft small">{tr!(l, challenges.clock, hour = hour(l, &desk.now.local), offset = offset(l, &desk.now))} " " {rule}</p>
            <div class="form-row date-fields">
                {date("opens", tr!(l, challenges.step_opens), form.opens)}
                {date("submissions_close", tr!(l, challenges.submissions_close), form.submissions_close)}
                {date("voting_close", tr!(l, challenges.voting_close), form.voting_close)}
                {date("judging_close", tr!(l, challenges.judging_close), form.judging_close)}
                {date("results", tr!(l, challenges.step_results), form.results)}
            </div>
        </fieldset>
    }
}

/// How far the company's clock is from UTC now: `UTC+1`, `UTC−3:30`.
fn offset(l: Locale, now: &Stamp) -> String {
    let local = i64::from(now.local.hour) * 60 + i64::from(now.local.minute);
    let utc = now.at.0.rem_euclid(DAY) / MINUTE;
    // A day apart is the same minute: told as from -10 to +13 hours, which is where companies are.
    let ahead = (local - utc + 10 * 60).rem_euclid(DAY / MINUTE) - 10 * 60;
    let (hours, minutes) = (ahead.abs() / (HOUR / MINUTE), ahead.abs() % (HOUR / MINUTE));
    let sign = if ahead < 0 { "\u{2212}" } else { "+" };
    let minutes = if minutes == 0 { String::new() } else { format!(":{minutes:02}") };
    tr!(l, challenges.utc, offset = format!("{sign}{hours}{minutes}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Civil, Moment};

    #[test]
    fn the_companys_clock_is_told_by_its_distance() {
        let now = |hour: i8, minute: i8| Stamp {
            at: Moment(DAY + 23 * HOUR),
            local: Civil { year: 1970, month: 1, day: 3, hour, minute, weekday: 6 },
        };
        for (hour, minute, expected) in
            [(23, 0, "UTC+0"), (0, 0, "UTC+1"), (19, 30, "UTC\u{2212}3:30"), (13, 0, "UTC\u{2212}10"), (14, 0, "UTC\u{2212}9")]
        {
            assert_eq!(offset(Locale::en, &now(hour, minute)), expected);
        }
    }
}
