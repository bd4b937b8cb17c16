//! Hidden names: their SQL. What is hidden here stays in the database, where its rules need it.
use crate::{
    Failure,
    store::{Connection, Reader, Tx, all, count, exec, one, opinions, values},
};
use domain::{Actor, ChallengeId, Event, IdeaId, Moment, PersonId, ideas::NamesReading, people::PersonRef};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// The author's choice, while the idea is a draft.
pub async fn hide_name(tx: &Tx, idea: IdeaId, hidden: bool) -> Result<(), Failure> {
    exec(tx, "UPDATE idea SET name_hidden = $2 WHERE id = $1", values![idea.0, hidden]).await.map(|_| ())
}

/// Shows hidden names: at once, or with the results where the challenge is blind.
pub async fn show_names(tx: &Tx, idea: IdeaId, by: &Actor, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE idea SET name_hidden = FALSE, unveiled_at = CASE WHEN blind THEN NULL ELSE $2 END WHERE id = $1 AND name_hidden";
    let shown = exec(tx, sql, values![idea.0, now.0]).await? > 0;
    if shown {
        opinions::forget_authors(tx, idea).await?;
    }
    if shown && shown_since(tx, idea).await?.is_some_and(|since| since.is_some()) {
        tx.record(Event::NamesShown { idea }, by, now).await?;
    }
    Ok(())
}

/// A blind challenge is over: everybody sees who entered what, but for names their authors hide.
pub async fn end_blindness(tx: &Tx, challenge: ChallengeId, by: &Actor, now: Moment) -> Result<(), Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
    }
    let sql = "SELECT id FROM idea WHERE challenge_id = $1 AND blind AND NOT name_hidden ORDER BY id";
    let entries: Vec<Row> = all(tx, sql, values![challenge.0]).await?;
    let sql = "UPDATE idea SET blind = FALSE, unveiled_at = CASE WHEN name_hidden THEN NULL ELSE $2 END WHERE challenge_id = $1 AND blind";
    exec(tx, sql, values![challenge.0, now.0]).await?;
    for entry in entries {
        tx.record(Event::NamesShown { idea: IdeaId(entry.id) }, by, now).await?;
    }
    Ok(())
}

/// Whether some do not see who wrote it, or may not see it yet.
pub async fn is_veiled(on: &impl Connection, idea: IdeaId) -> Result<bool, Failure> {
    Ok(count(on, "SELECT COUNT(*) AS n FROM idea WHERE id = $1 AND (name_hidden OR blind OR stage = 'draft')", values![idea.0]).await? > 0)
}

/// Whether some do not see who wrote it, at a moment.
pub async fn was_veiled(on: &impl Connection, idea: IdeaId, at: Moment) -> Result<bool, Failure> {
    Ok(shown_since(on, idea).await?.is_none_or(|since| since.is_some_and(|since| at < since)))
}

/// Since when everybody sees who wrote it: `Some(None)` where that was never hidden, none where it is.
async fn shown_since(on: &impl Connection, idea: IdeaId) -> Result<Option<Option<Moment>>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        veiled: bool,
        unveiled_at: Option<i64>,
    }
    let sql = "SELECT (name_hidden OR blind) AS veiled, unveiled_at FROM idea WHERE id = $1";
    let row = one::<Row>(on, sql, values![idea.0]).await?.ok_or(Failure::NotFound)?;
    Ok((!row.veiled).then_some(row.unveiled_at.map(Moment)))
}

/// Keeps that an admin read them.
pub async fn put_names_read(tx: &Tx, idea: IdeaId, reader: PersonId, reason: &str, now: Moment) -> Result<(), Failure> {
    let sql = "INSERT INTO names_read (id, idea_id, reader_id, reason, at) VALUES ($1, $2, $3, $4, $5)";
    exec(tx, sql, values![tx.id::<Uuid>(now), idea.0, reader.0, reason, now.0]).await.map(|_| ())
}

/// When somebody last read them, after a moment.
pub async fn read_names_at(on: &impl Connection, idea: IdeaId, reader: PersonId, since: Moment) -> Result<Option<Moment>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        at: i64,
    }
    let sql = "SELECT at FROM names_read WHERE idea_id = $1 AND reader_id = $2 AND at > $3 ORDER BY at DESC LIMIT 1";
    Ok(one::<Row>(on, sql, values![idea.0, reader.0, since.0]).await?.map(|row| Moment(row.at)))
}

/// Who read them, the last first.
pub async fn names_readings(db: &Reader, idea: IdeaId) -> Result<Vec<NamesReading>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        name: String,
        reason: String,
        at: i64,
    }
    let sql = "SELECT p.id, p.name, n.reason, n.at FROM names_read n JOIN person p ON p.id = n.reader_id WHERE n.idea_id = $1 ORDER BY n.at DESC, n.id";
    let rows: Vec<Row> = all(db, sql, values![idea.0]).await?;
    let reading =
        |row: Row| NamesReading { by: PersonRef { id: PersonId(row.id), name: row.name }, reason: row.reason, at: db.stamp(row.at) };
    Ok(rows.into_iter().map(reading).collect())
}
