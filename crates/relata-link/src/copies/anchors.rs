//! What is the same in two languages, sentence by sentence: names in a form that is the same in all languages, numbers, days, and the
//! beginnings of long words, many of which are the same in related languages.

use super::places::Place;
use crate::bytes::{Reader, Writer};
use crate::claims::figures::number;
use crate::fold::{count, fold, key};
use crate::input::Input;
use crate::lang;
use crate::pile::Inputs;
use crate::rarity::{Rarities, Reference, visit_holders};
use crate::stories::name_terms;
use crate::words::is_function_word;
use rayon::prelude::*;
use relata_types::{Lang, MentionForm, Passage, Span, TimeType};
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

/// Letters of a word that are compared: what cognates of English and French have in common.
const BEGINNING: usize = 5;
/// Letters that a word must have to be an anchor: short words meet by chance.
const LONG_WORD: usize = 6;
/// An anchor that is among the heaviest of more articles than this proposes no pairs.
pub(crate) const CROWD: usize = 60;
/// The heaviest anchors of an article, by which partners are looked for.
const KEY_ANCHORS: usize = 40;
/// Share of the lighter article's weight that its rare anchors must make up before all are compared.
const RARE: f64 = 0.1;
/// Sentences of an article that are compared: alignment is quadratic in them.
pub(crate) const SENTENCES: usize = 150;

/// Anchors with how often each occurs, sorted.
type Bag = Vec<(u64, u32)>;

/// The anchors of all articles: of each some 2 KB.
pub(crate) struct Anchors<'r> {
    told: Vec<Told>,
    /// What the anchors of each article weigh, all its sentences together.
    weights: Vec<f64>,
    /// The heaviest anchors of each article, sorted.
    heaviest: Vec<Box<[Heavy]>>,
    /// Who has each of them, one anchor after the other.
    holders: Vec<u32>,
    reference: &'r AnchorReference,
}

/// How rare anchors are, and which of them two languages share.
#[derive(Debug, PartialEq)]
pub(crate) struct AnchorReference {
    reference: Reference,
    rarities: Rarities,
    /// Sorted.
    cognates: Vec<u64>,
}

/// An anchor by which partners of an article are looked for.
struct Heavy {
    key: u64,
    /// Where in [`Anchors::holders`] the later articles stand that have it.
    later: Range<u32>,
}

/// One article's sentences with their anchors.
struct Told {
    lang: Option<Lang>,
    /// The day of publication.
    day: Option<i64>,
    lines: Box<[Line]>,
    /// Its anchors, each once, sorted.
    keys: Box<[u64]>,
    /// The anchors of its lines, one line after the other, each sorted.
    in_lines: Box<[Placed]>,
    /// Those that are names, numbers or days.
    facts: Box<[Placed]>,
}

/// An anchor by its place in [`Told::keys`], and how often it occurs.
type Placed = (u32, u32);

/// A sentence that is not all furniture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Its place among the sentences of the reading.
    pub(crate) at: u32,
    /// Its words, furniture left out.
    pub(crate) n_words: u32,
    /// Where its anchors end in [`Told::in_lines`].
    end: u32,
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

impl AnchorReference {
    /// That of a pile.
    pub(crate) fn new(inputs: &impl Inputs) -> Self {
        let n = inputs.count();
        let reference = Reference::of((0..n).map(|i| inputs.id(i).as_str()));
        let of_reference: Vec<usize> = (0..n).filter(|i| reference.holds(inputs.id(*i))).collect();
        let keys = |i: &usize| -> Vec<(u64, Option<Lang>, u32)> {
            let told = inputs.with(*i, Told::new);
            told.keys.iter().map(|key| (*key, told.lang, *i as u32)).collect()
        };
        let mut known: Vec<(u64, Option<Lang>, u32)> = of_reference.par_iter().flat_map_iter(keys).collect();
        known.sort_unstable();
        let shared = known.chunk_by(|x, y| x.0 == y.0);
        let shared = shared.filter(|same| same.iter().any(|(_, lang, _)| *lang != same[0].1));
        let cognates = shared.map(|same| same[0].0).collect();
        let holders = known.iter().map(|(key, _, i)| (*key, *i)).collect();
        Self { reference, rarities: Rarities::new(holders, of_reference.len()), cognates }
    }

