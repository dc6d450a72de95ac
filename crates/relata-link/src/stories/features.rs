//! What speaks for two articles being on the same happening: who, where, how many, in which year, and what is said.

use super::told::{FIGURE, Meant, NAMES, ORGANIZATION, PERSON, PLACE, SORTS, STAGE, Term, Told, WORD};
use super::{NAMES_BEAR, SAME_STORY, SAME_STORY_ACROSS, SHARED_ACROSS};

/// The features of a pair of articles by name.
pub const STORY_FEATURES: [&str; 24] = [
    "likeness-by-terms",
    "likeness-by-terms-root",
    "persons",
    "persons-differ",
    "organizations",
    "organizations-differ",
    "places",
    "places-differ",
    "stage",
    "stage-differ",
    "figures",
    "figures-differ",
    "words",
    "share-of-names",
    "rarest-name",
    "shared-names",
    "rarest-figure",
    "meaning",
    "meaning-of-lead",
    "closest-sentences",
    "closest-sentences-squared",
    "lead-by-names",
    "same-year",
    "other-year",
];

/// The features of a pair, in the order of [`STORY_FEATURES`].
pub type StoryFeatures = [f64; STORY_FEATURES.len()];

/// Agreement of a sort of names below which they are others.
const DIFFER: f64 = 0.02;

/// What the terms of an article say among all articles, taken together. What one of them says is worked out where it is needed, since
/// the terms are most of what a large pile takes.
pub(crate) struct Weighed {
    /// Among how many the terms are counted.
    among: f64,
    /// The rarity of what one telling alone has.
    most_rare: f64,
    /// The length of all its terms as a vector.
    of_all: f64,
    /// Length of the part of them that is the same in all languages, of all that is 1.
    neutral: f64,
    /// The length of the terms of each sort as a vector, and of all; names count no more than words here.
    lengths: [f64; SORTS],
    length: f64,
}

/// A term by its key: of an article with all its sorts.
#[derive(Clone, Copy)]
pub(super) struct Heard {
    pub(super) key: u64,
    /// What it says in the article among all its terms, whose squares sum up to 1.
    pub(super) of_all: f32,
}

impl Weighed {
    /// Weighs what is told; `n`: of [`crate::rarity::among`] all origins.
    pub(crate) fn new(told: &Told, n: f64) -> Self {
        let most_rare = (n + 1.0).ln();
        let mut weighed =
            Self { among: n, most_rare, of_all: 0.0, neutral: 0.0, lengths: [0.0; SORTS], length: 0.0 };
        let (mut square, mut neutral) = (0.0, 0.0);
        let mut squares = [0.0; SORTS];
        for same in told.terms.chunk_by(|x, y| x.key == y.key) {
            let rarity = weighed.rarity(same[0].held);
            let of_all = says(same, rarity);
            square += of_all * of_all;
            neutral += if same[0].is_neutral() { of_all * of_all } else { 0.0 };
            for term in same {
                let weight = weighed.weight(term, rarity);
                squares[term.sort()] += weight * weight;
            }
        }
        weighed.of_all = square.sqrt().max(f64::MIN_POSITIVE);
        weighed.neutral = neutral.sqrt() / weighed.of_all;
        weighed.lengths = squares.map(f64::sqrt);
        weighed.length = squares.iter().sum::<f64>().sqrt();
        weighed
    }

    /// Each term of what is told with what it says in the article among all its terms.
    pub(super) fn terms(&self, told: &Told) -> impl Iterator<Item = Heard> {
        let keys = told.terms.chunk_by(|x, y| x.key == y.key);
        keys.map(|same| {
            let of_all = self.of_all(same, self.rarity(same[0].held));
            Heard { key: same[0].key, of_all }
        })
    }

    /// How rare a term is that so many origins hold.
    fn rarity(&self, held: u32) -> f64 {
        ((self.among + 1.0) / f64::from(held)).ln()
    }

    /// What a term says in the article.
    fn weight(&self, term: &Term, rarity: f64) -> f64 {
        (1.0 + f64::from(term.count).ln()) * rarity / self.most_rare
    }

    /// What the terms of one key say among all of the article.
    fn of_all(&self, same: &[Term], rarity: f64) -> f32 {
        (f64::from(says(same, rarity) as f32) / self.of_all) as f32
    }
}

/// What the terms of one key say in an article.
fn says(same: &[Term], rarity: f64) -> f64 {
    let count: u32 = same.iter().map(|term| u32::from(term.count)).sum();
    let most = same.iter().map(Term::weight).fold(0.0, f64::max);
    (1.0 + f64::from(count).ln()) * rarity * most
}

/// What the terms of two articles have in common.
pub(super) struct Shared {
    /// How like the articles are, scaled so that [`SAME_STORY`] is the measure for any pair of languages.
    pub(super) by_terms: f64,
    dots: [f64; SORTS],
    rarest: [f32; SORTS],
    n_shared: [u32; SORTS],
}

