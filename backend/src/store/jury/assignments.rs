//! Who judges what: assignments, who is barred from them, and cards that are void.
use super::cards::void_card;
use crate::{
    Failure,
    store::{Connection, Tx, all, exec, one, operations::bulk::insert_all, people::NamedRow, values},
};
use domain::{
    ChallengeId, IdeaId, Moment, PersonId, PitchId, RoundId,
    jury::{Assignment, SteppedAside},
    people::PersonRef,
};
use sea_orm::FromQueryResult;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A juror and a pitch.
#[derive(Clone, Debug)]
pub struct Slot {
    pub pitch: PitchId,
    pub juror: PersonId,
    pub state: Assignment,
}

/// Every assignment of a round, also those that are no longer open.
pub async fn assignments(on: &impl Connection, round: RoundId) -> Result<Vec<Slot>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        pitch_id: Uuid,
        juror_id: Uuid,
        state: String,
    }
    let sql = "SELECT x.pitch_id, x.juror_id, x.state FROM assignment x JOIN pitch t ON t.id = x.pitch_id WHERE t.round_id = $1 \
        ORDER BY x.pitch_id, x.juror_id";
    let rows: Vec<Row> = all(on, sql, values![round.0]).await?;
    let slot = |r: Row| Some(Slot { pitch: PitchId(r.pitch_id), juror: PersonId(r.juror_id), state: r.state.parse().ok()? });
    Ok(rows.into_iter().filter_map(slot).collect())
}

/// How a person stands to a pitch.
pub async fn assignment(on: &impl Connection, pitch: PitchId, juror: PersonId) -> Result<Option<Assignment>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        state: String,
    }
    let row: Option<Row> = one(on, "SELECT state FROM assignment WHERE pitch_id = $1 AND juror_id = $2", values![pitch.0, juror.0]).await?;
    Ok(row.and_then(|r| r.state.parse().ok()))
}

/// Assigns all at once, where nobody is assigned yet.
pub async fn assign_first(tx: &Tx, given: &[(PitchId, PersonId)], now: Moment) -> Result<(), Failure> {
    let row = |(pitch, juror): &(PitchId, PersonId)| [pitch.0.into(), juror.0.into(), "open".into(), "".into(), now.0.into()];
    insert_all(tx, "assignment (pitch_id, juror_id, state, why, at)", given.iter().map(row).collect()).await
}

/// Assigns; who had left with the seat is back.
pub async fn assign(tx: &Tx, pitch: PitchId, juror: PersonId, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO assignment (pitch_id, juror_id, state, why, at) VALUES ($1, $2, 'open', '', $3) \
        ON CONFLICT (pitch_id, juror_id) DO UPDATE SET state = 'open', at = excluded.at WHERE assignment.state = 'left'";
    exec(tx, sql, values![pitch.0, juror.0, now.0]).await.map(|_| ())
}

/// Ends an assignment, or says that there is to be none; a card that was begun or handed in is void, and kept apart.
pub async fn end_assignment(tx: &Tx, slot: &Slot, why: &str, now: Moment) -> Result<(), Failure> {
    let Slot { pitch, juror, state } = slot;
    void_card(tx, *pitch, *juror, now).await?;
    super::end_reopening(tx, *pitch, *juror, now).await?;
    let sql = "INSERT INTO assignment (pitch_id, juror_id, state, why, at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (pitch_id, juror_id) DO UPDATE SET state = excluded.state, why = excluded.why, at = excluded.at";
    exec(tx, sql, values![pitch.0, juror.0, state.name(), why, now.0]).await.map(|_| ())
}

/// Who is barred from which idea of a round.
pub type Barred = HashMap<IdeaId, HashSet<PersonId>>;

/// Who of a round's panel, and whether whoever asks, is barred from which idea: its authors, their direct managers and those they
/// manage directly, who stepped aside for a tie, in this round or an earlier one on the same idea, and who sits and declared one
/// before. While names are hidden no manager is: whom a pitch is kept from would tell who wrote it, and whoever does not know can't
/// favour.
pub async fn barred(on: &impl Connection, round: RoundId, asks: Option<PersonId>) -> Result<Barred, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        idea_id: Uuid,
        juror_id: Uuid,
    }
    // The few who judge first: a company's thousands are not looked through for each author.
    let sql = "WITH j AS MATERIALIZED (SELECT p.id, p.manager_id FROM person p WHERE p.id = $2 OR p.id IN \
            (SELECT s.juror_id FROM seat s JOIN round r ON r.challenge_id = s.challenge_id WHERE r.id = $1)) \
        SELECT t.idea_id, j.id AS juror_id FROM pitch t JOIN idea_author a ON a.idea_id = t.idea_id \
        JOIN idea i ON i.id = t.idea_id \
        JOIN person w ON w.id = a.person_id JOIN j ON j.id = w.id OR ((j.manager_id = w.id OR w.manager_id = j.id) \
            AND NOT i.name_hidden AND NOT i.blind) WHERE t.round_id = $1 \
        UNION SELECT t.idea_id, x.juror_id FROM pitch t JOIN pitch o ON o.idea_id = t.idea_id \
        JOIN assignment x ON x.pitch_id = o.id AND x.state = 'recused' WHERE t.round_id = $1 \
        UNION SELECT t.idea_id, d.person_id FROM round r JOIN pitch t ON t.round_id = r.id JOIN declared_tie d ON d.idea_id = t.idea_id \
        JOIN seat s ON s.challenge_id = r.challenge_id AND s.juror_id = d.person_id WHERE r.id = $1";
    let mut barred = Barred::new();
    for row in all::<Row>(on, sql, values![round.0, asks.map(|p| p.0)]).await? {
        barred.entry(IdeaId(row.idea_id)).or_default().insert(PersonId(row.juror_id));
    }
    Ok(barred)
}

