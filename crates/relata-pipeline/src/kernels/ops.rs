//! The operations of the layers, each written once for all processors.

use super::instructions::{Instructions, Operation};
use super::lanes::{LANES, Lanes};
use super::matrix::Matrix;

/// Added to the variance so that a constant row is not divided by zero; thinc's own number.
const VARIANCE_FLOOR: f32 = 1e-8;

/// How many rows go through all panels of weights together: few enough that they and what comes of them stay in the
/// first-level cache, and a multiple of every tile's height.
const BLOCK_ROWS: usize = 48;

/// How many inputs go through a block of rows together: a slice of a panel of three vectors then takes 18 kB.
const SLICE_INPUTS: usize = 96;

/// Runs the first body for every full tile of rows, and once more for the last rows of all, which may be computed
/// twice; the second body row by row where there are fewer rows than a tile has.
macro_rules! for_tiles {
    ($start:expr, $end:expr, $height:expr, $first:ident, $tile:block, $row:block) => {
        let (start, end) = ($start, $end);
        if end - start >= $height {
            let mut next = start;
            while next < end {
                let $first = next.min(end - $height);
                $tile
                next += $height;
            }
        } else {
            for $first in start..end $row
        }
    };
}

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

    /// Some columns of each row.
    #[inline(always)]
    fn columns(self, first: usize, n: usize) -> Self {
        let data = self.data.get(first..).unwrap_or_default();
        Self { data, width: n, ..self }
    }

    #[inline(always)]
    fn tile<const R: usize>(self, first: usize) -> [&'a [f32]; R] {
        let mut rows: [&[f32]; R] = [&[]; R];
        for (i, row) in rows.iter_mut().enumerate() {
            let start = (first + i) * self.stride;
            *row = &self.data[start..start + self.width];
        }
        rows
    }
}

/// `out = x · Wᵀ + b`, with shapes x: (rows, inputs), out: (rows, outputs).
pub(crate) fn affine(instructions: Instructions, x: Rows<'_>, matrix: &Matrix, out: &mut Vec<f32>) {
    debug_assert_eq!(x.width, matrix.n_inputs);
    out.resize(x.n_rows * matrix.n_outputs, 0.0);
    instructions.run(Affine { x, matrix, out });
}

struct Affine<'a> {
    x: Rows<'a>,
    matrix: &'a Matrix,
    out: &'a mut [f32],
}

impl Operation for Affine<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self) {
        match (self.matrix.n_vectors, L::MANY_REGISTERS) {
            (2, true) => self.tiles::<L, 12, 2>(),
            (2, false) => self.tiles::<L, 3, 2>(),
            _ => debug_assert!(false, "only linear matrices"),
        }
    }
}

impl Affine<'_> {
    #[inline(always)]
    fn tiles<L: Lanes, const R: usize, const C: usize>(self) {
        for block in (0..self.x.n_rows).step_by(BLOCK_ROWS) {
            let end = (block + BLOCK_ROWS).min(self.x.n_rows);
            for (n, (panel, bias)) in panels::<C>(self.matrix).enumerate() {
                for_tiles!(
                    block,
                    end,
                    R,
                    first,
                    {
                        tile_of::<L, R, C>(self.x, first, panel, bias, n, self.matrix.n_outputs, self.out);
                    },
                    {
                        tile_of::<L, 1, C>(self.x, first, panel, bias, n, self.matrix.n_outputs, self.out);
                    }
                );
            }
        }
    }
}

/// The panels of a matrix with their biases.
#[inline(always)]
fn panels<const C: usize>(
    matrix: &Matrix,
) -> impl Iterator<Item = (&[[[f32; LANES]; C]], &[[f32; LANES]; C])> {
    let weights = matrix.weights.as_chunks::<LANES>().0.as_chunks::<C>().0;
    let bias = matrix.bias.as_chunks::<LANES>().0.as_chunks::<C>().0;
    weights.chunks_exact(matrix.n_inputs.max(1)).zip(bias)
}

#[inline(always)]
fn tile_of<L: Lanes, const R: usize, const C: usize>(
    x: Rows<'_>,
    first: usize,
    panel: &[[[f32; LANES]; C]],
    bias: &[[f32; LANES]; C],
    n: usize,
    n_outputs: usize,
    out: &mut [f32],
) {
    let sums = multiply::<L, R, C>(x.tile::<R>(first), panel, bias);
    for (r, sums) in sums.iter().enumerate() {
        let start = (first + r) * n_outputs;
        let row = &mut out[start..start + n_outputs];
        for (c, sum) in sums.iter().enumerate() {
            store(*sum, row, (n * C + c) * LANES);
        }
    }
}

