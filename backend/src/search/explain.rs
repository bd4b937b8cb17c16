//! Why a text was found: which of its words are what was typed, and where they stand.
use super::{
    reading::Reading,
    stems::{stem, stemmed},
};
use domain::search::{Likeness, Piece, Reason, Word, excerpt, marked};
use std::collections::{HashMap, HashSet};

/// What of a query a text has.
pub struct Found<'a> {
    reading: &'a Reading,
    /// By stem: the word of the query that it stands for, and how.
    by_stem: HashMap<&'a str, (usize, Likeness)>,
}

impl<'a> Found<'a> {
    /// In a text of several parts.
    pub fn new(reading: &'a Reading, parts: &[&str]) -> Self {
        let all: HashSet<String> = parts.iter().flat_map(|part| stemmed(part)).map(|(_, stem)| stem).collect();
        let mut by_stem: HashMap<&str, (usize, Likeness)> = HashMap::new();
        for (place, word) in reading.known() {
            for form in word.forms.iter().filter(|form| form.stems.iter().all(|stem| all.contains(stem))) {
                for stem in &form.stems {
                    let known = by_stem.entry(stem).or_insert((place, form.likeness));
                    if form.likeness < known.1 {
                        *known = (place, form.likeness);
                    }
                }
            }
        }
        Self { reading, by_stem }
    }

    fn of(&self, word: &Word) -> Option<(usize, Likeness)> {
        self.by_stem.get(stem(&word.folded).as_str()).copied()
    }

    pub fn marked(&self, text: &str) -> Vec<Piece> {
        marked(text, |word| self.of(word).is_some())
    }

    pub fn excerpt(&self, text: &str) -> Option<Vec<Piece>> {
        excerpt(text, |word| self.of(word).is_some())
    }

    /// For each word of the query what it was found as, in the order of the query: the most alike, the first of several.
    pub fn why(&self, parts: &[&str]) -> Vec<Reason> {
        let mut reasons: Vec<Option<Reason>> = self.reading.words.iter().map(|_| None).collect();
        for part in parts {
            for (word, _) in stemmed(part) {
                let Some((place, likeness)) = self.of(&word) else { continue };
                let (Some(reason), Some(read)) = (reasons.get_mut(place), self.reading.words.get(place)) else { continue };
                if reason.as_ref().is_none_or(|known| likeness < known.likeness) {
                    *reason = Some(Reason { likeness, typed: read.typed.clone(), found: part[word.place].to_owned() });
                }
            }
        }
        reasons.into_iter().flatten().collect()
    }
}
