//! The shape of what a language's file says for time expressions.

/// Words and phrases for times, in lower case with plain apostrophes; words of a phrase are apart by one space, and an
/// apostrophe ends a word ("aujourd' hui").
pub(crate) struct TimeFacts {
    /// Months and their usual abbreviations, with 1 to 12.
    pub(crate) months: &'static [(&'static str, u32)],
    /// Days of the week, with 1 for Monday to 7.
    pub(crate) weekdays: &'static [(&'static str, u32)],
    /// Numbers in words.
    pub(crate) numbers: &'static [(&'static str, u32)],
    /// Words for some unknown number: "several".
    pub(crate) vague_numbers: &'static [&'static str],
    /// Units, singular and plural.
    pub(crate) units: &'static [(&'static str, TimeUnit)],
    /// Parts of the day, with TIMEX3's mark: `MO`, `AF`, `EV`, `NI`.
    pub(crate) day_parts: &'static [(&'static str, &'static str)],
    /// Seasons, with TIMEX3's mark: `SP`, `SU`, `FA`, `WI`.
    pub(crate) seasons: &'static [(&'static str, &'static str)],
    /// Phrases for a day, with its distance from the article's own.
    pub(crate) days: &'static [(&'static str, i64)],
    /// Phrases for a part of a day, with the day's distance and the part.
    pub(crate) parts_of_days: &'static [(&'static str, (i64, &'static str))],
    /// Phrases for the day after (1) or before (-1) the one just told of.
    pub(crate) next_to_told: &'static [(&'static str, i64)],
    /// Phrases for now, before and later in general: `PRESENT_REF` and so on.
    pub(crate) references: &'static [(&'static str, &'static str)],
    /// Words before a unit or a weekday for the last (-1), this (0), the next (1).
    pub(crate) shifts_before: &'static [(&'static str, i64)],
    /// Words after a unit, a weekday or a date for the last (-1) and the next (1).
    pub(crate) shifts_after: &'static [(&'static str, i64)],
    /// Words before an amount of time that lies back: "il y a".
    pub(crate) ago_before: &'static [&'static str],
    /// Words after an amount of time that lies back: "ago".
    pub(crate) ago_after: &'static [&'static str],
    /// Words before a unit or a weekday for each of them: "every".
    pub(crate) each: &'static [&'static str],
    /// Words between a number and the minutes: "h"; the full hour when none follow.
    pub(crate) hour_marks: &'static [&'static str],
    /// Words before an hour that is written out: "à 20 heures".
    pub(crate) before_hour: &'static [&'static str],
    /// Marks of the half of the day after an hour, with the hours that they add: "p.m.".
    pub(crate) half_days: &'static [(&'static str, u32)],
    /// Words for an hour: "noon".
    pub(crate) hours: &'static [(&'static str, u32)],
    /// Words before a bare year: "in", "depuis".
    pub(crate) before_year: &'static [&'static str],
    /// Words before the last two digits of a decade: "années".
    pub(crate) before_decade: &'static [&'static str],
    /// Words after the number of a century.
    pub(crate) century: &'static [&'static str],
    /// Endings of ordinal numbers: "er", "th".
    pub(crate) ordinal_endings: &'static [&'static str],
    /// Endings of ordinal numbers in Roman figures, the longer first: "XIXe".
    pub(crate) roman_endings: &'static [&'static str],
    /// "June 24" is a date, and 6/24 too.
    pub(crate) month_comes_first: bool,
    /// Names of months begin with a capital: "may" is no month.
    pub(crate) months_are_capitalised: bool,
    /// Words that may stand within a date: "of", "the".
    pub(crate) date_links: &'static [&'static str],
    /// Auxiliaries of what is to come: "will".
    pub(crate) future: &'static [&'static str],
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}
