//! What the rules need to know of a challenge: its row, and the people and places around it.
use crate::{
    Failure,
    store::{Bound, Connection, Tx, all, one, values},
};
use domain::{
    Actor, ChallengeId, DepartmentId, Moment, PersonId, SiteId,
    challenges::{Calendar, ChallengeFacts, ChallengeRef, Phase, ShortlistRule, Voting},
};
use sea_orm::{FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// The columns of a challenge `c` that the rules are about.
pub const RULED: &str = "c.id AS challenge_id, c.standing, c.opens_at, c.submissions_close_at, c.voting_close_at, c.judging_close_at, \
    c.results_at, c.voting, c.vote_budget, c.votes_per_idea, c.counts_hidden, c.blind, c.shortlist_rule, c.shortlist_places, c.shortlist_per_site, \
    c.shortlist_supports, c.entry_limit, c.chair_id, c.deputy_id, \
    c.published_at, c.cancelled_at";

/// A row of [`RULED`] columns.
#[derive(FromQueryResult)]
pub struct Ruled {
    pub challenge_id: Uuid,
    standing: bool,
    opens_at: Option<i64>,
    submissions_close_at: Option<i64>,
    voting_close_at: Option<i64>,
    judging_close_at: Option<i64>,
    results_at: Option<i64>,
    voting: String,
    vote_budget: Option<i64>,
    votes_per_idea: Option<i64>,
    counts_hidden: bool,
    blind: bool,
    shortlist_rule: String,
    shortlist_places: Option<i64>,
    shortlist_per_site: Option<i64>,
    shortlist_supports: Option<i64>,
    entry_limit: Option<i64>,
    chair_id: Option<Uuid>,
    deputy_id: Option<Uuid>,
    published_at: Option<i64>,
    cancelled_at: Option<i64>,
}

/// One person or place beside a challenge.
#[derive(FromQueryResult)]
pub struct Beside {
    pub challenge_id: Uuid,
    pub what: String,
    pub id: Uuid,
}

/// Hosts, jurors, departments and sites of the challenges in a list of placeholders.
pub fn beside(challenges: &str) -> String {
    format!(
        "SELECT challenge_id, 'host' AS what, person_id AS id FROM challenge_host WHERE challenge_id IN ({challenges}) \
         UNION ALL SELECT challenge_id, 'juror', juror_id FROM seat WHERE challenge_id IN ({challenges}) \
         UNION ALL SELECT challenge_id, 'department', department_id FROM challenge_department WHERE challenge_id IN ({challenges}) \
         UNION ALL SELECT challenge_id, 'site', site_id FROM challenge_site WHERE challenge_id IN ({challenges})"
    )
}

impl Ruled {
    /// The facts, with the people and places that stand beside this challenge.
    pub fn facts(self, beside: &[Beside]) -> ChallengeFacts {
        let ids = |what: &'static str| beside.iter().filter(move |b| b.challenge_id == self.challenge_id && b.what == what).map(|b| b.id);
        ChallengeFacts {
            hosts: ids("host").map(PersonId).collect(),
            jurors: ids("juror").map(PersonId).collect(),
            departments: ids("department").map(DepartmentId).collect(),
            sites: ids("site").map(SiteId).collect(),
            id: ChallengeId(self.challenge_id),
            standing: self.standing,
            calendar: self.calendar(),
            published: self.published_at.is_some(),
            cancelled: self.cancelled_at.is_some(),
            voting: voting(&self.voting, self.vote_budget, self.votes_per_idea),
            counts_hidden: self.counts_hidden,
            blind: self.blind,
            shortlist: shortlist(&self.shortlist_rule, self.shortlist_places, self.shortlist_per_site, self.shortlist_supports),
            chair: self.chair_id.map(PersonId),
            deputy: self.deputy_id.map(PersonId),
            entry_limit: self.entry_limit,
        }
    }

    fn calendar(&self) -> Option<Calendar> {
        if self.standing {
            return None;
        }
        Some(Calendar {
            opens: Moment(self.opens_at?),
            submissions_close: Moment(self.submissions_close_at?),
            voting_close: Moment(self.voting_close_at?),
            judging_close: Moment(self.judging_close_at?),
            results: Moment(self.results_at?),
        })
    }
}

/// How a challenge votes, from its columns.
pub fn voting(mode: &str, budget: Option<i64>, per_idea: Option<i64>) -> Voting {
    match (mode, budget, per_idea) {
        ("votes", Some(budget), Some(per_idea)) => Voting::Votes { budget, per_idea },
        ("jury_only", _, _) => Voting::JuryOnly,
        _ => Voting::Simple,
    }
}

/// The rule that shortlists, from its columns.
pub fn shortlist(rule: &str, places: Option<i64>, per_site: Option<i64>, supports: Option<i64>) -> ShortlistRule {
    match (rule, places, supports) {
        ("places", Some(places), _) => ShortlistRule::Places { places, per_site: per_site.unwrap_or(0) },
        ("supports", _, Some(least)) => ShortlistRule::Supports { least },
        _ => ShortlistRule::Hosts,
    }
}

/// The facts of a challenge; none where it doesn't exist.
pub async fn facts(on: &impl Connection, challenge: ChallengeId) -> Result<Option<ChallengeFacts>, Failure> {
    locked(on, challenge, "").await
}

/// The same, and the challenge stays as it is until the commit.
pub async fn facts_to_rely_on(tx: &Tx, challenge: ChallengeId) -> Result<Option<ChallengeFacts>, Failure> {
    locked(tx, challenge, tx.for_share()).await
}

/// The same, for who changes the challenge.
pub async fn facts_to_change(tx: &Tx, challenge: ChallengeId) -> Result<Option<ChallengeFacts>, Failure> {
    locked(tx, challenge, tx.for_update()).await
}

async fn locked(on: &impl Connection, challenge: ChallengeId, lock: &str) -> Result<Option<ChallengeFacts>, Failure> {
    let sql = format!("SELECT {RULED} FROM challenge c WHERE c.id = $1{lock}");
    let Some(row) = one::<Ruled>(on, &sql, values![challenge.0]).await? else { return Ok(None) };
    let around: Vec<Beside> = all(on, &format!("{} ORDER BY what, id", beside("$1")), values![challenge.0]).await?;
    Ok(Some(row.facts(&around)))
}

/// Challenges whose dates let entries in now, standing ones first, then those that close first.
pub async fn that_may_take_entries(on: &impl Connection, now: Moment) -> Result<Vec<ChallengeFacts>, Failure> {
    let condition = "c.cancelled_at IS NULL AND (c.standing OR \
        (c.published_at IS NULL AND c.opens_at <= $1 AND c.submissions_close_at > $1))";
    facts_where(on, condition, values![now.0]).await
}

/// Challenges that are not over, announced ones included.
pub async fn that_go_on(on: &impl Connection) -> Result<Vec<ChallengeFacts>, Failure> {
    facts_where(on, "c.cancelled_at IS NULL AND (c.standing OR c.published_at IS NULL)", vec![]).await
}

/// Challenges that name the actor as a host, and for every host the standing ones.
pub async fn hosted_by(on: &impl Connection, actor: &Actor) -> Result<Vec<ChallengeFacts>, Failure> {
    let Some(person) = actor.person() else { return Ok(Vec::new()) };
    let condition = "(c.standing AND $1) OR c.id IN (SELECT h.challenge_id FROM challenge_host h WHERE h.person_id = $2)";
    facts_where(on, condition, values![actor.is_host(), person.0]).await
}

/// The facts of every challenge that a condition on `c` names.
pub async fn facts_where(on: &impl Connection, condition: &str, values: Vec<Value>) -> Result<Vec<ChallengeFacts>, Failure> {
    let order = "CASE WHEN c.standing THEN 0 ELSE 1 END, c.submissions_close_at, c.created_at, c.id";
    let rows: Vec<Ruled> = all(on, &format!("SELECT {RULED} FROM challenge c WHERE {condition} ORDER BY {order}"), values).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut bound = Bound::default();
    let list = bound.list(rows.iter().map(|r| r.challenge_id));
    let around: Vec<Beside> = all(on, &format!("{} ORDER BY what, id", beside(&list)), bound.0).await?;
    Ok(rows.into_iter().map(|row| row.facts(&around)).collect())
}

/// The challenges that hide their counts now.
pub async fn hiding_counts(on: &impl Connection, now: Moment) -> Result<Vec<ChallengeId>, Failure> {
    let sql = format!("SELECT {RULED} FROM challenge c WHERE c.counts_hidden AND c.published_at IS NULL ORDER BY c.id");
    let rows: Vec<Ruled> = all(on, &sql, vec![]).await?;
    Ok(rows.into_iter().map(|row| row.facts(&[])).filter(|c| c.hides_counts(now)).map(|c| c.id).collect())
}

/// The phase of every challenge.
pub async fn phases(on: &impl Connection, now: Moment) -> Result<HashMap<Uuid, Phase>, Failure> {
    let rows: Vec<Ruled> = all(on, &format!("SELECT {RULED} FROM challenge c"), vec![]).await?;
    Ok(rows.into_iter().map(|row| (row.challenge_id, row.facts(&[]).phase(now))).collect())
}

/// The names of these challenges.
pub async fn refs(on: &impl Connection, challenges: &[ChallengeId]) -> Result<Vec<ChallengeRef>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        title: String,
        standing: bool,
    }
    if challenges.is_empty() {
        return Ok(Vec::new());
    }
    let mut bound = Bound::default();
    let list = bound.list(challenges.iter().map(|c| c.0));
    let rows: Vec<Row> = all(on, &format!("SELECT id, title, standing FROM challenge WHERE id IN ({list}) ORDER BY id"), bound.0).await?;
    Ok(rows.into_iter().map(|r| ChallengeRef { id: ChallengeId(r.id), title: r.title, standing: r.standing }).collect())
}
