//! A jury round: opened on the shortlisted ideas, whose text is frozen as it stands; closed at its time or by the
//! chair; published at once.
use crate::{ChallengeId, Moment, RoundId, challenges::ChallengeFacts, jury::Panel};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundPhase {
    /// Cards are filled and handed in.
    Scoring,
    /// Cards are locked and open to the panel; decisions are prepared.
    Deliberation,
    Published,
}

/// What the rules need to know of a round.
#[derive(Clone, Debug)]
pub struct RoundFacts {
    pub id: RoundId,
    pub challenge: ChallengeFacts,
    pub panel: Panel,
    pub closes: Moment,
    /// Closed before its time by the chair.
    pub closed: Option<Moment>,
    pub published: bool,
    /// How many pitches can be funded, about: what the probability of being funded is of.
    pub places: i64,
    /// Until when a card of it is open again, the last of them.
    pub reopened: Option<Moment>,
}

impl RoundFacts {
    pub fn phase(&self, now: Moment) -> RoundPhase {
        if self.published {
            RoundPhase::Published
        } else if self.closed.is_some() || self.closes <= now {
            RoundPhase::Deliberation
        } else {
            RoundPhase::Scoring
        }
    }
}

/// How many a jury is proposed to fund: as many as there are prizes, or else one in four.
pub fn proposed_places(prizes: i64, pitches: i64) -> i64 {
    let places = if prizes > 0 { prizes } else { pitches / 4 };
    places.clamp(1, pitches.max(1))
}

/// Opens a round on everything shortlisted in a challenge.
#[derive(Clone, Debug)]
pub struct OpenRound {
    pub challenge: ChallengeId,
    /// As typed; the challenge's own date when empty.
    pub closes: String,
    /// How many can be funded, as typed; what is proposed when empty.
    pub places: String,
    /// How many jurors judge each pitch, as typed; everybody all they may when empty.
    pub per_pitch: String,
}

/// Closes scoring before its time.
#[derive(Clone, Debug)]
pub struct CloseRound {
    pub round: RoundId,
}

/// Tells those with cards missing that the round closes within a day; the scheduler asks, once.
#[derive(Clone, Debug)]
pub struct RemindRound {
    pub round: RoundId,
}

/// Deletes what jurors of a round that was published long ago noted for themselves and beside each criterion; the scheduler
/// asks, once.
#[derive(Clone, Debug)]
pub struct DeleteNotes {
    pub round: RoundId,
}
