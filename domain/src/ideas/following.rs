//! Following somebody else's idea: one hears of what happens to it, and nobody learns that one does.
use crate::{
    Actor, IdeaId, Refusal,
    ideas::{IdeaFacts, Stage, may_see},
};

/// Follows an idea, or no longer. The same request twice changes nothing.
#[derive(Clone, Debug)]
pub struct FollowIdea {
    pub idea: IdeaId,
    pub on: bool,
}

/// Follow: whoever sees it, but for its authors, who are told anyway; what is followed may be left at any time.
pub fn may_follow(actor: &Actor, idea: &IdeaFacts, on: bool) -> Result<(), Refusal> {
    if !on {
        return Ok(());
    }
    if idea.is_author(actor) {
        return Err(Refusal::ToldAnyway);
    }
    match idea.stage {
        Stage::Submitted | Stage::Returned | Stage::Open | Stage::Shortlisted | Stage::Funded | Stage::Declined | Stage::Deferred
            if may_see(actor, idea) =>
        {
            Ok(())
        }
        Stage::Draft
        | Stage::Submitted
        | Stage::Returned
        | Stage::Open
        | Stage::Shortlisted
        | Stage::Funded
        | Stage::Declined
        | Stage::Deferred
        | Stage::Withdrawn
        | Stage::Merged
        | Stage::Archived => Err(Refusal::WrongStage),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ideas::policy::idea_for_tests as idea,
        people_for_tests::{host, member},
    };

    #[test]
    fn whoever_sees_an_idea_follows_it_but_for_its_authors() {
        for stage in [Stage::Open, Stage::Shortlisted, Stage::Funded, Stage::Declined, Stage::Deferred] {
            assert_eq!(may_follow(&member(2), &idea(stage), true), Ok(()), "{stage:?}");
            assert_eq!(may_follow(&host(3), &idea(stage), true), Ok(()), "{stage:?}");
            assert_eq!(may_follow(&member(1), &idea(stage), true), Err(Refusal::ToldAnyway), "{stage:?}");
            assert_eq!(may_follow(&Actor::Visitor, &idea(stage), true), Err(Refusal::WrongStage), "{stage:?}");
        }
    }

    #[test]
    fn what_is_in_review_is_followed_by_who_reviews_it() {
        for stage in [Stage::Submitted, Stage::Returned] {
            assert_eq!(may_follow(&host(3), &idea(stage), true), Ok(()), "{stage:?}");
            assert_eq!(may_follow(&member(2), &idea(stage), true), Err(Refusal::WrongStage), "{stage:?}");
        }
    }

    #[test]
    fn nothing_more_happens_to_what_is_gone_and_leaving_is_always_allowed() {
        for stage in [Stage::Draft, Stage::Withdrawn, Stage::Merged, Stage::Archived] {
            assert_eq!(may_follow(&host(3), &idea(stage), true), Err(Refusal::WrongStage), "{stage:?}");
        }
        for stage in Stage::ALL {
            assert_eq!(may_follow(&member(2), &idea(stage), false), Ok(()), "{stage:?}");
        }
    }
}
