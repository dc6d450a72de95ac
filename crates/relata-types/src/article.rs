//! What was published: one text with its metadata.

use crate::id::{ArticleId, derive_id};
use crate::span::Span;
use std::fmt;

/// A language as its lower-case ISO 639-1 code, two ASCII letters; `und` is not a `Lang` but `None`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang([u8; 2]);

impl Lang {
    /// English.
    pub const EN: Lang = Lang(*b"en");
    /// French.
    pub const FR: Lang = Lang(*b"fr");

    /// The language that a tag such as `fr`, `FR`, `fr-CA` or `fr_CA` names; `None` for anything else.
    pub fn parse(tag: &str) -> Option<Lang> {
        let mut parts = tag.trim().split(['-', '_']);
        match parts.next()?.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Lang([a.to_ascii_lowercase(), b.to_ascii_lowercase()]))
            }
            _ => None,
        }
    }

    /// The two-letter code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What is known of an article besides its text. Absent means unknown, never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Address that it was published at.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who published it: a site, an agency, a newspaper.
    pub outlet: Option<String>,
    /// Who signed it, in the order given.
    pub authors: Vec<String>,
    /// When it was published, as ISO 8601: `2024-03-09` or `2024-03-09T14:30:00Z`.
    pub published: Option<String>,
    /// Language of the text.
    pub lang: Option<Lang>,
}

/// One published text. It never changes once read: every span of every fact points into `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Derived from the key, the metadata and the text; see [`Article::new`].
    pub id: ArticleId,
    /// The id that the input gave, else the path below the folder that was read, `/`-separated.
    pub key: String,
    /// The file that it was read from, as the user named it.
    pub path: Option<String>,
    /// Outlet, title, authors, date, language, address.
    pub metadata: Metadata,
    /// The text, exactly as given (JSON, plain text) or as extracted (HTML).
    pub text: String,
    /// What was odd about the input.
    pub warnings: Vec<Warning>,
}

impl Article {
    /// An article whose id is derived from its key, address, outlet, title, date and text. Where the file lay
    /// does not matter; the same page fetched from two places under one key is one article.
    pub fn new(key: String, path: Option<String>, metadata: Metadata, text: String) -> Self {
        let of = |field: &Option<String>| field.clone().unwrap_or_default();
        let id = derive_id(
            'a',
            [
                key.as_str(),
                &of(&metadata.url),
                &of(&metadata.outlet),
                &of(&metadata.title),
                &of(&metadata.published),
                &text,
            ],
        );
        Self { id, key, path, metadata, text, warnings: Vec::new() }
    }

    /// How a person recognises the article: its title, else its key.
    pub fn label(&self) -> &str {
        self.metadata.title.as_deref().unwrap_or(&self.key)
    }
}

/// Something that a reader of the article should know before trusting what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What kind of oddity.
    pub code: WarningCode,
    /// Where in the text; the empty span at 0 when it concerns the whole.
    pub span: Span,
    /// One sentence for a person.
    pub note: String,
}

/// The kinds of oddity that ingest and read report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WarningCode {
    /// The language could not be told, or two languages are mixed.
    LanguageUnsure,
    /// No model is installed for the language: nothing but the text was kept.
    LanguageUnsupported,
    /// The bytes were not valid in their encoding; some characters were replaced.
    Misencoded,
    /// A quotation mark opens and never closes, or closes what never opened.
    UnbalancedQuotation,
    /// An instruction to a text generator was left in the text.
    PromptResidue,
    /// Page furniture (menus, subscription calls, "Read more") stands within the text.
    Furniture,
    /// No date is known.
    Undated,
    /// The text was longer than the limit of one analysis; the rest was left unread.
    Truncated,
    /// A field that came with the text (a date, an outlet, a language) made no sense and was left out.
    MetadataIgnored,
}

impl WarningCode {
    /// Every code, in the order of the type.
    pub const ALL: [WarningCode; 9] = [
        WarningCode::LanguageUnsure,
        WarningCode::LanguageUnsupported,
        WarningCode::Misencoded,
        WarningCode::UnbalancedQuotation,
        WarningCode::PromptResidue,
        WarningCode::Furniture,
        WarningCode::Undated,
        WarningCode::Truncated,
        WarningCode::MetadataIgnored,
    ];

    /// The code as it is stored and exported.
    pub fn as_str(self) -> &'static str {
        match self {
            WarningCode::LanguageUnsure => "language-unsure",
            WarningCode::LanguageUnsupported => "language-unsupported",
            WarningCode::Misencoded => "misencoded",
            WarningCode::UnbalancedQuotation => "unbalanced-quotation",
            WarningCode::PromptResidue => "prompt-residue",
            WarningCode::Furniture => "furniture",
            WarningCode::Undated => "undated",
            WarningCode::Truncated => "truncated",
            WarningCode::MetadataIgnored => "metadata-ignored",
        }
    }

    /// The code that [`WarningCode::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags() {
        assert_eq!(Lang::parse("fr-CA"), Some(Lang::FR));
        assert_eq!(Lang::parse(" EN "), Some(Lang::EN));
        for odd in ["", "e", "eng", "é", "12", "-"] {
            assert_eq!(Lang::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn an_id_depends_on_the_text_and_not_on_the_path() {
        let article = |path: &str, text: &str| {
            Article::new("k".into(), Some(path.into()), Metadata::default(), text.into()).id
        };
        assert_eq!(article("x/k", "a"), article("y/k", "a"));
        assert_ne!(article("x/k", "a"), article("x/k", "b"));
    }

    #[test]
    fn warning_codes_survive_a_round_trip() {
        for code in WarningCode::ALL {
            assert_eq!(WarningCode::parse(code.as_str()), Some(code));
        }
    }
}
