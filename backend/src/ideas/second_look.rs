//! An author asks once that somebody else looks at an answer again; another host or the chair does, and says why.
use super::reopen_deferred::open_again;
use crate::{
    Command, Failure,
    store::{Tx, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, Refusal,
    ideas::{AskSecondLook, GiveSecondLook, IdeaFacts, LONGEST_LETTER, Outcome, may_ask_second_look, may_give_second_look},
    text,
};

pub struct Facts {
    idea: IdeaFacts,
    asked: bool,
    waits: bool,
    /// Whoever asks gave the answer.
    answered: bool,
}

async fn facts(tx: &Tx, actor: &Actor, idea: domain::IdeaId) -> Result<Facts, Failure> {
    let facts = ideas::seen_to_change(tx, actor, idea).await?;
    let (asked, waits) = ideas::second_look_state(tx, idea).await?;
    Ok(Facts { idea: facts, asked, waits, answered: ideas::answered_by(tx, idea, actor).await? })
}

#[async_trait]
impl Command for AskSecondLook {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        facts(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        may_ask_second_look(actor, &facts.idea, facts.asked)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: Facts, now: Moment) -> Result<(), Failure> {
        let words = text::paragraphs(&self.words, LONGEST_LETTER).map_err(|problem| FieldErrors::one("words", problem))?;
        let author = by.person().ok_or(Failure::SignedOut)?;
        if !ideas::put_second_look(tx, self.idea, author, &words, now).await? {
            return Err(Refusal::SecondLookAsked.into());
        }
        tx.record(Event::SecondLookAsked { idea: self.idea }, by, now).await.map(|_| ())
    }
}

#[async_trait]
impl Command for GiveSecondLook {
    type Facts = Facts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Facts, Failure> {
        facts(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, facts: &Facts, _now: Moment) -> Result<(), Refusal> {
        may_give_second_look(actor, &facts.idea, facts.waits, facts.answered)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Facts, now: Moment) -> Result<(), Failure> {
        let (outcome, reply) = self.parse()?;
        ideas::give_second_look(tx, self.idea, outcome, &reply, by, now).await?;
        if outcome == Outcome::Reopened {
            open_again(tx, &facts.idea, by, now).await?;
        }
        tx.record(Event::SecondLookGiven { idea: self.idea }, by, now).await.map(|_| ())
    }
}
