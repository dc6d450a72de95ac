//! The rules for time expressions; each looks at the words from one place on and gives the longest that it knows.

use super::Word;
use super::calendar::Day;
use crate::lang::{TimeFacts, TimeUnit};
use relata_types::TimeType;

/// A time expression that ends before the word with the index, its type and value.
type Found = (usize, TimeType, String);

/// Years that stand alone are taken for such only within these bounds: other numbers of four digits abound.
const BARE_YEARS: std::ops::RangeInclusive<i64> = 1700..=2099;

/// The rules with what the text has told so far.
pub(super) struct Grammar<'f> {
    facts: &'f TimeFacts,
    /// The article's day.
    anchor: Option<Day>,
    /// The day told of last: hours are taken to be its.
    told: Option<Day>,
    /// Whether the sentence tells of what is to come.
    pub(super) is_future: bool,
}

impl<'f> Grammar<'f> {
    pub(super) fn new(facts: &'f TimeFacts, anchor: Option<Day>) -> Self {
        Self { facts, anchor, told: None, is_future: false }
    }

    /// The longest expression that begins at the word.
    pub(super) fn longest_at(&mut self, words: &[Word], at: usize) -> Option<Found> {
        let (mut best, mut day): (Option<Found>, Option<Day>) = (None, None);
        let rules = [
            Self::date,
            Self::iso_date,
            Self::weekday,
            Self::day_phrase,
            Self::unit_shifted,
            Self::ago,
            Self::set,
            Self::clock,
            Self::duration,
            Self::month,
            Self::year,
            Self::season,
            Self::reference,
        ];
        for rule in rules {
            if let Some((found, told)) = rule(self, words, at)
                && best.as_ref().is_none_or(|best| found.0 > best.0)
            {
                (best, day) = (Some(found), told);
            }
        }
        self.told = day.or(self.told);
        best
    }

    /// `24 juin 2023`, `samedi 24 juin`, `June 24, 2023`.
    fn date(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let mut start = at;
        if look_up(self.facts.weekdays, word(words, at)).is_some() {
            start += 1;
            if word(words, start) == "," {
                start += 1;
            }
            while self.facts.date_links.contains(&word(words, start)) {
                start += 1;
            }
        }
        let (month, day, mut end) = self.day_month(words, start).or_else(|| self.month_day(words, start))?;
        let comma = usize::from(word(words, end) == ",");
        let year = year_at(words, end + comma);
        if let Some(year) = year {
            end += comma + 1;
            let day = Day::new(year, month, day)?;
            return Some(((end, TimeType::Date, day.to_string()), Some(day)));
        }
        let shift = look_up(self.facts.shifts_after, word(words, end));
        end += usize::from(shift.is_some());
        let Some(anchor) = self.anchor else {
            return Some(((end, TimeType::Date, format!("XXXX-{month:02}-{day:02}")), None));
        };
        let candidates = (-1..=1).filter_map(|years| Day::new(anchor.year + years, month, day));
        let day = match shift {
            Some(-1) => candidates.filter(|day| *day <= anchor).max(),
            Some(1) => candidates.filter(|day| *day > anchor).min(),
            _ => candidates.min_by_key(|day| (day.number() - anchor.number()).abs()),
        }?;
        Some(((end, TimeType::Date, day.to_string()), Some(day)))
    }

    fn day_month(&self, words: &[Word], at: usize) -> Option<(u32, u32, usize)> {
        let day = small_number(words, at).filter(|day| (1..=31).contains(day))?;
        let mut next = at + 1;
        if self.facts.ordinal_endings.contains(&word(words, next)) {
            next += 1;
        }
        while self.facts.date_links.contains(&word(words, next)) {
            next += 1;
        }
        let month = self.month_at(words, next)?;
        Some((month, day, next + 1))
    }

    fn month_day(&self, words: &[Word], at: usize) -> Option<(u32, u32, usize)> {
        let month = self.month_at(words, at)?;
        let mut next = at + 1;
        next += usize::from(word(words, next) == ".");
        let day = small_number(words, next).filter(|day| (1..=31).contains(day))?;
        next += 1;
        if self.facts.ordinal_endings.contains(&word(words, next)) {
            next += 1;
        }
        // "June 24" is no date in a language that says "24 juin": there, 24 belongs to what follows.
        self.facts.month_comes_first.then_some((month, day, next))
    }

    /// The month at a word. Words of three or four letters that are months only with a capital need it: "may", "Mar".
    fn month_at(&self, words: &[Word], at: usize) -> Option<u32> {
        let found = words.get(at)?;
        let month = look_up(self.facts.months, &found.lower)?;
        let is_sure = found.is_capitalised || !self.facts.months_are_capitalised;
        is_sure.then_some(month)
    }

