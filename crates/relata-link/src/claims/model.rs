//! The model that weighs the features of two tellings: two logistic regressions, one within a language and one, without what words
//! say, across two.
//!
//! Written by eval/claims.py from pairs of tellings of English news, judged by reading (eval/judged/claims-train.jsonl), and from
//! translated announcements: do not edit.

use super::features::{CLAIM_FEATURES, Features};

/// Log-odds at which all features are 0, and one weight for each of [`CLAIM_FEATURES`].
type Weights = (f32, [f32; CLAIM_FEATURES.len()]);

const WITHIN: Weights = (
    -6.905,
    [
        1.702,  // same-meaning
        1.081,  // nearest
        4.515,  // same-context
        2.184,  // same-place
        3.989,  // shared-words
        0.832,  // shared-words-of-both
        0.000,  // shared-names
        0.000,  // other-names
        2.060,  // shared-figures
        -1.390, // other-figures
        -0.553, // one-has-figures
        0.684,  // same-speaker
        -0.893, // other-speaker
        -3.722, // other-days
        -0.171, // is-short
        0.000,  // telling-words
        0.105,  // both-uttered
        0.000,  // other-language
        0.000,  // other-length
    ],
);

const ACROSS: Weights = (
    -12.330,
    [
        7.879,  // same-meaning
        1.000,  // nearest
        7.879,  // same-context
        4.597,  // same-place
        0.000,  // shared-words
        0.000,  // shared-words-of-both
        0.000,  // shared-names
        -0.639, // other-names
        0.304,  // shared-figures
        0.000,  // other-figures
        -1.278, // one-has-figures
        0.540,  // same-speaker
        0.000,  // other-speaker
        0.000,  // other-days
        -1.262, // is-short
        0.000,  // telling-words
        0.000,  // both-uttered
        0.000,  // other-language
        0.000,  // other-length
    ],
);

/// From 0 to 1, how likely two tellings with these features are one claim; `across`: they are of two languages.
pub(crate) fn likelihood(features: &Features, across: bool) -> f64 {
    let (bias, weights) = if across { ACROSS } else { WITHIN };
    let sum: f32 = weights.iter().zip(features).map(|(weight, value)| weight * value).sum();
    f64::from(1.0 / (1.0 + (-(sum + bias)).exp()))
}
