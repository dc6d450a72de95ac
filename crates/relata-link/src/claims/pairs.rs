//! Which tellings of a story are compared, and how likely each pair is one claim.

use super::counts;
use super::features::{Beside, Features, contradiction, features, shared_words};
use super::model::likelihood;
use super::passages::Places;
use super::tellings::Item;
use crate::fold::key;
use relata_types::{Entity, EntityId, SentenceVector};
use std::collections::{BTreeMap, BTreeSet};

/// Tellings of a story up to which all pairs are compared; beyond it, only those that share a key.
const ALL_PAIRS: usize = 600;
/// A key in more tellings of a story than this proposes no pairs: it says little there.
const CROWD: usize = 60;
/// Keys of words, names and figures that two tellings of a large story must share to be compared …
const SHARED_KEYS: usize = 2;
/// … or one key of this many bits of their vectors' signs, of which each telling has so many. Two vectors with a cosine
/// of 0.8 share such a key in 7 of 10 pairs, of 0.5 in 1 of 10.
const SIGN_BITS: usize = 10;
const SIGN_KEYS: usize = 12;
/// Words that two equal tellings must have to be one claim whoever says them: "he said nothing" may be said of anybody.
const TELLING_WORDS: usize = 3;
/// What stands at the same place of a translation, nearly whole, is doubted half as much: the model learned from sentences, of which the
/// tellings of a sentence are parts that stand in another order.
const FACING: f32 = 0.9;
const DOUBT: f64 = 0.5;
/// What contradicts counts so much against joining the groups of the two.
const CONTRADICTION: f64 = -1.0;
/// Less likely pairs count as never compared, so that they need not be kept.
const UNLIKELY: f64 = 0.05;
/// The parts of the words of the shorter and of both that make two tellings one claim where their meaning is not known.
const SAME_WORDS: (f32, f32) = (0.8, 0.5);
/// For two counts of one fate: the cosine and the part of words that make them one happening's, when the values agree …
const SAME_COUNT: (f32, f32) = (0.25, 0.25);
/// … and when they do not.
const OTHER_COUNT: (f32, f32) = (0.55, 0.6);

/// The tellings of a story, to be compared.
pub(crate) struct Pairs<'a> {
    items: &'a [Item],
    places: &'a Places,
    sites: &'a BTreeMap<&'a EntityId, &'a Entity>,
    candidates: Vec<(usize, usize)>,
    /// The greatest cosine of a telling with any of another input.
    nearest: BTreeMap<(usize, usize), f32>,
}

impl<'a> Pairs<'a> {
    /// `items` know their indexes; `sites` are the entities that are places.
    pub(crate) fn new(
        items: &'a [Item],
        places: &'a Places,
        sites: &'a BTreeMap<&'a EntityId, &'a Entity>,
    ) -> Self {
        let candidates: Vec<(usize, usize)> = if items.len() <= ALL_PAIRS {
            (0..items.len()).flat_map(|j| (0..j).map(move |i| (i, j))).collect()
        } else {
            let mut found = candidates(items);
            found.extend(places.facing());
            found.into_iter().collect()
        };
        let mut nearest: BTreeMap<(usize, usize), f32> = BTreeMap::new();
        for (i, j) in &candidates {
            let (a, b) = (&items[*i], &items[*j]);
            if a.input != b.input && a.count.is_none() && b.count.is_none() {
                let cosine = a.vector.cosine(&b.vector);
                for key in [(*i, b.input), (*j, a.input)] {
                    let best = nearest.entry(key).or_insert(cosine);
                    *best = best.max(cosine);
                }
            }
        }
        Self { items, places, sites, candidates, nearest }
    }

    /// How likely each pair is one claim, the smaller index first; below 0 when they contradict each other.
    pub(crate) fn likeness(&self) -> BTreeMap<(usize, usize), f64> {
        let score = |(i, j): &(usize, usize)| {
            let value = self.compare(&self.items[*i], &self.items[*j]);
            (!(0.0..UNLIKELY).contains(&value)).then_some(((*i, *j), value))
        };
        self.candidates.iter().filter_map(score).collect()
    }

