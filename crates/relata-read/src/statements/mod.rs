//! Statements: who said what.
//!
//! Every finder proposes drafts over the tokens of the parsed text; [`find`] settles which of them stand, ties each to
//! its speaker and gives it spans into the article.

mod clause;
mod cue;
mod draft;
mod floating;
mod lexicon;
mod nouns;
mod phrase;
mod quoted;
mod scene;
mod source;
mod speaker;

use crate::input::Input;
use crate::mentions::Mentions;
use relata_types::Statement;
use scene::Scene;

/// The statements of one article, in the order of the text.
pub(crate) fn find(input: &Input<'_>, mentions: &Mentions) -> Vec<Statement> {
    let scene = Scene::new(input, mentions);
    let cues = cue::find(&scene);
    let mut drafts = quoted::find(&scene, &cues);
    drafts.extend(clause::find(&scene, &cues, &drafts));
    drafts.extend(phrase::find(&scene, &drafts));
    drafts.extend(nouns::find(&scene, &drafts));
    floating::find(&scene, &cues, &mut drafts);
    let mut statements: Vec<Statement> = drafts.iter().filter_map(|draft| draft.statement(&scene)).collect();
    statements.sort_by_key(|s| (s.hull(), s.cue.as_ref().map(|c| c.span)));
    statements.dedup_by(|a, b| a.content == b.content && a.cue == b.cue);
    statements
}
