//! A host chooses an open idea for the jury, or takes it back before a round holds it; where supports choose, one idea more.
use super::ask_completion::ask_for_what_lacks;
use crate::{
    Command, Failure,
    store::{Tx, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, Refusal,
    ideas::{ChooseFavourite, IdeaFacts, LONGEST_REASON, Shortlist, Stage, may_choose_favourite, may_shortlist},
    text,
};

#[async_trait]
impl Command for Shortlist {
    type Facts = IdeaFacts;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<IdeaFacts, Failure> {
        ideas::seen_to_change(tx, actor, self.idea).await
    }

    fn authorize(&self, actor: &Actor, idea: &IdeaFacts, _now: Moment) -> Result<(), Refusal> {
        may_shortlist(actor, idea, self.on)
    }

    async fn apply(self, tx: &Tx, by: &Actor, idea: IdeaFacts, now: Moment) -> Result<(), Failure> {
        let reason = text::optional_paragraphs(&self.reason, LONGEST_REASON).map_err(|problem| FieldErrors::one("reason", problem))?;
        let (to, event) = if self.on {
            (Stage::Shortlisted, Event::IdeaShortlisted { idea: idea.id })
        } else {
            ideas::forget_favourite(tx, idea.id).await?;
            (Stage::Open, Event::IdeaUnshortlisted { idea: idea.id })
        };
        challenges::step(tx, idea.id, idea.stage, to, by, &reason, now).await?;
        tx.record(event, by, now).await?;
        if self.on { ask_for_what_lacks(tx, idea.id, &idea.challenge, by, now).await } else { Ok(()) }
    }
}

pub struct Favourite {
    idea: IdeaFacts,
    taken: bool,
}

#[async_trait]
impl Command for ChooseFavourite {
    type Facts = Favourite;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Favourite, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let taken = ideas::has_favourite(tx, idea.challenge.id).await?;
        Ok(Favourite { idea, taken })
    }

    fn authorize(&self, actor: &Actor, facts: &Favourite, _now: Moment) -> Result<(), Refusal> {
        may_choose_favourite(actor, &facts.idea, facts.taken)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Favourite, now: Moment) -> Result<(), Failure> {
        let idea = facts.idea;
        let reason = text::paragraphs(&self.reason, LONGEST_REASON).map_err(|problem| FieldErrors::one("reason", problem))?;
        ideas::set_favourite(tx, idea.challenge.id, idea.id).await?;
        challenges::step(tx, idea.id, idea.stage, Stage::Shortlisted, by, &reason, now).await?;
        tx.record(Event::IdeaShortlisted { idea: idea.id }, by, now).await?;
        ask_for_what_lacks(tx, idea.id, &idea.challenge, by, now).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::ideas::{AskIdea, Intent, WriteIdea};

    #[tokio::test]
    async fn a_host_chooses_and_takes_back_and_a_chosen_text_is_frozen() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            let refused = company.run(4, Shortlist { idea, on: true, reason: String::new() }).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::NotThisHost))));
            company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("chosen");
            let again = company.run(2, Shortlist { idea, on: true, reason: String::new() }).await;
            assert!(matches!(again, Err(Failure::Refused(Refusal::WrongStage))));
            let form = crate::testing::form("Autrement");
            let edit = WriteIdea { idea: Some(idea), version: 1, challenge: None, form, intent: Intent::Save };
            assert!(matches!(company.run(3, edit).await, Err(Failure::Invalid(e)) if e.of("title").is_some()), "it lacks other things");
            let page = company.ask(2, AskIdea { idea }).await.expect("seen");
            assert!(page.stage == Stage::Shortlisted && page.abilities.unshortlist && !page.abilities.shortlist);
            company.run(2, Shortlist { idea, on: false, reason: String::new() }).await.expect("taken back");
            assert_eq!(company.ask(2, AskIdea { idea }).await.expect("seen").stage, Stage::Open);
        })
        .await;
    }

    #[tokio::test]
    async fn what_a_round_holds_stays_in_it() {
        on_each_database(async |company| {
            let idea = company.open_idea(3, "Un bon dans le colis").await;
            company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("chosen");
            company.write("UPDATE idea SET round_id = id", vec![]).await;
            let taken = company.run(2, Shortlist { idea, on: false, reason: String::new() }).await;
            assert!(matches!(taken, Err(Failure::Refused(Refusal::IdeaFrozen))));
            let withdrawn = company.run(3, domain::ideas::WithdrawIdea { idea, reason: String::new() }).await;
            assert!(matches!(withdrawn, Err(Failure::Refused(Refusal::JuryAtWork))));
        })
        .await;
    }
}
