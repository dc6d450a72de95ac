//! Thinc's `Maxout` followed by `LayerNorm`, as every hidden layer of the CNN models is.

use crate::PipelineError;
use crate::kernels::{self, Rows};
use crate::weights::{Node, Weights};

/// Added to the variance so that a constant row is not divided by zero; thinc's own number.
const VARIANCE_FLOOR: f32 = 1e-8;

/// How many rows are worked on at once: enough that the multiplication seldom prepares its weights, few enough that the
/// activations (rows × outputs × pieces × 4 bytes, some 300 kB) stay in the second-level cache.
const BLOCK_ROWS: usize = 256;

/// `y = norm(max over pieces (x · Wᵀ + b))`
pub(crate) struct Maxout {
    /// (inputs, outputs, pieces)
    weights: Vec<f32>,
    /// (outputs, pieces)
    bias: Vec<f32>,
    /// (outputs)
    gain: Vec<f32>,
    /// (outputs)
    shift: Vec<f32>,
    n_outputs: usize,
    n_pieces: usize,
}

impl Maxout {
    /// Reads the layer from its nodes, `maxout` and `layernorm`.
    pub(crate) fn new(
        weights: &Weights,
        (maxout, norm): (&Node, &Node),
        n_inputs: usize,
        n_outputs: usize,
    ) -> Result<Self, PipelineError> {
        let bias = weights.any_param(maxout, "b")?;
        let n_pieces = match bias.shape[..] {
            [outputs, pieces] if outputs == n_outputs && pieces > 0 => pieces,
            _ => return Err(weights.malformed(format!("`b` of maxout has shape {:?}", bias.shape))),
        };
        Ok(Self {
            weights: kernels::by_input(
                &weights.param(maxout, "W", &[n_outputs, n_pieces, n_inputs])?,
                n_inputs,
            ),
            bias: bias.data.clone(),
            gain: weights.param(norm, "G", &[n_outputs])?,
            shift: weights.param(norm, "b", &[n_outputs])?,
            n_outputs,
            n_pieces,
        })
    }

    /// Adds the outputs of each row of x: (rows, inputs) to out: (rows, outputs).
    pub(crate) fn add_to(&self, x: Rows<'_>, out: &mut [f32]) {
        let mut pieces = Vec::new();
        let mut hidden = vec![0.0; self.n_outputs];
        for (i, out) in out.chunks_mut(BLOCK_ROWS * self.n_outputs).enumerate() {
            let block = x.block(i * BLOCK_ROWS, BLOCK_ROWS);
            // pieces: (rows, outputs, pieces)
            kernels::affine(block, &self.weights, &self.bias, self.n_outputs * self.n_pieces, &mut pieces);
            let rows = pieces.chunks_exact(self.n_outputs * self.n_pieces);
            for (row, out) in rows.zip(out.chunks_exact_mut(self.n_outputs)) {
                for (hidden, pieces) in hidden.iter_mut().zip(row.chunks_exact(self.n_pieces)) {
                    *hidden = pieces.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                }
                self.add_normalized(&hidden, out);
            }
        }
    }

    fn add_normalized(&self, hidden: &[f32], out: &mut [f32]) {
        let n = hidden.len() as f32;
        let mean = hidden.iter().sum::<f32>() / n;
        let variance = hidden.iter().map(|h| (h - mean) * (h - mean)).sum::<f32>() / n + VARIANCE_FLOOR;
        let scale = 1.0 / variance.sqrt();
        for (((out, hidden), gain), shift) in out.iter_mut().zip(hidden).zip(&self.gain).zip(&self.shift) {
            *out += (hidden - mean) * scale * gain + shift;
        }
    }
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;
    use crate::weights::testing::{Layer, model};

    /// A layer with the given numbers; the norm's gain is 1 and its shift 0.
    pub(in crate::layers) fn maxout(w: &[f32], b: &[f32], [outputs, pieces, inputs]: [usize; 3]) -> Maxout {
        let (gain, shift) = (vec![1.0; outputs], vec![0.0; outputs]);
        let bytes = model(&[
            Layer {
                name: "maxout",
                refs: &[],
                settings: &[],
                params: &[("W", &[outputs, pieces, inputs], w), ("b", &[outputs, pieces], b)],
            },
            Layer {
                name: "layernorm",
                refs: &[],
                settings: &[],
                params: &[("G", &[outputs], &gain), ("b", &[outputs], &shift)],
            },
        ]);
        let weights = Weights::parse("model", &bytes).unwrap();
        let nodes = (weights.only("maxout").unwrap(), weights.only("layernorm").unwrap());
        Maxout::new(&weights, nodes, inputs, outputs).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::maxout;
    use super::*;

    #[test]
    fn the_greatest_piece_is_normalised_and_added() {
        // Output 0: the greater of x and -x; output 1: the greater of 2x and 1.
        let layer = maxout(&[1.0, -1.0, 2.0, 0.0], &[0.0, 0.0, 0.0, 1.0], [2, 2, 1]);
        let mut out = vec![10.0; 4];
        layer.add_to(Rows::packed(&[3.0, -4.0], 1), &mut out);
        // Rows (3, 6) and (4, 1): each pair lies one standard deviation to either side of its mean.
        for (found, expected) in out.iter().zip([9.0, 11.0, 11.0, 9.0]) {
            assert!((found - expected).abs() < 1e-5, "{out:?}");
        }
    }

    #[test]
    fn a_constant_row_gives_no_infinity() {
        let layer = maxout(&[1.0, 1.0], &[0.0, 0.0], [2, 1, 1]);
        let mut out = vec![0.0; 2];
        layer.add_to(Rows::packed(&[5.0], 1), &mut out);
        assert_eq!(out, [0.0, 0.0]);
    }

    #[test]
    fn blocks_leave_no_seam() {
        let layer = maxout(&[1.0, 3.0], &[0.0, -2.0], [2, 1, 1]);
        let x: Vec<f32> = (0..BLOCK_ROWS * 2 + 5).map(|i| i as f32).collect();
        let mut all = vec![0.0; x.len() * 2];
        layer.add_to(Rows::packed(&x, 1), &mut all);
        for (i, x) in x.iter().enumerate() {
            let mut one = vec![0.0; 2];
            layer.add_to(Rows::packed(&[*x], 1), &mut one);
            assert_eq!(one, all[i * 2..i * 2 + 2], "row {i}");
        }
    }
}
