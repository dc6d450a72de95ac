//! Plain text: one article, kept exactly as decoded, line ends included.

use crate::encoding::decode;
use crate::skip::SkipReason;
use crate::{Limits, build};
use relata_types::{Article, Metadata};

/// Longest line that is taken for a headline, in characters: press headlines stay below about 110, and a first
/// sentence of news prose is longer or ends in a full stop.
const MAX_HEADLINE_CHARS: usize = 120;

pub(crate) fn article(
    key: String,
    path: Option<String>,
    bytes: &[u8],
    _limits: &Limits,
) -> Result<Article, SkipReason> {
    let decoded = decode(bytes, None);
    let metadata = Metadata { title: headline(&decoded.text), ..Metadata::default() };
    build::article(key, path, metadata, decoded)
}

/// The first line, when the layout sets it off as a headline: short, alone before a blank line with more text to
/// come, starting with a capital, a figure or a quotation mark, and not ending as a sentence does. The text keeps it.
fn headline(text: &str) -> Option<String> {
    let mut lines = text.trim_start().lines();
    let first = lines.next()?.trim();
    let first = first.strip_prefix("# ").unwrap_or(first);
    let blank_follows = lines.next()?.trim().is_empty();
    let more_follows = lines.any(|line| !line.trim().is_empty());
    let starts_well = first.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "«“\"'‘".contains(c));
    let ends_as_prose = first.ends_with(['.', ',', ';', ':', '…', '-']);
    let fits = first.chars().count() <= MAX_HEADLINE_CHARS && first.contains(' ');
    (blank_follows && more_follows && starts_well && !ends_as_prose && fits).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_kept_to_the_byte() {
        let given = "  Titre seul\r\n\r\nUne phrase.\r\n\u{a0} Fin\t";
        let article = article("k".into(), None, given.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(article.text, given);
        assert_eq!(article.metadata.title.as_deref(), Some("Titre seul"));
    }

    #[test]
    fn a_headline_is_set_off_by_layout() {
        assert_eq!(headline("# Bridge closed again\n\nThe bridge"), Some("Bridge closed again".into()));
        for none in [
            "",
            "Bridge closed",
            "Bridge closed\n\n  \n",
            "Bridge closed\nThe bridge is closed.",
            "The bridge is closed.\n\nMore.",
            "Geneva,\n\nMore.",
            "the bridge\n\nMore.",
            "Reuters\n\nMore.",
        ] {
            assert_eq!(headline(none), None, "{none:?}");
        }
        assert_eq!(headline(&format!("A{}\n\nMore.", " word".repeat(30))), None);
    }
}
