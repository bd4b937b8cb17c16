//! What texts have of a query, and how much it weighs. A text has each word once, by the best of what stands for it, where it
//! weighs most; whole numbers, so that segments and their order make no difference.
use super::{
    layout::{self, Fields},
    reading::{Form, Reading},
};
use domain::search::Kind;
use tantivy::{
    DocId, DocSet, SegmentReader, TERMINATED, TantivyError, Term,
    columnar::Column,
    schema::{Field, IndexRecordOption},
};
use uuid::Uuid;

/// A text that has something of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    pub kind: Kind,
    pub id: Uuid,
    pub score: u32,
    /// Which words of the query it has, a bit each.
    pub words: u16,
}

impl Match {
    /// The best first; of equals, the newest.
    pub fn place(&self) -> impl Ord + use<> {
        std::cmp::Reverse((self.score, self.id))
    }
}

/// How much a word weighs by where it stands.
pub fn weighed(fields: &Fields, with_comments: bool) -> Vec<(Field, u32)> {
    let mut weighed = vec![(fields.title, 6), (fields.line, 4), (fields.body, 2)];
    if with_comments {
        weighed.push((fields.talk, 2));
    }
    weighed
}

/// Calls with every living text of a segment that has one of the query's words.
pub fn each_match(
    segment: &SegmentReader,
    fields: &[(Field, u32)],
    reading: &Reading,
    mut found: impl FnMut(DocId, Match) -> Result<(), TantivyError>,
) -> Result<(), TantivyError> {
    let texts = segment.max_doc() as usize;
    let (mut best, mut score, mut words) = (vec![0_u32; texts], vec![0_u32; texts], vec![0_u16; texts]);
    let mut matching: Vec<DocId> = Vec::new();
    for (place, word) in reading.known() {
        let mut having: Vec<DocId> = Vec::new();
        for form in &word.forms {
            for (field, weight) in fields {
                each_text(segment, *field, form, |text| {
                    let at = text as usize;
                    if best[at] == 0 {
                        having.push(text);
                    }
                    best[at] = best[at].max(weight * form.quarters());
                })?;
            }
        }
        for text in having {
            let at = text as usize;
            if words[at] == 0 {
                matching.push(text);
            }
            score[at] += std::mem::take(&mut best[at]) * word.weight;
            words[at] |= 1 << place;
        }
    }
    let columns = Columns::of(segment)?;
    for text in matching.into_iter().filter(|text| !segment.is_deleted(*text)) {
        if let Some((kind, id)) = columns.entry(text) {
            found(text, Match { kind, id, score: score[text as usize], words: words[text as usize] })?;
        }
    }
    Ok(())
}

/// Calls with every text whose field has all of a form's stems.
fn each_text(segment: &SegmentReader, field: Field, form: &Form, mut found: impl FnMut(DocId)) -> Result<(), TantivyError> {
    let inverted = segment.inverted_index(field)?;
    let mut all = Vec::with_capacity(form.stems.len());
    for stem in &form.stems {
        let Some(postings) = inverted.read_postings(&Term::from_field_text(field, stem), IndexRecordOption::Basic)? else { return Ok(()) };
        all.push(postings);
    }
    let Some((first, others)) = all.split_first_mut() else { return Ok(()) };
    let mut text = first.doc();
    while text != TERMINATED {
        if others.iter_mut().all(|other| at_or_after(other, text) == text) {
            found(text);
        }
        text = first.advance();
    }
    Ok(())
}

fn at_or_after(postings: &mut impl DocSet, text: DocId) -> DocId {
    if postings.doc() < text { postings.seek(text) } else { postings.doc() }
}

/// What tells one entry from another.
struct Columns {
    kind: Column<u64>,
    high: Column<u64>,
    low: Column<u64>,
}

impl Columns {
    fn of(segment: &SegmentReader) -> Result<Self, TantivyError> {
        let columns = segment.fast_fields();
        Ok(Self { kind: columns.u64(layout::KIND)?, high: columns.u64(layout::HIGH)?, low: columns.u64(layout::LOW)? })
    }

    fn entry(&self, text: DocId) -> Option<(Kind, Uuid)> {
        let id = Uuid::from_u64_pair(self.high.first(text)?, self.low.first(text)?);
        Some((layout::kind(self.kind.first(text)?)?, id))
    }
}
