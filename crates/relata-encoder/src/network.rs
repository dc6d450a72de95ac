//! The network: from the pieces of texts to their vectors.
//!
//! Yang et al. 2019, "Multilingual Universal Sentence Encoder for Semantic Retrieval", the variant with convolutions: the
//! vectors of a text's pieces and what three branches of convolutions make of them are normalised, summed up over the text,
//! and sent through four small layers.

use crate::batch::{Batch, Stretch, TextSum};
use crate::convolution::{self, Branch, PieceRows};
use crate::embedding::{self, Embedding};
use crate::kernels::Kernel;
use crate::math::{add, sum, tanh};
use crate::matrix::{Matrix, Rounded};
use crate::projection::Projection;
use crate::shape::{FEATURES, HIDDEN};
use crate::{DIMENSIONS, Vector};

/// Rows that are described together: few enough that what is known of them stays in the processor's second memory.
const TILE_ROWS: usize = 128;

/// All layers.
pub(crate) struct Network {
    pub(crate) kernel: Kernel,
    pub(crate) embedding: Embedding,
    pub(crate) projection: Projection,
    pub(crate) branches: [Branch; 3],
    pub(crate) norm_gain: Vec<f32>,
    pub(crate) norm_bias: Vec<f32>,
    pub(crate) summary: Matrix,
    pub(crate) summary_bias: Vec<f32>,
    pub(crate) head: Head,
    /// What keeps a division from being one by zero.
    pub(crate) epsilon: f32,
}

/// The last layers, two blocks of two with a way around each. None has a bias.
pub(crate) struct Head {
    pub(crate) first: Matrix,
    pub(crate) second: Matrix,
    pub(crate) around_first: Matrix,
    pub(crate) third: Matrix,
    pub(crate) fourth: Matrix,
    pub(crate) around_third: Matrix,
}

impl Network {
    /// Describes the pieces of a batch and adds them up, text by text. The batch has no pieces left then.
    pub(crate) fn describe(&self, batch: &mut Batch) {
        let mut distinct = batch.pieces.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let (vectors, pieces) = self.piece_rows(&distinct);
        let rows: Vec<u32> =
            batch.pieces.iter().map(|piece| distinct.partition_point(|other| other < piece) as u32).collect();

        let mut stretches = batch.stretches.as_slice();
        while let Some(first) = stretches.first() {
            let end = first.pieces.start + TILE_ROWS;
            let n = stretches.iter().take_while(|stretch| stretch.pieces.end <= end).count().max(1);
            let (tile, rest) = stretches.split_at(n.min(stretches.len()));
            self.describe_tile(tile, &rows, &vectors, &pieces, &mut batch.sums);
            stretches = rest;
        }
        batch.pieces.clear();
        batch.stretches.clear();
    }

    /// The vectors of pieces, one after the other, and what each branch knows of them.
    fn piece_rows(&self, pieces: &[u32]) -> (Vec<f32>, [PieceRows; 3]) {
        let mut vectors = vec![0.0; pieces.len() * embedding::WIDTH];
        let (mut codes, mut lowest) = (Rounded::default(), Vec::with_capacity(pieces.len()));
        for (piece, vector) in pieces.iter().zip(vectors.chunks_exact_mut(embedding::WIDTH)) {
            let row = self.embedding.row(*piece);
            row.write(vector);
            row.append_to(&mut codes);
            lowest.push(row.lowest);
        }
        let [first, second, third] = self.projection.apply(self.kernel, &codes, &lowest, self.epsilon);
        let [a, b, c] = &self.branches;
        let rows = [(a, first), (b, second), (c, third)];
        (vectors, rows.map(|(branch, rows)| branch.piece_rows(self.kernel, rows)))
    }

