//! Names made whole: the words around a name that belong to it.

use super::ordinary::{goes_beyond_person, is_ordinary_word};
use super::types::has_body_word;
use super::{Name, insert, is_initial, is_name_word, is_written_as_name, office_before, title};
use crate::input::Input;
use crate::lang::holds;
use crate::mentions::tables::{given_name, is_surname, known_name};
use relata_pipeline::Upos;
use relata_types::EntityType;

/// Joins what the pipeline took apart: a person's name at a particle ("Ana de la | y | Cruz"), a name at its hyphen
/// ("Croix | - | Rouge"), and a person's surname with what stands right before it.
pub(super) fn join_parts(input: &Input<'_>, names: &mut Vec<Name>) {
    for at in (1..names.len()).rev() {
        let (before, name) = (names[at - 1].clone(), names[at].clone());
        if before.tokens.end > name.tokens.start
            || input.sentence_of[before.tokens.start] != input.sentence_of[name.tokens.start]
        {
            continue;
        }
        let is_joint = |index: usize| holds(PARTICLES, input.token(index).text());
        let gap = before.tokens.end..name.tokens.start;
        let is_one_person = name.entity_type == EntityType::Person
            && matches!(before.entity_type, EntityType::Person | EntityType::Other)
            && before.tokens.clone().chain(name.tokens.clone()).all(|index| {
                is_written_as_name(input, index)
                    || is_joint(index)
                    || holds(input.language.names.name_links, input.token(index).text())
            })
            && (gap.is_empty()
                && before.tokens.len() == 1
                && name.tokens.len() == 1
                && known_name(input.text(before.tokens.clone())).is_none()
                || !gap.is_empty() && gap.clone().all(is_joint));
        if is_one_person {
            names[at - 1] =
                Name { tokens: before.tokens.start..name.tokens.end, entity_type: EntityType::Person };
            names.remove(at);
        }
    }
    for at in 0..names.len() {
        let limit = names.get(at + 1).map_or(input.doc.len(), |next| next.tokens.start);
        let name = &mut names[at];
        if name.entity_type != EntityType::Organization {
            continue;
        }
        // Names are joined to what follows their hyphen without a space.
        let joins = |index: usize| {
            index + 1 < limit
                && input.token(index).text() == "-"
                && input.token(index - 1).range().end == input.token(index).range().start
                && input.token(index).range().end == input.token(index + 1).range().start
                && input.token(index + 1).text().starts_with(char::is_uppercase)
        };
        while joins(name.tokens.end) {
            name.tokens.end += 2;
        }
    }
}

/// Joins a person's given name and surname with the nickname that stands in marks between them: "Vince "the Bull" Orbel".
pub(super) fn join_nicknames(input: &Input<'_>, names: &mut Vec<Name>) {
    let is_mark = |index: usize| NICKNAME_MARKS.contains(&input.token(index).text());
    let at = |names: &[Name], index: usize| names.iter().position(|name| name.tokens.contains(&index));
    let is_person = |names: &[Name], index: usize| {
        at(names, index).is_some_and(|at| names[at].entity_type == EntityType::Person)
    };
    for open in 1..input.doc.len() {
        if !is_mark(open) || !is_written_as_name(input, open - 1) || is_mark(open - 1) {
            continue;
        }
        let last = input.doc.len().saturating_sub(1).min(open + 2 + NICKNAME_WORDS);
        let Some(close) = (open + 2..last).find(|&index| is_mark(index)) else {
            continue;
        };
        let (given, surname) = (open - 1, close + 1);
        let nickname = open + 1..close;
        let is_word = |index: usize| {
            input.token(index).text().chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\''))
        };
        let fits = nickname.clone().all(is_word)
            && is_written_as_name(input, close - 1)
            && is_name_word(input, surname)
            && input.token(surname).text().chars().count() > 1
            && given_name(input.token(surname).text()).is_none()
            && (is_surname(input.token(surname).text())
                || !is_ordinary_word(input, input.token(surname).text()))
            && (is_person(names, given) || given_name(input.token(given).text()).is_some());
        if !fits {
            continue;
        }
        let mut tokens = given..surname + 1;
        for end in [given, surname] {
            if is_person(names, end)
                && let Some(at) = at(names, end)
            {
                tokens = tokens.start.min(names[at].tokens.start)..tokens.end.max(names[at].tokens.end);
            }
        }
        names.retain(|name| name.tokens.end <= tokens.start || tokens.end <= name.tokens.start);
        insert(names, Name { tokens, entity_type: EntityType::Person });
    }
}

