//! What is the same in two languages, sentence by sentence: names in a form that is the same in all languages, numbers, days, and the
//! beginnings of long words, many of which are the same in related languages.

use crate::claims::figures::number;
use crate::fold::{count, fold, key};
use crate::input::Input;
use crate::lang;
use crate::pile::Inputs;
use crate::rarity::{Rarities, reference};
use crate::stories::name_terms;
use crate::words::is_function_word;
use rayon::prelude::*;
use relata_types::{Lang, MentionForm, Passage, Span, TimeType};
use std::collections::BTreeMap;

/// Letters of a word that are compared: what cognates of English and French have in common.
const BEGINNING: usize = 5;
/// Letters that a word must have to be an anchor: short words meet by chance.
const LONG_WORD: usize = 6;
/// An anchor in more articles than this proposes no pairs.
const CROWD: usize = 60;
/// The heaviest anchors of an article, by which partners are looked for.
const KEY_ANCHORS: usize = 40;
/// Share of the lighter article's weight that its rare anchors must make up before all are compared.
const RARE: f64 = 0.1;
/// Sentences of an article that are compared: alignment is quadratic in them.
pub(crate) const SENTENCES: usize = 150;

/// Anchors with how often each occurs, sorted.
type Bag = Vec<(u64, u32)>;

/// The anchors of all articles.
pub(crate) struct Anchors {
    told: Vec<Told>,
    /// The anchors of each article, all its sentences together, and what they weigh.
    bags: Vec<(Bag, f64)>,
    /// The heaviest anchors of each article, sorted.
    heaviest: Vec<Vec<u64>>,
    /// The articles among whose heaviest each anchor is, where it proposes pairs.
    holders: BTreeMap<u64, Vec<usize>>,
    rarities: Rarities,
}

/// One article's sentences as bags of anchors.
struct Told {
    lang: Option<Lang>,
    /// The day of publication.
    day: Option<i64>,
    lines: Vec<Line>,
    /// The anchors of each line.
    sentences: Vec<Bag>,
    /// The anchors that are names, numbers or days.
    facts: Bag,
}

/// A sentence that is not all furniture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Its place among the sentences of the reading.
    pub(crate) at: u32,
    /// Its words, furniture left out.
    pub(crate) n_words: u32,
}

/// What two articles name and count in the same order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SameOrder {
    /// Weight of the anchors that agree in order, as a part of the lighter article's.
    pub(crate) of_lighter: f64,
    /// The same as a part of the heavier article's.
    pub(crate) of_heavier: f64,
    /// Anchors that agree.
    pub(crate) n_shared: usize,
    /// Names, numbers and days that agree, as a part of those of the article that has fewer.
    pub(crate) facts: f64,
    /// The same by weight: those that few articles have say which of many alike ones is meant.
    pub(crate) rare_facts: f64,
    /// The sentences that match.
    pub(crate) passages: Vec<Passage>,
}

impl Anchors {
    /// The anchors of articles, in their order.
    pub(crate) fn new(inputs: &impl Inputs) -> Self {
        let n = inputs.count();
        let mut told: Vec<Told> = (0..n).into_par_iter().map(|i| inputs.with(i, Told::new)).collect();
        let is_reference = reference((0..n).map(|i| inputs.id(i).as_str()));
        let of_reference = (0..n).filter(|i| is_reference[*i]);
        let mut known: Vec<(u64, Option<Lang>, u32)> = of_reference
            .clone()
            .flat_map(|i| {
                let told = &told[i];
                told.sentences.iter().flatten().map(move |(key, _)| (*key, told.lang, i as u32))
            })
            .collect();
        known.sort_unstable();
        known.dedup();
        let rarities =
            Rarities::new(known.iter().map(|(key, _, i)| (*key, *i)).collect(), of_reference.count());
        // A word says something where two languages share it; a name or a number may be written in any.
        let cognates: Vec<u64> = known
            .chunk_by(|x, y| x.0 == y.0)
            .filter(|same| same.iter().any(|(_, lang, _)| *lang != same[0].1))
            .map(|same| same[0].0)
            .collect();
        for told in &mut told {
            let facts = &told.facts;
            let is_fact = |key: &u64| facts.binary_search_by_key(key, |(key, _)| *key).is_ok();
            let says = |key: &u64| is_fact(key) || cognates.binary_search(key).is_ok();
            told.sentences.iter_mut().for_each(|bag| bag.retain(|(key, _)| says(key)));
        }
        let mut anchors =
            Self { told, bags: Vec::new(), heaviest: Vec::new(), holders: BTreeMap::new(), rarities };
        anchors.bags = anchors
            .told
            .iter()
            .map(|told| {
                let bag = told.sentences.iter().fold(Bag::new(), |all, bag| union(&all, bag));
                let weight = bag.iter().map(|(key, n)| anchors.rarity(*key) * f64::from(*n)).sum();
                (bag, weight)
            })
            .collect();
        anchors.heaviest = anchors.bags.iter().map(|(bag, _)| anchors.heaviest(bag)).collect();
        for (i, keys) in anchors.heaviest.iter().enumerate() {
            keys.iter().for_each(|key| anchors.holders.entry(*key).or_default().push(i));
        }
        anchors.holders.retain(|_, articles| articles.len() <= CROWD);
        anchors
    }

