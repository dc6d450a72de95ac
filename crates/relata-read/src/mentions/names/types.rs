//! What a name is taken for: a person, a body, a place, a group; by tables, the words around, and the rest of the article.

use super::ordinary::is_ordinary_word;
use super::{Name, is_capitalised, is_honorific, is_name_word, is_written_as_name, office_before, title};
use crate::input::Input;
use crate::lang::{holds, look_up};
use crate::mentions::tables::{fold, given_name, is_sure_given_name, is_surname, is_town, known_name};
use relata_pipeline::Upos;
use relata_types::EntityType;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Corrects types that tables and the words around gainsay.
pub(super) fn correct_types(input: &Input<'_>, names: &mut [Name]) {
    let bearers: BTreeSet<&str> = names
        .iter()
        .filter(|name| name.entity_type == EntityType::Person && name.tokens.len() > 1)
        .map(|name| input.token(name.tokens.end - 1).text())
        .collect();
    for name in names {
        let text = input.text(name.tokens.clone());
        if let Some(known) = known_name(text) {
            name.entity_type = known;
            continue;
        }
        if name.entity_type == EntityType::Person && is_body_of_another_kind(input, name) {
            name.entity_type = EntityType::Organization;
            continue;
        }
        if is_people(input, name) {
            name.entity_type = EntityType::Group;
            continue;
        }
        let has_honorific = name.tokens.start > 0 && is_honorific(input, name.tokens.start - 1);
        let first = input.token(name.tokens.start).text();
        let last = input.token(name.tokens.end - 1).text();
        let is_full_person = (2..=4).contains(&name.tokens.len())
            && given_name(first).is_some()
            && (name.entity_type == EntityType::Person
                || !has_place_word(input, name.tokens.clone())
                    && (name.entity_type != EntityType::Place
                        || is_sure_given_name(first)
                        || is_surname(last)))
            && (name.tokens.start + 1..name.tokens.end).all(|index| is_name_word(input, index))
            && !has_body_word(input, name.tokens.clone());
        let has_office = name.tokens.start > 0
            && !matches!(name.entity_type, EntityType::Group | EntityType::Place)
            && !has_body_word(input, name.tokens.clone())
            && input.token(name.tokens.start - 1).text().chars().count() > 2
            && title(input, name.tokens.start - 1).is_some();
        let has_age = name.entity_type != EntityType::Place
            && name.tokens.len() > 1
            && name.tokens.clone().all(|index| is_written_as_name(input, index))
            && !has_body_word(input, name.tokens.clone())
            && is_age_after(input, name.tokens.end);
        let is_surname_of_speaker = name.tokens.len() == 1
            && matches!(name.entity_type, EntityType::Organization | EntityType::Other)
            && is_surname(first)
            && is_written_as_name(input, name.tokens.start)
            && speaks(input, name.tokens.start);
        // A place that no table knows, with a surname that many bear: "Nao Clark".
        let is_bearer = name.entity_type == EntityType::Place
            && name.tokens.len() <= 2
            && is_surname(last)
            && !name.tokens.clone().any(|index| is_ordinary_word(input, input.token(index).text()))
            && !is_town(text)
            && name.tokens.clone().all(|index| is_written_as_name(input, index))
            && !has_place_word(input, name.tokens.clone())
            && (name.tokens.len() == 2 || !follows_preposition(input, name.tokens.start));
        let is_human = name.entity_type == EntityType::Place
            && !is_town(text)
            && name.tokens.clone().all(|index| is_written_as_name(input, index))
            && speaks(input, super::head_of(input, name.tokens.clone()));
        // "Ali, 21, Mississauga": no table knows a person by it, and nobody in the article bears it.
        let is_lone_town = name.entity_type == EntityType::Person
            && is_town(text)
            && name.tokens.clone().all(|index| is_written_as_name(input, index))
            && given_name(first).is_none()
            && !is_surname(last)
            && !bearers.contains(last)
            && !has_honorific
            && stands_where_places_do(input, name.tokens.start)
            && !speaks(input, super::head_of(input, name.tokens.clone()));
        let is_described = name.entity_type != EntityType::Person
            && name.tokens.len() <= MOST_NAMES
            && !has_body_word(input, name.tokens.clone())
            && has_person_behind(input, name);
        if is_described
            || is_bearer
            || is_human
            || has_honorific
            || is_full_person
            || has_office
            || has_age
            || is_surname_of_speaker
        {
            name.entity_type = EntityType::Person;
        } else if is_lone_town || is_located(input, name) || is_told_place(input, name) {
            name.entity_type = EntityType::Place;
        } else if has_body_word(input, name.tokens.clone()) {
            name.entity_type = EntityType::Organization;
        } else if has_place_word(input, name.tokens.clone()) {
            name.entity_type = EntityType::Place;
        } else if name.tokens.len() == 1
            && known_name(first).is_none()
            && (is_sure_given_name(first)
                || given_name(first).is_some()
                    && matches!(name.entity_type, EntityType::Organization | EntityType::Other))
        {
            name.entity_type = EntityType::Person;
        }
    }
}

