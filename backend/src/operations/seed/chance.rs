//! Chance that can be repeated, and shares of a whole.
use domain::Moment;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use uuid::{Builder, Uuid};

/// The one source of chance.
#[derive(Clone)]
pub struct Dice(StdRng);

impl Dice {
    /// Its own chances for each part of the work.
    pub fn of_part(seed: u64, part: u64) -> Self {
        Self(StdRng::seed_from_u64(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(part)))
    }

    /// An identifier (UUID version 7) of that time.
    pub fn id<T: From<Uuid>>(&mut self, at: Moment) -> T {
        let millis = (at.0.max(0) / 1000) as u64;
        Builder::from_unix_timestamp_millis(millis, &self.0.random()).into_uuid().into()
    }

    pub fn between(&mut self, from: Moment, to: Moment) -> Moment {
        if to <= from { from } else { Moment(self.0.random_range(from.0..to.0)) }
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0.random_range(0..n.max(1))
    }

    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn number(&mut self) -> u64 {
        self.0.random()
    }

    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> Option<T> {
        choices.choose(&mut self.0).copied()
    }
}

/// Shares of a number by weight, each at most `most`, together exactly the number where that is possible.
pub fn apportion(number: usize, weights: &[f64], most: usize) -> Vec<usize> {
    let sum: f64 = weights.iter().sum();
    let mut shares: Vec<usize> = weights.iter().map(|w| ((number as f64 * w / sum) as usize).min(most)).collect();
    let mut left = number - shares.iter().sum::<usize>().min(number);
    while left > 0 && shares.iter().any(|share| *share < most) {
        let before = left;
        for share in shares.iter_mut().filter(|share| **share < most) {
            if left == 0 {
                break;
            }
            let more = (left / weights.len()).clamp(1, most - *share).min(left);
            *share += more;
            left -= more;
        }
        if left == before {
            break;
        }
    }
    shares
}

/// A step that visits all of a circle.
pub fn coprime(circle: usize, wish: usize) -> usize {
    let divisor = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (wish.max(1)..).find(|step| divisor(*step, circle) == 1).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_stay_below_the_most() {
        for (number, most) in [(10, 4), (12, 4), (0, 4), (7, 100)] {
            let shares = apportion(number, &[3.0, 1.0, 1.0], most);
            assert_eq!(shares.iter().sum::<usize>(), number);
            assert!(shares.iter().all(|share| *share <= most), "{shares:?}");
        }
    }

    #[test]
    fn a_step_visits_everybody() {
        for circle in [1, 2, 12, 4996] {
            let step = coprime(circle, circle / 2);
            let visited: std::collections::BTreeSet<usize> = (0..circle).map(|k| k * step % circle).collect();
            assert_eq!(visited.len(), circle);
        }
    }
}
