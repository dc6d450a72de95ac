//! What the models see of a form: the numbers of its norm, its affixes and its shape.

use crate::PipelineError;
use crate::packed::{Container, Table};
use crate::python_text::{is_alpha, is_digit, is_space};
use crate::symbols::string_id;

/// The table of norms, e.g. British spellings to American ones.
const NORM_TABLE: &str = "lexeme_norm";

/// Forms of this many characters all have the shape `LONG`.
const LONG_FORM: usize = 100;

/// How often the same character is repeated in a shape at most.
const MAX_RUN: usize = 4;

/// Characters of a suffix.
const SUFFIX_LENGTH: usize = 3;

/// The properties of a form that do not depend on where it stands, as numbers of strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lexeme {
    pub(crate) orth: u64,
    pub(crate) norm: u64,
    pub(crate) prefix: u64,
    pub(crate) suffix: u64,
    pub(crate) shape: u64,
    pub(crate) is_space: bool,
}

/// What a package knows of forms.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Number of a form → its norm.
    norms: Table,
}

impl Lexicon {
    /// Where a package keeps the norms of words.
    pub(crate) const PATH: &str = "vocab/lookups.bin";

    /// The lexicon of a package, which may have no norms of its own.
    pub(crate) fn new(files: &Container) -> Result<Self, PipelineError> {
        let norms = files.table_if_any(&format!("{}/{NORM_TABLE}", Self::PATH))?;
        Ok(Self { norms: norms.unwrap_or_else(Table::empty) })
    }

    /// The properties of a form.
    pub(crate) fn lexeme(&self, form: &str) -> Lexeme {
        let orth = string_id(form);
        let norm = match self.norms.text(orth) {
            Some(norm) => string_id(norm),
            None => match BASE_NORMS.iter().find(|(spelling, _)| *spelling == form) {
                Some((_, norm)) => string_id(norm),
                None => string_id(&form.to_lowercase()),
            },
        };
        let prefix_end = form.chars().next().map_or(0, char::len_utf8);
        let suffix_start = form.char_indices().rev().nth(SUFFIX_LENGTH - 1).map_or(0, |(at, _)| at);
        Lexeme {
            orth,
            norm,
            prefix: string_id(form.get(..prefix_end).unwrap_or_default()),
            suffix: string_id(form.get(suffix_start..).unwrap_or_default()),
            shape: string_id(&shape(form)),
            is_space: !form.is_empty() && form.chars().all(is_space),
        }
    }
}

/// The outline of a form: `X` for upper-case letters, `x` for others, `d` for digits, all else as it is; runs are cut.
fn shape(form: &str) -> String {
    if form.chars().count() >= LONG_FORM {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(form.len());
    let mut run = (None, 0);
    for c in form.chars() {
        let outline = match c {
            c if is_alpha(c) && c.is_uppercase() => 'X',
            c if is_alpha(c) => 'x',
            c if is_digit(c) => 'd',
            c => c,
        };
        run = if run.0 == Some(outline) { (run.0, run.1 + 1) } else { (Some(outline), 1) };
        if run.1 <= MAX_RUN {
            shape.push(outline);
        }
    }
    shape
}

/// Norms of all languages, from spaCy 3.8's `norm_exceptions`.
#[rustfmt::skip]
const BASE_NORMS: [(&str, &str); 45] = [
    ("'s", "'s"), ("'S", "'s"), ("’s", "'s"), ("’S", "'s"), ("’", "'"), ("‘", "'"), ("´", "'"), ("`", "'"),
    ("”", "\""), ("“", "\""), ("''", "\""), ("``", "\""), ("´´", "\""), ("„", "\""), ("»", "\""), ("«", "\""),
    ("‘‘", "\""), ("’’", "\""), ("？", "?"), ("！", "!"), ("，", ","), ("；", ";"), ("：", ":"), ("。", "."),
    ("।", "."), ("…", "..."), ("—", "-"), ("–", "-"), ("--", "-"), ("---", "-"), ("——", "-"), ("€", "$"), ("£", "$"),
    ("¥", "$"), ("฿", "$"), ("US$", "$"), ("C$", "$"), ("A$", "$"), ("₺", "$"), ("₹", "$"), ("৳", "$"), ("₩", "$"),
    ("Mex$", "$"), ("₣", "$"), ("E£", "$"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::Blob;

    fn lexeme(form: &str) -> Lexeme {
        let norms = Table::pack_texts([(string_id("colour"), ["color"])]);
        let files = Container::pack(&[(format!("{}/{NORM_TABLE}", Lexicon::PATH), norms)].into());
        Lexicon::new(&Container::open(Blob::new(files)).unwrap()).unwrap().lexeme(form)
    }

    #[test]
    fn affixes_count_characters() {
        let found = lexeme("Été");
        assert_eq!((found.prefix, found.suffix), (string_id("É"), string_id("Été")));
        assert_eq!(lexeme("déçues").suffix, string_id("ues"));
        assert_eq!(lexeme("").prefix, 0);
    }

    #[test]
    fn norms_come_from_the_package_then_from_spacy_then_from_the_form() {
        assert_eq!(lexeme("colour").norm, string_id("color"));
        assert_eq!(lexeme("“").norm, string_id("\""));
        assert_eq!(lexeme("Paris").norm, string_id("paris"));
    }

    #[test]
    fn shapes_cut_runs_and_long_forms() {
        assert_eq!(shape("Apple-2024x"), "Xxxxx-ddddx");
        assert_eq!(shape("É²!!!!!!"), "Xd!!!!");
        assert_eq!(shape(&"a".repeat(99)), "xxxx");
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }

    #[test]
    fn only_white_space_is_space() {
        assert!(lexeme("\n\u{a0}").is_space);
        assert!(!lexeme("a b").is_space && !lexeme("").is_space);
    }
}
