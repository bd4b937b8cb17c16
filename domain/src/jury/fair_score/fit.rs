//! The mixed model of the fair score, solved for given variances by Henderson's equations: what is a pitch's own is
//! eliminated, one system of the jurors' levels and companies is left.
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

/// The jurors of a pitch, with their totals less the mean of what that juror gave.
pub type Seen = Vec<(usize, f64)>;

/// The model solved for one ratio of the variances, noise by quality, and one share of company.
pub struct Fit {
    ratio: f64,
    company: f64,
    pub levels: DVector<f64>,
    qualities: Vec<f64>,
    system: Cholesky<f64, Dyn>,
    /// The variances of the noise, and of quality among these pitches.
    pub noise: f64,
    pub quality: f64,
    /// Twice the negative restricted log-likelihood, but for a constant.
    pub deviance: f64,
}

/// What each pitch comes to, with its standard error.
pub struct Places {
    /// The quality on top of the mean level of the panel.
    pub estimates: Vec<(f64, f64)>,
    /// The quality less the mean of all: what places depend on.
    pub contrasts: Vec<(f64, f64)>,
}

/// What no variance changes: the sums over the pitches that as many jurors saw.
pub struct System {
    jurors: usize,
    cards: usize,
    pitches: usize,
    of: Vec<Alike>,
    /// How much the means of companies differ between pitches, where each juror's has a variance of one.
    apart: f64,
}

/// Pitches seen by equally many.
struct Alike {
    jurors: f64,
    pitches: f64,
    /// How many of them two jurors both saw; on the diagonal, how many each did.
    together: DMatrix<f64>,
    /// By juror: the sum of what they gave, and the sum of all that was given to what they saw.
    gave: DVector<f64>,
    around: DVector<f64>,
}

impl System {
    pub fn of(seen: &[Seen], jurors: usize) -> Self {
        let mut of: Vec<Alike> = Vec::new();
        for pitch in seen {
            let n = pitch.len() as f64;
            let at = of.iter().position(|alike| alike.jurors == n).unwrap_or_else(|| {
                let (together, none) = (DMatrix::zeros(jurors, jurors), DVector::zeros(jurors));
                of.push(Alike { jurors: n, pitches: 0.0, together, gave: none.clone(), around: none });
                of.len() - 1
            });
            let alike = &mut of[at];
            alike.pitches += 1.0;
            let sum: f64 = pitch.iter().map(|(_, y)| y).sum();
            for (j, y) in pitch {
                alike.gave[*j] += y;
                alike.around[*j] += sum;
                pitch.iter().for_each(|(k, _)| alike.together[(*j, *k)] += 1.0);
            }
        }
        let all = seen.len() as f64;
        let mut share = vec![0.0; jurors];
        seen.iter().for_each(|pitch| pitch.iter().for_each(|(j, _)| share[*j] += 1.0 / (pitch.len() as f64 * all)));
        let apart = of.iter().map(|alike| alike.pitches / alike.jurors).sum::<f64>() / all - share.iter().map(|s| s * s).sum::<f64>();
        Self { jurors, cards: seen.iter().map(Vec::len).sum(), pitches: seen.len(), of, apart }
    }

