//! Weights and rows as 16-bit integers, and their product.
//!
//! The package's weights are multiples of one step per matrix, at most 127 of them: they were trained to 8 bits. So they
//! are kept as those whole numbers, the rows that meet them are rounded to 16 bits with a step of their own, and the sums
//! are exact. That is faster than floating point, and gives the same bits on every processor, for every row alone.

use crate::kernels::{self, Kernel, PANEL, Pair, Task, pair};

/// The largest multiple of the step among the weights of a matrix.
const MAX_WEIGHT: f32 = 127.0;

/// The largest number in a rounded row.
const MAX_INPUT: f32 = 32767.0;

/// How far from a multiple of the step a weight may be, in steps: the package's are within 0.00002.
const MAX_ERROR: f32 = 0.01;

/// Adding this to a number below 2^22 rounds it to a whole one, ties to even, in the low bits of the result.
const ROUNDING: f32 = 12_582_912.0;

/// Weights of a linear layer.
pub(crate) struct Matrix {
    /// For each [`PANEL`] of outputs, for each pair of inputs, the weights of the pair for each output.
    panels: Vec<[Pair; PANEL]>,
    n_inputs: usize,
    n_outputs: usize,
    step: f32,
}

/// Rows rounded to 16 bits.
#[derive(Default)]
pub(crate) struct Rounded {
    /// Neighbours two by two.
    pub(crate) pairs: Vec<Pair>,
    /// The step of each row.
    pub(crate) steps: Vec<f32>,
}

impl Matrix {
    /// Weights that stand input by input.
    ///
    /// # Errors
    /// When they are not what the package has.
    pub(crate) fn new(weights: &[f32], n_inputs: usize, n_outputs: usize) -> Result<Self, String> {
        if weights.len() != n_inputs * n_outputs
            || !n_inputs.is_multiple_of(2)
            || !n_outputs.is_multiple_of(PANEL)
        {
            return Err(format!("it does not fit {n_inputs} inputs and {n_outputs} outputs"));
        }
        let largest = weights.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
        let step = if largest > 0.0 { largest / MAX_WEIGHT } else { 1.0 };
        let multiple = |input: usize, output: usize| {
            let exact = weights.get(input * n_outputs + output).copied().unwrap_or_default() / step;
            let whole = exact.round();
            if (exact - whole).abs() > MAX_ERROR {
                return Err("its weights are not multiples of one step".to_owned());
            }
            Ok(whole as i32)
        };
        let mut panels = Vec::with_capacity(weights.len() / 2 / PANEL);
        for first_output in (0..n_outputs).step_by(PANEL) {
            let mut sums = [0_i64; PANEL];
            for input in (0..n_inputs).step_by(2) {
                let mut weights = [0; PANEL];
                for (i, weight) in weights.iter_mut().enumerate() {
                    let (a, b) = (multiple(input, first_output + i)?, multiple(input + 1, first_output + i)?);
                    sums[i] += i64::from(a.abs() + b.abs());
                    *weight = pair(a, b);
                }
                panels.push(weights);
            }
            if sums.iter().any(|sum| sum * MAX_INPUT as i64 > i64::from(i32::MAX)) {
                return Err("its weights are too large to be summed up".to_owned());
            }
        }
        Ok(Self { panels, n_inputs, n_outputs, step })
    }

    /// The product of a row of ones.
    pub(crate) fn column_sums(&self, kernel: Kernel) -> Vec<f32> {
        let ones = Rounded { pairs: vec![pair(1, 1); self.n_inputs / 2], steps: vec![1.0] };
        self.multiply(kernel, &ones)
    }

    /// `rows · weights`, row by row. A row's product does not depend on the other rows nor on the kernel.
    pub(crate) fn multiply(&self, kernel: Kernel, rows: &Rounded) -> Vec<f32> {
        let pairs: Vec<&[Pair]> = rows.pairs.chunks_exact((self.n_inputs / 2).max(1)).collect();
        self.multiply_rows(kernel, &pairs, &rows.steps)
    }

    /// The same for rows from anywhere, each with its step. They are as long as the matrix has inputs, or longer.
    pub(crate) fn multiply_rows(&self, kernel: Kernel, rows: &[&[Pair]], steps: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; rows.len() * self.n_outputs];
        let steps: Vec<f32> = steps.iter().map(|step| step * self.step).collect();
        kernel.multiply(rows, self.n_inputs / 2, &steps, &self.panels, &mut out);
        out
    }
}

impl Rounded {
    /// Rounds each row of `width` numbers on its own.
    pub(crate) fn new(kernel: Kernel, rows: &[f32], width: usize) -> Self {
        let mut rounded = Self {
            pairs: Vec::with_capacity(rows.len() / 2),
            steps: Vec::with_capacity(rows.len() / width.max(1)),
        };
        for row in rows.chunks_exact(width.max(1)) {
            let step = rounded.push(kernel, row);
            rounded.steps.push(step);
        }
        rounded
    }

