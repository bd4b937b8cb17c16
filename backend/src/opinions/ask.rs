//! A host asks a colleague or a department what they think of an idea, or takes the question back.
use super::facts;
use crate::{
    Command, Failure,
    store::{Tx, ideas, opinions},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, OpinionRequestId, Problem, Refusal,
    opinions::{
        Addressee, AskOpinion, OpinionFacts, Requested, TakeBackRequest, may_ask_opinion, may_be_asked, may_take_back_request,
        reads_opinions,
    },
};

pub struct Asked {
    of: OpinionFacts,
    /// Whom the form means.
    to: Result<Addressee, FieldErrors>,
}

#[async_trait]
impl Command for AskOpinion {
    type Facts = Asked;
    type Outcome = OpinionRequestId;

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<Asked, Failure> {
        let idea = ideas::seen_to_change(tx, actor, self.idea).await?;
        let (of, _) = facts(tx, actor, idea).await?;
        let to = match self.department() {
            Some(Ok(department)) if opinions::is_department(tx, department).await? => Ok(Addressee::Department(department)),
            Some(Ok(_)) => Err(FieldErrors::one("department", Problem::NotAChoice)),
            Some(Err(problem)) => Err(FieldErrors::one("department", problem)),
            None => match ideas::colleague(tx, &self.who).await? {
                Ok(who) => Ok(Addressee::Person(who.person)),
                Err(problem) => Err(FieldErrors::one("who", problem)),
            },
        };
        Ok(Asked { of, to })
    }

    fn authorize(&self, actor: &Actor, facts: &Asked, _now: Moment) -> Result<(), Refusal> {
        may_ask_opinion(actor, &facts.of)?;
        match &facts.to {
            Ok(to) => may_be_asked(actor, *to, &facts.of),
            Err(_) => Ok(()),
        }
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: Asked, now: Moment) -> Result<OpinionRequestId, Failure> {
        let mut errors = facts.to.as_ref().err().cloned().unwrap_or_default();
        let question = errors.take("question", self.question());
        errors.finish(())?;
        let to = facts.to?;
        let host = by.person().ok_or(Failure::SignedOut)?;
        let id = opinions::ask(tx, self.idea, to, &question, host, now).await?;
        let (person, department) = opinions::columns(to);
        tx.record(Event::OpinionAsked { idea: self.idea, person, department }, by, now).await.map(|_| id)
    }
}

pub struct TakenBack {
    of: OpinionFacts,
    request: Requested,
}

#[async_trait]
impl Command for TakeBackRequest {
    type Facts = TakenBack;
    type Outcome = ();

    /// To whoever does not read what comes back there is no such question.
    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<TakenBack, Failure> {
        if *actor == Actor::Visitor {
            return Err(Failure::SignedOut);
        }
        let idea = opinions::idea_of(tx, self.request).await?.ok_or(Failure::NotFound)?;
        let (of, _) = facts(tx, actor, ideas::seen_to_change(tx, actor, idea).await?).await?;
        let request = of.requests.iter().find(|request| request.id == self.request).cloned();
        let request = request.filter(|_| reads_opinions(actor, &of)).ok_or(Failure::NotFound)?;
        Ok(TakenBack { of, request })
    }

    fn authorize(&self, actor: &Actor, facts: &TakenBack, _now: Moment) -> Result<(), Refusal> {
        may_take_back_request(actor, &facts.of, &facts.request)
    }

    async fn apply(self, tx: &Tx, by: &Actor, facts: TakenBack, now: Moment) -> Result<(), Failure> {
        opinions::take_back(tx, self.request).await?;
        let (person, department) = opinions::columns(facts.request.to);
        tx.record(Event::OpinionUnasked { idea: facts.of.idea.id, person, department }, by, now).await.map(|_| ())
    }
}
