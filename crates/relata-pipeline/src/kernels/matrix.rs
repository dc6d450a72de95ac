//! Weights in the order in which the multiplication reads them.

use super::LANES;

/// A matrix of weights and its bias, cut into panels of a few times sixteen outputs. A panel holds, input by input, what one
/// unit of that input adds to each of its outputs, so that it is read from front to back.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    /// (panels, inputs, vectors, lanes)
    pub(super) weights: Vec<f32>,
    /// (panels, vectors, lanes)
    pub(super) bias: Vec<f32>,
    pub(super) n_inputs: usize,
    /// Outputs that are asked for; what pads the last panel is left out.
    pub(super) n_outputs: usize,
    /// Vectors of sixteen outputs in a panel.
    pub(super) n_vectors: usize,
}

/// The next multiple of [`LANES`].
pub(crate) fn padded(n: usize) -> usize {
    n.next_multiple_of(LANES)
}

impl Matrix {
    /// Vectors in a panel of [`Matrix::linear`]: as many as let the multiplication keep twelve rows in registers.
    const LINEAR_VECTORS: usize = 2;

    /// Most vectors in a panel of [`Matrix::for_steps`]: with so many the additions to one row need not wait for each other.
    const MAX_STEP_VECTORS: usize = 8;

    /// `x · Wᵀ + b`, with weights (outputs, inputs) and a bias (outputs), which may be empty for zeros.
    pub(crate) fn linear(weights: &[f32], bias: &[f32], n_inputs: usize, n_outputs: usize) -> Self {
        let rows: Vec<Option<usize>> = (0..n_outputs).map(Some).collect();
        Self::pack(weights, bias, n_inputs, &rows, Self::LINEAR_VECTORS)
    }

    /// The same with other outputs: output `i` is that of row `rows[i]`, or zero.
    pub(crate) fn rearranged(weights: &[f32], n_inputs: usize, rows: &[Option<usize>]) -> Self {
        Self::pack(weights, &[], n_inputs, rows, Self::LINEAR_VECTORS)
    }

    /// The same as [`Matrix::linear`], for [`super::score`].
    pub(crate) fn for_steps(weights: &[f32], bias: &[f32], n_inputs: usize, n_outputs: usize) -> Self {
        let rows: Vec<Option<usize>> = (0..n_outputs).map(Some).collect();
        // An even number, so that there are few kinds of panels.
        let n_vectors = n_outputs.div_ceil(2 * LANES) * 2;
        Self::pack(weights, bias, n_inputs, &rows, n_vectors.clamp(2, Self::MAX_STEP_VECTORS))
    }

    /// Weights (outputs, pieces, inputs) and bias (outputs, pieces) for [`super::maxout`]: a panel holds the pieces of
    /// sixteen outputs.
    pub(crate) fn pieces(weights: &[f32], bias: &[f32], [outputs, pieces, inputs]: [usize; 3]) -> Self {
        let mut rows = Vec::with_capacity(padded(outputs) * pieces);
        for block in 0..outputs.div_ceil(LANES) {
            for piece in 0..pieces {
                for output in block * LANES..(block + 1) * LANES {
                    rows.push((output < outputs).then_some(output * pieces + piece));
                }
            }
        }
        Self { n_outputs: outputs, ..Self::pack(weights, bias, inputs, &rows, pieces) }
    }

    fn pack(
        weights: &[f32],
        bias: &[f32],
        n_inputs: usize,
        rows: &[Option<usize>],
        n_vectors: usize,
    ) -> Self {
        let per_panel = n_vectors * LANES;
        let n_panels = rows.len().div_ceil(per_panel);
        let mut packed = vec![0.0; n_panels * n_inputs * per_panel];
        let mut packed_bias = vec![0.0; n_panels * per_panel];
        for (i, row) in rows.iter().enumerate() {
            let Some(row) = *row else { continue };
            packed_bias[i] = bias.get(row).copied().unwrap_or(0.0);
            let start = i / per_panel * n_inputs * per_panel + i % per_panel;
            let numbers = weights.get(row * n_inputs..(row + 1) * n_inputs).unwrap_or_default();
            for (cell, number) in packed[start..].iter_mut().step_by(per_panel).zip(numbers) {
                *cell = *number;
            }
        }
        Self { weights: packed, bias: packed_bias, n_inputs, n_outputs: rows.len(), n_vectors }
    }

    /// Numbers in a row of the output.
    pub(crate) fn n_outputs(&self) -> usize {
        self.n_outputs
    }

    /// The same with those that pad the last panel.
    pub(crate) fn n_padded_outputs(&self) -> usize {
        self.bias.len()
    }

    /// Multiplications for one row, what pads the panels left out.
    pub(crate) fn n_products(&self, n_pieces: usize) -> usize {
        self.n_inputs * self.n_outputs * n_pieces
    }
}
