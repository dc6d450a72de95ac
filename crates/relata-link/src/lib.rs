//! Readings to a dossier: copies, origins, stories, entities, claims.

mod components;
mod copies;
mod fold;
mod input;
mod names;
mod origins;
mod stories;
#[cfg(test)]
mod testing;
mod words;

pub use names::{NameMatch, compare_names};

use relata_types::{Article, Dossier, Reading};

/// Everything that `articles` establish together.
pub fn link(articles: &[(Article, Reading)]) -> Dossier {
    let mut inputs = input::prepare(articles);
    copies::mark_recurring(&mut inputs);
    let copies = copies::find(&inputs);
    let groups = origins::group(&inputs, &copies);
    let tellings = stories::group(&inputs, &groups);
    let origins = origins::describe(&inputs, &groups);
    let stories = stories::describe(&inputs, &groups, &tellings);
    Dossier { copies, origins, stories, ..Dossier::default() }
}
