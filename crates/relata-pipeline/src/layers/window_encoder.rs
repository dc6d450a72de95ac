//! spaCy's `MaxoutWindowEncoder`: layers that each see a token between its neighbours, added to what came in.

use super::Maxout;
use crate::kernels::{Instructions, Rows};

/// A stack of convolutions of equal width.
pub(crate) struct WindowEncoder {
    layers: Vec<Maxout>,
    /// How many tokens to either side a layer sees.
    window: usize,
    width: usize,
}

impl WindowEncoder {
    /// An encoder from layers with inputs width × (2 × window + 1) and outputs width.
    pub(crate) fn new(layers: Vec<Maxout>, window: usize, width: usize) -> Self {
        Self { layers, window, width }
    }

    /// Multiplications for one token.
    pub(crate) fn n_products(&self) -> usize {
        self.layers.iter().map(Maxout::n_products).sum()
    }

    /// Encodes texts of the given lengths: x: (tokens of all texts, width) → the same shape.
    ///
    /// As in spaCy, rows of zeros stand between the texts, as many as all layers together can see; the layers change
    /// them as they change all rows, so a text's first and last tokens are encoded beside what becomes of them.
    pub(crate) fn forward(&self, instructions: Instructions, x: &[f32], lengths: &[usize]) -> Vec<f32> {
        let padding = self.window * self.layers.len();
        // The rows at the very ends stay zero: the outermost layer input looks one window past the padding.
        let margin = self.window * self.width;
        let gap = padding * self.width;
        let n_values = margin * 2 + gap * (lengths.len() + 1) + x.len();
        let (mut current, mut next) = (vec![0.0; n_values], vec![0.0; n_values]);
        let mut rest = x;
        let mut at = margin + gap;
        for length in lengths {
            let (text, after) = rest.split_at((length * self.width).min(rest.len()));
            current[at..at + text.len()].copy_from_slice(text);
            at += text.len() + gap;
            rest = after;
        }
        for layer in &self.layers {
            let windows = Rows::windows(&current, self.width, 2 * self.window + 1);
            let inner = margin..n_values - margin;
            layer.forward(instructions, windows, &current[inner.clone()], &mut next[inner]);
            std::mem::swap(&mut current, &mut next);
        }
        let mut out = Vec::with_capacity(x.len());
        let mut at = margin + gap;
        for length in lengths {
            let n = (length * self.width).min(x.len() - out.len());
            out.extend_from_slice(&current[at..at + n]);
            at += n + gap;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layers::maxout::testing::maxout;

    /// Two layers of width 3 and window 1 with different weights.
    fn encoder() -> WindowEncoder {
        let layer = |scale: f32| {
            let weights: Vec<f32> = (0..27).map(|i| ((i * 7 % 11) as f32 - 5.0) * scale).collect();
            maxout(&weights, &[0.3, -0.2, 0.1], [3, 1, 9])
        };
        WindowEncoder::new(vec![layer(1.0), layer(-0.4)], 1, 3)
    }

    #[test]
    fn texts_in_a_batch_do_not_touch() {
        let x: Vec<f32> = (0..21).map(|i| (i as f32 * 1.7).sin()).collect();
        let together = encoder().forward(Instructions::best(), &x, &[3, 0, 1, 3]);
        assert_eq!(together[..9], encoder().forward(Instructions::best(), &x[..9], &[3]));
        assert_eq!(together[9..12], encoder().forward(Instructions::best(), &x[9..12], &[1]));
        assert_eq!(together[12..], encoder().forward(Instructions::best(), &x[12..], &[3]));
    }

    #[test]
    fn a_token_sees_as_far_as_the_layers_reach() {
        let mut x = vec![0.25; 24];
        x[1] = -1.0;
        let before = encoder().forward(Instructions::best(), &x, &[8]);
        x[23] = 5.0;
        let after = encoder().forward(Instructions::best(), &x, &[8]);
        assert_eq!(before[..15], after[..15], "tokens 0 to 4 are three or more away");
        assert_ne!(before[15..18], after[15..18], "token 5 is two away");
    }

    #[test]
    fn the_first_layer_adds_its_window() {
        let one = WindowEncoder::new(
            vec![maxout(&[1., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 1.], &[0., 0.], [2, 1, 6])],
            1,
            2,
        );
        // The layer passes on the left neighbour's first number and the right neighbour's second, normalised to ±1.
        let out = one.forward(Instructions::best(), &[1., 2., 3., 4., 5., 6.], &[3]);
        let expected = [1. - 1., 2. + 1., 3. - 1., 4. + 1., 5. + 1., 6. - 1.];
        for (found, expected) in out.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-5, "{out:?}");
        }
    }
}
