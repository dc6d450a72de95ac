//! Whom a description stands for: "the mayor of Orbel", "le chef de la diplomatie", "the company".
//!
//! What a text calls somebody beside the name ("Ada Brun, the mayor of Orbel") binds the description to the name for the
//! whole article, before and after. What it never says so must be plain from how few people there are; else the
//! description stands for itself.

use super::coreference::{Sets, agree, words};
use super::tables::fold;
use super::{Candidate, nominal};
use crate::input::Input;
use crate::lang::{holds, look_up};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::collections::BTreeSet;

/// How many sentences may lie between a description and the only one whom it can mean.
const REACH: usize = 3;
/// How many sentences may lie between the name of a body and its noun alone, "the church": further off another may be meant. Each such
/// description is a beginning for the next.
const BODY_REACH: usize = 5;
/// An article and a noun: a description of more tokens tells which office is meant.
const MIN_OFFICE_TOKENS: usize = 2;
/// How many sentences after the description that opens an article its name may follow.
const LEAD_REACH: usize = 2;

/// Joins descriptions with names and with each other.
pub(super) fn join_descriptions(input: &Input<'_>, candidates: &[Candidate], sets: &mut Sets) {
    let mut titles = join_apposed(input, candidates, sets);
    titles.extend(join_lead(input, candidates, sets, &titles));
    for index in 0..candidates.len() {
        let description = &candidates[index];
        if description.form != MentionForm::Nominal
            || description.is_plural
            || !is_definite(input, description)
        {
            continue;
        }
        let told = Told::new(input, description);
        let target = if description.entity_type == EntityType::Organization {
            body_before(input, candidates, sets, index, &told)
        } else {
            just_named(input, candidates, sets, index).or_else(|| titled(sets, index, &told, &titles))
        };
        let may_be = |target: &usize| agree(description.gender, sets.gender(*target));
        if let Some(known) = target.or_else(|| same_before(input, candidates, index, &told)).filter(may_be) {
            sets.join_described(known, index);
        } else if let Some(only) = only_one(input, candidates, sets, index, &titles).filter(may_be)
            && sets.join_described(only, index)
        {
            titles.push(Title { told, of: only });
        }
    }
}

/// What a description tells: its noun, the words that tell which one is meant, and the office that it names.
struct Told {
    noun: String,
    modifiers: BTreeSet<String>,
    office: Option<usize>,
}

/// A description that the text gives of a named person.
struct Title {
    told: Told,
    /// A mention of whom it describes.
    of: usize,
}

impl Told {
    fn new(input: &Input<'_>, description: &Candidate) -> Self {
        let is_telling = |&index: &usize| {
            index != description.head
                && matches!(
                    input.token(index).pos(),
                    Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb | Upos::Num
                )
        };
        Self::of_words(
            input,
            description.head,
            input.text(description.tokens.clone()),
            description.tokens.clone().filter(is_telling),
        )
    }

    fn of_words(input: &Input<'_>, head: usize, text: &str, telling: impl Iterator<Item = usize>) -> Self {
        let text = text.to_lowercase();
        let offices = input.language.names.offices;
        let office = offices.iter().position(|names| names.iter().any(|name| has_phrase(&text, name)));
        // The words that name the office do not tell whose it is.
        let own = office.and_then(|at| offices.get(at)).copied().unwrap_or_default();
        let is_of_office =
            |word: &str| own.iter().any(|name| name.split([' ', '\'']).any(|w| fold(w) == word));
        let modifiers =
            telling.map(|index| fold(input.token(index).text())).filter(|word| !is_of_office(word)).collect();
        let noun = input.token(head).text().to_lowercase();
        Self { noun, modifiers, office }
    }

