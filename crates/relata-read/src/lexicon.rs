//! Which word announces an utterance: the cue verbs of a language, found by lemma or by form.

use crate::lang::{CueClass, Frames, Language, Polarity, SpeechFacts};
use relata_pipeline::Token;
use relata_types::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex};

/// What a cue verb does and how it takes its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CueVerb {
    pub(crate) lemma: &'static str,
    pub(crate) class: CueClass,
    pub(crate) polarity: Polarity,
    pub(crate) frames: Frames,
}

/// A cue of several words: what follows its verb, and whether the verb is reflexive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CuePhrase {
    pub(crate) facts: CueVerb,
    pub(crate) is_reflexive: bool,
    /// The words behind the verb, apart by one space; none in "se réjouir".
    pub(crate) rest: &'static str,
}

/// The word lists of one language, ready to look up.
pub(crate) struct Lexicon {
    verbs: BTreeMap<&'static str, CueVerb>,
    /// The cues of several words, by their verb, the longest first.
    phrases: BTreeMap<&'static str, Vec<CuePhrase>>,
    irregular: BTreeMap<&'static str, &'static str>,
    endings: &'static [(&'static str, &'static str)],
    pub(crate) never_sources: BTreeSet<&'static str>,
    pub(crate) document_nouns: BTreeSet<&'static str>,
    pub(crate) statement_nouns: BTreeSet<&'static str>,
    pub(crate) light_verbs: BTreeSet<&'static str>,
    pub(crate) unsaid_governors: BTreeSet<&'static str>,
    pub(crate) time_nouns: BTreeSet<&'static str>,
    pub(crate) venue_verbs: BTreeSet<&'static str>,
    pub(crate) word_nouns: BTreeSet<&'static str>,
    pub(crate) varying_verbs: BTreeSet<&'static str>,
}

impl Lexicon {
    /// The lexicon of a language; built once.
    pub(crate) fn of(language: &'static Language) -> &'static Lexicon {
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
                    class: group.class,
                    polarity: group.polarity,
                    frames: group.frames,
                });
                verb.frames = verb.frames.or(group.frames);
            }
        }
        let mut phrases: BTreeMap<&'static str, Vec<CuePhrase>> = BTreeMap::new();
        for (lemma, verb) in &verbs {
            let own = facts.reflexive_pronouns.iter().find_map(|pronoun| {
                let own = lemma.strip_prefix(pronoun)?;
                if pronoun.ends_with('\'') { Some(own) } else { own.strip_prefix(' ') }
            });
            let words = own.unwrap_or(lemma);
            let (head, rest) = words.split_once(' ').unwrap_or((words, ""));
            if own.is_some() || !rest.is_empty() {
                let phrase = CuePhrase { facts: *verb, is_reflexive: own.is_some(), rest };
                phrases.entry(head).or_default().push(phrase);
            }
        }
        for of_verb in phrases.values_mut() {
            of_verb.sort_by_key(|phrase| std::cmp::Reverse(phrase.facts.lemma.len()));
        }
        let irregular = items(facts.irregular_forms).filter_map(|line| line.split_once(' ')).collect();
        let set = |list: &'static str| items(list).collect();
        Self {
            verbs,
            phrases,
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
    pub(crate) fn verb(&self, form: &str, lemma: &str) -> Option<CueVerb> {
        self.of_form(&self.verbs, form, lemma).copied()
    }

    /// The cues of several words that begin with a form of this verb, the longest first.
    pub(crate) fn phrases(&self, form: &str, lemma: &str) -> &[CuePhrase] {
        self.of_form(&self.phrases, form, lemma).map_or(&[], Vec::as_slice)
    }

    fn of_form<'t, T>(&self, table: &'t BTreeMap<&'static str, T>, form: &str, lemma: &str) -> Option<&'t T> {
        if let Some(found) = table.get(lemma) {
            return Some(found);
        }
        if let Some(lemma) = self.irregular.get(form) {
            return table.get(lemma);
        }
        self.endings.iter().find_map(|(ending, replacement)| {
            let stem = form.strip_suffix(ending)?;
            table.get(format!("{stem}{replacement}").as_str())
        })
    }
}

