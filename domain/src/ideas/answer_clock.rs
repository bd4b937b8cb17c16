//! The promised answer time: so many working days, counted on the company's calendar. Saturdays, Sundays and the French public
//! holidays (Code du travail, article L3133-1) don't count, nor do the days on which the company is closed.
use crate::{Civil, FieldErrors, Moment, Problem, Zone, text, time::DAY};
use cal_calc::{Calendar, Holiday};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use time::Weekday;

/// Working days until an answer, as a company starts with them.
pub const ANSWER_WORKING_DAYS: i64 = 5;
/// The longest a company may promise.
pub const MOST_ANSWER_DAYS: i64 = 30;

/// How many years the calendar reaches: a promise is due within the next one.
const YEARS: i16 = 2;

/// Days on which the company is closed, the last included, in days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub first: i64,
    pub last: i64,
}

/// What counts as a working day, around a moment.
pub struct WorkingDays {
    /// None where no calendar could be made: then every day counts.
    holidays: Option<Calendar>,
    closed: Vec<Closed>,
}

/// A calendar reading as a date.
fn date(local: Civil) -> Date {
    Date::new(local.year, local.month, local.day).unwrap_or(Date::ZERO)
}

/// Days since 1970-01-01.
pub fn day_number(day: Date) -> i64 {
    i64::from((day - Date::constant(1970, 1, 1)).get_days())
}

/// The number of the day that a calendar reads.
pub fn number_of(local: Civil) -> i64 {
    day_number(date(local))
}

/// The day with that number.
pub fn day_of(number: i64) -> Date {
    let days = jiff::Span::new().try_days(number).unwrap_or_default();
    Date::constant(1970, 1, 1).checked_add(days).unwrap_or(Date::ZERO)
}

fn french_holidays(first: i32, last: i32) -> Option<Calendar> {
    let on = |month, day| Holiday::YearlyDay { month, day, first: None, last: None };
    let after_easter = |offset| Holiday::EasterOffset { offset, first: None, last: None };
    let rules = [
        Holiday::WeekDay(Weekday::Saturday),
        Holiday::WeekDay(Weekday::Sunday),
        on(1, 1),
        after_easter(1),
        on(5, 1),
        on(5, 8),
        after_easter(39),
        after_easter(50),
        on(7, 14),
        on(8, 15),
        on(11, 1),
        on(11, 11),
        on(12, 25),
    ];
    Calendar::calc_calendar(&rules, first, last).ok()
}

impl WorkingDays {
    /// The working days of the years around a moment.
    pub fn around(at: Moment, zone: &Zone, closed: &[Closed]) -> Self {
        Self::between(at, at, zone, closed)
    }

    /// The working days of the years from one moment to another, and of those around.
    pub fn between(first: Moment, last: Moment, zone: &Zone, closed: &[Closed]) -> Self {
        let year = |at: Moment| i32::from(zone.stamp(at).local.year);
        Self { holidays: french_holidays(year(first) - 1, year(last) + i32::from(YEARS)), closed: closed.to_vec() }
    }

    /// Whether the company is closed on a day; until when.
    fn closed_on(&self, day: Date) -> Option<Closed> {
        let number = day_number(day);
        self.closed.iter().find(|closed| closed.first <= number && number <= closed.last).copied()
    }

    fn is_working(&self, day: Date) -> bool {
        let ordinal = u16::try_from(day.day_of_year()).unwrap_or(1);
        let known = time::Date::from_ordinal_date(i32::from(day.year()), ordinal).ok();
        let off = known.zip(self.holidays.as_ref()).is_some_and(|(day, holidays)| !holidays.is_business_day(day));
        !off && self.closed_on(day).is_none()
    }

    /// When an answer promised at a moment is due: at the end of the last of so many working days after that day.
    pub fn due(&self, from: Moment, days: i64, zone: &Zone) -> Moment {
        let mut day = date(zone.stamp(from).local);
        let mut left = days.max(1);
        // Whatever is closed, an answer comes within two years.
        for _ in 0..730 {
            day = day.tomorrow().unwrap_or(day);
            left -= i64::from(self.is_working(day));
            if left == 0 {
                break;
            }
        }
        let next = day.tomorrow().unwrap_or(day);
        zone.parse_day(&next.to_string()).unwrap_or(from.plus(days * DAY))
    }

