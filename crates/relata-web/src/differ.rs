//! Two texts that share passages, cut into stretches: which passage each lies in, and which words the other side lacks.

use relata::desk::screens::SideBySide;
use relata_types::{Passage, Span};
use serde::Serialize;
use similar::{Algorithm, ChangeTag, TextDiff};
use std::time::{Duration, Instant};

/// How long the comparing of words may take in all; what is left then counts as the same where the passage matches.
const LONGEST: Duration = Duration::from_millis(200);
/// Longest passage whose words are compared, in bytes.
const LONGEST_PASSAGE: usize = 20_000;

/// A stretch of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Number of the passage that it lies in, the same on both sides.
    pub(crate) passage: Option<usize>,
    /// Whether the other side has these words too.
    pub(crate) same: bool,
}

/// Both texts in stretches that join to the whole.
pub(crate) fn pieces(sides: &SideBySide) -> (Vec<Piece>, Vec<Piece>) {
    let passages = apart(&sides.passages);
    // Words are compared where both sides speak one language.
    let compares = sides.link.kind != "translation" && sides.a.lang == sides.b.lang;
    let deadline = Instant::now() + LONGEST;
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for (number, passage) in passages.iter().enumerate() {
        let (one, other) = (passage.a.text(&sides.a_text), passage.b.text(&sides.b_text));
        let fits = one.len().max(other.len()) <= LONGEST_PASSAGE && Instant::now() < deadline;
        let mut left = Vec::new();
        let mut right = Vec::new();
        if compares && fits && one != other {
            let diff =
                TextDiff::configure().algorithm(Algorithm::Myers).deadline(deadline).diff_words(one, other);
            for change in diff.iter_all_changes() {
                let same = change.tag() == ChangeTag::Equal;
                if change.tag() != ChangeTag::Insert {
                    push(&mut left, change.value(), Some(number), same);
                }
                if change.tag() != ChangeTag::Delete {
                    push(&mut right, change.value(), Some(number), same);
                }
            }
        } else {
            push(&mut left, one, Some(number), true);
            push(&mut right, other, Some(number), true);
        }
        a.push((passage.a, left));
        b.push((passage.b, right));
    }
    (with_the_rest(&sides.a_text, a), with_the_rest(&sides.b_text, b))
}

/// The passages that overlap none before them, in the order of the first text.
fn apart(passages: &[Passage]) -> Vec<Passage> {
    let mut sorted = passages.to_vec();
    sorted.sort_by_key(|passage| (passage.a, passage.b));
    let mut kept: Vec<Passage> = Vec::new();
    for passage in sorted {
        let clashes = kept.iter().any(|known| known.a.overlaps(passage.a) || known.b.overlaps(passage.b));
        if !clashes && !passage.a.is_empty() && !passage.b.is_empty() {
            kept.push(passage);
        }
    }
    kept
}

fn with_the_rest(text: &str, mut cut: Vec<(Span, Vec<Piece>)>) -> Vec<Piece> {
    cut.sort_by_key(|(span, _)| *span);
    let mut pieces = Vec::new();
    let mut at = 0;
    for (span, inner) in cut {
        push(&mut pieces, Span { start: at, end: span.start.max(at) }.text(text), None, false);
        pieces.extend(inner);
        at = span.end.max(at);
    }
    push(&mut pieces, text.get(at as usize..).unwrap_or_default(), None, false);
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, passage: Option<usize>, same: bool) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.passage == passage && last.same == same => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), passage, same }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relata::desk::ArticleRef;
    use relata::desk::screens::CopyLine;

    fn sides(a: &str, b: &str, passages: Vec<Passage>) -> SideBySide {
        let about = ArticleRef {
            id: String::new(),
            key: String::new(),
            label: String::new(),
            outlet: None,
            published: None,
            lang: Some("en".into()),
            url: None,
        };
        let (id, kind) = (String::new(), "reprint".to_owned());
        let link =
            CopyLine { a: id.clone(), b: id, kind, score: 1.0, reasons: vec![], share_a: 0.0, share_b: 0.0 };
        SideBySide { a: about.clone(), b: about, link, a_text: a.into(), b_text: b.into(), passages }
    }

    #[test]
    fn the_pieces_join_to_the_text_and_mark_what_differs() {
        let (a, b) = ("Intro. The old barn burned — été.", "The barn burned — été. More.");
        let passage = Passage { a: Span::new(7, a.len()), b: Span::new(0, b.len() - 6) };
        // A passage that overlaps another adds nothing and loses nothing.
        let (left, right) = pieces(&sides(a, b, vec![passage, passage]));
        let join = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
        assert_eq!((join(&left), join(&right)), (a.to_owned(), b.to_owned()));
        let lacking: Vec<&Piece> =
            left.iter().filter(|piece| piece.passage == Some(0) && !piece.same).collect();
        assert!(lacking.len() == 1 && lacking[0].text.contains("old"), "{left:?}");
        assert!(right.iter().all(|piece| piece.passage.is_none() || piece.same), "{right:?}");
        assert_eq!(left[0], Piece { text: "Intro. ".into(), passage: None, same: false });
    }
}
