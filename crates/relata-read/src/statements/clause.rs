//! Indirect and mixed speech: the clause, infinitive or object that a cue verb governs, and the clause around an incise.

use super::complement;
use super::cue::{self, Cue};
use super::draft::Draft;
use super::scene::{MIN_SPEECH_WORDS, Scene};
use super::source;
use crate::lang::{CueClass, Frames, Polarity};
use relata_pipeline::Upos;
use std::ops::Range;

/// The rule that finds a quotation within the object of a cue.
pub(super) const IN_OBJECT: &str = "quotation-in-object";

/// The drafts of cues that announce no quotation beside them.
pub(super) fn find(scene: &Scene<'_>, cues: &[Cue], quoted: &[Draft]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for cue in cues {
        let is_taken = quoted.iter().any(|draft| draft.verb == Some(cue.verb));
        if is_taken || scene.quotation(cue.verb).is_some() || !is_uttered(scene, cue) {
            continue;
        }
        let draft = beside_marker(scene, cue)
            .or_else(|| governed(scene, cue))
            .or_else(|| aside(scene, cue))
            .or_else(|| complement::infinitive(scene, cue))
            .or_else(|| complement::gerund(scene, cue))
            .or_else(|| complement::predicate(scene, cue))
            .or_else(|| complement::phrase_object(scene, cue))
            .or_else(|| quoted_object(scene, cue, quoted))
            .or_else(|| complement::object(scene, cue));
        drafts.extend(draft);
    }
    drafts
}

/// Whether somebody does utter it: not a condition, not a mere possibility, not the narrator.
fn is_uttered(scene: &Scene<'_>, cue: &Cue) -> bool {
    if !is_real(scene, cue) || is_unsaid(scene, cue) {
        return false;
    }
    match &cue.source {
        Some(source) => {
            let is_thought = matches!(cue.facts.class, CueClass::Think | CueClass::Hope)
                && scene.facts.crowds.contains(&scene.lower(source.head).as_str());
            // "It hit the wall, suggesting that": the participle tells what follows, not who speaks.
            let is_result = source.how == "shared-subject"
                && !cue.is_finite
                && !is_bare_infinitive(scene, cue.main)
                && !cue.facts.frames.has(Frames::PERSON)
                && !source::can_speak(scene, source.head)
                && !source::is_agent_like(scene, source.head);
            !source::is_narrator(scene, source.head)
                && !source::is_impersonal(scene, source.head)
                && !is_thought
                && !is_result
        }
        None => false,
    }
}

/// Whether the verb tells that somebody did not speak: "did not say whether". Who does not think, agree or deny does utter that.
pub(super) fn is_unsaid(scene: &Scene<'_>, cue: &Cue) -> bool {
    let utters =
        matches!(cue.facts.class, CueClass::Think | CueClass::Hope | CueClass::Agree | CueClass::Deny);
    !utters && cue::is_negated(scene, cue.main)
}

/// Whether the verb tells what happened: it is no condition, no mere possibility, no wish.
pub(super) fn is_real(scene: &Scene<'_>, cue: &Cue) -> bool {
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
    cue.is_finite || !is_bare_infinitive(scene, cue.main) || happens(scene, cue)
}

pub(super) fn is_bare_infinitive(scene: &Scene<'_>, verb: usize) -> bool {
    let token = scene.token(verb);
    token.feature("VerbForm") == Some("Inf") || token.tag() == "VB"
}

/// Whether the verb is an infinitive, or a participle whose auxiliary is one: "assure avoir vu".
pub(super) fn is_infinitive(scene: &Scene<'_>, verb: usize) -> bool {
    let by_auxiliary = || {
        scene
            .children_by(verb, scene.labels().auxiliary)
            .any(|a| scene.token(a).pos() == Upos::Aux && scene.token(a).feature("VerbForm") == Some("Inf"))
    };
    scene.token(verb).pos() == Upos::Verb
        && (is_bare_infinitive(scene, verb) || by_auxiliary() && !cue::is_finite(scene, verb))
}

