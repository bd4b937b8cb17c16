//! From events to notices: who is told what, and what also goes by mail. Nobody is told what they did themselves.
use crate::{
    Failure,
    store::{
        self, Tx,
        events::Recorded,
        notices::{News, audience, endings, followers},
    },
};
use domain::{
    Event, IdeaId, PersonId,
    ideas::Stage,
    notices::{Fact, NoticeKind},
};
use uuid::Uuid;

/// What is told, where it leads, and to whom.
struct Told {
    kind: NoticeKind,
    place: &'static str,
    subject: Uuid,
    to: Vec<PersonId>,
    /// Whether it says who caused it. Answers and results are the company's, not one person's.
    names: bool,
    /// Whether who caused it did so as an author of the idea.
    by_author: bool,
}

/// Reads one event.
pub async fn follow(tx: &Tx, event: &Recorded) -> Result<(), Failure> {
    if let Event::IdeaWithdrawn { idea } = event.event {
        store::notices::forget_withdrawn(tx, idea).await?;
    }
    if let Event::OpinionUnasked { idea, .. } = event.event {
        return store::notices::forget_unasked(tx, idea).await;
    }
    if let Event::IdeaUnshortlisted { idea } = event.event {
        store::notices::forget_completion(tx, idea).await?;
    }
    let mut told = told(tx, event).await?;
    told.extend(to_followers(tx, event).await?);
    for told in told {
        tell(tx, event, told).await?;
    }
    Ok(())
}

async fn tell(tx: &Tx, event: &Recorded, told: Told) -> Result<(), Failure> {
    let by = event.by.filter(|_| told.names);
    let news =
        News { event: event.id, kind: told.kind, place: told.place, subject: told.subject, by, by_author: told.by_author, at: event.at };
    for person in told.to.into_iter().filter(|p| Some(*p) != event.by) {
        let notice = store::notices::tell(tx, person, &news).await?;
        if let Some(notice) = notice.filter(|_| news.kind.is_mailed() && !is_to_many(&event.event)) {
            store::notices::mails::send_along(tx, person, notice, &news).await?;
        }
    }
    Ok(())
}

/// A whole department finds it in the app; by mail it would be noise.
fn is_to_many(event: &Event) -> bool {
    matches!(event, Event::OpinionAsked { person: None, .. })
}

