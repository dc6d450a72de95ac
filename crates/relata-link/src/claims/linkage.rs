//! Groups of things by how alike each pair is: average linkage (Sokal and Michener 1958) over the pairs that were compared.
//!
//! A chain cannot join its ends: two groups are joined only when one pair between them is sure, and the mean over all their
//! pairs, those that were never compared counted as 0, is high enough. What is told often in the same words weighs no more in the mean than
//! what is told once. The best pair of groups is always joined first and equals by the smaller indexes, so
//! the answer depends on the pairs alone.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// What two groups must have to be joined.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Least {
    /// How alike their most alike pair must be …
    pub(crate) best: f64,
    /// … and all their pairs in the mean.
    pub(crate) mean: f64,
}

/// How alike the pairs between two groups are.
#[derive(Clone, Copy, Debug)]
struct Likeness {
    sum: f64,
    best: f64,
}

impl Likeness {
    const NONE: Self = Self { sum: 0.0, best: 0.0 };

    fn with(self, other: Self) -> Self {
        Self { sum: self.sum + other.sum, best: self.best.max(other.best) }
    }
}

/// Two groups that may be joined.
struct Offer {
    mean: f64,
    a: usize,
    b: usize,
    /// How often either had grown when the offer was made.
    age: usize,
}

/// The groups of the indexes of `weights`, each sorted, by their smallest index. Each counts by its weight, above 0. `likeness` holds each
/// pair once, the smaller index first; below 0: the two contradict each other.
pub(crate) fn group(
    weights: &[f64],
    likeness: &BTreeMap<(usize, usize), f64>,
    least: Least,
) -> Vec<Vec<usize>> {
    let n = weights.len();
    let mut weights = weights.to_vec();
    let mut near: Vec<BTreeMap<usize, Likeness>> = vec![BTreeMap::new(); n];
    let mut members: Vec<Vec<usize>> = (0..n).map(|at| vec![at]).collect();
    let mut offers = BinaryHeap::new();
    for ((a, b), value) in likeness {
        let alike = Likeness { sum: *value * weights[*a] * weights[*b], best: *value };
        near[*a].insert(*b, alike);
        near[*b].insert(*a, alike);
        if *value >= least.best && *value >= least.mean {
            offers.push(Offer { mean: *value, a: *a, b: *b, age: 2 });
        }
    }
    while let Some(Offer { a, b, age, .. }) = offers.pop() {
        if members[a].is_empty() || members[b].is_empty() || age != members[a].len() + members[b].len() {
            continue;
        }
        let moved = std::mem::take(&mut members[b]);
        members[a].extend(moved);
        weights[a] += weights[b];
        for (other, alike) in std::mem::take(&mut near[b]) {
            near[other].remove(&b);
            if other != a {
                let alike = near[a].get(&other).copied().unwrap_or(Likeness::NONE).with(alike);
                near[a].insert(other, alike);
                near[other].insert(a, alike);
            }
        }
        near[a].remove(&b);
        for (other, alike) in &near[a] {
            let (first, second) = (a.min(*other), a.max(*other));
            let mean = alike.sum / (weights[a] * weights[*other]);
            if alike.best >= least.best && mean >= least.mean {
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
        group(
            &[1.0; 5],
            &pairs.iter().map(|(a, b, value)| ((*a, *b), *value)).collect(),
            Least { best: 0.5, mean: 0.5 },
        )
    }

    #[test]
    fn a_chain_does_not_join_its_ends() {
        assert_eq!(groups(&[(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.9)]), [vec![0, 1], vec![2, 3], vec![4]]);
        assert_eq!(groups(&[(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)]), [vec![0, 1, 2], vec![3], vec![4]]);
    }

    #[test]
    fn groups_of_which_no_pair_is_sure_stay_apart() {
        let pairs: BTreeMap<_, _> =
            [((0, 1), 0.9), ((1, 2), 0.9), ((0, 2), 0.1), ((2, 3), 0.6), ((3, 4), 0.9)].into();
        let found = group(&[1.0; 5], &pairs, Least { best: 0.8, mean: 0.4 });
        assert_eq!(found, [vec![0, 1, 2], vec![3, 4]]);
    }

    #[test]
    fn what_is_told_often_weighs_as_what_is_told_once() {
        // 0, 1 and 2 are one wording, 3 another of the same; 4 is like that one alone.
        let pairs: BTreeMap<_, _> = [
            ((0, 1), 1.0),
            ((0, 2), 1.0),
            ((1, 2), 1.0),
            ((0, 3), 0.95),
            ((1, 3), 0.95),
            ((2, 3), 0.95),
            ((3, 4), 0.9),
        ]
        .into();
        let groups = |weights: [f64; 5]| group(&weights, &pairs, Least { best: 0.8, mean: 0.45 });
        assert_eq!(groups([1.0; 5]), [vec![0, 1, 2, 3], vec![4]]);
        let third = 1.0 / 3.0;
        assert_eq!(groups([third, third, third, 1.0, 1.0]), [vec![0, 1, 2, 3, 4]]);
    }

    #[test]
    fn a_contradiction_keeps_a_group_apart() {
        assert_eq!(
            groups(&[(0, 1, 0.9), (1, 2, 0.9), (0, 2, -1.0)]),
            [vec![0, 1], vec![2], vec![3], vec![4]]
        );
    }
}
