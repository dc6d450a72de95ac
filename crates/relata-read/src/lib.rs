//! An article to a reading: sentences, mentions, statements with their speakers, times, credits, open questions.
//!
//! The one door is [`read`]: it takes an [`Article`], its [`Normalized`] text and what the language's trained
//! pipeline says of that text ([`Doc`]), and finds everything. It is pure and total: strange text gives warnings, never
//! an error. All that it knows of a language is in one file of `lang/`.

mod clauses;
mod credits;
mod furniture;
mod happenings;
mod input;
mod lang;
mod layout;
mod lexicon;
mod mentions;
mod normalize;
mod questions;
mod quotations;
mod sentences;
mod statements;
mod times;

pub use normalize::{MAX_TEXT_BYTES, Normalized};

use input::Input;
use lang::Language;
use relata_pipeline::{Doc, Pipeline};
use relata_types::{Article, MentionForm, Reading, Span, Warning, WarningCode};

/// Finds everything in one article. `doc` is the annotation of `normalized.text()` by a pipeline of the article's
/// language; of another text, it gives an empty reading with a warning.
///
/// A language that has no file in `lang/` gives an empty reading with the warning `language-unsupported`.
pub fn read(article: &Article, normalized: &Normalized, doc: &Doc) -> Reading {
    read_observed(article, normalized, doc, &mut |_| ())
}

/// The parts of [`read`], in the order of their work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Sentences, paragraphs, furniture.
    Layout,
    /// Names, descriptions, pronouns, and whom they stand for.
    Mentions,
    /// Who said what.
    Statements,
    /// Credits, open questions, times, warnings.
    Notes,
}

/// [`read`], calling `on_end` at the end of each stage: for whoever measures where time goes, since this crate has no
/// clock.
pub fn read_observed(
    article: &Article,
    normalized: &Normalized,
    doc: &Doc,
    on_end: &mut dyn FnMut(Stage),
) -> Reading {
    let Some(language) = article.metadata.lang.and_then(Language::of) else {
        return unsupported(article);
    };
    if doc.text() != normalized.text() {
        return unsupported(article);
    }
    let input = Input::new(article, normalized, doc, language);
    on_end(Stage::Layout);
    let mentions = mentions::find(&input);
    on_end(Stage::Mentions);
    let mut statements = statements::find(&input, &mentions);
    statements.retain(|statement| !statement.content.iter().all(|piece| input.is_furniture(*piece)));
    for statement in &mut statements {
        // "She said" names nobody when nobody is known whom "she" stands for.
        statement.speaker = statement.speaker.filter(|&speaker| {
            let mention = &mentions.list[speaker];
            mention.form != MentionForm::Pronoun || mention.same_as.is_some()
        });
    }
    on_end(Stage::Statements);
    let credits = credits::find(&input, &mentions);
    let clauses = clauses::find(&input, &statements);
    let happenings = happenings::find(&input, &clauses.verbs);
    let questions = questions::find(&input);
    let reading = Reading {
        vectors: Vec::new(),
        clauses: clauses.clauses,
        happenings,
        sentences: input.sentences.iter().map(|s| input.span(s.clone())).filter(|s| !s.is_empty()).collect(),
        mentions: mentions.list,
        statements,
        times: times::find(&input),
        credits,
        questions,
        warnings: warnings(&input),
        furniture: input.furniture.spans,
    };
    on_end(Stage::Notes);
    reading
}

/// What a reader of the article should know before trusting what was found in it, in the order of the text.
fn warnings(input: &Input<'_>) -> Vec<Warning> {
    let mut warnings = input.furniture.warnings.clone();
    for quotation in quotations::find(&input.article.text) {
        if let Some(piece) =
            quotation.pieces.first().filter(|_| !quotation.is_closed && !quotation.is_dialogue)
        {
            let mark = piece.text(&input.article.text).chars().next().map_or(0, char::len_utf8);
            let start = piece.start as usize;
            warnings.push(Warning {
                code: WarningCode::UnbalancedQuotation,
                span: Span::new(start, start + mark),
                note: "A quotation opens here and is never closed: where it ends is a guess.".to_owned(),
            });
        }
    }
    if input.normalized.is_truncated() {
        let end = input.article.text.len();
        warnings.push(Warning {
            code: WarningCode::Truncated,
            span: Span::new(end, end),
            note: format!("Only the first {} kB of the text were read.", MAX_TEXT_BYTES / 1000),
        });
    }
    warnings.sort_by_key(|warning| (warning.span, warning.code));
    warnings
}

/// Reads one article with the pipeline of its language; `None`: no pipeline is known for it.
pub fn read_article(article: &Article, pipeline: Option<&Pipeline>) -> Reading {
    let Some(pipeline) = pipeline else { return unsupported(article) };
    let normalized = Normalized::new(&article.text, article.metadata.lang);
    let doc = pipeline.annotate(normalized.text());
    read(article, &normalized, &doc)
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