    /// Whether what is told may be said of whom the other was said: every word of this is told there.
    fn fits(&self, title: &Told) -> bool {
        // "The leader" alone may be anybody's.
        let is_office = self.office.is_some() && self.office == title.office && !self.modifiers.is_empty();
        (self.noun == title.noun && self.office == title.office || is_office)
            && self
                .modifiers
                .iter()
                .all(|word| title.modifiers.iter().any(|other| tell_the_same(word, other)))
    }
}

/// Whether the phrase stands in the text as whole words.
fn has_phrase(text: &str, phrase: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    text.match_indices(phrase).any(|(at, _)| {
        let (before, after) = (text.get(..at), text.get(at + phrase.len()..));
        !before.is_some_and(|b| b.ends_with(is_part)) && !after.is_some_and(|a| a.starts_with(is_part))
    })
}

/// How many first letters a nation's name and its adjective have in common: "Russia", "Russian", "russe".
const SHARED_LETTERS: usize = 4;

/// Whether two modifiers tell the same: equal, or of one nation.
fn tell_the_same(a: &str, b: &str) -> bool {
    a == b
        || a.chars().count() >= SHARED_LETTERS
            && a.chars().take(SHARED_LETTERS).eq(b.chars().take(SHARED_LETTERS))
}

/// Joins descriptions with the names beside them ("le maire d’Orbel, Jean Brun", "Ada Brun is the mayor"), and
/// collects what the text calls each person, titles before the name included.
fn join_apposed(input: &Input<'_>, candidates: &[Candidate], sets: &mut Sets) -> Vec<Title> {
    let mut titles = Vec::new();
    for (index, name) in candidates.iter().enumerate() {
        if name.form != MentionForm::Name || name.entity_type != EntityType::Person {
            continue;
        }
        let sentence = input.sentence_of[name.head];
        let is_beside = |other: &usize| input.sentence_of[candidates[*other].head] == sentence;
        let before = (0..index).rev().take_while(is_beside);
        let after = (index + 1..candidates.len()).take_while(is_beside);
        for other in before.chain(after) {
            let description = &candidates[other];
            let is_person =
                description.form == MentionForm::Nominal && description.entity_type == EntityType::Person;
            if is_person
                && agree(description.gender, sets.gender(index))
                && (is_apposed(input, name, description) || is_predicate(input, name, description))
                && sets.join_described(index, other)
            {
                titles.push(Title { told: Told::new(input, description), of: index });
            }
        }
        titles.extend(title_before(input, name, index));
    }
    titles
}

/// Whether the description stands in apposition to the name, before or behind it.
fn is_apposed(input: &Input<'_>, name: &Candidate, description: &Candidate) -> bool {
    let is_comma = |index: usize| matches!(input.token(index).text(), "," | "(" | "–" | "—");
    let depends = |a: &Candidate, b: &Candidate| b.tokens.contains(&input.token(a.head).head().index());
    // "Le frère du ministre Paul Grange", "a spokesman for Governor Ada Brun": the name is that of the nearest person. "La députée
    // socialiste" is one.
    let is_linked = |index: usize| (description.head + 1..index).any(|at| input.token(at).pos() == Upos::Adp);
    let is_no_person = |index: usize| {
        !is_linked(index)
            || nominal::of_noun(input, input.token(index)).is_none_or(|(kind, _)| kind != EntityType::Person)
    };
    let is_of_head = input.token(name.head).head().index() == description.head || depends(description, name);
    if !is_of_head && !(description.head + 1..description.tokens.end).all(is_no_person) {
        return false;
    }
    let is_tied = is_of_head || depends(name, description);
    let gap_before = name.tokens.start.checked_sub(description.tokens.end);
    let gap_after = description.tokens.start.checked_sub(name.tokens.end);
    gap_before == Some(0)
        || gap_before == Some(1)
            && is_comma(description.tokens.end)
            && (is_tied || is_definite(input, description) && is_closed(input, name))
        || gap_after == Some(1) && is_comma(name.tokens.end) && (is_tied || is_closed(input, description))
}

