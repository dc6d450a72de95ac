//! The same text in other words of its language: no run of words is equal, but what it names and counts follows in the same
//! order, sentence by sentence.
//!
//! Each sentence is a bag of anchors: names, numbers, and the beginnings of all telling words. Sentences are aligned monotonically,
//! one to one, one to two or two to one (Gale and Church 1993, with shared anchors in the place of lengths).

use crate::claims::figures::number;
use crate::fold::{count, fold, key};
use crate::input::Input;
use crate::stories::name_terms;
use crate::words::is_function_word;
use relata_types::{CopyKind, CopyLink, Lang, MentionForm, Passage, Reason, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a word that are compared: endings differ.
const BEGINNING: usize = 5;
/// Articles on other matters that are imagined beside those at hand; see [`crate::stories`].
const BACKGROUND: f64 = 50.0;
/// An anchor in more articles than this proposes no pairs.
const CROWD: usize = 60;
/// Share of the lighter article's weight that its rare anchors must make up before all are compared.
const RARE: f64 = 0.1;
/// Share of the anchors' weight, order aside, from which on a pair is aligned.
const PROMISING: f64 = 0.3;
/// Sentences of an article that are aligned: alignment is quadratic in them.
const SENTENCES: usize = 150;

/// What a retelling must reach.
#[derive(Clone, Copy)]
struct Measure {
    of_lighter: f64,
    of_heavier: f64,
    n_shared: usize,
}

/// A rewrite; short texts on one happening share words by chance, so many must agree.
const REWRITTEN: Measure = Measure { of_lighter: 0.45, of_heavier: 0.38, n_shared: 40 };
/// Names and numbers of a rewrite that must agree: a template keeps the words and changes them.
const SAME_FACTS: f64 = 0.6;
/// One article's sentences as bags of anchors.
struct Told {
    lang: Option<Lang>,
    spans: Vec<Span>,
    /// Keys in order, each with how often.
    sentences: Vec<BTreeMap<u64, usize>>,
    /// The anchors that are names or numbers, each with how often.
    facts: BTreeMap<u64, usize>,
}

/// What two articles tell in the same order.
struct Retelling {
    /// Weight of the anchors that agree in order, as a part of the lighter article's.
    of_lighter: f64,
    /// The same as a part of the heavier article's.
    of_heavier: f64,
    /// Anchors that agree.
    n_shared: usize,
    /// Names and numbers that agree, as a part of those of the article that has fewer.
    facts: f64,
    /// The sentences that match.
    passages: Vec<Passage>,
}

impl Retelling {
    /// Both shares in one figure: their harmonic mean (Dice's coefficient of the weights).
    fn likeness(&self) -> f64 {
        let sum = self.of_lighter + self.of_heavier;
        if sum > 0.0 { 2.0 * self.of_lighter * self.of_heavier / sum } else { 0.0 }
    }
}

/// Copy links of kind rewrite; pairs in `linked` are left out. Sorted by the two articles.
pub(crate) fn find(inputs: &[Input], linked: &BTreeSet<(usize, usize)>) -> Vec<CopyLink> {
    let mut links: Vec<CopyLink> = retellings(inputs)
        .into_iter()
        .filter(|(i, j, _)| !linked.contains(&(*i, *j)))
        .filter_map(|(i, j, retelling)| judge(&inputs[i], &inputs[j], retelling))
        .collect();
    links.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    links
}

fn judge(a: &Input, b: &Input, retelling: Retelling) -> Option<CopyLink> {
    let reaches = |measure: Measure| {
        retelling.of_lighter >= measure.of_lighter
            && retelling.of_heavier >= measure.of_heavier
            && retelling.n_shared >= measure.n_shared
    };
    if !reaches(REWRITTEN) || retelling.facts < SAME_FACTS {
        return None;
    }
    let reasons = vec![
        Reason::new("shared-anchors", retelling.n_shared),
        Reason::new("order-of-lighter", format!("{:.2}", retelling.of_lighter)),
        Reason::new("order-of-heavier", format!("{:.2}", retelling.of_heavier)),
        Reason::new("same-facts", format!("{:.2}", retelling.facts)),
    ];
    Some(CopyLink {
        a: a.article.id.clone(),
        b: b.article.id.clone(),
        kind: CopyKind::Rewrite,
        score: retelling.likeness().min(1.0),
        reasons,
        passages: retelling.passages,
    })
}

fn told(input: &Input) -> Told {
    let mut named: BTreeMap<u32, (u32, Vec<u64>)> = BTreeMap::new();
    for mention in input.reading.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
        named.insert(mention.span.start, (mention.span.end, name_terms(input.text(mention.span))));
    }
    let mut told =
        Told { lang: input.lang(), spans: Vec::new(), sentences: Vec::new(), facts: BTreeMap::new() };
    for sentence in input.reading.sentences.iter().take(SENTENCES) {
        let words = input.words_in(*sentence);
        if words.iter().all(|word| word.furniture) {
            continue;
        }
        let mut facts: Vec<u64> = Vec::new();
        let mut others: Vec<u64> = Vec::new();
        let mut at = 0;
        let mut named_until = 0;
        while let Some(word) = words.get(at) {
            at += 1;
            if let Some((end, terms)) = named.get(&word.span.start) {
                named_until = *end;
                facts.extend(terms);
            }
            if word.span.start < named_until {
                continue;
            }
            let folded = fold(input.text(word.span));
            if let Some((value, used)) = number(input, &words[at - 1..]) {
                facts.push(key(format!("# {value}").as_bytes()));
                at += used - 1;
            } else if word.figure {
                facts.push(key(format!("# {folded}").as_bytes()));
            } else if !is_function_word(&folded) {
                let beginning: String = folded.chars().take(BEGINNING).collect();
                others.push(key(beginning.as_bytes()));
            }
        }
        facts.iter().for_each(|fact| *told.facts.entry(*fact).or_default() += 1);
        let bag = count(facts.into_iter().chain(others));
        told.spans.push(*sentence);
        told.sentences.push(bag);
    }
    told
}

