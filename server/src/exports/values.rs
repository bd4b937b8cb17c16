//! Comma-separated values as RFC 4180 has them, with the mark by which spreadsheets know accents. The columns are called as
//! `lagon jury rank` reads and writes them, in every language.
use super::Broken;
use domain::jury::{RankLine, ScoreLine, Total};

const BYTE_ORDER_MARK: &str = "\u{feff}";
const SCORES: [&str; 9] = ["juror", "pitch", "criterion", "score", "level", "label", "weight", "counted", "note"];
const RANKING: [&str; 9] = ["rank", "pitch", "raw_mean", "adjusted", "low", "high", "p_funded", "cards", "verdict"];

pub fn scores(lines: &[ScoreLine]) -> Result<Vec<u8>, Broken> {
    let row = |line: &ScoreLine| {
        [
            line.juror.clone(),
            line.pitch.clone(),
            line.criterion.clone(),
            decimal(line.score),
            line.level.to_string(),
            line.label.clone(),
            line.weight.to_string(),
            (if line.counted { "yes" } else { "no" }).to_owned(),
            line.note.clone(),
        ]
    };
    written(SCORES, lines.iter().map(row))
}

pub fn ranking(lines: &[RankLine]) -> Result<Vec<u8>, Broken> {
    let points = |total: Option<Total>| total.map(|Total(thousandths)| decimal(thousandths as f64 / 1_000.0)).unwrap_or_default();
    let row = |line: &RankLine| {
        [
            line.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            line.pitch.clone(),
            points(line.raw_mean),
            points(line.adjusted),
            points(line.low),
            points(line.high),
            line.p_funded.map(|thousandths| decimal(f64::from(thousandths) / 1_000.0)).unwrap_or_default(),
            line.cards.to_string(),
            line.verdict.map(|verdict| verdict.name().to_owned()).unwrap_or_default(),
        ]
    };
    written(RANKING, lines.iter().map(row))
}

/// With as many digits as say something, four at most.
fn decimal(number: f64) -> String {
    let digits = format!("{number:.4}");
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn written<const N: usize>(heads: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Result<Vec<u8>, Broken> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(heads)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|e| e.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_texts_are_quoted_where_they_must_be() {
        for (number, written) in [(75.0, "75"), (200.0 / 3.0, "66.6667"), (0.0, "0"), (100.0, "100"), (37.5, "37.5")] {
            assert_eq!(decimal(number), written);
        }
        let line = ScoreLine {
            juror: "Anne".into(),
            pitch: "Un bon, \"deux\"".into(),
            criterion: "Portée".into(),
            score: 75.0,
            level: 3,
            label: "À notre portée".into(),
            weight: 2,
            counted: false,
            note: "'=1\ndeux".into(),
        };
        let text = String::from_utf8(scores(&[line]).expect("written")).expect("UTF-8");
        let row = "Anne,\"Un bon, \"\"deux\"\"\",Portée,75,3,À notre portée,2,no,\"'=1\ndeux\"\r\n";
        assert_eq!(text, format!("\u{feff}juror,pitch,criterion,score,level,label,weight,counted,note\r\n{row}"));
    }
}
