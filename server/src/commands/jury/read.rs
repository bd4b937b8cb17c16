//! Scores out of a CSV file with the columns juror, pitch, criterion, score, in any order. Commas, or semicolons with decimal
//! commas, as spreadsheets write them in French; a byte order mark is passed over. As rounds are exported, a column weight
//! says how much a criterion weighs where no flag does, and what has a no in the column counted is left out. Whatever else
//! is odd is named by its line, and nothing is guessed.
use crate::{commands::Trouble, config::WrongSetting};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What was read: names by their index, and one total a card.
#[derive(Debug, Default, PartialEq)]
pub struct Sheet {
    pub jurors: Vec<String>,
    pub pitches: Vec<String>,
    pub cards: Vec<Card>,
    /// Whether scores are hundredths of their scale: beyond it there is nothing.
    pub hundredths: bool,
}

#[derive(Debug, PartialEq)]
pub struct Card {
    pub juror: usize,
    pub pitch: usize,
    /// The weighted mean of the criteria that were answered.
    pub total: f64,
    /// The score of the heaviest criterion of those that nobody skipped.
    pub heaviest: Option<f64>,
}

/// Lowest and highest score.
pub type Scale = (f64, f64);

const COLUMNS: [&str; 4] = ["juror", "pitch", "criterion", "score"];
/// How many odd lines are named.
const MOST_NAMED: usize = 50;
const WEIGHT: &str = "weight";
const COUNTED: &str = "counted";

fn wrong(words: String) -> Trouble {
    WrongSetting(words).into()
}

/// `reach=2,cost=1`
pub fn weights(typed: &str) -> Result<Vec<(String, f64)>, Trouble> {
    let one = |part: &str| {
        let (name, weight) = part.rsplit_once('=').ok_or_else(|| wrong(format!("--weights: \"{part}\" is not criterion=weight")))?;
        let weight: f64 = weight
            .trim()
            .parse()
            .ok()
            .filter(|w: &f64| w.is_finite() && *w > 0.0)
            .ok_or_else(|| wrong(format!("--weights: \"{weight}\" is not a weight above 0")))?;
        Ok((name.trim().to_owned(), weight))
    };
    let weights: Vec<(String, f64)> = typed.split(',').map(one).collect::<Result<_, Trouble>>()?;
    match weights.iter().enumerate().find(|(i, (name, _))| weights[..*i].iter().any(|(other, _)| other == name)) {
        Some((_, (name, _))) => Err(wrong(format!("--weights: \"{name}\" stands there twice"))),
        None => Ok(weights),
    }
}

/// `0..10`
pub fn scale(typed: &str) -> Result<Scale, Trouble> {
    let ends = typed.split_once("..").and_then(|(low, high)| Some((low.trim().parse().ok()?, high.trim().parse().ok()?)));
    ends.filter(|(low, high): &Scale| low.is_finite() && high.is_finite() && low < high)
        .ok_or_else(|| wrong(format!("--scale: \"{typed}\" is not LOW..HIGH")))
}

/// Reads a whole file. With a scale, scores become hundredths of it; without one they stay as they are.
pub fn sheet(bytes: &[u8], weights: Option<&[(String, f64)]>, scale: Option<Scale>) -> Result<Sheet, String> {
    let text = std::str::from_utf8(bytes)
        .map_err(|e| format!("line {}: not UTF-8", 1 + bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let semicolons = head.contains(';') && !head.contains(',');
    let delimiter = if semicolons { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|e| e.to_string())?.clone();
    let column = |name: &str| {
        let found: Vec<usize> = headers.iter().enumerate().filter(|(_, h)| h.eq_ignore_ascii_case(name)).map(|(i, _)| i).collect();
        match found.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(*only)),
            _ => Err(format!("line 1: two columns \"{name}\"")),
        }
    };
    let mut places = [0; 4];
    for (place, name) in places.iter_mut().zip(COLUMNS) {
        *place = column(name)?.ok_or_else(|| format!("line 1: no column \"{name}\""))?;
    }
    let (weight, counted) = (column(WEIGHT)?.filter(|_| weights.is_none()), column(COUNTED)?);
    let mut marks = Marks::default();
    let mut row = |record: csv::StringRecord| {
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != headers.len() {
            return Err(format!("line {line}: {} values, {} columns", record.len(), headers.len()));
        }
        let value = |column: usize| record.get(places[column]).unwrap_or_default();
        if let Some(empty) = (0..4).find(|column| value(*column).is_empty()) {
            return Err(format!("line {line}: no {}", COLUMNS[empty]));
        }
        let said = |place: usize| record.get(place).unwrap_or_default();
        match counted.map(said) {
            Some("no") => return Ok(()),
            None | Some("yes") => {}
            Some(other) => return Err(format!("line {line}: counted is \"{other}\", neither yes nor no")),
        }
        if let Some(place) = weight {
            marks.weigh(line, value(2), said(place), semicolons)?;
        }
        let score = number(value(3), semicolons).ok_or_else(|| format!("line {line}: \"{}\" is not a number", value(3)))?;
        let score = match scale {
            Some((low, high)) if (low..=high).contains(&score) => 100.0 * (score - low) / (high - low),
            Some((low, high)) => return Err(format!("line {line}: {score} is not within {low}..{high}")),
            None => score,
        };
        marks.add(line, value(0), value(1), value(2), score)
    };
    let mut odd = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => odd.extend(row(record).err()),
            // Where a line ends is not known any more.
            Err(error) => {
                odd.push(error.to_string());
                break;
            }
        }
    }
    // A file that says what counts is an exported round, whose scale is 0..100, unless its scores say otherwise.
    let hundredths = scale.is_some() || (counted.is_some() && marks.scores.values().all(|(_, score)| (0.0..=100.0).contains(score)));
    if odd.is_empty() { marks.sheet(weights, hundredths) } else { Err(named(&odd)) }
}

