//! The words of a content that comes in pieces.

use relata_types::Span;

/// Stands between two pieces that the article interrupts.
const GAP: &str = " … ";

/// The pieces of `text`, one after the other.
pub(crate) fn joined(text: &str, parts: &[Span]) -> String {
    let words: Vec<&str> = parts.iter().map(|part| part.text(text)).collect();
    words.join(GAP)
}
