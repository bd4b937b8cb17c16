//! The ranking of a round as one person may see it: what they wrote or are tied to has no place in it, not even as a gap, and
//! weighs in nothing.
use crate::{
    Failure,
    store::{Connection, jury},
};
use domain::{
    Actor, IdeaId, PersonId, PitchId,
    jury::{Cards, Ranking, RoundFacts, Rubric, Scorecard, UNPLACED, Verdict, rank},
};
use std::collections::HashMap;

/// Whether a pitch is hidden from somebody, who asked who is barred.
pub fn is_hidden(barred: &jury::Barred, actor: &Actor, pitch: &jury::Titled) -> bool {
    barred.get(&IdeaId(pitch.idea_id)).is_some_and(|barred| barred.iter().any(|p| actor.is(*p)))
}

/// Ranks the pitches that are not hidden.
pub fn ranking(
    rubric: &Rubric,
    pitches: &[jury::Titled],
    cards: &HashMap<PitchId, Vec<(PersonId, Scorecard)>>,
    is_hidden: impl Fn(&jury::Titled) -> bool,
    places: i64,
) -> Ranking {
    let shown = pitches.iter().filter(|p| !is_hidden(p)).map(|p| PitchId(p.id));
    let given: Vec<Cards> = shown.map(|pitch| (pitch, cards.get(&pitch).cloned().unwrap_or_default())).collect();
    rank(rubric, &given, usize::try_from(places).unwrap_or_default())
}

/// A ranking as one person may see it, and that of everything.
pub struct Rankings {
    pub seen: Ranking,
    pub whole: Ranking,
    pub ideas: HashMap<PitchId, IdeaId>,
}

/// The same, read from the database, with the idea of each pitch.
pub async fn rankings(actor: &Actor, on: &impl Connection, round: &RoundFacts) -> Result<Rankings, Failure> {
    let rubric = jury::rubric_of(on, round.challenge.id, round.id).await?;
    let pitches = jury::pitches(on, round.id).await?;
    let cards = jury::cards_handed_in(on, round.id).await?;
    let barred = jury::barred(on, round.id, actor.person()).await?;
    let whole = ranking(&rubric, &pitches, &cards, |_| false, round.places);
    let seen = match pitches.iter().any(|pitch| is_hidden(&barred, actor, pitch)) {
        true => ranking(&rubric, &pitches, &cards, |pitch| is_hidden(&barred, actor, pitch), round.places),
        false => whole.clone(),
    };
    Ok(Rankings { seen, whole, ideas: pitches.iter().map(|p| (PitchId(p.id), IdeaId(p.idea_id))).collect() })
}

/// The place of each pitch, with what is decided on it so far; one that nobody scored stands behind all others.
pub fn decided(ranking: &Ranking, ideas: &HashMap<PitchId, IdeaId>, verdicts: &HashMap<IdeaId, Verdict>) -> Vec<(u32, Verdict)> {
    placed(ranking, ideas).filter_map(|(place, idea)| Some((place, *verdicts.get(&idea)?))).collect()
}

/// The place of each idea that was ranked.
pub fn placed<'a>(ranking: &'a Ranking, ideas: &'a HashMap<PitchId, IdeaId>) -> impl Iterator<Item = (u32, IdeaId)> + 'a {
    ranking.standings.iter().filter_map(|s| Some((s.place.unwrap_or(UNPLACED), *ideas.get(&s.pitch)?)))
}
