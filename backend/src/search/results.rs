//! The search over everything: how many of each kind, a page of one of them, and what those can be narrowed by.
use super::{
    explain::Found,
    facets::{Counts, Facet, Narrowing, Phases},
    layout::Fields,
    lexicon::Lexicon,
    ranking::{Match, each_match, weighed},
    reading::Reading,
    similar::{explained, seen},
};
use crate::{
    Failure, Query,
    store::{
        Reader, challenges,
        search::{Entry, Named, Which, entries, found_comments, names},
    },
};
use async_trait::async_trait;
use domain::{
    Actor, ChallengeId, Moment, PersonId,
    challenges::{Phase, Theme},
    ideas::Stage,
    search::{AskSearch, Hit, Kind, RESULTS, SearchFacets, SearchResults, Wanted, pages},
};
use std::{collections::HashMap, str::FromStr};
use tantivy::{Searcher, TantivyError};
use uuid::Uuid;

/// How many values of each facet are shown.
const VALUES: usize = 12;

#[async_trait]
impl Query for AskSearch {
    type Answer = SearchResults;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<SearchResults, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        let wanted = self.filter.wanted();
        let mut results = nothing(&wanted, db, now);
        if !results.asked {
            return Ok(results);
        }
        let phases = match wanted.kind {
            None | Some(Kind::Challenges) => challenges::phases(db, now).await?,
            Some(Kind::Ideas | Kind::People | Kind::Comments) => Phases::new(),
        };
        let ranked = super::ask(db, move |searcher, fields| ranked(searcher, fields, &wanted, &phases)).await?;
        let Some((reading, ranked)) = ranked else { return Ok(SearchResults { being_built: true, ..results }) };
        let Ranked { kind, counts, page, pages, ids, facets } = ranked;
        results.unknown = reading.words.iter().filter(|word| word.forms.is_empty()).map(|word| word.typed.clone()).collect();
        results.counts = Kind::ALL.into_iter().map(|kind| (kind, counts.get(&kind).copied().unwrap_or(0))).collect();
        (results.kind, results.page, results.pages) = (kind, page as i64 + 1, pages as i64);
        results.hits = hits(db, actor, kind, &ids, &reading, now).await?;
        results.facets = named(db, kind, facets).await?;
        Ok(results)
    }
}

fn nothing(wanted: &Wanted, db: &Reader, now: Moment) -> SearchResults {
    SearchResults {
        being_built: false,
        asked: !wanted.query.words.is_empty(),
        kind: wanted.kind.unwrap_or(Kind::Ideas),
        counts: vec![],
        hits: vec![],
        unknown: vec![],
        facets: SearchFacets::default(),
        page: 1,
        pages: 0,
        now: db.stamp(now.0),
    }
}

struct Ranked {
    kind: Kind,
    counts: HashMap<Kind, i64>,
    page: usize,
    pages: usize,
    ids: Vec<Uuid>,
    facets: Counts,
}

fn ranked(searcher: &Searcher, fields: &Fields, wanted: &Wanted, phases: &Phases) -> Result<(Reading, Ranked), TantivyError> {
    let mut by_kind: HashMap<Kind, Vec<Match>> = HashMap::new();
    let mut facets = Counts::default();
    let reading = Reading::of(&wanted.query, &Lexicon::new(searcher, fields, true))?;
    let needed = needed(reading.known().count() as u32);
    for segment in searcher.segment_readers() {
        let of_kind = |kind| Ok((kind, Narrowing::of(segment, kind, wanted, phases)?));
        let mut narrowing = Kind::ALL.into_iter().map(of_kind).collect::<Result<HashMap<_, _>, TantivyError>>()?;
        each_match(segment, &weighed(fields, true), &reading, |text, found| {
            let enough = found.words.count_ones() >= needed;
            if enough && narrowing.get_mut(&found.kind).is_some_and(|narrowing| narrowing.admits(text, found.id)) {
                by_kind.entry(found.kind).or_default().push(found);
            }
            Ok(())
        })?;
        narrowing.into_values().try_for_each(|narrowing| narrowing.add_to(&mut facets))?;
    }
    let some = Kind::ALL.into_iter().find(|kind| by_kind.contains_key(kind));
    let kind = wanted.kind.or(some).unwrap_or(Kind::Ideas);
    let counts = by_kind.iter().map(|(kind, found)| (*kind, found.len() as i64)).collect();
    let mut found = by_kind.remove(&kind).unwrap_or_default();
    found.sort_unstable_by_key(Match::place);
    let pages = pages(found.len());
    let page = wanted.page.min(pages.saturating_sub(1));
    let ids = found.iter().skip(page * RESULTS).take(RESULTS).map(|found| found.id).collect();
    Ok((reading, Ranked { kind, counts, page, pages, ids, facets }))
}

