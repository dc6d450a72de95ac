//! Thinc's `Linear` and, since only its greatest output matters here, `Softmax`.

use crate::PipelineError;
use crate::kernels::{self, Instructions, Matrix, Rows};
use crate::weights::{Node, Weights};

/// `y = x · Wᵀ + b`
pub(crate) struct Linear {
    matrix: Matrix,
    n_inputs: usize,
}

impl Linear {
    /// Reads the layer from its node. The number of outputs is what the package says.
    pub(crate) fn new(weights: &Weights, node: &Node, n_inputs: usize) -> Result<Self, PipelineError> {
        let n_outputs = weights.any_param(node, "b")?.data.len();
        let bias = weights.param(node, "b", &[n_outputs])?;
        let matrix =
            Matrix::linear(&weights.param(node, "W", &[n_outputs, n_inputs])?, &bias, n_inputs, n_outputs);
        Ok(Self { matrix, n_inputs })
    }

    pub(crate) fn n_outputs(&self) -> usize {
        self.matrix.n_outputs()
    }

    /// Writes the outputs of each row: x: (rows, inputs) → out: (rows, outputs).
    pub(crate) fn forward(&self, instructions: Instructions, x: &[f32], out: &mut Vec<f32>) {
        kernels::affine(instructions, Rows::packed(x, self.n_inputs), &self.matrix, out);
    }

    /// Multiplications for one row.
    pub(crate) fn n_products(&self) -> usize {
        self.matrix.n_products(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::testing::{Layer, model};

    #[test]
    fn each_output_has_its_weights_and_bias() {
        let params: &[(&str, &[usize], &[f32])] =
            &[("W", &[2, 3], &[1., 2., 3., 4., 5., 6.]), ("b", &[2], &[0.5, -1.])];
        let bytes = model(&[Layer { name: "softmax", refs: &[], settings: &[], params }]);
        let weights = Weights::parse("model", &bytes).unwrap();
        let linear = Linear::new(&weights, weights.only("softmax").unwrap(), 3).unwrap();
        let mut out = Vec::new();
        linear.forward(Instructions::best(), &[1., 0., 0., 0., 1., 1.], &mut out);
        assert_eq!(out, [1.5, 3.0, 5.5, 10.0]);
        assert!(Linear::new(&weights, weights.only("softmax").unwrap(), 2).is_err());
    }
}
