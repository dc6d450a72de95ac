//! People: which full names are one person's, and whom a surname alone means.
//!
//! Names are compared within blocks that share a phonetic key, so that time grows near-linearly with their number. What fits is joined from
//! the surest pair down, and no two names that clash end up in one group.

use crate::components::Components;
use crate::fold::{key, pair_key};
use crate::names::{Kind, NameMatch, PartsSeen, PersonName, Verdict, fit};
use std::collections::BTreeSet;

/// Names in one block beyond which it is split by finer keys: with so many namesakes an initial means nobody. A block fills as names
/// grow in number, so that this and the next bound what one name is compared with, and the time with it. What sounds alike throughout is
/// compared however many there are, so that larger bounds find no more (`xtask names-bench`).
const CROWD: usize = 4;
/// Neighbours in alphabetical order that are compared in a block that is still crowded.
const NEIGHBOURS: usize = 2;
/// So many of those that fit a name best are looked at for two whom it could mean alike.
const RIVALS: usize = 8;
/// Spellings that a person goes by at most; what would join more is a crowd of namesakes.
const MOST_SPELLINGS: usize = 32;
/// Scores that are nearer than this do not tell which of two people a name means.
const MARGIN: f64 = 0.2;
/// The score of names that are equal part by part.
const EQUAL: f64 = 1.0;
/// Given names and surnames of one name that make keys: no name has more that others go by.
const GIVEN_KEYS: usize = 2;
const SURNAME_KEYS: usize = 2;

/// Which of `names`, full names of people, are spellings of one: sets of indexes. Names of one part stay alone.
///
/// Time is near-linear in the number of names: they are compared within blocks of limited size.
pub fn group_names(names: &[String]) -> Vec<Vec<usize>> {
    let mut seen = PartsSeen::default();
    let names: Vec<PersonName> = names.iter().map(|name| PersonName::parse_among(name, &mut seen)).collect();
    group(&names, &BTreeSet::new())
}

/// Groups the full `names` (sorted, distinct): sets of indexes, each sorted.
///
/// Two names that fit are joined unless one of them fits a third just as well that clashes with the other: `J. Smith` between `John Smith`
/// and `James Smith` belongs to nobody. The surest pairs come first, then the alphabet, so no order of articles matters.
///
/// `apart` are pairs, the smaller index first, that an article tells to be two people.
pub(crate) fn group(names: &[PersonName], apart: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    let compared = Compared::new(names);
    let is_apart = |i: usize, j: usize| !apart.is_empty() && apart.contains(&(i.min(j), i.max(j)));
    let clash = |i: usize, j: usize| {
        is_apart(i, j) || compared.clash(i, j).unwrap_or_else(|| Verdict::of(&names[i], &names[j]).clashes())
    };
    let is_ambiguous = |others: &Vec<(usize, f64)>| {
        let mut open: Vec<(usize, f64)> =
            others.iter().filter(|(_, score)| *score < EQUAL).copied().collect();
        open.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        open.truncate(RIVALS);
        let rivals = |x: &(usize, f64), y: &(usize, f64)| (x.1 - y.1).abs() < MARGIN && clash(x.0, y.0);
        (0..open.len()).any(|at| open[at + 1..].iter().any(|other| rivals(&open[at], other)))
    };
    let ambiguous: Vec<bool> = compared.near.iter().map(is_ambiguous).collect();
    let mut edges: Vec<(f64, usize, usize)> = compared
        .near
        .iter()
        .enumerate()
        .flat_map(|(i, others)| others.iter().map(move |(j, score)| (*score, i, *j)))
        .filter(|(score, i, j)| i < j && (*score >= EQUAL || !(ambiguous[*i] || ambiguous[*j])))
        .filter(|(_, i, j)| !is_apart(*i, *j))
        .collect();
    edges.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut components = Components::new(names.len());
    let mut members: Vec<Vec<usize>> = (0..names.len()).map(|name| vec![name]).collect();
    for (score, i, j) in edges {
        let (x, y) = (components.root(i), components.root(j));
        if x == y {
            continue;
        }
        let (left, right) = (&members[x], &members[y]);
        let is_crowd = || left.len() + right.len() > MOST_SPELLINGS;
        let clashes = || left.iter().any(|i| right.iter().any(|j| clash(*i, *j)));
        if score < EQUAL && (is_crowd() || clashes()) {
            continue;
        }
        components.join(x, y);
        // The root of what is joined is the smaller one.
        let gone = std::mem::take(&mut members[x.max(y)]);
        members[x.min(y)].extend(gone);
    }
    components.sets()
}

