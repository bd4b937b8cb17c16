//! Who is to be told of what: their SQL. Read when the event is read, so that nobody is told what is no more.
use crate::{
    Failure,
    store::{Connection, Tx, all, ideas::gave_its_answer, opinions::may_advise, values},
};
use domain::{ChallengeId, CommentId, DepartmentId, IdeaId, Moment, PersonId, RoundId};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

pub(super) async fn people(on: &impl Connection, sql: &str, values: Vec<Value>) -> Result<Vec<PersonId>, Failure> {
    #[derive(FromQueryResult)]
    struct Row {
        person_id: Uuid,
    }
    let rows: Vec<Row> = all(on, sql, values).await?;
    Ok(rows.into_iter().map(|r| PersonId(r.person_id)).collect())
}

/// The person, while they host the challenge.
pub async fn hosting(on: &impl Connection, challenge: ChallengeId, person: PersonId) -> Result<Vec<PersonId>, Failure> {
    people(on, "SELECT person_id FROM challenge_host WHERE challenge_id = $1 AND person_id = $2", values![challenge.0, person.0]).await
}

/// The person, while they hold a seat of the challenge's panel.
pub async fn seated(on: &impl Connection, challenge: ChallengeId, person: PersonId) -> Result<Vec<PersonId>, Failure> {
    people(on, "SELECT juror_id AS person_id FROM seat WHERE challenge_id = $1 AND juror_id = $2", values![challenge.0, person.0]).await
}

/// The jurors of a round that opened who have something to judge at a moment; who took a seat later was told of the seat.
pub async fn jurors(on: &impl Connection, round: RoundId, opened: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT s.juror_id AS person_id FROM round r JOIN seat s ON s.challenge_id = r.challenge_id \
        WHERE r.id = $1 AND s.since <= $2 AND EXISTS (SELECT 1 FROM assignment x JOIN pitch t ON t.id = x.pitch_id \
            WHERE t.round_id = r.id AND x.juror_id = s.juror_id AND (x.state <> 'recused' OR x.at > r.opened_at)) ORDER BY s.juror_id";
    people(on, sql, values![round.0, opened.0]).await
}

/// A juror who was seated before a moment; who took the seat with it was told of the seat.
pub async fn seated_before(on: &impl Connection, round: RoundId, juror: PersonId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT s.juror_id AS person_id FROM round r JOIN seat s ON s.challenge_id = r.challenge_id \
        WHERE r.id = $1 AND s.juror_id = $2 AND s.since < $3";
    people(on, sql, values![round.0, juror.0, at.0]).await
}

/// Jurors with cards missing in a round that still takes them; nobody judges their own.
pub async fn with_cards_missing(on: &impl Connection, round: RoundId, now: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT s.juror_id AS person_id FROM round r JOIN challenge c ON c.id = r.challenge_id JOIN seat s ON s.challenge_id = r.challenge_id \
        JOIN pitch p ON p.round_id = r.id WHERE r.id = $1 AND c.cancelled_at IS NULL AND r.closed_at IS NULL AND r.published_at IS NULL AND r.closes_at > $2 \
        AND EXISTS (SELECT 1 FROM assignment x WHERE x.pitch_id = p.id AND x.juror_id = s.juror_id AND x.state = 'open') \
        AND NOT EXISTS (SELECT 1 FROM scorecard k WHERE k.pitch_id = p.id AND k.juror_id = s.juror_id AND k.handed_in_at IS NOT NULL) \
        GROUP BY s.juror_id ORDER BY s.juror_id";
    people(on, sql, values![round.0, now.0]).await
}

/// Everybody whose entry is in the results of a challenge, also where the idea is back in the shark tank. A standing one has
/// no results of its own: each answer was told by itself.
pub async fn entrants(on: &impl Connection, challenge: ChallengeId) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT DISTINCT a.person_id FROM result r JOIN idea_author a ON a.idea_id = r.idea_id WHERE r.challenge_id = $1 \
        ORDER BY a.person_id";
    people(on, sql, values![challenge.0]).await
}

