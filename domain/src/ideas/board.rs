//! The board of those who answer: ideas of a challenge by stage, and where each may go from there. What a move needs a reason
//! for is done on the idea's page.
use crate::{
    Actor, ChallengeId, Stamp,
    challenges::ChallengeRef,
    ideas::{IdeaFacts, IdeaRow, may_answer, may_open, may_return, may_shortlist},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug)]
pub struct AskBoard {
    /// The shark tank, or the first one hosted, where none is named.
    pub challenge: Option<ChallengeId>,
}

/// How many cards a column shows.
pub const CARDS: u64 = 40;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Waits to be opened.
    Review,
    /// With its author, who is asked for changes.
    Returned,
    Open,
    Shortlisted,
    /// Before the jury.
    Judged,
    /// Funded, declined or deferred, the last first.
    Answered,
}

impl Lane {
    pub const ALL: [Self; 6] = [Self::Review, Self::Returned, Self::Open, Self::Shortlisted, Self::Judged, Self::Answered];

    pub fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Returned => "returned",
            Self::Open => "open",
            Self::Shortlisted => "shortlisted",
            Self::Judged => "judged",
            Self::Answered => "answered",
        }
    }
}

/// What a host may do with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    Open,
    AskChanges,
    Shortlist,
    TakeBack,
    Answer,
}

impl Move {
    /// Where the card is afterwards.
    pub fn to(self) -> Lane {
        match self {
            Self::Open | Self::TakeBack => Lane::Open,
            Self::AskChanges => Lane::Returned,
            Self::Shortlist => Lane::Shortlisted,
            Self::Answer => Lane::Answered,
        }
    }

    /// Whether it is done at once; the others take a reason.
    pub fn is_direct(self) -> bool {
        match self {
            Self::Open | Self::Shortlist | Self::TakeBack => true,
            Self::AskChanges | Self::Answer => false,
        }
    }

    /// What this actor may do with an idea.
    pub fn of(actor: &Actor, idea: &IdeaFacts) -> Vec<Self> {
        let may = [
            (Self::Open, may_open(actor, idea)),
            (Self::AskChanges, may_return(actor, idea)),
            (Self::Shortlist, may_shortlist(actor, idea, true)),
            (Self::TakeBack, may_shortlist(actor, idea, false)),
            (Self::Answer, may_answer(actor, idea)),
        ];
        may.into_iter().filter(|(_, may)| may.is_ok()).map(|(what, _)| what).collect()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    pub challenge: ChallengeId,
    /// Those the reader hosts, for choosing another one.
    pub challenges: Vec<ChallengeRef>,
    pub lanes: Vec<BoardLane>,
    pub now: Stamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardLane {
    pub lane: Lane,
    /// How many there are; the cards may be fewer.
    pub count: i64,
    pub cards: Vec<BoardCard>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardCard {
    pub row: IdeaRow,
    pub moves: Vec<Move>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ideas::{Stage, policy::idea_for_tests},
        people_for_tests::{host, member},
    };

    #[test]
    fn a_card_goes_where_the_policies_let_it() {
        let moves = |stage| Move::of(&host(2), &idea_for_tests(stage));
        assert_eq!(moves(Stage::Submitted), [Move::Open, Move::AskChanges, Move::Answer]);
        assert_eq!(moves(Stage::Open), [Move::Shortlist, Move::Answer]);
        assert_eq!(moves(Stage::Shortlisted), [Move::TakeBack]);
        assert_eq!(moves(Stage::Funded), []);
        assert_eq!(Move::of(&host(1), &idea_for_tests(Stage::Open)), [], "one's own idea");
        assert_eq!(Move::of(&member(2), &idea_for_tests(Stage::Open)), [], "no host");
    }

    #[test]
    fn a_move_without_a_reason_is_done_at_once() {
        let direct = |m: Move| (m.is_direct(), m.to());
        assert_eq!(direct(Move::Shortlist), (true, Lane::Shortlisted));
        assert_eq!(direct(Move::TakeBack), (true, Lane::Open));
        assert_eq!(direct(Move::Answer), (false, Lane::Answered));
    }
}
