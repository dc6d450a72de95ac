//! Exceptions: forms that are cut in a way of their own, each word with a norm of its own.

use super::file::Exceptions;
use super::{Part, RawToken};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

/// The exceptions of a package.
#[derive(Debug, Default)]
pub(super) struct Specials {
    by_form: HashMap<Box<[char]>, Vec<Part>>,
    phrases: Phrases,
}

/// Exceptions that the affix rules would cut, as the runs of tokens that those rules leave.
#[derive(Debug, Default)]
struct Phrases {
    tokens: HashSet<Vec<String>>,
    /// The lengths, in tokens, of the phrases that begin with a token.
    lengths_by_first: HashMap<String, Vec<usize>>,
}

impl Specials {
    pub(super) fn new(exceptions: Exceptions, phrases: Vec<Vec<String>>) -> Self {
        let part = |(orth, norm): (String, Option<String>)| Part {
            length: orth.chars().count(),
            norm: norm.map(Arc::from),
        };
        let by_form = exceptions
            .into_iter()
            .map(|(form, words)| (form.chars().collect(), words.into_iter().map(part).collect()))
            .collect();
        let mut lengths_by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for phrase in &phrases {
            if let Some(first) = phrase.first() {
                let lengths = lengths_by_first.entry(first.clone()).or_default();
                if !lengths.contains(&phrase.len()) {
                    lengths.push(phrase.len());
                }
            }
        }
        Self { by_form, phrases: Phrases { tokens: phrases.into_iter().collect(), lengths_by_first } }
    }

    /// How an exception is cut.
    pub(super) fn get(&self, form: &[char]) -> Option<&[Part]> {
        self.by_form.get(form).map(Vec::as_slice)
    }

    /// Puts exceptions in place of the runs of tokens that spell them.
    pub(super) fn apply(&self, text: &str, tokens: Vec<RawToken>) -> Vec<RawToken> {
        let runs = longest_apart(self.phrases.find(text, &tokens));
        if runs.is_empty() {
            return tokens;
        }
        let mut out = Vec::with_capacity(tokens.len());
        let mut done = 0;
        for run in runs {
            let Some(replaced) = tokens.get(run.clone()) else { continue };
            // The tokens are those of the exception, but there may be spaces between them that it has not.
            let Some(words) = self.words_of(text, replaced) else { continue };
            out.extend_from_slice(tokens.get(done..run.start).unwrap_or_default());
            out.extend(words);
            done = run.end;
        }
        out.extend_from_slice(tokens.get(done..).unwrap_or_default());
        out
    }

    fn words_of(&self, text: &str, replaced: &[RawToken]) -> Option<Vec<RawToken>> {
        let (first, last) = (replaced.first()?, replaced.last()?);
        let spelled: Vec<char> = text.get(first.range.start..last.range.end)?.chars().collect();
        let parts = self.get(&spelled)?;
        let mut start = first.range.start;
        let mut words = Vec::with_capacity(parts.len());
        let mut rest = spelled.iter();
        for part in parts {
            let end = start + rest.by_ref().take(part.length).map(|c| c.len_utf8()).sum::<usize>();
            words.push(RawToken { range: start..end, space_after: false, norm: part.norm.clone() });
            start = end;
        }
        words.last_mut()?.space_after = last.space_after;
        Some(words)
    }
}

impl Phrases {
    fn find(&self, text: &str, tokens: &[RawToken]) -> Vec<Range<usize>> {
        let words: Vec<&str> =
            tokens.iter().map(|token| text.get(token.range.clone()).unwrap_or_default()).collect();
        let mut found = Vec::new();
        for (start, word) in words.iter().enumerate() {
            for length in self.lengths_by_first.get(*word).into_iter().flatten() {
                let Some(run) = words.get(start..start + length) else { continue };
                let run: Vec<String> = run.iter().map(|word| (*word).to_owned()).collect();
                if self.tokens.contains(&run) {
                    found.push(start..start + length);
                }
            }
        }
        found
    }
}

/// The longest of the runs, the earlier of two as long; a run is dropped when its first or last token belongs to a longer
/// one, be that kept or dropped. In order.
fn longest_apart(mut runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    runs.sort_by_key(|run| (std::cmp::Reverse(run.len()), run.start));
    let mut taken: HashSet<usize> = HashSet::new();
    let mut kept = Vec::new();
    for run in runs {
        if !taken.contains(&run.start) && !taken.contains(&(run.end - 1)) {
            kept.push(run.clone());
        }
        taken.extend(run);
    }
    kept.sort_by_key(|run| run.start);
    kept
}
