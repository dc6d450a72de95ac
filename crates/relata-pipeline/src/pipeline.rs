//! A loaded package: its components in their order, and the way of a text through them.

use std::collections::HashMap;

use serde::Deserialize;

use crate::components::{Component, Draft, Loader, TokenVectors};
use crate::config::Config;
use crate::doc::{Doc, EntitySpan, TokenParts};
use crate::error::PipelineError;
use crate::lexeme::{Lexeme, Lexicon};
use crate::tokenizer::{RawToken, Tokenizer};
use crate::wheel::Wheel;

/// Most tokens that go through the networks together. A step of the parser needs some 4 kB per token, so that this
/// many stay below 20 MB; more at once is not faster.
const BATCH_TOKENS: usize = 4096;

/// Most tokens of a text that are read as one, some 60 pages. A longer text is annotated in pieces of this length, which
/// bounds the memory that it takes; no head or entity crosses from one piece to the next.
const PIECE_TOKENS: usize = 32_768;

/// A trained pipeline, ready to annotate texts. It is never changed: threads share it by reference.
pub struct Pipeline {
    lang: String,
    name: String,
    version: String,
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    components: Vec<Component>,
}

/// What is used of `meta.json`.
#[derive(Deserialize)]
struct Meta {
    lang: String,
    name: String,
    version: String,
}

impl Pipeline {
    /// Loads a package from the bytes of its wheel.
    ///
    /// # Errors
    /// See [`PipelineError`]: bytes that are no intact wheel of a spaCy pipeline, and packages that use a component or an
    /// architecture that is not implemented; the message names it. Nothing in the wheel is executed.
    pub fn from_wheel(bytes: &[u8]) -> Result<Self, PipelineError> {
        let mut wheel = Wheel::open(bytes)?;
        let meta: Meta = serde_json::from_slice(&wheel.file("meta.json")?)
            .map_err(|e| PipelineError::malformed("meta.json", e))?;
        let config = Config::parse(&wheel.file("config.cfg")?)?;
        let tokenizer_name = config.value("nlp", "tokenizer")?;
        if tokenizer_name.get("@tokenizers").and_then(|name| name.as_str()) != Some("spacy.Tokenizer.v1") {
            return Err(PipelineError::unsupported("tokenizer", tokenizer_name));
        }
        let tokenizer = Tokenizer::from_bytes(&wheel.file("tokenizer")?)?;
        let lang = config.text("nlp", "lang")?;
        let lexicon = Lexicon::from_bytes(&wheel.file_if_any("vocab/lookups.bin")?.unwrap_or_default())?;
        let disabled = config.texts("nlp", "disabled")?;
        let mut components = Vec::new();
        let mut loader = Loader::new(&mut wheel, &config);
        for name in config.texts("nlp", "pipeline")? {
            if !disabled.contains(&name) {
                components.push(loader.load(&name)?);
            }
        }
        let name = format!("{}_{}", meta.lang, meta.name);
        Ok(Self { lang, name, version: meta.version, tokenizer, lexicon, components })
    }

    /// The language of the texts that it understands, as a two-letter code: `en`, `fr`.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The name of the package: `fr_core_news_md`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The version of the package: `3.8.0`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Annotates one text.
    pub fn annotate(&self, text: &str) -> Doc {
        self.annotate_batch(&[text]).pop().unwrap_or_default()
    }

    /// Annotates texts, in their order; faster than one by one where they are short. A text's annotation does not depend
    /// on the others.
    pub fn annotate_batch(&self, texts: &[&str]) -> Vec<Doc> {
        let mut parts = vec![Parts::default(); texts.len()];
        let mut batch = Vec::new();
        let mut n_tokens = 0;
        let mut lexemes = HashMap::new();
        for (i, text) in texts.iter().enumerate() {
            let tokens = self.tokenizer.tokenize(text);
            for piece in tokens.chunks(PIECE_TOKENS) {
                if n_tokens + piece.len() > BATCH_TOKENS {
                    self.finish(&mut batch, &mut parts);
                    n_tokens = 0;
                }
                n_tokens += piece.len();
                batch.push((i, self.draft(text, piece, &mut lexemes)));
            }
        }
        self.finish(&mut batch, &mut parts);
        let docs = texts.iter().zip(parts);
        docs.map(|(text, parts)| Doc::from_parts((*text).to_owned(), parts.tokens, parts.entities)).collect()
    }

    fn draft<'t>(
        &self,
        text: &'t str,
        tokens: &[RawToken],
        lexemes: &mut HashMap<&'t str, Lexeme>,
    ) -> Draft<'t> {
        let mut draft = Draft::new(text);
        for token in tokens {
            let form = text.get(token.range.clone()).unwrap_or_default();
            draft.push(token, *lexemes.entry(form).or_insert_with(|| self.lexicon.lexeme(form)));
        }
        draft
    }

    /// Sends drafts through the components and adds them to their texts.
    fn finish(&self, batch: &mut Vec<(usize, Draft<'_>)>, docs: &mut [Parts]) {
        let (owners, mut drafts): (Vec<usize>, Vec<Draft<'_>>) = batch.drain(..).unzip();
        let mut shared = TokenVectors::default();
        for component in &self.components {
            component.apply(&mut drafts, &mut shared);
        }
        for (owner, draft) in owners.into_iter().zip(drafts) {
            if let Some(doc) = docs.get_mut(owner) {
                doc.add(draft);
            }
        }
    }
}

/// What is known so far of one text.
#[derive(Clone, Default)]
struct Parts {
    tokens: Vec<TokenParts>,
    entities: Vec<EntitySpan>,
}

impl Parts {
    /// Adds the next piece, whose token indexes begin at 0.
    fn add(&mut self, draft: Draft<'_>) {
        let offset = self.tokens.len();
        self.tokens.extend(draft.tokens.into_iter().map(|mut token| {
            token.head += offset;
            token
        }));
        self.entities.extend(draft.entities.into_iter().map(|mut entity| {
            entity.tokens = entity.tokens.start + offset..entity.tokens.end + offset;
            entity
        }));
    }
}