/// Whether an infinitive tells what was done: it is no purpose, and its governor is a finite verb, neither of wishing or
/// refusing nor of ordering or promising.
fn happens(scene: &Scene<'_>, cue: &Cue) -> bool {
    let mut at = cue.main;
    for _ in 0..MAX_CLIMB {
        let Some(head) = scene.head(at) else {
            return false;
        };
        let governor = scene.token(head);
        // "called in to say that": what was done for it was said.
        let is_purpose = at == cue.main
            && scene.has_label(at, scene.labels().adverbial_clause)
            && scene.facts.clause_openers.contains(&scene.lower(cue.clause.end).as_str())
            && source::tense(scene, head) == Some("Past")
            && scene
                .children_by(at, scene.labels().marker)
                .any(|m| scene.facts.purpose_markers.contains(&scene.lower(m).as_str()));
        if is_purpose {
            return true;
        }
        let chained =
            scene.has_label(at, scene.labels().chain) || scene.has_label(at, scene.labels().conjunct);
        if !chained || !matches!(governor.pos(), Upos::Verb | Upos::Aux) {
            return false;
        }
        if is_bare_infinitive(scene, head) && !cue::is_finite(scene, head) {
            at = head;
            continue;
        }
        let orders = scene.lexicon.verb(&scene.lower(head), governor.lemma()).is_some_and(|verb| {
            verb.frames.has(Frames::ADDRESSED_INFINITIVE)
                || verb.frames.has(Frames::INFINITIVE)
                || verb.frames.has(Frames::PERSON)
                || verb.polarity == Polarity::Asks
        });
        let is_possible = scene
            .children_by(head, scene.labels().auxiliary)
            .any(|a| scene.facts.hypothetical_auxiliaries.contains(&scene.token(a).lemma()));
        return !orders && !is_possible && !scene.lexicon.unsaid_governors.contains(governor.lemma());
    }
    false
}

/// How many governors of an infinitive are climbed.
const MAX_CLIMB: usize = 3;

/// "As X said, …": the sentence that the clause of the cue is set beside.
fn beside_marker(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let marker = scene.before(cue.clause.start)?;
    let is_marked = scene.facts.aside_markers.contains(&scene.lower(marker).as_str())
        && scene.sentence(marker) == scene.sentence(cue.verb);
    if !is_marked || !cue.is_finite || !cue.facts.frames.has(Frames::CLAUSE) {
        return None;
    }
    let next = scene.at_or_after(cue.clause.end)?;
    let start = sentence_start(scene, marker);
    let is_initial = scene.trim(start..marker).is_empty();
    let content = match (is_initial, scene.text(next)) {
        (true, ",") => next + 1..sentence_end(scene, next),
        (false, "," | ".") if matches!(scene.text(scene.before(marker)?), "," | "–" | "—") => {
            start..marker
        }
        _ => return None,
    };
    let mut content = vec![content];
    // "The wall, as X said, is old": the sentence goes on behind.
    if !is_initial && scene.text(next) == "," && !has_finite_verb(scene, start..marker) {
        content.push(next + 1..sentence_end(scene, next));
    }
    let tells = content.iter().any(|piece| has_finite_verb(scene, piece.clone()));
    tells.then(|| Draft::of_cue(cue, content, Vec::new(), "aside-with-marker"))
}

