//! What rises: recent attention against age, so that a new idea can stand beside a famous one.
use crate::{Moment, time::DAY};

/// Supports and comments count for this long.
pub const RECENT: i64 = 14 * DAY;

/// How much an idea rises at `now`: `(supports + comments) / (days + 2)^1.5`, with the supports and comments of the last
/// 14 days and the days since it opened, fractions included. The shape is that of Hacker News' front page as described
/// by Salihefendic (2010), in days where the news counts in hours. Nothing recent rises nowhere: 0.
pub fn trending(recent_supports: i64, recent_comments: i64, opened: Moment, now: Moment) -> f64 {
    let attention = recent_supports.max(0) + recent_comments.max(0);
    let days = now.since(opened).max(0) as f64 / DAY as f64;
    attention as f64 / (days + 2.0).powf(1.5)
}

/// Whether everything that happened to an idea opened then is recent.
pub fn is_young(opened: Moment, now: Moment) -> bool {
    now.since(opened) <= RECENT
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_000 * DAY);

    fn rises(supports: i64, comments: i64, days_ago: i64) -> f64 {
        trending(supports, comments, NOW.plus(-days_ago * DAY), NOW)
    }

    #[test]
    fn attention_lifts_and_age_weighs() {
        assert!(rises(5, 0, 1) > rises(4, 0, 1));
        assert!(rises(4, 1, 1) == rises(5, 0, 1), "a comment is worth a support");
        assert!(rises(5, 0, 1) > rises(5, 0, 2));
        assert!(rises(6, 0, 1) > rises(30, 0, 10), "a good start beats a steady stream");
        assert!(rises(300, 0, 30) > rises(2, 0, 1), "an old idea can still rise");
    }

    #[test]
    fn nothing_recent_rises_nowhere() {
        assert_eq!(rises(0, 0, 0), 0.0);
        assert_eq!(rises(-1, 0, 0), 0.0);
    }

    #[test]
    fn a_moment_in_the_future_does_not_break_the_formula() {
        assert_eq!(rises(2, 0, -5), rises(2, 0, 0));
        assert!(is_young(NOW.plus(DAY), NOW) && is_young(NOW.plus(-RECENT), NOW) && !is_young(NOW.plus(-RECENT - 1), NOW));
    }
}
