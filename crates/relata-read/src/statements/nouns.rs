//! Nouns for an utterance with a clause that says what: "his claim that", « un avertissement selon lequel ».

use super::clause::sentence_end;
use super::draft::Draft;
use super::scene::Scene;
use super::source::{self, Source};
use crate::lang::{Frames, Polarity};
use relata_pipeline::Upos;

/// How many tokens after the noun its clause may open: "his claim on Monday that".
const MAX_OPENER_DISTANCE: usize = 7;

/// The drafts of all statement nouns whose source the text gives.
pub(super) fn find(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for noun in 0..scene.len() {
        let token = scene.token(noun);
        let is_statement = token.pos() == Upos::Noun
            && (scene.lexicon.statement_nouns.contains(token.lemma())
                || scene.lexicon.statement_nouns.contains(scene.lower(noun).as_str()));
        if !is_statement || scene.quotation(noun).is_some() {
            continue;
        }
        let Some(opener) = opener(scene, noun) else {
            continue;
        };
        let Some(source) = utterer(scene, noun) else {
            continue;
        };
        if source::is_narrator(scene, source.head) || source::is_impersonal(scene, source.head) {
            continue;
        }
        let end = clause_end(scene, noun, opener);
        let content = opener + 1..end;
        let is_known = drafts.iter().any(|d| {
            d.content.iter().any(|p| p.start <= content.start && content.end <= p.end)
                && d.verb == scene.head(noun)
        });
        if is_known || scene.trim(content.clone()).len() < 2 {
            continue;
        }
        found.push(Draft {
            cue: Some((noun..noun + 1, token.lemma().to_owned())),
            verb: None,
            class: None,
            frames: Frames::default(),
            polarity: Polarity::Asserts,
            source: Some(source),
            content: vec![content],
            quotations: Vec::new(),
            rules: vec!["statement-noun"],
        });
    }
    found
}

/// The token that opens the noun's clause.
fn opener(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let sentence = scene.sentence(noun);
    let of_verb = scene
        .head(noun)
        .filter(|&verb| scene.lexicon.light_verbs.contains(scene.token(verb).lemma()))
        .and_then(|verb| scene.children_by(verb, scene.labels().clause).find(|&c| c > noun));
    let clause = scene
        .children_by(noun, scene.labels().noun_clause)
        .find(|&c| c > noun)
        .or(of_verb)
        .or_else(|| of_copula(scene, noun))?;
    (noun + 1..sentence.end.min(noun + 1 + MAX_OPENER_DISTANCE)).find(|&i| {
        let opens = scene.facts.noun_clause_openers.contains(&scene.lower(i).as_str());
        // A relative clause ("the claim that he made") opens with a pronoun, not a conjunction.
        let is_conjunction = scene.token(i).pos() == Upos::Sconj
            || scene.has_label(i, scene.labels().marker)
            || scene.text(i).len() > 5;
        // "a warning according to which": a pronoun needs the phrase that makes it a source.
        let is_pronoun = scene.text(i).len() > 5;
        let by_source =
            scene.facts.sources.iter().any(|s| s.words.split(' ').next_back() == Some(&scene.lower(i - 1)));
        opens && i <= clause && is_conjunction && (!is_pronoun || by_source) && is_complete(scene, clause)
    })
}

/// The clause that a copula sets beside the noun: "her claim was that".
fn of_copula(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let labels = scene.labels();
    let verb = scene.head(noun).filter(|&verb| verb > noun && scene.has_label(noun, labels.subject))?;
    let is_copula = scene.token(verb).pos() == Upos::Aux;
    scene.children_by(verb, labels.clause).find(|&c| is_copula && c > verb)
}

/// Whether the clause lacks nothing: it has a subject of its own, so that its opener is not its subject or object.
fn is_complete(scene: &Scene<'_>, clause: usize) -> bool {
    let labels = scene.labels();
    let subjects =
        scene.children_by(clause, labels.subject).chain(scene.children_by(clause, labels.passive_subject));
    subjects.into_iter().any(|s| !scene.facts.relative_pronouns.contains(&scene.lower(s).as_str()))
        || scene.children(clause).iter().any(|&c| scene.token(c).dep().starts_with("expl"))
}

fn clause_end(scene: &Scene<'_>, noun: usize, opener: usize) -> usize {
    let last = scene.subtree(noun).last().copied().unwrap_or(opener);
    if last <= opener {
        return sentence_end(scene, opener);
    }
    (last + 1).max(opener + 1).min(sentence_end(scene, opener))
}

/// Who utters it, behind a preposition: "warnings from local experts that".
fn behind_preposition(scene: &Scene<'_>, noun: usize) -> Option<Source> {
    let labels = scene.labels();
    let is_agent =
        |&p: &usize| p > noun && scene.facts.utterer_prepositions.contains(&scene.lower(p).as_str());
    let preposition = scene
        .children_by(noun, labels.preposition)
        .chain(scene.children_by(noun, labels.agent))
        .find(is_agent)?;
    let head = scene.children_by(preposition, labels.preposition_object).next()?;
    let limit = preposition + 1..scene.sentence(noun).end;
    (head > preposition && source::can_speak(scene, head) && !source::is_time(scene, head))
        .then(|| Source::new(scene, head, limit, "behind-preposition"))
}

/// Who utters it: its possessor, or the subject of "made a claim".
fn utterer(scene: &Scene<'_>, noun: usize) -> Option<Source> {
    let sentence = scene.sentence(noun);
    let possessor = scene
        .children_by(noun, scene.labels().possessor)
        .find(|&p| source::can_speak(scene, p) && !source::is_time(scene, p) && !scene.is_punctuation(p));
    if let Some(possessor) = possessor {
        let limit = if possessor < noun { sentence.start..noun } else { noun + 1..sentence.end };
        let mut source = Source::new(scene, possessor, limit, "possessor");
        while source.tokens.start < source.head && scene.token(source.tokens.start).pos() == Upos::Adp {
            source.tokens.start += 1;
        }
        return Some(source);
    }
    if let Some(source) = behind_preposition(scene, noun) {
        return Some(source);
    }
    let verb = scene.head(noun)?;
    let is_light = scene.lexicon.light_verbs.contains(scene.token(verb).lemma())
        && scene.has_label(noun, scene.labels().object);
    if !is_light {
        return None;
    }
    source::of_verb(scene, verb).filter(|s| source::can_speak(scene, s.head))
}
