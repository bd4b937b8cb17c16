//! How likely each of several uncertain values is to be among the highest.

/// The probability that each of these is among the `funded` highest, taking them for independent normal variables (mean,
/// standard deviation): the number of others above a value is Poisson-binomial, counted exactly, and the value is integrated
/// over its own distribution.
pub fn p_funded(of: &[(f64, f64)], funded: usize) -> Vec<f64> {
    const POINTS: usize = 192;
    const REACH: f64 = 5.0;
    let n = of.len();
    if funded >= n {
        return vec![1.0; n];
    }
    if funded == 0 {
        return vec![0.0; n];
    }
    let low = of.iter().map(|(mean, sd)| mean - REACH * sd).fold(f64::INFINITY, f64::min);
    let high = of.iter().map(|(mean, sd)| mean + REACH * sd).fold(f64::NEG_INFINITY, f64::max);
    // What is closer together than the integral can see shares its chances.
    let least = (2.0 * (high - low) / POINTS as f64).max(1e-9);
    let (low, high) = (low - REACH * least, high + REACH * least);
    let step = (high - low) / POINTS as f64;
    let below = |(mean, sd): (f64, f64), x: f64| 0.5 * libm::erfc((mean - x) / (sd.max(least) * std::f64::consts::SQRT_2));
    let mut p = vec![0.0; n];
    let mut before: Vec<f64> = of.iter().map(|o| below(*o, low)).collect();
    for k in 0..POINTS {
        let x = low + step * (k as f64 + 0.5);
        let above: Vec<f64> = of.iter().map(|o| 1.0 - below(*o, x)).collect();
        let counts = counts(&above);
        for (i, o) in of.iter().enumerate() {
            let until = below(*o, x + step / 2.0);
            let mass = until - before[i];
            before[i] = until;
            if mass > 1e-12 {
                p[i] += mass * fewer(&counts, above[i], funded);
            }
        }
    }
    p.into_iter().map(|p| p.clamp(0.0, 1.0)).collect()
}

/// How likely each number of successes is, of independent trials with these probabilities.
fn counts(p: &[f64]) -> Vec<f64> {
    let mut counts = vec![0.0; p.len() + 1];
    counts[0] = 1.0;
    for (done, p) in p.iter().enumerate() {
        for k in (1..=done + 1).rev() {
            counts[k] = counts[k] * (1.0 - p) + counts[k - 1] * p;
        }
        counts[0] *= 1.0 - p;
    }
    counts
}

/// The probability of fewer than `most` successes without the one trial of probability `p`, which is divided out from the
/// side where that is stable.
fn fewer(counts: &[f64], p: f64, most: usize) -> f64 {
    let n = counts.len() - 1;
    if p <= 0.5 {
        let (mut left, mut sum) = (0.0, 0.0);
        for count in &counts[..most.min(n)] {
            left = (count - p * left) / (1.0 - p);
            sum += left;
        }
        sum
    } else {
        let (mut left, mut sum) = (0.0, 0.0);
        for k in (most..n).rev() {
            left = (counts[k + 1] - (1.0 - p) * left) / p;
            sum += left;
        }
        1.0 - sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_those_of_the_highest() {
        let two = p_funded(&[(1.0, 1.0), (1.0, 1.0)], 1);
        assert!(two.iter().all(|p| (p - 0.5).abs() < 1e-3), "{two:?}");
        // Two independent normal variables: the difference is normal with variance 2.
        let apart = p_funded(&[(1.0, 1.0), (0.0, 1.0)], 1);
        assert!((apart[0] - 0.5 * libm::erfc(-0.5)).abs() < 1e-3, "{apart:?}");
        let many: Vec<(f64, f64)> = (0..30).map(|i| (f64::from(i), 3.0)).collect();
        let p = p_funded(&many, 7);
        assert!((p.iter().sum::<f64>() - 7.0).abs() < 0.02 && p.windows(2).all(|two| two[0] <= two[1] + 1e-9), "{p:?}");
        assert_eq!((p_funded(&many, 0)[3], p_funded(&many, 30)[3]), (0.0, 1.0));
    }

    #[test]
    fn certain_values_share_their_chances_where_they_are_equal() {
        for certain in [&[(3.0, 0.0), (3.0, 0.0), (3.0, 0.0), (1.0, 0.0)], &[(3.0, 1e-6), (3.0, 1e-6), (3.0, 0.0), (2.0, 1e-7)]] {
            let p = p_funded(certain, 1);
            assert!(p[..3].iter().all(|p| (p - 1.0 / 3.0).abs() < 5e-3) && p[3] < 1e-3, "{p:?}");
        }
        assert!(p_funded(&[(1.0, 0.0), (1.0, 0.0)], 1).iter().all(|p| (p - 0.5).abs() < 5e-3));
    }
}
