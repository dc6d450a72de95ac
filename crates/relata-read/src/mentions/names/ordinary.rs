//! Ordinary words that a capital makes look like names: at the start of a sentence, in headlines, shouted.

use super::extend::is_particle;
use super::{Name, is_capitalised, is_initial, title};
use crate::input::Input;
use crate::lang::{NameFacts, holds, look_up};
use crate::mentions::tables::{given_name, holds_line, is_surname, is_town, known_name};
use relata_pipeline::Upos;
use relata_types::EntityType;
use std::collections::BTreeSet;

/// Ends a person's name before a word that is none, though a headline gives it a capital: "Ann Lee Checks Into"; before an
/// article ("Brun the Academy") and a weekday.
pub(super) fn cut_headlines(input: &Input<'_>, names: &mut Vec<Name>) {
    let facts = &input.language.names;
    for name in names.iter_mut().filter(|name| name.entity_type == EntityType::Person) {
        let start = name.tokens.start;
        let end = name.tokens.clone().skip(1).find(|&index| {
            let pos = input.token(index).pos();
            let is_no_name =
                matches!(pos, Upos::Verb | Upos::Aux | Upos::Adp | Upos::Sconj | Upos::Pron | Upos::Adv);
            let lower = input.token(index).text().to_lowercase();
            // In French the article is part of many names: "Charles de la Tour".
            let is_article = !facts.nouns_have_gender
                && pos == Upos::Det
                && holds(facts.definite, input.token(index).text())
                && is_capitalised(input, index - 1);
            is_capitalised(input, index) && (is_no_name || goes_beyond_person(input, start, index))
                || is_article
                || holds(facts.no_names, &lower)
        });
        if let Some(end) = end {
            name.tokens.end = end;
            while name.tokens.len() > 1 && !is_capitalised(input, name.tokens.end - 1) {
                name.tokens.end -= 1;
            }
        }
    }
    names.retain(|name| {
        let has_capital =
            |index: usize| input.token(index).text().chars().any(|c| !c.is_lowercase() && c.is_alphabetic());
        name.tokens.clone().any(has_capital)
    });
}

/// Whether the word at `index` is no part of the person's name that begins at `start`, since a full name stands before
/// and this is a word or the name of a body: "Ann Lee Senior Counsel".
pub(super) fn goes_beyond_person(input: &Input<'_>, start: usize, index: usize) -> bool {
    let text = input.token(index).text();
    let before = input.token(index.saturating_sub(1)).text();
    input.language.names.capitalises_headlines
        && index > start + 1
        && before.chars().all(char::is_alphanumeric)
        && given_name(before).is_none()
        && !is_initial(before)
        && !is_particle(before)
        && !is_surname(text)
        && !holds(input.language.names.body_name_words, &text.to_lowercase())
        && (is_ordinary_word(input, text) || known_name(text) == Some(EntityType::Organization))
}

/// Drops what is no name: ordinary words with a capital at the start of a sentence, in a heading, or shouted.
pub(super) fn drop_ordinary(input: &Input<'_>, names: &mut Vec<Name>) {
    let lower: BTreeSet<&str> =
        input.doc.tokens().map(|t| t.text()).filter(|text| text.starts_with(char::is_lowercase)).collect();
    // "Brown" is a word, and no word where "Gordon Brown" is spoken of.
    let surnames: BTreeSet<&str> = names
        .iter()
        .filter(|name| name.entity_type == EntityType::Person && name.tokens.len() > 1)
        .map(|name| input.token(name.tokens.end - 1).text())
        .collect();
    names.retain(|name| {
        if name.tokens.len() == 1 {
            let text = input.token(name.tokens.start).text();
            !is_ordinary_name(input, name, &lower) || surnames.contains(text) && !is_no_name(input, text)
        } else {
            !is_heading(input, name) && !is_nobody(input, name)
        }
    });
}

fn is_no_name(input: &Input<'_>, text: &str) -> bool {
    holds(input.language.names.no_names, &text.to_lowercase())
}

