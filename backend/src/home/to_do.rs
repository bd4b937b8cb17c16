//! What waits for the reader, the most urgent kind first. The policies that guard the verbs decide what is offered.
use crate::{
    Failure, admin, jury,
    store::{
        self, Reader,
        home::to_do::{SeatRow, Standpoint},
    },
};
use domain::{
    Actor, ChallengeId, Member, Moment, RoundId,
    challenges::{ChallengeFacts, Voting},
    home::ToDo,
    jury::may_open_round,
};

/// How many of a kind are shown.
const MOST: i64 = 3;

pub(super) async fn to_do(
    db: &Reader,
    actor: &Actor,
    standpoint: &Standpoint,
    live: &[ChallengeFacts],
    now: Moment,
) -> Result<Vec<ToDo>, Failure> {
    let Some(member) = actor.member() else { return Ok(vec![]) };
    let mut to_do = on_the_panel(db, actor, member, live, now).await?;
    let asked = jury::reopening::to_confirm(db, actor, live, now).await?;
    to_do.extend(asked.into_iter().map(|(round, challenge)| ToDo::Reopening { round, challenge }));
    to_do.extend(votes_left(db, member, live, now).await?);
    let asked = store::ideas::invitations(db, member.person, MOST).await?;
    to_do.extend(asked.into_iter().map(|(idea, title)| ToDo::CoAuthor { idea, title }));
    let asked = store::opinions::waiting_for(db, member.person, MOST).await?;
    to_do.extend(asked.into_iter().map(|(idea, title)| ToDo::Opinion { idea, title }));
    let returned = store::home::to_do::returned(db, member.person, MOST).await?;
    to_do.extend(returned.into_iter().map(|(idea, title)| ToDo::ChangesAsked { idea, title }));
    let lacking = store::ideas::to_complete(db, member.person, now, MOST).await?;
    to_do.extend(lacking.into_iter().map(|(idea, title, due)| ToDo::Complete { idea, title, until: db.stamp(due.plus(-1).0) }));
    let drafts = store::home::to_do::drafts(db, member.person, MOST).await?;
    to_do.extend(drafts.into_iter().map(|(idea, title)| ToDo::Draft { idea, title }));
    let hosted: Vec<ChallengeId> = live.iter().filter(|c| c.hosted_by(actor).is_ok()).map(|c| c.id).collect();
    let looks = store::ideas::second_looks(db, actor, MOST).await?;
    to_do.extend(looks.into_iter().map(|(idea, title)| ToDo::SecondLook { idea, title }));
    let (ideas, late) = store::ideas::count_in_review(db, actor, now).await?;
    if ideas > 0 {
        to_do.push(ToDo::ToReview { ideas, late });
    }
    let waiting = store::home::to_do::waiting(db, &hosted, now).await?;
    if waiting.ideas > 0 {
        to_do.push(ToDo::ToAnswer { ideas: waiting.ideas, late: waiting.late });
    }
    if standpoint.ranked.is_none() && standpoint.points > 0 {
        to_do.push(ToDo::ChooseRanking { points: standpoint.points });
    }
    if member.admin {
        let deserted = store::home::to_do::without_hosts(db, MOST).await?;
        to_do.extend(deserted.into_iter().map(|(challenge, title)| ToDo::NoHost { challenge, title }));
        to_do.extend(set_up(db).await?);
    }
    Ok(to_do)
}

/// Whether the round still takes cards.
fn is_scoring(seat: &SeatRow, now: Moment) -> bool {
    seat.closed_at.is_none() && now.0 < seat.closes_at
}

/// Pitches to score, then rounds to decide, then shortlists to open.
async fn on_the_panel(db: &Reader, actor: &Actor, member: &Member, live: &[ChallengeFacts], now: Moment) -> Result<Vec<ToDo>, Failure> {
    if !live.iter().any(|c| c.judges(member.person)) {
        return Ok(vec![]);
    }
    let me = Some(member.person);
    let presided: Vec<ChallengeId> = live.iter().filter(|c| c.chair == me || c.deputy == me).map(|c| c.id).collect();
    let seats = store::home::to_do::seats(db, member.person).await?;
    let (scoring, closed): (Vec<_>, Vec<_>) = seats.into_iter().partition(|s| is_scoring(s, now));
    let to_score = scoring.into_iter().filter(|s| s.handed_in < s.total).map(|s| ToDo::ToScore {
        round: RoundId(s.round_id),
        challenge: s.title,
        left: s.total - s.handed_in,
        total: s.total,
        closes: db.stamp(s.closes_at),
    });
    let closed = closed.into_iter().filter(|s| presided.contains(&ChallengeId(s.challenge_id)));
    let to_decide = closed.map(|s| ToDo::ToDecide { round: RoundId(s.round_id), challenge: s.title });
    let mut to_do: Vec<ToDo> = to_score.chain(to_decide).collect();
    for list in store::home::to_do::shortlists(db, &presided).await? {
        let id = ChallengeId(list.challenge_id);
        let Some(challenge) = live.iter().find(|c| c.id == id) else { continue };
        if may_open_round(actor, challenge, list.criteria, list.shortlisted, list.running, now).is_ok() {
            to_do.push(ToDo::ToOpen { challenge: id, title: list.title, shortlisted: list.shortlisted });
        }
    }
    Ok(to_do)
}

/// Votes the reader may still give, in challenges that close; those that close first first.
async fn votes_left(db: &Reader, member: &Member, live: &[ChallengeFacts], now: Moment) -> Result<Vec<ToDo>, Failure> {
    let mine = live.iter().filter(|c| c.takes_votes(now) && c.eligible(member) && !c.organises(member.person));
    let budgets: Vec<(ChallengeId, i64, Moment)> = mine
        .filter_map(|c| match c.voting {
            Voting::Votes { budget, .. } => Some((c.id, budget, c.calendar?.voting_close)),
            Voting::Simple | Voting::JuryOnly => None,
        })
        .collect();
    let ids: Vec<ChallengeId> = budgets.iter().map(|(id, ..)| *id).collect();
    let spent = store::home::to_do::spent(db, member.person, &ids).await?;
    let left = spent.into_iter().filter_map(|row| {
        let (challenge, budget, closes) = budgets.iter().find(|(id, ..)| id.0 == row.challenge_id)?;
        let left = budget - row.spent;
        (left > 0).then(|| ToDo::VotesLeft { challenge: *challenge, title: row.title, left, closes: db.stamp(closes.0) })
    });
    Ok(left.collect())
}

async fn set_up(db: &Reader) -> Result<Option<ToDo>, Failure> {
    let checklist = admin::checklist(db).await?;
    let (done, of) = (checklist.iter().filter(|(_, there)| *there).count() as i64, checklist.len() as i64);
    Ok((done < of).then_some(ToDo::SetUp { done, of }))
}
