//! People: which full names are one person's, and whom a surname alone means.
//!
//! Names are compared within blocks that share a phonetic key ([`super::blocks`]), so that time grows near-linearly with their number. What
//! fits is joined from the surest pair down, and no two names that clash end up in one group.

use super::blocks::candidates;
use crate::components::Components;
use crate::fold::folded;
use crate::names::skeleton::romanize;
use crate::names::{Kind, NameMatch, Names, PersonName, Verdict, fit};
use std::collections::{BTreeMap, BTreeSet};

/// So many of those that fit a name best are looked at for two whom it could mean alike.
const RIVALS: usize = 8;
/// Spellings that a person goes by at most; what would join more is a crowd of namesakes.
const MOST_SPELLINGS: usize = 32;
/// Scores that are nearer than this do not tell which of two people a name means.
const MARGIN: f64 = 0.2;
/// The score of names that are equal part by part.
const EQUAL: f64 = 1.0;
/// Which of `names`, full names of people, are spellings of one: sets of indexes. Names of one part stay alone.
///
/// Time is near-linear in the number of names: they are compared within blocks of limited size.
pub fn group_names(names: &[String]) -> Vec<Vec<usize>> {
    let order = by_surname(names.iter().map(String::as_str));
    let parsed = Names::of(order.iter().map(|at| names[*at].as_str()));
    let mut joined = joined(&parsed, &BTreeSet::new());
    let mut groups = Components::new(names.len());
    for (place, at) in order.iter().enumerate() {
        groups.join(order[joined.root(place)], *at);
    }
    groups.sets()
}

/// The places of `names` in the order in which [`group`] takes them: by the first letters of their last words, whatever the script. What is
/// compared then lies together, which memory rewards when names are a million, and neighbours in a crowd are likely one person's.
pub(crate) fn by_surname<'a>(names: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let head = |name: &str| {
        let mut head = [0; 8];
        let last = folded(name.rsplit(' ').next().unwrap_or_default());
        head.iter_mut().zip(romanize(&last).bytes()).for_each(|(at, byte)| *at = byte);
        u64::from_be_bytes(head)
    };
    let mut order: Vec<(u64, usize)> = names.enumerate().map(|(place, name)| (head(name), place)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, place)| place).collect()
}

/// Groups the full `names` (distinct, in the order of [`by_surname`]): sets of indexes, each sorted.
///
/// Two names that fit are joined unless one of them fits a third just as well that clashes with the other: `J. Smith` between `John Smith`
/// and `James Smith` belongs to nobody. The surest pairs come first, then those of the first names, so no order of articles
/// matters.
///
/// `apart` are pairs, the smaller index first, that an article tells to be two people.
pub(crate) fn group(names: &Names, apart: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    joined(names, apart).sets()
}

fn joined(names: &Names, apart: &BTreeSet<(usize, usize)>) -> Components {
    let mut pairs: Vec<Scored> = candidates(names)
        .map(|(i, j)| (i, j, Verdict::of(&names.get(i), &names.get(j))))
        .filter(|(_, _, verdict)| verdict.same())
        .map(|(i, j, verdict)| (i, j, verdict.score))
        .collect();
    // What no chain of fitting pairs connects never meets: each connected set is settled by itself.
    let mut fitting = Components::new(names.len());
    for (i, j, _) in &pairs {
        fitting.join(*i, *j);
    }
    // The sort is stable: the pairs of each set stay sorted.
    pairs.sort_by_cached_key(|(i, ..)| fitting.root(*i));
    let mut groups = Components::new(names.len());
    for pairs in pairs.chunk_by(|x, y| fitting.root(x.0) == fitting.root(y.0)) {
        match pairs {
            // Two that fit nobody else.
            [(i, j, _)] if !apart.contains(&(*i, *j)) => _ = groups.join(*i, *j),
            [_] => {}
            _ => Crowd::new(names, apart, pairs).settle(&mut groups),
        }
    }
    groups
}

/// Two names, the smaller index first, and how well they fit.
type Scored = (usize, usize, f64);

/// Names that fitting pairs connect, by their places in `members`.
struct Crowd<'a> {
    names: &'a Names,
    apart: &'a BTreeSet<(usize, usize)>,
    /// The indexes of the names, sorted.
    members: Vec<usize>,
    /// The fitting pairs, sorted.
    pairs: Vec<Scored>,
    /// Whether two members clash, the smaller first: it is asked again and again where many bear like names.
    clashes: BTreeMap<(usize, usize), bool>,
}

