//! What the words around a name tell of it: the noun before it, the verb above it, the names beside it in a list.

use super::extend::is_particle;
use super::ordinary::is_ordinary_word;
use super::types::{is_sure_person, speaks};
use super::{Name, insert, is_capitalised, is_taken, is_written_as_name, touches_name};
use crate::input::Input;
use crate::lang::holds;
use crate::mentions::tables::{fold, given_name, is_known_outlet, known_name};
use relata_pipeline::Upos;
use relata_types::EntityType;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Drops the field of an office that was taken for a name, "ministre | du Budget", and parts it from the name that follows it: "ministre
/// français des Affaires étrangères | Jean Varn".
pub(super) fn drop_portfolios(input: &Input<'_>, names: &mut Vec<Name>) {
    let facts = &input.language.names;
    let is_word = |index: usize| is_ordinary_word(input, input.token(index).text());
    names.retain_mut(|name| {
        let mut at = name.tokens.start;
        while at > 0 && holds(facts.name_links, lower(input, at - 1).as_str()) {
            at -= 1;
        }
        // "L'ancien ministre socialiste du Budget": an adjective may stand between.
        if at > 1 && input.token(at - 1).pos() == Upos::Adj {
            at -= 1;
        }
        let is_portfolio = at < name.tokens.start
            && at > 0
            && holds(facts.portfolio_nouns, &lower(input, at - 1))
            && known_name(input.text(name.tokens.clone())).is_none();
        let is_person = |first: usize| {
            given_name(input.token(first).text()).is_some()
                && (name.tokens.start..first).all(is_word)
                && (first + 1..name.tokens.end).all(|index| {
                    is_written_as_name(input, index)
                        || is_particle(input.token(index).text())
                        || holds(facts.name_links, &lower(input, index))
                })
        };
        let person =
            (name.tokens.start + 1..name.tokens.end.saturating_sub(1)).find(|first| is_person(*first));
        match person.filter(|_| is_portfolio) {
            Some(first) => {
                *name = Name { tokens: first..name.tokens.end, entity_type: EntityType::Person };
                true
            }
            None => !(is_portfolio && name.tokens.clone().all(is_word)),
        }
    });
}

/// Adds who does what people do, under a name that the pipeline and the tables know nothing of: "Shusterman écrit".
pub(super) fn add_speakers(input: &Input<'_>, names: &mut Vec<Name>) {
    let lower_words: BTreeSet<&str> =
        input.doc.tokens().map(|t| t.text()).filter(|text| text.starts_with(char::is_lowercase)).collect();
    for index in 0..input.doc.len() {
        let text = input.token(index).text();
        let is_new = is_written_as_name(input, index)
            && text.chars().count() >= SHORTEST_SPEAKER
            && matches!(input.token(index).pos(), Upos::Propn | Upos::Noun)
            && speaks(input, index)
            && !is_ordinary_word(input, text)
            && known_name(text).is_none()
            && !lower_words.contains(text.to_lowercase().as_str());
        let tokens = index..index + 1;
        if is_new && !is_taken(names, &tokens) && !touches_name(input, names, &tokens) {
            insert(names, Name { tokens, entity_type: EntityType::Person });
        }
    }
}

/// A name that nothing but its verb tells has so many letters or more.
const SHORTEST_SPEAKER: usize = 4;

/// Gives a name the type that a noun right before it tells, and the noun where it is part of the name: "l'association
/// bénévole "Iris"", "rue Monge", "lycée Carnot", "le quartier d'affaires Canary Wharf".
pub(super) fn tell_by_noun(input: &Input<'_>, names: &mut [Name]) {
    let facts = &input.language.names;
    for at in 0..names.len() {
        let limit = at.checked_sub(1).map_or(0, |other| names[other].tokens.end);
        let name = &mut names[at];
        let text = input.text(name.tokens.clone());
        let Some(mut noun) = name.tokens.start.checked_sub(1).filter(|&before| before >= limit) else {
            continue;
        };
        if known_name(text).is_some() || name.entity_type == EntityType::Group {
            continue;
        }
        if holds(facts.street_nouns, &lower(input, noun)) && !is_capitalised(input, noun) {
            *name = Name { tokens: noun..name.tokens.end, entity_type: EntityType::Place };
            continue;
        }
        if holds(facts.school_nouns, &lower(input, noun)) && !is_capitalised(input, noun) {
            *name = Name { tokens: noun..name.tokens.end, entity_type: EntityType::Organization };
            continue;
        }
        let is_apart = holds(MARKS, input.token(noun).text());
        while noun > limit && holds(MARKS, input.token(noun).text()) {
            noun -= 1;
        }
        let mut n_words = 0;
        while noun > limit && n_words < MOST_WORDS_BETWEEN && is_between(input, noun) {
            noun -= 1;
            n_words += 1;
        }
        let is_same_sentence = input.sentence_of[noun] == input.sentence_of[name.tokens.start];
        if !is_same_sentence || n_words == 0 && !is_apart && !holds(facts.district_nouns, &lower(input, noun))
        {
            continue;
        }
        if holds(facts.district_nouns, &lower(input, noun)) && !is_apart && !is_sure_person(input, name) {
            name.entity_type = EntityType::Place;
        } else if holds(facts.body_name_heads, &lower(input, noun))
            && is_apart
            && !is_sure_person(input, name)
        {
            name.entity_type = EntityType::Organization;
        }
    }
}

