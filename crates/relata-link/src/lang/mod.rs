//! What the linker knows of each language, as data: one file a language, one [`Language`] each. What holds of every language is code.
//!
//! All words are folded ([`fold`](crate::fold::fold)); those of a phrase are apart by one space.

use relata_types::Lang;

/// Words or phrases, sorted.
pub(crate) type Words = &'static [&'static str];

/// The facts of one language.
pub(crate) struct Language {
    /// Whose facts these are.
    pub(crate) lang: Lang,
    /// Words that say nothing of what a text is about: a closed class, written for this project.
    pub(crate) function_words: Words,
    /// What announces the words of others as a block: "The full text of the statement:".
    pub(crate) announces: Words,
    /// Words that take up what was told before: "such".
    pub(crate) pointers: Words,
    /// Pointers that before a function word open a clause and point at nothing: "that he was late".
    pub(crate) openers: Words,
    /// Words by which somebody speaks of himself.
    pub(crate) first_person: Words,
    /// Words that join two clauses.
    pub(crate) joiners: Words,
    /// Words for relatives: whoever is somebody's "stepson" is not that somebody.
    pub(crate) relatives: Words,
    /// What tells whose relative somebody is: "her".
    pub(crate) possessives: Words,
    /// Words that tell a body of which the text has not spoken yet: "another court".
    pub(crate) indefinite: Words,
    /// Words behind which a phrase has its head no more: "the police in Orbel", but "a statement from the police".
    pub(crate) behind_head: Words,
    /// What may be told one way or the other, by a name that is the same in all languages, with the words for either; each in a plain form
    /// or in forms that no ending explains.
    pub(crate) opposites: &'static [(&'static str, Words, Words)],
    /// For the forms of a word.
    pub(crate) forms: FormFacts,
    /// For numbers, days and months.
    pub(crate) numbers: NumberFacts,
    /// For whether words deny.
    pub(crate) negations: NegationFacts,
    /// For those who say nothing.
    pub(crate) refusals: RefusalFacts,
    /// For how many people met a fate.
    pub(crate) counts: CountFacts,
    /// For who is told to be dead.
    pub(crate) deaths: DeathFacts,
}

/// How the forms of a word differ.
pub(crate) struct FormFacts {
    /// Endings that are cut off, the longest first.
    pub(crate) endings: Words,
    /// Endings of words that end with y in their plain form: "cities".
    pub(crate) endings_for_y: Words,
    /// Forms that no ending explains, each with the word that it is a form of; sorted by form.
    pub(crate) irregular: &'static [(&'static str, &'static str)],
}

/// How numbers and days are written.
pub(crate) struct NumberFacts {
    /// What stands before the fraction of a number.
    pub(crate) decimal_mark: &'static str,
    /// Numbers in words, without those that are also articles.
    pub(crate) spelled: &'static [(&'static str, &'static str)],
    /// Words that add zeros to the number before them.
    pub(crate) scales: &'static [(&'static str, usize)],
    /// Words for a hundredth part.
    pub(crate) percent: Words,
    /// Months and the short forms that news uses.
    pub(crate) months: Words,
    /// Words of datelines and of days, which tell nothing by themselves.
    pub(crate) calendar: Words,
    /// Units of time: a number before them is an age, a duration or an hour.
    pub(crate) units_of_time: Words,
    /// Endings that make ordinals of figures: "5th".
    pub(crate) ordinal_endings: Words,
    /// Units of an age.
    pub(crate) units_of_age: Words,
}

/// How a clause denies.
pub(crate) struct NegationFacts {
    /// Words that deny wherever they stand.
    pub(crate) always: Words,
    /// Pairs of words that deny: "yet to".
    pub(crate) phrases: Words,
    /// Three words around a negation that say what would not have been: "would not have".
    pub(crate) supposing: Words,
    /// Words that deny …
    pub(crate) unless_limited: Words,
    /// … unless one of these follows: "not only" denies nothing.
    pub(crate) limits: Words,
    /// Words that deny beside one of [`particles`](Self::particles) alone: "une personne" is somebody.
    pub(crate) beside_particle: Words,
    /// Particles that deny nothing by themselves.
    pub(crate) particles: Words,
    /// Words that go on denying and do not deny anew: "neither the mill nor its owner".
    pub(crate) going_on: Words,
    /// Ends of two words that together contract a negation: "does n | t".
    pub(crate) contraction: Option<(&'static str, &'static str)>,
    /// What forbids behind a form of "to be": "the water is banned", not "a banned group".
    pub(crate) forbidden: Words,
    /// Forms of "to be".
    pub(crate) being: Words,
    /// Words that warn …
    pub(crate) warnings: Words,
    /// … and a word close behind that says of what not to do: "warned villagers downstream against".
    pub(crate) warned_of: Words,
}

