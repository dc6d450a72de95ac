//! Where two articles have the same words: runs of equal words, joined to passages over small edits.

use crate::fold::pair_key;
use crate::input::{Input, Word};
use relata_types::{Passage, Span};

/// Equal words in a row that start a run, when two of them say something or [`SEED_OF_ANY`] are equal.
const SEED: usize = 3;
/// Equal words in a row, function words among them, that start a run.
const SEED_OF_ANY: usize = 5;
/// Places of one seed that are tried: a seed that recurs more often is a refrain.
const PLACES: usize = 8;
/// Words on either side that may differ between two runs of one passage: an edit, not another text.
const GAP: usize = 12;
/// Passages in the making to which a run may belong: a run met by chance elsewhere does not end one.
const OPEN: usize = 4;
/// Equal words that a passage must hold to be one.
const PASSAGE: usize = 10;

/// What two articles share, over their words without furniture.
pub(crate) struct Alignment {
    /// The passages in the order of the first article.
    pub(crate) passages: Vec<Matched>,
    /// In how many edits within passages both sides have names or figures, and none in common.
    pub(crate) changed_facts: usize,
    /// How many names and figures are equal in the passages.
    pub(crate) same_facts: usize,
}

/// A passage with the measure of what is equal in it.
#[derive(Clone, Copy)]
pub(crate) struct Matched {
    /// Where.
    pub(crate) passage: Passage,
    /// Equal words.
    pub(crate) n_words: usize,
    /// Equal words that are in the outlet's own voice on both sides.
    pub(crate) n_own: usize,
    /// Of those, words that are evidence: neither figures nor names, which independent reporters share.
    pub(crate) n_telling: usize,
    /// Own words of either article from the passage's first word to its last, edits included.
    pub(crate) reach: (usize, usize),
}

struct Run {
    a: usize,
    b: usize,
    len: usize,
}

/// Aligns the words of two articles, furniture left out. Linear in their length for ordinary text.
pub(crate) fn align(a: &Input, b: &Input) -> Alignment {
    let words =
        |input: &Input| -> Vec<Word> { input.words.iter().filter(|word| !word.furniture).copied().collect() };
    let (a, b) = (words(a), words(b));
    let mut alignment = Alignment { passages: Vec::new(), changed_facts: 0, same_facts: 0 };
    for group in passages(runs(&a, &b)) {
        let equal = || group.iter().flat_map(|run| (0..run.len).map(|k| (&a[run.a + k], &b[run.b + k])));
        let n_words = equal().count();
        if n_words < PASSAGE {
            continue;
        }
        let own = || equal().filter(|(x, y)| x.is_own() && y.is_own());
        alignment.same_facts += equal().filter(|(x, _)| x.capital || x.figure).count();
        for pair in group.windows(2) {
            let left = &a[pair[0].a + pair[0].len..pair[1].a];
            let right = &b[pair[0].b + pair[0].len..pair[1].b];
            alignment.changed_facts += usize::from(facts_change(left, right));
        }
        if let (Some(first), Some(last)) = (group.first(), group.last()) {
            let (from_a, to_a) = (first.a, last.a + last.len);
            let (from_b, to_b) = (first.b, last.b + last.len);
            let n_own = |words: &[Word]| words.iter().filter(|word| word.is_own()).count();
            alignment.passages.push(Matched {
                passage: Passage { a: hull(&a[from_a..to_a]), b: hull(&b[from_b..to_b]) },
                n_words,
                n_own: own().count(),
                n_telling: own().filter(|(x, _)| !x.figure && !x.capital).count(),
                reach: (n_own(&a[from_a..to_a]), n_own(&b[from_b..to_b])),
            });
        }
    }
    alignment
}

fn hull(words: &[Word]) -> Span {
    words.iter().map(|word| word.span).reduce(Span::hull).unwrap_or_default()
}

/// Whether both sides of an edit have names or figures, and none in common.
fn facts_change(left: &[Word], right: &[Word]) -> bool {
    let facts = |words: &[Word]| -> Vec<u64> {
        words.iter().filter(|w| w.capital || w.figure).map(|w| w.key).collect()
    };
    let (left, right) = (facts(left), facts(right));
    !left.is_empty() && !right.is_empty() && left.iter().all(|fact| !right.contains(fact))
}

