//! A ranking as CSV, JSON or a table for the eye.
use super::ranking::Row;
use crate::command_line::RankingFormat;
use domain::jury::inert;

const HEAD: [&str; 8] = ["rank", "pitch", "raw_mean", "adjusted", "low", "high", "p_funded", "cards"];

pub fn print(rows: &[Row], format: RankingFormat) -> String {
    match format {
        RankingFormat::Csv => csv(rows),
        RankingFormat::Json => serde_json::to_string_pretty(rows).unwrap_or_default() + "\n",
        RankingFormat::Table => table(rows),
    }
}

fn cells(row: &Row, digits: usize, decimals: usize) -> [String; 8] {
    let number = |n: Option<f64>, digits: usize| n.map(|n| format!("{n:.digits$}")).unwrap_or_default();
    [
        row.rank.to_string(),
        row.pitch.clone(),
        number(Some(row.raw_mean), digits),
        number(row.adjusted, digits),
        number(row.low, digits),
        number(row.high, digits),
        number(row.p_funded, decimals),
        row.cards.to_string(),
    ]
}

fn csv(rows: &[Row]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Into memory: nothing can fail.
    let _ = writer.write_record(HEAD);
    for row in rows {
        let mut cells = cells(row, 4, 4);
        // It is opened in a spreadsheet.
        cells[1] = inert(&cells[1]);
        let _ = writer.write_record(cells);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Names to the left, numbers to the right.
fn table(rows: &[Row]) -> String {
    let lines: Vec<[String; 8]> = std::iter::once(HEAD.map(str::to_owned)).chain(rows.iter().map(|row| cells(row, 1, 2))).collect();
    let widths: Vec<usize> = (0..8).map(|i| lines.iter().map(|line| line[i].chars().count()).max().unwrap_or_default()).collect();
    let mut text = String::new();
    for line in &lines {
        let padded = line.iter().zip(&widths).enumerate().map(|(i, (cell, width))| {
            let gap = " ".repeat(width - cell.chars().count());
            if i == 1 { format!("{cell}{gap}") } else { format!("{gap}{cell}") }
        });
        text.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}
