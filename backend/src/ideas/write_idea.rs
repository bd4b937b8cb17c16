//! An author writes: a draft that saves itself, its submission, or another text of an open idea. Whoever saves over a
//! version they have not seen gets both texts; the same text twice changes nothing.
use crate::{
    Command, Failure,
    store::{self, Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, Event, IdeaId, Moment, PersonId, Refusal,
    challenges::ChallengeFacts,
    ideas::{IdeaFacts, IdeaForm, IdeaText, Intent, Stage, WriteIdea, Written, is_reviewed, may_edit, may_hide_name, may_submit},
};

pub struct Facts {
    author: PersonId,
    idea: Option<IdeaFacts>,
    /// Where it is, or is going.
    challenge: ChallengeFacts,
    /// The author's other ideas there.
    entries: i64,
    /// Hosts look at what is submitted before it opens.
    review: bool,
}

#[async_trait]
impl Command for WriteIdea {
    type Facts = Facts;
    type Outcome = Written;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        let author = actor.person().ok_or(Failure::SignedOut)?;
        let idea = match self.idea {
            Some(id) => Some(ideas::seen_to_change(tx, actor, id).await?),
            None => None,
        };
        let challenge = target(tx, self.challenge, idea.as_ref()).await?;
        let entries = match self.intent {
            Intent::Submit => ideas::entries_to_rely_on(tx, author, challenge.id, self.idea).await?,
            Intent::Save => 0,
        };
        let review = store::admin::answering(tx).await?.review;
        Ok(Facts { author, idea, challenge, entries, review })
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        match (self.intent, &facts.idea) {
            (Intent::Submit, idea) => {
                may_submit(actor, idea.as_ref(), &facts.challenge, facts.entries, now)?;
                let hidden = idea.as_ref().map_or(self.form.hides_name(), |idea| hides_name(idea, &self.form, actor));
                // What is out already has its name hidden, or shows it.
                let first = idea.as_ref().is_none_or(|idea| idea.stage == Stage::Draft);
                if hidden && first { may_hide_name(actor, &facts.challenge) } else { Ok(()) }
            }
            (Intent::Save, Some(idea)) => may_edit(actor, idea, now),
            (Intent::Save, None) => Ok(()),
        }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<Written, Failure> {
        let stage = facts.idea.as_ref().map_or(Stage::Draft, |idea| idea.stage);
        let out = self.intent == Intent::Submit || stage != Stage::Draft;
        let mut text = if out { self.form.submission()? } else { self.form.draft()? };
        text.tags.sort();
        if let Some(idea) = facts.idea.as_ref().filter(|idea| idea.stage == Stage::Shortlisted) {
            text.unlike(&ideas::text(tx, idea.id).await?).finish(())?;
        }
        let (id, version) = match &facts.idea {
            None => (begin(tx, &facts, self.form.hides_name(), &text, now).await?, 1),
            Some(idea) => match rewrite(tx, &self, by, idea, &facts.challenge, &text, now).await? {
                Some(version) => (idea.id, version),
                None => {
                    let (at, in_review) = (tx.stamp(now), stage.is_in_review());
                    return Ok(Written { idea: idea.id, version: idea.version, at, submitted: out, in_review });
                }
            },
        };
        if out {
            ideas::keep_version(tx, id, version, &text, now).await?;
        }
        let in_review = match (self.intent, stage) {
            (Intent::Submit, _) => submit(tx, by, &facts, id, stage, now).await?,
            (Intent::Save, Stage::Draft) => false,
            (Intent::Save, _) => {
                ideas::mark_edited(tx, id, now).await?;
                tx.record(Event::IdeaEdited { idea: id, version }, by, now).await?;
                stage.is_in_review()
            }
        };
        Ok(Written { idea: id, version, at: tx.stamp(now), submitted: out, in_review })
    }
}

/// Sends an idea to the hosts, or opens it where they don't look at it first; whether it is in review.
async fn submit(tx: &Tx, by: &Actor, facts: &Facts, idea: IdeaId, from: Stage, now: Moment) -> Result<bool, Failure> {
    let challenge = facts.challenge.id;
    let reviewed = is_reviewed(by, &facts.challenge, facts.review);
    let to = if reviewed { Stage::Submitted } else { Stage::Open };
    challenges::step(tx, idea, from, to, by, "", now).await?;
    if reviewed {
        ideas::begin_review(tx, idea, now).await?;
    }
    if from == Stage::Draft || !reviewed {
        ideas::mark_submitted(tx, idea, by.member().and_then(|m| m.department), facts.challenge.blind, now).await?;
    }
    let event = match (from, reviewed) {
        (Stage::Draft, _) => Event::IdeaSubmitted { idea, challenge, open: !reviewed },
        (_, true) => Event::IdeaSubmittedAgain { idea },
        (_, false) => Event::IdeaOpened { idea },
    };
    tx.record(event, by, now).await.map(|_| reviewed)
}

/// An idea that is out stays where it is; a draft goes where its author says, or into the shark tank.
async fn target(tx: &Tx, wanted: Option<ChallengeId>, idea: Option<&IdeaFacts>) -> Result<ChallengeFacts, Failure> {
    let challenge = match (idea, wanted) {
        (Some(idea), Some(challenge)) if idea.stage == Stage::Draft && challenge != idea.challenge.id => challenge,
        (Some(idea), _) => return Ok(idea.challenge.clone()),
        (None, Some(challenge)) => challenge,
        (None, None) => challenges::tank(tx).await?,
    };
    challenges::facts_to_rely_on(tx, challenge).await?.ok_or(Failure::NotFound)
}

async fn begin(tx: &Tx, facts: &Facts, hidden: bool, text: &IdeaText, now: Moment) -> Result<IdeaId, Failure> {
    let id = tx.id(now);
    ideas::begin(tx, id, facts.challenge.id, (facts.author, hidden), text, now).await?;
    Ok(id)
}

/// Whether the name is hidden from now on. Who saw it can't forget it: the choice is heard as long as nobody did. Any author may
/// hide the names, and the first alone shows them, as later on.
fn hides_name(idea: &IdeaFacts, form: &IdeaForm, by: &Actor) -> bool {
    if idea.stage != Stage::Draft {
        return idea.veil.hidden;
    }
    let first = idea.authors.first().is_some_and(|first| by.is(*first));
    form.hides_name() || (idea.veil.hidden && !first)
}

/// Writes the next version; none where nothing changes.
async fn rewrite(
    tx: &Tx,
    write: &WriteIdea,
    by: &Actor,
    idea: &IdeaFacts,
    challenge: &ChallengeFacts,
    text: &IdeaText,
    now: Moment,
) -> Result<Option<i64>, Failure> {
    let current = ideas::text(tx, idea.id).await?;
    let hidden = hides_name(idea, &write.form, by);
    let same = current == *text && challenge.id == idea.challenge.id && hidden == idea.veil.hidden;
    if same && write.intent == Intent::Save {
        return Ok(None);
    }
    if !same && write.version != idea.version {
        let theirs = Box::new(IdeaForm::from(&current).hiding(idea.veil.hidden));
        return Err(Failure::Conflict { version: idea.version, theirs });
    }
    let version = idea.version + 1;
    ideas::rewrite(tx, idea.id, challenge.id, version, text, now).await?;
    if hidden != idea.veil.hidden {
        ideas::hide_name(tx, idea.id, hidden).await?;
    }
    Ok(Some(version))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, form, on_each_database};
    use domain::ideas::{AskIdea, DiscardDraft};

    fn new(title: &str, intent: Intent) -> WriteIdea {
        WriteIdea { idea: None, version: 0, challenge: None, form: form(title), intent }
    }

    fn over(idea: IdeaId, version: i64, title: &str, intent: Intent) -> WriteIdea {
        WriteIdea { idea: Some(idea), version, challenge: None, form: form(title), intent }
    }

    async fn versions(company: &Company) -> i64 {
        company.count("SELECT COUNT(*) AS n FROM idea_version").await
    }

    #[tokio::test]
    async fn a_draft_exists_for_its_author_alone() {
        on_each_database(async |company| {
            let idea = company.run(3, new("Secret", Intent::Save)).await.expect("saved").idea;
            company.ask(3, AskIdea { idea }).await.expect("mine");
            for other in [1, 2, 4] {
                assert!(matches!(company.ask(other, AskIdea { idea }).await, Err(Failure::NotFound)), "{other}");
                let write = over(idea, 1, "Volé", Intent::Submit);
                assert!(matches!(company.run(other, write).await, Err(Failure::NotFound)), "{other}");
                assert!(matches!(company.run(other, DiscardDraft { idea }).await, Err(Failure::NotFound)), "{other}");
            }
            company.run(3, DiscardDraft { idea }).await.expect("thrown away");
            assert!(matches!(company.ask(3, AskIdea { idea }).await, Err(Failure::NotFound)));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event").await, 0, "a draft is no event");
        })
        .await;
    }

    #[tokio::test]
    async fn a_draft_saves_itself_and_keeps_no_versions_until_it_is_submitted() {
        on_each_database(async |company| {
            let first = company.run(3, new("Un", Intent::Save)).await.expect("saved");
            let second = company.run(3, over(first.idea, 1, "Deux", Intent::Save)).await.expect("saved");
            let again = company.run(3, over(first.idea, 1, "Deux", Intent::Save)).await.expect("the same text is no conflict");
            assert_eq!((second.version, again.version, versions(&company).await), (2, 2, 0));
            let written = company.run(3, over(first.idea, 2, "Deux", Intent::Submit)).await.expect("submitted");
            assert!(written.submitted && written.version == 3);
            assert_eq!(versions(&company).await, 1);
            let page = company.ask(4, AskIdea { idea: first.idea }).await.expect("everybody sees it");
            assert_eq!((page.stage, page.title.as_str(), page.department.as_deref()), (Stage::Open, "Deux", Some("Boutiques")));
            assert!(page.challenge.id == company.tank && page.standing && page.submitted.is_some() && page.edited.is_none());
            let again = company.run(3, over(first.idea, 3, "Deux", Intent::Submit)).await;
            assert!(matches!(again, Err(Failure::Refused(Refusal::WrongStage))));
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'idea_submitted'").await, 1);
        })
        .await;
    }

    #[tokio::test]
    async fn a_lost_update_shows_both_texts() {
        on_each_database(async |company| {
            for idea in [company.draft(3, "Un").await, company.open_idea(3, "Un").await] {
                company.run(3, over(idea, 1, "Deux", Intent::Save)).await.expect("saved");
                match company.run(3, over(idea, 1, "Trois", Intent::Save)).await {
                    Err(Failure::Conflict { version: 2, theirs }) => assert_eq!(theirs.title, "Deux"),
                    other => panic!("{other:?}"),
                }
                company.run(3, over(idea, 2, "Trois", Intent::Save)).await.expect("having seen it");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn an_open_idea_is_edited_by_its_author_in_kept_versions() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un").await;
            let stranger = company.run(4, over(idea, 0, "Volé", Intent::Save)).await;
            assert!(matches!(stranger, Err(Failure::Refused(Refusal::OnlyAuthors))), "and learns nothing of the text");
            let tagged = |tags: &str| WriteIdea {
                form: domain::ideas::IdeaForm { tags: tags.into(), ..form("Deux") },
                ..over(idea, 1, "Deux", Intent::Save)
            };
            company.run(3, tagged("colis, bons")).await.expect("edited");
            company.run(3, tagged("bons, colis")).await.expect("the same tags change nothing");
            let page = company.ask(4, AskIdea { idea }).await.expect("seen");
            assert_eq!((page.version, page.tags, page.edited.is_some()), (2, vec!["bons".to_owned(), "colis".into()], true));
            assert_eq!(versions(&company).await, 2);
            assert_eq!(company.count("SELECT COUNT(*) AS n FROM event WHERE kind = 'idea_edited'").await, 1);
            let emptied = WriteIdea { form: domain::ideas::IdeaForm::default(), ..over(idea, 2, "", Intent::Save) };
            assert!(matches!(company.run(3, emptied).await, Err(Failure::Invalid(e)) if e.of("title").is_some()));
        })
        .await;
    }

    #[tokio::test]
    async fn a_challenge_takes_entries_by_its_rules_even_at_once() {
        on_each_database(async |company| {
            let limited = company.challenge(|c| c.entry_limit = Some(1)).await;
            let enter = |title: &str| WriteIdea { challenge: Some(limited), ..new(title, Intent::Submit) };
            assert!(matches!(company.run(2, enter("À moi")).await, Err(Failure::Refused(Refusal::OrganisersDoNotEnter))));
            let tasks: Vec<_> = (0..5)
                .map(|n| {
                    let (ctx, entry) = (company.person(3), enter(&format!("Idée {n}")));
                    tokio::spawn(async move { ctx.run(entry).await })
                })
                .collect();
            let mut entered = 0;
            for task in tasks {
                match task.await.expect("ran") {
                    Ok(_) => entered += 1,
                    Err(Failure::Refused(Refusal::EntryLimit)) => {}
                    Err(failure) => panic!("{failure:?}"),
                }
            }
            assert_eq!(entered, 1);
            let late = company.person(4).offset_by(3 * domain::time::DAY);
            assert!(matches!(late.run(enter("Trop tard")).await, Err(Failure::Refused(Refusal::SubmissionsClosed))));
            late.run(WriteIdea { intent: Intent::Save, ..enter("Brouillon") }).await.expect("a draft may wait");
            let visitor = company.backend.ctx(Actor::Visitor);
            assert!(matches!(visitor.run(enter("Qui ?")).await, Err(Failure::SignedOut)));
        })
        .await;
    }
}
