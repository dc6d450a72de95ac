//! Scores actions by the state of a transition system: spaCy's `TransitionBasedParser.v2`.
//!
//! A state is a handful of tokens. What each token adds to the hidden layer in each place of the state is computed once
//! for the whole text, so that a step only adds up rows.

use crate::PipelineError;
use crate::kernels::{self, Instructions, Matrix, Rows, Step, padded};
use crate::layers::Linear;
use crate::weights::Weights;
use crate::workspace::Workspace;

/// A place in the state that no token fills.
pub(super) const NONE: usize = usize::MAX;

/// Most places that a state has.
const MAX_PLACES: usize = 8;

/// The network of one transition system.
pub(super) struct Scorer {
    /// Token vector → hidden width.
    projection: Linear,
    /// Hidden width → what a token adds in each place: (places, pieces, hidden)
    lower: Matrix,
    /// (pieces, hidden)
    bias: Vec<f32>,
    /// What an empty place adds: (places, pieces, hidden)
    padding: Vec<f32>,
    /// Hidden units → actions
    upper: Matrix,
    n_places: usize,
    n_projected: usize,
    /// Hidden units, padded to whole lanes.
    n_hidden: usize,
}

/// What every token of a text adds to the hidden layer in every place: (tokens, places, pieces, hidden).
pub(super) struct Contributions<'w> {
    rows: &'w [f32],
    instructions: Instructions,
}

/// Room for one step, to be used again for the next.
pub(super) struct Scratch {
    hidden: Vec<f32>,
    /// The scores of the last step: (actions), padded.
    scores: Vec<f32>,
}

impl Scorer {
    /// Reads the network of a component whose states have `n_places` places, for `n_actions` actions and token vectors
    /// of the given width.
    pub(super) fn new(
        weights: &Weights,
        n_places: usize,
        n_actions: usize,
        width: usize,
    ) -> Result<Self, PipelineError> {
        debug_assert!(n_places <= MAX_PLACES);
        let (_, lower) = weights.named("lower")?;
        let (upper_index, upper) = weights.named("upper")?;
        let mut projections = weights.nodes().filter(|(i, node)| node.name == "linear" && *i != upper_index);
        let (Some((_, projection)), None) = (projections.next(), projections.next()) else {
            return Err(weights.malformed("it must have two layers `linear`"));
        };
        let projection = Linear::new(weights, projection, width)?;
        let n_projected = projection.n_outputs();
        let (n_out, n_pieces) = match weights.any_param(lower, "b")?.shape[..] {
            [n_out, n_pieces] if n_out > 0 && n_pieces >= 2 => (n_out, n_pieces),
            _ => return Err(weights.malformed("its hidden layer is no maxout")),
        };
        let upper_bias = weights.any_param(upper, "b")?;
        if upper_bias.shape != [n_actions] || n_actions == 0 {
            let reason = format!("it scores {:?} actions, and there are {n_actions}", upper_bias.shape);
            return Err(weights.malformed(reason));
        }
        let upper_weights = weights.param(upper, "W", &[n_actions, n_out])?;
        let lower_weights = weights.param(lower, "W", &[n_places, n_out, n_pieces, n_projected])?;
        let pad = weights.param(lower, "pad", &[1, n_places, n_out, n_pieces])?;
        let bias = weights.param(lower, "b", &[n_out, n_pieces])?;
        let rows = by_piece(n_places, n_out, n_pieces);
        let pick =
            |from: &[f32], row: &Option<usize>| row.and_then(|row| from.get(row).copied()).unwrap_or(0.0);
        Ok(Self {
            lower: Matrix::rearranged(&lower_weights, n_projected, &rows),
            bias: by_piece(1, n_out, n_pieces).iter().map(|row| pick(&bias, row)).collect(),
            padding: rows.iter().map(|row| pick(&pad, row)).collect(),
            upper: Matrix::for_steps(&upper_weights, &upper_bias.data, n_out, n_actions),
            projection,
            n_places,
            n_projected,
            n_hidden: padded(n_out),
        })
    }

    /// Multiplications for one token, its steps left out.
    pub(super) fn n_products(&self) -> usize {
        self.projection.n_products() + self.lower.n_products(1)
    }

    /// Prepares a text from its token vectors: (tokens, width).
    pub(super) fn prepare<'w>(&self, workspace: &'w mut Workspace, vectors: &[f32]) -> Contributions<'w> {
        let Workspace { instructions, projected, contributions, .. } = workspace;
        self.projection.forward(*instructions, vectors, projected);
        let rows = Rows::packed(projected, self.n_projected);
        kernels::affine(*instructions, rows, &self.lower, contributions);
        Contributions { rows: contributions, instructions: *instructions }
    }

    pub(super) fn scratch(&self) -> Scratch {
        Scratch { hidden: vec![0.0; self.n_hidden], scores: vec![0.0; self.upper.n_padded_outputs()] }
    }

    /// A mask for [`Scorer::best`] that allows the actions for which `is_valid` is true, by their index.
    pub(super) fn mask(&self, n_actions: usize, is_valid: impl Fn(usize) -> bool) -> Vec<f32> {
        let allowed = |i| if i < n_actions && is_valid(i) { 0.0 } else { f32::NEG_INFINITY };
        (0..self.upper.n_padded_outputs()).map(allowed).collect()
    }

    /// The best action of those that the mask allows in the state with these tokens, of equals the first, as in spaCy; none
    /// where none is allowed. A token outside the text counts as none.
    pub(super) fn best(
        &self,
        text: &Contributions<'_>,
        places: &[usize],
        mask: &[f32],
        scratch: &mut Scratch,
    ) -> Option<usize> {
        let per_place = self.bias.len();
        let mut added: [&[f32]; MAX_PLACES] = [&[]; MAX_PLACES];
        for ((place, token), added) in places.iter().take(self.n_places).enumerate().zip(&mut added) {
            let row = token
                .checked_mul(self.n_places)
                .and_then(|start| start.checked_add(place)?.checked_mul(per_place))
                .and_then(|start| text.rows.get(start..start.checked_add(per_place)?));
            *added = row.unwrap_or(&self.padding[place * per_place..(place + 1) * per_place]);
        }
        let step = Step {
            added: &added[..self.n_places],
            bias: &self.bias,
            n_hidden: self.n_hidden,
            upper: &self.upper,
        };
        kernels::score(text.instructions, step, &mut scratch.hidden, &mut scratch.scores);
        kernels::choose(text.instructions, &scratch.scores, mask)
    }
}

