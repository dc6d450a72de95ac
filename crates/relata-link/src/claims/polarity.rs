//! Whether words deny.

/// Words after "warned" within which "against" says what not to do: "warned villagers downstream against".
const WARNED_OF: usize = 5;

/// Whether the folded words hold an odd number of negations. What is forbidden is told as what may not be.
pub(crate) fn denies(words: &[String]) -> bool {
    let has_ne = words.iter().any(|word| matches!(word.as_str(), "ne" | "n"));
    let is_one_of = |at: Option<usize>, table: &[&str]| {
        at.and_then(|at| words.get(at)).is_some_and(|word| table.binary_search(&word.as_str()).is_ok())
    };
    let mut negations = 0;
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| words[before].as_str());
        negations += usize::from(match word.as_str() {
            // "don't", "does n't", "isn’t": the letter after the apostrophe is a word of its own.
            "t" => before.is_some_and(|before| before.ends_with('n')),
            // "une personne" is somebody, "not only" and "pas seulement" deny nothing.
            "personne" | "rien" => has_ne,
            "not" | "pas" => !words
                .get(at + 1)
                .is_some_and(|next| matches!(next.as_str(), "only" | "seulement" | "uniquement")),
            // "Neither the mill nor its owner" denies once, and so does "not … nor".
            "nor" | "ni" => negations == 0,
            "limits" => before == Some("off") && is_one_of(at.checked_sub(2), &BEING),
            "against" => (at.saturating_sub(WARNED_OF)..at).any(|warned| is_one_of(Some(warned), &WARNING)),
            word if FORBIDDEN.binary_search(&word).is_ok() => is_one_of(at.checked_sub(1), &BEING),
            word => NEGATIONS.binary_search(&word).is_ok(),
        });
    }
    negations % 2 == 1
}

/// Folded, sorted. "ne … pas" counts once, so "ne" is none.
const NEGATIONS: [&str; 13] = [
    "aucun",
    "aucune",
    "aucunement",
    "cannot",
    "jamais",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nothing",
    "nowhere",
    "nullement",
];

/// Words that forbid behind a form of "to be": "the water is banned", not "a banned group". Folded, sorted.
const FORBIDDEN: [&str; 10] = [
    "banned",
    "barred",
    "forbidden",
    "interdit",
    "interdite",
    "interdites",
    "interdits",
    "prohibited",
    "proscrit",
    "proscrite",
];

/// Folded, sorted.
const BEING: [&str; 16] = [
    "are", "be", "been", "being", "est", "etaient", "etait", "ete", "is", "remain", "remains", "reste",
    "restent", "sont", "was", "were",
];

/// Folded, sorted.
const WARNING: [&str; 7] = ["advise", "advised", "advises", "cautioned", "warn", "warned", "warns"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn found(text: &str) -> bool {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect();
        denies(&words)
    }

    #[test]
    fn negations_are_told_from_their_look_alikes() {
        assert!(NEGATIONS.is_sorted() && FORBIDDEN.is_sorted() && BEING.is_sorted() && WARNING.is_sorted());
        for text in [
            "The dam wasn’t safe.",
            "He did n't sleep",
            "Personne n’a dormi.",
            "Il n'a pas plu.",
            "Nobody slept.",
            "Rain never fell.",
            "Neither the mill nor its owner was there.",
            "Tap water is off limits.",
            "L’eau du puits est interdite à la consommation.",
            "Doctors warned the villagers against using wells.",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "Une personne a dormi.",
            "Not only rain fell.",
            "It rained.",
            "Il n’a plu qu’à midi.",
            "Nobody did not sleep.",
            "A banned party marched against the law.",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
