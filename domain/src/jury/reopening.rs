//! A card that is locked is opened again for its juror, by two people: one asks with a reason, another confirms, and one of
//! them presides. Nobody opens their own. Until a time, or until it is handed in again or locked, it may be revised, and
//! nothing is published meanwhile.
use crate::{
    Actor, FieldErrors, Moment, PersonId, PitchId, Problem, Refusal, ReopeningId, RoundId, Stamp,
    challenges::number,
    ideas::LONGEST_REASON,
    jury::{RoundFacts, RoundPhase, presides},
    people::PersonRef,
    text,
    time::HOUR,
};
use serde::{Deserialize, Serialize};

/// Proposed, and at most.
pub const HOURS: i64 = 24;
pub const MOST_HOURS: i64 = 168;

/// Asks for the card of a juror on a pitch; everything as typed.
#[derive(Clone, Debug)]
pub struct AskReopening {
    pub round: RoundId,
    pub pitch: String,
    pub juror: String,
    pub why: String,
    /// How long; a day when empty.
    pub hours: String,
}

/// The same, as parsed.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub pitch: Option<PitchId>,
    pub juror: Option<PersonId>,
    pub why: String,
    pub hours: i64,
}

impl AskReopening {
    pub fn parse(&self) -> Result<Wanted, FieldErrors> {
        let mut errors = FieldErrors::default();
        let pitch = errors.take("pitch", self.pitch.parse().map(Some).map_err(|_| Problem::NotAChoice));
        let juror = errors.take("juror", self.juror.parse().map(Some).map_err(|_| Problem::NotAChoice));
        let why = errors.take("why", text::paragraphs(&self.why, LONGEST_REASON));
        let hours = if self.hours.trim().is_empty() { Ok(HOURS) } else { number(&self.hours, 1, MOST_HOURS) };
        let hours = errors.take("hours", hours);
        errors.finish(Wanted { pitch, juror, why, hours })
    }
}

/// Somebody else agrees: from now on the juror may revise it.
#[derive(Clone, Debug)]
pub struct ConfirmReopening {
    pub reopening: ReopeningId,
}

/// Takes it back, or locks the card again before its time.
#[derive(Clone, Debug)]
pub struct EndReopening {
    pub reopening: ReopeningId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReopeningState {
    /// One person asks; nothing is open yet.
    Asked,
    /// The card may be revised.
    Open,
    Over,
}

/// What the rules need to know of one.
#[derive(Clone, Debug)]
pub struct ReopeningFacts {
    pub round: RoundFacts,
    pub pitch: PitchId,
    pub juror: PersonId,
    pub asked_by: PersonId,
    pub hours: i64,
    /// Once it is confirmed.
    pub until: Option<Moment>,
    pub ended: bool,
}

impl ReopeningFacts {
    pub fn state(&self, now: Moment) -> ReopeningState {
        match self.until {
            _ if self.ended => ReopeningState::Over,
            None => ReopeningState::Asked,
            Some(until) if now < until => ReopeningState::Open,
            Some(_) => ReopeningState::Over,
        }
    }

