//! What every finder looks at: one article with its annotation and the facts of its language.

use crate::furniture::{self, Furniture};
use crate::lang::Language;
use crate::normalize::Normalized;
use crate::sentences;
use relata_pipeline::{Doc, Token};
use relata_types::{Article, Span};
use std::ops::Range;

/// One article as the finders see it. Token indexes are into `doc`; spans are into `article.text`.
pub(crate) struct Input<'a> {
    pub(crate) article: &'a Article,
    pub(crate) normalized: &'a Normalized,
    pub(crate) doc: &'a Doc,
    pub(crate) language: &'static Language,
    /// Token ranges of the sentences, in order, without the white space around them.
    pub(crate) sentences: Vec<Range<usize>>,
    /// For each token, the index of its sentence; tokens between sentences belong to the one before.
    pub(crate) sentence_of: Vec<usize>,
    /// What is no part of what the article tells: page furniture and prompt residue.
    pub(crate) furniture: Furniture,
    /// For each token, the number of the paragraph that holds it, counted from 0.
    pub(crate) paragraph_of: Vec<usize>,
}

impl<'a> Input<'a> {
    pub(crate) fn new(
        article: &'a Article,
        normalized: &'a Normalized,
        doc: &'a Doc,
        language: &'static Language,
    ) -> Self {
        let sentences = sentences::find(doc, language.names.short_titles);
        let mut sentence_of = Vec::with_capacity(doc.len());
        for (index, sentence) in sentences.iter().enumerate() {
            let end = sentences.get(index + 1).map_or(doc.len(), |next| next.start);
            sentence_of.resize(end.max(sentence.end), index);
        }
        sentence_of.resize(doc.len(), sentences.len().saturating_sub(1));
        let paragraph_of = sentences::paragraphs(doc);
        let furniture = furniture::find(&article.text, language);
        Self { article, normalized, doc, language, sentences, sentence_of, furniture, paragraph_of }
    }

    /// Whether the span touches page furniture or prompt residue.
    pub(crate) fn is_furniture(&self, span: Span) -> bool {
        self.furniture.spans.iter().any(|other| other.overlaps(span))
    }

    /// The token at an index below the number of tokens.
    pub(crate) fn token(&self, index: usize) -> Token<'a> {
        self.doc.token(index)
    }

    /// Where a range of tokens stands in the article's text.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        let bytes = self.doc.bytes(tokens);
        self.normalized.original_span(Span::new(bytes.start, bytes.end))
    }

    /// The normalised words of a range of tokens.
    pub(crate) fn text(&self, tokens: Range<usize>) -> &'a str {
        self.doc.text().get(self.doc.bytes(tokens)).unwrap_or_default()
    }

    /// The range of tokens that depend on `head`, directly or not, with `head` itself, as far as they are contiguous
    /// with it and in its sentence.
    pub(crate) fn subtree(&self, head: usize) -> Range<usize> {
        let Some(sentence) = self.sentence_of.get(head).and_then(|&s| self.sentences.get(s)) else {
            return head..head + 1;
        };
        let mut range = head..head + 1;
        while range.start > sentence.start && self.is_below(range.start - 1, head) {
            range.start -= 1;
        }
        while range.end < sentence.end && self.is_below(range.end, head) {
            range.end += 1;
        }
        range
    }

    /// Whether `head` is among the heads above `token`, or is it.
    pub(crate) fn is_below(&self, token: usize, head: usize) -> bool {
        let mut at = token;
        // A tree has no path longer than its number of tokens; a made-up doc may hold a cycle.
        for _ in 0..self.doc.len() {
            if at == head {
                return true;
            }
            let next = self.token(at).head().index();
            if next == at {
                return false;
            }
            at = next;
        }
        false
    }
}
