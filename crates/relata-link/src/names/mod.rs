//! Names of people: their parts, and whether two spellings can be one person's.

pub(crate) mod facts;
pub(crate) mod given;
mod similar;
pub(crate) mod skeleton;

use crate::fold::fold;
use relata_types::Reason;
use skeleton::{romanize, skeletons};

/// Similarity of two parts from which on they are taken for spellings of one. Chosen on the dev half of wd_latin_latin.
const SIMILAR: f64 = 0.93;
/// Letters that a part must have on both sides to be compared by similarity: short ones are similar by chance.
const LONG: usize = 5;
/// Letters for each of which one edit is forgiven between similar parts.
const LETTERS_PER_EDIT: usize = 5;
/// What an initial that fits is worth against a part that fits in full.
const INITIAL: f64 = 0.85;

/// What comparing two names gave.
#[derive(Clone, Debug, PartialEq)]
pub struct NameMatch {
    /// How well they fit, from 0 to 1.
    pub score: f64,
    /// Whether they are taken for one person's.
    pub same: bool,
    /// The parts that fit and how.
    pub reasons: Vec<Reason>,
}

/// A person's name cut into parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// Given names and surname in the order written; never empty unless the text has no letter.
    pub(crate) parts: Vec<Part>,
    /// `jr`, `ii`, `iii` …
    pub(crate) generation: Option<String>,
}

/// One part of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Folded and in Latin letters where the script is known.
    pub(crate) text: String,
    /// Its skeletons.
    pub(crate) skeletons: Vec<String>,
    /// The line of the table of given names that holds it.
    pub(crate) given: Option<usize>,
}

/// Titles and particles that are no part of a name for comparison, folded.
const SILENT: [&str; 47] = [
    "al",
    "ap",
    "ben",
    "bin",
    "chancellor",
    "da",
    "das",
    "de",
    "del",
    "den",
    "der",
    "di",
    "dit",
    "do",
    "dos",
    "dr",
    "du",
    "e",
    "el",
    "general",
    "ibn",
    "la",
    "lady",
    "le",
    "lord",
    "m",
    "maitre",
    "me",
    "mlle",
    "mme",
    "mr",
    "mrs",
    "ms",
    "of",
    "president",
    "prof",
    "professor",
    "saint",
    "sir",
    "st",
    "ten",
    "ter",
    "the",
    "van",
    "vom",
    "von",
    "zu",
];

/// Marks of generation: two different ones are two people.
const GENERATIONS: [&str; 9] = ["fils", "ii", "iii", "iv", "jr", "junior", "pere", "senior", "sr"];

impl PersonName {
    /// The parts of `text`; "Surname, Given" is turned round.
    pub(crate) fn parse(text: &str) -> Self {
        let turned = match text.split_once(',') {
            Some((surname, given))
                if GENERATIONS.contains(&fold(given.trim().trim_end_matches('.')).as_str()) =>
            {
                format!("{surname} {given}")
            }
            Some((surname, given)) => format!("{given} {surname}"),
            None => text.to_owned(),
        };
        let words: Vec<String> = turned
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '`' | 'ʹ') && !is_mark(c))
            .map(|word| word.chars().filter(|c| c.is_alphanumeric() || is_mark(*c)).collect::<String>())
            .filter(|word| !word.is_empty())
            .map(|word| fold(&word))
            .collect();
        let generation = words.iter().skip(1).find(|word| GENERATIONS.contains(&word.as_str())).cloned();
        let spoken =
            |word: &&String| !SILENT.contains(&word.as_str()) && !GENERATIONS.contains(&word.as_str());
        let mut parts: Vec<&String> = words.iter().filter(spoken).collect();
        if parts.is_empty() {
            parts = words.iter().collect();
        }
        Self { parts: parts.into_iter().map(|word| Part::new(word)).collect(), generation }
    }

    /// Whether it has at least two parts, of which the last is no initial.
    pub(crate) fn is_full(&self) -> bool {
        self.parts.len() >= 2 && self.parts.last().is_some_and(|part| !part.is_initial())
    }
}

impl Part {
    fn new(word: &str) -> Self {
        Self { text: romanize(word), skeletons: skeletons(word), given: given::line(&romanize(word)) }
    }

    /// Whether it is one letter.
    pub(crate) fn is_initial(&self) -> bool {
        self.text.chars().count() == 1
    }

