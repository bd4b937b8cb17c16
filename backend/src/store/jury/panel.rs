//! Who sits on a challenge's panel.
use crate::{
    Failure,
    store::{Connection, Tx, all, count, entity, exec, insert, people::NamedRow, values},
};
use domain::{ChallengeId, Moment, PersonId, RoundId, jury::Panel, people::PersonRef};

/// Whether all of these are people with an open account.
pub async fn are_people(on: &impl Connection, people: &[PersonId]) -> Result<bool, Failure> {
    for person in people {
        if count(on, "SELECT COUNT(*) AS n FROM person WHERE id = $1 AND is_active", values![person.0]).await? == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Who handed a card in in a round, by name, also those who have left.
pub async fn who_scored(on: &impl Connection, round: RoundId) -> Result<Vec<PersonRef>, Failure> {
    let sql = "SELECT p.id, p.name FROM person p WHERE p.id IN (SELECT s.juror_id FROM scorecard s JOIN pitch t ON t.id = s.pitch_id \
        WHERE t.round_id = $1 AND s.handed_in_at IS NOT NULL) ORDER BY p.folded, p.id";
    let rows: Vec<NamedRow> = all(on, sql, values![round.0]).await?;
    Ok(rows.into_iter().map(PersonRef::from).collect())
}

/// Sets chair and deputy, gives the seats that are new and takes those that are no more.
pub async fn put_panel(
    tx: &Tx,
    challenge: ChallengeId,
    panel: &Panel,
    given: &[PersonId],
    taken: &[PersonId],
    now: Moment,
) -> Result<(), Failure> {
    for juror in taken {
        exec(tx, "DELETE FROM seat WHERE challenge_id = $1 AND juror_id = $2", values![challenge.0, juror.0]).await?;
    }
    for juror in given {
        insert(tx, entity::seat::Model { challenge_id: challenge.0, juror_id: juror.0, since: now.0 }).await?;
    }
    let (chair, deputy) = (panel.chair.map(|p| p.0), panel.deputy.map(|p| p.0));
    let sql = "UPDATE challenge SET chair_id = $2, deputy_id = $3 WHERE id = $1";
    exec(tx, sql, values![challenge.0, chair, deputy]).await.map(|_| ())
}

/// Holds a juror's seat while their card is written: their own saves come one after the other.
pub async fn hold_seat(tx: &Tx, challenge: ChallengeId, juror: PersonId) -> Result<(), Failure> {
    let sql = format!("SELECT since AS n FROM seat WHERE challenge_id = $1 AND juror_id = $2{}", tx.for_update());
    count(tx, &sql, values![challenge.0, juror.0]).await.map(|_| ())
}
