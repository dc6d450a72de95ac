//! Texts that are worked on together, cut so that a text of any length takes no more memory than a few sentences.

use std::ops::Range;

use crate::kernels::{Kernel, Task};
use crate::math::mean_and_gain;
use crate::shape::{FEATURES, REACH};

/// Pieces that are worked on together. What is known of a piece is found out once for all its occurrences among them: of
/// 4,096 pieces of news a third are different. More would save little and take 13 kilobytes for each different one.
pub(crate) const BATCH_PIECES: usize = 4096;

/// Pieces of a text that are described in one go; sentences are rarely longer. Where a text is cut depends on the text alone.
const STRETCH_PIECES: usize = 128;

/// Some texts, or parts of them, in pieces.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) pieces: Vec<u32>,
    pub(crate) stretches: Vec<Stretch>,
    /// One for each text.
    pub(crate) sums: Vec<TextSum>,
}

/// A part of a text with the pieces around it that have a say in what it means.
#[derive(Debug, PartialEq)]
pub(crate) struct Stretch {
    /// Where it stands among the batch's pieces.
    pub(crate) pieces: Range<usize>,
    /// Which of its pieces are in question; the others are those around them.
    pub(crate) core: Range<usize>,
    /// Which text of the batch it belongs to.
    pub(crate) text: usize,
}

/// What the pieces of a text add up to, each normalised.
pub(crate) struct TextSum {
    pub(crate) sums: [f32; FEATURES],
    pub(crate) n_pieces: usize,
}

impl Batch {
    /// Adds a text; `when_full` empties the batch of pieces each time there are [`BATCH_PIECES`].
    pub(crate) fn push(&mut self, pieces: &[u32], mut when_full: impl FnMut(&mut Self)) {
        self.sums.push(TextSum { sums: [0.0; FEATURES], n_pieces: 0 });
        for core in (0..pieces.len()).step_by(STRETCH_PIECES) {
            if self.pieces.len() >= BATCH_PIECES {
                when_full(self);
            }
            let core = core..pieces.len().min(core + STRETCH_PIECES);
            let around = core.start.saturating_sub(REACH)..pieces.len().min(core.end + REACH);
            let start = self.pieces.len();
            self.pieces.extend_from_slice(pieces.get(around.clone()).unwrap_or_default());
            self.stretches.push(Stretch {
                pieces: start..self.pieces.len(),
                core: core.start - around.start..core.end - around.start,
                text: self.sums.len() - 1,
            });
        }
    }
}

impl TextSum {
    /// Adds the description of a piece.
    pub(crate) fn add(&mut self, kernel: Kernel, features: &[f32], epsilon: f32) {
        kernel.run(AddNormalized { sums: &mut self.sums, features, epsilon });
        self.n_pieces += 1;
    }
}

/// `sums += features`, normalised.
struct AddNormalized<'f> {
    sums: &'f mut [f32; FEATURES],
    features: &'f [f32],
    epsilon: f32,
}

impl Task for AddNormalized<'_> {
    #[inline(always)]
    fn run(self) {
        let (mean, gain) = mean_and_gain(self.features, self.epsilon);
        for (sum, x) in self.sums.iter_mut().zip(self.features) {
            *sum += (x - mean) * gain;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_in_question_once_and_has_its_neighbours() {
        for n in [1, 2, STRETCH_PIECES, STRETCH_PIECES + 1, 3 * STRETCH_PIECES + 7] {
            let text: Vec<u32> = (0..n as u32).collect();
            let mut batch = Batch::default();
            batch.push(&text, |_| panic!("it is not full"));
            let core =
                |stretch: &Stretch| batch.pieces[stretch.pieces.clone()][stretch.core.clone()].to_vec();
            assert_eq!(batch.stretches.iter().flat_map(core).collect::<Vec<_>>(), text);
            for stretch in &batch.stretches {
                let pieces = &batch.pieces[stretch.pieces.clone()];
                let (first, last) = (pieces[stretch.core.start], pieces[stretch.core.end - 1]);
                assert_eq!(pieces[0], first.saturating_sub(REACH as u32));
                assert_eq!(*pieces.last().unwrap(), (last + REACH as u32).min(n as u32 - 1));
            }
        }
    }

    #[test]
    fn a_long_text_is_worked_on_part_by_part() {
        let text = vec![7; 3 * BATCH_PIECES];
        let (mut batch, mut n_times) = (Batch::default(), 0);
        batch.push(&[1, 2], |_| n_times += 1);
        batch.push(&text, |batch| {
            n_times += 1;
            assert!(batch.pieces.len() < BATCH_PIECES + STRETCH_PIECES + 2 * REACH);
            assert!(batch.stretches.last().unwrap().text == 1);
            batch.pieces.clear();
            batch.stretches.clear();
        });
        assert_eq!((batch.sums.len(), n_times), (2, 3));
    }
}
