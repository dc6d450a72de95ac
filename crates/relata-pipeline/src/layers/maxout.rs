//! Thinc's `Maxout` followed by `LayerNorm`, as every hidden layer of the CNN models is.

use crate::PipelineError;
use crate::kernels::{self, Instructions, MAX_PIECES, Matrix, Norm, Rows};
use crate::weights::{Node, Weights};

/// `y = norm(max over pieces (x · Wᵀ + b))`
pub(crate) struct Maxout {
    matrix: Matrix,
    norm: Norm,
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
            [outputs, pieces] if outputs == n_outputs && (1..=MAX_PIECES).contains(&pieces) => pieces,
            _ => return Err(weights.malformed(format!("`b` of maxout has shape {:?}", bias.shape))),
        };
        let shape = [n_outputs, n_pieces, n_inputs];
        Ok(Self {
            matrix: Matrix::pieces(&weights.param(maxout, "W", &shape)?, &bias.data, shape),
            norm: Norm::new(weights.param(norm, "G", &[n_outputs])?, weights.param(norm, "b", &[n_outputs])?),
            n_pieces,
        })
    }

    /// The outputs of each row of x plus a base, which may be empty for none: x: (rows, inputs), base and out:
    /// (rows, outputs).
    pub(crate) fn forward(&self, instructions: Instructions, x: Rows<'_>, base: &[f32], out: &mut [f32]) {
        kernels::maxout(instructions, x, &self.matrix, &self.norm, base, out);
    }

    /// Multiplications for one row.
    pub(crate) fn n_products(&self) -> usize {
        self.matrix.n_products(self.n_pieces)
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
        let mut out = vec![0.0; 4];
        layer.forward(Instructions::best(), Rows::packed(&[3.0, -4.0], 1), &[10.0; 4], &mut out);
        // Rows (3, 6) and (4, 1): each pair lies one standard deviation to either side of its mean.
        for (found, expected) in out.iter().zip([9.0, 11.0, 11.0, 9.0]) {
            assert!((found - expected).abs() < 1e-5, "{out:?}");
        }
    }

    #[test]
    fn a_constant_row_gives_no_infinity() {
        let layer = maxout(&[1.0, 1.0], &[0.0, 0.0], [2, 1, 1]);
        let mut out = vec![0.0; 2];
        layer.forward(Instructions::best(), Rows::packed(&[5.0], 1), &[], &mut out);
        assert_eq!(out, [0.0, 0.0]);
    }
}
