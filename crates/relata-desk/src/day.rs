//! Days within the values of time expressions.

/// The day that a TIMEX3 value means: `2023-06-24` of `2023-06-24TMO`; `None` for months, lengths and the like.
pub(crate) fn day_of(value: &str) -> Option<&str> {
    let day = value.get(..10)?;
    let shape =
        |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    let ends = value.as_bytes().get(10).is_none_or(|next| *next == b'T');
    (ends && day.bytes().enumerate().all(shape)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::day_of;

    #[test]
    fn only_whole_days_are_days() {
        assert_eq!(day_of("2023-06-24"), Some("2023-06-24"));
        assert_eq!(day_of("2023-06-24TMO"), Some("2023-06-24"));
        for other in ["2023-06", "P2D", "2023-W25-1", "2023-06-2é", "2023-06-245", ""] {
            assert_eq!(day_of(other), None, "{other}");
        }
    }
}
