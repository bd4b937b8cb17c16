//! `lagon jury`: a ranking out of a file, without a company and without settings.
use crate::support::lagon;
use std::process::Output;

fn jury(file: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("scores.csv"), file).expect("written");
    lagon(env!("CARGO_BIN_EXE_lagon")).current_dir(folder.path()).arg("jury").args(arguments).output().expect("runs")
}

/// Six pitches, four jurors, three of them each; one of them 20 points severer than the others.
fn scores(shift: f64) -> String {
    let mut file = "juror,pitch,criterion,score\n".to_owned();
    for (pitch, quality) in [80.0, 74.0, 70.0, 63.0, 60.0, 52.0].iter().enumerate() {
        for juror in (0..4).filter(|juror| *juror != pitch % 4) {
            let severity = if juror == 0 { -20.0 + shift } else { 0.0 };
            let noise = ((pitch * 7 + juror * juror * 3) % 5) as f64 - 2.0;
            file += &format!("J{juror},\"Pitch, {}\",all,{}\n", pitch + 1, quality + severity + noise);
        }
    }
    file
}

fn lines(output: &Output) -> Vec<Vec<String>> {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().map(|line| line.replace("\"Pitch, ", "P").replace('"', "").split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn a_severe_juror_sinks_nobody() {
    let output = jury(&scores(0.0), &["rank", "scores.csv", "--funded", "2", "--format", "csv"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let rows = lines(&output);
    assert_eq!(rows[0].join(","), "rank,pitch,raw_mean,adjusted,low,high,p_funded,cards");
    let order: Vec<&str> = rows[1..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(order, ["P1", "P2", "P3", "P4", "P5", "P6"]);
    let number = |row: &[String], column: usize| row[column].parse::<f64>().expect("a number");
    assert!(number(&rows[4], 2) < number(&rows[5], 2), "by raw means the fifth, whom the severe juror never saw, beats the fourth");
    for row in &rows[1..] {
        assert!(number(row, 4) < number(row, 3) && number(row, 3) < number(row, 5) && (0.0..=1.0).contains(&number(row, 6)));
        assert_eq!(row[7], "3");
    }
    let shifted = lines(&jury(&scores(12.0), &["rank", "scores.csv", "--funded", "2", "--format", "csv"]));
    for (before, after) in rows[1..].iter().zip(&shifted[1..]) {
        assert_eq!((&before[0], &before[1], &before[6]), (&after[0], &after[1], &after[6]), "a constant of one juror changes no place");
    }
}

#[test]
fn beyond_the_scale_there_is_no_interval() {
    let scores = [[100, 100, 91, 99], [75, 83, 76, 85], [63, 56, 65, 55], [36, 45, 35, 43]];
    let mut file = "juror,pitch,criterion,score\n".to_owned();
    for (pitch, scores) in scores.iter().enumerate() {
        for (juror, score) in scores.iter().enumerate() {
            file += &format!("J{juror},P{pitch},all,{score}\n");
        }
    }
    let high = |arguments: &[&str]| lines(&jury(&file, &[&["rank", "scores.csv", "--format", "csv"], arguments].concat()))[1][5].clone();
    assert_eq!(high(&["--scale", "0..100"]), "100.0000");
    assert!(high(&[]).parse::<f64>().expect("a number") > 100.0, "of a scale that nobody told");
}

#[test]
fn formats_fallback_and_mistakes() {
    let json = jury(&scores(0.0), &["rank", "scores.csv", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!((told[0]["pitch"].as_str(), told[0]["rank"].as_i64(), told[0]["p_funded"].is_null()), (Some("Pitch, 1"), Some(1), true));
    let table = jury(&scores(0.0), &["rank", "scores.csv"]);
    assert!(String::from_utf8_lossy(&table.stdout).starts_with("rank  pitch"));

    let few = jury("juror,pitch,criterion,score\nA,x,c,3\nA,y,c,4\n", &["rank", "scores.csv", "--scale", "0..5", "--format", "csv"]);
    assert!(few.status.success() && String::from_utf8_lossy(&few.stderr).contains("raw means"));
    assert_eq!(String::from_utf8_lossy(&few.stdout).lines().nth(1), Some("1,y,80.0000,,,,,1"));

    let formula = jury("juror,pitch,criterion,score\nA,=cmd(),c,3\n", &["rank", "scores.csv", "--format", "csv"]);
    assert!(String::from_utf8_lossy(&formula.stdout).contains(",'=cmd(),"), "no spreadsheet runs it");

    for (file, arguments, words, code) in [
        ("juror,pitch,criterion,score\nA,x,c,3\nA,x,c,4\n", vec!["rank", "scores.csv"], "line 3", 1),
        ("juror;pitch;criterion;score\nA;x;c;3,5,1\n", vec!["rank", "scores.csv"], "line 2", 1),
        (
            "juror,pitch,criterion,score\nA,x,c,?\nA,y,c,4\n,y,c,4\n",
            vec!["rank", "scores.csv"],
            "line 2: \"?\" is not a number; line 4: no juror",
            1,
        ),
        ("juror,pitch,criterion,score\nA,x,c,3\n", vec!["rank", "scores.csv", "--funded", "2"], "--funded", 2),
        ("juror,pitch,criterion,score\nA,x,c,3\n", vec!["rank", "scores.csv", "--funded", "0"], "--funded", 2),
        ("", vec!["rank", "nowhere.csv"], "nowhere.csv", 1),
        ("", vec!["rank", "scores.csv", "--scale", "5..1"], "--scale", 2),
        ("", vec!["plan", "--pitches", "10", "--jurors", "3", "--per-pitch", "4"], "--per-pitch", 2),
    ] {
        let output = jury(file, &arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(words) && said.lines().count() == 1 && output.stdout.is_empty(), "{arguments:?}: {said}");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn more_jurors_a_pitch_find_more_of_the_deserving() {
    let output = jury("", &["plan", "--pitches", "20", "--jurors", "8", "--per-pitch", "3"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let found: Vec<f64> = text.lines().filter_map(|line| line.split('%').next()?.split_whitespace().last()?.parse().ok()).collect();
    assert!(output.status.success() && found.len() == 5 && found[0] < found[4], "{text}");
}
