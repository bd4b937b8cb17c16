//! What a search's address asks for. What can't be understood is left out: a link from somewhere never fails.
use super::words::Query;
use crate::{
    ChallengeId, DepartmentId, SiteId,
    challenges::{Phase, Theme},
    ideas::Stage,
};
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
    pub phase: String,
    pub theme: String,
    pub challenge: String,
    pub department: String,
    pub site: String,
    pub tag: String,
    pub page: String,
}

/// The same, understood. Each kind is narrowed by what it has, and only the kind that is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub query: Query,
    /// None: whatever finds something, ideas first.
    pub kind: Option<Kind>,
    pub stage: Option<Stage>,
    pub phase: Option<Phase>,
    pub theme: Option<Theme>,
    pub challenge: Option<ChallengeId>,
    pub department: Option<DepartmentId>,
    pub site: Option<SiteId>,
    pub tag: Option<String>,
    /// From 0 on.
    pub page: usize,
}

impl SearchFilter {
    pub fn wanted(&self) -> Wanted {
        let page: usize = self.page.trim().parse().unwrap_or(1);
        let wanted = Wanted {
            query: Query::read(&self.q),
            kind: Kind::ALL.into_iter().find(|kind| kind.name() == self.kind),
            stage: Stage::PUBLIC.into_iter().find(|stage| stage.name() == self.stage),
            phase: Phase::ALL.into_iter().find(|phase| phase.name() == self.phase),
            theme: self.theme.parse().ok(),
            challenge: self.challenge.parse().ok(),
            department: self.department.parse().ok(),
            site: self.site.parse().ok(),
            tag: Some(self.tag.trim().to_lowercase()).filter(|tag| !tag.is_empty()),
            page: page.clamp(1, MOST_PAGES) - 1,
        };
        // Whoever narrows without a kind means ideas.
        let ideas = wanted.stage.is_some() || wanted.challenge.is_some() || wanted.department.is_some() || wanted.tag.is_some();
        Wanted { kind: wanted.kind.or(ideas.then_some(Kind::Ideas)), ..wanted }
    }

    /// Whether anything narrows what is found.
    pub fn narrows(&self) -> bool {
        let by = [&self.stage, &self.phase, &self.theme, &self.challenge, &self.department, &self.site, &self.tag];
        by.iter().any(|field| !field.is_empty())
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
            phase: "open".into(),
            theme: "Own".into(),
            site: "Cholet".into(),
            page: "99999999999999999999999".into(),
            tag: " Été ".into(),
            ..SearchFilter::default()
        };
        let wanted = filter.wanted();
        assert_eq!((wanted.stage, wanted.page, wanted.tag.as_deref()), (None, 0, Some("été")));
        assert_eq!((wanted.phase, wanted.theme, wanted.site), (None, None, None));
        assert_eq!(wanted.kind, Some(Kind::Ideas), "tags are of ideas");
        let page = |page: &str| SearchFilter { page: page.into(), ..SearchFilter::default() }.wanted().page;
        assert_eq!((page(""), page("0"), page("1"), page("3"), page("700")), (0, 0, 0, 2, 49));
    }

    #[test]
    fn what_nobody_understands_narrows_nothing() {
        let filter = SearchFilter { stage: "draft".into(), challenge: "x".into(), phase: "voting".into(), ..SearchFilter::default() };
        let wanted = filter.wanted();
        assert_eq!((wanted.kind, wanted.phase), (None, Some(Phase::Voting)), "whatever finds something");
        for phase in Phase::ALL {
            let filter = SearchFilter { kind: "challenges".into(), phase: phase.name().into(), ..SearchFilter::default() };
            assert_eq!((filter.wanted().kind, filter.wanted().phase), (Some(Kind::Challenges), Some(phase)));
        }
    }

    #[test]
    fn results_fill_pages() {
        assert_eq!((pages(0), pages(1), pages(20), pages(21), pages(99_999)), (0, 1, 1, 2, 50));
    }
}
