//! Words with the sentence around them, and pages of a list: what all screens share.

use crate::refs::ArticleRef;
use crate::texts::ArticleText;
use relata_types::Span;
use serde::Serialize;

/// Most bytes of a sentence shown on either side of the words: a "sentence" of a hostile text may be all of it.
const MOST_AROUND: usize = 600;

/// Which part of a list to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many to leave out.
    pub offset: usize,
    /// At most so many.
    pub limit: usize,
}

impl Part {
    /// The items of this part of `all`.
    pub(crate) fn of<T: Copy>(self, all: &[T]) -> Vec<T> {
        all.iter().skip(self.offset).take(self.limit).copied().collect()
    }

    /// `items`, of which there are `total`, as a page.
    pub(crate) fn page<T>(self, total: usize, items: Vec<T>) -> Page<T> {
        Page { total, offset: self.offset, limit: self.limit, items }
    }
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page<T> {
    /// How many the list holds in all.
    pub total: usize,
    /// How many were left out before the first.
    pub offset: usize,
    /// At most so many were asked for.
    pub limit: usize,
    /// The items.
    pub items: Vec<T>,
}

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are the ones in question.
    pub mark: bool,
}

/// Words with the sentence or sentences that hold them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The article.
    pub article: ArticleRef,
    /// Number of the first sentence, from 1.
    pub sentence: Option<usize>,
    /// The sentences, cut into marked and unmarked stretches.
    pub runs: Vec<Run>,
}

/// The words at `parts` (in order, apart) with the sentences around them.
pub(crate) fn cited(article: &ArticleText, parts: &[Span]) -> Cited {
    let hull = match (parts.first(), parts.last()) {
        (Some(first), Some(last)) => first.hull(*last),
        _ => Span::default(),
    };
    let (sentence, around) = article.sentences_around(hull);
    let start = boundary(&article.text, (hull.start as usize).saturating_sub(MOST_AROUND));
    let end = boundary(&article.text, hull.end as usize + MOST_AROUND);
    let shown = Span::new((around.start as usize).max(start), (around.end as usize).min(end).max(start));
    Cited { article: article.about.clone(), sentence, runs: runs(&article.text, shown, parts) }
}

/// The nearest boundary of a character at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The words at `shown`, those at `marks` marked.
pub(crate) fn runs(text: &str, shown: Span, marks: &[Span]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut push = |span: Span, mark: bool| {
        let words = span.text(text);
        match runs.last_mut() {
            _ if words.is_empty() => {}
            Some(last) if last.mark == mark => last.text.push_str(words),
            _ => runs.push(Run { text: words.to_owned(), mark }),
        }
    };
    let mut at = shown.start;
    for mark in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(shown.end));
        if start < end {
            push(Span { start: at, end: start }, false);
            push(Span { start, end }, true);
            at = end;
        }
    }
    push(Span { start: at.min(shown.end), end: shown.end }, false);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_the_words_in_order_with_the_marked_ones_told_apart() {
        let text = "Été à Paris.";
        let all = Span::new(0, text.len());
        let marked = |marks: &[Span]| -> Vec<(String, bool)> {
            runs(text, all, marks).into_iter().map(|run| (run.text, run.mark)).collect()
        };
        assert_eq!(marked(&[]), [("Été à Paris.".to_owned(), false)]);
        let cut = [("Été".to_owned(), true), (" à ".to_owned(), false), ("Paris".to_owned(), true)];
        assert_eq!(marked(&[Span::new(0, 5), Span::new(9, 14)])[..3], cut);
        // Marks that overlap, lie outside or split a character lose nothing that is whole.
        assert_eq!(marked(&[Span::new(0, 5), Span::new(0, 5), Span::new(90, 95)])[0], cut[0]);
        assert_eq!(runs("", Span::default(), &[]), []);
    }
}