/// Whether a person manages an author of the idea directly, or is managed by one, as far as everybody sees who wrote it.
pub async fn is_tied(on: &impl Connection, idea: IdeaId, person: PersonId) -> Result<bool, Failure> {
    let sql = "SELECT COUNT(*) AS n FROM idea_author a JOIN idea i ON i.id = a.idea_id AND NOT i.name_hidden AND NOT i.blind \
        JOIN person w ON w.id = a.person_id JOIN person j ON j.id = $2 \
        WHERE a.idea_id = $1 AND (j.manager_id = w.id OR w.manager_id = j.id)";
    Ok(crate::store::count(on, sql, values![idea.0, person.0]).await? > 0)
}

/// Who stepped aside from which pitch of a round, with what they wrote, the last first.
pub async fn stepped_aside(on: &impl Connection, round: RoundId) -> Result<Vec<(PitchId, SteppedAside)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        pitch_id: Uuid,
        id: Uuid,
        name: String,
        title: String,
        state: String,
        why: String,
    }
    let sql = "SELECT x.pitch_id, p.id, p.name, i.title, x.state, x.why FROM assignment x JOIN pitch t ON t.id = x.pitch_id \
        JOIN idea i ON i.id = t.idea_id JOIN person p ON p.id = x.juror_id WHERE t.round_id = $1 AND x.state IN ('recused', 'passed') \
        ORDER BY x.at DESC, p.folded, i.title";
    let rows: Vec<Row> = all(on, sql, values![round.0]).await?;
    let aside = |r: Row| {
        let juror = PersonRef { id: PersonId(r.id), name: r.name };
        Some((PitchId(r.pitch_id), SteppedAside { juror, title: r.title, how: r.state.parse().ok()?, why: r.why }))
    };
    Ok(rows.into_iter().filter_map(aside).collect())
}

/// How many jurors each pitch of a round has, where not everybody judges everything.
pub async fn per_pitch(on: &impl Connection, round: RoundId) -> Result<Option<i64>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        per_pitch: Option<i64>,
    }
    let row: Option<Row> = one(on, "SELECT per_pitch FROM round WHERE id = $1", values![round.0]).await?;
    Ok(row.and_then(|r| r.per_pitch))
}

/// Who sits with an open account: whom pitches are given to.
pub async fn active_panel(on: &impl Connection, challenge: ChallengeId) -> Result<Vec<PersonRef>, Failure> {
    let sql = "SELECT p.id, p.name FROM seat s JOIN person p ON p.id = s.juror_id WHERE s.challenge_id = $1 AND p.is_active ORDER BY p.folded, p.id";
    let rows: Vec<NamedRow> = all(on, sql, values![challenge.0]).await?;
    Ok(rows.into_iter().map(PersonRef::from).collect())
}

/// Rounds that are not published in which a person judges something, locked.
pub async fn rounds_of(tx: &Tx, juror: PersonId) -> Result<Vec<RoundId>, Failure> {
    let sql = format!(
        "SELECT r.id FROM round r WHERE r.published_at IS NULL AND EXISTS (SELECT 1 FROM pitch t JOIN assignment x ON x.pitch_id = t.id \
         WHERE t.round_id = r.id AND x.juror_id = $1 AND x.state = 'open') ORDER BY r.id{}",
        tx.for_update()
    );
    let rows: Vec<RoundRow> = all(tx, &sql, values![juror.0]).await?;
    Ok(rows.into_iter().map(|r| RoundId(r.id)).collect())
}

/// Open assignments of rounds that are not published whose juror has come to manage an author directly, or to be managed by one.
pub async fn newly_tied(tx: &Tx, person: PersonId) -> Result<Vec<(RoundId, Slot)>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        round_id: Uuid,
        pitch_id: Uuid,
        juror_id: Uuid,
    }
    let sql = "SELECT t.round_id, x.pitch_id, x.juror_id FROM assignment x JOIN pitch t ON t.id = x.pitch_id JOIN round r ON r.id = t.round_id \
        JOIN idea i ON i.id = t.idea_id AND NOT i.name_hidden AND NOT i.blind JOIN idea_author a ON a.idea_id = t.idea_id \
        JOIN person w ON w.id = a.person_id JOIN person j ON j.id = x.juror_id \
        WHERE r.published_at IS NULL AND x.state = 'open' AND (w.id = $1 OR j.id = $1) AND (j.manager_id = w.id OR w.manager_id = j.id) \
        ORDER BY t.round_id, x.pitch_id, x.juror_id";
    let rows: Vec<Row> = all(tx, sql, values![person.0]).await?;
    let slot = |r: Row| {
        let slot = Slot { pitch: PitchId(r.pitch_id), juror: PersonId(r.juror_id), state: Assignment::Recused };
        (RoundId(r.round_id), slot)
    };
    Ok(rows.into_iter().map(slot).collect())
}

#[derive(FromQueryResult)]
struct RoundRow {
    id: Uuid,
}

/// Rounds of a challenge that are not published, locked.
pub async fn running_rounds(tx: &Tx, challenge: ChallengeId) -> Result<Vec<RoundId>, Failure> {
    let sql = format!("SELECT id FROM round WHERE challenge_id = $1 AND published_at IS NULL ORDER BY id{}", tx.for_update());
    let rows: Vec<RoundRow> = all(tx, &sql, values![challenge.0]).await?;
    Ok(rows.into_iter().map(|r| RoundId(r.id)).collect())
}
