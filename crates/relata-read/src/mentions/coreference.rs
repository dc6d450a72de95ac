//! Which mentions of one article stand for one entity.
//!
//! Three passes, from the surest to the least sure: names with names, descriptions with names and with each other,
//! pronouns with what was named or described before. Each pass joins sets of mentions; at the end every mention points at
//! the fullest name of its set.

use super::tables::{fold, given_name, known_name};
use super::{Candidate, antecedent, description};
use crate::input::Input;
use crate::lang::{Gender, holds, look_up};
use relata_types::{EntityType, MentionForm};
use std::collections::{BTreeMap, BTreeSet};

/// Sets `same_as` of every candidate. The candidates are in the order of the text.
pub(super) fn resolve(input: &Input<'_>, candidates: &mut [Candidate]) {
    let mut sets = Sets::new(candidates);
    join_names(input, candidates, &mut sets);
    description::join_descriptions(input, candidates, &mut sets);
    antecedent::join_pronouns(input, candidates, &mut sets);
    let ends = NameEnds::new(input, candidates, &sets);
    let mut best: BTreeMap<usize, usize> = BTreeMap::new();
    for index in 0..candidates.len() {
        let set = sets.of[index];
        let known = *best.entry(set).or_insert(index);
        if fullness(input, candidates, &ends, index) > fullness(input, candidates, &ends, known) {
            best.insert(set, index);
        }
    }
    for (index, candidate) in candidates.iter_mut().enumerate() {
        let target = best.get(&sets.of[index]).copied().filter(|&target| target != index);
        candidate.same_as = target;
    }
    // A pronoun names nobody: those that found nothing but each other stay open.
    let forms: Vec<MentionForm> = candidates.iter().map(|candidate| candidate.form).collect();
    for candidate in candidates.iter_mut() {
        candidate.same_as = candidate.same_as.filter(|&target| forms[target] != MentionForm::Pronoun);
    }
}

/// How well a mention names its entity: names before descriptions before pronouns, then names that end as others of the
/// entity do, then by words, then by letters.
fn fullness(
    input: &Input<'_>,
    candidates: &[Candidate],
    ends: &NameEnds,
    index: usize,
) -> (u8, bool, usize, usize) {
    let candidate = &candidates[index];
    match candidate.form {
        MentionForm::Name => {
            let length = input.text(candidate.tokens.clone()).len();
            (2, ends.confirm(input, candidate, index), candidate.tokens.len(), length)
        }
        MentionForm::Nominal => (1, false, 0, 0),
        MentionForm::Pronoun => (0, false, 0, 0),
    }
}

/// With which word the names of each entity end, so that a name that ran into the words behind it ("Obama Reverses")
/// is not taken for the fullest one.
struct NameEnds {
    /// For each set and last word, how many names there are.
    count: BTreeMap<(usize, String), usize>,
    of: Vec<usize>,
}

impl NameEnds {
    fn new(input: &Input<'_>, candidates: &[Candidate], sets: &Sets) -> Self {
        let mut count: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for (index, candidate) in candidates.iter().enumerate() {
            if candidate.form == MentionForm::Name
                && let Some(last) = surname(&words(input, candidate))
            {
                *count.entry((sets.of[index], last.to_owned())).or_default() += 1;
            }
        }
        Self { count, of: sets.of.clone() }
    }

    /// Whether another name of the entity ends alike, or is the given name of this one.
    fn confirm(&self, input: &Input<'_>, candidate: &Candidate, index: usize) -> bool {
        let words = words(input, candidate);
        let count = |word: &str| self.count.get(&(self.of[index], word.to_owned())).copied().unwrap_or(0);
        match candidate.entity_type {
            EntityType::Person => {
                let is_given =
                    words.len() > 1 && words.first().is_some_and(|w| given_name(w).is_some() && count(w) > 0);
                surname(&words).is_some_and(|last| count(last) > 1) || is_given
            }
            // "Macworld, Apple Inc.", "State Police Lt": what stands beside the name was taken in.
            EntityType::Organization => {
                let titles = input.language.names.titles;
                !input.text(candidate.tokens.clone()).contains(',')
                    && words.last().is_none_or(|last| look_up(titles, last.trim_end_matches('.')).is_none())
            }
            _ => true,
        }
    }
}

/// The last word of a name that is no "Jr." or the like.
fn surname(words: &[String]) -> Option<&str> {
    words.iter().rev().map(String::as_str).find(|word| !holds(SUFFIXES, word.trim_end_matches('.')))
}

/// What stands behind surnames.
const SUFFIXES: &[&str] = &["ii", "iii", "iv", "jr", "phd", "sr"];

/// A partition of the mentions: the number of each one's set, and what is known of the set's gender.
pub(super) struct Sets {
    of: Vec<usize>,
    gender: Vec<Option<Gender>>,
    /// Whether the set holds a name.
    is_named: Vec<bool>,
}

impl Sets {
    fn new(candidates: &[Candidate]) -> Self {
        Self {
            of: (0..candidates.len()).collect(),
            gender: candidates.iter().map(|c| c.gender).collect(),
            is_named: candidates.iter().map(|c| c.form == MentionForm::Name).collect(),
        }
    }

