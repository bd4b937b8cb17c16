//! What each reader sees: who was asked their question and their answer, hosts all of it, jurors what was said and how many
//! support the pitch in which department. Everybody else sees that nobody was asked.
use super::facts;
use crate::{
    Failure,
    store::{Reader, opinions},
};
use domain::{
    Actor, IdeaId, Moment,
    challenges::ChallengeFacts,
    ideas::IdeaFacts,
    opinions::{
        Addressee, Beside, MyOpinion, OpinionDesk, OpinionFacts, OpinionRequest, SupportByDepartment, asked, may_ask_opinion, may_decline,
        may_give, may_see_support, may_take_back_request, reads_opinions,
    },
};

/// On the page of an idea.
pub async fn on_idea(db: &Reader, actor: &Actor, idea: &IdeaFacts) -> Result<OpinionDesk, Failure> {
    if idea.is_author(actor) {
        return Ok(OpinionDesk::default());
    }
    let (of, as_asked) = facts(db, actor, idea.clone()).await?;
    let mine = mine(db, actor, &of, &as_asked).await?;
    if !reads_opinions(actor, &of) {
        return Ok(OpinionDesk { mine, ..OpinionDesk::default() });
    }
    let ask = may_ask_opinion(actor, &of).is_ok();
    let departments = if ask { opinions::departments_to_ask(db, idea.id).await? } else { vec![] };
    Ok(OpinionDesk { mine, requests: requests(db, actor, &of, as_asked).await?, ask, departments })
}

/// Where the reader is asked; afterwards, while they gave an answer.
async fn mine(db: &Reader, actor: &Actor, of: &OpinionFacts, requests: &[opinions::Request]) -> Result<Option<MyOpinion>, Failure> {
    let given = match actor.person().filter(|_| of.given) {
        Some(person) => opinions::of_person(db, of.idea.id, person).await?,
        None => None,
    };
    let may_give = may_give(actor, of).is_ok();
    if !may_give && given.is_none() {
        return Ok(None);
    }
    // What one said stays one's own, also in another department or on the jury.
    let mine = asked(actor, of).map(|mine| mine.id).or(given.as_ref().map(|given| given.request));
    let Some(request) = requests.iter().find(|r| Some(r.facts.id) == mine) else { return Ok(None) };
    Ok(Some(MyOpinion {
        asked_by: request.asked_by.clone(),
        department: match request.facts.to {
            Addressee::Person(_) => None,
            Addressee::Department(_) => Some(request.whom.clone()),
        },
        question: request.question.clone(),
        given: given.map(|given| (given.opinion.stance, given.opinion.words, given.opinion.at)),
        declined: request.facts.declined,
        may_give,
        may_decline: may_decline(actor, of).is_ok(),
    }))
}

async fn requests(db: &Reader, actor: &Actor, of: &OpinionFacts, requests: Vec<opinions::Request>) -> Result<Vec<OpinionRequest>, Failure> {
    let given = if requests.is_empty() { vec![] } else { opinions::on_idea(db, of.idea.id).await? };
    let row = |request: opinions::Request| OpinionRequest {
        id: request.facts.id,
        may_take_back: may_take_back_request(actor, of, &request.facts).is_ok(),
        to_department: matches!(request.facts.to, Addressee::Department(_)),
        declined: request.facts.declined,
        whom: request.whom,
        question: request.question,
        at: db.stamp(request.asked_at),
        opinions: given.iter().filter(|g| g.request == request.facts.id).map(|g| g.opinion.clone()).collect(),
    };
    Ok(requests.into_iter().map(row).collect())
}

/// Beside a pitch, for a juror who judges it.
pub async fn beside(db: &Reader, challenge: &ChallengeFacts, idea: IdeaId, now: Moment) -> Result<Beside, Failure> {
    let support = match may_see_support(challenge, now) {
        true => Some(SupportByDepartment::of(opinions::supporters(db, challenge.id, idea).await?)),
        false => None,
    };
    Ok(Beside { opinions: opinions::for_the_jury(db, idea).await?, support })
}
