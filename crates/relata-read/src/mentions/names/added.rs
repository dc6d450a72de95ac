//! Names that the pipeline missed: of the tables, introduced by a title, told by their initials, named elsewhere.

use super::extend::is_shouted;
use super::ordinary::is_ordinary_word;
use super::{
    Name, insert, is_capitalised, is_honorific, is_name_word, is_taken, is_written_as_name, office_before,
    touches_name,
};
use crate::input::Input;
use crate::lang::holds;
use crate::mentions::tables::{fold, given_name, is_state_code, is_town, known_name, longest_from};
use relata_pipeline::Upos;
use relata_types::EntityType;
use std::collections::BTreeMap;
use std::ops::Range;

/// Adds places and bodies of the tables that the pipeline missed, longest first.
pub(super) fn add_known(input: &Input<'_>, names: &mut Vec<Name>) {
    for sentence in &input.sentences {
        let mut index = sentence.start;
        while index < sentence.end {
            // Some pipelines take names apart at their hyphens: "Royaume | - | Uni".
            let is_apart = index + 2 < sentence.end && input.token(index + 1).text() == "-";
            let longest = if is_capitalised(input, index) {
                longest_from(input.token(index).text()).max(if is_apart { 3 } else { 0 })
            } else {
                0
            };
            let found = (1..=longest).rev().find_map(|n_tokens| {
                let tokens = index..(index + n_tokens).min(sentence.end);
                let entity_type = known_name(input.text(tokens.clone()))?;
                if holds(input.language.names.no_names, &input.text(tokens.clone()).to_lowercase()) {
                    return None;
                }
                Some(Name { tokens, entity_type })
            });
            match found {
                // The pipeline took a part of it for a name: "Croix | -Rouge".
                Some(name) if is_apart && is_part_found(names, &name.tokens) => {
                    names.retain(|other| !name.tokens.contains(&other.tokens.start));
                    index = name.tokens.end;
                    insert(names, name);
                }
                Some(name) if !is_taken(names, &name.tokens) && !touches_name(input, names, &name.tokens) => {
                    index = name.tokens.end;
                    insert(names, name);
                }
                _ => index += 1,
            }
        }
    }
}

/// Adds the code of a state after a town, and makes a place of it where the pipeline took it for a body: "Lawrence, KS".
pub(super) fn add_state_codes(input: &Input<'_>, names: &mut Vec<Name>) {
    for index in 1..input.doc.len() {
        let sentence = input.sentences.get(input.sentence_of[index]);
        if !is_state_code(input.token(index).text())
            || !sentence.is_some_and(|sentence| {
                sentence.clone().any(|i| input.token(i).text().starts_with(char::is_lowercase))
            })
        {
            continue;
        }
        let town_end = if input.token(index - 1).text() == "," { index - 1 } else { index };
        let before = names.iter().find(|name| name.tokens.end == town_end);
        let is_after_town = before.is_some_and(|name| {
            name.entity_type == EntityType::Place || is_town(input.text(name.tokens.clone()))
        });
        let code = Name { tokens: index..index + 1, entity_type: EntityType::Place };
        if !is_after_town {
            continue;
        }
        if let Some(name) = names.iter_mut().find(|name| name.tokens == code.tokens) {
            name.entity_type = EntityType::Place;
        } else if !is_taken(names, &code.tokens) {
            insert(names, code);
        }
    }
}

