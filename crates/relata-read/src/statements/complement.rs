//! Indirect speech that is no clause: the infinitive, the adjective or the noun that a cue verb governs.

use super::clause::{content_end, is_bare_infinitive, is_infinitive};
use super::cue::Cue;
use super::draft::Draft;
use super::scene::Scene;
use super::source;
use crate::lang::{CueClass, Frames, Polarity};
use relata_pipeline::Upos;
use std::ops::Range;

/// The rule that finds what somebody says to do or to have done.
pub(super) const INFINITIVE: &str = "infinitive";
/// The rules whose source must be somebody, or something that speaks.
pub(super) const NEED_A_SPEAKER: [&str; 5] =
    ["gerund", INFINITIVE, "object", "object-of-phrase", "predicate"];

/// The infinitive that a verb of promising or ordering governs.
pub(super) fn infinitive(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let frames = cue.facts.frames;
    if !frames.has(Frames::INFINITIVE) && !frames.has(Frames::ADDRESSED_INFINITIVE) {
        return None;
    }
    let labels = scene.labels();
    let head = scene
        .children_by(cue.verb, labels.infinitive)
        .chain(scene.children_by(cue.verb, labels.clause))
        // "exhorted the staff to leave": the infinitive hangs on the noun now and then.
        .chain(scene.children_by(cue.verb, labels.object).flat_map(|o| {
            scene.children_by(o, labels.noun_clause).filter(|_| frames.has(Frames::ADDRESSED_INFINITIVE))
        }))
        .find(|&c| c > cue.verb && is_infinitive(scene, c))?;
    // What "has threatened to sue" or "admits having lied" is somebody, whatever the noun; a wall only threatens to fall.
    let is_done =
        scene.token(cue.main).feature("VerbForm") == Some("Part") || !is_bare_infinitive(scene, head);
    let can_speak = cue.source.as_ref().is_some_and(|s| {
        source::can_speak(scene, s.head)
            || is_done && frames.has(Frames::INFINITIVE) && !frames.has(Frames::PERSON)
    });
    let is_addressed = frames.has(Frames::ADDRESSED_INFINITIVE);
    // "elle lui demande de l'aider" tells a story; who asks in the news has a name or an office.
    let is_told = scene
        .children_by(cue.verb, labels.object)
        .any(|o| o > cue.verb && matches!(scene.token(o).pos(), Upos::Noun | Upos::Propn));
    let wants = matches!(cue.facts.class, CueClass::Ask | CueClass::Tell);
    let is_tale = is_addressed
        && wants
        && !(is_told && source::tense(scene, cue.main) == Some("Past"))
        && cue.source.as_ref().is_some_and(|s| scene.token(s.head).pos() == Upos::Pron);
    if is_addressed && cue.is_passive || is_tale || !can_speak {
        return None;
    }
    let start = scene.subtree(head).into_iter().find(|&t| t > cue.verb)?;
    if scene.facts.purpose_markers.contains(&scene.lower(start).as_str()) {
        return None;
    }
    let told = told_to_addressee(scene, cue, head);
    let start = told.unwrap_or(start);
    let content = start..content_end(scene, cue, head, start);
    let mut draft = Draft::of_cue(cue, vec![content], Vec::new(), INFINITIVE);
    // "told them to leave" orders, whatever the verb does with a clause.
    if is_addressed && wants && told.is_none() {
        draft.polarity = Polarity::Orders;
    }
    Some(draft)
}

/// Where the content begins whose subject the parser makes a second object, with the infinitive hanging on it: "told the paper | the order
/// to leave came at noon".
fn told_to_addressee(scene: &Scene<'_>, cue: &Cue, infinitive: usize) -> Option<usize> {
    let objects: Vec<usize> =
        scene.children_by(cue.verb, scene.labels().object).filter(|&object| object > cue.verb).collect();
    let holder = scene.head(infinitive)?;
    let [addressee, .., subject] = objects.as_slice() else { return None };
    let first = scene.subtree(*subject).first().copied()?;
    (*subject == holder && first > *addressee).then_some(first)
}

/// What somebody tells to have done: "reported seeing a light", "admitted to taking the money".
pub(super) fn gerund(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let tells = matches!(
        cue.facts.class,
        CueClass::Admit | CueClass::Argue | CueClass::Deny | CueClass::Explain | CueClass::Report
    );
    let speaks = cue.source.as_ref().is_some_and(|s| source::can_speak(scene, s.head));
    if !tells || !speaks || cue.is_passive || !cue.is_finite || !cue.facts.frames.has(Frames::CLAUSE) {
        return None;
    }
    let labels = scene.labels();
    let beside = cue.verb + 1;
    let head = scene
        .children_by(cue.verb, labels.chain)
        .chain(scene.children_by(beside, labels.chain).filter(|_| scene.head(beside) == Some(cue.verb)))
        .find(|&c| c > cue.verb && scene.token(c).tag() == "VBG" && scene.quotation(c).is_none())?;
    let start = scene.subtree(head).into_iter().find(|&t| t > cue.verb)?;
    let end = content_end(scene, cue, head, start);
    let contrast = (start..end).find(|&i| scene.facts.contrast_markers.contains(&scene.lower(i).as_str()));
    let content = start..contrast.unwrap_or(end);
    Some(Draft::of_cue(cue, vec![content], Vec::new(), "gerund"))
}