    /// How many working days are left until then, today not counted.
    pub fn left(&self, now: Moment, due: Moment, zone: &Zone) -> i64 {
        let (mut day, last) = (date(zone.stamp(now).local), date(zone.stamp(due.plus(-1)).local));
        let mut left = 0;
        while day < last {
            day = day.tomorrow().unwrap_or(last);
            left += i64::from(self.is_working(day));
        }
        left
    }

    /// How many working days each of these spans took, the day it began not counted.
    pub fn taken(&self, spans: &[(Moment, Moment)], zone: &Zone) -> Vec<i64> {
        let number = |at: Moment| number_of(zone.stamp(at).local);
        let days: Vec<(i64, i64)> = spans.iter().map(|(from, to)| (number(*from), number(*to))).collect();
        let first = days.iter().map(|(from, _)| *from).min().unwrap_or_default();
        let last = days.iter().map(|(_, to)| *to).max().unwrap_or_default();
        // Counted once for all of them, however many there are.
        let mut sum = 0;
        let mut until = vec![sum];
        for day in first + 1..=last {
            sum += i64::from(self.is_working(day_of(day)));
            until.push(sum);
        }
        let until = |day: i64| usize::try_from(day - first).ok().and_then(|at| until.get(at)).copied().unwrap_or_default();
        days.into_iter().map(|(from, to)| (until(to) - until(from)).max(0)).collect()
    }

    /// The first day after the closure that a moment is in: until then the clock stands still.
    pub fn paused_until(&self, now: Moment, zone: &Zone) -> Option<Moment> {
        let closed = self.closed_on(date(zone.stamp(now).local))?;
        zone.parse_day(&day_of(closed.last + 1).to_string()).ok()
    }
}

/// Closes the company for some days; the answer clock stands still.
#[derive(Clone, Debug)]
pub struct AddClosure {
    pub first: String,
    pub last: String,
    pub label: String,
}

