//! Folding: the form in which two spellings of one word are equal.

use std::borrow::Cow;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `word` in lower case, without diacritics, ligatures opened: `Élysée` and `ELYSEE` fold alike.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            // `İ` lower-cases to `i` and a combining dot.
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

/// The same without a copy where the word is folded already, as most are.
pub(crate) fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(fold(word))
    }
}

/// A 64-bit key of `bytes`, the same on every machine: FNV-1a, then the finaliser of SplitMix64 so that all bits
/// can be used for sampling.
pub(crate) fn key(bytes: &[u8]) -> u64 {
    key_of_bytes(bytes.iter().copied())
}

/// The key of the text that `letters` make.
pub(crate) fn key_of(letters: impl Iterator<Item = char>) -> u64 {
    let bytes = |letter: char| {
        let mut buffer = [0; 4];
        let n = letter.encode_utf8(&mut buffer).len();
        buffer.into_iter().take(n)
    };
    key_of_bytes(letters.flat_map(bytes))
}

fn key_of_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    mix(hash)
}

/// A key that depends on `left` and `right` in this order.
pub(crate) fn pair_key(left: u64, right: u64) -> u64 {
    mix(left.rotate_left(23) ^ right.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

pub(crate) fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// How often each item occurs.
pub(crate) fn count<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_insert(0) += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fold_alike() {
        for (a, b) in [
            ("Élysée", "ELYSEE"),
            ("cœur", "Coeur"),
            ("Łukasz", "lukasz"),
            ("İzmir", "izmir"),
            ("Øst", "ost"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
            assert_eq!((folded(a), folded(&fold(a))), (fold(a).into(), fold(a).into()));
        }
        assert_ne!(fold("Poutine"), fold("Putin"));
    }

    #[test]
    fn letters_have_the_key_of_their_text() {
        for text in ["", "ab", "жё\u{301}", "\u{1f600}a"] {
            assert_eq!(key_of(text.chars()), key(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn keys_depend_on_order() {
        assert_ne!(pair_key(1, 2), pair_key(2, 1));
        assert_ne!(key(b"ab"), key(b"ba"));
    }
}
