//! On what the tellings of a claim differ: a figure, a day, a place, or whether it is so.

use super::features::shared_words;
use super::opposites::{contested, is_turned};
use super::tellings::Item;
use crate::fold::{fold, key};
use crate::words::is_function_word;
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
        // A sentence that gives both values does not dispute itself.
        let sentence = |at: &usize| (members[*at].input, members[*at].sentence);
        let told: BTreeSet<BTreeSet<(usize, usize)>> =
            values.values().map(|tellings| tellings.iter().map(sentence).collect()).collect();
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
    let day = |item: &Item| item.days.first().filter(|_| item.days.len() == 1).cloned();
    add("date", differing(members, day, |_, _| true));
    let site = |item: &Item| place(item, places).map(|place| place.name.clone());
    let are_apart = |a: &Item, b: &Item| match (place(a, places), place(b, places)) {
        (Some(here), Some(there)) => are_in_one_slot((a, here), (b, there)),
        _ => false,
    };
    add("place", differing(members, site, are_apart));
    add("polarity", polarity(members));
    variants
}

/// Who says that it is so and who that it is not. A negation that is about none of the words that another tells without it denies
/// nothing of the claim: "was built in May but nobody knows why".
fn polarity(members: &[&Item]) -> BTreeMap<String, BTreeSet<usize>> {
    let things = contested_by(members);
    let is_denied = |item: &Item| match &item.count {
        Some(count) => count.is_denied,
        None => item.denies != is_turned(&item.sides, &things),
    };
    let denies_of = |no: &Item, yes: &Item| {
        let is_said = |word: &u64| no.negated.contains(word) && !yes.negated.contains(word);
        let is_about = || yes.words.iter().any(|(word, _)| is_said(word));
        // That somebody announces and denies the same is more often read wrongly than so.
        let is_one = no.speaker.is_some() && no.speaker == yes.speaker;
        let is_denial = no.is_denial != yes.is_denial && !is_one;
        no.count.is_some()
            || is_denial && (no.points_back || yes.points_back)
            || is_turned(&no.sides, &things) != is_turned(&yes.sides, &things)
            || (is_denial || is_about()) && shared_words(no, yes).1 >= SAME_BUT_FOR
    };
    let (no, yes): (Vec<usize>, Vec<usize>) = (0..members.len()).partition(|at| is_denied(members[*at]));
    let denies_any = |at: &usize| yes.iter().any(|yes| denies_of(members[*at], members[*yes]));
    let no: BTreeSet<usize> = no.into_iter().filter(denies_any).collect();
    if no.is_empty() {
        return BTreeMap::new();
    }
    BTreeMap::from([("no".to_owned(), no), ("yes".to_owned(), yes.into_iter().collect())])
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
fn place<'a>(item: &Item, places: &BTreeMap<&EntityId, &'a Entity>) -> Option<&'a Entity> {
    let mut named = item.names.iter().filter_map(|name| places.get(name));
    let only = named.next()?;
    named.next().is_none().then_some(*only)
}

/// Whether two tellings name their places where the other names its own: behind the same word, beside one more word that is the same,
/// and no word of the one's place stands in the other. "Banstead" and "Banstead High Street" are no two places, and of "12 Somalis and
/// 11 Yemenis" one telling may name the ones only.
fn are_in_one_slot((a, here): (&Item, &Entity), (b, there): (&Item, &Entity)) -> bool {
    let (here, there) = (words_of(here), words_of(there));
    let names = |item: &Item, words: &BTreeSet<u64>| item.text.iter().any(|word| words.contains(word));
    if names(a, &there) || names(b, &here) {
        return false;
    }
    let slot = |item: &Item, words: &BTreeSet<u64>| -> Option<[Option<u64>; 3]> {
        let first = item.text.iter().position(|word| words.contains(word))?;
        let last = item.text.iter().rposition(|word| words.contains(word))?;
        let before = |n: usize| first.checked_sub(n).and_then(|at| item.text.get(at)).copied();
        Some([before(1), before(2), item.text.get(last + 1).copied()])
    };
    match (slot(a, &here), slot(b, &there)) {
        (Some([x, y, z]), Some([x2, y2, z2])) => x == x2 && (y == y2 || z == z2),
        _ => false,
    }
}

/// Keys of the words of an entity's names.
fn words_of(entity: &Entity) -> BTreeSet<u64> {
    let words = entity.names.iter().flat_map(|name| name.text.split(|c: char| !c.is_alphanumeric()));
    words.map(fold).filter(|word| !is_function_word(word)).map(|word| key(word.as_bytes())).collect()
}

/// The value that each member gives, of those that another member contradicts while it says the same but for it. Beside other
/// words another day or place belongs to something else; so it does where the two do not `answer` each other.
fn differing(
    members: &[&Item],
    value: impl Fn(&Item) -> Option<String>,
    answer: impl Fn(&Item, &Item) -> bool,
) -> BTreeMap<String, BTreeSet<usize>> {
    let given: Vec<Option<String>> = members.iter().map(|item| value(item)).collect();
    let mut values: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, a) in members.iter().enumerate() {
        for (j, b) in members.iter().enumerate().skip(i + 1) {
            if let (Some(x), Some(y)) = (&given[i], &given[j])
                && x != y
                && shared_words(a, b).1 >= SAME_BUT_FOR
                && answer(a, b)
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
