//! Who judges what: every pitch gets the same number of jurors, nobody one they are barred from, loads differ by one at most,
//! and one comes from any juror to any other by pitches that both see, so that their severities can be compared.
//!
//! A bipartite degree-constrained subgraph (Lovasz and Plummer, Matching Theory, 1986, chapter 10). It is begun greedily
//! and completed by alternating paths; where none is left, what the search has reached is the reason. Exchanges of two edges then
//! join what is apart: they change no degree, and join two components whenever one of the edges is no bridge.
/// The search.
mod plan;
/// Why it is impossible.
mod reason;
/// What must hold, whoever is barred.
#[cfg(test)]
mod tests;
/// In place of who dropped out.
mod top_up;

use plan::Plan;

/// Who may judge what, all by their index.
#[derive(Clone, Debug)]
pub struct Bench {
    /// The jurors of each pitch who are not barred from it.
    may: Vec<Vec<usize>>,
    jurors: usize,
    per_pitch: usize,
}

/// Why nobody can be assigned as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A pitch that fewer jurors may judge than are asked for.
    TooFewFor { pitch: usize, may: usize },
    /// These pitches need `cards` of these jurors, so few others may judge them, and their share is less. None of them can be
    /// left out of the reason.
    TooMuchFor { pitches: Vec<usize>, jurors: Vec<usize>, cards: usize, share: usize },
    /// A juror who may judge so few that the others would get more.
    TooLittleFor { juror: usize },
    /// So few jurors a pitch leave groups that share none; this many are needed at least.
    TooFewEach { least: usize },
    /// Who is barred from what leaves these jurors, the smallest group, no pitch in common with others.
    NotLinked { jurors: Vec<usize> },
}

/// A juror for a pitch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Assigned {
    pub pitch: usize,
    pub juror: usize,
}

impl Bench {
    pub fn new(pitches: usize, jurors: usize, per_pitch: usize, is_barred: impl Fn(usize, usize) -> bool) -> Self {
        let may = |pitch| (0..jurors).filter(|juror| !is_barred(pitch, *juror)).collect();
        Self { may: (0..pitches).map(may).collect(), jurors, per_pitch }
    }

    /// Everybody judges everything they may.
    pub fn everybody(&self) -> Vec<Assigned> {
        let each = self.may.iter().enumerate();
        each.flat_map(|(pitch, jurors)| jurors.iter().map(move |juror| Assigned { pitch, juror: *juror })).collect()
    }

    /// The same, unless there is a pitch that nobody may judge.
    pub fn assign_everybody(&self) -> Result<Vec<Assigned>, Obstacle> {
        match self.may.iter().position(Vec::is_empty) {
            Some(pitch) => Err(Obstacle::TooFewFor { pitch, may: 0 }),
            None => Ok(self.everybody()),
        }
    }

    /// Assigns anew. `seed` decides between what is equally good.
    pub fn assign(&self, seed: u64) -> Result<Vec<Assigned>, Obstacle> {
        self.check()?;
        // An unlucky beginning may leave apart what another joins.
        let mut found = self.attempt(seed);
        for attempt in 1..8 {
            let Err(Obstacle::NotLinked { .. }) = found else { break };
            found = self.attempt(seed.wrapping_add(attempt));
        }
        found
    }

    /// Gives those pitches that lack jurors new ones, as far as there are any, and moves nobody: loads stay as even, and the
    /// graph as connected, as that allows.
    pub fn top_up(&self, kept: &[Assigned], seed: u64) -> Vec<Assigned> {
        let mut plan = Plan::new(self, seed);
        kept.iter().for_each(|assigned| plan.give(assigned.pitch, assigned.juror));
        plan.top_up()
    }

    fn check(&self) -> Result<(), Obstacle> {
        let short = self.may.iter().enumerate().find(|(_, may)| may.len() < self.per_pitch);
        if let Some((pitch, may)) = short {
            return Err(Obstacle::TooFewFor { pitch, may: may.len() });
        }
        let (pitches, (least, _)) = (self.may.len(), self.loads());
        let may = |juror| self.may.iter().filter(|may| may.contains(&juror)).count();
        if let Some(juror) = (0..self.jurors).find(|juror| may(*juror) < least) {
            return Err(Obstacle::TooLittleFor { juror });
        }
        // A connected graph has at least as many edges as nodes, less one; a juror without a pitch is none.
        let edges = pitches * self.per_pitch;
        if pitches > 1 && edges + 1 < pitches + self.jurors.min(edges) {
            return Err(Obstacle::TooFewEach { least: (pitches + self.jurors - 1).div_ceil(pitches) });
        }
        Ok(())
    }

    /// The least and the most that a juror gets.
    fn loads(&self) -> (usize, usize) {
        let (all, jurors) = (self.may.len() * self.per_pitch, self.jurors.max(1));
        (all / jurors, all.div_ceil(jurors))
    }

    fn attempt(&self, seed: u64) -> Result<Vec<Assigned>, Obstacle> {
        let (least, most) = self.loads();
        let mut plan = Plan::new(self, seed);
        plan.begin(most);
        for pitch in 0..self.may.len() {
            while plan.of[pitch].len() < self.per_pitch {
                plan.complete(pitch, most)?;
            }
        }
        for juror in 0..self.jurors {
            while plan.load[juror] < least {
                plan.fill(juror, least)?;
            }
        }
        plan.join()?;
        Ok(plan.assigned())
    }
}
