//! What a sentence means, as a point in a space that all languages share.

use std::fmt;

/// A sentence's vector: 512 signed bytes, a unit vector whose greatest number is 127. Only its direction counts; the cosine of
/// two differs from that of the exact vectors by less than 0.01.
///
/// A sentence without a vector (page furniture, or no encoder was at hand) has [`SentenceVector::NONE`].
#[derive(Clone, PartialEq)]
pub struct SentenceVector {
    numbers: [i8; SentenceVector::DIMENSIONS],
    /// The inverse of its length in bytes' units; 0 for none.
    per_length: f32,
}

impl SentenceVector {
    /// How many numbers a vector has; each is a byte.
    pub const DIMENSIONS: usize = 512;

    /// The vector of a sentence that has none: its cosine with any other is 0.
    pub const NONE: Self = Self { numbers: [0; Self::DIMENSIONS], per_length: 0.0 };

    /// Rounds a vector of any length but 0; what is missing of its numbers counts as 0, and what is too many is left out.
    pub fn quantised(vector: &[f32]) -> Self {
        let greatest = vector.iter().fold(0.0_f32, |greatest, number| greatest.max(number.abs()));
        if greatest == 0.0 || !greatest.is_finite() {
            return Self::NONE;
        }
        let mut numbers = [0; Self::DIMENSIONS];
        for (rounded, number) in numbers.iter_mut().zip(vector) {
            *rounded = (number / greatest * f32::from(i8::MAX)).round() as i8;
        }
        Self::new(numbers)
    }

    /// The vector with these bytes, as [`SentenceVector::bytes`] gave them; `None` for another number of bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; Self::DIMENSIONS] = bytes.try_into().ok()?;
        Some(Self::new(bytes.map(u8::cast_signed)))
    }

    fn new(numbers: [i8; Self::DIMENSIONS]) -> Self {
        let square = dot(&numbers, &numbers);
        Self { numbers, per_length: if square > 0 { 1.0 / (square as f32).sqrt() } else { 0.0 } }
    }

    /// Its bytes, each a number in two's complement.
    pub fn bytes(&self) -> [u8; Self::DIMENSIONS] {
        self.numbers.map(i8::cast_unsigned)
    }

    /// Its numbers.
    pub fn numbers(&self) -> &[i8; Self::DIMENSIONS] {
        &self.numbers
    }

    /// Whether the sentence has no vector.
    pub fn is_none(&self) -> bool {
        self.per_length == 0.0
    }

    /// How close two sentences are, from −1 to 1; 0 when one has no vector. The same on every machine, and from both sides.
    pub fn cosine(&self, other: &Self) -> f32 {
        dot(&self.numbers, &other.numbers) as f32 * (self.per_length * other.per_length)
    }

    /// The direction of the sum of vectors, each counted by its weight.
    pub fn mean<'v>(vectors: impl IntoIterator<Item = (&'v Self, f32)>) -> Self {
        let mut sum = [0.0_f32; Self::DIMENSIONS];
        for (vector, weight) in vectors {
            let weight = weight * vector.per_length;
            for (sum, number) in sum.iter_mut().zip(&vector.numbers) {
                *sum += weight * f32::from(*number);
            }
        }
        Self::quantised(&sum)
    }
}

/// The exact sum of products: at most 512 · 127² in size.
fn dot(a: &[i8; SentenceVector::DIMENSIONS], b: &[i8; SentenceVector::DIMENSIONS]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

impl fmt::Debug for SentenceVector {
    /// The first numbers only: 512 of them tell a person nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.numbers {
            _ if self.is_none() => f.write_str("SentenceVector::NONE"),
            [a, b, c, ..] => write!(f, "SentenceVector({a}, {b}, {c}, …)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A vector that looks random.
    fn exact(seed: usize) -> Vec<f32> {
        (0..SentenceVector::DIMENSIONS)
            .map(|i| ((i * i + seed * 97) * 7919 % 1009) as f32 / 504.5 - 1.0)
            .collect()
    }

    fn cosine(a: &[f32], b: &[f32]) -> f32 {
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
    }

    #[test]
    fn the_cosine_of_rounded_vectors_is_near_the_exact_one() {
        for (a, b) in [(1, 1), (1, 2), (3, 40)] {
            let (mut a, b) = (exact(a), exact(b));
            a[7] = 3.0;
            let found = SentenceVector::quantised(&a).cosine(&SentenceVector::quantised(&b));
            assert!((found - cosine(&a, &b)).abs() < 0.01, "{found} for {}", cosine(&a, &b));
        }
    }

    #[test]
    fn length_does_not_matter_and_none_is_close_to_nothing() {
        let long: Vec<f32> = exact(5).iter().map(|x| x * 1000.0).collect();
        let vector = SentenceVector::quantised(&exact(5));
        assert_eq!(vector, SentenceVector::quantised(&long));
        assert!((vector.cosine(&vector) - 1.0).abs() < 1e-6);
        assert_eq!(vector.cosine(&SentenceVector::NONE), 0.0);
        for odd in [vec![], vec![0.0; 512], vec![f32::NAN, 0.0], vec![f32::INFINITY; 512]] {
            assert!(SentenceVector::quantised(&odd).is_none());
        }
    }

    #[test]
    fn bytes_come_back() {
        let vector = SentenceVector::quantised(&exact(9));
        assert_eq!(SentenceVector::from_bytes(&vector.bytes()), Some(vector));
        assert_eq!(SentenceVector::from_bytes(&[0; 512]), Some(SentenceVector::NONE));
        assert_eq!(SentenceVector::from_bytes(&[0; 511]), None);
    }

    #[test]
    fn the_mean_lies_between() {
        let [a, b] = [1, 2].map(|seed| SentenceVector::quantised(&exact(seed)));
        let even = SentenceVector::mean([(&a, 1.0), (&b, 1.0)]);
        let uneven = SentenceVector::mean([(&a, 3.0), (&b, 1.0)]);
        assert!((even.cosine(&a) - even.cosine(&b)).abs() < 0.02);
        assert!(uneven.cosine(&a) > even.cosine(&a) && even.cosine(&a) > a.cosine(&b));
        assert!(SentenceVector::mean([]).is_none());
    }
}
