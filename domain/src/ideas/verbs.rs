//! What people and hosts do to an idea.
use crate::{
    Cents, ChallengeId, CriterionId, FieldErrors, IdeaId, Moment, Problem, Stamp, Zone,
    ideas::{IdeaForm, LONGEST_LETTER},
    jury::{Rubric, Verdict},
    text,
};
use serde::{Deserialize, Serialize};

pub const LONGEST_REASON: u32 = 280;
/// What is asked of an author may take more words than a public reason.
pub const LONGEST_REQUEST: u32 = 1_000;

/// Writes a draft, submits it, or edits an open idea.
#[derive(Clone, Debug)]
pub struct WriteIdea {
    /// Absent for the first words of a new draft.
    pub idea: Option<IdeaId>,
    /// The version the writer saw; an edit of another one is a conflict.
    pub version: i64,
    pub challenge: Option<ChallengeId>,
    pub form: IdeaForm,
    pub intent: Intent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Intent {
    /// Keep it: a draft stays a draft, an open idea takes the new text.
    Save,
    /// Submit a draft.
    Submit,
}

/// What was written, so that the next save builds on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub idea: IdeaId,
    pub version: i64,
    pub at: Stamp,
    pub submitted: bool,
    /// It waits for a host before colleagues see it.
    pub in_review: bool,
}

#[derive(Clone, Debug)]
pub struct WithdrawIdea {
    pub idea: IdeaId,
    pub reason: String,
}

/// Throws a draft away.
#[derive(Clone, Debug)]
pub struct DiscardDraft {
    pub idea: IdeaId,
}

/// The first author shows the names of the authors, for good.
#[derive(Clone, Debug)]
pub struct ShowNames {
    pub idea: IdeaId,
}

/// A host opens an idea in review to everybody.
#[derive(Clone, Debug)]
pub struct OpenIdea {
    pub idea: IdeaId,
}

/// A host asks its author for changes before it opens.
#[derive(Clone, Debug)]
pub struct ReturnIdea {
    pub idea: IdeaId,
    /// What is asked; its authors and the hosts read it.
    pub reason: String,
}

/// A host puts an idea into another one that says the same.
#[derive(Clone, Debug)]
pub struct MergeIdea {
    pub idea: IdeaId,
    /// The other one's identifier, or the address of its page.
    pub into: String,
    pub reason: String,
}

impl MergeIdea {
    /// The idea that stays; none where what was typed names none.
    pub fn target(&self) -> Option<IdeaId> {
        let address = self.into.trim().split(['?', '#']).next().unwrap_or_default();
        address.trim_end_matches('/').rsplit('/').next().and_then(|id| id.parse().ok())
    }
}

/// A host parts an idea from the one it was put into.
#[derive(Clone, Debug)]
pub struct PartIdea {
    pub idea: IdeaId,
}

/// Ideas of a standing challenge have been open for long without an answer: it is promised to them now; the scheduler asks.
#[derive(Clone, Debug)]
pub struct AwaitAnswers {
    pub challenge: ChallengeId,
}

/// The promised answer time of ideas of a challenge has passed; the scheduler asks.
#[derive(Clone, Debug)]
pub struct EscalateOverdue {
    pub challenge: ChallengeId,
}

/// A host chooses an open idea for the jury, or takes it back before the round opens.
#[derive(Clone, Debug)]
pub struct Shortlist {
    pub idea: IdeaId,
    pub on: bool,
    /// May be empty.
    pub reason: String,
}

/// A host chooses one idea beside those that supports choose, and says why.
#[derive(Clone, Debug)]
pub struct ChooseFavourite {
    pub idea: IdeaId,
    pub reason: String,
}

/// The rule of a challenge chooses for the jury; the scheduler asks.
#[derive(Clone, Debug)]
pub struct ApplyShortlistRule {
    pub challenge: ChallengeId,
}

/// A host or an author puts an answered idea away, or takes it out again.
#[derive(Clone, Debug)]
pub struct ArchiveIdea {
    pub idea: IdeaId,
    pub on: bool,
    /// May be empty.
    pub reason: String,
}

/// A host answers an open idea that no jury will see.
#[derive(Clone, Debug)]
pub struct AnswerIdea {
    pub idea: IdeaId,
    /// `declined` or `deferred`.
    pub verdict: String,
    pub reason: String,
    pub until: String,
    /// What would change the answer, for its authors alone.
    pub change: String,
}

/// A deferred idea's date has come; the scheduler asks.
#[derive(Clone, Debug)]
pub struct ReopenDeferred {
    pub idea: IdeaId,
}

