//! The form: empty, of a draft, or of an open idea; and where it can be entered.
use super::ask_completion::completion;
use crate::{
    Failure, Query,
    store::{Reader, attachments, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, Refusal,
    challenges::{ChallengeFacts, ChallengeRef},
    ideas::{AskIdeaForm, IdeaDesk, IdeaFacts, IdeaForm, Stage, may_edit, may_enter},
};

#[async_trait]
impl Query for AskIdeaForm {
    type Answer = IdeaDesk;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<IdeaDesk, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        match self.idea {
            Some(id) => {
                let idea = ideas::seen(db, actor, id).await?;
                let refusal = may_edit(actor, &idea, now).err();
                // What an author typed as it froze is shown again, to be taken away.
                match refusal.filter(|_| !idea.is_author(actor)) {
                    Some(refusal) => Err(refusal.into()),
                    None => written(actor, db, &idea, now).await.map(|desk| IdeaDesk { closed: refusal.or(desk.closed), ..desk }),
                }
            }
            None => {
                let wanted = match self.challenge {
                    Some(challenge) => challenge,
                    None => challenges::tank(db).await?,
                };
                let challenge = challenges::facts(db, wanted).await?.ok_or(Failure::NotFound)?;
                desk(actor, db, &challenge, None, now).await
            }
        }
    }
}

async fn written(actor: &Actor, db: &Reader, idea: &IdeaFacts, now: Moment) -> Result<IdeaDesk, Failure> {
    let row = ideas::page_row(db, idea.id).await?;
    let text = row.text.with(ideas::tags(db, idea.id).await?);
    let empty = desk(actor, db, &idea.challenge, Some(idea), now).await?;
    let asked = if idea.stage == Stage::Returned { ideas::history_of(db, idea.id).await?.pop().map(|step| step.reason) } else { None };
    let completing = completion(db, actor, idea, &text, now).await?;
    let (form, files) = (IdeaForm::from(&text).hiding(idea.veil.hidden), attachments::of(db, idea.id).await?);
    Ok(IdeaDesk { form, files, saved: Some(db.stamp(row.updated_at)), asked, completing, ..empty })
}

/// The desk with nothing written yet. An idea that is out stays in its challenge.
async fn desk(actor: &Actor, db: &Reader, challenge: &ChallengeFacts, idea: Option<&IdeaFacts>, now: Moment) -> Result<IdeaDesk, Failure> {
    let draft = idea.is_none_or(|idea| idea.stage == Stage::Draft);
    let mut choices = if draft { challenges::that_may_take_entries(db, now).await? } else { Vec::new() };
    if !choices.iter().any(|c| c.id == challenge.id) {
        choices.push(challenge.clone());
    }
    let mut open = Vec::with_capacity(choices.len());
    let (mut closed, mut blind) = (None, Vec::new());
    for choice in choices {
        let refusal = refusal(actor, db, &choice, idea, now).await?;
        if choice.id == challenge.id {
            closed = refusal.filter(|_| draft);
            open.push(choice.id);
        } else if refusal.is_none() {
            open.push(choice.id);
        }
        if choice.blind {
            blind.push(choice.id);
        }
    }
    let choices = named(db, &open).await?;
    Ok(IdeaDesk {
        idea: idea.map(|idea| idea.id),
        version: idea.map_or(0, |idea| idea.version),
        draft,
        in_review: idea.is_some_and(|idea| idea.stage.is_in_review()),
        asked: None,
        completing: None,
        form: IdeaForm::default(),
        files: Vec::new(),
        challenge: Some(challenge.id),
        blind: choices.iter().filter(|choice| blind.contains(&choice.id)).map(|choice| choice.title.clone()).collect(),
        choices,
        closed,
        saved: None,
        voting: challenge.voting,
        now: db.stamp(now.0),
    })
}

async fn refusal(
    actor: &Actor,
    db: &Reader,
    challenge: &ChallengeFacts,
    idea: Option<&IdeaFacts>,
    now: Moment,
) -> Result<Option<Refusal>, Failure> {
    let entries = match (challenge.entry_limit, actor.person()) {
        (Some(_), Some(person)) => ideas::entries(db, person, challenge.id, idea.map(|idea| idea.id)).await?,
        (Some(_), None) | (None, _) => 0,
    };
    Ok(may_enter(actor, challenge, entries, now).err())
}

async fn named(db: &Reader, ids: &[domain::ChallengeId]) -> Result<Vec<ChallengeRef>, Failure> {
    let mut named = challenges::refs(db, ids).await?;
    named.sort_by_key(|c| ids.iter().position(|id| *id == c.id));
    Ok(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, on_each_database};
    use domain::{ChallengeId, IdeaId, challenges::Voting, time::DAY};

    async fn ask(company: &Company, n: u128, idea: Option<IdeaId>, challenge: Option<ChallengeId>) -> Result<IdeaDesk, Failure> {
        company.ask(n, AskIdeaForm { idea, challenge }).await
    }

    #[tokio::test]
    async fn a_new_idea_goes_to_the_shark_tank_or_where_one_may_enter() {
        on_each_database(async |company| {
            let running = company.challenge_with_votes(5, 2).await;
            let closed = company.challenge(|c| c.submissions_close_at = c.opens_at.map(|at| at + 1)).await;
            let fresh = ask(&company, 3, None, None).await.expect("a form");
            assert!(fresh.draft && fresh.challenge == Some(company.tank) && fresh.closed.is_none() && fresh.saved.is_none());
            let ids = |desk: &IdeaDesk| desk.choices.iter().map(|c| c.id).collect::<Vec<_>>();
            assert_eq!(ids(&fresh), [company.tank, running]);
            let hosts = ask(&company, 2, None, None).await.expect("a form");
            assert_eq!(ids(&hosts), [company.tank], "a host enters the tank, not their challenge");
            let late = ask(&company, 3, None, Some(closed)).await.expect("a form that says so");
            assert_eq!((late.closed, ids(&late)), (Some(Refusal::SubmissionsClosed), vec![company.tank, running, closed]));
            let voted = ask(&company, 3, None, Some(running)).await.expect("a form");
            assert_eq!(voted.voting, Voting::Votes { budget: 5, per_idea: 2 });
        })
        .await;
    }

    #[tokio::test]
    async fn a_form_shows_what_was_written_to_its_author_only() {
        on_each_database(async |company| {
            let draft = company.draft(3, "Brouillon").await;
            let desk = ask(&company, 3, Some(draft), None).await.expect("a form");
            assert!(desk.draft && desk.version == 1 && desk.form.title == "Brouillon" && desk.saved.is_some());
            assert!(matches!(ask(&company, 4, Some(draft), None).await, Err(Failure::NotFound)));
            let challenge = company.challenge(|_| ()).await;
            let open = company.enter(3, challenge, "Ouverte").await;
            let desk = ask(&company, 3, Some(open), None).await.expect("a form");
            assert_eq!((desk.draft, desk.choices.len(), desk.challenge), (false, 1, Some(challenge)));
            assert!(matches!(ask(&company, 4, Some(open), None).await, Err(Failure::Refused(Refusal::OnlyAuthors))));
            let frozen = company.person(3).offset_by(2 * DAY).ask(AskIdeaForm { idea: Some(open), challenge: None }).await;
            assert_eq!(frozen.expect("a form that says so").closed, Some(Refusal::IdeaFrozen));
        })
        .await;
    }
}
