//! Names of people: their parts, and whether two spellings can be one person's.

mod align;
mod distance;
pub(crate) mod facts;
pub(crate) mod given;
mod keys;
mod model;
mod part;
pub(crate) mod skeleton;
mod table;

use crate::fold::fold;
use align::Alignment;
pub use align::NAME_FEATURES;
pub(crate) use keys::PartKey;
pub(crate) use part::Kind;
use part::Part;
use relata_types::Reason;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
pub use table::build_name_table;

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
    pub(crate) parts: Vec<Arc<Part>>,
    /// `jr`, `ii`, `iii` …
    pub(crate) generation: Option<String>,
}

/// The parts that several names share: a million names have far fewer, so that each is looked up and kept once.
#[derive(Debug, Default)]
pub(crate) struct PartsSeen {
    by_word: HashMap<String, Arc<Part>>,
}

impl PartsSeen {
    fn part(&mut self, word: &str) -> Arc<Part> {
        if let Some(part) = self.by_word.get(word) {
            return part.clone();
        }
        let part = Arc::new(Part::new(word));
        self.by_word.insert(word.to_owned(), part.clone());
        part
    }
}

/// Parts of the shorter name from which on one contradiction makes two people.
const MANY: usize = 3;

/// Titles and particles that are no part of a name for comparison, folded.
const SILENT: [&str; 61] = [
    "al",
    "ap",
    "ben",
    "bin",
    "bint",
    "captain",
    "chancellor",
    "colonel",
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
    "king",
    "la",
    "lady",
    "le",
    "lord",
    "m",
    "maitre",
    "me",
    "minister",
    "mlle",
    "mme",
    "mr",
    "mrs",
    "ms",
    "of",
    "pope",
    "president",
    "prince",
    "princess",
    "prof",
    "professor",
    "queen",
    "saint",
    "senator",
    "shaikh",
    "sheikh",
    "sir",
    "st",
    "ten",
    "ter",
    "the",
    "und",
    "van",
    "vom",
    "von",
    "y",
    "zu",
];

/// Particles that are given names or initials when they come first: `Ben Jones`, `Al Gore`, `E. Orbel`.
const GIVEN_PARTICLES: [&str; 4] = ["al", "ben", "e", "y"];
/// Small letters before a capital within a word from which on a space was lost there: `SergeiLavrov`, not `FitzGerald`.
const LOST_SPACE: usize = 4;

/// Marks of generation: two different ones are two people.
const GENERATIONS: [&str; 9] = ["fils", "ii", "iii", "iv", "jr", "junior", "pere", "senior", "sr"];

impl PersonName {
    /// The parts of `text`; "Surname, Given" is turned round.
    pub(crate) fn parse(text: &str) -> Self {
        Self::cut(text, |word| Arc::new(Part::new(word)))
    }

    /// As [`PersonName::parse`], sharing the parts of other names.
    pub(crate) fn parse_among(text: &str, seen: &mut PartsSeen) -> Self {
        Self::cut(text, |word| seen.part(word))
    }

    fn cut(text: &str, part: impl FnMut(&str) -> Arc<Part>) -> Self {
        let turned = match text.split_once(',') {
            Some((surname, given))
                if GENERATIONS.contains(&fold(given.trim().trim_end_matches('.')).as_str()) =>
            {
                format!("{surname} {given}")
            }
            Some((surname, given)) => format!("{given} {surname}"),
            None => text.to_owned(),
        };
        let turned = without_nickname(&turned);
        let words: Vec<String> =
            words(&turned).map(|word| fold(&word)).filter(|word| !word.is_empty()).collect();
        let generation = words.iter().skip(1).find(|word| GENERATIONS.contains(&word.as_str())).cloned();
        let named = |at: usize, word: &str| {
            let given = at == 0 && words.len() > 1 && turned.contains(' ') && GIVEN_PARTICLES.contains(&word);
            // "Larry King" is no king.
            let last = at > 0 && at + 1 == words.len();
            given
                || ((last || SILENT.binary_search(&word).is_err())
                    && (at == 0 || !GENERATIONS.contains(&word)))
        };
        let mut parts: Vec<&String> = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            // "Shoigu Shoigu Sergey" says no more than "Shoigu Sergey".
            if named(at, word) && !parts.contains(&word) {
                parts.push(word);
            }
        }
        if parts.is_empty() {
            parts = words.iter().collect();
        }
        Self { parts: parts.into_iter().map(String::as_str).map(part).collect(), generation }
    }

    /// This name with two neighbouring parts as one where `other` writes them so: `Jong Un` and `Jongun`. `None`: it doesn't.
    fn joined_like(&self, other: &PersonName) -> Option<PersonName> {
        let joined = |at: usize| {
            let (head, tail) = (&self.parts.get(at)?.text, &self.parts.get(at + 1)?.text);
            other.parts.iter().find(|part| {
                part.text.len() == head.len() + tail.len()
                    && part.text.starts_with(head.as_str())
                    && part.text.ends_with(tail.as_str())
            })
        };
        let (at, part) = (0..self.parts.len()).find_map(|at| joined(at).map(|part| (at, part)))?;
        let mut parts = self.parts.clone();
        parts.splice(at..at + 2, [part.clone()]);
        Some(PersonName { parts, generation: self.generation.clone() })
    }

    /// Whether it has at least two parts, of which the last is no initial.
    pub(crate) fn is_full(&self) -> bool {
        self.parts.len() >= 2 && self.parts.last().is_some_and(|part| !part.is_initial)
    }
}

