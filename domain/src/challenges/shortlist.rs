//! How ideas get before the jury: hosts choose, or a rule that everybody knows from the start counts supports.
use crate::{
    FieldErrors, IdeaId, Problem, SiteId,
    challenges::{Voting, number},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The most places a rule gives.
pub const MOST_PLACES: i64 = 200;
/// The most supports a rule asks for.
pub const MOST_SUPPORTS: i64 = 10_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShortlistRule {
    /// Hosts choose.
    #[default]
    Hosts,
    /// The most supported when voting closes; `per_site` of the places are each site's own.
    Places { places: i64, per_site: i64 },
    /// Whatever has that many supports, as soon as counts may show.
    Supports { least: i64 },
}

impl ShortlistRule {
    /// The name it is stored and sent under.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hosts => "hosts",
            Self::Places { .. } => "places",
            Self::Supports { .. } => "supports",
        }
    }

    pub fn is_by_places(self) -> bool {
        matches!(self, Self::Places { .. })
    }

    /// Reads a rule as typed. Supports are counted where there are some, places given where voting closes.
    pub fn parse(name: &str, places: &str, per_site: &str, least: &str, voting: Voting, standing: bool, errors: &mut FieldErrors) -> Self {
        let rule = match name.trim() {
            "" | "hosts" => Self::Hosts,
            "places" => {
                let places = errors.take("places", number(places, 1, MOST_PLACES));
                let per_site = if per_site.trim().is_empty() { "0" } else { per_site };
                Self::Places { places, per_site: errors.take("per_site", number(per_site, 0, places.max(1))) }
            }
            "supports" => Self::Supports { least: errors.take("least", number(least, 1, MOST_SUPPORTS)) },
            _ => {
                errors.add("shortlist", Problem::NotAChoice);
                Self::Hosts
            }
        };
        let counts = rule != Self::Hosts && voting == Voting::JuryOnly;
        if counts || (rule.is_by_places() && standing) {
            errors.add("shortlist", Problem::DoesNotGoTogether);
        }
        rule
    }
}

/// An open idea as the rule sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contender {
    pub idea: IdeaId,
    pub supports: i64,
    /// Its author's.
    pub site: Option<SiteId>,
}

/// Who gets the places: first the best `per_site` of each site, then the best of all. Equals share a place: who has as many
/// supports as the last one in is in too. Without a support nobody is.
pub fn by_places(contenders: &[Contender], places: i64, per_site: i64) -> BTreeSet<IdeaId> {
    let mut chosen = BTreeSet::new();
    let mut sites: BTreeMap<SiteId, Vec<Contender>> = BTreeMap::new();
    for contender in contenders {
        if let Some(site) = contender.site {
            sites.entry(site).or_default().push(*contender);
        }
    }
    for of_site in sites.into_values() {
        chosen.extend(best(of_site, per_site));
    }
    let left = places - chosen.len() as i64;
    chosen.extend(best(contenders.iter().filter(|c| !chosen.contains(&c.idea)).copied().collect::<Vec<_>>(), left));
    chosen
}

/// The best so many, and their equals.
fn best(mut contenders: Vec<Contender>, places: i64) -> Vec<IdeaId> {
    contenders.retain(|c| c.supports > 0);
    contenders.sort_by_key(|c| (-c.supports, c.idea));
    let last = usize::try_from(places).ok().and_then(|n| n.checked_sub(1)).map(|n| contenders.get(n).map_or(1, |c| c.supports));
    let Some(last) = last else { return vec![] };
    contenders.into_iter().take_while(|c| c.supports >= last).map(|c| c.idea).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn contenders(of: &[(u128, i64, u128)]) -> Vec<Contender> {
        let site = |n: u128| (n > 0).then(|| SiteId(Uuid::from_u128(n)));
        of.iter().map(|(n, supports, at)| Contender { idea: IdeaId(Uuid::from_u128(*n)), supports: *supports, site: site(*at) }).collect()
    }

    fn chosen(of: &[(u128, i64, u128)], places: i64, per_site: i64) -> Vec<u128> {
        by_places(&contenders(of), places, per_site).into_iter().map(|i| i.0.as_u128()).collect()
    }

    #[test]
    fn the_most_supported_get_the_places_and_equals_share_the_last() {
        let of = [(1, 9, 0), (2, 5, 0), (3, 5, 0), (4, 1, 0), (5, 0, 0)];
        let table: [(i64, &[u128]); 5] = [(1, &[1]), (2, &[1, 2, 3]), (3, &[1, 2, 3]), (4, &[1, 2, 3, 4]), (9, &[1, 2, 3, 4])];
        for (places, expected) in table {
            assert_eq!(chosen(&of, places, 0), expected, "{places} places");
        }
        assert_eq!(chosen(&[(1, 0, 0)], 3, 1), [0_u128; 0], "nobody without a support");
    }

    #[test]
    fn small_sites_have_places_of_their_own() {
        let of = [(1, 9, 1), (2, 8, 1), (3, 7, 1), (4, 2, 2), (5, 1, 2), (6, 1, 3)];
        assert_eq!(chosen(&of, 3, 0), [1, 2, 3]);
        assert_eq!(chosen(&of, 3, 1), [1, 4, 6]);
        assert_eq!(chosen(&of, 4, 1), [1, 2, 4, 6]);
        assert_eq!(chosen(&of, 2, 1), [1, 4, 6], "each site has its own, even beyond the places");
    }

    #[test]
    fn the_order_it_is_given_in_does_not_matter() {
        let mut of = vec![(1, 3, 1), (2, 3, 2), (3, 2, 1), (4, 2, 2), (5, 1, 1)];
        let forwards = chosen(&of, 3, 1);
        of.reverse();
        assert_eq!(chosen(&of, 3, 1), forwards);
    }

    #[test]
    fn a_rule_goes_with_the_voting_and_the_dates() {
        let parse = |name: &str, voting, standing| {
            let mut errors = FieldErrors::default();
            let rule = ShortlistRule::parse(name, "10", "", "25", voting, standing, &mut errors);
            errors.finish(rule)
        };
        assert_eq!(parse("places", Voting::Simple, false), Ok(ShortlistRule::Places { places: 10, per_site: 0 }));
        assert_eq!(parse("supports", Voting::Simple, true), Ok(ShortlistRule::Supports { least: 25 }));
        assert_eq!(parse("", Voting::JuryOnly, false), Ok(ShortlistRule::Hosts));
        for (name, voting, standing) in [("places", Voting::Simple, true), ("supports", Voting::JuryOnly, false)] {
            assert_eq!(parse(name, voting, standing).expect_err("no").of("shortlist"), Some(&Problem::DoesNotGoTogether));
        }
        assert_eq!(parse("best", Voting::Simple, false).expect_err("no").of("shortlist"), Some(&Problem::NotAChoice));
    }
}
