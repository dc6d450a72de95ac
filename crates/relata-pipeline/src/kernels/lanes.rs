//! Sixteen numbers at once: the only thing that differs between processors.

/// How many numbers a [`Lanes`] holds. All results are sums over sixteen lanes in a fixed order, however many of them a
/// processor works on in one instruction.
pub(crate) const LANES: usize = 16;

/// Sixteen 32-bit floats. Every operation rounds once per lane, as IEEE 754 says, so that all implementations agree to the
/// bit; NaNs apart, which no package's weights hold.
pub(super) trait Lanes: Copy {
    /// Whether the processor has room for twenty-four of these and some more in its registers.
    const MANY_REGISTERS: bool;

    fn splat(number: f32) -> Self;
    fn load(from: &[f32; LANES]) -> Self;
    fn store(self, to: &mut [f32; LANES]);
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    /// `self + x · y`, rounded once.
    fn mul_add(self, x: Self, y: Self) -> Self;
    /// Lane by lane `self` where it is greater, else `other`.
    fn max(self, other: Self) -> Self;

    /// The sum of the lanes: of eight pairs, then of four, of two, of one.
    #[inline(always)]
    fn sum(self) -> f32 {
        let mut lanes = [0.0; LANES];
        self.store(&mut lanes);
        fold(&mut lanes, |a, b| a + b)
    }

    /// The greatest lane.
    #[inline(always)]
    fn greatest(self) -> f32 {
        let mut lanes = [0.0; LANES];
        self.store(&mut lanes);
        fold(&mut lanes, |a, b| if a > b { a } else { b })
    }
}

#[inline(always)]
fn fold(lanes: &mut [f32; LANES], join: impl Fn(f32, f32) -> f32) -> f32 {
    for half in [8, 4, 2, 1] {
        for i in 0..half {
            lanes[i] = join(lanes[i], lanes[i + half]);
        }
    }
    lanes[0]
}

/// The lanes of any processor, in plain Rust.
#[derive(Clone, Copy)]
pub(super) struct Portable([f32; LANES]);

impl Lanes for Portable {
    const MANY_REGISTERS: bool = false;

    #[inline(always)]
    fn splat(number: f32) -> Self {
        Self([number; LANES])
    }

    #[inline(always)]
    fn load(from: &[f32; LANES]) -> Self {
        Self(*from)
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; LANES]) {
        *to = self.0;
    }

    #[inline(always)]
    fn add(mut self, other: Self) -> Self {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a += b;
        }
        self
    }

    #[inline(always)]
    fn sub(mut self, other: Self) -> Self {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a -= b;
        }
        self
    }

    #[inline(always)]
    fn mul(mut self, other: Self) -> Self {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a *= b;
        }
        self
    }

    #[inline(always)]
    fn mul_add(mut self, x: Self, y: Self) -> Self {
        for ((a, x), y) in self.0.iter_mut().zip(x.0).zip(y.0) {
            *a = x.mul_add(y, *a);
        }
        self
    }

    #[inline(always)]
    fn max(mut self, other: Self) -> Self {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a = if *a > b { *a } else { b };
        }
        self
    }
}
