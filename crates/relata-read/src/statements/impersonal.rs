//! Utterances whose speaker the text leaves out: "it was announced that", "is said to have left".

use super::clause;
use super::cue::Cue;
use super::draft::Draft;
use super::scene::Scene;
use super::source;
use crate::lang::{CueClass, Frames};
use std::ops::Range;

/// The drafts of all cues in the passive without an agent.
pub(super) fn find(scene: &Scene<'_>, cues: &[Cue], drafts: &[Draft]) -> Vec<Draft> {
    cues.iter()
        .filter(|cue| cue.is_passive && cue.source.is_none() && scene.quotation(cue.verb).is_none())
        .filter(|cue| clause::is_real(scene, cue) && !clause::is_unsaid(scene, cue))
        .filter(|cue| !drafts.iter().any(|draft| draft.verb == Some(cue.verb)))
        .filter_map(|cue| announced(scene, cue).or_else(|| raised(scene, cue)))
        .collect()
}

/// "It was announced that …".
fn announced(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let frames = cue.facts.frames;
    let nobody = scene.input.language.names.impersonal_pronouns;
    let is_impersonal =
        scene.children(cue.main).iter().any(|&c| c < cue.main && nobody.contains(&scene.lower(c).as_str()));
    if !frames.has(Frames::IMPERSONAL) || !is_impersonal {
        return None;
    }
    let content = clause::opened_by_anyone(scene, cue).or_else(|| {
        let clause = scene
            .children_by(cue.verb, scene.labels().clause)
            .find(|&c| c > cue.verb && clause::is_finite_clause(scene, c))?;
        let start = scene.subtree(clause).into_iter().find(|&t| t >= cue.clause.end)?;
        Some(start..clause::content_end(scene, cue, clause, start))
    })?;
    Some(Draft::of_cue(cue, vec![content], Vec::new(), "impersonal-passive"))
}

/// "The minister is said to have left": the subject belongs to what is said.
fn raised(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    // "is believed to be": nobody utters that.
    if !cue.facts.frames.has(Frames::IMPERSONAL) || cue.facts.class == CueClass::Think {
        return None;
    }
    let labels = scene.labels();
    let subject = scene
        .children_by(cue.main, labels.passive_subject)
        .find(|&s| s < cue.main && !scene.facts.relative_pronouns.contains(&scene.lower(s).as_str()))?;
    let infinitive = scene
        .children_by(cue.verb, labels.infinitive)
        .find(|&c| c > cue.verb && scene.children(c).iter().any(|&p| opens_infinitive(scene, p, c)))?;
    let start = scene.subtree(infinitive).into_iter().find(|&t| t > cue.verb)?;
    let subject = source::noun_phrase(scene, subject, scene.sentence(cue.verb).start..cue.main);
    let content: Vec<Range<usize>> = vec![subject, start..clause::content_end(scene, cue, infinitive, start)];
    Some(Draft::of_cue(cue, content, Vec::new(), "raised-subject"))
}

/// Whether the token is the particle of an infinitive, or its verb an infinitive anyway.
fn opens_infinitive(scene: &Scene<'_>, particle: usize, verb: usize) -> bool {
    particle < verb && scene.token(particle).pos() == relata_pipeline::Upos::Part
        || clause::is_infinitive(scene, verb)
}
