//! Texts made of two others: what looks like a long reprint of each holds each as an excerpt.
//!
//! From a pair alone, a text with another behind it and the uncut text of a cut look alike. The third article tells: when most of it stands
//! in what is left of the longer one, and it shares nothing with the shorter, two tellings were merged.

use crate::input::Input;
use relata_types::{CopyKind, CopyLink, Passage, Reason, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Share of the third article that must stand in the merged one.
const MOST_OF_THE_OTHER: f64 = 0.5;
/// Share of what the third article takes that may lie within what the first takes.
const OVERLAP: f64 = 0.1;

/// Makes excerpts of those reprints among `links` whose longer article holds a third one too. Whether a link changes depends on the
/// links of its two articles alone.
/// `n_bytes`: of each linked article what [`n_bytes`] gives.
pub(crate) fn tell_apart(n_bytes: &BTreeMap<&str, u32>, links: &mut [CopyLink]) {
    let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut linked: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (at, link) in links.iter().enumerate() {
        for (one, other) in [(&link.a, &link.b), (&link.b, &link.a)] {
            of.entry(one).or_default().push(at);
            linked.insert((one, other));
        }
    }
    let holds_third = |whole: &str, part: &str, link: &CopyLink| {
        let taken = spans(link, whole);
        of.get(whole).into_iter().flatten().filter_map(|at| links.get(*at)).any(|third| {
            let other = if third.a == whole { third.b.as_str() } else { third.a.as_str() };
            let theirs = spans(third, whole);
            let size = n_bytes.get(other).copied().unwrap_or_default();
            other != part
                && matches!(third.kind, CopyKind::Reprint | CopyKind::Excerpt)
                && !linked.contains(&(part, other))
                && sum(&spans(third, other)) as f64 >= MOST_OF_THE_OTHER * f64::from(size)
                && common(&taken, &theirs) as f64 <= OVERLAP * sum(&theirs) as f64
        })
    };
    let merged: Vec<usize> = links
        .iter()
        .enumerate()
        .filter(|(_, link)| link.kind == CopyKind::Reprint)
        .filter(|(_, link)| {
            let (a, b) = (n_bytes.get(link.a.as_str()), n_bytes.get(link.b.as_str()));
            let (whole, part) = if a >= b { (&link.a, &link.b) } else { (&link.b, &link.a) };
            holds_third(whole, part, link)
        })
        .map(|(at, _)| at)
        .collect();
    for at in merged {
        if let Some(link) = links.get_mut(at) {
            link.kind = CopyKind::Excerpt;
            link.reasons.push(Reason::new("merged-with-a-third", "the rest stands in another article"));
        }
    }
}

/// Bytes that an article tells.
pub(crate) fn n_bytes(input: &Input) -> u32 {
    input
        .paragraphs
        .iter()
        .filter(|paragraph| input.words_in(**paragraph).iter().any(|word| !word.furniture))
        .map(|paragraph| paragraph.end - paragraph.start)
        .sum()
}

fn spans(link: &CopyLink, article: &str) -> Vec<Span> {
    let of: fn(&Passage) -> Span = if link.a == article { |passage| passage.a } else { |passage| passage.b };
    link.passages.iter().map(of).collect()
}

fn sum(spans: &[Span]) -> usize {
    spans.iter().map(|span| span.len()).sum()
}

fn common(a: &[Span], b: &[Span]) -> usize {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    pairs.map(|(x, y)| x.end.min(y.end).saturating_sub(x.start.max(y.start)) as usize).sum()
}
