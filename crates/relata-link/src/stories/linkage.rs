//! Groups by average linkage (UPGMA; Sokal and Michener 1958) over the pairs that were compared; others count as unlike.
//!
//! Two groups are never nearer than the likest pair of their members. So what no chain of like pairs connects never joins, and each
//! connected part is grouped by itself, whatever the others are.

use crate::components::Components;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Part of what is enough from which on a pair connects: sums of rounded numbers may exceed their share by less.
const ALMOST: f64 = 1.0 - 1e-9;

/// What the likest pair of two languages counts against the average of all pairs: articles in two languages are never as like as those in
/// one, and one good bridge between them says much.
const BRIDGE: f64 = 0.4;

/// How near two groups are.
#[derive(Clone, Copy, Default)]
pub(crate) struct Near {
    /// Sum of the likeness over the pairs of their members.
    pub(crate) sum: f64,
    /// The highest of those of two languages.
    pub(crate) bridge: f64,
}

impl Near {
    /// Whether the two may be of one group.
    pub(crate) fn connects(&self, enough: f64) -> bool {
        self.sum.max(self.bridge) >= ALMOST * enough
    }

    fn add(&mut self, other: Self) {
        self.sum += other.sum;
        self.bridge = self.bridge.max(other.bridge);
    }
}

/// Two different members, the smaller first, with how near they are.
pub(crate) type NearPair = ((usize, usize), Near);

/// What `0..n` are grouped to, each group sorted, by smallest member. `pairs` holds each pair of members once at most.
pub(crate) fn groups(n: usize, pairs: &[NearPair], enough: f64) -> Vec<Vec<usize>> {
    let mut components = Components::new(n);
    for ((x, y), near) in pairs {
        if near.connects(enough) {
            components.join(*x, *y);
        }
    }
    let mut within: BTreeMap<usize, Vec<NearPair>> = BTreeMap::new();
    for pair in pairs {
        let ((x, y), _) = pair;
        let root = components.root(*x);
        if root == components.root(*y) {
            within.entry(root).or_default().push(*pair);
        }
    }
    let parts: Vec<(Vec<usize>, Vec<NearPair>)> = components
        .sets()
        .into_iter()
        .map(|members| {
            let pairs = members.first().and_then(|first| within.remove(first)).unwrap_or_default();
            (members, pairs)
        })
        .collect();
    let mut groups: Vec<Vec<usize>> =
        parts.into_par_iter().flat_map_iter(|(members, pairs)| part(members, &pairs, enough)).collect();
    groups.sort_unstable();
    groups
}

/// The groups of one connected part; `members` are sorted.
fn part(members: Vec<usize>, pairs: &[NearPair], enough: f64) -> Vec<Vec<usize>> {
    if pairs.is_empty() {
        return members.into_iter().map(|member| vec![member]).collect();
    }
    let place = |member: &usize| members.binary_search(member).unwrap_or_default();
    let likeness = pairs.iter().map(|((x, y), near)| ((place(x), place(y)), *near)).collect();
    let groups = average_linkage(vec![1; members.len()], likeness, enough).into_iter();
    groups.map(|group| group.into_iter().filter_map(|at| members.get(at).copied()).collect()).collect()
}

/// Joins the two nearest groups until their nearness falls below `enough`: the average likeness of their members, raised by a bridge between languages. `sizes` are the
/// members of each group at first; `likeness`, not negative, that of each pair of groups.
fn average_linkage(
    mut sizes: Vec<usize>,
    likeness: BTreeMap<(usize, usize), Near>,
    enough: f64,
) -> Vec<Vec<usize>> {
    let mut near: Vec<BTreeMap<usize, Near>> = vec![BTreeMap::new(); sizes.len()];
    for ((x, y), value) in likeness {
        near[x].insert(y, value);
        near[y].insert(x, value);
    }
    let mut components = Components::new(sizes.len());
    let average = |sizes: &[usize], x: usize, y: usize, near: Near| {
        let average = near.sum / (sizes[x] * sizes[y]) as f64;
        average.max(BRIDGE * near.bridge + (1.0 - BRIDGE) * average)
    };
    let mut queue: BTreeSet<Candidate> = BTreeSet::new();
    for (x, row) in near.iter().enumerate() {
        queue.extend(row.range(x..).map(|(y, sum)| Candidate::new(average(&sizes, x, *y, *sum), x, *y)));
    }
    while let Some(candidate) = queue.pop_first() {
        if candidate.likeness() < enough {
            break;
        }
        let (x, y) = (candidate.x, candidate.y);
        // Every candidate of the two groups is replaced by one of the joined group, which goes on as `x`.
        for (gone, row) in [(x, near[x].clone()), (y, near[y].clone())] {
            for (other, near) in row {
                let (from, to) = (gone.min(other), gone.max(other));
                queue.remove(&Candidate::new(average(&sizes, from, to, near), from, to));
            }
        }
        components.join(x, y);
        let moved = std::mem::take(&mut near[y]);
        sizes[x] += sizes[y];
        near[x].remove(&y);
        for (other, more) in moved.into_iter().filter(|(other, _)| *other != x) {
            near[x].entry(other).or_default().add(more);
            near[other].remove(&y);
        }
        for (other, joined) in near[x].clone() {
            near[other].insert(x, joined);
            let (from, to) = (x.min(other), x.max(other));
            queue.insert(Candidate::new(average(&sizes, from, to, joined), from, to));
        }
    }
    components.sets()
}

/// A pair of groups in the order in which pairs are joined: likest first, then by index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    /// `u64::MAX` less the bits of the likeness, which order as the likeness does, since it is not negative.
    rank: u64,
    x: usize,
    y: usize,
}

impl Candidate {
    fn new(likeness: f64, x: usize, y: usize) -> Self {
        Self { rank: u64::MAX - likeness.to_bits(), x, y }
    }

    fn likeness(self) -> f64 {
        f64::from_bits(u64::MAX - self.rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(n: usize, pairs: &[(usize, usize, f64)], expected: &[&[usize]]) {
        let near = |sum: f64| Near { sum, bridge: 0.0 };
        let pairs: Vec<NearPair> = pairs.iter().map(|(x, y, likeness)| ((*x, *y), near(*likeness))).collect();
        assert_eq!(average_linkage(vec![1; n], pairs.iter().copied().collect(), 0.5), expected);
        assert_eq!(groups(n, &pairs, 0.5), expected, "part by part");
    }

    #[test]
    fn one_bridge_does_not_join_two_groups() {
        let pairs = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.8)];
        check(5, &pairs, &[&[0, 1], &[2, 3], &[4]]);
        let more = [(0, 2, 0.6), (0, 3, 0.4), (1, 3, 0.4)];
        check(4, &[&pairs[..], &more].concat(), &[&[0, 1, 2, 3]]);
        check(2, &[(0, 1, 0.49)], &[&[0], &[1]]);
    }
}
