//! Runs trained spaCy 3 pipelines natively, from their own files.

mod doc;
mod error;
mod hash;

pub use doc::{Doc, EntitySpan, Token, TokenParts, Upos};
pub use error::PipelineError;
