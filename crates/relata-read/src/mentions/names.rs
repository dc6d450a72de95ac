//! Names: what the pipeline recognised, mended, completed from tables, and made consistent within the article.

use super::tables::{fold, given_name, known_name, longest_from};
use super::{Candidate, head_of};
use crate::input::Input;
use crate::lang::{Gender, holds, look_up};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::collections::BTreeMap;
use std::ops::Range;

/// A name and what it is taken for.
#[derive(Clone, Debug)]
struct Name {
    tokens: Range<usize>,
    entity_type: EntityType,
}

/// The names of an article, in the order of the text, apart.
pub(super) fn find(input: &Input<'_>) -> Vec<Candidate> {
    let mut names = recognised(input);
    add_known(input, &mut names);
    add_introduced(input, &mut names);
    correct_types(input, &mut names);
    agree(input, &mut names);
    add_repeated(input, &mut names);
    names
        .into_iter()
        .map(|name| Candidate {
            head: head_of(input, name.tokens.clone()),
            form: MentionForm::Name,
            gender: gender(input, &name),
            is_plural: name.entity_type == EntityType::Group,
            entity_type: name.entity_type,
            tokens: name.tokens,
            same_as: None,
        })
        .collect()
}

/// The entity type behind a label of a pipeline; `None` for dates, amounts and the like, which are no entities.
fn entity_type(label: &str) -> Option<EntityType> {
    Some(match label {
        "PERSON" | "PER" => EntityType::Person,
        "ORG" => EntityType::Organization,
        "GPE" | "LOC" | "FAC" => EntityType::Place,
        "NORP" => EntityType::Group,
        "MISC" | "PRODUCT" | "EVENT" | "WORK_OF_ART" | "LAW" => EntityType::Other,
        _ => return None,
    })
}

/// The pipeline's names, cut at line ends and freed of what is no part of a name.
fn recognised(input: &Input<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for entity in input.doc.entities() {
        let Some(entity_type) = entity_type(&entity.label) else {
            continue;
        };
        let mut start = entity.tokens.start;
        for index in entity.tokens.clone().chain([entity.tokens.end]) {
            if index == entity.tokens.end || ends_line(input, index) {
                if let Some(tokens) = trim(input, start..index) {
                    names.push(Name { tokens, entity_type });
                }
                start = index + 1;
            }
        }
    }
    names
}

fn ends_line(input: &Input<'_>, index: usize) -> bool {
    let text = input.token(index).text();
    text.contains('\n') && text.trim().is_empty()
}

