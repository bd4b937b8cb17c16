//! What a search's address asks for. What can't be understood is left out: a link from somewhere never fails.
use super::words::Query;
use crate::{ChallengeId, DepartmentId, ideas::Stage};
use serde::{Deserialize, Serialize};

/// How many results a page holds.
pub const RESULTS: usize = 20;
/// How many pages there are at most.
const MOST_PAGES: usize = 50;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Ideas,
    Challenges,
    People,
    Comments,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Ideas, Self::Challenges, Self::People, Self::Comments];

    pub fn name(self) -> &'static str {
        match self {
            Self::Ideas => "ideas",
            Self::Challenges => "challenges",
            Self::People => "people",
            Self::Comments => "comments",
        }
    }
}

/// A search's query string as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchFilter {
    pub q: String,
    pub kind: String,
    pub stage: String,
    pub challenge: String,
    pub department: String,
    pub tag: String,
    pub page: String,
}

/// The same, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub query: Query,
    /// None: whatever finds something, ideas first.
    pub kind: Option<Kind>,
    pub stage: Option<Stage>,
    pub challenge: Option<ChallengeId>,
    pub department: Option<DepartmentId>,
    pub tag: Option<String>,
    /// From 0 on.
    pub page: usize,
}

impl SearchFilter {
    pub fn wanted(&self) -> Wanted {
        let page: usize = self.page.trim().parse().unwrap_or(1);
        Wanted {
            query: Query::read(&self.q),
            kind: Kind::ALL.into_iter().find(|kind| kind.name() == self.kind),
            stage: Stage::PUBLIC.into_iter().find(|stage| stage.name() == self.stage),
            challenge: self.challenge.parse().ok(),
            department: self.department.parse().ok(),
            tag: Some(self.tag.trim().to_lowercase()).filter(|tag| !tag.is_empty()),
            page: page.clamp(1, MOST_PAGES) - 1,
        }
    }

    /// Whether anything narrows the ideas.
    pub fn narrows(&self) -> bool {
        [&self.stage, &self.challenge, &self.department, &self.tag].iter().any(|field| !field.is_empty())
    }
}

/// How many pages so many results fill.
pub fn pages(results: usize) -> usize {
    results.div_ceil(RESULTS).min(MOST_PAGES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_from_anywhere_are_understood_as_far_as_possible() {
        let filter = SearchFilter {
            q: "colis".into(),
            kind: "nonsense".into(),
            stage: "draft".into(),
            page: "99999999999999999999999".into(),
            tag: " Été ".into(),
            ..SearchFilter::default()
        };
        let wanted = filter.wanted();
        assert_eq!((wanted.kind, wanted.stage, wanted.page, wanted.tag.as_deref()), (None, None, 0, Some("été")));
        let page = |page: &str| SearchFilter { page: page.into(), ..SearchFilter::default() }.wanted().page;
        assert_eq!((page(""), page("0"), page("1"), page("3"), page("700")), (0, 0, 0, 2, 49));
    }

    #[test]
    fn results_fill_pages() {
        assert_eq!((pages(0), pages(1), pages(20), pages(21), pages(99_999)), (0, 1, 1, 2, 50));
    }
}
