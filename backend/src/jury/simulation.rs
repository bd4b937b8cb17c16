//! Juries that never sat, of which the truth is known: to see how far a ranking can be trusted, and how many jurors that
//! takes.
use domain::jury::{Given, fair_scores};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::SliceRandom};
use rand_distr::StandardNormal;

/// A jury and what it judges. The spreads are standard deviations on the scale of totals, 0 to 100.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    pub pitches: usize,
    pub jurors: usize,
    /// How many jurors see each pitch.
    pub per_pitch: usize,
    /// How much pitches differ.
    pub quality: f64,
    /// How much jurors differ in severity.
    pub severity: f64,
    /// How much a juror's score differs from what they would give on average.
    pub noise: f64,
}

/// One jury's scores, and the truth behind them.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub given: Vec<Given>,
    /// The true quality of each pitch.
    pub qualities: Vec<f64>,
    /// The true severity of each juror.
    pub severities: Vec<f64>,
}

/// The level around which everything is scored.
pub const LEVEL: f64 = 60.0;

impl Setting {
    /// Lets the jury sit once. The same number gives the same jury.
    pub fn outcome(&self, seed: u64) -> Outcome {
        let mut chance = StdRng::seed_from_u64(seed);
        let (qualities, severities) = (spread(&mut chance, self.pitches, self.quality), spread(&mut chance, self.jurors, self.severity));
        let seen = self.assign(&mut chance);
        self.scores(&mut chance, qualities, severities, &seen)
    }

    /// The scores of jurors for the pitches they see.
    pub fn scores(&self, chance: &mut StdRng, qualities: Vec<f64>, severities: Vec<f64>, seen: &[Vec<usize>]) -> Outcome {
        let mut given = Vec::new();
        for (pitch, jurors) in seen.iter().enumerate() {
            for &juror in jurors {
                let total = LEVEL + qualities[pitch] + severities[juror] + self.noise * chance.sample::<f64, _>(StandardNormal);
                given.push(Given { juror, pitch, total });
            }
        }
        Outcome { given, qualities, severities }
    }

    /// Who sees which pitch: at random, with loads that differ by one at most.
    pub fn assign(&self, chance: &mut StdRng) -> Vec<Vec<usize>> {
        let mut loads = vec![0_usize; self.jurors];
        let mut order: Vec<usize> = (0..self.jurors).collect();
        let mut seen = Vec::with_capacity(self.pitches);
        for _ in 0..self.pitches {
            order.shuffle(chance);
            order.sort_by_key(|juror| loads[*juror]);
            let chosen: Vec<usize> = order.iter().copied().take(self.per_pitch).collect();
            chosen.iter().for_each(|juror| loads[*juror] += 1);
            seen.push(chosen);
        }
        seen
    }
}

/// Deviations from a mean of nought.
pub fn spread(chance: &mut StdRng, n: usize, deviation: f64) -> Vec<f64> {
    (0..n).map(|_| deviation * chance.sample::<f64, _>(StandardNormal)).collect()
}

/// How sure a jury will be, on average over many that never sat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foresight {
    /// Of the pitches that deserve to be among the first, the share that is.
    pub found: f64,
    /// The same by raw means.
    pub found_raw: f64,
    /// Half the width of a 90% interval, in points; none where no interval can be given.
    pub reach: Option<f64>,
    /// The share of juries that had to fall back on raw means.
    pub fallback: f64,
}

/// Lets the jury sit `times` times.
pub fn foresee(setting: &Setting, funded: usize, times: u64, seed: u64) -> Foresight {
    let (mut found, mut found_raw, mut reach, mut fitted) = (0.0, 0.0, 0.0, 0.0);
    for time in 0..times {
        let outcome = setting.outcome(seed.wrapping_add(time));
        let raw = outcome.raw_means(setting.pitches);
        let deserve = first(&outcome.qualities, funded);
        found_raw += shared(&deserve, &first(&raw, funded));
        match fair_scores(&outcome.given, setting.pitches, setting.jurors, funded) {
            Ok(fit) => {
                let adjusted: Vec<f64> = fit.pitches.iter().map(|p| p.map_or(f64::NEG_INFINITY, |p| p.adjusted)).collect();
                found += shared(&deserve, &first(&adjusted, funded));
                reach += fit.pitches.iter().flatten().map(|p| (p.high - p.low) / 2.0).sum::<f64>() / setting.pitches as f64;
                fitted += 1.0;
            }
            Err(_) => found += shared(&deserve, &first(&raw, funded)),
        }
    }
    let times = times as f64;
    let reach = (fitted > 0.0).then(|| reach / fitted);
    Foresight { found: found / times, found_raw: found_raw / times, reach, fallback: 1.0 - fitted / times }
}

impl Outcome {
    /// What every jury tool shows.
    pub fn raw_means(&self, pitches: usize) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); pitches];
        for card in &self.given {
            sums[card.pitch].0 += card.total;
            sums[card.pitch].1 += 1.0;
        }
        sums.into_iter().map(|(sum, n)| sum / f64::max(n, 1.0)).collect()
    }
}

/// The highest few.
fn first(scores: &[f64], few: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    order.truncate(few);
    order
}

/// The share of one choice that is in another.
fn shared(a: &[usize], b: &[usize]) -> f64 {
    a.iter().filter(|one| b.contains(one)).count() as f64 / a.len().max(1) as f64
}
