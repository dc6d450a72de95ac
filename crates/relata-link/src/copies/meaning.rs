//! Sentences of two articles that say the same, in the order of both: the best monotone alignment by their vectors, one to one,
//! one to two or two to one (Thompson and Koehn 2019, "Vecalign", with all pairs compared, since articles are short).

use relata_types::{Passage, SentenceVector, Span};

/// Closeness above which two sentences, one of each language, say more of each other than chance. Translations of a sentence are
/// mostly above .7, sentences on one matter below.
const ALIKE: f32 = 0.5;
/// The steps of an alignment besides leaving a sentence out.
const MOVES: [(usize, usize); 3] = [(1, 1), (1, 2), (2, 1)];

/// A sentence to be aligned.
#[derive(Clone, Debug)]
pub(crate) struct Sentence<'v> {
    /// Where it stands.
    pub(crate) span: Span,
    /// How much it counts: its words.
    pub(crate) n_words: f32,
    /// What it means.
    pub(crate) vector: &'v SentenceVector,
}

/// Some sentences of one article and what the other says instead.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Match {
    /// Which sentences of the first article, half-open.
    pub(crate) a: (usize, usize),
    /// Which of the second.
    pub(crate) b: (usize, usize),
    /// How close they are, from [`ALIKE`] to 1.
    pub(crate) closeness: f32,
}

/// How the sentences of two articles match.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SameMeaning {
    /// What matches, in order.
    pub(crate) matches: Vec<Match>,
    /// Words of the first article that match, as a part of all that it has.
    pub(crate) of_a: f64,
    /// The same of the second.
    pub(crate) of_b: f64,
    /// Mean closeness of what matches, by words.
    pub(crate) closeness: f64,
}

impl SameMeaning {
    /// The passages that match.
    pub(crate) fn passages(&self, a: &[Sentence], b: &[Sentence]) -> Vec<Passage> {
        let hull = |sentences: &[Sentence], (from, to): (usize, usize)| {
            let spans = sentences.get(from..to).unwrap_or_default().iter().map(|sentence| sentence.span);
            spans.reduce(Span::hull).unwrap_or_default()
        };
        self.matches.iter().map(|found| Passage { a: hull(a, found.a), b: hull(b, found.b) }).collect()
    }
}

/// Aligns the sentences of two articles. Time grows with the product of their numbers.
pub(crate) fn align(a: &[Sentence], b: &[Sentence]) -> SameMeaning {
    let (n, m) = (a.len(), b.len());
    let close: Vec<f32> = a.iter().flat_map(|x| b.iter().map(|y| x.vector.cosine(y.vector))).collect();
    let (twins_a, twins_b) = (twins(a), twins(b));
    let closeness = |i: usize, j: usize, (di, dj): (usize, usize)| match (di, dj) {
        (1, 1) => close[i * m + j],
        (1, _) => together(close[i * m + j], close[i * m + j + 1], &b[j], &b[j + 1], twins_b[j]),
        _ => together(close[i * m + j], close[(i + 1) * m + j], &a[i], &a[i + 1], twins_a[i]),
    };
    let words = |sentences: &[Sentence]| sentences.iter().map(|sentence| sentence.n_words).sum::<f32>();
    let mut best = vec![0.0_f32; (n + 1) * (m + 1)];
    let mut step = vec![(0_usize, 0_usize); (n + 1) * (m + 1)];
    let at = |i: usize, j: usize| i * (m + 1) + j;
    for i in 0..=n {
        for j in 0..=m {
            let mut top = 0.0;
            for (di, dj) in [(1, 0), (0, 1)] {
                if i >= di && j >= dj && best[at(i - di, j - dj)] > top {
                    top = best[at(i - di, j - dj)];
                    step[at(i, j)] = (di, dj);
                }
            }
            for (di, dj) in MOVES {
                if i >= di && j >= dj {
                    let (from, to) = (i - di, j - dj);
                    let gain = closeness(from, to, (di, dj)) - ALIKE;
                    let value = best[at(from, to)] + gain * (words(&a[from..i]) + words(&b[to..j]));
                    if gain > 0.0 && value > top {
                        (top, step[at(i, j)]) = (value, (di, dj));
                    }
                }
            }
            best[at(i, j)] = top;
        }
    }
    let mut matches = Vec::new();
    let (mut i, mut j) = (n, m);
    while i > 0 || j > 0 {
        let (di, dj) = step[at(i, j)];
        if (di, dj) == (0, 0) {
            break;
        }
        if di > 0 && dj > 0 {
            let closeness = closeness(i - di, j - dj, (di, dj));
            matches.push(Match { a: (i - di, i), b: (j - dj, j), closeness });
        }
        (i, j) = (i - di, j - dj);
    }
    matches.reverse();
    let (mut in_a, mut in_b, mut sum) = (0.0, 0.0, 0.0);
    for found in &matches {
        let (x, y) = (words(&a[found.a.0..found.a.1]), words(&b[found.b.0..found.b.1]));
        (in_a, in_b, sum) = (in_a + x, in_b + y, sum + found.closeness * (x + y));
    }
    let part = |part: f32, of: f32| f64::from(part / of.max(1.0));
    SameMeaning {
        matches,
        of_a: part(in_a, words(a)),
        of_b: part(in_b, words(b)),
        closeness: part(sum, in_a + in_b),
    }
}

