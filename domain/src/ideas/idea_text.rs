//! What an idea says. Three fields are asked for, the rest is invited.
#[cfg(test)]
mod tests;

use crate::{Cents, FieldErrors, Problem, text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

pub const LONGEST_TITLE: u32 = 120;
pub const LONGEST_ONE_LINER: u32 = 280;
pub const LONGEST_PROBLEM: u32 = 2_000;
pub const LONGEST_PROPOSAL: u32 = 20_000;
pub const LONGEST_LINE: u32 = 200;
pub const MOST_TAGS: u32 = 8;

/// Where a campaign reaches people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Email,
    Social,
    Event,
    PointOfSale,
    Partner,
    Press,
    Web,
    Other,
}

impl Channel {
    pub const ALL: [Self; 8] =
        [Self::Email, Self::Social, Self::Event, Self::PointOfSale, Self::Partner, Self::Press, Self::Web, Self::Other];

    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Social => "social",
            Self::Event => "event",
            Self::PointOfSale => "point_of_sale",
            Self::Partner => "partner",
            Self::Press => "press",
            Self::Web => "web",
            Self::Other => "other",
        }
    }

    /// Its bit in a set of channels.
    pub fn bit(self) -> i64 {
        1 << (self as i64)
    }

    /// The channels of a set of bits.
    pub fn of_bits(bits: i64) -> Vec<Self> {
        Self::ALL.into_iter().filter(|c| bits & c.bit() != 0).collect()
    }

    pub fn bits(channels: &[Self]) -> i64 {
        channels.iter().fold(0, |bits, c| bits | c.bit())
    }
}

impl FromStr for Channel {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|c| c.name() == s).ok_or(())
    }
}

/// What the form sends: text as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaForm {
    pub title: String,
    pub one_liner: String,
    pub problem: String,
    pub audience: String,
    pub proposal: String,
    pub channels: Vec<String>,
    pub budget_low: String,
    pub budget_high: String,
    pub impact_metric: String,
    pub impact_baseline: String,
    pub impact_target: String,
    /// By when, as `<input type="date">` says it.
    #[serde(default)]
    pub impact_by: String,
    pub tags: String,
    /// `on` where nobody else is to see who wrote it; heard until the idea is out.
    #[serde(default)]
    pub name_hidden: String,
}

/// What an idea says, clean. A draft may lack what a submission needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdeaText {
    pub title: String,
    pub one_liner: String,
    pub problem: String,
    pub audience: String,
    /// Markdown.
    pub proposal: String,
    pub channels: Vec<Channel>,
    pub budget_low: Option<Cents>,
    pub budget_high: Option<Cents>,
    pub impact_metric: String,
    pub impact_baseline: String,
    pub impact_target: String,
    /// By when.
    #[serde(default)]
    pub impact_by: Option<Date>,
    pub tags: Vec<String>,
}

