//! What must not matter, and what must be said.
use super::*;

const QUALITIES: [f64; 8] = [12.0, 9.0, 4.0, 1.0, -1.0, -5.0, -8.0, -13.0];
const SEVERITIES: [f64; 4] = [-14.0, -1.0, 5.0, 10.0];

/// Eight pitches, four jurors, three of them each, with a noise that is no noise to a reader.
fn given() -> Vec<Given> {
    let mut given = Vec::new();
    for (pitch, quality) in QUALITIES.iter().enumerate() {
        for (juror, severity) in SEVERITIES.iter().enumerate().filter(|(juror, _)| *juror != pitch % 4) {
            let noise = f64::from((pitch * 7 + juror * juror * 3) as u32 % 5) - 2.0;
            given.push(Given { juror, pitch, total: 60.0 + quality + severity + noise });
        }
    }
    given
}

fn fit(given: &[Given]) -> FairScores {
    fair_scores(given, 8, 4, 3).expect("enough")
}

fn estimates(scores: &FairScores) -> Vec<Estimate> {
    scores.pitches.iter().map(|p| p.expect("scored")).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

fn alike(a: &Estimate, b: &Estimate) -> bool {
    near(a.adjusted, b.adjusted) && near(a.low, b.low) && near(a.high, b.high) && near(a.p_funded, b.p_funded)
}

#[test]
fn severity_is_taken_out_and_said() {
    let scores = fit(&given());
    let estimates = estimates(&scores);
    assert!(estimates.windows(2).all(|two| two[0].adjusted > two[1].adjusted), "in the order of the truth: {estimates:?}");
    for (severity, truth) in scores.severities.iter().zip(SEVERITIES) {
        assert!((severity.expect("scored") - truth).abs() < 2.0, "{severity:?} {truth}");
    }
    assert!(scores.quality > 5.0 && scores.noise < 3.0, "{} {}", scores.quality, scores.noise);
    assert!(near(estimates.iter().map(|e| e.p_funded).sum::<f64>(), 3.0) || estimates.iter().map(|e| e.p_funded).sum::<f64>() - 3.0 < 0.01);
}

#[test]
fn a_constant_of_one_juror_changes_no_difference_no_width_and_no_probability() {
    let before = estimates(&fit(&given()));
    for constant in [-40.0, 3.0, 25.0] {
        let mut shifted = given();
        shifted.iter_mut().filter(|card| card.juror == 2).for_each(|card| card.total += constant);
        let after = estimates(&fit(&shifted));
        for (a, b) in before.iter().zip(&after) {
            assert!(near(b.adjusted - a.adjusted, constant / 4.0), "all alike, by its share in the mean level");
            assert!(near(b.high - b.low, a.high - a.low) && near(a.p_funded, b.p_funded));
        }
    }
}

#[test]
fn neither_the_order_of_the_cards_nor_the_names_matter() {
    let before = fit(&given());
    let mut reversed = given();
    reversed.reverse();
    let after = fit(&reversed);
    assert!(estimates(&before).iter().zip(&estimates(&after)).all(|(a, b)| alike(a, b)));
    let renamed: Vec<Given> = given().into_iter().map(|c| Given { juror: 3 - c.juror, pitch: 7 - c.pitch, ..c }).collect();
    let after = fit(&renamed);
    assert!(estimates(&before).iter().zip(estimates(&after).iter().rev()).all(|(a, b)| alike(a, b)));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let apart: Vec<Given> = given().into_iter().filter(|c| (c.juror < 2) == (c.pitch < 4)).collect();
    assert_eq!(fair_scores(&apart, 8, 4, 3), Err(Fallback::Disconnected));
    let few: Vec<Given> = given().into_iter().filter(|c| c.pitch < 2).collect();
    assert_eq!(fair_scores(&few, 8, 4, 3), Err(Fallback::TooFew));
    let alone: Vec<Given> = given().into_iter().filter(|c| c.juror == 0).collect();
    assert_eq!(fair_scores(&alone, 8, 4, 3), Err(Fallback::TooFew));
    assert_eq!(fair_scores(&[], 0, 0, 0), Err(Fallback::TooFew));
}

#[test]
fn who_scored_nothing_and_what_nobody_scored_stand_aside() {
    let scores = fair_scores(&given(), 9, 5, 3).expect("enough");
    assert_eq!((scores.pitches[8], scores.severities[4]), (None, None));
    assert!(estimates(&fit(&given())).iter().zip(&scores.pitches).all(|(a, b)| alike(a, &b.expect("scored"))));
}

#[test]
fn totals_that_are_all_the_same_fit_too() {
    let same: Vec<Given> = given().into_iter().map(|c| Given { total: 50.0, ..c }).collect();
    let estimates = estimates(&fit(&same));
    assert!(
        estimates.iter().all(|e| near(e.adjusted, 50.0) && e.low.is_finite() && (e.p_funded - 3.0 / 8.0).abs() < 0.05),
        "{estimates:?}"
    );
}