    /// Appends numbers, all finite, rounded to multiples of the greatest one's 32,767th part, which is returned.
    pub(crate) fn push(&mut self, kernel: Kernel, numbers: &[f32]) -> f32 {
        let start = self.pairs.len();
        self.pairs.resize(start + numbers.len() / 2, 0);
        let mut step = 0.0;
        let pairs = self.pairs.get_mut(start..).unwrap_or_default();
        kernel.run(Round { numbers, pairs, step: &mut step });
        step
    }

    /// Appends as many numbers that are zero.
    pub(crate) fn push_zeros(&mut self, n: usize) {
        self.pairs.resize(self.pairs.len() + n / 2, 0);
    }
}

struct Round<'n> {
    numbers: &'n [f32],
    pairs: &'n mut [Pair],
    step: &'n mut f32,
}

impl Task for Round<'_> {
    #[inline(always)]
    fn run(self) {
        const LANES: usize = 16;
        let mut largest = [0.0_f32; LANES];
        for chunk in self.numbers.chunks(LANES) {
            for (largest, number) in largest.iter_mut().zip(chunk) {
                *largest = largest.max(number.abs());
            }
        }
        let mut greatest = 0.0_f32;
        for number in largest {
            greatest = greatest.max(number);
        }
        let per_step = if greatest > 0.0 { MAX_INPUT / greatest } else { 0.0 };
        for (pair, [a, b]) in self.pairs.iter_mut().zip(self.numbers.as_chunks().0) {
            let a = (a * per_step + ROUNDING).to_bits().wrapping_sub(ROUNDING.to_bits());
            let b = (b * per_step + ROUNDING).to_bits().wrapping_sub(ROUNDING.to_bits());
            *pair = kernels::pair(a.cast_signed(), b.cast_signed());
        }
        *self.step = greatest / MAX_INPUT;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, at most 1 in size.
    fn numbers(n: usize, seed: usize) -> Vec<f32> {
        (0..n).map(|i| ((i + seed) * 7919 % 255) as f32 / 127.0 - 1.0).collect()
    }

    #[test]
    fn a_product_is_as_exact_as_the_rounding_of_its_rows() {
        let (n_rows, n_inputs, n_outputs) = (11, 36, 64);
        let (x, weights) = (numbers(n_rows * n_inputs, 3), numbers(n_inputs * n_outputs, 0));
        let matrix = Matrix::new(&weights, n_inputs, n_outputs).unwrap();
        for kernel in Kernel::all() {
            let product = matrix.multiply(kernel, &Rounded::new(kernel, &x, n_inputs));
            for row in 0..n_rows {
                for output in 0..n_outputs {
                    let exact: f32 = (0..n_inputs)
                        .map(|input| x[row * n_inputs + input] * weights[input * n_outputs + output])
                        .sum();
                    let found = product[row * n_outputs + output];
                    assert!((found - exact).abs() < 1e-3, "{kernel:?}: {found} for {exact}");
                }
            }
        }
    }

    #[test]
    fn whole_rows_give_exact_sums() {
        let weights: Vec<f32> = (0..4 * PANEL).map(|i| [127.0, -1.0, 2.0, 0.0][i / PANEL]).collect();
        let matrix = Matrix::new(&weights, 4, PANEL).unwrap();
        let rows = Rounded { pairs: vec![pair(1, -2), pair(3, 4)], steps: vec![0.5] };
        for kernel in Kernel::all() {
            assert_eq!(matrix.multiply(kernel, &rows), [0.5 * (127.0 + 2.0 + 6.0); PANEL]);
            assert_eq!(matrix.column_sums(kernel), [128.0; PANEL]);
        }
    }

    #[test]
    fn rows_are_rounded_to_their_own_greatest_number() {
        for kernel in Kernel::all() {
            let rows = Rounded::new(kernel, &[1.0, -2.0, 0.0, 0.0], 2);
            assert_eq!(rows.pairs, [pair(16384, -32767), pair(0, 0)]);
            assert_eq!(rows.steps, [2.0 / 32767.0, 0.0]);
        }
    }

    #[test]
    fn other_weights_are_refused() {
        assert!(Matrix::new(&[1.0; 2], 2, PANEL).is_err());
        let mut uneven = vec![1.0; 2 * PANEL];
        uneven[5] = 0.3;
        assert!(Matrix::new(&uneven, 2, PANEL).err().unwrap().contains("multiples"));
        let n_inputs = 1024;
        assert!(
            Matrix::new(&vec![1.0; n_inputs * PANEL], n_inputs, PANEL).err().unwrap().contains("too large")
        );
        assert!(Matrix::new(&[0.0; 2 * PANEL], 2, PANEL).is_ok());
    }
}
