//! Dictionary forms, by the tables that a package carries: rules for endings, exceptions, an index of known forms, and
//! plain lookup. Each language of spaCy's applies them in its own way; those of the pinned packages are here.

mod english;
mod french;
mod spanish;
mod tables;

use crate::PipelineError;
use crate::doc::Upos;
use crate::lookups::{EXCEPTIONS, GROUPS, INDEX, RULES};
use crate::packed::{Container, Table};
use spanish::Spanish;
use tables::Tables;

/// Where a package keeps the tables.
const PATH: &str = "lemmatizer/lookups/lookups.bin";
const COMPONENT: &str = "lemmatizer";
const LOOKUP_TABLE: &str = "lemma_lookup";

/// The lemmatizer of one package.
#[derive(Debug)]
pub(crate) enum Lemmatizer {
    /// One table from forms to lemmas.
    Lookup(Table),
    /// English rules.
    English(Tables),
    /// French rules, and a table for what they don't know.
    French(Tables, Table),
    /// Spanish rules, chosen by features.
    Spanish(Box<Spanish>),
}

impl Lemmatizer {
    /// Where a package keeps the tables.
    pub(crate) const PATH: &str = PATH;

    /// The lemmatizer of a language (`en`), in the mode that the configuration names (`rule`, `lookup`).
    ///
    /// # Errors
    ///
    /// When the language has no rules here, the mode is another, or a table is missing or ill-formed.
    pub(crate) fn new(lang: &str, mode: &str, files: &Container) -> Result<Self, PipelineError> {
        let table = |name: &str| {
            files
                .table_if_any(&format!("{PATH}/{name}"))?
                .ok_or_else(|| PipelineError::malformed(PATH, format!("the table {name} is missing")))
        };
        match (mode, lang) {
            ("lookup", _) => Ok(Self::Lookup(table(LOOKUP_TABLE)?)),
            ("rule", "en") => {
                table(RULES)?;
                Ok(Self::English(Tables::read(files)?))
            }
            ("rule", "fr") => {
                for name in [RULES, EXCEPTIONS, INDEX] {
                    table(name)?;
                }
                Ok(Self::French(Tables::read(files)?, table(LOOKUP_TABLE)?))
            }
            ("rule", "es") => {
                for name in [RULES, GROUPS, EXCEPTIONS, INDEX] {
                    table(name)?;
                }
                Ok(Self::Spanish(Box::new(Spanish::read(files)?)))
            }
            ("rule", _) => {
                Err(PipelineError::unsupported(COMPONENT, format!("the rules of the language {lang}")))
            }
            _ => Err(PipelineError::unsupported(COMPONENT, format!("the mode {mode}"))),
        }
    }

    /// The lemma of a form with its part of speech and features (`Number=Sing|Person=3`); `starts`: it begins a sentence.
    pub(crate) fn lemma(&self, form: &str, pos: Upos, morph: &str, starts: bool) -> Box<str> {
        match self {
            Self::Lookup(table) => tables::look_up(table, form).unwrap_or(form).into(),
            Self::English(tables) => english::lemma(tables, form, pos, morph),
            Self::French(tables, lookup) => french::lemma(tables, lookup, form, pos),
            Self::Spanish(spanish) => spanish.lemma(form, pos, morph, starts),
        }
    }
}
