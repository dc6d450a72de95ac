//! spaCy's `StaticVectors`: fixed word vectors, projected to the width of the other embeddings.

use std::sync::Arc;

use rmpv::ValueRef;
use rmpv::decode::read_value_ref_with_max_depth;

use crate::PipelineError;
use crate::kernels::{self, Instructions, Matrix, Rows};
use crate::weights::{Node, Weights, little_endian};

const TABLE_PATH: &str = "vocab/vectors";
const ROWS_PATH: &str = "vocab/key2row";

/// Deepest nesting of `key2row`, which is one flat table.
const MAX_DEPTH: usize = 4;

/// Start of a file of numpy's array format, version 1.
const NPY_MAGIC: &[u8] = b"\x93NUMPY\x01\x00";

/// The word vectors of a package, shared by the components that use them.
pub(crate) struct Vectors {
    /// (rows, width)
    table: Vec<f32>,
    width: usize,
    /// Hash of a word and its row, sorted by hash.
    rows: Vec<(u64, u32)>,
}

impl Vectors {
    /// Reads `vocab/vectors` (a numpy array) and `vocab/key2row` (msgpack: hash of a word → row).
    pub(crate) fn parse(table: &[u8], rows: &[u8]) -> Result<Self, PipelineError> {
        let (n_rows, width, table) = parse_npy(table)
            .ok_or_else(|| PipelineError::malformed(TABLE_PATH, "it is no table of 32-bit floats"))?;
        let mut reader = rows;
        let map = read_value_ref_with_max_depth(&mut reader, MAX_DEPTH)
            .map_err(|e| PipelineError::malformed(ROWS_PATH, e))?;
        let ValueRef::Map(pairs) = map else {
            return Err(PipelineError::malformed(ROWS_PATH, "it is no table"));
        };
        let row = |(key, row): &(ValueRef<'_>, ValueRef<'_>)| match (key, row) {
            (ValueRef::Integer(key), ValueRef::Integer(row)) => {
                let row = row.as_u64().filter(|row| *row < n_rows as u64)?;
                Some((key.as_u64()?, u32::try_from(row).ok()?))
            }
            _ => None,
        };
        let rows: Option<Vec<_>> = pairs.iter().map(row).collect();
        let mut rows =
            rows.ok_or_else(|| PipelineError::malformed(ROWS_PATH, "a word has no row in the table"))?;
        rows.sort_unstable();
        Ok(Self { table, width, rows })
    }

    /// The vector of a word by its hash.
    fn get(&self, word: u64) -> Option<&[f32]> {
        let found = self.rows.binary_search_by_key(&word, |(key, _)| *key).ok()?;
        let row = self.rows[found].1 as usize;
        self.table.get(row * self.width..(row + 1) * self.width)
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
            if let Some(vector) = self.vectors.get(word) {
                x.copy_from_slice(vector);
            }
        }
        let mut out = Vec::new();
        kernels::affine(instructions, Rows::packed(&x, width), &self.matrix, &mut out);
        out
    }
}

/// Rows, width and numbers of an `.npy` file that holds a matrix of 32-bit floats in row-major order.
fn parse_npy(bytes: &[u8]) -> Option<(usize, usize, Vec<f32>)> {
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
    let table = little_endian(data);
    let complete = n_rows.checked_mul(width) == Some(table.len()) && data.len() % 4 == 0;
    (complete && width > 0 && table.iter().all(|x| x.is_finite())).then_some((n_rows, width, table))
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

    fn key2row(pairs: &[(u64, u64)]) -> Vec<u8> {
        let pairs = pairs.iter().map(|(k, v)| (rmpv::Value::from(*k), rmpv::Value::from(*v))).collect();
        let mut bytes = Vec::new();
        rmpv::encode::write_value(&mut bytes, &rmpv::Value::Map(pairs)).unwrap();
        bytes
    }

    #[test]
    fn words_share_rows_and_unknown_words_are_zero() {
        let table = npy("(2, 3)", &[1., 2., 3., 4., 5., 6.]);
        let vectors = Vectors::parse(&table, &key2row(&[(u64::MAX, 1), (7, 0), (5, 1)])).unwrap();
        let params: &[(&str, &[usize], &[f32])] = &[("W", &[2, 3], &[1., 0., 0., 0., 1., 1.])];
        let bytes = model(&[Layer { name: "static_vectors", refs: &[], settings: &[], params }]);
        let weights = Weights::parse("model", &bytes).unwrap();
        let node = weights.only("static_vectors").unwrap();
        let layer = StaticVectors::new(&weights, node, &Arc::new(vectors), 2).unwrap();
        let out = layer.forward(Instructions::best(), [7, 8, 5, u64::MAX].into_iter());
        assert_eq!(out, [1., 5., 0., 0., 4., 11., 4., 11.]);
    }

    #[test]
    fn tables_that_do_not_fit_are_refused() {
        let rows = key2row(&[(7, 1)]);
        assert!(Vectors::parse(&npy("(2, 1)", &[1., 2.]), &rows).is_ok());
        assert!(Vectors::parse(&npy("(1, 1)", &[1.]), &rows).is_err(), "row 1 is not there");
        assert!(Vectors::parse(&npy("(3, 1)", &[1., 2.]), &rows).is_err(), "a number is missing");
        assert!(Vectors::parse(&npy("(2,)", &[1., 2.]), &rows).is_err(), "no matrix");
        assert!(Vectors::parse(b"\x93NUMPY\x01\x00\xff\xff{", &rows).is_err(), "cut");
        assert!(Vectors::parse(&npy("(2, 1)", &[1., 2.]), &rows[..2]).is_err(), "cut");
    }
}
