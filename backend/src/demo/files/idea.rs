//! An idea as the demo tells it, and what becomes of it.
use crate::demo::opinions::Asked;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Idea {
    pub key: String,
    pub challenge: String,
    pub author: String,
    pub days: f64,
    pub stage: String,
    pub title: String,
    pub one_liner: String,
    pub problem: String,
    #[serde(default)]
    pub name_hidden: bool,
    #[serde(default)]
    pub audience: String,
    #[serde(default)]
    pub proposal: String,
    #[serde(default)]
    pub channels: Vec<String>,
    pub budget_low_cents: Option<i64>,
    pub budget_high_cents: Option<i64>,
    #[serde(default)]
    pub impact_metric: String,
    #[serde(default)]
    pub impact_baseline: String,
    #[serde(default)]
    pub impact_target: String,
    /// Days from the loading.
    pub impact_by: Option<f64>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub attached: Vec<String>,
    #[serde(default)]
    pub supports: usize,
    #[serde(default)]
    pub voters_include: Vec<String>,
    pub review: Option<Review>,
    pub merged: Option<Merged>,
    #[serde(default)]
    pub co_authors: Vec<CoAuthor>,
    pub edited: Option<Edited>,
    pub shortlisted: Option<Shortlisted>,
    /// Why a host sends it before the jury beside what the rule of its challenge chooses.
    #[serde(default)]
    pub favourite: String,
    /// Which answered idea its author took up again in it.
    pub taken_up: Option<String>,
    pub second_look: Option<SecondLook>,
    /// Who wants to hear of it, from the day after it was opened.
    #[serde(default)]
    pub followers: Vec<String>,
    #[serde(default)]
    pub ties: Vec<Tie>,
    #[serde(default)]
    pub opinions: Vec<Asked>,
    pub archived_days: Option<f64>,
    pub withdrawn_days: Option<f64>,
    pub decision: Option<Decision>,
    pub prize: Option<i64>,
    #[serde(default)]
    pub comments: Vec<Comment>,
    #[serde(default)]
    pub scores: Vec<Score>,
    /// Who is given it in its round and does not judge it.
    #[serde(default)]
    pub asides: Vec<Aside>,
}

/// What a host asked of its author, and what the author made of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub asked_days: f64,
    pub asked: String,
    pub again_days: Option<f64>,
    #[serde(default)]
    pub one_liner: String,
    #[serde(default)]
    pub problem: String,
}

/// Who was asked to be an author too, and when the yes came; none while it is awaited.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoAuthor {
    pub person: String,
    pub asked_days: f64,
    pub joined_days: Option<f64>,
}

/// Chosen for a jury that has not begun, and who helps its author to complete it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shortlisted {
    pub days: f64,
    pub helper: String,
}

/// Which juror said, before the round, to be tied to its author.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    pub juror: String,
    pub days: f64,
    pub why: String,
}

/// What its author changed once it was out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edited {
    pub days: f64,
    pub one_liner: String,
}

/// Which idea it became part of, and when.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merged {
    pub into: String,
    pub days: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub verdict: String,
    pub amount_cents: Option<i64>,
    pub reason: String,
    pub days: f64,
    pub until_days: Option<f64>,
    pub by: String,
    /// The names of the criteria that the jury's reason is tied to.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// What would change it.
    #[serde(default)]
    pub change: String,
    pub erratum: Option<Erratum>,
}

/// What was wrong in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    pub days: f64,
    pub words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    pub key: String,
    pub author: String,
    pub days: f64,
    pub reply_to: Option<String>,
    pub text: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    pub juror: String,
    pub levels: Vec<u8>,
    #[serde(default)]
    pub comment: String,
    /// For its author, without the juror's name.
    #[serde(default)]
    pub for_author: String,
    /// For the juror alone.
    #[serde(default)]
    pub private: String,
    /// Beside criteria, by their names.
    #[serde(default)]
    pub notes: BTreeMap<String, String>,
    pub handed_in: bool,
}

/// `recused` for a tie, `passed` where one can't judge it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aside {
    pub juror: String,
    pub how: String,
    pub why: String,
}

/// Its author asks that somebody else looks at the answer again; none has, while it is awaited.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondLook {
    pub days: f64,
    pub words: String,
    pub given: Option<LookedAgain>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookedAgain {
    pub by: String,
    pub days: f64,
    pub outcome: String,
    pub reply: String,
}
