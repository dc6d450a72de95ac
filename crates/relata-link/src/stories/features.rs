//! What speaks for two articles being on the same happening: who, where, how many, in which year, and what is said.

use super::told::{FIGURE, NAMES, ORGANIZATION, PERSON, PLACE, SORTS, STAGE, Told, WORD};
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

/// The terms of an article by what they say among all articles.
pub(crate) struct Weighed {
    /// Sorted by key and sort, as in [`Told`].
    pub(super) terms: Vec<WeighedTerm>,
    /// Length of the part of its terms that is the same in all languages, of all that is 1.
    neutral: f64,
    /// The length of the terms of each sort as a vector, and of all; names count no more than words here.
    lengths: [f64; SORTS],
    length: f64,
}

/// A term of an article.
pub(super) struct WeighedTerm {
    pub(super) key: u64,
    /// What it says in the article among all its terms, whose squares sum up to 1; the same for all sorts of one key.
    pub(super) of_all: f32,
    /// What it says in the article.
    weight: f32,
    /// From 0 to 1, for what one telling alone has.
    rarity: f32,
    sort: u8,
    is_neutral: bool,
    /// How many origins hold it.
    pub(super) held: u32,
}

impl Weighed {
    /// Each term with what it says in the article among all its terms.
    pub(super) fn of_all(&self) -> impl Iterator<Item = (u64, f64)> {
        let keys = self.terms.chunk_by(|x, y| x.key == y.key);
        keys.map(|same| (same[0].key, f64::from(same[0].of_all)))
    }

    /// Weighs what is told; `n`: of [`crate::rarity::among`] all origins.
    pub(crate) fn new(told: &Told, n: f64) -> Self {
        let mut terms: Vec<WeighedTerm> = Vec::with_capacity(told.terms.len());
        let (mut square, mut neutral) = (0.0, 0.0);
        let mut squares = [0.0; SORTS];
        let most_rare = (n + 1.0).ln();
        for same in told.terms.chunk_by(|x, y| x.key == y.key) {
            let count: u32 = same.iter().map(|term| term.count).sum();
            let rarity = ((n + 1.0) / f64::from(same[0].held)).ln();
            let most = same.iter().map(super::told::Term::weight).fold(0.0, f64::max);
            let is_neutral = same[0].is_neutral();
            let of_all = (1.0 + f64::from(count).ln()) * rarity * most;
            square += of_all * of_all;
            neutral += if is_neutral { of_all * of_all } else { 0.0 };
            for term in same {
                let weight = (1.0 + f64::from(term.count).ln()) * rarity / most_rare;
                squares[term.sort()] += weight * weight;
                terms.push(WeighedTerm {
                    key: term.key,
                    of_all: of_all as f32,
                    weight: weight as f32,
                    rarity: (rarity / most_rare) as f32,
                    sort: term.sort() as u8,
                    is_neutral,
                    held: term.held,
                });
            }
        }
        let length = square.sqrt().max(f64::MIN_POSITIVE);
        terms.iter_mut().for_each(|term| term.of_all = (f64::from(term.of_all) / length) as f32);
        Self {
            terms,
            neutral: neutral.sqrt() / length,
            lengths: squares.map(f64::sqrt),
            length: squares.iter().sum::<f64>().sqrt(),
        }
    }
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
pub(super) fn shared(a: &Weighed, b: &Weighed, across: bool) -> Shared {
    let mut found = Shared { by_terms: 0.0, dots: [0.0; SORTS], rarest: [0.0; SORTS], n_shared: [0; SORTS] };
    let (mut dot, mut neutral, mut n) = (0.0, 0.0, 0);
    let (mut i, mut j) = (0, 0);
    let mut last = None;
    while let (Some(x), Some(y)) = (a.terms.get(i), b.terms.get(j)) {
        if x.key == y.key && last.replace(x.key) != Some(x.key) && (!across || x.is_neutral) {
            let product = f64::from(x.of_all) * f64::from(y.of_all);
            dot += product;
            n += 1;
            neutral += if x.is_neutral { product } else { 0.0 };
        }
        match (x.key, x.sort).cmp(&(y.key, y.sort)) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j) = (i + 1, j + 1);
                let sort = usize::from(x.sort);
                found.dots[sort] += f64::from(x.weight) * f64::from(y.weight);
                found.rarest[sort] = found.rarest[sort].max(x.rarity);
                found.n_shared[sort] += 1;
            }
        }
    }
    let lengths = a.neutral * b.neutral;
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

/// The features of two articles that share this.
pub(super) fn features(
    (mine, x): (&Told, &Weighed),
    (theirs, y): (&Told, &Weighed),
    shared: &Shared,
    across: bool,
) -> StoryFeatures {
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
    let lead = f64::from(mine.lead.cosine(&theirs.lead));
    let closest = mine
        .opening
        .iter()
        .flat_map(|mine| theirs.opening.iter().map(|their| f64::from(mine.cosine(their))))
        .fold(0.0, f64::max);
    let years_known = !mine.years.is_empty() && !theirs.years.is_empty();
    let same_year = !mine.years.is_disjoint(&theirs.years);
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
        f64::from(mine.meaning.cosine(&theirs.meaning)),
        lead,
        closest,
        closest * closest,
        lead * share_of_names,
        truth(same_year),
        truth(years_known && !same_year),
    ]
}
