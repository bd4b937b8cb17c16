//! The demo's challenges, with their hosts, panels and rubrics, made a week before they open.
use super::{
    Cast,
    files::{self, Demo},
};
use crate::{Backend, Failure};
use domain::{
    Cents, ChallengeId, PersonId,
    challenges::{ChallengeForm, ChallengeText, FoundStanding, NameHosts, PrizeForm, WriteChallenge},
    jury::{CriterionForm, PanelForm, RubricForm, SeatPanel, WriteRubric},
};
use std::collections::HashMap;

/// The challenges by key. They exist before the story starts, so that everything can refer to them.
pub async fn load(backend: &Backend, demo: &Demo, cast: &Cast) -> Result<HashMap<String, ChallengeId>, Failure> {
    let mut made = HashMap::new();
    // The shark tank is the oldest: it is where ideas go by default.
    let in_order = demo.challenges.iter().filter(|c| c.standing).chain(demo.challenges.iter().filter(|c| !c.standing));
    for challenge in in_order {
        made.insert(challenge.key.clone(), one(backend, cast, challenge).await?);
    }
    Ok(made)
}

async fn one(backend: &Backend, cast: &Cast, challenge: &files::Challenge) -> Result<ChallengeId, Failure> {
    let hosts: Vec<PersonId> = challenge.hosts.iter().map(|h| cast.person(h)).collect::<Result<_, _>>()?;
    let first = challenge.hosts.first().ok_or(Failure::NotFound)?;
    let made_at = challenge.opens_days.map_or(-300.0, |opens| (opens - 7.0).min(-1.0));
    let offset = cast.at(made_at).since(cast.now);
    let (host, system) = (backend.ctx(cast.actor(first)?).offset_by(offset), backend.system().offset_by(offset));
    // "Améliorer Lagon" lasts for ever too, whatever dates its texts give.
    let id = if challenge.standing || challenge.criteria.is_empty() {
        system.run(FoundStanding { text: standing(challenge), hosts: hosts.clone() }).await?
    } else {
        host.run(WriteChallenge { challenge: None, form: form(backend, cast, challenge) }).await?
    };
    host.run(NameHosts { challenge: id, hosts: hosts.iter().map(ToString::to_string).collect() }).await?;
    if !challenge.criteria.is_empty() {
        host.run(WriteRubric { challenge: id, form: rubric(challenge) }).await?;
    }
    if let (Some(chair), Some(deputy)) = (&challenge.chair, &challenge.deputy) {
        let name = |key: &String| cast.person(key).map(|p| p.to_string());
        let jurors = challenge.jurors.iter().map(name).collect::<Result<_, _>>()?;
        let panel = PanelForm { chair: name(chair)?, deputy: name(deputy)?, jurors };
        host.run(SeatPanel { challenge: id, form: panel }).await?;
    }
    Ok(id)
}

fn standing(challenge: &files::Challenge) -> ChallengeText {
    let (brief, rules) = (challenge.brief.trim().to_owned(), challenge.rules.trim().to_owned());
    ChallengeText::standing(challenge.title.clone(), challenge.theme.parse().unwrap_or_default(), brief, rules)
}

fn form(backend: &Backend, cast: &Cast, challenge: &files::Challenge) -> ChallengeForm {
    let zone = backend.zone();
    // Opening in the morning, every close at 18:00, as people set them.
    let day = |days: Option<f64>, hour: &str| {
        let local = zone.stamp(cast.at(days.unwrap_or_default())).local;
        format!("{}T{hour}", local.date_value())
    };
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let prize = |p: &files::Prize| PrizeForm {
        rank: p.rank.to_string(),
        label: p.label.clone(),
        value: p.value_cents.map(|v| Cents(v).input_value()).unwrap_or_default(),
        quantity: p.quantity.to_string(),
    };
    ChallengeForm {
        title: challenge.title.clone(),
        theme: challenge.theme.clone(),
        brief: challenge.brief.trim().to_owned(),
        rules: challenge.rules.trim().to_owned(),
        opens: day(challenge.opens_days, "09:00"),
        submissions_close: day(challenge.submissions_close_days, "18:00"),
        voting_close: day(challenge.voting_close_days, "18:00"),
        judging_close: day(challenge.judging_close_days, "18:00"),
        results: day(challenge.results_days, "18:00"),
        voting: challenge.voting.clone(),
        budget: number(challenge.votes),
        per_idea: number(challenge.per_idea),
        shortlist: challenge.shortlist.clone(),
        places: number(challenge.places),
        per_site: number(challenge.per_site),
        blind: if challenge.blind { "on".into() } else { String::new() },
        prizes: challenge.prizes.iter().map(prize).collect(),
        ..ChallengeForm::default()
    }
}

fn rubric(challenge: &files::Challenge) -> RubricForm {
    let ticked = |on: bool| if on { "on".to_owned() } else { String::new() };
    let criterion = |c: &files::Criterion| CriterionForm {
        name: c.name.clone(),
        help: c.help.clone(),
        weight: c.weight.to_string(),
        levels: c.levels.join("\n"),
        optional: ticked(c.optional),
        uncounted: ticked(c.uncounted),
    };
    RubricForm { criteria: challenge.criteria.iter().map(criterion).collect() }
}