/// Whether the name is surely a person's: a given name begins it, or a title stands before it.
pub(super) fn is_sure_person(input: &Input<'_>, name: &Name) -> bool {
    name.entity_type == EntityType::Person
        && (given_name(input.token(name.tokens.start).text()).is_some()
            || name.tokens.start > 0 && title(input, name.tokens.start - 1).is_some())
}

/// Whether an age stands between commas: ", 48,".
fn is_age_after(input: &Input<'_>, index: usize) -> bool {
    if index + 2 >= input.doc.len() || input.token(index).text() != "," {
        return false;
    }
    let age = input.token(index + 1).text();
    age.len() == 2
        && age.bytes().all(|b| b.is_ascii_digit())
        && matches!(input.token(index + 2).text(), "," | ".")
}

/// Whether a preposition of place stands before the token, or a comma behind an age: "at Varn", "Ali, 21, Varn".
fn stands_where_places_do(input: &Input<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let text = input.token(before).text();
    let is_age = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text == "," && before > 0 && is_age(input.token(before - 1).text())
        || holds(input.language.names.place_prepositions, &text.to_lowercase())
}

fn follows_preposition(input: &Input<'_>, index: usize) -> bool {
    index > 0
        && (input.token(index - 1).pos() == Upos::Adp
            || holds(input.language.names.name_links, &input.token(index - 1).text().to_lowercase()))
}

