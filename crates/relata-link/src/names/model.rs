//! The model that weighs the features of two names: a logistic regression.
//!
//! Written by `eval/train_names.py`, which trains it on the dev halves of the sets of names; do not edit.

use super::NAME_FEATURES;

/// The score from which on two names are taken for one person's.
pub(crate) const SAME: f64 = 0.5;
/// The score of two names against which something speaks for certain is no higher.
pub(crate) const DOUBT: f64 = 0.4;
/// The score below which two names are two people's for certain.
pub(crate) const TWO: f64 = 0.2;

/// From 0 to 1, how likely two names with these features are one person's.
pub(crate) fn score(features: &[f32; NAME_FEATURES.len()]) -> f32 {
    let sum: f32 = WEIGHTS.iter().zip(features).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-(sum + CONSTANT)).exp())
}

const CONSTANT: f32 = -15.633;

/// One weight a feature, in the order of [`NAME_FEATURES`].
const WEIGHTS: [f32; NAME_FEATURES.len()] = [
    0.706,  // surname-fit
    3.320,  // surname-likeness
    0.425,  // given-fit
    0.277,  // given-likeness
    0.163,  // crossed-fit
    3.299,  // share-of-shorter
    3.230,  // share-of-longer
    -1.008, // unmatched-of-shorter
    -0.102, // unmatched-of-longer
    5.694,  // worst-fit
    0.901,  // certain-parts
    0.688,  // initials
    0.723,  // similar-parts
    1.304,  // parts-of-shorter
    0.906,  // parts-more
    -2.465, // given-names-differ
    -1.561, // surnames-differ
    0.891,  // other-parts-differ
    1.135,  // letters-of-shorter
    -1.276, // letters-of-longer
    -0.015, // unmatched-likeness
    -0.104, // rarest-part
    0.248,  // slips
    0.000,  // patronymics-differ
    0.089,  // other-script
    0.071,  // in-order
    -1.923, // contradicted
];
