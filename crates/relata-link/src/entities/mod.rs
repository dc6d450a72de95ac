//! Entities: people, organisations, places and groups across articles and languages.
//!
//! Full names of people are grouped by how well their parts fit ([`people`]); other names meet by keys ([`bodies`]). What is short —
//! a surname, an ambiguous initial — joins the one entity of its article, else of its story, else of its day, that it can mean;
//! when there is none or more than one, it stays an entity of its story. Better apart than wrongly joined.

mod bodies;
mod decisions;
mod local;
mod people;

pub use people::group_names;

use crate::components::Components;
use crate::fold::fold;
use crate::input::Input;
use crate::names::PersonName;
use decisions::Group;
use local::{Local, locals, tidy, types_by_majority};
use relata_types::{
    ArticleId, Decision, Entity, EntityId, EntityName, EntityType, MentionForm, MentionIdx, Reason, derive_id,
};
use std::collections::{BTreeMap, BTreeSet};

/// Which entity each mention stands for.
pub(crate) type EntityOf = BTreeMap<(ArticleId, MentionIdx), EntityId>;

/// Reasons kept for one entity: each spelling that differs gives one, and a head of state has dozens.
const REASONS: usize = 24;

/// The entities of all inputs, sorted by id: as the machine finds them, then as persons ruled. `story_of` gives the story
/// of each input.
pub(crate) fn resolve(
    inputs: &[Input],
    story_of: &[String],
    decisions: &[Decision],
) -> (Vec<Entity>, EntityOf) {
    let mut all: Vec<Local> = inputs.iter().enumerate().flat_map(|(i, input)| locals(i, input)).collect();
    types_by_majority(&mut all);
    let mut components = Components::new(all.len());
    join_bodies(inputs, &all, &mut components);
    join_people(inputs, &all, story_of, &mut components);
    let mut entities = Vec::new();
    let mut entity_of = EntityOf::new();
    for group in decisions::apply(inputs, &all, components.sets(), decisions) {
        let members: Vec<&Local> = group.members.iter().map(|at| &all[*at]).collect();
        let entity = describe(inputs, &members, &group);
        for local in &members {
            let article = &inputs[local.input].article.id;
            entity_of.extend(
                local.mentions.iter().map(|mention| ((article.clone(), *mention), entity.id.clone())),
            );
        }
        entities.push(entity);
    }
    entities.sort_by(|x, y| x.id.cmp(&y.id));
    (entities, entity_of)
}

fn join_bodies(inputs: &[Input], all: &[Local], components: &mut Components) {
    let mut first: BTreeMap<(EntityType, String), usize> = BTreeMap::new();
    let bodies = || all.iter().enumerate().filter(|(_, local)| local.entity_type != EntityType::Person);
    for (at, local) in bodies() {
        for key in bodies::keys(&local.name) {
            components.join(at, *first.entry((local.entity_type, key)).or_insert(at));
        }
    }
    for (short, long) in bodies::acronyms(inputs) {
        for entity_type in EntityType::ALL {
            let place = |key: &str| first.get(&(entity_type, key.to_owned())).copied();
            if let (Some(short), Some(long)) = (place(&short), place(&long)) {
                components.join(short, long);
            }
        }
    }
}

fn join_people(inputs: &[Input], all: &[Local], story_of: &[String], components: &mut Components) {
    let people = || all.iter().enumerate().filter(|(_, local)| local.entity_type == EntityType::Person);
    let mut spelled: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, local) in people() {
        spelled.entry(fold(&local.name)).or_default().push(at);
    }
    let (full, short): (Vec<_>, Vec<_>) = spelled
        .into_iter()
        .map(|(name, places)| (PersonName::parse(&name), places))
        .partition(|(name, _)| name.is_full());
    let names: Vec<PersonName> = full.iter().map(|(name, _)| name.clone()).collect();
    for group in people::group(&names) {
        let mut places = group.iter().flat_map(|i| &full[*i].1);
        if let Some(head) = places.next() {
            places.for_each(|at| {
                components.join(*head, *at);
            });
        }
    }
    // The full names that stand in each story and on each day, with the articles that hold them.
    let mut in_story: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let mut on_day: BTreeMap<i64, Vec<(usize, usize)>> = BTreeMap::new();
    for (name, (_, places)) in full.iter().enumerate() {
        for at in places {
            in_story.entry(&story_of[all[*at].input]).or_default().push((name, *at));
            if let Some(day) = inputs[all[*at].input].day() {
                on_day.entry(day).or_default().push((name, *at));
            }
        }
    }
    let mut open: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (name, places) in &short {
        for at in places {
            let input = all[*at].input;
            let story = story_of[input].as_str();
            let can_mean = |named: Option<&Vec<(usize, usize)>>| -> Vec<usize> {
                let named = named.map(Vec::as_slice).unwrap_or_default().iter();
                named
                    .filter(|(full_name, _)| people::can_mean(name, &names[*full_name]))
                    .map(|(_, place)| *place)
                    .collect()
            };
            let mut meant = can_mean(in_story.get(story));
            if meant.is_empty() {
                meant = can_mean(inputs[input].day().and_then(|day| on_day.get(&day)));
            }
            let here: Vec<usize> = meant.iter().copied().filter(|place| all[*place].input == input).collect();
            let one = |places: &[usize], components: &mut Components| -> Option<usize> {
                let roots: BTreeSet<usize> = places.iter().map(|place| components.root(*place)).collect();
                (roots.len() == 1).then(|| roots.first().copied()).flatten()
            };
            let one_meant = one(&here, components)
                .or_else(|| if here.is_empty() { one(&meant, components) } else { None });
            let key = name
                .parts
                .iter()
                .filter_map(|part| part.skeletons.first().cloned())
                .collect::<Vec<_>>()
                .join(" ");
            match one_meant {
                Some(head) => components.join(head, *at),
                None => components.join(*open.entry((story, key)).or_insert(*at), *at),
            };
        }
    }
}

