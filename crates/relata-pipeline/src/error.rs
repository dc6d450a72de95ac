//! Why a package could not be loaded.

/// Why a package could not be turned into a [`Pipeline`](crate::Pipeline).
///
/// Loading is the only step that fails: annotating a text always gives a [`Doc`](crate::Doc).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PipelineError {
    /// The bytes are no wheel, or were cut short or altered on the way.
    #[error("this is not a usable wheel: {reason}; fetch the package again")]
    Wheel {
        /// What is wrong with the archive.
        reason: String,
    },
    /// The bytes are no packed package of this version of the format, or were cut short or altered.
    #[error("this is not a packed package that can be used; pack the wheel again")]
    Packed,
    /// A file that its configuration asks for is not in the package.
    #[error("the package has no file `{path}`; it is incomplete: fetch it again")]
    MissingFile {
        /// The file, from the folder that holds `config.cfg`.
        path: String,
    },
    /// A file of the package can't be understood.
    #[error(
        "`{path}` in the package can't be read: {reason}; fetch the package again, or use one made with spaCy 3.8"
    )]
    Malformed {
        /// The file, from the folder that holds `config.cfg`.
        path: String,
        /// What was found instead of what was expected.
        reason: String,
    },
    /// The package works with spaCy but asks for something that is not implemented here.
    #[error(
        "component `{component}` needs {what}, which Relata can't run; use a CNN pipeline such as en_core_web_sm"
    )]
    Unsupported {
        /// The component's name in the configuration; `tokenizer` for the tokenizer.
        component: String,
        /// The factory, architecture or setting that is not known.
        what: String,
    },
}

impl PipelineError {
    pub(crate) fn malformed(path: &str, reason: impl ToString) -> Self {
        Self::Malformed { path: path.to_owned(), reason: reason.to_string() }
    }

    pub(crate) fn unsupported(component: &str, what: impl ToString) -> Self {
        Self::Unsupported { component: component.to_owned(), what: what.to_string() }
    }
}