/// Maximal runs of equal words, left to right in `a`; each word of `a` and of `b` is in at most one.
fn runs(a: &[Word], b: &[Word]) -> Vec<Run> {
    let seed = |words: &[Word]| words.iter().fold(0, |seed, word| pair_key(seed, word.key));
    let mut places: Vec<(u64, usize)> =
        b.windows(SEED).enumerate().map(|(j, window)| (seed(window), j)).collect();
    places.sort_unstable();
    let mut used = vec![false; b.len()];
    let mut runs: Vec<Run> = Vec::new();
    let mut i = 0;
    while let Some(window) = a.get(i..i + SEED) {
        // Where the last run would go on is preferred among equally long ones, then the earliest.
        let expected = runs.last().map(|run| run.b + run.len);
        let key = seed(window);
        let first = places.partition_point(|place| place.0 < key);
        let best = places[first..]
            .iter()
            .take_while(|place| place.0 == key)
            .take(PLACES)
            .map(|(_, j)| (common(a, b, &used, i, *j), *j))
            .max_by_key(|(len, j)| {
                (*len, std::cmp::Reverse(expected.map_or(0, |at| at.abs_diff(*j))), std::cmp::Reverse(*j))
            });
        let says = |len: usize| a[i..i + len].iter().filter(|word| word.is_content()).nth(1).is_some();
        match best {
            Some((len, j)) if len >= SEED && (len >= SEED_OF_ANY || says(len)) => {
                used[j..j + len].fill(true);
                runs.push(Run { a: i, b: j, len });
                i += len;
            }
            _ => i += 1,
        }
    }
    runs
}

fn common(a: &[Word], b: &[Word], used: &[bool], i: usize, j: usize) -> usize {
    let pairs = a[i..].iter().zip(&b[j..]).zip(&used[j..]);
    pairs.take_while(|((x, y), used)| x.key == y.key && !**used).count()
}

/// Groups runs that follow each other on both sides with at most [`GAP`] words between.
fn passages(runs: Vec<Run>) -> Vec<Vec<Run>> {
    let mut groups: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        let follows = |group: &&mut Vec<Run>| {
            group.last().is_some_and(|last| {
                let (end_a, end_b) = (last.a + last.len, last.b + last.len);
                run.a - end_a <= GAP && run.b >= end_b && run.b - end_b <= GAP
            })
        };
        match groups.iter_mut().rev().take(OPEN).find(follows) {
            Some(group) => group.push(run),
            None => groups.push(vec![run]),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;

    #[test]
    fn passages_reach_over_small_edits_and_point_into_both_texts() {
        let a = "Intro words here. The river broke its banks before dawn on Monday and the bridge was carried off.";
        let b = "Officials said: the river broke its banks before noon on Monday and the bridge was carried off, then silence.";
        let articles = [article("a", "en", a).build(), article("b", "en", b).build()];
        let inputs = prepare(&articles);
        let (x, y) = if inputs[0].article.key == "a" { (0, 1) } else { (1, 0) };
        let found = align(&inputs[x], &inputs[y]);
        assert_eq!(found.passages.len(), 1);
        let passage = found.passages[0].passage;
        assert_eq!(
            inputs[x].text(passage.a),
            "The river broke its banks before dawn on Monday and the bridge was carried off"
        );
        assert_eq!(
            inputs[y].text(passage.b),
            "the river broke its banks before noon on Monday and the bridge was carried off"
        );
        assert_eq!((found.passages[0].n_words, found.changed_facts), (14, 0));
    }

    #[test]
    fn a_template_shows_by_its_changed_facts() {
        let text = |who: &str, n: &str| {
            format!("The mayor of {who} has opened the new school for {n} children in the north of the town")
        };
        let articles = [
            article("a", "en", &text("Orbel", "300")).build(),
            article("b", "en", &text("Varn", "450")).build(),
        ];
        let inputs = prepare(&articles);
        let found = align(&inputs[0], &inputs[1]);
        assert_eq!(found.changed_facts, 1, "{}", found.same_facts);
    }
}
