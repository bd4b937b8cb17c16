//! An admin reads the scores of a round while they are sealed: a step of its own, with a reason, of which who presides,
//! who hosts and whoever handed in a card are told, and which the panel reads on the round's page. Whoever judges or competes
//! there never does.
use crate::{
    Actor, ChallengeId, FieldErrors, IdeaId, Moment, PersonId, Refusal, RoundId, Stamp,
    ideas::LONGEST_REASON,
    jury::{RoundFacts, RoundPhase, Total, may_see_round},
    people::{PersonRef, may_administer},
    text,
    time::DAY,
};
use serde::{Deserialize, Serialize};

/// How long who read the scores sees them, in microseconds.
pub const SCORES_READ_FOR: i64 = DAY;

#[derive(Clone, Debug)]
pub struct ReadScores {
    pub round: RoundId,
    /// Why; the panel and the hosts read it.
    pub reason: String,
}

impl ReadScores {
    pub fn reason(&self) -> Result<String, FieldErrors> {
        text::paragraphs(&self.reason, LONGEST_REASON).map_err(|problem| FieldErrors::one("reason", problem))
    }
}

/// A round, as far as the rules care about who reads its scores.
#[derive(Clone, Debug)]
pub struct SealedRound {
    pub round: RoundFacts,
    /// Of all its pitches.
    pub authors: Vec<PersonId>,
    /// Whoever asks was given a pitch of it to judge, whatever became of that.
    pub judged: bool,
}

/// Read them: an admin who neither competes, judges nor hosts, until the publication.
pub fn may_read_scores(actor: &Actor, of: &SealedRound, now: Moment) -> Result<(), Refusal> {
    may_administer(actor)?;
    if of.authors.iter().any(|author| actor.is(*author)) {
        return Err(Refusal::OwnPitch);
    }
    if of.judged || may_see_round(actor, &of.round) {
        return Err(Refusal::OrganisersDoNotReadScores);
    }
    match of.round.phase(now) {
        RoundPhase::Scoring | RoundPhase::Deliberation => Ok(()),
        RoundPhase::Published => Err(Refusal::AlreadyPublished),
    }
}

/// That somebody read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoresReading {
    pub by: PersonRef,
    pub reason: String,
    pub at: Stamp,
}

#[derive(Clone, Debug)]
pub struct AskSealedScores {
    pub round: RoundId,
}

/// The page of an admin who may read them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedScores {
    pub round: RoundId,
    pub challenge: ChallengeId,
    /// The challenge's.
    pub title: String,
    pub phase: RoundPhase,
    pub closes: Stamp,
    /// For who read them within a day.
    pub cards: Option<SealedCards>,
    pub now: Stamp,
}

/// The cards handed in, and nothing of who wrote what they are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedCards {
    /// Until when they show.
    pub until: Stamp,
    pub criteria: Vec<SealedCriterion>,
    /// Pitch by pitch by title, juror by juror by name.
    pub cards: Vec<SealedCard>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedCriterion {
    pub name: String,
    pub counted: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedCard {
    pub idea: IdeaId,
    pub title: String,
    pub juror: PersonRef,
    pub total: Option<Total>,
    /// A level and what it says, in the order of the criteria; none where one was skipped.
    pub levels: Vec<Option<(u8, String)>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Problem,
        challenges::{ChallengeFacts, facts_for_tests},
        jury::Panel,
        people_for_tests::{admin, host, member},
    };
    use uuid::Uuid;

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    /// Chair 1, deputy 2, juror 3; 4 wrote a pitch; closes at 100.
    fn sealed() -> SealedRound {
        let panel = Panel { jurors: (1..=3).map(person).collect(), chair: Some(person(1)), deputy: Some(person(2)) };
        let (jurors, chair, deputy) = (panel.jurors.clone(), panel.chair, panel.deputy);
        let challenge = ChallengeFacts { jurors, chair, deputy, hosts: vec![person(5)], ..facts_for_tests() };
        let (id, closes) = (RoundId(Uuid::nil()), Moment(100));
        let round = RoundFacts { id, challenge, panel, closes, closed: None, published: false, places: 1, reopened: None };
        SealedRound { round, authors: vec![person(4)], judged: false }
    }

    #[test]
    fn an_admin_reads_sealed_scores_until_they_are_published() {
        for now in [Moment(0), Moment(99), Moment(100)] {
            assert_eq!(may_read_scores(&admin(7), &sealed(), now), Ok(()), "{now:?}");
        }
        let published = SealedRound { round: RoundFacts { published: true, ..sealed().round }, ..sealed() };
        assert_eq!(may_read_scores(&admin(7), &published, Moment(100)), Err(Refusal::AlreadyPublished));
        for other in [member(1), member(3), member(4), member(7), host(5), host(8)] {
            assert_eq!(may_read_scores(&other, &sealed(), Moment(0)), Err(Refusal::OnlyAdmins));
        }
    }

    #[test]
    fn no_admin_who_competes_judges_or_hosts_reads_them() {
        assert_eq!(may_read_scores(&admin(4), &sealed(), Moment(0)), Err(Refusal::OwnPitch));
        for n in [1, 2, 3, 5] {
            assert_eq!(may_read_scores(&admin(n), &sealed(), Moment(0)), Err(Refusal::OrganisersDoNotReadScores), "{n}");
        }
        let left = SealedRound { judged: true, ..sealed() };
        assert_eq!(may_read_scores(&admin(7), &left, Moment(0)), Err(Refusal::OrganisersDoNotReadScores), "who gave up the seat");
    }

    #[test]
    fn it_takes_a_reason() {
        let why = |reason: &str| ReadScores { round: RoundId(Uuid::nil()), reason: reason.into() }.reason();
        assert_eq!(why(" Une plainte "), Ok("Une plainte".into()));
        assert_eq!(why(" ").expect_err("why?").of("reason"), Some(&Problem::Required));
        assert!(why(&"x".repeat(281)).expect_err("too long").of("reason").is_some());
    }
}
