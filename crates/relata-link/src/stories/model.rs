//! The model that weighs what speaks for two articles being on one happening: a logistic regression.
//!
//! Written by `eval/train_stories.py`, which trains it on ECB+; do not edit. Trained on half of its topics, it groups the articles of the
//! other half with a BCubed F1 of .903 on average (`--split`).

use super::{STORY_FEATURES, StoryFeatures};

/// The average likeness from which on groups of articles are one story.
pub(crate) const SAME_STORY: f64 = 0.5;

/// From 0 to 1, how likely two articles with these features are on one happening.
pub(crate) fn likeness(features: &StoryFeatures, across: bool) -> f64 {
    let (constant, weights) = if across { ACROSS } else { WITHIN };
    let sum: f64 = weights.iter().zip(features).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-(sum + constant)).exp())
}

/// The constant and one weight a feature, in the order of [`STORY_FEATURES`], within a language.
const WITHIN: (f64, [f64; STORY_FEATURES.len()]) = (
    -7.267,
    [
        7.360,  // likeness-by-terms
        3.451,  // likeness-by-terms-root
        3.850,  // persons
        -0.668, // persons-differ
        0.497,  // organizations
        -0.168, // organizations-differ
        0.614,  // places
        -0.628, // places-differ
        1.397,  // stage
        -0.136, // stage-differ
        2.433,  // figures
        -0.701, // figures-differ
        0.400,  // words
        -1.217, // share-of-names
        1.051,  // rarest-name
        -0.750, // shared-names
        -0.801, // rarest-figure
        0.334,  // meaning
        2.801,  // meaning-of-lead
        2.605,  // closest-sentences
        2.237,  // closest-sentences-squared
        -4.360, // lead-by-names
        0.836,  // same-year
        -1.027, // other-year
    ],
);

/// The constant and one weight a feature, in the order of [`STORY_FEATURES`], across two languages.
const ACROSS: (f64, [f64; STORY_FEATURES.len()]) = (
    -7.285,
    [
        0.000,  // likeness-by-terms
        0.000,  // likeness-by-terms-root
        4.626,  // persons
        -0.782, // persons-differ
        1.540,  // organizations
        -0.244, // organizations-differ
        1.019,  // places
        -0.882, // places-differ
        1.801,  // stage
        -0.047, // stage-differ
        3.833,  // figures
        -0.764, // figures-differ
        0.000,  // words
        3.614,  // share-of-names
        1.005,  // rarest-name
        -0.877, // shared-names
        -1.039, // rarest-figure
        2.100,  // meaning
        2.619,  // meaning-of-lead
        2.805,  // closest-sentences
        3.136,  // closest-sentences-squared
        -1.801, // lead-by-names
        0.745,  // same-year
        -1.100, // other-year
    ],
);
