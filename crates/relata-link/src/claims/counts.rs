//! Counts of people: how many died, were hurt, are missing, were moved, were seized. Whatever the words, they answer the same
//! question, so that two values of it are one claim told in two ways.

use super::figures::{is_month, number};
use crate::fold::fold;
use crate::input::{Input, Word};
use relata_types::Span;

/// The clause of one count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Count {
    /// What befell those who are counted.
    pub(crate) fate: &'static str,
    /// How many: plain decimal notation.
    pub(crate) value: String,
    /// Where the clause stands.
    pub(crate) span: Span,
}

/// Words between a number and the word of its fate: "six of the people who had been living there were killed".
const REACH: usize = 8;

/// The counts within `span`, in order. A clause with two numbers, one that counts a part ("two of them"), and one of another
/// year give none.
pub(crate) fn counts(input: &Input, span: Span) -> Vec<Count> {
    if input
        .reading
        .times
        .iter()
        .any(|time| span.contains(time.span) && is_of_another_year(input, &time.value))
    {
        return Vec::new();
    }
    let clauses = clauses(input, span);
    clauses.into_iter().filter_map(|clause| count(input, clause)).collect()
}

fn is_of_another_year(input: &Input, value: &str) -> bool {
    let year =
        |text: &str| text.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned);
    match (year(value), input.article.metadata.published.as_deref().and_then(year)) {
        (Some(told), Some(published)) => told != published,
        // In an article without a date a year is named to tell it from the present one.
        (Some(_), None) => value.len() == 4,
        _ => false,
    }
}

fn count(input: &Input, clause: Span) -> Option<Count> {
    let words = input.words_in(clause);
    let folded: Vec<String> = words.iter().map(|word| fold(input.text(word.span))).collect();
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        match number(input, rest) {
            Some((value, used)) => {
                let hull = rest[0].span.hull(rest[used - 1].span);
                let in_time = input.reading.times.iter().any(|time| time.span.overlaps(hull));
                let near = [at.checked_sub(1), Some(at + used)];
                let dated =
                    near.into_iter().flatten().filter_map(|near| folded.get(near)).any(|word| is_month(word));
                let is_age = folded
                    .get(at + used)
                    .is_some_and(|word| matches!(word.as_str(), "year" | "years" | "ans" | "percent"));
                if !in_time && !dated && !is_age {
                    numbers.push((at, used, value));
                }
                at += used;
            }
            None => at += 1,
        }
    }
    // "We have six dead, six that we carried": one number told twice is one.
    let [(at, used, value), rest @ ..] = numbers.as_slice() else { return None };
    if rest.iter().any(|(_, _, other)| other != value) {
        return None;
    }
    let is_part = folded.iter().any(|word| PARTS.contains(&word.as_str()))
        || folded.get(at + used).is_some_and(|word| word == "of")
            && folded
                .get(at + used + 1)
                .is_some_and(|word| matches!(word.as_str(), "them" | "those" | "whom"));
    if is_part {
        return None;
    }
    let from = at.saturating_sub(REACH);
    let to = (at + used + REACH).min(folded.len());
    let fate = fate(folded.get(from..to)?)?;
    Some(Count { fate, value: value.clone(), span: hull(words)? })
}

fn hull(words: &[Word]) -> Option<Span> {
    Some(words.first()?.span.hull(words.last()?.span))
}

/// The clauses of `span`: cut at marks and before a word that joins.
fn clauses(input: &Input, span: Span) -> Vec<Span> {
    let words = input.words_in(span);
    let mut clauses = Vec::new();
    let mut start = 0;
    for (at, pair) in words.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let between = input.text(Span { start: left.span.end, end: right.span.start });
        let thousands = between == "," && left.figure && right.figure;
        let marked = between.contains([',', ';', ':', '—', '–', '(', ')', '“', '”', '«', '»']) && !thousands;
        let joined = matches!(input.text(right.span), "and" | "et" | "but" | "mais" | "while" | "tandis");
        if marked || joined {
            clauses.extend(hull(&words[start..=at]));
            start = at + 1;
        }
    }
    clauses.extend(words.get(start..).and_then(hull));
    clauses
}

/// What the words say befell people; `None` when they say nothing of it, or two things.
fn fate(folded: &[String]) -> Option<&'static str> {
    let text = format!(" {} ", folded.join(" "));
    let mut found = FATES
        .iter()
        .filter(|(_, phrases)| phrases.iter().any(|phrase| text.contains(&format!(" {phrase} "))))
        .map(|(fate, _)| *fate);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Words that make of a number a part of another.
const PARTS: [&str; 8] =
    ["among", "dont", "including", "parmi", "another", "autres", "additional", "supplementaires"];

/// What befell people, with the phrases that say so; folded, a space between words.
const FATES: [(&str, &[&str]); 5] = [
    (
        "dead",
        &[
            "dead",
            "died",
            "dies",
            "killed",
            "killing",
            "kills",
            "death toll",
            "deaths",
            "fatalities",
            "lost their lives",
            "toll",
            "bilan",
            "deces",
            "mort",
            "morts",
            "mortes",
            "tue",
            "tues",
            "tuees",
            "tuant",
            "perdu la vie",
        ],
    ),
    (
        "hurt",
        &[
            "hurt", "injured", "injuring", "injuries", "wounded", "wounding", "blesse", "blesses",
            "blessees", "blessant",
        ],
    ),
    (
        "missing",
        &[
            "missing",
            "unaccounted",
            "yet to be found",
            "disparu",
            "disparus",
            "disparue",
            "disparues",
            "manquent",
            "portes disparus",
            "portees disparues",
        ],
    ),
    (
        "moved",
        &[
            "evacuated",
            "evacuees",
            "displaced",
            "moved",
            "taken out",
            "brought to safety",
            "homeless",
            "evacue",
            "evacues",
            "evacuees",
            "deplaces",
            "deplacees",
            "mis a l abri",
            "mises a l abri",
            "sans abri",
            "relogees",
            "reloges",
        ],
    ),
    (
        "seized",
        &[
            "arrested",
            "arresting",
            "arrests",
            "detained",
            "captured",
            "capturing",
            "arretes",
            "arretees",
            "interpelles",
            "interpellees",
            "arrestations",
            "interpellations",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;

    fn found(lang: &str, text: &str) -> Vec<String> {
        let articles = [article("a", lang, text).build()];
        let inputs = prepare(&articles);
        let found = counts(&inputs[0], Span::new(0, text.len()));
        found
            .iter()
            .map(|count| format!("{} {}: {}", count.value, count.fate, inputs[0].text(count.span)))
            .collect()
    }

    #[test]
    fn each_clause_gives_its_count() {
        assert_eq!(
            found(
                "en",
                "The mill fell on Monday, killing at least four people, and nine residents were missing."
            ),
            ["4 dead: killing at least four people", "9 missing: and nine residents were missing"]
        );
        assert_eq!(
            found("fr", "Le bilan est monté à six morts et 2 400 habitants ont été évacués."),
            ["6 dead: Le bilan est monté à six morts", "2400 moved: et 2 400 habitants ont été évacués"]
        );
    }

    #[test]
    fn parts_and_ages_give_none() {
        for text in [
            "Two of them were killed.",
            "Six people were hurt, including two killed by mud.",
            "A man of 40 years died.",
            "The mill has four wheels.",
        ] {
            assert!(
                found("en", text).iter().all(|count| !count.contains(" dead")),
                "{text}: {:?}",
                found("en", text)
            );
        }
    }
}
