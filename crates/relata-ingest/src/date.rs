//! Dates as publishers write them, into ISO 8601.

/// The ISO 8601 form of a publication date: `2024-03-09`, or `2024-03-09T14:30:00` followed by `Z` or `+01:00` when
/// the zone is known. Understood are ISO 8601 itself, RFC 2822 and dates whose month has an English or French name.
/// `None` for anything else: `03/04/2024` means two days, a year alone none, and neither is guessed.
pub fn iso_date(given: &str) -> Option<String> {
    // No form is longer; what is longer is no date.
    const MAX_BYTES: usize = 64;
    let given = given.trim();
    if given.len() > MAX_BYTES {
        return None;
    }
    from_iso(given).or_else(|| from_names(given))
}

/// Month names by their first letters, lower case, each with its number; English and French. Longer forms come before
/// the shorter ones that begin them.
const MONTHS: [(&str, u32); 19] = [
    ("jan", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("mar", 3),
    ("apr", 4),
    ("avr", 4),
    ("may", 5),
    ("mai", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("aug", 8),
    ("aoû", 8),
    ("aou", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
];

/// Offsets of the zone names that RFC 2822 defines.
const ZONES: [(&str, &str); 12] = [
    ("z", "Z"),
    ("ut", "Z"),
    ("utc", "Z"),
    ("gmt", "Z"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cst", "-06:00"),
    ("cdt", "-05:00"),
    ("mst", "-07:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
];

fn from_iso(given: &str) -> Option<String> {
    let (date, rest) = if let Some((date, rest)) = given.split_at_checked(10)
        && date.as_bytes().get(4) == date.as_bytes().get(7)
        && matches!(date.as_bytes().get(4), Some(b'-' | b'/'))
    {
        (iso_day(date.get(..4)?, date.get(5..7)?, date.get(8..)?)?, rest)
    } else {
        let (date, rest) = given.split_at_checked(8)?;
        (iso_day(date.get(..4)?, date.get(4..6)?, date.get(6..)?)?, rest)
    };
    if rest.is_empty() {
        return Some(date);
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    Some(date + &clock(rest.trim())?)
}

fn from_names(given: &str) -> Option<String> {
    let lower = given.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    let month_at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words.get(month_at)?)?;
    let number = |at: usize| words.get(at).and_then(|word| day_number(word));
    let before = month_at.checked_sub(1);
    let (day, year_at) = match before.and_then(number) {
        Some(day) => (day, month_at + 1),
        None => (number(month_at + 1)?, month_at + 2),
    };
    let year = words.get(year_at).filter(|word| word.len() == 4)?;
    let date = iso_day(year, &format!("{month:02}"), &format!("{day:02}"))?;
    // "at 4:30 pm", "à 16:30": the connecting word says nothing.
    let rest: Vec<&str> = words
        .iter()
        .skip(year_at + 1)
        .filter(|word| !matches!(**word, "at" | "à" | "-" | "|"))
        .copied()
        .collect();
    if rest.is_empty() {
        Some(date)
    } else {
        Some(clock(&rest.join(" ")).map_or(date.clone(), |time| date + &time))
    }
}

fn month(word: &str) -> Option<u32> {
    let starts = |name: &str| word.starts_with(name) && word.chars().all(|c| c.is_alphabetic() || c == '.');
    if starts("dec") || starts("déc") {
        return Some(12);
    }
    // "Mardi" and "Marie" begin as March does.
    if word.starts_with("mar") && !matches!(word.trim_end_matches('.'), "mar" | "mars" | "march") {
        return None;
    }
    MONTHS.iter().find(|(name, _)| starts(name)).map(|(_, number)| *number)
}

fn day_number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = word.get(digits.len()..)?;
    let known = matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er");
    if known && digits.len() <= 2 { digits.parse().ok() } else { None }
}

fn iso_day(year: &str, month: &str, day: &str) -> Option<String> {
    let (y, m, d) = (digits(year)?, digits(month)?, digits(day)?);
    // Nothing was published before the press, and a later year is a slip.
    let leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    let last = match m {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1450..=2200).contains(&y) && (1..=last).contains(&d)).then(|| format!("{y:04}-{m:02}-{d:02}"))
}

/// `T14:30:00` and the zone, from `14:30`, `14:30:00.5+0100`, `2:30 pm EST` …
fn clock(given: &str) -> Option<String> {
    let lower = given.to_ascii_lowercase();
    let at = lower.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(lower.len());
    let (time, mut rest) = lower.split_at(at);
    let mut fields = time.split(':');
    let mut hour = digits(fields.next()?)?;
    let minute = digits(fields.next()?)?;
    let second = match fields.next() {
        Some(seconds) => digits(seconds.split('.').next()?)?,
        None => 0,
    };
    rest = rest.trim_start();
    for (half, offset) in [("am", 0), ("pm", 12)] {
        if let Some(after) = rest.strip_prefix(half).filter(|_| (1..=12).contains(&hour)) {
            hour = hour % 12 + offset;
            rest = after.trim_start();
        }
    }
    if fields.next().is_some() || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(format!("T{hour:02}:{minute:02}:{second:02}{}", zone(rest)))
}

/// `Z`, `+01:00`, or nothing when the zone is not known.
fn zone(given: &str) -> String {
    if let Some((_, offset)) = ZONES.iter().find(|(name, _)| *name == given) {
        return (*offset).to_owned();
    }
    // "+0100 (CET)": RFC 2822 allows a remark.
    let given = given.split([' ', '(']).next().unwrap_or_default();
    let Some(sign) = given.chars().next().filter(|c| matches!(c, '+' | '-')) else { return String::new() };
    let number: String = given.chars().skip(1).filter(|c| *c != ':').collect();
    let (hours, minutes) = if number.len() == 2 {
        (number.as_str(), "00")
    } else {
        number.split_at_checked(2).unwrap_or_default()
    };
    match (digits(hours), digits(minutes)) {
        (Some(0), Some(0)) if hours.len() + minutes.len() == 4 => "Z".to_owned(),
        (Some(h), Some(m)) if h <= 14 && m <= 59 && minutes.len() == 2 => format!("{sign}{h:02}:{m:02}"),
        _ => String::new(),
    }
}

/// A number of digits alone: `parse` would take a sign too.
fn digits(text: &str) -> Option<u32> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_publishers_use() {
        for (given, want) in [
            ("2024-03-09", "2024-03-09"),
            ("2024/03/09", "2024-03-09"),
            ("20240309", "2024-03-09"),
            ("2024-03-09T14:30:00Z", "2024-03-09T14:30:00Z"),
            ("2024-03-09T14:30", "2024-03-09T14:30:00"),
            ("2024-03-09 14:30:05.123+0100", "2024-03-09T14:30:05+01:00"),
            ("2024-03-09T14:30:00+00:00", "2024-03-09T14:30:00Z"),
            ("20240309T143000Z", ""),
            ("Sat, 09 Mar 2024 14:30:00 +0100 (CET)", "2024-03-09T14:30:00+01:00"),
            ("9 Mar 2024 14:30 GMT", "2024-03-09T14:30:00Z"),
            ("9 Mar 2024 14:30 CEST", "2024-03-09T14:30:00"),
            ("March 9, 2024 at 2:30 PM EST", "2024-03-09T14:30:00-05:00"),
            ("Dec. 1st, 2023", "2023-12-01"),
            ("mardi 1er août 2023 à 12:05", "2023-08-01T12:05:00"),
            ("le 3 décembre 2021", "2021-12-03"),
            ("May 5, 2021 12:00 am", "2021-05-05T00:00:00"),
            ("29 juillet 2020", "2020-07-29"),
        ] {
            assert_eq!(iso_date(given).unwrap_or_default(), want, "{given}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for given in [
            "",
            "2024",
            "2024-03",
            "2023-02-29",
            "2024-13-01",
            "03/04/2024",
            "yesterday",
            "Mar 2024",
            "9 Marie 2024",
            "+024-03-09",
            "2024-03-09T25:00",
            "é024-03-09",
            "20240309é",
            "1709994600",
        ] {
            assert_eq!(iso_date(given), None, "{given}");
        }
    }
}
