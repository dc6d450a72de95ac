//! What is known of each language, as data: one file a language, one [`Language`] each.

mod en;
mod fr;

use relata_types::Lang;

/// The facts of one language. Each finder has its own section; lists are sorted, one item a line.
pub(crate) struct Language {
    /// Whose facts these are.
    pub(crate) lang: Lang,
    /// For mentions: articles, titles, nouns for people and bodies, pronouns.
    pub(crate) names: NameFacts,
}

impl Language {
    /// The facts of a language; `None` for a language that has no file.
    pub(crate) fn of(lang: Lang) -> Option<&'static Language> {
        [&en::ENGLISH, &fr::FRENCH].into_iter().find(|language| language.lang == lang)
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
    /// Honorifics and titles before a person's name, with the gender they tell.
    pub(crate) titles: &'static [(&'static str, Option<Gender>)],
    /// Nouns for one person, mostly of an office or a trade, with the gender they tell: "president", "spokeswoman".
    pub(crate) person_nouns: &'static [(&'static str, Option<Gender>)],
    /// Nouns for a body that speaks: "ministry", "company".
    pub(crate) body_nouns: &'static [&'static str],
    /// Pronouns that stand for somebody, with what they tell.
    pub(crate) pronouns: &'static [(&'static str, PronounFacts)],
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
