//! Themes, phases and votes in words.
use crate::language::{Locale, money, number, tr, trn, when};
use domain::{
    Cents, Stamp,
    challenges::{Phase, ShortlistRule, Theme, Voting},
};

pub fn theme_name(l: Locale, theme: Theme) -> &'static str {
    match theme {
        Theme::Acquisition => tr!(l, challenges.theme_acquisition),
        Theme::Retention => tr!(l, challenges.theme_retention),
        Theme::Awareness => tr!(l, challenges.theme_awareness),
        Theme::Launch => tr!(l, challenges.theme_launch),
        Theme::Own => tr!(l, challenges.theme_own),
    }
}

/// What happens at the end of a phase, and when.
pub fn until(l: Locale, phase: Phase, next: &Stamp, now: &Stamp) -> Option<String> {
    let when = when(l, next, now);
    match phase {
        Phase::Announced => Some(tr!(l, challenges.opens_on, when = when)),
        Phase::Submissions => Some(tr!(l, challenges.submissions_on, when = when)),
        Phase::Voting => Some(tr!(l, challenges.votes_on, when = when)),
        Phase::Judging => Some(tr!(l, challenges.judging_on, when = when)),
        Phase::Deliberation => Some(tr!(l, challenges.results_on, when = when)),
        Phase::Standing | Phase::ResultsLate | Phase::Results | Phase::Cancelled => None,
    }
}

/// How ideas are supported, in a sentence.
pub fn voting_words(l: Locale, voting: Voting) -> String {
    match voting {
        Voting::Simple => tr!(l, challenges.voting_simple).to_owned(),
        Voting::JuryOnly => tr!(l, challenges.voting_jury_only).to_owned(),
        Voting::Votes { budget, per_idea } => {
            let budget = trn!(l, budget, challenges.votes_each_1, challenges.votes_each_n);
            tr!(l, challenges.voting_votes, budget = budget, per_idea = number(l, per_idea))
        }
    }
}

/// The rule that shortlists, in words; none where hosts choose.
pub fn rule_words(l: Locale, rule: ShortlistRule) -> Option<String> {
    match rule {
        ShortlistRule::Hosts => None,
        ShortlistRule::Places { places, per_site: 0 } => Some(tr!(l, challenges.rule_places_words, places = number(l, places))),
        ShortlistRule::Places { places, per_site } => {
            Some(tr!(l, challenges.rule_per_site_words, places = number(l, places), per_site = number(l, per_site)))
        }
        ShortlistRule::Supports { least } => Some(tr!(l, challenges.rule_supports_words, least = number(l, least))),
    }
}

/// `Boutiques, Logistique`; everybody where nothing is named.
pub fn whom(l: Locale, departments: &[String], sites: &[String]) -> String {
    match (departments.is_empty(), sites.is_empty()) {
        (true, true) => tr!(l, challenges.whom_all).to_owned(),
        (false, true) => departments.join(", "),
        (true, false) => sites.join(", "),
        (false, false) => tr!(l, challenges.whom_both, departments = departments.join(", "), sites = sites.join(", ")),
    }
}

/// What a prize is worth, unless its name says so already.
pub fn worth(l: Locale, prize: &str, value: Option<Cents>) -> Option<String> {
    let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    value.map(|value| money(l, value)).filter(|value| !dense(prize).contains(&dense(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_that_the_prize_names_is_not_said_twice() {
        let value = Some(Cents(150_000));
        assert_eq!(worth(Locale::fr, "Une prime de 1 500 € brut", value), None);
        assert_eq!(worth(Locale::fr, "Une journée à l’atelier", value).as_deref(), Some("1\u{202f}500\u{a0}€"));
    }
}
