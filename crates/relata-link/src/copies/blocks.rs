//! Blocks of articles of about the same time that mean about the same: within a block each is compared with each.
//!
//! All articles are put into blocks several times, each time cut by other planes: two that mean the same may lie on two sides of one.

use crate::fold::mix;
use relata_types::SentenceVector;

/// Days within which the translation of a dated article is looked for by what it means; a later one must share rare anchors.
pub(crate) const DAYS: i64 = 7;
/// Articles that are compared by what they mean, each with each. A larger block is split by a plane through the vectors.
pub(crate) const BLOCK: usize = 256;
/// How often all articles are put into blocks. Cut twice by the same planes, 16,036 of 20,000 translations were found among 100,000 made-up
/// articles, 300 a day.
pub(crate) const CUTS: usize = 4;
/// Planes of each cut: what so many do not part stays together.
pub(crate) const PLANES: usize = 16;

/// Where an article stands among the blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The day of publication.
    pub(crate) day: Option<i64>,
    /// On which side of each plane of each cut it lies, the first plane in the lowest bit.
    pub(crate) signs: [u16; CUTS],
}

impl Spot {
    /// The span of time of a cut that it falls into. Every other row of windows is moved by half of one, so that neighbours in time share one.
    pub(crate) fn window(&self, cut: usize) -> Option<i64> {
        let moved = DAYS * (cut % 2) as i64;
        self.day.map(|day| (day + moved).div_euclid(2 * DAYS))
    }

    /// Whether it lies above plane `depth` of a cut.
    fn is_above(&self, cut: usize, depth: usize) -> bool {
        self.signs[cut] >> depth & 1 == 1
    }

    /// Whether it shares the window and the sides of the first `depth` planes with another.
    pub(crate) fn is_with(&self, other: &Self, cut: usize, depth: usize) -> bool {
        let sides = (1_u32 << depth) - 1;
        self.window(cut) == other.window(cut) && u32::from(self.signs[cut] ^ other.signs[cut]) & sides == 0
    }
}

/// Planes through the origin. They look random and are the same everywhere (Charikar 2002: near vectors are mostly on one side).
pub(crate) struct Planes(Vec<[i8; SentenceVector::DIMENSIONS]>);

impl Planes {
    /// All of them.
    pub(crate) fn new() -> Self {
        let plane = |at: usize| {
            let plane = (at / PLANES) as u64 * u64::from(u64::BITS) + (at % PLANES) as u64;
            let mut sides = [-1_i8; SentenceVector::DIMENSIONS];
            for (side, i) in sides.iter_mut().zip(0_u64..) {
                *side = if mix(plane << 32 | i) & 1 == 0 { 1 } else { -1 };
            }
            sides
        };
        Self((0..CUTS * PLANES).map(plane).collect())
    }

    /// Where an article of that day stands that means `gist`; `None` when that is not known.
    pub(crate) fn spot(&self, day: Option<i64>, gist: &SentenceVector) -> Option<Spot> {
        let is_above = |plane: &[i8; SentenceVector::DIMENSIONS]| {
            let products = gist.numbers().iter().zip(plane).map(|(x, y)| i32::from(*x) * i32::from(*y));
            products.sum::<i32>() > 0
        };
        let mut signs = [0; CUTS];
        for (sign, planes) in signs.iter_mut().zip(self.0.chunks(PLANES)) {
            *sign = planes.iter().rev().fold(0, |sides, plane| sides << 1 | u16::from(is_above(plane)));
        }
        (!gist.is_none()).then_some(Spot { day, signs })
    }
}

/// The blocks of a cut that `members` make, which share the sides of the first `depth` planes already.
pub(crate) fn leaves(
    members: Vec<usize>,
    cut: usize,
    depth: usize,
    spot: &impl Fn(usize) -> Option<Spot>,
) -> Vec<Vec<usize>> {
    let mut small: Vec<Vec<usize>> = Vec::new();
    let mut split = vec![(members, depth)];
    while let Some((block, depth)) = split.pop() {
        if block.len() > BLOCK && depth < PLANES {
            let is_above = |i: &usize| spot(*i).is_some_and(|spot| spot.is_above(cut, depth));
            let (above, below): (Vec<usize>, Vec<usize>) = block.into_iter().partition(is_above);
            split.extend([(above, depth + 1), (below, depth + 1)]);
        } else {
            small.push(block);
        }
    }
    small
}
