//! What earns points, in words.
use crate::language::{Locale, tr};
use domain::credit::Rule;

pub fn rule_name(l: Locale, rule: Rule) -> &'static str {
    match rule {
        Rule::IdeaOpened => tr!(l, credit.idea_opened),
        Rule::IdeaShortlisted => tr!(l, credit.idea_shortlisted),
        Rule::PrizeWon => tr!(l, credit.prize_won),
        Rule::IdeaFunded => tr!(l, credit.idea_funded),
        Rule::CommentUseful => tr!(l, credit.comment_useful),
    }
}
