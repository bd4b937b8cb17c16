//! Emptying a database, for the demo to start over.
use crate::{
    Failure,
    store::{Tx, exec},
};

/// Every table, those that refer to others before those.
const TABLES: [&str; 70] = [
    "mail",
    "mail_choice",
    "notice",
    "standing",
    "point_entry",
    "point_rule",
    "cursor",
    "event",
    "result",
    "award",
    "decision",
    "mark",
    "mark_note",
    "scorecard",
    "voided_card",
    "reopening",
    "scores_read",
    "assignment",
    "declared_tie",
    "pitch",
    "round",
    "criterion",
    "seat",
    "attachment_body",
    "attachment",
    "comment_version",
    "comment",
    "budget_vote",
    "vote_slot",
    "support",
    "erratum",
    "answer",
    "taken_up",
    "second_look",
    "merged_vote",
    "merged_support",
    "merged_author",
    "merge",
    "review",
    "overdue",
    "completion",
    "names_read",
    "co_author_invitation",
    "opinion",
    "opinion_request",
    "rule_run",
    "rule_choice",
    "favourite",
    "transition",
    "idea_version",
    "idea_tag",
    "idea_author",
    "held_point",
    "idea",
    "prize",
    "challenge_site",
    "challenge_department",
    "challenge_host",
    "challenge",
    "kept_form",
    "footer_page",
    "password_reset",
    "invitation",
    "attempt",
    "session",
    "person",
    "site",
    "department",
    "closure",
    "company",
];

pub async fn everything(tx: &Tx) -> Result<(), Failure> {
    // Rows that refer to rows of their own table.
    exec(tx, "UPDATE comment SET parent_id = NULL", vec![]).await?;
    exec(tx, "UPDATE person SET manager_id = NULL", vec![]).await?;
    for table in TABLES {
        exec(tx, &format!("DELETE FROM {table}"), vec![]).await?;
    }
    Ok(())
}