/// Whether the word describes the noun before it: an adjective in lower case, or "d'affaires".
fn is_between(input: &Input<'_>, index: usize) -> bool {
    let token = input.token(index);
    token.text().starts_with(char::is_lowercase)
        && (matches!(token.pos(), Upos::Adj | Upos::Propn)
            || token.pos() == Upos::Noun && index > 0 && input.token(index - 1).text() == "d'"
            || token.text() == "d'")
}

/// What stands between a noun and the name that it introduces: marks of quotation, a comma.
const MARKS: &[&str] = &["\"", "'", ",", "«", "‘", "’", "“"];

/// "Le quartier d'affaires X": the words between a noun and the name.
const MOST_WORDS_BETWEEN: usize = 2;

/// Joins the name of a body that begins with a word for bodies to the name that its preposition governs: "Mouvement de
/// lutte pour les | Autochtones".
pub(super) fn join_bodies(input: &Input<'_>, names: &mut Vec<Name>) {
    let facts = &input.language.names;
    if facts.body_name_heads.is_empty() {
        return;
    }
    for at in (1..names.len()).rev() {
        let (body, inner) = (&names[at - 1], &names[at]);
        let gap = body.tokens.end..inner.tokens.start;
        let is_link = |index: usize| {
            holds(facts.name_links, &lower(input, index)) || input.token(index).text() == "pour"
        };
        let is_one = body.entity_type == EntityType::Organization
            && matches!(inner.entity_type, EntityType::Place | EntityType::Other | EntityType::Group)
            && (1..=2).contains(&gap.len())
            && gap.clone().all(is_link)
            && is_capitalised(input, body.tokens.start)
            && holds(facts.body_name_words, &lower(input, body.tokens.start))
            && known_name(input.text(body.tokens.clone())).is_none()
            && input.sentence_of[body.tokens.start] == input.sentence_of[inner.tokens.start];
        if is_one {
            let tokens = body.tokens.start..inner.tokens.end;
            names[at - 1] = Name { tokens, entity_type: EntityType::Organization };
            names.remove(at);
        }
    }
}

/// Makes inhabitants of what has their ending and was taken for a place or a person: "le Bélizien", "le premier Argentin",
/// "les dynasties Idrissides".
pub(super) fn tell_inhabitants(input: &Input<'_>, names: &mut [Name]) {
    let facts = &input.language.names;
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let text = input.token(name.tokens.start).text();
        let Some(before) = name.tokens.start.checked_sub(1) else { continue };
        let word = text.to_lowercase();
        let has_ending = |word: &str| facts.inhabitant_endings.iter().any(|ending| word.ends_with(ending));
        let is_singular = has_ending(&format!("{word}s"))
            && (holds(facts.definite, &lower(input, before)) || input.token(before).pos() == Upos::Adj);
        let is_plural = has_ending(&word)
            && input.token(before).pos() == Upos::Noun
            && input.token(before).feature("Number") == Some("Plur");
        // "Dans l'Ornain", "la Mésoamérique" are places.
        let is_located = before > 0 && holds(facts.place_prepositions, &lower(input, before - 1))
            || lower(input, before) == "la" && word.ends_with("que");
        if matches!(name.entity_type, EntityType::Place | EntityType::Person | EntityType::Other)
            && !is_located
            && (is_singular || is_plural)
            && facts.nouns_have_gender
            && known_name(text).is_none()
            && given_name(text).is_none()
            && !is_known_outlet(&format!("{} {text}", lower(input, before)))
        {
            name.entity_type = EntityType::Group;
        }
    }
}

