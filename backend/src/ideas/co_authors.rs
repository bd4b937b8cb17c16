//! An author asks colleagues to be authors too; they are once they say yes. Who is asked reads the idea, whatever its stage.
use crate::{
    Command, Failure, Query,
    store::{Reader, Tx, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, PersonId, Problem, Refusal,
    ideas::{
        AnswerInvitation, AskColleagues, Candidate, CoAuthoring, Colleague, IdeaFacts, InviteCoAuthor, LeaveIdea, TakeBackInvitation,
        may_accept, may_be_invited, may_invite, may_leave, may_refuse,
    },
};

pub struct Asked {
    idea: IdeaFacts,
    /// Whom the typed name means.
    who: Result<Candidate, Problem>,
}

#[async_trait]
impl Command for InviteCoAuthor {
    type Facts = Asked;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Asked, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        Ok(Asked { idea, who: ideas::colleague(tx, &self.who).await? })
    }

    fn authorize(&self, actor: &Actor, facts: &Asked, now: Moment) -> Result<(), Refusal> {
        may_invite(actor, &facts.idea, now)?;
        match &facts.who {
            Ok(who) => may_be_invited(who, &facts.idea),
            Err(_) => Ok(()),
        }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Asked, now: Moment) -> Result<(), Failure> {
        let who = facts.who.map_err(|problem| FieldErrors::one("who", problem))?.person;
        let author = by.person().ok_or(Failure::SignedOut)?;
        ideas::invite(tx, self.idea, who, author, now).await?;
        tx.record(Event::CoAuthorInvited { idea: self.idea, person: who }, by, now).await.map(|_| ())
    }
}

pub struct Invited {
    idea: IdeaFacts,
    /// Their other ideas in the challenge.
    entries: i64,
}

#[async_trait]
impl Command for AnswerInvitation {
    type Facts = Invited;
    /// How many of their own votes that took back.
    type Outcome = i64;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Invited, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let entries = match (idea.challenge.entry_limit, actor.person()) {
            (Some(_), Some(person)) => ideas::entries_to_rely_on(tx, person, idea.challenge.id, Some(idea.id)).await?,
            (Some(_), None) | (None, _) => 0,
        };
        Ok(Invited { idea, entries })
    }

    fn authorize(&self, actor: &Actor, facts: &Invited, now: Moment) -> Result<(), Refusal> {
        if self.accept { may_accept(actor, &facts.idea, facts.entries, now) } else { may_refuse(actor, &facts.idea) }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Invited, now: Moment) -> Result<i64, Failure> {
        let person = by.person().ok_or(Failure::SignedOut)?;
        let idea = facts.idea.id;
        ideas::uninvite(tx, idea, person).await?;
        if !self.accept {
            return tx.record(Event::CoAuthorGone { idea, person }, by, now).await.map(|_| 0);
        }
        let lost = ideas::join(tx, &facts.idea, person, now).await?;
        if lost > 0 {
            tx.record(Event::SupportWithdrawn { idea, challenge: facts.idea.challenge.id }, by, now).await?;
        }
        tx.record(Event::CoAuthorJoined { idea, person }, by, now).await.map(|_| lost)
    }
}

#[async_trait]
impl Command for TakeBackInvitation {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
        may_invite(actor, idea, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        if !ideas::uninvite(tx, idea.id, self.person).await? {
            return Ok(());
        }
        tx.record(Event::CoAuthorGone { idea: idea.id, person: self.person }, by, now).await.map(|_| ())
    }
}

#[async_trait]
impl Command for LeaveIdea {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<(), Refusal> {
        may_leave(actor, idea, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        let person = by.person().ok_or(Failure::SignedOut)?;
        ideas::leave(tx, idea.id, person).await?;
        tx.record(Event::CoAuthorGone { idea: idea.id, person }, by, now).await.map(|_| ())
    }
}

#[async_trait]
impl Query for AskColleagues {
    type Answer = Vec<Colleague>;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<Vec<Colleague>, Failure> {
        let asker = actor.person().ok_or(Failure::SignedOut)?;
        ideas::colleagues_named(db, asker, &self.q).await
    }
}

/// Who was asked, for its authors; and who asked the reader.
pub(super) async fn co_authoring(db: &Reader, actor: &Actor, idea: &IdeaFacts, now: Moment) -> Result<CoAuthoring, Failure> {
    let invited = if idea.is_author(actor) && !idea.invited.is_empty() { ideas::invited(db, idea.id).await? } else { vec![] };
    let asked: Option<PersonId> = actor.person().filter(|_| idea.is_invited(actor));
    let asked_by = match asked {
        Some(person) => ideas::asked_by(db, idea.id, person).await?,
        None => None,
    };
    Ok(CoAuthoring { invited, asked_by, invite: may_invite(actor, idea, now).is_ok(), leave: may_leave(actor, idea, now).is_ok() })
}

#[cfg(test)]
mod tests;