impl AddClosure {
    /// The days and what they are called.
    pub fn parse(&self) -> Result<(Closed, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = |typed: &str| match typed.trim() {
            "" => Err(Problem::Required),
            typed => typed.parse::<Date>().map(day_number).map_err(|_| Problem::NotADate),
        };
        let first = errors.take("first", day(&self.first));
        let last = if self.last.trim().is_empty() { first } else { errors.take("last", day(&self.last)) };
        if errors.of("first").is_none() && errors.of("last").is_none() {
            if last < first {
                errors.add("last", Problem::BeforeThePrevious);
            } else if last - first > 366 {
                errors.add("last", Problem::OutOfRange { lowest: 1, highest: 366 });
            }
        }
        let label = errors.take("label", text::line(&self.label, crate::admin::LONGEST_CLOSURE));
        errors.finish((Closed { first, last }, label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    fn zone() -> Zone {
        Zone(TimeZone::fixed(jiff::tz::offset(1)))
    }

    fn due(from: &str, days: i64, closed: &[Closed]) -> String {
        let at = zone().parse(from).expect("a moment");
        let due = WorkingDays::around(at, &zone(), closed).due(at, days, &zone());
        zone().stamp(due).local.input_value()
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        assert_eq!(due("2026-11-23T09:00", 5, &[]), "2026-12-01T00:00", "Monday to the end of the next Monday");
        assert_eq!(due("2026-11-27T23:59", 1, &[]), "2026-12-01T00:00", "Friday night to the end of Monday");
        assert_eq!(due("2026-11-10T09:00", 1, &[]), "2026-11-13T00:00", "Armistice");
        // Easter 2027 is on 28 March: Easter Monday, Ascension on 6 May, Whit Monday on 17 May.
        assert_eq!(due("2027-03-26T09:00", 1, &[]), "2027-03-31T00:00");
        assert_eq!(due("2027-05-05T09:00", 1, &[]), "2027-05-08T00:00");
        assert_eq!(due("2027-05-14T09:00", 1, &[]), "2027-05-19T00:00");
        assert_eq!(due("2026-12-24T09:00", 2, &[]), "2026-12-30T00:00");
    }

    #[test]
    fn a_closure_pauses_the_clock_and_says_until_when() {
        let day = |typed: &str| day_number(typed.parse().expect("a day"));
        let closed = [Closed { first: day("2026-12-24"), last: day("2027-01-03") }];
        assert_eq!(due("2026-12-22T09:00", 3, &closed), "2027-01-06T00:00", "one before it, two after it");
        let at = zone().parse("2026-12-28T10:00").expect("a moment");
        let days = WorkingDays::around(at, &zone(), &closed);
        let until = days.paused_until(at, &zone()).expect("closed");
        assert_eq!(zone().stamp(until).local.date_value(), "2027-01-04");
        let before = zone().parse("2026-12-23T23:59").expect("a moment");
        assert_eq!(days.paused_until(before, &zone()), None);
        let due = zone().parse("2027-01-06T00:00").expect("a moment");
        assert_eq!(days.left(before, due, &zone()), 2);
    }

    #[test]
    fn what_is_left_counts_down_to_none() {
        let at = |typed: &str| zone().parse(typed).expect("a moment");
        let days = WorkingDays::around(at("2026-11-23T09:00"), &zone(), &[]);
        let due = days.due(at("2026-11-23T09:00"), 5, &zone());
        let left = |now: &str| days.left(at(now), due, &zone());
        assert_eq!((left("2026-11-23T09:00"), left("2026-11-27T09:00"), left("2026-11-28T09:00")), (5, 1, 1));
        assert_eq!((left("2026-11-30T09:00"), left("2026-12-03T09:00")), (0, 0));
    }

    #[test]
    fn what_an_answer_took_is_counted_in_working_days() {
        let at = |typed: &str| zone().parse(typed).expect("a moment");
        let day = |typed: &str| day_number(typed.parse().expect("a day"));
        let closed = [Closed { first: day("2026-12-24"), last: day("2027-01-03") }];
        let spans = [
            ("2026-11-23T09:00", "2026-11-23T18:00"),
            ("2026-11-27T23:59", "2026-11-30T00:01"),
            ("2026-11-23T09:00", "2026-12-01T09:00"),
            ("2026-12-23T09:00", "2027-01-05T09:00"),
        ];
        let spans = spans.map(|(from, to)| (at(from), at(to)));
        let days = WorkingDays::between(at("2026-11-23T09:00"), at("2027-01-05T09:00"), &zone(), &closed);
        assert_eq!(days.taken(&spans, &zone()), [0, 1, 6, 2]);
        assert_eq!(days.taken(&[], &zone()), Vec::<i64>::new());
        for (taken, span) in days.taken(&spans, &zone()).into_iter().zip(spans) {
            assert_eq!(days.left(span.0, span.1.plus(1), &zone()), taken, "as the clock counts down");
        }
    }

    #[test]
    fn a_closure_has_days_in_their_order_and_a_name() {
        let add = |first: &str, last: &str, label: &str| AddClosure { first: first.into(), last: last.into(), label: label.into() }.parse();
        let (closed, label) = add("2026-12-24", "", "Pont").expect("one day");
        assert!(closed.first == closed.last && label == "Pont" && day_of(closed.first).to_string() == "2026-12-24");
        assert_eq!(add("2026-12-24", "2026-12-23", "x").expect_err("before").of("last"), Some(&Problem::BeforeThePrevious));
        assert!(add("2026-12-24", "2028-12-24", "x").expect_err("years").of("last").is_some());
        assert_eq!(add("", "", "x").expect_err("when?").of("first"), Some(&Problem::Required));
        assert_eq!(add("demain", "", "x").expect_err("when?").of("first"), Some(&Problem::NotADate));
        assert_eq!(add("2026-12-24", "", " ").expect_err("what?").of("label"), Some(&Problem::Required));
    }
}