/// The clause that the verb governs: "said that …", "…, officials said".
fn governed(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    if !cue.facts.frames.has(Frames::CLAUSE) {
        return None;
    }
    if let Some(content) = opened(scene, cue) {
        return Some(Draft::of_cue(cue, vec![content], Vec::new(), "clause-of-cue"));
    }
    let of_verb = scene.children_by(cue.verb, scene.labels().clause);
    let of_main = scene.children_by(cue.main, scene.labels().clause).filter(|_| cue.main != cue.verb);
    let is_content = |c: usize| {
        let first = scene.subtree(c).first().copied().unwrap_or(c);
        let is_other = first > cue.verb
            && (makes_conjunction(scene, first)
                || sets_beside(scene, first, c)
                || object_between(scene, cue, c)
                || follows_other_verb(scene, cue, first));
        // "found him barricaded": who finds makes known no less than a whole clause.
        let is_small = cue.facts.class == CueClass::Find
            && !has_finite_verb(scene, first..scene.subtree(c).last().map_or(c, |&last| last + 1));
        !is_other
            && !is_small
            && !cue.clause.contains(&c)
            && (is_finite_clause(scene, c) || is_headline_infinitive(scene, cue, c))
    };
    let clauses: Vec<usize> = of_verb.chain(of_main).filter(|&c| is_content(c)).collect();
    let clause = clauses
        .iter()
        .copied()
        .find(|&c| c > cue.verb)
        .or_else(|| clauses.first().copied())
        .or_else(|| behind_addressee(scene, cue))?;
    let subtree = scene.subtree(clause);
    let mut content = Vec::new();
    let has_left = subtree.iter().any(|&t| t < cue.clause.start && !scene.is_punctuation(t))
        && has_finite_verb(scene, sentence_start(scene, cue.clause.start)..cue.clause.start)
            | subtree.iter().any(|&t| t >= cue.clause.end && !scene.is_punctuation(t));
    if has_left {
        content.push(behind_quoted_part(scene, cue)..cue.clause.start);
    }
    if let Some(start) = subtree.iter().copied().find(|&t| t >= cue.clause.end) {
        let start = misread_subject(scene, cue, start).unwrap_or(start);
        let goes_on = clause > cue.verb || scene.text(cue.clause.end) == ",";
        if goes_on {
            let end = match is_headline_infinitive(scene, cue, clause) && !is_finite_clause(scene, clause) {
                true => scene.sentence(cue.verb).end,
                false => content_end(scene, cue, clause, start),
            };
            content.push(start..end);
        }
    } else if has_left {
        content.extend(resumed(scene, cue.clause.end));
    }
    content.retain(|piece| !scene.trim(piece.clone()).is_empty());
    if content.is_empty() {
        return None;
    }
    let rule = if has_left { "clause-around-cue" } else { "clause-of-cue" };
    Some(Draft::of_cue(cue, content, Vec::new(), rule))
}

/// The clause behind whom the verb addresses, where the parser makes it a relative clause without a pronoun: "told the paper
/// they had felt nothing".
fn behind_addressee(scene: &Scene<'_>, cue: &Cue) -> Option<usize> {
    if !cue.facts.frames.has(Frames::PERSON) || cue.is_passive {
        return None;
    }
    let labels = scene.labels();
    let object = scene.children_by(cue.verb, labels.object).find(|&o| o > cue.verb)?;
    scene.children_by(object, labels.relative_clause).find(|&clause| {
        let subject = scene.subtree(clause).first().copied();
        clause > object
            && cue::is_finite(scene, clause)
            && subject.is_some_and(|s| s > object && source::is_personal(scene, s))
    })
}

/// Whether the word sets the clause beside what is said: "although others felt it", not "that he, while armed, fled".
fn sets_beside(scene: &Scene<'_>, first: usize, clause: usize) -> bool {
    let of_clause = |verb: usize| verb == clause || cue::is_finite(scene, verb);
    scene.facts.contrast_markers.contains(&scene.lower(first).as_str())
        && scene.head(first).is_some_and(of_clause)
}

/// "Agent says club to sign keeper": in a headline an infinitive with a subject tells what will be.
fn is_headline_infinitive(scene: &Scene<'_>, cue: &Cue, clause: usize) -> bool {
    let sentence = scene.sentence(cue.verb);
    let is_open = sentence.end.checked_sub(1).is_some_and(|last| !scene.is_punctuation(last));
    is_open
        && cue.facts.class == CueClass::Say
        && scene.children_by(clause, scene.labels().subject).any(|s| s > cue.verb && s < clause)
}

/// What goes on behind an incise: "They fled, he said, and one of them was armed": a clause with a subject of its own.
pub(super) fn resumed(scene: &Scene<'_>, incise_end: usize) -> Option<Range<usize>> {
    let comma = scene.at_or_after(incise_end).filter(|&c| scene.text(c) == ",")?;
    let rest = comma + 1..sentence_end(scene, comma);
    let labels = scene.labels();
    let first = scene.at_or_after(rest.start).filter(|f| rest.contains(f))?;
    let is_clause =
        matches!(scene.token(first).pos(), Upos::Cconj | Upos::Det | Upos::Propn | Upos::Pron | Upos::Noun)
            && !scene.facts.relative_pronouns.contains(&scene.lower(first).as_str())
            && rest.clone().any(|i| {
                scene.head(i).is_some_and(|verb| {
                    rest.contains(&verb)
                        && i < verb
                        && cue::is_finite(scene, verb)
                        && (scene.has_label(i, labels.subject) || scene.has_label(i, labels.passive_subject))
                })
            });
    let is_plain = rest.clone().all(|i| scene.quotation(i).is_none());
    (is_clause && is_plain).then_some(rest)
}

