//! The smallest reason why some jurors would get more than their share.
use super::{Bench, Obstacle};

impl Bench {
    /// How many cards on a pitch only these jurors can fill in.
    fn needs(&self, pitch: usize, jurors: &[usize]) -> usize {
        let others = self.may[pitch].iter().filter(|juror| !jurors.contains(juror)).count();
        self.per_pitch.saturating_sub(others)
    }

    /// These jurors would get more than `most` each: what can be left out of them and of their pitches without it coming right is
    /// left out, until nothing can (a minimal violation of the condition of Hall and Rado).
    pub(super) fn too_much_for(&self, mut jurors: Vec<usize>, most: usize) -> Obstacle {
        let of = |jurors: &[usize]| (0..self.may.len()).filter(|pitch| self.needs(*pitch, jurors) > 0).collect::<Vec<_>>();
        let needed = |pitches: &[usize], jurors: &[usize]| pitches.iter().map(|pitch| self.needs(*pitch, jurors)).sum::<usize>();
        let mut at = 0;
        while at < jurors.len() {
            let mut fewer = jurors.clone();
            fewer.remove(at);
            if needed(&of(&fewer), &fewer) > fewer.len() * most {
                // Whoever was needed before may not be any more.
                (jurors, at) = (fewer, 0);
            } else {
                at += 1;
            }
        }
        let share = jurors.len() * most;
        let mut pitches = of(&jurors);
        let mut at = 0;
        while at < pitches.len() {
            let mut fewer = pitches.clone();
            fewer.remove(at);
            if needed(&fewer, &jurors) > share {
                pitches = fewer;
            } else {
                at += 1;
            }
        }
        let cards = needed(&pitches, &jurors);
        Obstacle::TooMuchFor { pitches, jurors, cards, share }
    }
}
