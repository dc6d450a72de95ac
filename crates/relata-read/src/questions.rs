//! Open questions: sentences that say that something is not known, not confirmed or unanswered.

use crate::furniture::plain;
use crate::input::Input;
use relata_types::Span;

/// How many words a `*` in a phrase may stand for.
pub(crate) const MOST_WORDS_BETWEEN: usize = 3;

/// A sentence of so many words says more than what is not known.
const LONG: usize = 30;
/// Words that the part which says that something is not known has at least: "What we do not know, but will learn, is who left" has fewer.
const PART: usize = 8;

/// The sentences outside the furniture that hold one of the language's phrases, long ones up to where they turn to something else.
pub(crate) fn find(input: &Input<'_>) -> Vec<Span> {
    let phrases: Vec<Vec<&str>> =
        input.language.notes.questions.iter().map(|phrase| phrase.split(' ').collect()).collect();
    let asks = |text: &str| {
        let lower = plain(text);
        let words = words(&lower);
        phrases
            .iter()
            .any(|phrase| holds_phrase(&words, phrase) && tells(&words, phrase, input.language.notes.bare))
    };
    let mut found = Vec::new();
    for sentence in &input.sentences {
        let text = input.text(sentence.clone());
        if asks(text) {
            let part =
                text.get(..turn(text, input.language.notes.turns)).filter(|part| asks(part)).unwrap_or(text);
            let start = input.doc.bytes(sentence.clone()).start;
            found.push(input.normalized.original_span(Span::new(start, start + part.len())));
        }
    }
    found.retain(|span| !input.is_furniture(*span));
    found
}

/// The byte at which a long sentence turns to something else, its length when it does not: the first mark with enough words before it
/// behind which one of `turns` follows.
fn turn(text: &str, turns: &[&str]) -> usize {
    if words(text).len() < LONG {
        return text.len();
    }
    let is_turn = |at: usize, mark: &str| {
        let (before, behind) =
            (text.get(..at).unwrap_or_default(), text.get(at + mark.len()..).unwrap_or_default());
        let next = plain(behind.split_whitespace().next().unwrap_or_default());
        (mark == ";" || turns.contains(&next.as_str())) && words(before).len() >= PART
    };
    let marks = text.match_indices([',', ';']).filter(|(at, mark)| is_turn(*at, mark));
    marks.map(|(at, _)| text.get(..at).unwrap_or_default().trim_end().len()).next().unwrap_or(text.len())
}

/// The words of a text; an apostrophe ends a word: "n'est" is "n'" and "est".
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-')))
        .flat_map(|word| word.split_inclusive('\''))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

/// Whether a text has words beside the phrase that tell what is not known: "We do not know." does not.
fn tells(words: &[&str], phrase: &[&str], bare: &[&str]) -> bool {
    words.iter().any(|word| !phrase.contains(word) && !bare.contains(word))
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
        let notes = &Language::of(lang).expect("a language with a file").notes;
        let phrases = notes.questions.iter().map(|phrase| phrase.split(' ').collect::<Vec<_>>());
        phrases.into_iter().any(|phrase| holds_phrase(&words, &phrase) && tells(&words, &phrase, notes.bare))
    }

    #[test]
    fn what_is_not_known_is_a_question() {
        for text in [
            "It was not immediately clear who had fired.",
            "It remains to be seen who will pay.",
            "We do not know who paid.",
            "The cause is unknown.",
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
        for text in [
            "It was clear who had fired.",
            "We know.",
            "We still do not know.",
            "It is hard to say now.",
            "The figure was confirmed.",
            "No one told her.",
        ] {
            assert!(!asks(text, Lang::EN), "{text}");
        }
        for text in ["On sait qui a tiré.", "Il est resté à Ort.", "Nous ne savons pas encore."] {
            assert!(!asks(text, Lang::FR), "{text}");
        }
    }

    #[test]
    fn a_long_sentence_ends_where_it_turns_to_something_else() {
        let turns = ["but"];
        let long = "It is not known who gave the order to close the old bridge of Orbel , but the mayor, who has been in office for \
                    twenty years, now has to tell the council what became of all the money for its repair, and why nobody in the town hall asked for it before.";
        assert_eq!(
            &long[..turn(long, &turns)],
            "It is not known who gave the order to close the old bridge of Orbel"
        );
        let short = "It is not known who gave the order to close it, but the mayor knows.";
        assert_eq!(turn(short, &turns), short.len());
        let at_once = long.replace(" who gave the order to close the old bridge of Orbel ", "");
        assert_eq!(turn(&at_once, &turns), at_once.len(), "what is not known would be cut off");
    }
}
