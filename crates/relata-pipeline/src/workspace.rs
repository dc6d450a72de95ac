//! What one thread keeps from text to text: results that texts share, and room for those that they don't.

use crate::kernels::Instructions;
use crate::lexeme::{Lexeme, Lexicon};
use crate::tok2vec::LookCache;
use crate::tokenizer::Chunks;
use std::collections::HashMap;

/// Most forms that are remembered, each with its numbers: some megabytes. News uses about half of them over and over.
const MAX_FORMS: usize = 1 << 15;

/// Longest form that is remembered, in bytes; longer ones seldom come twice.
const MAX_FORM_BYTES: usize = 64;

/// Room for the work of one thread. Nothing in it changes an answer: what is remembered is what would be computed again.
pub(crate) struct Workspace {
    pub(crate) instructions: Instructions,
    /// Pieces of texts that the tokenizer cut.
    pub(crate) chunks: Chunks,
    /// One for each tok2vec model, by its number.
    pub(crate) looks: Vec<LookCache>,
    /// Room for a transition system: projected token vectors, and what they add to its states.
    pub(crate) projected: Vec<f32>,
    pub(crate) contributions: Vec<f32>,
    lexemes: HashMap<Box<str>, Lexeme>,
}

impl Workspace {
    pub(crate) fn new(instructions: Instructions, n_models: usize) -> Self {
        Self {
            instructions,
            chunks: Chunks::default(),
            looks: (0..n_models).map(|_| LookCache::default()).collect(),
            projected: Vec::new(),
            contributions: Vec::new(),
            lexemes: HashMap::new(),
        }
    }

    /// The properties of a form.
    pub(crate) fn lexeme(&mut self, lexicon: &Lexicon, form: &str) -> Lexeme {
        if let Some(lexeme) = self.lexemes.get(form) {
            return *lexeme;
        }
        let lexeme = lexicon.lexeme(form);
        if form.len() <= MAX_FORM_BYTES {
            if self.lexemes.len() >= MAX_FORMS {
                self.lexemes.clear();
            }
            self.lexemes.insert(form.into(), lexeme);
        }
        lexeme
    }
}