/// Who a comment concerns: the authors of the idea and whoever is answered, each once, never the comment's own author;
/// nobody once it is removed.
pub async fn around_a_comment(on: &impl Connection, comment: CommentId, answered: Option<CommentId>) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT t.person_id FROM comment c JOIN ( \
            SELECT m.id, a.person_id FROM comment m JOIN idea_author a ON a.idea_id = m.idea_id WHERE m.id = $1 \
            UNION SELECT m.id, p.author_id AS person_id FROM comment m JOIN comment p ON p.idea_id = m.idea_id \
            WHERE m.id = $1 AND p.id = $2) AS t ON t.id = c.id \
        WHERE c.removed_at IS NULL AND t.person_id <> c.author_id ORDER BY t.person_id";
    people(on, sql, values![comment.0, answered.map_or(Uuid::nil(), |a| a.0)]).await
}

/// The host who asked for changes the last time.
pub async fn who_asked_changes(on: &impl Connection, idea: IdeaId) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT t.by_person AS person_id FROM transition t WHERE t.idea_id = $1 AND t.to_stage = 'returned' \
        AND t.by_person IS NOT NULL ORDER BY t.at DESC, t.id DESC LIMIT 1";
    people(on, sql, values![idea.0]).await
}

/// Whether a person hosts a challenge: whoever is named, every host for a standing one.
pub(super) const HOSTS: &str = "(EXISTS (SELECT 1 FROM challenge_host h WHERE h.challenge_id = $1 AND h.person_id = p.id) \
    OR (p.is_host AND EXISTS (SELECT 1 FROM challenge c WHERE c.id = $1 AND c.standing)))";

/// Those who host a challenge of which ideas that were promised an answer at a moment still wait for it; with an open account.
pub async fn hosts_who_promised(on: &impl Connection, challenge: ChallengeId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = format!(
        "SELECT p.id AS person_id FROM person p WHERE p.is_active AND {HOSTS} AND EXISTS (SELECT 1 FROM review v JOIN idea i ON i.id = v.idea_id \
         WHERE i.challenge_id = $1 AND v.since = $2) ORDER BY p.id"
    );
    people(on, &sql, values![challenge.0, at.0]).await
}

/// Those who host a challenge, and the admins; with an open account.
pub async fn hosts_and_admins(on: &impl Connection, challenge: ChallengeId) -> Result<Vec<PersonId>, Failure> {
    let sql = format!("SELECT p.id AS person_id FROM person p WHERE p.is_active AND (p.is_admin OR {HOSTS}) ORDER BY p.id");
    people(on, &sql, values![challenge.0]).await
}

/// Whom it concerns that somebody read the scores of a round: who presides over its panel, those who host its challenge, and
/// whoever had handed in a card; with an open account. Nobody, once it is long ago: others preside and host by now.
pub async fn concerned_by_scores(tx: &Tx, round: RoundId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    if !super::endings::is_young(tx, at).await? {
        return Ok(vec![]);
    }
    let sql = "SELECT p.id AS person_id FROM round r JOIN challenge c ON c.id = r.challenge_id JOIN person p ON p.is_active WHERE r.id = $1 \
        AND (p.id = c.chair_id OR p.id = c.deputy_id OR (p.is_host AND c.standing) \
            OR EXISTS (SELECT 1 FROM challenge_host h WHERE h.challenge_id = c.id AND h.person_id = p.id) \
            OR EXISTS (SELECT 1 FROM scorecard s JOIN pitch t ON t.id = s.pitch_id WHERE t.round_id = r.id AND s.juror_id = p.id \
                AND s.handed_in_at <= $2)) ORDER BY p.id";
    people(tx, sql, values![round.0, at.0]).await
}

