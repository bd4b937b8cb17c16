//! The list of ideas: filters, orders, and pages by key. The random order is everybody's one circle of ideas, read
//! from a start of one's own; where counts are hidden no order and no cursor tells them.
use super::{Choice, rows_by_key, veiled_for, visible_to};
use crate::{
    Failure,
    store::{Bound, Reader, challenges::hiding_counts},
};
use domain::{
    Actor, ChallengeId, Moment,
    ideas::{IdeaList, Order, PAGE, Stage, Wanted, cursor, shuffle_key},
};

/// A stretch of an order, read by a key; `condition` names it.
struct Stretch {
    condition: String,
    key: &'static str,
    descending: bool,
}

/// One page of what is wanted.
pub async fn page(db: &Reader, actor: &Actor, wanted: &Wanted, now: Moment) -> Result<IdeaList, Failure> {
    let hidden = hiding_counts(db, now).await?;
    let most = PAGE as usize;
    let mut rows = Vec::with_capacity(most + 1);
    let mut after = wanted.after;
    for number in first_stretch(actor, wanted).. {
        let mut choice = Choice::of(actor, "i.shuffle_key", false, (most + 1 - rows.len()) as u64);
        let Some(stretch) = stretch(number, actor, wanted, &hidden, &mut choice.bound) else { break };
        narrow(&mut choice, actor, wanted);
        choice.and(&stretch.condition);
        (choice.key, choice.descending) = (stretch.key, stretch.descending);
        if let Some((key, id)) = after.take() {
            let place = format!("({}, {})", choice.bound.bind(key), choice.bound.bind(id.0));
            choice.and(format!("({}, i.id) {} {place}", stretch.key, if stretch.descending { "<" } else { ">" }));
        }
        rows.extend(rows_by_key(db, &choice, &hidden).await?);
        if rows.len() > most {
            break;
        }
    }
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more).map(|(key, row)| cursor(*key, row.id));
    Ok(IdeaList { rows: rows.into_iter().map(|(_, row)| row).collect(), next, now: db.stamp(now.0) })
}

/// Where this reader enters the circle of the random order.
fn start(actor: &Actor) -> i64 {
    actor.person().map_or(0, |p| shuffle_key(p.0))
}

/// The stretch that the cursor is in.
fn first_stretch(actor: &Actor, wanted: &Wanted) -> usize {
    match (wanted.order, wanted.after) {
        (_, None) | (Order::New, Some(_)) => 0,
        (Order::Random, Some((key, _))) => usize::from(key < start(actor)),
        (Order::MostSupported, Some((key, _))) => usize::from(key < 0),
    }
}

/// The first or the second stretch of an order, where there is one.
fn stretch(number: usize, actor: &Actor, wanted: &Wanted, hidden: &[ChallengeId], bound: &mut Bound) -> Option<Stretch> {
    let whole = |key| Stretch { condition: "1 = 1".into(), key, descending: true };
    match (wanted.order, number) {
        (Order::Random, 0 | 1) => {
            let side = if number == 0 { ">=" } else { "<" };
            let condition = format!("i.shuffle_key {side} {}", bound.bind(start(actor)));
            Some(Stretch { condition, key: "i.shuffle_key", descending: false })
        }
        (Order::New, 0) if only_public(wanted) => Some(whole("i.submitted_at")),
        (Order::New, 0) => Some(whole("COALESCE(i.submitted_at, i.created_at)")),
        (Order::MostSupported, 0) if hidden.is_empty() => Some(whole("i.supports")),
        (Order::MostSupported, 0 | 1) => {
            let (side, key) = if number == 0 { ("NOT IN", "i.supports") } else { ("IN", "CAST(-1 AS BIGINT)") };
            let hidden = bound.list(hidden.iter().map(|c| c.0));
            (number == 0 || !hidden.is_empty()).then(|| Stretch {
                condition: format!("i.challenge_id {side} ({hidden})"),
                key,
                descending: true,
            })
        }
        (Order::Random | Order::New | Order::MostSupported, _) => None,
    }
}

/// Whether the list holds public ideas only.
fn only_public(wanted: &Wanted) -> bool {
    let everybodys = wanted.stage.is_none_or(Stage::is_public);
    !wanted.mine && everybodys
}

/// What the filters ask for, of what the actor may know.
fn narrow(choice: &mut Choice, actor: &Actor, wanted: &Wanted) {
    if only_public(wanted) {
        choice.and("i.is_public = TRUE");
    } else if wanted.stage.is_some_and(|stage| stage.is_in_review() || matches!(stage, Stage::Merged | Stage::Archived)) && !wanted.mine {
        choice.and(visible_to(actor));
    } else if !(wanted.stage == Some(Stage::Withdrawn) && actor.is_host() && !wanted.mine) {
        choice.and("i.id IN (SELECT a.idea_id FROM idea_author a WHERE a.person_id = $1)");
    }
    if wanted.followed {
        choice.and("i.id IN (SELECT f.idea_id FROM idea_follow f WHERE f.person_id = $1)");
    }
    if let Some(stage) = wanted.stage {
        let stage = choice.bound.bind(stage.name());
        choice.and(format!("i.stage = {stage}"));
    }
    if let Some(challenge) = wanted.challenge {
        let challenge = choice.bound.bind(challenge.0);
        choice.and(format!("i.challenge_id = {challenge}"));
    }
    if let Some(department) = wanted.department {
        let department = choice.bound.bind(department.0);
        choice.and(format!("i.department_id = {department} AND NOT {}", veiled_for(actor)));
    }
    if let Some(channel) = wanted.channel {
        let channel = choice.bound.bind(channel.bit());
        choice.and(format!("(i.channels & {channel}) <> 0"));
    }
    if let Some(tag) = &wanted.tag {
        let tag = choice.bound.bind(tag.as_str());
        choice.and(format!("i.id IN (SELECT idea_id FROM idea_tag WHERE tag = {tag})"));
    }
    for word in &wanted.words {
        let word = choice.bound.bind(format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")));
        choice.and(format!("i.folded LIKE {word} ESCAPE '\\'"));
    }
}
