//! Where the passages of two articles that share text match: what stands at the same place of them is likely to say the same.

use super::tellings::Item;
use crate::input::Input;
use relata_types::{CopyLink, Passage, Span};
use std::collections::BTreeMap;

/// The matching passages by the indexes of their two inputs.
#[derive(Default)]
pub(crate) struct Passages<'a> {
    of: BTreeMap<(usize, usize), &'a [Passage]>,
}

impl<'a> Passages<'a> {
    pub(crate) fn new(inputs: &[Input], copies: &'a [CopyLink]) -> Self {
        let index = |id: &str| inputs.binary_search_by(|input| input.article.id.as_str().cmp(id)).ok();
        let of = copies.iter().filter_map(|link| {
            Some(((index(&link.a)?, index(&link.b)?), link.passages.as_slice()))
                .filter(|(_, all)| !all.is_empty())
        });
        Self { of: of.collect() }
    }

    /// How much of the shorter of two tellings stands where the other does, from 0 to 1, when each passage is laid over the one
    /// that it matches.
    pub(crate) fn same_place(&self, a: &Item, b: &Item) -> f32 {
        let (passages, mirrored) = match (self.of.get(&(a.input, b.input)), self.of.get(&(b.input, a.input)))
        {
            (Some(passages), _) => (*passages, false),
            (None, Some(passages)) => (*passages, true),
            (None, None) => return 0.0,
        };
        let of_passage = |passage: &Passage| {
            let (here, there) = if mirrored { (passage.b, passage.a) } else { (passage.a, passage.b) };
            if !here.overlaps(a.span) || !there.overlaps(b.span) {
                return 0.0;
            }
            let (from, to) = (place(a.span, here), place(b.span, there));
            let shared = from.1.min(to.1) - from.0.max(to.0);
            (shared / (from.1 - from.0).min(to.1 - to.0).max(f32::MIN_POSITIVE)).clamp(0.0, 1.0)
        };
        passages.iter().map(of_passage).fold(0.0, f32::max)
    }
}

/// Where a telling begins and ends in a passage, as parts of the passage.
fn place(span: Span, passage: Span) -> (f32, f32) {
    let length = (passage.end - passage.start).max(1) as f32;
    let at = |byte: u32| byte.clamp(passage.start, passage.end).saturating_sub(passage.start) as f32 / length;
    (at(span.start), at(span.end))
}
