//! Support: set or withdrawn, never toggled. Who supports what is shown to nobody but the voter.
use crate::{
    Actor, IdeaId, Moment, Refusal,
    challenges::Voting,
    ideas::{IdeaFacts, Stage},
};
use serde::{Deserialize, Serialize};

/// Sets the number of my supports on an idea: 0 or 1 where support is simple, up to M where votes are counted.
/// The same request twice changes nothing.
#[derive(Clone, Debug)]
pub struct SetSupport {
    pub idea: IdeaId,
    pub votes: i64,
}

/// Where I stand with an idea's support.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// None while counts are hidden.
    pub supports: Option<i64>,
    /// My own votes on this idea.
    pub mine: i64,
    /// The most I may set it to now.
    pub most: i64,
    /// Votes left in this challenge; none where support is simple.
    pub left: Option<i64>,
    /// Why I can't, when I can't.
    pub refusal: Option<Refusal>,
}

/// What a voter holds in a challenge.
#[derive(Clone, Copy, Debug, Default)]
pub struct Holdings {
    /// Votes of mine on this idea.
    pub here: i64,
    /// Votes of mine in the whole challenge.
    pub spent: i64,
}

/// Support or withdraw support: an open idea, somebody else's, in its window, within the budget; from an answered one it can be
/// withdrawn.
pub fn may_support(actor: &Actor, idea: &IdeaFacts, holdings: Holdings, votes: i64, now: Moment) -> Result<(), Refusal> {
    let Some(member) = actor.member() else { return Err(Refusal::NotEligible) };
    if idea.authors.contains(&member.person) {
        return Err(Refusal::OwnIdea);
    }
    // What was given before one became host or juror can be taken back.
    if votes > 0 && !idea.challenge.standing && idea.challenge.organises(member.person) {
        return Err(Refusal::OrganisersDoNotVote);
    }
    if !idea.challenge.eligible(member) {
        return Err(Refusal::NotEligible);
    }
    // A host may answer while votes are open: what was given can be given to another idea.
    if votes == 0 && matches!(idea.stage, Stage::Declined | Stage::Deferred) && idea.challenge.takes_votes(now) {
        return Ok(());
    }
    let open = matches!(idea.stage, Stage::Open | Stage::Shortlisted) && !idea.in_round;
    if !open || !idea.challenge.takes_votes(now) {
        return Err(Refusal::VotingClosed);
    }
    match idea.challenge.voting {
        Voting::JuryOnly => Err(Refusal::JuryOnly),
        Voting::Simple if votes > 1 => Err(Refusal::NoMoreVotesHere),
        Voting::Simple => Ok(()),
        Voting::Votes { per_idea, .. } if votes > per_idea => Err(Refusal::NoMoreVotesHere),
        Voting::Votes { budget, .. } if holdings.spent - holdings.here + votes > budget => Err(Refusal::NoVotesLeft),
        Voting::Votes { .. } => Ok(()),
    }
}

/// The same story for the page: my votes, what is left, and why not.
pub fn ballot(actor: &Actor, idea: &IdeaFacts, holdings: Holdings, supports: i64, now: Moment) -> Ballot {
    let next = may_support(actor, idea, holdings, holdings.here + 1, now);
    let withdraw = may_support(actor, idea, holdings, 0, now);
    let (most, left) = match idea.challenge.voting {
        Voting::JuryOnly => (0, None),
        Voting::Simple => (1, None),
        Voting::Votes { budget, per_idea } => {
            let left = (budget - holdings.spent).max(0);
            ((holdings.here + left).min(per_idea), Some(left))
        }
    };
    let most = if next == Err(Refusal::VotingClosed) { holdings.here } else { most };
    let refusal = if holdings.here > 0 { withdraw.err() } else { next.err() };
    let supports = (!idea.challenge.hides_counts(now)).then_some(supports);
    Ballot { supports, mine: holdings.here, most, left, refusal }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PersonId, challenges::facts_for_tests, people_for_tests::member};
    use uuid::Uuid;

    fn idea(voting: Voting) -> IdeaFacts {
        let challenge = crate::challenges::ChallengeFacts { voting, ..facts_for_tests() };
        let authors = vec![PersonId(Uuid::from_u128(1))];
        IdeaFacts {
            id: IdeaId(Uuid::nil()),
            stage: Stage::Open,
            version: 1,
            authors,
            invited: vec![],
            in_round: false,
            followed: false,
            holds_others: false,
            veil: crate::ideas::Veil::default(),
            once_veiled: false,
            completed_until: None,
            challenge,
        }
    }

    #[test]
    fn ones_own_idea_is_never_supported() {
        let refusal = may_support(&member(1), &idea(Voting::Simple), Holdings::default(), 1, Moment(0));
        assert_eq!(refusal, Err(Refusal::OwnIdea));
        assert!(may_support(&member(2), &idea(Voting::Simple), Holdings::default(), 1, Moment(0)).is_ok());
    }

    #[test]
    fn what_was_given_to_an_answered_idea_can_be_taken_back_while_votes_are_open() {
        let answered = IdeaFacts { stage: Stage::Declined, ..idea(Voting::Votes { budget: 5, per_idea: 2 }) };
        let holdings = Holdings { here: 1, spent: 1 };
        assert_eq!(may_support(&member(2), &answered, holdings, 0, Moment(0)), Ok(()));
        assert_eq!(may_support(&member(2), &answered, holdings, 2, Moment(0)), Err(Refusal::VotingClosed));
        let ballot = ballot(&member(2), &answered, holdings, 9, Moment(0));
        assert_eq!((ballot.mine, ballot.most, ballot.refusal), (1, 1, None));
    }

    #[test]
    fn a_budget_of_votes_is_spent_and_comes_back() {
        let idea = idea(Voting::Votes { budget: 5, per_idea: 2 });
        let table = [
            (0, 0, 1, Ok(())),
            (0, 0, 3, Err(Refusal::NoMoreVotesHere)),
            (0, 5, 1, Err(Refusal::NoVotesLeft)),
            (1, 5, 2, Err(Refusal::NoVotesLeft)),
            (1, 5, 0, Ok(())),
            (1, 4, 2, Ok(())),
        ];
        for (here, spent, votes, expected) in table {
            assert_eq!(may_support(&member(2), &idea, Holdings { here, spent }, votes, Moment(0)), expected, "{here} {spent} {votes}");
        }
        let ballot = ballot(&member(2), &idea, Holdings { here: 1, spent: 4 }, 9, Moment(0));
        assert_eq!((ballot.mine, ballot.most, ballot.left, ballot.refusal), (1, 2, Some(1), None));
    }

    #[test]
    fn a_jury_only_challenge_has_no_votes() {
        assert_eq!(may_support(&member(2), &idea(Voting::JuryOnly), Holdings::default(), 1, Moment(0)), Err(Refusal::JuryOnly));
    }
}