    /// The language of article `i`.
    pub(crate) fn lang(&self, i: usize) -> Option<Lang> {
        self.told[i].lang
    }

    /// The day on which article `i` was published.
    pub(crate) fn day(&self, i: usize) -> Option<i64> {
        self.told[i].day
    }

    /// The sentences of article `i`, [`SENTENCES`] at most.
    pub(crate) fn lines(&self, i: usize) -> &[Line] {
        &self.told[i].lines
    }

    fn rarity(&self, key: u64) -> f64 {
        (self.rarities.among() / f64::from(self.rarities.held(key))).ln()
    }

    /// The anchors by which partners are looked for.
    fn heaviest(&self, bag: &Bag) -> Vec<u64> {
        let mut heaviest: Vec<(f64, u64)> =
            bag.iter().map(|(key, n)| (self.rarity(*key) * f64::from(*n), *key)).collect();
        heaviest.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        heaviest.truncate(KEY_ANCHORS);
        let mut keys: Vec<u64> = heaviest.into_iter().map(|(_, key)| key).collect();
        keys.sort_unstable();
        keys
    }

    /// The later articles of other languages that share rare anchors with article `i`, sorted.
    pub(crate) fn near(&self, i: usize) -> Vec<usize> {
        let mut agreement: BTreeMap<usize, f64> = BTreeMap::new();
        let weight = self.bags[i].1;
        for key in &self.heaviest[i] {
            let Some(articles) = self.holders.get(key) else { continue };
            let rarity = self.rarity(*key);
            let first = articles.partition_point(|j| *j <= i);
            for j in articles[first..].iter().filter(|j| self.told[**j].lang != self.told[i].lang) {
                *agreement.entry(*j).or_default() += rarity;
            }
        }
        agreement.retain(|j, rare| *rare >= RARE * weight.min(self.bags[*j].1));
        agreement.into_keys().collect()
    }

    /// Weight of what two articles share, order aside, as a part of the lighter one's.
    pub(crate) fn shared(&self, i: usize, j: usize) -> f64 {
        let ((a, weight), (b, other)) = (&self.bags[i], &self.bags[j]);
        let lighter = weight.min(*other);
        if lighter > 0.0 { self.overlap(a, b).0 / lighter } else { 0.0 }
    }

    /// Compares two articles.
    pub(crate) fn compare(&self, i: usize, j: usize) -> SameOrder {
        let (a, b) = (&self.told[i], &self.told[j]);
        let (matched, n_shared, passages) = self.align(a, b);
        let (x, y) = (self.bags[i].1, self.bags[j].1);
        let part = |of: f64| if of > 0.0 { matched / of } else { 0.0 };
        let n = |bag: &Bag| bag.iter().map(|(_, n)| f64::from(*n)).sum::<f64>();
        let rare = |bag: &Bag| bag.iter().map(|(key, n)| self.rarity(*key) * f64::from(*n)).sum::<f64>();
        let agreeing = shared_bag(&a.facts, &b.facts);
        // Two articles without any fact do not contradict each other; one that has none of the other's does.
        let share = |agreeing: f64, x: f64, y: f64| match x.min(y) {
            fewer if fewer > 0.0 => agreeing / fewer,
            _ if x.max(y) > 0.0 => 0.0,
            _ => 1.0,
        };
        SameOrder {
            of_lighter: part(x.min(y)),
            of_heavier: part(x.max(y)),
            n_shared,
            facts: share(n(&agreeing), n(&a.facts), n(&b.facts)),
            rare_facts: share(rare(&agreeing), rare(&a.facts), rare(&b.facts)),
            passages,
        }
    }

    fn overlap(&self, a: &Bag, b: &Bag) -> (f64, usize) {
        let shared = shared_bag(a, b);
        let weight = shared.iter().map(|(key, n)| self.rarity(*key) * f64::from(*n)).sum();
        (weight, shared.iter().map(|(_, n)| *n as usize).sum())
    }