/// All pairs worth a look.
fn retellings(inputs: &[Input]) -> Vec<(usize, usize, Retelling)> {
    let mut all: Vec<Told> = inputs.iter().map(|input| told(input)).collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, told) in all.iter().enumerate() {
        for key in told.sentences.iter().flat_map(BTreeMap::keys).collect::<BTreeSet<_>>() {
            holders.entry(*key).or_default().push(i);
        }
    }
    // An anchor of one article alone can't be shared and says nothing.
    holders.retain(|_, articles| articles.len() > 1);
    for told in &mut all {
        told.sentences.iter_mut().for_each(|bag| bag.retain(|key, _| holders.contains_key(key)));
    }
    let n = inputs.len() as f64 + BACKGROUND;
    let rarity: BTreeMap<u64, f64> =
        holders.iter().map(|(key, articles)| (*key, (n / articles.len() as f64).ln())).collect();
    let bags: Vec<BTreeMap<u64, usize>> = all.iter().map(|told| union(&told.sentences)).collect();
    let weights: Vec<f64> = bags.iter().map(|bag| weight(bag, &rarity)).collect();
    let mut found = Vec::new();
    let mut agreement = vec![0.0; inputs.len()];
    for (i, bag) in bags.iter().enumerate() {
        let mut near = Vec::new();
        for (key, n) in bag {
            let Some(articles) = holders.get(key).filter(|articles| articles.len() <= CROWD) else {
                continue;
            };
            let first = articles.partition_point(|j| *j <= i);
            for j in articles[first..].iter().filter(|j| all[**j].lang == all[i].lang) {
                if agreement[*j] == 0.0 {
                    near.push(*j);
                }
                agreement[*j] += rarity.get(key).copied().unwrap_or_default() * *n as f64;
            }
        }
        near.sort_unstable();
        for j in near {
            let rare = std::mem::take(&mut agreement[j]);
            if rare < RARE * weights[i].min(weights[j]) {
                continue;
            }
            let lighter = weights[i].min(weights[j]);
            let (shared, _) = overlap(bag, &bags[j], &rarity);
            if lighter > 0.0 && shared >= PROMISING * lighter {
                let (matched, n_shared, passages) = align(&all[i], &all[j], &rarity);
                let heavier = weights[i].max(weights[j]);
                found.push((
                    i,
                    j,
                    Retelling {
                        of_lighter: matched / lighter,
                        of_heavier: matched / heavier,
                        n_shared,
                        facts: same_facts(&all[i], &all[j]),
                        passages,
                    },
                ));
            }
        }
    }
    found
}