/// A public answer: what, why, and until when or how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub verdict: Verdict,
    pub reason: String,
    pub until: Option<Moment>,
    pub amount: Option<Cents>,
    /// What would change it, for the authors alone.
    pub change: String,
    /// The names of the criteria that it is tied to, where a jury scored.
    pub criteria: Vec<String>,
}

impl Answer {
    /// The same, with what is told to the authors alone.
    pub fn telling(self, change: &str) -> Result<Self, FieldErrors> {
        let change = text::optional_paragraphs(change, LONGEST_LETTER).map_err(|problem| FieldErrors::one("change", problem))?;
        Ok(Self { change, ..self })
    }

    /// The same, tied to these criteria of the rubric that a jury scored with, by their ids, in its order.
    pub fn tied_to(self, criteria: &[String], rubric: &Rubric) -> Result<Self, FieldErrors> {
        let is_chosen = |id: CriterionId| criteria.iter().any(|chosen| chosen.parse() == Ok(id));
        let names: Vec<String> =
            rubric.0.iter().filter(|criterion| is_chosen(criterion.id)).map(|criterion| criterion.name.clone()).collect();
        if names.len() < criteria.len() {
            return Err(FieldErrors::one("criteria", Problem::NotAChoice));
        }
        Ok(Self { criteria: names, ..self })
    }

    /// Reads an answer as typed. Only a jury funds, only a challenge's publication keeps entries open.
    pub fn parse(
        verdict: &str,
        reason: &str,
        until: &str,
        amount: &str,
        zone: &Zone,
        now: Moment,
        by_jury: bool,
    ) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = match verdict.parse::<Verdict>() {
            Ok(verdict @ (Verdict::Declined | Verdict::Deferred)) => verdict,
            Ok(verdict @ (Verdict::Funded | Verdict::KeptOpen)) if by_jury => verdict,
            Ok(_) | Err(()) => {
                errors.add("verdict", Problem::NotAChoice);
                Verdict::Declined
            }
        };
        let reason = errors.take("reason", text::paragraphs(reason, LONGEST_REASON));
        let until = match verdict {
            Verdict::Deferred => {
                let day = if until.trim().is_empty() { Err(Problem::Required) } else { zone.parse_day(until) };
                let day = errors.take("until", day);
                if errors.of("until").is_none() && day <= now {
                    errors.add("until", Problem::InThePast);
                }
                Some(day)
            }
            Verdict::Funded | Verdict::Declined | Verdict::KeptOpen => None,
        };
        let amount = match verdict {
            Verdict::Funded => Some(errors.take("amount", Cents::parse(amount))),
            Verdict::Declined | Verdict::Deferred | Verdict::KeptOpen => None,
        };
        errors.finish(Self { verdict, reason, until, amount, change: String::new(), criteria: vec![] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(verdict: &str, reason: &str, until: &str, amount: &str, by_jury: bool) -> Result<Answer, FieldErrors> {
        let zone = Zone(jiff::tz::TimeZone::UTC);
        let now = zone.parse("2026-11-21T10:00").expect("a date");
        Answer::parse(verdict, reason, until, amount, &zone, now, by_jury)
    }

    #[test]
    fn the_idea_that_stays_is_named_by_its_address() {
        let id = IdeaId(uuid::Uuid::from_u128(7));
        let target = |into: String| MergeIdea { idea: id, into, reason: String::new() }.target();
        for into in [format!("{id}"), format!("https://lagon.example/ideas/{id}"), format!(" /ideas/{id}/?done=changed#discussion ")] {
            assert_eq!(target(into.clone()), Some(id), "{into}");
        }
        assert_eq!((target(String::new()), target("https://lagon.example/ideas".into())), (None, None));
    }

    #[test]
    fn an_answer_always_has_a_reason() {
        let errors = parse("declined", " ", "", "", false).expect_err("no reason");
        assert_eq!(errors.of("reason"), Some(&Problem::Required));
    }

    #[test]
    fn only_a_jury_funds() {
        assert!(parse("funded", "Oui", "", "8000", false).expect_err("a host").of("verdict").is_some());
        assert_eq!(parse("funded", "Oui", "", "8 000", true).expect("a jury").amount, Some(Cents(800_000)));
        assert!(parse("funded", "Oui", "", "", true).expect_err("how much?").of("amount").is_some());
    }

    #[test]
    fn a_deferral_names_a_day_to_come() {
        assert_eq!(parse("deferred", "Plus tard", "", "", false).expect_err("when?").of("until"), Some(&Problem::Required));
        assert_eq!(parse("deferred", "Plus tard", "2026-11-20", "", false).expect_err("past").of("until"), Some(&Problem::InThePast));
        assert!(parse("deferred", "Plus tard", "2026-12-01", "", false).expect("fine").until.is_some());
    }
}
