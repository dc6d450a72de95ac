//! The same text in other words of its language: few words in a row are equal, but what it tells comes in the same order.
//!
//! The telling words of two articles, names and figures weighing more, are aligned in order (the heaviest common subsequence; Hirschberg 1977
//! gives the recurrence). Independent reports of one happening share names and some words too, but in another order
//! and among many others.

use super::CopyVerdict;
use crate::input::{Input, Word};
use relata_types::{CopyKind, CopyLink, Passage, Reason, Span};
use std::collections::{BTreeMap, BTreeSet};

/// What a name or a figure weighs, as a multiple of another telling word: a rewriter has to leave it.
const FACT: u32 = 2;
/// Telling words of an article that are aligned: time grows with their square.
const ALIGNED: usize = 800;
/// Share of its weight that the lighter article must have in common, order aside, before the order is looked at.
const PROMISING: f64 = 0.3;
/// Telling words that must agree: short texts on one happening agree by chance.
const AGREEING: usize = 16;

/// What a rewrite must keep in order.
struct Measure {
    /// Share of the lighter article's weight.
    of_lighter: f64,
    /// Share of the heavier article's weight.
    of_heavier: f64,
    /// Names and figures, as a part of those of the article that has fewer: a template keeps the words and changes these.
    facts: f64,
}

/// A rewrite by itself. Chosen on the generated copies: 324 of 337 reach it, no two reports of ECB+ beside them and no templates.
const REWRITTEN: Measure = Measure { of_lighter: 0.38, of_heavier: 0.31, facts: 0.74 };
/// A rewrite when the other's reprint is one by itself.
const LIKELY: Measure = Measure { of_lighter: 0.33, of_heavier: 0.26, facts: 0.55 };

/// How inputs `a` and `b` (`a` has the smaller id) tell the same in other words, when they may.
pub(crate) fn measure(a: &Input, b: &Input) -> Option<CopyVerdict> {
    if a.lang() != b.lang() {
        return None;
    }
    let (x, y) = (telling(a), telling(b));
    let (weight_x, weight_y) = (weight(&x), weight(&y));
    let (lighter, heavier) = (f64::from(weight_x.min(weight_y)), f64::from(weight_x.max(weight_y)));
    if f64::from(in_common(&x, &y)) < PROMISING * lighter.max(f64::MIN_POSITIVE) {
        return None;
    }
    let matched = align(&x, &y);
    let agreeing: u32 = matched.iter().map(|(i, _)| weigh(x[*i])).sum();
    let (of_lighter, of_heavier) = (f64::from(agreeing) / lighter, f64::from(agreeing) / heavier);
    let n_facts = |words: &mut dyn Iterator<Item = &Word>| words.filter(|word| word.is_fact()).count();
    let fewer = n_facts(&mut x.iter().copied()).min(n_facts(&mut y.iter().copied())).max(1);
    let facts = n_facts(&mut matched.iter().map(|(i, _)| x[*i])) as f64 / fewer as f64;
    let reaches = |measure: Measure| {
        matched.len() >= AGREEING
            && of_lighter >= measure.of_lighter
            && of_heavier >= measure.of_heavier
            && facts >= measure.facts
    };
    if !reaches(LIKELY) {
        return None;
    }
    let reasons = vec![
        Reason::new("same-order-words", matched.len()),
        Reason::new("order-of-lighter", format!("{of_lighter:.2}")),
        Reason::new("order-of-heavier", format!("{of_heavier:.2}")),
        Reason::new("same-facts", format!("{facts:.2}")),
    ];
    let spans: Vec<(Span, Span)> = matched.iter().map(|(i, j)| (x[*i].span, y[*j].span)).collect();
    let link = CopyLink {
        a: a.article.id.clone(),
        b: b.article.id.clone(),
        kind: CopyKind::Rewrite,
        score: (2.0 * f64::from(agreeing) / (lighter + heavier)).min(1.0),
        reasons,
        passages: passages(a, b, &spans),
    };
    Some(CopyVerdict { link, is_sure: reaches(REWRITTEN) })
}