/// Whether `short`, a surname alone or a name with an initial, can mean the person of a full name.
pub(crate) fn can_mean(short: &PersonName, full: &PersonName) -> bool {
    match (short.parts.as_slice(), full.parts.last()) {
        ([only], Some(surname)) => only.fit(surname).kind <= Kind::GenderedSurname,
        _ => Verdict::of(short, full).same(),
    }
}

/// Whether `given`, a given name alone, is that of a full name, or what its bearer is called for short.
pub(crate) fn is_given_name_of(given: &PersonName, full: &PersonName) -> bool {
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
pub(crate) fn is_telling(short: &PersonName) -> bool {
    match short.parts.as_slice() {
        [only] => only.given.is_empty() && only.text.chars().count() >= TELLING_SURNAME,
        _ => true,
    }
}

/// Why two names of one group are one person's: what joins them other than equal parts.
pub(crate) fn reasons(a: &PersonName, b: &PersonName) -> NameMatch {
    let mut found = fit(a, b);
    found.reasons.retain(|reason| reason.name != Kind::SamePart.name());
    found
}

/// What comparing names gave. Whether two clash is asked again and again where many bear like names, so that it is kept.
struct Compared {
    /// For each name those that fit it, sorted, with their scores.
    near: Vec<Vec<(usize, f64)>>,
    /// Where the pairs of each name with those after it begin; one more than names.
    rows: Vec<usize>,
    /// For each pair of the rows the later name, sorted, and whether the two clash.
    clashes: Vec<(usize, bool)>,
}

impl Compared {
    fn new(names: &[PersonName]) -> Self {
        let pairs = candidates(names);
        let mut near = vec![Vec::new(); names.len()];
        let mut rows = vec![0; names.len() + 1];
        let mut clashes = Vec::with_capacity(pairs.len());
        for (i, j) in pairs {
            let verdict = Verdict::of(&names[i], &names[j]);
            rows[i + 1] += 1;
            clashes.push((j, verdict.clashes()));
            if verdict.same() {
                near[i].push((j, verdict.score));
                near[j].push((i, verdict.score));
            }
        }
        for at in 1..rows.len() {
            rows[at] += rows[at - 1];
        }
        // The pairs come sorted, so that each list is: first those before the name, then those after it.
        Self { near, rows, clashes }
    }

    /// Whether two names clash; `None`: they were not compared.
    fn clash(&self, i: usize, j: usize) -> Option<bool> {
        let (first, second) = (i.min(j), i.max(j));
        let row = &self.clashes[self.rows[first]..self.rows[first + 1]];
        row.binary_search_by_key(&second, |(other, _)| *other).ok().map(|at| row[at].1)
    }
}

/// Pairs of names that share a key, each once, sorted: the smaller index first.
fn candidates(names: &[PersonName]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut pair_up = |range: usize, block: &[usize]| {
        for (at, i) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().take(range).map(|j| (*i, *j)));
        }
    };
    let mut small_ones = |block: &[usize]| {
        if block.len() <= CROWD {
            pair_up(CROWD, block);
        }
        block.len() > CROWD
    };
    let crowds = blocks(names.iter().map(first_keys).enumerate(), &mut small_ones);
    // A name is in several crowds, and its finer keys are the same in each.
    let mut crowded: Vec<usize> = crowds.into_iter().flatten().collect();
    crowded.sort_unstable();
    crowded.dedup();
    blocks(crowded.iter().map(|i| (*i, sound_keys(&names[*i]))), &mut small_ones);
    let crowds = blocks(crowded.iter().map(|i| (*i, whole_keys(&names[*i]))), small_ones);
    crowds.iter().for_each(|crowd| pair_up(NEIGHBOURS, crowd));
    // However many namesakes there are: what sounds alike throughout is compared.
    let alike = blocks(crowded.iter().map(|i| (*i, exact_keys(&names[*i]))), |_| true);
    alike.iter().for_each(|block| pair_up(CROWD, block));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Calls `visit` with the names that share a key, for each key, and gives back the blocks for which it said so.
fn blocks(
    keyed: impl Iterator<Item = (usize, Vec<u64>)>,
    mut visit: impl FnMut(&[usize]) -> bool,
) -> Vec<Vec<usize>> {
    let mut entries: Vec<(u64, usize)> =
        keyed.flat_map(|(i, keys)| keys.into_iter().map(move |key| (key, i))).collect();
    entries.sort_unstable();
    entries.dedup();
    let mut kept = Vec::new();
    for block in entries.chunk_by(|x, y| x.0 == y.0).filter(|block| block.len() > 1) {
        let block: Vec<usize> = block.iter().map(|(_, i)| *i).collect();
        if visit(&block) {
            kept.push(block);
        }
    }
    kept
}

