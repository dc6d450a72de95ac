//! Inputs that could not be read, and why.

/// One input, or one element of a JSON file, that gave no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {reason}")]
pub struct Skipped {
    /// The key of the input; for JSON followed by `:` and the line that the element starts on, counted from 1.
    pub place: String,
    /// What is wrong with it.
    pub reason: SkipReason,
}

impl Skipped {
    pub(crate) fn new(place: impl Into<String>, reason: SkipReason) -> Self {
        Self { place: place.into(), reason }
    }
}

/// Why an input gave no article. Displayed, it says what is wrong and the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SkipReason {
    /// Nothing but white space.
    #[error("it is empty; there is nothing to read")]
    Empty,
    /// Not text in any encoding.
    #[error("it is binary; export it as text, HTML or JSON lines first")]
    Binary,
    /// A file of a kind that holds no article: a style sheet, a script, a table.
    #[error(".{extension} files are not read as articles; give text, HTML or JSON lines")]
    NotAnArticle {
        /// The extension, in lower case.
        extension: String,
    },
    /// More bytes than [`crate::Limits::max_bytes`].
    #[error("it is larger than {limit} bytes, the limit for one article; split it")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The page breaks a limit on its markup.
    #[error("the page has over {limit} {what}, more than any article needs; save its text instead")]
    TooComplex {
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// The reader failed.
    #[error("it cannot be read ({0}); check the file and its permissions")]
    Unreadable(String),
    /// The line or element is not what JSON allows.
    #[error("it is not valid JSON ({0}); mend this line, the others are read without it")]
    BadJson(String),
    /// JSON in an encoding whose line ends cannot be told from other bytes.
    #[error("it is JSON in UTF-16, which the standard does not allow; save it as UTF-8")]
    Utf16Json,
    /// A field that every article needs is missing, or is no text.
    #[error("the field \"{0}\" is missing or not a string; every article needs \"id\" and \"text\"")]
    MissingField(&'static str),
    /// The page holds no article that could be told from its furniture.
    #[error("no article was found on the page; save its text, or the page after its scripts have run")]
    NoArticleText,
}

impl SkipReason {
    /// A code to count by.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::NotAnArticle { .. } => "not-an-article",
            Self::TooLarge { .. } => "too-large",
            Self::TooComplex { .. } => "too-complex",
            Self::Unreadable(_) => "unreadable",
            Self::BadJson(_) => "bad-json",
            Self::Utf16Json => "utf16-json",
            Self::MissingField(_) => "missing-field",
            Self::NoArticleText => "no-article-text",
        }
    }
}
