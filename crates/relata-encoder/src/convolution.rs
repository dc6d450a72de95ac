//! One of the three branches that look at runs of pieces: two layers of convolution over runs of 2, 3 or 5.

use crate::kernels::{Kernel, Pair, Task};
use crate::matrix::{Matrix, Rounded};

/// Numbers that a branch gives for each piece.
pub(crate) const WIDTH: usize = 256;

/// A row of a branch.
pub(crate) type Row = [f32; WIDTH];

/// A branch. Each layer gives each piece its row plus what the run of rows around it amounts to, where that is positive.
pub(crate) struct Branch {
    /// How many pieces a run has, and how many of them stand before the one in question.
    pub(crate) length: usize,
    pub(crate) n_before: usize,
    /// The first layer's weights for each place in a run, side by side. A piece's products with them do not depend on
    /// its neighbours, so they are found out once for all its occurrences in a batch.
    pub(crate) first: Matrix,
    pub(crate) first_bias: Row,
    /// The second layer's weights for each place in a run, one below the other.
    pub(crate) second: Matrix,
    pub(crate) second_bias: Row,
}

/// What a branch knows of each different piece of a batch.
pub(crate) struct PieceRows {
    rows: Vec<f32>,
    /// The products of each row with the weights of the first layer.
    products: Vec<f32>,
}

impl Branch {
    /// What the first layer needs of pieces, each given by a row.
    pub(crate) fn piece_rows(&self, kernel: Kernel, rows: Vec<f32>) -> PieceRows {
        let products = self.first.multiply(kernel, &Rounded::new(kernel, &rows, WIDTH));
        PieceRows { rows, products }
    }

    /// Gives what the branch makes of some runs of pieces, each given by its rows among `pieces`, to `take`, row by row.
    pub(crate) fn apply<'o>(
        &self,
        kernel: Kernel,
        pieces: &PieceRows,
        runs: &[&[u32]],
        mut outs: impl Iterator<Item = &'o mut Row>,
    ) {
        let hidden = self.first_layer(kernel, pieces, runs);
        // Zeros around each run, so that a window over the rows of its neighbours is one slice.
        let n_after = self.length - 1 - self.n_before;
        let mut rounded = Rounded::default();
        let (mut starts, mut steps) = (Vec::with_capacity(hidden.len()), Vec::with_capacity(hidden.len()));
        let mut rest = hidden.as_slice();
        for run in runs {
            let (rows, others) = rest.split_at_checked(run.len()).unwrap_or_default();
            let start = rounded.pairs.len();
            starts.extend((0..run.len()).map(|i| start + i * WIDTH / 2));
            rounded.push_zeros(self.n_before * WIDTH);
            let step = rounded.push(kernel, rows.as_flattened());
            rounded.push_zeros(n_after * WIDTH);
            steps.resize(starts.len(), step);
            rest = others;
        }
        let windows: Vec<&[Pair]> =
            starts.iter().map(|start| rounded.pairs.get(*start..).unwrap_or_default()).collect();
        let products = self.second.multiply_rows(kernel, &windows, &steps);
        for ((product, x), out) in products.as_chunks().0.iter().zip(&hidden).zip(&mut outs) {
            kernel.run(AddUp { bias: &self.second_bias, rows: &[product], x, out });
        }
    }

    fn first_layer(&self, kernel: Kernel, pieces: &PieceRows, runs: &[&[u32]]) -> Vec<Row> {
        let mut hidden = vec![[0.0; WIDTH]; runs.iter().map(|run| run.len()).sum()];
        let mut outs = hidden.iter_mut();
        let mut rows = Vec::with_capacity(self.length);
        for run in runs {
            for ((i, piece), out) in run.iter().enumerate().zip(&mut outs) {
                rows.clear();
                rows.extend((0..self.length).filter_map(|place| {
                    let other = run.get((i + place).checked_sub(self.n_before)?)?;
                    pieces.products.as_chunks().0.get(*other as usize * self.length + place)
                }));
                if let Some(x) = pieces.rows.as_chunks().0.get(*piece as usize) {
                    kernel.run(AddUp { bias: &self.first_bias, rows: &rows, x, out });
                }
            }
        }
        hidden
    }
}

/// `out = bias + rows, where that is positive, + x`.
struct AddUp<'r> {
    bias: &'r Row,
    rows: &'r [&'r Row],
    x: &'r Row,
    out: &'r mut Row,
}

impl Task for AddUp<'_> {
    #[inline(always)]
    fn run(self) {
        let mut sums = *self.bias;
        for row in self.rows {
            for (sum, number) in sums.iter_mut().zip(*row) {
                *sum += number;
            }
        }
        for ((out, sum), x) in self.out.iter_mut().zip(sums).zip(self.x) {
            *out = sum.max(0.0) + x;
        }
    }
}
