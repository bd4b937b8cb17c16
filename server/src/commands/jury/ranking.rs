//! Scores become a ranking: by the adjusted score; ties by the median, then by the heaviest criterion; whoever ties still
//! shares a place.
use super::read::Sheet;
use domain::jury::{Fallback, Given, fair_scores};
use serde::Serialize;
use std::cmp::Ordering;

/// One pitch. What the model could not say is absent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    pub rank: usize,
    pub pitch: String,
    pub raw_mean: f64,
    pub adjusted: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub p_funded: Option<f64>,
    pub cards: usize,
}

/// Closer than this, two numbers are one: a millionth of a point.
const CLOSE: f64 = 1e-6;

/// Ranks a sheet; the reason, where the raw mean is all there is.
pub fn rank(sheet: &Sheet, funded: Option<usize>) -> (Vec<Row>, Option<&'static str>) {
    let given: Vec<Given> = sheet.cards.iter().map(|c| Given { juror: c.juror, pitch: c.pitch, total: c.total }).collect();
    let fitted = fair_scores(&given, sheet.pitches.len(), sheet.jurors.len(), funded.unwrap_or_default());
    let mut rows: Vec<(Row, [f64; 3])> = (0..sheet.pitches.len()).map(|pitch| row(sheet, pitch)).collect();
    if let Ok(fitted) = &fitted {
        for ((row, key), estimate) in rows.iter_mut().zip(&fitted.pitches) {
            let Some(estimate) = estimate else { continue };
            let on_the_scale = |value: f64| if sheet.hundredths { value.clamp(0.0, 100.0) } else { value };
            (row.adjusted, row.low, row.high) =
                (Some(estimate.adjusted), Some(on_the_scale(estimate.low)), Some(on_the_scale(estimate.high)));
            row.p_funded = funded.map(|_| estimate.p_funded);
            key[0] = estimate.adjusted;
        }
    }
    rows.sort_by(|(_, a), (_, b)| compare(b, a));
    let mut before: Option<(usize, [f64; 3])> = None;
    for (place, (row, key)) in rows.iter_mut().enumerate() {
        row.rank = before.filter(|(_, other)| compare(other, key) == Ordering::Equal).map_or(place + 1, |(rank, _)| rank);
        before = Some((row.rank, *key));
    }
    let why = fitted.err().map(|fallback| match fallback {
        Fallback::TooFew => "too few scores to tell severe jurors from weak pitches",
        Fallback::Disconnected => "the jurors fall into groups that share no pitch",
    });
    (rows.into_iter().map(|(row, _)| row).collect(), why)
}

fn compare(a: &[f64; 3], b: &[f64; 3]) -> Ordering {
    let differs = a.iter().zip(b).find(|(a, b)| (*a - *b).abs() > CLOSE);
    differs.map_or(Ordering::Equal, |(a, b)| a.total_cmp(b))
}

/// A pitch before the model, and what orders it: mean, median, heaviest criterion.
fn row(sheet: &Sheet, pitch: usize) -> (Row, [f64; 3]) {
    let cards = || sheet.cards.iter().filter(move |c| c.pitch == pitch);
    let mut totals: Vec<f64> = cards().map(|c| c.total).collect();
    totals.sort_by(f64::total_cmp);
    let n = totals.len();
    let median = (totals[(n - 1) / 2] + totals[n / 2]) / 2.0;
    let heavy: Vec<f64> = cards().filter_map(|c| c.heaviest).collect();
    let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len().max(1) as f64;
    let raw_mean = mean(&totals);
    let name = sheet.pitches[pitch].clone();
    let row = Row { rank: 0, pitch: name, raw_mean, adjusted: None, low: None, high: None, p_funded: None, cards: n };
    (row, [raw_mean, median, mean(&heavy)])
}
