//! The same text in another language: no word need be equal, but what the sentences mean, and what they name and count, follows
//! in the same order.
//!
//! Sentences are compared by their vectors ([`meaning`]) and by what is the same in two languages ([`Anchors`]). Vectors tell what is
//! said, and hardly of whom: names and numbers that are rare among the articles at hand tell a text from others of its template.

use super::anchors::{Anchors, Line, SameOrder};
use super::meaning::{self, SameMeaning, Sentence};
use crate::fold::{fold, mix};
use crate::input::Input;
use crate::pile::Inputs;
use rayon::prelude::*;
use relata_types::{CopyKind, CopyLink, Passage, Reason, SentenceVector};
use std::collections::{BTreeMap, BTreeSet};

/// Days within which the translation of a dated article is looked for by what it means; a later one must share rare anchors.
const DAYS: i64 = 7;
/// Articles that are compared by what they mean, each with each. A larger block is split by a plane through the vectors.
const BLOCK: usize = 256;
/// How often all articles are put into blocks, each time cut by other planes: two that mean the same may lie on two sides of one. Cut twice
/// by the same planes, 16,036 of 20,000 translations were found among 100,000 made-up articles, 300 a day.
const CUTS: u64 = 4;
/// The nearest articles of other languages, by what they mean, that each article is compared with.
const NEAREST: usize = 5;
/// Closeness of two articles below which they are no translations.
const SAME_MATTER: f32 = 0.5;
/// Share of the anchors' weight, order aside, from which on a pair is compared in full.
const PROMISING: f64 = 0.3;

/// What the sentences must have in common, as [`Pair::same_meaning`], when both articles are of one week. Chosen on the Debian
/// announcements, where no look-alike of the same week comes above .40, and examples/, where translations begin at .49 and
/// independent reports of one happening end at .18.
const SAME_WEEK: f64 = 0.42;
/// The same when they are of different weeks or a date is not known: look-alikes of a template are years apart and reach .62.
const ANY_TIME: f64 = 0.45;
/// Names, numbers and days, by their rarity, that must agree then.
const SAME_RARE_FACTS: f64 = 0.5;
/// What must agree of all anchors in order then; look-alikes reach .38.
const SAME_ORDER: f64 = 0.4;
/// In one week less is needed: some rare facts, or some anchors in order, or nearly all of the meaning.
const SOME_RARE_FACTS: f64 = 0.3;
const SOME_ORDER: f64 = 0.25;
const NEARLY_ALL: f64 = 0.65;
/// Anchors alone, when they are many and most agree: translated lists of names and figures say little in sentences.
const BY_ANCHORS: Measure = Measure { of_lighter: 0.6, of_heavier: 0.35, n_shared: 10 };
/// The same where there are no vectors, for the best partner.
const WITHOUT_VECTORS: Measure = Measure { of_lighter: 0.45, of_heavier: 0.3, n_shared: 12 };
/// Names and numbers that must agree then; a name may be spelt in a way that is not foreseen.
const SAME_FACTS: f64 = 0.4;
/// What rare facts and days count when one article has several look-alikes, of which at most one is its translation.
const FACTS_COUNT: f64 = 0.4;
const DAYS_COUNT: f64 = 0.5;
/// Days from which on the distance in time counts in full.
const LONG_AGO: i64 = 60;

/// Shares of anchors, and how many.
#[derive(Clone, Copy)]
struct Measure {
    of_lighter: f64,
    of_heavier: f64,
    n_shared: usize,
}

/// How two articles of different languages compare.
struct Pair {
    i: usize,
    j: usize,
    order: SameOrder,
    meaning: SameMeaning,
    passages: Vec<Passage>,
    /// Days between them, where both are dated.
    days: Option<i64>,
}

/// As much of a [`Pair`] as tells whether it is a translation: there are many more pairs than translations.
struct Measured {
    i: usize,
    j: usize,
    is_translation: bool,
    strength: f64,
}