/// Writes lanes to a row from a column on, as far as the row reaches.
#[inline(always)]
fn store<L: Lanes>(lanes: L, row: &mut [f32], column: usize) {
    let Some(rest) = row.get_mut(column..) else { return };
    if let Some(to) = rest.first_chunk_mut::<LANES>() {
        lanes.store(to);
    } else {
        let mut all = [0.0; LANES];
        lanes.store(&mut all);
        rest.copy_from_slice(&all[..rest.len()]);
    }
}

/// Sixteen numbers of a row from a column on; zeros where the row ends.
#[inline(always)]
fn load<L: Lanes>(row: &[f32], column: usize) -> L {
    let rest = row.get(column..).unwrap_or_default();
    if let Some(from) = rest.first_chunk::<LANES>() {
        L::load(from)
    } else {
        let mut all = [0.0; LANES];
        all[..rest.len()].copy_from_slice(rest);
        L::load(&all)
    }
}

/// `bias + rows · panel`, input after input.
#[inline(always)]
fn multiply<L: Lanes, const R: usize, const C: usize>(
    rows: [&[f32]; R],
    panel: &[[[f32; LANES]; C]],
    bias: &[[f32; LANES]; C],
) -> [[L; C]; R] {
    let mut sums = [[L::splat(0.0); C]; R];
    for row in &mut sums {
        for (sum, bias) in row.iter_mut().zip(bias) {
            *sum = L::load(bias);
        }
    }
    multiply_onto(sums, rows, panel)
}

/// `sums + rows · panel`, input after input: the heart of it all. The sums stay in registers.
#[inline(always)]
fn multiply_onto<L: Lanes, const R: usize, const C: usize>(
    mut sums: [[L; C]; R],
    mut rows: [&[f32]; R],
    panel: &[[[f32; LANES]; C]],
) -> [[L; C]; R] {
    for row in &mut rows {
        // Says once that no index below is out of bounds.
        *row = &row[..panel.len()];
    }
    for (k, weights) in panel.iter().enumerate() {
        let mut columns = [L::splat(0.0); C];
        for (column, weights) in columns.iter_mut().zip(weights) {
            *column = L::load(weights);
        }
        for (sums, row) in sums.iter_mut().zip(rows) {
            let x = L::splat(row[k]);
            for (sum, column) in sums.iter_mut().zip(columns) {
                *sum = sum.mul_add(x, column);
            }
        }
    }
    sums
}

/// The parameters of a layer norm: (outputs), padded with zeros to whole lanes.
#[derive(Clone, Debug)]
pub(crate) struct Norm {
    gain: Vec<f32>,
    shift: Vec<f32>,
    width: usize,
}

impl Norm {
    /// A norm of rows as wide as both.
    pub(crate) fn new(mut gain: Vec<f32>, mut shift: Vec<f32>) -> Self {
        let width = gain.len();
        gain.resize(super::padded(width), 0.0);
        shift.resize(super::padded(width), 0.0);
        Self { gain, shift, width }
    }

    /// Normalises a padded row of differences, scales it, adds `base` (which may be shorter: zeros) and writes it.
    #[inline(always)]
    fn apply<L: Lanes>(&self, hidden: &mut [[f32; LANES]], base: &[f32], out: &mut [f32]) {
        let n = self.width as f32;
        let mut sum = L::splat(0.0);
        for lanes in &*hidden {
            sum = sum.add(L::load(lanes));
        }
        let mean = L::splat(sum.sum() / n);
        for lanes in &mut *hidden {
            L::load(lanes).sub(mean).store(lanes);
        }
        if let (Some(last), 1..) = (hidden.last_mut(), self.width % LANES) {
            last[self.width % LANES..].fill(0.0);
        }
        let mut squares = L::splat(0.0);
        for lanes in &*hidden {
            let lanes = L::load(lanes);
            squares = squares.mul_add(lanes, lanes);
        }
        let scale = L::splat(1.0 / (squares.sum() / n + VARIANCE_FLOOR).sqrt());
        let (gain, _) = self.gain.as_chunks::<LANES>();
        let (shift, _) = self.shift.as_chunks::<LANES>();
        for (i, ((lanes, gain), shift)) in hidden.iter().zip(gain).zip(shift).enumerate() {
            let normal = L::load(shift).mul_add(L::load(lanes).mul(scale), L::load(gain));
            store(normal.add(load(base, i * LANES)), out, i * LANES);
        }
    }
}

