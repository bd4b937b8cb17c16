//! The stable names of events, and which of them tell nothing of who acted.
use super::Event;
use crate::IdeaId;

/// Before ideas were reviewed, each was open at once.
pub(super) fn at_once() -> bool {
    true
}

impl Event {
    /// The stable name it is stored under, also its key in the event log's texts.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::CompanyFounded => "company_founded",
            Self::CompanyChanged => "company_changed",
            Self::PersonInvited { .. } => "person_invited",
            Self::PersonJoined { .. } => "person_joined",
            Self::PersonChanged { .. } => "person_changed",
            Self::RolesChanged { .. } => "roles_changed",
            Self::PersonDisabled { .. } => "person_disabled",
            Self::PersonEnabled { .. } => "person_enabled",
            Self::SessionIssued { .. } => "session_issued",
            Self::ResetLinkMade { .. } => "reset_link_made",
            Self::RankingChosen { .. } => "ranking_chosen",
            Self::IdeaSubmitted { .. } => "idea_submitted",
            Self::IdeaOpened { .. } => "idea_opened",
            Self::IdeaReturned { .. } => "idea_returned",
            Self::IdeaSubmittedAgain { .. } => "idea_submitted_again",
            Self::IdeaMerged { .. } => "idea_merged",
            Self::IdeaParted { .. } => "idea_parted",
            Self::SecondLookAsked { .. } => "second_look_asked",
            Self::SecondLookGiven { .. } => "second_look_given",
            Self::AnswersAwaited { .. } => "answers_awaited",
            Self::AnswersOverdue { .. } => "answers_overdue",
            Self::IdeaEdited { .. } => "idea_edited",
            Self::FileAdded { .. } => "file_added",
            Self::FileRemoved { .. } => "file_removed",
            Self::IdeaWithdrawn { .. } => "idea_withdrawn",
            Self::IdeaShortlisted { .. } => "idea_shortlisted",
            Self::CompletionAsked { .. } => "completion_asked",
            Self::IdeaUnshortlisted { .. } => "idea_unshortlisted",
            Self::IdeaArchived { .. } => "idea_archived",
            Self::NamesRead { .. } => "names_read",
            Self::NamesShown { .. } => "names_shown",
            Self::IdeaUnarchived { .. } => "idea_unarchived",
            Self::CoAuthorInvited { .. } => "co_author_invited",
            Self::CoAuthorJoined { .. } => "co_author_joined",
            Self::CoAuthorGone { .. } => "co_author_gone",
            Self::IdeaAnswered { .. } => "idea_answered",
            Self::ErratumAdded { .. } => "erratum_added",
            Self::IdeaReopened { .. } => "idea_reopened",
            Self::OpinionAsked { .. } => "opinion_asked",
            Self::OpinionUnasked { .. } => "opinion_unasked",
            Self::OpinionGiven { .. } => "opinion_given",
            Self::OpinionDeclined { .. } => "opinion_declined",
            Self::SupportSet { .. } => "support_set",
            Self::SupportWithdrawn { .. } => "support_withdrawn",
            Self::CommentPosted { .. } => "comment_posted",
            Self::CommentEdited { .. } => "comment_edited",
            Self::CommentRemoved { .. } => "comment_removed",
            Self::CommentMarkedUseful { .. } => "comment_marked_useful",
            Self::CommentUnmarked { .. } => "comment_unmarked",
            Self::ChallengeCreated { .. } => "challenge_created",
            Self::ChallengeChanged { .. } => "challenge_changed",
            Self::ChallengeCancelled { .. } => "challenge_cancelled",
            Self::ResultsPublished { .. } => "results_published",
            Self::PrizeAwarded { .. } => "prize_awarded",
            Self::HostNamed { .. } => "host_named",
            Self::HostReleased { .. } => "host_released",
            Self::SeatGiven { .. } => "seat_given",
            Self::SeatTaken { .. } => "seat_taken",
            Self::RoundOpened { .. } => "round_opened",
            Self::RoundClosed { .. } => "round_closed",
            Self::RoundClosingSoon { .. } => "round_closing_soon",
            Self::ScoresExported { .. } => "scores_exported",
            Self::ScoresRead { .. } => "scores_read",
            Self::CardHandedIn { .. } => "card_handed_in",
            Self::ReopeningAsked { .. } => "reopening_asked",
            Self::CardReopened { .. } => "card_reopened",
            Self::ReopeningEnded { .. } => "reopening_ended",
            Self::TieDeclared { .. } => "tie_declared",
            Self::TieTakenBack { .. } => "tie_taken_back",
            Self::JurorSteppedAside { .. } => "juror_stepped_aside",
            Self::PitchesAssigned { .. } => "pitches_assigned",
        }
    }

    /// The idea it is about, where it is about one.
    pub fn idea(&self) -> Option<IdeaId> {
        match *self {
            Self::IdeaSubmitted { idea, .. }
            | Self::IdeaOpened { idea }
            | Self::IdeaReturned { idea }
            | Self::IdeaSubmittedAgain { idea }
            | Self::IdeaMerged { idea, .. }
            | Self::IdeaParted { idea, .. }
            | Self::SecondLookAsked { idea }
            | Self::SecondLookGiven { idea }
            | Self::IdeaEdited { idea, .. }
            | Self::FileAdded { idea, .. }
            | Self::FileRemoved { idea, .. }
            | Self::IdeaWithdrawn { idea }
            | Self::IdeaShortlisted { idea }
            | Self::CompletionAsked { idea }
            | Self::IdeaUnshortlisted { idea }
            | Self::IdeaArchived { idea }
            | Self::NamesShown { idea }
            | Self::NamesRead { idea }
            | Self::IdeaUnarchived { idea }
            | Self::CoAuthorInvited { idea, .. }
            | Self::CoAuthorJoined { idea, .. }
            | Self::CoAuthorGone { idea, .. }
            | Self::IdeaAnswered { idea, .. }
            | Self::ErratumAdded { idea }
            | Self::IdeaReopened { idea }
            | Self::SupportSet { idea, .. }
            | Self::SupportWithdrawn { idea, .. }
            | Self::CommentPosted { idea, .. }
            | Self::CommentEdited { idea, .. }
            | Self::CommentRemoved { idea, .. }
            | Self::CommentMarkedUseful { idea, .. }
            | Self::CommentUnmarked { idea, .. }
            | Self::OpinionAsked { idea, .. }
            | Self::OpinionUnasked { idea, .. }
            | Self::OpinionGiven { idea, .. }
            | Self::OpinionDeclined { idea, .. }
            | Self::TieDeclared { idea, .. }
            | Self::TieTakenBack { idea, .. }
            | Self::PrizeAwarded { idea, .. } => Some(idea),
            Self::CompanyFounded
            | Self::CompanyChanged
            | Self::PersonInvited { .. }
            | Self::PersonJoined { .. }
            | Self::PersonChanged { .. }
            | Self::RolesChanged { .. }
            | Self::PersonDisabled { .. }
            | Self::PersonEnabled { .. }
            | Self::SessionIssued { .. }
            | Self::ResetLinkMade { .. }
            | Self::RankingChosen { .. }
            | Self::AnswersAwaited { .. }
            | Self::AnswersOverdue { .. }
            | Self::ChallengeCreated { .. }
            | Self::ChallengeChanged { .. }
            | Self::ChallengeCancelled { .. }
            | Self::ResultsPublished { .. }
            | Self::HostNamed { .. }
            | Self::HostReleased { .. }
            | Self::SeatGiven { .. }
            | Self::SeatTaken { .. }
            | Self::RoundOpened { .. }
            | Self::RoundClosed { .. }
            | Self::RoundClosingSoon { .. }
            | Self::ScoresExported { .. }
            | Self::ScoresRead { .. }
            | Self::CardHandedIn { .. }
            | Self::ReopeningAsked { .. }
            | Self::CardReopened { .. }
            | Self::ReopeningEnded { .. }
            | Self::JurorSteppedAside { .. }
            | Self::PitchesAssigned { .. } => None,
        }
    }

    /// Whether the event says nothing of who acted, not even in the log.
    pub fn is_nameless(&self) -> bool {
        matches!(
            self,
            Self::SupportSet { .. }
                | Self::SupportWithdrawn { .. }
                | Self::TieDeclared { .. }
                | Self::TieTakenBack { .. }
                | Self::JurorSteppedAside { .. }
                | Self::PitchesAssigned { .. }
                | Self::OpinionAsked { .. }
                | Self::OpinionUnasked { .. }
                | Self::OpinionGiven { .. }
                | Self::OpinionDeclined { .. }
        )
    }
}