/// Copy links of kind translation; pairs in `linked` are left out. Sorted by the two articles.
pub(crate) fn find(inputs: &impl Inputs, linked: &BTreeSet<(usize, usize)>) -> Vec<CopyLink> {
    let n = inputs.count();
    let anchors = Anchors::new(inputs);
    let mut candidates = {
        let gist = |i: usize| gist(&sentences(anchors.lines(i), &inputs.vectors(i)));
        near_in_meaning(&anchors, &(0..n).into_par_iter().map(gist).collect::<Vec<_>>())
    };
    let by_anchors = (0..n).into_par_iter().flat_map_iter(|i| {
        let (near, anchors) = (anchors.near(i), &anchors);
        near.into_iter().filter(move |j| anchors.shared(i, *j) >= PROMISING).map(move |j| (i, j))
    });
    candidates.extend(by_anchors.collect::<Vec<_>>());
    let candidates: Vec<(usize, usize)> = candidates.difference(linked).copied().collect();
    let measure = |same: &[(usize, usize)]| -> Vec<Measured> {
        let Some((i, _)) = same.first() else { return Vec::new() };
        let vectors = inputs.vectors(*i);
        same.iter()
            .map(|(i, j)| Pair::new(*i, *j, &anchors, (&vectors, &inputs.vectors(*j))).measured())
            .collect()
    };
    let pairs: Vec<Measured> = candidates.par_chunk_by(|x, y| x.0 == y.0).flat_map_iter(measure).collect();
    let outlets: Vec<Option<String>> =
        (0..n).map(|i| inputs.with_bare(i, |input| input.publisher())).collect();
    let rivals = Rivals::new(&pairs, &outlets);
    let is_found = |pair: &&Measured| {
        let differ = || inputs.with_bare(pair.i, |a| inputs.with_bare(pair.j, |b| titles_differ(a, b)));
        pair.is_translation && rivals.has_none(pair, linked) && !differ()
    };
    let found: Vec<&Measured> = pairs.iter().filter(is_found).collect();
    let mut links: Vec<CopyLink> = found
        .into_par_iter()
        .map(|pair| {
            let vectors = (inputs.vectors(pair.i), inputs.vectors(pair.j));
            let pair = Pair::new(pair.i, pair.j, &anchors, (&vectors.0, &vectors.1));
            inputs.with_bare(pair.i, |a| inputs.with_bare(pair.j, |b| pair.link(a, b)))
        })
        .collect();
    links.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    links
}

impl Pair {
    /// Compares two articles, of whose sentences these are the vectors.
    fn new(i: usize, j: usize, anchors: &Anchors, vectors: (&[SentenceVector], &[SentenceVector])) -> Self {
        let (a, b) = (sentences(anchors.lines(i), vectors.0), sentences(anchors.lines(j), vectors.1));
        let mut order = anchors.compare(i, j);
        let meaning = meaning::align(&a, &b);
        let by_meaning = meaning.passages(&a, &b);
        let passages = if by_meaning.is_empty() { std::mem::take(&mut order.passages) } else { by_meaning };
        let days = anchors.day(i).zip(anchors.day(j)).map(|(a, b)| (a - b).abs());
        Self { i, j, order, meaning, passages, days }
    }

    fn measured(&self) -> Measured {
        let (is_translation, strength) = (self.is_translation(), self.strength());
        Measured { i: self.i, j: self.j, is_translation, strength }
    }

    /// What the sentences have in common: the words of both articles that match, as the harmonic mean of their shares, by how
    /// close they are.
    fn same_meaning(&self) -> f64 {
        harmonic(self.meaning.of_a, self.meaning.of_b) * self.meaning.closeness
    }

    /// The same of anchors in order (Dice's coefficient of their weights).
    fn same_order(&self) -> f64 {
        harmonic(self.order.of_lighter, self.order.of_heavier)
    }

    /// How alike they are, as far as it is known.
    fn likeness(&self) -> f64 {
        if self.meaning.matches.is_empty() { self.same_order() } else { self.same_meaning() }
    }

