//! Counts of people: how many died, were hurt, are missing, were moved, were seized. Whatever the words, they answer the same
//! question, so that two values of it are one claim told in two ways.

use super::figures::{is_month, number};
use super::passages::Places;
use super::polarity::denies;
use super::stems::stem;
use super::tellings::{Item, is_of_the_calendar};
use crate::fold::fold;
use crate::input::{Input, Word};
use crate::lang::{self, Language, Words, is_in};
use crate::words::is_function_word;
use relata_types::{EntityId, Lang, Span};
use std::collections::BTreeSet;

/// The clause of one count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Count {
    /// What befell those who are counted.
    pub(crate) fate: &'static str,
    /// How many: plain decimal notation.
    pub(crate) value: String,
    /// Who they are, as a stem, when that is a part of all: children, soldiers. Empty: people.
    pub(crate) who: String,
    /// Whether it denies that they were so many: "not one more" behind the number does not.
    pub(crate) is_denied: bool,
    /// Whether it is told beside another count of the same article that answers the question: the toll of an earlier quake.
    pub(crate) is_aside: bool,
    /// Where the clause stands.
    pub(crate) span: Span,
}

/// How many times another a count may be and still be of one happening: a toll grows from day to day.
const MOST_TIMES: f64 = 10.0;
/// Digits of the tolls of wars and of great disasters of the past, which are told beside that of the day.
const CROWDS: usize = 5;
/// Words behind a number among which stands whom it counts.
const WHO: usize = 4;
/// Words before an utterance within which a question may count: "Six dead? She shook her head: “Seven, since last night.”"
const ANSWERED: usize = 2;
/// Words of an answer that is a bare number.
const ANSWER: usize = 6;
/// Words from "into" to the vehicle: "into the waiting buses" is more than that.
const BETWEEN: usize = 2;
/// What befalls people who are brought into vehicles.
const MOVED: &str = "moved";
/// Words between a number and the word of its fate: "six of the people who had been living there were killed".
const REACH: usize = 8;

/// Whether two counts of people who met one fate in one story may be told of one happening: the same people, in no two
/// places, and not ten times as many.
pub(crate) fn may_be_one(a: &Item, b: &Item, is_place: impl Fn(&EntityId) -> bool) -> bool {
    let (Some(x), Some(y)) = (&a.count, &b.count) else { return false };
    let places = |item: &Item| -> BTreeSet<EntityId> {
        item.names.iter().filter(|name| is_place(name)).cloned().collect()
    };
    let (here, there) = (places(a), places(b));
    let is_apart = !here.is_empty() && !there.is_empty() && here.is_disjoint(&there);
    let is_of_crowds = [x, y].iter().any(|count| count.value.len() >= CROWDS);
    ask_the_same(x, y) && as_many(x, y) && !is_apart && !is_of_crowds && x.is_denied == y.is_denied
}

/// Whether two counts ask the same: the same fate of the same people.
pub(crate) fn ask_the_same(x: &Count, y: &Count) -> bool {
    x.fate == y.fate && x.who == y.who
}

/// Whether two values may be of one happening: a toll grows from day to day.
fn as_many(x: &Count, y: &Count) -> bool {
    match (x.value.parse::<f64>(), y.value.parse::<f64>()) {
        (Ok(x), Ok(y)) => x.max(y) <= MOST_TIMES * x.min(y),
        _ => false,
    }
}

/// Whether two counts that ask the same are of two happenings, whatever their words.
pub(crate) fn are_of_two(x: &Count, y: &Count) -> bool {
    x.value != y.value && (x.is_aside || y.is_aside || !as_many(x, y))
}

