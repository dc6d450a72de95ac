//! Several who speak together: "Ada Brun, Paul Roux and a spokesman said". A statement has one speaker, the first of them; the
//! source holds the words for all, and the others stay by its side.

use super::draft::Draft;
use super::scene::Scene;
use super::source::{self, Source};
use super::speaker;
use relata_pipeline::Upos;
use relata_types::{EntityType, Mention, MentionForm, MentionIdx};
use std::ops::Range;

/// How many can stand in one list: more is a text that lists, not a source.
const LONGEST_LIST: usize = 12;

/// Widens the source over all who stand in one list with whom it names.
pub(super) fn settle(scene: &Scene<'_>, draft: &mut Draft) {
    let Some(source) = draft.source.as_mut() else { return };
    let Some(base) = speaker::of(scene, source) else { return };
    let own = &scene.mentions.tokens[base];
    if own.start < source.tokens.start || own.end > source.tokens.end {
        return;
    }
    let mut after = following(scene, source, base, draft.verb);
    let before = preceding(scene, source, base, &draft.cue);
    let first = before.as_ref().map_or(base, |list| list.first);
    let is_closed =
        after.is_closed || before.as_ref().is_some_and(|list| list.is_closed && after.members.is_empty());
    if !is_closed {
        return;
    }
    if let Some(before) = before {
        source.tokens.start = before.start;
        source.head = scene.mentions.heads[first];
        after.members.splice(0..0, before.rest);
    }
    let end = after.members.iter().map(|&m| scene.mentions.tokens[m].end).max().unwrap_or_default();
    source.tokens.end = source.tokens.end.max(end);
    source.others = after.members;
}

/// Those who follow in the list.
struct After {
    members: Vec<MentionIdx>,
    /// Whether the last of them stands behind "and": else it is no list.
    is_closed: bool,
}

fn following(scene: &Scene<'_>, source: &Source, base: MentionIdx, verb: Option<usize>) -> After {
    let mut after = After { members: Vec::new(), is_closed: false };
    let mut last = base;
    let limit = scene.sentence(source.head).end;
    while after.members.len() < LONGEST_LIST {
        let end = scene.mentions.tokens[last].end;
        let Some(next) = next_mention(scene, end, limit) else { break };
        let tokens = &scene.mentions.tokens[next];
        let head = scene.mentions.heads[next];
        let Some(gap) = Gap::of(scene, end..tokens.start) else { break };
        // "…, said Ada Brun, and Paul Roux left": he is the subject of what comes.
        let is_other_subject = scene.has_label(head, scene.labels().subject)
            && scene.head(head) != verb
            && tokens.start >= source.tokens.end;
        if is_other_subject || !goes_with(scene, last, next, gap) {
            break;
        }
        after.is_closed = gap.has_and;
        after.members.push(next);
        last = next;
    }
    after
}

/// Those who stand in the list before the one whom the parser saw.
struct Before {
    first: MentionIdx,
    /// The others up to the one whom the parser saw, that one included.
    rest: Vec<MentionIdx>,
    /// The first token of the list.
    start: usize,
    is_closed: bool,
}

/// The people named before, where the list begins right behind the cue or with the sentence.
fn preceding(
    scene: &Scene<'_>,
    source: &Source,
    base: MentionIdx,
    cue: &Option<(Range<usize>, String)>,
) -> Option<Before> {
    if source.how == "antecedent" {
        return None;
    }
    let sentence = scene.sentence(source.head);
    let mut members = vec![base];
    let mut is_closed = false;
    let mut start = scene.mentions.tokens[base].start.min(source.tokens.start);
    while members.len() < LONGEST_LIST {
        let own = scene.mentions.tokens[*members.last()?].start;
        let earlier =
            mentions_from(scene, sentence.start).take_while(|&m| scene.mentions.tokens[m].start < own);
        let is_before =
            |&m: &MentionIdx| scene.mentions.tokens[m].end < own && is_person_name(&scene.mentions.list[m]);
        let Some(previous) = earlier.filter(is_before).last() else { break };
        let Some(gap) = Gap::of(scene, scene.mentions.tokens[previous].end..own) else { break };
        if !goes_with(scene, previous, *members.last()?, gap) {
            break;
        }
        is_closed |= gap.has_and && members.len() == 1;
        start = scene.mentions.tokens[previous].start;
        members.push(previous);
    }
    if members.len() == 1 {
        return None;
    }
    while start > sentence.start && is_title(scene, start - 1) && !source::is_time(scene, start - 1) {
        start -= 1;
    }
    let is_clean = start == sentence.start
        || cue
            .as_ref()
            .is_some_and(|(words, _)| words.end == start || between_is_time(scene, words.end, start))
        || scene.is_punctuation(start - 1) && scene.text(start - 1) != ",";
    let first = members.pop()?;
    members.reverse();
    is_clean.then_some(Before { first, rest: members, start, is_closed })
}

