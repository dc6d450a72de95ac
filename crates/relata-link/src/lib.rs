//! Readings to a dossier: copies, origins, stories, entities, claims.

mod components;
mod copies;
mod entities;
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
    let mut story_of = vec![0; inputs.len()];
    for (story, origins) in tellings.iter().enumerate() {
        origins.iter().flat_map(|origin| &groups[*origin]).for_each(|i| story_of[*i] = story);
    }
    let (entities, entity_of) = entities::resolve(&inputs, &story_of);
    let origins = origins::describe(&inputs, &groups);
    let stories = stories::describe(&inputs, &groups, &tellings);
    Dossier { entities, entity_of, copies, origins, stories, ..Dossier::default() }
}
