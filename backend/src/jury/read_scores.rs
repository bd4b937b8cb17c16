//! An admin reads the scores of a round while they are sealed: kept, logged, told to those it concerns. What
//! comes of it shows on a page of its own, for a day, and on nobody else's.
use crate::{
    Command, Failure, Query,
    store::{Reader, Tx, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, IdeaId, Moment, PersonId, PitchId, Refusal, RoundId,
    jury::{
        AskSealedScores, ReadScores, RoundFacts, Rubric, SCORES_READ_FOR, Scorecard, SealedCard, SealedCards, SealedCriterion, SealedRound,
        SealedScores, may_read_scores, may_see_round,
    },
    people::PersonRef,
};
use std::collections::HashMap;

#[async_trait]
impl Command for ReadScores {
    type Facts = SealedRound;
    type Outcome = ();

    async fn gather(&self, tx: &Tx, actor: &Actor) -> Result<SealedRound, Failure> {
        let round = jury::round_to_change(tx, self.round).await?;
        let round = round.filter(|round| actor.is_admin() || may_see_round(actor, round)).ok_or(Failure::NotFound)?;
        jury::sealed_round(tx, round, actor.person()).await
    }

    fn authorize(&self, actor: &Actor, of: &SealedRound, now: Moment) -> Result<(), Refusal> {
        may_read_scores(actor, of, now)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _of: SealedRound, now: Moment) -> Result<(), Failure> {
        let reason = self.reason()?;
        let reader = by.person().ok_or(Failure::SignedOut)?;
        // Who reads them already does not read them again.
        if jury::read_scores_at(tx, self.round, reader, now.plus(-SCORES_READ_FOR)).await?.is_some() {
            return Ok(());
        }
        jury::put_scores_read(tx, self.round, reader, &reason, now).await?;
        tx.record(Event::ScoresRead { round: self.round }, by, now).await.map(|_| ())
    }
}

/// The round whose scores this admin may read, if it is one.
pub(crate) async fn readable(db: &Reader, actor: &Actor, round: RoundFacts, now: Moment) -> Result<Option<RoundFacts>, Failure> {
    if !actor.is_admin() {
        return Ok(None);
    }
    let of = jury::sealed_round(db, round, actor.person()).await?;
    Ok(may_read_scores(actor, &of, now).is_ok().then_some(of.round))
}

#[async_trait]
impl Query for AskSealedScores {
    type Answer = SealedScores;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<SealedScores, Failure> {
        let reader = actor.person().ok_or(Failure::SignedOut)?;
        let round = jury::round_facts(db, self.round).await?.ok_or(Failure::NotFound)?;
        let round = readable(db, actor, round, now).await?.ok_or(Failure::NotFound)?;
        let opening = jury::opening(db, self.round).await?.ok_or(Failure::NotFound)?;
        let cards = match jury::read_scores_at(db, self.round, reader, now.plus(-SCORES_READ_FOR)).await? {
            Some(at) => Some(cards(db, &round, at).await?),
            None => None,
        };
        Ok(SealedScores {
            round: self.round,
            challenge: round.challenge.id,
            title: opening.title,
            phase: round.phase(now),
            closes: db.stamp(round.closed.unwrap_or(round.closes).0),
            cards,
            now: db.stamp(now.0),
        })
    }
}

/// What was handed in, for who read it at a moment.
async fn cards(db: &Reader, round: &RoundFacts, read: Moment) -> Result<SealedCards, Failure> {
    let rubric = jury::rubric_of(db, round.challenge.id, round.id).await?;
    let pitches = jury::pitches(db, round.id).await?;
    let jurors = jury::who_scored(db, round.id).await?;
    let mut given = given(db, round.id).await?;
    let mut cards = Vec::new();
    for pitch in pitches {
        let mut of_pitch = given.remove(&PitchId(pitch.id)).unwrap_or_default();
        for juror in &jurors {
            let Some(card) = of_pitch.remove(&juror.id) else { continue };
            cards.push(sealed_card(&rubric, (IdeaId(pitch.idea_id), &pitch.title), juror, &card));
        }
    }
    let criteria = rubric.0.into_iter().map(|c| SealedCriterion { name: c.name, counted: c.counted }).collect();
    Ok(SealedCards { until: db.stamp(read.plus(SCORES_READ_FOR).0), criteria, cards })
}

async fn given(db: &Reader, round: RoundId) -> Result<HashMap<PitchId, HashMap<PersonId, Scorecard>>, Failure> {
    let cards = jury::cards_handed_in(db, round).await?;
    Ok(cards.into_iter().map(|(pitch, cards)| (pitch, cards.into_iter().collect())).collect())
}

fn sealed_card(rubric: &Rubric, (idea, title): (IdeaId, &str), juror: &PersonRef, card: &Scorecard) -> SealedCard {
    let levels = rubric.0.iter().map(|criterion| {
        let level = *card.marks.get(&criterion.id)?;
        Some((level, criterion.levels.get(usize::from(level)).cloned().unwrap_or_default()))
    });
    SealedCard { idea, title: title.to_owned(), juror: juror.clone(), total: card.total(rubric), levels: levels.collect() }
}