    fn is_translation(&self) -> bool {
        let (meaning, order, rare) = (self.same_meaning(), self.same_order(), self.order.rare_facts);
        let reaches = |measure: Measure| {
            self.order.of_lighter >= measure.of_lighter
                && self.order.of_heavier >= measure.of_heavier
                && self.order.n_shared >= measure.n_shared
                && self.order.facts >= SAME_FACTS
        };
        let by_meaning = if self.days.is_some_and(|days| days <= DAYS) {
            meaning >= SAME_WEEK && (rare >= SOME_RARE_FACTS || order >= SOME_ORDER || meaning >= NEARLY_ALL)
        } else {
            meaning >= ANY_TIME && order >= SAME_ORDER && rare >= SAME_RARE_FACTS
        };
        by_meaning || reaches(BY_ANCHORS) || (self.meaning.matches.is_empty() && reaches(WITHOUT_VECTORS))
    }

    /// How much it speaks for this pair when an article has several look-alikes.
    fn strength(&self) -> f64 {
        let apart = self.days.unwrap_or_default().min(LONG_AGO) as f64 / LONG_AGO as f64;
        self.likeness() * (1.0 - FACTS_COUNT * (1.0 - self.order.rare_facts)) * (1.0 - DAYS_COUNT * apart)
    }

    /// The link between the two, which are `a` and `b`.
    fn link(&self, a: &Input, b: &Input) -> CopyLink {
        let share = |share: f64| format!("{share:.2}");
        let mut reasons = Vec::new();
        if !self.meaning.matches.is_empty() {
            reasons.push(Reason::new("same-meaning", share(self.same_meaning())));
            reasons.push(Reason::new("matching-sentences", self.meaning.matches.len()));
            reasons.push(Reason::new("closeness", share(self.meaning.closeness)));
            reasons.push(Reason::new("share-of-first", share(self.meaning.of_a)));
            reasons.push(Reason::new("share-of-second", share(self.meaning.of_b)));
        }
        reasons.push(Reason::new("shared-anchors", self.order.n_shared));
        reasons.push(Reason::new("order-of-lighter", share(self.order.of_lighter)));
        reasons.push(Reason::new("order-of-heavier", share(self.order.of_heavier)));
        reasons.push(Reason::new("same-facts", share(self.order.facts)));
        reasons.push(Reason::new("same-rare-facts", share(self.order.rare_facts)));
        if let Some(days) = self.days {
            reasons.push(Reason::new("days-apart", days));
        }
        if credits(a, b) || credits(b, a) {
            reasons.push(Reason::new("credit", "names the other's outlet"));
        }
        CopyLink {
            a: a.article.id.clone(),
            b: b.article.id.clone(),
            kind: CopyKind::Translation,
            score: self.likeness().min(1.0),
            reasons,
            passages: self.passages.clone(),
        }
    }
}

/// Which pairs each article is in: an outlet publishes one translation of an article, and nearly the same text with other facts.
struct Rivals<'p> {
    outlets: &'p [Option<String>],
    /// Of each article the pairs: the other article, and the strength of the pair.
    of: BTreeMap<usize, Vec<(usize, f64)>>,
}

impl<'p> Rivals<'p> {
    fn new(pairs: &[Measured], outlets: &'p [Option<String>]) -> Self {
        let mut of: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for pair in pairs {
            of.entry(pair.i).or_default().push((pair.j, pair.strength));
            of.entry(pair.j).or_default().push((pair.i, pair.strength));
        }
        Self { outlets, of }
    }

    /// Whether neither article has an equally good partner of the same outlet. Where outlets are not known, copies of one another
    /// are no rivals.
    fn has_none(&self, pair: &Measured, linked: &BTreeSet<(usize, usize)>) -> bool {
        let strength = pair.strength;
        let beaten = |article: usize, partner: usize| {
            self.of.get(&article).into_iter().flatten().any(|(other, others)| {
                *other != partner
                    && *others >= strength
                    && self.outlets[*other] == self.outlets[partner]
                    && (self.outlets[partner].is_some()
                        || !linked.contains(&(partner.min(*other), partner.max(*other))))
            })
        };
        !beaten(pair.i, pair.j) && !beaten(pair.j, pair.i)
    }
}

