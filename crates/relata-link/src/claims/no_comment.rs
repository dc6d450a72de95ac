//! That somebody says nothing: "declined to comment", "did not return calls", "n'a pas souhaité s'exprimer". News says it in a few
//! set phrases of quite different words.

use super::polarity::denies;

/// Where the folded words of a clause say that somebody made no comment: the index of the word that begins to say so. Who made none is
/// told before it.
pub(crate) fn said(folded: &[String]) -> Option<usize> {
    let text = format!(" {} ", folded.join(" "));
    let place = |phrases: &[&str]| {
        let bytes = phrases.iter().filter_map(|phrase| text.find(&format!(" {phrase} "))).min()?;
        Some(text.get(..bytes)?.split_whitespace().count())
    };
    place(&REFUSALS).or_else(|| {
        let denied = place(&RESPONSES).or_else(|| place(&RETURNING).filter(|_| place(&CALLS).is_some()));
        denied.filter(|_| denies(folded))
    })
}

/// Phrases that say so; folded, a space between words.
const REFUSALS: [&str; 18] = [
    "aucun commentaire",
    "could not be reached",
    "couldn t be reached",
    "declined comment",
    "declined to comment",
    "declined to be interviewed",
    "decline de commenter",
    "injoignable",
    "injoignables",
    "no comment",
    "pas pu etre joint",
    "pas pu etre joints",
    "refuse de commenter",
    "refuse tout commentaire",
    "refused comment",
    "refused to comment",
    "unavailable for comment",
    "was not available for comment",
];

/// Words that say so where they are denied.
const RESPONSES: [&str; 16] = [
    "comment",
    "commente",
    "commented",
    "commenter",
    "donne suite",
    "exprimee",
    "exprime",
    "exprimer",
    "reacted",
    "reagi",
    "reagir",
    "replied",
    "reply",
    "repondu",
    "respond",
    "responded",
];

const RETURNING: [&str; 6] = ["answer", "answered", "return", "returned", "rappele", "retourne"];

const CALLS: [&str; 10] =
    ["appel", "appels", "call", "calls", "email", "emails", "mail", "mails", "message", "messages"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn found(text: &str) -> bool {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect();
        said(&words).is_some()
    }

    #[test]
    fn set_phrases_say_that_nothing_was_said() {
        for text in [
            "The ministry declined to comment.",
            "Orle Mills did not return two calls.",
            "Neither the mill nor its owner has responded.",
            "The owner couldn’t be reached on Monday.",
            "Le ministère n’a pas répondu aux questions d’AQI.",
            "La mairie n’a fait aucun commentaire.",
        ] {
            assert!(found(text), "{text}");
        }
        for text in
            ["The ministry responded at once.", "The bus did not return.", "Ada Brun commented on it."]
        {
            assert!(!found(text), "{text}");
        }
    }
}
