//! Thinc's `HashEmbed`: a vector for any key, the sum of four rows of a table that hashes of the key pick.

use crate::PipelineError;
use crate::hash::embedding_keys;
use crate::kernels;
use crate::weights::{Node, Weights};

/// One table of embeddings.
pub(crate) struct HashEmbed {
    /// (rows, width)
    table: Vec<f32>,
    n_rows: u32,
    width: usize,
    seed: u32,
}

impl HashEmbed {
    /// Reads the layer from its node, `hashembed`.
    pub(crate) fn new(weights: &Weights, node: &Node, width: usize) -> Result<Self, PipelineError> {
        let table = weights.any_param(node, "E")?;
        let n_rows = match table.shape[..] {
            [n_rows, table_width] if n_rows > 0 && table_width == width => u32::try_from(n_rows).ok(),
            _ => None,
        };
        let n_rows =
            n_rows.ok_or_else(|| weights.malformed(format!("an embedding has shape {:?}", table.shape)))?;
        let seed = u32::try_from(weights.number(node, "seed")?).map_err(|e| weights.malformed(e))?;
        Ok(Self { table: table.data.clone(), n_rows, width, seed })
    }

    /// Writes the vector of a key to `out`: (width).
    pub(crate) fn write(&self, key: u64, out: &mut [f32]) {
        out.fill(0.0);
        for hash in embedding_keys(key, self.seed) {
            let start = (hash % self.n_rows) as usize * self.width;
            kernels::add(out, &self.table[start..start + self.width]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::testing::{Layer, model};

    fn embed(seed: u64, table: &[f32]) -> Result<HashEmbed, PipelineError> {
        let params: &[(&str, &[usize], &[f32])] = &[("E", &[table.len() / 2, 2], table)];
        let bytes = model(&[Layer { name: "hashembed", refs: &[], settings: &[("seed", seed)], params }]);
        let weights = Weights::parse("model", &bytes).unwrap();
        HashEmbed::new(&weights, weights.only("hashembed").unwrap(), 2)
    }

    #[test]
    fn a_key_is_the_sum_of_its_four_rows() {
        // The key 1 with seed 8 hashes to rows 0, 1, 2 and 1 of 5 (see hash.rs for the numbers before the modulus).
        let rows: Vec<f32> = [0.0, 1.0, 2.0, 3.0, 4.0].iter().flat_map(|i| [10_f32.powf(*i), 0.5]).collect();
        let mut out = [9.0, 9.0];
        embed(8, &rows).unwrap().write(1, &mut out);
        let picked =
            [1161550108_u32, 2247783286, 1742325162, 1224191281].map(|hash| 10_f32.powi((hash % 5) as i32));
        assert_eq!(out, [picked.iter().sum::<f32>(), 2.0]);
    }

    #[test]
    fn a_table_without_rows_or_with_a_wild_seed_is_refused() {
        assert!(embed(8, &[]).is_err());
        assert!(embed(1 << 40, &[1.0, 1.0]).is_err());
    }
}
