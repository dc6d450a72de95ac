//! The scene in which statements are looked for: the tokens with their children, and which quotation holds each.

use crate::input::Input;
use crate::lang::{SpeechFacts, SpeechLabels};
use crate::lexicon::Lexicon;
use crate::mentions::Mentions;
use crate::quotations::{self, Quotation};
use crate::sentences;
use relata_pipeline::{Token, Upos};
use relata_types::{MentionIdx, Span};
use std::ops::Range;

/// From how many words on a quotation is speech rather than a term, where little else tells.
pub(super) const MIN_SPEECH_WORDS: usize = 3;

/// One article with its quotations. Token indexes are into `input.doc`.
pub(super) struct Scene<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) mentions: &'a Mentions,
    pub(super) facts: &'static SpeechFacts,
    pub(super) lexicon: &'static Lexicon,
    pub(super) quotations: Vec<Quotation>,
    /// For each quotation, its tokens with its marks: one range a paragraph.
    pub(super) quoted_tokens: Vec<Vec<Range<usize>>>,
    /// For each token, the quotation that holds it.
    quotation_of: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    /// For each token, its place in the article's text.
    spans: Vec<Span>,
    /// For each mention head, its mention.
    mention_at: Vec<Option<MentionIdx>>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(input: &'a Input<'a>, mentions: &'a Mentions) -> Self {
        let n_tokens = input.doc.len();
        let spans: Vec<Span> = (0..n_tokens).map(|i| input.span(i..i + 1)).collect();
        let mut children = vec![Vec::new(); n_tokens];
        for token in input.doc.tokens() {
            if !token.is_root() {
                children[token.head().index()].push(token.index());
            }
        }
        let quotations = quotations::find(&input.article.text);
        let mut quotation_of = vec![None; n_tokens];
        let mut quoted_tokens = Vec::new();
        for (index, quotation) in quotations.iter().enumerate() {
            let mut pieces = Vec::new();
            for piece in &quotation.pieces {
                let start = spans.partition_point(|span| span.end <= piece.start);
                let end = spans.partition_point(|span| span.start < piece.end);
                let range = start..end.max(start);
                for of in quotation_of.iter_mut().take(range.end).skip(range.start) {
                    *of = Some(index);
                }
                if !range.is_empty() {
                    pieces.push(range);
                }
            }
            quoted_tokens.push(pieces);
        }
        let mut mention_at = vec![None; n_tokens];
        for (mention, &head) in mentions.heads.iter().enumerate() {
            if let Some(slot) = mention_at.get_mut(head) {
                let is_longer = |old: MentionIdx| mentions.tokens[old].len() < mentions.tokens[mention].len();
                if slot.is_none_or(is_longer) {
                    *slot = Some(mention);
                }
            }
        }
        Self {
            input,
            mentions,
            facts: &input.language.speech,
            lexicon: Lexicon::of(input.language),
            quotations,
            quoted_tokens,
            quotation_of,
            children,
            spans,
            mention_at,
        }
    }

    pub(super) fn labels(&self) -> &'static SpeechLabels {
        &self.facts.labels
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.input.doc.len()
    }

    /// The token; beyond the last one, the last.
    pub(super) fn token(&self, index: usize) -> Token<'a> {
        self.input.doc.token(index.min(self.len().saturating_sub(1)))
    }

    /// The token's words; none beyond the last.
    pub(super) fn text(&self, index: usize) -> &'a str {
        if index < self.len() { self.token(index).text() } else { "" }
    }

    /// The token's words in lower case.
    pub(super) fn lower(&self, index: usize) -> String {
        self.text(index).to_lowercase()
    }

    /// The tokens that depend on this one, in order.
    pub(super) fn children(&self, index: usize) -> &[usize] {
        self.children.get(index).map_or(&[], Vec::as_slice)
    }

    /// The dependents whose label is in the list.
    pub(super) fn children_by<'s>(
        &'s self,
        index: usize,
        labels: &'static [&'static str],
    ) -> impl DoubleEndedIterator<Item = usize> + 's {
        self.children(index).iter().copied().filter(move |&child| self.has_label(child, labels))
    }

    /// Whether the token's label is in the list.
    pub(super) fn has_label(&self, index: usize, labels: &[&str]) -> bool {
        labels.contains(&self.token(index).dep())
    }

    /// The head of the token; `None` for a root.
    pub(super) fn head(&self, index: usize) -> Option<usize> {
        let token = self.token(index);
        (!token.is_root()).then(|| token.head().index())
    }

    /// The tokens below `head` with itself, within its sentence, in order.
    pub(super) fn subtree(&self, head: usize) -> Vec<usize> {
        let sentence = self.sentence(head);
        let mut found = Vec::new();
        let mut pending = vec![head];
        // A made-up doc may hold a cycle: no more tokens than there are.
        while let Some(index) = pending.pop() {
            if found.len() > self.len() {
                break;
            }
            if sentence.contains(&index) {
                found.push(index);
                pending.extend(self.children(index));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The sentence of the token.
    pub(super) fn sentence(&self, index: usize) -> Range<usize> {
        let sentence = self.input.sentence_of.get(index).and_then(|&s| self.input.sentences.get(s));
        sentence.cloned().unwrap_or(index..index + 1)
    }

    /// The paragraph of the token.
    pub(super) fn paragraph(&self, index: usize) -> usize {
        self.input.paragraph_of.get(index).copied().unwrap_or_default()
    }

    /// The quotation that holds the token.
    pub(super) fn quotation(&self, index: usize) -> Option<usize> {
        self.quotation_of.get(index).copied().flatten()
    }

    /// Whether the token is no word: punctuation, a mark or white space.
    pub(super) fn is_punctuation(&self, index: usize) -> bool {
        let token = self.token(index);
        matches!(token.pos(), Upos::Punct | Upos::Space) && !token.text().chars().any(char::is_alphanumeric)
            || !token.text().chars().any(|c| c.is_alphanumeric() || "%€$£".contains(c))
    }

    /// Whether the token is a mark that ends a sentence, and no full stop behind a title.
    pub(super) fn is_stop(&self, index: usize) -> bool {
        let titles = self.input.language.names.short_titles;
        matches!(self.text(index), "!" | "?")
            || self.text(index) == "." && !sentences::is_title(self.input.doc, index, titles)
    }

    /// Whether the token is white space.
    pub(super) fn is_space(&self, index: usize) -> bool {
        self.text(index).trim().is_empty()
    }

    /// The last token before the index that is not white space.
    pub(super) fn before(&self, index: usize) -> Option<usize> {
        (0..index).rev().find(|&i| !self.is_space(i))
    }

    /// The first token at or after the index that is not white space.
    pub(super) fn at_or_after(&self, index: usize) -> Option<usize> {
        (index..self.len()).find(|&i| !self.is_space(i))
    }

    /// Where a range of tokens stands in the article's text.
    pub(super) fn span_of(&self, tokens: Range<usize>) -> Span {
        match (self.spans.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.spans.get(last)))
        {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.hull(*last),
            _ => Span::default(),
        }
    }

    /// The mention whose head is the token.
    pub(super) fn mention(&self, head: usize) -> Option<MentionIdx> {
        self.mention_at.get(head).copied().flatten()
    }

    /// The mentions that lie within the tokens.
    pub(super) fn mentions_in(&self, tokens: Range<usize>) -> impl Iterator<Item = MentionIdx> + '_ {
        let inside = move |m: &MentionIdx| {
            let own = &self.mentions.tokens[*m];
            tokens.start <= own.start && own.end <= tokens.end
        };
        (0..self.mentions.tokens.len()).filter(inside)
    }

    /// How many words stand in the tokens.
    pub(super) fn n_words(&self, tokens: Range<usize>) -> usize {
        tokens.filter(|&i| !self.is_punctuation(i)).count()
    }

    /// How many words the quotation has.
    pub(super) fn n_quoted_words(&self, quotation: usize) -> usize {
        self.quoted(quotation).iter().map(|piece| self.n_words(piece.clone())).sum()
    }

    /// The tokens of a quotation, one range a paragraph.
    pub(super) fn quoted(&self, quotation: usize) -> &[Range<usize>] {
        self.quoted_tokens.get(quotation).map_or(&[], Vec::as_slice)
    }

    /// Without the punctuation and white space at both ends.
    pub(super) fn trim(&self, tokens: Range<usize>) -> Range<usize> {
        let start = tokens.clone().find(|&i| !self.is_punctuation(i)).unwrap_or(tokens.end);
        let end = (start..tokens.end).rev().find(|&i| !self.is_punctuation(i)).map_or(start, |i| i + 1);
        start..end
    }
}