/// Makes bodies of plurals that were taken for peoples, where what only a team has stands behind them: "the Comets game".
pub(super) fn tell_teams(input: &Input<'_>, names: &mut [Name]) {
    let facts = &input.language.names;
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let word = input.token(name.tokens.start).text().to_lowercase();
        let is_team = matches!(name.entity_type, EntityType::Group | EntityType::Other)
            && word.ends_with('s')
            && !facts.inhabitant_endings.iter().any(|ending| word.ends_with(ending))
            && name.tokens.end < input.doc.len()
            && holds(facts.team_nouns, &lower(input, name.tokens.end));
        if is_team {
            name.entity_type = EntityType::Organization;
        }
    }
}

/// Gives the single names of a list the type that most names of it have, where nothing surer tells theirs.
pub(super) fn agree_in_lists(input: &Input<'_>, names: &mut [Name]) {
    let mut start = 0;
    while start < names.len() {
        let mut end = start + 1;
        while end < names.len() && is_list_gap(input, names[end - 1].tokens.end..names[end].tokens.start) {
            end += 1;
        }
        let list = &mut names[start..end];
        if list.len() >= SHORTEST_LIST {
            let mut counts: BTreeMap<EntityType, usize> = BTreeMap::new();
            for name in list.iter() {
                *counts.entry(name.entity_type).or_default() += 1;
            }
            let most = counts.into_iter().max_by_key(|(_, count)| *count);
            if let Some((most, count)) = most.filter(|(_, count)| count * 3 >= list.len() * 2) {
                for name in list.iter_mut() {
                    let text = input.text(name.tokens.clone());
                    let is_open = (name.entity_type == EntityType::Other || count >= SHORTEST_LIST)
                        && text.chars().any(char::is_lowercase)
                        && known_name(text).is_none()
                        && !is_sure_person(input, name)
                        && (name.tokens.len() == 1 || name.entity_type == EntityType::Other);
                    if is_open && most != EntityType::Other {
                        name.entity_type = most;
                    }
                }
            }
        }
        start = end;
    }
}

/// Whether what stands between two names makes them parts of a list: a comma, "and", with an article or none.
fn is_list_gap(input: &Input<'_>, gap: Range<usize>) -> bool {
    let is_mark = |index: usize| input.token(index).text() == "," || input.token(index).pos() == Upos::Cconj;
    (1..=3).contains(&gap.len())
        && is_mark(gap.start)
        && gap.skip(1).all(|index| is_mark(index) || input.token(index).pos() == Upos::Det)
}

/// Names in a row from which the others tell what one of them is.
const SHORTEST_LIST: usize = 3;

/// Makes things of single names that were taken for people, where a verb does to them what is done to things only or a noun
/// before them tells a storm, and of the same name elsewhere: "administrer Velutin", "Hurricane Katrina".
pub(super) fn tell_things(input: &Input<'_>, names: &mut [Name]) {
    let facts = &input.language.names;
    let storms = (1..input.doc.len()).filter(|&index| {
        is_written_as_name(input, index) && holds(facts.storm_nouns, &lower(input, index - 1))
    });
    let mut things: BTreeSet<String> = storms.map(|index| fold(input.token(index).text())).collect();
    let undergone = names
        .iter()
        .filter(|name| name.tokens.len() == 1 && !is_sure_person(input, name))
        .filter(|name| {
            let token = input.token(name.tokens.start);
            let verb = token.head();
            let is_done_to = |lemma: &str| holds(facts.thing_verbs, lemma);
            // "X ne doit pas être utilisé": the subject hangs on the modal verb.
            let is_below = || {
                let sentence =
                    input.sentences.get(input.sentence_of[name.tokens.start]).cloned().unwrap_or(0..0);
                sentence.clone().any(|index| {
                    let other = input.token(index);
                    other.dep() == "xcomp"
                        && other.head().index() == verb.index()
                        && is_done_to(other.lemma())
                        && sentence.clone().any(|aux| {
                            input.token(aux).dep().starts_with("aux:pass")
                                && input.token(aux).head().index() == index
                        })
                })
            };
            match token.dep() {
                "obj" | "dobj" | "nsubj:pass" | "nsubjpass" => is_done_to(verb.lemma()),
                "nsubj" => is_below(),
                _ => false,
            }
        })
        .map(|name| fold(input.text(name.tokens.clone())));
    things.extend(undergone);
    let bearers: BTreeSet<String> = names
        .iter()
        .filter(|name| name.entity_type == EntityType::Person && name.tokens.len() > 1)
        .map(|name| fold(input.token(name.tokens.end - 1).text()))
        .collect();
    for name in names.iter_mut().filter(|name| name.entity_type == EntityType::Person) {
        let text = fold(input.text(name.tokens.clone()));
        if things.contains(&text) && !bearers.contains(&text) {
            name.entity_type = EntityType::Other;
        }
    }
}

fn lower(input: &Input<'_>, index: usize) -> String {
    input.token(index).text().to_lowercase()
}
