//! The same text in another language: no word need be equal, but what the sentences mean, and what they name and count, follows
//! in the same order.
//!
//! Sentences are compared by their vectors ([`meaning`]) and by what is the same in two languages ([`Anchors`]). Vectors tell what is
//! said, and hardly of whom: names and numbers that are rare among the articles at hand tell a text from others of its template.

use super::anchors::{AnchorReference, Anchors, Line, SameOrder};
use super::blocks::{CUTS, DAYS, Planes, Spot, leaves};
use super::meaning::{self, SameMeaning, Sentence};
use super::places::{Place, partners_to_bytes};
use super::rivals::{Partner, has_rival};
use crate::fold::{fold, key};
use crate::input::Input;
use crate::pile::Inputs;
use rayon::prelude::*;
use relata_types::{CopyKind, CopyLink, Kept, KeptKind, Lang, Passage, Reason, SentenceVector};
use std::collections::{BTreeMap, BTreeSet};

/// The nearest articles of other languages, by what they mean, that each article is compared with.
const NEAREST: usize = 5;
/// Closeness of two articles below which they are no translations.
const SAME_MATTER: f32 = 0.5;
/// Share of the anchors' weight, order aside, from which on a pair is compared in full.
pub(super) const PROMISING: f64 = 0.3;
/// The way by which a pair was found that shares anchors; each cut of the blocks is another.
pub(super) const BY_ANCHORS_SHARED: u8 = 1 << CUTS;

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
pub(super) struct Pair {
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
    i: u32,
    j: u32,
    ways: u8,
    is_alike: bool,
    strength: f64,
}

/// Something that is to be kept, so that later articles need not be compared with all.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// What their translations and stories are found by.
    Kept(Kept),
    /// A translation, before persons rule.
    Translation(CopyLink),
}

/// Where pieces are handed to, where they are asked for.
pub(crate) type Keep<'k> = Option<&'k mut dyn FnMut(Piece)>;

/// Copy links of kind translation; pairs in `linked` are left out. Sorted by the two articles.
pub(crate) fn find(
    inputs: &impl Inputs,
    linked: &BTreeSet<(usize, usize)>,
    keep: &mut Keep<'_>,
) -> Vec<CopyLink> {
    let n = inputs.count();
    let mut kept = |kind, article: &str, bytes: &dyn Fn() -> Vec<u8>| {
        if let Some(keep) = keep {
            keep(Piece::Kept(Kept { kind, article: article.to_owned(), bytes: bytes() }));
        }
    };
    let reference = AnchorReference::new(inputs);
    kept(KeptKind::Reference, "", &|| reference.to_bytes());
    let mut anchors = Anchors::new(inputs, &reference);
    anchors.place_heaviest();
    let anchors = anchors;
    let candidates = {
        let gists: Vec<SentenceVector> =
            (0..n).into_par_iter().map(|i| gist(&anchors, i, &inputs.vectors(i))).collect();
        let planes = Planes::new();
        let spot = |i: usize| planes.spot(anchors.day(i), &gists[i]);
        let spots: Vec<Option<Spot>> = (0..n).into_par_iter().map(spot).collect();
        for i in 0..n {
            kept(KeptKind::Gist, inputs.id(i), &|| gists[i].bytes().to_vec());
            kept(KeptKind::Place, inputs.id(i), &|| place(&anchors, i, spots[i]).to_bytes());
        }
        candidates(&anchors, &spots, &gists)
    };
    let measure = |same: &[(u32, u32, u8)]| -> Vec<Measured> {
        let Some((i, ..)) = same.first() else { return Vec::new() };
        let vectors = inputs.vectors(*i as usize);
        let measured = same.iter().map(|(i, j, ways)| {
            let (x, y) = (*i as usize, *j as usize);
            let pair = Pair::new(x, y, &anchors, (&vectors, &inputs.vectors(y)));
            Measured { i: *i, j: *j, ways: *ways, is_alike: pair.is_alike(inputs), strength: pair.strength() }
        });
        measured.collect()
    };
    let pairs: Vec<Measured> = candidates.par_chunk_by(|x, y| x.0 == y.0).flat_map_iter(measure).collect();
    drop(candidates);
    let publishers: Vec<u64> = (0..n).map(|i| inputs.with_bare(i, publisher)).collect();
    let mut pairs_of: Vec<Vec<u32>> = vec![Vec::new(); n];
    for (at, pair) in pairs.iter().enumerate() {
        pairs_of[pair.i as usize].push(at as u32);
        pairs_of[pair.j as usize].push(at as u32);
    }
    let (all, publishers) = (&pairs, &publishers);
    let partners = |article: usize| {
        pairs_of[article].iter().map(move |at| {
            let Measured { i, j, ways, is_alike, strength } = all[*at as usize];
            let other = if i as usize == article { j } else { i } as usize;
            Partner { other, ways, is_alike, strength, publisher: publishers[other] }
        })
    };
    for i in 0..n {
        let named = |partner: Partner<usize>| partner.of(inputs.id(partner.other).clone());
        kept(KeptKind::Partners, inputs.id(i), &|| partners_to_bytes(partners(i).map(named)));
    }
    let are_linked = |i: usize, j: usize| linked.contains(&(i.min(j), i.max(j)));
    let is_beaten = |article: usize, other: usize, pair: &Measured| {
        let (ways, publisher) = (pair.ways, publishers[other]);
        let partner = Partner { other, ways, is_alike: true, strength: pair.strength, publisher };
        has_rival(partners(article), &partner, |i, j| are_linked(i.unwrap_or(article), j))
    };
    let is_found = |pair: &&Measured| {
        let (i, j) = (pair.i as usize, pair.j as usize);
        pair.is_alike && !are_linked(i, j) && !is_beaten(i, j, pair) && !is_beaten(j, i, pair)
    };
    let found: Vec<&Measured> = pairs.iter().filter(is_found).collect();
    let mut links: Vec<CopyLink> = found
        .into_par_iter()
        .map(|pair| Pair::of(inputs, &anchors, pair.i as usize, pair.j as usize).link(inputs))
        .collect();
    links.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    if let Some(keep) = keep {
        links.iter().for_each(|link| keep(Piece::Translation(link.clone())));
    }
    links
}

