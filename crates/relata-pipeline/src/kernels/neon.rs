//! The lanes of 64-bit ARM processors: four registers. NEON belongs to every one of them, so nothing has to be asked.
//!
//! SAFETY of this module: numbers are read and written through references to whole arrays, so that every pointer is valid for
//! the sixteen floats at it.
#![allow(unsafe_code)] // the processor's instructions are reached in no other way

use super::lanes::{LANES, Lanes};
use std::arch::aarch64::*;

#[derive(Clone, Copy)]
pub(super) struct Neon([float32x4_t; 4]);

impl Neon {
    #[inline(always)]
    fn zip(self, other: Self, join: impl Fn(float32x4_t, float32x4_t) -> float32x4_t) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([join(a, e), join(b, f), join(c, g), join(d, h)])
    }
}

impl Lanes for Neon {
    const MANY_REGISTERS: bool = false;

    #[inline(always)]
    fn splat(number: f32) -> Self {
        // SAFETY: see the module.
        Self([unsafe { vdupq_n_f32(number) }; 4])
    }

    #[inline(always)]
    fn load(from: &[f32; LANES]) -> Self {
        let from = from.as_ptr();
        // SAFETY: see the module.
        unsafe {
            Self([vld1q_f32(from), vld1q_f32(from.add(4)), vld1q_f32(from.add(8)), vld1q_f32(from.add(12))])
        }
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; LANES]) {
        let to = to.as_mut_ptr();
        // SAFETY: see the module.
        unsafe {
            vst1q_f32(to, self.0[0]);
            vst1q_f32(to.add(4), self.0[1]);
            vst1q_f32(to.add(8), self.0[2]);
            vst1q_f32(to.add(12), self.0[3]);
        }
    }

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        // SAFETY: see the module.
        self.zip(other, |a, b| unsafe { vaddq_f32(a, b) })
    }

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        // SAFETY: see the module.
        self.zip(other, |a, b| unsafe { vsubq_f32(a, b) })
    }

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        // SAFETY: see the module.
        self.zip(other, |a, b| unsafe { vmulq_f32(a, b) })
    }

    #[inline(always)]
    fn mul_add(self, x: Self, y: Self) -> Self {
        let mut sums = self.0;
        for (sum, (x, y)) in sums.iter_mut().zip(x.0.into_iter().zip(y.0)) {
            // SAFETY: see the module.
            *sum = unsafe { vfmaq_f32(*sum, x, y) };
        }
        Self(sums)
    }

    #[inline(always)]
    fn max(self, other: Self) -> Self {
        // Not the instruction for maxima, which ranks zeros by their sign.
        // SAFETY: see the module.
        self.zip(other, |a, b| unsafe { vbslq_f32(vcgtq_f32(a, b), a, b) })
    }
}
