//! The fair score: what a pitch is worth once it no longer matters which jurors happened to see it.
//!
//! Jurors differ in severity and see different pitches, so a raw mean says as much about the jurors as about the pitch.
//! The totals (0 to 100) are modelled as
//!
//! ```text
//! t_ij = level_j + quality_i + noise_ij        noise_ij ~ N(0, E)
//! quality_i = own_i + mean of company_j over the jurors who saw i        own_i ~ N(0, Q)   company_j ~ N(0, C)
//! ```
//!
//! with the juror's level a fixed effect and the pitch's quality a random one: a linear mixed model. Its solution is
//! Henderson's ("Best linear unbiased estimation and prediction under a selection model", Biometrics 31, 1975). Mostly who sees a
//! pitch is an accident, and C is nought; where jurors saw pitches that are alike (the severe ones the better ones, say), a quality
//! that knew nothing of its jurors would be drawn to the mean of all, and their severity with it (Mundlak, "On the pooling of time
//! series and cross section data", Econometrica 46, 1978). Which it is, the scores say: both are held for equally likely beforehand.
//! The variances are weighed by their restricted likelihood (Patterson and Thompson, Biometrika 58, 1971), which looks only at what
//! is left once the levels are taken out, and a flat prior on the deviation of quality (Gelman, Bayesian Analysis 1, 2006). So a
//! constant added to all scores of one juror moves all adjusted scores alike (by its share in the mean level) and changes no
//! difference, no interval's width, no place and no probability.
/// How likely each is to be among the highest.
mod chances;
/// The model, solved for given variances.
mod fit;
/// What must not matter, and what must be said.
#[cfg(test)]
mod tests;

use super::Fallback;
use chances::p_funded;
use fit::{Fit, Places, Seen};

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
    let centre = design.centre.iter().sum::<f64>() / design.jurors.len() as f64;
    let level = centre + over(&|fit| fit.levels.mean());
    let places: Vec<(f64, Places)> = fits.iter().map(|(weight, fit)| (*weight, fit.places(&design.seen))).collect();
    let p_funded = p_funded(&mixed(places.iter().map(|(weight, places)| (*weight, &places.contrasts))), funded);
    let mut by_pitch = vec![None; pitches];
    let estimates = mixed(places.iter().map(|(weight, places)| (*weight, &places.estimates)));
    for ((place, (adjusted, error)), p_funded) in design.pitches.iter().zip(estimates).zip(p_funded) {
        let (adjusted, reach) = (centre + adjusted, student_95(design.freedom()) * error);
        by_pitch[*place] = Some(Estimate { adjusted, low: adjusted - reach, high: adjusted + reach, p_funded });
    }
    let mut severities = vec![None; jurors];
    for (place, juror) in design.jurors.iter().enumerate() {
        severities[*juror] = Some(over(&|fit| design.centre[place] + fit.levels[place]) - level);
    }
    let (noise, quality) = (over(&|fit| fit.noise), over(&|fit| fit.quality));
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
fn mixed<'a>(said: impl Iterator<Item = (f64, &'a Vec<(f64, f64)>)>) -> Vec<(f64, f64)> {
    let mut sums: Vec<(f64, f64)> = Vec::new();
    for (weight, said) in said {
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
    seen: Vec<Seen>,
    /// The mean of what each juror gave.
    centre: Vec<f64>,
    cards: usize,
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

    /// The model for a grid of variances, each with its weight: the restricted likelihood, the deviation of a pitch's own quality
    /// being as likely to be one as another beforehand, and who sees a pitch as likely to be an accident as not. The likeliest variances
    /// alone would be too sure where there is little to see.
    fn fits(&self) -> Vec<(f64, Fit)> {
        const FROM: f64 = -12.0;
        const STEP: f64 = 0.5;
        /// The share of quality that comes with the jurors over the pitch's own, as variances, and how likely it is beforehand.
        const COMPANY: [(f64, f64); 3] = [(0.0, 0.5), (2.0, 0.25), (8.0, 0.25)];
        let system = fit::System::of(&self.seen, self.jurors.len());
        // Where everybody saw everything, all pitches have the same company.
        let everything = self.seen.iter().all(|seen| seen.len() == self.jurors.len());
        let fits = COMPANY.iter().take(if everything { 1 } else { COMPANY.len() }).flat_map(|(company, likely)| {
            let system = &system;
            (0..=38).map(move |k| {
                let log = FROM + STEP * f64::from(k);
                let fit = system.fit(&self.seen, log.exp(), *company);
                // A deviation is the ratio's inverse root; so is its derivative by the ratio's logarithm.
                (likely.ln() - (fit.deviance + log) / 2.0, fit)
            })
        });
        let fits: Vec<(f64, Fit)> = fits.collect();
        let most = fits.iter().map(|(log, _)| *log).fold(f64::NEG_INFINITY, f64::max);
        let likely: Vec<(f64, Fit)> =
            fits.into_iter().map(|(log, fit)| ((log - most).exp(), fit)).filter(|(weight, _)| *weight > 1e-4).collect();
        let sum: f64 = likely.iter().map(|(weight, _)| weight).sum();
        likely.into_iter().map(|(weight, fit)| (weight / sum, fit)).collect()
    }
}
