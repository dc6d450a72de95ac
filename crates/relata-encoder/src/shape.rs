//! How wide and how far the network looks.

use crate::{convolution, embedding};

/// Lengths of the runs at which the branches look, with how many pieces before the one in question a run begins.
pub(crate) const RUNS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];

/// Numbers that describe a piece in its text: its vector, then what each branch says.
pub(crate) const FEATURES: usize = embedding::WIDTH + RUNS.len() * convolution::WIDTH;

/// Numbers between the last layers.
pub(crate) const HIDDEN: usize = 320;

/// How many neighbours on each side decide what the branches say of a piece: two layers of runs that reach 2 to each side.
pub(crate) const REACH: usize = 4;
