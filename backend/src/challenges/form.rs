//! The form of a challenge: a new one from a template, or an existing one with its panel and rubric.
use super::templates::filled;
use crate::{
    Failure, Query,
    jury::default_rubric,
    store::{Reader, challenges, jury, people},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, Refusal, Zone,
    challenges::{AskChallengeForm, ChallengeDesk, ChallengeForm, ChallengeText, PrizeForm, ShortlistRule, Voting},
    jury::{CriterionForm, NewCriterion, Panel, PanelForm, RubricForm, may_write_rubric},
    people::may_host,
};

#[async_trait]
impl Query for AskChallengeForm {
    type Answer = ChallengeDesk;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<ChallengeDesk, Failure> {
        let Some(member) = actor.member() else { return Err(Failure::SignedOut) };
        let places = people::places(db).await?;
        let colleagues = people::colleagues(db).await?;
        let mut desk = ChallengeDesk {
            challenge: self.challenge,
            standing: false,
            locked: false,
            form: ChallengeForm::default(),
            departments: places.departments.into_iter().map(|d| (d.id, d.name)).collect(),
            sites: places.sites.into_iter().map(|s| (s.id, s.name)).collect(),
            colleagues: colleagues.into_iter().map(|p| (p.id, p.name)).collect(),
            panel: PanelForm::default(),
            rubric: RubricForm::default(),
            rubric_locked: false,
            now: db.stamp(now.0),
        };
        let Some(id) = self.challenge else {
            may_host(actor)?;
            desk.form = filled(&self.template, member.language, &db.zone(), now)?;
            desk.rubric = start(default_rubric(challenges::company_language(db).await?)?);
            return Ok(desk);
        };
        let facts = challenges::facts(db, id).await?.ok_or(Failure::NotFound)?;
        facts.may_change(actor)?;
        let text = challenges::text(db, id).await?.ok_or(Failure::NotFound)?;
        let running = jury::is_round_running(db, id).await?;
        let may_write = may_write_rubric(actor, &facts, running, now);
        desk.standing = facts.standing;
        desk.locked = facts.is_locked(now);
        desk.form = form(&text, &db.zone());
        desk.panel = PanelForm::from(&Panel { jurors: facts.jurors.clone(), chair: facts.chair, deputy: facts.deputy });
        desk.rubric = RubricForm::from(&jury::current_rubric(db, id).await?);
        desk.rubric_locked = matches!(may_write, Err(Refusal::PanelLocked | Refusal::LockedSinceOpening));
        Ok(desk)
    }
}

/// A rubric before it is kept.
fn start(criteria: Vec<NewCriterion>) -> RubricForm {
    RubricForm { criteria: criteria.into_iter().map(CriterionForm::from).collect() }
}

/// A challenge as its form shows it again.
fn form(text: &ChallengeText, zone: &Zone) -> ChallengeForm {
    let date = |at: Moment| zone.stamp(at).local.input_value();
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let (voting, budget, per_idea) = match text.voting {
        Voting::Simple => ("simple", None, None),
        Voting::Votes { budget, per_idea } => ("votes", Some(budget), Some(per_idea)),
        Voting::JuryOnly => ("jury_only", None, None),
    };
    let prize = |p: &domain::challenges::Prize| PrizeForm {
        rank: p.rank.to_string(),
        label: p.label.clone(),
        value: p.value.map(|v| v.input_value()).unwrap_or_default(),
        quantity: p.quantity.to_string(),
    };
    let (places, per_site, least) = match text.shortlist {
        ShortlistRule::Hosts => (None, None, None),
        ShortlistRule::Places { places, per_site } => (Some(places), Some(per_site).filter(|n| *n > 0), None),
        ShortlistRule::Supports { least } => (None, None, Some(least)),
    };
    let mut form = ChallengeForm {
        title: text.title.clone(),
        theme: text.theme.name().into(),
        brief: text.brief.clone(),
        rules: text.rules.clone(),
        voting: voting.into(),
        budget: number(budget),
        per_idea: number(per_idea),
        counts_hidden: if text.counts_hidden { "on".into() } else { String::new() },
        blind: if text.blind { "on".into() } else { String::new() },
        shortlist: text.shortlist.name().into(),
        places: number(places),
        per_site: number(per_site),
        least: number(least),
        entry_limit: number(text.entry_limit),
        departments: text.departments.iter().map(ToString::to_string).collect(),
        sites: text.sites.iter().map(ToString::to_string).collect(),
        prizes: text.prizes.iter().map(prize).collect(),
        ..ChallengeForm::default()
    };
    if let Some(calendar) = text.calendar {
        form.opens = date(calendar.opens);
        form.submissions_close = date(calendar.submissions_close);
        form.voting_close = date(calendar.voting_close);
        form.judging_close = date(calendar.judging_close);
        form.results = date(calendar.results);
    }
    form
}
