//! Mentions: names, descriptions and pronouns, and which of them stand for one entity.

use crate::input::Input;
use relata_types::{Mention, MentionIdx};
use std::ops::Range;

/// The mentions of one article and where their words are.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    /// In the order of the text.
    pub(crate) list: Vec<Mention>,
    /// For each mention, its tokens.
    pub(crate) tokens: Vec<Range<usize>>,
    /// For each mention, its head: the token that the rest of it depends on.
    pub(crate) heads: Vec<usize>,
}

impl Mentions {
    /// The mention whose head is the token; of several, the longest.
    pub(crate) fn headed_by(&self, token: usize) -> Option<MentionIdx> {
        (0..self.heads.len()).filter(|&m| self.heads[m] == token).max_by_key(|&m| self.tokens[m].len())
    }

    /// The mention that best names whom this one stands for.
    pub(crate) fn best(&self, mention: MentionIdx) -> MentionIdx {
        self.list.get(mention).and_then(|m| m.same_as).unwrap_or(mention)
    }
}

/// Finds the mentions of one article and resolves them within it.
pub(crate) fn find(input: &Input<'_>) -> Mentions {
    let _ = input;
    Mentions::default()
}