/// The lines of a table.
fn items(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Whether the token is a form of a verb that can announce an utterance.
pub(crate) fn is_cue_verb(language: &'static Language, token: Token<'_>) -> bool {
    let verb = Lexicon::of(language).verb(&token.text().to_lowercase(), token.lemma());
    verb.is_some_and(|verb| verb.frames.has(Frames::CLAUSE) || verb.frames.has(Frames::QUOTE))
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
        // The verbs of each family of endings: present, imperfect, past, conditional, participle.
        for (forms, verb) in [
            (
                "affirme affirmait affirmaient affirma affirmèrent affirmerait affirmeraient affirmant affirmé",
                "affirmer",
            ),
            ("annonce annonçait annonçaient annonça annoncèrent annoncerait annonçant annoncé", "annoncer"),
            ("exige exigeait exigeaient exigea exigèrent exigerait exigeant exigé", "exiger"),
            ("révèle révèlent révélait révéla révélèrent révélerait révélé", "révéler"),
            ("rappelle rappellent rappelait rappela rappellerait rappelé", "rappeler"),
            ("rejette rejettent rejetait rejeta rejetterait rejeté", "rejeter"),
            ("aboie aboient aboyait aboya aboierait aboyé", "aboyer"),
            ("avertit avertissent avertissait avertirent avertirait averti", "avertir"),
            ("dément démentent démentait démentit démentirent démentirait démenti", "démentir"),
            ("dit disent disait disaient dirent dirait diraient disant dites", "dire"),
            ("prédit prédisent prédisait prédirent prédirait", "prédire"),
            ("écrit écrivent écrivait écrivit écrivirent écrirait écrite", "écrire"),
            ("croit croient croyait crut crurent croirait cru", "croire"),
            ("conclut concluent concluait conclurent conclurait conclu", "conclure"),
            ("craint craignent craignait craignit craindrait", "craindre"),
            ("enjoint enjoignent enjoignait enjoignit enjoindrait", "enjoindre"),
            ("admet admettent admettait admit admirent admettrait admis", "admettre"),
            ("répond répondent répondait répondit répondrait répondu", "répondre"),
            ("prétend prétendent prétendait prétendit prétendrait prétendu", "prétendre"),
            ("reprend reprennent reprenait reprit reprendrait repris", "reprendre"),
            ("prévient préviennent prévenait prévint prévinrent préviendrait prévenu", "prévenir"),
            ("soutient soutiennent soutenait soutint soutinrent soutiendrait soutenu", "soutenir"),
            ("prévoit prévoient prévoyait prévirent prévoirait prévu", "prévoir"),
            ("reconnaît reconnaissent reconnaissait reconnut reconnaîtrait reconnu", "reconnaître"),
            ("poursuit poursuivent poursuivait poursuivit poursuivrait poursuivi", "poursuivre"),
            ("interrompt interrompent interrompait interrompit interromprait", "interrompre"),
            ("rit rient riait rirent rirait", "rire"),
        ] {
            for form in forms.split(' ') {
                assert_eq!(lemma(Lang::FR, form), Some(verb), "{form}");
            }
        }
        assert_eq!(lemma(Lang::EN, "sing"), Some("sing"));
        let french = Lexicon::of(Language::of(Lang::FR).expect("the language has a file"));
        assert!(french.phrases("fait", "faire").iter().any(|phrase| phrase.facts.lemma == "faire savoir"));
        for (form, verb) in [
            ("félicitent", "se féliciter"),
            ("écriait", "s'écrier"),
            ("plaignit", "se plaindre"),
            ("mit", "mettre en garde"),
            ("tirèrent", "tirer la sonnette d'alarme"),
        ] {
            assert!(french.phrases(form, form).iter().any(|phrase| phrase.facts.lemma == verb), "{form}");
        }
    }

    /// How many verbs and phrases a language has at least; statement nouns come on top.
    const MIN_CUES: usize = 600;

    #[test]
    fn cues_are_sorted_and_have_class_and_frames() {
        for lang in [Lang::EN, Lang::FR] {
            let language = Language::of(lang).expect("the language has a file");
            let mut seen: BTreeSet<(CueClass, &str)> = BTreeSet::new();
            for group in language.speech.cues {
                let lemmas: Vec<&str> = items(group.lemmas).collect();
                let class = group.class;
                let unsorted = lemmas.windows(2).find(|pair| pair[0] >= pair[1]);
                assert_eq!(unsorted, None, "{lang} {class:?}: not sorted, or twice");
                assert!(
                    !group.frames.is_empty() && !lemmas.is_empty(),
                    "{lang} {class:?}: no frame or no cue"
                );
                for lemma in lemmas {
                    assert!(seen.insert((class, lemma)), "{lang} {class:?}: {lemma:?} twice");
                }
            }
            let cues: BTreeSet<&str> = seen.iter().map(|(_, lemma)| *lemma).collect();
            assert!(cues.len() >= MIN_CUES, "{lang}: {} cues", cues.len());
        }
    }
}
