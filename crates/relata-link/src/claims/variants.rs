//! On what the tellings of a claim differ: a figure, a day, a place, or whether it is so.

use super::features::shared_words;
use super::opposites::{contested, is_turned};
use super::tellings::Item;
use relata_types::{Entity, EntityId, EntityType, Variant, VariantValue};
use std::collections::{BTreeMap, BTreeSet};

/// Words of both, as a part of all, from which two tellings differ in a day or a place alone.
const SAME_BUT_FOR: f32 = 0.6;

/// The points on which the members differ: `figure`, `date`, `place`, `polarity`. `origins` counts those behind some members.
pub(crate) fn variants(
    members: &[&Item],
    places: &BTreeMap<&EntityId, &Entity>,
    origins: impl Fn(&BTreeSet<usize>) -> usize,
) -> Vec<Variant> {
    let mut variants = Vec::new();
    let mut add = |what: &str, values: BTreeMap<String, BTreeSet<usize>>| {
        // One telling that gives both values does not dispute itself.
        let told: BTreeSet<&BTreeSet<usize>> = values.values().collect();
        if values.len() > 1 && told.len() > 1 {
            let values = values.into_iter().map(|(value, tellings)| VariantValue {
                value,
                origins: origins(&tellings),
                tellings: tellings.into_iter().collect(),
            });
            variants.push(Variant { what: what.to_owned(), values: values.collect() });
        }
    };
    for values in figures(members) {
        add("figure", values);
    }
    add("date", differing(members, |item| item.days.first().filter(|_| item.days.len() == 1).cloned()));
    add("place", differing(members, |item| place(item, places)));
    let things = contested_by(members);
    let is_denied = |item: &Item| match &item.count {
        Some(count) => count.is_denied,
        None => item.denies != is_turned(&item.sides, &things),
    };
    let yes_or_no = |item: &Item| if is_denied(item) { "no" } else { "yes" };
    add("polarity", by(members, |item| Some(yes_or_no(item).to_owned())));
    variants
}

/// The things that are told one way by one member and the other way by another in the same words but for them.
fn contested_by(members: &[&Item]) -> BTreeSet<&'static str> {
    let distinct: BTreeMap<&[u64], &&Item> =
        members.iter().map(|item| (item.text.as_slice(), item)).collect();
    let distinct: Vec<&&Item> = distinct.into_values().filter(|item| !item.sides.is_empty()).collect();
    let pairs = distinct.iter().enumerate().flat_map(|(n, a)| distinct.iter().take(n).map(move |b| (a, b)));
    let alike = pairs
        .filter(|(a, b)| !contested(&a.sides, &b.sides).is_empty() && shared_words(a, b).1 >= SAME_BUT_FOR);
    alike.flat_map(|(a, b)| contested(&a.sides, &b.sides)).collect()
}

fn by(members: &[&Item], value: impl Fn(&Item) -> Option<String>) -> BTreeMap<String, BTreeSet<usize>> {
    let mut values: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, item) in members.iter().enumerate() {
        if let Some(value) = value(item) {
            values.entry(value).or_default().insert(at);
        }
    }
    values
}

/// The values of each unit that is counted, or of the fate when the members are counts.
fn figures(members: &[&Item]) -> Vec<BTreeMap<String, BTreeSet<usize>>> {
    if members.iter().any(|item| item.count.is_some()) {
        return vec![by(members, |item| item.count.as_ref().map(|count| count.value.clone()))];
    }
    let mut by_unit: BTreeMap<&str, BTreeMap<String, BTreeSet<usize>>> = BTreeMap::new();
    for (at, item) in members.iter().enumerate() {
        for figure in &item.figures {
            by_unit.entry(&figure.unit).or_default().entry(figure.value.clone()).or_default().insert(at);
        }
    }
    // Two figures of one unit in one telling count two things, of which another telling may give one.
    let is_plain = |values: &BTreeMap<String, BTreeSet<usize>>| {
        let all: Vec<&usize> = values.values().flatten().collect();
        all.iter().collect::<BTreeSet<_>>().len() == all.len()
    };
    by_unit.into_values().filter(is_plain).collect()
}

/// The place that a telling names, when it names one.
fn place(item: &Item, places: &BTreeMap<&EntityId, &Entity>) -> Option<String> {
    let mut named = item.names.iter().filter_map(|name| places.get(name));
    let only = named.next()?;
    named.next().is_none().then(|| only.name.clone())
}

/// The value that each member gives, of those that another member contradicts while it says the same but for it. Beside other
/// words another day or place belongs to something else.
fn differing(
    members: &[&Item],
    value: impl Fn(&Item) -> Option<String>,
) -> BTreeMap<String, BTreeSet<usize>> {
    let given: Vec<Option<String>> = members.iter().map(|item| value(item)).collect();
    let mut values: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, a) in members.iter().enumerate() {
        for (j, b) in members.iter().enumerate().skip(i + 1) {
            if let (Some(x), Some(y)) = (&given[i], &given[j])
                && x != y
                && shared_words(a, b).1 >= SAME_BUT_FOR
            {
                values.entry(x.clone()).or_default().insert(i);
                values.entry(y.clone()).or_default().insert(j);
            }
        }
    }
    values
}

/// The entities that are places, by id.
pub(crate) fn places(entities: &[Entity]) -> BTreeMap<&EntityId, &Entity> {
    let places = entities.iter().filter(|entity| entity.entity_type == EntityType::Place);
    places.map(|entity| (&entity.id, entity)).collect()
}