/// What somebody says to be: "s'est dite prête à partir".
pub(super) fn predicate(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let source = cue.source.as_ref()?;
    let speaks = source::can_speak(scene, source.head) || source::is_agent_like(scene, source.head);
    if !cue.facts.frames.has(Frames::PREDICATE) || !speaks || !cue.is_finite {
        return None;
    }
    let head = scene.children(cue.verb).iter().copied().find(|&c| {
        let describes = scene.token(c).pos() == Upos::Adj
            || scene.has_label(c, scene.labels().infinitive) && !is_infinitive(scene, c);
        c > cue.verb
            && describes
            && (cue.verb..c).all(|i| !matches!(scene.text(i), "," | ":" | ";" | "«" | "\""))
    })?;
    let is_other = |t: usize| source::is_time(scene, t) || scene.token(t).pos() == Upos::Adv;
    let start = scene.subtree(head).into_iter().find(|&t| t > cue.verb && !is_other(t))?;
    let content = start..content_end(scene, cue, head, start);
    // "se dit confiante: …" tells it behind the colon.
    if scene.n_words(content.clone()) < 2 {
        return None;
    }
    Some(Draft::of_cue(cue, vec![content], Vec::new(), "predicate"))
}

/// The noun that a phrase of several words tells by a preposition: "fait état de douze blessés".
pub(super) fn phrase_object(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let preposition = cue.words.end;
    let source = cue.source.as_ref()?;
    let is_phrase = cue.words.len() > 1 && cue.facts.frames.has(Frames::OBJECT);
    let governed = |&noun: &usize| {
        noun > preposition
            && source::is_nominal(scene, noun)
            && scene.facts.object_prepositions.contains(&scene.lower(preposition).as_str())
            && scene.children_by(noun, scene.labels().case_marker).any(|c| c == preposition)
    };
    let noun = scene.children(cue.verb).iter().copied().find(governed).or_else(|| {
        let object = scene.children_by(cue.verb, scene.labels().object).find(|o| cue.words.contains(o))?;
        scene.children(object).iter().copied().find(governed)
    })?;
    if !is_phrase || cue.is_passive || !source::can_speak(scene, source.head) {
        return None;
    }
    let end = scene.subtree(noun).last().map_or(noun + 1, |&last| last + 1);
    let content: Range<usize> = preposition + 1..end;
    Some(Draft::of_cue(cue, vec![content], Vec::new(), "object-of-phrase"))
}

/// What is denied, as a noun phrase: "denied any wrongdoing"; what is promised, when it is counted: "promised forty beds".
pub(super) fn object(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    if !cue.facts.frames.has(Frames::OBJECT) || cue.is_passive {
        return None;
    }
    // "a version that the mayor denies", where the subject stands behind the verb.
    if cue.is_inverted
        && let Some(noun) = source::antecedent(scene, cue.clause.start)
    {
        let content =
            source::Source::new(scene, noun, scene.sentence(noun).start..noun + 1, "antecedent").tokens;
        return Some(Draft::of_cue(cue, vec![content], Vec::new(), "object"));
    }
    let object = scene.children_by(cue.verb, scene.labels().object).find(|&o| {
        let token = scene.token(o);
        // "denied the claim", "denied them entry": what is denied stands elsewhere, or is no utterance.
        let is_anaphoric = scene.lexicon.statement_nouns.contains(token.lemma());
        o > cue.verb && token.pos() != Upos::Pron && source::is_nominal(scene, o) && !is_anaphoric
    })?;
    let n_objects = scene.children_by(cue.verb, scene.labels().object).count();
    // "The announcement confirms the rumour": a document shows, it does not confirm or deny.
    let can_speak = cue.source.as_ref().is_some_and(|s| {
        source::can_speak(scene, s.head)
            && !scene.lexicon.statement_nouns.contains(scene.token(s.head).lemma())
    });
    if n_objects > 1 || !can_speak {
        return None;
    }
    if cue.source.as_ref().is_some_and(|s| s.tokens.contains(&object)) {
        return None;
    }
    let subtree = scene.subtree(object);
    let (&first, &last) = (subtree.first()?, subtree.last()?);
    let is_counted =
        subtree.iter().any(|&t| scene.token(t).pos() == Upos::Num) && !source::is_time(scene, object);
    if cue.facts.class == CueClass::Promise && !is_counted {
        return None;
    }
    let content: Range<usize> = first.max(cue.verb + 1)..last + 1;
    Some(Draft::of_cue(cue, vec![content], Vec::new(), "object"))
}
