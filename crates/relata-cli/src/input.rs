//! What arguments must be.

/// Words to look for.
///
/// # Errors
/// When there is no letter and no digit in them.
pub(crate) fn words(text: &str) -> Result<String, String> {
    match text.chars().any(char::is_alphanumeric) {
        true => Ok(text.to_owned()),
        false => Err("there is nothing to look for: give a letter or a digit".to_owned()),
    }
}

/// A day as `2023-06-25`.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn day(text: &str) -> Result<String, String> {
    let number = |part: &str, digits: usize| -> Option<u32> {
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return Err("not a day, as 2023-06-25".to_owned()) };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return Err("not a day, as 2023-06-25".to_owned());
    };
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let last = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return Err(format!("there is no month {month}")),
    };
    match (1..=last).contains(&day) {
        true => Ok(text.to_owned()),
        false => Err(format!("that month has the days 1 to {last}, not {day}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_are_days() {
        for day_that_is in ["2023-06-25", "2024-02-29", "2000-02-29", "2025-12-31"] {
            assert_eq!(day(day_that_is).as_deref(), Ok(day_that_is));
        }
        for (given, why) in [
            ("2025-13-45", "no month 13"),
            ("2025-00-10", "no month 0"),
            ("2025-02-29", "days 1 to 28"),
            ("1900-02-29", "days 1 to 28"),
            ("2025-04-31", "days 1 to 30"),
            ("2025-01-00", "days 1 to 31"),
            ("abcd-ef-gh", "not a day"),
            ("+025-01-01", "not a day"),
            ("2025-1-1", "not a day"),
            ("2025-01", "not a day"),
            ("2025-01-01T10:00", "not a day"),
            ("", "not a day"),
        ] {
            assert!(day(given).unwrap_err().contains(why), "{given}: {:?}", day(given));
        }
    }

    #[test]
    fn marks_alone_are_no_words() {
        assert!(words("é").is_ok() && words("\"7\"").is_ok());
        assert!(words("").is_err() && words(" \"-*\" ").is_err());
    }
}
