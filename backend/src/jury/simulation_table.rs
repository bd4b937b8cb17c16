//! What the fair score is worth, in juries of which the truth is known: printed as a table (`cargo test -p backend
//! simulation_table -- --nocapture`), and held to it.
use super::simulation::{LEVEL, Outcome, Setting, spread};
use domain::jury::{Estimate, fair_scores};
use rand::{Rng, SeedableRng, rngs::StdRng};

const SEEDS: u64 = 200;

/// The usual case: everything differs, and each pitch is seen by three jurors of twelve.
const SPARSE: Setting = Setting { pitches: 40, jurors: 12, per_pitch: 3, quality: 10.0, severity: 10.0, noise: 8.0 };
/// Every juror sees every pitch.
const COMPLETE: Setting = Setting { pitches: 20, jurors: 6, per_pitch: 6, ..SPARSE };

/// Kendall's tau-b (Kendall, "The treatment of ties in ranking problems", Biometrika 33, 1945).
fn tau(a: &[f64], b: &[f64]) -> f64 {
    let sign = |x: f64| {
        if x > 0.0 {
            1.0
        } else if x < 0.0 {
            -1.0
        } else {
            0.0
        }
    };
    let (mut agree, mut of_a, mut of_b) = (0.0, 0.0_f64, 0.0_f64);
    for i in 0..a.len() {
        for j in 0..i {
            let (x, y) = (sign(a[i] - a[j]), sign(b[i] - b[j]));
            agree += x * y;
            of_a += x * x;
            of_b += y * y;
        }
    }
    agree / (of_a * of_b).sqrt().max(1.0)
}

