//! One pitch of a round that is closed: what the jury and whoever was asked wrote of it, and the decision that is prepared.
//! For those who see it on the round's page, which would be long with all of it.
use crate::{
    Failure, Query,
    store::{Reader, jury, opinions},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, PersonId, Refusal,
    jury::{AskDecision, AskRound, Criterion, DecisionDesk, RoundPhase, Rubric, Scorecard},
};

#[async_trait]
impl Query for AskDecision {
    type Answer = DecisionDesk;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<DecisionDesk, Failure> {
        let round = jury::round_of(db, self.pitch).await?.ok_or(Failure::NotFound)?;
        let page = AskRound { round }.answer(actor, db, now).await?;
        let row = page.pitches.into_iter().find(|row| row.pitch == self.pitch).ok_or(Failure::NotFound)?;
        if page.phase == RoundPhase::Scoring {
            return Err(Refusal::RoundStillOpen.into());
        }
        let (mut comments, mut beside, mut said) = (vec![], vec![], vec![]);
        let rubric = jury::rubric_of(db, page.challenge, round).await?;
        // Of one's own pitch nothing, before its letter.
        if !row.own {
            let known = db.backend().shared.rounds.known(db, round).await?;
            let cards = known.cards.get(&self.pitch).map(Vec::as_slice).unwrap_or_default();
            comments = cards.iter().map(|(_, card)| card.remarks.comment.clone()).filter(|comment| !comment.is_empty()).collect();
            beside = notes(&rubric, cards);
            said = opinions::for_the_jury(db, row.idea).await?;
        }
        let (standing, prizes) = (page.standing, page.prizes);
        let criteria = rubric.0.into_iter().map(|criterion| (criterion.id, criterion.name)).collect();
        let (title, phase) = (page.title, page.phase);
        Ok(DecisionDesk { round, title, phase, standing, row, comments, notes: beside, opinions: said, criteria, prizes })
    }
}

/// What was written beside each criterion; in an order that tells nothing of who wrote it.
fn notes(rubric: &Rubric, cards: &[(PersonId, Scorecard)]) -> Vec<(String, Vec<String>)> {
    let of = |criterion: &Criterion| {
        let mut written: Vec<String> = cards.iter().filter_map(|(_, card)| card.notes.get(&criterion.id).cloned()).collect();
        written.sort();
        (!written.is_empty()).then(|| (criterion.name.clone(), written))
    };
    rubric.0.iter().filter_map(of).collect()
}
