//! Which of its names an entity is shown under.

use crate::fold::fold;
use crate::names::{Cut, facts};
use relata_types::{EntityName, EntityType};
use std::collections::BTreeSet;

/// Whether a name tells all that another of its entity does: a person's is full, a place's is no word for what comes from there, and a
/// body's is no short form of one that its language uses nearly as often, a group's is the plural.
pub(super) fn is_whole(entity_type: EntityType, name: &EntityName, names: &[EntityName]) -> bool {
    let words =
        |name: &EntityName| -> Vec<String> { fold(&name.text).split(' ').map(str::to_owned).collect() };
    match entity_type {
        EntityType::Person => Cut::new(&name.text).is_full(),
        EntityType::Place => facts::demonym(&name.text).is_none() || facts::country(&name.text).is_some(),
        EntityType::Organization => {
            let own = words(name);
            !names.iter().any(|other| {
                let longer = words(other);
                other.lang == name.lang
                    && other.count >= FEW
                    && other.count * OFTEN >= name.count
                    && longer.len() > own.len()
                    && own.iter().all(|word| longer.contains(word))
            })
        }
        // "Ukrainians", and not "Ukrainian", say what the group is.
        EntityType::Group => name.text.ends_with('s'),
        EntityType::Other => true,
    }
}

/// Mentions below which a longer name may be a slip of the reading.
const FEW: usize = 2;
/// A longer name is shown when the short one is at most so many times as frequent.
const OFTEN: usize = 3;

/// Marks the name to show in each language: the most frequent full one, else the most frequent. `names` come most frequent
/// first, and of those as frequent the first in the alphabet.
pub(super) fn mark_main(names: &mut [EntityName], is_full: impl Fn(&EntityName) -> bool) {
    let langs: BTreeSet<String> = names.iter().map(|name| name.lang.clone()).collect();
    for lang in langs {
        let full = names.iter().position(|name| name.lang == lang && is_full(name));
        if let Some(at) = full.or_else(|| names.iter().position(|name| name.lang == lang)) {
            names[at].is_main = true;
        }
    }
}
