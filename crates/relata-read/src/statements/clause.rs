//! Indirect and mixed speech: the clause, infinitive or object that a cue verb governs, and the clause around an incise.

use super::cue::{self, Cue};
use super::draft::Draft;
use super::quoted::MIN_SPEECH_WORDS;
use super::scene::Scene;
use super::source;
use crate::lang::Frames;
use relata_pipeline::Upos;
use std::ops::Range;

/// The drafts of cues that announce no quotation beside them.
pub(super) fn find(scene: &Scene<'_>, cues: &[Cue], quoted: &[Draft]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for cue in cues {
        let is_taken = quoted.iter().any(|draft| draft.verb == Some(cue.verb));
        if is_taken || scene.quotation(cue.verb).is_some() || !is_uttered(scene, cue) {
            continue;
        }
        let draft = governed(scene, cue)
            .or_else(|| aside(scene, cue))
            .or_else(|| infinitive(scene, cue))
            .or_else(|| quoted_object(scene, cue, quoted))
            .or_else(|| object(scene, cue));
        drafts.extend(draft);
    }
    drafts
}

/// Whether somebody does utter it: not a condition, not a mere possibility, not the narrator.
fn is_uttered(scene: &Scene<'_>, cue: &Cue) -> bool {
    let lower = |index: usize| scene.lower(index);
    let is_condition = scene
        .children_by(cue.main, scene.labels().marker)
        .any(|m| scene.facts.conditions.contains(&lower(m).as_str()));
    let is_hypothetical = scene.children_by(cue.main, scene.labels().auxiliary).any(|a| {
        let token = scene.token(a);
        scene.facts.hypothetical_auxiliaries.contains(&lower(a).as_str())
            || scene.facts.hypothetical_auxiliaries.contains(&token.lemma())
    });
    if is_condition || is_hypothetical {
        return false;
    }
    if !cue::is_finite(scene, cue.main) && is_bare_infinitive(scene, cue.main) && !happens(scene, cue.main) {
        return false;
    }
    match &cue.source {
        Some(source) => {
            !source::is_narrator(scene, source.head) && !source::is_impersonal(scene, source.head)
        }
        None => false,
    }
}

fn is_bare_infinitive(scene: &Scene<'_>, verb: usize) -> bool {
    let token = scene.token(verb);
    token.feature("VerbForm") == Some("Inf") || token.tag() == "VB"
}

/// Whether an infinitive tells what was done: its governor is a verb, and not one of wishing or refusing.
fn happens(scene: &Scene<'_>, verb: usize) -> bool {
    let Some(head) = scene.head(verb) else {
        return false;
    };
    let governor = scene.token(head);
    matches!(governor.pos(), Upos::Verb | Upos::Aux)
        && !scene.lexicon.unsaid_governors.contains(governor.lemma())
}

/// The clause that the verb governs: "said that …", "…, officials said".
fn governed(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    if !cue.facts.frames.has(Frames::CLAUSE) {
        return None;
    }
    let of_verb = scene.children_by(cue.verb, scene.labels().clause);
    let of_main = scene.children_by(cue.main, scene.labels().clause).filter(|_| cue.main != cue.verb);
    let clause = of_verb.chain(of_main).find(|&c| !cue.clause.contains(&c) && is_finite_clause(scene, c))?;
    let subtree = scene.subtree(clause);
    let mut content = Vec::new();
    let has_left = subtree.iter().any(|&t| t < cue.clause.start && !scene.is_punctuation(t));
    if has_left {
        content.push(sentence_start(scene, cue.clause.start)..cue.clause.start);
    }
    if let Some(start) = subtree.iter().copied().find(|&t| t >= cue.clause.end) {
        let goes_on = clause > cue.verb || scene.text(cue.clause.end) == ",";
        if goes_on {
            content.push(start..content_end(scene, cue, clause, start));
        }
    }
    content.retain(|piece| !scene.trim(piece.clone()).is_empty());
    if content.is_empty() {
        return None;
    }
    let rule = if has_left { "clause-around-cue" } else { "clause-of-cue" };
    Some(Draft::of_cue(cue, content, Vec::new(), rule))
}

