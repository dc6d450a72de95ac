//! Organisations, places, groups and other things: the keys by which their names meet.

use super::local::bare;
use crate::fold::fold;
use crate::input::Input;
use crate::names::facts;
use crate::names::skeleton::{romanize, skeletons};
use crate::words::is_function_word;
use std::collections::{BTreeMap, BTreeSet};

/// Words that a body's name has or lacks without being another body.
const GENERIC: [&str; 14] = [
    "ag",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "group",
    "groupe",
    "gruppe",
    "inc",
    "llc",
    "ltd",
    "sa",
    "sas",
];
/// Letters that a skeleton must have to join two spellings: short ones meet by chance.
const LONG: usize = 5;
/// Letters of an acronym: fewer are initials of a person, more are a word.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=8;

/// The keys of a name, of which the first is its own. Two names that share a key are one body's.
pub(crate) fn keys(name: &str) -> Vec<String> {
    let folded = fold(name);
    if let Some((line, _)) = facts::line(bare(&folded)) {
        return vec![format!("fact {line}")];
    }
    let words: Vec<&str> =
        bare(&folded).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !GENERIC.contains(word)).collect();
    let words = if telling.is_empty() { words } else { telling };
    let mut keys = vec![format!("name {}", words.join(" "))];
    // Spellings of other languages, word by word, where the words are few and long enough.
    if words.len() <= 2 && words.iter().all(|word| word.chars().count() >= LONG) {
        let mut sounds = vec![String::from("sound")];
        for word in &words {
            let found = skeletons(&romanize(word));
            sounds = sounds
                .iter()
                .flat_map(|head| found.iter().map(move |skeleton| format!("{head} {skeleton}")))
                .collect();
        }
        keys.extend(sounds.into_iter().filter(|sound| sound.len() > "sound ".len() + LONG));
    }
    keys
}

/// Acronyms that the articles explain themselves, "Long Form (LF)": the key of each acronym with the key of its long form.
/// An acronym that is explained in two ways is left out.
pub(crate) fn acronyms(inputs: &[Input]) -> Vec<(String, String)> {
    let mut long_forms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for input in inputs {
        let text = &input.article.text;
        for mention in &input.reading.mentions {
            let rest = text.get(mention.span.end as usize..).unwrap_or_default();
            let Some(acronym) =
                rest.strip_prefix(" (").and_then(|rest| rest.split_once(')')).map(|(inside, _)| inside)
            else {
                continue;
            };
            if explains(input.text(mention.span), acronym)
                && let (Some(short), Some(long)) =
                    (keys(acronym).into_iter().next(), keys(input.text(mention.span)).into_iter().next())
            {
                long_forms.entry(short).or_default().insert(long);
            }
        }
    }
    let unique = |(short, long): (String, BTreeSet<String>)| match long.len() {
        1 => long.into_iter().next().map(|long| (short, long)),
        _ => None,
    };
    long_forms.into_iter().filter_map(unique).collect()
}

/// Whether the letters of `acronym` are the initials of the words of `long`, function words left out or not.
fn explains(long: &str, acronym: &str) -> bool {
    let letters = fold(acronym);
    if !ACRONYM.contains(&letters.len()) || !acronym.chars().all(|c| c.is_uppercase()) {
        return false;
    }
    let folded = fold(long);
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let all: String = words().filter_map(|word| word.chars().next()).collect();
    let telling: String =
        words().filter(|word| !is_function_word(word)).filter_map(|word| word.chars().next()).collect();
    all == letters || telling == letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_initials() {
        assert!(explains("Collective Security Treaty Organization", "CSTO"));
        assert!(explains("Autorité de sûreté nucléaire", "ASN"));
        assert!(!explains("Collective Security", "CSTO") && !explains("Orbel", "(now)"));
    }

    #[test]
    fn names_of_one_body_share_a_key() {
        let share = |a: &str, b: &str| keys(a).iter().any(|key| keys(b).contains(key));
        for (a, b) in [
            ("Wagner Group", "Wagner"),
            ("OTAN", "NATO"),
            ("Marioupol", "Mariupol"),
            ("the Kremlin", "Kremlin"),
        ] {
            assert!(share(a, b), "{a} {b}");
        }
        for (a, b) in [("Bank of Orbel", "Bank of Varn"), ("Niger", "Nigeria"), ("Mali", "Malte")] {
            assert!(!share(a, b), "{a} {b}");
        }
    }
}
