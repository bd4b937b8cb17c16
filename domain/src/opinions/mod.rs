//! Short opinions: before a round a host asks a colleague or a whole department, and the jury reads what they say beside the
//! pitch. Its authors and everybody else never learn of it.

/// What the idea's page and the jury's pages show.
mod pages;
/// Who asks, who is asked, who reads.
mod policy;
/// Three ways to stand to an idea.
mod stance;
/// How many support it in which department, from five people up.
mod support;
/// Asking, answering, declining, taking back.
mod verbs;

pub use {
    pages::{Beside, MyOpinion, Opinion, OpinionDesk, OpinionRequest},
    policy::{
        Addressee, OpinionFacts, Requested, asked, may_ask_opinion, may_be_asked, may_decline, may_give, may_see_support,
        may_take_back_request, reads_opinions,
    },
    stance::Stance,
    support::SupportByDepartment,
    verbs::{AskOpinion, DeclineOpinion, GiveOpinion, LONGEST_OPINION, LONGEST_QUESTION, TakeBackRequest},
};
