//! A statement in the making: over tokens, before it is tied to its speaker.

use super::cue::Cue;
use super::scene::Scene;
use super::source::Source;
use super::speaker;
use super::{anonymous, audience, negation};
use crate::lang::{CueClass, Frames, Polarity};
use relata_types::{Cue as CueSpan, Reason, Span, Statement, StatementKind};
use std::ops::Range;

/// The share of quoted letters from which content counts as direct, and below which as indirect. The convention of the
/// corpora of quotations.
const DIRECT_SHARE: f64 = 0.9;
const INDIRECT_SHARE: f64 = 0.05;

/// What a finder proposes.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The words that announce it and their dictionary form.
    pub(super) cue: Option<(Range<usize>, String)>,
    /// The verb of the cue.
    pub(super) verb: Option<usize>,
    /// What kind of act the cue tells of; `None` where no verb does.
    pub(super) class: Option<CueClass>,
    /// How the cue takes its content.
    pub(super) frames: Frames,
    /// What the speaker does to the content, negation aside.
    pub(super) polarity: Polarity,
    /// Who speaks.
    pub(super) source: Option<Source>,
    /// What is said: in order, apart.
    pub(super) content: Vec<Range<usize>>,
    /// The quotations that the content is made of.
    pub(super) quotations: Vec<usize>,
    /// The rules that found it.
    pub(super) rules: Vec<&'static str>,
}

impl Draft {
    /// What a cue verb announces.
    pub(super) fn of_cue(
        cue: &Cue,
        content: Vec<Range<usize>>,
        quotations: Vec<usize>,
        rule: &'static str,
    ) -> Self {
        Self {
            cue: Some((cue.words.clone(), cue.lemma.clone())),
            verb: Some(cue.verb),
            class: Some(cue.facts.class),
            frames: cue.facts.frames,
            polarity: cue.facts.polarity,
            source: cue.source.clone(),
            content,
            quotations,
            rules: vec![rule],
        }
    }

    /// First and last token of the content, the latter exclusive.
    pub(super) fn hull(&self) -> Range<usize> {
        match (self.content.first(), self.content.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The statement, with its speaker; `None` when no word of content is left.
    pub(super) fn statement(&self, scene: &Scene<'_>) -> Option<Statement> {
        let content: Vec<Span> = self
            .content
            .iter()
            .map(|piece| scene.span_of(with_marks(scene, piece)))
            .filter(|span| !span.is_empty())
            .collect();
        if content.is_empty() {
            return None;
        }
        let text = &scene.input.article.text;
        let cue = self
            .cue
            .as_ref()
            .map(|(words, lemma)| CueSpan { span: scene.span_of(words.clone()), lemma: lemma.clone() });
        let source = self.source.as_ref().map(|s| scene.span_of(s.tokens.clone())).filter(|s| !s.is_empty());
        let mut reasons: Vec<Reason> = self.rules.iter().map(|rule| Reason::new("rule", rule)).collect();
        reasons.extend(self.class.map(|class| Reason::new("class", class.as_str())));
        let mut speaker = None;
        if let Some(found) = &self.source {
            reasons.push(Reason::new("source", found.how));
            speaker = speaker::of(scene, found);
            let others: Vec<&str> =
                found.others.iter().map(|&m| scene.mentions.list[m].span.text(text)).collect();
            reasons.extend((!others.is_empty()).then(|| Reason::new("with", others.join(", "))));
        }
        let kind = kind(scene, text, &content);
        let polarity = negation::polarity(scene, self, kind)?;
        let audience = audience::of(scene, self);
        let place = |tokens: Option<Range<usize>>| {
            tokens.map(|tokens| scene.span_of(tokens)).filter(|span| !span.is_empty())
        };
        Some(Statement {
            kind,
            content,
            cue,
            source,
            speaker,
            is_anonymous: self.source.as_ref().is_some_and(|s| anonymous::is_anonymous(scene, s, speaker)),
            polarity,
            addressee: place(audience.addressee),
            venue: place(audience.venue),
            reasons,
        })
    }
}

/// The piece without punctuation at its ends, but with the quotation marks that belong to it.
fn with_marks(scene: &Scene<'_>, piece: &Range<usize>) -> Range<usize> {
    let trimmed = scene.trim(piece.clone());
    if trimmed.is_empty() {
        return trimmed;
    }
    let quoted_at = |index: usize| scene.quotation(index);
    let mut range = trimmed.clone();
    let begins = |quotation: usize| {
        scene.quoted(quotation).iter().any(|q| piece.start <= q.start && q.contains(&trimmed.start))
    };
    let ends = |quotation: usize| {
        scene.quoted(quotation).iter().any(|q| q.end <= piece.end && q.contains(&(trimmed.end - 1)))
    };
    if let Some(quotation) = quoted_at(trimmed.start).filter(|&q| begins(q)) {
        while range.start > piece.start && quoted_at(range.start - 1) == Some(quotation) {
            range.start -= 1;
        }
    }
    if let Some(quotation) = quoted_at(trimmed.end - 1).filter(|&q| ends(q)) {
        while range.end < piece.end && quoted_at(range.end) == Some(quotation) && !scene.is_space(range.end) {
            range.end += 1;
        }
    }
    range
}

fn kind(scene: &Scene<'_>, text: &str, content: &[Span]) -> StatementKind {
    let mut all = 0_usize;
    let mut quoted = 0_usize;
    for piece in content {
        let marked: Vec<Span> = scene
            .quotations
            .iter()
            .filter(|q| !q.is_dialogue)
            .flat_map(|q| &q.pieces)
            .filter(|quoted| quoted.overlaps(*piece))
            .copied()
            .collect();
        for (offset, _) in piece.text(text).char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let at = piece.start + offset as u32;
            all += 1;
            quoted += usize::from(marked.iter().any(|p| p.start <= at && at < p.end));
        }
    }
    let share = quoted as f64 / all.max(1) as f64;
    if share >= DIRECT_SHARE {
        StatementKind::Direct
    } else if share < INDIRECT_SHARE {
        StatementKind::Indirect
    } else {
        StatementKind::Mixed
    }
}
