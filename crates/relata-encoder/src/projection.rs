//! What the branches see of a piece: its vector, projected for each of them.

use crate::convolution::{Row, WIDTH};
use crate::kernels::{Kernel, Task};
use crate::math::mean_and_gain;
use crate::matrix::{Matrix, Rounded};

/// Width of the three branches' rows side by side.
pub(crate) const ALL_WIDTHS: usize = 3 * WIDTH;

/// The projection for the three branches, normalised for all of them together.
pub(crate) struct Projection {
    pub(crate) weights: [Matrix; 3],
    /// What a vector of ones is projected to.
    pub(crate) column_sums: Vec<f32>,
    pub(crate) bias: Vec<f32>,
    pub(crate) norm_gain: Vec<f32>,
    pub(crate) norm_bias: Vec<f32>,
}

impl Projection {
    /// The rows of some pieces for each branch. The vectors of the pieces are given as codes with their step, and what the
    /// code 0 is worth in each.
    pub(crate) fn apply(
        &self,
        kernel: Kernel,
        codes: &Rounded,
        lowest: &[f32],
        epsilon: f32,
    ) -> [Vec<f32>; 3] {
        let mut rows = self.weights.each_ref().map(|weights| weights.multiply(kernel, codes));
        let [first, second, third] = rows.each_mut().map(|rows| rows.as_chunks_mut().0.iter_mut());
        for (((first, second), third), lowest) in first.zip(second).zip(third).zip(lowest) {
            kernel.run(Finish { projection: self, rows: [first, second, third], lowest: *lowest, epsilon });
        }
        rows
    }
}

/// From the product of a vector's codes to the normalised projection of the vector.
struct Finish<'p> {
    projection: &'p Projection,
    rows: [&'p mut Row; 3],
    lowest: f32,
    epsilon: f32,
}

impl Task for Finish<'_> {
    #[inline(always)]
    fn run(self) {
        let mut all = [0.0; ALL_WIDTHS];
        for (all, row) in all.chunks_mut(WIDTH).zip(&self.rows) {
            all.copy_from_slice(*row);
        }
        for ((x, sum), bias) in all.iter_mut().zip(&self.projection.column_sums).zip(&self.projection.bias) {
            *x += self.lowest * sum + bias;
        }
        let (mean, gain) = mean_and_gain(&all, self.epsilon);
        let norms = self.projection.norm_gain.iter().zip(&self.projection.norm_bias);
        for (x, (norm_gain, norm_bias)) in all.iter_mut().zip(norms) {
            *x = (*x - mean) * gain * norm_gain + norm_bias;
        }
        for (all, row) in all.chunks(WIDTH).zip(self.rows) {
            row.copy_from_slice(all);
        }
    }
}