    /// `2023-06-24`, `24/06/2023`.
    fn iso_date(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let mark = word(words, at + 1);
        if !matches!(mark, "-" | "/") || word(words, at + 3) != mark {
            return None;
        }
        let (first, second, third) = (number(words, at)?, number(words, at + 2)?, number(words, at + 4)?);
        let day = match mark {
            "-" if word(words, at).len() == 4 => Day::new(first, second as u32, third as u32),
            "/" if word(words, at + 4).len() == 4 && !self.facts.month_comes_first => {
                Day::new(third, second as u32, first as u32)
            }
            _ => None,
        }?;
        Some(((at + 5, TimeType::Date, day.to_string()), Some(day)))
    }

    /// `mardi`, `Tuesday morning`, `last Tuesday`, `mardi dernier`.
    fn weekday(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let before = look_up(self.facts.shifts_before, word(words, at));
        let start = at + usize::from(before.is_some());
        let weekday = look_up(self.facts.weekdays, word(words, start))?;
        let after = look_up(self.facts.shifts_after, word(words, start + 1));
        let end = start + 1 + usize::from(after.is_some());
        let Some(anchor) = self.anchor else {
            return Some(((end, TimeType::Date, format!("XXXX-WXX-{weekday}")), None));
        };
        let back = i64::from((anchor.weekday() + 7 - weekday) % 7);
        let shift = match before.or(after) {
            Some(-1) if back == 0 => -7,
            Some(1) => 7 - back,
            Some(-1) => -back,
            _ if self.is_future && back > 0 => 7 - back,
            _ => -back,
        };
        Some(self.with_day_part(words, end, anchor.plus_days(shift)))
    }

    /// A day, or the part of it that the next words name.
    fn with_day_part(&self, words: &[Word], end: usize, day: Day) -> (Found, Option<Day>) {
        match look_up(self.facts.day_parts, word(words, end)) {
            Some(part) => ((end + 1, TimeType::Time, format!("{day}T{part}")), Some(day)),
            None => ((end, TimeType::Date, day.to_string()), Some(day)),
        }
    }

    /// `hier`, `hier soir`, `tonight`, `the next day`.
    fn day_phrase(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        if let Some((end, (shift, part))) = phrase(self.facts.parts_of_days, words, at) {
            let day = self.anchor?.plus_days(shift);
            return Some(((end, TimeType::Time, format!("{day}T{part}")), Some(day)));
        }
        if let Some((end, shift)) = phrase(self.facts.days, words, at) {
            return Some(self.with_day_part(words, end, self.anchor?.plus_days(shift)));
        }
        let (end, shift) = phrase(self.facts.next_to_told, words, at)?;
        Some(self.with_day_part(words, end, self.told.or(self.anchor)?.plus_days(shift)))
    }

    /// `last week`, `cette année`, `l'an dernier`.
    fn unit_shifted(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let before = look_up(self.facts.shifts_before, word(words, at));
        let start = at + usize::from(before.is_some());
        let unit = look_up(self.facts.units, word(words, start))?;
        let after = look_up(self.facts.shifts_after, word(words, start + 1));
        let shift = after.or(before)?;
        let end = start + 1 + usize::from(after.is_some());
        let value = self.period(unit, shift)?;
        Some(((end, TimeType::Date, value), None))
    }

    /// The period of the calendar that lies so many units from the article's day.
    fn period(&self, unit: TimeUnit, shift: i64) -> Option<String> {
        let anchor = self.anchor?;
        Some(match unit {
            TimeUnit::Day => anchor.plus_days(shift).to_string(),
            TimeUnit::Week => anchor.plus_days(7 * shift).week(),
            TimeUnit::Month => {
                let day = anchor.plus_months(shift);
                format!("{:04}-{:02}", day.year, day.month)
            }
            TimeUnit::Year => format!("{:04}", anchor.year + shift),
            TimeUnit::Decade => format!("{:03}X", (anchor.year + 10 * shift) / 10),
            TimeUnit::Century => format!("{:02}XX", (anchor.year + 100 * shift) / 100),
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
        })
    }

    /// `il y a deux jours`, `two days ago`.
    fn ago(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let before = self.facts.ago_before.iter().find_map(|phrase| phrase_end(phrase, words, at));
        let (amount, unit, mut end) = self.amount(words, before.unwrap_or(at))?;
        if before.is_none() {
            end = self.facts.ago_after.iter().find_map(|phrase| phrase_end(phrase, words, end))?;
        }
        let amount = i64::from(amount?);
        let day = match unit {
            TimeUnit::Day => Some(self.anchor?.plus_days(-amount)),
            TimeUnit::Week => Some(self.anchor?.plus_days(-7 * amount)),
            _ => None,
        };
        let value = day.map(|day| day.to_string()).or_else(|| self.period(unit, -amount))?;
        Some(((end, TimeType::Date, value), day))
    }

