//! How much a term says by how many tellings hold it.

use rayon::prelude::*;
use std::ops::RangeInclusive;

/// Tellings of other matters that are imagined beside those at hand, so that in a small pile a name which most of them share still
/// counts as rarer than in the world.
const BACKGROUND: usize = 50;
/// Keys are sorted in so many portions, one after the other, to bound the memory.
const PORTIONS: u64 = 16;

/// Among how many a term is counted when `n` tellings are at hand.
pub(crate) fn among(n: usize) -> f64 {
    (n + BACKGROUND) as f64
}

/// Hands each key with those who hold it, sorted, to `visit`, keys in order. `keys_of(i, range)`: the keys in `range` of holder `i` of `n`,
/// each once. Time is that of sorting; memory that of a part of the keys.
pub(crate) fn visit_holders<K: IntoIterator<Item = u64>>(
    n: usize,
    keys_of: impl Fn(usize, RangeInclusive<u64>) -> K,
    mut visit: impl FnMut(u64, &[(u64, u32)]),
) {
    let size = u64::MAX / PORTIONS + 1;
    for portion in 0..PORTIONS {
        let start = portion * size;
        let mut holders: Vec<(u64, u32)> = Vec::new();
        for i in 0..n {
            let keys = keys_of(i, start..=start + (size - 1));
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
    fn every_key_comes_once_with_all_who_hold_it() {
        let keys = [vec![0, 7, u64::MAX], vec![7], vec![1 << 63, u64::MAX]];
        let mut found = Vec::new();
        let within = |i: usize, range: RangeInclusive<u64>| {
            keys[i].iter().copied().filter(|key| range.contains(key)).collect::<Vec<_>>()
        };
        visit_holders(keys.len(), within, |key, holders| {
            found.push((key, holders.iter().map(|(_, i)| *i).collect::<Vec<_>>()));
        });
        assert_eq!(found, [(0, vec![0]), (7, vec![0, 1]), (1 << 63, vec![2]), (u64::MAX, vec![0, 2])]);
    }
}
