//! French: a known lemma stays, then exceptions, then rules, then a table of forms of all parts of speech.

use super::tables::{Tables, look_up};
use crate::doc::Upos;
use crate::packed::Table;

/// The parts of speech that rules are tried for; the others are only looked up.
const BY_RULE: [Upos; 11] = [
    Upos::Noun,
    Upos::Verb,
    Upos::Adj,
    Upos::Adp,
    Upos::Adv,
    Upos::Aux,
    Upos::Cconj,
    Upos::Det,
    Upos::Pron,
    Upos::Punct,
    Upos::Sconj,
];

pub(super) fn lemma(tables: &Tables, lookup: &Table, form: &str, pos: Upos) -> Box<str> {
    let lower = form.to_lowercase();
    if matches!(pos, Upos::None | Upos::Space) {
        return lower.into();
    }
    if !BY_RULE.contains(&pos) {
        return look_up(lookup, form).unwrap_or(form).into();
    }
    if let Some(table) = tables.get(pos) {
        if table.knows(&lower) {
            return lower.into();
        }
        if let Some(exception) = table.lemmas(&lower).next() {
            return exception.into();
        }
        let mut unknown = None;
        for inflected in table.inflect(&lower) {
            if table.accepts(&inflected) {
                return inflected.into();
            }
            unknown = unknown.or(Some(inflected));
        }
        if let Some(unknown) = unknown {
            return unknown.into();
        }
    }
    look_up(lookup, &lower).unwrap_or(&lower).into()
}

#[cfg(test)]
mod tests {
    use super::super::tables::testing::table;
    use super::*;
    use crate::packed::Blob;
    use crate::symbols::string_id;

    #[test]
    fn known_lemma_exception_rule_lookup() {
        let noun = table(&["journal", "bois"], &[("yeux", "œil")], &[("aux", "al"), ("s", "")]);
        let tables = Tables::with([(Upos::Noun, noun)]);
        let lookup = ["dit", "Dites"].map(|form| (string_id(form), ["dire"]));
        let lookup = Table::open(Blob::new(Table::pack_texts(lookup))).unwrap();
        let cases = [
            ("Bois", Upos::Noun, "bois"),
            ("yeux", Upos::Noun, "œil"),
            ("Journaux", Upos::Noun, "journal"),
            ("bureaux", Upos::Noun, "bureal"),
            ("dit", Upos::Noun, "dire"),
            ("DIT", Upos::Verb, "dire"),
            ("DIT", Upos::Propn, "DIT"),
            ("Dites", Upos::Intj, "dire"),
            ("Zut", Upos::Adv, "zut"),
        ];
        for (form, pos, expected) in cases {
            assert_eq!(&*lemma(&tables, &lookup, form, pos), expected, "{form} {pos:?}");
        }
    }
}