/// Whether the token is the subject of what people do: say, laugh, be born.
pub(super) fn speaks(input: &Input<'_>, index: usize) -> bool {
    let token = input.token(index);
    matches!(token.dep(), "nsubj" | "nsubj:pass" | "nsubjpass")
        && holds(input.language.names.human_verbs, token.head().lemma())
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

/// Whether a preposition makes a place of a single name of unknown type: "de Cissin à Ouagadougou", "à Cissin".
fn is_told_place(input: &Input<'_>, name: &Name) -> bool {
    let facts = &input.language.names;
    name.entity_type == EntityType::Other
        && name.tokens.len() == 1
        && name.tokens.start > 0
        && is_written_as_name(input, name.tokens.start)
        // "Donne la réplique à X": what the verb asks for may be anything.
        && !matches!(input.token(name.tokens.start).dep(), "iobj" | "obl:arg")
        && holds(facts.place_telling_prepositions, &input.token(name.tokens.start - 1).text().to_lowercase())
}

/// Whether what was taken for a person is an acronym, or begins with the name of a known body: "Adobe Acrobat".
fn is_body_of_another_kind(input: &Input<'_>, name: &Name) -> bool {
    let first = input.token(name.tokens.start).text();
    let is_acronym = name.tokens.len() == 1
        && (SHORTEST_ACRONYM..=LONGEST_ACRONYM).contains(&first.chars().count())
        && first.chars().all(char::is_uppercase)
        && given_name(first).is_none()
        && !is_surname(first)
        && !input
            .sentences
            .get(input.sentence_of[name.tokens.start])
            .is_some_and(|s| is_shouted_line(input, s));
    is_acronym
        || name.tokens.len() > 1
            && known_name(first) == Some(EntityType::Organization)
            && given_name(first).is_none()
}

/// Whether no word of the sentence is in lower case.
fn is_shouted_line(input: &Input<'_>, sentence: &Range<usize>) -> bool {
    !sentence.clone().any(|index| input.token(index).text().starts_with(char::is_lowercase))
}

/// How many letters an acronym has that was taken for a person; two are initials more often.
const SHORTEST_ACRONYM: usize = 3;
const LONGEST_ACRONYM: usize = 5;

/// The tag of the English pipeline for a name in the plural.
const PLURAL_NAME: &str = "NNPS";

/// Whether a single word with an ending for inhabitants stands in the plural: "les Sénégalais", "the Chechens".
fn is_people(input: &Input<'_>, name: &Name) -> bool {
    let facts = &input.language.names;
    let lower = input.token(name.tokens.start).text().to_lowercase();
    let tag = input.token(name.tokens.start).tag();
    name.tokens.len() == 1
        && facts.inhabitant_endings.iter().any(|ending| lower.ends_with(ending))
        && (tag == PLURAL_NAME && name.entity_type == EntityType::Organization
            || name.tokens.start > 0
                && holds(facts.plural_articles, &input.token(name.tokens.start - 1).text().to_lowercase()))
}

pub(super) fn has_body_word(input: &Input<'_>, tokens: Range<usize>) -> bool {
    has_word(input, tokens, input.language.names.body_name_words)
}

pub(super) fn has_place_word(input: &Input<'_>, tokens: Range<usize>) -> bool {
    has_word(input, tokens, input.language.names.place_name_words)
}

fn has_word(input: &Input<'_>, tokens: Range<usize>, words: &[&str]) -> bool {
    tokens.len() > 1
        && tokens.into_iter().any(|index| {
            let lower = input.token(index).text().to_lowercase();
            // "SA" is a legal form, "sa" is "her".
            let is_form = lower.chars().count() > 2 || is_capitalised(input, index);
            is_form && holds(words, lower.trim_end_matches('.'))
        })
}

/// Gives all names with the same words the type that most of them have; a surname goes with the full name.
pub(super) fn agree(input: &Input<'_>, names: &mut [Name]) {
    let mut votes: BTreeMap<String, BTreeMap<EntityType, usize>> = BTreeMap::new();
    for name in names.iter() {
        let text = fold(input.text(name.tokens.clone()));
        *votes.entry(text).or_default().entry(name.entity_type).or_default() += 1;
    }
    // A full name of a person tells what its first and its last word alone are.
    for name in names.iter().filter(|name| name.entity_type == EntityType::Person && name.tokens.len() > 1) {
        let has_given_name = given_name(input.token(name.tokens.start).text()).is_some()
            || name.tokens.clone().all(|index| {
                is_written_as_name(input, index) && !is_ordinary_word(input, input.token(index).text())
            });
        for index in (name.tokens.start..name.tokens.end)
            .filter(|&index| index + 1 == name.tokens.end || has_given_name && index == name.tokens.start)
        {
            let part = fold(input.token(index).text());
            if let Some(of_part) = votes.get_mut(&part).filter(|_| known_name(&part).is_none()) {
                *of_part.entry(EntityType::Person).or_default() += FULL_NAME_VOTES;
            }
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
        // What is told nowhere else to be anything outvotes nothing.
        let rank =
            |(entity_type, count): &(&EntityType, &usize)| (**entity_type != EntityType::Other, **count);
        let best = votes.get(&text).and_then(|of| of.iter().max_by_key(rank));
        if let Some((&entity_type, _)) = best {
            name.entity_type = entity_type;
        }
    }
}

/// Makes people of surnames in capitals that the pipeline took for acronyms, in an article that writes surnames so: "SMITH and
/// VARNEK joined".
pub(super) fn tell_shouted_surnames(input: &Input<'_>, names: &mut [Name]) {
    let is_shouted = |name: &Name| {
        let text = input.token(name.tokens.start).text();
        name.tokens.len() == 1
            && text.chars().count() >= SHORTEST_SHOUTED_SURNAME
            && text.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\''))
            && known_name(text).is_none()
            && !input
                .sentences
                .get(input.sentence_of[name.tokens.start])
                .is_some_and(|sentence| is_shouted_line(input, sentence))
    };
    let surnames: BTreeSet<&str> = names
        .iter()
        .filter(|name| is_shouted(name))
        .map(|name| input.token(name.tokens.start).text())
        .filter(|text| is_surname(text))
        .collect();
    let is_person = |name: &Name| is_shouted(name) && name.entity_type == EntityType::Person;
    if surnames.len() < SHOUTED_SURNAMES || !names.iter().any(is_person) {
        return;
    }
    for name in names.iter_mut().filter(|name| is_shouted(name)) {
        if !is_ordinary_word(input, input.token(name.tokens.start).text()) {
            name.entity_type = EntityType::Person;
        }
    }
}