/// Adds people whom a title, an office or a given name introduces: "M. Kofman", "le président lituanien Gitanas
/// Nauseda", "Michael Kofman".
pub(super) fn add_introduced(input: &Input<'_>, names: &mut Vec<Name>) {
    for sentence in &input.sentences {
        let mut index = sentence.start;
        while index < sentence.end {
            let is_honorific = is_honorific(input, index);
            let after_office = office_before(input, index);
            let start = if is_honorific { index + 1 } else { index };
            let begins = start < sentence.end
                && is_name_word(input, start)
                && (is_honorific || after_office || given_name(input.token(start).text()).is_some());
            let mut end = start;
            let goes_on = |end: usize| {
                is_name_word(input, end)
                    // The taggers do not know every surname.
                    || end == start + 1 && (is_shouted(input, end) || after_office && is_written_as_name(input, end))
            };
            while begins && end < sentence.end && goes_on(end) {
                end += 1;
            }
            let tokens = start..end;
            // A given name alone could be a place, a month or a word at the start of a sentence.
            let is_sure = match tokens.len() {
                0 => false,
                1 => is_honorific || is_lone_given_name(input, names, start),
                _ => true,
            };
            if is_sure && !is_taken(names, &tokens) {
                insert(names, Name { tokens: tokens.clone(), entity_type: EntityType::Person });
            }
            index = end.max(index + 1);
        }
    }
}

/// Whether a given name stands alone and is tagged as a name.
fn is_lone_given_name(input: &Input<'_>, names: &[Name], index: usize) -> bool {
    let text = input.token(index).text();
    text.chars().count() > 2
        && input.token(index).pos() == Upos::Propn
        && known_name(text).is_none()
        && !touches_name(input, names, &(index..index + 1))
}

/// Adds who is addressed or signs: a line of nothing but a given name, with a surname or none.
pub(super) fn add_signed(input: &Input<'_>, names: &mut Vec<Name>) {
    for sentence in &input.sentences {
        let mut tokens = sentence.clone();
        while tokens.len() > 1 && !input.token(tokens.end - 1).text().chars().any(char::is_alphanumeric) {
            tokens.end -= 1;
        }
        let is_signature = (1..=LONGEST_SIGNATURE).contains(&tokens.len())
            && given_name(input.token(tokens.start).text()).is_some()
            && known_name(input.text(tokens.clone())).is_none()
            && (tokens.clone().all(|index| is_signed(input, index))
                || tokens.len() > 1 && tokens.clone().all(|index| is_shouted(input, index)))
            && tokens.clone().skip(1).all(|index| !is_ordinary_word(input, input.token(index).text()));
        if !is_signature {
            continue;
        }
        if let Some(name) = names.iter_mut().find(|name| name.tokens == tokens) {
            name.entity_type = EntityType::Person;
        } else if !is_taken(names, &tokens) {
            insert(names, Name { tokens, entity_type: EntityType::Person });
        }
    }
}

/// Whether the word is written as a name, with what a mail program puts after it or not: "Lee@HQ".
fn is_signed(input: &Input<'_>, index: usize) -> bool {
    let has_place = || {
        let at = input.token(index).text().split_once('@');
        at.is_some_and(|(name, place)| {
            name.starts_with(char::is_uppercase) && !place.is_empty() && !place.contains('.')
        })
    };
    is_written_as_name(input, index) || has_place()
}

/// The words of a signature: a given name, an initial and a surname.
const LONGEST_SIGNATURE: usize = 3;

/// Adds names that careless writing leaves without capitals: places after a preposition, what the article names elsewhere,
/// and known names in a sentence without any capital. Needs the ordinary words of the language, lest they be taken for names.
pub(super) fn add_lower_case(input: &Input<'_>, names: &mut Vec<Name>) {
    let facts = &input.language.names;
    if !facts.has_lower_case_names {
        return;
    }
    let named: BTreeMap<String, EntityType> = names
        .iter()
        .filter(|name| name.entity_type != EntityType::Other)
        .map(|name| (fold(input.text(name.tokens.clone())), name.entity_type))
        .collect();
    for sentence in &input.sentences {
        let has_no_capitals = !sentence.clone().any(|index| is_capitalised(input, index));
        let is_careless = |index: usize| {
            let text = input.token(index).text();
            text.starts_with(char::is_lowercase)
                && text.chars().count() >= SHORTEST_LOWER_CASE
                && matches!(input.token(index).pos(), Upos::Propn | Upos::Noun | Upos::Adj | Upos::X)
                && !is_ordinary_word(input, text)
        };
        let mut index = sentence.start;
        while index < sentence.end {
            let after_preposition =
                index > sentence.start && holds(facts.sure_place_prepositions, input.token(index - 1).text());
            let found = (1..=LONGEST_LOWER_CASE.min(sentence.end - index)).rev().find_map(|n_tokens| {
                let tokens = index..index + n_tokens;
                let text = input.text(tokens.clone());
                if !(tokens.clone().any(is_careless) || has_no_capitals && n_tokens > 1)
                    || tokens.clone().any(|i| is_capitalised(input, i))
                {
                    return None;
                }
                let place = Some(EntityType::Place).filter(|_| {
                    after_preposition && (is_town(text) || known_name(text) == Some(EntityType::Place))
                });
                let known = known_name(text).filter(|_| has_no_capitals);
                let entity_type = named.get(&fold(text)).copied().or(place).or(known)?;
                Some(Name { tokens, entity_type })
            });
            match found {
                Some(name) if !is_taken(names, &name.tokens) => {
                    index = name.tokens.end;
                    insert(names, name);
                }
                _ => index += 1,
            }
        }
    }
}

