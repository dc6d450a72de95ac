//! Who is not heard: actors prominent in a story to whom no statement in it is attributed.

use crate::credited;
use crate::deaths::tells_death_of;
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
/// Articles that must say that somebody is dead for nobody to miss what he says.
const DEATHS: usize = 2;

/// The silences, sorted by story and entity. Inputs are sorted by article id.
pub(crate) fn find(
    inputs: &[Input],
    stories: &[Story],
    entities: &[Entity],
    entity_of: &EntityOf,
) -> Vec<Silence> {
    let actors: BTreeMap<&EntityId, &Entity> = entities
        .iter()
        .filter(|entity| matches!(entity.entity_type, EntityType::Person | EntityType::Organization))
        .map(|entity| (&entity.id, entity))
        .collect();
    let mut silences = Vec::new();
    for story in stories.iter().filter(|story| story.articles.len() >= STORY) {
        let mut named: BTreeMap<&EntityId, usize> = BTreeMap::new();
        let mut heard: BTreeSet<&EntityId> = BTreeSet::new();
        let mut credits: BTreeSet<String> = BTreeSet::new();
        let mut died: BTreeMap<&EntityId, usize> = BTreeMap::new();
        for id in &story.articles {
            let Ok(at) = inputs.binary_search_by(|input| input.article.id.cmp(id)) else { continue };
            let reading = inputs[at].reading;
            let entity = |mention: usize| entity_of.get(&(id.clone(), mention));
            credits.extend(reading.credits.iter().map(|credit| credited::key(&credit.outlet)));
            let here: BTreeSet<&EntityId> = (0..reading.mentions.len()).filter_map(entity).collect();
            here.into_iter().for_each(|id| *named.entry(id).or_default() += 1);
            let mentions = reading.mentions.iter().enumerate();
            let dead = mentions.filter(|(_, mention)| {
                mention.entity_type == EntityType::Person && tells_death_of(&inputs[at], mention.span)
            });
            let dead: BTreeSet<&EntityId> = dead.filter_map(|(mention, _)| entity(mention)).collect();
            dead.into_iter().for_each(|id| *died.entry(id).or_default() += 1);
            heard.extend(
                reading.statements.iter().filter_map(|statement| statement.speaker).filter_map(entity),
            );
        }
        let prominent = |n: usize| n >= ARTICLES && n as f64 >= SHARE * story.articles.len() as f64;
        for (entity, n) in named {
            let Some(actor) = actors.get(entity).filter(|_| prominent(n) && !heard.contains(entity)) else {
                continue;
            };
            let is_dead = died.get(entity).is_some_and(|n| *n >= DEATHS);
            // Whom the articles have it from tells it, and takes no part in it.
            let is_outlet = actor.names.iter().any(|name| credits.contains(&credited::key(&name.text)));
            if !is_dead && !is_outlet {
                silences.push(Silence { story: story.id.clone(), entity: entity.clone() });
            }
        }
    }
    silences.sort_by(|x, y| (&x.story, &x.entity).cmp(&(&y.story, &y.entity)));
    silences
}
