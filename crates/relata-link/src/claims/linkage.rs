//! Groups of things by how alike each pair is: average linkage (Sokal and Michener 1958) over the pairs that were compared.
//!
//! A chain cannot join its ends: two groups are joined only when the mean over all pairs between them, those that were never
//! compared counted as 0, is high enough. The best pair of groups is always joined first and equals by the smaller indexes, so
//! the answer depends on the pairs alone.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Two groups that may be joined.
struct Offer {
    mean: f64,
    a: usize,
    b: usize,
    /// How often either had grown when the offer was made.
    age: usize,
}

/// The groups of `0..n`, each sorted, by their smallest index. `likeness` holds each pair once, the smaller index first;
/// below 0: the two contradict each other.
pub(crate) fn group(n: usize, likeness: &BTreeMap<(usize, usize), f64>, least: f64) -> Vec<Vec<usize>> {
    let mut near: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); n];
    let mut members: Vec<Vec<usize>> = (0..n).map(|at| vec![at]).collect();
    let mut offers = BinaryHeap::new();
    for ((a, b), value) in likeness {
        near[*a].insert(*b, *value);
        near[*b].insert(*a, *value);
        if *value >= least {
            offers.push(Offer { mean: *value, a: *a, b: *b, age: 2 });
        }
    }
    while let Some(Offer { a, b, age, .. }) = offers.pop() {
        if members[a].is_empty() || members[b].is_empty() || age != members[a].len() + members[b].len() {
            continue;
        }
        let moved = std::mem::take(&mut members[b]);
        members[a].extend(moved);
        for (other, sum) in std::mem::take(&mut near[b]) {
            near[other].remove(&b);
            if other != a {
                *near[a].entry(other).or_default() += sum;
                let sum = near[a].get(&other).copied().unwrap_or_default();
                near[other].insert(a, sum);
            }
        }
        near[a].remove(&b);
        for (other, sum) in &near[a] {
            let (first, second) = (a.min(*other), a.max(*other));
            let mean = sum / (members[a].len() * members[*other].len()) as f64;
            if mean >= least {
                offers.push(Offer {
                    mean,
                    a: first,
                    b: second,
                    age: members[a].len() + members[*other].len(),
                });
            }
        }
    }
    members.retain(|group| !group.is_empty());
    members.iter_mut().for_each(|group| group.sort_unstable());
    members.sort();
    members
}

impl Ord for Offer {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Offer {}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(pairs: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
        group(5, &pairs.iter().map(|(a, b, value)| ((*a, *b), *value)).collect(), 0.5)
    }

    #[test]
    fn a_chain_does_not_join_its_ends() {
        assert_eq!(groups(&[(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.9)]), [vec![0, 1], vec![2, 3], vec![4]]);
        assert_eq!(groups(&[(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)]), [vec![0, 1, 2], vec![3], vec![4]]);
    }

    #[test]
    fn a_contradiction_keeps_a_group_apart() {
        assert_eq!(
            groups(&[(0, 1, 0.9), (1, 2, 0.9), (0, 2, -1.0)]),
            [vec![0, 1], vec![2], vec![3], vec![4]]
        );
    }
}