/// The rows of (places, hidden, pieces) in the order (places, pieces, hidden), with the hidden units padded to whole lanes.
fn by_piece(n_places: usize, n_hidden: usize, n_pieces: usize) -> Vec<Option<usize>> {
    let mut rows = Vec::with_capacity(n_places * n_pieces * padded(n_hidden));
    for place in 0..n_places {
        for piece in 0..n_pieces {
            for unit in 0..padded(n_hidden) {
                rows.push((unit < n_hidden).then_some((place * n_hidden + unit) * n_pieces + piece));
            }
        }
    }
    rows
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;
    use crate::weights::testing::{Layer, model};

    pub(in crate::transition) fn workspace() -> Workspace {
        Workspace::new(Instructions::best(), 0)
    }

    /// A network over token vectors of one number, with one hidden unit per action: action `i` scores
    /// `bias[i] + Σ over places of weights[i][place] · token's number`; an empty place counts as the number 0.
    pub(in crate::transition) fn weights(bias: &[f32], per_action: &[&[f32]]) -> Weights {
        let (n_actions, n_places) = (bias.len(), per_action.first().map_or(0, |places| places.len()));
        let mut lower = Vec::new();
        for place in 0..n_places {
            for places in per_action {
                // Two pieces, of which the second never wins.
                lower.extend([places[place], places[place]]);
            }
        }
        let lower_bias: Vec<f32> = bias.iter().flat_map(|bias| [*bias, bias - 1000.0]).collect();
        let padding = vec![0.0; lower.len()];
        let identity: Vec<f32> =
            (0..n_actions * n_actions).map(|i| if i % (n_actions + 1) == 0 { 1.0 } else { 0.0 }).collect();
        let zeros = vec![0.0; n_actions];
        let bytes = model(&[
            Layer { name: "parser_model", refs: &[("lower", 1), ("upper", 2)], settings: &[], params: &[] },
            Layer {
                name: "precomputable_affine",
                refs: &[],
                settings: &[],
                params: &[
                    ("W", &[n_places, n_actions, 2, 1], &lower),
                    ("b", &[n_actions, 2], &lower_bias),
                    ("pad", &[1, n_places, n_actions, 2], &padding),
                ],
            },
            Layer {
                name: "linear",
                refs: &[],
                settings: &[],
                params: &[("W", &[n_actions, n_actions], &identity), ("b", &[n_actions], &zeros)],
            },
            Layer {
                name: "linear",
                refs: &[],
                settings: &[],
                params: &[("W", &[1, 1], &[1.0]), ("b", &[1], &[0.0])],
            },
        ]);
        Weights::parse("model", &bytes).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{weights, workspace};
    use super::*;

    #[test]
    fn places_add_up_and_empty_ones_are_padding() {
        let scorer = Scorer::new(&weights(&[0.5, -1.0], &[&[1.0, 10.0], &[2.0, -3.0]]), 2, 2, 1).unwrap();
        let mut workspace = workspace();
        let text = scorer.prepare(&mut workspace, &[4.0, 7.0]);
        let mut scratch = scorer.scratch();
        let (both, second) = (scorer.mask(2, |_| true), scorer.mask(2, |i| i == 1));
        for (places, scores) in [
            ([0, 1], [74.5, -14.0]),
            ([1, 0], [47.5, 1.0]),
            ([NONE, 0], [40.5, -13.0]),
            ([2, NONE], [0.5, -1.0]),
        ] {
            assert_eq!(scorer.best(&text, &places, &both, &mut scratch), Some(0));
            assert_eq!(scratch.scores[..2], scores, "{places:?}");
            assert_eq!(scorer.best(&text, &places, &second, &mut scratch), Some(1));
        }
        assert_eq!(scorer.best(&text, &[0, 1], &scorer.mask(2, |_| false), &mut scratch), None);
    }

    #[test]
    fn weights_for_another_number_of_actions_are_refused() {
        let weights = weights(&[0.5, -1.0], &[&[1.0, 10.0], &[2.0, -3.0]]);
        assert!(Scorer::new(&weights, 2, 3, 1).is_err());
        assert!(Scorer::new(&weights, 3, 2, 1).is_err());
        assert!(Scorer::new(&weights, 2, 2, 2).is_err());
    }
}
