//! What hosts do to a challenge.
use super::form::ids;
use crate::{
    ChallengeId, FieldErrors, PersonId, Problem,
    challenges::{ChallengeForm, ChallengeText},
};

/// Creates a challenge, or changes one that is not over.
#[derive(Clone, Debug)]
pub struct WriteChallenge {
    pub challenge: Option<ChallengeId>,
    pub form: ChallengeForm,
}

/// Makes a standing challenge; only Lagon itself does, at the foundation of a company.
#[derive(Clone, Debug)]
pub struct FoundStanding {
    pub text: ChallengeText,
    pub hosts: Vec<PersonId>,
}

/// Publishes the results where no jury is asked; entries that have no answer yet all get this one.
#[derive(Clone, Debug)]
pub struct PublishResults {
    pub challenge: ChallengeId,
    /// `kept_open`, `deferred` or `declined`; nothing is read where every entry has its answer.
    pub verdict: String,
    pub reason: String,
    pub until: String,
}

/// Sets who hosts a challenge: people by identifier, chosen from a list.
#[derive(Clone, Debug)]
pub struct NameHosts {
    pub challenge: ChallengeId,
    pub hosts: Vec<String>,
}

impl NameHosts {
    /// At least one.
    pub fn parse(&self) -> Result<Vec<PersonId>, FieldErrors> {
        match ids(&self.hosts) {
            Ok(hosts) if hosts.is_empty() => Err(FieldErrors::one("hosts", Problem::Required)),
            Ok(hosts) => Ok(hosts),
            Err(problem) => Err(FieldErrors::one("hosts", problem)),
        }
    }
}

#[derive(Clone, Debug)]
pub struct CancelChallenge {
    pub challenge: ChallengeId,
    pub reason: String,
}
