//! Mentions: names, descriptions and pronouns, and which of them stand for one entity.
//!
//! Names come from the pipeline's recogniser, mended by rules and made consistent within the article; descriptions
//! ("the Belarusian leader") from nouns for people and bodies; pronouns from a list. Each then looks for the fullest name
//! of whom it stands for. A mention that could mean two people stays open: a wrong name is worse than none.

mod antecedent;
mod coreference;
mod description;
mod names;
mod nominal;
mod pronoun;
mod tables;

pub(crate) use tables::is_known_outlet;

use crate::input::Input;
use crate::lang::Gender;
use relata_types::{EntityType, Mention, MentionForm};
use std::ops::Range;

/// The mentions of one article and where their words are.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    /// In the order of the text.
    pub(crate) list: Vec<Mention>,
    /// For each mention, its tokens.
    pub(crate) tokens: Vec<Range<usize>>,
    /// For each mention, its head: the token that the rest of it depends on.
    pub(crate) heads: Vec<usize>,
}

/// A mention in the making.
#[derive(Clone, Debug)]
struct Candidate {
    tokens: Range<usize>,
    head: usize,
    entity_type: EntityType,
    form: MentionForm,
    /// What its own words tell of the gender: a given name, a title, an agreeing determiner.
    gender: Option<Gender>,
    is_plural: bool,
    /// The candidate with the fullest name of the same entity.
    same_as: Option<usize>,
}

/// Finds the mentions of one article and resolves them within it.
pub(crate) fn find(input: &Input<'_>) -> Mentions {
    let mut candidates = names::find(input);
    candidates.extend(nominal::find(input, &candidates));
    candidates.extend(pronoun::find(input));
    candidates.retain(|candidate| !input.is_furniture(input.span(candidate.tokens.clone())));
    // Where two begin together, the longer comes last, as its end is greater.
    candidates.sort_by_key(|candidate| (candidate.tokens.start, candidate.tokens.end));
    coreference::resolve(input, &mut candidates);
    let mut mentions = Mentions::default();
    for candidate in candidates {
        mentions.list.push(Mention {
            span: input.span(candidate.tokens.clone()),
            entity_type: candidate.entity_type,
            form: candidate.form,
            same_as: candidate.same_as,
        });
        mentions.tokens.push(candidate.tokens);
        mentions.heads.push(candidate.head);
    }
    mentions
}

/// The token of a range that the others depend on: the first whose head lies outside the range, or is itself.
fn head_of(input: &Input<'_>, tokens: Range<usize>) -> usize {
    tokens
        .clone()
        .find(|&index| {
            let token = input.token(index);
            token.is_root() || !tokens.contains(&token.head().index())
        })
        .unwrap_or(tokens.start)
}