/// Names and numbers that agree, as a part of those of the article that has fewer; 1 when one has none.
fn same_facts(a: &Told, b: &Told) -> f64 {
    let shared: usize =
        a.facts.iter().map(|(fact, n)| (*n).min(b.facts.get(fact).copied().unwrap_or_default())).sum();
    let fewer = a.facts.values().sum::<usize>().min(b.facts.values().sum());
    if fewer == 0 { 1.0 } else { shared as f64 / fewer as f64 }
}

fn union(bags: &[BTreeMap<u64, usize>]) -> BTreeMap<u64, usize> {
    let mut all = BTreeMap::new();
    for (key, n) in bags.iter().flatten() {
        *all.entry(*key).or_default() += n;
    }
    all
}

fn weight(bag: &BTreeMap<u64, usize>, rarity: &BTreeMap<u64, f64>) -> f64 {
    bag.iter().map(|(key, n)| rarity.get(key).copied().unwrap_or_default() * *n as f64).sum()
}

fn overlap(a: &BTreeMap<u64, usize>, b: &BTreeMap<u64, usize>, rarity: &BTreeMap<u64, f64>) -> (f64, usize) {
    let mut shared = (0.0, 0);
    for (key, n) in a {
        if let Some(m) = b.get(key) {
            shared.0 += rarity.get(key).copied().unwrap_or_default() * (*n).min(*m) as f64;
            shared.1 += (*n).min(*m);
        }
    }
    shared
}

/// The best monotone alignment: weight and number of the shared anchors, and the sentences that match.
fn align(a: &Told, b: &Told, rarity: &BTreeMap<u64, f64>) -> (f64, usize, Vec<Passage>) {
    const MOVES: [(usize, usize); 3] = [(1, 1), (1, 2), (2, 1)];
    let (n, m) = (a.sentences.len(), b.sentences.len());
    let mut best = vec![(0.0_f64, 0_usize); (n + 1) * (m + 1)];
    let mut step = vec![(0_usize, 0_usize); (n + 1) * (m + 1)];
    let at = |i: usize, j: usize| i * (m + 1) + j;
    for i in 0..=n {
        for j in 0..=m {
            let mut top = (0.0, 0);
            let mut taken = (0, 0);
            for (di, dj) in [(1, 0), (0, 1)] {
                if i >= di && j >= dj && best[at(i - di, j - dj)].0 > top.0 {
                    (top, taken) = (best[at(i - di, j - dj)], (di, dj));
                }
            }
            for (di, dj) in MOVES {
                if i >= di && j >= dj {
                    let (x, y) = (union(&a.sentences[i - di..i]), union(&b.sentences[j - dj..j]));
                    let (value, shared) = overlap(&x, &y, rarity);
                    let before = best[at(i - di, j - dj)];
                    if value > 0.0 && before.0 + value > top.0 {
                        (top, taken) = ((before.0 + value, before.1 + shared), (di, dj));
                    }
                }
            }
            best[at(i, j)] = top;
            step[at(i, j)] = taken;
        }
    }
    let mut passages = Vec::new();
    let (mut i, mut j) = (n, m);
    while i > 0 && j > 0 {
        let (di, dj) = step[at(i, j)];
        match (di, dj) {
            (0, 0) => break,
            (1.., 1..) => {
                let span = |spans: &[Span]| spans.iter().copied().reduce(Span::hull).unwrap_or_default();
                passages.push(Passage { a: span(&a.spans[i - di..i]), b: span(&b.spans[j - dj..j]) });
            }
            _ => {}
        }
        (i, j) = (i - di, j - dj);
    }
    passages.reverse();
    let (value, shared) = best[at(n, m)];
    (value, shared, passages)
}
