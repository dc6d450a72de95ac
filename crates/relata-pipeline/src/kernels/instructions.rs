//! Which instructions of the processor do the arithmetic.

use super::lanes::{Lanes, Portable};
use super::matrix::Matrix;
use super::ops::{Rows, affine};

/// Instructions that the arithmetic of a pipeline can be done with. All give the same answers, to the bit; they differ in
/// speed alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Instructions {
    /// Those of any processor. Slow where it has no fused multiply-add.
    Portable,
    /// AVX2 and FMA, of x86-64 processors since about 2014.
    Avx2,
    /// AVX-512, of x86-64 servers and of some others.
    Avx512,
    /// NEON, of all 64-bit ARM processors.
    Neon,
}

impl Instructions {
    /// The fastest that this machine has.
    pub fn best() -> Self {
        Self::available().last().copied().unwrap_or(Self::Portable)
    }

    /// Those that this machine has, the fastest last.
    pub fn available() -> &'static [Self] {
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
            match (avx2, is_x86_feature_detected!("avx512f")) {
                (true, true) => &[Self::Portable, Self::Avx2, Self::Avx512],
                (true, false) => &[Self::Portable, Self::Avx2],
                _ => &[Self::Portable],
            }
        }
        #[cfg(target_arch = "aarch64")]
        {
            &[Self::Portable, Self::Neon]
        }
        #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
        {
            &[Self::Portable]
        }
    }

    /// Multiplies small matrices `n` times and gives the number of multiplications, each with its addition, that this took: timed, it
    /// says what the matrix products of a pipeline could reach on this machine at best, as everything stays in the
    /// first-level cache.
    pub fn multiply(self, n: usize) -> usize {
        /// 28 kB of numbers in all.
        const SIZE: usize = 48;
        let numbers: Vec<f32> = (0..SIZE * SIZE).map(|i| i as f32 / (SIZE * SIZE) as f32).collect();
        let matrix = Matrix::linear(&numbers, &[], SIZE, SIZE);
        let (mut out, mut sum) = (Vec::new(), 0.0);
        for _ in 0..n {
            affine(self, Rows::packed(&numbers, SIZE), &matrix, &mut out);
            sum += out.first().copied().unwrap_or(0.0);
        }
        // The sum keeps the compiler from leaving the products out.
        std::hint::black_box(sum);
        n * SIZE * matrix.n_products(1)
    }

    /// Runs an operation with these instructions, or with any processor's where this one lacks them.
    #[inline]
    pub(super) fn run<O: Operation>(self, operation: O) {
        match self {
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code)] // the processor is asked before its instructions are used
            Self::Avx512
                if is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx2")
                    && is_x86_feature_detected!("fma") =>
            {
                // SAFETY: the processor has just been asked.
                unsafe { super::x86::with_avx512(operation) }
            }
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code)] // the processor is asked before its instructions are used
            Self::Avx2 if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") => {
                // SAFETY: the processor has just been asked.
                unsafe { super::x86::with_avx2(operation) }
            }
            #[cfg(target_arch = "aarch64")]
            Self::Neon => operation.run::<super::neon::Neon>(),
            _ => operation.run::<Portable>(),
        }
    }
}

/// An operation that is written once for all processors. Its body must be `#[inline(always)]`, so that it is compiled
/// with the instructions that call it.
pub(super) trait Operation {
    fn run<L: Lanes>(self);
}