/// Whether `a` and `b`, names of people in any of the scripts that are known, can be one person's.
///
/// The parts are aligned by how well they fit, a model weighs what that gives ([`NAME_FEATURES`]), and three things always make
/// two people: given names that the tables tell apart, two marks of generation, and a name of one part against one of several.
pub fn compare_names(a: &str, b: &str) -> NameMatch {
    fit(&PersonName::parse(a), &PersonName::parse(b))
}

/// What the model weighs for two names, in the order of [`NAME_FEATURES`].
pub fn name_features(a: &str, b: &str) -> [f32; NAME_FEATURES.len()] {
    aligned(&PersonName::parse(a), &PersonName::parse(b), |alignment| alignment.features())
}

/// As [`compare_names`], for names that are cut already.
pub(crate) fn fit(a: &PersonName, b: &PersonName) -> NameMatch {
    aligned(a, b, |alignment| {
        let Verdict { score, objection } = judge(a, b, alignment);
        let reason = |(i, j, fit): &(usize, usize, part::Fit)| {
            Reason::new(
                fit.kind.name(),
                format!("{} = {}", alignment.short[*i].text, alignment.long[*j].text),
            )
        };
        let mut reasons: Vec<Reason> = alignment.pairs.iter().map(reason).collect();
        reasons.extend(objection.map(|objection| Reason::new(objection, "")));
        NameMatch { score, same: score >= model::SAME, reasons }
    })
}

/// What comparing two names gave, without the reasons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Verdict {
    /// From 0 to 1.
    pub(crate) score: f64,
    /// What makes them two people whatever else fits.
    objection: Option<&'static str>,
}

impl Verdict {
    /// The verdict on two names; the same whichever comes first.
    pub(crate) fn of(a: &PersonName, b: &PersonName) -> Self {
        aligned(a, b, |alignment| judge(a, b, alignment))
    }

    /// Whether they are taken for one person's.
    pub(crate) fn same(self) -> bool {
        self.score >= model::SAME
    }

    /// Whether they are two people's, and not only unlike.
    pub(crate) fn clashes(self) -> bool {
        self.objection.is_some() || self.score < model::TWO
    }
}

fn aligned<T>(a: &PersonName, b: &PersonName, then: impl FnOnce(&Alignment) -> T) -> T {
    let joined = match a.parts.len().cmp(&b.parts.len()) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => b.joined_like(a),
        std::cmp::Ordering::Greater => a.joined_like(b),
    };
    match joined {
        Some(joined) if a.parts.len() < b.parts.len() => then(&Alignment::new(a, &joined)),
        Some(joined) => then(&Alignment::new(&joined, b)),
        None => then(&Alignment::new(a, b)),
    }
}

fn judge(a: &PersonName, b: &PersonName, alignment: &Alignment) -> Verdict {
    let (n, m) = (alignment.short.len(), alignment.long.len());
    let equal = |pair: &(usize, usize, part::Fit)| pair.0 == pair.1 && pair.2.kind <= Kind::SameSound;
    let objection = if matches!((&a.generation, &b.generation), (Some(x), Some(y)) if x != y) {
        Some("different-generation")
    } else if n == m && n > 0 && alignment.pairs.len() == n && alignment.pairs.iter().all(equal) {
        return Verdict { score: 1.0, objection: None };
    } else if alignment.given_names_differ() {
        Some("different-given-names")
    } else if alignment.patronymics_differ() {
        Some("different-patronymics")
    } else if n >= MANY && alignment.contradictions() > 0 {
        Some("contradicting-parts")
    } else if n <= 1 && m > 1 {
        Some("one-part-only")
    } else {
        None
    };
    if alignment.pairs.is_empty() {
        return Verdict { score: 0.0, objection };
    }
    let score = f64::from(model::score(&alignment.features()));
    Verdict { score: if objection.is_some() { score.min(model::DOUBT) } else { score }, objection }
}

/// What opens and closes a nickname within a name.
const OPENING: [char; 8] = ['"', '“', '«', '‘', '\'', '’', '`', '('];
const CLOSING: [char; 7] = ['"', '”', '»', '’', '\'', '“', ')'];

