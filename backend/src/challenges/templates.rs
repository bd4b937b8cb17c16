//! Words and dates to start a challenge from, in the reader's language. Everything can be changed before it opens.
use crate::Failure;
use domain::{Language, Moment, Zone, challenges::ChallengeForm};
use jiff::{Span, civil::Date};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Words {
    rules: String,
    #[serde(flatten)]
    templates: BTreeMap<String, Template>,
}

#[derive(Deserialize)]
struct Template {
    title: String,
    theme: String,
    brief: String,
}

/// Days from one date to the next: time to read the announcement, to write, to vote, to judge, to decide.
const STEPS: [(i64, &str); 5] = [(4, "09:00"), (21, "18:00"), (10, "18:00"), (14, "18:00"), (7, "09:00")];

/// A form filled in from a template; the blank one where there is none of that name.
pub fn filled(template: &str, language: Language, zone: &Zone, now: Moment) -> Result<ChallengeForm, Failure> {
    let kept = match language {
        Language::Fr => include_str!("templates/fr.toml"),
        Language::En => include_str!("templates/en.toml"),
    };
    let mut words: Words = toml::from_str(kept).map_err(|e| Failure::Unexpected(format!("templates: {e}")))?;
    let template = words.templates.remove(template).or_else(|| words.templates.remove("blank"));
    let template = template.ok_or_else(|| Failure::Unexpected("there is no blank template".into()))?;
    let [opens, submissions_close, voting_close, judging_close, results] = dates(zone, now);
    Ok(ChallengeForm {
        title: template.title,
        theme: template.theme,
        brief: template.brief.trim().to_owned(),
        rules: words.rules.trim().to_owned(),
        opens,
        submissions_close,
        voting_close,
        judging_close,
        results,
        voting: "simple".into(),
        budget: "5".into(),
        per_idea: "2".into(),
        ..ChallengeForm::default()
    })
}

/// Working days, at nine or at six on the company's clock.
fn dates(zone: &Zone, now: Moment) -> [String; 5] {
    let local = zone.stamp(now).local;
    let mut day = Date::new(local.year, local.month, local.day).unwrap_or(Date::ZERO);
    STEPS.map(|(days, at)| {
        day = working(day.saturating_add(Span::new().days(days)));
        format!("{day}T{at}")
    })
}

/// The day itself, or the Monday after a week-end.
fn working(day: Date) -> Date {
    match day.weekday().to_monday_one_offset() {
        6 => day.saturating_add(Span::new().days(2)),
        7 => day.saturating_add(Span::new().days(1)),
        _ => day,
    }
}

/// The day `days` from now at six in the evening, as a form shows it.
pub fn evening_in(days: i64, zone: &Zone, now: Moment) -> String {
    let local = zone.stamp(now).local;
    let today = Date::new(local.year, local.month, local.day).unwrap_or(Date::ZERO);
    format!("{}T18:00", working(today.saturating_add(Span::new().days(days))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    #[test]
    fn every_template_is_a_challenge_that_could_be_published_as_it_is() {
        let zone = Zone(TimeZone::UTC);
        let now = zone.parse("2026-11-21T23:30").expect("a date");
        for language in Language::ALL {
            for template in ["acquisition", "retention", "awareness", "launch"] {
                let form = filled(template, language, &zone, now).expect("a form");
                let text = form.parse(&zone, false).expect("complete");
                assert_eq!(text.theme.name(), template);
                assert!(text.calendar.is_some_and(|c| c.opens > now && c.check().is_ok()), "{template}");
                assert!(text.rules.len() > 1500, "{template}");
            }
            let blank = filled("", language, &zone, now).expect("a form");
            assert!(blank.title.is_empty() && blank.brief.is_empty() && !blank.rules.is_empty());
            assert_eq!(filled("nonsense", language, &zone, now).expect("a form"), blank);
        }
    }

    #[test]
    fn dates_fall_on_working_days() {
        let zone = Zone(TimeZone::UTC);
        for day in 1..=28 {
            let now = zone.parse(&format!("2026-02-{day:02}T12:00")).expect("a date");
            for date in dates(&zone, now).into_iter().chain([evening_in(7, &zone, now)]) {
                let at = zone.stamp(zone.parse(&date).expect("a date")).local;
                assert!(at.weekday <= 5, "{date}");
            }
        }
    }
}
