//! An article to a reading: sentences, mentions, statements with their speakers, times, credits, open questions.
//!
//! The one door is [`read`]: it takes an [`Article`], its [`Normalized`] text and what the language's trained
//! pipeline says of that text ([`Doc`]), and finds everything. It is pure and total: strange text gives warnings, never
//! an error. All that it knows of a language is in one file of `lang/`.

mod input;
mod lang;
mod mentions;
mod normalize;
mod quotations;
mod sentences;
mod statements;

pub use normalize::{MAX_TEXT_BYTES, Normalized};

use input::Input;
use lang::Language;
use relata_pipeline::Doc;
use relata_types::{Article, Reading, Span, Warning, WarningCode};

/// Finds everything in one article. `doc` is the annotation of `normalized.text()` by a pipeline of the article's
/// language; of another text, it gives an empty reading with a warning.
///
/// A language that has no file in `lang/` gives an empty reading with the warning `language-unsupported`.
pub fn read(article: &Article, normalized: &Normalized, doc: &Doc) -> Reading {
    let Some(language) = article.metadata.lang.and_then(Language::of) else {
        return unsupported(article);
    };
    if doc.text() != normalized.text() {
        return unsupported(article);
    }
    let input = Input::new(article, normalized, doc, language);
    let mentions = mentions::find(&input);
    let statements = statements::find(&input, &mentions);
    Reading {
        sentences: input.sentences.iter().map(|s| input.span(s.clone())).filter(|s| !s.is_empty()).collect(),
        mentions: mentions.list,
        statements,
        ..Reading::default()
    }
}

/// A reading without findings, which says that nothing can be found in a text of that language.
fn unsupported(article: &Article) -> Reading {
    let note = match article.metadata.lang {
        Some(lang) => format!("Nothing but the text was kept: articles in '{lang}' cannot be analysed yet."),
        None => "Nothing but the text was kept: its language is not known.".to_owned(),
    };
    let warning = Warning { code: WarningCode::LanguageUnsupported, span: Span::default(), note };
    Reading { warnings: vec![warning], ..Reading::default() }
}