/// What is odd, line by line; of very many the first.
fn named(odd: &[String]) -> String {
    let mut words = odd.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join("; ");
    if odd.len() > MOST_NAMED {
        words.push_str(&format!("; and {} more", odd.len() - MOST_NAMED));
    }
    words
}

fn number(typed: &str, decimal_commas: bool) -> Option<f64> {
    let typed = if decimal_commas { typed.replace(',', ".") } else { typed.to_owned() };
    typed.parse().ok().filter(|n: &f64| n.is_finite())
}

/// Names in the order in which they came.
#[derive(Default)]
struct Names {
    all: Vec<String>,
    places: HashMap<String, usize>,
}

impl Names {
    fn place(&mut self, name: &str) -> usize {
        *self.places.entry(name.to_owned()).or_insert_with(|| {
            self.all.push(name.to_owned());
            self.all.len() - 1
        })
    }
}

#[derive(Default)]
struct Marks {
    jurors: Names,
    pitches: Names,
    criteria: Names,
    /// By juror, pitch and criterion: the line and the score.
    scores: BTreeMap<(usize, usize, usize), (u64, f64)>,
    /// What the file says of a criterion's weight.
    weights: HashMap<String, f64>,
}

impl Marks {
    fn add(&mut self, line: u64, juror: &str, pitch: &str, criterion: &str, score: f64) -> Result<(), String> {
        let key = (self.jurors.place(juror), self.pitches.place(pitch), self.criteria.place(criterion));
        match self.scores.insert(key, (line, score)) {
            Some((before, _)) => Err(format!("line {line}: {juror} scored \"{pitch}\" on \"{criterion}\" before, in line {before}")),
            None => Ok(()),
        }
    }

    fn weigh(&mut self, line: u64, criterion: &str, typed: &str, decimal_commas: bool) -> Result<(), String> {
        let weight = number(typed, decimal_commas).filter(|weight| *weight > 0.0);
        let weight = weight.ok_or_else(|| format!("line {line}: \"{typed}\" is not a weight above 0"))?;
        match self.weights.insert(criterion.to_owned(), weight) {
            Some(before) if before != weight => Err(format!("line {line}: \"{criterion}\" weighs {weight} here and {before} before")),
            Some(_) | None => Ok(()),
        }
    }

    fn sheet(self, weights: Option<&[(String, f64)]>, hundredths: bool) -> Result<Sheet, String> {
        if self.scores.is_empty() {
            return Err("no scores".into());
        }
        let criteria = &self.criteria.all;
        if let Some((name, _)) = weights.iter().flat_map(|w| w.iter()).find(|(name, _)| !criteria.contains(name)) {
            return Err(format!("no score on \"{name}\", which --weights names"));
        }
        let weight = |criterion: &String| match weights {
            None => Ok(self.weights.get(criterion).copied().unwrap_or(1.0)),
            Some(weights) => {
                let found = weights.iter().find(|(name, _)| name == criterion);
                found.map(|(_, weight)| *weight).ok_or_else(|| format!("--weights says nothing of \"{criterion}\""))
            }
        };
        let weights: Vec<f64> = criteria.iter().map(weight).collect::<Result<_, String>>()?;
        let cards: BTreeSet<(usize, usize)> = self.scores.keys().map(|(juror, pitch, _)| (*juror, *pitch)).collect();
        let mut answered = vec![0; weights.len()];
        self.scores.keys().for_each(|(_, _, criterion)| answered[*criterion] += 1);
        // The first of equals. What somebody skipped may be skipped, and breaks no tie.
        let heaviest = (0..weights.len())
            .rev()
            .filter(|criterion| answered[*criterion] == cards.len())
            .max_by(|a, b| weights[*a].total_cmp(&weights[*b]));
        let mut sums: BTreeMap<(usize, usize), (f64, f64, Option<f64>)> = BTreeMap::new();
        for ((juror, pitch, criterion), (_, score)) in &self.scores {
            let (total, weight, heavy) = sums.entry((*juror, *pitch)).or_default();
            *total += weights[*criterion] * score;
            *weight += weights[*criterion];
            if Some(*criterion) == heaviest {
                *heavy = Some(*score);
            }
        }
        let card = |((juror, pitch), (total, weight, heaviest))| Card { juror, pitch, total: total / weight, heaviest };
        Ok(Sheet { jurors: self.jurors.all, pitches: self.pitches.all, cards: sums.into_iter().map(card).collect(), hundredths })
    }
}

#[cfg(test)]
mod tests;