/// Letters of a surname in capitals: what is shorter may well be an acronym.
const SHORTEST_SHOUTED_SURNAME: usize = 5;

/// Different well-known surnames in capitals that tell how an article writes them: a single one may be a shout.
const SHOUTED_SURNAMES: usize = 2;

/// How many mentions by surname alone a mention of the full name outweighs.
const FULL_NAME_VOTES: usize = 5;

/// Makes people of single names that the pipeline took for places or bodies, where the article knows somebody by them in
/// full and no preposition of place stands before. A name that a table knows is the surname's where the article treats it so.
pub(super) fn tell_surnames(input: &Input<'_>, names: &mut [Name]) {
    let full = names.iter().filter(|name| name.entity_type == EntityType::Person && name.tokens.len() > 1);
    let is_long = |surname: &&str| surname.chars().count() > 2;
    let surnames: BTreeSet<&str> =
        full.clone().map(|name| input.token(name.tokens.end - 1).text()).filter(is_long).collect();
    let sure: BTreeSet<&str> = full
        .filter(|name| is_sure_person(input, name))
        .map(|name| input.token(name.tokens.end - 1).text())
        .collect();
    let (known, own): (BTreeSet<&str>, BTreeSet<&str>) =
        surnames.into_iter().partition(|surname| known_name(surname).is_some());
    let treated: BTreeSet<&str> = known
        .into_iter()
        .filter(|surname| sure.contains(surname) && is_treated_as_person(input, names, surname))
        .collect();
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let surname = input.token(name.tokens.start).text();
        let before = name.tokens.start.checked_sub(1).map(|index| input.token(index).text().to_lowercase());
        let is_located = before.is_some_and(|word| holds(input.language.names.place_prepositions, &word));
        if own.contains(surname) && !is_located || treated.contains(surname) {
            name.entity_type = EntityType::Person;
        }
    }
}

/// Whether the article, where it names a known place or body by this word alone, speaks of a person: of a place it never says
/// where ("in Jordan"), and a body is described as a person once ("Ford, a coach").
fn is_treated_as_person(input: &Input<'_>, names: &[Name], surname: &str) -> bool {
    let of_surname = |name: &&Name| name.tokens.clone().any(|at| input.token(at).text() == surname);
    let mut longer = names.iter().filter(of_surname).filter(|name| name.tokens.len() > 1);
    let mut alone = names.iter().filter(of_surname).filter(|name| name.tokens.len() == 1);
    let is_place_of = |name: &Name| {
        name.tokens.start.checked_sub(1).is_some_and(|index| {
            let before = input.token(index).text().to_lowercase();
            holds(input.language.names.sure_place_prepositions, &before)
        })
    };
    longer.all(|name| name.entity_type == EntityType::Person)
        && match known_name(surname) {
            Some(EntityType::Place) => !alone.any(is_place_of),
            _ => alone.any(|name| has_person_behind(input, name)),
        }
}

/// Makes bodies of acronyms between an office and the person who holds it: "le maire | UDF | Jean Varn".
pub(super) fn tell_parties(input: &Input<'_>, names: &mut [Name]) {
    for at in 1..names.len() {
        let (name, person) = (&names[at - 1], &names[at]);
        let text = input.token(name.tokens.start).text();
        let is_party = name.entity_type == EntityType::Person
            && name.tokens.len() == 1
            && PARTY.contains(&text.chars().count())
            && text.chars().all(char::is_uppercase)
            && person.entity_type == EntityType::Person
            && person.tokens.start == name.tokens.end
            && person.tokens.len() > 1
            && office_before(input, name.tokens.start);
        if is_party {
            names[at - 1].entity_type = EntityType::Organization;
        }
    }
}

/// Letters of a party's acronym.
const PARTY: std::ops::RangeInclusive<usize> = 2..=5;

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