/// Words of a nickname at most, "the Old Bull".
const NICKNAME_WORDS: usize = 3;
/// Marks around a nickname.
const NICKNAME_MARKS: &[&str] = &["\"", "'", "''", "``", "«", "»", "“", "”", "‘", "’"];

/// Whether the word stands within people's names: "bin", "Van".
pub(super) fn is_particle(text: &str) -> bool {
    holds(PARTICLES, &text.to_lowercase())
}

/// Ends the name of a known body before the ordinary words that follow it: "Microsoft | Search", but "Microsoft Corporation".
pub(super) fn cut_to_known(input: &Input<'_>, names: &mut [Name]) {
    for name in
        names.iter_mut().filter(|name| name.entity_type == EntityType::Organization && name.tokens.len() > 1)
    {
        let first = input.token(name.tokens.start).text();
        let is_word = |index: usize| {
            let text = input.token(index).text();
            text.starts_with(char::is_uppercase) && is_ordinary_word(input, text)
        };
        let is_cut = known_name(first) == Some(EntityType::Organization)
            && known_name(input.text(name.tokens.clone())).is_none()
            && !has_body_word(input, name.tokens.clone())
            && name.tokens.clone().skip(1).all(is_word);
        if is_cut {
            name.tokens.end = name.tokens.start + 1;
        }
    }
}

/// Particles within people's names that join no two people.
const PARTICLES: &[&str] =
    &["al", "ben", "bin", "da", "del", "della", "der", "di", "dos", "el", "ibn", "van", "von", "y"];

/// Extends names over the words that plainly belong to them: initials and further names of people, "Inc." after a
/// company.
pub(super) fn extend(input: &Input<'_>, names: &mut [Name]) {
    for at in 0..names.len() {
        let sentence =
            input.sentences.get(input.sentence_of[names[at].tokens.start]).cloned().unwrap_or(0..0);
        let limit_before =
            at.checked_sub(1).map_or(sentence.start, |other| names[other].tokens.end).max(sentence.start);
        let next_name = names.get(at + 1).map_or(input.doc.len(), |other| other.tokens.start);
        let limit_after = next_name.min(sentence.end);
        let name = &mut names[at];
        match name.entity_type {
            EntityType::Person => {
                let is_part = |index: usize| {
                    is_name_word(input, index)
                        && input.token(index).pos() == Upos::Propn
                        && title(input, index).is_none()
                        && !holds(input.language.names.no_names, &input.token(index).text().to_lowercase())
                        && !holds(input.language.names.leading, &input.token(index).text().to_lowercase())
                        && known_name(input.token(index).text()).is_none()
                };
                while name.tokens.start > limit_before
                    && is_part(name.tokens.start - 1)
                    && (given_name(input.token(name.tokens.start - 1).text()).is_some()
                        || name.tokens.len() == 1)
                {
                    name.tokens.start -= 1;
                }
                while name.tokens.end < limit_after
                    && is_part(name.tokens.end)
                    && !goes_beyond_person(input, name.tokens.start, name.tokens.end)
                {
                    name.tokens.end += 1;
                }
                // The taggers do not know every surname: "le président Gitanas Nauseda".
                if name.tokens.end < limit_after
                    && name.tokens.len() == 1
                    && is_written_as_name(input, name.tokens.end)
                    && office_before(input, name.tokens.start)
                {
                    name.tokens.end += 1;
                }
                // "Dwight D." is no whole name, even where the parser ends a sentence at the point.
                if name.tokens.end < next_name
                    && name.tokens.len() > 1
                    && is_initial(input.token(name.tokens.end - 1).text())
                    && is_written_as_name(input, name.tokens.end)
                    && input.token(name.tokens.end).pos() == Upos::Propn
                    && !holds(
                        input.language.names.leading,
                        &input.token(name.tokens.end).text().to_lowercase(),
                    )
                {
                    name.tokens.end += 1;
                }
                // A surname in capitals after a given name: "Olivier VÉDRINE".
                if name.tokens.end < limit_after
                    && name.tokens.len() == 1
                    && is_shouted(input, name.tokens.end)
                {
                    name.tokens.end += 1;
                }
            }
            EntityType::Organization => {
                // "Yahoo!" is written with its mark.
                let with_mark = name.tokens.start..name.tokens.end + 1;
                if name.tokens.end < limit_after
                    && input.token(name.tokens.end).text() == "!"
                    && known_name(input.text(with_mark.clone())).is_some()
                {
                    name.tokens = with_mark;
                }
                let mut end = name.tokens.end;
                if end < limit_after && input.token(end).text() == "," {
                    end += 1;
                }
                if end < limit_after
                    && holds(LEGAL_FORMS, input.token(end).text().to_lowercase().trim_end_matches('.'))
                {
                    name.tokens.end = end + 1;
                }
            }
            _ => {}
        }
    }
}

