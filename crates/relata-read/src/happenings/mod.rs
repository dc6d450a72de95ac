//! Happenings: what the words of an article say befell one party or one thing.
//!
//! "Ada Brun was arrested on Monday", "police have arrested Ada Brun" and "Ada Brun a été interpellée" tell the same whatever else stands
//! beside it; so do "announced the arrest of Ada Brun" and "a deal brokered by Ada Brun", in passing. Only what is told as a fact counts:
//! nothing denied, supposed, possible or to come. The words are a table of each language.
//!
//! `facts`: whether a word tells a fact; `parties`: whom it befell, and who did it.

mod facts;
mod parties;

use crate::input::Input;
use crate::lang::HappeningKind;
use facts::{is_bare_participle, is_forbidden, is_told, is_told_of, ordering, undertaking};
use parties::{
    Party, agent, children, is_one_of_several, is_reflexive, modified, object, owner, patient, subject, thing,
};
use relata_pipeline::{Token, Upos};
use relata_types::{Happening, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// Tokens behind a verb within which the other words of its phrase stand: "took Ada Brun into custody".
const PHRASE: usize = 6;

/// What is told, in the order of the words that tell it; `verbs` are the main verbs of clauses.
pub(crate) fn find(input: &Input<'_>, verbs: &BTreeSet<usize>) -> Vec<Happening> {
    let mut found = Vec::new();
    for sentence in &input.sentences {
        let is_furniture = input.is_furniture(input.span(sentence.clone()));
        for at in sentence.clone().filter(|at| !is_furniture || verbs.contains(at)) {
            found.extend(happening(input, verbs, at));
        }
    }
    found
}

/// What a word tells, before its words are marked in the text.
struct Told {
    kind: &'static HappeningKind,
    whom: Party,
    by: Option<usize>,
}

/// What the word tells to have befallen whom.
fn happening(input: &Input<'_>, verbs: &BTreeSet<usize>, at: usize) -> Option<Happening> {
    let governs = undertaking(input, at).or_else(|| ordering(input, at));
    let is_main = verbs.contains(&at) || governs.is_some_and(|verb| verbs.contains(&verb));
    let (told, phrase) = match input.token(at).pos() {
        // "Confirmed the arrest" may say no more than that.
        _ if is_main => (by_verb(input, at, is_main).or_else(|| by_noun(input, at))?, None),
        Upos::Noun => (by_noun(input, at)?, Some(trimmed(input, input.subtree(at)))),
        Upos::Verb => (by_verb(input, at, is_main)?, Some(clause(input, at))),
        _ => return None,
    };
    let whole = |span: Span| (!span.is_empty()).then_some(span);
    let phrase = match phrase {
        Some(phrase) => Some(whole(input.span(phrase))?),
        None => None,
    };
    Some(Happening {
        kind: told.kind.name.to_owned(),
        word: whole(input.span(at..at + 1))?,
        whom: whole(input.span(told.whom.words.clone()))?,
        thing: told.whom.thing.map(str::to_owned),
        by: told.by.and_then(|by| whole(input.span(by..by + 1))),
        phrase,
    })
}

/// What a verb tells as a fact.
fn by_verb(input: &Input<'_>, verb: usize, is_main: bool) -> Option<Told> {
    let lemma = input.token(verb).lemma().to_lowercase();
    for kind in input.language.happenings.kinds {
        let told_by = |phrases: &[&str]| {
            let rests = phrases.iter().filter_map(|phrase| phrase.strip_prefix(lemma.as_str()));
            rests
                .into_iter()
                .any(|rest| rest.is_empty() || rest.starts_with(' ') && goes_on(input, verb, rest))
        };
        if told_by(kind.forbidden) && is_forbidden(input, verb) {
            let used = object(input, verb).or_else(|| subject(input, verb));
            return told(input, kind, used, None);
        }
        let (befalls, does) = (told_by(kind.undergoes), told_by(kind.does));
        if !befalls && (!does || is_reflexive(input, verb)) || !is_told(input, verb, is_main) {
            continue;
        }
        let is_passive = patient(input, verb).is_some();
        let (whom, by) = match (befalls, object(input, verb)) {
            (true, Some(object)) if !is_passive => (Some(object), subject(input, verb)),
            (true, _) if is_passive => (patient(input, verb), agent(input, verb)),
            (true, None) if is_bare_participle(input, verb) => (subject(input, verb), agent(input, verb)),
            (true, _) => (None, None),
            // "A deal brokered by": who did it is whom it is told of. French parsers take "est mort" for a passive.
            (false, _) if is_passive && agent(input, verb).is_some() => (agent(input, verb), None),
            (false, _) => (subject(input, verb), None),
        };
        if let Some(told) = told(input, kind, whom, by) {
            return Some(told);
        }
    }
    None
}

/// What a noun tells where a verb above it tells it as a fact: "confirmed the death of Ada Brun".
fn by_noun(input: &Input<'_>, noun: usize) -> Option<Told> {
    let lemma = input.token(noun).lemma().to_lowercase();
    let mut kinds = input.language.happenings.kinds.iter();
    let kind = kinds.find(|kind| kind.nouns.contains(&lemma.as_str()))?;
    is_told_of(input, noun).then(|| told(input, kind, owner(input, noun), None))?
}

/// What is told of the party or thing at a word; none when others are named beside it, whom it befell as well.
fn told(
    input: &Input<'_>,
    kind: &'static HappeningKind,
    whom: Option<usize>,
    by: Option<usize>,
) -> Option<Told> {
    let mut whom = whom?;
    if !kind.things.is_empty() {
        return Some(Told { kind, whom: thing(input, whom, kind.things)?, by });
    }
    if is_one_of_several(input, whom) {
        return None;
    }
    if kind.holdings.contains(&input.token(whom).lemma().to_lowercase().as_str()) {
        whom = owner(input, whom)?;
    }
    Some(Told { kind, whom: Party { words: whom..whom + 1, thing: None }, by })
}

/// Whether the other words of a phrase stand behind its verb in order, by their lemmas, or are what it is done to in the passive.
fn goes_on(input: &Input<'_>, verb: usize, words: &str) -> bool {
    let lemma = |at: usize| input.token(at).lemma().to_lowercase();
    let sentence = input.sentence_of.get(verb).and_then(|sentence| input.sentences.get(*sentence));
    let end = sentence.map_or(0, |sentence| sentence.end).min(verb + 1 + PHRASE);
    let mut behind = verb + 1..end;
    words.split_whitespace().all(|word| behind.any(|at| lemma(at) == word))
        || patient(input, verb).is_some_and(|patient| lemma(patient) == words.trim())
}

/// The words of the clause of a verb: from its subject, or the noun that it is set behind, to where another clause begins.
fn clause(input: &Input<'_>, verb: usize) -> Range<usize> {
    let whole = input.subtree(verb);
    let first = subject(input, verb).or_else(|| modified(input, verb));
    let start = first.map_or(verb, |first| input.subtree(first).start.min(first)).min(verb);
    let is_clause = |child: &Token<'_>| {
        child.index() > verb && matches!(child.pos(), Upos::Verb | Upos::Aux) && child.dep() != "xcomp"
    };
    let next = children(input, verb).filter(is_clause).map(|child| input.subtree(child.index()).start).min();
    trimmed(input, start..next.unwrap_or(whole.end).clamp(verb + 1, whole.end.max(verb + 1)))
}

/// Without marks and what joins it to the sentence at its ends.
fn trimmed(input: &Input<'_>, words: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = words;
    let is_loose = |at: usize| matches!(input.token(at).pos(), Upos::Punct | Upos::Cconj | Upos::Space);
    while start + 1 < end && (is_loose(start) || input.token(start).pos() == Upos::Adp) {
        start += 1;
    }
    while start + 1 < end && is_loose(end - 1) {
        end -= 1;
    }
    start..end
}