/// Whether only words of time and the like stand between the cue and the list: "ont rapporté cette semaine".
fn between_is_time(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    const MOST: usize = 4;
    from < to
        && to - from <= MOST
        && (from..to).all(|i| {
            source::is_time(scene, i) || matches!(scene.token(i).pos(), Upos::Det | Upos::Adv | Upos::Adp)
        })
}

/// What stands between two members.
#[derive(Clone, Copy)]
struct Gap {
    has_and: bool,
    has_comma: bool,
}

impl Gap {
    /// `None` where it is more than a comma, "and" and titles.
    fn of(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Self> {
        let mut gap = Self { has_and: false, has_comma: false };
        let mut is_title_begun = false;
        for index in tokens {
            let lower = scene.lower(index);
            if lower == "," && !is_title_begun && !gap.has_and {
                gap.has_comma = true;
            } else if scene.facts.joining_words.contains(&lower.as_str()) && !gap.has_and {
                (gap.has_and, is_title_begun) = (true, false);
            } else if is_title(scene, index) {
                is_title_begun = true;
            } else if !scene.is_space(index) {
                return None;
            }
        }
        (gap.has_and || gap.has_comma).then_some(gap)
    }
}

/// Whether the token can be a part of what stands before a name.
fn is_title(scene: &Scene<'_>, index: usize) -> bool {
    matches!(scene.token(index).pos(), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::X)
        && !scene.is_punctuation(index)
}

/// Whether the next mention is one of a list with the last.
fn goes_with(scene: &Scene<'_>, last: MentionIdx, next: MentionIdx, gap: Gap) -> bool {
    let (a, b) = (&scene.mentions.list[last], &scene.mentions.list[next]);
    if is_person_name(a) && is_person_name(b) {
        return true;
    }
    let head = scene.mentions.heads[next];
    // "The lawyers of Ada Brun and Paul Roux": he is one of their clients.
    let is_of_last = |above: usize| match a.form {
        MentionForm::Name => scene.mentions.tokens[last].contains(&above),
        _ => scene.mentions.heads[last] == above,
    };
    let is_conjunct =
        scene.has_label(head, scene.labels().conjunct) && scene.head(head).is_some_and(is_of_last);
    // "An Egyptian blogger and journalist" is one.
    let is_one = a.form == MentionForm::Nominal
        && b.form == MentionForm::Nominal
        && b.entity_type == EntityType::Person
        && scene.token(scene.mentions.tokens[next].start).pos() != Upos::Det;
    gap.has_and && is_conjunct && !is_one
}

fn is_person_name(mention: &Mention) -> bool {
    mention.form == MentionForm::Name && mention.entity_type == EntityType::Person
}

/// The first mention that begins at the token or behind it; of several, the longest. Pronouns and places do not speak in lists.
fn next_mention(scene: &Scene<'_>, from: usize, limit: usize) -> Option<MentionIdx> {
    let mentions = scene.mentions;
    mentions_from(scene, from)
        .take_while(|&m| mentions.tokens[m].start < limit)
        .filter(|&m| {
            mentions.tokens[m].end <= limit
                && mentions.list[m].form != MentionForm::Pronoun
                && mentions.list[m].entity_type != EntityType::Place
                && !is_before_name(scene, m)
        })
        .min_by_key(|&m| (mentions.tokens[m].start, usize::MAX - mentions.tokens[m].end))
}

/// Whether the mention is the title of the name right behind it.
fn is_before_name(scene: &Scene<'_>, mention: MentionIdx) -> bool {
    let end = scene.mentions.tokens[mention].end;
    scene.mentions.list[mention].form == MentionForm::Nominal
        && mentions_from(scene, end)
            .take_while(|&m| scene.mentions.tokens[m].start == end)
            .any(|m| is_person_name(&scene.mentions.list[m]))
}

/// The mentions that begin at the token or behind it, in the order of the text.
fn mentions_from(scene: &Scene<'_>, from: usize) -> std::ops::Range<MentionIdx> {
    scene.mentions.tokens.partition_point(|tokens| tokens.start < from)..scene.mentions.list.len()
}
