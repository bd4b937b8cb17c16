//! An assignment in the making: begun greedily, completed by alternating paths, joined by exchanges.
use super::{Assigned, Bench, Obstacle};
use std::collections::{BTreeSet, VecDeque};

/// An assignment in the making.
pub struct Plan<'a> {
    pub(super) bench: &'a Bench,
    /// The jurors of each pitch.
    pub of: Vec<Vec<usize>>,
    pub load: Vec<usize>,
    /// Who comes first among equals.
    order: Vec<u64>,
    random: u64,
}

impl<'a> Plan<'a> {
    pub fn new(bench: &'a Bench, seed: u64) -> Self {
        let mut plan = Self { bench, of: vec![Vec::new(); bench.may.len()], load: vec![0; bench.jurors], order: vec![], random: seed };
        plan.order = (0..bench.jurors).map(|_| plan.next_random()).collect();
        plan
    }

    /// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    fn next_random(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn shuffled_pitches(&mut self) -> Vec<usize> {
        let mut pitches: Vec<(u64, usize)> = (0..self.of.len()).map(|pitch| (self.next_random(), pitch)).collect();
        pitches.sort_unstable();
        pitches.into_iter().map(|(_, pitch)| pitch).collect()
    }

    pub fn give(&mut self, pitch: usize, juror: usize) {
        self.of[pitch].push(juror);
        self.load[juror] += 1;
    }

    pub(super) fn take(&mut self, pitch: usize, juror: usize) {
        self.of[pitch].retain(|j| *j != juror);
        self.load[juror] -= 1;
    }

    /// Who may still judge a pitch and has the least to do.
    pub fn least_loaded(&mut self, pitch: usize, most: usize) -> Option<usize> {
        let salt = self.next_random();
        let free = self.bench.may[pitch].iter().copied().filter(|j| self.load[*j] < most && !self.of[pitch].contains(j));
        free.min_by_key(|j| (self.load[*j], self.order[*j] ^ salt))
    }

    /// Greedily: one juror for each pitch, then a second, and so on; whoever has the least to do comes first.
    pub fn begin(&mut self, most: usize) {
        for _ in 0..self.bench.per_pitch {
            for pitch in self.shuffled_pitches() {
                if let Some(juror) = self.least_loaded(pitch, most) {
                    self.give(pitch, juror);
                }
            }
        }
    }

    /// One juror more for a pitch: found by moving others along an alternating path.
    pub fn complete(&mut self, pitch: usize, most: usize) -> Result<(), Obstacle> {
        // By whom a juror was reached: the pitch that would take them.
        let mut by: Vec<Option<usize>> = vec![None; self.bench.jurors];
        // From whom a pitch would be taken: the juror who would leave it for another.
        let mut left: Vec<Option<usize>> = vec![None; self.of.len()];
        let mut queue = VecDeque::from([pitch]);
        while let Some(at) = queue.pop_front() {
            for juror in self.bench.may[at].clone() {
                if by[juror].is_some() || self.of[at].contains(&juror) {
                    continue;
                }
                by[juror] = Some(at);
                if self.load[juror] < most {
                    self.shift(juror, &by, &left);
                    return Ok(());
                }
                for (other, left) in left.iter_mut().enumerate() {
                    if other != pitch && left.is_none() && self.of[other].contains(&juror) {
                        *left = Some(juror);
                        queue.push_back(other);
                    }
                }
            }
        }
        // All of these have their share, and what they have needs them.
        let reached = (0..by.len()).filter(|juror| by[*juror].is_some()).collect();
        Err(self.bench.too_much_for(reached, most))
    }

    /// Gives along the path that has reached a juror.
    fn shift(&mut self, juror: usize, by: &[Option<usize>], left: &[Option<usize>]) {
        let mut juror = juror;
        while let Some(pitch) = by[juror] {
            self.give(pitch, juror);
            let Some(leaves) = left[pitch] else { return };
            self.take(pitch, leaves);
            juror = leaves;
        }
    }

    /// One pitch more for a juror, from somebody who has more than the least.
    pub fn fill(&mut self, juror: usize, least: usize) -> Result<(), Obstacle> {
        let mut from: Vec<Option<(usize, usize)>> = vec![None; self.bench.jurors];
        let mut reached = vec![false; self.bench.jurors];
        reached[juror] = true;
        let mut queue = VecDeque::from([juror]);
        while let Some(at) = queue.pop_front() {
            for pitch in 0..self.of.len() {
                if self.of[pitch].contains(&at) || !self.bench.may[pitch].contains(&at) {
                    continue;
                }
                for other in self.of[pitch].clone() {
                    if reached[other] {
                        continue;
                    }
                    reached[other] = true;
                    from[other] = Some((pitch, at));
                    if self.load[other] > least {
                        let mut giver = other;
                        while let Some((pitch, taker)) = from[giver] {
                            self.take(pitch, giver);
                            self.give(pitch, taker);
                            giver = taker;
                        }
                        return Ok(());
                    }
                    queue.push_back(other);
                }
            }
        }
        Err(Obstacle::TooLittleFor { juror })
    }

    /// Joins what is apart.
    pub fn join(&mut self) -> Result<(), Obstacle> {
        loop {
            let (parts, count) = self.parts();
            if count <= 1 {
                return Ok(());
            }
            let Some((one, other)) = self.exchange(&parts) else { return Err(self.not_linked(&parts, count)) };
            self.take(one.pitch, one.juror);
            self.take(other.pitch, other.juror);
            self.give(one.pitch, other.juror);
            self.give(other.pitch, one.juror);
        }
    }

    /// The smallest of the groups that are left.
    fn not_linked(&self, parts: &[usize], count: usize) -> Obstacle {
        let group = |part: usize| {
            let pitches = (0..parts.len()).filter(|pitch| parts[*pitch] == part);
            pitches.flat_map(|pitch| self.of[pitch].iter().copied()).collect::<BTreeSet<usize>>()
        };
        let smallest = (0..count).map(group).min_by_key(BTreeSet::len).unwrap_or_default();
        Obstacle::NotLinked { jurors: smallest.into_iter().collect() }
    }

    /// The component of each pitch, and how many there are: jurors without a pitch are none.
    pub fn parts(&self) -> (Vec<usize>, usize) {
        let mut parts = vec![usize::MAX; self.of.len()];
        let mut by_juror = vec![Vec::new(); self.bench.jurors];
        self.assigned().into_iter().for_each(|a| by_juror[a.juror].push(a.pitch));
        let mut count = 0;
        for pitch in 0..self.of.len() {
            if parts[pitch] != usize::MAX {
                continue;
            }
            parts[pitch] = count;
            let mut stack = vec![pitch];
            while let Some(at) = stack.pop() {
                for next in self.of[at].iter().flat_map(|juror| &by_juror[*juror]) {
                    if parts[*next] == usize::MAX {
                        parts[*next] = count;
                        stack.push(*next);
                    }
                }
            }
            count += 1;
        }
        (parts, count)
    }

    /// Two edges of different components that may change jurors, the first no bridge.
    fn exchange(&mut self, parts: &[usize]) -> Option<(Assigned, Assigned)> {
        let edges = self.assigned();
        for one in &edges {
            let may = |pitch: usize, juror: usize| self.bench.may[pitch].contains(&juror);
            let fits =
                |other: &&Assigned| parts[other.pitch] != parts[one.pitch] && may(one.pitch, other.juror) && may(other.pitch, one.juror);
            let Some(other) = edges.iter().find(fits).copied() else { continue };
            let one = *one;
            if !self.is_bridge(one) {
                return Some((one, other));
            }
        }
        None
    }

    /// Whether a pitch and its juror are linked by nothing else.
    fn is_bridge(&mut self, edge: Assigned) -> bool {
        self.take(edge.pitch, edge.juror);
        let (parts, _) = self.parts();
        let linked = (0..self.of.len()).any(|pitch| self.of[pitch].contains(&edge.juror) && parts[pitch] == parts[edge.pitch]);
        self.give(edge.pitch, edge.juror);
        !linked
    }

    pub fn assigned(&self) -> Vec<Assigned> {
        let each = self.of.iter().enumerate();
        each.flat_map(|(pitch, jurors)| jurors.iter().map(move |juror| Assigned { pitch, juror: *juror })).collect()
    }
}