/// A name without the articles, titles, marks and possessive endings around it; `None` when nothing of a name is left.
fn trim(input: &Input<'_>, mut tokens: Range<usize>) -> Option<Range<usize>> {
    let facts = &input.language.names;
    while !tokens.is_empty() {
        let token = input.token(tokens.start);
        let lower = token.text().to_lowercase();
        let leads = holds(facts.leading, &lower) && !is_part_of_name(input, tokens.clone());
        let is_title = tokens.len() > 1 && title(input, tokens.start).is_some();
        if leads || is_title || !token.text().chars().any(char::is_alphanumeric) {
            tokens.start += 1;
        } else {
            break;
        }
    }
    while !tokens.is_empty() {
        let token = input.token(tokens.end - 1);
        let lower = token.text().to_lowercase();
        let is_mark = !token.text().chars().any(char::is_alphanumeric);
        // "Yahoo!" and "Inc." keep their mark within the token; a bracket of its own is kept when its pair is inside.
        if is_mark || holds(facts.possessive, &lower) || holds(facts.leading, &lower) {
            tokens.end -= 1;
        } else {
            break;
        }
    }
    let text = input.text(tokens.clone());
    let is_name = text.chars().any(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
    (is_name && !text.contains("://") && !text.contains('@')).then_some(tokens)
}

/// Whether the article that begins the range is part of a known name: "La Haye", "The Hague", "Le Monde".
fn is_part_of_name(input: &Input<'_>, tokens: Range<usize>) -> bool {
    tokens.len() > 1
        && input.token(tokens.start).text().starts_with(char::is_uppercase)
        && known_name(input.text(tokens)).is_some()
}

/// The title at a token: "Mr", "M.", "Président"; with the gender that it tells.
fn title(input: &Input<'_>, index: usize) -> Option<Option<Gender>> {
    let lower = input.token(index).text().to_lowercase();
    let bare = lower.trim_end_matches('.');
    let facts = &input.language.names;
    look_up(facts.titles, bare).or_else(|| look_up(facts.person_nouns, bare))
}

fn is_capitalised(input: &Input<'_>, index: usize) -> bool {
    input.token(index).text().starts_with(char::is_uppercase)
}

fn is_taken(names: &[Name], tokens: &Range<usize>) -> bool {
    names.iter().any(|name| name.tokens.start < tokens.end && tokens.start < name.tokens.end)
}

fn insert(names: &mut Vec<Name>, name: Name) {
    let at = names.partition_point(|other| other.tokens.start < name.tokens.start);
    names.insert(at, name);
}

/// Adds places and bodies of the tables that the pipeline missed, longest first.
fn add_known(input: &Input<'_>, names: &mut Vec<Name>) {
    for sentence in &input.sentences {
        let mut index = sentence.start;
        while index < sentence.end {
            let longest =
                if is_capitalised(input, index) { longest_from(input.token(index).text()) } else { 0 };
            let found = (1..=longest).rev().find_map(|n_tokens| {
                let tokens = index..(index + n_tokens).min(sentence.end);
                let entity_type = known_name(input.text(tokens.clone()))?;
                Some(Name { tokens, entity_type })
            });
            match found {
                Some(name) if !is_taken(names, &name.tokens) && !touches_name(input, names, &name.tokens) => {
                    index = name.tokens.end;
                    insert(names, name);
                }
                _ => index += 1,
            }
        }
    }
}

/// Whether a capitalised word stands right before or after, so that the range is only part of some longer name.
fn touches_name(input: &Input<'_>, names: &[Name], tokens: &Range<usize>) -> bool {
    let is_propn = |index: usize| {
        index < input.doc.len() && input.token(index).pos() == Upos::Propn && is_capitalised(input, index)
    };
    let before =
        tokens.start > 0 && is_propn(tokens.start - 1) && !is_taken(names, &(tokens.start - 1..tokens.start));
    before || (is_propn(tokens.end) && !is_taken(names, &(tokens.end..tokens.end + 1)))
}

/// Adds people whom a title or a given name introduces: "M. Kofman", "Michael Kofman".
fn add_introduced(input: &Input<'_>, names: &mut Vec<Name>) {
    for sentence in &input.sentences {
        let mut index = sentence.start;
        while index < sentence.end {
            let is_honorific = is_honorific(input, index);
            let start = if is_honorific { index + 1 } else { index };
            let begins = start < sentence.end
                && is_name_word(input, start)
                && (is_honorific || given_name(input.token(start).text()).is_some());
            let mut end = start;
            while begins && end < sentence.end && is_name_word(input, end) {
                end += 1;
            }
            let tokens = start..end;
            // A given name alone could be a place, a month or a word at the start of a sentence.
            if (is_honorific && !tokens.is_empty() || tokens.len() > 1) && !is_taken(names, &tokens) {
                insert(names, Name { tokens: tokens.clone(), entity_type: EntityType::Person });
            }
            index = end.max(index + 1);
        }
    }
}

fn is_name_word(input: &Input<'_>, index: usize) -> bool {
    let token = input.token(index);
    let text = token.text();
    is_capitalised(input, index)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '.'))
        && text.chars().nth(1).is_none_or(|c| c == '.' || c.is_lowercase() || c == '\'')
        && matches!(token.pos(), Upos::Propn | Upos::Noun | Upos::X | Upos::Adj)
}

