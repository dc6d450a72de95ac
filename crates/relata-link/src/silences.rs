//! Who is not heard: actors prominent in a story to whom no statement in it is attributed.

use crate::entities::EntityOf;
use crate::input::Input;
use relata_types::{Entity, EntityId, EntityType, Silence, Story};
use std::collections::{BTreeMap, BTreeSet};

/// Articles that a story needs before a silence means anything.
const STORY: usize = 3;
/// Articles that must name the actor: at least this many, and at least this share. Less than half, since follow-ups name few of those whom the
/// first reports name.
const ARTICLES: usize = 2;
const SHARE: f64 = 0.4;

/// The silences, sorted by story and entity. Inputs are sorted by article id.
pub(crate) fn find(
    inputs: &[Input],
    stories: &[Story],
    entities: &[Entity],
    entity_of: &EntityOf,
) -> Vec<Silence> {
    let actors: BTreeSet<&EntityId> = entities
        .iter()
        .filter(|entity| matches!(entity.entity_type, EntityType::Person | EntityType::Organization))
        .map(|entity| &entity.id)
        .collect();
    let mut silences = Vec::new();
    for story in stories.iter().filter(|story| story.articles.len() >= STORY) {
        let mut named: BTreeMap<&EntityId, usize> = BTreeMap::new();
        let mut heard: BTreeSet<&EntityId> = BTreeSet::new();
        for id in &story.articles {
            let Ok(at) = inputs.binary_search_by(|input| input.article.id.cmp(id)) else { continue };
            let reading = inputs[at].reading;
            let entity = |mention: usize| entity_of.get(&(id.clone(), mention));
            let here: BTreeSet<&EntityId> = (0..reading.mentions.len()).filter_map(entity).collect();
            here.into_iter().for_each(|id| *named.entry(id).or_default() += 1);
            heard.extend(
                reading.statements.iter().filter_map(|statement| statement.speaker).filter_map(entity),
            );
        }
        let prominent = |n: usize| n >= ARTICLES && n as f64 >= SHARE * story.articles.len() as f64;
        for (entity, n) in named {
            if prominent(n) && actors.contains(entity) && !heard.contains(entity) {
                silences.push(Silence { story: story.id.clone(), entity: entity.clone() });
            }
        }
    }
    silences.sort_by(|x, y| (&x.story, &x.entity).cmp(&(&y.story, &y.entity)));
    silences
}
