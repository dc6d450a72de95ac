//! What is known of each language, as data: one file a language, one [`Language`] each.

mod audience;
mod happenings;
mod notes;
mod speech;
mod times;

pub(crate) use audience::AudienceFacts;
pub(crate) use happenings::{HappeningFacts, HappeningKind, ThingKind};
pub(crate) use notes::NoteFacts;
pub(crate) use speech::{
    CueClass, CueGroup, Frames, Needs, Polarity, SourcePhrase, SpeechFacts, SpeechLabels,
};

pub(crate) use times::{TimeFacts, TimeUnit};

use relata_types::Lang;

/// The facts of one language. Each finder has its own section; lists are sorted, one item a line.
pub(crate) struct Language {
    /// Whose facts these are.
    pub(crate) lang: Lang,
    /// For mentions: articles, titles, nouns for people and bodies, pronouns.
    pub(crate) names: NameFacts,
    /// For time expressions.
    pub(crate) times: TimeFacts,
    /// For furniture, prompt residue, credits and open questions.
    pub(crate) notes: NoteFacts,
    /// For statements: cue verbs, source phrases, statement nouns, the labels of the parser.
    pub(crate) speech: SpeechFacts,
    /// For happenings: their sorts, and the words that tell them.
    pub(crate) happenings: HappeningFacts,
}

/// Names the files: each holds its facts as `LANGUAGE`.
macro_rules! languages {
    ($($file:ident)*) => {
        $(mod $file;)*
        /// Every language that has a file.
        pub(crate) static LANGUAGES: &[&Language] = &[$(&$file::LANGUAGE),*];
    };
}
languages! { en fr }

impl Language {
    /// The facts of a language; `None` for a language that has no file.
    pub(crate) fn of(lang: Lang) -> Option<&'static Language> {
        LANGUAGES.iter().copied().find(|language| language.lang == lang)
    }
}

/// Grammatical gender, natural gender for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Gender {
    Masculine,
    Feminine,
}

