//! Who sees who wrote an idea. "Name hidden", never "anonymous": the database knows, and so do the authors.
use crate::{
    Actor, Refusal,
    challenges::ChallengeFacts,
    ideas::{IdeaFacts, Stage},
};
use serde::{Deserialize, Serialize};

/// What hides the names of the authors of an idea, now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Veil {
    /// Its author chose so: from everybody, hosts included, until the author shows it, or the idea wins or is funded.
    pub hidden: bool,
    /// Its challenge is blind: from everybody but its hosts, until the results.
    pub blind: bool,
}

impl Veil {
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// Whether the actor sees who wrote it.
pub fn sees_names(actor: &Actor, idea: &IdeaFacts) -> bool {
    if idea.is_author(actor) || idea.is_invited(actor) {
        return true;
    }
    !idea.veil.hidden && (!idea.veil.blind || idea.challenge.hosted_by(actor).is_ok())
}

/// Enter a challenge with a hidden name: whoever neither hosts nor judges there. What they leave to others would tell.
pub fn may_hide_name(actor: &Actor, challenge: &ChallengeFacts) -> Result<(), Refusal> {
    let judges = actor.person().is_some_and(|person| challenge.organises(person));
    if judges || challenge.hosted_by(actor).is_ok() { Err(Refusal::OrganisersShowNames) } else { Ok(()) }
}

/// Show a hidden name: the first author, for good, once the idea is out.
pub fn may_show_names(actor: &Actor, idea: &IdeaFacts) -> Result<(), Refusal> {
    if !idea.authors.first().is_some_and(|first| actor.is(*first)) {
        return Err(Refusal::OnlyAuthors);
    }
    if idea.stage == Stage::Draft || !idea.veil.hidden { Err(Refusal::WrongStage) } else { Ok(()) }
}

/// The name of a file without what may tell whose it is: its place in the list, and its ending.
pub fn plain_file_name(place: usize, name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    format!("{place}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        PersonId,
        ideas::idea_for_tests as idea,
        people_for_tests::{admin, host, member},
    };
    use uuid::Uuid;

    fn veiled(hidden: bool, blind: bool) -> IdeaFacts {
        let person = |n| PersonId(Uuid::from_u128(n));
        IdeaFacts { veil: Veil { hidden, blind }, authors: vec![person(1), person(2)], invited: vec![person(3)], ..idea(Stage::Open) }
    }

    #[test]
    fn a_hidden_name_is_seen_by_its_authors_alone_and_a_blind_entry_by_hosts_too() {
        for (hidden, blind, by_a_host, by_others) in
            [(false, false, true, true), (false, true, true, false), (true, false, false, false), (true, true, false, false)]
        {
            let idea = veiled(hidden, blind);
            assert!((1..=3).all(|n| sees_names(&member(n), &idea)), "its authors, and who is to be one");
            assert_eq!(sees_names(&host(8), &idea), by_a_host, "{hidden} {blind}");
            assert_eq!((sees_names(&member(9), &idea), sees_names(&admin(7), &idea)), (by_others, by_others), "{hidden} {blind}");
        }
    }

    #[test]
    fn the_first_author_shows_the_names_once_the_idea_is_out() {
        assert_eq!(may_show_names(&member(1), &veiled(true, false)), Ok(()));
        assert_eq!(may_show_names(&member(2), &veiled(true, false)), Err(Refusal::OnlyAuthors));
        assert_eq!(may_show_names(&host(8), &veiled(true, false)), Err(Refusal::OnlyAuthors));
        assert_eq!(may_show_names(&member(1), &veiled(false, true)), Err(Refusal::WrongStage));
        let draft = IdeaFacts { stage: Stage::Draft, ..veiled(true, false) };
        assert_eq!(may_show_names(&member(1), &draft), Err(Refusal::WrongStage));
    }

    #[test]
    fn who_hosts_or_judges_a_challenge_enters_it_by_name() {
        let challenge = ChallengeFacts { jurors: vec![PersonId(Uuid::from_u128(2))], ..crate::challenges::facts_for_tests() };
        assert_eq!(may_hide_name(&member(1), &challenge), Ok(()));
        for organiser in [member(2), host(3)] {
            assert_eq!(may_hide_name(&organiser, &challenge), Err(Refusal::OrganisersShowNames));
        }
    }

    #[test]
    fn a_file_keeps_its_ending_alone() {
        assert_eq!(plain_file_name(1, "CV de Lan.Pham.pdf"), "1.pdf");
        assert_eq!(plain_file_name(2, "sans"), "2.");
    }
}
