//! What is due by the clock: deferred ideas open again, answers are promised to ideas that are open for long, hosts and admins
//! hear of overdue ones, rules shortlist, jurors are reminded, their notes of long ago are deleted, what has ended is thrown
//! away.
use crate::{
    Backend, Command, Failure,
    store::{self, Tx, operations::ended},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, Refusal,
    ideas::{ApplyShortlistRule, AwaitAnswers, EscalateOverdue, ReopenDeferred},
    jury::{DeleteNotes, RemindRound},
    time::DAY,
};

/// Does what is due; how many ideas reopened, challenges and rounds reminded, rounds tidied. One that fails does not keep the
/// others waiting.
pub async fn tend(backend: &Backend) -> Result<u64, Failure> {
    tend_at(backend, 0).await
}

/// The same, so many microseconds from now: as tests see days to come.
pub(crate) async fn tend_at(backend: &Backend, offset: i64) -> Result<u64, Failure> {
    let system = backend.system().offset_by(offset);
    let now = system.now().await?;
    let mut done = 0;
    for idea in store::ideas::due(&system.reader(), now).await? {
        match system.run(ReopenDeferred { idea }).await {
            Ok(_) => done += 1,
            Err(failure) => tracing::warn!(%idea, %failure, "a deferred idea could not be reopened"),
        }
    }
    let promised = store::admin::answering(&system.reader()).await?;
    for challenge in store::ideas::awaiting_challenges(&system.reader(), now.plus(-promised.open_days * DAY)).await? {
        match system.run(AwaitAnswers { challenge }).await {
            Ok(_) => done += 1,
            Err(failure) => tracing::warn!(%challenge, %failure, "nobody could be promised an answer"),
        }
    }
    for challenge in store::ideas::overdue_challenges(&system.reader(), now).await? {
        match system.run(EscalateOverdue { challenge }).await {
            Ok(_) => done += 1,
            Err(failure) => tracing::warn!(%challenge, %failure, "nobody could be reminded of overdue answers"),
        }
    }
    for challenge in store::ideas::with_rules(&system.reader(), now).await? {
        match system.run(ApplyShortlistRule { challenge }).await {
            Ok(_) => done += 1,
            Err(failure) => tracing::warn!(%challenge, %failure, "the rule of a challenge could not choose"),
        }
    }
    for round in store::jury::rounds_closing_soon(&system.reader(), now).await? {
        match system.run(RemindRound { round }).await {
            Ok(_) => done += 1,
            Err(failure) => tracing::warn!(%round, %failure, "a round could not be reminded"),
        }
    }
    for round in store::jury::rounds_with_notes(&system.reader(), backend.zone().months_before(now, promised.note_months)).await? {
        match system.run(DeleteNotes { round }).await {
            Ok(_) => done += 1,
            Err(failure) => tracing::warn!(%round, %failure, "the notes of a round could not be deleted"),
        }
    }
    if ended::any(&system.reader(), now).await? {
        system.run(ThrowAway).await?;
    }
    Ok(done)
}

/// Throws away sessions, links and forms that have ended, and attempts older than a day.
#[derive(Clone)]
struct ThrowAway;

#[async_trait]
impl Command for ThrowAway {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        if actor.is_system() { Ok(()) } else { Err(Refusal::OnlyAdmins) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        ended::throw_away(tx, now).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{operations::KeepForm, testing::on_each_database};
    use domain::time::DAY;

    #[tokio::test]
    async fn what_has_ended_is_thrown_away_and_what_has_not_stays() {
        on_each_database(async |company| {
            let form = |path: &str| KeepForm { key: None, path: path.into(), fields: vec![] };
            company.person(3).offset_by(-DAY).run(form("/old")).await.expect("kept");
            company.run(3, form("/new")).await.expect("kept");
            tend(&company.backend).await.expect("tended");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM kept_form").await, 1);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM kept_form WHERE path = '/new'").await, 1);
        })
        .await;
    }
}
