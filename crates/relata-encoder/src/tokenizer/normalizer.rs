//! SentencePiece's normaliser: characters are replaced by the model's map (Unicode's NFKC and some more), white space
//! becomes one `▁` before each word.

/// How a space is written in pieces.
const SPACE: &str = "▁";

/// The bit of a trie's unit that tells a value from a character.
const VALUE_BIT: u32 = 1 << 31;

/// The map: a double-array trie over the bytes of what is replaced, whose values point at replacements.
///
/// The trie is laid out as darts-clone does. A unit holds the byte that led to it (bits 0–7, and bit 31 clear), whether a
/// value ends here (bit 8), and where its children lie: at its own place, exclusive-or the offset in bits 10–30 (shifted by
/// 8 more where bit 9 is set), exclusive-or the next byte. The value stands at the place of byte 0.
pub(crate) struct Normalizer {
    units: Vec<u32>,
    /// Replacements, each ended by a zero byte.
    replacements: Vec<u8>,
}

impl Normalizer {
    /// Reads the map; an empty one changes nothing.
    ///
    /// # Errors
    /// What is wrong with it, for a person.
    pub(crate) fn parse(charsmap: &[u8]) -> Result<Self, String> {
        let Some((size, rest)) = charsmap.split_first_chunk() else {
            return Ok(Self { units: Vec::new(), replacements: Vec::new() });
        };
        let size = u32::from_le_bytes(*size) as usize;
        let (trie, replacements) =
            rest.split_at_checked(size).ok_or("the map of its normaliser is cut short")?;
        let units = trie.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four)).collect();
        Ok(Self { units, replacements: replacements.to_vec() })
    }

    /// The text as pieces spell it, in UTF-8; empty when nothing is left of it.
    pub(crate) fn normalize(&self, text: &str) -> Vec<u8> {
        let mut rest = text.as_bytes();
        loop {
            let (replacement, n_bytes) = self.prefix(rest);
            if replacement != b" " {
                break;
            }
            rest = rest.get(n_bytes..).unwrap_or_default();
        }
        if rest.is_empty() {
            return Vec::new();
        }
        let mut out = Vec::with_capacity(rest.len() + rest.len() / 4 + SPACE.len());
        out.extend_from_slice(SPACE.as_bytes());
        let mut after_space = true;
        while !rest.is_empty() {
            let (mut replacement, n_bytes) = self.prefix(rest);
            rest = rest.get(n_bytes..).unwrap_or_default();
            if after_space {
                replacement = without_leading_spaces(replacement);
            }
            for byte in replacement {
                if *byte == b' ' {
                    out.extend_from_slice(SPACE.as_bytes());
                } else {
                    out.push(*byte);
                }
            }
            if let Some(last) = replacement.last() {
                after_space = *last == b' ';
            }
        }
        while out.ends_with(SPACE.as_bytes()) {
            out.truncate(out.len() - SPACE.len());
        }
        out
    }

    /// What the longest start of `text` that the map knows becomes, else its first character as it is; and how many bytes
    /// that takes of the text: at least 1 unless it is empty.
    fn prefix<'a>(&'a self, text: &'a [u8]) -> (&'a [u8], usize) {
        if let Some((replacement, n_bytes)) = self.longest_match(text) {
            return (replacement, n_bytes);
        }
        let n_bytes = super::character_bytes(text);
        (text.get(..n_bytes).unwrap_or_default(), n_bytes)
    }

    fn longest_match(&self, text: &[u8]) -> Option<(&[u8], usize)> {
        let mut place = offset(*self.units.first()?);
        let mut longest = None;
        for (i, byte) in text.iter().enumerate() {
            place ^= usize::from(*byte);
            let unit = self.units.get(place).copied().unwrap_or(VALUE_BIT);
            if unit & (VALUE_BIT | 0xff) != u32::from(*byte) {
                break;
            }
            place ^= offset(unit);
            if unit & 0x100 != 0 {
                longest = self.units.get(place).map(|value| (value & !VALUE_BIT, i + 1));
            }
        }
        let (value, n_bytes) = longest?;
        let replacement = self.replacements.get(value as usize..).filter(|rest| !rest.is_empty())?;
        Some((replacement.split(|byte| *byte == 0).next().unwrap_or_default(), n_bytes))
    }
}

/// How far from a unit its children lie.
fn offset(unit: u32) -> usize {
    ((unit >> 10) << ((unit & 0x200) >> 6)) as usize
}

fn without_leading_spaces(text: &[u8]) -> &[u8] {
    let n_spaces = text.iter().take_while(|byte| **byte == b' ').count();
    text.get(n_spaces..).unwrap_or_default()
}

#[cfg(test)]
pub(crate) mod testing {
    /// A map that turns each single byte into a replacement.
    pub(crate) fn charsmap(replaced: &[(u8, &str)]) -> Vec<u8> {
        // The root's children lie at 256 ^ byte; those of the byte with index n among `replaced` at 512 + 256·n.
        const BLOCK: usize = 256;
        let mut units = vec![1_u32 << 31; BLOCK * (replaced.len() + 2)];
        units[0] = (BLOCK as u32) << 10;
        let mut texts = Vec::new();
        for (n, (byte, replacement)) in replaced.iter().enumerate() {
            let (place, children) = (BLOCK ^ usize::from(*byte), BLOCK * (n + 2));
            units[place] = ((place ^ children) as u32) << 10 | 0x100 | u32::from(*byte);
            units[children] = texts.len() as u32 | 1 << 31;
            texts.extend_from_slice(replacement.as_bytes());
            texts.push(0);
        }
        let trie: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        [(trie.len() as u32).to_le_bytes().as_slice(), &trie, &texts].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::charsmap;
    use super::*;

    fn check(text: &str, expected: &str) {
        let map = charsmap(&[(b'\t', " "), (b'\x01', ""), (b'A', "a"), (b'%', " pro cent ")]);
        let normalizer = Normalizer::parse(&map).unwrap();
        assert_eq!(String::from_utf8(normalizer.normalize(text)).unwrap(), expected, "{text:?}");
    }

    #[test]
    fn characters_are_replaced_and_spaces_marked() {
        check("A bAb", "▁a▁bab");
        check("é日😀", "▁é日😀");
        check("5%", "▁5▁pro▁cent");
        check("5 % x", "▁5▁pro▁cent▁x");
    }

    #[test]
    fn superfluous_spaces_go() {
        check(" \t a \t b\t\t", "▁a▁b");
        check("a\x01 \x01 b", "▁a▁b");
        check("", "");
        check(" \t ", "");
        check("\x01 \x01", "");
        check("\x01", "");
    }

    #[test]
    fn a_damaged_map_is_refused_or_does_no_harm() {
        assert!(Normalizer::parse(&[9, 0, 0, 0, 1]).is_err());
        let none = Normalizer::parse(&[]).unwrap();
        assert_eq!(none.normalize("A b"), "▁A▁b".as_bytes());
        for filler in [0_u8, 0x41, 0xff] {
            let map = [[8, 0, 0, 0].as_slice(), &[filler; 8]].concat();
            let normalizer = Normalizer::parse(&map).unwrap();
            assert!(!normalizer.normalize("A\u{fffd}b").is_empty());
        }
    }
}