fn describe(inputs: &[Input], members: &[&Local], group: &Group) -> Entity {
    let own = members.first().map_or(EntityType::Other, |local| local.entity_type);
    let entity_type = group.entity_type.unwrap_or(own);
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut langs: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for local in members {
        let input = &inputs[local.input];
        let lang = input.lang().map(|lang| lang.to_string()).unwrap_or_default();
        langs.entry(lang.clone()).or_default().insert(local.input);
        for mention in local.mentions.iter().filter_map(|at| input.reading.mentions.get(*at)) {
            let name = tidy(input.text(mention.span));
            if mention.form == MentionForm::Name && !name.is_empty() {
                *counts.entry((name, lang.clone())).or_default() += 1;
            }
        }
    }
    let mut names: Vec<EntityName> =
        counts.into_iter().map(|((text, lang), count)| EntityName { text, lang, count }).collect();
    names.sort_by(|x, y| y.count.cmp(&x.count).then_with(|| (&x.text, &x.lang).cmp(&(&y.text, &y.lang))));
    let main_lang = langs.iter().max_by_key(|(lang, inputs)| (inputs.len(), std::cmp::Reverse(*lang)));
    let main_lang = main_lang.map_or("", |(lang, _)| lang.as_str());
    let full =
        |name: &EntityName| entity_type != EntityType::Person || PersonName::parse(&name.text).is_full();
    // The most frequent full name of the main language, else the most frequent full name, else the most frequent.
    let best = names
        .iter()
        .find(|name| full(name) && name.lang == main_lang)
        .or_else(|| names.iter().find(|name| full(name)))
        .or_else(|| names.first());
    let name = best.map_or_else(|| members[0].name.clone(), |name| name.text.clone());
    let mut reasons = reasons(entity_type, &name, members);
    reasons.extend(group.reasons.iter().cloned());
    let name = group.name.clone().unwrap_or(name);
    let articles: BTreeSet<ArticleId> =
        members.iter().map(|local| inputs[local.input].article.id.clone()).collect();
    let articles: Vec<ArticleId> = articles.into_iter().collect();
    // A name that is not full is another entity's in another story, so its id holds an article too.
    let mut parts: BTreeSet<String> = members.iter().map(|local| fold(&local.name)).collect();
    if entity_type == EntityType::Person
        && !members.iter().any(|local| PersonName::parse(&local.name).is_full())
    {
        parts.extend(articles.first().cloned());
    }
    let id = derive_id('e', std::iter::once(entity_type.as_str()).chain(parts.iter().map(String::as_str)));
    Entity { id, entity_type, name, names, articles, reasons }
}

