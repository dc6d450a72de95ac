//! Entities: people, organisations, places and groups across articles and languages.
//!
//! Full names of people are grouped by how well their parts fit ([`people`]); other names meet by keys ([`bodies`]). What is short —
//! a surname, an ambiguous initial — joins the one entity of its article, else of its story, else of its day, that it can mean;
//! when there is none or more than one, it stays an entity of its story. Better apart than wrongly joined. So it is with
//! descriptions whose article names nobody ([`descriptions`]); offices that speak without a name ([`offices`]) are bodies of their story.

mod blocks;
mod bodies;
mod decisions;
mod descriptions;
mod local;
mod offices;
mod people;
mod relatives;
mod shown;

pub use people::group_names;

use crate::components::Components;
use crate::fold::fold;
use crate::input::Input;
use crate::names::{Cut, Names, PersonName};
use decisions::Group;
use descriptions::Titles;
use local::{Local, locals, people_by_surname, types_by_majority};
use rayon::prelude::*;
use relata_types::{
    ArticleId, Decision, Entity, EntityId, EntityName, EntityTitle, EntityType, MentionIdx, Reason, derive_id,
};
use shown::{is_whole, mark_main};
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
    let mut all: Vec<Local> =
        inputs.par_iter().enumerate().flat_map_iter(|(i, input)| locals(i, input)).collect();
    types_by_majority(&mut all);
    people_by_surname(&mut all, story_of);
    let mut keys = bodies::keys_of(inputs, &all, story_of);
    let mut components = Components::new(all.len());
    join_bodies(inputs, &all, &keys, &mut components);
    join_people(inputs, &all, story_of, &mut components);
    let mut sets = components.sets();
    // The root of a set is its smallest member.
    let set_of: BTreeMap<usize, usize> =
        sets.iter().enumerate().filter_map(|(at, set)| Some((*set.first()?, at))).collect();
    let (described, titles) = descriptions::resolve(inputs, &all, story_of, &mut components);
    let offices = offices::resolve(inputs, &all, &keys, story_of, &mut components);
    for (described, at) in described {
        if let Some(set) = set_of.get(&components.root(at)) {
            sets[*set].push(all.len());
        }
        all.push(described);
        keys.push(Vec::new());
    }
    let mut set_of_office: BTreeMap<String, usize> = BTreeMap::new();
    for office in offices {
        let named = office.named.and_then(|at| set_of.get(&components.root(at)));
        let set = match named {
            Some(set) => *set,
            None => *set_of_office.entry(office.key.clone()).or_insert(sets.len()),
        };
        if set == sets.len() {
            sets.push(Vec::new());
        }
        sets[set].push(all.len());
        all.push(office.local);
        keys.push(vec![office.key]);
    }
    let mut entities = Vec::new();
    let mut entity_of = EntityOf::new();
    for group in decisions::apply(inputs, &all, sets, decisions) {
        let members: Vec<(&Local, &[String])> =
            group.members.iter().map(|at| (&all[*at], keys[*at].as_slice())).collect();
        let entity = describe(inputs, &members, &group, &titles);
        for (local, _) in &members {
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

fn join_bodies(inputs: &[Input], all: &[Local], keys: &[Vec<String>], components: &mut Components) {
    let mut first: BTreeMap<(EntityType, &str), usize> = BTreeMap::new();
    for (at, (local, keys)) in all.iter().zip(keys).enumerate() {
        for key in keys {
            components.join(at, *first.entry((local.entity_type, key)).or_insert(at));
        }
    }
    for (short, long) in bodies::acronyms(inputs, all, keys) {
        for entity_type in EntityType::ALL {
            let place = |key: &str| first.get(&(entity_type, key)).copied();
            if let (Some(short), Some(long)) = (place(&short), place(&long)) {
                components.join(short, long);
            }
        }
    }
}

/// Full names by their number, each with a local that bears it.
type Named = Vec<(usize, usize)>;

fn join_people(inputs: &[Input], all: &[Local], story_of: &[String], components: &mut Components) {
    let people = || all.iter().enumerate().filter(|(_, local)| local.entity_type == EntityType::Person);
    let mut spelled: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, local) in people() {
        spelled.entry(fold(&local.name)).or_default().push(at);
    }
    let mut spelled: Vec<(String, Vec<usize>)> = spelled.into_iter().collect();
    let (mut names, mut short_names) = (Names::default(), Names::default());
    // The locals that bear each.
    let (mut full, mut short): (Vec<Vec<usize>>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
    for at in people::by_surname(spelled.iter().map(|(name, _)| name.as_str())) {
        let (name, places) = &mut spelled[at];
        let cut = Cut::new(name);
        let (names, bearers) =
            if cut.is_full() { (&mut names, &mut full) } else { (&mut short_names, &mut short) };
        names.push(&cut);
        bearers.push(std::mem::take(places));
    }
    for group in people::group(&names, &relatives::apart(inputs, all, &full)) {
        let mut places = group.iter().flat_map(|i| &full[*i]);
        if let Some(head) = places.next() {
            places.for_each(|at| {
                components.join(*head, *at);
            });
        }
    }
    // The full names that stand in each story and on each day, with the articles that hold them.
    let mut in_story: BTreeMap<&str, Named> = BTreeMap::new();
    // Articles without a date count as one day's. Days hold many names, so that these are found by the sound of the surname.
    let mut on_day: BTreeMap<(Option<i64>, u64), Named> = BTreeMap::new();
    for (name, places) in full.iter().enumerate() {
        for at in places {
            in_story.entry(&story_of[all[*at].input]).or_default().push((name, *at));
            let day = inputs[all[*at].input].day();
            for sound in surname_sounds(&names.get(name)) {
                on_day.entry((day, sound)).or_default().push((name, *at));
            }
        }
    }
    let mut open: BTreeMap<(&str, Vec<u64>), usize> = BTreeMap::new();
    for (name, places) in short.iter().enumerate() {
        let name = &short_names.get(name);
        for at in places {
            let input = all[*at].input;
            let story = story_of[input].as_str();
            let can_mean = |named: Option<&Named>| -> Vec<usize> {
                let named = named.map(Vec::as_slice).unwrap_or_default().iter();
                named
                    .filter(|(full_name, _)| people::can_mean(name, &names.get(*full_name)))
                    .map(|(_, place)| *place)
                    .collect()
            };
            let mut meant = can_mean(in_story.get(story));
            if meant.is_empty() {
                let named = in_story.get(story).map(Vec::as_slice).unwrap_or_default().iter();
                let bearers = named.filter(|(full_name, place)| {
                    all[*place].input == input && people::is_given_name_of(name, &names.get(*full_name))
                });
                meant = bearers.map(|(_, place)| *place).collect();
            }
            if meant.is_empty() && people::is_telling(name) {
                let day = inputs[input].day();
                meant = surname_sounds(name).flat_map(|sound| can_mean(on_day.get(&(day, sound)))).collect();
            }
            let here: Vec<usize> = meant.iter().copied().filter(|place| all[*place].input == input).collect();
            let one = |places: &[usize], components: &mut Components| -> Option<usize> {
                let roots: BTreeSet<usize> = places.iter().map(|place| components.root(*place)).collect();
                (roots.len() == 1).then(|| roots.first().copied()).flatten()
            };
            let one_meant = one(&here, components)
                .or_else(|| if here.is_empty() { one(&meant, components) } else { None });
            let sounds = name.parts.iter().filter_map(|part| part.skeletons.first());
            let key: Vec<u64> = sounds.map(|skeleton| skeleton.key.sounds).collect();
            match one_meant {
                Some(head) => components.join(head, *at),
                None => components.join(*open.entry((story, key)).or_insert(*at), *at),
            };
        }
    }
}

/// What the last part of a name sounds like.
fn surname_sounds(name: &PersonName<'_>) -> impl Iterator<Item = u64> {
    name.parts.last().into_iter().flat_map(|part| part.skeletons.iter().map(|skeleton| skeleton.key.sounds))
}

fn describe(inputs: &[Input], members: &[(&Local, &[String])], group: &Group, titles: &Titles) -> Entity {
    let own = members.first().map_or(EntityType::Other, |(local, _)| local.entity_type);
    let entity_type = group.entity_type.unwrap_or(own);
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut langs: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (local, _) in members {
        let input = &inputs[local.input];
        let lang = input.lang().map(|lang| lang.to_string()).unwrap_or_default();
        langs.entry(lang.clone()).or_default().insert(local.input);
        for name in local.names(input) {
            *counts.entry((name, lang.clone())).or_default() += 1;
        }
    }
    let mut names: Vec<EntityName> = counts
        .into_iter()
        .map(|((text, lang), count)| EntityName { text, lang, count, is_main: false })
        .collect();
    names.sort_by(|x, y| y.count.cmp(&x.count).then_with(|| (&x.text, &x.lang).cmp(&(&y.text, &y.lang))));
    let main_lang = langs.iter().max_by_key(|(lang, inputs)| (inputs.len(), std::cmp::Reverse(*lang)));
    let main_lang = main_lang.map_or("", |(lang, _)| lang.as_str());
    let whole: BTreeSet<(String, String)> = names
        .iter()
        .filter(|name| is_whole(entity_type, name, &names))
        .map(|name| (name.text.clone(), name.lang.clone()))
        .collect();
    let full = |name: &EntityName| whole.contains(&(name.text.clone(), name.lang.clone()));
    mark_main(&mut names, full);
    // The most frequent full name of the main language, else the most frequent full name, else the most frequent.
    let best = names
        .iter()
        .find(|name| full(name) && name.lang == main_lang)
        .or_else(|| names.iter().find(|name| full(name)))
        .or_else(|| names.first());
    let name = best.map_or_else(|| members[0].0.name.clone(), |name| name.text.clone());
    let mut reasons = reasons(entity_type, &name, members);
    reasons.extend(group.reasons.iter().cloned());
    let name = group.name.clone().unwrap_or(name);
    let articles: BTreeSet<ArticleId> =
        members.iter().map(|(local, _)| inputs[local.input].article.id.clone()).collect();
    let articles: Vec<ArticleId> = articles.into_iter().collect();
    // A name that is not full is another entity's in another story, so its id holds an article too.
    let mut parts: BTreeSet<String> = members.iter().map(|(local, _)| fold(&local.name)).collect();
    // Two places may bear one name; their keys tell which is which.
    parts.extend(members.iter().filter_map(|(_, keys)| keys.first().cloned()));
    if entity_type == EntityType::Person && !members.iter().any(|(local, _)| Cut::new(&local.name).is_full())
    {
        parts.extend(articles.first().cloned());
    }
    let id = derive_id('e', std::iter::once(entity_type.as_str()).chain(parts.iter().map(String::as_str)));
    Entity { id, entity_type, name, names, titles: titles_of(inputs, members, titles), articles, reasons }
}

/// What the articles call the members beside their names, the most frequent first.
fn titles_of(inputs: &[Input], members: &[(&Local, &[String])], titles: &Titles) -> Vec<EntityTitle> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (local, _) in members {
        let lang = inputs[local.input].lang().map(|lang| lang.to_string()).unwrap_or_default();
        for mention in &local.mentions {
            for words in titles.get(&(local.input, *mention)).into_iter().flatten() {
                *counts.entry((words.clone(), lang.clone())).or_default() += 1;
            }
        }
    }
    let mut found: Vec<EntityTitle> =
        counts.into_iter().map(|((text, lang), count)| EntityTitle { text, lang, count }).collect();
    found.sort_by(|x, y| y.count.cmp(&x.count).then_with(|| (&x.text, &x.lang).cmp(&(&y.text, &y.lang))));
    found.truncate(TITLES);
    found
}

/// Titles kept of one entity: past the first dozen they are slips of the reading.
const TITLES: usize = 12;

/// Why each spelling belongs to the entity that is shown under `shown`.
fn reasons(entity_type: EntityType, shown: &str, members: &[(&Local, &[String])]) -> Vec<Reason> {
    let mut spellings: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (local, keys) in members {
        spellings.entry(&local.name).or_default().extend(keys.iter().map(String::as_str));
    }
    let own: BTreeSet<&str> = spellings
        .iter()
        .filter(|(name, _)| fold(name) == fold(shown))
        .flat_map(|(_, keys)| keys.iter().copied())
        .collect();
    let why = |name: &str, keys: &BTreeSet<&str>| -> Reason {
        let equal = format!("{name} = {shown}");
        if entity_type != EntityType::Person {
            let shared = keys.iter().find(|key| own.contains(*key)).and_then(|key| key.split_once(' '));
            let (feature, value) = match shared {
                Some(("fact" | "people", fact)) => ("table-of-facts", fact),
                Some(("words", words)) => ("same-words-translated", words),
                Some(("sound", sound)) => ("same-sound", sound),
                Some(_) => return Reason::new("same-name", equal),
                None => return Reason::new("acronym", equal),
            };
            return Reason::new(feature, format!("{equal}: {value}"));
        }
        let names = Names::of([name, shown]);
        let (name, shown) = (names.get(0), names.get(1));
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
    let described: BTreeSet<(&str, &str)> = members
        .iter()
        .filter_map(|(local, _)| local.reason.as_ref())
        .map(|reason| (reason.name.as_str(), reason.value.as_str()))
        .collect();
    spellings
        .iter()
        .filter(|(name, _)| fold(name) != fold(shown))
        .map(|(name, keys)| why(name, keys))
        .chain(described.iter().map(|(feature, value)| Reason::new(feature, value)))
        .take(REASONS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::{Builder, article};
    use relata_types::MentionForm;

    fn entities(articles: Vec<Builder>, story_of: &[&str]) -> Vec<(String, Vec<String>)> {
        let articles: Vec<_> = articles.into_iter().map(Builder::build).collect();
        let inputs = prepare(&articles);
        let (entities, entity_of) =
            resolve(&inputs, &story_of.iter().map(|s| s.to_string()).collect::<Vec<_>>(), &[]);
        assert_eq!(entity_of.len(), inputs.iter().map(|input| input.reading.mentions.len()).sum::<usize>());
        let ids: BTreeSet<&EntityId> = entities.iter().map(|entity| &entity.id).collect();
        assert_eq!(ids.len(), entities.len(), "two entities with one id");
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
    fn a_word_taken_for_a_body_is_a_surname_where_its_story_names_that_person_in_full() {
        let told = |word_of_all: usize| {
            let mut articles = vec![
                article("a", "en", "Karl Toren won.").names(EntityType::Person, &["Karl Toren"]),
                article("b", "en", "Karl Toren lost.").names(EntityType::Person, &["Karl Toren"]),
            ];
            articles.extend((0..word_of_all).map(|at| {
                let key = format!("c{at}");
                article(&key, "en", "A blow to Toren.").names(EntityType::Organization, &["Toren"])
            }));
            let stories = vec!["s"; articles.len()];
            entities(articles, &stories)
        };
        let one = vec!["Karl Toren".to_owned(), "Toren".to_owned()];
        assert_eq!(told(2), [("Karl Toren".to_owned(), one)]);
        assert_eq!(told(3).len(), 2, "most take it for a body");
    }

    #[test]
    fn each_language_has_a_name_to_show_and_offices_are_told() {
        let articles: Vec<_> = [
            article("a", "en", "Former Belarusian President Karl Unger left. Unger slept. Unger woke.")
                .names(EntityType::Person, &["Karl Unger", "Unger"]),
            article("b", "fr", "Unger dort. Karl Unguer, président de la Biélorussie, aussi.")
                .names(EntityType::Person, &["Karl Unguer", "Unger"])
                .names(EntityType::Place, &["Biélorussie"]),
        ]
        .into_iter()
        .map(Builder::build)
        .collect();
        let inputs = prepare(&articles);
        let (entities, _) = resolve(&inputs, &["s", "s"].map(String::from), &[]);
        let found = entities.iter().find(|entity| entity.entity_type == EntityType::Person).unwrap();
        let main: Vec<_> = found
            .names
            .iter()
            .filter(|name| name.is_main)
            .map(|name| (name.text.as_str(), name.lang.as_str()))
            .collect();
        assert_eq!(main, [("Karl Unger", "en"), ("Karl Unguer", "fr")], "{found:#?}");
        let titles: Vec<_> = found.titles.iter().map(|title| title.text.as_str()).collect();
        assert_eq!(titles, ["Former Belarusian President", "président de la Biélorussie"]);
    }

    #[test]
    fn a_short_name_or_a_given_name_means_nobody_of_another_story() {
        let read = |name: &str, short: &str| {
            let full = article("a", "en", &format!("{name} left.")).names(EntityType::Person, &[name]);
            let alone =
                article("b", "en", &format!("Only {short} knows.")).names(EntityType::Person, &[short]);
            entities(vec![full, alone], &["s", "t"]).len()
        };
        let found = [("Ada Varnel", "Varnel"), ("Ada Moe", "Mo"), ("Paterson Joseph", "Joseph")];
        assert_eq!(found.map(|(name, short)| read(name, short)), [1, 2, 2]);
    }

    #[test]
    fn a_given_name_means_who_bears_it_in_the_article() {
        let of = |text: &str, names: &[&str]| {
            entities(vec![article("a", "en", text).names(EntityType::Person, names)], &["s"])
        };
        let found = of("Benjamin Varn left. Ben slept.", &["Benjamin Varn", "Ben"]);
        assert_eq!(found.len(), 1, "{found:?}");
        let found =
            of("Benjamin Varn met Benedict Roth. Ben slept.", &["Benjamin Varn", "Benedict Roth", "Ben"]);
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_relative_is_another_person() {
        let text = "Jerry Varn left. His stepson, Jeremy Varn, spoke.";
        let read = |described: &[&str]| {
            let (article, mut reading) = article("a", "en", text)
                .names(EntityType::Person, &["Jerry Varn", "Jeremy Varn"])
                .described(described)
                .build();
            let last = reading.mentions.len() - 1;
            for mention in reading.mentions.iter_mut().filter(|mention| mention.form == MentionForm::Nominal)
            {
                mention.same_as = Some(last);
            }
            let articles = vec![(article, reading)];
            resolve(&prepare(&articles), &["s".to_owned()], &[]).0.len()
        };
        assert_eq!((read(&[]), read(&["His stepson"])), (1, 2));
    }

    #[test]
    fn the_name_shown_is_a_whole_one() {
        let shown = |entity_type: EntityType, text: &str, names: &[&str], main: usize| {
            let (article, mut reading) = article("a", "en", text).names(entity_type, names).build();
            for at in (0..reading.mentions.len()).filter(|at| *at != main) {
                reading.mentions[at].same_as = Some(main);
            }
            let articles = vec![(article, reading)];
            resolve(&prepare(&articles), &["s".to_owned()], &[]).0[0].name.clone()
        };
        let text = "Russian troops met Russian pirates off Russia.";
        assert_eq!(shown(EntityType::Place, text, &["Russian", "Russia"], 2), "Russia");
        let text = "Varn rose. Varn fell. Varn Bank and the Varn Bank closed. Varn slept.";
        assert_eq!(shown(EntityType::Organization, text, &["Varn Bank", "Varn"], 2), "Varn Bank");
        let text = "Varn rose. Varn fell. Varn Reports slept. Varn woke.";
        assert_eq!(shown(EntityType::Organization, text, &["Varn Reports", "Varn"], 2), "Varn");
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

    #[test]
    fn a_body_is_one_in_its_story_whichever_name_an_article_writes_in_full() {
        let read = |stories: [&str; 2]| {
            let (article_a, mut reading_a) = article("a", "en", "Varn Trust closed. Varn wept. Varn slept.")
                .names(EntityType::Organization, &["Varn Trust", "Varn"])
                .build();
            for at in 1..reading_a.mentions.len() {
                reading_a.mentions[at].same_as = Some(0);
            }
            let other = article("b", "en", "Varn rose.").names(EntityType::Organization, &["Varn"]).build();
            let articles = vec![(article_a, reading_a), other];
            resolve(&prepare(&articles), &stories.map(String::from), &[]).0.len()
        };
        assert_eq!((read(["s", "s"]), read(["s", "t"])), (1, 2));
    }

    #[test]
    fn people_and_places_of_one_spelling_stay_apart() {
        let found = entities(
            vec![
                article("a", "en", "Tara Jordan spoke. Jordan left. In Tbilisi, Georgia waits.")
                    .names(EntityType::Person, &["Tara Jordan", "Jordan"])
                    .names(EntityType::Place, &["Tbilisi", "Georgia"]),
                article("b", "fr", "La Jordanie attend. La Géorgie vote.")
                    .names(EntityType::Place, &["Jordanie", "Géorgie"]),
                article("c", "en", "Jordan waits. In Miami, Georgia and Florida wait.")
                    .names(EntityType::Place, &["Jordan", "Miami", "Georgia", "Florida"]),
            ],
            &["s", "t", "u"],
        );
        let names = |name: &str| found.iter().filter(|(_, names)| names.iter().any(|n| n == name)).count();
        assert_eq!((names("Jordan"), names("Jordanie"), names("Georgia")), (2, 1, 2), "{found:#?}");
        assert!(found.iter().any(|(_, names)| names == &["Jordan", "Jordanie"]), "{found:#?}");
        assert!(found.iter().any(|(_, names)| names == &["Georgia", "Géorgie"]), "{found:#?}");
    }

    #[test]
    fn a_common_name_stays_in_its_story_when_several_countries_bear_it() {
        let ministry = |key: &str, name: &str| {
            article(key, "en", &format!("The {name} spoke.")).names(EntityType::Organization, &[name])
        };
        let found = entities(
            vec![
                ministry("a", "Russian Defence Ministry"),
                ministry("b", "Ukrainian Defence Ministry"),
                ministry("c", "Defence Ministry"),
                article("d", "fr", "Le ministère russe de la Défense parle.")
                    .names(EntityType::Organization, &["ministère russe de la Défense"]),
            ],
            &["s", "t", "u", "v"],
        );
        assert_eq!(found.iter().map(|(_, names)| names.len()).collect::<Vec<_>>(), [1, 2, 1], "{found:#?}");
    }

    /// The entity of the mention written `words` in the article with this key.
    fn meant(articles: Vec<Builder>, story_of: &[&str], key: &str, words: &str) -> Option<String> {
        let articles: Vec<_> = articles.into_iter().map(Builder::build).collect();
        let inputs = prepare(&articles);
        let stories: Vec<String> = inputs
            .iter()
            .map(|input| {
                let at = articles.iter().position(|(article, _)| article.id == input.article.id).unwrap();
                story_of[at].to_owned()
            })
            .collect();
        let (entities, entity_of) = resolve(&inputs, &stories, &[]);
        let input = inputs.iter().find(|input| input.article.key == key).unwrap();
        let at = input.reading.mentions.iter().position(|mention| input.text(mention.span) == words).unwrap();
        let id = entity_of.get(&(input.article.id.clone(), at))?;
        entities.iter().find(|entity| entity.id == *id).map(|entity| entity.name.clone())
    }

    #[test]
    fn a_description_means_whom_its_story_calls_so() {
        let told = |name: &str| {
            article("a", "en", &format!("Belarusian President {name} spoke. Orbel boss Ada Brun left."))
                .names(EntityType::Person, &[name, "Ada Brun"])
                .names(EntityType::Organization, &["Orbel"])
        };
        let asked = || {
            article("b", "fr", "Le président biélorusse attend. Le patron d’Orbel aussi. Un président biélorusse dort. Le dirigeant russe part.")
                .names(EntityType::Organization, &["Orbel"])
                .described(&["Le président biélorusse", "Le patron d’Orbel", "Un président biélorusse", "Le dirigeant russe"])
        };
        let of =
            |words: &str, stories: &[&str]| meant(vec![told("Karl Unger"), asked()], stories, "b", words);
        assert_eq!(of("Le président biélorusse", &["s", "s"]).as_deref(), Some("Karl Unger"));
        assert_eq!(of("Le patron d’Orbel", &["s", "s"]).as_deref(), Some("Ada Brun"));
        assert_eq!(of("Un président biélorusse", &["s", "s"]), None);
        assert_eq!(of("Le dirigeant russe", &["s", "s"]), None);
        assert_eq!(of("Le président biélorusse", &["s", "t"]), None, "another story");
        let former = "The former Belarusian president";
        let asks = article("c", "en", &format!("{former} sleeps.")).described(&[former]);
        let of_former = meant(vec![told("Karl Unger"), asks], &["s", "s"], "c", former);
        assert_eq!(of_former, None, "who holds an office is not who held it");
        let rival = article("c", "en", "Ida Roth, president of Belarus, left.")
            .names(EntityType::Person, &["Ida Roth"]);
        let two = vec![told("Karl Unger"), asked(), rival];
        assert_eq!(meant(two, &["s", "s", "s"], "b", "Le président biélorusse"), None, "two bear the office");
    }

    #[test]
    fn a_description_means_who_alone_is_called_so_elsewhere_when_its_story_names_him() {
        let told = |key: &str, name: &str| {
            article(key, "en", &format!("Belarusian President {name} spoke."))
                .names(EntityType::Person, &[name])
        };
        let words = "The Belarusian president";
        let asked = |name: &str| {
            let text = format!("{words} waits. {name} looks away.");
            article("b", "en", &text).names(EntityType::Person, &[name]).described(&[words])
        };
        let of = |articles: Vec<Builder>| {
            let stories = ["s", "t", "u"];
            meant(articles, &stories, "b", words)
        };
        assert_eq!(of(vec![told("a", "Karl Unger"), asked("Karl Unger")]).as_deref(), Some("Karl Unger"));
        assert_eq!(of(vec![told("a", "Karl Unger"), asked("Ada Brun")]), None, "the story does not name him");
        let two = vec![told("a", "Karl Unger"), asked("Karl Unger"), told("c", "Ida Roth")];
        assert_eq!(of(two), None, "two bear the office");
    }
}
