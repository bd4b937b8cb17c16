//! What an event changes in the index. An event only says what to read again: the index holds what the database says now.
use domain::Event;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What is to be read again.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Touched {
    pub ideas: BTreeSet<Uuid>,
    /// Ideas that may have become public, or be so no more, with what was said about them.
    pub discussions: BTreeSet<Uuid>,
    pub comments: BTreeSet<Uuid>,
    pub challenges: BTreeSet<Uuid>,
    pub people: BTreeSet<Uuid>,
    /// Names of departments and sites stand with people.
    pub everybody: bool,
    /// Entries may have moved to another challenge, with what was said about them.
    pub every_idea: bool,
}

impl Touched {
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    pub fn by(&mut self, event: &Event) {
        match event {
            Event::CompanyFounded | Event::CompanyChanged => self.everybody = true,
            Event::PersonJoined { person }
            | Event::PersonChanged { person }
            | Event::RolesChanged { person, .. }
            | Event::PersonDisabled { person }
            | Event::PersonEnabled { person } => {
                self.people.insert(person.0);
            }
            Event::IdeaSubmitted { idea, .. }
            | Event::IdeaWithdrawn { idea }
            | Event::IdeaShortlisted { idea }
            | Event::IdeaUnshortlisted { idea }
            | Event::IdeaArchived { idea }
            | Event::IdeaUnarchived { idea }
            | Event::IdeaAnswered { idea, .. }
            | Event::IdeaReopened { idea }
            | Event::IdeaOpened { idea }
            | Event::IdeaReturned { idea }
            | Event::IdeaSubmittedAgain { idea } => {
                self.discussions.insert(idea.0);
            }
            // What was said goes along, and comes back.
            Event::IdeaMerged { idea, into: other } | Event::IdeaParted { idea, from: other } => {
                self.discussions.extend([idea.0, other.0]);
            }
            Event::IdeaEdited { idea, .. }
            | Event::NamesShown { idea }
            | Event::CoAuthorJoined { idea, .. }
            | Event::CoAuthorGone { idea, .. } => {
                self.ideas.insert(idea.0);
            }
            Event::CommentPosted { comment, .. } | Event::CommentEdited { comment, .. } | Event::CommentRemoved { comment, .. } => {
                self.comments.insert(comment.0);
            }
            Event::ChallengeCreated { challenge } | Event::ChallengeChanged { challenge } => {
                self.challenges.insert(challenge.0);
            }
            Event::ChallengeCancelled { challenge } | Event::ResultsPublished { challenge, .. } => {
                self.challenges.insert(challenge.0);
                self.every_idea = true;
            }
            // Nothing of it can be searched.
            Event::PersonInvited { .. }
            | Event::SessionIssued { .. }
            | Event::ResetLinkMade { .. }
            | Event::RankingChosen { .. }
            | Event::FileAdded { .. }
            | Event::FileRemoved { .. }
            | Event::SupportSet { .. }
            | Event::SupportWithdrawn { .. }
            | Event::CommentMarkedUseful { .. }
            | Event::CommentUnmarked { .. }
            | Event::PrizeAwarded { .. }
            | Event::CoAuthorInvited { .. }
            | Event::CompletionAsked { .. }
            | Event::NamesRead { .. }
            | Event::OpinionAsked { .. }
            | Event::OpinionUnasked { .. }
            | Event::OpinionGiven { .. }
            | Event::OpinionDeclined { .. }
            | Event::HostNamed { .. }
            | Event::HostReleased { .. }
            | Event::SeatGiven { .. }
            | Event::SeatTaken { .. }
            | Event::RoundOpened { .. }
            | Event::RoundClosed { .. }
            | Event::RoundClosingSoon { .. }
            | Event::CardHandedIn { .. }
            | Event::ScoresExported { .. }
            | Event::ScoresRead { .. }
            | Event::ReopeningAsked { .. }
            | Event::CardReopened { .. }
            | Event::ReopeningEnded { .. }
            | Event::AnswersAwaited { .. }
            | Event::AnswersOverdue { .. }
            | Event::SecondLookAsked { .. }
            | Event::SecondLookGiven { .. }
            | Event::ErratumAdded { .. }
            | Event::TieDeclared { .. }
            | Event::TieTakenBack { .. }
            | Event::JurorSteppedAside { .. }
            | Event::PitchesAssigned { .. } => {}
        }
    }

    /// What is read with its discussion, or with everything, need not be read by itself.
    pub fn settled(mut self) -> Self {
        self.ideas = self.ideas.difference(&self.discussions).copied().collect();
        if self.every_idea {
            (self.ideas, self.discussions, self.comments) = Default::default();
        }
        if self.everybody {
            self.people.clear();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{ChallengeId, CommentId, IdeaId, PersonId};

    #[test]
    fn each_thing_is_read_once_whatever_happened_to_it() {
        let (idea, other) = (IdeaId(Uuid::from_u128(1)), IdeaId(Uuid::from_u128(2)));
        let comment = CommentId(Uuid::from_u128(3));
        let mut touched = Touched::default();
        for event in [
            Event::IdeaEdited { idea, version: 2 },
            Event::IdeaEdited { idea: other, version: 2 },
            Event::IdeaWithdrawn { idea },
            Event::CommentPosted { comment, idea, parent: None },
            Event::CommentRemoved { comment, idea },
            Event::PersonChanged { person: PersonId(Uuid::from_u128(4)) },
            Event::CompanyChanged,
        ] {
            touched.by(&event);
        }
        let touched = touched.settled();
        assert_eq!(touched.ideas, BTreeSet::from([other.0]));
        assert_eq!(touched.discussions, BTreeSet::from([idea.0]));
        assert_eq!(touched.comments, BTreeSet::from([comment.0]));
        assert!(touched.everybody && touched.people.is_empty() && !touched.every_idea);
    }

    #[test]
    fn where_entries_may_have_moved_every_idea_is_read_with_all_that_was_said_and_nothing_twice() {
        let (idea, challenge) = (IdeaId(Uuid::from_u128(1)), ChallengeId(Uuid::from_u128(2)));
        let mut touched = Touched::default();
        for event in [
            Event::IdeaWithdrawn { idea },
            Event::CommentPosted { comment: CommentId(Uuid::from_u128(3)), idea, parent: None },
            Event::ChallengeCancelled { challenge },
        ] {
            touched.by(&event);
        }
        let expected = Touched { challenges: BTreeSet::from([challenge.0]), every_idea: true, ..Touched::default() };
        assert_eq!(touched.settled(), expected);
    }

    #[test]
    fn support_touches_nothing() {
        let mut touched = Touched::default();
        touched.by(&Event::SupportSet { idea: IdeaId(Uuid::nil()), challenge: ChallengeId(Uuid::nil()) });
        assert!(touched.is_nothing());
    }
}
