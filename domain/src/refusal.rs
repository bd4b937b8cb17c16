//! Why the rules said no. Closed: each has one translated sentence, and nothing else crosses the wire.
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    // people
    #[error("only admins may")]
    OnlyAdmins,
    #[error("only hosts may")]
    OnlyHosts,
    #[error("only the person concerned may")]
    OnlyOneself,
    #[error("the last admin stays")]
    LastAdmin,
    /// People, ideas, challenges or invitations still name the department or site.
    #[error("the place is in use")]
    PlaceInUse,
    #[error("wrong address or password")]
    WrongCredentials,
    #[error("too many attempts")]
    TooManyAttempts,
    #[error("this link has expired or was used")]
    LinkExpired,
    /// A joining link is anybody's who saw it; a mail says whose the address is.
    #[error("the address is not proved yet")]
    AddressUnproved,
    #[error("set up already")]
    AlreadySetUp,
    #[error("wrong set-up code")]
    WrongSetUpCode,
    #[error("one's own manager")]
    OwnManager,
    // ideas
    #[error("only its authors may")]
    OnlyAuthors,
    #[error("this stage does not allow it")]
    WrongStage,
    #[error("the idea is frozen")]
    IdeaFrozen,
    /// Of an author who would take it back.
    #[error("the jury is at work on the idea")]
    JuryAtWork,
    #[error("submissions are not open")]
    SubmissionsClosed,
    #[error("not eligible for this challenge")]
    NotEligible,
    #[error("hosts and jurors of a challenge do not enter it")]
    OrganisersDoNotEnter,
    #[error("no more entries allowed")]
    EntryLimit,
    #[error("an author already, or asked already")]
    AlreadyAuthor,
    #[error("the last author stays")]
    LastAuthor,
    #[error("not asked to be a co-author")]
    NotInvited,
    #[error("supports choose the shortlist")]
    SupportsChoose,
    #[error("the favourite is chosen already")]
    OneFavourite,
    /// A name would be told by what its owner does not do.
    #[error("hosts and jurors show their names")]
    OrganisersShowNames,
    /// Authors need not follow their own idea.
    #[error("authors are told anyway")]
    ToldAnyway,
    /// Who wrote two ideas would learn of each other.
    #[error("names are hidden")]
    NamesHidden,
    // votes
    #[error("one's own idea")]
    OwnIdea,
    #[error("voting is not open")]
    VotingClosed,
    #[error("voting is still open")]
    VotingStillOpen,
    #[error("hosts and jurors of a challenge do not vote in it")]
    OrganisersDoNotVote,
    #[error("no votes left")]
    NoVotesLeft,
    #[error("no more votes on this idea")]
    NoMoreVotesHere,
    #[error("this challenge has no votes")]
    JuryOnly,
    // challenges
    #[error("not a host of this challenge")]
    NotThisHost,
    #[error("dates pass, and are then extended no more")]
    DatePassed,
    #[error("dates are never shortened after opening")]
    DatesOnlyExtend,
    #[error("locked since the challenge opened")]
    LockedSinceOpening,
    #[error("the standing shark tank stays")]
    StandingStays,
    #[error("over already")]
    ChallengeOver,
    #[error("submissions are still open")]
    SubmissionsStillOpen,
    #[error("shortlisted ideas wait for the jury")]
    JuryAwaited,
    #[error("a second look was asked for already")]
    SecondLookAsked,
    #[error("somebody else than who answered looks again")]
    AnsweredByOneself,
    #[error("the ideas are in different challenges")]
    OtherChallenge,
    #[error("other ideas are part of this one")]
    HoldsOthers,
    #[error("nothing is merged into that idea")]
    NotMergedThere,
    #[error("entries are still in review")]
    EntriesInReview,
    #[error("somebody who entered cannot host")]
    EntrantsDoNotHost,
    // jury
    #[error("not on this panel")]
    NotOnThisPanel,
    #[error("one's own pitch")]
    OwnPitch,
    #[error("somebody who is tied to its authors does not judge it")]
    TiedToAuthors,
    #[error("stepped aside from this pitch")]
    SteppedAside,
    #[error("assigned to others")]
    AssignedToOthers,
    #[error("scoring is closed")]
    ScoringClosed,
    #[error("the card was saved elsewhere meanwhile")]
    CardChanged,
    #[error("only the chair may, or the deputy acting for the chair")]
    OnlyTheChair,
    #[error("the round is still open")]
    RoundStillOpen,
    #[error("a round is open already")]
    RoundAlreadyOpen,
    #[error("no pitch to judge")]
    NothingToJudge,
    #[error("no panel yet")]
    NoPanel,
    #[error("published already")]
    AlreadyPublished,
    #[error("answers are missing")]
    AnswersMissing,
    #[error("a card is open again")]
    CardReopened,
    #[error("this card is open again already")]
    AlreadyReopened,
    #[error("it takes a second person")]
    TakesASecondPerson,
    #[error("one's own card")]
    OwnCard,
    #[error("the reopening is over")]
    ReopeningOver,
    #[error("jurors have handed in cards; the panel and rubric are locked")]
    PanelLocked,
    #[error("somebody who entered cannot judge")]
    EntrantsDoNotJudge,
    #[error("hosts and jurors of a challenge do not read its sealed scores")]
    OrganisersDoNotReadScores,
    /// Of a panel: an admin among them read the sealed scores of its round.
    #[error("whoever read the sealed scores of a round does not judge in it")]
    ReadersDoNotJudge,
    // opinions
    #[error("the jury has the idea already")]
    JuryHasIt,
    #[error("its authors give no opinion on it")]
    AuthorsDoNotAdvise,
    #[error("hosts and jurors of a challenge give no opinion on what enters it")]
    OrganisersDoNotAdvise,
    #[error("asked already")]
    AskedAlready,
    #[error("answered already")]
    AnsweredAlready,
    #[error("nobody asked for this opinion")]
    NobodyAsked,
    // talk
    #[error("only its author may")]
    OnlyItsAuthor,
    #[error("removed already")]
    Removed,
}
