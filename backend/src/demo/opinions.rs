//! Whom the demo's hosts asked before a round, and what came back.
use super::{Cast, files::Idea, timeline::Timeline};
use crate::{
    Failure,
    store::{self, values},
};
use domain::{
    DepartmentId,
    opinions::{AskOpinion, GiveOpinion},
};
use sea_orm::FromQueryResult;
use serde::Deserialize;
use uuid::Uuid;

/// A question to a person, or to a department by its name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub person: Option<String>,
    #[serde(default)]
    pub department: String,
    pub days: f64,
    #[serde(default)]
    pub question: String,
    #[serde(default)]
    pub given: Vec<Given>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    pub person: String,
    pub days: f64,
    pub stance: String,
    pub words: String,
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
}

pub fn plan(cast: &Cast, idea: &Idea, host: &str, timeline: &mut Timeline) -> Result<(), Failure> {
    for asked in &idea.opinions {
        let (key, question, department) = (idea.key.clone(), asked.question.clone(), asked.department.clone());
        let person = asked.person.as_ref().map(|person| format!("{person}@brisemer.example"));
        timeline.plan(cast.at(asked.days), cast.actor(host)?, format!("question about {key}"), move |ctx, made| {
            Box::pin(async move {
                let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
                let ask = AskOpinion { idea, to: String::new(), who: String::new(), department: String::new(), question };
                let Some(who) = person else {
                    let sql = "SELECT id FROM department WHERE name = $1";
                    let found: Option<Found> = store::one(&ctx.reader(), sql, values![department]).await?;
                    let department = DepartmentId(found.ok_or(Failure::NotFound)?.id).to_string();
                    return ctx.run(AskOpinion { to: "department".into(), department, ..ask }).await.map(drop);
                };
                ctx.run(AskOpinion { who, ..ask }).await.map(drop)
            })
        });
        for given in &asked.given {
            let (key, stance, words) = (idea.key.clone(), given.stance.clone(), given.words.clone());
            timeline.plan(cast.at(given.days), cast.actor(&given.person)?, format!("opinion on {key}"), move |ctx, made| {
                Box::pin(async move {
                    let idea = *made.ideas.get(&key).ok_or(Failure::NotFound)?;
                    ctx.run(GiveOpinion { idea, stance, words }).await
                })
            });
        }
    }
    Ok(())
}
