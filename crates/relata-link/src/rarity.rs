//! How much a term says by how many tellings hold it.
//!
//! Rarities are counted among a reference: all articles of a small pile, of a larger one a sample that looks random and is the same in whatever
//! order articles came. Counted among all, each article that comes would move the weight of every term by a little, and so the likeness of
//! every two articles; counted among a sample, an article outside of it changes no weight but its own.

use crate::bytes::{Reader, Writer};
use crate::fold::{key, mix};
use rayon::prelude::*;
use std::ops::RangeInclusive;

/// Tellings of other matters that are imagined beside those at hand, so that in a small pile a name which most of them share still
/// counts as rarer than in the world.
const BACKGROUND: usize = 50;
/// Articles of the reference at most; of a larger pile it has about half as many at least. Few are enough: on ECB+ (982 articles) BCubed F1 of stories
/// is .930 with all, .924 with a half, .928 with a quarter and .912 with an eighth of them; on the Debian announcements (660) F1 of translations
/// is .986 with all and .988 with a quarter.
const REFERENCE: usize = 1024;
/// Keys are sorted in portions, one after the other, to bound the memory: one for each so many holders, and so many at most.
const HOLDERS_TOGETHER: usize = 1 << 17;
const PORTIONS: u64 = 16;

/// Which articles rarities are counted among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The least [`level`] of its articles.
    from: u32,
}

impl Reference {
    /// That of these articles, whose ids come in any order.
    pub(crate) fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let levels: Vec<u32> = ids.map(level).collect();
        let is_small = |from: &u32| levels.iter().filter(|level| *level >= from).count() <= REFERENCE;
        Self { from: (0..u64::BITS).find(is_small).unwrap_or(u64::BITS) }
    }

    /// Whether an article is of it.
    pub(crate) fn holds(self, id: &str) -> bool {
        level(id) >= self.from
    }

    /// Whether it holds every article of its pile, so that any article that comes makes another of it.
    pub(crate) fn holds_all(self) -> bool {
        self.from == 0
    }

    pub(crate) fn write(self, to: &mut Writer) {
        to.u32(self.from);
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self { from: from.u32()? })
    }
}

/// Half of all articles have level 0, a quarter level 1 and so on.
fn level(id: &str) -> u32 {
    mix(key(id.as_bytes())).trailing_zeros()
}

/// How many tellings of the reference hold each key.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Rarities {
    /// Sorted by key; those that one alone holds are left out.
    held: Vec<(u64, u32)>,
    n: usize,
}

impl Rarities {
    /// `holders`: each key with a telling that holds it, in any order, also more than once; `n`: how many tellings there are.
    pub(crate) fn new(mut holders: Vec<(u64, u32)>, n: usize) -> Self {
        holders.par_sort_unstable();
        holders.dedup();
        let same = holders.chunk_by(|x, y| x.0 == y.0).filter(|same| same.len() > 1);
        Self { held: same.map(|same| (same[0].0, same.len() as u32)).collect(), n }
    }

    /// How many tellings hold a key: one at least, whoever asks.
    pub(crate) fn held(&self, key: u64) -> u32 {
        self.held.binary_search_by_key(&key, |(key, _)| *key).map_or(1, |at| self.held[at].1)
    }

    /// Among how many a key is counted.
    pub(crate) fn among(&self) -> f64 {
        (self.n + BACKGROUND) as f64
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.u64(self.n as u64);
        to.u64(self.held.len() as u64);
        for (key, held) in &self.held {
            to.u64(*key);
            to.u32(*held);
        }
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Option<Self> {
        let n = from.u64()? as usize;
        let n_held = from.u64()?;
        let held = (0..n_held).map(|_| Some((from.u64()?, from.u32()?))).collect::<Option<_>>()?;
        Some(Self { held, n })
    }
}

/// Hands each key with those who hold it, sorted, to `visit`, keys in order. `keys_of(i, range)`: the keys in `range` of holder `i` of `n`,
/// each once. Time is that of sorting; memory that of a part of the keys.
pub(crate) fn visit_holders<K: IntoIterator<Item = u64>>(
    n: usize,
    keys_of: impl Fn(usize, RangeInclusive<u64>) -> K,
    visit: impl FnMut(u64, &[(u64, u32)]),
) {
    let portions = (n.div_ceil(HOLDERS_TOGETHER) as u64).clamp(1, PORTIONS);
    visit_in_portions(portions, n, keys_of, visit);
}

fn visit_in_portions<K: IntoIterator<Item = u64>>(
    portions: u64,
    n: usize,
    keys_of: impl Fn(usize, RangeInclusive<u64>) -> K,
    mut visit: impl FnMut(u64, &[(u64, u32)]),
) {
    let last_of_first = u64::MAX / portions;
    for portion in 0..portions {
        let start = portion * last_of_first + portion;
        let end = if portion + 1 == portions { u64::MAX } else { start + last_of_first };
        let mut holders: Vec<(u64, u32)> = Vec::new();
        for i in 0..n {
            let keys = keys_of(i, start..=end);
            holders.extend(keys.into_iter().map(|key| (key, i as u32)));
        }
        holders.par_sort_unstable();
        for same in holders.chunk_by(|x, y| x.0 == y.0) {
            visit(same[0].0, same);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_pile_is_its_own_reference_and_of_a_large_one_few_are_of_it_in_any_order() {
        let ids: Vec<String> = (0..10_000).map(|i| format!("a{i}")).collect();
        let of = |ids: &[String]| -> Vec<String> {
            let reference = Reference::of(ids.iter().map(String::as_str));
            ids.iter().filter(|id| reference.holds(id)).cloned().collect()
        };
        assert_eq!(of(&ids[..REFERENCE]).len(), REFERENCE);
        let chosen = of(&ids);
        assert!((REFERENCE * 2 / 5..=REFERENCE).contains(&chosen.len()), "{}", chosen.len());
        let mut backwards: Vec<String> = ids.iter().rev().cloned().collect();
        assert!(of(&backwards).iter().rev().eq(&chosen));
        // An article outside changes nothing.
        backwards.retain(|id| id != "a9999" || chosen.contains(id));
        assert_eq!(of(&backwards).len(), chosen.len());
    }

    #[test]
    fn what_one_telling_holds_and_what_none_of_the_reference_holds_are_equally_rare() {
        let rarities = Rarities::new(vec![(7, 0), (7, 1), (7, 1), (9, 2)], 3);
        assert_eq!([7, 9, 11].map(|key| rarities.held(key)), [2, 1, 1]);
        assert_eq!(rarities.among(), (3 + BACKGROUND) as f64);
    }

    #[test]
    fn every_key_comes_once_with_all_who_hold_it() {
        let keys = [vec![0, 7, u64::MAX], vec![7], vec![1 << 63, u64::MAX]];
        let within = |i: usize, range: RangeInclusive<u64>| {
            keys[i].iter().copied().filter(|key| range.contains(key)).collect::<Vec<_>>()
        };
        for portions in [1, 3, PORTIONS] {
            let mut found = Vec::new();
            visit_in_portions(portions, keys.len(), within, |key, holders| {
                found.push((key, holders.iter().map(|(_, i)| *i).collect::<Vec<_>>()));
            });
            assert_eq!(found, [(0, vec![0]), (7, vec![0, 1]), (1 << 63, vec![2]), (u64::MAX, vec![0, 2])]);
        }
    }
}