    /// The best monotone alignment, one to one, one to two or two to one (Gale and Church 1993, with shared anchors in the place of
    /// lengths): weight and number of the shared anchors, and the sentences that match.
    fn align(&self, a: &Told, b: &Told) -> (f64, usize, Vec<Passage>) {
        const MOVES: [(usize, usize); 3] = [(1, 1), (1, 2), (2, 1)];
        let (n, m) = (a.sentences.len(), b.sentences.len());
        let pairs = |told: &Told| -> Vec<Bag> {
            told.sentences.windows(2).map(|pair| union(&pair[0], &pair[1])).collect()
        };
        let (pairs_a, pairs_b) = (pairs(a), pairs(b));
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
                        let x = if di == 1 { &a.sentences[i - 1] } else { &pairs_a[i - 2] };
                        let y = if dj == 1 { &b.sentences[j - 1] } else { &pairs_b[j - 2] };
                        let (value, shared) = self.overlap(x, y);
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
                    let span = |lines: &[Line]| {
                        lines.iter().map(|line| line.span).reduce(Span::hull).unwrap_or_default()
                    };
                    passages.push(Passage { a: span(&a.lines[i - di..i]), b: span(&b.lines[j - dj..j]) });
                }
                _ => {}
            }
            (i, j) = (i - di, j - dj);
        }
        passages.reverse();
        let (value, shared) = best[at(n, m)];
        (value, shared, passages)
    }
}

impl Told {
    fn new(input: &Input) -> Self {
        let mut named: BTreeMap<u32, (u32, Vec<u64>)> = BTreeMap::new();
        for mention in input.reading.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
            named.insert(mention.span.start, (mention.span.end, name_terms(input.text(mention.span))));
        }
        let mut told = Self {
            lang: input.lang(),
            day: input.day(),
            lines: Vec::new(),
            sentences: Vec::new(),
            facts: Bag::new(),
        };
        let mut all_facts = Vec::new();
        for (sentence, place) in input.reading.sentences.iter().take(SENTENCES).zip(0..) {
            let words = input.words_in(*sentence);
            let n_words = words.iter().filter(|word| !word.furniture).count() as u32;
            if n_words == 0 {
                continue;
            }
            let mut facts: Vec<u64> = days(input, *sentence);
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
                    facts.push(key(format!("# {}", without_ordinal(&folded)).as_bytes()));
                } else if !is_function_word(&folded) && folded.chars().count() >= LONG_WORD {
                    let beginning: String = folded.chars().take(BEGINNING).collect();
                    others.push(key(beginning.as_bytes()));
                }
            }
            all_facts.extend(facts.iter().copied());
            told.lines.push(Line { span: *sentence, at: place, n_words });
            told.sentences.push(bag(facts.into_iter().chain(others)));
        }
        told.facts = bag(all_facts);
        told
    }
}

/// The days that a sentence speaks of, which every language writes in its own way.
fn days(input: &Input, sentence: Span) -> Vec<u64> {
    const DAY: usize = "2024-03-09".len();
    let times = &input.reading.times;
    let first = times.partition_point(|time| time.span.start < sentence.start);
    let within = times.iter().skip(first).take_while(|time| time.span.start < sentence.end);
    within
        .filter(|time| time.time_type == TimeType::Date && time.value.len() == DAY)
        .map(|time| key(format!("@ {}", time.value).as_bytes()))
        .collect()
}

/// `5th`, `1er` and `2e` without what makes them ordinals.
fn without_ordinal(folded: &str) -> &str {
    let digits = folded.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = folded.get(digits.len()..).unwrap_or_default();
    if lang::has(None, |language| language.numbers.ordinal_endings, ending) { digits } else { folded }
}

fn bag(keys: impl IntoIterator<Item = u64>) -> Bag {
    count(keys).into_iter().map(|(key, n)| (key, u32::try_from(n).unwrap_or(u32::MAX))).collect()
}

fn union(a: &Bag, b: &Bag) -> Bag {
    let mut all: Bag = a.iter().chain(b).copied().collect();
    all.sort_unstable();
    all.dedup_by(|next, last| {
        let same = next.0 == last.0;
        if same {
            last.1 += next.1;
        }
        same
    });
    all
}

fn shared_bag(a: &Bag, b: &Bag) -> Bag {
    let (mut shared, mut rest) = (Bag::new(), b.iter().peekable());
    for (key, n) in a {
        while rest.next_if(|(other, _)| other < key).is_some() {}
        if let Some((_, m)) = rest.next_if(|(other, _)| other == key) {
            shared.push((*key, *n.min(m)));
        }
    }
    shared
}
