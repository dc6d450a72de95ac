//! The last steps that all formats share.

use crate::encoding::Decoded;
use crate::language;
use crate::skip::SkipReason;
use relata_types::{Article, Metadata, Span, Warning, WarningCode};

/// An article of `text` as decoded, with the language detected where the metadata has none, and its warnings.
///
/// # Errors
/// [`SkipReason::Empty`] when the text is nothing but white space.
pub(crate) fn article(
    key: String,
    path: Option<String>,
    mut metadata: Metadata,
    decoded: Decoded,
) -> Result<Article, SkipReason> {
    let Decoded { text, replaced_at } = decoded;
    if text.trim().is_empty() {
        return Err(SkipReason::Empty);
    }
    let mut warnings = Vec::new();
    if let Some(start) = replaced_at {
        let span = Span::new(start, start + '\u{fffd}'.len_utf8());
        let note = "Some bytes mean nothing in the text's encoding; U+FFFD stands in their place.";
        warnings.push(Warning { code: WarningCode::Misencoded, span, note: note.to_owned() });
    }
    if metadata.lang.is_none() {
        metadata.lang = language::detect_language(&text);
        if metadata.lang.is_none() {
            let note = "The language could not be told from the text; give it as \"lang\".";
            warnings.push(Warning {
                code: WarningCode::LanguageUnsure,
                span: Span::default(),
                note: note.to_owned(),
            });
        }
    }
    if metadata.published.is_none() {
        let note = "No date of publication is known; times such as \"yesterday\" cannot be placed.";
        warnings.push(Warning { code: WarningCode::Undated, span: Span::default(), note: note.to_owned() });
    }
    let mut article = Article::new(key, path, metadata, text);
    article.warnings = warnings;
    Ok(article)
}

/// `text` without white space around it and with one space for any inside; `None` when nothing is left.
pub(crate) fn one_line(text: &str) -> Option<String> {
    // No-break spaces belong to French typography and stay.
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    if words.is_empty() { None } else { Some(words.join(" ")) }
}
