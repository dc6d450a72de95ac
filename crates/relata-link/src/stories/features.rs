//! What speaks for two articles being on the same happening: who, where, how many, in which year, and what is said.

use super::{BACKGROUND, STEM, name_terms};
use crate::fold::{fold, key};
use crate::input::Input;
use crate::names::facts;
use crate::words::is_function_word;
use rayon::prelude::*;
use relata_types::{EntityType, MentionForm, SentenceVector, TimeType};
use std::collections::{BTreeMap, BTreeSet};

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

/// Sorts of term.
const PERSON: usize = 0;
const ORGANIZATION: usize = 1;
const PLACE: usize = 2;
/// Countries, capitals, international bodies, nationalities: where many happenings take place.
const STAGE: usize = 3;
const OTHER: usize = 4;
const FIGURE: usize = 5;
const WORD: usize = 6;
const SORTS: usize = 7;
/// The sorts that are names of those in question.
const NAMES: [usize; 4] = [PERSON, ORGANIZATION, PLACE, OTHER];

/// First sentences that sum up an article: a headline, a dateline and what it reports.
const LEAD: usize = 4;
/// First sentences among which the two closest are looked for.
const OPENING: usize = 8;
/// Agreement of a sort of names below which they are others.
const DIFFER: f64 = 0.02;

/// What is compared of an article.
pub(crate) struct Profile {
    /// Sorted by sort and key.
    terms: Vec<Term>,
    /// The length of the terms of each sort as a vector, and of all.
    lengths: [f64; SORTS],
    length: f64,
    meaning: SentenceVector,
    lead: SentenceVector,
    opening: Vec<SentenceVector>,
    /// The years that it names.
    years: BTreeSet<u16>,
}

/// A term of an article.
struct Term {
    sort: usize,
    key: u64,
    weight: f64,
    /// From 0, in every article, to 1.
    rarity: f64,
    count: u32,
}

impl Profile {
    /// What it names, countries and the like left out, and how often.
    pub(crate) fn names(&self) -> impl Iterator<Item = (u64, u32)> {
        self.terms.iter().filter(|term| NAMES.contains(&term.sort)).map(|term| (term.key, term.count))
    }

    /// The profiles of all inputs. A term's rarity is counted in origins, which `groups` are.
    pub(crate) fn of_all(inputs: &[Input], groups: &[Vec<usize>]) -> Vec<Self> {
        let counts: Vec<BTreeMap<(usize, u64), u32>> = inputs.par_iter().map(counts).collect();
        let mut held: BTreeMap<(usize, u64), u32> = BTreeMap::new();
        for group in groups {
            let terms: BTreeSet<_> = group.iter().flat_map(|i| counts[*i].keys()).collect();
            terms.into_iter().for_each(|term| *held.entry(*term).or_default() += 1);
        }
        let n = groups.len() as f64 + BACKGROUND + 1.0;
        let rarity = |term: &(usize, u64)| (n / f64::from(held[term])).ln() / n.ln();
        inputs.par_iter().zip(&counts).map(|(input, counts)| Self::new(input, counts, &rarity)).collect()
    }

    fn new(
        input: &Input,
        counts: &BTreeMap<(usize, u64), u32>,
        rarity: &(dyn Fn(&(usize, u64)) -> f64 + Sync),
    ) -> Self {
        let weigh = |(term, count): (&(usize, u64), &u32)| {
            let rarity = rarity(term);
            Term {
                sort: term.0,
                key: term.1,
                weight: (1.0 + f64::from(*count).ln()) * rarity,
                rarity,
                count: *count,
            }
        };
        let terms: Vec<Term> = counts.iter().map(weigh).collect();
        let mut squares = [0.0; SORTS];
        terms.iter().for_each(|term| squares[term.sort] += term.weight * term.weight);
        let sentences = input.reading.sentences.iter().zip(&input.reading.vectors);
        let told: Vec<(&SentenceVector, f32)> = sentences
            .map(|(span, vector)| {
                (vector, input.words_in(*span).iter().filter(|word| !word.furniture).count() as f32)
            })
            .filter(|(vector, n_words)| *n_words > 0.0 && !vector.is_none())
            .collect();
        let dates = input.reading.times.iter().filter(|time| time.time_type == TimeType::Date);
        Self {
            terms,
            lengths: squares.map(f64::sqrt),
            length: squares.iter().sum::<f64>().sqrt(),
            meaning: SentenceVector::mean(told.iter().copied()),
            lead: SentenceVector::mean(told.iter().take(LEAD).copied()),
            opening: told.iter().take(OPENING).map(|(vector, _)| (*vector).clone()).collect(),
            years: dates.filter_map(|time| time.value.get(..4)?.parse().ok()).collect(),
        }
    }

