//! Which pairs of articles are worth comparing word by word.
//!
//! Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003) keeps one
//! shingle key out of each window, so that any shared run of `SHINGLE + WINDOW - 1` words leaves a shared fingerprint.

use crate::fold::{count, pair_key};
use crate::input::Input;
use std::collections::BTreeSet;

/// Words in a shingle: fewer meet by chance, more are broken by each edit.
const SHINGLE: usize = 5;
/// Shingles in a window, of which the one with the smallest key is kept.
const WINDOW: usize = 4;
/// A fingerprint held by more articles than this is paired with its neighbours only: all pairs would be quadratic.
const CROWD: usize = 32;
/// How many neighbours, in the order of article ids, an article in a crowd is paired with. Copies share many
/// fingerprints, so their component stays whole although not each pair of a crowd is compared.
const NEIGHBOURS: usize = 8;
/// Fingerprints that a pair must share: one is a stock phrase.
const SHARED: usize = 2;

/// The pairs of inputs, smaller index first, sorted, that share enough fingerprints.
pub(crate) fn pairs(inputs: &[Input]) -> Vec<(usize, usize)> {
    let mut postings: Vec<(u64, usize)> = Vec::new();
    for (i, input) in inputs.iter().enumerate() {
        postings.extend(fingerprints(input).into_iter().map(|key| (key, i)));
    }
    postings.sort_unstable();
    let mut shared = Vec::new();
    for same in postings.chunk_by(|x, y| x.0 == y.0) {
        let reach = if same.len() > CROWD { NEIGHBOURS } else { CROWD };
        for (at, (_, i)) in same.iter().enumerate() {
            shared.extend(same[at + 1..].iter().take(reach).map(|(_, j)| (*i, *j)));
        }
    }
    drop(postings);
    count(shared).into_iter().filter(|(_, n)| *n >= SHARED).map(|(pair, _)| pair).collect()
}

fn fingerprints(input: &Input) -> BTreeSet<u64> {
    let words: Vec<u64> = input.words.iter().filter(|word| !word.furniture).map(|word| word.key).collect();
    let shingles: Vec<u64> =
        words.windows(SHINGLE).map(|run| run.iter().copied().fold(0, pair_key)).collect();
    match shingles.len() {
        0 => BTreeSet::new(),
        n if n < WINDOW => shingles.into_iter().min().into_iter().collect(),
        _ => shingles.windows(WINDOW).filter_map(|window| window.iter().min().copied()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;

    #[test]
    fn a_shared_run_is_found_and_stock_phrases_are_not() {
        let shared =
            "the river broke its banks before dawn and the old mill bridge was carried off within the hour";
        let texts = [
            format!("Residents of Orbel say that {shared}"),
            format!("{shared} according to the council of the valley"),
            "Nobody on the council of the valley wanted to speak to us on Monday evening".to_owned(),
        ];
        let articles: Vec<_> =
            texts.iter().enumerate().map(|(i, text)| article(&i.to_string(), "en", text).build()).collect();
        let inputs = prepare(&articles);
        let keys: Vec<_> = pairs(&inputs)
            .into_iter()
            .map(|(i, j)| BTreeSet::from([inputs[i].article.key.as_str(), &inputs[j].article.key]))
            .collect();
        assert_eq!(keys, [BTreeSet::from(["0", "1"])]);
    }
}