    /// Whether it would be another without this article.
    pub(crate) fn holds(&self, id: &str) -> bool {
        self.reference.holds(id)
    }

    fn rarity(&self, key: u64) -> f64 {
        (self.rarities.among() / f64::from(self.rarities.held(key))).ln()
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::default();
        self.reference.write(&mut to);
        self.rarities.write(&mut to);
        self.cognates.iter().for_each(|key| to.u64(*key));
        to.0
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let reference = Reference::read(&mut from)?;
        let rarities = Rarities::read(&mut from)?;
        Some(Self { reference, rarities, cognates: from.keys() })
    }
}

/// The articles of other languages that share rare anchors with one at `place`, sorted, as [`Anchors::near`] finds them in a whole pile. `holders`: the
/// articles among whose heaviest an anchor is, whether it proposes pairs or not; `of`: the language of an article and the weight of its anchors.
pub(crate) fn near<'h>(
    place: &Place,
    reference: &AnchorReference,
    holders: impl Fn(u64) -> &'h [usize],
    of: impl Fn(usize) -> (Option<Lang>, f64),
) -> Vec<usize> {
    let mut agreement: BTreeMap<usize, f64> = BTreeMap::new();
    for key in &place.anchors {
        let articles = holders(*key);
        if articles.len() > CROWD {
            continue;
        }
        let rarity = reference.rarity(*key);
        for j in articles.iter().filter(|j| of(**j).0 != place.lang) {
            *agreement.entry(*j).or_default() += rarity;
        }
    }
    agreement.retain(|j, rare| *rare >= RARE * place.weight.min(of(*j).1));
    agreement.into_keys().collect()
}

impl<'r> Anchors<'r> {
    /// The anchors of articles, in their order.
    pub(crate) fn new(inputs: &impl Inputs, reference: &'r AnchorReference) -> Self {
        let n = inputs.count();
        let told = |i: usize| {
            let mut told = inputs.with(i, Told::new);
            // A word says something where two languages share it; a name or a number may be written in any.
            told.keep_facts_and(&reference.cognates);
            told
        };
        let told = (0..n).into_par_iter().map(told).collect();
        let mut anchors =
            Self { told, weights: Vec::new(), heaviest: Vec::new(), holders: Vec::new(), reference };
        anchors.weights = (0..n).into_par_iter().map(|i| anchors.weight(&anchors.told[i].all())).collect();
        anchors
    }

    /// Where article `i` stands by its anchors.
    pub(crate) fn place(&self, i: usize) -> Place {
        let anchors = self.heaviest(&self.told[i].all()).iter().map(|heavy| heavy.key).collect();
        Place { lang: self.lang(i), spot: None, weight: self.weights[i], anchors }
    }

    /// Finds out who else has the heaviest anchors of each article, which [`Anchors::near`] asks for.
    pub(crate) fn place_heaviest(&mut self) {
        let n = self.told.len();
        let mut heaviest: Vec<Box<[Heavy]>> =
            (0..n).into_par_iter().map(|i| self.heaviest(&self.told[i].all())).collect();
        let mut places: Vec<Vec<Range<u32>>> =
            heaviest.iter().map(|keys| Vec::with_capacity(keys.len())).collect();
        let within = |i: usize, range: RangeInclusive<u64>| {
            let from = heaviest[i].partition_point(|heavy| heavy.key < *range.start());
            heaviest[i][from..].iter().map(|heavy| heavy.key).take_while(move |key| key <= range.end())
        };
        visit_holders(n, within, |_, same| {
            let start = self.holders.len();
            if (2..=CROWD).contains(&same.len()) {
                self.holders.extend(same.iter().map(|(_, i)| *i));
            }
            let end = self.holders.len();
            for (rank, (_, i)) in same.iter().enumerate() {
                places[*i as usize].push((start + rank + 1).min(end) as u32..end as u32);
            }
        });
        for (keys, places) in heaviest.iter_mut().zip(places) {
            keys.iter_mut().zip(places).for_each(|(heavy, later)| heavy.later = later);
        }
        self.heaviest = heaviest;
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
        self.reference.rarity(key)
    }