/// Why each spelling belongs to the entity that is shown under `shown`.
fn reasons(entity_type: EntityType, shown: &str, members: &[&Local]) -> Vec<Reason> {
    let spellings: BTreeSet<&str> =
        members.iter().map(|local| local.name.as_str()).filter(|name| fold(name) != fold(shown)).collect();
    let why = |name: &str| -> Reason {
        let equal = format!("{name} = {shown}");
        if entity_type != EntityType::Person {
            let (mine, other) = (bodies::keys(name), bodies::keys(shown));
            let feature = match mine.iter().find(|key| other.contains(key)) {
                Some(key) if key.starts_with("fact") => "table-of-facts",
                Some(key) if key.starts_with("sound") => "same-sound",
                Some(_) => "same-name",
                None => "acronym",
            };
            return Reason::new(feature, equal);
        }
        let (name, shown) = (PersonName::parse(name), PersonName::parse(shown));
        if name.parts.len() < 2 {
            return Reason::new("surname-in-context", equal);
        }
        let found = people::reasons(&name, &shown);
        let feature = found.reasons.first().map_or("same-parts", |reason| reason.name.as_str());
        let parts: Vec<String> =
            found.reasons.iter().map(|reason| format!("{} {}", reason.name, reason.value)).collect();
        let parts = parts.iter().map(|part| format!("; {part}")).collect::<String>();
        Reason::new(feature, format!("{equal} ({:.2}{parts})", found.score))
    };
    spellings.into_iter().take(REASONS).map(why).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::{Builder, article};

    fn entities(articles: Vec<Builder>, story_of: &[&str]) -> Vec<(String, Vec<String>)> {
        let articles: Vec<_> = articles.into_iter().map(Builder::build).collect();
        let inputs = prepare(&articles);
        let (entities, entity_of) =
            resolve(&inputs, &story_of.iter().map(|s| s.to_string()).collect::<Vec<_>>(), &[]);
        assert_eq!(entity_of.len(), inputs.iter().map(|input| input.reading.mentions.len()).sum::<usize>());
        let names =
            |entity: &Entity| entity.names.iter().map(|name| name.text.clone()).collect::<BTreeSet<_>>();
        let mut found: Vec<_> = entities
            .iter()
            .map(|entity| (entity.name.clone(), names(entity).into_iter().collect()))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn one_person_under_spellings_of_two_languages() {
        let found = entities(
            vec![
                article("a", "en", "Yevgeny Prigozhin left. Prigozhin spoke.")
                    .names(EntityType::Person, &["Yevgeny Prigozhin", "Prigozhin"]),
                article("b", "fr", "Evgueni Prigojine est parti.")
                    .names(EntityType::Person, &["Evgueni Prigojine"]),
                article("c", "en", "Only Prigozhin knows.").names(EntityType::Person, &["Prigozhin"]),
            ],
            &["s", "s", "s"],
        );
        let names: Vec<String> =
            ["Evgueni Prigojine", "Prigozhin", "Yevgeny Prigozhin"].map(String::from).into();
        assert_eq!(found, [("Yevgeny Prigozhin".to_owned(), names)]);
    }

    #[test]
    fn a_surname_means_who_is_named_in_full_on_the_same_day() {
        let article = |key: &str, text: &str, name: &str, day: &str| {
            let (mut article, reading) = article(key, "en", text).names(EntityType::Person, &[name]).build();
            article.metadata.published = Some(day.to_owned());
            (article, reading)
        };
        let articles = vec![
            article("a", "Ada Varn left.", "Ada Varn", "2026-01-02T08:00:00Z"),
            article("b", "Only Warn knows.", "Warn", "2026-01-02"),
            article("c", "Varn slept.", "Varn", "2026-03-04"),
        ];
        let inputs = prepare(&articles);
        let (entities, _) = resolve(&inputs, &["s", "t", "u"].map(String::from), &[]);
        let mut n_articles: Vec<usize> = entities.iter().map(|entity| entity.articles.len()).collect();
        n_articles.sort_unstable();
        assert_eq!(n_articles, [1, 2], "{entities:#?}");
        let reason = entities.iter().flat_map(|entity| &entity.reasons).next().expect("a reason");
        assert_eq!((reason.name.as_str(), reason.value.as_str()), ("surname-in-context", "Warn = Ada Varn"));
    }

    #[test]
    fn a_surname_that_two_people_bear_stays_open() {
        let found = entities(
            vec![
                article("a", "en", "Barbara Bush met George Bush. Bush smiled.")
                    .names(EntityType::Person, &["Barbara Bush", "George Bush", "Bush"]),
            ],
            &["s"],
        );
        assert_eq!(
            found.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
            ["Barbara Bush", "Bush", "George Bush"]
        );
    }

    #[test]
    fn bodies_join_by_facts_and_by_acronyms_learnt() {
        let found = entities(
            vec![
                article("a", "en", "NATO met the Orle Valley Council (OVC). The OVC left.")
                    .names(EntityType::Organization, &["NATO", "Orle Valley Council", "OVC"]),
                article("b", "fr", "L'OTAN attend.").names(EntityType::Organization, &["OTAN"]),
            ],
            &["s", "t"],
        );
        assert_eq!(found.iter().map(|(_, names)| names.len()).collect::<Vec<_>>(), [2, 2]);
    }
}
