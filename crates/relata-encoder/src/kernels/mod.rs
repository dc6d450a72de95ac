//! The arithmetic in one version for every processor and in some for those that have more instructions.
//!
//! All versions give the same bits: those of the multiplication of rows by weights do the same exact sums of whole numbers,
//! and everything else is one source, in which every sum has its order.

#[cfg(target_arch = "x86_64")]
mod x86;

/// How many outputs are summed up side by side.
pub(crate) const PANEL: usize = 32;

/// How many rows are: as many as keep their sums in the registers.
const TILE: usize = 8;

/// Two neighbours of 16 bits each, the first in the low half.
pub(crate) type Pair = i32;

/// Two whole numbers of 16 bits as a pair; higher bits are lost.
pub(crate) fn pair(first: i32, second: i32) -> Pair {
    (first & 0xffff) | (second << 16)
}

/// Something to be done with the instructions of a kernel.
pub(crate) trait Task {
    /// Does it. To be `#[inline(always)]` and free of closures that are not: only what becomes part of a function with the
    /// instructions can make use of them.
    fn run(self);
}

/// A version of the arithmetic that this processor can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kernel(Instructions);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instructions {
    Any,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Kernel {
    /// The versions that this processor can run, the fastest last.
    pub(crate) fn all() -> Vec<Self> {
        let mut kernels = vec![Self(Instructions::Any)];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") {
                kernels.push(Self(Instructions::Avx2));
            }
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vnni")
            {
                kernels.push(Self(Instructions::Avx512));
            }
        }
        kernels
    }

    /// The fastest version that this processor can run.
    pub(crate) fn best() -> Self {
        Self::all().pop().unwrap_or(Self(Instructions::Any))
    }

    /// `out = rows · weights`, each row times its step. Rows have at least `n_pairs` pairs; `panels` holds, for each panel of
    /// outputs, `n_pairs` times the weights of a pair of inputs; `out`, the panels' outputs row by row.
    pub(crate) fn multiply(
        self,
        rows: &[&[Pair]],
        n_pairs: usize,
        steps: &[f32],
        panels: &[[Pair; PANEL]],
        out: &mut [f32],
    ) {
        let n_pairs = n_pairs.max(1);
        let n_panels = panels.len() / n_pairs;
        let (outs, _) = out.as_chunks_mut::<PANEL>();
        // A panel stays in the processor's nearest memory while all rows pass.
        for (i, panel) in panels.chunks_exact(n_pairs).enumerate() {
            let mut place = i;
            let mut write = |products: &[[f32; PANEL]]| {
                for products in products {
                    if let Some(out) = outs.get_mut(place) {
                        *out = *products;
                    }
                    place += n_panels;
                }
            };
            let (row_tiles, rest_rows) = rows.as_chunks::<TILE>();
            let (step_tiles, rest_steps) = steps.as_chunks::<TILE>();
            for (rows, steps) in row_tiles.iter().zip(step_tiles) {
                write(&self.tile(*rows, *steps, panel));
            }
            for (row, step) in rest_rows.iter().zip(rest_steps) {
                write(&self.tile([*row], [*step], panel));
            }
        }
    }

    /// Does a task with the instructions of this kernel.
    pub(crate) fn run<T: Task>(self, task: T) {
        match self.0 {
            Instructions::Any => task.run(),
            // SAFETY: a kernel with these instructions is only made where the processor has them.
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code)]
            Instructions::Avx2 => unsafe { x86::run_avx2(task) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code)]
            Instructions::Avx512 => unsafe { x86::run_avx512(task) },
        }
    }

    /// The products of some rows with one panel, each times its row's step.
    fn tile<const N: usize>(
        self,
        rows: [&[Pair]; N],
        steps: [f32; N],
        panel: &[[Pair; PANEL]],
    ) -> [[f32; PANEL]; N] {
        match self.0 {
            Instructions::Any => times_steps(sums(rows, panel), steps),
            // SAFETY: a kernel with these instructions is only made where the processor has them.
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code)]
            Instructions::Avx2 => unsafe { x86::tile_avx2(rows, steps, panel) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code)]
            Instructions::Avx512 => unsafe { x86::tile_avx512(rows, steps, panel) },
        }
    }
}

/// Each row of sums times its step, with the instructions of the function that it becomes a part of.
#[inline(always)]
fn times_steps<const N: usize>(sums: [[i32; PANEL]; N], steps: [f32; N]) -> [[f32; PANEL]; N] {
    let mut products = [[0.0; PANEL]; N];
    for row in 0..N {
        for i in 0..PANEL {
            products[row][i] = sums[row][i] as f32 * steps[row];
        }
    }
    products
}

/// The sums on any processor.
fn sums<const N: usize>(rows: [&[Pair]; N], panel: &[[Pair; PANEL]]) -> [[i32; PANEL]; N] {
    let mut sums = [[0_i32; PANEL]; N];
    for (sums, row) in sums.iter_mut().zip(rows) {
        for (x, weights) in row.iter().zip(panel) {
            let (a, b) = (i32::from(*x as i16), x >> 16);
            for (sum, weight) in sums.iter_mut().zip(weights) {
                // What is loaded can't exceed 32 bits; no order of bytes that comes from outside may stop us either.
                *sum = sum
                    .wrapping_add(a.wrapping_mul(i32::from(*weight as i16)))
                    .wrapping_add(b.wrapping_mul(weight >> 16));
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kernel_gives_the_same_bits_for_any_number_of_rows() {
        let n_pairs = 9;
        let number = |i: usize| ((i * 40_503 % 65_536) as i32 - 32_768).clamp(-32_767, 32_767);
        let panels: Vec<[Pair; PANEL]> = (0..2 * n_pairs)
            .map(|i| std::array::from_fn(|j| pair(number(i * 64 + j) / 258, number(i * 31 + j) / 258)))
            .collect();
        for n_rows in 0..=2 * TILE + 1 {
            let rows: Vec<Pair> = (0..n_rows * n_pairs).map(|i| pair(number(i), number(i + 5))).collect();
            let rows: Vec<&[Pair]> = rows.chunks_exact(n_pairs).collect();
            let steps: Vec<f32> = (0..n_rows).map(|i| 0.1 + i as f32).collect();
            let products = Kernel::all().into_iter().map(|kernel| {
                let mut out = vec![0.0; n_rows * 2 * PANEL];
                kernel.multiply(&rows, n_pairs, &steps, &panels, &mut out);
                out
            });
            let products: Vec<Vec<f32>> = products.collect();
            assert!(products.windows(2).all(|pair| pair[0] == pair[1]), "{n_rows} rows");
            if let Some(row) = n_rows.checked_sub(1) {
                let mut alone = vec![0.0; 2 * PANEL];
                Kernel::best().multiply(&rows[row..], n_pairs, &steps[row..], &panels, &mut alone);
                assert_eq!(alone, products[0][row * 2 * PANEL..], "the last of {n_rows} rows");
            }
        }
    }

    #[test]
    fn sums_are_those_of_the_numbers() {
        let panel = [[pair(-3, 100); PANEL], [pair(127, -127); PANEL]];
        let row = [pair(2, -7), pair(-32767, 32767)];
        assert_eq!(sums([&row], &panel), [[-6 - 700 - 2 * 127 * 32767; PANEL]]);
    }
}
