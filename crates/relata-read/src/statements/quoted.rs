//! Direct speech: the quotations that stand next to a cue, before it, after it or around it.

use super::clause;
use super::cue::Cue;
use super::draft::Draft;
use super::scene::{MIN_SPEECH_WORDS, Scene};
use super::source;
use crate::lang::Frames;
use relata_pipeline::Upos;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many words may stand between a cue and the quotation that it announces: "told reporters in Minsk on Tuesday,
/// after a meeting with the president: “…”".
const MAX_GAP_WORDS: usize = 25;

/// The drafts for all quotations that have a cue beside them.
pub(super) fn find(scene: &Scene<'_>, cues: &[Cue]) -> Vec<Draft> {
    let mut claims: BTreeMap<usize, Claim> = BTreeMap::new();
    let mut drafts = Vec::new();
    for (index, cue) in cues.iter().enumerate() {
        if let Some(quotation) = scene.quotation(cue.verb) {
            drafts.extend(aside_within(scene, cue, quotation));
            continue;
        }
        let beside = [before(scene, cue, index), after(scene, cue, index, cues)];
        for (quotation, claim) in beside.into_iter().flatten() {
            let best = claims.entry(quotation).or_insert(claim);
            if claim.distance < best.distance {
                *best = claim;
            }
        }
    }
    // What has its speaker within the marks is nobody else's.
    claims.retain(|quotation, _| !drafts.iter().any(|draft| draft.quotations.contains(quotation)));
    let mut of_cue: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (quotation, claim) in &claims {
        of_cue.entry(claim.cue).or_default().push(*quotation);
    }
    for (index, quotations) in of_cue {
        let cue = &cues[index];
        let content = content(scene, cue, &quotations);
        drafts.push(Draft::of_cue(cue, content, quotations, "quotation-beside-cue"));
    }
    drafts
}

/// That a cue announces a quotation, with the number of words between.
#[derive(Clone, Copy)]
struct Claim {
    cue: usize,
    distance: usize,
}

/// The quotation that ends where the cue's clause begins: "“…,” said X".
fn before(scene: &Scene<'_>, cue: &Cue, index: usize) -> Option<(usize, Claim)> {
    let source = cue.source.as_ref()?;
    let is_relative = scene.facts.relative_pronouns.contains(&scene.lower(source.head).as_str());
    if !can_quote(scene, cue) || is_relative || !cue.is_finite {
        return None;
    }
    let mut last = scene.before(cue.clause.start)?;
    let is_between = |i: usize| {
        matches!(scene.text(i), "," | "-" | "–" | "—")
            || scene.facts.aside_markers.contains(&scene.lower(i).as_str())
    };
    while scene.quotation(last).is_none() && is_between(last) {
        last = scene.before(last)?;
    }
    let quotation = scene.quotation(last)?;
    // A noun behind the verb is its subject when it can speak, its object otherwise ("tells of a journey").
    if source.how == "inverted-subject"
        && !source::can_speak(scene, source.head)
        && !source::is_agent_like(scene, source.head)
        && scene.n_quoted_words(quotation) < MIN_SPEECH_WORDS
    {
        return None;
    }
    let ends_here = scene.quoted(quotation).last().is_some_and(|piece| piece.end == last + 1);
    if !ends_here || scene.paragraph(last) != scene.paragraph(cue.verb) || !has_clause_before(scene, cue) {
        return None;
    }
    // "« La route est coupée. » Le préfet demande de": where incises are inverted, that is another sentence.
    let is_over = last > 0 && matches!(scene.text(last - 1), "." | "!" | "?" | "…");
    if scene.facts.incise_inverts
        && !cue.is_inverted
        && is_over
        && scene.text(cue.clause.start).starts_with(char::is_uppercase)
    {
        return None;
    }
    // "Pour « garantir la paix » les élus exigent": where incises are inverted, this quotation is part of the clause.
    let begin = scene.quoted(quotation).first()?.start;
    if scene.facts.incise_inverts && !cue.is_inverted && lead(scene, begin).is_some() {
        return None;
    }
    Some((quotation, Claim { cue: index, distance: 0 }))
}

/// Whether the clause goes with what stands before it: it has nothing of its own to say.
fn has_clause_before(scene: &Scene<'_>, cue: &Cue) -> bool {
    let own_clause = scene.children_by(cue.verb, scene.labels().clause).any(|c| {
        c > cue.verb
            && scene.quotation(c).is_none()
            && cue.source.as_ref().is_none_or(|s| !s.tokens.contains(&c))
    });
    let next = scene.at_or_after(cue.clause.end);
    let opens_clause = next.is_some_and(|n| {
        scene.facts.clause_openers.contains(&scene.lower(n).as_str()) && !clause::makes_conjunction(scene, n)
    });
    (cue.is_inverted || !own_clause) && !opens_clause
}

