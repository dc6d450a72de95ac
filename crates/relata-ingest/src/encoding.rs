//! Bytes to characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// How many times more well-formed than broken UTF-8 sequences make a text UTF-8 with faults in it, rather than text of
/// another encoding: bytes of Windows-1252 prose form next to no valid UTF-8 sequence by chance.
const UTF_8_MAJORITY: usize = 4;

/// Decoded text, and where the first of its replaced characters stands, if any.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// Without byte-order mark, otherwise every character as given.
    pub(crate) text: String,
    /// Byte offset of the first U+FFFD that decoding put in the place of bytes that mean nothing.
    pub(crate) replaced_at: Option<usize>,
}

/// Decodes `bytes`: by byte-order mark, else as UTF-8 when they are it (or nearly), else by `label` when it names an
/// encoding, else by what their statistics suggest.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), replaced_at: None },
        Err(_) if is_mostly_utf_8(bytes) => with(UTF_8, bytes),
        Err(_) => {
            let named = label.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|e| *e != UTF_8);
            with(named.unwrap_or_else(|| guess(bytes)), bytes)
        }
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let replaced_at = if had_errors { text.find('\u{fffd}') } else { None };
    Decoded { text: text.into_owned(), replaced_at }
}

fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good >= broken * UTF_8_MAJORITY
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let decoded = decode(bytes, None);
        assert_eq!(decoded.replaced_at, None);
        decoded.text
    }

    #[test]
    fn utf_8_and_its_mark() {
        assert_eq!(text("é\r\nà".as_bytes()), "é\r\nà");
        assert_eq!(text(b"\xef\xbb\xbfa"), "a");
    }

    #[test]
    fn utf_16_by_its_mark() {
        assert_eq!(text(b"\xff\xfea\0\xe9\0"), "aé");
        assert_eq!(text(b"\xfe\xff\0a\0\xe9"), "aé");
        let cut = decode(b"\xff\xfea\0\xe9", None);
        assert_eq!((cut.text.as_str(), cut.replaced_at), ("a\u{fffd}", Some(1)));
    }

    #[test]
    fn older_encodings_are_guessed_or_named() {
        let french = "Le Premier ministre a démissionné « à contrecœur », a déclaré l’Élysée.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(french);
        assert_eq!(text(&bytes), french);
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Привет");
        assert_eq!(decode(&bytes, Some("windows-1251")).text, "Привет");
    }

    #[test]
    fn a_fault_in_utf_8_costs_one_character_and_not_every_accent() {
        let mut bytes = "été à Genève, où".as_bytes().to_vec();
        bytes.extend(b" \xe9t");
        let decoded = decode(&bytes, Some("iso-8859-1"));
        assert_eq!(decoded.text, "été à Genève, où \u{fffd}t");
        assert_eq!(decoded.replaced_at, decoded.text.find('\u{fffd}'));
    }
}
