//! Two pitches of one round beside each other, for a juror who judges both; nobody else's marks.
use super::scoring_desk::{judged, shown};
use crate::{
    Failure, Query,
    store::{Reader, attachments, ideas, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment, PitchId,
    jury::{AskComparison, CardState, Comparison, Rubric, Side, may_score},
    opinions::Beside,
};

#[async_trait]
impl Query for AskComparison {
    type Answer = Comparison;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<Comparison, Failure> {
        let juror = actor.person().ok_or(Failure::NotFound)?;
        let first = judged(db, actor, self.a).await?;
        let round = first.facts.round.clone();
        let mut pitches = vec![(self.a, first)];
        if self.a != self.b {
            let second = judged(db, actor, self.b).await?;
            if second.facts.round.id != round.id {
                return Err(Failure::NotFound);
            }
            pitches.push((self.b, second));
        }
        let opening = jury::opening(db, round.id).await?.ok_or(Failure::NotFound)?;
        let rubric = jury::rubric_of(db, round.challenge.id, round.id).await?;
        let mut cards = jury::own_cards(db, round.id, juror).await?;
        let mut sides = Vec::new();
        for (id, pitch) in pitches {
            let may_score = may_score(actor, &pitch.facts, now).is_ok();
            let beside = crate::opinions::beside(db, &round.challenge, pitch.idea, now).await?;
            sides.push(Side { beside, ..side(db, actor, (id, &pitch), &rubric, cards.remove(&id), may_score).await? });
        }
        let mut queue = jury::queue(db, round.id, juror).await?;
        queue.retain(|q| !matches!(q.state, CardState::Own | CardState::Recused));
        let choice = queue.into_iter().map(|q| (q.pitch, q.title)).collect();
        Ok(Comparison { round: round.id, challenge: opening.title, rubric, sides, choice })
    }
}

async fn side(
    db: &Reader,
    actor: &Actor,
    (id, pitch): (PitchId, &jury::Pitch),
    rubric: &Rubric,
    kept: Option<jury::KeptCard>,
    may_score: bool,
) -> Result<Side, Failure> {
    let lost = || Failure::Unexpected(format!("version {} of idea {} is not kept", pitch.version, pitch.idea));
    let text = ideas::text_at(db, pitch.idea, pitch.version).await?.ok_or_else(lost)?;
    let idea = ideas::facts(db, pitch.idea).await?.ok_or(Failure::NotFound)?;
    let authors = ideas::authors_seen(db, actor, &idea).await?;
    let files = attachments::seen(db, actor, &idea).await?;
    let card = kept.map(|kept| kept.card).unwrap_or_default();
    let total = card.total(rubric);
    let (marks, notes) = (card.marks.into_iter().collect(), card.notes.into_iter().collect());
    Ok(Side { pitch: id, text: shown(text, authors, files), marks, notes, total, may_score, beside: Beside::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::{
        Refusal,
        jury::{StepAside, Total},
    };

    #[tokio::test]
    async fn a_juror_compares_what_they_judge_and_sees_their_own_marks_alone() {
        on_each_database(async |company| {
            company.seat(company.tank, 3, 4, &[5]).await.expect("seated");
            let mut ideas = Vec::new();
            for (n, title) in [(10, "A"), (11, "B"), (4, "De la suppléance")] {
                ideas.push(company.enter_on(n, company.tank, title, 0).await);
            }
            company.shortlist(&ideas, 0).await;
            company.open_round(3, company.tank, 0, 7).await;
            let (a, b) = (company.pitch(5, "A", 0).await, company.pitch(5, "B", 0).await);
            company.hand_in(5, a, 4, 0).await;
            company.hand_in(3, b, 1, 0).await;
            let compare = async |n: u128, a: PitchId, b: PitchId| company.ask(n, AskComparison { a, b }).await;
            let both = compare(5, a, b).await.expect("both");
            let shown: Vec<_> = both.sides.iter().map(|s| (s.text.title.as_str(), s.total, s.marks.len(), s.may_score)).collect();
            assert_eq!(shown, [("A", Some(Total(100_000)), both.rubric.0.len(), true), ("B", None, 0, true)]);
            assert_eq!((both.choice.len(), compare(5, a, a).await.expect("one").sides.len()), (3, 1));
            let own = company.pitch(5, "De la suppléance", 0).await;
            assert!(matches!(compare(4, a, own).await, Err(Failure::Refused(Refusal::OwnPitch))));
            assert_eq!(compare(4, a, b).await.expect("both").choice.len(), 2, "one's own is no choice");
            for n in [1, 2, 10, 17] {
                assert!(matches!(compare(n, a, b).await, Err(Failure::NotFound)), "{n}");
            }
            company.run(5, StepAside { pitch: b, how: "recused".into(), why: String::new() }).await.expect("stepped aside");
            assert!(matches!(compare(5, a, b).await, Err(Failure::Refused(Refusal::SteppedAside))));
            assert!(compare(5, a, a).await.expect("one").choice.iter().all(|(pitch, _)| *pitch != b));
        })
        .await;
    }

    #[tokio::test]
    async fn pitches_of_two_rounds_are_not_compared() {
        on_each_database(async |company| {
            let other = company.new_challenge(|_| {}).await;
            let mut pitches = Vec::new();
            for (challenge, title, day) in [(company.tank, "A", 0), (other, "B", crate::testing::arena::JUDGING)] {
                company.seat(challenge, 3, 4, &[5]).await.expect("seated");
                let entered = if day == 0 { 0 } else { crate::testing::arena::OPEN };
                let idea = company.enter_on(10, challenge, title, entered).await;
                company.shortlist(&[idea], entered).await;
                company.open_round(3, challenge, day, 30 - day).await;
                pitches.push(company.pitch(5, title, day).await);
            }
            let apart = company.ask(5, AskComparison { a: pitches[0], b: pitches[1] }).await;
            assert!(matches!(apart, Err(Failure::NotFound)));
        })
        .await;
    }
}