fn harmonic(x: f64, y: f64) -> f64 {
    if x + y > 0.0 { 2.0 * x * y / (x + y) } else { 0.0 }
}

/// Whether `a` credits the outlet of `b`.
fn credits(a: &Input, b: &Input) -> bool {
    let outlet = b.article.metadata.outlet.as_deref().map(fold);
    outlet.is_some_and(|outlet| a.reading.credits.iter().any(|credit| fold(&credit.outlet) == outlet))
}

/// Whether both titles have numbers in digits and none in common: issues of one series.
fn titles_differ(a: &Input, b: &Input) -> bool {
    let numbers = |input: &Input| -> BTreeSet<String> {
        let title = input.article.metadata.title.as_deref().unwrap_or_default();
        let runs = title.split(|c: char| !c.is_ascii_digit());
        runs.filter(|run| !run.is_empty()).map(str::to_owned).collect()
    };
    let (a, b) = (numbers(a), numbers(b));
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

/// What an article means as a whole: the mean of its sentences by their words.
fn gist(sentences: &[Sentence]) -> SentenceVector {
    SentenceVector::mean(sentences.iter().map(|sentence| (sentence.vector, sentence.n_words)))
}

/// The sentences that have a vector; `vectors` are those of the reading.
fn sentences<'v>(lines: &[Line], vectors: &'v [SentenceVector]) -> Vec<Sentence<'v>> {
    let with_vector = |line: &Line| {
        let vector = vectors.get(line.at as usize).filter(|vector| !vector.is_none())?;
        Some(Sentence { span: line.span, n_words: line.n_words as f32, vector })
    };
    lines.iter().filter_map(with_vector).collect()
}

/// The pairs of articles of two languages that are near each other in time and in meaning.
fn near_in_meaning(anchors: &Anchors, gists: &[SentenceVector]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<(u64, Option<i64>), Vec<usize>> = BTreeMap::new();
    for (i, _) in gists.iter().enumerate().filter(|(_, gist)| !gist.is_none()) {
        for cut in 0..CUTS {
            // Every other row of windows is moved by half of one, so that neighbours in time share one.
            let moved = DAYS * (cut % 2) as i64;
            let window = anchors.day(i).map(|day| (day + moved).div_euclid(2 * DAYS));
            blocks.entry((cut, window)).or_default().push(i);
        }
    }
    let mut small: Vec<Vec<usize>> = Vec::new();
    let mut split: Vec<(Vec<usize>, u64, u64)> =
        blocks.into_iter().map(|((cut, _), block)| (block, cut, 0)).collect();
    while let Some((block, cut, depth)) = split.pop() {
        if block.len() > BLOCK && depth < u64::from(u64::BITS) {
            let plane = cut * u64::from(u64::BITS) + depth;
            let (left, right): (Vec<usize>, Vec<usize>) =
                block.into_iter().partition(|i| above_plane(&gists[*i], plane));
            split.extend([(left, cut, depth + 1), (right, cut, depth + 1)]);
        } else {
            small.push(block);
        }
    }
    let near = |block: &Vec<usize>| {
        let mut pairs = Vec::new();
        for i in block {
            let mut nearest: Vec<(f32, usize)> = block
                .iter()
                .filter(|j| anchors.lang(**j) != anchors.lang(*i))
                .map(|j| (gists[*i].cosine(&gists[*j]), *j))
                .filter(|(closeness, _)| *closeness >= SAME_MATTER)
                .collect();
            nearest.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            pairs.extend(nearest.iter().take(NEAREST).map(|(_, j)| (*i.min(j), *i.max(j))));
        }
        pairs
    };
    small.par_iter().flat_map_iter(near).collect()
}

