//! SentencePiece's unigram tokenizer: of all ways to spell a text in pieces, the one with the highest sum of scores.
//!
//! Kudo 2018, "Subword Regularization", section 3.1; the normaliser and the treatment of unknown characters are those of
//! the SentencePiece library.

mod model_file;
mod normalizer;
mod pieces;

#[cfg(test)]
pub(crate) use model_file::testing::model;

use model_file::ModelFile;
use normalizer::Normalizer;
use pieces::Pieces;

/// The number of the piece that stands for a character that no piece spells.
const UNKNOWN: u32 = 0;
/// The numbers of the marks at the ends of a text.
const START: u32 = 1;
const END: u32 = 2;

/// How much worse than the worst piece an unknown character is. From SentencePiece.
const UNKNOWN_PENALTY: f32 = 10.0;

/// Turns texts into numbers of pieces.
pub(crate) struct Tokenizer {
    normalizer: Normalizer,
    pieces: Pieces,
    scores: Vec<f32>,
    unknown_score: f64,
}

/// The best way to spell a text up to some byte.
#[derive(Clone, Copy)]
struct Best {
    score: f64,
    /// Where its last piece begins, and which it is.
    start: usize,
    piece: u32,
}

/// A byte at which no piece ends.
const UNREACHED: Best = Best { score: f64::NEG_INFINITY, start: 0, piece: UNKNOWN };

impl Tokenizer {
    /// Reads a SentencePiece model.
    ///
    /// # Errors
    /// What is wrong with it, for a person.
    pub(crate) fn parse(model: &[u8]) -> Result<Self, String> {
        let ModelFile { pieces, charsmap } = ModelFile::parse(model)?;
        let scores: Vec<f32> = pieces.iter().map(|(_, score)| *score).collect();
        let worst = scores.iter().copied().fold(f32::INFINITY, f32::min);
        Ok(Self {
            normalizer: Normalizer::parse(charsmap)?,
            // The names of marks such as `</s>` are pieces like others, as in the package whose answers are ours.
            pieces: Pieces::new(&pieces.iter().map(|(text, _)| *text).collect::<Vec<_>>()),
            scores,
            unknown_score: f64::from(worst) - f64::from(UNKNOWN_PENALTY),
        })
    }

    /// How many pieces there are.
    pub(crate) fn n_pieces(&self) -> usize {
        self.scores.len()
    }

    /// The pieces of a text between the marks of its ends. Takes 24 bytes of memory for each of the text's while it runs.
    pub(crate) fn encode(&self, text: &str) -> Vec<u32> {
        let text = self.normalizer.normalize(text);
        let mut numbers = vec![START];
        if text.is_empty() {
            numbers.push(UNKNOWN);
        } else {
            self.spell(&text, &mut numbers);
        }
        numbers.push(END);
        numbers
    }

    /// Appends the best spelling of a text. Of equally good ones, that whose last piece begins first.
    fn spell(&self, text: &[u8], numbers: &mut Vec<u32>) {
        let mut best = vec![UNREACHED; text.len() + 1];
        best[0].score = 0.0;
        for start in 0..text.len() {
            let before = best[start].score;
            if before == f64::NEG_INFINITY {
                continue;
            }
            let rest = &text[start..];
            let one_character = character_bytes(rest);
            let mut improve = |length: usize, piece: u32, score: f64| {
                if let Some(best) = best.get_mut(start + length)
                    && before + score > best.score
                {
                    *best = Best { score: before + score, start, piece };
                }
            };
            let mut spelled = false;
            for (length, piece) in self.pieces.starts(rest) {
                spelled |= length == one_character;
                let score = self.scores.get(piece as usize).copied().unwrap_or_default();
                improve(length, piece, f64::from(score));
            }
            if !spelled {
                improve(one_character, UNKNOWN, self.unknown_score);
            }
        }
        let first = numbers.len();
        let mut end = text.len();
        while end > 0 {
            numbers.push(best[end].piece);
            end = best[end].start;
        }
        if let Some(spelling) = numbers.get_mut(first..) {
            spelling.reverse();
        }
    }
}

/// How many bytes the first character takes; 1 for what is no UTF-8, 0 for nothing.
fn character_bytes(text: &[u8]) -> usize {
    let n_bytes = match text.first() {
        None => return 0,
        Some(0xc0..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf7) => 4,
        Some(_) => 1,
    };
    let rest = text.get(1..n_bytes);
    if rest.is_some_and(|rest| rest.iter().all(|byte| byte & 0xc0 == 0x80)) { n_bytes } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokenizer() -> Tokenizer {
        let pieces = [
            ("<unk>", 0.0),
            ("<s>", 0.0),
            ("</s>", 0.0),
            ("▁", -5.0),
            ("▁la", -2.0),
            ("▁l", -3.0),
            ("a", -1.0),
            ("va", -2.5),
            ("v", -2.0),
            ("é", -4.0),
        ];
        Tokenizer::parse(&model(&pieces, &[])).unwrap()
    }

    #[test]
    fn the_best_spelling_wins() {
        let tokenizer = tokenizer();
        assert_eq!(tokenizer.encode("la va"), [1, 4, 3, 7, 2]);
        assert_eq!(tokenizer.encode("laé"), [1, 4, 9, 2]);
    }

    #[test]
    fn of_equal_spellings_the_one_with_the_longest_last_piece_wins() {
        // "▁xy" as "▁x" + "y" or as "▁" + "xy".
        let pieces = [("?", 0.0), ("▁", -1.0), ("▁x", -2.0), ("xy", -2.0), ("y", -1.0)];
        let tokenizer = Tokenizer::parse(&model(&pieces, &[])).unwrap();
        assert_eq!(tokenizer.encode("xy"), [START, 1, 3, END]);
    }

    #[test]
    fn a_character_without_a_piece_is_unknown() {
        assert_eq!(tokenizer().encode("a日b"), [1, 3, 6, 0, 0, 2]);
    }

    #[test]
    fn nothing_is_one_unknown_piece() {
        for text in ["", "   "] {
            assert_eq!(tokenizer().encode(text), [1, 0, 2], "{text:?}");
        }
    }

    #[test]
    fn characters_are_measured_even_where_they_are_damaged() {
        for (bytes, expected) in [
            (b"".as_slice(), 0),
            (b"a", 1),
            ("é".as_bytes(), 2),
            ("日b".as_bytes(), 3),
            ("😀".as_bytes(), 4),
            (b"\xe6\x97", 1),
            (b"\xc3a", 1),
            (b"\x80", 1),
        ] {
            assert_eq!(character_bytes(bytes), expected, "{bytes:?}");
        }
    }
}