/// The quotation that begins after the cue's clause: "X said: “…”".
fn after(scene: &Scene<'_>, cue: &Cue, index: usize, cues: &[Cue]) -> Option<(usize, Claim)> {
    if !can_quote(scene, cue) || !clause::is_real(scene, cue) {
        return None;
    }
    let mut words = 0;
    let mut at = cue.clause.end;
    let quotation = loop {
        let next = scene.at_or_after(at)?;
        if let Some(quotation) = scene.quotation(next) {
            break quotation;
        }
        let ends = matches!(scene.text(next), "." | "!" | "?" | ";");
        // Cues are in the order of their verbs.
        let is_cue = cues
            .binary_search_by_key(&next, |other| other.verb)
            .is_ok_and(|found| is_rival(scene, &cues[found], cue));
        if ends || is_cue || words > MAX_GAP_WORDS {
            return None;
        }
        words += usize::from(!scene.is_punctuation(next));
        at = next + 1;
    };
    let first = scene.quoted(quotation).first()?;
    let previous = scene.before(first.start)?;
    let n_words = scene.n_quoted_words(quotation);
    let speaks = |s: &source::Source| {
        source::can_speak(scene, s.head)
            && !scene.facts.relative_pronouns.contains(&scene.lower(s.head).as_str())
    };
    if n_words < MIN_SPEECH_WORDS && !cue.source.as_ref().is_some_and(speaks) {
        return None;
    }
    let opened = matches!(scene.text(previous), "," | ":" | "–" | "—");
    let far = scene.paragraph(previous) != scene.paragraph(first.start) || words > 0;
    let introduced = opened || scene.facts.clause_openers.contains(&scene.lower(previous).as_str());
    // "brought the plans, “in the likeness of …”": an object of its own is what the verb is about.
    let has_object = !cue.facts.frames.has(Frames::PERSON)
        && scene.children_by(cue.verb, scene.labels().object).any(|o| {
            o > cue.verb
                && o < first.start
                && scene.token(o).pos() == Upos::Noun
                && cue.source.as_ref().is_none_or(|s| !s.tokens.contains(&o))
                && !source::is_time(scene, o)
        });
    let frames = cue.facts.frames;
    let is_incise_only = !frames.has(Frames::QUOTE) && !frames.has(Frames::CLAUSE);
    if (has_object || is_incise_only) && scene.text(previous) != ":" {
        return None;
    }
    let follows_verb = !matches!(
        scene.token(previous).pos(),
        Upos::Adp | Upos::Adj | Upos::Cconj | Upos::Det | Upos::Num | Upos::Noun
    ) || cue.source.as_ref().is_some_and(|s| s.tokens.contains(&previous));
    let accepted = match (introduced, far) {
        (true, false) => true,
        (true, true) => n_words >= MIN_SPEECH_WORDS && (opened || !goes_on(scene, quotation)),
        (false, false) if !follows_verb => false,
        (false, false) => n_words >= MIN_SPEECH_WORDS || !goes_on(scene, quotation) && is_bare(scene, cue),
        (false, true) => false,
    };
    if !accepted || goes_on(scene, quotation) && !opened {
        return None;
    }
    Some((quotation, Claim { cue: index, distance: words + 1 }))
}

/// Whether the verb takes a bare quotation for an object: “said ‘no’”.
fn is_bare(scene: &Scene<'_>, cue: &Cue) -> bool {
    cue.facts.frames.has(Frames::CLAUSE.or(Frames::QUOTE)) && scene.quotation(cue.clause.end).is_some()
}

/// Whether another cue between this one and a quotation takes the quotation.
fn is_rival(scene: &Scene<'_>, other: &Cue, cue: &Cue) -> bool {
    other.verb != cue.verb && scene.quotation(other.verb).is_none()
}

/// Whether the sentence goes on after the quotation: its words are part of the narrator's sentence.
fn goes_on(scene: &Scene<'_>, quotation: usize) -> bool {
    let Some(last) = scene.quoted(quotation).last() else {
        return false;
    };
    let ends_itself = last.clone().rev().take(2).any(|i| matches!(scene.text(i), "." | "!" | "?"));
    let next = last.end;
    !ends_itself && next < scene.len() && !scene.is_punctuation(next) && !scene.is_space(next)
}

fn can_quote(scene: &Scene<'_>, cue: &Cue) -> bool {
    if !clause::takes_quotation(cue.facts.frames) {
        return false;
    }
    match &cue.source {
        Some(source) => !source::is_narrator(scene, source.head) && !source.how.is_empty(),
        None => true,
    }
}

