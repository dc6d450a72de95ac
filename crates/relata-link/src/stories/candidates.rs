//! Which pairs of articles are compared: those whose heaviest terms agree, as far as few tell these.

use super::features::Weighed;
use super::told::Told;

/// The heaviest terms of an article by which partners are looked for.
const KEY_TERMS: usize = 40;
/// A term that is heavy in articles of more origins than this proposes no pairs: it would be quadratic, and says little.
pub(super) const CROWD: usize = 100;
/// Likeness by the heaviest terms alone from which on a pair is compared in full.
pub(super) const PROMISING: f64 = 0.04;

/// A heavy term with its weight.
pub(super) type Heavy = (u64, f32);

/// The heaviest terms of an article by which others may be found, sorted by key.
pub(super) fn heaviest(told: &Told, weighed: &Weighed) -> Vec<Heavy> {
    let mut heaviest: Vec<Heavy> = weighed.terms(told).map(|term| (term.key, term.of_all)).collect();
    if heaviest.len() > KEY_TERMS {
        heaviest.select_nth_unstable_by(KEY_TERMS - 1, |x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        heaviest.truncate(KEY_TERMS);
        heaviest.sort_unstable_by_key(|(key, _)| *key);
    }
    heaviest
}

/// The pairs, sorted, smaller index first, whose heaviest terms agree in [`PROMISING`] at least.
pub(super) fn pairs(heaviest: &[Vec<Heavy>], origin_of: &[usize]) -> Vec<(u32, u32)> {
    // Who holds each term, term after term, and of each article where its terms begin there.
    let n_terms = heaviest.iter().map(Vec::len).sum();
    let mut holders: Vec<(u64, u32, f32)> = Vec::with_capacity(n_terms);
    for (i, terms) in heaviest.iter().enumerate() {
        holders.extend(terms.iter().map(|(key, weight)| (*key, i as u32, *weight)));
    }
    holders.sort_unstable_by_key(|(key, i, _)| (*key, *i));
    let mut origins: Vec<usize> = Vec::new();
    let mut is_crowd = |same: &[(u64, u32, f32)]| {
        origins.clear();
        origins.extend(same.iter().map(|(_, i, _)| origin_of[*i as usize]));
        origins.sort_unstable();
        origins.dedup();
        origins.len() > CROWD
    };
    let mut begin: Vec<Vec<u32>> = heaviest.iter().map(|terms| Vec::with_capacity(terms.len())).collect();
    let mut end = vec![0_u32; holders.len()];
    let mut at = 0;
    for same in holders.chunk_by(|x, y| x.0 == y.0) {
        let crowd = is_crowd(same);
        for (rank, (_, i, _)) in same.iter().enumerate() {
            // Later articles only: each pair is met once.
            begin[*i as usize].push((at + rank + 1) as u32);
            end[at + rank] = (at + if crowd { rank + 1 } else { same.len() }) as u32;
        }
        at += same.len();
    }
    let mut pairs = Vec::new();
    let mut agreement = vec![0.0_f64; heaviest.len()];
    let mut met: Vec<u32> = Vec::new();
    for (i, terms) in heaviest.iter().enumerate() {
        for ((_, weight), from) in terms.iter().zip(&begin[i]) {
            let from = *from as usize;
            for (_, j, other) in &holders[from..end[from - 1] as usize] {
                let agreement = &mut agreement[*j as usize];
                if *agreement == 0.0 {
                    met.push(*j);
                }
                *agreement += f64::from(*weight) * f64::from(*other);
            }
        }
        met.sort_unstable();
        for j in met.drain(..) {
            let agreement = std::mem::take(&mut agreement[j as usize]);
            if agreement >= PROMISING {
                pairs.push((i as u32, j));
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_share_enough_of_what_is_heavy_and_each_comes_once() {
        let heaviest = [
            vec![(1, 0.3), (2, 0.11)],
            vec![(1, 0.2), (3, 0.2)],
            vec![(2, 0.3), (3, 0.3)],
            vec![(1, 0.1), (2, 0.1)],
            Vec::new(),
        ];
        // 0 and 1: .06; 0 and 2: .033; 0 and 3: .03 and .011; 1 and 2: .06; 2 and 3: .03.
        assert_eq!(pairs(&heaviest, &[0, 1, 2, 3, 4]), [(0, 1), (0, 3), (1, 2)]);
    }
}