/// Whether what follows a comma is closed by a mark and no list goes on: "the mayor of Orbel, Ada Brun, said". The parser
/// ties such phrases to the wrong word often.
fn is_closed(input: &Input<'_>, last: &Candidate) -> bool {
    let end = last.tokens.end;
    let is_mark = |index: usize| input.token(index).pos() == Upos::Punct;
    let joins = |index: usize| index < input.doc.len() && input.token(index).pos() == Upos::Cconj;
    end == input.doc.len() || is_mark(end) && !joins(end + 1)
}

/// Whether a clause says of the name that it is the description: "Ada Brun is the mayor".
fn is_predicate(input: &Input<'_>, name: &Candidate, description: &Candidate) -> bool {
    let (subject, predicate) = (input.token(name.head), input.token(description.head));
    if !subject.dep().starts_with("nsubj") || name.tokens.end > description.tokens.start {
        return false;
    }
    let between = || (name.tokens.end..description.tokens.start).map(|index| input.token(index));
    let is_copula = |lemma: &str| lemma == input.language.names.copula;
    let is_denied =
        between().any(|token| matches!(token.dep(), "neg") || token.feature("Polarity") == Some("Neg"));
    let is_said = (predicate.dep() == "attr" && predicate.head().index() == subject.head().index()
        || subject.head().index() == predicate.index())
        && between().any(|token| is_copula(token.lemma()) && token.feature("Tense") == Some("Pres"));
    is_said && !is_denied
}

/// The title that stands before a name and is no mention of its own: "Russian President" Vladimir Putin.
fn title_before(input: &Input<'_>, name: &Candidate, of: usize) -> Option<Title> {
    let noun_index = name.tokens.start.checked_sub(1)?;
    let noun = input.token(noun_index);
    let lower = noun.text().to_lowercase();
    if let Some(office) = look_up(input.language.names.title_abbreviations, lower.trim_end_matches('.')) {
        let told = Told { noun: office.to_owned(), modifiers: BTreeSet::new(), office: None };
        return Some(Title { told, of });
    }
    nominal::of_noun(input, noun).filter(|(entity_type, _)| *entity_type == EntityType::Person)?;
    let mut start = noun_index;
    while start > 0
        && matches!(input.token(start - 1).pos(), Upos::Adj | Upos::Propn | Upos::Noun)
        && input.sentence_of[start - 1] == input.sentence_of[noun_index]
    {
        start -= 1;
    }
    let told = Told::of_words(input, noun_index, input.text(start..noun_index + 1), start..noun_index);
    Some(Title { told, of })
}

/// Joins the description that opens an article with the name that the next sentences give: "The governor of Orbel has
/// resigned. In a letter, Ada Brun said …".
fn join_lead(
    input: &Input<'_>,
    candidates: &[Candidate],
    sets: &mut Sets,
    titles: &[Title],
) -> Option<Title> {
    let is_person_name = |candidate: &Candidate| {
        candidate.form == MentionForm::Name && candidate.entity_type == EntityType::Person
    };
    let is_subject = |candidate: &Candidate| input.token(candidate.head).dep().starts_with("nsubj");
    let name = candidates.iter().position(is_person_name)?;
    let lead = candidates.iter().position(|candidate| {
        candidate.form == MentionForm::Nominal
            && candidate.entity_type == EntityType::Person
            && !candidate.is_plural
            && is_subject(candidate)
            && is_definite(input, candidate)
            && !is_possessed(input, candidate)
    })?;
    let told = Told::new(input, &candidates[lead]);
    let distance =
        input.sentence_of[candidates[name].head].checked_sub(input.sentence_of[candidates[lead].head])?;
    let is_free = !titles.iter().any(|title| sets.set_of(title.of) == sets.set_of(name));
    let is_other_named = titles.iter().any(|title| told.fits(&title.told));
    let fits = lead < name
        && (1..=LEAD_REACH).contains(&distance)
        && is_subject(&candidates[name])
        && !told.modifiers.is_empty()
        && (is_free && !is_other_named)
        && !holds(input.language.names.other_parties, &told.noun)
        && agree(candidates[lead].gender, sets.gender(name));
    if !fits {
        return None;
    }
    sets.join_described(name, lead).then_some(Title { told, of: name })
}

