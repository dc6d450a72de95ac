//! Opposites: the bridge "will open", the bridge "will close". Two tellings of otherwise the same words say the contrary then, though
//! neither denies anything and their vectors are close.

use super::stems::stem;
use crate::lang::LANGUAGES;
use relata_types::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a word tells one way or the other: the same name in all languages, and whether it is the second way.
pub(crate) type Side = (&'static str, bool);

/// The side that a stem takes; `None`: it has no opposite in the table of its language.
pub(crate) fn side_of(stem_of_word: &str, lang: Option<Lang>) -> Option<Side> {
    static SIDES: LazyLock<BTreeMap<(Lang, String), Side>> = LazyLock::new(|| {
        let mut sides = BTreeMap::new();
        for language in LANGUAGES {
            for (name, one, other) in language.opposites {
                for (words, is_second) in [(one, false), (other, true)] {
                    let stems = words.iter().map(|word| stem(word, Some(language.lang)));
                    sides.extend(stems.map(|stem| ((language.lang, stem), (*name, is_second))));
                }
            }
        }
        sides
    });
    SIDES.get(&(lang?, stem_of_word.to_owned())).copied()
}

/// Whether one says the contrary of the other by an odd number of words. A text that has both sides of a thing takes neither.
pub(crate) fn are_contrary(a: &BTreeSet<Side>, b: &BTreeSet<Side>) -> bool {
    contested(a, b).len() % 2 == 1
}

/// The things of which one takes the one side and the other the other.
pub(crate) fn contested(a: &BTreeSet<Side>, b: &BTreeSet<Side>) -> BTreeSet<&'static str> {
    let differ = |(name, _): &&Side| matches!((takes(a, name), takes(b, name)), (Some(x), Some(y)) if x != y);
    a.iter().filter(differ).map(|(name, _)| *name).collect()
}

/// Whether a telling takes the second side of an odd number of these things.
pub(crate) fn is_turned(sides: &BTreeSet<Side>, things: &BTreeSet<&'static str>) -> bool {
    things.iter().filter(|name| takes(sides, name) == Some(true)).count() % 2 == 1
}

/// The one side that is taken of a thing.
fn takes(sides: &BTreeSet<Side>, name: &'static str) -> Option<bool> {
    match (sides.contains(&(name, false)), sides.contains(&(name, true))) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(lang: Lang, words: &[&str]) -> BTreeSet<Side> {
        words.iter().filter_map(|word| side_of(&stem(word, Some(lang)), Some(lang))).collect()
    }

    #[test]
    fn forms_of_opposite_words_are_contrary_in_any_language() {
        let (opens, closed) = (sides(Lang::EN, &["opens"]), sides(Lang::EN, &["closed"]));
        assert!(are_contrary(&opens, &closed) && !are_contrary(&opens, &opens));
        assert!(are_contrary(&sides(Lang::FR, &["ouvre"]), &closed));
        assert!(are_contrary(&sides(Lang::EN, &["rose"]), &sides(Lang::EN, &["fell"])));
        assert!(!are_contrary(&sides(Lang::EN, &["rose"]), &sides(Lang::EN, &["increased"])));
    }

    #[test]
    fn who_tells_both_sides_takes_none() {
        let both = sides(Lang::EN, &["opened", "closed"]);
        assert!(!are_contrary(&both, &sides(Lang::EN, &["opened"])));
    }

    #[test]
    fn a_side_counts_where_it_is_contested() {
        let (opened, closed) = (sides(Lang::EN, &["opened"]), sides(Lang::EN, &["closed"]));
        let things = contested(&opened, &closed);
        assert!(is_turned(&closed, &things) && !is_turned(&opened, &things));
        assert!(!is_turned(&closed, &contested(&closed, &closed)));
    }

    #[test]
    fn no_word_takes_two_sides() {
        for language in LANGUAGES {
            let stems: Vec<String> = language
                .opposites
                .iter()
                .flat_map(|(_, one, other)| one.iter().chain(*other))
                .map(|word| stem(word, Some(language.lang)))
                .collect();
            let known: BTreeSet<&String> = stems.iter().collect();
            let sides: BTreeSet<(&String, Side)> =
                stems.iter().filter_map(|stem| Some((stem, side_of(stem, Some(language.lang))?))).collect();
            assert_eq!(known.len(), sides.len());
            for (name, one, other) in language.opposites {
                for (words, is_second) in [(one, false), (other, true)] {
                    for word in *words {
                        let side = side_of(&stem(word, Some(language.lang)), Some(language.lang));
                        assert_eq!(side, Some((*name, is_second)), "{word}");
                    }
                }
            }
        }
    }
}
