//! The model that weighs the features of two tellings: two logistic regressions, one within a language and one, without what
//! words say, across two.
//!
//! Written by eval/claims.py from 586 pairs of tellings of English news, judged by reading (eval/judged/claims-train.jsonl), and 11202
//! pairs of English and French announcements, whose places tell which are translations of each other: do not edit.

use super::features::{CLAIM_FEATURES, Features};

/// Log-odds at which all features are 0, and one weight for each of [`CLAIM_FEATURES`].
type Weights = (f32, [f32; CLAIM_FEATURES.len()]);

/// Two tellings of one language.
const WITHIN: Weights = (
    -6.8,
    [
        1.410,  // same-meaning
        1.046,  // nearest
        4.568,  // same-context
        2.116,  // same-place
        4.069,  // shared-words
        0.894,  // shared-words-of-both
        0.000,  // shared-names
        0.000,  // other-names
        2.015,  // shared-figures
        -1.411, // other-figures
        -0.408, // one-has-figures
        0.795,  // same-speaker
        -0.998, // other-speaker
        -3.611, // other-days
        -0.297, // is-short
        0.000,  // telling-words
        0.303,  // both-uttered
        0.000,  // other-language
        0.000,  // other-length
    ],
);

/// Of two languages.
const ACROSS: Weights = (
    -12.7,
    [
        8.043,  // same-meaning
        1.046,  // nearest
        8.043,  // same-context
        4.657,  // same-place
        0.000,  // shared-words
        0.000,  // shared-words-of-both
        0.000,  // shared-names
        -0.630, // other-names
        0.193,  // shared-figures
        0.000,  // other-figures
        -1.299, // one-has-figures
        0.795,  // same-speaker
        0.000,  // other-speaker
        0.000,  // other-days
        -1.224, // is-short
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