    fn weight(&self, bag: &Bag) -> f64 {
        bag.iter().map(|(key, n)| self.rarity(*key) * f64::from(*n)).sum()
    }

    /// The anchors by which partners are looked for, sorted; where these stand is still to come.
    fn heaviest(&self, bag: &Bag) -> Box<[Heavy]> {
        let mut heaviest: Vec<(f64, u64)> =
            bag.iter().map(|(key, n)| (self.rarity(*key) * f64::from(*n), *key)).collect();
        heaviest.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        heaviest.truncate(KEY_ANCHORS);
        heaviest.sort_unstable_by_key(|(_, key)| *key);
        heaviest.into_iter().map(|(_, key)| Heavy { key, later: 0..0 }).collect()
    }

    /// The later articles of other languages that share rare anchors with article `i`, sorted.
    pub(crate) fn near(&self, i: usize) -> Vec<usize> {
        let mut agreement: BTreeMap<usize, f64> = BTreeMap::new();
        for Heavy { key, later } in &self.heaviest[i] {
            let later = self.holders[later.start as usize..later.end as usize].iter().map(|j| *j as usize);
            let rarity = self.rarity(*key);
            for j in later.filter(|j| self.told[*j].lang != self.told[i].lang) {
                *agreement.entry(j).or_default() += rarity;
            }
        }
        agreement.retain(|j, rare| *rare >= RARE * self.weights[i].min(self.weights[*j]));
        agreement.into_keys().collect()
    }

    /// Weight of what two articles share, order aside, as a part of the lighter one's.
    pub(crate) fn shared(&self, i: usize, j: usize) -> f64 {
        let lighter = self.weights[i].min(self.weights[j]);
        let all = || self.overlap(&self.told[i].all(), &self.told[j].all()).0;
        if lighter > 0.0 { all() / lighter } else { 0.0 }
    }