/// Where the words before an incise begin: with the sentence, but behind a semicolon that parts them from a quotation.
fn behind_quoted_part(scene: &Scene<'_>, cue: &Cue) -> usize {
    let start = sentence_start(scene, cue.clause.start);
    let semicolon = (start..cue.clause.start)
        .rev()
        .find(|&i| scene.text(i) == ";" && scene.quotation(i).is_none())
        .filter(|&s| (start..s).any(|i| scene.quotation(i).is_some()));
    semicolon.map_or(start, |s| s + 1)
}

/// Whether another verb stands right before the clause: it is that verb's, whatever the parser says.
fn follows_other_verb(scene: &Scene<'_>, cue: &Cue, first: usize) -> bool {
    scene.before(first).is_some_and(|before| {
        before != cue.verb
            && before != cue.main
            && scene.token(before).pos() == Upos::Verb
            && scene.head(before) != Some(cue.main)
            && cue.source.as_ref().is_none_or(|s| !s.tokens.contains(&before))
    })
}

/// Whether the verb has an object of its own before the clause: "published a video, in which …". Who is addressed is none.
fn object_between(scene: &Scene<'_>, cue: &Cue, clause: usize) -> bool {
    let first = scene.subtree(clause).into_iter().find(|&t| t > cue.verb).unwrap_or(clause);
    let is_subject = misread_subject(scene, cue, first).is_some() && !scene.facts.incise_inverts;
    !cue.facts.frames.has(Frames::PERSON)
        && !is_subject
        && scene.children_by(cue.verb, scene.labels().object).any(|o| {
            o > cue.verb
                && o < clause
                // "a déclaré dans une note que" has no object, "s'inquiète de l'effet que" has.
                && scene
                    .children_by(o, scene.labels().case_marker)
                    .all(|c| scene.facts.object_prepositions.contains(&scene.lower(c).as_str()))
                && !matches!(scene.token(o).pos(), Upos::Propn | Upos::Verb | Upos::Aux)
                && !source::is_personal(scene, o)
                && (!source::is_time(scene, o) || scene.token(o).pos() == Upos::Num)
                && (scene.token(o).pos() != Upos::Noun || !source::can_speak(scene, o))
                && cue.source.as_ref().is_none_or(|s| !s.tokens.contains(&o))
        })
}

/// Where the noun phrase begins that stands between the verb and the first word of its clause and is taken for the verb's
/// object: "believed *the movement* helped".
fn misread_subject(scene: &Scene<'_>, cue: &Cue, start: usize) -> Option<usize> {
    if cue.facts.frames.has(Frames::PERSON) || start != cue.clause.end {
        return None;
    }
    let object = scene.children_by(cue.verb, scene.labels().object).find(|&o| o > cue.verb && o < start)?;
    let subtree = scene.subtree(object);
    let first = *subtree.first()?;
    let is_unbroken = (cue.verb + 1..start).all(|i| !scene.is_punctuation(i) && scene.quotation(i).is_none());
    (first > cue.verb && is_unbroken && !source::is_time(scene, object)).then_some(first)
}

/// The clause that "that" opens right behind the cue, whatever the parser makes of it.
pub(super) fn opened(scene: &Scene<'_>, cue: &Cue) -> Option<Range<usize>> {
    if cue.is_passive && cue.source.is_none() {
        return None;
    }
    opened_by_anyone(scene, cue)
}

