//! Arithmetic that gives the same bits everywhere: fixed orders of summing, and no function of the system's library.

/// How many sums run side by side.
const LANES: usize = 16;

/// The sum of the numbers less `minus`, or of the squares of those: lane by lane, then the lanes.
#[inline(always)]
pub(crate) fn sum<const SQUARED: bool>(numbers: &[f32], minus: f32) -> f32 {
    let mut lanes = [0.0_f32; LANES];
    for chunk in numbers.chunks(LANES) {
        for (lane, number) in lanes.iter_mut().zip(chunk) {
            let x = number - minus;
            *lane += if SQUARED { x * x } else { x };
        }
    }
    let mut sum = 0.0;
    for lane in lanes {
        sum += lane;
    }
    sum
}

/// The mean of a row, and by what its numbers less the mean are multiplied so that their variance is 1.
#[inline(always)]
pub(crate) fn mean_and_gain(row: &[f32], epsilon: f32) -> (f32, f32) {
    let n = row.len() as f32;
    let mean = sum::<false>(row, 0.0) / n;
    let variance = sum::<true>(row, mean) / n;
    (mean, 1.0 / (variance + epsilon).sqrt())
}

/// `out += x`.
pub(crate) fn add(out: &mut [f32], x: &[f32]) {
    for (out, x) in out.iter_mut().zip(x) {
        *out += x;
    }
}

/// The hyperbolic tangent, to 32-bit precision.
pub(crate) fn tanh(x: f32) -> f32 {
    // Beyond this it is 1 in 32 bits.
    let x = f64::from(x).clamp(-10.0, 10.0);
    let e = exp(2.0 * x);
    ((e - 1.0) / (e + 1.0)) as f32
}

/// e to the power of `x`, for |x| ≤ 20, within 1e-13 of its size: the series at a sixty-fourth of `x`'s rest, squared.
fn exp(x: f64) -> f64 {
    const SQUARINGS: i32 = 6;
    const TERMS: u32 = 10;
    let small = x / f64::from(1 << SQUARINGS);
    let mut series = 1.0;
    for n in (1..=TERMS).rev() {
        series = 1.0 + small / f64::from(n) * series;
    }
    (0..SQUARINGS).fold(series, |power, _| power * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_take_every_number() {
        for n in [0, 1, 15, 16, 17, 100] {
            let numbers: Vec<f32> = (1..=n).map(|i| i as f32).collect();
            assert_eq!(sum::<false>(&numbers, 0.0), (n * (n + 1) / 2) as f32);
            assert_eq!(sum::<true>(&numbers, 1.0), ((n - 1) * n * (2 * n - 1) / 6) as f32);
        }
    }

    #[test]
    fn a_row_with_this_mean_and_gain_is_normal() {
        let row: Vec<f32> = (0..50).map(|i| 3.0 + i as f32).collect();
        let (mean, gain) = mean_and_gain(&row, 1e-12);
        assert_eq!(mean, 27.5);
        assert!((gain * gain * (50.0 * 50.0 - 1.0) / 12.0 - 1.0).abs() < 1e-6, "{gain}");
        assert!(mean_and_gain(&[4.0; 16], 1e-12).1.is_finite());
    }

    #[test]
    fn tanh_is_right_to_the_last_bits() {
        for i in -2000..=2000 {
            let x = i as f32 / 150.0;
            let exact = f64::from(x).tanh();
            assert!((f64::from(tanh(x)) - exact).abs() <= exact.abs() * 1.2e-7, "{x}: {} {exact}", tanh(x));
        }
        assert_eq!(tanh(1e30), 1.0);
        assert_eq!(tanh(-1e30), -1.0);
    }
}
