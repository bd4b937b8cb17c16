//! How many people support an idea in which department. Below five people a department does not show, and neither does what
//! could be reckoned from the others: everybody knows how many support it in all.
use serde::{Deserialize, Serialize};

/// From how many people on a group shows.
const FLOOR: i64 = 5;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportByDepartment {
    /// The largest first.
    pub departments: Vec<(String, i64)>,
    /// The people of all others together, where they may be told; 0 otherwise.
    pub others: i64,
}

impl SupportByDepartment {
    /// Of how many people support it in each department; in none for those who have none.
    pub fn of(counts: Vec<(Option<String>, i64)>) -> Self {
        let mut rest: i64 = counts.iter().filter(|(name, n)| name.is_none() || *n < FLOOR).map(|(_, n)| n).sum();
        let mut departments: Vec<(String, i64)> = counts.into_iter().filter_map(|(name, n)| Some((name?, n))).collect();
        departments.retain(|(_, n)| *n >= FLOOR);
        departments.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
        // Whoever is left over would be told by what is missing in the sum.
        while (1..FLOOR).contains(&rest) {
            let Some((_, n)) = departments.pop() else { break };
            rest += n;
        }
        let others = if departments.is_empty() { 0 } else { rest };
        Self { departments, others }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: &[(&str, i64)]) -> (Vec<(String, i64)>, i64) {
        let named = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
        let support = SupportByDepartment::of(counts.iter().map(|(name, n)| (named(name), *n)).collect());
        (support.departments, support.others)
    }

    fn shown(counts: &[(&str, i64)]) -> Vec<(String, i64)> {
        counts.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect()
    }

    #[test]
    fn departments_show_from_five_people_on() {
        assert_eq!(of(&[("Boutiques", 4), ("Atelier", 1)]), (vec![], 0), "nothing at all");
        assert_eq!(of(&[("Atelier", 5), ("Boutiques", 7)]), (shown(&[("Boutiques", 7), ("Atelier", 5)]), 0));
        assert_eq!(of(&[("Boutiques", 7), ("Atelier", 3), ("", 4)]), (shown(&[("Boutiques", 7)]), 7));
    }

    #[test]
    fn nobody_is_told_by_what_is_missing() {
        let (departments, others) = of(&[("Boutiques", 9), ("Logistique", 6), ("Atelier", 1)]);
        assert_eq!((departments, others), (shown(&[("Boutiques", 9)]), 7), "one of sixteen would be of the workshop");
        assert_eq!(of(&[("Boutiques", 9), ("Atelier", 1)]), (vec![], 0));
        assert_eq!(of(&[("Boutiques", 9), ("Atelier", 2), ("Direction", 3)]), (shown(&[("Boutiques", 9)]), 5));
    }
}