/// The clause that "that" opens, though the text need not say who speaks: "it was announced that".
pub(super) fn opened_by_anyone(scene: &Scene<'_>, cue: &Cue) -> Option<Range<usize>> {
    let start = cue.clause.end;
    let sentence = scene.sentence(cue.verb);
    let opens =
        sentence.contains(&start) && scene.facts.clause_openers.contains(&scene.lower(start).as_str());
    if !opens || makes_conjunction(scene, start) {
        return None;
    }
    let clause = scene
        .children_by(cue.verb, scene.labels().clause)
        .chain(scene.children_by(cue.main, scene.labels().clause))
        .find(|&c| c > start);
    // "the press that covered it": behind a noun, the word needs the parser's word for it.
    let behind_noun = matches!(scene.token(start - 1).pos(), Upos::Noun | Upos::Propn)
        && object_between(scene, cue, start + 1);
    // "in the hope that": the clause is the noun's.
    let is_nouns = scene.token(start - 1).pos() == Upos::Noun
        && scene.lexicon.statement_nouns.contains(scene.token(start - 1).lemma());
    // "demandé par un élu pour vérifier que": the clause is the nearer verb's.
    let is_verbs = start - 1 > cue.verb.max(cue.main)
        && scene.token(start - 1).pos() == Upos::Verb
        && cue.source.as_ref().is_none_or(|s| !s.tokens.contains(&(start - 1)));
    if is_nouns || is_verbs {
        return None;
    }
    let before_verb = scene.at_or_after(start + 1).is_some_and(|next| {
        matches!(scene.token(next).pos(), Upos::Verb | Upos::Aux) && cue::is_finite(scene, next)
    });
    if clause.is_none() && (behind_noun || before_verb || !has_finite_verb(scene, start..sentence.end)) {
        return None;
    }
    let mut end = match clause {
        Some(clause) => content_end(scene, cue, clause, start),
        None => sentence.end,
    };
    // The parser lost the thread: no clause ends in mid-air.
    if scene.n_words(start + 1..end) < MIN_CLAUSE_WORDS && end < sentence.end && !scene.is_punctuation(end) {
        end = (end..sentence.end).find(|&i| scene.text(i) == ",").unwrap_or(sentence.end);
    }
    (scene.n_words(start + 1..end) > 1).then_some(start..end)
}

/// Whether the word before makes another conjunction of the opener: "dès que", "so that".
pub(super) fn makes_conjunction(scene: &Scene<'_>, opener: usize) -> bool {
    let Some(before) = opener.checked_sub(1) else {
        return false;
    };
    // "estime aussi que": the clause is the verb's own.
    let is_verbs = || {
        scene.head(before) == Some(before.saturating_sub(1))
            && scene.token(before).pos() == Upos::Adv
            && scene.head(opener).is_some_and(|clause| {
                scene.has_label(clause, scene.labels().clause) && scene.head(clause) == scene.head(before)
            })
    };
    scene.facts.conjunction_heads.contains(&scene.lower(before).as_str()) && !is_verbs()
}

/// How many words a clause has at least that ends before the sentence does and without punctuation.
const MIN_CLAUSE_WORDS: usize = 5;

/// Whether a finite verb stands in the tokens.
pub(super) fn has_finite_verb(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    tokens
        .into_iter()
        .any(|i| matches!(scene.token(i).pos(), Upos::Verb | Upos::Aux) && cue::is_finite(scene, i))
}

/// Whether a finite verb stands in the tokens that is no relative clause's, or no verb of any kind.
fn has_main_verb(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let relative = |i: usize| {
        let carrier = scene.head(i).filter(|_| scene.token(i).pos() == Upos::Aux).unwrap_or(i);
        scene.has_label(carrier, scene.labels().relative_clause)
    };
    let mut verbs = tokens
        .filter(|&i| matches!(scene.token(i).pos(), Upos::Verb | Upos::Aux) && cue::is_finite(scene, i))
        .peekable();
    verbs.peek().is_none() || verbs.any(|i| !relative(i))
}

/// Whether the clause has a verb of its own time, or none at all: a small clause ("let him go") is no utterance.
pub(super) fn is_finite_clause(scene: &Scene<'_>, clause: usize) -> bool {
    let token = scene.token(clause);
    if !matches!(token.pos(), Upos::Verb | Upos::Aux) {
        return true;
    }
    cue::is_finite(scene, clause)
        || token.feature("VerbForm").is_none()
        // The auxiliary of a long clause is hung elsewhere now and then.
        || !is_bare_infinitive(scene, clause)
            && scene.children_by(clause, scene.labels().subject).next().is_some()
            && !scene.children(clause).iter().any(|&c| scene.token(c).pos() == Upos::Part)
}

