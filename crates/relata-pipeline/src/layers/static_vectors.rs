//! spaCy's `StaticVectors`: fixed word vectors, projected to the width of the other embeddings.

use std::sync::Arc;

use crate::PipelineError;
use crate::kernels::{self, Instructions, Matrix, Rows};
use crate::packed::{Blob, Container, Table};
use crate::weights::{Node, Weights};

/// Start of a file of numpy's array format, version 1.
const NPY_MAGIC: &[u8] = b"\x93NUMPY\x01\x00";

/// The word vectors of a package, shared by the components that use them.
pub(crate) struct Vectors {
    /// (rows, width), little-endian
    table: Blob,
    n_rows: usize,
    width: usize,
    /// Number of a word → its row.
    rows: Table,
}

impl Vectors {
    /// Where a package keeps the numbers of the vectors.
    const TABLE_PATH: &str = "vocab/vectors";

    /// Where a package keeps which word has which vector.
    pub(crate) const ROWS_PATH: &str = "vocab/key2row";

    /// The vectors of a package: a numpy array, and its packed rows.
    pub(crate) fn new(files: &Container) -> Result<Self, PipelineError> {
        let (n_rows, width, table) = parse_npy(files.file(Self::TABLE_PATH)?)
            .ok_or_else(|| PipelineError::malformed(Self::TABLE_PATH, "it is no table of 32-bit floats"))?;
        Ok(Self { table, n_rows, width, rows: files.table(Self::ROWS_PATH)? })
    }

    /// Writes the vector of a word by its number; leaves `out` as it is where there is none.
    fn write(&self, word: u64, out: &mut [f32]) {
        let row = self.rows.numbers(word).next().map(|row| row as usize).filter(|row| *row < self.n_rows);
        let vector = row.and_then(|row| self.table.get(row * self.width * 4..(row + 1) * self.width * 4));
        for (out, number) in out.iter_mut().zip(vector.unwrap_or_default().as_chunks::<4>().0) {
            *out = f32::from_le_bytes(*number);
        }
    }
}

/// A learned projection of the vectors.
pub(crate) struct StaticVectors {
    vectors: Arc<Vectors>,
    matrix: Matrix,
}

impl StaticVectors {
    /// Reads the layer from its node, `static_vectors`.
    pub(crate) fn new(
        weights: &Weights,
        node: &Node,
        vectors: &Arc<Vectors>,
        n_outputs: usize,
    ) -> Result<Self, PipelineError> {
        let projection = weights.param(node, "W", &[n_outputs, vectors.width])?;
        let matrix = Matrix::linear(&projection, &[], vectors.width, n_outputs);
        Ok(Self { vectors: Arc::clone(vectors), matrix })
    }

    /// The projected vectors of words by their hashes: (words, outputs). A word without vector has zeros.
    pub(crate) fn forward(
        &self,
        instructions: Instructions,
        words: impl ExactSizeIterator<Item = u64>,
    ) -> Vec<f32> {
        let width = self.vectors.width;
        let mut x = vec![0.0; words.len() * width];
        for (word, x) in words.zip(x.chunks_exact_mut(width.max(1))) {
            self.vectors.write(word, x);
        }
        let mut out = Vec::new();
        kernels::affine(instructions, Rows::packed(&x, width), &self.matrix, &mut out);
        out
    }
}

/// Rows, width and numbers of an `.npy` file that holds a matrix of 32-bit floats in row-major order.
fn parse_npy(bytes: &Blob) -> Option<(usize, usize, Blob)> {
    let rest = bytes.strip_prefix(NPY_MAGIC)?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let (header, data) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
    let header = std::str::from_utf8(header).ok()?;
    if !header.contains("'descr': '<f4'") || !header.contains("'fortran_order': False") {
        return None;
    }
    let (_, shape) = header.split_once("'shape': (")?;
    let mut shape = shape.split_once(')')?.0.split(',').map(|n| n.trim().parse::<usize>());
    let (Some(Ok(n_rows)), Some(Ok(width)), None) = (shape.next(), shape.next(), shape.next()) else {
        return None;
    };
    let size = n_rows.checked_mul(width)?.checked_mul(4)?;
    let table = bytes.part(bytes.len() - data.len()..bytes.len())?;
    (width > 0 && size == table.len()).then_some((n_rows, width, table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::testing::{Layer, model};

    fn npy(shape: &str, numbers: &[f32]) -> Vec<u8> {
        let header = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}\n");
        let mut bytes = NPY_MAGIC.to_vec();
        bytes.extend((header.len() as u16).to_le_bytes());
        bytes.extend(header.as_bytes());
        bytes.extend(numbers.iter().flat_map(|x| x.to_le_bytes()));
        bytes
    }

    fn vectors(table: Vec<u8>, rows: &[(u64, u32)]) -> Result<Vectors, PipelineError> {
        let files =
            [(Vectors::TABLE_PATH.to_owned(), table), (Vectors::ROWS_PATH.to_owned(), Table::pack(rows))];
        Vectors::new(&Container::open(Blob::new(Container::pack(&files.into()))).unwrap())
    }

    #[test]
    fn words_share_rows_and_words_without_row_are_zero() {
        let table = npy("(2, 3)", &[1., 2., 3., 4., 5., 6.]);
        let vectors = vectors(table, &[(u64::MAX, 1), (7, 0), (5, 1), (9, 2)]).unwrap();
        let params: &[(&str, &[usize], &[f32])] = &[("W", &[2, 3], &[1., 0., 0., 0., 1., 1.])];
        let bytes = model(&[Layer { name: "static_vectors", refs: &[], settings: &[], params }]);
        let weights = Weights::parse("model", &bytes).unwrap();
        let node = weights.only("static_vectors").unwrap();
        let layer = StaticVectors::new(&weights, node, &Arc::new(vectors), 2).unwrap();
        let out = layer.forward(Instructions::best(), [7, 8, 5, u64::MAX, 9].into_iter());
        assert_eq!(out, [1., 5., 0., 0., 4., 11., 4., 11., 0., 0.]);
    }

    #[test]
    fn tables_that_do_not_fit_are_refused() {
        let refused = |table: Vec<u8>| vectors(table, &[(7, 1)]).is_err();
        assert!(!refused(npy("(2, 1)", &[1., 2.])));
        assert!(refused(npy("(3, 1)", &[1., 2.])), "a number is missing");
        assert!(refused(npy("(2,)", &[1., 2.])), "no matrix");
        assert!(refused(b"\x93NUMPY\x01\x00\xff\xff{".to_vec()), "cut");
    }
}
