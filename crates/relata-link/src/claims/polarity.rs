//! Whether words deny.

/// Whether the folded words hold an odd number of negations.
pub(crate) fn denies(words: &[String]) -> bool {
    let has_ne = words.iter().any(|word| matches!(word.as_str(), "ne" | "n"));
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
            word => NEGATIONS.binary_search(&word).is_ok(),
        });
    }
    negations % 2 == 1
}

/// Folded, sorted. "ne … pas" counts once, so "ne" is none.
const NEGATIONS: [&str; 14] = [
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
    "nor",
    "nothing",
    "nowhere",
    "nullement",
];

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
        assert!(NEGATIONS.is_sorted());
        for text in [
            "The dam wasn’t safe.",
            "He did n't sleep",
            "Personne n’a dormi.",
            "Il n'a pas plu.",
            "Nobody slept.",
            "Rain never fell.",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "Une personne a dormi.",
            "Not only rain fell.",
            "It rained.",
            "Il n’a plu qu’à midi.",
            "Nobody did not sleep.",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
