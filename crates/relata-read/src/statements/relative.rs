//! Whom a relative pronoun stands for: the noun that its clause is set behind.

use super::draft::Draft;
use super::scene::Scene;
use super::source::{self, Source};
use super::{clause, complement};
use crate::lang::{CueClass, Frames};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};

/// How many governors are climbed from the pronoun to its clause, and from the noun before it to the one that heads the phrase.
const MAX_CLIMB: usize = 4;

/// Puts the noun behind it in the place of a relative pronoun that is the source: "*the minister, who* said". `false`: nobody
/// utters it, since the noun cannot speak or the pronoun asks.
pub(super) fn settle(scene: &Scene<'_>, draft: &mut Draft) -> bool {
    let Some(source) = draft.source.as_ref().filter(|source| is_relative(scene, source.head)) else {
        return true;
    };
    let pronoun = source.head;
    // "Ce qui": the noun is elsewhere.
    let is_noun =
        |noun: &usize| !source::is_impersonal(scene, *noun) || scene.token(*noun).pos() == Upos::Noun;
    let Some(noun) = antecedent(scene, pronoun).filter(is_noun) else {
        return !asks(scene, pronoun);
    };
    if !utters(scene, draft, pronoun, noun) {
        return false;
    }
    draft.source = Some(widened(scene, pronoun, noun));
    true
}

/// Whether the token is a relative pronoun: no "WHO" that is a name, no "Lequel" that begins a sentence.
fn is_relative(scene: &Scene<'_>, index: usize) -> bool {
    let is_latter = scene.input.language.names.latter.contains(&scene.lower(index).as_str());
    if is_latter && begins_sentence(scene, index) {
        return false;
    }
    let is_name = scene.text(index).len() > 1 && scene.text(index).chars().all(char::is_uppercase);
    !is_name && scene.facts.relative_pronouns.contains(&scene.lower(index).as_str())
}

/// Whether the pronoun without a noun before it asks or points: "Who said that?", "according to who", "that said, …".
fn asks(scene: &Scene<'_>, pronoun: usize) -> bool {
    let is_personal = scene.facts.personal_relatives.contains(&scene.lower(pronoun).as_str());
    is_personal && !scene.has_label(pronoun, scene.labels().subject) || begins_sentence(scene, pronoun)
}

fn begins_sentence(scene: &Scene<'_>, index: usize) -> bool {
    scene.trim(scene.sentence(index)).start == index
}

/// The phrase of the noun with the pronoun behind it.
fn widened(scene: &Scene<'_>, pronoun: usize, noun: usize) -> Source {
    let limit = scene.sentence(pronoun).start..pronoun;
    let mut source = Source::new(scene, noun, limit, "antecedent");
    source.tokens.start = source::without_case(scene, &source);
    let is_verb = |index: usize| matches!(scene.token(index).pos(), Upos::Verb | Upos::Aux);
    if !(source.tokens.end..pronoun).any(is_verb) {
        source.tokens.end = pronoun + 1;
    }
    source
}

/// The noun that the pronoun's clause is set behind.
fn antecedent(scene: &Scene<'_>, pronoun: usize) -> Option<usize> {
    let noun = described(scene, pronoun).or_else(|| noun_before(scene, pronoun))?;
    let noun = if source::is_time(scene, noun) { before_time(scene, noun)? } else { noun };
    let wants_person = scene.facts.personal_relatives.contains(&scene.lower(pronoun).as_str());
    let person = if wants_person && !is_somebody(scene, noun) { person_above(scene, noun) } else { None };
    Some(person.unwrap_or(noun))
}

/// The noun of which the parser makes the clause a relative one.
fn described(scene: &Scene<'_>, pronoun: usize) -> Option<usize> {
    let mut at = pronoun;
    for _ in 0..MAX_CLIMB {
        let head = scene.head(at)?;
        if scene.has_label(at, scene.labels().relative_clause) {
            let is_before = head < pronoun && scene.sentence(pronoun).contains(&head);
            let is_nobody =
                scene.input.language.names.impersonal_pronouns.contains(&scene.lower(head).as_str());
            return (is_before && source::is_nominal(scene, head) && !is_nobody).then_some(head);
        }
        at = head;
    }
    None
}

