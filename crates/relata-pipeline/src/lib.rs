//! Runs trained spaCy 3 pipelines natively, from their own files.

mod attribute_ruler;
mod components;
mod config;
mod doc;
mod error;
mod hash;
mod kernels;
mod layers;
mod lemmatizer;
mod lexeme;
mod lookups;
mod pattern;
mod pipeline;
mod python_text;
mod symbols;
mod tagger;
mod tok2vec;
mod tokenizer;
mod transition;
mod weights;
mod wheel;

pub use doc::{Doc, EntitySpan, Token, TokenParts, Upos};
pub use error::PipelineError;
pub use pipeline::Pipeline;
