//! The arithmetic that all layers share.
//!
//! Every number that comes out is one chain of fused multiply-adds in the order of the inputs, or a sum over sixteen lanes in
//! a fixed order ([`lanes`]). Neither depends on how many numbers a processor works on at once nor on the rows beside a row:
//! a text is annotated alike, to the bit, alone and in any batch, with any instructions.

mod instructions;
mod lanes;
mod matrix;
#[cfg(target_arch = "aarch64")]
mod neon;
mod ops;
#[cfg(target_arch = "x86_64")]
mod x86;

pub use instructions::Instructions;
pub(crate) use lanes::LANES;
pub(crate) use matrix::{Matrix, padded};
pub(crate) use ops::{MAX_PIECES, Norm, Rows, Step, affine, choose, maxout, score};

/// Adds `x` to `out`, as far as both reach.
pub(crate) fn add(out: &mut [f32], x: &[f32]) {
    for (out, x) in out.iter_mut().zip(x) {
        *out += x;
    }
}

/// Index of the first of the greatest numbers; 0 for none.
pub(crate) fn first_greatest(numbers: &[f32]) -> usize {
    let mut best = 0;
    for (i, number) in numbers.iter().enumerate() {
        if *number > numbers[best] {
            best = i;
        }
    }
    best
}

#[cfg(test)]
mod tests;