    /// Solves it for noise of `ratio` times the variance of a pitch's own quality, and `company` times that variance shared with
    /// what the same jurors saw.
    pub fn fit(&self, seen: &[Seen], ratio: f64, company: f64) -> Fit {
        let m = self.jurors;
        let size = if company > 0.0 { 2 * m } else { m };
        let (mut matrix, mut right) = (DMatrix::<f64>::zeros(size, size), DVector::<f64>::zeros(size));
        let mut log_det = 0.0;
        for alike in &self.of {
            let n = alike.jurors;
            let weight = 1.0 / (n + ratio);
            let mut levels = matrix.view_mut((0, 0), (m, m));
            levels -= &alike.together * weight;
            (0..m).for_each(|j| levels[(j, j)] += alike.together[(j, j)]);
            let mut given = right.rows_mut(0, m);
            given += &alike.gave - &alike.around * weight;
            if company > 0.0 {
                let shared = ratio * weight / n;
                let both = &alike.together * shared;
                for (row, column) in [(0, m), (m, 0), (m, m)] {
                    let mut block = matrix.view_mut((row, column), (m, m));
                    block += &both;
                }
                let mut given = right.rows_mut(m, m);
                given += &alike.around * shared;
            }
            log_det += alike.pitches * (n / ratio).ln_1p();
        }
        // The mean of as many as see a pitch has the variance that is meant.
        let one = company * self.cards as f64 / self.pitches as f64;
        if company > 0.0 {
            let penalty = ratio / one;
            (m..size).for_each(|j| matrix[(j, j)] += penalty);
            log_det -= m as f64 * penalty.ln();
        }
        let system = matrix.cholesky().unwrap_or_else(|| unreachable!("a positive ratio makes it definite"));
        let solved = system.solve(&right);
        let (mut rest, mut qualities) = (0.0, Vec::with_capacity(seen.len()));
        for pitch in seen {
            let n = pitch.len() as f64;
            let shared = if company > 0.0 { pitch.iter().map(|(j, _)| solved[m + *j]).sum::<f64>() / n } else { 0.0 };
            let quality = shared + pitch.iter().map(|(j, y)| y - solved[*j] - shared).sum::<f64>() / (n + ratio);
            rest += pitch.iter().map(|(j, y)| y * (y - solved[*j] - quality)).sum::<f64>();
            qualities.push(quality);
        }
        let freedom = (self.cards - m) as f64;
        let noise = (rest / freedom).max(1e-9);
        let log_system: f64 = system.l_dirty().diagonal().iter().map(|d| 2.0 * d.ln()).sum();
        let deviance = freedom * noise.ln() + log_det + log_system;
        let quality = noise / ratio * (1.0 + one * self.apart);
        Fit { ratio, company, levels: solved.rows(0, m).into_owned(), qualities, system, noise, quality, deviance }
    }
}

impl Fit {
    /// How the unknowns stand in a pitch's quality.
    fn parts(&self, seen: &Seen) -> Vec<(usize, f64)> {
        let (m, n) = (self.levels.len(), seen.len() as f64);
        let weight = 1.0 / (n + self.ratio);
        let levels = seen.iter().map(|(j, _)| (*j, -weight));
        let company = seen.iter().filter(|_| self.company > 0.0).map(|(j, _)| (m + *j, self.ratio * weight / n));
        levels.chain(company).collect()
    }

    pub fn places(&self, seen: &[Seen]) -> Places {
        let (m, n) = (self.levels.len(), seen.len() as f64);
        let inverse = self.system.inverse();
        let parts: Vec<Vec<(usize, f64)>> = seen.iter().map(|pitch| self.parts(pitch)).collect();
        let mut even = DVector::<f64>::zeros(inverse.nrows());
        even.rows_mut(0, m).fill(1.0 / m as f64);
        let mut all = DVector::<f64>::zeros(inverse.nrows());
        parts.iter().flatten().for_each(|(at, part)| all[*at] -= part / n);
        // The variance of a few parts on top of what all have in common.
        let common = |base: &DVector<f64>| {
            let product = &inverse * base;
            (base.dot(&product), product)
        };
        let ((even_square, even), (all_square, all)) = (common(&even), common(&all));
        let along = |parts: &[(usize, f64)], product: &DVector<f64>| parts.iter().map(|(at, part)| part * product[*at]).sum::<f64>();
        let own: Vec<f64> = seen.iter().map(|pitch| 1.0 / (pitch.len() as f64 + self.ratio)).collect();
        let own_mean = own.iter().sum::<f64>() / n;
        let mean = self.qualities.iter().sum::<f64>() / n;
        let mut places = Places { estimates: Vec::with_capacity(seen.len()), contrasts: Vec::with_capacity(seen.len()) };
        for ((parts, own), quality) in parts.iter().zip(&own).zip(&self.qualities) {
            let square: f64 = parts.iter().map(|(at, part)| part * parts.iter().map(|(to, p)| p * inverse[(*to, *at)]).sum::<f64>()).sum();
            let estimate = even_square + 2.0 * along(parts, &even) + square + own;
            let contrast = all_square + 2.0 * along(parts, &all) + square + own * (1.0 - 2.0 / n) + own_mean / n;
            places.estimates.push((self.levels.mean() + quality, (self.noise * estimate).max(0.0).sqrt()));
            places.contrasts.push((quality - mean, (self.noise * contrast).max(0.0).sqrt()));
        }
        places
    }
}
