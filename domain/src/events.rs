//! The facts that happen. `apply` records them in the transaction that makes them true; followers read them in
//! order. Ids only, never text. Who supports what is not in here at all: the voter is no part of the event.
use crate::{AttachmentId, ChallengeId, CommentId, DepartmentId, IdeaId, PersonId, PitchId, PrizeId, RoundId, jury::Verdict};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    CompanyFounded,
    CompanyChanged,
    PersonInvited {
        person: Option<PersonId>,
    },
    PersonJoined {
        person: PersonId,
    },
    PersonChanged {
        person: PersonId,
    },
    RolesChanged {
        person: PersonId,
        host: bool,
        admin: bool,
    },
    PersonDisabled {
        person: PersonId,
    },
    PersonEnabled {
        person: PersonId,
    },
    /// An administrator of the machine made a session for somebody.
    SessionIssued {
        person: PersonId,
    },
    /// An admin made a link with which somebody chooses a new password.
    ResetLinkMade {
        person: PersonId,
    },
    RankingChosen {
        person: PersonId,
        ranked: bool,
    },
    IdeaSubmitted {
        idea: IdeaId,
        challenge: ChallengeId,
        /// Open at once; otherwise a host opens it.
        #[serde(default = "kinds::at_once")]
        open: bool,
    },
    /// A host opened what was in review.
    IdeaOpened {
        idea: IdeaId,
    },
    /// A host asked for changes.
    IdeaReturned {
        idea: IdeaId,
    },
    /// Its author changed what was asked and submitted it again.
    IdeaSubmittedAgain {
        idea: IdeaId,
    },
    /// A host put it into another one.
    IdeaMerged {
        idea: IdeaId,
        into: IdeaId,
    },
    IdeaParted {
        idea: IdeaId,
        from: IdeaId,
    },
    /// An author asked that somebody else looks at the answer.
    SecondLookAsked {
        idea: IdeaId,
    },
    SecondLookGiven {
        idea: IdeaId,
    },
    /// Ideas of a standing challenge are open for long: their answer clock runs again.
    AnswersAwaited {
        challenge: ChallengeId,
    },
    /// Ideas of a challenge wait for longer than was promised.
    AnswersOverdue {
        challenge: ChallengeId,
    },
    IdeaEdited {
        idea: IdeaId,
        version: i64,
    },
    /// A file was put on an idea.
    FileAdded {
        idea: IdeaId,
        file: AttachmentId,
    },
    FileRemoved {
        idea: IdeaId,
        file: AttachmentId,
    },
    IdeaWithdrawn {
        idea: IdeaId,
    },
    IdeaShortlisted {
        idea: IdeaId,
    },
    /// Its authors are asked to complete it for the jury.
    CompletionAsked {
        idea: IdeaId,
    },
    IdeaUnshortlisted {
        idea: IdeaId,
    },
    IdeaArchived {
        idea: IdeaId,
    },
    /// Everybody sees who wrote it, from now on.
    NamesShown {
        idea: IdeaId,
    },
    /// An admin read who wrote it, while others don't see that.
    NamesRead {
        idea: IdeaId,
    },
    IdeaUnarchived {
        idea: IdeaId,
    },
    /// An author asks a colleague to be one too.
    CoAuthorInvited {
        idea: IdeaId,
        person: PersonId,
    },
    CoAuthorJoined {
        idea: IdeaId,
        person: PersonId,
    },
    /// Said no, was no longer asked, or left.
    CoAuthorGone {
        idea: IdeaId,
        person: PersonId,
    },
    /// The public answer to an idea, by a host or by the publication of a round.
    IdeaAnswered {
        idea: IdeaId,
        verdict: Verdict,
    },
    /// A correction of that answer was published.
    ErratumAdded {
        idea: IdeaId,
    },
    /// A deferred idea is open again.
    IdeaReopened {
        idea: IdeaId,
    },
    /// A host asks a colleague, or a whole department, for an opinion.
    OpinionAsked {
        idea: IdeaId,
        person: Option<PersonId>,
        department: Option<DepartmentId>,
    },
    OpinionUnasked {
        idea: IdeaId,
        person: Option<PersonId>,
        department: Option<DepartmentId>,
    },
    OpinionGiven {
        idea: IdeaId,
        person: PersonId,
    },
    /// Who was asked can't judge it.
    OpinionDeclined {
        idea: IdeaId,
        person: PersonId,
    },
    SupportSet {
        idea: IdeaId,
        challenge: ChallengeId,
    },
    SupportWithdrawn {
        idea: IdeaId,
        challenge: ChallengeId,
    },
    CommentPosted {
        comment: CommentId,
        idea: IdeaId,
        parent: Option<CommentId>,
    },
    CommentEdited {
        comment: CommentId,
        idea: IdeaId,
    },
    CommentRemoved {
        comment: CommentId,
        idea: IdeaId,
    },
    CommentMarkedUseful {
        comment: CommentId,
        idea: IdeaId,
    },
    CommentUnmarked {
        comment: CommentId,
        idea: IdeaId,
    },
    ChallengeCreated {
        challenge: ChallengeId,
    },
    ChallengeChanged {
        challenge: ChallengeId,
    },
    ChallengeCancelled {
        challenge: ChallengeId,
    },
    /// By a round of the jury, or by a host where no jury was asked.
    ResultsPublished {
        challenge: ChallengeId,
        round: Option<RoundId>,
    },
    PrizeAwarded {
        prize: PrizeId,
        idea: IdeaId,
    },
    HostNamed {
        challenge: ChallengeId,
        person: PersonId,
    },
    HostReleased {
        challenge: ChallengeId,
        person: PersonId,
    },
    SeatGiven {
        challenge: ChallengeId,
        person: PersonId,
    },
    SeatTaken {
        challenge: ChallengeId,
        person: PersonId,
    },
    RoundOpened {
        round: RoundId,
    },
    RoundClosed {
        round: RoundId,
    },
    /// 24 hours before the close; followed by reminders to those with cards missing.
    RoundClosingSoon {
        round: RoundId,
    },
    /// The ranking of a round, perhaps with its scores, was taken away as a file.
    ScoresExported {
        round: RoundId,
    },
    /// An admin read its scores while they were sealed.
    ScoresRead {
        round: RoundId,
    },
    CardHandedIn {
        pitch: PitchId,
        juror: PersonId,
    },
    /// Somebody asks for a locked card to be opened again.
    ReopeningAsked {
        pitch: PitchId,
        juror: PersonId,
    },
    /// Somebody else confirmed it.
    CardReopened {
        round: RoundId,
        pitch: PitchId,
        juror: PersonId,
    },
    /// Handed in again, locked before its time, or no longer asked for.
    ReopeningEnded {
        pitch: PitchId,
        juror: PersonId,
    },
    /// A juror declared a tie to an idea that waits for a round.
    TieDeclared {
        idea: IdeaId,
        person: PersonId,
    },
    TieTakenBack {
        idea: IdeaId,
        person: PersonId,
    },
    /// A juror stepped aside from a pitch, or gave up the seat.
    JurorSteppedAside {
        pitch: PitchId,
        juror: PersonId,
    },
    /// In place of somebody else, while the round runs.
    PitchesAssigned {
        round: RoundId,
        juror: PersonId,
    },
}

/// The names events are stored under.
mod kinds;
#[cfg(test)]
mod tests;
