//! Figures: what is counted, and how many.

use crate::fold::fold;
use crate::input::{Input, Word};
use crate::lang::{self, Language};
use crate::words::is_function_word;
use relata_types::{Lang, Span};

/// Letters of a unit that count: "bridge" and "bridges" are one unit.
const STEM: usize = 5;
/// Words after a figure in which its unit is looked for: "three of the old bridges".
const REACH: usize = 4;
/// Words after "five of" among which stands the number of the whole.
const WHOLE: usize = 7;

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Figure {
    /// Plain decimal notation: `1200`, `3.5`.
    pub(crate) value: String,
    /// The beginning of the folded word that it counts, `%`, or a currency sign.
    pub(crate) unit: String,
    /// Where the number stands.
    pub(crate) span: Span,
}

/// The figures within `span` that count something. Days, years, times of day, ages and ordinals count nothing.
pub(crate) fn figures(input: &Input, span: Span) -> Vec<Figure> {
    let words = input.words_in(span);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((mut value, used)) = number(input, &words[at..]) else {
            at += 1;
            continue;
        };
        let number = words[at].span.hull(words[at + used - 1].span);
        let mut after = at + used;
        if let Some(scale) =
            words.get(after).and_then(|word| multiplier(&fold(input.text(word.span)), input.lang()))
        {
            value = scaled(&value, scale);
            after += 1;
        }
        let in_time = input.reading.times.iter().any(|time| time.span.overlaps(number));
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let dated = before.is_some_and(|word| is_month(&fold(input.text(word.span)), input.lang()));
        if !in_time
            && !dated
            && let Some(unit) = unit(input, number, &words[after..])
        {
            found.push(Figure { value, unit, span: number });
        }
        at = after;
    }
    found
}

/// The number that starts `words` and how many of them it takes.
pub(crate) fn number(input: &Input, words: &[Word]) -> Option<(String, usize)> {
    let first = words.first()?;
    let text = input.text(first.span);
    let languages = Language::of(input.lang());
    if !first.figure {
        let folded = fold(text);
        let mut spelled = languages.iter().flat_map(|language| language.numbers.spelled);
        return spelled.find(|(word, _)| *word == folded).map(|(_, value)| ((*value).to_owned(), 1));
    }
    if !text.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut value = text.to_owned();
    let mut used = 1;
    while let Some([last, next]) = words.get(used - 1..=used) {
        let digits = input.text(next.span);
        let between = Span { start: last.span.end, end: next.span.start };
        let all_digits = digits.chars().all(|c| c.is_ascii_digit());
        match input.text(between) {
            "," | "." | " " | "\u{a0}" | "\u{202f}" | "'" | "’"
                if all_digits && digits.len() == 3 && value.len() <= 3 * used && !value.contains('.') =>
            {
                value.push_str(digits);
            }
            mark if languages.iter().any(|language| language.numbers.decimal_mark == mark)
                && all_digits
                && !value.contains('.') =>
            {
                value.push('.');
                value.push_str(digits);
            }
            _ => break,
        }
        used += 1;
    }
    let year = used == 1 && value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
    (!year).then_some((value, used))
}

/// What a number counts: the first telling word after it; `None` when that makes it a day, a year or an age.
fn unit(input: &Input, at: Span, after: &[Word]) -> Option<String> {
    let text = &input.article.text;
    let rest =
        text.get(at.end as usize..).unwrap_or_default().trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let sign = |c: char| matches!(c, '%' | '€' | '$' | '£');
    if let Some(sign) = rest.chars().next().filter(|c| sign(*c)) {
        return Some(sign.to_string());
    }
    if rest.starts_with(':') || rest.starts_with('-') {
        return None;
    }
    let head = text.get(..at.start as usize).unwrap_or_default();
    if let Some(sign) = head.chars().next_back().filter(|c| sign(*c)) {
        return Some(sign.to_string());
    }
    let of_whole = after
        .first()
        .is_some_and(|of| lang::has(input.lang(), |language| language.counts.of, &fold(input.text(of.span))));
    // "Five of the team's first eight points" are points as the eight are.
    let whole = (0..after.len().min(WHOLE)).find_map(|from| {
        let (_, used) = number(input, after.get(from..)?).filter(|_| of_whole)?;
        after.get(from + used..)
    });
    let words = whole.unwrap_or(after).iter().take(REACH).map(|word| fold(input.text(word.span)));
    let unit = words
        .into_iter()
        .find(|word| !is_function_word(word) && !word.starts_with(|c: char| c.is_numeric()))?;
    if lang::has(input.lang(), |language| language.numbers.percent, &unit) {
        return Some("%".to_owned());
    }
    let timely = is_month(&unit, input.lang())
        || lang::has(input.lang(), |language| language.numbers.units_of_time, &unit);
    (!timely).then(|| unit.chars().take(STEM).collect())
}

/// `value` with its point moved `zeros` places to the right.
fn scaled(value: &str, zeros: usize) -> String {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let digits = format!("{whole}{fraction}{}", "0".repeat(zeros.saturating_sub(fraction.len())));
    let (whole, rest) = digits.split_at(whole.len() + zeros);
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}

/// How many zeros a word adds to the number before it.
fn multiplier(folded: &str, lang: Option<Lang>) -> Option<usize> {
    let mut scales = Language::of(lang).iter().flat_map(|language| language.numbers.scales);
    scales.find(|(word, _)| *word == folded).map(|(_, zeros)| *zeros)
}

pub(crate) fn is_month(folded: &str, lang: Option<Lang>) -> bool {
    lang::has(lang, |language| language.numbers.months, folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;

    fn found(lang: &str, text: &str) -> Vec<String> {
        let articles = [article("a", lang, text).build()];
        let inputs = prepare(&articles);
        let figures = figures(&inputs[0], Span::new(0, text.len()));
        figures.into_iter().map(|figure| format!("{} {}", figure.value, figure.unit)).collect()
    }

    #[test]
    fn what_is_counted_is_found() {
        assert_eq!(found("en", "Six people died and 1,200 of the houses burned."), ["6 peopl", "1200 house"]);
        assert_eq!(found("fr", "1 200 maisons, 3,5 % et quatre morts"), ["1200 maiso", "3.5 %", "4 morts"]);
        assert_eq!(found("en", "It cost $3.5 million in Orbel."), ["3500000 $"]);
        assert_eq!(
            found("en", "She scored five of the team’s first eight points."),
            ["5 point", "8 point"],
            "a part is counted in what the whole is"
        );
    }

    #[test]
    fn days_years_and_ages_count_nothing() {
        assert_eq!(
            found("en", "On 24 June 2023 and on June 24, the 33-year-old left at 10:30 after 12 years."),
            Vec::<String>::new()
        );
    }
}
