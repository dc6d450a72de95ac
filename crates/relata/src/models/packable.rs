//! What the kinds of model have in common: each is converted from a wheel once and used in its packed form.

use relata_encoder::{Encoder, EncoderError};
use relata_pipeline::{Pipeline, PipelineError};

/// A kind of model.
pub(super) trait Packable: Sized {
    /// Why a wheel or a packed file can't be used.
    type Error: std::error::Error + Send + Sync + 'static;
    /// The version of what `pack` gives.
    const FORMAT: u32;

    /// Converts the bytes of a wheel.
    fn pack(wheel: &[u8]) -> Result<Vec<u8>, Self::Error>;

    /// Loads what `pack` gave.
    fn from_packed(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Self, Self::Error>;
}

impl Packable for Pipeline {
    type Error = PipelineError;
    const FORMAT: u32 = Pipeline::PACKED_FORMAT;

    fn pack(wheel: &[u8]) -> Result<Vec<u8>, PipelineError> {
        Pipeline::pack(wheel)
    }

    fn from_packed(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Self, PipelineError> {
        Pipeline::from_packed(bytes)
    }
}

impl Packable for Encoder {
    type Error = EncoderError;
    const FORMAT: u32 = Encoder::PACKED_FORMAT;

    fn pack(wheel: &[u8]) -> Result<Vec<u8>, EncoderError> {
        Encoder::pack(wheel)
    }

    fn from_packed(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Self, EncoderError> {
        Encoder::from_packed(bytes)
    }
}
