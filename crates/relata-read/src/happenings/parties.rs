//! Whom a happening befell, and who did it.

use super::facts::{REDUCED, is_bare_participle};
use crate::input::Input;
use relata_pipeline::{Token, Upos};
use std::ops::Range;

/// Verbs in a row that may share the subject of the first.
const SHARED_SUBJECT: usize = 3;

/// A party, or a thing.
pub(super) struct Party {
    /// The word for it; of a thing with the names beside it.
    pub(super) words: Range<usize>,
    /// The sort of thing.
    pub(super) thing: Option<&'static str>,
}

/// The one thing of these sorts among those that a noun and what is joined to it name: "river or well water". "Dams" are several.
pub(super) fn thing(input: &Input<'_>, noun: usize, sorts: &[&str]) -> Option<Party> {
    let conjunct = input.language.speech.labels.conjunct;
    let joined = children(input, noun).filter(|child| conjunct.contains(&child.dep())).map(Token::index);
    let mut named = std::iter::once(noun).chain(joined).filter_map(|at| Some((at, sort(input, at, sorts)?)));
    let (at, sort) = named.next().filter(|_| named.next().is_none())?;
    if input.token(at).feature("Number") == Some("Plur") {
        return None;
    }
    let is_name = |child: &Token<'_>| {
        child.pos() == Upos::Propn && !conjunct.contains(&child.dep()) || child.dep() == "compound"
    };
    let names = children(input, at).filter(is_name).map(|child| input.subtree(child.index()));
    let words = names.fold(at..at + 1, |all, name| all.start.min(name.start)..all.end.max(name.end));
    Some(Party { words, thing: Some(sort) })
}

/// The sort of thing that a noun names.
fn sort(input: &Input<'_>, noun: usize, sorts: &[&str]) -> Option<&'static str> {
    let lemma = input.token(noun).lemma().to_lowercase();
    let mut known = input.language.happenings.things.iter().filter(|kind| sorts.contains(&kind.name));
    known.find(|kind| kind.nouns.contains(&lemma.as_str())).map(|kind| kind.name)
}

pub(super) fn children<'i>(input: &'i Input<'_>, at: usize) -> impl Iterator<Item = Token<'i>> + 'i {
    let sentence = input.sentence_of.get(at).and_then(|sentence| input.sentences.get(*sentence));
    let tokens = sentence.cloned().unwrap_or(0..0).map(|child| input.token(child));
    tokens.filter(move |child| child.index() != at && child.head().index() == at)
}

/// The object of the verb.
pub(super) fn object(input: &Input<'_>, verb: usize) -> Option<usize> {
    let objects = input.language.speech.labels.object;
    let is_object = |child: &Token<'_>| objects.contains(&child.dep()) && !is_by(input, child.index());
    children(input, verb).find(is_object).map(Token::index).or_else(|| cut_off_name(input, verb))
}

/// Whether it is done to the subject itself: who "resigned himself to it" did not resign. "Se", before a French verb, is another matter.
pub(super) fn is_reflexive(input: &Input<'_>, verb: usize) -> bool {
    children(input, verb).any(|child| child.index() > verb && child.feature("Reflex") == Some("Yes"))
}

/// A name right behind the verb that the parser takes for the root of another sentence.
fn cut_off_name(input: &Input<'_>, verb: usize) -> Option<usize> {
    let name = Some(verb + 1).filter(|at| input.sentence_of.get(*at) == input.sentence_of.get(verb))?;
    let token = input.token(name);
    (token.pos() == Upos::Propn && token.is_root()).then_some(name)
}

/// What is done to in the passive: the subject, or the noun that a participle is set behind.
pub(super) fn patient(input: &Input<'_>, verb: usize) -> Option<usize> {
    let labels = &input.language.speech.labels;
    let is_passive = children(input, verb).any(|child| {
        labels.passive_auxiliary.contains(&child.dep()) || labels.passive_subject.contains(&child.dep())
    });
    if is_passive {
        return subject(input, verb);
    }
    let is_reduced = is_bare_participle(input, verb) || agent(input, verb).is_some();
    modified(input, verb).filter(|_| is_reduced)
}

