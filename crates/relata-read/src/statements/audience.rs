//! To whom something is said, and where: "told *reporters* at *a press conference*".
//!
//! Both are looked for around the cue, outside content, quotations and source, up to the next clause.

use super::draft::Draft;
use super::scene::Scene;
use super::source;
use crate::credits::is_outlet;
use crate::lang::{Frames, holds};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::ops::Range;

/// Who listens and where, as tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Audience {
    pub(super) addressee: Option<Range<usize>>,
    pub(super) venue: Option<Range<usize>>,
}

/// The audience of what a cue verb announces; nothing for other statements.
pub(super) fn of(scene: &Scene<'_>, draft: &Draft) -> Audience {
    let Some(verb) = draft.verb else {
        return Audience::default();
    };
    let main = main_verb(scene, draft, verb);
    let around = Around::of(scene, draft, verb, main);
    let told = object(scene, draft, verb, &around).or_else(|| clitic(scene, draft, verb, main));
    let mut addressee = told;
    let mut venue = None;
    for phrase in phrases(scene, &around) {
        match phrase {
            Phrase::To { preposition, head, tokens } => {
                let is_near = is_verbs(scene, &around, preposition, head, verb, main);
                if addressee.is_none() && is_near {
                    addressee = Some(tokens);
                }
            }
            Phrase::At { tokens } => venue = venue.or(Some(tokens)),
        }
    }
    // What an outlet was told was said to it, and there it was published.
    let venue = venue.or_else(|| addressee.clone().filter(|tokens| names_outlet(scene, tokens)));
    Audience { addressee, venue }
}

/// The verb that subject and objects depend on: the first one of a phrase ("fait savoir").
pub(super) fn main_verb(scene: &Scene<'_>, draft: &Draft, verb: usize) -> usize {
    let words = draft.cue.as_ref().map_or(verb..verb + 1, |(words, _)| words.clone());
    scene.head(verb).filter(|head| words.contains(head)).unwrap_or(verb)
}

/// The tokens around a cue that may tell who listens, on both sides of it, in order.
struct Around {
    /// The nearer side first: what follows the cue, then what stands before its subject.
    tokens: Vec<usize>,
    /// Whether a participle of speaking opens the left side: "Speaking to reporters, …".
    speaking: Option<usize>,
    cue: Range<usize>,
}

impl Around {
    fn of(scene: &Scene<'_>, draft: &Draft, verb: usize, main: usize) -> Self {
        let sentence = scene.sentence(verb);
        let cue = draft.cue.as_ref().map_or(verb..verb + 1, |(words, _)| words.clone());
        let source = draft.source.as_ref().map_or(cue.start..cue.start, |source| source.tokens.clone());
        let is_content = |i: usize| draft.content.iter().any(|piece| piece.contains(&i));
        let is_wall = |i: usize| {
            is_content(i)
                || scene.quotation(i) != scene.quotation(verb)
                || matches!(scene.text(i), ":" | ";" | "(" | ")" | "!" | "?")
        };
        let mut tokens = Vec::new();
        for i in cue.end..sentence.end {
            let text = scene.text(i);
            let opens_other = scene.facts.clause_openers.contains(&scene.lower(i).as_str())
                || scene.facts.relative_pronouns.contains(&scene.lower(i).as_str());
            let is_other_verb = is_verb(scene, i) && i != main && !source::is_hung(text);
            let after_comma = text == "," && !opens_phrase(scene, i + 1);
            if source.contains(&i) {
                continue;
            }
            if is_wall(i) || opens_other || is_other_verb || after_comma {
                break;
            }
            tokens.push(i);
        }
        let left_end = source.start.min(cue.start).min(main);
        let mut start = left_end;
        let mut speaking = None;
        while start > sentence.start && !is_wall(start - 1) {
            let i = start - 1;
            let token = scene.token(i);
            if is_verb(scene, i) {
                let says = holds(scene.facts.audience.speaking_verbs, token.lemma());
                if !says || super::cue::is_finite(scene, i) {
                    break;
                }
                speaking = Some(i);
            }
            start = i;
        }
        // A side that is cut off by another clause only tells of that clause.
        let is_whole = start <= sentence.start || is_wall(start - 1) || speaking.is_some();
        if is_whole {
            tokens.extend(start..left_end);
        }
        Self { tokens, speaking, cue }
    }

    fn has(&self, index: usize) -> bool {
        self.tokens.contains(&index)
    }
}

fn is_verb(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.token(index).pos(), Upos::Verb | Upos::Aux)
}

/// Whether a phrase of place or occasion begins at the token: a comma before it does not end the cue's clause.
fn opens_phrase(scene: &Scene<'_>, index: usize) -> bool {
    let facts = &scene.facts.audience;
    matching(scene, facts.at, index).is_some() || matching(scene, facts.to, index).is_some()
}