    /// Until when, confirmed now.
    pub fn lasts(&self, now: Moment) -> Moment {
        now.plus(self.hours * HOUR)
    }
}

/// Ask for a card to be opened again: chair, deputy, or a host of the challenge; between the close and the publication.
pub fn may_ask_reopening(actor: &Actor, round: &RoundFacts, juror: Option<PersonId>, now: Moment) -> Result<(), Refusal> {
    if round.challenge.hosted_by(actor).is_err() {
        presides(actor, &round.challenge)?;
    }
    if juror.is_some_and(|juror| actor.is(juror)) {
        return Err(Refusal::OwnCard);
    }
    match round.phase(now) {
        RoundPhase::Scoring => Err(Refusal::RoundStillOpen),
        RoundPhase::Deliberation => Ok(()),
        RoundPhase::Published => Err(Refusal::AlreadyPublished),
    }
}

/// Confirm it: somebody else who might have asked, and one of the two presides.
pub fn may_confirm_reopening(actor: &Actor, of: &ReopeningFacts, now: Moment) -> Result<(), Refusal> {
    may_ask_reopening(actor, &of.round, Some(of.juror), now)?;
    match of.state(now) {
        ReopeningState::Asked => {}
        ReopeningState::Open => return Err(Refusal::AlreadyReopened),
        ReopeningState::Over => return Err(Refusal::ReopeningOver),
    }
    if actor.is(of.asked_by) {
        return Err(Refusal::TakesASecondPerson);
    }
    let challenge = &of.round.challenge;
    let asker_presides = challenge.chair == Some(of.asked_by) || challenge.deputy == Some(of.asked_by);
    if asker_presides { Ok(()) } else { presides(actor, challenge) }
}

/// End it: what is asked by whoever may ask, what is open by who presides.
pub fn may_end_reopening(actor: &Actor, of: &ReopeningFacts, now: Moment) -> Result<(), Refusal> {
    may_ask_reopening(actor, &of.round, Some(of.juror), now)?;
    match of.state(now) {
        ReopeningState::Asked => Ok(()),
        ReopeningState::Open => presides(actor, &of.round.challenge),
        ReopeningState::Over => Err(Refusal::ReopeningOver),
    }
}

/// One that is asked for or open, as the round page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReopeningRow {
    pub id: ReopeningId,
    pub juror: PersonRef,
    pub title: String,
    pub state: ReopeningState,
    pub until: Option<Stamp>,
    /// Empty to those who have no say in it.
    pub why: String,
    pub asked_by: Option<PersonRef>,
    pub may_confirm: bool,
    pub may_end: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::{ChallengeFacts, facts_for_tests},
        jury::Panel,
        people_for_tests::{admin, host, member},
    };
    use uuid::Uuid;

    fn person(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    /// Chair 1, deputy 2, jurors 3 and 4; closed at 100.
    fn round() -> RoundFacts {
        let jurors: Vec<PersonId> = (1..=4).map(person).collect();
        let panel = Panel { jurors: jurors.clone(), chair: Some(person(1)), deputy: Some(person(2)) };
        let challenge = ChallengeFacts { jurors, chair: panel.chair, deputy: panel.deputy, ..facts_for_tests() };
        let id = RoundId(Uuid::nil());
        RoundFacts { id, challenge, panel, closes: Moment(100), closed: None, published: false, places: 1, reopened: None }
    }

    fn asked(by: u128, juror: u128) -> ReopeningFacts {
        let pitch = PitchId(Uuid::nil());
        ReopeningFacts { round: round(), pitch, juror: person(juror), asked_by: person(by), hours: 24, until: None, ended: false }
    }

    #[test]
    fn it_takes_two_people_and_one_of_them_presides() {
        let confirm = |n: u128, by: u128| may_confirm_reopening(&member(n), &asked(by, 3), Moment(100));
        assert_eq!((confirm(2, 1), confirm(1, 2)), (Ok(()), Ok(())));
        assert_eq!(confirm(1, 1), Err(Refusal::TakesASecondPerson));
        assert_eq!(confirm(4, 1), Err(Refusal::OnlyTheChair), "a juror has no say");
        assert_eq!(may_confirm_reopening(&host(7), &asked(1, 3), Moment(100)), Ok(()), "chair and host");
        assert_eq!(may_confirm_reopening(&host(7), &asked(8, 3), Moment(100)), Err(Refusal::OnlyTheChair), "two hosts");
        assert_eq!(confirm(2, 8), Ok(()), "host and deputy");
        assert_eq!(may_confirm_reopening(&admin(9), &asked(1, 3), Moment(100)), Err(Refusal::OnlyTheChair));
    }

    #[test]
    fn nobody_opens_their_own_card_and_only_between_close_and_publication() {
        let ask = |n: u128, juror: u128, at: i64| may_ask_reopening(&member(n), &round(), Some(person(juror)), Moment(at));
        assert_eq!((ask(1, 3, 100), ask(1, 1, 100)), (Ok(()), Err(Refusal::OwnCard)));
        assert_eq!(ask(1, 3, 99), Err(Refusal::RoundStillOpen));
        assert_eq!(may_confirm_reopening(&member(2), &asked(1, 2), Moment(100)), Err(Refusal::OwnCard));
        let published = RoundFacts { published: true, ..round() };
        assert_eq!(may_ask_reopening(&member(1), &published, Some(person(3)), Moment(100)), Err(Refusal::AlreadyPublished));
    }

    #[test]
    fn it_ends_at_its_time_or_before() {
        let open = ReopeningFacts { until: Some(Moment(200)), ..asked(1, 3) };
        assert_eq!((open.state(Moment(199)), open.state(Moment(200))), (ReopeningState::Open, ReopeningState::Over));
        assert_eq!(may_confirm_reopening(&member(2), &open, Moment(150)), Err(Refusal::AlreadyReopened));
        assert_eq!(
            (may_end_reopening(&member(2), &open, Moment(150)), may_end_reopening(&host(7), &open, Moment(150))),
            (Ok(()), Err(Refusal::OnlyTheChair))
        );
        assert_eq!(may_end_reopening(&member(2), &open, Moment(200)), Err(Refusal::ReopeningOver));
        assert_eq!(may_end_reopening(&host(7), &asked(1, 3), Moment(100)), Ok(()), "what is only asked for is taken back");
        let ended = ReopeningFacts { ended: true, ..open };
        assert_eq!(ended.state(Moment(150)), ReopeningState::Over);
    }
}
