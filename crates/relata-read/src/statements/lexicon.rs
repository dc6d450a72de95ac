//! Which word announces an utterance: the cue verbs of a language, found by lemma or by form.

use crate::lang::{Frames, Language, Polarity, SpeechFacts};
use relata_types::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex};

/// What a cue verb does and how it takes its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CueVerb {
    pub(super) lemma: &'static str,
    pub(super) polarity: Polarity,
    pub(super) frames: Frames,
}

/// The word lists of one language, ready to look up.
pub(super) struct Lexicon {
    verbs: BTreeMap<&'static str, CueVerb>,
    irregular: BTreeMap<&'static str, &'static str>,
    endings: &'static [(&'static str, &'static str)],
    pub(super) never_sources: BTreeSet<&'static str>,
    pub(super) document_nouns: BTreeSet<&'static str>,
    pub(super) statement_nouns: BTreeSet<&'static str>,
    pub(super) light_verbs: BTreeSet<&'static str>,
    pub(super) unsaid_governors: BTreeSet<&'static str>,
    pub(super) time_nouns: BTreeSet<&'static str>,
    pub(super) venue_verbs: BTreeSet<&'static str>,
    pub(super) word_nouns: BTreeSet<&'static str>,
    pub(super) varying_verbs: BTreeSet<&'static str>,
}

impl Lexicon {
    /// The lexicon of a language; built once.
    pub(super) fn of(language: &'static Language) -> &'static Lexicon {
        static BUILT: LazyLock<Mutex<BTreeMap<Lang, &'static Lexicon>>> = LazyLock::new(Mutex::default);
        let mut built = BUILT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        built.entry(language.lang).or_insert_with(|| Box::leak(Box::new(Lexicon::new(&language.speech))))
    }

    fn new(facts: &'static SpeechFacts) -> Self {
        let mut verbs: BTreeMap<&'static str, CueVerb> = BTreeMap::new();
        for group in facts.cues {
            for lemma in items(group.lemmas) {
                let verb = verbs.entry(lemma).or_insert(CueVerb {
                    lemma,
                    polarity: group.polarity,
                    frames: group.frames,
                });
                verb.frames = verb.frames.or(group.frames);
            }
        }
        let irregular = items(facts.irregular_forms).filter_map(|line| line.split_once(' ')).collect();
        let set = |list: &'static str| items(list).collect();
        Self {
            verbs,
            irregular,
            endings: facts.form_endings,
            never_sources: set(facts.never_sources),
            document_nouns: set(facts.document_nouns),
            statement_nouns: set(facts.statement_nouns),
            light_verbs: set(facts.light_verbs),
            unsaid_governors: set(facts.unsaid_governors),
            time_nouns: set(facts.time_nouns),
            venue_verbs: set(facts.venue_verbs),
            word_nouns: set(facts.word_nouns),
            varying_verbs: set(facts.varying_verbs),
        }
    }

    /// The cue verb with this dictionary form, or of which this is a form: trained lemmatizers err, so that the
    /// form has the last word.
    pub(super) fn verb(&self, form: &str, lemma: &str) -> Option<CueVerb> {
        self.verbs.get(lemma).copied().or_else(|| self.verb_of_form(form))
    }

    fn verb_of_form(&self, form: &str) -> Option<CueVerb> {
        if let Some(lemma) = self.irregular.get(form) {
            return self.verbs.get(lemma).copied();
        }
        self.endings.iter().find_map(|(ending, replacement)| {
            let stem = form.strip_suffix(ending)?;
            self.verbs.get(format!("{stem}{replacement}").as_str()).copied()
        })
    }
}

/// The lines of a table.
fn items(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(lang: Lang, form: &str) -> Option<&'static str> {
        let language = Language::of(lang).expect("the language has a file");
        Lexicon::of(language).verb(form, form).map(|verb| verb.lemma)
    }

    #[test]
    fn forms_lead_to_their_verb() {
        for (form, verb) in [("said", "say"), ("denied", "deny"), ("urging", "urge"), ("wrote", "write")] {
            assert_eq!(lemma(Lang::EN, form), Some(verb), "{form}");
        }
        for (form, verb) in [
            ("indique", "indiquer"),
            ("annonçait", "annoncer"),
            ("prévient", "prévenir"),
            ("déclarèrent", "déclarer"),
            ("suggérait", "suggérer"),
            ("suggère", "suggérer"),
        ] {
            assert_eq!(lemma(Lang::FR, form), Some(verb), "{form}");
        }
        assert_eq!(lemma(Lang::FR, "table"), None);
        assert_eq!(lemma(Lang::EN, "sing"), Some("sing"));
    }
}
