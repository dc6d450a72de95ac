//! Thinc's `Linear` and, since only its greatest output matters here, `Softmax`.

use crate::PipelineError;
use crate::kernels::{self, Rows};
use crate::weights::{Node, Weights};

/// `y = x · Wᵀ + b`
pub(crate) struct Linear {
    /// (inputs, outputs)
    weights: Vec<f32>,
    /// (outputs)
    bias: Vec<f32>,
    n_inputs: usize,
    n_outputs: usize,
}

impl Linear {
    /// Reads the layer from its node. The number of outputs is what the package says.
    pub(crate) fn new(weights: &Weights, node: &Node, n_inputs: usize) -> Result<Self, PipelineError> {
        let n_outputs = weights.any_param(node, "b")?.data.len();
        Ok(Self {
            weights: kernels::by_input(&weights.param(node, "W", &[n_outputs, n_inputs])?, n_inputs),
            bias: weights.param(node, "b", &[n_outputs])?,
            n_inputs,
            n_outputs,
        })
    }

    pub(crate) fn n_outputs(&self) -> usize {
        self.n_outputs
    }

    /// Writes the outputs of each row: x: (rows, inputs) → out: (rows, outputs).
    pub(crate) fn forward(&self, x: &[f32], out: &mut Vec<f32>) {
        kernels::affine(Rows::packed(x, self.n_inputs), &self.weights, &self.bias, self.n_outputs, out);
    }

    /// The bias and, input by input, what one unit of it adds to each output: (inputs, outputs).
    pub(crate) fn into_parts(self) -> (Vec<f32>, Vec<f32>) {
        (self.bias, self.weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::testing::{Layer, model};

    #[test]
    fn forward_and_parts() {
        let params: &[(&str, &[usize], &[f32])] =
            &[("W", &[2, 3], &[1., 2., 3., 4., 5., 6.]), ("b", &[2], &[0.5, -1.])];
        let bytes = model(&[Layer { name: "softmax", refs: &[], settings: &[], params }]);
        let weights = Weights::parse("model", &bytes).unwrap();
        let linear = Linear::new(&weights, weights.only("softmax").unwrap(), 3).unwrap();
        let mut out = Vec::new();
        linear.forward(&[1., 0., 0., 0., 1., 1.], &mut out);
        assert_eq!(out, [1.5, 3.0, 5.5, 10.0]);
        assert_eq!(linear.into_parts(), (vec![0.5, -1.], vec![1., 4., 2., 5., 3., 6.]));
        assert!(Linear::new(&weights, weights.only("softmax").unwrap(), 2).is_err());
    }
}
