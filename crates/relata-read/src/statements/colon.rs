//! Speech without marks behind a colon: "He was told: the road is closed", a block that a colon introduces, "Lopez: no deal".

use super::clause;
use super::cue::Cue;
use super::draft::Draft;
use super::scene::{MIN_SPEECH_WORDS, Scene};
use super::source::{self, Source};
use crate::lang::{Frames, Polarity};
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

/// A headline of the form "Lopez: no deal before winter".
fn headline(scene: &Scene<'_>) -> Option<Draft> {
    let first = scene.at_or_after(0)?;
    let end = paragraph_end(scene, first);
    let mention = scene.mentions_in(first..end).find(|&m| {
        let mention = &scene.mentions.list[m];
        scene.mentions.tokens[m].start == first
            && mention.form == MentionForm::Name
            && matches!(mention.entity_type, EntityType::Person | EntityType::Organization)
    })?;
    let colon = scene.mentions.tokens[mention].end;
    let content = colon + 1..end;
    let is_headline = scene.text(colon) == ":"
        && end < scene.len()
        && scene.n_words(first..end) <= MAX_HEADLINE_WORDS
        && scene.n_words(content.clone()) >= 2
        && !matches!(scene.text(scene.before(end)?), "." | "!" | ":")
        && content.clone().all(|i| scene.quotation(i).is_none())
        && is_own_voice(scene, content.clone());
    is_headline.then(|| Draft {
        cue: Some((colon..colon + 1, ":".to_owned())),
        verb: None,
        class: None,
        frames: Frames::default(),
        polarity: Polarity::Asserts,
        source: Some(Source::new(scene, scene.mentions.heads[mention], first..colon, "before-colon")),
        content: vec![content],
        quotations: Vec::new(),
        rules: vec!["headline"],
    })
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