/// Corrects types that tables and the words around gainsay.
fn correct_types(input: &Input<'_>, names: &mut [Name]) {
    for name in names {
        let text = input.text(name.tokens.clone());
        if let Some(known) = known_name(text) {
            name.entity_type = known;
            continue;
        }
        let has_honorific = name.tokens.start > 0 && is_honorific(input, name.tokens.start - 1);
        let first = input.token(name.tokens.start).text();
        let is_full_person = (2..=4).contains(&name.tokens.len())
            && given_name(first).is_some()
            && (name.tokens.start + 1..name.tokens.end).all(|index| is_name_word(input, index))
            && !has_body_word(input, name.tokens.clone());
        if has_honorific || is_full_person {
            name.entity_type = EntityType::Person;
        } else if has_body_word(input, name.tokens.clone()) {
            name.entity_type = EntityType::Organization;
        } else if has_place_word(input, name.tokens.clone()) {
            name.entity_type = EntityType::Place;
        } else if name.tokens.len() == 1 && given_name(first).is_some() && known_name(first).is_none() {
            name.entity_type = EntityType::Person;
        }
    }
}

fn is_honorific(input: &Input<'_>, index: usize) -> bool {
    let lower = input.token(index).text().to_lowercase();
    is_capitalised(input, index)
        && look_up(input.language.names.titles, lower.trim_end_matches('.')).is_some()
}

fn has_body_word(input: &Input<'_>, tokens: Range<usize>) -> bool {
    has_word(input, tokens, input.language.names.body_name_words)
}

fn has_place_word(input: &Input<'_>, tokens: Range<usize>) -> bool {
    has_word(input, tokens, input.language.names.place_name_words)
}

fn has_word(input: &Input<'_>, tokens: Range<usize>, words: &[&str]) -> bool {
    tokens.len() > 1
        && tokens.into_iter().any(|index| {
            let lower = input.token(index).text().to_lowercase();
            holds(words, lower.trim_end_matches('.'))
        })
}

/// Gives all names with the same words the type that most of them have; a surname goes with the full name.
fn agree(input: &Input<'_>, names: &mut [Name]) {
    let mut votes: BTreeMap<String, BTreeMap<EntityType, usize>> = BTreeMap::new();
    for name in names.iter() {
        let text = fold(input.text(name.tokens.clone()));
        *votes.entry(text).or_default().entry(name.entity_type).or_default() += 1;
    }
    // A full name of a person tells what its last word alone is.
    for name in names.iter().filter(|name| name.entity_type == EntityType::Person && name.tokens.len() > 1) {
        let surname = fold(input.token(name.tokens.end - 1).text());
        if let Some(of_surname) = votes.get_mut(&surname).filter(|_| known_name(&surname).is_none()) {
            *of_surname.entry(EntityType::Person).or_default() += FULL_NAME_VOTES;
        }
    }
    for name in names.iter_mut() {
        let text = fold(input.text(name.tokens.clone()));
        let best = votes.get(&text).and_then(|of| of.iter().max_by_key(|(_, count)| **count));
        if let Some((&entity_type, _)) = best {
            name.entity_type = entity_type;
        }
    }
}

/// How many mentions by surname alone a mention of the full name outweighs.
const FULL_NAME_VOTES: usize = 5;

/// Finds further on, or before, what was recognised somewhere: all full names, and the surnames of people.
fn add_repeated(input: &Input<'_>, names: &mut Vec<Name>) {
    let mut known: BTreeMap<Vec<String>, EntityType> = BTreeMap::new();
    let mut longest = 1;
    for name in names.iter() {
        let words: Vec<String> = name.tokens.clone().map(|i| input.token(i).text().to_owned()).collect();
        if name.entity_type == EntityType::Person && words.len() > 1 {
            let surname = words[words.len() - 1].clone();
            if surname.chars().count() > 2 && known_name(&surname).is_none() {
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
                Some(name) if !is_taken(names, &name.tokens) && !touches_name(input, names, &name.tokens) => {
                    index = name.tokens.end;
                    insert(names, name);
                }
                _ => index += 1,
            }
        }
    }
}

/// The gender that a person's given name or title tells.
fn gender(input: &Input<'_>, name: &Name) -> Option<Gender> {
    if name.entity_type != EntityType::Person {
        return None;
    }
    let before = name.tokens.start.checked_sub(1).and_then(|index| title(input, index)).flatten();
    let own = || {
        let first = input.token(name.tokens.start).text();
        (name.tokens.len() > 1).then(|| given_name(first)).flatten().flatten()
    };
    before.or_else(own)
}
