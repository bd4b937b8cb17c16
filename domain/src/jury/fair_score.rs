//! The fair score: what a pitch is worth once it no longer matters which jurors happened to see it.
//!
//! Jurors differ in severity and see different pitches, so a raw mean says as much about the jurors as about the pitch.
//! The totals (0 to 100) are modelled as
//!
//! ```text
//! t_ij = level_j + quality_i + noise_ij        quality_i ~ N(0, Q)   noise_ij ~ N(0, E)
//! ```
//!
//! with the juror's level a fixed effect and the pitch's quality a random one: a linear mixed model. Its solution is
//! Henderson's ("Best linear unbiased estimation and prediction under a selection model", Biometrics 31, 1975); the two
//! variances are weighed by their restricted likelihood (Patterson and Thompson, Biometrika 58, 1971), which looks only at what
//! is left once the levels are taken out, and a flat prior on the deviation of quality (Gelman, Bayesian Analysis 1, 2006). So a constant added to all scores of one juror moves all adjusted
//! scores alike (by its share in the mean level) and changes no difference, no interval's width, no place and no probability.
/// How likely each is to be among the highest.
mod chances;
/// What must not matter, and what must be said.
#[cfg(test)]
mod tests;

use super::Fallback;
use chances::p_funded;
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

/// What one juror gave one pitch: both by their index, the total from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    pub juror: usize,
    pub pitch: usize,
    pub total: f64,
}

/// How sure one is of a pitch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// What a juror of this panel would give on average.
    pub adjusted: f64,
    /// A 90% interval around it.
    pub low: f64,
    pub high: f64,
    /// The probability of being among the funded, from 0 to 1.
    pub p_funded: f64,
}

/// What the totals come to.
#[derive(Clone, Debug, PartialEq)]
pub struct FairScores {
    /// By pitch; none for one that nobody scored.
    pub pitches: Vec<Option<Estimate>>,
    /// How much more (or less) than the panel's average each juror gives; none for one who scored nothing.
    pub severities: Vec<Option<f64>>,
    /// Standard deviations of quality and of noise.
    pub quality: f64,
    pub noise: f64,
}

/// The quantile of the standard normal distribution that leaves 5% above.
const NORMAL_95: f64 = 1.644_853_626_951_472_2;

/// The least degrees of freedom left for the noise.
const LEAST_FREEDOM: usize = 3;

/// Fits the model. `funded` pitches can be funded.
pub fn fair_scores(given: &[Given], pitches: usize, jurors: usize, funded: usize) -> Result<FairScores, Fallback> {
    let design = Design::of(given, pitches, jurors)?;
    let fits = design.fits();
    let over = |of: &dyn Fn(&Fit) -> f64| fits.iter().map(|(weight, fit)| weight * of(fit)).sum::<f64>();
    let level = over(&|fit| design.level(fit));
    let estimates = mixed(&fits, |fit| design.estimates(fit));
    let p_funded = p_funded(&mixed(&fits, |fit| design.contrasts(fit)), funded);
    let mut by_pitch = vec![None; pitches];
    for ((place, (adjusted, error)), p_funded) in design.pitches.iter().zip(estimates).zip(p_funded) {
        let reach = student_95(design.freedom()) * error;
        by_pitch[*place] = Some(Estimate { adjusted, low: adjusted - reach, high: adjusted + reach, p_funded });
    }
    let mut severities = vec![None; jurors];
    for (place, juror) in design.jurors.iter().enumerate() {
        severities[*juror] = Some(over(&|fit| design.centre[place] + fit.levels[place]) - level);
    }
    let (noise, quality) = (over(&|fit| fit.noise), over(&|fit| fit.noise / fit.ratio));
    Ok(FairScores { pitches: by_pitch, severities, quality: quality.sqrt(), noise: noise.sqrt() })
}

/// The quantile of Student's t distribution that leaves 5% above (Abramowitz and Stegun, Handbook of Mathematical
/// Functions, 26.7.5).
fn student_95(freedom: usize) -> f64 {
    let (x, freedom) = (NORMAL_95, freedom as f64);
    let g1 = (x.powi(3) + x) / 4.0;
    let g2 = (5.0 * x.powi(5) + 16.0 * x.powi(3) + 3.0 * x) / 96.0;
    let g3 = (3.0 * x.powi(7) + 19.0 * x.powi(5) + 17.0 * x.powi(3) - 15.0 * x) / 384.0;
    x + g1 / freedom + g2 / freedom.powi(2) + g3 / freedom.powi(3)
}

