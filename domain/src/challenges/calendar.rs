//! The dates of a challenge. Its phase is computed from them and never stored, except that "results" starts at
//! publication: past its date the phase is deliberation, late, and says so. Windows are half-open.
use crate::{FieldErrors, Moment, Problem, Refusal};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    pub opens: Moment,
    pub submissions_close: Moment,
    pub voting_close: Moment,
    pub judging_close: Moment,
    pub results: Moment,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Always open: the shark tank.
    Standing,
    Announced,
    Submissions,
    Voting,
    Judging,
    Deliberation,
    /// Deliberation past the promised date.
    ResultsLate,
    Results,
    Cancelled,
}

impl Phase {
    pub const ALL: [Self; 9] = [
        Self::Standing,
        Self::Announced,
        Self::Submissions,
        Self::Voting,
        Self::Judging,
        Self::Deliberation,
        Self::ResultsLate,
        Self::Results,
        Self::Cancelled,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Announced => "announced",
            Self::Submissions => "submissions",
            Self::Voting => "voting",
            Self::Judging => "judging",
            Self::Deliberation => "deliberation",
            Self::ResultsLate => "results_late",
            Self::Results => "results",
            Self::Cancelled => "cancelled",
        }
    }

    /// The phase of a challenge: by its dates, unless it has none, is published or was cancelled.
    pub fn of(calendar: Option<Calendar>, published: bool, cancelled: bool, now: Moment) -> Self {
        match calendar {
            _ if cancelled => Self::Cancelled,
            None => Self::Standing,
            Some(_) if published => Self::Results,
            Some(calendar) => calendar.phase(now),
        }
    }

    /// Whether it goes on: for "running challenges".
    pub fn is_running(self) -> bool {
        match self {
            Self::Standing | Self::Submissions | Self::Voting | Self::Judging | Self::Deliberation | Self::ResultsLate => true,
            Self::Announced | Self::Results | Self::Cancelled => false,
        }
    }

    /// Nothing is entered, changed or answered in it any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Results | Self::Cancelled)
    }
}

impl Calendar {
    pub fn phase(&self, now: Moment) -> Phase {
        if now < self.opens {
            Phase::Announced
        } else if now < self.submissions_close {
            Phase::Submissions
        } else if now < self.voting_close {
            Phase::Voting
        } else if now < self.judging_close {
            Phase::Judging
        } else if now < self.results {
            Phase::Deliberation
        } else {
            Phase::ResultsLate
        }
    }

    /// When the phase at `now` ends; none once only the publication is left.
    pub fn next(&self, now: Moment) -> Option<Moment> {
        self.in_order().into_iter().map(|(_, at)| at).find(|at| now < *at)
    }

    pub fn in_order(&self) -> [(&'static str, Moment); 5] {
        [
            ("opens", self.opens),
            ("submissions_close", self.submissions_close),
            ("voting_close", self.voting_close),
            ("judging_close", self.judging_close),
            ("results", self.results),
        ]
    }

    /// Each date follows the one before; submissions last at all.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let dates = self.in_order();
        let mut errors = FieldErrors::default();
        for pair in dates.windows(2) {
            let strictly = pair[1].0 == "submissions_close";
            if pair[1].1 < pair[0].1 || (strictly && pair[1].1 == pair[0].1) {
                errors.add(pair[1].0, Problem::BeforeThePrevious);
            }
        }
        errors.finish(())
    }

    /// Dates may be extended before they pass, never shortened after opening.
    pub fn may_become(&self, new: &Self, now: Moment) -> Result<(), Refusal> {
        if now < self.opens {
            return Ok(());
        }
        for ((_, old), (_, new)) in self.in_order().into_iter().zip(new.in_order()) {
            if old != new && old <= now {
                return Err(Refusal::DatePassed);
            }
            if new < old {
                return Err(Refusal::DatesOnlyExtend);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        Calendar {
            opens: Moment(10),
            submissions_close: Moment(20),
            voting_close: Moment(30),
            judging_close: Moment(40),
            results: Moment(50),
        }
    }

    #[test]
    fn the_phase_follows_from_the_dates_to_the_microsecond() {
        for (now, phase) in [
            (9, Phase::Announced),
            (10, Phase::Submissions),
            (19, Phase::Submissions),
            (20, Phase::Voting),
            (30, Phase::Judging),
            (40, Phase::Deliberation),
            (50, Phase::ResultsLate),
        ] {
            assert_eq!(calendar().phase(Moment(now)), phase, "{now}");
        }
        assert_eq!((calendar().next(Moment(20)), calendar().next(Moment(50))), (Some(Moment(30)), None));
    }

    #[test]
    fn dates_in_disorder_are_named() {
        let errors = Calendar { voting_close: Moment(15), results: Moment(39), ..calendar() }.check().expect_err("disorder");
        assert!(errors.of("voting_close").is_some() && errors.of("results").is_some() && errors.of("opens").is_none());
        assert!(Calendar { submissions_close: Moment(10), ..calendar() }.check().is_err(), "no time to submit");
        assert!(Calendar { voting_close: Moment(20), ..calendar() }.check().is_ok(), "votes may end with submissions");
    }

    #[test]
    fn after_opening_dates_only_move_later_and_only_before_they_pass() {
        let later = Calendar { voting_close: Moment(35), ..calendar() };
        assert_eq!(calendar().may_become(&later, Moment(25)), Ok(()));
        assert_eq!(calendar().may_become(&later, Moment(30)), Err(Refusal::DatePassed));
        let sooner = Calendar { voting_close: Moment(25), ..calendar() };
        assert_eq!(calendar().may_become(&sooner, Moment(22)), Err(Refusal::DatesOnlyExtend));
        assert_eq!(calendar().may_become(&sooner, Moment(5)), Ok(()), "before opening everything moves");
    }
}