/// Whether a single word that was taken for a name is an ordinary one; `lower` are the words of the article that
/// begin in lower case.
fn is_ordinary_name(input: &Input<'_>, name: &Name, lower: &BTreeSet<&str>) -> bool {
    let index = name.tokens.start;
    let facts = &input.language.names;
    let token = input.token(index);
    let text = token.text();
    if is_no_name(input, text) {
        return true;
    }
    if known_name(text).is_some() || given_name(text).is_some() {
        return false;
    }
    let folded = text.to_lowercase();
    let starts =
        input.sentences.get(input.sentence_of[index]).is_some_and(|sentence| sentence.start + 1 >= index);
    let is_function_word = matches!(
        token.pos(),
        Upos::Adv
            | Upos::Verb
            | Upos::Aux
            | Upos::Adp
            | Upos::Sconj
            | Upos::Cconj
            | Upos::Pron
            | Upos::Det
            | Upos::Intj
    );
    let is_acronym = text.chars().all(char::is_uppercase) && text.chars().count() <= LONGEST_ACRONYM;
    let is_shouted = text.chars().filter(|c| c.is_uppercase()).count() >= SHORTEST_SHOUT;
    let is_likely_person = name.entity_type == EntityType::Person
        && token.pos() == Upos::Propn
        && (is_surname(text) || super::types::speaks(input, index))
        || index > 0 && title(input, index - 1).is_some();
    is_function_word
        // "Responsable de production": what somebody is.
        || look_up(facts.person_nouns, &folded).is_some()
            && index + 1 < input.doc.len()
            && input.token(index + 1).pos() == Upos::Adp
            && is_ordinary_word(input, text)
        || is_shouted && is_ordinary_word(input, text)
        || is_nobody(input, name)
        || starts
            && (lower.contains(folded.as_str())
                || look_up(facts.person_nouns, &folded).is_some()
                || !matches!(name.entity_type, EntityType::Group | EntityType::Place)
                    && !is_acronym
                    && (token.pos() != Upos::Propn || is_ordinary_word(input, text))
                    && !is_likely_person)
}

/// Up to so many capitals may be an acronym.
const LONGEST_ACRONYM: usize = 4;

/// Words in capitals of so many letters are more likely shouted than acronyms when they are words at all.
const SHORTEST_SHOUT: usize = 4;

/// Whether what was taken for a person has only ordinary words, none of them anybody's name: "Jump Diffusion". The words must stand
/// in the table themselves, or in the plural: other endings are soon found in a foreign surname.
fn is_nobody(input: &Input<'_>, name: &Name) -> bool {
    let table = input.language.names.ordinary_words;
    let is_word = |index: usize| {
        let text = input.token(index).text();
        let lower = text.to_lowercase();
        (holds_line(table, &lower) || lower.strip_suffix('s').is_some_and(|stem| holds_line(table, stem)))
            && given_name(text).is_none()
            && !is_surname(text)
            && !is_particle(text)
    };
    name.entity_type == EntityType::Person
        && name.tokens.clone().all(is_word)
        && !is_town(input.text(name.tokens.clone()))
        && !super::types::has_place_word(input, name.tokens.clone())
        && name.tokens.start.checked_sub(1).is_none_or(|before| title(input, before).is_none())
        && !super::types::speaks(input, super::head_of(input, name.tokens.clone()))
}

/// Whether a name of several words is made of ordinary words alone and begins a line or stands in a line in which most words have capitals.
fn is_heading(input: &Input<'_>, name: &Name) -> bool {
    let is_plain = |index: usize| {
        let text = input.token(index).text();
        !text.chars().any(char::is_alphabetic)
            || text.starts_with(char::is_lowercase)
            || is_ordinary_word(input, text) && given_name(text).is_none()
    };
    if name.entity_type == EntityType::Place
        || !name.tokens.clone().all(is_plain)
        || known_name(input.text(name.tokens.clone())).is_some()
        || super::types::has_body_word(input, name.tokens.clone())
    {
        return false;
    }
    let Some(sentence) = input.sentences.get(input.sentence_of[name.tokens.start]).cloned() else {
        return false;
    };
    let words = || sentence.clone().filter(|&i| input.token(i).text().starts_with(char::is_alphabetic));
    let n_capitals = words().filter(|&i| is_capitalised(input, i)).count();
    name.tokens.start == sentence.start || n_capitals * 2 > words().count()
}

/// Whether the table of the language holds the word, or a word of which an ending made it. Without a table none is known.
pub(super) fn is_ordinary_word(input: &Input<'_>, text: &str) -> bool {
    is_ordinary(&input.language.names, &text.to_lowercase())
}

fn is_ordinary(facts: &NameFacts, word: &str) -> bool {
    let table = facts.ordinary_words;
    holds_line(table, word)
        || facts.word_endings.iter().any(|ending| {
            word.strip_suffix(ending)
                .filter(|stem| stem.len() > 2)
                .is_some_and(|stem| holds_line(table, stem) || holds_line(table, &format!("{stem}e")))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use relata_types::Lang;

    #[test]
    fn words_are_found_with_their_endings() {
        let english = &Language::of(Lang::EN).unwrap().names;
        for word in ["service", "services", "consulting", "great", "warned", "quickly"] {
            assert!(is_ordinary(english, word), "{word}");
        }
        let french = &Language::of(Lang::FR).unwrap().names;
        for word in ["colonies", "responsable", "chefs", "grande", "journaux"] {
            assert!(is_ordinary(french, word), "{word}");
        }
        for word in ["putin", "", "xing", "hollande"] {
            assert!(!is_ordinary(english, word) && !is_ordinary(french, word), "{word}");
        }
    }
}
