//! English: what the features show to be a base form stays as it is, all else goes by exceptions, then by rules.

use super::tables::Tables;
use crate::doc::Upos;

pub(super) fn lemma(tables: &Tables, form: &str, pos: Upos, morph: &str) -> Box<str> {
    let lower = form.to_lowercase();
    if matches!(pos, Upos::None | Upos::Space) || is_base_form(pos, morph) {
        return lower.into();
    }
    let Some(table) = tables.get(pos) else {
        return if pos == Upos::Propn { form.into() } else { lower.into() };
    };
    let mut unknown = None;
    // Of the known forms the last rule's counts, of the odd ones the first's: so spaCy orders them.
    let (mut known, mut odd) = (None, None);
    for inflected in table.inflect(&lower) {
        if table.knows(&inflected) {
            known = Some(inflected);
        } else if table.accepts(&inflected) {
            odd = odd.or(Some(inflected));
        } else {
            unknown = unknown.or(Some(inflected));
        }
    }
    let by_rule = known.or(odd);
    // An exception comes first, the last of several, unless the rules found it too.
    let exceptions: Vec<&str> = table.lemmas(&lower).collect();
    let exception = if exceptions.is_empty() {
        None
    } else {
        let made: Vec<String> = table.inflect(&lower).filter(|form| table.accepts(form)).collect();
        exceptions.into_iter().rev().find(|form| !made.iter().any(|made| made == form)).map(Box::from)
    };
    exception
        .or_else(|| by_rule.map(String::into_boxed_str))
        .or_else(|| unknown.map(String::into_boxed_str))
        .unwrap_or_else(|| form.into())
}

/// Whether the features show an uninflected form.
fn is_base_form(pos: Upos, morph: &str) -> bool {
    let feature = |name: &str| morph.split('|').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let is = |name: &str, value: &str| feature(name) == Some(value);
    (pos == Upos::Noun && is("Number", "Sing"))
        || (pos == Upos::Verb && is("VerbForm", "Fin") && is("Tense", "Pres") && feature("Number").is_none())
        || is("VerbForm", "Inf")
        || is("VerbForm", "None")
        || is("Degree", "Pos")
}

#[cfg(test)]
mod tests {
    use super::super::tables::testing::table;
    use super::*;

    fn tables() -> Tables {
        let verb = table(
            &["say", "do", "die"],
            &[("said", "say"), ("lay", "lie")],
            &[("s", ""), ("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", "")],
        );
        let punct = table(&[], &[], &[("“", "\"")]);
        Tables::with([(Upos::Verb, verb), (Upos::Punct, punct)])
    }

    #[test]
    fn rules_exceptions_and_base_forms() {
        let cases = [
            ("Said", Upos::Verb, "", "say"),
            ("DOES", Upos::Verb, "", "do"),
            ("claimed", Upos::Verb, "", "claime"),
            ("claimed", Upos::Verb, "VerbForm=Inf", "claimed"),
            ("Claim", Upos::Verb, "Tense=Pres|VerbForm=Fin", "claim"),
            ("Claim", Upos::Verb, "Number=Sing|Tense=Pres|VerbForm=Fin", "Claim"),
            ("“", Upos::Punct, "", "\""),
            ("Paris", Upos::Propn, "Number=Sing", "Paris"),
            ("OF", Upos::Adp, "", "of"),
            ("", Upos::Verb, "", ""),
        ];
        for (form, pos, morph, expected) in cases {
            assert_eq!(&*lemma(&tables(), form, pos, morph), expected, "{form} {pos:?} {morph}");
        }
    }
}
