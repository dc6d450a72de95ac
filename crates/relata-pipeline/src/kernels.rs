//! The arithmetic that all layers share.
//!
//! A row's result never depends on the rows beside it, so a text is annotated alike alone and in any batch.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2, ShapeBuilder};

/// A view of rows of equal width in a slice, which may overlap: a window over several rows of a matrix is such a view.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    data: &'a [f32],
    n_rows: usize,
    width: usize,
    stride: usize,
}

impl<'a> Rows<'a> {
    /// Rows that follow one another.
    pub(crate) fn packed(data: &'a [f32], width: usize) -> Self {
        Self { data, n_rows: data.len().checked_div(width).unwrap_or(0), width, stride: width }
    }

    /// Every run of `n` consecutive rows of `width`, as one wide row.
    pub(crate) fn windows(data: &'a [f32], width: usize, n: usize) -> Self {
        let n_rows = (data.len().checked_div(width).unwrap_or(0) + 1).saturating_sub(n);
        Self { data, n_rows, width: width * n, stride: width }
    }

    /// The rows from `start` on, at most `n` of them.
    pub(crate) fn block(self, start: usize, n: usize) -> Self {
        let data = self.data.get(start * self.stride..).unwrap_or_default();
        Self { data, n_rows: n.min(self.n_rows.saturating_sub(start)), ..self }
    }
}

/// `out = x · weights + bias`, with shapes out: (rows, outputs), weights: (inputs, outputs), bias: (outputs).
/// An empty bias stands for zeros.
///
/// The weights stand input by input ([`by_input`]) because the multiplication reads them so: it spends a fifth of its time
/// less than with weights as packages have them.
pub(crate) fn affine(x: Rows<'_>, weights: &[f32], bias: &[f32], n_outputs: usize, out: &mut Vec<f32>) {
    out.clear();
    if bias.is_empty() {
        out.resize(x.n_rows * n_outputs, 0.0);
    } else {
        (0..x.n_rows).for_each(|_| out.extend_from_slice(bias));
    }
    if x.n_rows == 0 {
        return;
    }
    let inputs = ArrayView2::from_shape((x.n_rows, x.width).strides((x.stride, 1)), x.data);
    let weights = ArrayView2::from_shape((x.width, n_outputs), weights);
    let outputs = ArrayViewMut2::from_shape((x.n_rows, n_outputs), out.as_mut_slice());
    // Layers check the shapes of their weights when a package is loaded, so these always fit.
    debug_assert!(inputs.is_ok() && weights.is_ok() && outputs.is_ok());
    if let (Ok(inputs), Ok(weights), Ok(mut outputs)) = (inputs, weights, outputs) {
        general_mat_mul(1.0, &inputs, &weights, 1.0, &mut outputs);
    }
}

/// Weights as [`affine`] reads them: (outputs, inputs) → (inputs, outputs).
pub(crate) fn by_input(weights: &[f32], n_inputs: usize) -> Vec<f32> {
    let column = |i| weights.iter().skip(i).step_by(n_inputs.max(1)).copied();
    (0..n_inputs).flat_map(column).collect()
}

/// `out += x`, as far as both reach.
pub(crate) fn add(out: &mut [f32], x: &[f32]) {
    for (out, x) in out.iter_mut().zip(x) {
        *out += x;
    }
}

/// `out += scale · x`, as far as both reach.
pub(crate) fn add_scaled(out: &mut [f32], scale: f32, x: &[f32]) {
    for (out, x) in out.iter_mut().zip(x) {
        *out += scale * x;
    }
}

/// Index of the first of the greatest numbers; 0 for none.
pub(crate) fn first_greatest(numbers: &[f32]) -> usize {
    let mut best = 0;
    for (i, number) in numbers.iter().enumerate() {
        if *number > numbers[best] {
            best = i;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affine_of_packed_rows_and_of_windows() {
        let data = [1.0, 2.0, 3.0, 4.0];
        let mut out = Vec::new();
        affine(
            Rows::packed(&data, 2),
            &by_input(&[1.0, 0.0, 0.0, 10.0, 1.0, 1.0], 2),
            &[0.5, 0.0, 0.0],
            3,
            &mut out,
        );
        assert_eq!(out, [1.5, 20.0, 3.0, 3.5, 40.0, 7.0]);
        affine(Rows::windows(&data, 1, 3), &[100.0, 10.0, 1.0], &[], 1, &mut out);
        assert_eq!(out, [123.0, 234.0]);
        affine(Rows::packed(&[], 2), &[1.0, 1.0], &[1.0], 1, &mut out);
        assert_eq!(out, [0.0; 0]);
        assert_eq!(Rows::windows(&data, 1, 5).n_rows, 0);
        assert_eq!(Rows::packed(&data, 1).block(3, 8).n_rows, 1);
    }

    #[test]
    fn a_row_does_not_feel_the_rows_beside_it() {
        let (n, width, n_outputs) = (37, 96, 13);
        let number = |i: usize| ((i * 2_654_435_761) % 1009) as f32 / 1009.0 - 0.5;
        let x: Vec<f32> = (0..n * width).map(number).collect();
        let weights: Vec<f32> = (0..n_outputs * width).map(|i| number(i + 7)).collect();
        let (mut all, mut one) = (Vec::new(), Vec::new());
        affine(Rows::packed(&x, width), &weights, &[], n_outputs, &mut all);
        for i in 0..n {
            affine(Rows::packed(&x[i * width..(i + 1) * width], width), &weights, &[], n_outputs, &mut one);
            assert_eq!(one, all[i * n_outputs..(i + 1) * n_outputs], "row {i}");
        }
    }

    #[test]
    fn of_equals_the_first_is_the_greatest() {
        assert_eq!(first_greatest(&[1.0, 3.0, 3.0, f32::NAN]), 1);
        assert_eq!(first_greatest(&[]), 0);
    }
}
