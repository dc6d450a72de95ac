//! Whether words deny.

use crate::lang::{Language, NegationFacts, is_in};
use relata_types::Lang;

/// Words after one that warns within which stands what not to do: "warned villagers downstream against".
const WARNED_OF: usize = 5;

/// Whether the folded words of a text hold an odd number of negations. What is forbidden is told as what may not be.
pub(crate) fn denies(words: &[String], lang: Option<Lang>) -> bool {
    Language::of(lang).iter().any(|language| negations(words, &language.negations) % 2 == 1)
}

fn negations(words: &[String], facts: &NegationFacts) -> usize {
    let has_particle = words.iter().any(|word| is_in(facts.particles, word));
    let at_is =
        |at: Option<usize>, list| at.and_then(|at| words.get(at)).is_some_and(|word| is_in(list, word));
    let mut negations = 0;
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1);
        let phrase = before.map(|before| format!("{} {word}", words[before]));
        let denies = is_in(facts.always, word)
            || is_in(facts.beside_particle, word) && has_particle
            || is_in(facts.unless_limited, word) && !at_is(Some(at + 1), facts.limits)
            || is_in(facts.going_on, word) && negations == 0
            // The letter after the apostrophe of "isn’t" is a word of its own.
            || facts.contraction.is_some_and(|(end, last)| {
                word == last && before.is_some_and(|before| words[before].ends_with(end))
            })
            || is_in(facts.forbidden, word) && at_is(before, facts.being)
            || phrase.is_some_and(|phrase| is_in(facts.forbidden, &phrase)) && at_is(at.checked_sub(2), facts.being)
            || is_in(facts.warned_of, word)
                && (at.saturating_sub(WARNED_OF)..at).any(|warns| at_is(Some(warns), facts.warnings));
        negations += usize::from(denies);
    }
    negations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn found(lang: &str, text: &str) -> bool {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect();
        denies(&words, Lang::parse(lang))
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
        ] {
            assert!(found(lang, text), "{text}");
        }
        for (lang, text) in [
            ("fr", "Une personne a dormi."),
            ("en", "Not only rain fell."),
            ("en", "It rained."),
            ("fr", "Il n’a plu qu’à midi."),
            ("en", "Nobody did not sleep."),
            ("en", "A banned party marched against the law."),
        ] {
            assert!(!found(lang, text), "{text}");
        }
    }
}
