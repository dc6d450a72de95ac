//! What two tellings have in common: the named features of a pair, and what forbids that they be one claim.

use super::opposites::are_contrary;
use super::passages::Place;
use super::tellings::Item;
use std::collections::BTreeSet;

/// The features of a pair of tellings, in the order of their values.
pub const CLAIM_FEATURES: [&str; 21] = [
    "same-meaning",
    "nearest",
    "same-context",
    "same-place",
    "alone-at-place",
    "shared-times",
    "shared-words",
    "shared-words-of-both",
    "shared-names",
    "other-names",
    "shared-figures",
    "other-figures",
    "one-has-figures",
    "same-speaker",
    "other-speaker",
    "other-days",
    "is-short",
    "telling-words",
    "both-uttered",
    "other-language",
    "other-length",
];

/// One value for each of [`CLAIM_FEATURES`], from 0 to 1 but for the first, a cosine.
pub(crate) type Features = [f32; CLAIM_FEATURES.len()];

/// More names or figures than this in common say no more.
const ENOUGH: usize = 3;
/// More telling words than this in the shorter say no more.
const MANY: usize = 10;
/// Telling words from which on what the shorter shares counts in full.
const FEW: f32 = 5.0;
/// A telling of fewer words is short: what it speaks of stands outside it.
const SHORT: usize = 7;
/// Words of both, as a part of all, from which two tellings are the same but for a figure or a negation.
const SAME_BUT_FOR: f32 = 0.7;

/// What is known of two tellings from what stands beside them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beside {
    /// Whether no other telling of the one's article is nearer to the other in meaning, nor the other way round.
    pub(crate) is_nearest: bool,
    /// How they stand in the passages that the articles share.
    pub(crate) place: Place,
}

/// What two tellings have in common.
pub(crate) fn features(a: &Item, b: &Item, beside: Beside) -> Features {
    let (of_shorter, of_both) = shared_words(a, b);
    // That the one word of "it was with the prosecutors" stands in the other says little.
    let telling = a.words.len().min(b.words.len()) as f32;
    let weighed = |share: f32| share * (telling / FEW).min(1.0);
    let yes = |holds: bool| f32::from(u8::from(holds));
    let part = |n: usize| n.min(ENOUGH) as f32 / ENOUGH as f32;
    let figures = a.numbers.intersection(&b.numbers).count();
    let has_figures = (!a.numbers.is_empty(), !b.numbers.is_empty());
    let speakers = known_speakers(a, b);
    let (shorter, longer) = (a.text.len().min(b.text.len()), a.text.len().max(b.text.len()));
    [
        a.vector.cosine(&b.vector),
        yes(beside.is_nearest),
        // Two utterances are the same whoever announces them, and in what words.
        a.context.cosine(&b.context).max(a.said.cosine(&b.said)),
        beside.place.same,
        beside.place.alone,
        part(a.times.intersection(&b.times).count()),
        weighed(of_shorter),
        of_both,
        part(a.names.intersection(&b.names).count()),
        yes(!a.names.is_empty() && !b.names.is_empty() && a.names.is_disjoint(&b.names)),
        part(figures),
        yes(has_figures == (true, true) && figures == 0),
        yes(has_figures.0 != has_figures.1),
        yes(speakers == Some(true)),
        yes(speakers == Some(false)),
        yes(!a.days.is_empty() && !b.days.is_empty() && a.days.is_disjoint(&b.days)),
        yes(shorter < SHORT),
        a.words.len().min(b.words.len()).min(MANY) as f32 / MANY as f32,
        yes(a.statement.is_some() && b.statement.is_some()),
        yes(a.lang != b.lang),
        1.0 - shorter as f32 / longer.max(1) as f32,
    ]
}

/// Whether both are uttered by speakers that are known, and these are one.
fn known_speakers(a: &Item, b: &Item) -> Option<bool> {
    Some(a.speaker.as_ref()? == b.speaker.as_ref()?)
}

/// The weight of the words that both have, as a part of the weight of the shorter one's and of both's. Words of two languages
/// are hardly ever the same: what they share is names and figures, which count elsewhere.
pub(crate) fn shared_words(a: &Item, b: &Item) -> (f32, f32) {
    if a.lang != b.lang {
        return (0.0, 0.0);
    }
    let weight = |item: &Item| item.words.iter().map(|(_, weight)| weight).sum::<f32>();
    let (mut i, mut j, mut shared) = (0, 0, 0.0);
    while let (Some((x, weight)), Some((y, _))) = (a.words.get(i), b.words.get(j)) {
        if x == y {
            shared += weight;
        }
        (i, j) = (i + usize::from(x <= y), j + usize::from(y <= x));
    }
    let (a, b) = (weight(a), weight(b));
    let (shorter, both) = (a.min(b), a + b - shared);
    if shorter <= 0.0 { (0.0, 0.0) } else { (shared / shorter, shared / both) }
}

/// Why two tellings cannot be one claim, whatever they share; `None`: they may be.
pub(crate) fn contradiction(a: &Item, b: &Item) -> Option<&'static str> {
    if a.asserts != b.asserts {
        return Some("one is no assertion");
    }
    if a.is_first_person != b.is_first_person || a.is_first_person && b.is_first_person {
        // Who "I" and "we" are is known by the speaker alone. In the outlet's own voice there is none.
        let told_by = |item: &Item| {
            item.speaker.clone().or_else(|| item.statement.clone().map(|_| item.source.clone()))
        };
        let uttered = a.statement.is_some() && b.statement.is_some();
        let one_speaker =
            known_speakers(a, b).unwrap_or_else(|| uttered && told_by(a) == told_by(b) || a.text == b.text);
        if !one_speaker {
            return Some("somebody speaks of himself");
        }
    }
    if a.input == b.input && a.sentence == b.sentence && !a.span.overlaps(b.span) {
        return Some("they are parts of one sentence");
    }
    let (_, of_both) = shared_words(a, b);
    let alike = of_both >= SAME_BUT_FOR;
    if says_contrary(a, b) && !alike {
        return Some("they say the contrary");
    }
    let disjoint = !a.numbers.is_empty() && !b.numbers.is_empty() && a.numbers.is_disjoint(&b.numbers);
    // In one voice two figures of one article are two things, whatever the words beside them.
    let in_one_voice =
        a.input == b.input && a.statement.is_some() == b.statement.is_some() && a.source == b.source;
    if (!alike || in_one_voice) && (differ_in_a_count(a, b) || disjoint && a.lang != b.lang) {
        return Some("figures differ");
    }
    None
}

/// Whether one denies what the other says, or says the opposite; not both.
fn says_contrary(a: &Item, b: &Item) -> bool {
    (a.denies != b.denies) != are_contrary(&a.sides, &b.sides)
}

/// Whether a unit that both count has different values.
fn differ_in_a_count(a: &Item, b: &Item) -> bool {
    let values = |item: &Item, unit: &str| -> BTreeSet<String> {
        item.figures.iter().filter(|figure| figure.unit == unit).map(|figure| figure.value.clone()).collect()
    };
    a.figures.iter().any(|figure| {
        let theirs = values(b, &figure.unit);
        !theirs.is_empty() && theirs.is_disjoint(&values(a, &figure.unit))
    })
}
