//! Whether words deny.

use crate::lang::{Language, NegationFacts, is_in};
use crate::words::is_function_word;
use relata_types::Lang;
use std::collections::BTreeSet;

/// Words after one that warns within which stands what not to do: "warned villagers downstream against".
const WARNED_OF: usize = 5;

/// Whether the folded words of a text hold an odd number of negations. What is forbidden is told as what may not be.
pub(crate) fn denies(words: &[String], lang: Option<Lang>) -> bool {
    Language::of(lang).iter().any(|language| negations(words, &language.negations).len() % 2 == 1)
}

/// The indexes of the folded words that negations are about: the first telling word behind each and those between its particle and it,
/// and all words of a text that forbids. "The dam was built in May but nobody knows why" denies nothing of the dam; what would not have been
/// is of another world.
pub(crate) fn negated(words: &[String], lang: Option<Lang>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for facts in Language::of(lang).iter().map(|language| &language.negations) {
        let supposes = |negation: &Negation| match negation {
            Negation::Word(at) => words
                .get(at.saturating_sub(1)..at + 2)
                .is_some_and(|beside| is_in(facts.supposing, &beside.join(" "))),
            Negation::Forbids => false,
        };
        for negation in negations(words, facts).into_iter().filter(|negation| !supposes(negation)) {
            let (at, reach) = match negation {
                Negation::Word(at) => (at, at + 1..words.len()),
                Negation::Forbids => (0, 0..0),
            };
            let tells = |at: &usize| words.get(*at).is_some_and(|word| !is_function_word(word));
            found.extend(reach.into_iter().find(tells));
            let particle = words[..at].iter().rposition(|word| is_in(facts.particles, word));
            found.extend((particle.unwrap_or(at)..at).filter(tells));
            if negation == Negation::Forbids {
                found.extend(0..words.len());
            }
        }
    }
    found
}

/// One negation of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Negation {
    /// By the word at this index.
    Word(usize),
    /// Of the text as a whole, by what it forbids.
    Forbids,
}

fn negations(words: &[String], facts: &NegationFacts) -> Vec<Negation> {
    let has_particle = words.iter().any(|word| is_in(facts.particles, word));
    let at_is =
        |at: Option<usize>, list| at.and_then(|at| words.get(at)).is_some_and(|word| is_in(list, word));
    let mut negations = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1);
        let phrase = before.map(|before| format!("{} {word}", words[before]));
        let is_phrase_of = |list| phrase.as_ref().is_some_and(|phrase| is_in(list, phrase));
        let denies = is_in(facts.always, word)
            || is_phrase_of(facts.phrases)
            || is_in(facts.beside_particle, word) && has_particle
            || is_in(facts.unless_limited, word) && !at_is(Some(at + 1), facts.limits)
            || is_in(facts.going_on, word) && negations.is_empty()
            // The letter after the apostrophe of "isn’t" is a word of its own.
            || facts.contraction.is_some_and(|(end, last)| {
                word == last && before.is_some_and(|before| words[before].ends_with(end))
            });
        let forbids = is_in(facts.forbidden, word) && at_is(before, facts.being)
            || is_phrase_of(facts.forbidden) && at_is(at.checked_sub(2), facts.being)
            || is_in(facts.warned_of, word)
                && (at.saturating_sub(WARNED_OF)..at).any(|warns| at_is(Some(warns), facts.warnings));
        if denies {
            negations.push(Negation::Word(at));
        } else if forbids {
            negations.push(Negation::Forbids);
        }
    }
    negations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn words(text: &str) -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect()
    }

    fn found(lang: &str, text: &str) -> bool {
        denies(&words(text), Lang::parse(lang))
    }

    #[test]
    fn a_negation_is_about_the_telling_words_beside_it() {
        let about = |lang: &str, text: &str| -> Vec<String> {
            let words = words(text);
            negated(&words, Lang::parse(lang)).into_iter().map(|at| words[at].clone()).collect()
        };
        assert_eq!(about("en", "The dam was built in May but it wasn’t clear why"), ["clear"]);
        assert_eq!(about("en", "No bridge in Orbel fell"), ["bridge"]);
        assert!(about("en", "The mill would not have burned otherwise").is_empty());
        assert_eq!(about("fr", "Le pont ne tiendra pas longtemps"), ["tiendra", "longtemps"]);
        assert_eq!(about("en", "Tap water is off limits").len(), 5);
        assert!(about("en", "The dam was built in May").is_empty());
    }

    #[test]
    fn negations_are_told_from_their_look_alikes() {
        for (lang, text) in [
            ("en", "The dam wasn’t safe."),
            ("en", "He did n't sleep"),
            ("fr", "Personne n’a dormi."),
            ("fr", "Il n'a pas plu."),
            ("en", "Nobody slept."),
            ("en", "Rain never fell."),
            ("en", "Neither the mill nor its owner was there."),
            ("en", "Tap water is off limits."),
            ("fr", "L’eau du puits est interdite à la consommation."),
            ("en", "Doctors warned the villagers against using wells."),
            ("en", "The mayor had yet to answer."),
            ("fr", "Le maire refuse de répondre."),
        ] {
            assert!(found(lang, text), "{text}");
        }
        for (lang, text) in [
            ("fr", "Une personne a dormi."),
            ("en", "Not only rain fell."),
            ("en", "Nothing less than the mill is at stake."),
            ("fr", "Pas moins de six ponts sont tombés."),
            ("en", "It rained."),
            ("fr", "Il n’a plu qu’à midi."),
            ("en", "Nobody did not sleep."),
            ("en", "A banned party marched against the law."),
        ] {
            assert!(!found(lang, text), "{text}");
        }
    }
}
