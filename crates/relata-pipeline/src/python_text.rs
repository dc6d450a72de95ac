//! What Python's `str` methods say of characters, where Rust's answer differs: the models were trained on the former.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// Characters that Python calls digits though they are no decimal ones: superscripts, circled and bracketed figures.
/// From Unicode's Numeric_Type=Digit.
const DIGITS_NOT_DECIMAL: [(char, char); 20] = [
    ('\u{b2}', '\u{b3}'),
    ('\u{b9}', '\u{b9}'),
    ('\u{1369}', '\u{1371}'),
    ('\u{19da}', '\u{19da}'),
    ('\u{2070}', '\u{2070}'),
    ('\u{2074}', '\u{2079}'),
    ('\u{2080}', '\u{2089}'),
    ('\u{2460}', '\u{2468}'),
    ('\u{2474}', '\u{247c}'),
    ('\u{2488}', '\u{2490}'),
    ('\u{24ea}', '\u{24ea}'),
    ('\u{24f5}', '\u{24fd}'),
    ('\u{24ff}', '\u{24ff}'),
    ('\u{2776}', '\u{277e}'),
    ('\u{2780}', '\u{2788}'),
    ('\u{278a}', '\u{2792}'),
    ('\u{10a40}', '\u{10a43}'),
    ('\u{10e60}', '\u{10e68}'),
    ('\u{11052}', '\u{1105a}'),
    ('\u{1f100}', '\u{1f10a}'),
];

/// `isspace`: Unicode's white space and the four ASCII separators.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// `isalpha`: a letter; combining marks are none.
pub(crate) fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        c.general_category_group() == GeneralCategoryGroup::Letter
    }
}

/// `isdecimal`: a digit of a decimal system.
pub(crate) fn is_decimal(c: char) -> bool {
    use unicode_properties::GeneralCategory::DecimalNumber;
    if c.is_ascii() { c.is_ascii_digit() } else { c.general_category() == DecimalNumber }
}

/// `isdigit`: a decimal digit or a figure such as `²`.
pub(crate) fn is_digit(c: char) -> bool {
    is_decimal(c) || DIGITS_NOT_DECIMAL.iter().any(|&(start, end)| (start..=end).contains(&c))
}

/// `isalnum`, as `\w` uses it: a letter or anything that stands for a number.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_alpha(c) || c.is_numeric()
}

/// Lower case of one character, always one character.
pub(crate) fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Upper case of one character, where that is one character; else itself.
pub(crate) fn upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_on_which_python_and_rust_differ() {
        assert!(is_space('\u{1f}') && is_space('\u{a0}') && !is_space('\u{200b}'));
        assert!(is_alpha('é') && is_alpha('ª') && !is_alpha('\u{301}') && !is_alpha('ⓐ') && !is_alpha('Ⅳ'));
        assert!(is_digit('²') && is_digit('٣') && !is_digit('½') && !is_decimal('²'));
        assert!(is_alphanumeric('½') && !is_alphanumeric('_'));
        assert_eq!((lower('İ'), upper('ß'), upper('é')), ('i', 'ß', 'É'));
    }
}