impl<'a> Crowd<'a> {
    fn new(names: &'a Names, apart: &'a BTreeSet<(usize, usize)>, pairs: &[Scored]) -> Self {
        let mut members: Vec<usize> = pairs.iter().flat_map(|(i, j, _)| [*i, *j]).collect();
        members.sort_unstable();
        members.dedup();
        let place = |name: usize| members.partition_point(|member| *member < name);
        let pairs = pairs.iter().map(|(i, j, score)| (place(*i), place(*j), *score)).collect();
        Self { names, apart, members, pairs, clashes: BTreeMap::new() }
    }

    /// Joins in `groups` those that are one person's.
    fn settle(mut self, groups: &mut Components) {
        let ambiguous = self.ambiguous();
        let mut edges = self.pairs.clone();
        edges.retain(|(i, j, score)| {
            (*score >= EQUAL || !(ambiguous[*i] || ambiguous[*j])) && !self.is_apart(*i, *j)
        });
        edges.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
        let mut own = Components::new(self.members.len());
        let mut spellings: Vec<Vec<usize>> = (0..self.members.len()).map(|member| vec![member]).collect();
        for (i, j, score) in edges {
            let (x, y) = (own.root(i), own.root(j));
            // The root of what is joined is the smaller one.
            let (kept, gone) = (x.min(y), x.max(y));
            if kept == gone || (score < EQUAL && !self.may_join(&spellings[kept], &spellings[gone])) {
                continue;
            }
            own.join(kept, gone);
            groups.join(self.members[kept], self.members[gone]);
            let more = std::mem::take(&mut spellings[gone]);
            spellings[kept].extend(more);
        }
    }

    /// Which members fit two others just as well that clash with each other.
    fn ambiguous(&mut self) -> Vec<bool> {
        let mut near: Vec<Vec<(usize, f64)>> = vec![Vec::new(); self.members.len()];
        for (i, j, score) in self.pairs.iter().filter(|(_, _, score)| *score < EQUAL) {
            near[*i].push((*j, *score));
            near[*j].push((*i, *score));
        }
        let is_ambiguous = |mut open: Vec<(usize, f64)>| {
            open.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
            open.truncate(RIVALS);
            let mut rivals =
                |x: &(usize, f64), y: &(usize, f64)| (x.1 - y.1).abs() < MARGIN && self.clash(x.0, y.0);
            (0..open.len()).any(|at| open[at + 1..].iter().any(|other| rivals(&open[at], other)))
        };
        near.into_iter().map(is_ambiguous).collect()
    }

    /// Whether two sets of spellings can be one person's.
    fn may_join(&mut self, left: &[usize], right: &[usize]) -> bool {
        left.len() + right.len() <= MOST_SPELLINGS
            && !left.iter().any(|i| right.iter().any(|j| self.clash(*i, *j)))
    }

    /// Whether two members cannot be one person.
    fn clash(&mut self, i: usize, j: usize) -> bool {
        let (first, second) = (i.min(j), i.max(j));
        let place = self.pairs.partition_point(|pair| (pair.0, pair.1) < (first, second));
        let fits = self.pairs.get(place).is_some_and(|pair| (pair.0, pair.1) == (first, second));
        let (names, a, b) = (self.names, self.members[first], self.members[second]);
        let clashes = || Verdict::of(&names.get(a), &names.get(b)).clashes();
        self.is_apart(i, j) || (!fits && *self.clashes.entry((first, second)).or_insert_with(clashes))
    }

    /// Whether an article tells them to be two people.
    fn is_apart(&self, i: usize, j: usize) -> bool {
        let (i, j) = (self.members[i], self.members[j]);
        !self.apart.is_empty() && self.apart.contains(&(i.min(j), i.max(j)))
    }
}

/// Whether `short`, a surname alone or a name with an initial, can mean the person of a full name.
pub(crate) fn can_mean<'p>(short: &PersonName<'p>, full: &PersonName<'p>) -> bool {
    match (short.parts.as_slice(), full.parts.last()) {
        ([only], Some(surname)) => only.fit(surname).kind <= Kind::GenderedSurname,
        _ => Verdict::of(short, full).same(),
    }
}

/// Whether `given`, a given name alone, is that of a full name, or what its bearer is called for short.
pub(crate) fn is_given_name_of<'p>(given: &PersonName<'p>, full: &PersonName<'p>) -> bool {
    match (given.parts.as_slice(), full.parts.first()) {
        ([only], Some(first)) => {
            let kind = only.fit(first).kind;
            !only.is_initial && (kind.is_strong() && kind != Kind::GenderedSurname)
        }
        _ => false,
    }
}

/// Letters of a surname that means who is named in full in another story of its day: shorter ones are many people's.
const TELLING_SURNAME: usize = 4;

/// Whether a name of one part tells enough of a person to be looked for beyond its story: no given name, and not too short.
pub(crate) fn is_telling(short: &PersonName<'_>) -> bool {
    match short.parts.as_slice() {
        [only] => only.given.is_empty() && only.text().chars().count() >= TELLING_SURNAME,
        _ => true,
    }
}

