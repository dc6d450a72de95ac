//! Names: what the pipeline recognised, mended, completed from tables, and made consistent within the article.

use super::tables::{fold, given_name, is_town, known_name, longest_from};
use super::{Candidate, head_of, nominal};
use crate::input::Input;
use crate::lang::{Gender, holds, look_up};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::collections::{BTreeMap, BTreeSet};
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
    part_offices(input, &mut names);
    cut_headlines(input, &mut names);
    drop_ordinary(input, &mut names);
    extend(input, &mut names);
    add_known(input, &mut names);
    add_introduced(input, &mut names);
    add_acronyms(input, &mut names);
    correct_types(input, &mut names);
    add_bodies_and_places(input, &mut names);
    agree(input, &mut names);
    add_repeated(input, &mut names);
    tell_surnames(input, &mut names);
    names.retain(|name| !is_office(input, name));
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

/// Whether what the pipeline took for a name is an office: "Prime Minister", "ministre des Affaires étrangères".
fn is_office(input: &Input<'_>, name: &Name) -> bool {
    let facts = &input.language.names;
    let words = input.text(name.tokens.clone()).to_lowercase();
    let first = input.token(name.tokens.start).text();
    facts.offices.iter().any(|office| office.contains(&words.as_str()))
        || name.entity_type == EntityType::Organization
            && first.starts_with(char::is_lowercase)
            && look_up(facts.person_nouns, first).is_some()
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

/// The pipeline's names, cut at line ends and lists and freed of what is no part of a name.
fn recognised(input: &Input<'_>) -> Vec<Name> {
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
            {
                if let Some(tokens) = trim(input, start..index) {
                    names.push(Name { tokens, entity_type });
                }
                start = index + 1;
            }
        }
    }
    names
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

/// Whether the comma stands between a name and that of a company: "Macfair, Apple Inc.", but not "Apple, Inc.".
fn parts_company(input: &Input<'_>, index: usize, tokens: &Range<usize>) -> bool {
    let is_legal_form =
        |at: usize| holds(LEGAL_FORMS, input.token(at).text().to_lowercase().trim_end_matches('.'));
    input.token(index).text() == "," && index + 2 < tokens.end && (index + 2..tokens.end).any(is_legal_form)
}

/// Parts what the pipeline took for one body into the body and the person who holds an office there: "Ort Police
/// Sergeant Ann Lee".
fn part_offices(input: &Input<'_>, names: &mut Vec<Name>) {
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

/// Ends a person's name before a word that is none, though a headline gives it a capital: "Ann Lee Checks Into"; before an
/// article ("Brun the Academy") and a weekday.
fn cut_headlines(input: &Input<'_>, names: &mut [Name]) {
    let facts = &input.language.names;
    for name in names.iter_mut().filter(|name| name.entity_type == EntityType::Person) {
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
            is_no_name && is_capitalised(input, index) || is_article || holds(facts.no_names, &lower)
        });
        name.tokens.end = end.unwrap_or(name.tokens.end);
    }
}