    /// A number and a unit; `None` for the number when it is vague.
    fn amount(&self, words: &[Word], at: usize) -> Option<(Option<u32>, TimeUnit, usize)> {
        let first = word(words, at);
        let vague = self.facts.vague_numbers.contains(&first);
        let amount = small_number(words, at).or_else(|| look_up(self.facts.numbers, first));
        if !vague && amount.is_none() {
            return None;
        }
        let mut next = at + 1;
        if look_up(self.facts.shifts_before, word(words, next)).is_some() || word(words, next) == "-" {
            next += 1;
        }
        let unit = look_up(self.facts.units, word(words, next))?;
        Some((amount.filter(|_| !vague), unit, next + 1))
    }

    /// `every year`, `tous les jeudis`.
    fn set(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let next = self.facts.each.iter().find_map(|phrase| phrase_end(phrase, words, at))?;
        if let Some(weekday) = look_up(self.facts.weekdays, word(words, next).trim_end_matches('s')) {
            return Some(((next + 1, TimeType::Set, format!("XXXX-WXX-{weekday}")), None));
        }
        let unit = look_up(self.facts.units, word(words, next))?;
        Some(((next + 1, TimeType::Set, length("1", unit)), None))
    }

    /// `20 h 30`, `10 p.m.`, `8:30`, `8.30am`, `noon`.
    fn clock(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let day = self.told.or(self.anchor);
        let date = day.map_or("XXXX-XX-XX".to_owned(), |day| day.to_string());
        if let Some(hour) = look_up(self.facts.hours, word(words, at)) {
            return Some(((at + 1, TimeType::Time, format!("{date}T{hour:02}:00")), None));
        }
        let mut hour = small_number(words, at).filter(|hour| *hour <= 24)?;
        let (mut minute, mut end) = (0, at + 1);
        let half_day = |end: usize| {
            let mut marks = self.facts.half_days.iter();
            marks.find_map(|(mark, hours)| Some((phrase_end(mark, words, end)?, *hours)))
        };
        // A point alone would make an hour of any decimal number.
        let has_colon = minutes(words, end + 1).is_some()
            && (word(words, end) == ":" || word(words, end) == "." && half_day(end + 2).is_some());
        let is_full_word = look_up(self.facts.units, word(words, end)).is_some();
        let before = at.checked_sub(1).map_or("", |before| word(words, before));
        // "24 heures" is a length, "à 20 heures" a time of day.
        let has_mark = self.facts.hour_marks.contains(&word(words, end))
            && (!is_full_word
                || minutes(words, end + 1).is_some()
                || self.facts.before_hour.contains(&before));
        if has_colon || has_mark {
            end += 1;
            if let Some(minutes) = minutes(words, end) {
                minute = minutes;
                end += 1;
            }
        }
        if let Some((after, hours)) = half_day(end) {
            end = after;
            hour = hour % 12 + hours;
        } else if !has_mark && !has_colon {
            return None;
        }
        Some(((end, TimeType::Time, format!("{date}T{hour:02}:{minute:02}")), None))
    }

    /// `deux jours`, `several years`.
    fn duration(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let (amount, unit, end) = self.amount(words, at)?;
        // "Des années 60" is a decade.
        if self.facts.before_decade.contains(&word(words, end - 1)) && number(words, end).is_some() {
            return None;
        }
        let amount = amount.map_or("X".to_owned(), |amount| amount.to_string());
        Some(((end, TimeType::Duration, length(&amount, unit)), None))
    }

    /// `juin`, `June 2023`, `septembre dernier`.
    fn month(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let month = self.month_at(words, at)?;
        let mut end = at + 1;
        while self.facts.date_links.contains(&word(words, end)) && year_at(words, end + 1).is_some() {
            end += 1;
        }
        if let Some(year) = year_at(words, end) {
            return Some(((end + 1, TimeType::Date, format!("{year:04}-{month:02}")), None));
        }
        let Some(anchor) = self.anchor else {
            return Some(((at + 1, TimeType::Date, format!("XXXX-{month:02}")), None));
        };
        let shift = look_up(self.facts.shifts_after, word(words, at + 1));
        let own = i64::from(month) - i64::from(anchor.month);
        let years = match shift {
            Some(-1) => -i64::from(own >= 0),
            Some(1) => i64::from(own <= 0),
            // The year in which the month lies nearest.
            _ if own > 6 => -1,
            _ if own < -6 => 1,
            _ => 0,
        };
        let end = at + 1 + usize::from(shift.is_some());
        Some(((end, TimeType::Date, format!("{:04}-{month:02}", anchor.year + years)), None))
    }

