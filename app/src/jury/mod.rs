//! The jury: my desk, the card beside the pitch, the round and its decisions.

/// What the pages ask the server, and tell it.
pub mod api;
/// A card saves itself as it is filled.
mod autosave;
/// Closing scoring before its time.
mod close;
/// Pitches to come, and the ties one may tell before they are given.
mod coming;
/// Two pitches side by side.
mod compare;
/// Who has handed in what.
mod coverage;
/// One criterion of a card, with its levels.
mod criterion;
/// The form that prepares one answer.
mod decision_form;
/// One decision by itself.
mod decision_page;
/// The answers prepared for the pitches, one after the other.
mod decisions;
/// My rounds, and the shortlists that wait for one.
mod desk;
/// The ranking as a picture.
mod fair_figure;
/// The bar that stays in sight: how far I am, and when the round closes.
mod jury_bar;
/// A card that waits in this browser.
mod kept_card;
/// Digits and Ctrl+Enter.
mod keys;
/// What the round page knows, kept fresh while one prepares answers.
mod latest;
/// The form that opens a round.
mod open_round;
/// The entries that no jury saw.
mod others;
/// My own totals, before I hand in.
mod own_spread;
/// The pitch as it was frozen.
mod pitch;
/// Publishing everything at once, or what is missing.
mod publish_box;
/// The pitches of one round, in my order.
mod queue;
/// The ranking once the round is closed; only counts before.
mod ranking;
/// What I write of the pitch as a whole.
mod remarks;
/// Cards that are open again.
mod reopenings;
/// The round page.
mod round;
/// "Saved at 14:32."
mod saved_note;
/// The total so far.
mod score_total;
/// My card.
mod scorecard;
/// The pitch and my card, side by side.
mod scoring;
/// Sealed scores that an admin reads, and who is told of it.
mod sealed_scores;
/// Who gives more than the average, and who less.
mod severity_strip;
/// The words of an exported round.
mod sheets;
/// Ties, and what one can't judge.
mod stepping_aside;

/// The files of a round.
mod take_away;
/// Two versions of one card.
mod two_cards;
/// The cards that wait on this device.
mod waiting;

pub use {
    compare::ComparisonPage,
    decision_page::JuryDecisionPage,
    desk::JuryDeskPage,
    round::JuryRoundPage,
    scoring::ScoringPage,
    sealed_scores::SealedScoresPage,
    sheets::{SheetWords, sheet_words},
};