/// The pairs of articles that are compared, sorted, the smaller first, with the ways by which they were found.
fn candidates(anchors: &Anchors, spots: &[Option<Spot>], gists: &[SentenceVector]) -> Vec<(u32, u32, u8)> {
    let mut blocks: BTreeMap<(usize, Option<i64>), Vec<usize>> = BTreeMap::new();
    for (i, spot) in spots.iter().enumerate() {
        for (cut, spot) in spot.iter().flat_map(|spot| (0..CUTS).map(move |cut| (cut, spot))) {
            blocks.entry((cut, spot.window(cut))).or_default().push(i);
        }
    }
    let split =
        |((cut, _), block)| leaves(block, cut, 0, &|i| spots[i]).into_iter().map(move |block| (cut, block));
    let small: Vec<(usize, Vec<usize>)> = blocks.into_iter().flat_map(split).collect();
    let by_meaning = |(cut, block): &(usize, Vec<usize>)| {
        let pairs = nearest(block, |i| anchors.lang(i), |i| &gists[i]);
        let way = 1_u8 << cut;
        pairs.into_iter().map(move |(i, j)| (i as u32, j as u32, way))
    };
    let mut pairs: Vec<(u32, u32, u8)> = small.par_iter().flat_map_iter(by_meaning).collect();
    let by_anchors = (0..spots.len()).into_par_iter().flat_map_iter(|i| {
        let near = anchors.near(i).into_iter().filter(move |j| anchors.shared(i, *j) >= PROMISING);
        near.map(move |j| (i as u32, j as u32, BY_ANCHORS_SHARED))
    });
    pairs.extend(by_anchors.collect::<Vec<_>>());
    pairs.par_sort_unstable();
    pairs.dedup_by(|(i, j, way), (x, y, ways)| {
        let same = (*i, *j) == (*x, *y);
        *ways |= if same { *way } else { 0 };
        same
    });
    pairs
}

/// Where article `i` stands.
pub(super) fn place(anchors: &Anchors, i: usize, spot: Option<Spot>) -> Place {
    Place { spot, ..anchors.place(i) }
}

/// Key of who published an article; 0: not known.
pub(super) fn publisher(input: &Input) -> u64 {
    input.publisher().map_or(0, |publisher| key(publisher.as_bytes()))
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

    /// Compares articles `i` and `j`, of which `i` comes first.
    pub(super) fn of(inputs: &impl Inputs, anchors: &Anchors, i: usize, j: usize) -> Self {
        Self::new(i, j, anchors, (&inputs.vectors(i), &inputs.vectors(j)))
    }

    /// Whether they look like translations of one another.
    pub(super) fn is_alike(&self, inputs: &impl Inputs) -> bool {
        let differ = || inputs.with_bare(self.i, |a| inputs.with_bare(self.j, |b| titles_differ(a, b)));
        self.is_translation() && !differ()
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
    pub(super) fn strength(&self) -> f64 {
        let apart = self.days.unwrap_or_default().min(LONG_AGO) as f64 / LONG_AGO as f64;
        self.likeness() * (1.0 - FACTS_COUNT * (1.0 - self.order.rare_facts)) * (1.0 - DAYS_COUNT * apart)
    }

    /// The link between the two.
    pub(super) fn link(&self, inputs: &impl Inputs) -> CopyLink {
        inputs.with_bare(self.i, |a| inputs.with_bare(self.j, |b| self.link_between(a, b)))
    }

    fn link_between(&self, a: &Input, b: &Input) -> CopyLink {
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

/// What article `i`, of whose sentences these are the vectors, means as a whole: their mean by their words.
pub(super) fn gist(anchors: &Anchors, i: usize, vectors: &[SentenceVector]) -> SentenceVector {
    let sentences = sentences(anchors.lines(i), vectors);
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

/// The pairs of articles of two languages that are nearest each other of a block, the smaller first.
pub(super) fn nearest<'g>(
    block: &[usize],
    lang: impl Fn(usize) -> Option<Lang>,
    gist: impl Fn(usize) -> &'g SentenceVector,
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for i in block {
        let mut nearest: Vec<(f32, usize)> = block
            .iter()
            .filter(|j| lang(**j) != lang(*i))
            .map(|j| (gist(*i).cosine(gist(*j)), *j))
            .filter(|(closeness, _)| *closeness >= SAME_MATTER)
            .collect();
        nearest.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        pairs.extend(nearest.iter().take(NEAREST).map(|(_, j)| (*i.min(j), *i.max(j))));
    }
    pairs
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
        let mut found: Vec<(String, String)> = find(&inputs, &BTreeSet::new(), &mut None)
            .iter()
            .map(|link| (key(&link.a), key(&link.b)))
            .collect();
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
        let links = find(&inputs, &BTreeSet::new(), &mut None);
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
