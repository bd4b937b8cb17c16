//! What is typed, and what it comes to.
use super::*;

fn form() -> IdeaForm {
    IdeaForm {
        title: "Un bon dans le colis".into(),
        one_liner: "Réparer plutôt que jeter".into(),
        problem: "On jette".into(),
        ..IdeaForm::default()
    }
}

#[test]
fn three_fields_are_enough() {
    assert!(form().submission().is_ok());
}

#[test]
fn every_missing_field_is_named_at_once() {
    let errors = IdeaForm { budget_low: "beaucoup".into(), ..IdeaForm::default() }.submission().expect_err("incomplete");
    let names: Vec<_> = errors.0.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["budget_low", "title", "one_liner", "problem"]);
}

#[test]
fn a_draft_may_be_empty_but_not_too_long() {
    assert!(IdeaForm::default().draft().is_ok());
    let long = IdeaForm { title: "x".repeat(121), ..form() };
    assert_eq!(long.draft().expect_err("too long").of("title"), Some(&Problem::TooLong { most: 120 }));
}

#[test]
fn text_survives_the_way_through_the_form() {
    let full = IdeaForm {
        channels: vec!["web".into(), "email".into(), "web".into()],
        budget_low: "1 000".into(),
        budget_high: "2000,50".into(),
        tags: "#Réparation, colis; colis".into(),
        ..form()
    };
    let text = full.submission().expect("complete");
    assert_eq!(text.channels, [Channel::Email, Channel::Web]);
    assert_eq!(text.tags, ["réparation", "colis"]);
    assert_eq!(IdeaForm::from(&text).submission(), Ok(text));
}

#[test]
fn a_budget_does_not_end_below_its_start() {
    let form = IdeaForm { budget_low: "100".into(), budget_high: "50".into(), ..form() };
    assert!(form.draft().expect_err("upside down").of("budget_high").is_some());
}

#[test]
fn channels_survive_as_bits() {
    for channel in Channel::ALL {
        assert_eq!(Channel::of_bits(channel.bit()), [channel]);
    }
    assert_eq!(Channel::of_bits(Channel::bits(&Channel::ALL)), Channel::ALL);
}

#[test]
fn a_day_is_one_or_none() {
    let by = |typed: &str| IdeaForm { impact_by: typed.into(), ..form() }.draft().map(|text| text.impact_by);
    assert_eq!(by(" "), Ok(None));
    let day = by("2028-02-29").expect("a leap year").expect("a day");
    assert_eq!(day.to_string(), "2028-02-29");
    let text = IdeaForm { impact_by: "2028-02-29".into(), ..form() }.draft().expect("a draft");
    assert_eq!(IdeaForm::from(&text).impact_by, "2028-02-29", "typed again as it was");
    for typed in [
        "2027-02-29",
        "30/06/2027",
        "2027-6-3",
        "2027-06-30-",
        "12027-06-30",
        "2027-06",
        "2026-1-1-x",
        "2026-1-001",
        "2026-+1-01",
        "deux-mille",
    ] {
        let refused = by(typed).expect_err("no day");
        assert_eq!(refused.of("impact_by"), Some(&Problem::NotADate), "{typed}");
    }
}
