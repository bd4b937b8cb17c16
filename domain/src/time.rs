//! Moments are microseconds since 1970 UTC on the database's clock. People read them on the company's clock, so
//! what is shown travels as a [`Stamp`]: the moment and its civil reading, computed once, on the server.
use crate::fields::Problem;
use jiff::{Timestamp, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// Microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

pub const SECOND: i64 = 1_000_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

impl Moment {
    /// This moment and `micros` more.
    pub fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Microseconds from `earlier` to this moment.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whether this moment is in the half-open window `[opens, closes)`.
    pub fn within(self, opens: Self, closes: Self) -> bool {
        opens <= self && self < closes
    }
}

/// A reading of the company's calendar and clock, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Civil {
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
    /// 0 to 23.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
    /// 1 (Monday) to 7 (Sunday), ISO 8601.
    pub weekday: i8,
}

impl Civil {
    /// `2026-11-24T18:00`, as `<input type="datetime-local">` wants it.
    pub fn input_value(&self) -> String {
        format!("{}T{:02}:{:02}", self.date_value(), self.hour, self.minute)
    }

    /// The beginning of a day.
    pub fn of_day(day: civil::Date) -> Self {
        let weekday = day.weekday().to_monday_one_offset();
        Self { year: day.year(), month: day.month(), day: day.day(), hour: 0, minute: 0, weekday }
    }

    /// `2026-11-24`, as `<input type="date">` wants it.
    pub fn date_value(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A moment with its reading where the company is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub at: Moment,
    pub local: Civil,
}

/// The company's time zone.
#[derive(Clone, Debug)]
pub struct Zone(pub TimeZone);

impl Zone {
    pub fn stamp(&self, at: Moment) -> Stamp {
        let timestamp = Timestamp::from_microsecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
        let t = self.0.to_datetime(timestamp);
        let weekday = t.weekday().to_monday_one_offset();
        let local = Civil { year: t.year(), month: t.month(), day: t.day(), hour: t.hour(), minute: t.minute(), weekday };
        Stamp { at, local }
    }

    /// Reads `2026-11-24T18:00` on the company's clock.
    pub fn parse(&self, typed: &str) -> Result<Moment, Problem> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Problem::Required);
        }
        let at: civil::DateTime = typed.parse().map_err(|_| Problem::NotADate)?;
        self.moment(at)
    }

    /// Reads `2026-11-24`: the start of that day on the company's clock.
    pub fn parse_day(&self, typed: &str) -> Result<Moment, Problem> {
        let day: civil::Date = typed.trim().parse().map_err(|_| Problem::NotADate)?;
        self.moment(day.at(0, 0, 0, 0))
    }

    fn moment(&self, at: civil::DateTime) -> Result<Moment, Problem> {
        let zoned = self.0.to_zoned(at).map_err(|_| Problem::NotADate)?;
        Ok(Moment(zoned.timestamp().as_microsecond()))
    }

    /// The same day and hour so many months before, where the company is; the last day of a month that is shorter.
    pub fn months_before(&self, at: Moment, months: i64) -> Moment {
        let now = Timestamp::from_microsecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.0.clone());
        let before = jiff::Span::new().try_months(months).and_then(|span| now.checked_sub(span));
        Moment(before.map_or(i64::MIN, |before| before.timestamp().as_microsecond()))
    }

    /// The first moment of the week (Monday) and of the month around `at`, as leaderboards count them.
    pub fn week_and_month(&self, at: Moment) -> (civil::Date, civil::Date) {
        let local = self.stamp(at).local;
        let day = civil::Date::new(local.year, local.month, local.day).unwrap_or(civil::Date::ZERO);
        let monday = day.saturating_sub(jiff::Span::new().days(i64::from(local.weekday - 1)));
        (monday, day.first_of_month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paris_like() -> Zone {
        Zone(TimeZone::fixed(jiff::tz::offset(1)))
    }

    #[test]
    fn a_typed_time_comes_back_as_it_was_typed() {
        let zone = paris_like();
        let at = zone.parse("2026-11-24T18:05").expect("a date");
        assert_eq!(zone.stamp(at).local.input_value(), "2026-11-24T18:05");
        assert_eq!(zone.stamp(at).local.weekday, 2, "a Tuesday");
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for typed in ["tomorrow", "2026-13-01T00:00", "24/11/2026", "99999999999-01-01T00:00"] {
            assert_eq!(paris_like().parse(typed), Err(Problem::NotADate), "{typed}");
        }
        assert_eq!(paris_like().parse(" "), Err(Problem::Required));
    }

    #[test]
    fn windows_are_half_open() {
        let (a, b) = (Moment(10), Moment(20));
        assert!(a.within(a, b) && !b.within(a, b));
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        let zone = paris_like();
        let before = |typed: &str, months: i64| {
            let at = zone.parse(typed).expect("a date");
            zone.stamp(zone.months_before(at, months)).local.input_value()
        };
        assert_eq!(before("2027-11-24T18:05", 12), "2026-11-24T18:05");
        assert_eq!(before("2028-02-29T00:00", 12), "2027-02-28T00:00", "the last day of a shorter month");
        assert_eq!(before("2027-03-01T00:30", 1), "2027-02-01T00:30", "a Monday in the company's zone");
        assert_eq!(zone.months_before(Moment(0), i64::MAX), Moment(i64::MIN), "before everything");
    }

    #[test]
    fn weeks_start_on_monday_where_the_company_is() {
        let zone = paris_like();
        // Sunday 23:30 UTC is already Monday in the company's zone.
        let at = Zone(TimeZone::UTC).parse("2026-11-22T23:30").expect("a date");
        let (week, month) = zone.week_and_month(at);
        assert_eq!((week.to_string(), month.to_string()), ("2026-11-23".into(), "2026-11-01".into()));
    }
}
