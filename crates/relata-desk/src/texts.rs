//! Articles' texts while an answer is made: words at spans, code points, citations.

use crate::error::Fault;
use crate::load::spans;
use crate::refs::{ArticleRef, Citation};
use relata_types::Span;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Bytes between two places whose code points are counted beforehand: small enough that counting on from one is
/// nothing, large enough that the counts take a sixteenth of the text's room.
const STRIDE: usize = 64;
/// Texts kept at hand; enough for the articles of a story, so that each is loaded once.
const HELD: usize = 512;

/// Turns byte offsets of one text into code points (or UTF-16 code units), after one pass over it.
#[derive(Debug)]
pub(crate) struct CodePoints {
    /// How many code points begin before byte `STRIDE * i`; empty for a text in ASCII, where the two are one.
    before: Vec<u32>,
    /// What is counted.
    count: fn(&[u8]) -> u32,
}

impl CodePoints {
    pub(crate) fn new(text: &str) -> Self {
        Self::counting(text, beginnings)
    }

    /// Counts the code units of UTF-16 instead, as a browser does.
    pub(crate) fn in_utf16(text: &str) -> Self {
        Self::counting(text, units)
    }

    fn counting(text: &str, count: fn(&[u8]) -> u32) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            before.reserve(text.len() / STRIDE + 1);
            let mut counted = 0;
            for stretch in text.as_bytes().chunks(STRIDE) {
                before.push(counted);
                counted += count(stretch);
            }
        }
        Self { before, count }
    }

    /// The code points before `byte`; `text` is the one that this was made of. Past its end: all of them.
    fn at(&self, text: &str, byte: u32) -> usize {
        let byte = (byte as usize).min(text.len());
        match self.before.get((byte / STRIDE).min(self.before.len().saturating_sub(1))) {
            None => byte,
            Some(before) => {
                let from = (byte / STRIDE).min(self.before.len() - 1) * STRIDE;
                let stretch = text.as_bytes().get(from..byte).unwrap_or_default();
                (*before + (self.count)(stretch)) as usize
            }
        }
    }

    /// `[start, end]` in code points of `text`.
    pub(crate) fn range(&self, text: &str, span: Span) -> [usize; 2] {
        [self.at(text, span.start), self.at(text, span.end)]
    }
}

/// How many characters begin in `bytes` of UTF-8.
fn beginnings(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32
}

/// How many code units of UTF-16 begin in `bytes` of UTF-8: one a character, two for those of four bytes.
fn units(bytes: &[u8]) -> u32 {
    beginnings(bytes) + bytes.iter().filter(|byte| **byte >= 0xF0).count() as u32
}

/// One article at hand.
pub(crate) struct ArticleText {
    pub(crate) about: ArticleRef,
    pub(crate) text: String,
    points: CodePoints,
    sentences: Vec<Span>,
}

impl ArticleText {
    pub(crate) fn words(&self, span: Span) -> String {
        span.text(&self.text).to_owned()
    }

    pub(crate) fn range(&self, span: Span) -> [usize; 2] {
        self.points.range(&self.text, span)
    }

    pub(crate) fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// The sentence or sentences that hold the words at `span`, those words included, and the number of the first, from 1;
    /// the words alone where there is no sentence or the whole article is meant.
    pub(crate) fn sentences_around(&self, span: Span) -> (Option<usize>, Span) {
        let meets = |sentence: Span| sentence.overlaps(span) || (span.is_empty() && sentence.contains(span));
        let first = self.sentences.iter().position(|sentence| meets(*sentence));
        let last = self.sentences.iter().rposition(|sentence| meets(*sentence));
        let whole_article = span.is_empty() && span.start == 0;
        match (first, last) {
            (Some(first), Some(last)) if !whole_article => {
                (Some(first + 1), self.sentences[first].hull(self.sentences[last]).hull(span))
            }
            _ => (None, span),
        }
    }

    /// The sentence or sentences that hold the words at `span`.
    pub(crate) fn cite(&self, span: Span) -> Citation {
        let (sentence, hull) = self.sentences_around(span);
        let [start, end] = self.range(hull);
        Citation {
            article: self.about.id.clone(),
            key: self.about.key.clone(),
            label: self.about.label.clone(),
            outlet: self.about.outlet.clone(),
            published: self.about.published.clone(),
            sentence,
            start,
            end,
            text: self.words(hull),
        }
    }
}

/// The articles that an answer needs, each loaded once.
pub(crate) struct Texts<'c> {
    connection: &'c Connection,
    held: BTreeMap<i64, Rc<ArticleText>>,
}

impl<'c> Texts<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection, held: BTreeMap::new() }
    }

    /// The article in row `num`.
    pub(crate) fn get(&mut self, num: i64) -> Result<Rc<ArticleText>, Fault> {
        if let Some(held) = self.held.get(&num) {
            return Ok(Rc::clone(held));
        }
        let mut select = self.connection.prepare_cached(
            "SELECT id, key, title, outlet, published, lang, url, text FROM articles WHERE num = ?1",
        )?;
        let (about, text) = select.query_row([num], |row| {
            let key: String = row.get(1)?;
            let about = ArticleRef {
                id: row.get(0)?,
                label: row.get::<_, Option<String>>(2)?.unwrap_or_else(|| key.clone()),
                key,
                outlet: row.get(3)?,
                published: row.get(4)?,
                lang: row.get(5)?,
                url: row.get(6)?,
            };
            Ok((about, row.get::<_, String>(7)?))
        })?;
        let sentences = spans(self.connection, num, "sentences")?;
        let points = CodePoints::new(&text);
        if self.held.len() >= HELD {
            self.held.clear();
        }
        let article = Rc::new(ArticleText { about, text, points, sentences });
        self.held.insert(num, Rc::clone(&article));
        Ok(article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_those_of_counting() {
        let long = "«\u{a0}Été\u{a0}» — 漢字, 😀 plain words, ".repeat(20);
        for text in ["", "plain", "é", long.as_str()] {
            let (points, units) = (CodePoints::new(text), CodePoints::in_utf16(text));
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let counted = text[..byte].chars().count();
                assert_eq!(points.range(text, Span::new(byte, byte)), [counted; 2], "{text} at {byte}");
                let counted = text[..byte].encode_utf16().count();
                assert_eq!(units.range(text, Span::new(byte, byte)), [counted; 2], "{text} at {byte}");
            }
            let all = text.chars().count();
            assert_eq!(points.range(text, Span { start: 9_999, end: u32::MAX }), [all, all]);
        }
    }
}