/// A name in lower case has so many letters or more: shorter ones are words of some other language or slips.
const SHORTEST_LOWER_CASE: usize = 4;

/// The most words of a name in lower case that are compared with those known.
const LONGEST_LOWER_CASE: usize = 3;

/// Adds what stands in brackets after the name of a body and is made of its initials: "(CSTO)".
pub(super) fn add_acronyms(input: &Input<'_>, names: &mut Vec<Name>) {
    for at in (0..names.len()).rev() {
        let end = names[at].tokens.end;
        if names[at].entity_type != EntityType::Organization || end + 2 >= input.doc.len() {
            continue;
        }
        let acronym = end + 1..end + 2;
        let text = input.token(end + 1).text();
        let is_acronym = input.token(end).text() == "("
            && input.token(end + 2).text() == ")"
            && (2..=LONGEST_ACRONYM).contains(&text.chars().count())
            && text.chars().all(char::is_uppercase);
        if let Some(other) = names.get_mut(at + 1).filter(|other| is_acronym && other.tokens == acronym) {
            other.entity_type = EntityType::Organization;
        } else if is_acronym && !is_taken(names, &acronym) {
            names.insert(at + 1, Name { tokens: acronym, entity_type: EntityType::Organization });
        }
    }
}

/// Adds acronyms that the article uses as it uses the name of a body, again and again: "the CPA".
pub(super) fn add_repeated_acronyms(input: &Input<'_>, names: &mut Vec<Name>) {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for index in 1..input.doc.len() {
        let text = input.token(index).text();
        let is_acronym = (SHORTEST_ACRONYM..=LONGEST_ACRONYM).contains(&text.chars().count())
            && text.chars().all(char::is_uppercase)
            && holds(input.language.names.definite, &input.token(index - 1).text().to_lowercase())
            && matches!(input.token(index).pos(), Upos::Propn | Upos::Noun)
            && !holds(input.language.names.no_names, &text.to_lowercase())
            && !is_ordinary_word(input, text);
        if is_acronym {
            places.entry(text).or_default().push(index);
        }
    }
    for index in places.into_values().filter(|of| of.len() >= OFTEN).flatten() {
        if !is_taken(names, &(index..index + 1)) && !touches_name(input, names, &(index..index + 1)) {
            insert(names, Name { tokens: index..index + 1, entity_type: EntityType::Organization });
        }
    }
}

/// How often an acronym must follow an article to be taken for a body's name.
const OFTEN: usize = 3;

/// The shortest acronym that frequency alone makes a name.
const SHORTEST_ACRONYM: usize = 3;

/// The longest acronym in letters: longer ones are words in capitals.
const LONGEST_ACRONYM: usize = 7;

