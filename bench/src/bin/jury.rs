//! What a large jury costs: `jury` prints the seconds of one ranking (300 pitches, 40 jurors, every card) and of one
//! assignment (500 pitches, 60 jurors, 5 each, a tie a pitch), each the slowest of five.
#![expect(clippy::disallowed_methods, reason = "a stopwatch")]
use domain::jury::{Bench, Given, fair_scores};
use std::time::Instant;

fn slowest(mut work: impl FnMut(u64)) -> f64 {
    let times = (0..5).map(|run| {
        let start = Instant::now();
        work(run);
        start.elapsed().as_secs_f64()
    });
    times.fold(0.0, f64::max)
}

fn main() {
    let cards = Bench::new(300, 40, 1, |_, _| false).everybody();
    let noise = |a: usize, b: usize| domain::text::fnv(format!("{a} {b}").as_bytes()) as f64 / u64::MAX as f64;
    let total = |pitch: usize, juror: usize| 40.0 + 20.0 * noise(pitch, 1_000) + 15.0 * noise(juror, 2_000) + 20.0 * noise(pitch, juror);
    let given: Vec<Given> =
        cards.iter().map(|card| Given { juror: card.juror, pitch: card.pitch, total: total(card.pitch, card.juror) }).collect();
    let ranking = slowest(|_| assert!(fair_scores(&given, 300, 40, 60).is_ok()));
    let large = Bench::new(500, 60, 5, |pitch, juror| juror == pitch % 59);
    let assignment = slowest(|seed| assert!(large.assign(seed).is_ok()));
    println!("{ranking} {assignment}");
}
