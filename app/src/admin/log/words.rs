//! What each kind of event is called. A kind is stored as a name, so that the log shows events of older and newer
//! versions, too.
use crate::language::{Locale, tr};

pub fn kind_words(l: Locale, kind: &str) -> &'static str {
    match kind {
        "company_founded" => tr!(l, admin.log_company_founded),
        "company_changed" => tr!(l, admin.log_company_changed),
        "person_invited" => tr!(l, admin.log_person_invited),
        "person_joined" => tr!(l, admin.log_person_joined),
        "person_changed" => tr!(l, admin.log_person_changed),
        "roles_changed" => tr!(l, admin.log_roles_changed),
        "person_disabled" => tr!(l, admin.log_person_disabled),
        "person_enabled" => tr!(l, admin.log_person_enabled),
        "session_issued" => tr!(l, admin.log_session_issued),
        "reset_link_made" => tr!(l, admin.log_reset_link_made),
        "ranking_chosen" => tr!(l, admin.log_ranking_chosen),
        "idea_submitted" => tr!(l, admin.log_idea_submitted),
        "idea_opened" => tr!(l, admin.log_idea_opened),
        "idea_returned" => tr!(l, admin.log_idea_returned),
        "idea_submitted_again" => tr!(l, admin.log_idea_submitted_again),
        "idea_merged" => tr!(l, admin.log_idea_merged),
        "idea_parted" => tr!(l, admin.log_idea_parted),
        "second_look_asked" => tr!(l, admin.log_second_look_asked),
        "second_look_given" => tr!(l, admin.log_second_look_given),
        "answers_awaited" => tr!(l, admin.log_answers_awaited),
        "answers_overdue" => tr!(l, admin.log_answers_overdue),
        "idea_edited" => tr!(l, admin.log_idea_edited),
        "file_added" => tr!(l, admin.log_file_added),
        "file_removed" => tr!(l, admin.log_file_removed),
        "idea_withdrawn" => tr!(l, admin.log_idea_withdrawn),
        "idea_shortlisted" => tr!(l, admin.log_idea_shortlisted),
        "completion_asked" => tr!(l, admin.log_completion_asked),
        "idea_unshortlisted" => tr!(l, admin.log_idea_unshortlisted),
        "names_read" => tr!(l, admin.log_names_read),
        "names_shown" => tr!(l, admin.log_names_shown),
        "idea_archived" => tr!(l, admin.log_idea_archived),
        "idea_unarchived" => tr!(l, admin.log_idea_unarchived),
        "co_author_invited" => tr!(l, admin.log_co_author_invited),
        "co_author_joined" => tr!(l, admin.log_co_author_joined),
        "co_author_gone" => tr!(l, admin.log_co_author_gone),
        "idea_answered" => tr!(l, admin.log_idea_answered),
        "erratum_added" => tr!(l, admin.log_erratum_added),
        "idea_reopened" => tr!(l, admin.log_idea_reopened),
        "opinion_asked" => tr!(l, admin.log_opinion_asked),
        "opinion_unasked" => tr!(l, admin.log_opinion_unasked),
        "opinion_given" => tr!(l, admin.log_opinion_given),
        "opinion_declined" => tr!(l, admin.log_opinion_declined),
        "support_set" => tr!(l, admin.log_support_set),
        "support_withdrawn" => tr!(l, admin.log_support_withdrawn),
        "comment_posted" => tr!(l, admin.log_comment_posted),
        "comment_edited" => tr!(l, admin.log_comment_edited),
        "comment_removed" => tr!(l, admin.log_comment_removed),
        "comment_marked_useful" => tr!(l, admin.log_comment_marked_useful),
        "comment_unmarked" => tr!(l, admin.log_comment_unmarked),
        "challenge_created" => tr!(l, admin.log_challenge_created),
        "challenge_changed" => tr!(l, admin.log_challenge_changed),
        "challenge_cancelled" => tr!(l, admin.log_challenge_cancelled),
        "results_published" => tr!(l, admin.log_results_published),
        "prize_awarded" => tr!(l, admin.log_prize_awarded),
        "host_named" => tr!(l, admin.log_host_named),
        "host_released" => tr!(l, admin.log_host_released),
        "seat_given" => tr!(l, admin.log_seat_given),
        "seat_taken" => tr!(l, admin.log_seat_taken),
        "round_opened" => tr!(l, admin.log_round_opened),
        "round_closed" => tr!(l, admin.log_round_closed),
        "round_closing_soon" => tr!(l, admin.log_round_closing_soon),
        "tie_declared" => tr!(l, admin.log_tie_declared),
        "tie_taken_back" => tr!(l, admin.log_tie_taken_back),
        "juror_stepped_aside" => tr!(l, admin.log_juror_stepped_aside),
        "pitches_assigned" => tr!(l, admin.log_pitches_assigned),
        "scores_read" => tr!(l, admin.log_scores_read),
        "scores_exported" => tr!(l, admin.log_scores_exported),
        "reopening_asked" => tr!(l, admin.log_reopening_asked),
        "card_reopened" => tr!(l, admin.log_card_reopened),
        "reopening_ended" => tr!(l, admin.log_reopening_ended),
        "card_handed_in" => tr!(l, admin.log_card_handed_in),
        _ => tr!(l, admin.log_other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_event_has_its_words() {
        let events = include_str!("../../../../domain/src/events/kinds.rs");
        let kinds = events.lines().filter(|line| line.trim_start().starts_with("Self::")).filter_map(|line| line.split('"').nth(1));
        let kinds: Vec<&str> = kinds.collect();
        assert!(kinds.len() > 30, "{kinds:?}");
        for kind in kinds {
            assert_ne!(kind_words(Locale::fr, kind), kind_words(Locale::fr, "?"), "{kind}");
        }
    }
}
