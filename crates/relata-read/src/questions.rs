//! Open questions: sentences that say that something is not known, not confirmed or unanswered.

use crate::furniture::plain;
use crate::input::Input;
use relata_types::Span;

/// How many words a `*` in a phrase may stand for.
pub(crate) const MOST_WORDS_BETWEEN: usize = 3;

/// The sentences outside the furniture that hold one of the language's phrases.
pub(crate) fn find(input: &Input<'_>) -> Vec<Span> {
    let phrases: Vec<Vec<&str>> =
        input.language.notes.questions.iter().map(|phrase| phrase.split(' ').collect()).collect();
    let mut found = Vec::new();
    for sentence in &input.sentences {
        let lower = plain(input.text(sentence.clone()));
        let words = words(&lower);
        if phrases.iter().any(|phrase| holds_phrase(&words, phrase)) {
            found.push(input.span(sentence.clone()));
        }
    }
    found.retain(|span| !input.is_furniture(*span));
    found
}

/// The words of a text; an apostrophe ends a word: "n'est" is "n'" and "est".
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-')))
        .flat_map(|word| word.split_inclusive('\''))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

fn holds_phrase(words: &[&str], phrase: &[&str]) -> bool {
    (0..words.len()).any(|at| begins_with(&words[at..], phrase))
}

fn begins_with(words: &[&str], phrase: &[&str]) -> bool {
    match phrase.split_first() {
        None => true,
        Some((&"*", rest)) => {
            (0..=MOST_WORDS_BETWEEN.min(words.len())).any(|skipped| begins_with(&words[skipped..], rest))
        }
        Some((first, rest)) => words.first() == Some(first) && begins_with(&words[1..], rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use relata_types::Lang;

    fn asks(text: &str, lang: Lang) -> bool {
        let lower = plain(text);
        let words = words(&lower);
        let language = Language::of(lang).expect("a language with a file");
        language
            .notes
            .questions
            .iter()
            .any(|phrase| holds_phrase(&words, &phrase.split(' ').collect::<Vec<_>>()))
    }

    #[test]
    fn what_is_not_known_is_a_question() {
        for text in [
            "It was not immediately clear who had fired.",
            "It remains to be seen who will pay.",
            "We do not know.",
            "The figure could not be independently verified.",
            "It is still not known when the road will open.",
            "No answer has come from Ort.",
            "Who fired first, nobody could say.",
        ] {
            assert!(asks(text, Lang::EN), "{text}");
        }
        for text in [
            "On ne sait pas encore qui a tiré.",
            "De nombreuses questions restaient sans réponse.",
            "Reste à savoir qui paiera.",
            "Le bilan n’a pas été confirmé.",
            "Aucune réponse n’est venue d’Ort.",
            "Personne n’a su dire d’où venait l’eau.",
        ] {
            assert!(asks(text, Lang::FR), "{text}");
        }
    }

    #[test]
    fn what_is_known_is_none() {
        for text in
            ["It was clear who had fired.", "We know.", "The figure was confirmed.", "No one told her."]
        {
            assert!(!asks(text, Lang::EN), "{text}");
        }
        for text in ["On sait qui a tiré.", "Il est resté à Ort."] {
            assert!(!asks(text, Lang::FR), "{text}");
        }
    }
}
