//! What a closed round's page is made of, remembered on each server for as long as nobody changes it: a hundred people look at
//! a ranking that thousands of marks went into. Whether it still is so is asked of the database each time, so that no server
//! ever shows what another one has overtaken.
use super::ranked::ranking;
use crate::{
    Failure,
    store::{Reader, jury},
};
use domain::{
    PersonId, PitchId, RoundId,
    jury::{Assignment, Ranking, Rubric, Scorecard},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// How many rounds, and how many rankings of each: the whole panel has one, and whoever steps aside another.
const ROUNDS: usize = 4;
const RANKINGS: usize = 16;

/// Who judges what, and every card handed in.
#[derive(Default)]
pub struct Known {
    pub open: HashMap<PitchId, Vec<PersonId>>,
    pub cards: HashMap<PitchId, Vec<(PersonId, Scorecard)>>,
    /// By the pitches that are hidden from whoever looks.
    rankings: Mutex<Vec<(Vec<PitchId>, Ranking)>>,
}

/// The rounds looked at last, the latest at the end.
#[derive(Default)]
pub struct Remembered(Mutex<Vec<(RoundId, jury::Tide, Arc<Known>)>>);

impl Remembered {
    /// As it is now.
    pub async fn known(&self, db: &Reader, round: RoundId) -> Result<Arc<Known>, Failure> {
        // Asked before what it stands for is read: whatever changes in between makes the next one ask again.
        let tide = jury::tide(db, round).await?;
        if let Some(known) = self.recall(round, tide) {
            return Ok(known);
        }
        let known = Arc::new(Known::read(db, round).await?);
        let mut rounds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rounds.retain(|(other, _, _)| *other != round);
        if rounds.len() >= ROUNDS {
            rounds.remove(0);
        }
        rounds.push((round, tide, known.clone()));
        Ok(known)
    }

    fn recall(&self, round: RoundId, tide: jury::Tide) -> Option<Arc<Known>> {
        let mut rounds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = rounds.iter().position(|(of, was, _)| (*of, *was) == (round, tide))?;
        let found = rounds.remove(at);
        let known = found.2.clone();
        rounds.push(found);
        Some(known)
    }
}

impl Known {
    /// Without remembering it: what changes all the time.
    pub async fn read(db: &Reader, round: RoundId) -> Result<Self, Failure> {
        let mut open: HashMap<PitchId, Vec<PersonId>> = HashMap::new();
        for slot in jury::assignments(db, round).await?.into_iter().filter(|slot| slot.state == Assignment::Open) {
            open.entry(slot.pitch).or_default().push(slot.juror);
        }
        Ok(Self { open, cards: jury::cards_handed_in(db, round).await?, rankings: Mutex::default() })
    }

    /// The ranking without what is hidden.
    pub fn ranking(&self, rubric: &Rubric, pitches: &[jury::Titled], is_hidden: impl Fn(&jury::Titled) -> bool, places: i64) -> Ranking {
        let hidden: Vec<PitchId> = pitches.iter().filter(|pitch| is_hidden(pitch)).map(|pitch| PitchId(pitch.id)).collect();
        let rankings = || self.rankings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = rankings().iter().find(|(of, _)| *of == hidden) {
            return found.clone();
        }
        let found = ranking(rubric, pitches, &self.cards, |pitch| hidden.contains(&PitchId(pitch.id)), places);
        let mut kept = rankings();
        if kept.len() < RANKINGS {
            kept.push((hidden, found.clone()));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::on_each_database;
    use domain::jury::{AskRound, CloseRound, StepAside};

    #[tokio::test]
    async fn what_is_remembered_is_never_older_than_the_database() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[5, 6]).await.expect("seated");
            let idea = company.enter_on(10, company.tank, "A", 0).await;
            company.shortlist(&[idea], 0).await;
            let round = company.open_round(3, company.tank, 0, 7).await;
            let pitch = company.pitch(5, "A", 0).await;
            for (n, level) in [(3, 4), (5, 0)] {
                company.hand_in(n, pitch, level, 0).await;
            }
            company.run(3, CloseRound { round }).await.expect("closed");
            let page = async |n: u128| company.ask(n, AskRound { round }).await.expect("a page").pitches;
            let mean = async |n: u128| page(n).await.first().map(|row| (row.cards, row.mean.map(|mean| mean.0)));
            for _ in 0..2 {
                assert_eq!((mean(3).await, mean(6).await), (Some((2, Some(50_000))), Some((2, Some(50_000)))));
            }
            let tied = StepAside { pitch, how: "recused".into(), why: String::new() };
            company.run(5, tied.clone()).await.expect("aside");
            assert_eq!((mean(3).await, mean(5).await), (Some((1, Some(100_000))), None), "at once, and to each what they may see");
            company.run(6, tied).await.expect("aside, without a card");
            assert_eq!((page(3).await[0].expected, page(6).await.len()), (2, 0));
            // Another server wrote it.
            company.write("UPDATE scorecard SET handed_in_at = NULL, updated_at = updated_at + 1", vec![]).await;
            assert_eq!(mean(3).await, Some((0, None)));
        })
        .await;
    }
}