/// Of the rewrites that are not sure, those whose one article is the same text as a third that is linked with the other as a rewrite.
/// Whether one is supported depends on the links of its two articles alone.
pub(crate) fn supported(unsure: Vec<CopyLink>, links: &[CopyLink]) -> Vec<CopyLink> {
    let mut same_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut rewrites: BTreeSet<(&str, &str)> = BTreeSet::new();
    for link in links {
        for (one, other) in [(&link.a, &link.b), (&link.b, &link.a)] {
            match link.kind {
                CopyKind::Identical | CopyKind::Reprint => same_text.entry(one).or_default().push(other),
                CopyKind::Rewrite => _ = rewrites.insert((one, other)),
                CopyKind::Excerpt | CopyKind::Translation => {}
            }
        }
    }
    let speaks = |one: &str, other: &str| {
        same_text.get(one).into_iter().flatten().any(|third| rewrites.contains(&(*third, other)))
    };
    let mut supported = unsure;
    supported.retain(|link| speaks(&link.a, &link.b) || speaks(&link.b, &link.a));
    for link in &mut supported {
        link.reasons.push(Reason::new("reprint-is-rewritten", "a copy of one is a rewrite of the other"));
    }
    supported
}

/// The telling words of an article in its outlet's own voice.
fn telling<'a>(input: &'a Input) -> Vec<&'a Word> {
    input.words.iter().filter(|word| word.is_own() && word.is_content()).take(ALIGNED).collect()
}

fn weigh(word: &Word) -> u32 {
    if word.is_fact() { FACT } else { 1 }
}

fn weight(words: &[&Word]) -> u32 {
    words.iter().map(|word| weigh(word)).sum()
}

/// What the words have in common, in whatever order.
fn in_common(x: &[&Word], y: &[&Word]) -> u32 {
    let mut left: BTreeMap<u64, u32> = BTreeMap::new();
    x.iter().for_each(|word| *left.entry(word.stem).or_default() += 1);
    let mut common = 0;
    for word in y {
        if let Some(n) = left.get_mut(&word.stem).filter(|n| **n > 0) {
            *n -= 1;
            common += weigh(word);
        }
    }
    common
}

/// The heaviest common subsequence, as pairs of indexes.
fn align(x: &[&Word], y: &[&Word]) -> Vec<(usize, usize)> {
    let wide = y.len() + 1;
    let mut best = vec![0_u32; (x.len() + 1) * wide];
    for i in (0..x.len()).rev() {
        for j in (0..y.len()).rev() {
            let passed = best[(i + 1) * wide + j].max(best[i * wide + j + 1]);
            let taken = if x[i].stem == y[j].stem { best[(i + 1) * wide + j + 1] + weigh(x[i]) } else { 0 };
            best[i * wide + j] = passed.max(taken);
        }
    }
    let mut matched = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < x.len() && j < y.len() {
        let here = best[i * wide + j];
        if here == best[(i + 1) * wide + j] {
            i += 1;
        } else if here == best[i * wide + j + 1] {
            j += 1;
        } else {
            matched.push((i, j));
            (i, j) = (i + 1, j + 1);
        }
    }
    matched
}

/// The sentences that tell the same: those of `a` and of `b` in which words that follow each other match.
fn passages(a: &Input, b: &Input, matched: &[(Span, Span)]) -> Vec<Passage> {
    let sentence = |input: &Input, span: Span| -> Span {
        let sentences = &input.reading.sentences;
        let after = sentences.partition_point(|sentence| sentence.start <= span.start);
        let holds = after.checked_sub(1).and_then(|at| sentences.get(at)).filter(|at| at.contains(span));
        holds.copied().unwrap_or(span)
    };
    let mut passages: Vec<Passage> = Vec::new();
    for (of_a, of_b) in matched {
        let next = Passage { a: sentence(a, *of_a), b: sentence(b, *of_b) };
        match passages.last_mut() {
            // Sentences that are split or joined on the other side make one passage.
            Some(last) if last.a.overlaps(next.a) || last.b.overlaps(next.b) => {
                *last = Passage { a: last.a.hull(next.a), b: last.b.hull(next.b) };
            }
            _ => passages.push(next),
        }
    }
    passages
}