/// A name without the nickname of several words that stands in marks between its first and its last: `Vince "the Old Bull" Orbel`. One of a
/// single word may be what others call the bearer.
fn without_nickname(name: &str) -> Cow<'_, str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let nickname = || -> Option<(usize, usize)> {
        let from = 1 + words.iter().skip(1).position(|word| word.starts_with(OPENING))?;
        // A mark may stand alone.
        let ends = |at: usize| words[at].ends_with(CLOSING) && (at > from || words[at].chars().count() > 1);
        let to = (from..words.len().saturating_sub(1)).find(|at| ends(*at))?;
        Some((from, to))
    };
    match nickname() {
        Some((from, to))
            if words[from..=to].iter().filter(|word| word.contains(char::is_alphabetic)).count() > 1 =>
        {
            Cow::Owned([&words[..from], &words[to + 1..]].concat().join(" "))
        }
        _ => Cow::Borrowed(name),
    }
}

/// The words of a name, without marks; a capital that follows several small letters begins another word.
fn words(text: &str) -> impl Iterator<Item = String> {
    let apart = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '`') && !is_mark(c));
    apart.flat_map(|word| {
        let mut words = vec![String::new()];
        let mut small = 0;
        for c in word.chars().filter(|c| (c.is_alphanumeric() && !is_modifier(*c)) || is_mark(*c)) {
            if c.is_uppercase() && small >= LOST_SPACE {
                words.push(String::new());
            }
            small = if c.is_lowercase() { small + 1 } else { 0 };
            if let Some(word) = words.last_mut() {
                word.push(c);
            }
        }
        words
    })
}

/// Letters that only modify the one before, as transcriptions write glottal stops.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{2b0}'..='\u{2ff}')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silent_words_are_sorted() {
        assert!(SILENT.is_sorted());
    }

    #[test]
    fn names_are_cut_into_parts() {
        let parts = |text: &str| -> Vec<String> {
            PersonName::parse(text).parts.iter().map(|part| part.text.clone()).collect()
        };
        for (text, expected) in [
            ("Orbel, Ada", vec!["ada", "orbel"]),
            ("AdamaOrbel", vec!["adama", "orbel"]),
            ("Jean McOrbel", vec!["jean", "mcorbel"]),
            ("Ben Orbel", vec!["ben", "orbel"]),
            ("Larry King", vec!["larry", "king"]),
            ("King Orbel", vec!["orbel"]),
            ("Orbel Orbel Ada", vec!["orbel", "ada"]),
            ("El-Varn", vec!["varn"]),
            ("Tuʻipala", vec!["tuipala"]),
            ("Vince \" Old Bull \" Orbel", vec!["vince", "orbel"]),
            ("Vince 'Bull' Orbel", vec!["vince", "bull", "orbel"]),
            ("Ali ‘Abd Orbel", vec!["ali", "abd", "orbel"]),
            ("\"Bull\" Orbel", vec!["bull", "orbel"]),
            ("", vec![]),
            ("…", vec![]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn strange_names_compare() {
        for text in ["", "-", "'", "ʻ", "😀", "É", "دل", "习近平", "a b c d e f g h i j k l m n o p", ", , ,"]
        {
            for other in ["", "Ada Varn", "😀 😀", text] {
                let (one, two) = (compare_names(text, other), compare_names(other, text));
                assert!(one.score == two.score && (0.0..=1.0).contains(&one.score), "{text} / {other}");
            }
        }
    }

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
            ("Владимир Зеленский", "Volodymyr Zelenskyy"),
            ("Володимир Зеленський", "Volodymyr Zelensky"),
            ("Александар Вучић", "Aleksandar Vucic"),
            ("Бойко Борисов", "Boyko Borissov"),
            ("Дж. Байден", "Joe Biden"),
            ("Yulia Navalnaya", "Ioulia Navalnaïa"),
            ("Emmanuel Macron", "EmmanuelMacron"),
            ("Kim Jong Un", "Kim Jong-un"),
            ("Kim Jongun", "Kim Jong-un"),
            ("Jim Varn", "James Varn"),
            ("Vince \"Bull\" Varn", "Vince Varn"),
            ("Luis Gerardo \"Jerry\" Varn", "Jerry Varn"),
            ("Vince ‘the Old Bull’ Varn", "Vince L. Varn"),
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
            ("Raisa Gorbacheva", "Mikhail Gorbachev"),
            ("Yulia Navalnaya", "Alexei Navalny"),
            ("Anna Ivanova", "Ivan Ivanov"),
            ("Sergei Ivanovich Orbelov", "Sergei Petrovich Orbelov"),
            ("Ada Maria Varn", "Ada Lucia Varn"),
            ("Vladimir Putin", "Vladimir Medvedev"),
            ("George H. W. Bush", "Jeb Bush"),
            ("Suzanne Varn", "Francis S. Varn"),
        ] {
            assert!(!compare_names(a, b).same, "{a} / {b} {:?}", compare_names(a, b));
        }
    }
}
