//! Which mentions of one article stand for one entity.
//!
//! Three passes, from the surest to the least sure: names with names, descriptions with names and with each other,
//! pronouns with what was named or described before. Each pass joins sets of mentions; at the end every mention points at
//! the fullest name of its set.

use super::tables::{fold, known_name};
use super::{Candidate, nominal, pronoun};
use crate::input::Input;
use crate::lang::{Gender, holds};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::collections::{BTreeMap, BTreeSet};

/// Sets `same_as` of every candidate. The candidates are in the order of the text.
pub(super) fn resolve(input: &Input<'_>, candidates: &mut [Candidate]) {
    let mut sets = Sets::new(candidates);
    join_names(input, candidates, &mut sets);
    let titles = join_apposed(input, candidates, &mut sets);
    join_descriptions(input, candidates, &mut sets, &titles);
    join_pronouns(input, candidates, &mut sets);
    let mut best: BTreeMap<usize, usize> = BTreeMap::new();
    for index in 0..candidates.len() {
        let set = sets.of[index];
        let known = *best.entry(set).or_insert(index);
        if fullness(input, &candidates[index]) > fullness(input, &candidates[known]) {
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

/// How well a mention names its entity: names before descriptions before pronouns, then by words, then by letters.
fn fullness(input: &Input<'_>, candidate: &Candidate) -> (u8, usize, usize) {
    match candidate.form {
        MentionForm::Name => (2, candidate.tokens.len(), input.text(candidate.tokens.clone()).len()),
        MentionForm::Nominal => (1, 0, 0),
        MentionForm::Pronoun => (0, 0, 0),
    }
}

/// A partition of the mentions: the number of each one's set, and what is known of the set's gender.
struct Sets {
    of: Vec<usize>,
    gender: Vec<Option<Gender>>,
}

impl Sets {
    fn new(candidates: &[Candidate]) -> Self {
        Self { of: (0..candidates.len()).collect(), gender: candidates.iter().map(|c| c.gender).collect() }
    }

    fn join(&mut self, a: usize, b: usize) {
        let (from, to) = (self.of[a.max(b)], self.of[a.min(b)]);
        if from == to {
            return;
        }
        self.gender[to] = self.gender[to].or(self.gender[from]);
        self.of.iter_mut().filter(|set| **set == from).for_each(|set| *set = to);
    }

    fn gender(&self, candidate: usize) -> Option<Gender> {
        self.gender[self.of[candidate]]
    }
}

/// Whether two genders, as far as known, may be one person's.
fn agree(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// The folded words of a candidate that carry meaning in a name.
fn words(input: &Input<'_>, candidate: &Candidate) -> Vec<String> {
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
    for (index, short) in &names {
        let candidate = &candidates[*index];
        let is_longer = |other: &(usize, Vec<String>)| {
            let long = &candidates[other.0];
            long.entity_type == candidate.entity_type
                && other.1.len() > short.len()
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

/// Whether the words of a name are some of those of a longer one: the surname of a person, the telling word of a body.
fn is_short_form(input: &Input<'_>, candidate: &Candidate, short: &[String], long: &[String]) -> bool {
    if short.is_empty() || !short.iter().all(|word| long.contains(word)) {
        return false;
    }
    match candidate.entity_type {
        EntityType::Person => true,
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

/// A description that the text gives of a named person: the noun and its modifiers.
struct Title {
    noun: String,
    modifiers: BTreeSet<String>,
    /// A mention of whom it describes.
    of: usize,
}

/// Joins descriptions with the names beside them ("le maire d’Orbel, Jean Brun"), and collects what the
/// text calls each person, titles before the name included.
fn join_apposed(input: &Input<'_>, candidates: &[Candidate], sets: &mut Sets) -> Vec<Title> {
    let mut titles = Vec::new();
    let is_comma = |index: usize| matches!(input.token(index).text(), "," | "(" | "–" | "—");
    for (index, name) in candidates.iter().enumerate() {
        if name.form != MentionForm::Name || name.entity_type != EntityType::Person {
            continue;
        }
        for (other, description) in candidates.iter().enumerate() {
            let is_person = description.form == MentionForm::Nominal
                && description.entity_type == EntityType::Person
                && input.sentence_of[description.head] == input.sentence_of[name.head]
                && agree(description.gender, sets.gender(index));
            if !is_person {
                continue;
            }
            let gap_before = name.tokens.start.checked_sub(description.tokens.end);
            let gap_after = description.tokens.start.checked_sub(name.tokens.end);
            let depends =
                |a: &Candidate, b: &Candidate| b.tokens.contains(&input.token(a.head).head().index());
            let is_tied = depends(name, description) || depends(description, name);
            let is_apposed = gap_before == Some(0) && (is_tied || description.head + 1 == name.tokens.start)
                || gap_before == Some(1)
                    && is_comma(description.tokens.end)
                    && (is_tied || is_definite(input, description) && is_closed(input, name))
                || gap_after == Some(1) && is_comma(name.tokens.end) && is_tied;
            if is_apposed {
                sets.join(index, other);
                titles.push(title(input, description, index));
            }
        }
        titles.extend(title_before(input, name, index));
    }
    titles
}

/// Whether a name that follows a comma is closed by a mark and no list goes on: "the mayor of Orbel, Ada Brun, said". The
/// parser ties such names to the wrong word often.
fn is_closed(input: &Input<'_>, name: &Candidate) -> bool {
    let end = name.tokens.end;
    let is_mark = |index: usize| input.token(index).pos() == Upos::Punct;
    let joins = |index: usize| index < input.doc.len() && input.token(index).pos() == Upos::Cconj;
    end == input.doc.len() || is_mark(end) && !joins(end + 1)
}

/// The title that stands before a name and is no mention of its own: "Russian President" Vladimir Putin.
fn title_before(input: &Input<'_>, name: &Candidate, of: usize) -> Option<Title> {
    let noun_index = name.tokens.start.checked_sub(1)?;
    let noun = input.token(noun_index);
    nominal::of_noun(input, noun).filter(|(entity_type, _)| *entity_type == EntityType::Person)?;
    let mut start = noun_index;
    while start > 0
        && matches!(input.token(start - 1).pos(), Upos::Adj | Upos::Propn | Upos::Noun)
        && input.sentence_of[start - 1] == input.sentence_of[noun_index]
    {
        start -= 1;
    }
    let modifiers = (start..noun_index).map(|index| fold(input.token(index).text())).collect();
    Some(Title { noun: noun.text().to_lowercase(), modifiers, of })
}

fn title(input: &Input<'_>, description: &Candidate, of: usize) -> Title {
    Title {
        noun: input.token(description.head).text().to_lowercase(),
        modifiers: modifiers(input, description),
        of,
    }
}

/// The words of a description that tell which one is meant.
fn modifiers(input: &Input<'_>, description: &Candidate) -> BTreeSet<String> {
    description
        .tokens
        .clone()
        .filter(|&index| index != description.head)
        .filter(|&index| {
            matches!(input.token(index).pos(), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb)
        })
        .map(|index| fold(input.token(index).text()))
        .collect()
}

/// How many first letters a nation's name and its adjective have in common: "Russia", "Russian", "russe".
const SHARED_LETTERS: usize = 4;

/// Whether two modifiers tell the same: equal, or of one nation.
fn tell_the_same(a: &str, b: &str) -> bool {
    a == b
        || a.chars().count() >= SHARED_LETTERS
            && a.chars().take(SHARED_LETTERS).eq(b.chars().take(SHARED_LETTERS))
}

/// Joins a definite description with the person of whom the text has said just that, or with the same description.
fn join_descriptions(input: &Input<'_>, candidates: &[Candidate], sets: &mut Sets, titles: &[Title]) {
    for (index, description) in candidates.iter().enumerate() {
        if description.form != MentionForm::Nominal
            || description.is_plural
            || !is_definite(input, description)
        {
            continue;
        }
        let noun = input.token(description.head).text().to_lowercase();
        let told = modifiers(input, description);
        let leaders = input.language.names.leader_nouns;
        let fits = |title: &&Title| {
            let is_leader = !told.is_empty() && holds(leaders, &noun) && holds(leaders, &title.noun);
            (title.noun == noun || is_leader)
                && told.iter().all(|word| title.modifiers.iter().any(|other| tell_the_same(word, other)))
        };
        let mut people: Vec<usize> = titles.iter().filter(fits).map(|title| title.of).collect();
        people.sort_unstable();
        let distinct: BTreeSet<usize> = people.iter().map(|&of| sets.of[of]).collect();
        let target = match (distinct.len(), told.is_empty()) {
            (1, _) => people.first().copied(),
            // "The president" is the one whom the text has last called so.
            (2.., true) => people.iter().rev().find(|&&of| of < index).copied(),
            _ => None,
        };
        let earlier = || {
            (0..index).rev().find(|&other| {
                let before = &candidates[other];
                before.form == MentionForm::Nominal
                    && !before.is_plural
                    && input.token(before.head).text().to_lowercase() == noun
                    && modifiers(input, before) == told
            })
        };
        let only_one = || sole_person_of_gender(candidates, sets, index).filter(|_| told.is_empty());
        if let Some(target) = target
            .or_else(earlier)
            .or_else(only_one)
            .filter(|&target| agree(description.gender, sets.gender(target)))
        {
            sets.join(target, index);
        }
    }
}

/// The one person named before who is known to have the gender that the description tells ("the actress"), when no other
/// person has been named who might.
fn sole_person_of_gender(candidates: &[Candidate], sets: &Sets, index: usize) -> Option<usize> {
    let description = candidates.get(index)?;
    description.gender?;
    if description.entity_type != EntityType::Person {
        return None;
    }
    let named = |other: &usize| {
        candidates[*other].form == MentionForm::Name
            && candidates[*other].entity_type == EntityType::Person
            && agree(sets.gender(*other), description.gender)
    };
    let first = (0..index).find(named)?;
    let is_sole = (0..index).filter(named).all(|other| sets.of[other] == sets.of[first]);
    (is_sole && sets.gender(first) == description.gender).then_some(first)
}

/// Whether the description points at somebody known: "the", "this", "le", "ce".
fn is_definite(input: &Input<'_>, description: &Candidate) -> bool {
    let first = input.token(description.tokens.start).text().to_lowercase();
    holds(input.language.names.definite, first.as_str())
}

/// How many sentences back a pronoun may reach.
const PRONOUN_REACH: usize = 3;
/// What the best antecedent must be better by than the next entity, in the points of [`antecedent_score`].
const PRONOUN_MARGIN: i32 = 2;

/// Joins each pronoun with the best of what was mentioned before, if it is plainly the best.
fn join_pronouns(input: &Input<'_>, candidates: &mut [Candidate], sets: &mut Sets) {
    for index in 0..candidates.len() {
        if candidates[index].form != MentionForm::Pronoun {
            continue;
        }
        if is_relative(input, &candidates[index]) {
            if let Some(antecedent) = relative_antecedent(input, candidates, index) {
                sets.join(antecedent, index);
                candidates[index].entity_type = candidates[antecedent].entity_type;
            }
            continue;
        }
        let mut best: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
        for other in 0..index {
            let Some(score) = antecedent_score(input, candidates, sets, index, other) else {
                continue;
            };
            let entry = best.entry(sets.of[other]).or_insert((score, other));
            if score > entry.0 {
                *entry = (score, other);
            }
        }
        let mut ranked: Vec<(i32, usize)> = best.into_values().collect();
        ranked.sort_unstable_by(|a, b| b.cmp(a));
        let antecedent = match ranked[..] {
            [(_, only)] => Some(only),
            [(score, first), (next, _), ..] if score >= next + PRONOUN_MARGIN => Some(first),
            _ => following_subject(input, candidates, sets, index),
        };
        if let Some(antecedent) = antecedent {
            sets.join(antecedent, index);
            candidates[index].entity_type = candidates[antecedent].entity_type;
        }
    }
}

/// Whether the candidate is a relative pronoun.
fn is_relative(input: &Input<'_>, candidate: &Candidate) -> bool {
    candidate.form == MentionForm::Pronoun
        && holds(input.language.names.relatives, &input.token(candidate.head).text().to_lowercase())
}

/// Whether the candidate only modifies a noun: "Russian" in "the Russian troops".
fn is_modifier(input: &Input<'_>, candidate: &Candidate) -> bool {
    let token = input.token(candidate.head);
    candidate.entity_type == EntityType::Group
        && candidate.form == MentionForm::Name
        && (token.pos() == Upos::Adj || matches!(token.dep(), "amod" | "compound"))
}

/// The named person who follows as the subject of the main clause, when the pronoun is the subject of a clause put
/// before it: "As if he feared …, Vladimir Putin went on television".
fn following_subject(
    input: &Input<'_>,
    candidates: &[Candidate],
    sets: &Sets,
    index: usize,
) -> Option<usize> {
    let pronoun = &candidates[index];
    let verb = input.token(pronoun.head).head();
    let (_, facts) = pronoun::facts_at(input, pronoun.tokens.start)?;
    if verb.dep() != "advcl" || facts.is_plural || !facts.is_person {
        return None;
    }
    let main = verb.head().index();
    (index + 1..candidates.len()).find(|&other| {
        let after = &candidates[other];
        let token = input.token(after.head);
        after.form == MentionForm::Name
            && after.entity_type == EntityType::Person
            && token.head().index() == main
            && token.dep().starts_with("nsubj")
            && agree(sets.gender(other), facts.gender)
    })
}

/// Whom "who" stands for: what its clause describes.
fn relative_antecedent(input: &Input<'_>, candidates: &[Candidate], index: usize) -> Option<usize> {
    let pronoun = input.token(candidates[index].head);
    let verb = pronoun.head();
    let described = [verb, verb.head()]
        .into_iter()
        .find(|token| matches!(token.dep(), "relcl" | "acl:relcl" | "acl"))?
        .head()
        .index();
    let before = (0..index).rev().find(|&other| {
        candidates[other].head == described || candidates[other].tokens.contains(&described)
    })?;
    Some(before)
}

/// How well a mention fits as the antecedent of a pronoun; `None` when it can't be.
fn antecedent_score(
    input: &Input<'_>,
    candidates: &[Candidate],
    sets: &Sets,
    pronoun_index: usize,
    other: usize,
) -> Option<i32> {
    let (pronoun, before) = (&candidates[pronoun_index], &candidates[other]);
    let (_, facts) = pronoun::facts_at(input, pronoun.tokens.start)?;
    let sentence = input.sentence_of[pronoun.head];
    let distance = sentence.checked_sub(input.sentence_of[before.head])?;
    if distance > PRONOUN_REACH || before.tokens.end > pronoun.tokens.start {
        return None;
    }
    if is_relative(input, before) || is_modifier(input, before) {
        return None;
    }
    let gender = sets.gender(other);
    let fits = match (facts.is_person, facts.is_plural) {
        (_, true) => before.is_plural && agree(gender, facts.gender),
        (true, false) => {
            let is_person = before.entity_type == EntityType::Person && agree(gender, facts.gender);
            // Where nouns have a gender, "il" and "elle" also stand for bodies.
            let is_body = facts.gender.is_some()
                && input.language.names.nouns_have_gender
                && before.form == MentionForm::Nominal
                && before.entity_type == EntityType::Organization
                && before.gender == facts.gender;
            !before.is_plural && (is_person || is_body)
        }
        (false, false) => {
            matches!(before.entity_type, EntityType::Organization | EntityType::Place) && !before.is_plural
        }
    };
    let (verb, other_verb) = (input.token(pronoun.head).head(), input.token(before.head).head());
    let is_possessive = matches!(input.token(pronoun.head).pos(), Upos::Det)
        || input.token(pronoun.head).feature("Poss") == Some("Yes");
    if !fits || (verb.index() == other_verb.index() && !is_possessive) {
        return None;
    }
    let dep = input.token(before.head).dep();
    let is_subject = dep.starts_with("nsubj");
    let mut score = -3 * distance as i32;
    score += if is_subject { 4 } else { 0 };
    score += if dep == "poss" || dep == "nmod" || dep == "compound" { -2 } else { 0 };
    score += if before.form == MentionForm::Pronoun { 1 } else { 0 };
    score += if facts.gender.is_some() && gender == facts.gender { 2 } else { 0 };
    // Of two alike in one sentence, the one that stands first is rather what the text is about.
    score += if input.paragraph_of[before.head] == input.paragraph_of[pronoun.head] { 1 } else { 0 };
    Some(score)
}