/// Marks around a body's name.
const QUOTES: &[&str] = &["\"", "«", "“"];

/// Legal forms of companies, which belong to the name.
pub(super) const LEGAL_FORMS: &[&str] =
    &["ag", "corp", "gmbh", "inc", "limited", "llc", "llp", "lp", "ltd", "nv", "plc", "sa", "sarl", "sas"];

/// Whether the word is all capitals, three letters or more.
pub(super) fn is_shouted(input: &Input<'_>, index: usize) -> bool {
    let text = input.token(index).text();
    text.chars().count() > 2 && text.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\''))
}

/// Adds what a word for a body or a place and a name make up together: "université de Purdue", "groupe Wagner",
/// "baie de Pensacola". The name inside gives way to the whole.
pub(super) fn add_bodies_and_places(input: &Input<'_>, names: &mut [Name]) {
    let facts = &input.language.names;
    for at in 0..names.len() {
        let limit = at.checked_sub(1).map_or(0, |other| names[other].tokens.end);
        let name = &mut names[at];
        let Some(mut head) = name.tokens.start.checked_sub(1) else {
            continue;
        };
        let is_link = |index: usize| holds(facts.name_links, &input.token(index).text().to_lowercase());
        // "L'association "Les Amis"": the quotation marks are no part of the name.
        while head > limit && QUOTES.contains(&input.token(head).text()) {
            head -= 1;
        }
        let mut n_links = 0;
        while head > limit && n_links < 2 && is_link(head) {
            head -= 1;
            n_links += 1;
        }
        // "Parc national du Tsavo": such an adjective is part of the name.
        if n_links > 0 && head > limit && holds(facts.institution_adjectives, input.token(head).text()) {
            head -= 1;
        }
        // "Une rue du | treizième arrondissement": what has a noun of its own is no part of another name.
        if !input.token(name.tokens.start).text().starts_with(char::is_uppercase)
            || head < limit
            || input.sentence_of[head] != input.sentence_of[name.tokens.start]
        {
            continue;
        }
        let lower = input.token(head).text().to_lowercase();
        let is_name_of_body = holds(facts.body_name_heads, &lower)
            && (name.entity_type != EntityType::Person || n_links == 0)
            && name.entity_type != EntityType::Group;
        let is_name_of_place = holds(facts.place_name_heads, &lower) && name.entity_type == EntityType::Place;
        if is_name_of_body && n_links == 0 {
            // "Le groupe Wagner": the noun tells what Wagner is and is no part of the name.
            name.entity_type = EntityType::Organization;
        } else if is_name_of_body {
            *name = Name { tokens: head..name.tokens.end, entity_type: EntityType::Organization };
        } else if is_name_of_place {
            *name = Name { tokens: head..name.tokens.end, entity_type: EntityType::Place };
        }
    }
}