/// Where content that begins at `start` ends: with the sentence, unless the narrator goes on.
pub(super) fn content_end(scene: &Scene<'_>, cue: &Cue, clause: usize, start: usize) -> usize {
    let sentence = scene.sentence(cue.verb);
    let own_end = scene.subtree(clause).last().map_or(start + 1, |&last| last + 1);
    let whole_end = scene.subtree(cue.main).last().map_or(own_end, |&last| last + 1);
    let mut end = whole_end.max(own_end).min(sentence.end);
    for governor in [cue.verb, cue.main] {
        for &child in scene.children(governor) {
            if child > clause && child >= own_end.min(end) && is_new(scene, cue, child) {
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
    // "said that A, and added that B": a further cue within what the parser holds to be the content.
    for index in start + 1..end {
        if scene.quotation(index).is_none() && source::parallel_governor(scene, index) == Some(cue.verb) {
            let mut begin = index;
            while begin > start
                && (scene.is_punctuation(begin - 1)
                    || scene.token(begin - 1).pos() == Upos::Cconj
                    || scene.head(begin - 1) == Some(index))
            {
                begin -= 1;
            }
            if begin > start {
                end = end.min(begin);
                break;
            }
        }
    }
    if let Some(begin) = (start + 1..end).find(|&i| resumes(scene, cue, i)) {
        end = scene.before(begin).unwrap_or(begin).max(start + 1);
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

/// Whether the narrator has the word again at the token, behind a comma: "…, claiming that", "…, but added a warning". The
/// parser hangs both on the content.
fn resumes(scene: &Scene<'_>, cue: &Cue, index: usize) -> bool {
    let outside =
        scene.quotation(index).is_none() && scene.before(index).is_some_and(|b| scene.text(b) == ",");
    if !outside {
        return false;
    }
    let is_cue = |verb: usize| {
        let token = scene.token(verb);
        token.pos() == Upos::Verb
            && scene
                .lexicon
                .verb(&scene.lower(verb), token.lemma())
                .is_some_and(|facts| facts.frames.has(Frames::CLAUSE))
    };
    let token = scene.token(index);
    let is_participle = token.feature("VerbForm") == Some("Part") && token.feature("Tense") == Some("Pres")
        || token.tag() == "VBG";
    if is_participle {
        let opens = (index + 1..index + 1 + MAX_OPENER_STEP)
            .any(|i| scene.facts.clause_openers.contains(&scene.lower(i).as_str()));
        return is_cue(index) && opens;
    }
    if token.pos() != Upos::Cconj {
        return false;
    }
    let verb = (index + 1..index + 1 + MAX_RESUMED_STEP)
        .find(|&i| scene.token(i).pos() != Upos::Adv && scene.token(i).pos() != Upos::Aux);
    verb.is_some_and(|verb| {
        let content = scene.head(verb);
        verb > index + 1
            && is_cue(verb)
            && scene.has_label(verb, scene.labels().conjunct)
            && source::tense(scene, verb) == source::tense(scene, cue.main)
            && content.is_some_and(|c| source::tense(scene, c) != source::tense(scene, verb))
    })
}

/// How many words may stand between a participle of saying and its "that": "indiquant laconiquement que".
const MAX_OPENER_STEP: usize = 3;
/// How many words behind a conjunction the verb may stand: "mais a aussi ajouté".
const MAX_RESUMED_STEP: usize = 4;

/// Whether a dependent of the cue verb tells something else than the content: a further verb of the same subject, a
/// participle of saying.
fn is_new(scene: &Scene<'_>, cue: &Cue, child: usize) -> bool {
    let labels = scene.labels();
    let is_verb = matches!(scene.token(child).pos(), Upos::Verb | Upos::Aux);
    if scene.has_label(child, labels.conjunct) {
        // "claims that A and she was forced": a subject of its own, no comma, no cue, is more of the same content.
        let first = scene.subtree(child).first().copied().unwrap_or(child);
        // "told the paper A, and that B".
        if scene.facts.clause_openers.contains(&scene.lower(first).as_str()) && first < child {
            return false;
        }
        let after_comma = scene
            .before(first)
            .is_some_and(|b| scene.text(b) == "," || scene.before(b).is_some_and(|bb| scene.text(bb) == ","));
        let has_subject = scene
            .children_by(child, labels.subject)
            .chain(scene.children_by(child, labels.passive_subject))
            .any(|s| s > cue.verb);
        let is_cue = scene.lexicon.verb(&scene.lower(child), scene.token(child).lemma()).is_some();
        let resembles = !has_subject && resembles_content(scene, cue, child);
        let has_opener =
            scene.facts.clause_openers.contains(&scene.lower(cue.clause.end.min(scene.len() - 1)).as_str());
        return !(has_subject && has_opener || resembles) || after_comma || is_cue;
    }
    let behind_comma = || {
        let first = scene.subtree(child).first().copied().unwrap_or(child);
        scene.before(first).is_some_and(|b| scene.text(b) == ",") || scene.text(first) == ","
    };
    // "said it was good, because …": the reason is part of what is said.
    let gives_reason = || {
        cue::is_finite(scene, child)
            && scene
                .children_by(child, labels.marker)
                .any(|m| scene.facts.reason_markers.contains(&scene.lower(m).as_str()))
    };
    is_verb
        && (behind_comma() || !cue::is_finite(scene, child))
        && !gives_reason()
        && scene.has_label(child, labels.adverbial_clause)
        || scene.has_label(child, labels.aside) && is_verb
}

/// Whether a coordinate verb has the tense of the content and not that of the cue: "a averti que A était et n'influençait".
fn resembles_content(scene: &Scene<'_>, cue: &Cue, child: usize) -> bool {
    let tense = |verb: usize| source::tense(scene, verb);
    let clause = scene.children_by(cue.verb, scene.labels().clause).find(|&c| c > cue.verb && c < child);
    clause.is_some_and(|c| tense(c) == tense(child) && tense(child) != tense(cue.main))
}

/// Where the sentence of the token begins, by its marks.
pub(super) fn sentence_start(scene: &Scene<'_>, from: usize) -> usize {
    let mut start = from;
    while let Some(before) = scene.before(start) {
        let ends = scene.is_stop(before)
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
        if scene.is_stop(end - 1) && scene.quotation(end - 1).is_none() || ends_quoted(scene, end) {
            break;
        }
    }
    end
}

/// Whether a quotation that ends before the token has ended the sentence: “… breast.” Gloria also …
fn ends_quoted(scene: &Scene<'_>, end: usize) -> bool {
    let Some(quotation) = end.checked_sub(1).and_then(|last| scene.quotation(last)) else {
        return false;
    };
    let is_last = scene.quoted(quotation).iter().any(|piece| piece.end == end);
    let stopped = end >= 2 && matches!(scene.text(end - 2), "." | "!" | "?");
    let next = scene.at_or_after(end);
    is_last && stopped && next.is_none_or(|n| scene.text(n).chars().next().is_some_and(char::is_uppercase))
}

/// An incise without marks: "Le tunnel rouvrira, indique la préfecture."
fn aside(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let frames = cue.facts.frames;
    let source = cue.source.as_ref()?;
    let mark = scene.before(cue.clause.start)?;
    let opens = matches!(scene.text(mark), "," | "–" | "—" | "?" | "!");
    // Without marks a verb that is rarely one of speech tells too little, unless its place does.
    let takes_clause = frames.has(Frames::CLAUSE) || scene.facts.incise_inverts && takes_quotation(frames);
    if !opens || !cue.is_finite || !takes_clause {
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
        && !scene.facts.incise_inverts
        && frames.has(Frames::CLAUSE)
        && scene.children_by(cue.verb, scene.labels().object).next().is_none()
        && !scene.has_label(cue.main, scene.labels().conjunct)
        && !scene.has_label(cue.main, scene.labels().relative_clause)
        && cue.clause.end <= cue.verb.max(cue.main) + MAX_BARE_TAIL;
    if !closes || !(is_inverted || is_bare) {
        return None;
    }
    let left = sentence_start(scene, cue.clause.start)..mark;
    let mut content = Vec::from([left.clone()]);
    if let Some(next) = next
        && matches!(scene.text(next), "," | "–" | "—")
    {
        let rest = next + 1..sentence_end(scene, next);
        // "…, said Ann Lee, a lawyer, on Monday": what follows a whole sentence tells more of who speaks.
        let is_whole = has_finite_verb(scene, left.clone());
        let first = scene.at_or_after(rest.start);
        let is_more = first.is_some_and(|f| {
            scene.facts.relative_pronouns.contains(&scene.lower(f).as_str())
                || matches!(scene.token(f).feature("VerbForm"), Some("Part" | "Ger"))
        });
        let is_short = scene.n_words(left) <= MIN_SPEECH_WORDS;
        if !is_whole && is_short || has_finite_verb(scene, rest.clone()) && !is_more {
            content.push(rest);
        }
    }
    content.retain(|piece| !scene.trim(piece.clone()).is_empty());
    let n_words: usize = content.iter().map(|piece| scene.n_words(piece.clone())).sum();
    // "Athens, which lived on grain, kept alliances": a finite verb in a relative clause alone leaves this one to the subject.
    let is_pronoun = source.how == "inverted-pronoun";
    let tells = is_pronoun || content.iter().any(|piece| has_main_verb(scene, piece.clone()));
    (tells && n_words >= MIN_SPEECH_WORDS).then(|| Draft::of_cue(cue, content, Vec::new(), "aside"))
}

/// Whether a verb can stand beside a quotation at all.
pub(super) fn takes_quotation(frames: Frames) -> bool {
    frames.has(Frames::CLAUSE) || frames.has(Frames::QUOTE) || frames.has(Frames::INCISE)
}

/// How many tokens may follow the verb of an incise whose subject stands before it: "…, officials said late on Monday".
const MAX_BARE_TAIL: usize = 8;

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
    let frames = cue.facts.frames;
    let names = frames.has(Frames::QUOTED_OBJECT);
    let says = frames.has(Frames::CLAUSE) || frames.has(Frames::QUOTE);
    let source = cue.source.as_ref()?;
    let starts_low = scene
        .text(scene.trim(scene.quoted(quotation).first()?.clone()).start)
        .chars()
        .next()
        .is_some_and(char::is_lowercase);
    let speaks = source::can_speak(scene, source.head)
        || names
            && scene.n_quoted_words(quotation) >= MIN_SPEECH_WORDS
            && !source::is_impersonal(scene, source.head);
    if !(speaks && (names || says && starts_low && cue.is_finite)) {
        return None;
    }
    let first = scene.quoted(quotation).first()?.start;
    let is_apart = scene.before(first).is_some_and(|b| scene.text(b) == ",");
    if !names && (is_apart || object_between(scene, cue, first)) || is_title(scene, quotation) {
        return None;
    }
    // "a reconnu « une erreur »": right behind the verb, few words are enough.
    let is_beside = first == cue.verb + 1 && frames.has(Frames::CLAUSE);
    let least = match (names, is_beside) {
        (true, _) => 1,
        (false, true) => MIN_BESIDE_WORDS,
        (false, false) => MIN_SPEECH_WORDS + 1,
    };
    let is_taken = quoted.iter().any(|draft| draft.quotations.contains(&quotation));
    if is_taken || scene.n_quoted_words(quotation) < least {
        return None;
    }
    let last = scene.quoted(quotation).last()?.end;
    let content = cue.verb + 1..last;
    Some(Draft::of_cue(cue, vec![content], vec![quotation], IN_OBJECT))
}

/// How many words a quotation right behind its verb has at least: one alone is a term.
const MIN_BESIDE_WORDS: usize = 2;

/// Whether the quotation is built like a title: most of its words are capitalised and no mark ends it.
pub(super) fn is_title(scene: &Scene<'_>, quotation: usize) -> bool {
    let words: Vec<&str> = scene
        .quoted(quotation)
        .iter()
        .flat_map(|piece| piece.clone())
        .map(|i| scene.text(i))
        .filter(|word| word.chars().count() > MIN_TITLE_WORD && word.chars().all(char::is_alphanumeric))
        .collect();
    let capitalised = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    !words.is_empty()
        && capitalised * 3 > words.len() * 2
        && (words.len() > 1 || scene.n_quoted_words(quotation) > 1)
}

/// Words of a title up to this length are articles and prepositions, which are not capitalised.
const MIN_TITLE_WORD: usize = 3;

/// Whether the token is a finite verb that is not the cue's: what follows is another clause.
fn is_other_verb(scene: &Scene<'_>, index: usize, cue: &Cue) -> bool {
    let token = scene.token(index);
    index > cue.verb
        && scene.quotation(index).is_none()
        && matches!(token.pos(), Upos::Verb | Upos::Aux)
        && (cue::is_finite(scene, index) || scene.lexicon.verb(&scene.lower(index), token.lemma()).is_some())
}
