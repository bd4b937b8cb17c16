//! An author puts a file on their idea. It is read and written anew before the database is asked to change anything; what
//! it holds is then put down at once.
use super::recognise::{Accepted, recognise};
use crate::{
    Command, Ctx, Failure,
    store::{Tx, attachments, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, AttachmentId, Event, IdeaId, Moment, Refusal,
    attachments::{AskAttachments, Attachment, FileFault, MOST_FILES, clean_name},
    ideas::{IdeaFacts, Stage, may_edit},
};
use std::sync::Arc;

/// Takes a file, or says in the words of its field why not. Whoever may not change the idea is told so before anything is
/// read.
pub async fn attach(ctx: &Ctx, idea: IdeaId, name: &str, bytes: Vec<u8>) -> Result<Attachment, Failure> {
    if ctx.ask(AskAttachments { idea }).await?.len() >= MOST_FILES {
        return Err(FileFault::TooMany.of(name).into());
    }
    let accepted = recognise(bytes).await?.map_err(|fault| fault.of(name))?;
    ctx.run(AddAttachment { idea, name: clean_name(name, accepted.kind), accepted: Arc::new(accepted) }).await
}

/// Made by [`attach`] alone: what it carries was recognised.
#[derive(Clone)]
struct AddAttachment {
    idea: IdeaId,
    name: String,
    accepted: Arc<Accepted>,
}

#[async_trait]
impl Command for AddAttachment {
    type Facts = (IdeaFacts, i64);
    type Outcome = Attachment;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<(IdeaFacts, i64), Failure> {
        // Locked, so that two who add at once count each other's files.
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let there = attachments::how_many(tx, self.idea).await?;
        Ok((idea, there))
    }

    fn authorize(&self, actor: &Actor, (idea, _): &(IdeaFacts, i64), now: Moment) -> Result<(), Refusal> {
        may_edit(actor, idea, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, (idea, there): (IdeaFacts, i64), now: Moment) -> Result<Attachment, Failure> {
        let author = by.person().ok_or(Failure::SignedOut)?;
        if usize::try_from(there).is_ok_and(|there| there >= MOST_FILES) {
            return Err(FileFault::TooMany.of(&self.name).into());
        }
        let id: AttachmentId = tx.id(now);
        let Accepted { kind, whole, preview, dots } = Arc::unwrap_or_clone(self.accepted);
        let bytes = i64::try_from(whole.len()).unwrap_or(i64::MAX);
        let file = Attachment { id, name: self.name, kind, bytes, dots };
        attachments::put(tx, (idea.id, author), &file, whole, preview, now).await?;
        tell(tx, by, &idea, Event::FileAdded { idea: idea.id, file: id }, now).await?;
        Ok(file)
    }
}

/// Whoever supports an open idea learns that it changed; of a draft nobody knows.
pub async fn tell(tx: &Tx, by: &Actor, idea: &IdeaFacts, event: Event, now: Moment) -> Result<(), Failure> {
    if idea.stage == Stage::Draft {
        return Ok(());
    }
    ideas::mark_edited(tx, idea.id, now).await?;
    tx.record(event, by, now).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        attachments::samples::png,
        testing::{Company, on_each_database},
    };
    use domain::{
        attachments::{AskFile, FileKind, RemoveAttachment},
        ideas::{AskIdea, AskIdeaForm, DiscardDraft},
    };

    const PDF: &[u8] = b"%PDF-1.7\n%%EOF";
    const BODIES: &str = "SELECT COUNT(*) AS n FROM attachment_body";

    async fn add(company: &Company, n: u128, idea: IdeaId, name: &str) -> Result<Attachment, Failure> {
        attach(&company.person(n), idea, name, if name.ends_with("pdf") { PDF.to_vec() } else { png(60, 40) }).await
    }

    #[tokio::test]
    async fn files_stand_on_the_idea_for_everybody_who_sees_it() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let picture = add(&company, 3, idea, "../Vitrine.webp").await.expect("taken");
            let plan = add(&company, 3, idea, "plan.pdf").await.expect("taken");
            assert_eq!((picture.name.as_str(), picture.kind, picture.dots), ("Vitrine.png", FileKind::Png, Some((60, 40))));
            let page = company.ask(4, AskIdea { idea }).await.expect("seen");
            assert_eq!(page.files, [picture.clone(), plan.clone()]);
            assert!(page.edited.is_some(), "its supporters learn that it changed");
            let form = company.ask(3, AskIdeaForm { idea: Some(idea), challenge: None }).await.expect("a form");
            assert_eq!(form.files.len(), 2);
            let whole = company.ask(4, AskFile { file: plan.id, preview: false }).await.expect("seen");
            assert_eq!((whole.content.as_slice(), whole.kind), (PDF, FileKind::Pdf));
            let events = "SELECT COUNT(*) AS n FROM event WHERE kind = 'file_added' AND body NOT LIKE '%Vitrine%'";
            assert_eq!((company.count(BODIES).await, company.count(events).await), (3, 2));
        })
        .await;
    }

    #[tokio::test]
    async fn only_its_authors_change_the_files_of_an_idea() {
        on_each_database(async |company| {
            let (open, draft) = (company.open_idea(3, "Ouverte").await, company.draft(3, "Brouillon").await);
            let refused = |result: Result<Attachment, Failure>| matches!(result, Err(Failure::Refused(Refusal::OnlyAuthors)));
            assert!(refused(add(&company, 4, open, "a.pdf").await) && refused(add(&company, 2, open, "a.pdf").await));
            assert!(matches!(add(&company, 4, draft, "a.pdf").await, Err(Failure::NotFound)));
            let visitor = company.backend.ctx(Actor::Visitor);
            assert!(matches!(attach(&visitor, open, "a.pdf", PDF.to_vec()).await, Err(Failure::SignedOut)));
            let file = add(&company, 3, open, "a.pdf").await.expect("taken").id;
            assert!(matches!(company.run(4, RemoveAttachment { file }).await, Err(Failure::Refused(Refusal::OnlyAuthors))));
            assert_eq!(company.run(3, RemoveAttachment { file }).await.expect("removed"), []);
            assert!(matches!(company.run(3, RemoveAttachment { file }).await, Err(Failure::NotFound)));
            assert_eq!(company.count(BODIES).await, 0);
        })
        .await;
    }

    #[tokio::test]
    async fn a_frozen_idea_is_frozen_with_its_files() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon").await;
            let file = add(&company, 3, idea, "a.pdf").await.expect("taken").id;
            company.run(2, domain::ideas::Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
            company.write("UPDATE idea SET round_id = id", vec![]).await;
            assert!(matches!(add(&company, 3, idea, "b.pdf").await, Err(Failure::Refused(Refusal::IdeaFrozen))));
            assert!(matches!(company.run(3, RemoveAttachment { file }).await, Err(Failure::Refused(Refusal::IdeaFrozen))));
            assert!(company.ask(4, AskFile { file, preview: false }).await.is_ok(), "and everybody still has them");
        })
        .await;
    }

    #[tokio::test]
    async fn an_idea_holds_so_many_files_and_no_more() {
        on_each_database(async |company| {
            let idea = company.draft(3, "Brouillon").await;
            for n in 1..=MOST_FILES {
                add(&company, 3, idea, &format!("{n}.pdf")).await.expect("taken");
            }
            let Err(Failure::Invalid(errors)) = add(&company, 3, idea, "neuf.pdf").await else { panic!("one too many") };
            assert_eq!(errors, FileFault::TooMany.of("neuf.pdf"));
            let accepted = Arc::new(recognise(PDF.to_vec()).await.expect("read").expect("taken"));
            let late = AddAttachment { idea, name: "neuf.pdf".into(), accepted };
            assert!(matches!(company.run(3, late).await, Err(Failure::Invalid(_))), "also where two come at once");
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event").await, 0, "of a draft nobody is told");
            company.run(3, DiscardDraft { idea }).await.expect("discarded");
            assert_eq!(company.count(BODIES).await, 0, "a draft takes its files along");
        })
        .await;
    }
}