/// What an event tells; whom it concerns for two reasons is told the first.
async fn told(tx: &Tx, event: &Recorded) -> Result<Vec<Told>, Failure> {
    let told = match event.event {
        Event::IdeaAnswered { idea, .. } => {
            let to = store::credit::authors(tx, idea).await?;
            Told { kind: NoticeKind::Answer, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::ErratumAdded { idea } => {
            let to = store::credit::authors_at(tx, idea, event.at).await?;
            Told { kind: NoticeKind::Erratum, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::IdeaReopened { idea } => {
            let to = audience::authors_and_hosts(tx, idea).await?;
            Told { kind: NoticeKind::Reopened, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::IdeaUnshortlisted { idea } => {
            // What its author withdrew is not.
            let to = endings::authors_if_taken_back(tx, idea, event.at).await?;
            Told { kind: NoticeKind::Unshortlisted, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::IdeaOpened { idea } => {
            let to = store::credit::authors(tx, idea).await?;
            Told { kind: NoticeKind::Opened, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::IdeaShortlisted { idea } => {
            let to = store::credit::authors(tx, idea).await?;
            Told { kind: NoticeKind::Shortlisted, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::CompletionAsked { idea } => {
            let to = audience::asked_to_complete(tx, idea, event.at).await?;
            Told { kind: NoticeKind::Completion, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::NamesShown { idea } => {
            // Where somebody chose so; what everybody waited for, the results, is told as such.
            let authors = store::credit::authors(tx, idea).await?;
            let to = if event.by.is_some_and(|by| authors.contains(&by)) { authors } else { vec![] };
            Told { kind: NoticeKind::NamesShown, place: "idea", subject: idea.0, to, names: true, by_author: true }
        }
        Event::NamesRead { idea } => {
            let to = store::credit::authors_at(tx, idea, event.at).await?;
            Told { kind: NoticeKind::NamesRead, place: "idea", subject: idea.0, to, names: true, by_author: false }
        }
        Event::CoAuthorInvited { idea, person } => {
            let to = audience::still_invited(tx, idea, person, event.at).await?;
            Told { kind: NoticeKind::CoAuthor, place: "idea", subject: idea.0, to, names: true, by_author: true }
        }
        Event::CoAuthorJoined { idea, .. } => {
            let to = store::credit::authors(tx, idea).await?;
            Told { kind: NoticeKind::Joined, place: "idea", subject: idea.0, to, names: true, by_author: true }
        }
        Event::OpinionAsked { idea, person, department } => {
            let to = audience::asked_for_an_opinion(tx, idea, person, department).await?;
            Told { kind: NoticeKind::Opinion, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::OpinionGiven { idea, person } => {
            let to = audience::who_asked_for_it(tx, idea, person, event.at).await?;
            Told { kind: NoticeKind::OpinionGiven, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::IdeaReturned { idea } => {
            let to = store::credit::authors(tx, idea).await?;
            Told { kind: NoticeKind::ChangesAsked, place: "idea", subject: idea.0, to, names: true, by_author: false }
        }
        Event::IdeaSubmittedAgain { idea } => {
            let to = audience::who_asked_changes(tx, idea).await?;
            Told { kind: NoticeKind::Again, place: "idea", subject: idea.0, to, names: true, by_author: true }
        }
        Event::IdeaMerged { idea, into } => return merged(tx, event, idea, into).await,
        Event::IdeaParted { idea, .. } => return parted(tx, event, idea).await,
        Event::IdeaWithdrawn { idea } => return withdrawn(tx, event, idea).await,
        Event::IdeaArchived { idea } | Event::IdeaUnarchived { idea } => {
            let to = store::credit::authors_at(tx, idea, event.at).await?;
            let kind = if matches!(event.event, Event::IdeaArchived { .. }) { NoticeKind::Archived } else { NoticeKind::Unarchived };
            let by_author = event.by.is_some_and(|by| to.contains(&by));
            Told { kind, place: "idea", subject: idea.0, to, names: true, by_author }
        }
        Event::CoAuthorGone { idea, person } if event.by == Some(person) => {
            let to = store::credit::authors_at(tx, idea, event.at).await?;
            Told { kind: NoticeKind::Left, place: "idea", subject: idea.0, to, names: true, by_author: true }
        }
        Event::CoAuthorGone { idea, person } => return uninvited(tx, event, idea, person).await,
        Event::ChallengeCancelled { challenge } => {
            let to = endings::around_a_cancelled(tx, challenge, event.at).await?;
            Told { kind: NoticeKind::Cancelled, place: "challenge", subject: challenge.0, to, names: false, by_author: false }
        }
        Event::ReopeningAsked { pitch, juror } => {
            let Some((round, to)) = endings::who_may_confirm(tx, pitch, juror, event.at).await? else { return Ok(vec![]) };
            Told { kind: NoticeKind::Reopening, place: "round", subject: round.0, to, names: false, by_author: false }
        }
        Event::SecondLookAsked { idea } => {
            let to = audience::who_may_look_again(tx, idea).await?;
            Told { kind: NoticeKind::SecondLook, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::SecondLookGiven { idea } => {
            let to = store::credit::authors(tx, idea).await?;
            Told { kind: NoticeKind::Answer, place: "idea", subject: idea.0, to, names: false, by_author: false }
        }
        Event::AnswersAwaited { challenge } => {
            let to = audience::hosts_who_promised(tx, challenge, event.at).await?;
            Told { kind: NoticeKind::Awaited, place: "host_desk", subject: challenge.0, to, names: false, by_author: false }
        }
        Event::AnswersOverdue { challenge } => {
            let to = audience::hosts_and_admins(tx, challenge).await?;
            Told { kind: NoticeKind::Overdue, place: "host_desk", subject: challenge.0, to, names: false, by_author: false }
        }
        Event::CommentPosted { comment, idea, parent } => {
            let to = audience::around_a_comment(tx, comment, parent).await?;
            let by_author = store::talk::is_said_as_author(tx, comment).await?;
            Told { kind: NoticeKind::Reply, place: "idea", subject: idea.0, to, names: true, by_author }
        }
        Event::ResultsPublished { challenge, .. } => {
            let to = audience::entrants(tx, challenge).await?;
            Told { kind: NoticeKind::Results, place: "results", subject: challenge.0, to, names: false, by_author: false }
        }
        Event::HostNamed { challenge, person } => {
            let to = audience::hosting(tx, challenge, person).await?;
            Told { kind: NoticeKind::Hosting, place: "challenge", subject: challenge.0, to, names: false, by_author: false }
        }
        Event::SeatGiven { challenge, person } => {
            let to = audience::seated(tx, challenge, person).await?;
            Told { kind: NoticeKind::Jury, place: "jury", subject: challenge.0, to, names: true, by_author: false }
        }
        Event::RoundOpened { round } => {
            let to = audience::jurors(tx, round, event.at).await?;
            Told { kind: NoticeKind::Jury, place: "jury", subject: round.0, to, names: true, by_author: false }
        }
        Event::PitchesAssigned { round, juror } => {
            // Whoever made the place free is nobody's business.
            let to = audience::seated_before(tx, round, juror, event.at).await?;
            Told { kind: NoticeKind::Jury, place: "jury", subject: round.0, to, names: false, by_author: false }
        }
        Event::CardReopened { round, juror, .. } => {
            let to = audience::seated_before(tx, round, juror, event.at).await?;
            Told { kind: NoticeKind::Jury, place: "jury", subject: round.0, to, names: false, by_author: false }
        }
        Event::RoundClosingSoon { round } => {
            let to = audience::with_cards_missing(tx, round, tx.now().await?).await?;
            Told { kind: NoticeKind::ClosingSoon, place: "jury", subject: round.0, to, names: false, by_author: false }
        }
        Event::ScoresRead { round } => {
            let to = audience::concerned_by_scores(tx, round, event.at).await?;
            Told { kind: NoticeKind::ScoresRead, place: "round", subject: round.0, to, names: true, by_author: false }
        }
        _ => return Ok(vec![]),
    };
    Ok(vec![told])
}

/// Its other authors; and, without a name, the hosts who were to review it or had chosen it for the jury.
async fn withdrawn(tx: &Tx, event: &Recorded, idea: IdeaId) -> Result<Vec<Told>, Failure> {
    let to = store::credit::authors_at(tx, idea, event.at).await?;
    let mut told = vec![Told { kind: NoticeKind::Withdrawn, place: "idea", subject: idea.0, to, names: true, by_author: true }];
    if let Some((Stage::Submitted | Stage::Returned | Stage::Shortlisted, _)) =
        endings::moved(tx, idea, event.at, &[Stage::Withdrawn]).await?
    {
        let to = endings::hosts(tx, idea, event.at).await?;
        told.push(Told { kind: NoticeKind::Withdrawn, place: "idea", subject: idea.0, to, names: false, by_author: false });
    }
    Ok(told)
}

/// To the authors of both; who supported what is theirs now learns, alone, that they do so no more.
async fn merged(tx: &Tx, event: &Recorded, idea: IdeaId, into: IdeaId) -> Result<Vec<Told>, Failure> {
    let about = |kind, to| Told { kind, place: "idea", subject: into.0, to, names: false, by_author: false };
    let lost = endings::without_their_support(tx, idea, event.at).await?;
    Ok(vec![about(NoticeKind::SupportLost, lost), about(NoticeKind::Merged, store::credit::authors(tx, into).await?)])
}

/// Parted from another one, it is open, or with the hosts again.
async fn parted(tx: &Tx, event: &Recorded, idea: IdeaId) -> Result<Vec<Told>, Failure> {
    let to = store::credit::authors_at(tx, idea, event.at).await?;
    let about = |kind, to| Told { kind, place: "idea", subject: idea.0, to, names: false, by_author: false };
    match endings::moved(tx, idea, event.at, &[Stage::Open, Stage::Submitted, Stage::Returned]).await? {
        Some((Stage::Merged, Stage::Submitted)) => {
            Ok(vec![about(NoticeKind::Parted, to), about(NoticeKind::Review, endings::hosts(tx, idea, event.at).await?)])
        }
        Some((Stage::Merged, Stage::Returned)) => Ok(vec![about(NoticeKind::Parted, to)]),
        Some(_) => Ok(vec![about(NoticeKind::Opened, to)]),
        None => Ok(vec![]),
    }
}

/// Whoever had been told of an invitation that was taken back: the bell leads there no more.
async fn uninvited(tx: &Tx, event: &Recorded, idea: IdeaId, person: PersonId) -> Result<Vec<Told>, Failure> {
    if !store::notices::forget_invited(tx, idea, person, event.at).await? {
        return Ok(vec![]);
    }
    let (place, subject) = if endings::is_out(tx, idea).await? { ("idea", idea.0) } else { ("home", person.0) };
    Ok(vec![Told { kind: NoticeKind::Uninvited, place, subject, to: vec![person], names: false, by_author: false }])
}

/// Whoever follows the idea, without a name; whom it concerns more closely was told before.
async fn to_followers(tx: &Tx, event: &Recorded) -> Result<Option<Told>, Failure> {
    if Fact::of(event.event.kind()).is_none() {
        return Ok(None);
    }
    let (idea, to) = match (event.event, event.event.idea()) {
        (Event::IdeaMerged { idea, into }, _) => (into, followers::of_merged(tx, idea, into, event.at).await?),
        (_, Some(idea)) => (idea, followers::of(tx, idea, event.at).await?),
        (_, None) => return Ok(None),
    };
    Ok(Some(Told { kind: NoticeKind::Followed, place: "idea", subject: idea.0, to, names: false, by_author: false }))
}
