//! What a challenge says: its row, who may take part, its prizes and the slots its votes go into.
use super::facts::{shortlist, voting};
use crate::{
    Failure,
    store::{Connection, Tx, all, entity, exec, insert, one, values},
};
use domain::{
    Cents, ChallengeId, DepartmentId, Moment, PersonId, SiteId,
    challenges::{Calendar, ChallengeText, Prize, ShortlistRule, Theme, Voting},
    text::fold,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct TextRow {
    title: String,
    theme: String,
    brief: String,
    rules: String,
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
}

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}

#[derive(FromQueryResult)]
struct PrizeRow {
    place: i64,
    label: String,
    value_cents: Option<i64>,
    quantity: i64,
}

/// The dates, where there are any.
pub(super) fn calendar(
    opens: Option<i64>,
    submissions: Option<i64>,
    voting: Option<i64>,
    judging: Option<i64>,
    results: Option<i64>,
) -> Option<Calendar> {
    Some(Calendar {
        opens: Moment(opens?),
        submissions_close: Moment(submissions?),
        voting_close: Moment(voting?),
        judging_close: Moment(judging?),
        results: Moment(results?),
    })
}

fn columns_of(voting: Voting) -> (&'static str, Option<i64>, Option<i64>) {
    match voting {
        Voting::Simple => ("simple", None, None),
        Voting::Votes { budget, per_idea } => ("votes", Some(budget), Some(per_idea)),
        Voting::JuryOnly => ("jury_only", None, None),
    }
}

/// A challenge as it is kept; its lists in the order in which a form is parsed.
pub async fn text(on: &impl Connection, id: ChallengeId) -> Result<Option<ChallengeText>, Failure> {
    let sql = "SELECT title, theme, brief, rules, opens_at, submissions_close_at, voting_close_at, judging_close_at, results_at, voting, \
        vote_budget, votes_per_idea, counts_hidden, blind, shortlist_rule, shortlist_places, shortlist_per_site, shortlist_supports, \
        entry_limit FROM challenge WHERE id = $1";
    let Some(row) = one::<TextRow>(on, sql, values![id.0]).await? else { return Ok(None) };
    let ids = async |sql| all::<Id>(on, sql, values![id.0]).await;
    let departments = ids("SELECT department_id AS id FROM challenge_department WHERE challenge_id = $1 ORDER BY department_id").await?;
    let sites = ids("SELECT site_id AS id FROM challenge_site WHERE challenge_id = $1 ORDER BY site_id").await?;
    let sql = "SELECT place, label, value_cents, quantity FROM prize WHERE challenge_id = $1 ORDER BY place, id";
    let prizes: Vec<PrizeRow> = all(on, sql, values![id.0]).await?;
    let prize = |p: PrizeRow| Prize { rank: p.place, label: p.label, value: p.value_cents.map(Cents), quantity: p.quantity };
    let mut prizes: Vec<Prize> = prizes.into_iter().map(prize).collect();
    prizes.sort_by(|a, b| a.key().cmp(&b.key()));
    Ok(Some(ChallengeText {
        title: row.title,
        theme: row.theme.parse().unwrap_or(Theme::Own),
        brief: row.brief,
        rules: row.rules,
        calendar: calendar(row.opens_at, row.submissions_close_at, row.voting_close_at, row.judging_close_at, row.results_at),
        voting: voting(&row.voting, row.vote_budget, row.votes_per_idea),
        counts_hidden: row.counts_hidden,
        blind: row.blind,
        shortlist: shortlist(&row.shortlist_rule, row.shortlist_places, row.shortlist_per_site, row.shortlist_supports),
        entry_limit: row.entry_limit,
        departments: departments.into_iter().map(|d| DepartmentId(d.id)).collect(),
        sites: sites.into_iter().map(|s| SiteId(s.id)).collect(),
        prizes,
    }))
}

/// Places, places of each site, least supports.
fn columns_of_rule(rule: ShortlistRule) -> (Option<i64>, Option<i64>, Option<i64>) {
    match rule {
        ShortlistRule::Hosts => (None, None, None),
        ShortlistRule::Places { places, per_site } => (Some(places), Some(per_site), None),
        ShortlistRule::Supports { least } => (None, None, Some(least)),
    }
}

