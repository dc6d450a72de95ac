//! The sums with the instructions of newer x86 processors, which multiply and add pairs of 16-bit numbers at once.

// The instructions that load and store take addresses; each use says why its address is good.
#![allow(unsafe_code)]
// Closures do not get the instructions of the function that they stand in, so there are no iterators here.
#![allow(clippy::needless_range_loop)]

use std::arch::x86_64::{
    _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256,
    _mm256_storeu_si256, _mm512_dpwssd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_setzero_si512,
    _mm512_storeu_si512,
};

use super::{PANEL, Pair, Task};

/// Does a task.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
pub(super) fn run_avx512<T: Task>(task: T) {
    task.run();
}

/// Does a task.
#[target_feature(enable = "avx2")]
pub(super) fn run_avx2<T: Task>(task: T) {
    task.run();
}

/// Sums and steps as one.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
pub(super) fn tile_avx512<const N: usize>(
    rows: [&[Pair]; N],
    steps: [f32; N],
    panel: &[[Pair; PANEL]],
) -> [[f32; PANEL]; N] {
    super::times_steps(sums_avx512(rows, panel), steps)
}

/// Sums and steps as one.
#[target_feature(enable = "avx2")]
pub(super) fn tile_avx2<const N: usize>(
    rows: [&[Pair]; N],
    steps: [f32; N],
    panel: &[[Pair; PANEL]],
) -> [[f32; PANEL]; N] {
    super::times_steps(sums_avx2(rows, panel), steps)
}

/// As [`super::sums`], with sums of 16 outputs in a register, two for each row.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
fn sums_avx512<const N: usize>(rows: [&[Pair]; N], panel: &[[Pair; PANEL]]) -> [[i32; PANEL]; N] {
    let rows = cut(rows, panel.len());
    let mut sums = [[_mm512_setzero_si512(); 2]; N];
    for i in 0..panel.len() {
        // SAFETY: `weights` is 32 numbers of 32 bits, of which 16 are loaded and the other 16; they need not be aligned.
        let (first, second) = unsafe {
            let weights = panel[i].as_ptr();
            (_mm512_loadu_si512(weights.cast()), _mm512_loadu_si512(weights.add(PANEL / 2).cast()))
        };
        for row in 0..N {
            let x = _mm512_set1_epi32(rows[row][i]);
            sums[row][0] = _mm512_dpwssd_epi32(sums[row][0], first, x);
            sums[row][1] = _mm512_dpwssd_epi32(sums[row][1], second, x);
        }
    }
    let mut out = [[0; PANEL]; N];
    for row in 0..N {
        // SAFETY: a row of `out` is 32 numbers of 32 bits, of which 16 are stored and the other 16; they need not be aligned.
        unsafe {
            let out = out[row].as_mut_ptr();
            _mm512_storeu_si512(out.cast(), sums[row][0]);
            _mm512_storeu_si512(out.add(PANEL / 2).cast(), sums[row][1]);
        }
    }
    out
}

/// As [`super::sums`], 8 outputs after the other, so that the sums of all rows fit into 16 registers.
#[inline]
#[target_feature(enable = "avx2")]
fn sums_avx2<const N: usize>(rows: [&[Pair]; N], panel: &[[Pair; PANEL]]) -> [[i32; PANEL]; N] {
    const PART: usize = 8;
    let rows = cut(rows, panel.len());
    let mut out = [[0; PANEL]; N];
    for part in (0..PANEL).step_by(PART) {
        let mut sums = [_mm256_setzero_si256(); N];
        for i in 0..panel.len() {
            // SAFETY: these are 8 numbers of 32 bits, which is what is loaded; they need not be aligned.
            let weights = unsafe { _mm256_loadu_si256(panel[i][part..part + PART].as_ptr().cast()) };
            for row in 0..N {
                let x = _mm256_set1_epi32(rows[row][i]);
                sums[row] = _mm256_add_epi32(sums[row], _mm256_madd_epi16(weights, x));
            }
        }
        for row in 0..N {
            // SAFETY: these are 8 numbers of 32 bits, which is what is stored; they need not be aligned.
            unsafe { _mm256_storeu_si256(out[row][part..part + PART].as_mut_ptr().cast(), sums[row]) };
        }
    }
    out
}

/// The first numbers of each row, so many that the compiler knows them to be there.
#[inline(always)]
fn cut<const N: usize>(rows: [&[Pair]; N], n_pairs: usize) -> [&[Pair]; N] {
    let mut cut: [&[Pair]; N] = [&[]; N];
    for row in 0..N {
        cut[row] = &rows[row][..n_pairs];
    }
    cut
}
