//! What the found can be narrowed by. Each choice counts what would be left under the other choices of its kind; what is
//! chosen of one kind says nothing of another.
use super::layout::{CHALLENGE, DEPARTMENT, SITE, STAGE, TAG, THEME};
use domain::{
    challenges::Phase,
    search::{Kind, Wanted},
};
use std::collections::HashMap;
use tantivy::{DocId, SegmentReader, TantivyError, columnar::StrColumn};
use uuid::Uuid;

/// Something that texts of a kind have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    Stage,
    Phase,
    Theme,
    Challenge,
    Department,
    Site,
    Tag,
}

impl Facet {
    /// What a kind is narrowed by. Comments by where they stand alone: who said them may be hidden.
    fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Ideas => &[Self::Stage, Self::Challenge, Self::Department, Self::Tag],
            Kind::Challenges => &[Self::Phase, Self::Theme],
            Kind::People => &[Self::Department, Self::Site],
            Kind::Comments => &[Self::Challenge],
        }
    }

    /// Where it stands in the index; phases change with the time and stand beside it.
    fn column(self) -> Option<&'static str> {
        match self {
            Self::Stage => Some(STAGE),
            Self::Phase => None,
            Self::Theme => Some(THEME),
            Self::Challenge => Some(CHALLENGE),
            Self::Department => Some(DEPARTMENT),
            Self::Site => Some(SITE),
            Self::Tag => Some(TAG),
        }
    }

    fn chosen(self, wanted: &Wanted) -> Option<String> {
        match self {
            Self::Stage => wanted.stage.map(|stage| stage.name().to_owned()),
            Self::Phase => wanted.phase.map(|phase| phase.name().to_owned()),
            Self::Theme => wanted.theme.map(|theme| theme.name().to_owned()),
            Self::Challenge => wanted.challenge.map(|challenge| challenge.to_string()),
            Self::Department => wanted.department.map(|department| department.to_string()),
            Self::Site => wanted.site.map(|site| site.to_string()),
            Self::Tag => wanted.tag.clone(),
        }
    }
}

/// The phase that each challenge is in now.
pub type Phases = HashMap<Uuid, Phase>;

/// How many of each value, of each facet of a kind.
pub type Counts = HashMap<(Kind, Facet), HashMap<String, i64>>;

/// What the texts of a kind have in a segment, and what was chosen.
pub struct Narrowing<'a> {
    kind: Kind,
    by: Vec<Narrowed<'a>>,
}

struct Narrowed<'a> {
    facet: Facet,
    values: Values<'a>,
    chosen: Choice,
    counts: HashMap<u64, i64>,
}

/// The values that texts have, each by a number.
enum Values<'a> {
    /// None: no text of the segment has a value.
    Column(Option<StrColumn>),
    Phases(&'a Phases),
}

enum Choice {
    Any,
    Only(u64),
    /// Something that no text of the segment has.
    Unknown,
}

impl<'a> Narrowing<'a> {
    /// For a kind; nothing is counted for one that is not looked at.
    pub fn of(segment: &SegmentReader, kind: Kind, wanted: &Wanted, phases: &'a Phases) -> Result<Self, TantivyError> {
        let counted = wanted.kind.is_none_or(|wanted| wanted == kind);
        let facets = if counted { Facet::of(kind) } else { &[] };
        let narrowed = |facet: &Facet| -> Result<Narrowed<'a>, TantivyError> {
            let values = match facet.column() {
                Some(column) => Values::Column(segment.fast_fields().str(column)?),
                None => Values::Phases(phases),
            };
            let chosen = match facet.chosen(wanted).filter(|_| wanted.kind == Some(kind)) {
                None => Choice::Any,
                Some(value) => values.number(&value)?.map_or(Choice::Unknown, Choice::Only),
            };
            Ok(Narrowed { facet: *facet, values, chosen, counts: HashMap::new() })
        };
        Ok(Self { kind, by: facets.iter().map(narrowed).collect::<Result<_, _>>()? })
    }

    /// Counts a found text where it belongs; whether it is one of those that were asked for.
    pub fn admits(&mut self, text: DocId, id: Uuid) -> bool {
        let misses = self.by.iter().enumerate().filter(|(_, narrowed)| !narrowed.fits(text, id));
        let misses = misses.fold(0_u8, |misses, (place, _)| misses | 1 << place);
        for (place, narrowed) in self.by.iter_mut().enumerate() {
            // All others fit.
            if misses & !(1 << place) == 0 {
                narrowed.count(text, id);
            }
        }
        misses == 0
    }

    /// Adds what was counted to what other segments have.
    pub fn add_to(self, counts: &mut Counts) -> Result<(), TantivyError> {
        for narrowed in self.by {
            let counts = counts.entry((self.kind, narrowed.facet)).or_default();
            for (number, texts) in narrowed.counts {
                if let Some(value) = narrowed.values.said(number)? {
                    *counts.entry(value).or_default() += texts;
                }
            }
        }
        Ok(())
    }
}

impl Narrowed<'_> {
    fn fits(&self, text: DocId, id: Uuid) -> bool {
        match self.chosen {
            Choice::Any => true,
            Choice::Only(wanted) => self.values.of(text, id).any(|number| number == wanted),
            Choice::Unknown => false,
        }
    }

    fn count(&mut self, text: DocId, id: Uuid) {
        for number in self.values.of(text, id) {
            *self.counts.entry(number).or_default() += 1;
        }
    }
}

impl Values<'_> {
    fn of(&self, text: DocId, id: Uuid) -> impl Iterator<Item = u64> {
        let (column, phase) = match self {
            Self::Column(column) => (column.as_ref(), None),
            Self::Phases(phases) => (None, phases.get(&id).and_then(|phase| numbered(phase.name()))),
        };
        column.into_iter().flat_map(move |column| column.term_ords(text)).chain(phase)
    }

    fn number(&self, value: &str) -> Result<Option<u64>, TantivyError> {
        match self {
            Self::Column(Some(column)) => Ok(column.dictionary().term_ord(value)?),
            Self::Column(None) => Ok(None),
            Self::Phases(_) => Ok(numbered(value)),
        }
    }

    fn said(&self, number: u64) -> Result<Option<String>, TantivyError> {
        match self {
            Self::Column(Some(column)) => {
                let mut value = String::new();
                Ok(column.ord_to_str(number, &mut value)?.then_some(value))
            }
            Self::Column(None) => Ok(None),
            Self::Phases(_) => Ok(Phase::ALL.get(number as usize).map(|phase| phase.name().to_owned())),
        }
    }
}

/// A phase by its place among all.
fn numbered(name: &str) -> Option<u64> {
    Phase::ALL.iter().position(|phase| phase.name() == name).map(|place| place as u64)
}