/// Keys of the consonants of a surname with the first sound of a given name, or with its line of the table of given names.
fn first_keys(name: &PersonName) -> Vec<u64> {
    keys(name, consonants, first_sound)
}

/// As [`first_keys`], with all sounds of the surname.
fn sound_keys(name: &PersonName) -> Vec<u64> {
    keys(name, str::to_owned, first_sound)
}

fn first_sound(skeleton: &str) -> String {
    skeleton.chars().next().map(coarse).into_iter().collect()
}

/// Keys of the consonants of a surname with those of a given name.
fn whole_keys(name: &PersonName) -> Vec<u64> {
    keys(name, consonants, consonants)
}

/// Keys of all sounds of a surname with those of a given name.
fn exact_keys(name: &PersonName) -> Vec<u64> {
    keys(name, str::to_owned, str::to_owned)
}

fn keys(
    name: &PersonName,
    of_surname: impl Fn(&str) -> String,
    of_given: impl Fn(&str) -> String,
) -> Vec<u64> {
    let n = name.parts.len();
    // "Ana Orbel Varn" goes by "Ana Orbel" too, "Emin Mehmet Varn" by "Mehmet Varn".
    let n_given = GIVEN_KEYS.min(n.saturating_sub(1));
    let n_surnames = SURNAME_KEYS.min(n.saturating_sub(1));
    let mut surnames: Vec<u64> = name.parts[n - n_surnames..]
        .iter()
        .flat_map(|part| part.skeletons.iter().map(|skeleton| key(of_surname(skeleton).as_bytes())))
        .collect();
    surnames.sort_unstable();
    surnames.dedup();
    let mut given: Vec<u64> = Vec::new();
    for part in &name.parts[..n_given] {
        given.extend(part.skeletons.iter().map(|skeleton| key(of_given(skeleton).as_bytes())));
        given.extend(part.given.iter().map(|line| u64::from(*line)));
    }
    given.sort_unstable();
    given.dedup();
    surnames.iter().flat_map(|surname| given.iter().map(|given| pair_key(*surname, *given))).collect()
}

/// The consonants of a skeleton, like ones as one; a vowel counts where it begins. The ending that tells a woman's Slavic surname is left out.
fn consonants(skeleton: &str) -> String {
    let mut found = String::new();
    for (at, sound) in skeleton.chars().map(coarse).enumerate() {
        if (at == 0 || sound != 'a') && !found.ends_with(sound) {
            found.push(sound);
        }
    }
    found
}

/// One letter for sounds that spellings exchange.
fn coarse(sound: char) -> char {
    match sound {
        'a' | 'e' | 'i' | 'o' | 'u' => 'a',
        'b' | 'p' => 'p',
        'd' | 't' => 't',
        'f' | 'v' => 'v',
        'g' | 'k' => 'k',
        'm' | 'n' => 'n',
        's' | 'z' | 'x' | 'S' | 'J' => 's',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(names: &[&str]) -> Vec<Vec<String>> {
        let parsed: Vec<PersonName> = names.iter().map(|name| PersonName::parse(name)).collect();
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
        let can = |a: &str, b: &str| can_mean(&PersonName::parse(a), &PersonName::parse(b));
        assert!(can("Prigojine", "Yevgeny Prigozhin") && can("Навальная", "Yulia Navalnaya"));
        assert!(!can("Yevgeny", "Yevgeny Prigozhin"));
    }

    #[test]
    fn a_given_name_can_mean_a_full_name() {
        let can = |a: &str, b: &str| is_given_name_of(&PersonName::parse(a), &PersonName::parse(b));
        assert!(can("Ben", "Benjamin David Orbel") && can("Ada", "Ada Orbel"));
        assert!(!can("Orbel", "Ada Orbel") && !can("A", "Ada Orbel") && !can("Ada Orbel", "Ada Orbel"));
    }

    #[test]
    fn names_that_an_article_tells_apart_stay_apart() {
        let parse = |names: &[&str]| names.iter().map(|name| PersonName::parse(name)).collect::<Vec<_>>();
        let names = parse(&["Jeremy Orbel", "Jerry Orbel", "Luis \"Jerry\" Orbel"]);
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
