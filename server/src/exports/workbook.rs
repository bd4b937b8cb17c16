//! A workbook with a sheet for the ranking and, where one may have them, one for the scores; in the reader's language, its
//! first row in sight and ready to filter.
use super::Broken;
use app::jury::SheetWords;
use domain::{
    Stamp,
    jury::{RankLine, RoundExport, ScoreLine, Total},
};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// What stands in a cell. Texts are texts, whatever they look like: no cell is ever a formula.
enum Cell {
    Text(String),
    Number(f64),
    Points(f64),
    Empty,
}

pub fn write(export: &RoundExport, words: &SheetWords) -> Result<Vec<u8>, Broken> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title(&export.title).set_creation_datetime(&moment(&export.closed)?));
    let ranking = export.ranking.iter().map(|line| ranked(line, words)).collect();
    sheet(book.add_worksheet(), words.ranking, &words.ranking_heads, ranking)?;
    if let Some(scores) = &export.scores {
        sheet(book.add_worksheet(), words.scores, &words.scores_heads, scores.iter().map(|line| scored(line, words)).collect())?;
    }
    Ok(book.save_to_buffer()?)
}

/// The round's close, so that the same round makes the same file.
fn moment(at: &Stamp) -> Result<ExcelDateTime, XlsxError> {
    let part = |n: i8| u8::try_from(n).unwrap_or_default();
    let day = ExcelDateTime::from_ymd(u16::try_from(at.local.year).unwrap_or(1900), part(at.local.month), part(at.local.day))?;
    day.and_hms(u16::from(part(at.local.hour)), part(at.local.minute), 0)
}

fn ranked(line: &RankLine, words: &SheetWords) -> Vec<Cell> {
    let points = |total: Option<Total>| total.map_or(Cell::Empty, |Total(thousandths)| Cell::Points(thousandths as f64 / 1_000.0));
    vec![
        line.rank.map_or(Cell::Empty, |rank| Cell::Number(f64::from(rank))),
        Cell::Text(line.pitch.clone()),
        points(line.raw_mean),
        points(line.adjusted),
        points(line.low),
        points(line.high),
        line.p_funded.map_or(Cell::Empty, |thousandths| Cell::Points(f64::from(thousandths) / 10.0)),
        Cell::Number(f64::from(line.cards)),
        line.verdict.map_or(Cell::Empty, |verdict| Cell::Text((words.verdict)(verdict).to_owned())),
    ]
}

fn scored(line: &ScoreLine, words: &SheetWords) -> Vec<Cell> {
    vec![
        Cell::Text(line.juror.clone()),
        Cell::Text(line.pitch.clone()),
        Cell::Text(line.criterion.clone()),
        Cell::Points(line.score),
        Cell::Number(f64::from(line.level)),
        Cell::Text(line.label.clone()),
        Cell::Number(line.weight as f64),
        Cell::Text((if line.counted { words.yes } else { words.no }).to_owned()),
        Cell::Text(line.note.clone()),
    ]
}

fn sheet(sheet: &mut Worksheet, name: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Result<(), XlsxError> {
    let (bold, points) = (Format::new().set_bold(), Format::new().set_num_format("0.0"));
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    let mut last = 0;
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, *head, &bold)?;
        last = column;
    }
    let mut bottom = 0;
    for (row, cells) in (1..).zip(rows) {
        bottom = row;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string(row, column, text)?,
                Cell::Number(number) => sheet.write_number(row, column, number)?,
                Cell::Points(number) => sheet.write_number_with_format(row, column, number, &points)?,
                Cell::Empty => continue,
            };
        }
    }
    sheet.autofilter(0, 0, bottom, last)?.autofit();
    Ok(())
}