/// How close each sentence is to the next.
fn twins(sentences: &[Sentence]) -> Vec<f32> {
    sentences.windows(2).map(|pair| pair[0].vector.cosine(pair[1].vector)).collect()
}

/// How close a sentence is to two others together, from how close it is to each and they to each other: the cosine with the sum of
/// their vectors, each as long as its sentence.
fn together(to_first: f32, to_second: f32, first: &Sentence, second: &Sentence, to_each_other: f32) -> f32 {
    let (x, y) = (first.n_words, second.n_words);
    let length = (x * x + y * y + 2.0 * x * y * to_each_other).max(0.0).sqrt();
    if length > 0.0 { (to_first * x + to_second * y) / length } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A range of sentences of each article.
    type Matching = ((usize, usize), (usize, usize));

    /// A vector along some axes.
    fn along(axes: &[usize]) -> SentenceVector {
        let mut numbers = [0.0; SentenceVector::DIMENSIONS];
        axes.iter().for_each(|axis| numbers[*axis] = 1.0);
        SentenceVector::quantised(&numbers)
    }

    fn check(a: &[&[usize]], b: &[&[usize]], expected: &[Matching]) -> SameMeaning {
        let vectors =
            |axes: &[&[usize]]| -> Vec<SentenceVector> { axes.iter().map(|axes| along(axes)).collect() };
        fn sentences(vectors: &[SentenceVector]) -> Vec<Sentence<'_>> {
            let sentence =
                |(i, vector)| Sentence { span: Span::new(10 * i, 10 * i + 9), n_words: 10.0, vector };
            vectors.iter().enumerate().map(sentence).collect()
        }
        let (a, b) = (vectors(a), vectors(b));
        let found = align(&sentences(&a), &sentences(&b));
        let pairs: Vec<_> = found.matches.iter().map(|found| (found.a, found.b)).collect();
        assert_eq!(pairs, expected);
        assert_eq!(found.passages(&sentences(&a), &sentences(&b)).len(), expected.len());
        found
    }

    #[test]
    fn what_is_left_out_or_added_does_not_break_the_order() {
        let found = check(&[&[1], &[2], &[3]], &[&[1], &[9], &[3]], &[((0, 1), (0, 1)), ((2, 3), (2, 3))]);
        assert!((found.of_a - 2.0 / 3.0).abs() < 1e-6 && (found.closeness - 1.0).abs() < 1e-3, "{found:?}");
        check(&[&[1], &[2], &[3]], &[&[3], &[1], &[2]], &[((0, 1), (1, 2)), ((1, 2), (2, 3))]);
        check(&[], &[&[1]], &[]);
        check(&[&[1]], &[&[2]], &[]);
    }

    #[test]
    fn a_sentence_matches_two_that_say_it_together() {
        let found = check(&[&[1, 2], &[5]], &[&[1], &[2], &[5]], &[((0, 1), (0, 2)), ((1, 2), (2, 3))]);
        assert!((found.of_a - 1.0).abs() < 1e-6 && (found.of_b - 1.0).abs() < 1e-6, "{found:?}");
    }
}
