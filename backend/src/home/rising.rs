//! Ideas that rise: open ones whose counts everybody may see, by recent attention against age.
use crate::{
    Failure,
    store::{self, Reader, home::rising::Attention},
};
use domain::{
    Actor, IdeaId, Moment,
    challenges::ChallengeFacts,
    ideas::{IdeaRow, RECENT, is_young, trending},
};

/// How many are shown.
const SHOWN: usize = 5;
/// How many of the newest, and how many of the most supported, are looked at.
const NEWEST: i64 = 200;
const LIKED: i64 = 100;
/// How many older ideas have their recent supports counted, at most.
const COUNTED: usize = 20;

pub(super) async fn rising(db: &Reader, actor: &Actor, live: &[ChallengeFacts], now: Moment) -> Result<Vec<IdeaRow>, Failure> {
    let hidden: Vec<_> = live.iter().filter(|c| c.hides_counts(now)).map(|c| c.id).collect();
    let candidates = store::home::rising::candidates(db, &hidden, NEWEST, LIKED).await?;
    let (young, old): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|c| is_young(Moment(c.opened), now));
    let mut risen = scored(young, now);
    let lately = store::home::rising::lately(db, &worth_counting(old, &risen, now), now.plus(-RECENT)).await?;
    risen.extend(scored(lately, now));
    sort(&mut risen);
    let ideas: Vec<IdeaId> = risen.into_iter().take(SHOWN).map(|(_, idea)| idea).collect();
    store::ideas::rows_of(db, actor, &ideas, now).await
}

fn scored(ideas: Vec<Attention>, now: Moment) -> Vec<(f64, IdeaId)> {
    let score = |a: &Attention| trending(a.supports, a.comments, Moment(a.opened), now);
    ideas.into_iter().map(|a| (score(&a), IdeaId(a.id))).filter(|(score, _)| *score > 0.0).collect()
}

/// The highest first; of equals the newest, as its identifier says.
fn sort(scores: &mut [(f64, IdeaId)]) {
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
}

/// Older ideas that could be among those shown: all their attention, taken as recent, is more than they can have.
fn worth_counting(old: Vec<Attention>, young: &[(f64, IdeaId)], now: Moment) -> Vec<IdeaId> {
    let mut young: Vec<f64> = young.iter().map(|(score, _)| *score).collect();
    young.sort_by(|a, b| b.total_cmp(a));
    let to_beat = young.get(SHOWN - 1).copied().unwrap_or(0.0);
    let mut bounds = scored(old, now);
    sort(&mut bounds);
    bounds.into_iter().take_while(|(bound, _)| *bound > to_beat).take(COUNTED).map(|(_, idea)| idea).collect()
}
