//! Names: what the pipeline recognised, mended, completed from tables, and made consistent within the article.

mod added;
mod extend;
mod ordinary;
mod parted;
mod recognised;
mod surroundings;
mod types;

use super::tables::{given_name, is_surname};
use super::{Candidate, head_of, nominal};
use crate::input::Input;
use crate::lang::{Gender, holds, look_up};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::ops::Range;

/// A name and what it is taken for.
#[derive(Clone, Debug)]
struct Name {
    tokens: Range<usize>,
    entity_type: EntityType,
}

/// The names of an article, in the order of the text, apart.
pub(super) fn find(input: &Input<'_>) -> Vec<Candidate> {
    let mut names = recognised::recognised(input);
    recognised::part_offices(input, &mut names);
    recognised::part_employers(input, &mut names);
    recognised::tell_spaced_acronyms(input, &mut names);
    extend::join_parts(input, &mut names);
    ordinary::cut_headlines(input, &mut names);
    ordinary::drop_ordinary(input, &mut names);
    surroundings::drop_portfolios(input, &mut names);
    extend::join_nicknames(input, &mut names);
    extend::cut_to_known(input, &mut names);
    extend::extend(input, &mut names);
    added::add_known(input, &mut names);
    added::add_state_codes(input, &mut names);
    added::add_signed(input, &mut names);
    added::add_introduced(input, &mut names);
    surroundings::add_speakers(input, &mut names);
    added::add_by_place_noun(input, &mut names);
    added::add_acronyms(input, &mut names);
    added::add_repeated_acronyms(input, &mut names);
    types::correct_types(input, &mut names);
    surroundings::tell_by_noun(input, &mut names);
    extend::add_bodies_and_places(input, &mut names);
    surroundings::join_bodies(input, &mut names);
    surroundings::tell_inhabitants(input, &mut names);
    surroundings::tell_teams(input, &mut names);
    types::agree(input, &mut names);
    surroundings::agree_in_lists(input, &mut names);
    types::tell_shouted_surnames(input, &mut names);
    surroundings::tell_things(input, &mut names);
    added::add_repeated(input, &mut names);
    added::add_lower_case(input, &mut names);
    parted::part_two(input, &mut names);
    types::tell_surnames(input, &mut names);
    types::tell_parties(input, &mut names);
    names.retain(|name| !is_office(input, name) && !is_title_alone(input, name));
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

/// Whether what the pipeline took for a name is a title alone, "Sgt", or what somebody is, "Nominee", which describes nobody by name.
fn is_title_alone(input: &Input<'_>, name: &Name) -> bool {
    let facts = &input.language.names;
    let text = input.text(name.tokens.clone());
    let lower = text.to_lowercase();
    holds(facts.short_titles, lower.trim_end_matches('.'))
        || name.entity_type == EntityType::Person
            && facts.capitalises_headlines
            && look_up(facts.person_nouns, &lower).is_some()
            && given_name(text).is_none()
            && !is_surname(text)
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

fn is_name_word(input: &Input<'_>, index: usize) -> bool {
    is_written_as_name(input, index)
        && matches!(input.token(index).pos(), Upos::Propn | Upos::Noun | Upos::X | Upos::Adj)
}

/// Whether the word is an initial: "D.", "J".
fn is_initial(text: &str) -> bool {
    text.trim_end_matches('.').chars().count() == 1 && text.starts_with(char::is_uppercase)
}

/// Whether the word has a capital and then small letters, or is an initial.
fn is_written_as_name(input: &Input<'_>, index: usize) -> bool {
    let text = input.token(index).text();
    is_capitalised(input, index)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '.'))
        && text.chars().nth(1).is_none_or(|c| c == '.' || c.is_lowercase() || c == '\'')
}

fn is_honorific(input: &Input<'_>, index: usize) -> bool {
    let lower = input.token(index).text().to_lowercase();
    is_capitalised(input, index)
        && look_up(input.language.names.titles, lower.trim_end_matches('.')).is_some()
}

/// The gender that a person's given name or title tells.
fn gender(input: &Input<'_>, name: &Name) -> Option<Gender> {
    if name.entity_type != EntityType::Person {
        return None;
    }
    let facts = &input.language.names;
    let before = name.tokens.start.checked_sub(1).and_then(|index| {
        // "Ministre", "socialiste": what a noun in -e tells alone is told of women too.
        let is_epicene = facts.nouns_have_gender && input.token(index).text().ends_with('e');
        let told = title(input, index)?.filter(|gender| !is_epicene || *gender != Gender::Masculine);
        nominal::determiner_gender(input, index).or(told)
    });
    let own = || {
        let first = input.token(name.tokens.start).text();
        (name.tokens.len() > 1).then(|| given_name(first)).flatten().flatten()
    };
    before.or_else(own)
}