    /// How well two parts fit, 0 to 1, and by which feature.
    pub(crate) fn fit(&self, other: &Part) -> (f64, &'static str) {
        if self.text == other.text {
            return (1.0, "same-part");
        }
        if self.is_initial() || other.is_initial() {
            let fits = self.text.chars().next() == other.text.chars().next();
            return if fits { (INITIAL, "initial") } else { (0.0, "different-part") };
        }
        if self
            .skeletons
            .iter()
            .any(|skeleton| skeleton.chars().count() > 1 && other.skeletons.contains(skeleton))
        {
            return (0.98, "same-sound");
        }
        match (self.given, other.given) {
            (Some(x), Some(y)) if x == y => return (0.95, "same-given-name"),
            (Some(_), Some(_)) => return (0.0, "different-given-name"),
            _ => {}
        }
        if self.text.chars().count().min(other.text.chars().count()) < LONG {
            return (0.0, "different-part");
        }
        let pairs = self.skeletons.iter().flat_map(|x| other.skeletons.iter().map(move |y| (x, y)));
        let near = pairs.filter(|(x, y)| similar::edits(x, y) <= x.len().max(y.len()) / LETTERS_PER_EDIT);
        let similarity = near.map(|(x, y)| similar::jaro_winkler(x, y)).fold(0.0, f64::max);
        if similarity >= SIMILAR { (similarity, "similar-part") } else { (0.0, "different-part") }
    }
}

/// Whether `a` and `b`, names of people in any of the scripts that are known, can be one person's.
///
/// Each part of the shorter name must fit a part of the longer; at least two must, one of them in full. Marks of
/// generation must not differ. A single name is no full name and fits only its own spellings.
pub fn compare_names(a: &str, b: &str) -> NameMatch {
    fit(&PersonName::parse(a), &PersonName::parse(b))
}

/// As [`compare_names`], for names that are cut already.
pub(crate) fn fit(a: &PersonName, b: &PersonName) -> NameMatch {
    let (shorter, longer) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    let n = shorter.parts.len();
    let mut free: Vec<&Part> = longer.parts.iter().collect();
    let mut reasons = Vec::new();
    let (mut total, mut n_fit, mut n_full) = (0.0, 0, 0);
    // Surnames first: they are the last parts, and an initial must not take what a full part fits better.
    let mut ordered: Vec<&Part> = shorter.parts.iter().rev().collect();
    ordered.sort_by_key(|part| part.is_initial());
    for part in &ordered {
        let fits = free.iter().enumerate().map(|(at, other)| {
            let (value, feature) = part.fit(other);
            // Given names that no rule and no table joins are two names: `Marion` and `Marine`.
            let both_first = std::ptr::eq(*part, &shorter.parts[0]) && std::ptr::eq(*other, &longer.parts[0]);
            if feature == "similar-part" && both_first && n > 1 {
                ((0.0, feature), at)
            } else {
                ((value, feature), at)
            }
        });
        let best = fits.max_by(|x, y| x.0.0.total_cmp(&y.0.0).then(x.1.cmp(&y.1)));
        if let Some(((value, feature), at)) = best.filter(|((value, _), _)| *value > 0.0) {
            reasons.push(Reason::new(feature, format!("{} = {}", part.text, free[at].text)));
            total += value;
            n_fit += 1;
            n_full += usize::from(feature != "initial");
            free.remove(at);
        }
    }
    let generations = matches!((&a.generation, &b.generation), (Some(x), Some(y)) if x != y);
    if generations {
        reasons.push(Reason::new("different-generation", ""));
    }
    let enough = n_fit == n && n_full >= 1 && (n >= 2 || longer.parts.len() == 1);
    let score = if n == 0 || generations {
        0.0
    } else {
        total / n as f64 * if n == 1 && longer.parts.len() > 1 { 0.5 } else { 1.0 }
    };
    NameMatch { score, same: enough && !generations && n > 0, reasons }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_under_two_spellings() {
        for (a, b) in [
            ("Yevgeny Prigozhin", "Evgueni Prigojine"),
            ("Antony Blinken", "Antoine Blinken"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
            ("Alexander Lukashenko", "Alexandre Loukachenko"),
            ("Vladimir Poutine", "Владимир Путин"),
            ("V. Putin", "Vladimir Putin"),
            ("Joseph P. Kennedy II", "Joseph Patrick Kennedy II"),
            ("Ursula von der Leyen", "Ursula Leyen"),
            ("Альтмайер, Петер", "Peter Altmaier"),
        ] {
            assert!(compare_names(a, b).same, "{a} / {b} {:?}", compare_names(a, b));
        }
    }

    #[test]
    fn two_people_with_like_names() {
        for (a, b) in [
            ("Joseph P. Kennedy II", "Joseph Patrick Kennedy III"),
            ("George Bush", "Barbara Bush"),
            ("Alexander Lukashenko", "Viktor Lukashenko"),
            ("Michelle Obama", "Barack Obama"),
            ("Marion Le Pen", "Marine Le Pen"),
            ("Hunter Biden", "Joe Biden"),
            ("Biden", "Joe Biden"),
        ] {
            assert!(!compare_names(a, b).same, "{a} / {b} {:?}", compare_names(a, b));
        }
    }
}
