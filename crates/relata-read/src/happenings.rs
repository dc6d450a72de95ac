//! Happenings: what the main verb of a sentence or clause says befell one party.
//!
//! "Ada Brun was arrested on Monday", "police have arrested Ada Brun" and "Ada Brun a été interpellée" tell the same whatever else stands
//! beside it. Only what is told as a fact counts: nothing denied, supposed, possible or to come. The verbs are a table of each language.

use crate::input::Input;
use relata_pipeline::{Token, Upos};
use relata_types::{Happening, Span};
use std::collections::BTreeSet;

/// Tokens behind a verb within which the other words of its phrase stand: "took Ada Brun into custody".
const PHRASE: usize = 6;
/// Verbs in a row that may share the subject of the first.
const SHARED_SUBJECT: usize = 3;

/// What the main verbs of the clauses tell, in their order.
pub(crate) fn find(input: &Input<'_>, verbs: &BTreeSet<usize>) -> Vec<Happening> {
    verbs.iter().filter_map(|verb| happening(input, *verb)).collect()
}

/// What the verb says befell whom.
fn happening(input: &Input<'_>, verb: usize) -> Option<Happening> {
    let labels = &input.language.speech.labels;
    let is = |token: Token<'_>, list: &[&str]| list.contains(&token.dep());
    let children = || children(input, verb);
    let passive = || children().any(|c| is(c, labels.passive_auxiliary) || is(c, labels.passive_subject));
    let lemma = input.token(verb).lemma().to_lowercase();
    for kind in input.language.happenings {
        let told_by = |phrases: &[&str]| {
            let rests = phrases.iter().filter_map(|phrase| phrase.strip_prefix(lemma.as_str()));
            rests
                .into_iter()
                .any(|rest| rest.is_empty() || rest.starts_with(' ') && goes_on(input, verb, rest))
        };
        let (befalls, does) = (told_by(kind.undergoes), told_by(kind.does));
        if !befalls && !does || !is_fact(input, verb) {
            continue;
        }
        let object = children()
            .find(|c| is(*c, labels.object))
            .map(Token::index)
            .or_else(|| cut_off_name(input, verb));
        let agent = children().find(|c| is(*c, labels.agent)).and_then(|by| agent(input, by));
        let subject = subject(input, verb);
        let (whom, by) = match (befalls, object) {
            (true, Some(object)) if !passive() => (Some(object), subject),
            (true, None) if is_bare_participle(input, verb) => (subject, agent),
            (true, _) if passive() => (subject, agent),
            (true, _) => (None, None),
            // French parsers take "est mort" for a passive.
            (false, _) => (subject, None),
        };
        let whom = whom.filter(|whom| !is_one_of_several(input, *whom));
        if let Some(whom) = whom {
            let word = |at: usize| input.span(at..at + 1);
            let is_empty = |span: Span| span.is_empty();
            let (verb, whom, by) = (word(verb), word(whom), by.map(word).filter(|by| !is_empty(*by)));
            return Some(Happening { kind: kind.name.to_owned(), verb, whom, by })
                .filter(|_| !is_empty(verb) && !is_empty(whom));
        }
    }
    None
}

fn children<'i>(input: &'i Input<'_>, at: usize) -> impl Iterator<Item = Token<'i>> + 'i {
    let sentence = input.sentence_of.get(at).and_then(|sentence| input.sentences.get(*sentence));
    let tokens = sentence.cloned().unwrap_or(0..0).map(|child| input.token(child));
    tokens.filter(move |child| child.index() != at && child.head().index() == at)
}

/// Whether the other words of a phrase stand behind its verb in order, by their lemmas.
fn goes_on(input: &Input<'_>, verb: usize, words: &str) -> bool {
    let sentence = input.sentence_of.get(verb).and_then(|sentence| input.sentences.get(*sentence));
    let end = sentence.map_or(0, |sentence| sentence.end).min(verb + 1 + PHRASE);
    let mut behind = (verb + 1..end).map(|at| input.token(at).lemma().to_lowercase());
    words.split_whitespace().all(|word| behind.any(|lemma| lemma == word))
}