/// The pieces of content: the quotations, and the narrator's words that begin the sentence of the first.
fn content(scene: &Scene<'_>, cue: &Cue, quotations: &[usize]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for &quotation in quotations {
        let quoted = scene.quoted(quotation);
        if let Some(first) = quoted.first()
            && first.start < cue.verb
            && let Some(lead) = lead(scene, first.start)
        {
            pieces.push(lead..first.end);
            pieces.extend(quoted.iter().skip(1).cloned());
            // "After a row with men who “wanted to fight,” he testified, Amis left."
            pieces.extend(clause::resumed(scene, cue.clause.end));
        } else if let Some(first) = quoted.first()
            && let Some(opening) = opening(scene, cue, first.start)
        {
            // "holding that “…”, in view of …": the clause goes on behind the marks.
            let end = clause::opened(scene, cue).map_or(first.end, |clause| clause.end.max(first.end));
            pieces.push(opening..end);
            pieces.extend(quoted.iter().skip(1).filter(|piece| piece.start >= end).cloned());
        } else {
            pieces.extend(quoted.iter().cloned());
        }
    }
    pieces.sort_by_key(|piece| piece.start);
    pieces
}

/// Where the narrator's words begin that lead from the cue into the quotation: "said *that, in May,* “…”".
fn opening(scene: &Scene<'_>, cue: &Cue, quote_start: usize) -> Option<usize> {
    let between = cue.clause.end..quote_start;
    if between.is_empty() || between.clone().any(|i| scene.text(i) == ":") {
        return None;
    }
    let opener = between
        .clone()
        .find(|&i| scene.facts.clause_openers.contains(&scene.lower(i).as_str()))
        .map(|i| i + 1);
    let clause = || {
        let inside = |t: &usize| between.contains(t) && !scene.is_punctuation(*t);
        scene
            .children_by(cue.verb, scene.labels().clause)
            .filter_map(|c| scene.subtree(c).into_iter().find(inside))
            .min()
    };
    let narrated = |start: &usize| !scene.trim(*start..quote_start).is_empty();
    let goes_on_behind = || {
        let clause = clause::opened(scene, cue)?;
        let last = scene.quotation(quote_start).and_then(|q| scene.quoted(q).last())?.end;
        (!scene.trim(last..clause.end.max(last)).is_empty()).then_some(quote_start)
    };
    opener.or_else(clause).filter(narrated).or_else(goes_on_behind)
}

/// Where the narrator's sentence begins that runs into the quotation at the token; `None` when the quotation begins
/// its own sentence. A colon or another quotation parts it.
fn lead(scene: &Scene<'_>, quote_start: usize) -> Option<usize> {
    let mut start = quote_start;
    while let Some(before) = scene.before(start) {
        let parts = matches!(scene.text(before), "." | "!" | "?" | ":" | "…" | "," | ";")
            && (start == quote_start || scene.text(before) != ",");
        if parts
            || scene.quotation(before).is_some()
            || scene.paragraph(before) != scene.paragraph(quote_start)
            || (before + 1..start).any(|i| scene.text(i).contains('\n'))
        {
            break;
        }
        start = before;
    }
    let lead = scene.trim(start..quote_start);
    (!lead.is_empty()).then_some(lead.start)
}

/// An incise within the marks: « Le chantier, explique X, sera terminé. »
fn aside_within(scene: &Scene<'_>, cue: &Cue, quotation: usize) -> Option<Draft> {
    let q = scene.quotations.get(quotation)?;
    let source = cue.source.as_ref()?;
    let start = cue.clause.start;
    let mark = scene.before(start)?;
    let opens = matches!(scene.text(mark), "," | "?" | "!" | "…" | "–" | "—");
    let is_last_paragraph = scene.quoted(quotation).last().is_some_and(|piece| piece.contains(&cue.verb));
    if !opens || source::is_narrator(scene, source.head) || !is_last_paragraph {
        return None;
    }
    if !clause::takes_quotation(cue.facts.frames) {
        return None;
    }
    let stop = scene.at_or_after(cue.clause.end);
    let stops = stop.is_none_or(|s| matches!(scene.text(s), "," | "." | ":" | "!" | "–" | "—"));
    let accepted = stops && (cue.is_inverted || !q.is_closed && cue.source.is_some() && cue.is_finite);
    if !accepted || cue.is_inverted && !source::can_speak(scene, source.head) && q.is_closed {
        return None;
    }
    let mut content = Vec::new();
    for piece in scene.quoted(quotation) {
        if piece.contains(&cue.verb) {
            content.push(piece.start..start);
            let resumes = stop.is_some_and(|s| scene.text(s) == "," || q.is_closed);
            if resumes {
                let end = match q.is_closed {
                    true => piece.end,
                    false => sentence_end(scene, cue.clause.end, piece.end),
                };
                content.push(cue.clause.end..end.max(cue.clause.end));
            }
            break;
        }
        content.push(piece.clone());
    }
    content.retain(|piece| !scene.trim(piece.clone()).is_empty());
    Some(Draft::of_cue(cue, content, vec![quotation], "aside-within-quotation"))
}

/// The end of the sentence that holds the token, by its marks.
fn sentence_end(scene: &Scene<'_>, from: usize, limit: usize) -> usize {
    (from..limit).find(|&i| matches!(scene.text(i), "." | "!" | "?")).map_or(limit, |i| i + 1)
}
