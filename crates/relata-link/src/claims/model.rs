//! The model that weighs the features of two tellings: a logistic regression.
//!
//! Written by eval/claims.py from 313 pairs of tellings of English news, judged by reading (eval/judged/claims-train.jsonl): do not edit.

use super::features::{CLAIM_FEATURES, Features};

/// Log-odds at which all features are 0.
const BIAS: f32 = -4.68;

/// One weight for each of [`CLAIM_FEATURES`].
const WEIGHTS: [f32; CLAIM_FEATURES.len()] = [
    5.445,  // same-meaning
    2.629,  // shared-words
    2.558,  // shared-words-of-both
    0.030,  // shared-names
    1.659,  // shared-figures
    -0.000, // other-figures
    -0.334, // one-has-figures
    1.130,  // same-speaker
    -0.000, // other-speaker
    -0.000, // other-days
    -1.692, // is-short
    1.800,  // other-language
    -1.225, // other-length
];

/// From 0 to 1, how likely two tellings with these features are one claim.
pub(crate) fn likelihood(features: &Features) -> f64 {
    let sum: f32 = WEIGHTS.iter().zip(features).map(|(weight, value)| weight * value).sum();
    f64::from(1.0 / (1.0 + (-(sum + BIAS)).exp()))
}
