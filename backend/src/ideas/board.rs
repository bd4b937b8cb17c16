//! The board of those who answer: ideas of one of their challenges by stage, with what may be done with each.
use crate::{
    Failure, Query,
    store::{Reader, challenges, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, Refusal,
    challenges::{ChallengeFacts, ChallengeRef},
    ideas::{AskBoard, Board, BoardCard, BoardLane, IdeaFacts, IdeaRow, Lane, Move, Veil},
};

#[async_trait]
impl Query for AskBoard {
    type Answer = Board;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<Board, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        let hosted: Vec<ChallengeFacts> =
            challenges::hosted_by(db, actor).await?.into_iter().filter(|c| c.hosted_by(actor).is_ok()).collect();
        let wanted = match self.challenge {
            Some(id) => hosted.iter().find(|c| c.id == id),
            None => hosted.first(),
        };
        let Some(challenge) = wanted else { return Err(Refusal::OnlyHosts.into()) };
        let mut lanes = Vec::with_capacity(Lane::ALL.len());
        for lane in Lane::ALL {
            let (count, rows) = ideas::lane(db, actor, challenge.id, lane, now).await?;
            let cards = rows.into_iter().map(|row| card(actor, challenge, lane, row)).collect();
            lanes.push(BoardLane { lane, count, cards });
        }
        let ids: Vec<_> = hosted.iter().map(|c| c.id).collect();
        let mut choices: Vec<ChallengeRef> = challenges::refs(db, &ids).await?;
        choices.sort_by_key(|c| ids.iter().position(|id| *id == c.id));
        Ok(Board { challenge: challenge.id, challenges: choices, lanes, now: db.stamp(now.0) })
    }
}

/// A row with what its reader may do: the policies ask for no more than what a row and its challenge tell.
fn card(actor: &Actor, challenge: &ChallengeFacts, lane: Lane, row: IdeaRow) -> BoardCard {
    let author = if row.mine { actor.person() } else { None };
    let facts = IdeaFacts {
        id: row.id,
        stage: row.stage,
        version: 0,
        authors: author.into_iter().collect(),
        invited: vec![],
        in_round: lane == Lane::Judged,
        followed: false,
        holds_others: false,
        veil: Veil::default(),
        once_veiled: false,
        completed_until: None,
        challenge: challenge.clone(),
    };
    BoardCard { moves: Move::of(actor, &facts), row }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::ideas::{AnswerIdea, Shortlist};

    #[tokio::test]
    async fn ideas_stand_in_their_lane_with_what_may_be_done() {
        on_each_database(async |company| {
            let [open, listed, judged, answered] = [
                company.open_idea(3, "Ouverte").await,
                company.open_idea(4, "Présélectionnée").await,
                company.open_idea(5, "Devant le jury").await,
                company.open_idea(6, "Répondue").await,
            ];
            company.draft(3, "Un secret").await;
            let own = company.open_idea(2, "De l’animateur").await;
            for idea in [listed, judged] {
                company.run(2, Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
            }
            company.write("UPDATE idea SET round_id = id WHERE title = 'Devant le jury'", vec![]).await;
            let (verdict, reason, until, change) = ("declined".into(), "Non".into(), String::new(), String::new());
            company.run(2, AnswerIdea { idea: answered, verdict, reason, until, change }).await.expect("answered");
            let board = company.ask(2, AskBoard { challenge: None }).await.expect("a board");
            let lanes: Vec<_> =
                board.lanes.iter().flat_map(|l| l.cards.iter().map(move |card| (l.lane, card.row.id, card.moves.clone()))).collect();
            let expected = [
                (Lane::Open, open, vec![Move::Shortlist, Move::Answer]),
                (Lane::Open, own, vec![]),
                (Lane::Shortlisted, listed, vec![Move::TakeBack]),
                (Lane::Judged, judged, vec![]),
                (Lane::Answered, answered, vec![]),
            ];
            assert_eq!(lanes, expected);
            assert_eq!(board.lanes.iter().map(|l| l.count).collect::<Vec<_>>(), [0, 0, 2, 1, 1, 1]);
            assert!(matches!(company.ask(3, AskBoard { challenge: None }).await, Err(Failure::Refused(Refusal::OnlyHosts))));
            let other = company.challenge(|_| ()).await;
            company.write("DELETE FROM challenge_host WHERE challenge_id <> $1", vec![company.tank.0.into()]).await;
            let theirs = company.ask(2, AskBoard { challenge: Some(other) }).await;
            assert!(matches!(theirs, Err(Failure::Refused(Refusal::OnlyHosts))));
        })
        .await;
    }
}
