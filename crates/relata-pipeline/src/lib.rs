//! Runs trained spaCy 3 pipelines natively, from their own files.
//!
//! A [`Pipeline`] is loaded from the bytes of a package's wheel and turns texts into [`Doc`]s: tokens with part of speech,
//! features, lemma, dependency head and sentence starts, and named entities. It gives the answers that spaCy 3.8 gives with
//! the same package, without Python. CNN packages are understood, such as `en_core_web_sm`, `fr_core_news_sm` and
//! `fr_core_news_md`; a package that asks for anything else is refused with a [`PipelineError`] that names it.
//!
//! ```no_run
//! use relata_pipeline::{Pipeline, PipelineError};
//!
//! fn subjects(wheel: &[u8], text: &str) -> Result<Vec<String>, PipelineError> {
//!     let pipeline = Pipeline::from_wheel(wheel)?;
//!     let doc = pipeline.annotate(text);
//!     let subjects = doc.tokens().filter(|token| token.dep() == "nsubj");
//!     Ok(subjects.map(|token| format!("{} {}", token.text(), token.head().lemma())).collect())
//! }
//! ```
//!
//! There is no I/O here: the caller brings the bytes. Threads share a pipeline by reference, and a text's annotation depends neither
//! on the thread, nor on the texts beside it, nor on the processor: see [`Instructions`]. To load in milliseconds rather than
//! a second, keep what [`Pipeline::pack`] gives, and map it for [`Pipeline::from_packed`].
//!
//! The way of a package: its wheel (`wheel`) is converted to tables that are used where they lie (`packed`), and its
//! components are built from them (`components`).
//!
//! The way of a text: [`Pipeline::annotate`] cuts it into tokens (`tokenizer`), looks up what the networks see of each
//! (`lexeme`), and sends it through the components in the order of the package's `config.cfg` (`components`): `tok2vec` gives
//! each token a vector by its form and its neighbours, `tagger` reads tags off the vectors, `transition` builds the tree
//! and the entities step by step, `attribute_ruler` and `lemmatizer` apply the package's rules and tables. All arithmetic
//! is in `kernels`; what texts have in common is kept in a `workspace`.

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
mod packed;
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
mod workspace;

pub use doc::{Doc, EntitySpan, Token, TokenParts, Upos};
pub use error::PipelineError;
pub use kernels::Instructions;
pub use pipeline::Pipeline;

/// The example of the README, held to the code.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