/// Whom "this man" takes up: the one person whom the sentence before, or this one so far, names or describes, if it is a
/// subject there.
fn just_named(input: &Input<'_>, candidates: &[Candidate], sets: &Sets, index: usize) -> Option<usize> {
    let description = &candidates[index];
    let first = input.token(description.tokens.start).text().to_lowercase();
    let noun = input.token(description.head).text().to_lowercase();
    let is_nameless = holds(input.language.speech.audience.nameless_nouns, &noun);
    if !holds(input.language.names.demonstratives, &first) || is_nameless {
        return None;
    }
    let sentence = input.sentence_of[description.head];
    let is_near = |&other: &usize| input.sentence_of[candidates[other].head] + 1 >= sentence;
    let fits = |&other: &usize| {
        let before = &candidates[other];
        before.form != MentionForm::Pronoun
            && before.entity_type == EntityType::Person
            && !before.is_plural
            && agree(sets.gender(other), description.gender)
    };
    let people: Vec<usize> = (0..index).rev().take_while(is_near).filter(fits).collect();
    let first = people.first().copied()?;
    let is_one = people.iter().all(|&other| sets.set_of(other) == sets.set_of(first));
    let is_subject =
        people.iter().any(|&other| input.token(candidates[other].head).dep().starts_with("nsubj"));
    (is_one && is_subject).then_some(first)
}

/// The person of whom the text says somewhere just what the description tells.
fn titled(sets: &Sets, index: usize, told: &Told, titles: &[Title]) -> Option<usize> {
    let set_of = |title: &Title| sets.set_of(title.of);
    let mut people: Vec<usize> =
        titles.iter().filter(|title| told.fits(&title.told)).map(|title| title.of).collect();
    people.sort_unstable();
    let distinct: BTreeSet<usize> = people.iter().map(|&of| sets.set_of(of)).collect();
    match (distinct.len(), told.modifiers.is_empty()) {
        (1, _) => people.first().copied(),
        // "The president" is the one whom the text has last called so.
        (2.., true) => people.iter().rev().find(|&&of| of < index).copied(),
        (0, false) => {
            // "Mayor Brun … the mayor of Orbel": no more is told of the one mayor that there is.
            let named: Vec<&Title> = titles.iter().filter(|title| title.told.noun == told.noun).collect();
            let first = named.first().copied()?;
            let is_sole =
                named.iter().all(|title| set_of(title) == set_of(first) && title.told.modifiers.is_empty());
            is_sole.then_some(first.of)
        }
        _ => None,
    }
}

/// The same description before.
fn same_before(input: &Input<'_>, candidates: &[Candidate], index: usize, told: &Told) -> Option<usize> {
    (0..index).rev().find(|&other| {
        let before = &candidates[other];
        before.form == MentionForm::Nominal && !before.is_plural && {
            let other = Told::new(input, before);
            other.noun == told.noun && other.modifiers == told.modifiers
        }
    })
}

