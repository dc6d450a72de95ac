//! Which instructions of the processor do the arithmetic.

use super::lanes::{LANES, Lanes, Portable};

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

    /// Does `n` rounds of multiplications, each with its addition, on numbers that stay in registers, and gives how many those
    /// were: timed, it says what the matrix products of a pipeline could reach on this machine at best.
    pub fn multiply(self, n: usize) -> usize {
        let mut products = 0;
        self.run(InRegisters { n, products: &mut products });
        products
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

/// See [`Instructions::multiply`].
struct InRegisters<'a> {
    n: usize,
    products: &'a mut usize,
}

impl Operation for InRegisters<'_> {
    #[inline(always)]
    fn run<L: Lanes>(self) {
        if L::MANY_REGISTERS { self.rounds::<L, 24>() } else { self.rounds::<L, 6>() }
    }
}

impl InRegisters<'_> {
    /// Rounds of `N` additions that do not wait for one another.
    #[inline(always)]
    fn rounds<L: Lanes, const N: usize>(self) {
        let mut sums = [L::splat(1.0); N];
        let (x, y) = (L::splat(std::hint::black_box(0.5)), L::splat(std::hint::black_box(0.25)));
        for _ in 0..self.n {
            for sum in &mut sums {
                *sum = sum.mul_add(x, y);
            }
        }
        // The total keeps the compiler from leaving the products out.
        let total = sums.into_iter().fold(L::splat(0.0), L::add);
        std::hint::black_box(total.sum());
        *self.products = self.n * N * LANES;
    }
}

/// An operation that is written once for all processors. Its body must be `#[inline(always)]`, so that it is compiled
/// with the instructions that call it.
pub(super) trait Operation {
    fn run<L: Lanes>(self);
}
