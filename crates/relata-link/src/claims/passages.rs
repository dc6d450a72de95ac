//! Where the passages of two articles that share text match: what stands at the same place of them is likely to say the same.
//!
//! Copies of one text are all compared by way of each other: where a translation matches the original, it matches the reprint
//! that cut the sentence's neighbours too.

use super::tellings::Item;
use crate::input::Input;
use relata_types::{CopyLink, Passage, Span};
use std::collections::BTreeMap;

/// A telling with more counterparts than this hands none of them on.
const CROWD: usize = 40;
/// How much must stand at the same place for a counterpart to be handed on.
const HANDED_ON: f32 = 0.5;
/// Words that two equal tellings must have to be counterparts.
const TWIN_WORDS: usize = 4;

/// How two tellings stand in the passages of two copies, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Place {
    /// How much of the shorter stands where the other does, when each passage is laid over the one that it matches.
    pub(crate) same: f32,
    /// How few other tellings the passages hold: one part of those of the passage that has more.
    pub(crate) alone: f32,
}

impl Place {
    const EQUAL: Self = Self { same: 1.0, alone: 1.0 };

    fn max(self, other: Self) -> Self {
        Self { same: self.same.max(other.same), alone: self.alone.max(other.alone) }
    }

    fn min(self, other: Self) -> Self {
        Self { same: self.same.min(other.same), alone: self.alone.min(other.alone) }
    }
}

/// The matching passages by the indexes of their two inputs.
#[derive(Default)]
pub(crate) struct Passages<'a> {
    of: BTreeMap<(usize, usize), &'a [Passage]>,
    origin_of: &'a [usize],
}

impl<'a> Passages<'a> {
    pub(crate) fn new(inputs: &[Input], copies: &'a [CopyLink], origin_of: &'a [usize]) -> Self {
        let index = |id: &str| inputs.binary_search_by(|input| input.article.id.as_str().cmp(id)).ok();
        let of = copies.iter().filter_map(|link| {
            Some(((index(&link.a)?, index(&link.b)?), link.passages.as_slice()))
                .filter(|(_, all)| !all.is_empty())
        });
        Self { of: of.collect(), origin_of }
    }

    /// How the tellings of a story stand. `items` know their indexes and are sorted by input.
    pub(crate) fn places(&self, items: &[Item]) -> Places {
        let mut places: BTreeMap<(usize, usize), Place> = BTreeMap::new();
        let mut note = |a: usize, b: usize, place: Place| {
            let known = places.entry((a.min(b), a.max(b))).or_default();
            *known = known.max(place);
        };
        let of_input: BTreeMap<usize, &[Item]> = items
            .chunk_by(|x, y| x.input == y.input)
            .filter_map(|of_article| Some((of_article.first()?.input, of_article)))
            .collect();
        for (i, here) in &of_input {
            for ((_, j), passages) in self.of.range((*i, 0)..=(*i, usize::MAX)) {
                let Some(there) = of_input.get(j) else { continue };
                for passage in *passages {
                    let a: Vec<&Item> = here.iter().filter(|item| passage.a.overlaps(item.span)).collect();
                    let b: Vec<&Item> = there.iter().filter(|item| passage.b.overlaps(item.span)).collect();
                    let alone = 1.0 / a.len().max(b.len()).max(1) as f32;
                    for x in &a {
                        for y in &b {
                            note(x.at, y.at, Place { same: same_place(passage, x.span, y.span), alone });
                        }
                    }
                }
            }
        }
        let mut equal: BTreeMap<(usize, &[u64]), Vec<usize>> = BTreeMap::new();
        for item in items.iter().filter(|item| item.text.len() >= TWIN_WORDS) {
            let origin = self.origin_of.get(item.input).copied().unwrap_or(usize::MAX);
            equal.entry((origin, &item.text)).or_default().push(item.at);
        }
        for twins in equal.values().filter(|twins| twins.len() <= CROWD) {
            for (n, a) in twins.iter().enumerate() {
                twins.iter().skip(n + 1).for_each(|b| note(*a, *b, Place::EQUAL));
            }
        }
        hand_on(items, &mut places);
        Places { of: places }
    }
}

/// How the tellings of a story stand, two by two, the smaller index first; those that share no passage are left out.
#[derive(Default)]
pub(crate) struct Places {
    of: BTreeMap<(usize, usize), Place>,
}

impl Places {
    /// How two stand.
    pub(crate) fn of(&self, a: &Item, b: &Item) -> Place {
        self.of.get(&(a.at.min(b.at), a.at.max(b.at))).copied().unwrap_or_default()
    }

    /// The pairs of which one stands where the other does.
    pub(crate) fn facing(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.of.iter().filter(|(_, place)| place.same >= HANDED_ON).map(|(pair, _)| *pair)
    }
}

/// Gives the counterparts of each telling that are not known to each other for counterparts.
fn hand_on(items: &[Item], places: &mut BTreeMap<(usize, usize), Place>) {
    let mut near: BTreeMap<usize, Vec<(usize, Place)>> = BTreeMap::new();
    for ((a, b), place) in places.iter().filter(|(_, place)| place.same >= HANDED_ON) {
        near.entry(*a).or_default().push((*b, *place));
        near.entry(*b).or_default().push((*a, *place));
    }
    let mut handed: BTreeMap<(usize, usize), Place> = BTreeMap::new();
    for counterparts in near.values().filter(|counterparts| counterparts.len() <= CROWD) {
        for (n, (a, of_a)) in counterparts.iter().enumerate() {
            for (b, of_b) in counterparts.iter().skip(n + 1) {
                let is_other_article =
                    items.get(*a).map(|item| item.input) != items.get(*b).map(|item| item.input);
                if is_other_article {
                    let known = handed.entry((*a.min(b), *a.max(b))).or_default();
                    *known = known.max(of_a.min(*of_b));
                }
            }
        }
    }
    for (pair, place) in handed {
        let known = places.entry(pair).or_default();
        *known = known.max(place);
    }
}

/// How much of the shorter of two spans stands where the other does.
fn same_place(passage: &Passage, a: Span, b: Span) -> f32 {
    let (from, to) = (place(a, passage.a), place(b, passage.b));
    let shared = from.1.min(to.1) - from.0.max(to.0);
    (shared / (from.1 - from.0).min(to.1 - to.0).max(f32::MIN_POSITIVE)).clamp(0.0, 1.0)
}

/// Where a telling begins and ends in a passage, as parts of the passage.
fn place(span: Span, passage: Span) -> (f32, f32) {
    let length = (passage.end - passage.start).max(1) as f32;
    let at = |byte: u32| byte.clamp(passage.start, passage.end).saturating_sub(passage.start) as f32 / length;
    (at(span.start), at(span.end))
}