/// On which side of a plane through the origin a vector lies. The planes look random and are the same everywhere
/// (Charikar 2002: near vectors are mostly on one side).
fn above_plane(vector: &SentenceVector, plane: u64) -> bool {
    let side = |i: u64| if mix(plane << 32 | i) & 1 == 0 { 1 } else { -1 };
    vector.numbers().iter().zip(0..).map(|(number, i)| i32::from(*number) * side(i)).sum::<i32>() > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::{Builder, article};
    use relata_types::EntityType;

    const EN: &str =
        "The council of Orbel met on Monday. Ada Brun wants to close the bridge. It would cost 480 crowns.";
    const FR: &str =
        "Lundi, la mairie d’Orbel était réunie. Ada Brun veut fermer le pont. Il en coûterait 480 couronnes.";
    const OTHER: &str = "Lundi, la mairie de Varn était réunie. Karl Unger veut fermer le pont. Il en coûterait 90 couronnes.";

    fn told(key: &str, lang: &str, text: &str) -> Builder {
        article(key, lang, text)
            .names(EntityType::Person, &["Ada Brun", "Karl Unger"])
            .names(EntityType::Place, &["Orbel", "Varn"])
    }

    fn check(articles: Vec<Builder>, expected: &[(&str, &str)]) {
        let articles: Vec<_> = articles.into_iter().map(Builder::build).collect();
        let inputs = prepare(&articles);
        let key = |id: &str| articles.iter().find(|(article, _)| article.id == id).unwrap().0.key.clone();
        let mut found: Vec<(String, String)> =
            find(&inputs, &BTreeSet::new()).iter().map(|link| (key(&link.a), key(&link.b))).collect();
        found.iter_mut().filter(|(a, b)| a > b).for_each(|(a, b)| std::mem::swap(a, b));
        found.sort();
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_same_meaning_in_order_is_a_translation_and_another_text_is_none() {
        let english = || told("a", "en", EN).means(&[1, 2, 3]);
        check(vec![english(), told("b", "fr", FR).means(&[1, 2, 3])], &[("a", "b")]);
        check(vec![english(), told("b", "fr", FR).means(&[1, 8, 9])], &[]);
        check(vec![english(), told("b", "fr", FR).means(&[3, 2, 1])], &[]);
        check(vec![english(), told("b", "en", EN).means(&[1, 2, 3])], &[]);
    }

    #[test]
    fn of_one_template_the_text_with_the_same_facts_is_the_translation() {
        let french = |key: &str, text: &str, day: &str| {
            told(key, "fr", text).means(&[1, 2, 3]).outlet("Le Pont").on(day)
        };
        let english = || told("a", "en", EN).means(&[1, 2, 3]);
        let right = || french("right", FR, "2024-03-10");
        check(vec![english(), right(), french("wrong", OTHER, "2024-03-10")], &[("a", "right")]);
        check(vec![english(), french("wrong", OTHER, "2021-03-09")], &[]);
        // Twice the same page of one outlet: nothing tells which of them it is.
        check(vec![english(), right(), french("again", FR, "2024-03-10")], &[]);
    }

    #[test]
    fn a_credit_is_named_among_the_reasons() {
        let french = format!("{FR}\nTraduit de Outlet a.");
        let articles = [
            told("a", "en", EN).means(&[1, 2, 3]).build(),
            told("b", "fr", &french).credits("Outlet a").means(&[1, 2, 3, 9]).build(),
        ];
        let inputs = prepare(&articles);
        let links = find(&inputs, &BTreeSet::new());
        let names: Vec<&str> = links[0].reasons.iter().map(|reason| reason.name.as_str()).collect();
        for name in ["same-meaning", "closeness", "shared-anchors", "same-rare-facts", "credit"] {
            assert!(names.contains(&name), "{name} in {names:?}");
        }
    }

    #[test]
    fn every_reprint_of_a_text_is_translated() {
        let articles = vec![
            told("a", "en", EN).means(&[1, 2, 3]),
            told("b", "en", EN).means(&[1, 2, 3]),
            told("c", "fr", FR).means(&[1, 2, 3]),
        ];
        check(articles, &[("a", "c"), ("b", "c")]);
    }
}