/// The hosts and the chair of the challenge of an idea, but for who gave its answer and its authors.
pub async fn who_may_look_again(on: &impl Connection, idea: IdeaId) -> Result<Vec<PersonId>, Failure> {
    let sql = format!(
        "SELECT p.id AS person_id FROM idea i JOIN challenge c ON c.id = i.challenge_id JOIN person p ON p.is_active WHERE i.id = $1 \
         AND (p.id = c.chair_id OR (p.is_host AND c.standing) \
            OR EXISTS (SELECT 1 FROM challenge_host h WHERE h.challenge_id = c.id AND h.person_id = p.id)) \
         AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = p.id) AND NOT {} ORDER BY p.id",
        gave_its_answer("p.id")
    );
    people(on, &sql, values![idea.0]).await
}

/// The person, while they are asked to be a co-author as they were at a moment.
pub async fn still_invited(on: &impl Connection, idea: IdeaId, person: PersonId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT person_id FROM co_author_invitation WHERE idea_id = $1 AND person_id = $2 AND at = $3";
    people(on, sql, values![idea.0, person.0, at.0]).await
}

/// Those who are to give an opinion on an idea, while they are asked: a colleague, or whoever is in a department and was
/// not asked by name.
pub async fn asked_for_an_opinion(
    on: &impl Connection,
    idea: IdeaId,
    person: Option<PersonId>,
    department: Option<DepartmentId>,
) -> Result<Vec<PersonId>, Failure> {
    let sql = format!(
        "SELECT p.id AS person_id FROM opinion_request r JOIN idea i ON i.id = r.idea_id \
         JOIN person p ON p.is_active AND (p.id = r.person_id OR p.department_id = r.department_id) \
         WHERE r.idea_id = $1 AND (r.person_id = $2 OR (r.department_id = $3 AND NOT EXISTS (SELECT 1 FROM opinion_request x \
         WHERE x.idea_id = i.id AND x.person_id = p.id))) AND {} ORDER BY p.id",
        may_advise()
    );
    people(on, &sql, values![idea.0, person.map(|p| p.0), department.map(|d| d.0)]).await
}

/// Who asked for an opinion that was first given at a moment, while they host others there.
pub async fn who_asked_for_it(on: &impl Connection, idea: IdeaId, person: PersonId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT p.id AS person_id FROM opinion o JOIN opinion_request r ON r.id = o.request_id JOIN person p ON p.id = r.asked_by \
        JOIN idea i ON i.id = o.idea_id JOIN challenge c ON c.id = i.challenge_id \
        WHERE o.idea_id = $1 AND o.person_id = $2 AND o.first_at = $3 AND p.is_active AND p.is_host AND p.id <> $2 \
        AND (c.standing OR EXISTS (SELECT 1 FROM challenge_host h WHERE h.challenge_id = c.id AND h.person_id = p.id)) \
        AND NOT EXISTS (SELECT 1 FROM idea_author a WHERE a.idea_id = i.id AND a.person_id = p.id)";
    people(on, sql, values![idea.0, person.0, at.0]).await
}

/// The authors of an idea that was last asked to be completed at a moment, and who lends them a hand.
pub async fn asked_to_complete(on: &impl Connection, idea: IdeaId, at: Moment) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT t.person_id FROM completion k JOIN (SELECT a.idea_id, a.person_id FROM idea_author a WHERE a.idea_id = $1 \
            UNION SELECT h.idea_id, h.helper_id AS person_id FROM completion h WHERE h.idea_id = $1 AND h.helper_id IS NOT NULL) AS t \
        ON t.idea_id = k.idea_id WHERE k.asked_at = $2 ORDER BY t.person_id";
    people(on, sql, values![idea.0, at.0]).await
}

/// The authors of an idea and the hosts of its challenge.
pub async fn authors_and_hosts(on: &impl Connection, idea: IdeaId) -> Result<Vec<PersonId>, Failure> {
    let sql = "SELECT t.person_id FROM (SELECT person_id FROM idea_author WHERE idea_id = $1 \
            UNION SELECT h.person_id FROM idea i JOIN challenge_host h ON h.challenge_id = i.challenge_id WHERE i.id = $1) AS t \
        ORDER BY t.person_id";
    people(on, sql, values![idea.0]).await
}