/// How many of the known words a text needs: both of two, and of more all but a third.
fn needed(known: u32) -> u32 {
    (known - known / 3).max(1)
}

async fn hits(db: &Reader, actor: &Actor, kind: Kind, ids: &[Uuid], reading: &Reading, now: Moment) -> Result<Vec<Hit>, Failure> {
    let mut hits = match kind {
        Kind::Ideas => return Ok(seen(db, actor, ids, now).await?.into_iter().map(|(row, entry)| idea(reading, row, &entry)).collect()),
        Kind::Comments => {
            let found = found_comments(db, actor, ids).await?.into_iter();
            let hit = found.map(|comment| {
                let excerpt = Found::new(reading, &[&comment.text]).excerpt(&comment.text).unwrap_or_default();
                let (id, idea, author) = (comment.id, comment.idea, comment.author);
                Hit::Comment { id, idea, idea_title: comment.idea_title, author, at: db.stamp(comment.at), excerpt }
            });
            return Ok(hit.collect());
        }
        Kind::Challenges | Kind::People => entries(db, kind, Which::These(ids)).await?,
    };
    hits.sort_by_key(|entry| ids.iter().position(|id| *id == entry.id));
    Ok(hits.into_iter().map(|entry| challenge_or_person(reading, entry)).collect())
}

fn idea(reading: &Reading, row: domain::ideas::IdeaRow, entry: &Entry) -> Hit {
    let excerpt = Found::new(reading, &[&entry.title, &entry.line, &entry.body]).excerpt(&entry.body);
    Hit::Idea { idea: Box::new(explained(reading, row, entry)), excerpt }
}

fn challenge_or_person(reading: &Reading, entry: Entry) -> Hit {
    let found = Found::new(reading, &[&entry.title, &entry.line, &entry.body]);
    let title = found.marked(&entry.title);
    if entry.kind == Kind::People {
        let about = found.marked(&entry.line);
        return Hit::Person { id: PersonId(entry.id), marked: title, about, name: entry.title };
    }
    Hit::Challenge { id: ChallengeId(entry.id), title, excerpt: found.excerpt(&entry.body) }
}

/// The facets of a kind with names for what they hold.
async fn named(db: &Reader, kind: Kind, mut counts: Counts) -> Result<SearchFacets, Failure> {
    let mut of = |facet: Facet| counts.remove(&(kind, facet)).unwrap_or_default();
    let (stages, phases, themes) = (of(Facet::Stage), of(Facet::Phase), of(Facet::Theme));
    let mut tags: Vec<(String, i64)> = of(Facet::Tag).into_iter().collect();
    tags.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    tags.truncate(VALUES);
    Ok(SearchFacets {
        stages: Stage::PUBLIC.into_iter().filter_map(|stage| Some((stage, *stages.get(stage.name())?))).collect(),
        phases: Phase::ALL.into_iter().filter_map(|phase| Some((phase, *phases.get(phase.name())?))).collect(),
        themes: Theme::ALL.into_iter().filter_map(|theme| Some((theme, *themes.get(theme.name())?))).collect(),
        challenges: most(db, of(Facet::Challenge), Named::Challenges).await?,
        departments: most(db, of(Facet::Department), Named::Departments).await?,
        sites: most(db, of(Facet::Site), Named::Sites).await?,
        tags,
    })
}

/// By their names, those with the most first.
async fn most<Id: FromStr>(db: &Reader, counts: HashMap<String, i64>, of: Named) -> Result<Vec<(Id, String, i64)>, Failure> {
    if counts.is_empty() {
        return Ok(vec![]);
    }
    let names = names(db, of).await?;
    let named = counts.into_iter().filter_map(|(id, n)| Some((names.get(&id)?.clone(), id, n)));
    let mut values: Vec<(String, String, i64)> = named.collect();
    values.sort_by(|(a, x, n), (b, y, m)| m.cmp(n).then_with(|| a.cmp(b)).then_with(|| x.cmp(y)));
    values.truncate(VALUES);
    Ok(values.into_iter().filter_map(|(name, id, n)| Some((id.parse().ok()?, name, n))).collect())
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn most_of_the_words_are_needed() {
        assert_eq!([0, 1, 2, 3, 4, 5, 6, 12].map(needed), [1, 1, 2, 2, 3, 4, 4, 8]);
    }
}
