//! What the pipeline recognised, cut to what is a name.

use super::extend::LEGAL_FORMS;
use super::ordinary::is_ordinary_word;
use super::{Name, is_written_as_name, title};
use crate::input::Input;
use crate::lang::holds;
use crate::mentions::tables::{given_name, is_state_code, is_town, known_name};
use relata_pipeline::Upos;
use relata_types::EntityType;
use std::ops::Range;

/// The pipeline's names, cut at line ends and lists and freed of what is no part of a name.
pub(super) fn recognised(input: &Input<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for entity in input.doc.entities() {
        let Some(entity_type) = entity_type(&entity.label) else {
            continue;
        };
        let mut start = entity.tokens.start;
        for index in entity.tokens.clone().chain([entity.tokens.end]) {
            if index == entity.tokens.end
                || parts_names(input, index, entity_type)
                || parts_company(input, index, &entity.tokens)
                || is_dash_behind_person(input, index, entity_type)
            {
                if let Some(tokens) = trim(input, start..index, entity_type) {
                    push_parted(input, Name { tokens, entity_type }, &mut names);
                }
                start = index + 1;
            }
        }
    }
    names
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

/// Adds a name, or the two known places that it runs together: "Miramar California", "Bern and Basel".
fn push_parted(input: &Input<'_>, name: Name, names: &mut Vec<Name>) {
    let is_place = |tokens: Range<usize>| {
        let text = input.text(tokens);
        text.starts_with(char::is_uppercase)
            && given_name(text).is_none()
            && !is_ordinary_word(input, text)
            && (is_town(text) || known_name(text) == Some(EntityType::Place))
    };
    let tokens = name.tokens.clone();
    let parts = (tokens.start + 1..tokens.end).find_map(|at| {
        let is_link =
            input.token(at).pos() == Upos::Cconj || holds(&[",", "to", "à"], input.token(at).text());
        let second = at + usize::from(is_link)..tokens.end;
        let is_known_last = known_name(input.text(second.clone())) == Some(EntityType::Place);
        let parts = !second.is_empty()
            && is_place(tokens.start..at)
            && (is_link && is_place(second.clone())
                || is_known_last
                || is_state_code(input.text(second.clone())));
        parts.then_some((tokens.start..at, second))
    });
    match parts.filter(|_| !is_place(tokens)) {
        Some((first, second)) => {
            names.push(Name { tokens: first, entity_type: EntityType::Place });
            names.push(Name { tokens: second, entity_type: EntityType::Place });
        }
        None => names.push(name),
    }
}

/// Whether the token ends one name and lets another begin: the end of a line; between places and between people also
/// a comma, between people a conjunction ("Raleigh, NC", "George and Lynne", but "Central and Eastern Europe").
fn parts_names(input: &Input<'_>, index: usize, entity_type: EntityType) -> bool {
    let token = input.token(index);
    let ends_line = token.text().contains('\n') && token.text().trim().is_empty();
    let is_and = token.pos() == Upos::Cconj && token.text() != "&" && entity_type == EntityType::Person;
    let is_comma = token.text() == "," && matches!(entity_type, EntityType::Place | EntityType::Person);
    ends_line || is_and || is_comma || matches!(token.text(), "/" | "|" | "•" | "(" | ")")
}

/// Whether the token is a dash that parts a person from what that person is, with space on either side: "Ann Lee - Analyst", but
/// "X - Men" where a text sets its hyphens so.
fn is_dash_behind_person(input: &Input<'_>, index: usize, entity_type: EntityType) -> bool {
    entity_type == EntityType::Person
        && matches!(input.token(index).text(), "-" | "–" | "—")
        && index > 0
        && index + 1 < input.doc.len()
        && input.token(index - 1).range().end < input.token(index).range().start
        && input.token(index).range().end < input.token(index + 1).range().start
        && (title(input, index + 1).is_some() || is_ordinary_word(input, input.token(index + 1).text()))
}

/// Whether the comma stands between a name and that of a company: "Macfair, Apple Inc.", but not "Apple, Inc.".
fn parts_company(input: &Input<'_>, index: usize, tokens: &Range<usize>) -> bool {
    let is_legal_form =
        |at: usize| holds(LEGAL_FORMS, input.token(at).text().to_lowercase().trim_end_matches('.'));
    input.token(index).text() == "," && index + 2 < tokens.end && (index + 2..tokens.end).any(is_legal_form)
}

/// Parts what the pipeline took for one body into the body and the person who holds an office there: "Ort Police
/// Sergeant Ann Lee".
pub(super) fn part_offices(input: &Input<'_>, names: &mut Vec<Name>) {
    for at in (0..names.len()).rev() {
        if names[at].entity_type != EntityType::Organization {
            continue;
        }
        let tokens = names[at].tokens.clone();
        let Some(office) =
            (tokens.start..tokens.end.saturating_sub(1)).find(|&index| title(input, index).is_some())
        else {
            continue;
        };
        let person = office + 1..tokens.end;
        let is_person = given_name(input.token(person.start).text()).is_some()
            && person.clone().all(|index| is_written_as_name(input, index));
        if !is_person {
            continue;
        }
        names[at] = Name { tokens: person, entity_type: EntityType::Person };
        if office > tokens.start {
            names.insert(at, Name { tokens: tokens.start..office, entity_type: EntityType::Organization });
        }
    }
}

/// Parts what the pipeline took for one name into the person and the known body that follows, as signatures set them: "Ann
/// Lee Goldman Sachs".
pub(super) fn part_employers(input: &Input<'_>, names: &mut Vec<Name>) {
    for at in (0..names.len()).rev() {
        let tokens = names[at].tokens.clone();
        let is_person = |tokens: Range<usize>| {
            given_name(input.token(tokens.start).text()).is_some()
                && known_name(input.token(tokens.start).text()).is_none()
                && tokens.clone().all(|index| is_written_as_name(input, index))
                && !tokens.skip(1).any(|index| is_ordinary_word(input, input.token(index).text()))
        };
        let is_body = |tokens: Range<usize>| known_name(input.text(tokens)) == Some(EntityType::Organization);
        // "Gerald R. Ford": a single word at the end is a surname rather.
        let begins_body = |index: usize| {
            (index + 2..=tokens.end).any(|end| is_body(index..end))
                || index + 1 < tokens.end && is_body(index..index + 1)
        };
        let body = (tokens.start + 2..tokens.end)
            .find(|&index| begins_body(index) && is_person(tokens.start..index));
        if let Some(index) = body {
            names[at] = Name { tokens: index..tokens.end, entity_type: EntityType::Organization };
            names.insert(at, Name { tokens: tokens.start..index, entity_type: EntityType::Person });
        }
    }
}

/// Tells what is written letter by letter, "F. B. I.", "D. A.": the body that goes by these letters. Nobody's name is initials alone.
pub(super) fn tell_spaced_acronyms(input: &Input<'_>, names: &mut Vec<Name>) {
    names.retain_mut(|name| {
        let letters = name.tokens.clone().map(|index| input.token(index).text());
        if name.entity_type != EntityType::Person
            || name.tokens.len() < 2
            || !letters.clone().all(super::is_initial)
        {
            return true;
        }
        let acronym: String = letters.map(|letter| letter.trim_end_matches('.')).collect();
        let known = known_name(&acronym);
        name.entity_type = known.unwrap_or(EntityType::Organization);
        known.is_some() || name.tokens.len() > 2
    });
}

/// A name without the articles, titles, marks and possessive endings around it; `None` when nothing of a name is left.
fn trim(input: &Input<'_>, mut tokens: Range<usize>, entity_type: EntityType) -> Option<Range<usize>> {
    let facts = &input.language.names;
    while !tokens.is_empty() {
        let token = input.token(tokens.start);
        let lower = token.text().to_lowercase();
        let leads = holds(facts.leading, &lower) && !is_part_of_name(input, tokens.clone());
        // "duc d'Aquitaine" is named by his title.
        let is_title = tokens.len() > 1
            && title(input, tokens.start).is_some()
            && input.token(tokens.start + 1).pos() != Upos::Adp;
        let is_head = tokens.len() > 1
            && holds(facts.body_name_heads, token.text())
            && input.token(tokens.start + 1).text().starts_with(char::is_uppercase);
        if leads || is_title || is_head || !token.text().chars().any(char::is_alphanumeric) {
            tokens.start += 1;
        } else {
            break;
        }
    }
    while !tokens.is_empty() {
        let token = input.token(tokens.end - 1);
        let lower = token.text().to_lowercase();
        let is_mark = !token.text().chars().any(char::is_alphanumeric);
        // "Austin 78712", "Al 713": postal codes and telephone numbers, but "Interstate 75".
        let n_digits = token.text().bytes().filter(u8::is_ascii_digit).count();
        let is_number = !token.text().chars().any(char::is_alphabetic)
            && tokens.len() > 1
            && (entity_type == EntityType::Person && n_digits > 0
                || n_digits >= SHORTEST_POSTAL_CODE
                    && (entity_type == EntityType::Place
                        || known_name(input.token(tokens.start).text()) == Some(EntityType::Place)));
        // "Yahoo!" and "Inc." keep their mark within the token; a bracket of its own is kept when its pair is inside.
        if is_mark || is_number || holds(facts.possessive, &lower) || holds(facts.leading, &lower) {
            tokens.end -= 1;
        } else {
            break;
        }
    }
    // "L'Égypte antique" is Egypt.
    let is_described = |tokens: &Range<usize>| {
        tokens.len() > 1
            && known_name(input.token(tokens.start).text()) == Some(EntityType::Place)
            && tokens.clone().skip(1).all(|i| {
                input.token(i).text().starts_with(char::is_lowercase) && input.token(i).pos() == Upos::Adj
            })
    };
    if is_described(&tokens) {
        tokens.end = tokens.start + 1;
    }
    let text = input.text(tokens.clone());
    let is_name = text.chars().any(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
    // "Ann Lee@HQ" is how a mail program names her, "ann@example.org" is no name.
    let is_address = text.contains("://") || text.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    let is_file = text
        .rsplit_once('.')
        .is_some_and(|(stem, ending)| !stem.is_empty() && holds(FILE_ENDINGS, &ending.to_lowercase()));
    (is_name && !is_address && !is_file).then_some(tokens)
}

/// Endings of the names of files.
const FILE_ENDINGS: &[&str] = &[
    "bmp", "doc", "docx", "exe", "gif", "htm", "html", "jpeg", "jpg", "pdf", "png", "ppt", "pptx", "rtf",
    "txt", "xls", "xlsx", "zip",
];

/// The digits of a postal code or of the last part of one, or more.
const SHORTEST_POSTAL_CODE: usize = 4;

/// Whether the article that begins the range is part of a known name: "La Haye", "The Hague", "Le Monde".
fn is_part_of_name(input: &Input<'_>, tokens: Range<usize>) -> bool {
    tokens.len() > 1
        && input.token(tokens.start).text().starts_with(char::is_uppercase)
        && known_name(input.text(tokens)).is_some()
}