/// Drops single words that are ordinary ones with a capital at the start of a sentence or in a heading.
fn drop_ordinary(input: &Input<'_>, names: &mut Vec<Name>) {
    let mut lower: BTreeSet<&str> = BTreeSet::new();
    for token in input.doc.tokens().filter(|token| token.text().starts_with(char::is_lowercase)) {
        lower.insert(token.text());
    }
    let facts = &input.language.names;
    names.retain(|name| {
        if name.tokens.len() != 1 {
            return true;
        }
        let token = input.token(name.tokens.start);
        let folded = token.text().to_lowercase();
        let starts = input
            .sentences
            .get(input.sentence_of[token.index()])
            .is_some_and(|sentence| sentence.start + 1 >= token.index());
        let is_word = matches!(
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
        let is_ordinary = holds(facts.no_names, &folded)
            || known_name(token.text()).is_none()
                && given_name(token.text()).is_none()
                && (is_word
                    || starts
                        && (lower.contains(folded.as_str())
                            || look_up(facts.person_nouns, &folded).is_some()));
        !is_ordinary
    });
}

/// Extends names over the words that plainly belong to them: initials and further names of people, "Inc." after a
/// company.
fn extend(input: &Input<'_>, names: &mut [Name]) {
    for at in 0..names.len() {
        let sentence =
            input.sentences.get(input.sentence_of[names[at].tokens.start]).cloned().unwrap_or(0..0);
        let limit_before =
            at.checked_sub(1).map_or(sentence.start, |other| names[other].tokens.end).max(sentence.start);
        let limit_after =
            names.get(at + 1).map_or(sentence.end, |other| other.tokens.start).min(sentence.end);
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
                while name.tokens.end < limit_after && is_part(name.tokens.end) {
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
                // A surname in capitals after a given name: "Olivier VÉDRINE".
                if name.tokens.end < limit_after
                    && name.tokens.len() == 1
                    && is_shouted(input, name.tokens.end)
                {
                    name.tokens.end += 1;
                }
            }
            EntityType::Organization => {
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

/// Legal forms of companies, which belong to the name.
const LEGAL_FORMS: &[&str] =
    &["ag", "corp", "gmbh", "inc", "limited", "llc", "llp", "lp", "ltd", "nv", "plc", "sa", "sarl", "sas"];

/// Whether the word is all capitals, three letters or more.
fn is_shouted(input: &Input<'_>, index: usize) -> bool {
    let text = input.token(index).text();
    text.chars().count() > 2 && text.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\''))
}

/// A name without the articles, titles, marks and possessive endings around it; `None` when nothing of a name is left.
fn trim(input: &Input<'_>, mut tokens: Range<usize>) -> Option<Range<usize>> {
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
        index < input.doc.len()
            && input.token(index).pos() == Upos::Propn
            && is_capitalised(input, index)
            // "Au Royaume-Uni": a capital at the start of a sentence makes no name.
            && !holds(input.language.names.leading, &input.token(index).text().to_lowercase())
    };
    let before =
        tokens.start > 0 && is_propn(tokens.start - 1) && !is_taken(names, &(tokens.start - 1..tokens.start));
    before || (is_propn(tokens.end) && !is_taken(names, &(tokens.end..tokens.end + 1)))
}

/// Adds people whom a title, an office or a given name introduces: "M. Kofman", "le président lituanien Gitanas
/// Nauseda", "Michael Kofman".
fn add_introduced(input: &Input<'_>, names: &mut Vec<Name>) {
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

/// Adds what stands in brackets after the name of a body and is made of its initials: "(CSTO)".
fn add_acronyms(input: &Input<'_>, names: &mut Vec<Name>) {
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
        if is_acronym && !is_taken(names, &acronym) {
            names.insert(at + 1, Name { tokens: acronym, entity_type: EntityType::Organization });
        }
    }
}

/// The longest acronym in letters: longer ones are words in capitals.
const LONGEST_ACRONYM: usize = 7;

/// Whether a noun for a person stands before the token, with at most two adjectives between.
fn office_before(input: &Input<'_>, index: usize) -> bool {
    let mut at = index;
    for _ in 0..=MAX_ADJECTIVES {
        let Some(before) = at.checked_sub(1).filter(|&b| input.sentence_of[b] == input.sentence_of[index])
        else {
            return false;
        };
        let token = input.token(before);
        if matches!(token.pos(), Upos::Noun | Upos::Propn)
            && look_up(input.language.names.person_nouns, &token.text().to_lowercase()).is_some()
        {
            return true;
        }
        if token.pos() != Upos::Adj || is_capitalised(input, before) {
            return false;
        }
        at = before;
    }
    false
}

/// How many adjectives may stand between an office and the name: "le président russe Vladimir Poutine".
const MAX_ADJECTIVES: usize = 2;

/// Whether a given name stands alone and is tagged as a name.
fn is_lone_given_name(input: &Input<'_>, names: &[Name], index: usize) -> bool {
    let text = input.token(index).text();
    text.chars().count() > 2
        && input.token(index).pos() == Upos::Propn
        && known_name(text).is_none()
        && !touches_name(input, names, &(index..index + 1))
}

/// Adds what a word for a body or a place and a name make up together: "université de Purdue", "groupe Wagner",
/// "baie de Pensacola". The name inside gives way to the whole.
fn add_bodies_and_places(input: &Input<'_>, names: &mut [Name]) {
    let facts = &input.language.names;
    for at in 0..names.len() {
        let limit = at.checked_sub(1).map_or(0, |other| names[other].tokens.end);
        let name = &mut names[at];
        let Some(mut head) = name.tokens.start.checked_sub(1) else {
            continue;
        };
        let is_link = |index: usize| holds(facts.name_links, &input.token(index).text().to_lowercase());
        let mut n_links = 0;
        while head > limit && n_links < 2 && is_link(head) {
            head -= 1;
            n_links += 1;
        }
        if head < limit || input.sentence_of[head] != input.sentence_of[name.tokens.start] {
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

fn is_name_word(input: &Input<'_>, index: usize) -> bool {
    is_written_as_name(input, index)
        && matches!(input.token(index).pos(), Upos::Propn | Upos::Noun | Upos::X | Upos::Adj)
}

/// Whether the word has a capital and then small letters, or is an initial.
fn is_written_as_name(input: &Input<'_>, index: usize) -> bool {
    let text = input.token(index).text();
    is_capitalised(input, index)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '.'))
        && text.chars().nth(1).is_none_or(|c| c == '.' || c.is_lowercase() || c == '\'')
}

/// Corrects types that tables and the words around gainsay.
fn correct_types(input: &Input<'_>, names: &mut [Name]) {
    for name in names {
        let text = input.text(name.tokens.clone());
        if let Some(known) = known_name(text) {
            name.entity_type = known;
            continue;
        }
        if is_people(input, name) {
            name.entity_type = EntityType::Group;
            continue;
        }
        let has_honorific = name.tokens.start > 0 && is_honorific(input, name.tokens.start - 1);
        let first = input.token(name.tokens.start).text();
        let is_full_person = (2..=4).contains(&name.tokens.len())
            && given_name(first).is_some()
            && (name.tokens.start + 1..name.tokens.end).all(|index| is_name_word(input, index))
            && !has_body_word(input, name.tokens.clone());
        let has_office = name.tokens.start > 0
            && !matches!(name.entity_type, EntityType::Group | EntityType::Place)
            && !has_body_word(input, name.tokens.clone())
            && input.token(name.tokens.start - 1).text().chars().count() > 2
            && title(input, name.tokens.start - 1).is_some();
        let is_described = name.entity_type != EntityType::Person
            && name.tokens.len() <= MOST_NAMES
            && !has_body_word(input, name.tokens.clone())
            && has_person_behind(input, name);
        if has_honorific || is_full_person || has_office || is_described {
            name.entity_type = EntityType::Person;
        } else if is_located(input, name) {
            name.entity_type = EntityType::Place;
        } else if has_body_word(input, name.tokens.clone()) {
            name.entity_type = EntityType::Organization;
        } else if has_place_word(input, name.tokens.clone()) {
            name.entity_type = EntityType::Place;
        } else if name.tokens.len() == 1 && given_name(first).is_some() && known_name(first).is_none() {
            name.entity_type = EntityType::Person;
        }
    }
}

/// Whether a name stands where a place would: a town's name after a preposition of place, or any single word after one
/// that only places follow.
fn is_located(input: &Input<'_>, name: &Name) -> bool {
    let facts = &input.language.names;
    let Some(before) = name.tokens.start.checked_sub(1).map(|index| input.token(index).text().to_lowercase())
    else {
        return false;
    };
    let text = input.text(name.tokens.clone());
    holds(facts.place_prepositions, &before) && is_town(text)
        || holds(facts.sure_place_prepositions, &before)
            && name.tokens.len() == 1
            && name.entity_type == EntityType::Person
            && given_name(text).is_none()
}

/// Whether a single word with an ending for inhabitants stands in the plural: "les Sénégalais", "the Chechens".
fn is_people(input: &Input<'_>, name: &Name) -> bool {
    let facts = &input.language.names;
    let lower = input.token(name.tokens.start).text().to_lowercase();
    name.tokens.len() == 1
        && facts.inhabitant_endings.iter().any(|ending| lower.ends_with(ending))
        && name.tokens.start > 0
        && holds(facts.plural_articles, &input.token(name.tokens.start - 1).text().to_lowercase())
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
    // "Groupe Wagner" tells what Wagner is.
    for name in names.iter().filter(|name| name.entity_type == EntityType::Organization) {
        let before = name.tokens.start.checked_sub(1).map(|index| input.token(index).text().to_lowercase());
        if before.is_some_and(|word| holds(input.language.names.body_name_heads, &word)) {
            let text = fold(input.text(name.tokens.clone()));
            *votes.entry(text).or_default().entry(EntityType::Organization).or_default() += FULL_NAME_VOTES;
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

/// Makes people of single names that the pipeline took for places or bodies, where the article knows somebody by them in
/// full and no preposition of place stands before.
fn tell_surnames(input: &Input<'_>, names: &mut [Name]) {
    let surnames: BTreeSet<&str> = names
        .iter()
        .filter(|name| name.entity_type == EntityType::Person && name.tokens.len() > 1)
        .map(|name| input.token(name.tokens.end - 1).text())
        .filter(|surname| surname.chars().count() > 2 && known_name(surname).is_none())
        .collect();
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let is_surname = surnames.contains(input.token(name.tokens.start).text());
        let before = name.tokens.start.checked_sub(1).map(|index| input.token(index).text().to_lowercase());
        let is_located = before.is_some_and(|word| holds(input.language.names.place_prepositions, &word));
        if is_surname && !is_located {
            name.entity_type = EntityType::Person;
        }
    }
}

/// Whether a description of a person stands in apposition behind the name: "Fauzi, an official of the agency".
fn has_person_behind(input: &Input<'_>, name: &Name) -> bool {
    let end = name.tokens.end;
    let sentence = input.sentence_of[name.tokens.start];
    let is_inside = |&index: &usize| index < input.doc.len() && input.sentence_of[index] == sentence;
    if !is_inside(&end) || input.token(end).text() != "," {
        return false;
    }
    let mut behind = (end + 1..end + 1 + LONGEST_APPOSITION).take_while(is_inside);
    let begins = behind.next().is_some_and(|first| input.token(first).pos() == Upos::Det);
    let noun = behind.find(|&index| {
        let is_noun = |at: usize| matches!(input.token(at).pos(), Upos::Noun | Upos::Propn);
        is_noun(index) && !(is_inside(&(index + 1)) && is_noun(index + 1))
            || input.token(index).pos() == Upos::Punct
    });
    begins
        && noun.is_some_and(|index| {
            look_up(input.language.names.person_nouns, &input.token(index).text().to_lowercase()).is_some()
        })
}

/// A given name and a surname: what is longer and no person to the pipeline is rather a title or a product.
const MOST_NAMES: usize = 2;

/// How many words behind the comma an apposition is looked at for its noun.
const LONGEST_APPOSITION: usize = 8;

/// The gender that a person's given name or title tells.
fn gender(input: &Input<'_>, name: &Name) -> Option<Gender> {
    if name.entity_type != EntityType::Person {
        return None;
    }
    let before = name.tokens.start.checked_sub(1).and_then(|index| {
        let told = title(input, index)?;
        nominal::determiner_gender(input, index).or(told)
    });
    let own = || {
        let first = input.token(name.tokens.start).text();
        (name.tokens.len() > 1).then(|| given_name(first)).flatten().flatten()
    };
    before.or_else(own)
}