/// Finds further on, or before, what was recognised somewhere: all full names, and the surnames of people.
pub(super) fn add_repeated(input: &Input<'_>, names: &mut Vec<Name>) {
    let mut known: BTreeMap<Vec<String>, EntityType> = BTreeMap::new();
    let mut longest = 1;
    for name in names.iter() {
        let words: Vec<String> = name.tokens.clone().map(|i| input.token(i).text().to_owned()).collect();
        if name.entity_type == EntityType::Person && words.len() > 1 {
            let surname = words[words.len() - 1].clone();
            let particle = &words[words.len() - 2];
            // "Yannick Le Goarec" is "Le Goarec" further on.
            if words.len() > 2 && holds(SURNAME_PARTICLES, particle) {
                longest = longest.max(2);
                known.entry(vec![particle.clone(), surname]).or_insert(EntityType::Person);
            } else if surname.chars().count() > 2
                && known_name(&surname).is_none()
                && !holds(input.language.names.body_name_words, &surname.to_lowercase())
            {
                known.entry(vec![surname]).or_insert(EntityType::Person);
            }
        }
        // A single short or common word is no sure sign of the name elsewhere.
        let is_telling = words.len() > 1
            || name.entity_type != EntityType::Other
                && words[0].chars().count() > 2
                && words[0].starts_with(char::is_uppercase);
        if is_telling {
            longest = longest.max(words.len());
            known.insert(words, name.entity_type);
        }
    }
    for sentence in &input.sentences {
        let mut index = sentence.start;
        while index < sentence.end {
            let found = (1..=longest.min(sentence.end - index)).rev().find_map(|n_tokens| {
                let tokens = index..index + n_tokens;
                let words: Vec<String> = tokens.clone().map(|i| input.token(i).text().to_owned()).collect();
                let entity_type = *known.get(&words)?;
                (n_tokens > 1 || input.token(index).pos() != Upos::Verb)
                    .then_some(Name { tokens, entity_type })
            });
            match found {
                // The whole name stands here, of which only a part was found: "Meet the | Press".
                Some(name) if is_part_found(names, &name.tokens) => {
                    names.retain(|other| !name.tokens.contains(&other.tokens.start));
                    index = name.tokens.end;
                    insert(names, name);
                }
                Some(name) if !is_taken(names, &name.tokens) && !touches_name(input, names, &name.tokens) => {
                    index = name.tokens.end;
                    insert(names, name);
                }
                _ => index += 1,
            }
        }
    }
}

/// What begins a surname of two words when it has a capital after a given name.
const SURNAME_PARTICLES: &[&str] =
    &["Al", "Ben", "Bin", "De", "Del", "Di", "Du", "El", "La", "Le", "Van", "Von"];

/// Adds the place that a noun for one tells, where an article makes it a name of its own: "the Orvane | dam".
pub(super) fn add_by_place_noun(input: &Input<'_>, names: &mut Vec<Name>) {
    let facts = &input.language.names;
    for index in 1..input.doc.len().saturating_sub(1) {
        let text = input.token(index).text();
        let tokens = index..index + 1;
        let is_new = holds(facts.sited_nouns, input.token(index + 1).text())
            && holds(facts.definite, &input.token(index - 1).text().to_lowercase())
            && is_written_as_name(input, index)
            && text.chars().count() >= SHORTEST_SITE
            && input.token(index).pos() == Upos::Propn
            && given_name(text).is_none()
            && !is_ordinary_word(input, text)
            && !holds(facts.no_names, &text.to_lowercase())
            && !facts
                .inhabitant_endings
                .iter()
                .any(|ending| format!("{}s", text.to_lowercase()).ends_with(ending));
        if is_new && !is_taken(names, &tokens) {
            insert(names, Name { tokens, entity_type: EntityType::Place });
        }
    }
}

/// Letters of a place that nothing but a noun tells: shorter words are abbreviations.
const SHORTEST_SITE: usize = 4;

/// Whether names were found within the range, all of them shorter, and none that reaches out of it.
fn is_part_found(names: &[Name], tokens: &Range<usize>) -> bool {
    let mut within = names
        .iter()
        .filter(|name| name.tokens.start < tokens.end && tokens.start < name.tokens.end)
        .peekable();
    within.peek().is_some()
        && within.all(|name| {
            tokens.start <= name.tokens.start
                && name.tokens.end <= tokens.end
                && name.tokens.len() < tokens.len()
        })
}
