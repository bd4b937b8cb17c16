//! A tie that a juror declares before a round opens: nothing they are tied to is given to them, and when the round opens the tie
//! becomes a recusal like any other. Until then it may be taken back.
use crate::{
    Actor, ChallengeId, FieldErrors, IdeaId, Refusal,
    ideas::{IdeaFacts, Stage},
    jury::LONGEST_WHY,
    people::PersonRef,
    text,
};
use serde::{Deserialize, Serialize};

/// Declares a tie to the authors of an idea that waits for a round; `why` is a word for who presides.
#[derive(Clone, Debug)]
pub struct DeclareTie {
    pub idea: IdeaId,
    pub why: String,
}

impl DeclareTie {
    /// What the chair is told of it.
    pub fn why(&self) -> Result<String, FieldErrors> {
        text::optional_paragraphs(&self.why, LONGEST_WHY).map_err(|problem| FieldErrors::one("why", problem))
    }
}

/// Takes a tie back that was declared.
#[derive(Clone, Debug)]
pub struct TakeBackTie {
    pub idea: IdeaId,
}

/// The ideas of a challenge that wait for a round, as one of its jurors is shown them: neither their own nor those they stepped
/// aside from before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComingPitches {
    pub challenge: ChallengeId,
    pub title: String,
    pub ideas: Vec<ComingPitch>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComingPitch {
    pub idea: IdeaId,
    pub title: String,
    /// What I wrote when I declared a tie.
    pub declared: Option<String>,
}

/// A tie that somebody declared, for who presides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredTie {
    pub juror: PersonRef,
    pub title: String,
    pub why: String,
}

/// Declare a tie, or take it back: whoever sits on the panel, of an idea that is shortlisted, while no round holds it. Authors are
/// barred without saying so.
pub fn may_declare_tie(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    if !actor.person().is_some_and(|person| idea.challenge.judges(person)) {
        return Err(Refusal::NotOnThisPanel);
    }
    if idea.is_author(actor) {
        return Err(Refusal::OwnPitch);
    }
    match idea.stage {
        Stage::Shortlisted if idea.in_round => Err(Refusal::RoundAlreadyOpen),
        Stage::Shortlisted => Ok(()),
        Stage::Draft
        | Stage::Submitted
        | Stage::Returned
        | Stage::Open
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
        PersonId, Problem,
        challenges::{ChallengeFacts, facts_for_tests},
        ideas::idea_for_tests,
        people_for_tests::{admin, host, member},
    };
    use uuid::Uuid;

    /// An idea of person 1 in a challenge that 1, 3 and 4 judge; 3 has the chair.
    fn idea(stage: Stage) -> IdeaFacts {
        let [author, chair, juror] = [1, 3, 4].map(|n| PersonId(Uuid::from_u128(n)));
        let challenge = ChallengeFacts { jurors: vec![author, chair, juror], chair: Some(chair), ..facts_for_tests() };
        IdeaFacts { challenge, ..idea_for_tests(stage) }
    }

    #[test]
    fn whoever_sits_declares_a_tie_and_nobody_else() {
        let tie = |actor: &Actor| may_declare_tie(actor, &idea(Stage::Shortlisted));
        for (actor, says) in [
            (member(3), Ok(())),
            (member(4), Ok(())),
            (member(1), Err(Refusal::OwnPitch)),
            (member(5), Err(Refusal::NotOnThisPanel)),
            (host(2), Err(Refusal::NotOnThisPanel)),
            (admin(9), Err(Refusal::NotOnThisPanel)),
            (Actor::Visitor, Err(Refusal::NotOnThisPanel)),
            (Actor::System, Err(Refusal::NotOnThisPanel)),
        ] {
            assert_eq!(tie(&actor), says, "{actor:?}");
        }
    }

    #[test]
    fn a_tie_is_declared_between_the_shortlist_and_the_round() {
        let held = IdeaFacts { in_round: true, ..idea(Stage::Shortlisted) };
        assert_eq!(may_declare_tie(&member(4), &held), Err(Refusal::RoundAlreadyOpen));
        let stages = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Shortlisted);
        for stage in stages {
            assert_eq!(may_declare_tie(&member(4), &idea(stage)), Err(Refusal::WrongStage), "{stage:?}");
        }
    }

    #[test]
    fn a_word_for_the_chair_is_optional_and_short() {
        let why = |why: &str| DeclareTie { idea: IdeaId(Uuid::nil()), why: why.into() }.why();
        assert_eq!((why(" Ma sœur "), why("  ")), (Ok("Ma sœur".into()), Ok(String::new())));
        assert!(matches!(why(&"x".repeat(281)).expect_err("too long").of("why"), Some(Problem::TooLong { .. })));
    }
}