/// `out = norm(max over pieces (x · Wᵀ + b)) + base`, with shapes x: (rows, inputs), base and out: (rows, outputs). An empty
/// base stands for zeros. The pieces never leave the registers.
pub(crate) fn maxout(
    instructions: Instructions,
    x: Rows<'_>,
    matrix: &Matrix,
    norm: &Norm,
    base: &[f32],
    out: &mut [f32],
) {
    debug_assert_eq!(x.width, matrix.n_inputs);
    debug_assert_eq!(out.len(), x.n_rows * matrix.n_outputs);
    instructions.run(Maxout { x, matrix, norm, base, out });
}

struct Maxout<'a> {
    x: Rows<'a>,
    matrix: &'a Matrix,
    norm: &'a Norm,
    base: &'a [f32],
    out: &'a mut [f32],
}

impl Operation for Maxout<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self) {
        match (self.matrix.n_vectors, L::MANY_REGISTERS) {
            (1, true) => self.tiles::<L, 16, 1>(),
            (2, true) => self.tiles::<L, 12, 2>(),
            (3, true) => self.tiles::<L, 8, 3>(),
            (4, true) => self.tiles::<L, 6, 4>(),
            (1, false) => self.tiles::<L, 6, 1>(),
            (2, false) => self.tiles::<L, 3, 2>(),
            (3, false) => self.tiles::<L, 2, 3>(),
            (4, false) => self.tiles::<L, 1, 4>(),
            _ => debug_assert!(false, "layers have at most MAX_PIECES"),
        }
    }
}

/// Most pieces that [`maxout`] takes the greatest of; the packages have two or three.
pub(crate) const MAX_PIECES: usize = 4;

impl Maxout<'_> {
    /// Panels are read in slices of inputs, and each slice goes with all rows of a block before the next does: slice, rows and
    /// sums stay in the first-level cache, where whole panels do not fit. The sums wait in `sums` between two slices.
    #[inline(always)]
    fn tiles<L: Lanes, const R: usize, const C: usize>(self) {
        let Self { x, matrix, norm, base, out } = self;
        let (width, n_blocks) = (matrix.n_outputs, matrix.n_outputs.div_ceil(LANES));
        let mut hidden = vec![[0.0; LANES]; BLOCK_ROWS * n_blocks];
        // Those of the slices so far, and those of one slice more: the last tile of rows goes over rows a second time.
        let mut sums = [[[[0.0; LANES]; C]; BLOCK_ROWS]; 2];
        let [before, after] = &mut sums;
        let (mut before, mut after) = (before, after);
        for block in (0..x.n_rows).step_by(BLOCK_ROWS) {
            let n_rows = (x.n_rows - block).min(BLOCK_ROWS);
            for (n, (panel, bias)) in panels::<C>(matrix).enumerate() {
                before[..n_rows].fill(*bias);
                for (i, slice) in panel.chunks(SLICE_INPUTS).enumerate() {
                    let rows = x.columns(i * SLICE_INPUTS, slice.len());
                    for_tiles!(
                        0,
                        n_rows,
                        R,
                        first,
                        { add_slice::<L, R, C>(rows, block, first, slice, before, after) },
                        { add_slice::<L, 1, C>(rows, block, first, slice, before, after) }
                    );
                    std::mem::swap(&mut before, &mut after);
                }
                for (pieces, hidden) in before[..n_rows].iter().zip(hidden.chunks_exact_mut(n_blocks)) {
                    let mut greatest = L::load(&pieces[0]);
                    for piece in &pieces[1..] {
                        greatest = greatest.max(L::load(piece));
                    }
                    greatest.store(&mut hidden[n]);
                }
            }
            for (r, hidden) in hidden.chunks_exact_mut(n_blocks).take(n_rows).enumerate() {
                let start = (block + r) * width;
                let base = base.get(start..start + width).unwrap_or_default();
                norm.apply::<L>(hidden, base, &mut out[start..start + width]);
            }
        }
    }
}

/// Adds to the sums of a tile of rows, numbered within a block, what a slice of inputs adds.
#[inline(always)]
fn add_slice<L: Lanes, const R: usize, const C: usize>(
    x: Rows<'_>,
    block: usize,
    first: usize,
    slice: &[[[f32; LANES]; C]],
    before: &[[[f32; LANES]; C]; BLOCK_ROWS],
    after: &mut [[[f32; LANES]; C]; BLOCK_ROWS],
) {
    let mut sums = [[L::splat(0.0); C]; R];
    for (sums, before) in sums.iter_mut().zip(&before[first..first + R]) {
        for (sum, before) in sums.iter_mut().zip(before) {
            *sum = L::load(before);
        }
    }
    let sums = multiply_onto(sums, x.tile::<R>(block + first), slice);
    for (sums, after) in sums.iter().zip(&mut after[first..first + R]) {
        for (sum, after) in sums.iter().zip(after) {
            sum.store(after);
        }
    }
}