    /// Describes some stretches; `rows` says for each piece of the batch which of the distinct ones it is.
    fn describe_tile(
        &self,
        tile: &[Stretch],
        rows: &[u32],
        vectors: &[f32],
        pieces: &[PieceRows; 3],
        sums: &mut [TextSum],
    ) {
        let runs: Vec<&[u32]> = tile.iter().filter_map(|stretch| rows.get(stretch.pieces.clone())).collect();
        let mut features = vec![0.0; runs.iter().map(|run| run.len()).sum::<usize>() * FEATURES];
        for (row, features) in runs.iter().copied().flatten().zip(features.chunks_exact_mut(FEATURES)) {
            let vectors = vectors.as_chunks::<{ embedding::WIDTH }>().0;
            if let (Some(out), Some(vector)) = (features.first_chunk_mut(), vectors.get(*row as usize)) {
                *out = *vector;
            }
        }
        let columns = (embedding::WIDTH..).step_by(convolution::WIDTH);
        for ((branch, pieces), column) in self.branches.iter().zip(pieces).zip(columns) {
            let rows = features.chunks_exact_mut(FEATURES);
            let outs = rows.filter_map(|row| row.get_mut(column..)?.first_chunk_mut());
            branch.apply(self.kernel, pieces, &runs, outs);
        }
        let mut features = features.chunks_exact(FEATURES);
        for stretch in tile {
            let rows = features.by_ref().take(stretch.pieces.len()).enumerate();
            let Some(text) = sums.get_mut(stretch.text) else { continue };
            rows.filter(|(i, _)| stretch.core.contains(i))
                .for_each(|(_, row)| text.add(self.kernel, row, self.epsilon));
        }
    }

    /// The vectors of the texts of a batch whose pieces are all described. The batch is empty then.
    pub(crate) fn finish(&self, batch: &mut Batch) -> Vec<Vector> {
        let texts = std::mem::take(&mut batch.sums);
        let mut sums = Vec::with_capacity(texts.len() * FEATURES);
        for text in &texts {
            let scaled = text.sums.iter().zip(&self.norm_gain).zip(&self.norm_bias);
            sums.extend(scaled.map(|((sum, gain), bias)| sum * gain + text.n_pieces as f32 * bias));
        }
        let mut summaries = self.multiply(&sums, FEATURES, &self.summary);
        for (summary, text) in summaries.chunks_exact_mut(DIMENSIONS).zip(&texts) {
            let n_pieces = text.n_pieces as f32;
            let per_root = 1.0 / n_pieces.max(1.0).sqrt();
            for (x, bias) in summary.iter_mut().zip(&self.summary_bias) {
                *x = (*x + n_pieces * bias) * per_root;
            }
        }
        let out = self.last_layers(&summaries);
        out.as_chunks().0.iter().map(|row| self.unit_vector(row)).collect()
    }

    fn last_layers(&self, x: &[f32]) -> Vec<f32> {
        let head = &self.head;
        let positive = |mut x: Vec<f32>| {
            x.iter_mut().for_each(|x| *x = x.max(0.0));
            x
        };
        let a = positive(self.multiply(x, DIMENSIONS, &head.first));
        let mut b = self.multiply(x, DIMENSIONS, &head.around_first);
        add(&mut b, &self.multiply(&a, HIDDEN, &head.second));
        let b = positive(b);
        let c = positive(self.multiply(&b, HIDDEN, &head.third));
        let mut d = self.multiply(&b, HIDDEN, &head.around_third);
        add(&mut d, &self.multiply(&c, DIMENSIONS, &head.fourth));
        d
    }

    fn unit_vector(&self, row: &Vector) -> Vector {
        let mut vector = row.map(tanh);
        let per_length = 1.0 / sum::<true>(&vector, 0.0).max(self.epsilon).sqrt();
        vector.iter_mut().for_each(|x| *x *= per_length);
        vector
    }

    fn multiply(&self, rows: &[f32], width: usize, weights: &Matrix) -> Vec<f32> {
        weights.multiply(self.kernel, &Rounded::new(self.kernel, rows, width))
    }
}
