//! The ideas most like a title. A word or two in common is no likeness: what two titles share has to be a good part of what
//! the one says.
use super::{
    explain::Found,
    layout::Fields,
    lexicon::Lexicon,
    ranking::{Match, each_match, weighed},
    reading::Reading,
};
use crate::{
    Failure, Query,
    store::{
        Reader, ideas,
        search::{Entry, Which, entries},
    },
};
use async_trait::async_trait;
use domain::{
    Actor, IdeaId, Moment,
    ideas::IdeaRow,
    search::{self as words, AskSimilar, Kind, Similar, SimilarIdea},
};
use tantivy::{Searcher, TantivyError};
use uuid::Uuid;

/// How many are shown.
const SHOWN: usize = 5;
/// How many words two titles have to share.
const IN_COMMON: u32 = 2;
/// And what part of the weight of all words.
const SHARE: u32 = 3;

#[async_trait]
impl Query for AskSimilar {
    type Answer = Similar;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<Similar, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        let alike = super::ask(db, move |searcher, fields| alike(searcher, fields, &self)).await?;
        let Some((reading, alike)) = alike else { return Ok(Similar { ideas: vec![], being_built: true }) };
        let ids: Vec<Uuid> = alike.iter().map(|found| found.id).collect();
        let ideas = seen(db, actor, &ids, now).await?;
        Ok(Similar { ideas: ideas.into_iter().map(|(row, entry)| explained(&reading, row, &entry)).collect(), being_built: false })
    }
}

fn alike(searcher: &Searcher, fields: &Fields, ask: &AskSimilar) -> Result<(Reading, Vec<Match>), TantivyError> {
    let query = words::Query::read(&ask.title);
    let reading = Reading::of(&query, &Lexicon::new(searcher, fields, false))?;
    // A word that is being typed and begins nothing says nothing yet.
    let last = query.words.len().saturating_sub(1);
    let unfinished = query.goes_on && reading.words.last().is_some_and(|word| word.forms.is_empty());
    let all = reading.weight(if unfinished { !(1 << last) } else { u16::MAX });
    let mut alike = Vec::new();
    for segment in searcher.segment_readers() {
        each_match(segment, &weighed(fields, false), &reading, |_, found| {
            let enough = found.words.count_ones() >= IN_COMMON && reading.weight(found.words) * SHARE >= all;
            if found.kind == Kind::Ideas && enough && ask.except.is_none_or(|except| except.0 != found.id) {
                alike.push(found);
            }
            Ok(())
        })?;
    }
    alike.sort_unstable_by_key(Match::place);
    alike.truncate(SHOWN);
    Ok((reading, alike))
}

/// The ideas as the reader may see them now, each with what it says, in their order.
pub async fn seen(db: &Reader, actor: &Actor, ids: &[Uuid], now: Moment) -> Result<Vec<(IdeaRow, Entry)>, Failure> {
    let ideas: Vec<IdeaId> = ids.iter().copied().map(IdeaId).collect();
    let rows = ideas::rows_of(db, actor, &ideas, now).await?;
    let mut texts = entries(db, Kind::Ideas, Which::These(ids)).await?;
    let with_text = |row: IdeaRow| {
        let at = texts.iter().position(|text| text.id == row.id.0)?;
        Some((row, texts.swap_remove(at)))
    };
    Ok(rows.into_iter().filter_map(with_text).collect())
}

/// An idea, and why it was found.
pub fn explained(reading: &Reading, row: IdeaRow, entry: &Entry) -> SimilarIdea {
    let tags = entry.tags.join(" ");
    let parts = [entry.title.as_str(), &entry.line, &tags, &entry.body];
    let found = Found::new(reading, &parts);
    SimilarIdea { title: found.marked(&row.title), one_liner: found.marked(&row.one_liner), why: found.why(&parts), row }
}