/// A new challenge and its hosts.
pub async fn add(tx: &Tx, text: &ChallengeText, standing: bool, hosts: &[PersonId], now: Moment) -> Result<ChallengeId, Failure> {
    let id: ChallengeId = tx.id(now);
    let (mode, budget, per_idea) = columns_of(text.voting);
    let (places, per_site, least) = columns_of_rule(text.shortlist);
    let date = |of: fn(&Calendar) -> Moment| text.calendar.as_ref().map(|c| of(c).0);
    let row = entity::challenge::Model {
        id: id.0,
        standing,
        title: text.title.clone(),
        folded: fold(&text.title),
        theme: text.theme.name().into(),
        brief: text.brief.clone(),
        rules: text.rules.clone(),
        opens_at: date(|c| c.opens),
        submissions_close_at: date(|c| c.submissions_close),
        voting_close_at: date(|c| c.voting_close),
        judging_close_at: date(|c| c.judging_close),
        results_at: date(|c| c.results),
        voting: mode.into(),
        vote_budget: budget,
        votes_per_idea: per_idea,
        counts_hidden: text.counts_hidden,
        blind: text.blind,
        shortlist_rule: text.shortlist.name().into(),
        shortlist_places: places,
        shortlist_per_site: per_site,
        shortlist_supports: least,
        entry_limit: text.entry_limit,
        chair_id: None,
        deputy_id: None,
        created_at: now.0,
        published_at: None,
        cancelled_at: None,
        cancelled_reason: None,
    };
    insert(tx, row).await?;
    for host in hosts {
        super::put_host(tx, id, *host).await?;
    }
    surround(tx, id, text, now).await.map(|()| id)
}

/// Rewrites a challenge. Once it is `locked`, what people relied on stays untouched.
pub async fn change(tx: &Tx, id: ChallengeId, text: &ChallengeText, locked: bool, now: Moment) -> Result<(), Failure> {
    let date = |of: fn(&Calendar) -> Moment| text.calendar.as_ref().map(|c| of(c).0);
    let sql = "UPDATE challenge SET title = $2, folded = $3, theme = $4, brief = $5, opens_at = $6, submissions_close_at = $7, \
        voting_close_at = $8, judging_close_at = $9, results_at = $10 WHERE id = $1";
    let (opens, submissions) = (date(|c| c.opens), date(|c| c.submissions_close));
    let (voting, judging, results) = (date(|c| c.voting_close), date(|c| c.judging_close), date(|c| c.results));
    let folded = fold(&text.title);
    let bound = values![id.0, &text.title, folded, text.theme.name(), &text.brief, opens, submissions, voting, judging, results];
    exec(tx, sql, bound).await?;
    if locked {
        return Ok(());
    }
    let (mode, budget, per_idea) = columns_of(text.voting);
    let sql = "UPDATE challenge SET rules = $2, voting = $3, vote_budget = $4, votes_per_idea = $5, counts_hidden = $6, entry_limit = $7, \
        shortlist_rule = $8, shortlist_places = $9, shortlist_per_site = $10, shortlist_supports = $11, blind = $12 WHERE id = $1";
    let (places, per_site, least) = columns_of_rule(text.shortlist);
    let rule = text.shortlist.name();
    let bound =
        values![id.0, &text.rules, mode, budget, per_idea, text.counts_hidden, text.entry_limit, rule, places, per_site, least, text.blind];
    exec(tx, sql, bound).await?;
    for table in ["challenge_department", "challenge_site", "prize", "vote_slot"] {
        exec(tx, &format!("DELETE FROM {table} WHERE challenge_id = $1"), values![id.0]).await?;
    }
    surround(tx, id, text, now).await
}

async fn surround(tx: &Tx, id: ChallengeId, text: &ChallengeText, now: Moment) -> Result<(), Failure> {
    for department in &text.departments {
        insert(tx, entity::challenge_department::Model { challenge_id: id.0, department_id: department.0 }).await?;
    }
    for site in &text.sites {
        insert(tx, entity::challenge_site::Model { challenge_id: id.0, site_id: site.0 }).await?;
    }
    for prize in &text.prizes {
        let (label, value_cents) = (prize.label.clone(), prize.value.map(|v| v.0));
        let row =
            entity::prize::Model { id: tx.id(now), challenge_id: id.0, place: prize.rank, label, value_cents, quantity: prize.quantity };
        insert(tx, row).await?;
    }
    if let Voting::Votes { budget, per_idea } = text.voting {
        for slot in 1..=budget {
            insert(tx, entity::vote_slot::Model { challenge_id: id.0, slot, per_idea }).await?;
        }
    }
    Ok(())
}
