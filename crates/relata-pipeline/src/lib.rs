//! Runs trained spaCy 3 pipelines natively, from their own files.

mod doc;

pub use doc::{Doc, EntitySpan, Token, TokenParts, Upos};