/// How news says that somebody says nothing.
pub(crate) struct RefusalFacts {
    /// Phrases that say so.
    pub(crate) phrases: Words,
    /// Words that say so where they are denied: "has not responded".
    pub(crate) responses: Words,
    /// Words that say so where they are denied beside [`calls`](Self::calls).
    pub(crate) returning: Words,
    /// What is returned or answered: "calls".
    pub(crate) calls: Words,
}

/// How news says that somebody died.
pub(crate) struct DeathFacts {
    /// Phrases before the name.
    pub(crate) before: Words,
    /// Phrases behind the name.
    pub(crate) behind: Words,
}

/// How news counts people.
pub(crate) struct CountFacts {
    /// Phrases that say that people died, …
    pub(crate) dead: Words,
    /// … were hurt, …
    pub(crate) hurt: Words,
    /// … are missing, …
    pub(crate) missing: Words,
    /// … were moved, …
    pub(crate) moved: Words,
    /// … were seized.
    pub(crate) seized: Words,
    /// Words behind which people are brought into one of [`vehicles`](Self::vehicles), which moves them, …
    pub(crate) into: Words,
    /// … an article between the two or not.
    pub(crate) vehicles: Words,
    /// Words before "of" and a number that make it the number of somebody's children: "a mother of six".
    pub(crate) parents: Words,
    /// Words that make of a number a part of another: "among".
    pub(crate) parts: Words,
    /// Words behind a number and "of" that make it a part: "two of them".
    pub(crate) wholes: Words,
    /// What stands between such a number and its whole.
    pub(crate) of: Words,
    /// Words between a number and whom it counts.
    pub(crate) some: Words,
    /// People who are not told apart from others.
    pub(crate) people: Words,
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

impl CountFacts {
    /// What may befall people, each with the phrases that say so.
    pub(crate) fn fates(&self) -> [(&'static str, Words); 5] {
        [
            ("dead", self.dead),
            ("hurt", self.hurt),
            ("missing", self.missing),
            ("moved", self.moved),
            ("seized", self.seized),
        ]
    }
}

impl Language {
    /// The languages whose facts hold for a text: its own, or every one when its own has no file or is not known.
    pub(crate) fn of(lang: Option<Lang>) -> &'static [&'static Language] {
        let own = LANGUAGES.iter().position(|language| Some(language.lang) == lang);
        own.and_then(|at| LANGUAGES.get(at..=at)).unwrap_or(LANGUAGES)
    }
}

/// Whether a word is on a list, which is sorted, of a text's language.
pub(crate) fn has(lang: Option<Lang>, list: impl Fn(&Language) -> Words, word: &str) -> bool {
    Language::of(lang).iter().any(|language| is_in(list(language), word))
}

/// Whether a word is on a sorted list.
pub(crate) fn is_in(list: Words, word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn lists_are_sorted_and_folded() {
        for language in LANGUAGES {
            let Language { numbers, negations, refusals, counts, .. } = language;
            let lists: Vec<Words> = [
                &[language.function_words, language.announces, language.pointers, language.first_person][..],
                &[language.joiners, language.relatives, language.possessives, numbers.ordinal_endings],
                &[
                    language.indefinite,
                    language.behind_head,
                    language.openers,
                    negations.phrases,
                    counts.parents,
                ],
                &[numbers.percent, numbers.months, numbers.calendar],
                &[numbers.units_of_time, numbers.units_of_age, negations.always, negations.unless_limited],
                &[negations.limits, negations.beside_particle, negations.particles, negations.going_on],
                &[negations.forbidden, negations.being, negations.warnings, negations.warned_of],
                &[refusals.phrases, refusals.responses, refusals.returning, refusals.calls],
                &counts.fates().map(|(_, phrases)| phrases),
                &[counts.parts, counts.wholes, counts.of, counts.some, counts.people],
                &[counts.into, counts.vehicles, language.deaths.before, language.deaths.behind],
            ]
            .concat();
            for list in lists {
                assert!(list.is_sorted(), "{list:?}");
                assert!(list.iter().all(|word| fold(word) == *word), "{list:?}");
            }
            for (_, one, other) in language.opposites {
                assert!(one.is_sorted() && other.is_sorted(), "{one:?} {other:?}");
            }
            assert!(language.forms.irregular.is_sorted());
            assert!(language.forms.endings.is_sorted_by_key(|ending| std::cmp::Reverse(ending.len())));
        }
    }

    #[test]
    fn a_text_of_no_known_language_is_read_by_all() {
        assert_eq!(Language::of(Some(Lang::FR)).len(), 1);
        assert_eq!(Language::of(None).len(), LANGUAGES.len());
        assert!(has(None, |language| language.numbers.months, "mai"));
        assert!(!has(Some(Lang::EN), |language| language.numbers.months, "mai"));
    }
}