/// Whether the clause has a verb of its own time, or none at all: a small clause ("let him go") is no utterance.
fn is_finite_clause(scene: &Scene<'_>, clause: usize) -> bool {
    let token = scene.token(clause);
    if !matches!(token.pos(), Upos::Verb | Upos::Aux) {
        return true;
    }
    let is_infinitive = is_bare_infinitive(scene, clause);
    !is_infinitive || cue::is_finite(scene, clause)
}

/// Where content that begins at `start` ends: with the sentence, unless the narrator goes on.
fn content_end(scene: &Scene<'_>, cue: &Cue, clause: usize, start: usize) -> usize {
    let sentence = scene.sentence(cue.verb);
    let own_end = scene.subtree(clause).last().map_or(start + 1, |&last| last + 1);
    let whole_end = scene.subtree(cue.main).last().map_or(own_end, |&last| last + 1);
    let mut end = whole_end.max(own_end).min(sentence.end);
    for governor in [cue.verb, cue.main] {
        for &child in scene.children(governor) {
            if child > clause && child >= own_end.min(end) && is_new(scene, child) {
                let first = scene.subtree(child).first().copied().unwrap_or(child);
                let mut begin = first.max(start);
                while begin > start
                    && (scene.is_punctuation(begin - 1) || scene.token(begin - 1).pos() == Upos::Cconj)
                {
                    begin -= 1;
                }
                if begin > start {
                    end = end.min(begin);
                }
            }
        }
    }
    // Marks that the content opened are closed within it.
    if let Some(quotation) = end.checked_sub(1).and_then(|last| scene.quotation(last))
        && let Some(last) = scene.quoted(quotation).last()
        && scene.quotations[quotation].is_closed
    {
        end = end.max(last.end);
    }
    end
}

/// Whether a dependent of the cue verb tells something else than the content: a further verb of the same subject, a
/// participle of saying.
fn is_new(scene: &Scene<'_>, child: usize) -> bool {
    let labels = scene.labels();
    let is_verb = matches!(scene.token(child).pos(), Upos::Verb | Upos::Aux);
    scene.has_label(child, labels.conjunct)
        || is_verb && scene.has_label(child, labels.adverbial_clause)
        || scene.has_label(child, labels.aside) && is_verb
}

/// Where the sentence of the token begins, by its marks.
pub(super) fn sentence_start(scene: &Scene<'_>, from: usize) -> usize {
    let mut start = from;
    while let Some(before) = scene.before(start) {
        let ends = matches!(scene.text(before), "." | "!" | "?")
            || scene.paragraph(before) != scene.paragraph(from)
            || (before + 1..start).any(|i| scene.text(i).contains('\n'));
        if ends {
            break;
        }
        start = before;
    }
    start
}

/// Where the sentence of the token ends, by its marks.
pub(super) fn sentence_end(scene: &Scene<'_>, from: usize) -> usize {
    let mut end = from;
    while end < scene.len() {
        if scene.text(end).contains('\n') || scene.paragraph(end) != scene.paragraph(from) {
            break;
        }
        end += 1;
        if matches!(scene.text(end - 1), "." | "!" | "?") && scene.quotation(end - 1).is_none() {
            break;
        }
    }
    end
}

/// An incise without marks: "Le tunnel rouvrira, indique la préfecture."
fn aside(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let frames = cue.facts.frames;
    let source = cue.source.as_ref()?;
    let mark = scene.before(cue.clause.start)?;
    let opens = matches!(scene.text(mark), "," | "–" | "—" | "?" | "!");
    if !opens
        || !cue::is_finite(scene, cue.main)
        || !(frames.has(Frames::CLAUSE) || frames.has(Frames::QUOTE))
    {
        return None;
    }
    if scene.paragraph(mark) != scene.paragraph(cue.verb) {
        return None;
    }
    let next = scene.at_or_after(cue.clause.end);
    let closes = next.is_none_or(|n| {
        matches!(scene.text(n), "," | "." | "!" | "–" | "—")
            || scene.paragraph(n) != scene.paragraph(cue.verb)
    });
    let is_inverted =
        cue.is_inverted && (source.how == "inverted-pronoun" || source::can_speak(scene, source.head));
    let is_bare = source.how == "subject"
        && !scene.has_label(cue.main, scene.labels().conjunct)
        && !scene.has_label(cue.main, scene.labels().relative_clause)
        && cue.clause.end <= cue.verb.max(cue.main) + MAX_BARE_TAIL;
    if !closes || !(is_inverted || is_bare) {
        return None;
    }
    let mut content = vec![sentence_start(scene, cue.clause.start)..mark];
    if let Some(next) = next
        && matches!(scene.text(next), "," | "–" | "—")
    {
        content.push(next + 1..sentence_end(scene, next));
    }
    content.retain(|piece| !scene.trim(piece.clone()).is_empty());
    let n_words: usize = content.iter().map(|piece| scene.n_words(piece.clone())).sum();
    (n_words >= MIN_SPEECH_WORDS).then(|| Draft::of_cue(cue, content, Vec::new(), "aside"))
}

