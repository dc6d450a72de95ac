//! That somebody says nothing: "declined to comment", "did not return calls", "n'a pas souhaité s'exprimer". News says it in a few
//! set phrases of quite different words.

use super::polarity::denies;
use crate::lang::{Language, RefusalFacts, Words};
use relata_types::Lang;

/// Where the folded words of a clause say that somebody made no comment: the index of the word that begins to say so. Who made none is
/// told before it.
pub(crate) fn said(folded: &[String], lang: Option<Lang>) -> Option<usize> {
    let text = format!(" {} ", folded.join(" "));
    Language::of(lang).iter().find_map(|language| refusal(&text, denies(folded, lang), &language.refusals))
}

fn refusal(text: &str, denies: bool, facts: &RefusalFacts) -> Option<usize> {
    let place = |phrases: Words| {
        let bytes = phrases.iter().filter_map(|phrase| text.find(&format!(" {phrase} "))).min()?;
        Some(text.get(..bytes)?.split_whitespace().count())
    };
    let denied =
        || place(facts.responses).or_else(|| place(facts.returning).filter(|_| place(facts.calls).is_some()));
    place(facts.phrases).or_else(|| denied().filter(|_| denies))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn found(lang: &str, text: &str) -> bool {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect();
        said(&words, Lang::parse(lang)).is_some()
    }

    #[test]
    fn set_phrases_say_that_nothing_was_said() {
        for (lang, text) in [
            ("en", "The ministry declined to comment."),
            ("en", "Orle Mills did not return two calls."),
            ("en", "Neither the mill nor its owner has responded."),
            ("en", "The owner couldn’t be reached on Monday."),
            ("fr", "Le ministère n’a pas répondu aux questions d’AQI."),
            ("fr", "La mairie n’a fait aucun commentaire."),
        ] {
            assert!(found(lang, text), "{text}");
        }
        for (lang, text) in [
            ("en", "The ministry responded at once."),
            ("en", "The bus did not return."),
            ("en", "Ada Brun commented on it."),
        ] {
            assert!(!found(lang, text), "{text}");
        }
    }
}
