//! Pitches are given to jurors: all at once when a round opens, and again where somebody steps aside or leaves.
use super::ranked::is_hidden;
use crate::{
    Failure,
    store::{
        Tx,
        jury::{self, Slot},
    },
};
use domain::{
    Actor, Event, FieldErrors, IdeaId, Moment, PersonId, PitchId, Problem, RoundId,
    jury::{Assigned, Assignment, Bench, Obstacle, RoundFacts, RoundPhase},
    people::PersonRef,
};
use std::collections::{HashMap, HashSet};

/// How many titles a reason names before it counts the others.
const MOST_TITLES: usize = 5;

/// How each juror stands to each pitch.
type Slots = HashMap<(PitchId, PersonId), Assignment>;

/// The pitches of a round and its panel, by their index.
struct Table {
    pitches: Vec<jury::Titled>,
    jurors: Vec<PersonRef>,
    bench: Bench,
    per_pitch: Option<usize>,
}

impl Table {
    /// Beside who is barred, whoever stepped aside is out, and whoever left: their cards stay, they get no more.
    async fn of(tx: &Tx, round: &RoundFacts, slots: &Slots) -> Result<Self, Failure> {
        let pitches = jury::pitches(tx, round.id).await?;
        let mut jurors = jury::active_panel(tx, round.challenge.id).await?;
        let sits = jurors.len();
        let judge: HashSet<PersonId> =
            slots.iter().filter(|(_, state)| **state == Assignment::Open).map(|((_, juror), _)| *juror).collect();
        let left = judge.into_iter().filter(|juror| jurors.iter().all(|known| known.id != *juror));
        let left: Vec<PersonRef> = left.map(|id| PersonRef { id, name: String::new() }).collect();
        jurors.extend(left);
        let is_out = |pitch, juror| matches!(slots.get(&(pitch, juror)), Some(Assignment::Recused | Assignment::Passed));
        let barred = jury::barred(tx, round.id, None).await?;
        let per_pitch = jury::per_pitch(tx, round.id).await?.and_then(|k| usize::try_from(k).ok());
        let bench = Bench::new(pitches.len(), jurors.len(), per_pitch.unwrap_or(1), |pitch, juror| {
            let (left, juror, pitch) = (juror >= sits, jurors[juror].id, &pitches[pitch]);
            left || barred.get(&IdeaId(pitch.idea_id)).is_some_and(|barred| barred.contains(&juror)) || is_out(PitchId(pitch.id), juror)
        });
        Ok(Self { pitches, jurors, bench, per_pitch })
    }

    fn slot(&self, assigned: Assigned) -> (PitchId, PersonId) {
        (PitchId(self.pitches[assigned.pitch].id), self.jurors[assigned.juror].id)
    }

    /// What stands in the way, in the words of a form. Of what is hidden from its reader neither the title nor who may judge it.
    fn problem(&self, obstacle: Obstacle, is_hidden: impl Fn(usize) -> bool) -> Problem {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let name = |juror: usize| self.jurors[juror].name.clone();
        let names = |jurors: Vec<usize>| jurors.into_iter().map(name).collect::<Vec<_>>().join(", ");
        match obstacle {
            Obstacle::TooFewFor { pitch, .. } if is_hidden(pitch) => Problem::TooFewForSome,
            Obstacle::TooMuchFor { pitches, .. } if pitches.iter().any(|pitch| is_hidden(*pitch)) => Problem::TooFewForSome,
            Obstacle::TooFewFor { pitch, may } => Problem::TooFewMayJudge { title: self.pitches[pitch].title.clone(), may: count(may) },
            Obstacle::TooMuchFor { pitches, jurors, cards, share } => {
                let titles: Vec<&str> = pitches.iter().take(MOST_TITLES).map(|pitch| self.pitches[*pitch].title.as_str()).collect();
                let more = count(pitches.len() - titles.len());
                let (titles, jurors) = (titles.join(" · "), names(jurors));
                Problem::TooMuchForThese { titles, more, jurors, cards: count(cards), share: count(share) }
            }
            Obstacle::TooLittleFor { juror } => Problem::TooLittleFor { juror: name(juror) },
            Obstacle::TooFewEach { least } => Problem::TooFewEach { least: count(least) },
            Obstacle::NotLinked { jurors } => Problem::NotLinked { jurors: names(jurors) },
        }
    }
}

