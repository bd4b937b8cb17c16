//! New jurors in place of those who dropped out: loads as even, and the graph as connected, as moving nobody allows who is
//! there already.
use super::{Assigned, plan::Plan};

impl Plan<'_> {
    /// Gives those pitches that lack jurors new ones, as far as there are any.
    pub fn top_up(&mut self) -> Vec<Assigned> {
        let mut added = Vec::new();
        for pitch in self.shuffled_pitches() {
            while self.of[pitch].len() < self.bench.per_pitch {
                let Some(juror) = self.least_loaded(pitch, usize::MAX) else { break };
                self.give(pitch, juror);
                added.push(Assigned { pitch, juror });
            }
        }
        self.even_out(&mut added);
        // Where loads have to suffer for it, they do: jurors who share no pitch can't be compared at all.
        self.link(&mut added, true);
        self.link(&mut added, false);
        added
    }

    /// Moves what was added to whoever has two less to do, until there is nobody. Each move lowers the sum of the squares of
    /// all loads, so it comes to an end.
    fn even_out(&mut self, added: &mut [Assigned]) {
        while let Some((at, juror)) = added.iter().enumerate().find_map(|(at, given)| {
            let lighter = self.free(given.pitch).filter(|juror| self.load[*juror] + 1 < self.load[given.juror]);
            lighter.min_by_key(|juror| self.load[*juror]).map(|juror| (at, juror))
        }) {
            self.hand(&mut added[at], juror);
        }
    }

    /// Moves what was added so that fewer parts of the graph stand apart; within the loads that there are, if they are to stay.
    fn link(&mut self, added: &mut [Assigned], within_loads: bool) {
        loop {
            let (parts, count) = self.parts();
            if count <= 1 {
                return;
            }
            let (least, most) = (self.load.iter().min().copied(), self.load.iter().max().copied());
            let stays =
                |given: &Assigned, juror: usize| !within_loads || (Some(self.load[juror]) < most && Some(self.load[given.juror]) > least);
            let mut moves = Vec::new();
            for (at, given) in added.iter().enumerate() {
                let elsewhere = |juror: &usize| (0..parts.len()).any(|p| parts[p] != parts[given.pitch] && self.of[p].contains(juror));
                moves.extend(self.free(given.pitch).filter(|juror| elsewhere(juror) && stays(given, *juror)).map(|juror| (at, juror)));
            }
            moves.sort_by_key(|(_, juror)| self.load[*juror]);
            let joined = moves.into_iter().any(|(at, juror)| {
                let before = added[at].juror;
                self.hand(&mut added[at], juror);
                let fewer = self.parts().1 < count;
                if !fewer {
                    self.hand(&mut added[at], before);
                }
                fewer
            });
            if !joined {
                return;
            }
        }
    }

    /// Who may still judge a pitch.
    fn free(&self, pitch: usize) -> impl Iterator<Item = usize> {
        self.bench.may[pitch].iter().copied().filter(move |juror| !self.of[pitch].contains(juror))
    }

    fn hand(&mut self, given: &mut Assigned, juror: usize) {
        self.take(given.pitch, given.juror);
        self.give(given.pitch, juror);
        given.juror = juror;
    }
}
