//! French.

use super::{Language, NameFacts};
use relata_types::Lang;

pub(super) static FRENCH: Language = Language { lang: Lang::FR, names: NAMES };

const NAMES: NameFacts = NameFacts {
    leading: &["la", "le", "les"],
    titles: &[],
    person_nouns: &[],
    body_nouns: &[],
    pronouns: &[],
};