/// Why two names of one group are one person's: what joins them other than equal parts.
pub(crate) fn reasons<'p>(a: &PersonName<'p>, b: &PersonName<'p>) -> NameMatch {
    let mut found = fit(a, b);
    found.reasons.retain(|reason| reason.name != Kind::SamePart.name());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(names: &[&str]) -> Vec<Vec<String>> {
        let parsed = Names::of(names.iter().copied());
        let text = |group: Vec<usize>| group.into_iter().map(|i| names[i].to_owned()).collect();
        group(&parsed, &BTreeSet::new()).into_iter().map(text).collect()
    }

    #[test]
    fn spellings_join_and_relatives_do_not() {
        let found = groups(&[
            "Alexandre Loukachenko",
            "Viktor Lukashenko",
            "Alexander Lukashenko",
            "Evgueni Prigojine",
            "Yevgeny Prigozhin",
            "Александр Лукашенко",
        ]);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[0], ["Alexandre Loukachenko", "Alexander Lukashenko", "Александр Лукашенко"]);
    }

    #[test]
    fn names_are_ordered_by_surname_whatever_the_script() {
        let names = ["Ada Varn", "Ада Орбел", "Ada Orbel", "Ада Варн", ""];
        assert_eq!(by_surname(names.into_iter()), [4, 1, 2, 0, 3]);
    }

    #[test]
    fn an_ambiguous_initial_belongs_to_nobody() {
        assert_eq!(groups(&["J. Smith", "James Smith", "John Smith"]).len(), 3);
        assert_eq!(groups(&["J. Smith", "John Smith"]).len(), 1);
        assert_eq!(groups(&["J Smith", "J. Smith", "James Smith", "John Smith"]).len(), 3);
    }

    #[test]
    fn names_that_clash_never_share_a_group() {
        // "Ana Varn" fits both, who are two.
        assert_eq!(groups(&["Ana Clara Varn", "Ana Lucia Varn", "Ana Varn"]).len(), 3);
    }

    #[test]
    fn groups_do_not_depend_on_the_order() {
        let names =
            ["J. Smith", "John Smith", "Jon Smith", "Ada Varn", "Ada B. Varn", "Adah Warn", "John A. Smith"];
        let sorted = |names: &[&str]| {
            let mut found = groups(names);
            found.iter_mut().for_each(|group| group.sort());
            found.sort();
            found
        };
        let mut turned = names;
        turned.reverse();
        assert_eq!(sorted(&names), sorted(&turned));
    }

    #[test]
    fn a_surname_can_mean_a_full_name() {
        let can = |a: &str, b: &str| {
            let names = Names::of([a, b]);
            can_mean(&names.get(0), &names.get(1))
        };
        assert!(can("Prigojine", "Yevgeny Prigozhin") && can("Навальная", "Yulia Navalnaya"));
        assert!(!can("Yevgeny", "Yevgeny Prigozhin"));
    }

    #[test]
    fn a_given_name_can_mean_a_full_name() {
        let can = |a: &str, b: &str| {
            let names = Names::of([a, b]);
            is_given_name_of(&names.get(0), &names.get(1))
        };
        assert!(can("Ben", "Benjamin David Orbel") && can("Ada", "Ada Orbel"));
        assert!(!can("Orbel", "Ada Orbel") && !can("A", "Ada Orbel") && !can("Ada Orbel", "Ada Orbel"));
    }

    #[test]
    fn names_that_an_article_tells_apart_stay_apart() {
        let names = Names::of(["Jeremy Orbel", "Jerry Orbel", "Luis \"Jerry\" Orbel"]);
        assert_eq!(group(&names, &BTreeSet::new()).len(), 1);
        assert_eq!(group(&names, &BTreeSet::from([(0, 1)])).len(), 3, "the third fits both");
    }

    #[test]
    fn a_crowd_of_namesakes_still_joins_spellings() {
        let syllables = ["ba", "do", "ki", "lu", "me", "no", "pa", "ri", "su", "ta"];
        let mut names: Vec<String> = Vec::new();
        for (a, x) in syllables.iter().enumerate() {
            for y in &syllables {
                names.push(format!("Ma{x}{y} Orbelov"));
                names.extend((a == 0).then(|| format!("Ma{x}{y} Orbelow")));
            }
        }
        let texts: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = groups(&texts);
        let together = |a: &str, b: &str| {
            found.iter().any(|group| group.iter().any(|x| x == a) && group.iter().any(|x| x == b))
        };
        assert!(together("Mabaki Orbelov", "Mabaki Orbelow"));
        assert!(!together("Mabaki Orbelov", "Matalu Orbelov"));
    }
}