/// A phrase with a preposition.
enum Phrase {
    To { preposition: usize, head: usize, tokens: Range<usize> },
    At { tokens: Range<usize> },
}

/// The prepositional phrases around the cue. One that is a part of another tells nothing of its own.
fn phrases(scene: &Scene<'_>, around: &Around) -> Vec<Phrase> {
    let facts = &scene.facts.audience;
    let mut found = Vec::new();
    let mut covered = 0..0;
    for &index in &around.tokens {
        if covered.contains(&index) {
            continue;
        }
        let to = matching(scene, facts.to, index);
        let at = matching(scene, facts.at, index);
        for (end, is_to) in [(to, true), (at, false)] {
            let Some(end) = end else { continue };
            let Some(head) = governed(scene, index, end) else { continue };
            if !around.has(head) {
                continue;
            }
            let tokens = phrase(scene, end, head, around);
            let fits = if is_to { listens(scene, head) } else { is_venue(scene, head, &tokens) };
            if !fits {
                continue;
            }
            covered = index..tokens.end;
            found.push(match is_to {
                true => Phrase::To { preposition: index, head, tokens },
                false => Phrase::At { tokens },
            });
            break;
        }
    }
    found
}

/// The end of the longest of the phrases that begins at the token.
fn matching(scene: &Scene<'_>, phrases: &[&str], start: usize) -> Option<usize> {
    let length = |phrase: &str| {
        let mut at = start;
        for word in phrase.split(' ') {
            if scene.lower(at).replace('’', "'") != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    };
    phrases.iter().filter_map(|phrase| length(phrase)).max()
}

/// The noun behind a preposition.
fn governed(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let sentence = scene.sentence(start);
    let labels = scene.labels();
    let own = scene.children_by(start, labels.preposition_object).find(|&o| o >= end);
    let of_case = scene.head(start).filter(|&h| h >= end && scene.has_label(start, labels.case_marker));
    let next = || {
        (end..sentence.end)
            .take_while(|&i| !scene.is_punctuation(i) && !is_verb(scene, i))
            .find(|&i| source::is_nominal(scene, i))
    };
    own.or(of_case).filter(|&head| source::is_nominal(scene, head)).or_else(next)
}

/// The noun phrase behind a preposition that ends at `start`.
fn phrase(scene: &Scene<'_>, start: usize, head: usize, around: &Around) -> Range<usize> {
    let mut end = head + 1;
    while around.has(end) {
        end += 1;
    }
    let mut tokens = source::Source::new(scene, head, start.min(head)..end, "audience").tokens;
    tokens.start = tokens.start.max(start).min(head);
    without_time(scene, head, tokens)
}

/// The phrase up to a time, which the parser hangs on its noun: "a press conference | on Monday".
fn without_time(scene: &Scene<'_>, head: usize, tokens: Range<usize>) -> Range<usize> {
    let time = (head + 1..tokens.end).find(|&i| scene.lexicon.time_nouns.contains(scene.lower(i).as_str()));
    let Some(mut end) = time else {
        return tokens;
    };
    while end > head + 1
        && matches!(scene.token(end - 1).pos(), Upos::Adp | Upos::Det | Upos::Adj | Upos::Num)
    {
        end -= 1;
    }
    tokens.start..end
}

/// The object of a verb that names who is told: "told reporters", "urged the council to".
fn object(scene: &Scene<'_>, draft: &Draft, verb: usize, around: &Around) -> Option<Range<usize>> {
    let frames = draft.frames;
    if !frames.has(Frames::PERSON) && !frames.has(Frames::ADDRESSED_INFINITIVE) {
        return None;
    }
    let labels = scene.labels();
    let is_bare = |head: usize| scene.children_by(head, labels.case_marker).next().is_none();
    let by_label = scene.children_by(verb, labels.object).find(|&o| {
        around.has(o) && o > verb && is_bare(o) && (is_pronoun(scene, o) || can_be_told(scene, o))
    });
    // "told Radio 4's Today": parsers cut names in two.
    let next = || {
        let first = around.tokens.iter().copied().find(|&i| i >= around.cue.end)?;
        let tokens = scene.mentions.tokens.iter().zip(&scene.mentions.heads);
        let (_, &head) = tokens.filter(|(tokens, _)| tokens.contains(&first)).max_by_key(|(t, _)| t.len())?;
        (first == around.cue.end && can_be_told(scene, head)).then_some(head)
    };
    let head = by_label.or_else(next)?;
    if is_pronoun(scene, head) {
        return Some(head..head + 1);
    }
    Some(phrase(scene, around.cue.end.min(head), head, around))
}

/// Whether the object of a verb of telling is who is told: of places, too, for the country stands for its government.
fn can_be_told(scene: &Scene<'_>, head: usize) -> bool {
    let is_name = scene.token(head).pos() == Upos::Propn
        || scene.mention(head).is_some_and(|m| scene.mentions.list[m].form == MentionForm::Name);
    listens(scene, head) || is_name && !source::is_time(scene, head)
}

fn is_pronoun(scene: &Scene<'_>, index: usize) -> bool {
    scene.token(index).pos() == Upos::Pron && holds(scene.facts.audience.pronouns, &scene.lower(index))
}

/// A pronoun before the verb that stands for whom it speaks to: « lui a-t-il dit ».
fn clitic(scene: &Scene<'_>, draft: &Draft, verb: usize, main: usize) -> Option<Range<usize>> {
    if !scene.facts.incise_inverts {
        return None;
    }
    let is_subject = |i: usize| draft.source.as_ref().is_some_and(|source| source.tokens.contains(&i));
    let found = scene.children(main).iter().copied().find(|&i| {
        i < verb
            && verb - i <= MAX_CLITIC_DISTANCE
            && is_pronoun(scene, i)
            && !is_subject(i)
            && !scene.has_label(i, scene.labels().subject)
    })?;
    Some(found..found + 1)
}

/// How many tokens stand at most between such a pronoun and its verb: "lui a-t-il encore dit".
const MAX_CLITIC_DISTANCE: usize = 4;

/// Whether the phrase tells to whom the verb is said: it depends on it, stands beside it, or belongs to a participle of
/// speaking.
fn is_verbs(
    scene: &Scene<'_>,
    around: &Around,
    preposition: usize,
    head: usize,
    verb: usize,
    main: usize,
) -> bool {
    if let Some(speaking) = around.speaking.filter(|&s| s < preposition && preposition < around.cue.start) {
        return preposition - speaking <= MAX_CLITIC_DISTANCE;
    }
    if preposition < around.cue.start || holds(scene.facts.audience.not_to, scene.token(verb).lemma()) {
        return false;
    }
    let governs = |index: usize| scene.head(index).is_some_and(|h| h == verb || h == main);
    preposition == around.cue.end || governs(preposition) || governs(head)
}

/// Whether what the token heads can be spoken to: a name but of a place, a person, a body, an audience.
fn listens(scene: &Scene<'_>, head: usize) -> bool {
    // "Told themselves": nobody listens.
    let is_other_pronoun = scene.token(head).pos() == Upos::Pron && !is_pronoun(scene, head);
    if source::is_time(scene, head) || is_other_pronoun {
        return false;
    }
    if let Some(mention) = scene.mention(head) {
        let mention = &scene.mentions.list[mention];
        let is_outlet = || names_outlet(scene, &(head..head + 1));
        return match mention.entity_type {
            EntityType::Person | EntityType::Organization | EntityType::Group => true,
            EntityType::Other => is_outlet(),
            EntityType::Place => false,
        };
    }
    let token = scene.token(head);
    let lower = scene.lower(head);
    let is_listener =
        [lower.as_str(), token.lemma()].into_iter().any(|word| holds(scene.facts.audience.listeners, word));
    let is_noun = token.pos() == Upos::Noun
        && (source::is_person_noun(scene, head) || source::is_agent_like(scene, head));
    is_listener || is_noun || names_outlet(scene, &(head..head + 1))
}

/// Whether the noun phrase is an occasion or a means of speaking, or names an outlet.
fn is_venue(scene: &Scene<'_>, head: usize, tokens: &Range<usize>) -> bool {
    let facts = &scene.facts.audience;
    let words = [scene.lower(head), scene.token(head).lemma().to_lowercase()];
    let is_word = words.iter().any(|word| holds(facts.venues, word));
    let is_platform = holds(facts.platforms, &scene.lower(head))
        || scene.mention(head).is_some_and(|mention| {
            let tokens = scene.mentions.tokens[mention].clone();
            holds(facts.platforms, &scene.input.text(tokens).to_lowercase())
        });
    !source::is_time(scene, head) && (is_word || is_platform || names_outlet(scene, tokens))
}

/// Whether the phrase's head is the name of an outlet.
fn names_outlet(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    scene.mentions.list.iter().zip(&scene.mentions.tokens).any(|(mention, own)| {
        mention.form == MentionForm::Name
            && mention.entity_type != EntityType::Person
            && own.start < tokens.end
            && tokens.start < own.end
            && own.start <= tokens.start + MAX_LEAD
            && is_outlet(scene.input, own.clone())
    })
}

/// How many words stand at most before the name of an outlet in its phrase: "the newspaper Le Monde".
const MAX_LEAD: usize = 4;
