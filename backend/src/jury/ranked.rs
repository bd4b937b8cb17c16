//! The ranking of a round as one person may see it: their own pitches have no place in it, not even as a gap, and weigh in
//! nothing.
use crate::{
    Failure,
    store::{Connection, jury},
};
use domain::{
    Actor, IdeaId, PersonId, PitchId,
    jury::{Cards, Ranking, RoundFacts, Rubric, Scorecard, Verdict, rank},
};
use std::collections::HashMap;

/// Ranks the pitches that are not one's own.
pub fn ranking(
    rubric: &Rubric,
    pitches: &[jury::Titled],
    cards: &HashMap<PitchId, Vec<(PersonId, Scorecard)>>,
    is_own: impl Fn(IdeaId) -> bool,
    places: i64,
) -> Ranking {
    let foreign = pitches.iter().filter(|p| !is_own(IdeaId(p.idea_id))).map(|p| PitchId(p.id));
    let given: Vec<Cards> = foreign.map(|pitch| (pitch, cards.get(&pitch).cloned().unwrap_or_default())).collect();
    rank(rubric, &given, usize::try_from(places).unwrap_or_default())
}

/// The same, read from the database, with the idea of each pitch.
pub async fn ranking_for(actor: &Actor, on: &impl Connection, round: &RoundFacts) -> Result<(Ranking, HashMap<PitchId, IdeaId>), Failure> {
    let rubric = jury::rubric_of(on, round.challenge.id, round.id).await?;
    let pitches = jury::pitches(on, round.id).await?;
    let authors = jury::authors_in_round(on, round.id).await?;
    let cards = jury::cards_handed_in(on, round.id).await?;
    let is_own = |idea| authors.get(&idea).is_some_and(|authors| authors.iter().any(|a| actor.is(*a)));
    let ranking = ranking(&rubric, &pitches, &cards, is_own, round.places);
    Ok((ranking, pitches.iter().map(|p| (PitchId(p.id), IdeaId(p.idea_id))).collect()))
}

/// The place of each pitch that has one, with what is decided on it so far.
pub fn decided(ranking: &Ranking, ideas: &HashMap<PitchId, IdeaId>, verdicts: &HashMap<IdeaId, Verdict>) -> Vec<(u32, Verdict)> {
    let decided = ranking.standings.iter().filter_map(|s| Some((s.place?, *verdicts.get(ideas.get(&s.pitch)?)?)));
    decided.collect()
}
