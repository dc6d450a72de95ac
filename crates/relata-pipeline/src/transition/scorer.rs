//! Scores actions by the state of a transition system: spaCy's `TransitionBasedParser.v2`.
//!
//! A state is a handful of tokens. What each token adds to the hidden layer in each place of the state is computed once
//! for the whole text, so that a step only adds up rows.

use crate::PipelineError;
use crate::kernels::{self, Rows};
use crate::layers::Linear;
use crate::weights::Weights;

/// A place in the state that no token fills.
pub(super) const NONE: usize = usize::MAX;

/// The network of one transition system.
pub(super) struct Scorer {
    /// Token vector → hidden width.
    projection: Linear,
    /// (hidden, places, hidden, pieces)
    lower: Vec<f32>,
    /// (hidden, pieces)
    bias: Vec<f32>,
    /// What an empty place adds: (places, hidden, pieces)
    padding: Vec<f32>,
    /// (actions)
    upper_bias: Vec<f32>,
    /// (hidden, actions)
    upper: Vec<f32>,
    n_places: usize,
    n_hidden: usize,
    n_pieces: usize,
}

/// What every token of a text adds to the hidden layer in every place: (tokens, places, hidden, pieces).
pub(super) struct Contributions(Vec<f32>);

/// Room for one step, to be used again for the next.
pub(super) struct Scratch {
    sums: Vec<f32>,
    /// The scores of the last step: (actions)
    pub(super) scores: Vec<f32>,
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
        let (_, lower) = weights.named("lower")?;
        let (upper_index, upper) = weights.named("upper")?;
        let mut projections = weights.nodes().filter(|(i, node)| node.name == "linear" && *i != upper_index);
        let (Some((_, projection)), None) = (projections.next(), projections.next()) else {
            return Err(weights.malformed("it must have two layers `linear`"));
        };
        let projection = Linear::new(weights, projection, width)?;
        let n_hidden = projection.n_outputs();
        let (n_out, n_pieces) = match weights.any_param(lower, "b")?.shape[..] {
            [n_out, n_pieces] if n_out > 0 && n_pieces >= 2 => (n_out, n_pieces),
            _ => return Err(weights.malformed("its hidden layer is no maxout")),
        };
        let upper = Linear::new(weights, upper, n_out)?;
        if upper.n_outputs() != n_actions || n_actions == 0 {
            let reason = format!("it scores {} actions, and there are {n_actions}", upper.n_outputs());
            return Err(weights.malformed(reason));
        }
        let (upper_bias, upper) = upper.into_parts();
        Ok(Self {
            lower: kernels::by_input(
                &weights.param(lower, "W", &[n_places, n_out, n_pieces, n_hidden])?,
                n_hidden,
            ),
            bias: weights.param(lower, "b", &[n_out, n_pieces])?,
            padding: weights.param(lower, "pad", &[1, n_places, n_out, n_pieces])?,
            projection,
            upper_bias,
            upper,
            n_places,
            n_hidden,
            n_pieces,
        })
    }

    /// Prepares a text from its token vectors: (tokens, width).
    pub(super) fn prepare(&self, vectors: &[f32]) -> Contributions {
        let (mut projected, mut contributions) = (Vec::new(), Vec::new());
        self.projection.forward(vectors, &mut projected);
        let rows = Rows::packed(&projected, self.n_hidden);
        kernels::affine(rows, &self.lower, &[], self.padding.len(), &mut contributions);
        Contributions(contributions)
    }

    pub(super) fn scratch(&self) -> Scratch {
        Scratch { sums: vec![0.0; self.bias.len()], scores: vec![0.0; self.upper_bias.len()] }
    }

    /// Scores all actions in the state with these tokens; a token outside the text counts as none.
    pub(super) fn score(&self, text: &Contributions, places: &[usize], scratch: &mut Scratch) {
        let Scratch { sums, scores } = scratch;
        let per_place = self.bias.len();
        sums.copy_from_slice(&self.bias);
        for (place, token) in places.iter().take(self.n_places).enumerate() {
            let added = token
                .checked_mul(self.n_places)
                .and_then(|start| start.checked_add(place)?.checked_mul(per_place))
                .and_then(|start| text.0.get(start..start.checked_add(per_place)?));
            kernels::add(sums, added.unwrap_or(&self.padding[place * per_place..(place + 1) * per_place]));
        }
        scores.copy_from_slice(&self.upper_bias);
        for (pieces, upper) in sums.chunks_exact(self.n_pieces).zip(self.upper.chunks_exact(scores.len())) {
            let hidden = pieces.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            kernels::add_scaled(scores, hidden, upper);
        }
    }
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;
    use crate::weights::testing::{Layer, model};

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
    use super::testing::weights;
    use super::*;

    #[test]
    fn places_add_up_and_empty_ones_are_padding() {
        let scorer = Scorer::new(&weights(&[0.5, -1.0], &[&[1.0, 10.0], &[2.0, -3.0]]), 2, 2, 1).unwrap();
        let text = scorer.prepare(&[4.0, 7.0]);
        let mut scratch = scorer.scratch();
        for (places, scores) in [
            ([0, 1], [74.5, -14.0]),
            ([1, 0], [47.5, 1.0]),
            ([NONE, 0], [40.5, -13.0]),
            ([2, NONE], [0.5, -1.0]),
        ] {
            scorer.score(&text, &places, &mut scratch);
            assert_eq!(scratch.scores, scores, "{places:?}");
        }
    }

    #[test]
    fn weights_for_another_number_of_actions_are_refused() {
        let weights = weights(&[0.5, -1.0], &[&[1.0, 10.0], &[2.0, -3.0]]);
        assert!(Scorer::new(&weights, 2, 3, 1).is_err());
        assert!(Scorer::new(&weights, 3, 2, 1).is_err());
        assert!(Scorer::new(&weights, 2, 2, 2).is_err());
    }
}
