//! The demo's texts, compiled in.
use crate::Failure;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    pub name: String,
    pub zone: String,
    pub sites: Vec<String>,
    pub departments: Vec<Department>,
}

#[derive(Deserialize)]
pub struct Department {
    pub name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub key: String,
    pub name: String,
    pub department: String,
    pub site: String,
    pub title: String,
    pub manager: Option<String>,
    #[serde(default)]
    pub roles: Vec<String>,
    pub language: String,
    pub ranked: Option<bool>,
    pub step_in: Option<String>,
    #[serde(default)]
    pub about: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    pub key: String,
    pub title: String,
    pub theme: String,
    pub brief: String,
    pub rules: String,
    #[serde(default)]
    pub standing: bool,
    pub opens_days: Option<f64>,
    pub submissions_close_days: Option<f64>,
    pub voting_close_days: Option<f64>,
    pub judging_close_days: Option<f64>,
    pub results_days: Option<f64>,
    pub voting: String,
    pub votes: Option<i64>,
    pub per_idea: Option<i64>,
    /// `places`, with these; hosts choose where nothing is said.
    #[serde(default)]
    pub shortlist: String,
    pub places: Option<i64>,
    pub per_site: Option<i64>,
    /// Only its hosts see who entered what, until the results.
    #[serde(default)]
    pub blind: bool,
    pub hosts: Vec<String>,
    pub chair: Option<String>,
    pub deputy: Option<String>,
    #[serde(default)]
    pub jurors: Vec<String>,
    #[serde(default)]
    pub prizes: Vec<Prize>,
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    /// Why its jury departs from the ranking, where it does.
    #[serde(default)]
    pub departure: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prize {
    pub rank: i64,
    pub label: String,
    pub value_cents: Option<i64>,
    pub quantity: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub name: String,
    pub help: String,
    pub weight: i64,
    pub levels: Vec<String>,
    #[serde(default)]
    pub optional: bool,
    #[serde(default)]
    pub uncounted: bool,
}

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
    /// Who wants to hear of it, from the day after it was opened.
    #[serde(default)]
    pub followers: Vec<String>,
    #[serde(default)]
    pub ties: Vec<Tie>,
    #[serde(default)]
    pub opinions: Vec<super::opinions::Asked>,
    pub archived_days: Option<f64>,
    pub withdrawn_days: Option<f64>,
    pub decision: Option<Decision>,
    pub prize: Option<i64>,
    #[serde(default)]
    pub comments: Vec<Comment>,
    #[serde(default)]
    pub scores: Vec<Score>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    pub juror: String,
    pub levels: Vec<u8>,
    #[serde(default)]
    pub comment: String,
    pub handed_in: bool,
}

pub struct Demo {
    pub company: Company,
    pub people: Vec<Person>,
    pub challenges: Vec<Challenge>,
    pub ideas: Vec<Idea>,
}

#[derive(Deserialize)]
struct People {
    people: Vec<Person>,
}

#[derive(Deserialize)]
struct Challenges {
    challenges: Vec<Challenge>,
}

#[derive(Deserialize)]
struct Ideas {
    ideas: Vec<Idea>,
}

const IDEAS: [&str; 9] = [
    include_str!("../../demo/ideas_shop.toml"),
    include_str!("../../demo/ideas_shop_2.toml"),
    include_str!("../../demo/ideas_online.toml"),
    include_str!("../../demo/ideas_online_2.toml"),
    include_str!("../../demo/ideas_online_3.toml"),
    include_str!("../../demo/ideas_brand.toml"),
    include_str!("../../demo/ideas_loyalty.toml"),
    include_str!("../../demo/ideas_lagon.toml"),
    include_str!("../../demo/ideas_review.toml"),
];

/// Everything, parsed.
pub fn read() -> Result<Demo, Failure> {
    let mut ideas = Vec::new();
    for file in IDEAS {
        ideas.extend(parse::<Ideas>(file)?.ideas);
    }
    Ok(Demo {
        company: parse(include_str!("../../demo/company.toml"))?,
        people: parse::<People>(include_str!("../../demo/people.toml"))?.people,
        challenges: parse::<Challenges>(include_str!("../../demo/challenges.toml"))?.challenges,
        ideas,
    })
}

fn parse<T: serde::de::DeserializeOwned>(file: &str) -> Result<T, Failure> {
    toml::from_str(file).map_err(|e| Failure::Unexpected(format!("the demo's texts: {e}")))
}
