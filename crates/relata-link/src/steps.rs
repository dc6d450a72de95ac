//! The steps of linking copies over compact records, for piles whose texts do not fit in memory: a sketch of each article, the pairs of
//! sketches worth a look, the comparison of two texts, and what is joined. Each takes plain values and depends on nothing else, so each can
//! run in batches, on one machine or many; texts are needed two at a time.

use crate::components::Components;
use crate::copies::{self, Sketch};
use crate::input::prepare_one;
use relata_types::{Article, CopyLink, Reading};

/// The sketch of an article: some hundred keys of runs of telling words.
pub fn sketch(article: &Article, reading: &Reading) -> Sketch {
    Sketch::new(&prepare_one(article, reading).words)
}

/// The pairs of sketches, as indexes, smaller first, sorted, that share enough keys for a comparison of their texts.
///
/// Time and memory are near-linear in the number of sketches: a key proposes a bounded number of partners for an article.
pub fn candidate_pairs(sketches: &[Sketch]) -> Vec<(u32, u32)> {
    copies::pairs(sketches)
}

/// The copy link between two articles by their texts alone, `a` with the smaller id. What a third article or an outlet's other articles
/// would tell is left to [`crate::link`].
pub fn compare(a: (&Article, &Reading), b: (&Article, &Reading)) -> Option<CopyLink> {
    copies::compare(&prepare_one(a.0, a.1), &prepare_one(b.0, b.1))
}

/// What `pairs` of `0..n` join, each group sorted, by smallest index.
pub fn joined(n: usize, pairs: &[(u32, u32)]) -> Vec<Vec<usize>> {
    let mut components = Components::new(n);
    for (a, b) in pairs {
        components.join(*a as usize, *b as usize);
    }
    components.sets()
}