    /// What each telling weighs: those of the same words together as much as one of other words.
    pub(crate) fn weights(&self) -> Vec<f64> {
        let mut n_equal: BTreeMap<&[u64], f64> = BTreeMap::new();
        self.items.iter().for_each(|item| *n_equal.entry(&item.text).or_default() += 1.0);
        self.items
            .iter()
            .map(|item| 1.0 / n_equal.get(item.text.as_slice()).copied().unwrap_or(1.0))
            .collect()
    }

    /// How likely the two are one claim, from 0 to 1; −1 when they contradict each other. What is told in passing is not compared so.
    pub(crate) fn compare(&self, a: &Item, b: &Item) -> f64 {
        if a.is_in_passing || b.is_in_passing {
            return 0.0;
        }
        match (&a.count, &b.count) {
            (Some(_), Some(_)) => self.compare_counts(a, b),
            (None, None) => self.compare_tellings(a, b).map_or(CONTRADICTION, |(value, _)| value),
            _ => 0.0,
        }
    }

    /// What the two have in common.
    pub(crate) fn features(&self, a: &Item, b: &Item) -> Features {
        let cosine = a.vector.cosine(&b.vector);
        let nearest = |item: &Item, other: &Item| self.nearest.get(&(item.at, other.input)).copied();
        let is_nearest = |item, other| nearest(item, other).is_some_and(|nearest| cosine >= nearest);
        let place = self.places.of(a, b);
        features(a, b, Beside { is_nearest: is_nearest(a, b) && is_nearest(b, a), place })
    }

    /// 1 when two counts are of one happening's people.
    fn compare_counts(&self, a: &Item, b: &Item) -> f64 {
        let (Some(x), Some(y)) = (&a.count, &b.count) else { return 0.0 };
        if !counts::ask_the_same(x, y) || x.is_denied != y.is_denied {
            return 0.0;
        }
        if counts::are_of_two(x, y) {
            return CONTRADICTION;
        }
        if x.is_aside != y.is_aside {
            return 0.0;
        }
        let (cosine, words) = if x.value == y.value { SAME_COUNT } else { OTHER_COUNT };
        let is_alike = a.vector.cosine(&b.vector) >= cosine || shared_words(a, b).0 >= words;
        let may_be_one = || counts::may_be_one(a, b, |name| self.sites.contains_key(name));
        f64::from(u8::from(is_alike || may_be_one()))
    }

    /// How likely the two are one claim, with the features of the pair; `None`: they contradict each other.
    pub(crate) fn compare_tellings(&self, a: &Item, b: &Item) -> Option<(f64, Features)> {
        if contradiction(a, b).is_some() {
            return None;
        }
        let features = self.features(a, b);
        if a.input == b.input && a.span.overlaps(b.span) {
            return Some((0.0, features));
        }
        let same_text = a.text == b.text && a.words.len() >= TELLING_WORDS;
        // Who keeps silent may be told by a description that stands for nobody known; a copy tells of the same.
        let same_silence = match (&a.no_comment, &b.no_comment) {
            (Some(x), Some(y)) => !x.is_disjoint(y) || self.places.of(a, b).same >= FACING,
            _ => false,
        };
        let value = match (same_text || same_silence, a.vector.is_none() || b.vector.is_none()) {
            (true, _) => 1.0,
            (_, false) => {
                let value = likelihood(&features, a.lang != b.lang);
                let is_translated = a.lang != b.lang && self.places.of(a, b).same >= FACING;
                if is_translated { 1.0 - DOUBT * (1.0 - value) } else { value }
            }
            // No encoder was at hand: words alone decide, and must be nearly all the same.
            (_, true) => {
                let (of_shorter, of_both) = shared_words(a, b);
                f64::from(u8::from(of_shorter >= SAME_WORDS.0 && of_both >= SAME_WORDS.1))
            }
        };
        Some((value, features))
    }
}

