//! The model that weighs the features of two tellings: two logistic regressions, one within a language and one, without what
//! words say, across two.
//!
//! Written by eval/claims.py from 659 pairs of tellings of English news, judged by reading (eval/judged/claims-train.jsonl), and 11338
//! pairs of English and French announcements, whose places tell which are translations of each other: do not edit.

use super::features::{CLAIM_FEATURES, Features};

/// Log-odds at which all features are 0, and one weight for each of [`CLAIM_FEATURES`].
type Weights = (f32, [f32; CLAIM_FEATURES.len()]);

/// Two tellings of one language.
const WITHIN: Weights = (
    -5.69,
    [
        0.065,  // same-meaning
        1.271,  // nearest
        3.792,  // same-context
        3.202,  // same-place
        0.000,  // alone-at-place
        4.175,  // shared-times
        2.927,  // shared-words
        3.351,  // shared-words-of-both
        0.000,  // shared-names
        0.000,  // other-names
        1.804,  // shared-figures
        -1.612, // other-figures
        -0.395, // one-has-figures
        0.659,  // same-speaker
        -1.350, // other-speaker
        -3.782, // other-days
        0.000,  // is-short
        0.000,  // telling-words
        0.925,  // both-uttered
        0.000,  // other-language
        0.000,  // other-length
    ],
);

/// Of two languages.
const ACROSS: Weights = (
    -10.7,
    [
        6.674,  // same-meaning
        1.271,  // nearest
        6.674,  // same-context
        3.202,  // same-place
        0.000,  // alone-at-place
        4.464,  // shared-times
        0.000,  // shared-words
        0.000,  // shared-words-of-both
        0.388,  // shared-names
        -0.062, // other-names
        2.242,  // shared-figures
        -0.052, // other-figures
        -0.678, // one-has-figures
        0.659,  // same-speaker
        -1.350, // other-speaker
        -1.276, // other-days
        -0.538, // is-short
        0.000,  // telling-words
        0.000,  // both-uttered
        0.000,  // other-language
        0.000,  // other-length
    ],
);

/// From 0 to 1, how likely two tellings with these features are one claim; `is_across`: they are of two languages.
pub(crate) fn likelihood(features: &Features, is_across: bool) -> f64 {
    let (bias, weights) = if is_across { ACROSS } else { WITHIN };
    let sum: f32 = weights.iter().zip(features).map(|(weight, value)| weight * value).sum();
    f64::from(1.0 / (1.0 + (-(sum + bias)).exp()))
}