/// One state of a transition system: see [`score`].
pub(crate) struct Step<'a> {
    /// What each place of the state adds to the hidden layer: (places), each (pieces, hidden).
    pub(crate) added: &'a [&'a [f32]],
    /// (pieces, hidden)
    pub(crate) bias: &'a [f32],
    /// Hidden units, a multiple of [`LANES`].
    pub(crate) n_hidden: usize,
    /// Hidden units → actions.
    pub(crate) upper: &'a Matrix,
}

/// Scores the actions of a state: the sum of what its places add, the greatest of its pieces, one more product.
/// `hidden`: (hidden), `scores`: (actions, padded to whole panels).
pub(crate) fn score(instructions: Instructions, step: Step<'_>, hidden: &mut [f32], scores: &mut [f32]) {
    instructions.run(Score { step, hidden, scores });
}

struct Score<'a> {
    step: Step<'a>,
    hidden: &'a mut [f32],
    scores: &'a mut [f32],
}

impl Operation for Score<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self) {
        let Self { step, hidden, scores } = self;
        let n_blocks = step.n_hidden / LANES;
        let (bias, _) = step.bias.as_chunks::<LANES>();
        let (blocks, _) = hidden.as_chunks_mut::<LANES>();
        for (block, to) in blocks.iter_mut().enumerate() {
            let mut greatest = L::splat(f32::NEG_INFINITY);
            for (i, bias) in bias.iter().enumerate().skip(block).step_by(n_blocks) {
                let mut sum = L::load(bias);
                for added in step.added {
                    sum = sum.add(load(added, i * LANES));
                }
                greatest = greatest.max(sum);
            }
            greatest.store(to);
        }
        match (step.upper.n_vectors, L::MANY_REGISTERS) {
            (2, _) => actions::<L, 2, 2>(step.upper, hidden, scores),
            (4, _) => actions::<L, 4, 4>(step.upper, hidden, scores),
            (6, true) => actions::<L, 6, 6>(step.upper, hidden, scores),
            (6, false) => actions::<L, 6, 3>(step.upper, hidden, scores),
            (8, true) => actions::<L, 8, 8>(step.upper, hidden, scores),
            (8, false) => actions::<L, 8, 4>(step.upper, hidden, scores),
            _ => debug_assert!(false, "only matrices for steps"),
        }
    }
}

/// The product of one row, `N` of the `C` vectors of a panel at a time.
#[inline(always)]
fn actions<L: Lanes, const C: usize, const N: usize>(upper: &Matrix, hidden: &[f32], scores: &mut [f32]) {
    let (scores, _) = scores.as_chunks_mut::<LANES>();
    for ((panel, bias), scores) in panels::<C>(upper).zip(scores.chunks_exact_mut(C)) {
        for first in (0..C).step_by(N) {
            let mut sums = [L::splat(0.0); N];
            for (sum, bias) in sums.iter_mut().zip(&bias[first..first + N]) {
                *sum = L::load(bias);
            }
            for (x, weights) in hidden.iter().zip(panel) {
                let x = L::splat(*x);
                for (sum, weights) in sums.iter_mut().zip(&weights[first..first + N]) {
                    *sum = sum.mul_add(x, L::load(weights));
                }
            }
            for (sum, to) in sums.iter().zip(&mut scores[first..first + N]) {
                sum.store(to);
            }
        }
    }
}

/// The action with the greatest score among those whose `mask` is 0, the first of several; the mask of others is negative
/// infinity. None where none is allowed. Both are padded to whole lanes.
pub(crate) fn choose(instructions: Instructions, scores: &[f32], mask: &[f32]) -> Option<usize> {
    let mut greatest = f32::NEG_INFINITY;
    instructions.run(Greatest { scores, mask, greatest: &mut greatest });
    let mut masked = scores.iter().zip(mask).map(|(score, mask)| score + mask);
    if greatest > f32::NEG_INFINITY {
        return masked.position(|score| score == greatest);
    }
    // Nothing is allowed, or no score is a number that can be compared: the first allowed one.
    mask.iter().position(|mask| *mask == 0.0)
}

struct Greatest<'a> {
    scores: &'a [f32],
    mask: &'a [f32],
    greatest: &'a mut f32,
}

impl Operation for Greatest<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self) {
        let (scores, _) = self.scores.as_chunks::<LANES>();
        let (mask, _) = self.mask.as_chunks::<LANES>();
        let mut greatest = L::splat(f32::NEG_INFINITY);
        for (scores, mask) in scores.iter().zip(mask) {
            greatest = L::load(scores).add(L::load(mask)).max(greatest);
        }
        *self.greatest = greatest.greatest();
    }
}
