//! What the rules need to know of a challenge, and what follows from it.
use crate::{
    Actor, ChallengeId, DepartmentId, Member, Moment, PersonId, Refusal, SiteId,
    challenges::{Calendar, Phase, ShortlistRule},
};
use serde::{Deserialize, Serialize};

/// How colleagues support ideas in a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voting {
    /// One support per idea, as many ideas as one likes.
    Simple,
    /// `budget` votes in the challenge, at most `per_idea` on one.
    Votes {
        budget: i64,
        per_idea: i64,
    },
    JuryOnly,
}

#[derive(Clone, Debug)]
pub struct ChallengeFacts {
    pub id: ChallengeId,
    /// The shark tank and its like: no dates, always open.
    pub standing: bool,
    /// None for a standing one.
    pub calendar: Option<Calendar>,
    pub published: bool,
    pub cancelled: bool,
    pub voting: Voting,
    /// Counts show only once voting has closed.
    pub counts_hidden: bool,
    /// Only its hosts see who entered what, until the results.
    pub blind: bool,
    pub shortlist: ShortlistRule,
    pub hosts: Vec<PersonId>,
    pub jurors: Vec<PersonId>,
    pub chair: Option<PersonId>,
    pub deputy: Option<PersonId>,
    /// Everyone, when empty.
    pub departments: Vec<DepartmentId>,
    /// Everyone, when empty.
    pub sites: Vec<SiteId>,
    pub entry_limit: Option<i64>,
}

impl ChallengeFacts {
    pub fn phase(&self, now: Moment) -> Phase {
        Phase::of(self.calendar, self.published, self.cancelled, now)
    }

    /// Hosts and jurors of a challenge neither enter it nor vote in it.
    pub fn organises(&self, person: PersonId) -> bool {
        self.hosts.contains(&person) || self.judges(person)
    }

    pub fn judges(&self, person: PersonId) -> bool {
        self.jurors.contains(&person)
    }

    pub fn eligible(&self, member: &Member) -> bool {
        self.is_for(member.department, member.site)
    }

    /// Whether people of a department, on a site, may take part.
    pub fn is_for(&self, department: Option<DepartmentId>, site: Option<SiteId>) -> bool {
        let in_department = self.departments.is_empty() || department.is_some_and(|d| self.departments.contains(&d));
        let on_site = self.sites.is_empty() || site.is_some_and(|s| self.sites.contains(&s));
        in_department && on_site
    }

    pub fn takes_entries(&self, now: Moment) -> bool {
        matches!(self.phase(now), Phase::Standing | Phase::Submissions)
    }

    pub fn takes_votes(&self, now: Moment) -> bool {
        matches!(self.phase(now), Phase::Standing | Phase::Submissions | Phase::Voting)
    }

    pub fn hides_counts(&self, now: Moment) -> bool {
        self.counts_hidden && matches!(self.phase(now), Phase::Submissions | Phase::Voting)
    }

    /// Whether the rule that shortlists has something to count: once when voting has closed, or all along where counts show.
    pub fn rule_is_due(&self, applied: bool, now: Moment) -> bool {
        match (self.shortlist, self.phase(now)) {
            (ShortlistRule::Hosts, _) | (_, Phase::Announced | Phase::Results | Phase::Cancelled) => false,
            (ShortlistRule::Places { .. }, Phase::Judging | Phase::Deliberation | Phase::ResultsLate) => !applied,
            (ShortlistRule::Places { .. }, Phase::Standing | Phase::Submissions | Phase::Voting) => false,
            (ShortlistRule::Supports { .. }, Phase::Standing | Phase::Submissions | Phase::Voting) => !self.hides_counts(now),
            (ShortlistRule::Supports { .. }, Phase::Judging | Phase::Deliberation | Phase::ResultsLate) => !applied,
        }
    }

    /// Hosts act on the challenges they host; in the standing tank every host does.
    pub fn hosted_by(&self, actor: &Actor) -> Result<(), Refusal> {
        if actor.is_system() {
            return Ok(());
        }
        let named = actor.person().is_some_and(|p| self.hosts.contains(&p));
        if named || (self.standing && actor.is_host()) { Ok(()) } else { Err(Refusal::NotThisHost) }
    }

    /// Change what is not locked: a host, before the end.
    pub fn may_change(&self, actor: &Actor) -> Result<(), Refusal> {
        self.hosted_by(actor)?;
        if self.published || self.cancelled { Err(Refusal::ChallengeOver) } else { Ok(()) }
    }

    /// Name the hosts: one of them; an admin only where none of them is `left`.
    pub fn may_name_hosts(&self, actor: &Actor, left: i64) -> Result<(), Refusal> {
        let may = self.may_change(actor);
        match may {
            Err(Refusal::NotThisHost) if actor.is_admin() && left == 0 && !self.published && !self.cancelled => Ok(()),
            Ok(()) | Err(_) => may,
        }
    }

    /// Rules, voting, rubric and prizes are locked at opening.
    pub fn is_locked(&self, now: Moment) -> bool {
        self.calendar.is_some_and(|c| c.opens <= now)
    }

    /// Publish the results where no jury is asked: a host, once submissions have closed, and voting where there is
    /// something to vote on. What is `shortlisted` gets its answer from the jury.
    pub fn may_publish(&self, actor: &Actor, unanswered: usize, shortlisted: usize, now: Moment) -> Result<(), Refusal> {
        if self.standing {
            return Err(Refusal::StandingStays);
        }
        self.may_change(actor)?;
        match self.phase(now) {
            Phase::Standing | Phase::Announced | Phase::Submissions => Err(Refusal::SubmissionsStillOpen),
            Phase::Voting if unanswered > 0 && self.voting != Voting::JuryOnly => Err(Refusal::VotingStillOpen),
            Phase::Results | Phase::Cancelled => Err(Refusal::ChallengeOver),
            Phase::Voting | Phase::Judging | Phase::Deliberation | Phase::ResultsLate if shortlisted > 0 => Err(Refusal::JuryAwaited),
            Phase::Voting | Phase::Judging | Phase::Deliberation | Phase::ResultsLate => Ok(()),
        }
    }