/// Mean and standard error of what several fits say, each weighted by how likely it is (the law of total variance).
fn mixed(fits: &[(f64, Fit)], says: impl Fn(&Fit) -> Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let mut sums: Vec<(f64, f64)> = Vec::new();
    for (weight, fit) in fits {
        let said = says(fit);
        sums.resize(said.len(), (0.0, 0.0));
        for (sum, (mean, error)) in sums.iter_mut().zip(said) {
            *sum = (sum.0 + weight * mean, sum.1 + weight * (mean * mean + error * error));
        }
    }
    sums.into_iter().map(|(mean, square)| (mean, (square - mean * mean).max(0.0).sqrt())).collect()
}

/// Who saw what, without the pitches nobody scored and the jurors who scored nothing.
struct Design {
    /// The index of each pitch and juror as the caller knows them.
    pitches: Vec<usize>,
    jurors: Vec<usize>,
    /// The jurors of each pitch, with their totals less the mean of what that juror gave.
    seen: Vec<Vec<(usize, f64)>>,
    /// The mean of what each juror gave.
    centre: Vec<f64>,
    cards: usize,
}

/// The model solved for one ratio of the variances, noise by quality.
struct Fit {
    ratio: f64,
    levels: DVector<f64>,
    qualities: Vec<f64>,
    /// The system of the levels once the qualities are eliminated.
    system: Cholesky<f64, Dyn>,
    /// The variance of the noise.
    noise: f64,
    /// Twice the negative restricted log-likelihood, but for a constant.
    deviance: f64,
}

impl Design {
    fn of(given: &[Given], pitches: usize, jurors: usize) -> Result<Self, Fallback> {
        let mut counts = (vec![0_usize; pitches], vec![0_usize; jurors]);
        let mut sums = vec![0.0; jurors];
        for card in given {
            counts.0[card.pitch] += 1;
            counts.1[card.juror] += 1;
            sums[card.juror] += card.total;
        }
        let there = |counts: &[usize]| counts.iter().enumerate().filter(|(_, n)| **n > 0).map(|(i, _)| i).collect::<Vec<_>>();
        let (kept_pitches, kept_jurors) = (there(&counts.0), there(&counts.1));
        let place = |kept: &[usize], all: usize| {
            let mut places = vec![usize::MAX; all];
            kept.iter().enumerate().for_each(|(place, i)| places[*i] = place);
            places
        };
        let (pitch_place, juror_place) = (place(&kept_pitches, pitches), place(&kept_jurors, jurors));
        let centre: Vec<f64> = kept_jurors.iter().map(|j| sums[*j] / counts.1[*j] as f64).collect();
        let mut seen = vec![Vec::new(); kept_pitches.len()];
        for card in given {
            let juror = juror_place[card.juror];
            seen[pitch_place[card.pitch]].push((juror, card.total - centre[juror]));
        }
        let design = Self { pitches: kept_pitches, jurors: kept_jurors, seen, centre, cards: given.len() };
        design.check().map(|()| design)
    }

    /// Whether there is enough to compare jurors by.
    fn check(&self) -> Result<(), Fallback> {
        if self.jurors.len() < 2 || self.pitches.len() < 3 {
            return Err(Fallback::TooFew);
        }
        if !self.is_connected() {
            return Err(Fallback::Disconnected);
        }
        if self.freedom() < LEAST_FREEDOM { Err(Fallback::TooFew) } else { Ok(()) }
    }

    /// How many more scores there are than unknowns.
    fn freedom(&self) -> usize {
        (self.cards + 1).saturating_sub(self.jurors.len() + self.pitches.len())
    }

    /// Whether one comes from any juror to any other by pitches that both saw.
    fn is_connected(&self) -> bool {
        let mut reached = vec![false; self.jurors.len()];
        reached[0] = true;
        let mut more = true;
        while more {
            more = false;
            for jurors in &self.seen {
                if jurors.iter().any(|(j, _)| reached[*j]) && jurors.iter().any(|(j, _)| !reached[*j]) {
                    jurors.iter().for_each(|(j, _)| reached[*j] = true);
                    more = true;
                }
            }
        }
        reached.into_iter().all(|r| r)
    }

