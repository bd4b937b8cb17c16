//! The demo's texts, compiled in.
/// An idea, and what becomes of it.
mod idea;

pub use idea::{CoAuthor, Decision, Idea, Score, SecondLook, Shortlisted};

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
    #[serde(default)]
    pub shared: Vec<Shared>,
}

/// A round in which not everybody judges everything, by when it was published.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shared {
    pub published_days: f64,
    pub per_pitch: i64,
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
