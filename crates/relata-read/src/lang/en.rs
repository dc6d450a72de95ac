//! English.

use super::{Language, NameFacts};
use relata_types::Lang;

pub(super) static ENGLISH: Language = Language { lang: Lang::EN, names: NAMES };

const NAMES: NameFacts =
    NameFacts { leading: &["the"], titles: &[], person_nouns: &[], body_nouns: &[], pronouns: &[] };