    /// The model for a grid of ratios, each with its weight: the restricted likelihood, the deviation of quality being as
    /// likely to be one as another beforehand. The likeliest ratio alone would be too sure where there is little to see.
    fn fits(&self) -> Vec<(f64, Fit)> {
        const FROM: f64 = -12.0;
        const STEP: f64 = 0.5;
        let fits: Vec<(f64, Fit)> = (0..=38)
            .map(|k| {
                let log = FROM + STEP * f64::from(k);
                let fit = self.fit(log.exp());
                // A deviation is the ratio's inverse root; so is its derivative by the ratio's logarithm.
                (-(fit.deviance + log) / 2.0, fit)
            })
            .collect();
        let most = fits.iter().map(|(log, _)| *log).fold(f64::NEG_INFINITY, f64::max);
        let likely: Vec<(f64, Fit)> =
            fits.into_iter().map(|(log, fit)| ((log - most).exp(), fit)).filter(|(weight, _)| *weight > 1e-4).collect();
        let sum: f64 = likely.iter().map(|(weight, _)| weight).sum();
        likely.into_iter().map(|(weight, fit)| (weight / sum, fit)).collect()
    }

    /// Solves Henderson's equations: the qualities are eliminated, one small system of the levels is left.
    fn fit(&self, ratio: f64) -> Fit {
        let m = self.jurors.len();
        let mut system = DMatrix::<f64>::zeros(m, m);
        let mut right = DVector::<f64>::zeros(m);
        let mut log_det = 0.0;
        for seen in &self.seen {
            let weight = 1.0 / (seen.len() as f64 + ratio);
            let sum: f64 = seen.iter().map(|(_, y)| y).sum();
            for (j, y) in seen {
                system[(*j, *j)] += 1.0;
                right[*j] += y - weight * sum;
                for (k, _) in seen {
                    system[(*j, *k)] -= weight;
                }
            }
            log_det += (1.0 + seen.len() as f64 / ratio).ln();
        }
        let system = system.cholesky().unwrap_or_else(|| unreachable!("a positive ratio makes it definite"));
        let levels = system.solve(&right);
        let (mut rest, mut qualities) = (0.0, Vec::with_capacity(self.seen.len()));
        for seen in &self.seen {
            let weight = 1.0 / (seen.len() as f64 + ratio);
            let quality = weight * seen.iter().map(|(j, y)| y - levels[*j]).sum::<f64>();
            rest += seen.iter().map(|(j, y)| y * (y - levels[*j] - quality)).sum::<f64>();
            qualities.push(quality);
        }
        let freedom = (self.cards - m) as f64;
        let noise = (rest / freedom).max(1e-9);
        let log_system: f64 = system.l_dirty().diagonal().iter().map(|d| 2.0 * d.ln()).sum();
        Fit { ratio, levels, qualities, system, noise, deviance: freedom * noise.ln() + log_det + log_system }
    }

    /// The mean level of the panel.
    fn level(&self, fit: &Fit) -> f64 {
        let m = self.jurors.len() as f64;
        (self.centre.iter().sum::<f64>() + fit.levels.sum()) / m
    }

    /// How a pitch's jurors stand in its estimate.
    fn weights(&self, seen: &[(usize, f64)], fit: &Fit) -> DVector<f64> {
        let mut weights = DVector::zeros(self.jurors.len());
        for (j, _) in seen {
            weights[*j] += 1.0 / (seen.len() as f64 + fit.ratio);
        }
        weights
    }

    /// Each pitch's adjusted score and its standard error.
    fn estimates(&self, fit: &Fit) -> Vec<(f64, f64)> {
        let (m, level) = (self.jurors.len(), self.level(fit));
        let even = DVector::from_element(m, 1.0 / m as f64);
        let pitches = self.seen.iter().zip(&fit.qualities).map(|(seen, quality)| {
            let apart = &even - self.weights(seen, fit);
            let variance = apart.dot(&fit.system.solve(&apart)) + 1.0 / (seen.len() as f64 + fit.ratio);
            (level + quality, (fit.noise * variance).sqrt())
        });
        pitches.collect()
    }

    /// Each pitch's quality less the mean of all, and its standard error: what places depend on.
    fn contrasts(&self, fit: &Fit) -> Vec<(f64, f64)> {
        let n = self.seen.len() as f64;
        let weights: Vec<DVector<f64>> = self.seen.iter().map(|seen| self.weights(seen, fit)).collect();
        let mut mean = DVector::zeros(self.jurors.len());
        weights.iter().for_each(|w| mean += w / n);
        let own: Vec<f64> = self.seen.iter().map(|seen| 1.0 / (seen.len() as f64 + fit.ratio)).collect();
        let all: f64 = own.iter().sum();
        let contrast = |i: usize| {
            let apart = &mean - &weights[i];
            let variance = apart.dot(&fit.system.solve(&apart)) + own[i] * (1.0 - 2.0 / n) + all / (n * n);
            (fit.qualities[i], (fit.noise * variance).sqrt())
        };
        (0..self.seen.len()).map(contrast).collect()
    }
}
