//! Days of the Gregorian calendar as numbers.

use std::fmt;

/// A day. Its number counts from 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms", 2013).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub(super) year: i64,
    pub(super) month: u32,
    pub(super) day: u32,
}

impl Day {
    /// The day, if the calendar has it.
    pub(super) fn new(year: i64, month: u32, day: u32) -> Option<Day> {
        (day >= 1 && (1..=12).contains(&month) && day <= days_in(year, month)).then_some(Day {
            year,
            month,
            day,
        })
    }

    /// The day that an ISO 8601 date or date-time begins with.
    pub(super) fn parse(text: &str) -> Option<Day> {
        let mut parts = text.get(..10)?.split('-');
        let day =
            Day::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)?;
        (1..=9999).contains(&day.year).then_some(day)
    }

    pub(super) fn number(self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = i64::from((self.month + 9) % 12);
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    pub(super) fn from_number(number: i64) -> Day {
        let shifted = number + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u32;
        let month = (if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 }) as u32;
        Day { year: year_of_era + era * 400 + i64::from(month <= 2), month, day }
    }

    pub(super) fn plus_days(self, days: i64) -> Day {
        Day::from_number(self.number() + days)
    }

    /// The same day so many months on, or the last of that month when it is shorter.
    pub(super) fn plus_months(self, months: i64) -> Day {
        let count = self.year * 12 + i64::from(self.month) - 1 + months;
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u32 + 1);
        Day { year, month, day: self.day.min(days_in(year, month)) }
    }

    /// 1 for Monday to 7 for Sunday.
    pub(super) fn weekday(self) -> u32 {
        (self.number() + 3).rem_euclid(7) as u32 + 1
    }

    /// The week of ISO 8601: `2023-W25`.
    pub(super) fn week(self) -> String {
        let thursday = self.plus_days(4 - i64::from(self.weekday()));
        let first = Day { year: thursday.year, month: 1, day: 1 };
        format!("{:04}-W{:02}", thursday.year, (thursday.number() - first.number()) / 7 + 1)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in(year: i64, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_one_to_one() {
        assert_eq!(Day { year: 1970, month: 1, day: 1 }.number(), 0);
        for number in (-800_000..800_000).step_by(97) {
            let day = Day::from_number(number);
            assert_eq!(day.number(), number, "{day}");
            assert!(Day::new(day.year, day.month, day.day).is_some(), "{day}");
        }
    }

    #[test]
    fn weeks_and_weekdays() {
        let day = Day::parse("2023-06-24T10:00:00Z").expect("a date");
        assert_eq!((day.weekday(), day.week().as_str()), (6, "2023-W25"));
        assert_eq!(Day::parse("1999-07-09").expect("a date").week(), "1999-W27");
        assert_eq!(Day::parse("2021-01-03").expect("a date").week(), "2020-W53");
        assert_eq!(Day::parse("2023-01-31").expect("a date").plus_months(1).to_string(), "2023-02-28");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "2023", "2023-13-01", "2023-02-29", "é023-01-01", "20230624xx"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