/// What finding names and what stands for them needs to know of a language. All words are in lower case.
pub(crate) struct NameFacts {
    /// Words at the start of a recognised name that are no part of it: articles, prepositions.
    pub(crate) leading: &'static [&'static str],
    /// Endings that the pipeline splits off a name: "'s".
    pub(crate) possessive: &'static [&'static str],
    /// Honorifics and titles before a person's name, with the gender they tell.
    pub(crate) titles: &'static [(&'static str, Option<Gender>)],
    /// Titles that a full stop shortens, without it: it ends no sentence.
    pub(crate) short_titles: &'static [&'static str],
    /// Nouns for one person, mostly of an office or a trade, with the gender they tell: "president", "spokeswoman".
    pub(crate) person_nouns: &'static [(&'static str, Option<Gender>)],
    /// Nouns for a body that speaks: "ministry", "company".
    pub(crate) body_nouns: &'static [&'static str],
    /// Words that make a name of several words that of a body: "university".
    pub(crate) body_name_words: &'static [&'static str],
    /// Nouns in lower case that begin the name of a body, directly or by a link: "université de Purdue".
    pub(crate) body_name_heads: &'static [&'static str],
    /// Nouns in lower case that begin the name of a place: "baie de Pensacola".
    pub(crate) place_name_heads: &'static [&'static str],
    /// Words between such a noun and the name: "de".
    pub(crate) name_links: &'static [&'static str],
    /// Words that the pipeline takes for names when they begin with a capital: "État".
    pub(crate) no_names: &'static [&'static str],
    /// Ordinary words, one a line, sorted; empty when there is no such table.
    pub(crate) ordinary_words: &'static str,
    /// The endings that `data/distil.py` took off them.
    pub(crate) word_endings: &'static [&'static str],
    /// Whether names are often enough written without capitals for it to be worth looking for them.
    pub(crate) has_lower_case_names: bool,
    /// Nouns for who holds an office, before the field of it: "ministre | du Budget".
    pub(crate) portfolio_nouns: &'static [&'static str],
    /// Nouns for storms, which bear given names: "hurricane".
    pub(crate) storm_nouns: &'static [&'static str],
    /// Nouns for what is named after the place where it stands: "the Orvane | dam".
    pub(crate) sited_nouns: &'static [&'static str],
    /// Nouns after the name of a team: "the Comets | game".
    pub(crate) team_nouns: &'static [&'static str],
    /// Lemmas of verbs that are done to things only: "prescribe".
    pub(crate) thing_verbs: &'static [&'static str],
    /// Nouns in lower case that are part of a place's name right before it: "rue Monge".
    pub(crate) street_nouns: &'static [&'static str],
    /// Nouns that tell a place and are no part of its name: "quartier".
    pub(crate) district_nouns: &'static [&'static str],
    /// Nouns in lower case that are part of a body's name right before it: "lycée Carnot".
    pub(crate) school_nouns: &'static [&'static str],
    /// Adjectives between a noun for a body or place and the rest of its name: "parc | national | du Tsavo".
    pub(crate) institution_adjectives: &'static [&'static str],
    /// Whether headlines give ordinary words capitals.
    pub(crate) capitalises_headlines: bool,
    /// Prepositions that make a place of a name of unknown type.
    pub(crate) place_telling_prepositions: &'static [&'static str],
    /// Lemmas of verbs whose subject is far more often a person than a body.
    pub(crate) human_verbs: &'static [&'static str],
    /// Endings of nouns for inhabitants in the plural.
    pub(crate) inhabitant_endings: &'static [&'static str],
    /// Articles and numerals before a plural.
    pub(crate) plural_articles: &'static [&'static str],
    /// Ways to name one office: interchangeable where the same nation or town is told. In lower case.
    pub(crate) offices: &'static [&'static [&'static str]],
    /// Nouns for people whom news brings in beside the one it is about ("the judge"): alone they never mean that one.
    pub(crate) other_parties: &'static [&'static str],
    /// Nouns for offices whose holder a text need not name.
    pub(crate) office_nouns: &'static [&'static str],
    /// Shortened titles before names and the nouns that they stand for.
    pub(crate) title_abbreviations: &'static [(&'static str, &'static str)],
    /// Nouns that take up anybody of the kind, whatever the office: "the politician".
    pub(crate) resumptive_nouns: &'static [&'static str],
    /// Nouns for one who speaks for a body.
    pub(crate) spokespeople: &'static [&'static str],
    /// Nouns by which a text calls a company or body that it has named.
    pub(crate) company_nouns: &'static [&'static str],
    /// Determiners that tell whose something is.
    pub(crate) possessive_determiners: &'static [&'static str],
    /// Determiners that tell the gender of the noun that they stand before.
    pub(crate) gendered_determiners: &'static [(&'static str, Gender)],
    /// Pronouns that mean the last of those just named: "the latter".
    pub(crate) latter: &'static [&'static str],
    /// Pronouns that tell their gender only behind a preposition: French "lui" is also "to her".
    pub(crate) dative_pronouns: &'static [&'static str],
    /// What puts first whom the sentence is about: "as for", with a space behind.
    pub(crate) topic_openers: &'static [&'static str],
    /// Prepositions before places, and others: "at".
    pub(crate) place_prepositions: &'static [&'static str],
    /// Prepositions that people's names hardly follow: "near".
    pub(crate) sure_place_prepositions: &'static [&'static str],
    /// Words that make a name of several words that of a place: "river".
    pub(crate) place_name_words: &'static [&'static str],
    /// Pronouns that stand for somebody, with what they tell.
    pub(crate) pronouns: &'static [(&'static str, PronounFacts)],
    /// Lemmas of verbs whose pronoun subject stands for nobody: "il faut".
    pub(crate) impersonal_verbs: &'static [&'static str],
    /// Whether nouns for things are feminine or masculine and their pronouns agree.
    pub(crate) nouns_have_gender: bool,
    /// The verb of "X is the mayor".
    pub(crate) copula: &'static str,
    /// Verbs that link a subject to what it is or seems, the copula among them.
    pub(crate) linking_verbs: &'static [&'static str],
    /// Words between such a pronoun and its verb that make it stand for nobody: "il y a".
    pub(crate) existential_words: &'static [&'static str],
    /// Pronouns that may stand for nobody: "it".
    pub(crate) impersonal_pronouns: &'static [&'static str],
    /// Words that begin a description of somebody known: "the", "ce".
    pub(crate) definite: &'static [&'static str],
    /// Those of them that point at whom the text has just named: "this".
    pub(crate) demonstratives: &'static [&'static str],
    /// Relative pronouns: they stand for what their clause describes.
    pub(crate) relatives: &'static [&'static str],
}