    /// Compares two articles.
    pub(crate) fn compare(&self, i: usize, j: usize) -> SameOrder {
        let (a, b) = (&self.told[i], &self.told[j]);
        let (matched, n_shared, passages) = self.align(a, b);
        let (x, y) = (self.weights[i], self.weights[j]);
        let part = |of: f64| if of > 0.0 { matched / of } else { 0.0 };
        let n = |bag: &Bag| bag.iter().map(|(_, n)| f64::from(*n)).sum::<f64>();
        let (facts_a, facts_b) = (a.bag(&a.facts), b.bag(&b.facts));
        let agreeing = shared_bag(&facts_a, &facts_b);
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
            facts: share(n(&agreeing), n(&facts_a), n(&facts_b)),
            rare_facts: share(self.weight(&agreeing), self.weight(&facts_a), self.weight(&facts_b)),
            passages,
        }
    }

    fn overlap(&self, a: &Bag, b: &Bag) -> (f64, usize) {
        let shared = shared_bag(a, b);
        (self.weight(&shared), shared.iter().map(|(_, n)| *n as usize).sum())
    }

    /// The best monotone alignment, one to one, one to two or two to one (Gale and Church 1993, with shared anchors in the place of
    /// lengths): weight and number of the shared anchors, and the sentences that match.
    fn align(&self, a: &Told, b: &Told) -> (f64, usize, Vec<Passage>) {
        const MOVES: [(usize, usize); 3] = [(1, 1), (1, 2), (2, 1)];
        let (bags_a, bags_b) = (a.bags(), b.bags());
        let (n, m) = (bags_a.len(), bags_b.len());
        let pairs =
            |bags: &[Bag]| -> Vec<Bag> { bags.windows(2).map(|pair| union(&pair[0], &pair[1])).collect() };
        let (pairs_a, pairs_b) = (pairs(&bags_a), pairs(&bags_b));
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
                        let x = if di == 1 { &bags_a[i - 1] } else { &pairs_a[i - 2] };
                        let y = if dj == 1 { &bags_b[j - 1] } else { &pairs_b[j - 2] };
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
        let mut lines: Vec<Line> = Vec::new();
        let (mut in_lines, mut all_facts) = (Vec::new(), Vec::new());
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
            in_lines.extend(count(facts.into_iter().chain(others)));
            lines.push(Line { span: *sentence, at: place, n_words, end: in_lines.len() as u32 });
        }
        let mut keys: Vec<u64> = in_lines.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        keys.dedup();
        let placed = |counts: &mut dyn Iterator<Item = (u64, usize)>| -> Box<[Placed]> {
            let place = |key: u64| keys.partition_point(|other| *other < key) as u32;
            counts.map(|(key, n)| (place(key), u32::try_from(n).unwrap_or(u32::MAX))).collect()
        };
        Self {
            lang: input.lang(),
            day: input.day(),
            lines: lines.into(),
            in_lines: placed(&mut in_lines.into_iter()),
            facts: placed(&mut count(all_facts).into_iter()),
            keys: keys.into(),
        }
    }

    /// Forgets the anchors that are neither facts nor `cognates`, which are sorted.
    fn keep_facts_and(&mut self, cognates: &[u64]) {
        let is_fact = |place: u32| self.facts.binary_search_by_key(&place, |(place, _)| *place).is_ok();
        // Where each anchor goes.
        let mut kept: Vec<u64> = Vec::with_capacity(self.keys.len());
        let goes_to: Vec<Option<u32>> = (0..)
            .zip(&self.keys)
            .map(|(place, key)| {
                let says = is_fact(place) || cognates.binary_search(key).is_ok();
                says.then(|| {
                    kept.push(*key);
                    kept.len() as u32 - 1
                })
            })
            .collect();
        let moved = |placed: &Placed| Some((goes_to[placed.0 as usize]?, placed.1));
        let mut in_lines: Vec<Placed> = Vec::with_capacity(self.in_lines.len());
        let mut start = 0;
        for line in &mut self.lines {
            in_lines.extend(self.in_lines[start..line.end as usize].iter().filter_map(moved));
            (start, line.end) = (line.end as usize, in_lines.len() as u32);
        }
        self.facts = self.facts.iter().filter_map(moved).collect();
        (self.in_lines, self.keys) = (in_lines.into(), kept.into());
    }

    fn bag(&self, placed: &[Placed]) -> Bag {
        placed.iter().map(|(place, n)| (self.keys[*place as usize], *n)).collect()
    }

    /// The anchors of each line.
    fn bags(&self) -> Vec<Bag> {
        let mut start = 0;
        let bag = |line: &Line| {
            let bag = self.bag(&self.in_lines[start..line.end as usize]);
            start = line.end as usize;
            bag
        };
        self.lines.iter().map(bag).collect()
    }

    /// The anchors of all lines together.
    fn all(&self) -> Bag {
        let mut all = self.bag(&self.in_lines);
        merge(&mut all);
        all
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

fn union(a: &Bag, b: &Bag) -> Bag {
    let mut all: Bag = a.iter().chain(b).copied().collect();
    merge(&mut all);
    all
}

/// Sorts and puts together what is told of one anchor.
fn merge(all: &mut Bag) {
    all.sort_unstable();
    all.dedup_by(|next, last| {
        let same = next.0 == last.0;
        if same {
            last.1 = last.1.saturating_add(next.1);
        }
        same
    });
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