/// Whether the verb tells a fact: not denied, supposed, possible or to come.
fn is_fact(input: &Input<'_>, verb: usize) -> bool {
    let speech = &input.language.speech;
    let is_told = |token: Token<'_>| {
        !matches!(token.feature("Tense"), Some("Fut"))
            && !matches!(token.feature("Mood"), Some("Cnd" | "Imp" | "Sub"))
            && token.feature("VerbForm") != Some("Inf")
    };
    let spoils = |child: Token<'_>| {
        let (word, lemma) = (child.text().to_lowercase(), child.lemma().to_lowercase());
        let is_auxiliary = child.dep().starts_with("aux");
        let is_unreal = is_auxiliary && input.language.unreal_auxiliaries.contains(&lemma.as_str());
        speech.audience.negations.contains(&word.as_str())
            || speech.conditions.contains(&word.as_str())
            || is_unreal
            || is_auxiliary && !is_told(child) && child.feature("VerbForm") != Some("Inf")
    };
    let has_auxiliary = children(input, verb).any(|child| child.dep().starts_with("aux"));
    (has_auxiliary || is_told(input.token(verb))) && !children(input, verb).any(spoils)
}

/// A name right behind the verb that the parser takes for the root of another sentence.
fn cut_off_name(input: &Input<'_>, verb: usize) -> Option<usize> {
    let name = Some(verb + 1).filter(|at| input.sentence_of.get(*at) == input.sentence_of.get(verb))?;
    let token = input.token(name);
    (token.pos() == Upos::Propn && token.is_root()).then_some(name)
}

/// Whether the verb is a participle without auxiliary, as in a headline or behind another: "Brun arrested over fire". "Has arrested" is none.
fn is_bare_participle(input: &Input<'_>, verb: usize) -> bool {
    let token = input.token(verb);
    let is_past = token.feature("VerbForm") == Some("Part") && token.feature("Tense") == Some("Past");
    (is_past || token.tag() == "VBN") && !children(input, verb).any(|child| child.dep().starts_with("aux"))
}

/// The word for whom the verb speaks of: its own subject, that of the verb that it is joined to, or the noun that it is set behind.
fn subject(input: &Input<'_>, verb: usize) -> Option<usize> {
    let labels = &input.language.speech.labels;
    let mut at = verb;
    for _ in 0..SHARED_SUBJECT {
        let is_subject =
            |c: &Token<'_>| labels.subject.contains(&c.dep()) || labels.passive_subject.contains(&c.dep());
        let token = input.token(at);
        if let Some(subject) = children(input, at).find(is_subject) {
            let is_relative =
                input.language.speech.relative_pronouns.contains(&subject.text().to_lowercase().as_str());
            return match (is_relative, labels.relative_clause.contains(&token.dep())) {
                (true, true) => Some(token.head().index()),
                (true, false) => None,
                (false, _) => Some(subject.index()),
            };
        }
        if !labels.conjunct.contains(&token.dep()) {
            return None;
        }
        at = token.head().index();
    }
    None
}

/// The word for who did it: the agent itself, or what its preposition governs.
fn agent(input: &Input<'_>, by: Token<'_>) -> Option<usize> {
    let governed = children(input, by.index())
        .find(|c| input.language.speech.labels.preposition_object.contains(&c.dep()));
    match governed {
        Some(governed) => Some(governed.index()),
        None => Some(by.index()).filter(|_| by.text().to_lowercase() != "by"),
    }
}

/// Whether others are named beside it, whom it befell as well.
fn is_one_of_several(input: &Input<'_>, at: usize) -> bool {
    let conjunct = input.language.speech.labels.conjunct;
    conjunct.contains(&input.token(at).dep()) || children(input, at).any(|c| conjunct.contains(&c.dep()))
}
