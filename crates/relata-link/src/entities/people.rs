//! People: which full names are one person's, and whom a surname alone means.

use crate::components::Components;
use crate::names::{NameMatch, PersonName, fit};
use std::collections::{BTreeMap, BTreeSet};

/// Names in one block beyond which only neighbours in alphabetical order are compared: all pairs would be quadratic.
const CROWD: usize = 200;

/// Groups the full `names` (sorted, distinct): sets of indexes, each sorted.
///
/// Two names that fit are joined unless one of them also fits a third that does not fit the other: `J. Smith` between `John Smith` and
/// `James Smith` belongs to nobody. So all names of a group fit each other, and no order matters.
pub(crate) fn group(names: &[PersonName]) -> Vec<Vec<usize>> {
    let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (i, j) in pairs(names) {
        if fit(&names[i], &names[j]).same {
            near.entry(i).or_default().insert(j);
            near.entry(j).or_default().insert(i);
        }
    }
    let fits = |i: usize, j: usize| i == j || near.get(&i).is_some_and(|near| near.contains(&j));
    let ambiguous: BTreeSet<usize> = near
        .iter()
        .filter(|(_, others)| others.iter().any(|x| others.range(x + 1..).any(|y| !fits(*x, *y))))
        .map(|(i, _)| *i)
        .collect();
    let mut components = Components::new(names.len());
    for (i, others) in near.iter().filter(|(i, _)| !ambiguous.contains(i)) {
        for j in others.iter().filter(|j| !ambiguous.contains(j)) {
            components.join(*i, *j);
        }
    }
    components.sets()
}

/// Whether `short`, a surname alone or a name with an initial, can mean the person of a full name.
pub(crate) fn can_mean(short: &PersonName, full: &PersonName) -> bool {
    match (short.parts.as_slice(), full.parts.last()) {
        ([only], Some(surname)) => {
            let (value, feature) = only.fit(surname);
            value > 0.0 && matches!(feature, "same-part" | "same-sound")
        }
        _ => fit(short, full).same,
    }
}

/// Why two names of one group are one person's: what joins them other than equal parts.
pub(crate) fn reasons(a: &PersonName, b: &PersonName) -> NameMatch {
    let mut found = fit(a, b);
    found.reasons.retain(|reason| reason.name != "same-part");
    found
}

/// Pairs that share a skeleton of the surname and the first letter, or the line of the given-name table, of the first part.
fn pairs(names: &[PersonName]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (i, name) in names.iter().enumerate() {
        let (Some(first), Some(surname)) = (name.parts.first(), name.parts.last()) else { continue };
        for skeleton in &surname.skeletons {
            let initials =
                first.skeletons.iter().filter_map(|skeleton| skeleton.chars().next()).map(String::from);
            let given = first.given.map(|line| line.to_string());
            for key in initials.chain(given).collect::<BTreeSet<String>>() {
                blocks.entry((skeleton.clone(), key)).or_default().push(i);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values() {
        for (at, i) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().take(CROWD).map(|j| (*i, *j)));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(names: &[&str]) -> Vec<Vec<String>> {
        let parsed: Vec<PersonName> = names.iter().map(|name| PersonName::parse(name)).collect();
        let text = |group: Vec<usize>| group.into_iter().map(|i| names[i].to_owned()).collect();
        group(&parsed).into_iter().map(text).collect()
    }

    #[test]
    fn spellings_join_and_relatives_do_not() {
        let found = groups(&[
            "Alexandre Loukachenko",
            "Viktor Lukashenko",
            "Alexander Lukashenko",
            "Evgueni Prigojine",
            "Yevgeny Prigozhin",
        ]);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[0], ["Alexandre Loukachenko", "Alexander Lukashenko"]);
    }

    #[test]
    fn an_ambiguous_initial_belongs_to_nobody() {
        assert_eq!(groups(&["J. Smith", "James Smith", "John Smith"]).len(), 3);
        assert_eq!(groups(&["J. Smith", "John Smith"]).len(), 1);
    }

    #[test]
    fn a_surname_can_mean_a_full_name() {
        let can = |a: &str, b: &str| can_mean(&PersonName::parse(a), &PersonName::parse(b));
        assert!(can("Prigojine", "Yevgeny Prigozhin"));
        assert!(!can("Yevgeny", "Yevgeny Prigozhin"));
    }
}