/// How many tokens may follow the verb of an incise whose subject stands before it: "…, officials said late on Monday".
const MAX_BARE_TAIL: usize = 8;

/// The infinitive that a verb of promising or ordering governs.
fn infinitive(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let frames = cue.facts.frames;
    if !frames.has(Frames::INFINITIVE) && !frames.has(Frames::ADDRESSED_INFINITIVE) {
        return None;
    }
    let labels = scene.labels();
    let head = scene
        .children_by(cue.verb, labels.infinitive)
        .chain(scene.children_by(cue.verb, labels.clause))
        .find(|&c| c > cue.verb && scene.token(c).pos() == Upos::Verb && is_bare_infinitive(scene, c))?;
    if frames.has(Frames::ADDRESSED_INFINITIVE) && cue.is_passive {
        return None;
    }
    let start = scene.subtree(head).into_iter().find(|&t| t > cue.verb)?;
    let content = start..content_end(scene, cue, head, start);
    Some(Draft::of_cue(cue, vec![content], Vec::new(), "infinitive"))
}

/// A quotation within the object: "called the plan “a gift”".
fn quoted_object(scene: &Scene<'_>, cue: &Cue, quoted: &[Draft]) -> Option<Draft> {
    let end = scene.subtree(cue.verb).last().map_or(cue.verb + 1, |&last| last + 1);
    let limit = sentence_end(scene, cue.verb).min(end.max(cue.verb + 1));
    let mut at = cue.verb + 1;
    let quotation = loop {
        if at >= limit || matches!(scene.text(at), ";" | ":") || is_other_verb(scene, at, cue) {
            return None;
        }
        if let Some(quotation) = scene.quotation(at) {
            break quotation;
        }
        at += 1;
    };
    let least = if cue.facts.frames.has(Frames::QUOTED_OBJECT) { 1 } else { MIN_SPEECH_WORDS + 1 };
    let is_taken = quoted.iter().any(|draft| draft.quotations.contains(&quotation));
    if is_taken || scene.n_quoted_words(quotation) < least {
        return None;
    }
    let last = scene.quoted(quotation).last()?.end;
    Some(Draft::of_cue(cue, vec![cue.verb + 1..last], vec![quotation], "quotation-in-object"))
}

/// Whether the token is a finite verb that is not the cue's: what follows is another clause.
fn is_other_verb(scene: &Scene<'_>, index: usize, cue: &Cue) -> bool {
    index != cue.verb
        && scene.quotation(index).is_none()
        && matches!(scene.token(index).pos(), Upos::Verb | Upos::Aux)
        && cue::is_finite(scene, index)
        && index > cue.verb
}

/// What is denied, as a noun phrase: "denied any wrongdoing".
fn object(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    if !cue.facts.frames.has(Frames::OBJECT) || cue.is_passive {
        return None;
    }
    let object = scene
        .children_by(cue.verb, scene.labels().object)
        .find(|&o| o > cue.verb && scene.token(o).pos() != Upos::Pron && source::is_nominal(scene, o))?;
    if cue.source.as_ref().is_some_and(|s| s.tokens.contains(&object)) {
        return None;
    }
    let subtree = scene.subtree(object);
    let (&first, &last) = (subtree.first()?, subtree.last()?);
    let content: Range<usize> = first.max(cue.verb + 1)..last + 1;
    Some(Draft::of_cue(cue, vec![content], Vec::new(), "object"))
}
