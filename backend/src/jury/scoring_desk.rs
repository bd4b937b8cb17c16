//! One pitch, in the version frozen when the round opened, with the juror's own card beside it. Nobody else's.
use crate::{
    Failure, Query, markdown,
    store::{Reader, admin, attachments, ideas, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, Cents, Civil, Moment, PitchId, Refusal,
    attachments::Attachment,
    ideas::IdeaText,
    jury::{
        AskScoringDesk, Assignment, CardState, OwnTotal, PitchText, RoundPhase, Rubric, ScoringDesk, Spread, may_judge, may_score,
        may_step_aside,
    },
    people::PersonRef,
};
use std::collections::HashMap;

#[async_trait]
impl Query for AskScoringDesk {
    type Answer = ScoringDesk;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<ScoringDesk, Failure> {
        let juror = actor.person().ok_or(Failure::NotFound)?;
        let pitch = judged(db, actor, self.pitch).await?;
        let round = &pitch.facts.round;
        let opening = jury::opening(db, round.id).await?.ok_or(Failure::NotFound)?;
        let lost = || Failure::Unexpected(format!("version {} of idea {} is not kept", pitch.version, pitch.idea));
        let text = ideas::text_at(db, pitch.idea, pitch.version).await?.ok_or_else(lost)?;
        let idea = ideas::facts(db, pitch.idea).await?.ok_or(Failure::NotFound)?;
        let authors = ideas::authors_seen(db, actor, &idea).await?;
        let files = attachments::seen(db, actor, &idea).await?;
        let rubric = jury::rubric_of(db, round.challenge.id, round.id).await?;
        let mut cards = jury::own_cards(db, round.id, juror).await?;
        let mut queue = jury::queue(db, round.id, juror).await?;
        queue.retain(|q| !matches!(q.state, CardState::Own | CardState::Recused));
        let spread = spread(&rubric, &queue, &cards);
        let kept = cards.remove(&self.pitch);
        let place = queue.iter().position(|q| q.pitch == self.pitch);
        let at = |place: Option<usize>| place.and_then(|p| queue.get(p)).map(|q| q.pitch);
        Ok(ScoringDesk {
            pitch: self.pitch,
            juror,
            round: round.id,
            challenge: opening.title,
            phase: round.phase(now),
            closes: db.stamp(round.closed.unwrap_or(round.closes).0),
            text: shown(text, authors, files),
            marks: kept.iter().flat_map(|k| k.card.marks.iter().map(|(c, l)| (*c, *l))).collect(),
            notes: kept.iter().flat_map(|k| k.card.notes.iter().map(|(c, note)| (*c, note.clone()))).collect(),
            remarks: kept.as_ref().map(|k| k.card.remarks.clone()).unwrap_or_default(),
            spread,
            state: place.and_then(|p| queue.get(p)).map_or(CardState::ToDo, |q| q.state),
            saved: kept.as_ref().map(|k| db.stamp(k.updated.0)),
            total: kept.as_ref().and_then(|k| k.card.total(&rubric)),
            handed_in: queue.iter().filter(|q| q.state == CardState::HandedIn).count() as i64,
            count: queue.len() as i64,
            previous: at(place.and_then(|p| p.checked_sub(1))),
            next: at(place.map(|p| p + 1)),
            may_score: may_score(actor, &pitch.facts, now).is_ok(),
            may_step_aside: may_step_aside(actor, &pitch.facts, Assignment::Recused, now).is_ok(),
            reopened: pitch
                .facts
                .reopened
                .filter(|until| now < *until && round.phase(now) == RoundPhase::Deliberation)
                .map(|at| db.stamp(at.0)),
            links: jury::own_links(db, self.pitch, juror).await?,
            beside: crate::opinions::beside(db, &round.challenge, pitch.idea, now).await?,
            note_months: admin::answering(db).await?.note_months,
            rubric,
            now: db.stamp(now.0),
        })
    }
}

/// A pitch that is mine to judge; why not, where it is known to me, and nothing otherwise.
pub async fn judged(db: &Reader, actor: &Actor, pitch: PitchId) -> Result<jury::Pitch, Failure> {
    let juror = actor.person().ok_or(Failure::NotFound)?;
    let pitch = jury::pitch(db, pitch, juror).await?.ok_or(Failure::NotFound)?;
    may_judge(actor, &pitch.facts).map_err(|refusal| match refusal {
        Refusal::OwnPitch | Refusal::SteppedAside | Refusal::TiedToAuthors => Failure::Refused(refusal),
        // Nothing but that, and only to whom it was given.
        Refusal::NotOnThisPanel if pitch.facts.mine.is_some() => Failure::Refused(refusal),
        _ => Failure::NotFound,
    })?;
    Ok(pitch)
}

/// My totals on what I judge.
fn spread(rubric: &Rubric, queue: &[jury::Queued], cards: &HashMap<PitchId, jury::KeptCard>) -> Spread {
    let own = |queued: &jury::Queued| {
        let kept = cards.get(&queued.pitch)?;
        let (title, handed_in) = (queued.title.clone(), kept.handed_in.is_some());
        Some(OwnTotal { pitch: queued.pitch, title, total: kept.card.total(rubric)?, handed_in })
    };
    Spread::new(queue.iter().filter_map(own).collect())
}

/// A pitch as it was frozen.
pub fn shown(text: IdeaText, authors: Vec<PersonRef>, files: Vec<Attachment>) -> PitchText {
    let budget: Option<(Cents, Cents)> = match (text.budget_low, text.budget_high) {
        (Some(low), Some(high)) => Some((low, high)),
        (Some(one), None) | (None, Some(one)) => Some((one, one)),
        (None, None) => None,
    };
    PitchText {
        title: text.title,
        one_liner: text.one_liner,
        problem: text.problem,
        audience: text.audience,
        proposal_html: markdown::render(&text.proposal),
        budget,
        impact_metric: text.impact_metric,
        impact_baseline: text.impact_baseline,
        impact_target: text.impact_target,
        impact_by: text.impact_by.map(Civil::of_day),
        channels: text.channels,
        authors,
        files,
    }
}
