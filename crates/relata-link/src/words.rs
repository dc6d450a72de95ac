//! Function words: they say nothing of what a text is about.

use crate::fold::key;
use crate::lang::{LANGUAGES, is_in};
use std::sync::LazyLock;

/// Whether a folded word says nothing of what a text is about, in any language: texts of two languages are compared by the same words.
/// Words of one letter never say anything.
pub(crate) fn is_function_word(folded: &str) -> bool {
    folded.chars().nth(1).is_none() || is_listed(folded)
}

fn is_listed(folded: &str) -> bool {
    LANGUAGES.iter().any(|language| is_in(language.function_words, folded))
}

/// The same of a word whose [`key`] is at hand, which spares most words the look into the list.
pub(crate) fn is_function_word_of(folded: &str, key_of_word: u64) -> bool {
    static BITS: LazyLock<[u64; BITS_OF_KEYS / 64]> = LazyLock::new(|| {
        let mut bits = [0; BITS_OF_KEYS / 64];
        for word in LANGUAGES.iter().flat_map(|language| language.function_words) {
            let (at, bit) = bit_of(key(word.as_bytes()));
            bits[at] |= bit;
        }
        bits
    });
    let (at, bit) = bit_of(key_of_word);
    folded.len() < 2
        || folded.len() <= LONGEST_LETTER && folded.chars().nth(1).is_none()
        || BITS[at] & bit != 0 && is_listed(folded)
}

/// Bits that tell which keys may be those of words in the list: a tenth of them are set.
const BITS_OF_KEYS: usize = 4096;
/// Bytes of the longest letter.
const LONGEST_LETTER: usize = 4;

fn bit_of(key: u64) -> (usize, u64) {
    let chosen = key as usize % BITS_OF_KEYS;
    (chosen / 64, 1 << (chosen % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_changes_no_answer() {
        let listed = LANGUAGES.iter().flat_map(|language| language.function_words).copied();
        for word in listed.chain(["bridge", "a", "é", "pont", "q", "zz", ""]) {
            assert_eq!(is_function_word_of(word, key(word.as_bytes())), is_function_word(word), "{word}");
        }
    }

    #[test]
    fn words_of_either_language_say_nothing() {
        assert!(is_function_word("the") && is_function_word("les") && is_function_word("a"));
        assert!(!is_function_word("bridge") && !is_function_word("pont"));
    }
}