/// The mean of each juror's scores in standard deviations from their own mean.
fn z_scores(outcome: &Outcome, setting: &Setting) -> Vec<f64> {
    let mut of = vec![Vec::new(); setting.jurors];
    outcome.given.iter().for_each(|card| of[card.juror].push(card.total));
    let standard: Vec<(f64, f64)> = of
        .iter()
        .map(|totals| {
            let n = totals.len().max(1) as f64;
            let mean = totals.iter().sum::<f64>() / n;
            let variance = totals.iter().map(|t| (t - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
            (mean, variance.sqrt().max(1e-9))
        })
        .collect();
    let mut sums = vec![(0.0, 0.0); setting.pitches];
    for card in &outcome.given {
        let (mean, deviation) = standard[card.juror];
        sums[card.pitch].0 += (card.total - mean) / deviation;
        sums[card.pitch].1 += 1.0;
    }
    sums.into_iter().map(|(sum, n)| sum / f64::max(n, 1.0)).collect()
}

/// Severe jurors happen to see the better pitches: of the jurors with room left, mostly the severest.
fn unlucky(setting: &Setting, seed: u64) -> Outcome {
    let mut chance = StdRng::seed_from_u64(seed);
    let (qualities, severities) =
        (spread(&mut chance, setting.pitches, setting.quality), spread(&mut chance, setting.jurors, setting.severity));
    let room = (setting.pitches * setting.per_pitch).div_ceil(setting.jurors) + 1;
    let (mut loads, mut seen) = (vec![0; setting.jurors], vec![Vec::new(); setting.pitches]);
    let mut best: Vec<usize> = (0..setting.pitches).collect();
    best.sort_by(|a, b| qualities[*b].total_cmp(&qualities[*a]));
    for pitch in best {
        let mut jurors: Vec<usize> = (0..setting.jurors).filter(|juror| loads[*juror] < room).collect();
        jurors.sort_by(|a, b| severities[*a].total_cmp(&severities[*b]));
        for _ in 0..setting.per_pitch {
            if jurors.is_empty() {
                break;
            }
            let juror = jurors.remove((chance.random::<f64>().powi(2) * jurors.len() as f64) as usize);
            loads[juror] += 1;
            seen[pitch].push(juror);
        }
    }
    setting.scores(&mut chance, qualities, severities, &seen)
}

/// What came of many juries of one kind.
#[derive(Default)]
struct Line {
    fair: f64,
    raw: f64,
    z: f64,
    covered: f64,
    estimates: f64,
    fallback: u64,
}

/// How often something was said with a probability, and was so: by tenths.
type Reliability = [(f64, f64, f64); 10];

fn line(name: &str, setting: &Setting, of: impl Fn(&Setting, u64) -> Outcome, said: &mut Reliability) -> Line {
    let mut line = Line::default();
    let funded = setting.pitches / 5;
    for seed in 0..SEEDS {
        let outcome = of(setting, seed);
        let (raw, z) = (outcome.raw_means(setting.pitches), z_scores(&outcome, setting));
        line.raw += tau(&raw, &outcome.qualities);
        line.z += tau(&z, &outcome.qualities);
        let Ok(fit) = fair_scores(&outcome.given, setting.pitches, setting.jurors, funded) else {
            line.fair += tau(&raw, &outcome.qualities);
            line.fallback += 1;
            continue;
        };
        let estimates: Vec<Estimate> = fit.pitches.into_iter().flatten().collect();
        let adjusted: Vec<f64> = estimates.iter().map(|e| e.adjusted).collect();
        line.fair += tau(&adjusted, &outcome.qualities);
        let mut sorted = outcome.qualities.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let panel = LEVEL + outcome.severities.iter().sum::<f64>() / setting.jurors as f64;
        for (estimate, quality) in estimates.iter().zip(&outcome.qualities) {
            line.covered += f64::from((estimate.low..=estimate.high).contains(&(panel + quality)));
            line.estimates += 1.0;
            let tenth = &mut said[((estimate.p_funded * 10.0) as usize).min(9)];
            *tenth = (tenth.0 + estimate.p_funded, tenth.1 + f64::from(*quality >= sorted[funded - 1]), tenth.2 + 1.0);
        }
    }
    let n = SEEDS as f64;
    (line.fair, line.raw, line.z, line.covered) = (line.fair / n, line.raw / n, line.z / n, line.covered / line.estimates);
    println!("{name:<44} {:>7.4} {:>7.4} {:>7.4}   {:>5.1}%   {}", line.fair, line.raw, line.z, 100.0 * line.covered, line.fallback);
    line
}

#[test]
fn the_fair_score_beats_means_and_z_scores_where_jurors_differ_and_costs_little_where_they_do_not() {
    let mut said = Reliability::default();
    println!("{:<44} {:>7} {:>7} {:>7}   {:>6}   fallback", "Kendall's tau, mean of 200 juries", "fair", "raw", "z-score", "cover");
    let mut lines = Vec::new();
    for (name, setting) in [
        ("40 pitches, 12 jurors, 3 each", SPARSE),
        ("  very different severities", Setting { severity: 15.0, ..SPARSE }),
        ("  slightly different severities", Setting { severity: 5.0, ..SPARSE }),
        ("  noisy jurors, pitches much alike", Setting { quality: 6.0, noise: 12.0, ..SPARSE }),
        ("12 pitches, 5 jurors, 3 each", Setting { pitches: 12, jurors: 5, ..SPARSE }),
        ("20 pitches, 6 jurors, everybody sees all", COMPLETE),
    ] {
        lines.push(line(name, &setting, Setting::outcome, &mut said));
    }
    lines.push(line("severe jurors saw the better pitches", &SPARSE, unlucky, &mut said));
    let alike = |setting: Setting| Setting { severity: 0.0, ..setting };
    let sparse = line("no differences: 40 pitches, 12 jurors, 3 each", &alike(SPARSE), Setting::outcome, &mut said);
    let complete = line("no differences: everybody sees all", &alike(COMPLETE), Setting::outcome, &mut said);
    println!("\nfunded: said / was / how often");
    for (p, was, n) in said.iter().filter(|(.., n)| *n > 0.0) {
        println!("  {:.3} / {:.3} / {n}", p / n, was / n);
    }

    for differ in [&lines[0], &lines[1], &lines[6]] {
        assert!(differ.fair > differ.raw + 0.05 && differ.fair > differ.z + 0.02, "{} {} {}", differ.fair, differ.raw, differ.z);
    }
    assert!(lines[6].fair > lines[6].z + 0.1, "also where severe jurors happened to see the better pitches: {}", lines[6].fair);
    for differ in &lines[2..5] {
        assert!(differ.fair > differ.raw + 0.02 && differ.fair > differ.z + 0.004, "{} {} {}", differ.fair, differ.raw, differ.z);
    }
    assert!(lines[5].fair > lines[5].raw - 0.005, "where everybody sees all, severity does not matter");
    assert!(complete.fair >= complete.raw - 0.005, "{} {}", complete.fair, complete.raw);
    assert!(sparse.fair >= sparse.raw - 0.025, "the price of the invariance: {} {}", sparse.fair, sparse.raw);
    for line in lines.iter().chain([&sparse, &complete]) {
        assert!((0.86..=0.94).contains(&line.covered), "{}", line.covered);
    }
    for (p, was, n) in said.iter().filter(|(.., n)| *n > 500.0) {
        assert!((p / n - was / n).abs() < 0.05, "said {}, was {}", p / n, was / n);
    }
}