/// The only person named so far, when nothing tells against it: the actress of whom a text was, the farmer who was
/// introduced by name.
fn only_one(
    input: &Input<'_>,
    candidates: &[Candidate],
    sets: &Sets,
    index: usize,
    titles: &[Title],
) -> Option<usize> {
    let description = &candidates[index];
    let noun = input.token(description.head).text().to_lowercase();
    if description.entity_type != EntityType::Person
        || is_possessed(input, description)
        || holds(input.language.names.other_parties, &noun)
    {
        return None;
    }
    let is_named = |other: &usize| {
        candidates[*other].form == MentionForm::Name
            && candidates[*other].entity_type == EntityType::Person
            && agree(sets.gender(*other), description.gender)
    };
    let first = (0..index).find(is_named)?;
    let set = sets.set_of(first);
    let last = (0..index).rev().find(|&other| sets.set_of(other) == set)?;
    let is_sole = (0..index).filter(is_named).all(|other| sets.set_of(other) == set);
    // "The politician" may be the mayor, "the director" hardly; where another is named too, only the gender tells.
    let has_title = titles.iter().any(|title| sets.set_of(title.of) == set);
    let is_resumptive = holds(input.language.names.resumptive_nouns, &noun);
    let has_others = (0..index).any(|other| {
        candidates[other].form == MentionForm::Name
            && candidates[other].entity_type == EntityType::Person
            && sets.set_of(other) != set
    });
    let is_plain = match (has_others, is_resumptive) {
        (false, _) => !has_title || is_resumptive,
        (true, true) => description.gender.is_some() && sets.gender(first) == description.gender,
        (true, false) => false,
    };
    let is_introduced = (0..index).any(|other| {
        candidates[other].form == MentionForm::Nominal
            && sets.set_of(other) != set
            && input.token(candidates[other].head).text().to_lowercase() == noun
    });
    let distance =
        input.sentence_of[description.head].saturating_sub(input.sentence_of[candidates[last].head]);
    // "The president" may be one whom every reader knows; "the mayor of Orbel" says who just was spoken of.
    let is_office = holds(input.language.names.office_nouns, &noun);
    let is_taken_up = description.tokens.len() > MIN_OFFICE_TOKENS
        && input.paragraph_of[description.head] == input.paragraph_of[candidates[last].head];
    let is_near = distance <= REACH && (!is_office || is_taken_up);
    (is_sole && is_plain && !is_introduced && is_near).then_some(first)
}

/// The body that the description can mean: one whose name has the noun ("the agency" after "National Safety Agency"), else,
/// for the nouns by which companies go, the only body named in the last sentences.
fn body_before(
    input: &Input<'_>,
    candidates: &[Candidate],
    sets: &Sets,
    index: usize,
    told: &Told,
) -> Option<usize> {
    if is_possessed(input, &candidates[index]) {
        return None;
    }
    let noun = fold(&told.noun);
    let is_body = |other: &usize| {
        candidates[*other].form == MentionForm::Name
            && candidates[*other].entity_type == EntityType::Organization
    };
    let has_noun = |other: &usize| {
        let words = words(input, &candidates[*other]);
        words.len() > 1
            && words.contains(&noun)
            && told.modifiers.iter().all(|m| words.iter().any(|word| tell_the_same(m, word)))
    };
    let sentence = input.sentence_of[candidates[index].head];
    let distance = |other: usize| sentence.saturating_sub(input.sentence_of[candidates[other].head]);
    if let Some(named) =
        (0..index).rev().filter(is_body).find(has_noun).filter(|&it| distance(it) <= BODY_REACH)
    {
        return Some(named);
    }
    if !told.modifiers.is_empty() || !holds(input.language.names.company_nouns, &told.noun) {
        return None;
    }
    let near: Vec<usize> =
        (0..index).rev().filter(is_body).take_while(|&other| distance(other) < REACH).collect();
    let first = near.first().copied()?;
    near.iter().all(|&other| sets.set_of(other) == sets.set_of(first)).then_some(first)
}

/// Whether the description points at somebody known: "the", "this", "le", "ce".
fn is_definite(input: &Input<'_>, description: &Candidate) -> bool {
    let first = input.token(description.tokens.start).text().to_lowercase();
    holds(input.language.names.definite, first.as_str())
}

/// Whether the description tells who somebody is to another: "her brother".
fn is_possessed(input: &Input<'_>, description: &Candidate) -> bool {
    let first = input.token(description.tokens.start).text().to_lowercase();
    holds(input.language.names.possessive_determiners, first.as_str())
}
