//! Speech without marks behind a colon: "He was told: the road is closed", a block that a colon introduces, "Lopez: no deal".

use super::clause;
use super::cue::Cue;
use super::draft::Draft;
use super::scene::{MIN_SPEECH_WORDS, Scene};
use super::source::{self, Source};
use crate::lang::{Frames, Polarity, look_up};
use relata_pipeline::Upos;
use relata_types::{EntityType, MentionForm};
use std::ops::Range;

/// How many words a headline has at most.
const MAX_HEADLINE_WORDS: usize = 20;

/// The drafts of all colons with unmarked speech behind them.
pub(super) fn find(scene: &Scene<'_>, cues: &[Cue], drafts: &[Draft]) -> Vec<Draft> {
    let of_cues = cues
        .iter()
        .filter(|cue| !drafts.iter().any(|draft| draft.verb == Some(cue.verb)))
        .filter_map(|cue| behind_cue(scene, cue));
    of_cues.chain(headline(scene)).collect()
}

/// The sentence behind the colon that follows a cue, or the paragraph below where the colon ends its own.
fn behind_cue(scene: &Scene<'_>, cue: &Cue) -> Option<Draft> {
    let frames = cue.facts.frames;
    let source = cue.source.as_ref()?;
    let colon = scene.at_or_after(cue.clause.end).filter(|&c| scene.text(c) == ":")?;
    let first = scene.at_or_after(colon + 1)?;
    let speaks = (frames.has(Frames::QUOTE) || frames.has(Frames::CLAUSE))
        && cue.is_finite
        && clause::is_real(scene, cue)
        && !clause::is_unsaid(scene, cue)
        && source::can_speak(scene, source.head)
        && !source::is_narrator(scene, source.head);
    if !speaks || scene.quotation(first).is_some() || scene.quotation(cue.verb).is_some() {
        return None;
    }
    let is_below = scene.paragraph(first) != scene.paragraph(colon);
    let end = if is_below { paragraph_end(scene, first) } else { clause::sentence_end(scene, first) };
    let content = first..end;
    let is_marked = content.clone().any(|i| scene.quotation(i).is_some());
    let tells = clause::has_finite_verb(scene, content.clone())
        && scene.n_words(content.clone()) >= MIN_SPEECH_WORDS
        && scene.text(first).starts_with(char::is_alphanumeric);
    let rule = if is_below { "block-below-colon" } else { "colon-without-marks" };
    (tells && !is_marked).then(|| Draft::of_cue(cue, vec![content], Vec::new(), rule))
}

/// A headline with a colon: "Lopez: no deal before winter", "Police: two held", "Bridge is unsafe: inspectors".
fn headline(scene: &Scene<'_>) -> Option<Draft> {
    let first = scene.at_or_after(0)?;
    let line = first..paragraph_end(scene, first);
    let is_headline = line.end < scene.len()
        && scene.n_words(line.clone()) <= MAX_HEADLINE_WORDS
        && !matches!(scene.text(scene.before(line.end)?), "." | "!" | ":")
        && line.clone().all(|i| scene.quotation(i).is_none());
    if !is_headline {
        return None;
    }
    let (colon, source, content) = source_first(scene, &line).or_else(|| source_last(scene, &line))?;
    (scene.n_words(content.clone()) >= 2).then(|| Draft {
        cue: Some((colon..colon + 1, ":".to_owned())),
        verb: None,
        class: None,
        frames: Frames::default(),
        polarity: Polarity::Asserts,
        source: Some(source),
        content: vec![content],
        quotations: Vec::new(),
        rules: vec!["headline"],
    })
}

/// Colon, source and content of a headline that begins with who speaks. Behind a name the words must be those of nobody
/// else; people without a name are no topic.
fn source_first(scene: &Scene<'_>, line: &Range<usize>) -> Option<(usize, Source, Range<usize>)> {
    let colon = line.clone().find(|&i| scene.text(i) == ":")?;
    let content = colon + 1..line.end;
    let before = line.start..colon;
    let by_name = name_of(scene, &before).filter(|_| is_own_voice(scene, content.clone()));
    let by_office = || people(scene, &before).filter(|_| scene.n_words(content.clone()) > MIN_SPEECH_WORDS);
    let head = by_name.or_else(by_office)?;
    Some((colon, Source::new(scene, head, before, "before-colon"), content))
}

/// The same of a headline that ends with who speaks.
fn source_last(scene: &Scene<'_>, line: &Range<usize>) -> Option<(usize, Source, Range<usize>)> {
    let colon = line.clone().rev().find(|&i| scene.text(i) == ":")?;
    let content = line.start..colon;
    let behind = scene.trim(colon + 1..line.end);
    let tells = scene.n_words(content.clone()) > MIN_SPEECH_WORDS;
    let by_name = || name_of(scene, &behind).filter(|_| clause::has_finite_verb(scene, content.clone()));
    let head = people(scene, &behind).or_else(by_name).filter(|_| tells)?;
    Some((colon, Source::new(scene, head, behind, "behind-colon"), content))
}

/// The head of the name of a person or body that the words are.
fn name_of(scene: &Scene<'_>, words: &Range<usize>) -> Option<usize> {
    let mention = scene.mentions_in(words.clone()).find(|&m| {
        let mention = &scene.mentions.list[m];
        scene.mentions.tokens[m] == *words
            && mention.form == MentionForm::Name
            && matches!(mention.entity_type, EntityType::Person | EntityType::Organization)
    })?;
    Some(scene.mentions.heads[mention])
}

/// How many words name people in a headline: "US health officials".
const MAX_PEOPLE_WORDS: usize = 3;

/// The head of the words where they are people or a body that no name tells: "police", "US officials".
fn people(scene: &Scene<'_>, words: &Range<usize>) -> Option<usize> {
    let last = words.end.checked_sub(1).filter(|last| words.contains(last))?;
    let is_bare = words.len() <= MAX_PEOPLE_WORDS
        && words.clone().all(|i| {
            matches!(scene.token(i).pos(), Upos::Noun | Upos::Propn | Upos::Adj) && !scene.is_punctuation(i)
        });
    // Capitalised, a plural is a name to the lemmatizer.
    let lower = scene.lower(last);
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    let names = &scene.input.language.names;
    let is_people = look_up(names.person_nouns, singular).is_some()
        || source::is_person_noun(scene, last)
        || names.body_nouns.contains(&singular)
        || names.body_nouns.contains(&lower.as_str());
    (is_bare && is_people).then_some(last)
}

/// Whether the words can only be those of somebody: they speak of "us" or begin by a refusal. "Lopez: from clerk to minister" is
/// about her.
fn is_own_voice(scene: &Scene<'_>, mut words: Range<usize>) -> bool {
    let refuses = words.clone().next().is_some_and(|first| {
        let token = scene.token(first);
        token.feature("Polarity") == Some("Neg") || token.feature("PronType") == Some("Neg")
    });
    refuses || words.any(|i| source::is_narrator(scene, i))
}

/// Where the paragraph of the token ends.
fn paragraph_end(scene: &Scene<'_>, from: usize) -> usize {
    (from..scene.len()).find(|&i| scene.paragraph(i) != scene.paragraph(from)).unwrap_or(scene.len())
}
