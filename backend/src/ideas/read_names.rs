//! An admin reads hidden names: kept, logged, and told to the authors.
use crate::{
    Command, Failure,
    store::{Reader, Tx, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, Moment, Refusal,
    ideas::{IdeaFacts, NAMES_READ_FOR, NamesRead, ReadNames, may_read_names},
};

#[async_trait]
impl Command for ReadNames {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_read_names(actor, idea)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        let reason = self.reason()?;
        let reader = by.person().ok_or(Failure::SignedOut)?;
        // Who reads them already does not read them again.
        if ideas::read_names_at(tx, self.idea, reader, now.plus(-NAMES_READ_FOR)).await?.is_some() {
            return Ok(());
        }
        ideas::put_names_read(tx, self.idea, reader, &reason, now).await?;
        tx.record(Event::NamesRead { idea: self.idea }, by, now).await.map(|_| ())
    }
}

/// What the page of an idea says of it, to its authors and to who reads the names.
pub(super) async fn names_read(db: &Reader, actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<NamesRead, Failure> {
    let readings = if idea.is_author(actor) && idea.once_veiled { ideas::names_readings(db, idea.id).await? } else { vec![] };
    let may_read = may_read_names(actor, idea).is_ok();
    let read = match actor.person().filter(|_| may_read) {
        Some(reader) => ideas::read_names_at(db, idea.id, reader, now.plus(-NAMES_READ_FOR)).await?,
        None => None,
    };
    let authors = if read.is_some() { ideas::authors_of(db, idea.id).await? } else { vec![] };
    let until = read.map(|at| db.stamp(at.plus(NAMES_READ_FOR).0));
    Ok(NamesRead { readings, authors, until, may_read: may_read && read.is_none() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, form, on_each_database};
    use domain::{
        IdeaId,
        ideas::{AskIdea, IdeaPage, Intent, WriteIdea},
        notices::{AskNotices, NoticeKind},
    };

    async fn hidden(company: &Company) -> IdeaId {
        let form = form("Un bon dans le colis").hiding(true);
        let write = WriteIdea { idea: None, version: 0, challenge: None, form, intent: Intent::Submit };
        company.run(3, write).await.expect("submitted").idea
    }

    async fn look(company: &Company, n: u128, idea: IdeaId) -> IdeaPage {
        company.ask(n, AskIdea { idea }).await.expect("seen")
    }

    fn read(idea: IdeaId, reason: &str) -> ReadNames {
        ReadNames { idea, reason: reason.into() }
    }

    #[tokio::test]
    async fn an_admin_reads_hidden_names_with_a_reason_and_the_authors_are_told() {
        on_each_database(async |company| {
            let idea = hidden(&company).await;
            let page = look(&company, 1, idea).await;
            assert!(page.names_read.may_read && page.authors.is_empty() && page.names_read.authors.is_empty());
            assert!(matches!(company.run(1, read(idea, " ")).await, Err(Failure::Invalid(e)) if e.of("reason").is_some()));
            for other in [2, 3, 4] {
                assert!(matches!(company.run(other, read(idea, "Qui ?")).await, Err(Failure::Refused(Refusal::OnlyAdmins))), "{other}");
                assert!(!look(&company, other, idea).await.names_read.may_read, "{other}");
            }
            company.run(1, read(idea, "Une plainte à vérifier")).await.expect("read");
            company.run(1, read(idea, "Une plainte à vérifier")).await.expect("read twice");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'names_read'").await, 1);
            let page = look(&company, 1, idea).await;
            let names: Vec<_> = page.names_read.authors.iter().map(|author| author.name.as_str()).collect();
            assert_eq!((names, page.authors.len(), page.names_read.may_read), (vec!["Personne 3"], 0, false));
            for other in [2, 4] {
                let page = look(&company, other, idea).await;
                assert_eq!(page.names_read, NamesRead::default(), "{other}");
            }
            let readings = look(&company, 3, idea).await.names_read.readings;
            assert_eq!((readings.len(), readings[0].by.name.as_str()), (1, "Personne 1"));
            assert_eq!(readings[0].reason, "Une plainte à vérifier");
            company.backend.settle().await.expect("settled");
            let told = company.ask(3, AskNotices).await.expect("notices").notices;
            assert_eq!((told[0].kind, told[0].by.as_deref()), (NoticeKind::NamesRead, Some("Personne 1")));
            let log = company.ask(1, domain::admin::AskLog { before: None }).await.expect("the log");
            let row = log.rows.iter().find(|row| row.kind == "names_read").expect("logged");
            assert_eq!(row.by.as_deref(), Some("Personne 1"), "who did it, not who wrote it");
            let later = company.person(1).offset_by(NAMES_READ_FOR + 1).ask(AskIdea { idea }).await.expect("seen");
            assert!(later.names_read.may_read && later.names_read.authors.is_empty(), "a day later they are hidden again");
        })
        .await;
    }

    #[tokio::test]
    async fn what_an_admin_may_not_know_of_has_no_names_to_read() {
        on_each_database(async |company| {
            let draft = company.draft(3, "Secret").await;
            assert!(matches!(company.run(1, read(draft, "Voir")).await, Err(Failure::NotFound)));
            let open = company.open_idea(3, "Ouverte").await;
            assert!(matches!(company.run(1, read(open, "Voir")).await, Err(Failure::Refused(Refusal::WrongStage))));
        })
        .await;
    }
}