impl IdeaForm {
    /// A draft: everything may be missing, but nothing may be longer than it can be kept.
    pub fn draft(&self) -> Result<IdeaText, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = IdeaText {
            title: errors.take("title", text::optional_line(&self.title, LONGEST_TITLE)),
            one_liner: errors.take("one_liner", text::optional_line(&self.one_liner, LONGEST_ONE_LINER)),
            problem: errors.take("problem", text::optional_paragraphs(&self.problem, LONGEST_PROBLEM)),
            audience: errors.take("audience", text::optional_line(&self.audience, LONGEST_LINE)),
            proposal: errors.take("proposal", text::optional_paragraphs(&self.proposal, LONGEST_PROPOSAL)),
            channels: errors.take("channels", self.channels()),
            budget_low: errors.take("budget_low", Cents::parse_optional(&self.budget_low)),
            budget_high: errors.take("budget_high", Cents::parse_optional(&self.budget_high)),
            impact_metric: errors.take("impact_metric", text::optional_line(&self.impact_metric, LONGEST_LINE)),
            impact_baseline: errors.take("impact_baseline", text::optional_line(&self.impact_baseline, LONGEST_LINE)),
            impact_target: errors.take("impact_target", text::optional_line(&self.impact_target, LONGEST_LINE)),
            impact_by: errors.take("impact_by", optional_day(&self.impact_by)),
            tags: errors.take("tags", tags(&self.tags)),
        };
        if let (Some(low), Some(high)) = (text.budget_low, text.budget_high)
            && high < low
        {
            errors.add("budget_high", Problem::OutOfRange { lowest: low.0 / 100, highest: i64::from(i32::MAX) });
        }
        errors.finish(text)
    }

    /// The same, with the name hidden or not.
    pub fn hiding(self, hidden: bool) -> Self {
        Self { name_hidden: if hidden { "on".into() } else { String::new() }, ..self }
    }

    /// Whether nobody else is to see who wrote it.
    pub fn hides_name(&self) -> bool {
        self.name_hidden == "on"
    }

    /// A submission: title, one-liner and problem are there.
    pub fn submission(&self) -> Result<IdeaText, FieldErrors> {
        let (mut errors, text) = match self.draft() {
            Ok(text) => (FieldErrors::default(), text),
            Err(errors) => (errors, IdeaText::default()),
        };
        for (field, typed) in [("title", &self.title), ("one_liner", &self.one_liner), ("problem", &self.problem)] {
            if typed.trim().is_empty() {
                errors.add(field, Problem::Required);
            }
        }
        errors.finish(text)
    }

    fn channels(&self) -> Result<Vec<Channel>, Problem> {
        let parsed: Result<Vec<Channel>, ()> = self.channels.iter().map(|c| c.parse()).collect();
        let mut channels = parsed.map_err(|()| Problem::NotAChoice)?;
        channels.sort();
        channels.dedup();
        Ok(channels)
    }
}

impl From<&IdeaText> for IdeaForm {
    fn from(text: &IdeaText) -> Self {
        let money = |amount: Option<Cents>| amount.map(Cents::input_value).unwrap_or_default();
        Self {
            title: text.title.clone(),
            one_liner: text.one_liner.clone(),
            problem: text.problem.clone(),
            audience: text.audience.clone(),
            proposal: text.proposal.clone(),
            channels: text.channels.iter().map(|c| c.name().to_owned()).collect(),
            budget_low: money(text.budget_low),
            budget_high: money(text.budget_high),
            impact_metric: text.impact_metric.clone(),
            impact_baseline: text.impact_baseline.clone(),
            impact_target: text.impact_target.clone(),
            impact_by: text.impact_by.map(|day| day.to_string()).unwrap_or_default(),
            tags: text.tags.join(", "),
            name_hidden: String::new(),
        }
    }
}

/// A day as a browser sends it, or nothing.
fn optional_day(typed: &str) -> Result<Option<Date>, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    // By hand: the browser has this too, and need not bring a parser of all that can be said of time.
    let shape = |(at, c): (usize, u8)| if at == 4 || at == 7 { c == b'-' } else { c.is_ascii_digit() };
    if typed.len() != 10 || !typed.bytes().enumerate().all(shape) {
        return Err(Problem::NotADate);
    }
    let (year, month, day) = (typed[..4].parse().ok(), typed[5..7].parse().ok(), typed[8..].parse().ok());
    let date = year.zip(month).zip(day).and_then(|((year, month), day)| Date::new(year, month, day).ok());
    date.map(Some).ok_or(Problem::NotADate)
}

/// Tags as typed: separated by commas, with or without `#`, lower case, each once.
fn tags(typed: &str) -> Result<Vec<String>, Problem> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', ';', '#', '\n']) {
        let tag = text::optional_line(&tag.to_lowercase(), 40)?;
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    if tags.len() > MOST_TAGS as usize { Err(Problem::TooMany { most: MOST_TAGS }) } else { Ok(tags) }
}