/// The noun that ends right before the pronoun or the comma before it, where the parser sees no relative clause. A clause
/// that is the object of a verb asks: "asked the mayor who had said so".
fn noun_before(scene: &Scene<'_>, pronoun: usize) -> Option<usize> {
    let verb = scene.head(pronoun)?;
    if scene.has_label(verb, scene.labels().clause) || scene.has_label(verb, scene.labels().chain) {
        return None;
    }
    let sentence = scene.sentence(pronoun);
    let mut end = pronoun;
    while end > sentence.start
        && (scene.is_space(end - 1) || matches!(scene.text(end - 1), "," | "-" | "–" | "—"))
    {
        end -= 1;
    }
    let last = end.checked_sub(1).filter(|last| sentence.contains(last))?;
    let noun = source::noun_before(scene, end)?.head;
    (source::is_nominal(scene, last) && source::is_nominal(scene, noun)).then_some(noun)
}

/// The noun before a phrase of time: "the *reports* last week that said".
fn before_time(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let first = scene.sentence(noun).start;
    let is_part = |&index: &usize| {
        matches!(scene.token(index).pos(), Upos::Det | Upos::Adj | Upos::Num) || source::is_time(scene, index)
    };
    let before = (first..noun).rev().find(|index| !is_part(index))?;
    source::is_nominal(scene, before).then_some(before)
}

/// The person whose phrase the noun only completes: "a man outside the *theatre*, who".
fn person_above(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..MAX_CLIMB {
        at = scene.head(at).filter(|&head| head < at)?;
        if matches!(scene.token(at).pos(), Upos::Verb | Upos::Aux) {
            return None;
        }
        if is_somebody(scene, at) {
            return Some(at);
        }
    }
    None
}

/// Whether the noun stands for people, or is the name of a body.
fn is_somebody(scene: &Scene<'_>, noun: usize) -> bool {
    let is_known = scene.mention(noun).is_some_and(|mention| {
        let mention = &scene.mentions.list[mention];
        mention.form == MentionForm::Name && mention.entity_type != EntityType::Place
    });
    is_known
        || scene.token(noun).pos() == Upos::Pron
        || source::is_person_noun(scene, noun)
        || source::is_agent_like(scene, noun)
}

/// Whether what the noun stands for can be the source of the draft, as it would have to as the subject itself.
fn utters(scene: &Scene<'_>, draft: &Draft, pronoun: usize, noun: usize) -> bool {
    let is_crowd = scene.facts.crowds.contains(&scene.lower(noun).as_str());
    if source::is_narrator(scene, noun)
        || is_crowd && matches!(draft.class, Some(CueClass::Think | CueClass::Hope))
    {
        return false;
    }
    let speaks = !scene.facts.impersonal_relatives.contains(&scene.lower(pronoun).as_str())
        || source::can_speak(scene, noun)
        || source::is_agent_like(scene, noun);
    // "The fund that has threatened to sue" is somebody's, whatever the noun; a wall only threatens to fall.
    let is_past = |verb: usize| {
        let token = scene.token(verb);
        token.feature("VerbForm") == Some("Part")
            && token.feature("Tense") != Some("Pres")
            && token.tag() != "VBG"
    };
    let is_done = draft.verb.is_some_and(is_past)
        && draft.rules == [complement::INFINITIVE]
        && !draft.frames.has(Frames::PERSON);
    let wants_speaker = draft
        .rules
        .iter()
        .any(|rule| complement::NEED_A_SPEAKER.contains(rule) || *rule == clause::IN_OBJECT);
    speaks || is_done || !wants_speaker
}
