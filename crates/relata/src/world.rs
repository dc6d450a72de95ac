//! The only door to files, models and the time of day.

use crate::error::Result;
use relata_encoder::Encoder;
use relata_pipeline::Pipeline;
use relata_types::Lang;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One file to read articles from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path below the folder that was named, `/`-separated; the file's name when the file itself was named.
    pub key: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A path that could not be looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Which.
    pub path: PathBuf,
    /// Why, as the system says it.
    pub reason: String,
}

/// What Relata needs of the machine it runs on. The program gives it the real one, [`crate::LocalWorld`]; tests give it
/// files that never were and a clock that stands still.
pub trait World: Sync {
    /// The files at or below a path, sorted by path, hidden ones left out; and what could not be looked into or is no file.
    fn sources(&self, path: &Path) -> (Vec<Source>, Vec<Unreadable>);

    /// Opens a file.
    ///
    /// # Errors
    /// As the system says.
    fn open(&self, source: &Source) -> io::Result<Box<dyn Read>>;

    /// The pipeline that reads a language, loaded at the first call; `None` when no model is known for it.
    ///
    /// # Errors
    /// When the model is known but missing, tampered with or unusable.
    fn pipeline(&self, lang: Lang) -> Result<Option<Arc<Pipeline>>>;

    /// Names the model that reads a language, so that an article is read anew when its model changes; empty without one.
    fn model_fingerprint(&self, lang: Lang) -> String;

    /// The encoder that gives sentences their vectors, loaded at the first call; `None` in a world without one.
    ///
    /// # Errors
    /// When it is known but missing, tampered with or unusable.
    fn encoder(&self) -> Result<Option<Arc<Encoder>>>;

    /// Names the encoder, so that articles are read anew when it changes; empty without one.
    fn encoder_fingerprint(&self) -> String;

    /// Whether the encoder or the model of some language is known and not here, so that an article may come that cannot be read.
    fn lacks_models(&self) -> bool;

    /// The time, as ISO 8601 in UTC.
    fn now(&self) -> String;
}
