//! Days and times on the company's clock. "3 minutes ago" is reckoned from data, never from a clock, so that server and
//! browser write the same.
use super::{Locale, tr, trn};
use domain::{
    Civil, Stamp,
    time::{DAY, HOUR, MINUTE},
};

const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn nth(names: &'static [&'static str], n: i8) -> &'static str {
    usize::try_from(n - 1).ok().and_then(|n| names.get(n)).copied().unwrap_or_default()
}

pub fn month(l: Locale, month: i8) -> &'static str {
    match l {
        Locale::fr => nth(&MONTHS_FR, month),
        Locale::en => nth(&MONTHS_EN, month),
    }
}

/// 1 is Monday.
pub fn weekday(l: Locale, weekday: i8) -> &'static str {
    match l {
        Locale::fr => nth(&WEEKDAYS_FR, weekday),
        Locale::en => nth(&WEEKDAYS_EN, weekday),
    }
}

/// `24 novembre`, `1er décembre`; `24 November`.
pub fn day(l: Locale, at: &Civil) -> String {
    let month = month(l, at.month);
    match (l, at.day) {
        (Locale::fr, 1) => format!("1er\u{a0}{month}"),
        (Locale::fr | Locale::en, day) => format!("{day}\u{a0}{month}"),
    }
}

/// With its year: `24 novembre 2026`.
pub fn day_and_year(l: Locale, at: &Civil) -> String {
    format!("{} {}", day(l, at), at.year)
}

/// With its year only where it is another one than today's.
pub fn day_near(l: Locale, at: &Civil, now: &Civil) -> String {
    if at.year == now.year { day(l, at) } else { day_and_year(l, at) }
}

/// `18 h`, `18 h 05`; `18:00`.
pub fn hour(l: Locale, at: &Civil) -> String {
    match (l, at.minute) {
        (Locale::fr, 0) => format!("{}\u{a0}h", at.hour),
        (Locale::fr, minute) => format!("{}\u{a0}h\u{a0}{minute:02}", at.hour),
        (Locale::en, minute) => format!("{:02}:{minute:02}", at.hour),
    }
}

/// The whole of it: `mardi 24 novembre 2026 à 18 h`.
pub fn exact(l: Locale, at: &Civil) -> String {
    tr!(l, common.exact, weekday = weekday(l, at.weekday), day = day_and_year(l, at), hour = hour(l, at))
}

/// A date to come, or past, near enough to be told by its weekday: `jeudi à 18 h`, `le 4 décembre à 18 h`.
pub fn when(l: Locale, at: &Stamp, now: &Stamp) -> String {
    let hour = hour(l, &at.local);
    match day_number(&at.local) - day_number(&now.local) {
        0 => tr!(l, common.today_at, hour = hour),
        1 => tr!(l, common.tomorrow_at, hour = hour),
        -1 => tr!(l, common.yesterday_at, hour = hour),
        2..=6 => tr!(l, common.weekday_at, weekday = weekday(l, at.local.weekday), hour = hour),
        _ => tr!(l, common.date_at, day = day_near(l, &at.local, &now.local), hour = hour),
    }
}

/// How long ago: `à l’instant`, `il y a 3 minutes`, `hier à 18 h 12`, `le 4 décembre`.
pub fn ago(l: Locale, at: &Stamp, now: &Stamp) -> String {
    let since = now.at.since(at.at);
    if since < MINUTE {
        tr!(l, common.just_now).to_owned()
    } else if since < HOUR {
        trn!(l, since / MINUTE, common.minutes_ago_1, common.minutes_ago_n)
    } else if since < 12 * HOUR {
        trn!(l, since / HOUR, common.hours_ago_1, common.hours_ago_n)
    } else if since < 2 * DAY {
        when(l, at, now)
    } else {
        tr!(l, common.on_day, day = day_near(l, &at.local, &now.local))
    }
}

/// The number of a calendar day, so that days subtract (days_from_civil, Hinnant 2013).
fn day_number(at: &Civil) -> i64 {
    let (month, day) = (i64::from(at.month), i64::from(at.day));
    let year = i64::from(at.year) - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Moment, time::MINUTE};

    fn stamp(day: i8, weekday: i8, hour: i8, minute: i8) -> Stamp {
        let minutes = (i64::from(day) * 24 + i64::from(hour)) * 60 + i64::from(minute);
        Stamp { at: Moment(minutes * MINUTE), local: Civil { year: 2026, month: 11, day, hour, minute, weekday } }
    }

    #[test]
    fn what_is_near_is_told_as_people_tell_it() {
        let now = stamp(21, 6, 14, 0);
        for (at, fr, en) in [
            (stamp(21, 6, 18, 0), "aujourd’hui à 18\u{a0}h", "today at 18:00"),
            (stamp(22, 7, 9, 5), "demain à 9\u{a0}h\u{a0}05", "tomorrow at 09:05"),
            (stamp(24, 2, 18, 0), "mardi à 18\u{a0}h", "Tuesday at 18:00"),
            (stamp(28, 6, 18, 0), "le 28\u{a0}novembre à 18\u{a0}h", "on 28\u{a0}November at 18:00"),
            (stamp(20, 5, 23, 59), "hier à 23\u{a0}h\u{a0}59", "yesterday at 23:59"),
        ] {
            assert_eq!((when(Locale::fr, &at, &now).as_str(), when(Locale::en, &at, &now).as_str()), (fr, en));
        }
    }

    #[test]
    fn what_is_past_is_told_by_its_distance() {
        let now = stamp(21, 6, 14, 0);
        assert_eq!(ago(Locale::fr, &now, &now), "à l’instant");
        assert_eq!(ago(Locale::fr, &stamp(21, 6, 13, 57), &now), "il y a 3\u{a0}minutes");
        assert_eq!(ago(Locale::en, &stamp(21, 6, 13, 0), &now), "1\u{a0}hour ago");
        assert_eq!(ago(Locale::fr, &stamp(1, 7, 13, 0), &now), "le 1er\u{a0}novembre");
    }
}