/// Compares the terms of two articles.
pub(super) fn shared((a, x): (&Told, &Weighed), (b, y): (&Told, &Weighed), across: bool) -> Shared {
    let mut found = Shared { by_terms: 0.0, dots: [0.0; SORTS], rarest: [0.0; SORTS], n_shared: [0; SORTS] };
    let (mut dot, mut neutral, mut n) = (0.0, 0.0, 0);
    let (mut rest_a, mut rest_b) = (a.terms.as_slice(), b.terms.as_slice());
    while let (Some(first), Some(other)) = (rest_a.first(), rest_b.first()) {
        match first.key.cmp(&other.key) {
            std::cmp::Ordering::Less => rest_a = &rest_a[1..],
            std::cmp::Ordering::Greater => rest_b = &rest_b[1..],
            std::cmp::Ordering::Equal => {
                let (of_a, of_b);
                (of_a, rest_a) = rest_a.split_at(rest_a.partition_point(|term| term.key == first.key));
                (of_b, rest_b) = rest_b.split_at(rest_b.partition_point(|term| term.key == first.key));
                let rarity = x.rarity(first.held);
                if !across || first.is_neutral() {
                    let product = f64::from(x.of_all(of_a, rarity)) * f64::from(y.of_all(of_b, rarity));
                    dot += product;
                    n += 1;
                    neutral += if first.is_neutral() { product } else { 0.0 };
                }
                for term in of_a {
                    let Some(same) = of_b.iter().find(|other| other.sort() == term.sort()) else { continue };
                    let sort = term.sort();
                    let weight = |of: &Weighed, term: &Term| f64::from(of.weight(term, rarity) as f32);
                    found.dots[sort] += weight(x, term) * weight(y, same);
                    found.rarest[sort] = found.rarest[sort].max((rarity / x.most_rare) as f32);
                    found.n_shared[sort] += 1;
                }
            }
        }
    }
    let lengths = x.neutral * y.neutral;
    found.by_terms = if across {
        let scale = SAME_STORY / SAME_STORY_ACROSS / lengths.max(f64::MIN_POSITIVE);
        if n < SHARED_ACROSS { 0.0 } else { dot * scale }
    } else if lengths > 0.0 {
        dot.min(NAMES_BEAR * neutral / lengths)
    } else {
        // An article without names has nothing that could bear it, and is left to its words.
        dot
    };
    found
}

/// An article as it is compared in full.
#[derive(Clone, Copy)]
pub(super) struct Side<'p> {
    pub(super) told: &'p Told,
    pub(super) weighed: &'p Weighed,
    pub(super) meant: &'p Meant,
}

impl<'p> Side<'p> {
    pub(super) fn new((told, weighed): (&'p Told, &'p Weighed), meant: &'p Meant) -> Self {
        Self { told, weighed, meant }
    }
}

/// The features of two articles that share this.
pub(super) fn features(mine: Side<'_>, theirs: Side<'_>, shared: &Shared, across: bool) -> StoryFeatures {
    let (x, y) = (mine.weighed, theirs.weighed);
    let by_terms = if across { 0.0 } else { shared.by_terms };
    let cosine = |sort: usize| {
        let lengths = x.lengths[sort] * y.lengths[sort];
        if lengths > 0.0 { shared.dots[sort] / lengths } else { 0.0 }
    };
    let differ = |sort: usize| {
        let both = x.lengths[sort] > 0.0 && y.lengths[sort] > 0.0;
        if both && cosine(sort) <= DIFFER { 1.0 } else { 0.0 }
    };
    let names: f64 = NAMES.iter().map(|sort| shared.dots[*sort]).sum();
    let share_of_names = (names / (x.length * y.length).max(f64::MIN_POSITIVE)).sqrt();
    let lead = f64::from(mine.meant.lead.cosine(&theirs.meant.lead));
    let (opening, of_other) = (&mine.meant.opening, &theirs.meant.opening);
    let closest = opening
        .iter()
        .flat_map(|mine| of_other.iter().map(|their| f64::from(mine.cosine(their))))
        .fold(0.0, f64::max);
    let (years, others) = (&mine.told.years, &theirs.told.years);
    let years_known = !years.is_empty() && !others.is_empty();
    let same_year = !years.is_disjoint(others);
    let truth = |is: bool| if is { 1.0 } else { 0.0 };
    [
        by_terms,
        by_terms.max(0.0).sqrt(),
        cosine(PERSON),
        differ(PERSON),
        cosine(ORGANIZATION),
        differ(ORGANIZATION),
        cosine(PLACE),
        differ(PLACE),
        cosine(STAGE),
        differ(STAGE),
        cosine(FIGURE),
        differ(FIGURE),
        cosine(WORD),
        share_of_names,
        NAMES.iter().map(|sort| f64::from(shared.rarest[*sort])).fold(0.0, f64::max),
        f64::from(1 + NAMES.iter().map(|sort| shared.n_shared[*sort]).sum::<u32>()).ln(),
        f64::from(shared.rarest[FIGURE]),
        f64::from(mine.meant.meaning.cosine(&theirs.meant.meaning)),
        lead,
        closest,
        closest * closest,
        lead * share_of_names,
        truth(same_year),
        truth(years_known && !same_year),
    ]
}