    /// Whether its sentences have vectors.
    pub(crate) fn has_meaning(&self) -> bool {
        !self.meaning.is_none()
    }

    /// Compares two articles; `by_terms`: their likeness by terms, 0 across languages.
    pub(crate) fn features(&self, other: &Self, by_terms: f64) -> StoryFeatures {
        let mut dots = [0.0; SORTS];
        let mut rarest = [0.0_f64; SORTS];
        let mut n_shared = [0_u32; SORTS];
        let mut theirs = other.terms.iter().peekable();
        for term in &self.terms {
            let place = (term.sort, term.key);
            while theirs.next_if(|their| (their.sort, their.key) < place).is_some() {}
            if let Some(their) = theirs.next_if(|their| (their.sort, their.key) == place) {
                dots[term.sort] += term.weight * their.weight;
                rarest[term.sort] = rarest[term.sort].max(term.rarity);
                n_shared[term.sort] += 1;
            }
        }
        let cosine = |sort: usize| {
            let lengths = self.lengths[sort] * other.lengths[sort];
            if lengths > 0.0 { dots[sort] / lengths } else { 0.0 }
        };
        let differ = |sort: usize| {
            let both = self.lengths[sort] > 0.0 && other.lengths[sort] > 0.0;
            if both && cosine(sort) <= DIFFER { 1.0 } else { 0.0 }
        };
        let names: f64 = NAMES.iter().map(|sort| dots[*sort]).sum();
        let share_of_names = (names / (self.length * other.length).max(f64::MIN_POSITIVE)).sqrt();
        let lead = f64::from(self.lead.cosine(&other.lead));
        let closest = self
            .opening
            .iter()
            .flat_map(|mine| other.opening.iter().map(|their| f64::from(mine.cosine(their))))
            .fold(0.0, f64::max);
        let years_known = !self.years.is_empty() && !other.years.is_empty();
        let same_year = !self.years.is_disjoint(&other.years);
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
            NAMES.iter().map(|sort| rarest[*sort]).fold(0.0, f64::max),
            f64::from(1 + NAMES.iter().map(|sort| n_shared[*sort]).sum::<u32>()).ln(),
            rarest[FIGURE],
            f64::from(self.meaning.cosine(&other.meaning)),
            lead,
            closest,
            closest * closest,
            lead * share_of_names,
            truth(same_year),
            truth(years_known && !same_year),
        ]
    }
}

/// How often an article tells each term.
fn counts(input: &Input) -> BTreeMap<(usize, u64), u32> {
    let mut counts: BTreeMap<(usize, u64), u32> = BTreeMap::new();
    let mut named = BTreeSet::new();
    for mention in input.reading.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
        let words = input.words_in(mention.span);
        if words.iter().any(|word| word.furniture) {
            continue;
        }
        named.extend(words.iter().map(|word| word.span));
        let name = input.text(mention.span);
        let sort = match mention.entity_type {
            EntityType::Group => STAGE,
            _ if facts::well_known(name).is_some() => STAGE,
            EntityType::Person => PERSON,
            EntityType::Organization => ORGANIZATION,
            EntityType::Place => PLACE,
            EntityType::Other => OTHER,
        };
        name_terms(name).into_iter().for_each(|term| *counts.entry((sort, term)).or_default() += 1);
    }
    let lang = input.lang().map_or(0, |lang| key(lang.code().as_bytes()));
    for word in input.words.iter().filter(|word| !word.furniture && !named.contains(&word.span)) {
        let folded = fold(input.text(word.span));
        if word.figure {
            if folded.len() > 1 {
                *counts.entry((FIGURE, word.key)).or_default() += 1;
            }
        } else if !is_function_word(&folded) {
            let stem: String = folded.chars().take(STEM).collect();
            *counts.entry((WORD, key(stem.as_bytes()) ^ lang)).or_default() += 1;
        }
    }
    counts
}