/// Pairs that share two keys of words, names or figures, or one of their vectors, or are equal.
fn candidates(items: &[Item]) -> BTreeSet<(usize, usize)> {
    let mut postings: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut near: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        let words = item.words.iter().map(|(word, _)| *word);
        let names = item.names.iter().map(|name| key(name.as_bytes()));
        let numbers = item.numbers.iter().map(|number| key(number.as_bytes()));
        words.chain(names).chain(numbers).for_each(|key| postings.entry(key).or_default().push(at));
        sign_keys(&item.vector).into_iter().for_each(|key| near.entry(key).or_default().push(at));
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, j) in postings.values().filter(|at| at.len() <= CROWD).flat_map(|at| pairs(at)) {
        *shared.entry((at, j)).or_default() += 1;
    }
    let mut found: BTreeSet<(usize, usize)> =
        shared.into_iter().filter(|(_, n)| *n >= SHARED_KEYS).map(|(pair, _)| pair).collect();
    found.extend(near.values().filter(|at| at.len() <= CROWD).flat_map(|at| pairs(at)));
    let mut equal: BTreeMap<&[u64], usize> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        // Each equal text is paired with the last before it, which keeps the pairs linear.
        if let Some(before) = equal.insert(&item.text, at) {
            found.insert((before, at));
        }
    }
    found
}

fn pairs(at: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    at.iter().enumerate().flat_map(move |(n, j)| at[..n].iter().map(move |i| (*i, *j)))
}

/// Keys that near vectors are likely to share: the signs of some of their numbers (Charikar 2002; the axes of this encoder's
/// space stand for random directions). None for no vector.
fn sign_keys(vector: &SentenceVector) -> Vec<u64> {
    if vector.is_none() {
        return Vec::new();
    }
    let sign = |at: usize| u64::from(vector.numbers().get(at).is_some_and(|number| *number > 0));
    let signs = |band: usize| (0..SIGN_BITS).fold(0, |signs, bit| signs << 1 | sign(band * SIGN_BITS + bit));
    (0..SIGN_KEYS).map(|band| signs(band) | (band as u64) << SIGN_BITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::passages::Passages;
    use crate::claims::tellings::items;
    use crate::entities::EntityOf;
    use crate::input::prepare;
    use crate::testing::article;
    use relata_types::{CopyKind, CopyLink, Passage, Span};

    #[test]
    fn a_silence_in_a_translation_is_that_of_the_original() {
        let texts = [
            ("en", "The mill did not reply to the questions."),
            ("fr", "La minoterie n’a pas répondu aux questions."),
        ];
        let articles = texts.map(|(lang, text)| article(lang, lang, text).build());
        let inputs = prepare(&articles);
        let mut all: Vec<Item> =
            inputs.iter().enumerate().flat_map(|(i, input)| items(i, input, &EntityOf::new())).collect();
        all.iter_mut().enumerate().for_each(|(at, item)| item.at = at);
        assert_eq!(all.len(), 2);
        let whole = |i: usize| Span::new(0, inputs[i].article.text.len());
        let link = CopyLink {
            a: inputs[0].article.id.clone(),
            b: inputs[1].article.id.clone(),
            kind: CopyKind::Translation,
            score: 1.0,
            reasons: Vec::new(),
            passages: vec![Passage { a: whole(0), b: whole(1) }],
        };
        let likelihood = |copies: &[CopyLink]| {
            let places = Passages::new(&inputs, copies, &[0, 0]).places(&all);
            Pairs::new(&all, &places, &BTreeMap::new()).compare(&all[0], &all[1])
        };
        assert_eq!(likelihood(&[link]), 1.0);
        assert!(likelihood(&[]) < 0.5, "two who are not known may be two");
    }
}