    /// Joins by a description; whether the two are in one set now. Names that no spelling joins are those of two, so that no
    /// description makes them one.
    pub(super) fn join_described(&mut self, a: usize, b: usize) -> bool {
        let is_one = self.of[a] == self.of[b];
        if !is_one && self.is_named[self.of[a]] && self.is_named[self.of[b]] {
            return false;
        }
        self.join(a, b);
        true
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (from, to) = (self.of[a.max(b)], self.of[a.min(b)]);
        if from == to {
            return;
        }
        self.gender[to] = self.gender[to].or(self.gender[from]);
        self.is_named[to] |= self.is_named[from];
        self.of.iter_mut().filter(|set| **set == from).for_each(|set| *set = to);
    }

    pub(super) fn gender(&self, candidate: usize) -> Option<Gender> {
        self.gender[self.of[candidate]]
    }

    /// The number of the candidate's set.
    pub(super) fn set_of(&self, candidate: usize) -> usize {
        self.of[candidate]
    }
}

/// Whether two genders, as far as known, may be one person's.
pub(super) fn agree(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// The folded words of a candidate that carry meaning in a name.
pub(super) fn words(input: &Input<'_>, candidate: &Candidate) -> Vec<String> {
    candidate
        .tokens
        .clone()
        .map(|index| fold(input.token(index).text()))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

/// Joins names: the same words, a surname with the one full name that has it, an acronym with its long form.
fn join_names(input: &Input<'_>, candidates: &[Candidate], sets: &mut Sets) {
    let names: Vec<(usize, Vec<String>)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| candidate.form == MentionForm::Name)
        .map(|(index, candidate)| (index, words(input, candidate)))
        .collect();
    let mut first_of: BTreeMap<(&[String], EntityType), usize> = BTreeMap::new();
    for (index, words) in &names {
        let first = *first_of.entry((words, candidates[*index].entity_type)).or_insert(*index);
        sets.join(first, *index);
    }
    let run_together = run_together(input, candidates, &names);
    for (index, short) in &names {
        let candidate = &candidates[*index];
        let is_longer = |other: &(usize, Vec<String>)| {
            let long = &candidates[other.0];
            long.entity_type == candidate.entity_type
                && other.1.len() > short.len()
                && !run_together.contains(&other.0)
                && (is_short_form(input, candidate, short, &other.1) || is_acronym(short, &other.1))
                && agree(candidate.gender, sets.gender(other.0))
        };
        let longer: Vec<usize> = names.iter().filter(|other| is_longer(other)).map(|other| other.0).collect();
        let distinct: BTreeSet<usize> = longer.iter().map(|&other| sets.of[other]).collect();
        let target = match distinct.len() {
            0 => None,
            1 => longer.first().copied(),
            // Two people share the surname: the one named in full last before is meant.
            _ => longer.iter().rev().find(|&&other| other < *index).copied(),
        };
        if let Some(target) = target {
            // Only this mention moves when the surname is shared; all mentions of the short name do when it is not.
            if distinct.len() == 1 { sets.join(target, *index) } else { sets.of[*index] = sets.of[target] }
        }
    }
}

/// The names of bodies that hold those of two: "Orbel Buys Varn" where the article also speaks of Orbel and of Varn. What a headline ran
/// together makes the two no one.
fn run_together(
    input: &Input<'_>,
    candidates: &[Candidate],
    names: &[(usize, Vec<String>)],
) -> BTreeSet<usize> {
    let bodies = || {
        let is_body = |index: usize| candidates[index].entity_type == EntityType::Organization;
        names.iter().filter(move |(index, _)| is_body(*index))
    };
    let holds_two = |long: &(usize, Vec<String>)| {
        let is_part = |other: &&(usize, Vec<String>)| {
            other.1.len() < long.1.len() && is_short_form(input, &candidates[other.0], &other.1, &long.1)
        };
        let parts: Vec<&Vec<String>> = bodies().filter(is_part).map(|(_, words)| words).collect();
        let are_apart = |a: &Vec<String>, b: &Vec<String>| !a.iter().any(|word| b.contains(word));
        parts.first().is_some_and(|first| parts.iter().any(|other| are_apart(first, other)))
    };
    bodies().filter(|long| long.1.len() > 1 && holds_two(long)).map(|(index, _)| *index).collect()
}

/// Whether the words of a name are some of those of a longer one: the surname of a person, the telling word of a body.
fn is_short_form(input: &Input<'_>, candidate: &Candidate, short: &[String], long: &[String]) -> bool {
    if short.is_empty() || !short.iter().all(|word| long.contains(word)) {
        return false;
    }
    match candidate.entity_type {
        // "Brun", "Ada Brun" for "Ada Marie Brun", "Ada"; but not a word from its middle.
        EntityType::Person => {
            surname(short) == surname(long) || short.len() == 1 && short.first() == long.first()
        }
        EntityType::Organization => {
            let generic = input.language.names.body_name_words;
            short.iter().any(|word| {
                word.chars().count() > 2
                    && !holds(generic, word.as_str())
                    && known_name(word) != Some(EntityType::Place)
            })
        }
        _ => false,
    }
}

/// Whether the one word is made of the initials of the words of the long form, with or without the small ones.
fn is_acronym(short: &[String], long: &[String]) -> bool {
    let [acronym] = short else {
        return false;
    };
    let acronym: String = acronym.chars().filter(|c| c.is_alphanumeric()).collect();
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    let of_long: String =
        long.iter().filter(|word| word.chars().count() > 3).filter_map(|word| word.chars().next()).collect();
    acronym.chars().count() >= 2 && (acronym == initials || acronym == of_long)
}