/// What a pronoun tells of whom it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PronounFacts {
    /// `None`: it does not tell.
    pub(crate) gender: Option<Gender>,
    /// More than one.
    pub(crate) is_plural: bool,
    /// Whether it stands for a person ("she"); "it" does not.
    pub(crate) is_person: bool,
}

/// Whether a sorted list holds the word.
pub(crate) fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// What a sorted table says of the word.
pub(crate) fn look_up<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table
        .binary_search_by(|(entry, _)| (*entry).cmp(word))
        .ok()
        .and_then(|at| table.get(at))
        .map(|(_, value)| *value)
}

#[cfg(test)]
mod name_tests {
    use super::*;

    #[test]
    fn tables_for_names_are_sorted() {
        for language in LANGUAGES {
            let names = &language.names;
            for list in [
                names.leading,
                names.possessive,
                names.body_nouns,
                names.body_name_words,
                names.place_name_words,
                names.body_name_heads,
                names.place_name_heads,
                names.name_links,
                names.no_names,
                names.human_verbs,
                names.inhabitant_endings,
                names.plural_articles,
                names.other_parties,
                names.resumptive_nouns,
                names.office_nouns,
                names.spokespeople,
                names.company_nouns,
                names.possessive_determiners,
                names.latter,
                names.dative_pronouns,
                names.place_prepositions,
                names.sure_place_prepositions,
                names.word_endings,
                names.portfolio_nouns,
                names.thing_verbs,
                names.storm_nouns,
                names.team_nouns,
                names.sited_nouns,
                names.street_nouns,
                names.district_nouns,
                names.school_nouns,
                names.place_telling_prepositions,
                names.institution_adjectives,
                names.impersonal_verbs,
                names.definite,
                names.linking_verbs,
                names.existential_words,
                names.relatives,
                names.demonstratives,
            ] {
                assert!(list.is_sorted_by(|a, b| a < b), "{:?}", list.windows(2).find(|w| w[0] >= w[1]));
            }
            let happenings = &language.happenings;
            assert!(happenings.kinds.is_sorted_by(|a, b| a.name < b.name));
            assert!(happenings.things.is_sorted_by(|a, b| a.name < b.name));
            let of_kinds = happenings.kinds.iter().flat_map(|kind| {
                [kind.does, kind.undergoes, kind.forbidden, kind.nouns, kind.holdings, kind.things]
            });
            for list in of_kinds.chain(happenings.things.iter().map(|thing| thing.nouns)).chain([
                happenings.telling_verbs,
                happenings.ordering_verbs,
                happenings.forbidding_verbs,
                happenings.permitting_auxiliaries,
                happenings.against,
                happenings.undertaking_verbs,
                happenings.unreal_auxiliaries,
                happenings.by,
                happenings.of,
            ]) {
                assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
            }
            for thing in happenings.kinds.iter().flat_map(|kind| kind.things) {
                assert!(happenings.things.iter().any(|known| known.name == *thing), "{thing}");
            }
            let audience = &language.speech.audience;
            for list in [
                audience.to,
                audience.pronouns,
                audience.listeners,
                audience.speaking_verbs,
                audience.not_to,
                audience.at,
                audience.venues,
                audience.platforms,
                audience.negations,
                audience.nameless_nouns,
                audience.nameless_pronouns,
                audience.spokespeople,
                audience.indefinite,
            ] {
                assert!(list.is_sorted_by(|a, b| a < b), "{:?}", list.windows(2).find(|w| w[0] >= w[1]));
            }
            assert!(audience.noun_polarities.is_sorted_by(|a, b| a.0 < b.0));
            assert!(names.titles.is_sorted_by(|a, b| a.0 < b.0));
            assert!(names.person_nouns.is_sorted_by(|a, b| a.0 < b.0));
            assert!(names.pronouns.is_sorted_by(|a, b| a.0 < b.0));
            assert!(names.title_abbreviations.is_sorted_by(|a, b| a.0 < b.0));
            assert!(names.gendered_determiners.is_sorted_by(|a, b| a.0 < b.0));
        }
    }
}