/// Gives all pitches of a round that somebody opens.
pub async fn assign_all(tx: &Tx, round: &RoundFacts, by: &Actor, now: Moment) -> Result<(), Failure> {
    let table = Table::of(tx, round, &Slots::new()).await?;
    // Everybody judges everything they may; somebody has to.
    let found = match table.per_pitch {
        Some(_) => table.bench.assign(seed(round.id)),
        None => table.bench.assign_everybody(),
    };
    let barred = jury::barred(tx, round.id, by.person()).await?;
    let is_hidden = |pitch: usize| is_hidden(&barred, by, &table.pitches[pitch]);
    let assigned = found.map_err(|obstacle| FieldErrors::one("per_pitch", table.problem(obstacle, is_hidden)))?;
    let given: Vec<(PitchId, PersonId)> = assigned.into_iter().map(|assigned| table.slot(assigned)).collect();
    jury::assign_first(tx, &given, now).await
}

/// Gives pitches that lack jurors to those who have the least to do, and tells them.
pub async fn top_up(tx: &Tx, round: &RoundFacts, by: &Actor, now: Moment) -> Result<(), Failure> {
    let slots: Slots = jury::assignments(tx, round.id).await?.into_iter().map(|slot| ((slot.pitch, slot.juror), slot.state)).collect();
    let table = Table::of(tx, round, &slots).await?;
    let pairs = (0..table.pitches.len()).flat_map(|pitch| (0..table.jurors.len()).map(move |juror| Assigned { pitch, juror }));
    let kept: Vec<Assigned> = pairs.filter(|assigned| slots.get(&table.slot(*assigned)) == Some(&Assignment::Open)).collect();
    let wanted = match table.per_pitch {
        Some(_) => table.bench.top_up(&kept, seed(round.id)),
        None => {
            let kept: HashSet<Assigned> = kept.into_iter().collect();
            table.bench.everybody().into_iter().filter(|assigned| !kept.contains(assigned)).collect()
        }
    };
    let mut told = Vec::new();
    for (pitch, juror) in wanted.into_iter().map(|assigned| table.slot(assigned)) {
        jury::assign(tx, pitch, juror, now).await?;
        if !told.contains(&juror) {
            told.push(juror);
            tx.record(Event::PitchesAssigned { round: round.id, juror }, by, now).await?;
        }
    }
    Ok(())
}

/// Whoever has come to manage an author of what they judge, or to be managed by one, judges it no more.
pub async fn part_ties(tx: &Tx, person: PersonId, by: &Actor, now: Moment) -> Result<(), Failure> {
    let tied = jury::newly_tied(tx, person).await?;
    let mut rounds: Vec<RoundId> = tied.iter().map(|(round, _)| *round).collect();
    rounds.dedup();
    for id in rounds {
        let Some(round) = jury::round_to_change(tx, id).await? else { continue };
        for (_, slot) in tied.iter().filter(|(round, _)| *round == id) {
            jury::end_assignment(tx, slot, "", now).await?;
            tx.record(Event::JurorSteppedAside { pitch: slot.pitch, juror: slot.juror }, by, now).await?;
        }
        if round.phase(now) == RoundPhase::Scoring {
            top_up(tx, &round, by, now).await?;
        }
    }
    Ok(())
}

/// Somebody's account is closed: what they had not handed in is given to others.
pub async fn leave_all(tx: &Tx, juror: PersonId, by: &Actor, now: Moment) -> Result<(), Failure> {
    for round in jury::rounds_of(tx, juror).await? {
        let Some(round) = jury::round_facts(tx, round).await? else { continue };
        leave(tx, &round, &[juror], by, now).await?;
        if round.phase(now) == RoundPhase::Scoring {
            top_up(tx, &round, by, now).await?;
        }
    }
    Ok(())
}

/// Takes from jurors who leave the panel what they have not handed in, and gives it to others.
pub async fn leave(tx: &Tx, round: &RoundFacts, gone: &[PersonId], by: &Actor, now: Moment) -> Result<(), Failure> {
    for slot in jury::assignments(tx, round.id).await? {
        if slot.state != Assignment::Open || !gone.contains(&slot.juror) {
            continue;
        }
        let card = jury::card(tx, slot.pitch, slot.juror).await?;
        if card.is_none_or(|card| card.handed_in.is_none()) {
            jury::end_assignment(tx, &Slot { state: Assignment::Left, ..slot.clone() }, "", now).await?;
            tx.record(Event::JurorSteppedAside { pitch: slot.pitch, juror: slot.juror }, by, now).await?;
        }
    }
    Ok(())
}

/// Another order for each round, and always the same for one.
fn seed(round: RoundId) -> u64 {
    domain::text::fnv(round.0.as_bytes())
}
