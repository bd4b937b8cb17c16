//! Which words the index knows, counting living texts alone: what was withdrawn is gone from the order of results as well.
use super::layout::Fields;
use domain::search::forgiven;
use std::collections::BTreeMap;
use tantivy::{
    DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, TantivyError, Term,
    postings::TermInfo,
    query::FuzzyTermQuery,
    schema::{Field, IndexRecordOption},
};

/// How many words a guess stands for.
const GUESSES: usize = 8;
/// A shorter word begins too many others.
const SHORTEST_BEGINNING: usize = 3;

/// The words of an index, with or without those of comments.
pub struct Lexicon<'a> {
    searcher: &'a Searcher,
    stems: Vec<Field>,
    words: Vec<Field>,
}

impl<'a> Lexicon<'a> {
    pub fn new(searcher: &'a Searcher, fields: &Fields, with_comments: bool) -> Self {
        let mut lexicon = Self { searcher, stems: vec![fields.title, fields.line, fields.body], words: vec![fields.written] };
        if with_comments {
            lexicon.stems.push(fields.talk);
            lexicon.words.push(fields.said);
        }
        lexicon
    }

    /// How many texts there are.
    pub fn texts(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// How often a stem occurs: in how many fields of how many texts.
    pub fn occurrences(&self, stem: &str) -> Result<u64, TantivyError> {
        let mut occurrences = 0;
        for segment in self.searcher.segment_readers() {
            for field in &self.stems {
                let inverted = segment.inverted_index(*field)?;
                if let Some(info) = inverted.get_term_info(&Term::from_field_text(*field, stem))? {
                    occurrences += living(segment, &inverted, &info)?;
                }
            }
        }
        Ok(occurrences)
    }

    /// The most used words that begin so.
    pub fn beginnings(&self, start: &str) -> Result<Vec<String>, TantivyError> {
        if start.chars().count() < SHORTEST_BEGINNING {
            return Ok(vec![]);
        }
        self.guessed(|segment, field, found| {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().range().ge(start).into_stream()?;
            while let Some((word, info)) = stream.next() {
                if !word.starts_with(start.as_bytes()) {
                    break;
                }
                count(found, word, living(segment, &inverted, info)?);
            }
            Ok(())
        })
    }

    /// The most used words that differ by a slip of the pen; where there are none and the word is long, by two.
    pub fn close(&self, word: &str) -> Result<Vec<String>, TantivyError> {
        for errors in 1..=forgiven(word) {
            // Made once: it knows the word's letters and nothing of fields, and making it costs more than asking it.
            let automaton = FuzzyTermQuery::new(Term::from_field_text(self.words[0], word), errors, true).automaton()?;
            let found = self.guessed(|segment, field, found| {
                let inverted = segment.inverted_index(field)?;
                let mut stream = inverted.terms().search(&automaton).into_stream()?;
                while let Some((word, info)) = stream.next() {
                    count(found, word, living(segment, &inverted, info)?);
                }
                Ok(())
            })?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(vec![])
    }

    /// The words that were found most often; of equals, the first in the alphabet.
    fn guessed(
        &self,
        find: impl Fn(&SegmentReader, Field, &mut BTreeMap<String, u64>) -> Result<(), TantivyError>,
    ) -> Result<Vec<String>, TantivyError> {
        let mut found = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            for field in &self.words {
                find(segment, *field, &mut found)?;
            }
        }
        let mut found: Vec<(String, u64)> = found.into_iter().filter(|(_, texts)| *texts > 0).collect();
        found.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
        found.truncate(GUESSES);
        Ok(found.into_iter().map(|(word, _)| word).collect())
    }
}

fn count(found: &mut BTreeMap<String, u64>, word: &[u8], texts: u64) {
    if let Ok(word) = std::str::from_utf8(word) {
        *found.entry(word.to_owned()).or_default() += texts;
    }
}

/// How many living texts hold a word. The index counts the dead as well until their segment is written anew.
fn living(segment: &SegmentReader, inverted: &InvertedIndexReader, info: &TermInfo) -> Result<u64, TantivyError> {
    let Some(alive) = segment.alive_bitset() else { return Ok(u64::from(info.doc_freq)) };
    let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    let (mut texts, mut text) = (0, postings.doc());
    while text != TERMINATED {
        texts += u64::from(alive.is_alive(text));
        text = postings.advance();
    }
    Ok(texts)
}
