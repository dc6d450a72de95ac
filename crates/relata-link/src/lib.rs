//! Readings to a dossier: copies, origins, stories, entities, claims.

mod components;
mod copies;
mod fold;
mod input;
mod names;
#[cfg(test)]
mod testing;

pub use names::{NameMatch, compare_names};

use relata_types::{Article, Dossier, Reading};

/// Everything that `articles` establish together.
pub fn link(articles: &[(Article, Reading)]) -> Dossier {
    let mut inputs = input::prepare(articles);
    copies::mark_recurring(&mut inputs);
    let copies = copies::find(&inputs);
    Dossier { copies, ..Dossier::default() }
}