/// Makes a count of each telling that gives the number of one that stands at the same place of a copy: "the buses carried fewer than
/// 1,500" counts those that the original calls evacuated.
pub(crate) fn hand_on(items: &mut [Item], places: &Places) {
    let mut given: Vec<(usize, Count)> = Vec::new();
    for (i, j) in places.facing() {
        for (from, to) in [(i, j), (j, i)] {
            if let (Some(Item { count: Some(count), .. }), Some(told)) = (items.get(from), items.get(to))
                && told.count.is_none()
                && told.numbers.len() == 1
                && told.numbers.contains(&count.value)
            {
                given.push((to, Count { span: told.span, ..count.clone() }));
            }
        }
    }
    for (at, count) in given {
        if let Some(item) = items.get_mut(at).filter(|item| item.count.is_none()) {
            item.count = Some(count);
        }
    }
}

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

/// Whether a time tells of another year than the one in which the article was published.
pub(crate) fn is_of_another_year(input: &Input, value: &str) -> bool {
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
    let (words, lang) = (input.words_in(clause), input.lang());
    let folded: Vec<String> = words.iter().map(|word| fold(input.text(word.span))).collect();
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        match number(input, rest) {
            Some((value, used)) => {
                let hull = rest[0].span.hull(rest[used - 1].span);
                let in_time = input.reading.times.iter().any(|time| time.span.overlaps(hull));
                let near = [at.checked_sub(1), Some(at + used)];
                let dated = near
                    .into_iter()
                    .flatten()
                    .filter_map(|near| folded.get(near))
                    .any(|word| is_month(word, lang));
                let is_age = folded
                    .get(at + used)
                    .is_some_and(|word| lang::has(lang, |language| language.numbers.units_of_age, word));
                let of_parents =
                    at.checked_sub(2).and_then(|from| folded.get(from..at)).is_some_and(|before| {
                        lang::has(lang, |language| language.counts.parents, &before[0])
                            && lang::has(lang, |language| language.counts.of, &before[1])
                    });
                if !in_time && !dated && !is_age && !of_parents && !goes_on(input, hull) {
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
    let behind = folded.get(at + used..).unwrap_or_default();
    let is_part = folded.iter().any(|word| lang::has(lang, |language| language.counts.parts, word))
        || matches!(behind, [of, whole, ..] if lang::has(lang, |language| language.counts.of, of)
            && lang::has(lang, |language| language.counts.wholes, whole));
    if is_part {
        return None;
    }
    let from = at.saturating_sub(REACH);
    let to = (at + used + REACH).min(folded.len());
    let fate = fate(folded.get(from..to)?, lang)?;
    let who = who(behind, lang);
    let is_denied = denies(folded.get(..*at).unwrap_or_default(), lang);
    Some(Count { fate, value: value.clone(), who, is_denied, is_aside: false, span: hull(words)? })
}

/// Whether three digits follow a number behind a comma and a space: "1, 400" may be one number or two.
fn goes_on(input: &Input, number: Span) -> bool {
    let rest = input.article.text.get(number.end as usize..).and_then(|rest| rest.strip_prefix(", "));
    rest.is_some_and(|rest| rest.chars().take_while(char::is_ascii_digit).count() == 3)
}

/// Whom a number counts, by the words behind it: the first telling one, unless it is people, their fate or a day.
fn who(behind: &[String], lang: Option<Lang>) -> String {
    let is_some = |word: &str| lang::has(lang, |language| language.counts.some, word);
    let telling = behind.iter().take(WHO).find(|word| !is_function_word(word) && !is_some(word));
    let Some(word) = telling else { return String::new() };
    let is_fate = fates(lang).any(|(_, phrases)| is_in(phrases, word));
    let is_anybody = lang::has(lang, |language| language.counts.people, word);
    if is_fate || is_anybody || is_of_the_calendar(word, lang) { String::new() } else { stem(word, lang) }
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
        // "The agency (NCPA) gives": a word in parentheses parts nothing.
        let opens =
            between.contains('(') && words.get(at + 2).is_none_or(|next| closes_before(input, right, next));
        let closes = between.contains(')')
            && at.checked_sub(1).is_some_and(|before| {
                input.text(Span { start: words[before].span.end, end: left.span.start }).contains('(')
            });
        let marked = between.contains([',', ';', ':', '—', '–', '(', ')', '“', '”', '«', '»']) && !thousands;
        let joined = lang::has(input.lang(), |language| language.joiners, input.text(right.span));
        if (marked || joined) && !opens && !closes {
            clauses.extend(hull(&words[start..=at]));
            start = at + 1;
        }
    }
    clauses.extend(words.get(start..).and_then(hull));
    clauses
}

/// Whether a closing parenthesis stands between two words.
fn closes_before(input: &Input, word: &Word, next: &Word) -> bool {
    input.text(Span { start: word.span.end, end: next.span.start }).contains(')')
}

/// The fate that a question asks the number of, right before the utterance at `span`, which answers with a bare number.
pub(crate) fn answered(input: &Input, span: Span) -> Option<Count> {
    let words = input.words_in(span);
    let (value, used) = number(input, words)?;
    let is_bare = words.len() <= ANSWER
        && words.get(used).is_none_or(|next| {
            input
                .text(Span { start: words[used - 1].span.end, end: next.span.start })
                .contains([',', '.', ';'])
        });
    if !is_bare {
        return None;
    }
    let before: Vec<Span> =
        input.reading.sentences.iter().copied().filter(|sentence| sentence.end <= span.start).collect();
    let asked = before
        .iter()
        .rev()
        .take(ANSWERED)
        .find(|sentence| input.text(**sentence).trim_end().ends_with('?'))?;
    let [count] = counts(input, *asked).try_into().ok()?;
    let Count { fate, who, .. } = count;
    Some(Count { fate, value, who, is_denied: false, is_aside: false, span })
}

/// What the words say befell people; `None` when they say nothing of it, or two things.
fn fate(folded: &[String], lang: Option<Lang>) -> Option<&'static str> {
    let text = format!(" {} ", folded.join(" "));
    let is_told = |phrases: Words| phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")));
    let found: BTreeSet<&str> =
        fates(lang).filter(|(_, phrases)| is_told(phrases)).map(|(fate, _)| fate).collect();
    if found.is_empty() && boards(folded, lang) {
        return Some(MOVED);
    }
    found.first().copied().filter(|_| found.len() == 1)
}

/// Whether people are brought into vehicles: "we got sixty people onto the last ferries".
fn boards(folded: &[String], lang: Option<Lang>) -> bool {
    let is_vehicle = |word: &String| lang::has(lang, |language| language.counts.vehicles, word);
    folded.iter().enumerate().any(|(at, word)| {
        let behind = folded.get(at + 1..).unwrap_or_default();
        let next = behind.iter().take(BETWEEN).find(|word| !is_function_word(word));
        lang::has(lang, |language| language.counts.into, word) && next.is_some_and(is_vehicle)
    })
}

fn fates(lang: Option<Lang>) -> impl Iterator<Item = (&'static str, Words)> {
    Language::of(lang).iter().flat_map(|language| language.counts.fates())
}

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
    fn who_is_brought_into_vehicles_is_moved() {
        for (lang, text, count) in [
            ("en", "We got 60 people onto the ferries.", "60 moved: We got 60 people onto the ferries"),
            (
                "en",
                "Soldiers lifted 40 villagers into helicopters.",
                "40 moved: Soldiers lifted 40 villagers into helicopters",
            ),
            (
                "fr",
                "On a fait monter 60 personnes dans des bateaux.",
                "60 moved: On a fait monter 60 personnes dans des bateaux",
            ),
        ] {
            assert_eq!(found(lang, text), [count]);
        }
        assert_eq!(found("en", "We got 60 people into the hall."), Vec::<String>::new());
    }

    #[test]
    fn parts_and_ages_give_none() {
        for text in [
            "Two of them were killed.",
            "Six people were hurt, including two killed by mud.",
            "A man of 40 years died.",
            "The mill has four wheels.",
            "The flood killed more than 1, 400 people.",
            "A mother of 12 was killed.",
        ] {
            assert!(
                found("en", text).iter().all(|count| !count.contains(" dead")),
                "{text}: {:?}",
                found("en", text)
            );
        }
    }
}
