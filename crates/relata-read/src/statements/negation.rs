//! What a speaker does to what is said, once negation is considered.

use super::audience::main_verb;
use super::draft::Draft;
use super::scene::Scene;
use crate::lang::{CueClass, Polarity, holds, look_up};
use relata_types::StatementKind;

/// The polarity of what the draft says; `None` when a negation tells that it was not said: who "did not say that" or "did
/// not deny that" neither asserts nor denies, and is given no statement. Words between marks were said in any case.
pub(super) fn polarity(scene: &Scene<'_>, draft: &Draft, kind: StatementKind) -> Option<Polarity> {
    let facts = &scene.facts.audience;
    let Some(verb) = draft.verb else {
        let lemma = draft.cue.as_ref().map_or("", |(_, lemma)| lemma.as_str());
        return Some(look_up(facts.noun_polarities, lemma).unwrap_or(draft.polarity));
    };
    let main = main_verb(scene, draft, verb);
    let is_negated = [verb, main].into_iter().any(|governor| {
        scene.children(governor).iter().any(|&child| {
            let is_before = child < governor;
            is_before && holds(facts.negations, &scene.lower(child))
        })
    });
    if !is_negated {
        return Some(draft.polarity);
    }
    match draft.class {
        // "Does not think that it will" says that it will not.
        Some(CueClass::Think | CueClass::Agree | CueClass::Predict) => Some(Polarity::Denies),
        Some(CueClass::Hope | CueClass::Feel) => Some(draft.polarity),
        _ if kind == StatementKind::Indirect => None,
        _ => Some(draft.polarity),
    }
}
