//! A name cut into the words that are its parts.

use crate::fold::fold;
use smallvec::SmallVec;
use std::borrow::Cow;

/// The parts of a name as words, folded.
pub(crate) struct Cut {
    folded: Folded,
    /// The words that are parts, by their places.
    parts: SmallVec<[usize; 8]>,
    /// `jr`, `ii`, `iii` …
    pub(crate) generation: Option<&'static str>,
}

impl Cut {
    /// Cuts `text`; "Surname, Given" is turned round.
    pub(crate) fn new(text: &str) -> Self {
        let turned = in_order(text);
        let folded = Folded::new(&turned);
        let n_words = folded.ends.len();
        let mut parts: SmallVec<[usize; 8]> = SmallVec::new();
        let mut generation = None;
        for (at, word) in folded.words().enumerate() {
            let mark = GENERATIONS.iter().find(|mark| **mark == word && at > 0).copied();
            generation = generation.or(mark);
            let is_given = at == 0 && n_words > 1 && turned.contains(' ') && GIVEN_PARTICLES.contains(&word);
            // "Larry King" is no king.
            let is_last = at > 0 && at + 1 == n_words;
            let is_named = (is_last || SILENT.binary_search(&word).is_err()) && mark.is_none();
            // "Shoigu Shoigu Sergey" says no more than "Shoigu Sergey".
            if (is_given || is_named) && !parts.iter().any(|part| folded.word(*part) == word) {
                parts.push(at);
            }
        }
        let parts = if parts.is_empty() { (0..n_words).collect() } else { parts };
        Self { folded, parts, generation }
    }

    /// Given names and surname in the order written; none when the text has no letter.
    pub(crate) fn parts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parts.iter().map(|part| self.folded.word(*part))
    }

    /// Whether there are at least two parts, of which the last is no initial.
    pub(crate) fn is_full(&self) -> bool {
        self.parts.len() >= 2 && self.parts().last().is_some_and(|part| !is_initial(part))
    }
}

/// The name with its surname last, without a nickname.
fn in_order(text: &str) -> Cow<'_, str> {
    let Some((head, tail)) = text.split_once(',') else { return without_nickname(text) };
    let is_mark = GENERATIONS.contains(&fold(tail.trim().trim_end_matches('.')).as_str());
    let turned = if is_mark { format!("{head} {tail}") } else { format!("{tail} {head}") };
    without_nickname(&turned).into_owned().into()
}

/// Whether a folded word is one letter, or the two that Cyrillic writes for `J`.
pub(crate) fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none() || word == "дж"
}

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

/// What opens and closes a nickname within a name.
const OPENING: [char; 8] = ['"', '“', '«', '‘', '\'', '’', '`', '('];
const CLOSING: [char; 7] = ['"', '”', '»', '’', '\'', '“', ')'];

/// A name without the nickname of several words that stands in marks between its first and its last: `Vince "the Old Bull" Orbel`. One of a
/// single word may be what others call the bearer.
fn without_nickname(name: &str) -> Cow<'_, str> {
    if !name.contains(OPENING) {
        return Cow::Borrowed(name);
    }
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

/// The words of a name, folded and without marks, one after another; a capital that follows several small letters begins another word.
struct Folded {
    letters: String,
    /// Where each word ends.
    ends: SmallVec<[usize; 8]>,
}

impl Folded {
    fn new(name: &str) -> Self {
        let mut folded = Self { letters: String::with_capacity(name.len()), ends: SmallVec::new() };
        let is_within = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '`') || is_mark(c);
        let mut word = String::with_capacity(name.len());
        for apart in name.split(|c: char| !is_within(c)) {
            let mut small = 0;
            for c in apart.chars().filter(|c| (c.is_alphanumeric() && !is_modifier(*c)) || is_mark(*c)) {
                if c.is_uppercase() && small >= LOST_SPACE {
                    folded.push(&word);
                    word.clear();
                }
                small = if c.is_lowercase() { small + 1 } else { 0 };
                word.push(c);
            }
            folded.push(&word);
            word.clear();
        }
        folded
    }

    fn push(&mut self, word: &str) {
        let before = self.letters.len();
        if word.is_ascii() {
            self.letters.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            self.letters.push_str(&fold(word));
        }
        if self.letters.len() > before {
            self.ends.push(self.letters.len());
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.word(at))
    }

    /// The word at a place; empty beyond the last.
    fn word(&self, at: usize) -> &str {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.letters.get(from..to).unwrap_or_default()
    }
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
        let parts = |text: &str| -> Vec<String> { Cut::new(text).parts().map(str::to_owned).collect() };
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
    fn full_names_end_in_a_word() {
        assert!(Cut::new("Ada Orbel").is_full() && Cut::new("A. Orbel").is_full());
        for text in ["Orbel", "Ada O.", "King Orbel", "", "…"] {
            assert!(!Cut::new(text).is_full(), "{text}");
        }
    }
}