    /// `en 2014`, `the 1990s`, `les années 60`, `XIXe siècle`.
    fn year(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        if self.facts.before_decade.contains(&word(words, at)) {
            let digits = number(words, at + 1).filter(|_| word(words, at + 1).len().is_multiple_of(2))?;
            let decade = if digits < 100 { 190 + digits / 10 } else { digits / 10 };
            return Some(((at + 2, TimeType::Date, format!("{decade:03}X")), None));
        }
        if let Some(century) = self.century(words, at) {
            return Some(century);
        }
        let year = year_at(words, at).filter(|year| BARE_YEARS.contains(year))?;
        if word(words, at + 1) == "s" {
            return Some(((at + 2, TimeType::Date, format!("{:03}X", year / 10)), None));
        }
        let before = at.checked_sub(1).map_or("", |before| word(words, before));
        let is_amount = look_up(self.facts.units, word(words, at + 1)).is_some();
        let is_told = self.facts.before_year.contains(&before) || before == "(" || word(words, at + 1) == ")";
        (is_told && !is_amount).then(|| ((at + 1, TimeType::Date, format!("{year:04}")), None))
    }

    fn century(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let number = small_number(words, at).or_else(|| roman(word(words, at), self.facts.roman_endings))?;
        let mut end = at + 1;
        if self.facts.ordinal_endings.contains(&word(words, end)) {
            end += 1;
        }
        let is_century = (1..=21).contains(&number) && self.facts.century.contains(&word(words, end));
        is_century.then(|| ((end + 1, TimeType::Date, format!("{:02}XX", number - 1)), None))
    }

    /// `summer 2022`, `cet hiver`.
    fn season(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let shift = look_up(self.facts.shifts_before, word(words, at));
        let start = at + usize::from(shift.is_some());
        let season = look_up(self.facts.seasons, word(words, start))?;
        let after = look_up(self.facts.shifts_after, word(words, start + 1));
        if let Some(year) = year_at(words, start + 1) {
            return Some(((start + 2, TimeType::Date, format!("{year:04}-{season}")), None));
        }
        let shift = after.or(shift)?;
        let end = start + 1 + usize::from(after.is_some());
        Some(((end, TimeType::Date, format!("{:04}-{season}", self.anchor?.year + shift)), None))
    }

    /// `maintenant`, `recently`.
    fn reference(&self, words: &[Word], at: usize) -> Option<(Found, Option<Day>)> {
        let (end, value) = phrase(self.facts.references, words, at)?;
        Some(((end, TimeType::Date, value.to_owned()), None))
    }
}

/// The value of a duration.
fn length(amount: &str, unit: TimeUnit) -> String {
    let (mark, letter) = match unit {
        TimeUnit::Second => ("T", "S"),
        TimeUnit::Minute => ("T", "M"),
        TimeUnit::Hour => ("T", "H"),
        TimeUnit::Day => ("", "D"),
        TimeUnit::Week => ("", "W"),
        TimeUnit::Month => ("", "M"),
        TimeUnit::Year => ("", "Y"),
        TimeUnit::Decade => ("", "DE"),
        TimeUnit::Century => ("", "CE"),
    };
    format!("P{mark}{amount}{letter}")
}

fn word(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.lower.as_str())
}

fn number(words: &[Word], at: usize) -> Option<i64> {
    let digits = word(words, at);
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

/// A number of at most three digits.
fn small_number(words: &[Word], at: usize) -> Option<u32> {
    number(words, at).filter(|_| word(words, at).len() <= 3).and_then(|number| u32::try_from(number).ok())
}

fn minutes(words: &[Word], at: usize) -> Option<u32> {
    small_number(words, at).filter(|minutes| *minutes < 60 && word(words, at).len() == 2)
}

fn year_at(words: &[Word], at: usize) -> Option<i64> {
    number(words, at).filter(|_| word(words, at).len() == 4)
}

fn look_up<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(entry, _)| *entry == word).map(|(_, value)| *value)
}

/// The longest phrase of a table that begins at the word.
fn phrase<T: Copy>(table: &[(&str, T)], words: &[Word], at: usize) -> Option<(usize, T)> {
    table
        .iter()
        .filter_map(|(phrase, value)| Some((phrase_end(phrase, words, at)?, *value)))
        .max_by_key(|(end, _)| *end)
}

/// Where a phrase that begins at the word ends.
fn phrase_end(phrase: &str, words: &[Word], at: usize) -> Option<usize> {
    let mut end = at;
    for part in phrase.split(' ') {
        if word(words, end) != part {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// A Roman numeral below 40, perhaps with an ordinal ending.
fn roman(word: &str, endings: &[&str]) -> Option<u32> {
    let digits = endings.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let mut total = 0;
    let mut last = 0;
    for c in digits.chars().rev() {
        let value = match c {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            _ => return None,
        };
        if value < last {
            total -= value;
        } else {
            total += value;
        }
        last = last.max(value);
    }
    (total > 0).then_some(total as u32)
}