    /// Cancel, with a reason, before the results.
    pub fn may_cancel(&self, actor: &Actor) -> Result<(), Refusal> {
        if self.standing {
            return Err(Refusal::StandingStays);
        }
        self.may_change(actor)
    }
}

/// Whoever waits for a host gets an answer of their own before the results.
pub fn none_in_review(entries: i64) -> Result<(), Refusal> {
    if entries > 0 { Err(Refusal::EntriesInReview) } else { Ok(()) }
}

#[cfg(test)]
pub(crate) fn facts_for_tests() -> ChallengeFacts {
    ChallengeFacts {
        id: ChallengeId(uuid::Uuid::nil()),
        standing: true,
        calendar: None,
        published: false,
        cancelled: false,
        voting: Voting::Simple,
        counts_hidden: false,
        blind: false,
        shortlist: ShortlistRule::Hosts,
        hosts: vec![],
        jurors: vec![],
        chair: None,
        deputy: None,
        departments: vec![],
        sites: vec![],
        entry_limit: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people_for_tests::{member, member_of};
    use uuid::Uuid;

    #[test]
    fn eligibility_needs_both_the_department_and_the_site() {
        let (shops, lyon) = (DepartmentId(Uuid::from_u128(1)), SiteId(Uuid::from_u128(2)));
        let limited = ChallengeFacts { departments: vec![shops], sites: vec![lyon], ..facts_for_tests() };
        let eligible =
            |facts: &ChallengeFacts, department, site| facts.eligible(member_of(1, department, site).member().expect("a member"));
        assert!(eligible(&limited, Some(shops), Some(lyon)));
        assert!(!eligible(&limited, Some(shops), None));
        assert!(!eligible(&limited, None, Some(lyon)));
        assert!(eligible(&facts_for_tests(), None, None), "no limits, everyone");
    }

    #[test]
    fn a_host_role_opens_the_tank_but_not_another_hosts_challenge() {
        let host = crate::people_for_tests::host(1);
        assert_eq!(facts_for_tests().hosted_by(&host), Ok(()));
        let dated = ChallengeFacts { standing: false, ..facts_for_tests() };
        assert_eq!(dated.hosted_by(&host), Err(Refusal::NotThisHost));
        assert_eq!(dated.hosted_by(&member(1)), Err(Refusal::NotThisHost));
    }

    #[test]
    fn a_host_publishes_what_no_jury_is_asked_about_once_votes_are_in() {
        let m = Moment;
        let calendar = Some(Calendar { opens: m(0), submissions_close: m(1), voting_close: m(2), judging_close: m(3), results: m(4) });
        let facts = ChallengeFacts { standing: false, calendar, hosts: vec![PersonId(Uuid::from_u128(1))], ..facts_for_tests() };
        let table = [
            (0, 0, 0, Err(Refusal::SubmissionsStillOpen)),
            (1, 2, 0, Err(Refusal::VotingStillOpen)),
            (1, 0, 0, Ok(())),
            (2, 2, 0, Ok(())),
            (2, 2, 1, Err(Refusal::JuryAwaited)),
            (9, 2, 0, Ok(())),
        ];
        for (now, unanswered, shortlisted, expected) in table {
            assert_eq!(facts.may_publish(&member(1), unanswered, shortlisted, m(now)), expected, "{now} {unanswered} {shortlisted}");
        }
        assert_eq!(facts.may_publish(&crate::people_for_tests::host(2), 0, 0, m(9)), Err(Refusal::NotThisHost));
        assert_eq!(facts_for_tests().may_publish(&crate::people_for_tests::host(1), 0, 0, m(9)), Err(Refusal::StandingStays));
        let published = ChallengeFacts { published: true, ..facts };
        assert_eq!(published.may_publish(&member(1), 0, 0, m(9)), Err(Refusal::ChallengeOver));
    }

    #[test]
    fn an_admin_names_hosts_only_where_none_is_left() {
        use crate::people_for_tests::{admin, host};
        let facts = ChallengeFacts { standing: false, hosts: vec![PersonId(Uuid::from_u128(1))], ..facts_for_tests() };
        assert_eq!(facts.may_name_hosts(&host(1), 1), Ok(()));
        assert_eq!(facts.may_name_hosts(&host(2), 0), Err(Refusal::NotThisHost));
        assert_eq!(facts.may_name_hosts(&admin(3), 1), Err(Refusal::NotThisHost));
        assert_eq!(facts.may_name_hosts(&admin(3), 0), Ok(()));
        let published = ChallengeFacts { published: true, ..facts };
        assert!(published.may_name_hosts(&admin(3), 0).is_err());
        assert_eq!(published.may_name_hosts(&host(1), 1), Err(Refusal::ChallengeOver));
    }

    #[test]
    fn hidden_counts_show_once_voting_has_closed() {
        let m = Moment;
        let calendar = Some(Calendar { opens: m(0), submissions_close: m(1), voting_close: m(2), judging_close: m(3), results: m(4) });
        let facts = ChallengeFacts { standing: false, calendar, counts_hidden: true, ..facts_for_tests() };
        assert!(facts.hides_counts(m(0)) && facts.hides_counts(m(1)) && !facts.hides_counts(m(2)));
    }
}
