//! What an author changed between two versions, word by word, so that nobody has to look for it.
use crate::{Cents, Civil, ideas::Channel};
use serde::{Deserialize, Serialize};

/// A part of an idea that reads differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub part: Part,
    pub how: How,
}

/// The parts of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Title,
    OneLiner,
    Problem,
    Audience,
    Proposal,
    Channels,
    Budget,
    ImpactMetric,
    ImpactBaseline,
    ImpactTarget,
    ImpactBy,
    Tags,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Words(Vec<Piece>),
    Channels {
        removed: Vec<Channel>,
        added: Vec<Channel>,
    },
    Day {
        before: Option<Civil>,
        after: Option<Civil>,
    },
    /// From and to, each from the lowest amount to the highest.
    Budget {
        before: Option<(Cents, Cents)>,
        after: Option<(Cents, Cents)>,
    },
}

/// Some words, and whether they stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub is: Is,
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Is {
    Kept,
    Removed,
    Added,
}

/// How many characters of what stayed are shown around what changed.
#[cfg(not(target_arch = "wasm32"))]
const AROUND: usize = 80;

/// What differs between two versions, part by part in the order of the form.
#[cfg(not(target_arch = "wasm32"))]
pub fn changes(before: &crate::ideas::IdeaText, after: &crate::ideas::IdeaText) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut words = |part, before: &str, after: &str| {
        if before != after {
            changes.push(Change { part, how: How::Words(pieces(before, after)) });
        }
    };
    words(Part::Title, &before.title, &after.title);
    words(Part::OneLiner, &before.one_liner, &after.one_liner);
    words(Part::Problem, &before.problem, &after.problem);
    words(Part::Audience, &before.audience, &after.audience);
    words(Part::Proposal, &before.proposal, &after.proposal);
    words(Part::ImpactMetric, &before.impact_metric, &after.impact_metric);
    words(Part::ImpactBaseline, &before.impact_baseline, &after.impact_baseline);
    words(Part::ImpactTarget, &before.impact_target, &after.impact_target);
    words(Part::Tags, &before.tags.join(", "), &after.tags.join(", "));
    let without = |of: &[Channel], other: &[Channel]| of.iter().copied().filter(|c| !other.contains(c)).collect::<Vec<_>>();
    let (removed, added) = (without(&before.channels, &after.channels), without(&after.channels, &before.channels));
    if !(removed.is_empty() && added.is_empty()) {
        changes.push(Change { part: Part::Channels, how: How::Channels { removed, added } });
    }
    if before.impact_by != after.impact_by {
        let [before, after] = [before.impact_by, after.impact_by].map(|day| day.map(Civil::of_day));
        changes.push(Change { part: Part::ImpactBy, how: How::Day { before, after } });
    }
    let range = |low: Option<Cents>, high: Option<Cents>| low.or(high).zip(high.or(low));
    let (before, after) = (range(before.budget_low, before.budget_high), range(after.budget_low, after.budget_high));
    if before != after {
        changes.push(Change { part: Part::Budget, how: How::Budget { before, after } });
    }
    changes
}

/// The words of both texts in their order; of what stayed, only what stands near a change.
#[cfg(not(target_arch = "wasm32"))]
fn pieces(before: &str, after: &str) -> Vec<Piece> {
    use similar::{ChangeTag, TextDiff};
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_unicode_words(before, after).iter_all_changes() {
        let is = match change.tag() {
            ChangeTag::Equal => Is::Kept,
            ChangeTag::Delete => Is::Removed,
            ChangeTag::Insert => Is::Added,
        };
        match pieces.last_mut() {
            Some(last) if last.is == is => last.words.push_str(change.value()),
            Some(_) | None => pieces.push(Piece { is, words: change.value().to_owned() }),
        }
    }
    let count = pieces.len();
    for (index, piece) in pieces.iter_mut().enumerate().filter(|(_, piece)| piece.is == Is::Kept) {
        piece.words = shortened(&piece.words, index > 0, index + 1 < count);
    }
    pieces
}

/// Its beginning where a change comes before it, its end where one follows.
#[cfg(not(target_arch = "wasm32"))]
fn shortened(words: &str, follows: bool, precedes: bool) -> String {
    let length = words.chars().count();
    let (head, tail) = (if follows { AROUND } else { 0 }, if precedes { AROUND } else { 0 });
    if length <= head + tail + AROUND {
        return words.to_owned();
    }
    let start: String = words.chars().take(head).collect();
    let end: String = words.chars().skip(length - tail).collect();
    format!("{start} … {end}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ideas::IdeaText;

    fn text(change: impl FnOnce(&mut IdeaText)) -> IdeaText {
        let mut text = IdeaText { title: "Un bon dans le colis".into(), problem: "On jette trop".into(), ..IdeaText::default() };
        change(&mut text);
        text
    }

    #[test]
    fn the_same_text_has_no_changes() {
        assert_eq!(changes(&text(|_| ()), &text(|_| ())), []);
    }

    #[test]
    fn words_that_went_and_came_stand_where_they_were() {
        let after = text(|t| t.title = "Un bon dans chaque colis".into());
        let told = changes(&text(|_| ()), &after);
        let How::Words(pieces) = &told[0].how else { panic!("{told:?}") };
        let of = |is: Is| pieces.iter().filter(|p| p.is == is).map(|p| p.words.as_str()).collect::<String>();
        assert_eq!((told.len(), told[0].part), (1, Part::Title));
        assert_eq!((of(Is::Removed).as_str(), of(Is::Added).as_str()), ("le", "chaque"));
        let read = |without: Is| pieces.iter().filter(|p| p.is != without).map(|p| p.words.as_str()).collect::<String>();
        assert_eq!((read(Is::Added).as_str(), read(Is::Removed).as_str()), ("Un bon dans le colis", "Un bon dans chaque colis"));
    }

    #[test]
    fn channels_and_amounts_are_compared_as_what_they_are() {
        let after = text(|t| (t.channels, t.budget_low) = (vec![Channel::Web], Some(Cents(80_000))));
        let told = changes(&text(|t| t.channels = vec![Channel::Email]), &after);
        let channels = How::Channels { removed: vec![Channel::Email], added: vec![Channel::Web] };
        let budget = How::Budget { before: None, after: Some((Cents(80_000), Cents(80_000))) };
        assert_eq!(told.into_iter().map(|c| c.how).collect::<Vec<_>>(), [channels, budget]);
    }

    #[test]
    fn of_a_long_text_only_what_is_near_a_change_is_shown() {
        let long = "Une phrase qui reste. ".repeat(200);
        let (before, after) = (text(|t| t.proposal = format!("{long}Fin.")), text(|t| t.proposal = format!("{long}Suite.")));
        let told = changes(&before, &after);
        let How::Words(pieces) = &told[0].how else { panic!("{told:?}") };
        assert!(pieces[0].words.starts_with('…') && pieces[0].words.chars().count() < 100, "{}", pieces[0].words);
    }
}