/// The noun that the verb is set behind without a pronoun: "a deal brokered by".
pub(super) fn modified(input: &Input<'_>, verb: usize) -> Option<usize> {
    let token = input.token(verb);
    let marker = input.language.speech.labels.marker;
    let is_marked = || children(input, verb).any(|child| marker.contains(&child.dep()));
    (token.dep() == REDUCED && !is_marked()).then(|| token.head().index())
}

/// The word for whom the verb speaks of: its own subject, that of the verb that it is joined to or an infinitive of, or the noun that it
/// is set behind.
pub(super) fn subject(input: &Input<'_>, verb: usize) -> Option<usize> {
    let labels = &input.language.speech.labels;
    let mut at = verb;
    for _ in 0..SHARED_SUBJECT {
        let is_subject =
            |c: &Token<'_>| labels.subject.contains(&c.dep()) || labels.passive_subject.contains(&c.dep());
        let token = input.token(at);
        // A parser takes a dateline for a subject too: the nearest is it.
        let subjects = children(input, at).filter(is_subject);
        let place = |subject: &Token<'_>| (subject.index() > at, subject.index().abs_diff(at));
        if let Some(subject) = subjects.min_by_key(place) {
            let is_relative =
                input.language.speech.relative_pronouns.contains(&subject.text().to_lowercase().as_str());
            return match (is_relative, labels.relative_clause.contains(&token.dep())) {
                (true, true) => Some(token.head().index()),
                (true, false) => None,
                (false, _) => Some(subject.index()),
            };
        }
        if !labels.conjunct.contains(&token.dep()) && !labels.infinitive.contains(&token.dep()) {
            return None;
        }
        at = token.head().index();
    }
    None
}

/// The word for who did it: the agent itself, or what its preposition governs.
pub(super) fn agent(input: &Input<'_>, verb: usize) -> Option<usize> {
    let labels = &input.language.speech.labels;
    let by = children(input, verb)
        .find(|child| labels.agent.contains(&child.dep()) || is_by(input, child.index()))?;
    let governed = children(input, by.index()).find(|child| labels.preposition_object.contains(&child.dep()));
    match governed {
        Some(governed) => Some(governed.index()),
        None => Some(by.index()).filter(|at| !is_word_for(input, *at, input.language.happenings.by)),
    }
}

/// Whether a word is set behind "by", or is that word.
fn is_by(input: &Input<'_>, at: usize) -> bool {
    let (by, markers) = (input.language.happenings.by, input.language.speech.labels.case_marker);
    is_word_for(input, at, by)
        || children(input, at)
            .any(|child| markers.contains(&child.dep()) && is_word_for(input, child.index(), by))
}

fn is_word_for(input: &Input<'_>, at: usize, words: &[&str]) -> bool {
    words.contains(&input.token(at).lemma().to_lowercase().as_str())
}

/// Whom a noun belongs to: "the authority of the president", "Ada Brun's arrest".
pub(super) fn owner(input: &Input<'_>, noun: usize) -> Option<usize> {
    let labels = &input.language.speech.labels;
    let of = input.language.happenings.of;
    for child in children(input, noun) {
        if labels.preposition.contains(&child.dep()) && is_word_for(input, child.index(), of) {
            let governed = children(input, child.index());
            return governed
                .into_iter()
                .find(|below| labels.preposition_object.contains(&below.dep()))
                .map(Token::index);
        }
        let mut markers = children(input, child.index())
            .filter(|below| labels.case_marker.contains(&below.dep()))
            .peekable();
        let is_of = markers.peek().is_none_or(|marker| is_word_for(input, marker.index(), of));
        if labels.possessor.contains(&child.dep()) && is_of && child.pos() != Upos::Pron {
            return Some(child.index());
        }
    }
    None
}

/// Whether others are named beside it, whom it befell as well.
pub(super) fn is_one_of_several(input: &Input<'_>, at: usize) -> bool {
    let conjunct = input.language.speech.labels.conjunct;
    conjunct.contains(&input.token(at).dep()) || children(input, at).any(|c| conjunct.contains(&c.dep()))
}
