//! What the found ideas can be narrowed by. Each choice counts what would be left under the other choices.
use super::layout::{CHALLENGE, DEPARTMENT, STAGE, TAG};
use domain::search::Wanted;
use std::collections::HashMap;
use tantivy::{DocId, SegmentReader, TantivyError, columnar::StrColumn};

/// What ideas are narrowed by.
pub const BY: [&str; 4] = [STAGE, CHALLENGE, DEPARTMENT, TAG];

/// What was chosen of each.
pub type Chosen = [Option<String>; 4];

pub fn chosen(wanted: &Wanted) -> Chosen {
    [
        wanted.stage.map(|stage| stage.name().to_owned()),
        wanted.challenge.map(|challenge| challenge.to_string()),
        wanted.department.map(|department| department.to_string()),
        wanted.tag.clone(),
    ]
}

/// How many of each value, of each of them.
pub type Counts = [HashMap<String, i64>; 4];

/// The columns of a segment, and what was chosen of each.
pub struct Narrowing([Narrowed; 4]);

struct Narrowed {
    /// None: no text of the segment has a value.
    column: Option<StrColumn>,
    chosen: Choice,
    counts: HashMap<u64, i64>,
}

enum Choice {
    Any,
    Only(u64),
    /// Something that no text of the segment has.
    Unknown,
}

impl Narrowing {
    pub fn of(segment: &SegmentReader, chosen: &Chosen) -> Result<Self, TantivyError> {
        let narrowed = |by: usize| -> Result<Narrowed, TantivyError> {
            let column = segment.fast_fields().str(BY[by])?;
            let choice = match (&chosen[by], &column) {
                (None, _) => Choice::Any,
                (Some(value), Some(column)) => column.dictionary().term_ord(value)?.map_or(Choice::Unknown, Choice::Only),
                (Some(_), None) => Choice::Unknown,
            };
            Ok(Narrowed { column, chosen: choice, counts: HashMap::new() })
        };
        Ok(Self([narrowed(0)?, narrowed(1)?, narrowed(2)?, narrowed(3)?]))
    }

    /// Counts a found idea where it belongs; whether it is one of those that were asked for.
    pub fn admits(&mut self, text: DocId) -> bool {
        let fits = self.0.each_ref().map(|narrowed| narrowed.fits(text));
        let missed = fits.iter().filter(|fits| !**fits).count();
        for (narrowed, fits) in self.0.iter_mut().zip(fits) {
            // All others fit.
            if missed == usize::from(!fits) {
                narrowed.count(text);
            }
        }
        missed == 0
    }

    /// Adds what was counted to what other segments have.
    pub fn add_to(self, counts: &mut Counts) -> Result<(), TantivyError> {
        for (narrowed, counts) in self.0.into_iter().zip(counts) {
            let Some(column) = narrowed.column else { continue };
            let mut value = String::new();
            for (ordinal, texts) in narrowed.counts {
                value.clear();
                if column.ord_to_str(ordinal, &mut value)? {
                    *counts.entry(value.clone()).or_default() += texts;
                }
            }
        }
        Ok(())
    }
}

impl Narrowed {
    fn fits(&self, text: DocId) -> bool {
        match (&self.chosen, &self.column) {
            (Choice::Any, _) => true,
            (Choice::Only(wanted), Some(column)) => column.term_ords(text).any(|ordinal| ordinal == *wanted),
            (Choice::Only(_), None) | (Choice::Unknown, _) => false,
        }
    }

    fn count(&mut self, text: DocId) {
        for ordinal in self.column.iter().flat_map(|column| column.term_ords(text)) {
            *self.counts.entry(ordinal).or_default() += 1;
        }
    }
}
