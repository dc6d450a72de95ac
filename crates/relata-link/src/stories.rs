//! Stories: articles on the same happening, of any origin and language.
//!
//! Each article is a weighted bag of terms: names (in a form that is the same in all languages), figures, and the
//! words of its language. Articles that share rare terms are compared by [`features`]: who, where, how many, in which year, and what
//! their sentences mean; a [`model`] weighs these, and groups are joined while they are near enough ([`linkage`]); what is left over
//! goes to the story that its names point at ([`followups`]).

mod features;
mod followups;
mod linkage;
mod model;

pub use features::{STORY_FEATURES, StoryFeatures};

use crate::fold::{fold, key};
use crate::input::Input;
use crate::names::facts;
use crate::names::skeleton::skeletons;
use crate::origins;
use crate::words::is_function_word;
use features::Profile;
use linkage::Near;
use rayon::prelude::*;
use relata_types::{EntityType, MentionForm, Story, derive_id};
use std::collections::{BTreeMap, BTreeSet};

/// Likeness by terms that two articles without sentence vectors must have to be of one story, within a language and across two.
const SAME_STORY: f64 = 0.22;
const SAME_STORY_ACROSS: f64 = 0.25;
/// What the likeness of two articles of one outlet may be at most, as a multiple of that by terms: an outlet's series repeats its words and
/// what they mean, day by day, and only its names tell the days apart.
const SAME_OUTLET: f64 = 4.0;
/// Names and figures that two articles of different languages must share at least: one person is in many stories.
const SHARED_ACROSS: usize = 3;
/// Articles on other matters that are imagined beside those at hand, so that in a small pile a name which most of them share still
/// counts as rarer than in the world.
const BACKGROUND: f64 = 50.0;
/// How much more a name or a figure says than a word.
const NAME_WEIGHT: f64 = 2.0;
/// How much a name says that is only where a happening takes place: a country, a capital, an international body, a nationality. Many
/// happenings share these, so they say less than a word, and the more so in a small pile, where no count shows it.
const STAGE_WEIGHT: f64 = 0.5;
/// What the likeness of two articles may be at most, as a multiple of the likeness of their names and figures: a market report has
/// the words of any other, and only its names tell which day it is of.
const NAMES_BEAR: f64 = 1.5;
/// The heaviest terms of an article by which partners are looked for.
const KEY_TERMS: usize = 40;
/// Likeness by the heaviest terms alone from which on a pair is compared in full.
const PROMISING: f64 = 0.02;
/// A term in more articles than this proposes no pairs: it would be quadratic, and says little.
const CROWD: usize = 100;
/// Days after which the likeness of two dated articles is halved: a happening is told within days, its consequences within weeks.
const HALF_LIFE_DAYS: f64 = 30.0;
/// Letters of a word that count: endings differ with number and case.
const STEM: usize = 7;

/// One article's terms with their weights, sorted by term; the square of its length is 1.
struct Bag {
    terms: Vec<(Term, f64)>,
    /// Length of the part that is the same in all languages.
    neutral: f64,
}

/// How often an article tells a term, and how much the term says.
#[derive(Clone, Copy, Default)]
struct Told {
    count: f64,
    weight: f64,
}

impl Told {
    fn add(&mut self, weight: f64) {
        self.count += 1.0;
        self.weight = self.weight.max(weight);
    }
}

/// A term: whether it is the same in all languages, and its key.
type Term = (bool, u64);

/// The stories of all inputs as lists of origins, sorted.
pub(crate) fn group(inputs: &[Input], groups: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let origin_of: BTreeMap<usize, usize> =
        groups.iter().enumerate().flat_map(|(o, group)| group.iter().map(move |i| (*i, o))).collect();
    let mut likeness: BTreeMap<(usize, usize), Near> = BTreeMap::new();
    let profiles = Profile::of_all(inputs, groups);
    for pair in compare_all(inputs, groups, &profiles) {
        let (x, y) = (origin_of[&pair.i], origin_of[&pair.j]);
        if x != y && pair.likeness > 0.0 {
            // Copies tell once, so the likest of their articles speaks for an origin.
            let near = likeness.entry((x.min(y), x.max(y))).or_default();
            near.sum = near.sum.max(pair.likeness);
            if inputs[pair.i].lang() != inputs[pair.j].lang() {
                near.bridge = near.bridge.max(pair.likeness);
            }
        }
    }
    let stories = linkage::average_linkage(vec![1; groups.len()], likeness, model::SAME_STORY);
    followups::join(inputs, groups, &profiles, stories)
}

/// The features of all pairs of articles that are compared, for training the [`model`].
pub(crate) fn features_of_pairs(
    inputs: &[Input],
    groups: &[Vec<usize>],
) -> Vec<(usize, usize, StoryFeatures)> {
    let pairs = compare_all(inputs, groups, &Profile::of_all(inputs, groups));
    pairs.into_iter().filter_map(|pair| Some((pair.i, pair.j, pair.features?))).collect()
}

/// Two articles and how surely they are of one story.
struct Compared {
    i: usize,
    j: usize,
    /// From 0 to 1.
    likeness: f64,
    /// What speaks for it; `None` when an article has no sentence vectors.
    features: Option<StoryFeatures>,
}

fn compare_all(inputs: &[Input], groups: &[Vec<usize>], profiles: &[Profile]) -> Vec<Compared> {
    let bags = bags(inputs, groups);
    let outlets: Vec<Option<String>> = inputs.iter().map(Input::publisher).collect();
    let compare = |(i, j): (usize, usize)| {
        let (a, b) = (&inputs[i], &inputs[j]);
        let across = a.lang() != b.lang();
        let by_terms = compare((a, &bags[i]), (b, &bags[j]));
        let features = (profiles[i].has_meaning() && profiles[j].has_meaning())
            .then(|| profiles[i].features(&profiles[j], if across { 0.0 } else { by_terms }));
        let by_terms_alone = (by_terms / SAME_STORY * model::SAME_STORY).min(1.0);
        let likeness = match &features {
            None => by_terms_alone,
            Some(_) if across && by_terms == 0.0 => 0.0,
            // What the model knows of languages it has learnt within one.
            Some(features) if across => model::likeness(features, across).max(by_terms_alone),
            Some(features) if outlets[i].is_some() && outlets[i] == outlets[j] => {
                model::likeness(features, across).min(SAME_OUTLET * by_terms)
            }
            Some(features) => model::likeness(features, across),
        };
        Compared { i, j, likeness: likeness * in_time(a, b), features }
    };
    pairs(&bags).into_par_iter().map(compare).collect()
}

/// What the days between two articles leave of their likeness: a part of 1.
fn in_time(a: &Input, b: &Input) -> f64 {
    match (a.day(), b.day()) {
        (Some(day), Some(other)) => 0.5_f64.powf((day - other).abs() as f64 / HALF_LIFE_DAYS),
        _ => 1.0,
    }
}

/// The stories as they are shown, sorted by id. `stories` holds indexes into `groups`, the origins.
pub(crate) fn describe(inputs: &[Input], groups: &[Vec<usize>], stories: &[Vec<usize>]) -> Vec<Story> {
    let bags = bags(inputs, groups);
    let mut described: Vec<Story> = stories
        .iter()
        .map(|story| {
            let mut members: Vec<usize> = story.iter().flat_map(|o| groups[*o].iter().copied()).collect();
            members.sort_unstable();
            let articles: Vec<_> = members.iter().map(|i| inputs[*i].article.id.clone()).collect();
            let mut origins: Vec<_> =
                story.iter().map(|o| origins::describe_one(inputs, &groups[*o]).id).collect();
            origins.sort();
            let title = title(inputs, &bags, &members);
            Story { id: derive_id('t', articles.iter().map(String::as_str)), title, articles, origins }
        })
        .collect();
    described.sort_by(|x, y| x.id.cmp(&y.id));
    described
}

/// The title of the most central article that has one, else its first words.
fn title(inputs: &[Input], bags: &[Bag], members: &[usize]) -> String {
    let mut sum: BTreeMap<Term, f64> = BTreeMap::new();
    for (term, weight) in members.iter().flat_map(|i| &bags[*i].terms) {
        *sum.entry(*term).or_default() += weight;
    }
    let central = |i: &usize| -> f64 {
        bags[*i].terms.iter().map(|(term, weight)| weight * sum.get(term).copied().unwrap_or_default()).sum()
    };
    let titled: Vec<usize> =
        members.iter().copied().filter(|i| inputs[*i].article.metadata.title.is_some()).collect();
    let pool = if titled.is_empty() { members } else { &titled };
    // Rounded, so that equal values of different summation would still tie; then the smaller id.
    let rank = |i: &usize| ((central(i) * 1e9).round() as i64, std::cmp::Reverse(*i));
    let Some(best) = pool.iter().copied().max_by_key(rank) else { return String::new() };
    let article = inputs[best].article;
    match &article.metadata.title {
        Some(title) => title.clone(),
        None => inputs[best]
            .paragraphs
            .first()
            .map_or_else(|| article.key.clone(), |first| beginning(first.text(&article.text))),
    }
}

/// Bytes of a first paragraph that serve as a title, cut at a word.
const TITLE: usize = 90;

fn beginning(paragraph: &str) -> String {
    let end = paragraph.char_indices().map(|(at, _)| at).take_while(|at| *at <= TITLE).last().unwrap_or(0);
    if paragraph.len() <= TITLE {
        return paragraph.to_owned();
    }
    let cut = &paragraph[..end];
    let cut = cut.rsplit_once(' ').map_or(cut, |(before, _)| before);
    format!("{cut} …")
}

/// The bags of all inputs. A term's rarity is counted in origins: what seven copies repeat is told once.
fn bags(inputs: &[Input], groups: &[Vec<usize>]) -> Vec<Bag> {
    let counts: Vec<BTreeMap<Term, Told>> = inputs.par_iter().map(counts).collect();
    let mut held: BTreeMap<Term, usize> = BTreeMap::new();
    for group in groups {
        let terms: BTreeSet<&Term> = group.iter().flat_map(|i| counts[*i].keys()).collect();
        terms.into_iter().for_each(|term| *held.entry(*term).or_default() += 1);
    }
    let n = groups.len() as f64 + BACKGROUND;
    counts
        .into_iter()
        .map(|counts| {
            let weigh = |(term, told): (Term, Told)| {
                let rarity = ((n + 1.0) / held[&term] as f64).ln();
                (term, (1.0 + told.count.ln()) * rarity * told.weight)
            };
            let mut terms: Vec<(Term, f64)> = counts.into_iter().map(weigh).collect();
            let length =
                terms.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
            terms.iter_mut().for_each(|(_, weight)| *weight /= length);
            let neutral =
                terms.iter().filter(|(term, _)| term.0).map(|(_, weight)| weight * weight).sum::<f64>();
            Bag { terms, neutral: neutral.sqrt() }
        })
        .collect()
}

fn counts(input: &Input) -> BTreeMap<Term, Told> {
    let mut counts: BTreeMap<Term, Told> = BTreeMap::new();
    let mut named = BTreeSet::new();
    for mention in input.reading.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
        let words = input.words_in(mention.span);
        if words.iter().any(|word| word.furniture) {
            continue;
        }
        named.extend(words.iter().map(|word| word.span));
        let name = input.text(mention.span);
        let stage = mention.entity_type == EntityType::Group || facts::well_known(name).is_some();
        let weight = if stage { STAGE_WEIGHT } else { NAME_WEIGHT };
        for term in name_terms(name) {
            counts.entry((true, term)).or_default().add(weight);
        }
    }
    let lang = input.lang().map_or(0, |lang| key(lang.code().as_bytes()));
    for word in input.words.iter().filter(|word| !word.furniture && !named.contains(&word.span)) {
        let folded = fold(input.text(word.span));
        if word.figure {
            if folded.len() > 1 {
                counts.entry((true, word.key)).or_default().add(NAME_WEIGHT);
            }
        } else if !is_function_word(&folded) {
            let stem: String = folded.chars().take(STEM).collect();
            counts.entry((false, key(stem.as_bytes()) ^ lang)).or_default().add(1.0);
        }
    }
    counts
}

/// The terms of a name: what the tables of facts know it as, else a skeleton of each of its words.
pub(crate) fn name_terms(name: &str) -> Vec<u64> {
    if let Some(known) = facts::well_known(name) {
        return vec![key(known.id.as_bytes())];
    }
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !is_function_word(&fold(word)));
    words
        .filter_map(|word| skeletons(word).into_iter().next())
        .map(|skeleton| key(skeleton.as_bytes()))
        .collect()
}

/// The pairs of articles, sorted, whose heaviest terms agree in [`PROMISING`] at least.
fn pairs(bags: &[Bag]) -> Vec<(usize, usize)> {
    let mut postings: BTreeMap<Term, Vec<(usize, f64)>> = BTreeMap::new();
    let mut keys: Vec<Vec<(Term, f64)>> = Vec::with_capacity(bags.len());
    for (i, bag) in bags.iter().enumerate() {
        let mut heaviest = bag.terms.clone();
        heaviest.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        heaviest.truncate(KEY_TERMS);
        for (term, weight) in &heaviest {
            postings.entry(*term).or_default().push((i, *weight));
        }
        keys.push(heaviest);
    }
    postings.retain(|_, articles| (2..=CROWD).contains(&articles.len()));
    let mut pairs = Vec::new();
    let mut agreement = vec![0.0; bags.len()];
    for (i, heaviest) in keys.iter().enumerate() {
        let mut met = Vec::new();
        for (term, weight) in heaviest {
            for (j, other) in postings.get(term).into_iter().flatten().filter(|(j, _)| *j > i) {
                if agreement[*j] == 0.0 {
                    met.push(*j);
                }
                agreement[*j] += weight * other;
            }
        }
        met.sort_unstable();
        for j in met {
            if std::mem::take(&mut agreement[j]) >= PROMISING {
                pairs.push((i, j));
            }
        }
    }
    pairs
}

/// How like two articles are by their terms, scaled so that [`SAME_STORY`] is the measure for any pair of languages.
fn compare((a, x): (&Input, &Bag), (b, y): (&Input, &Bag)) -> f64 {
    let across = a.lang() != b.lang();
    let mut dot = 0.0;
    let mut neutral = 0.0;
    let mut shared = 0;
    let (mut i, mut j) = (0, 0);
    while let (Some((s, v)), Some((t, w))) = (x.terms.get(i), y.terms.get(j)) {
        match s.cmp(t) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j) = (i + 1, j + 1);
                if !across || s.0 {
                    dot += v * w;
                    shared += 1;
                    neutral += if s.0 { v * w } else { 0.0 };
                }
            }
        }
    }
    if across {
        if shared < SHARED_ACROSS {
            return 0.0;
        }
        dot *= SAME_STORY / SAME_STORY_ACROSS / (x.neutral * y.neutral).max(f64::MIN_POSITIVE);
    } else {
        // An article without names has nothing that could bear it, and is left to its words.
        let lengths = x.neutral * y.neutral;
        if lengths > 0.0 {
            dot = dot.min(NAMES_BEAR * neutral / lengths);
        }
    }
    dot
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::article;

    fn stories(articles: &[(relata_types::Article, relata_types::Reading)]) -> usize {
        crate::link(articles, &[]).stories.len()
    }

    #[test]
    fn countries_and_nationalities_say_less_than_other_names() {
        let built = article("a", "en", "Ada Brun met Russians in France.")
            .names(EntityType::Person, &["Ada Brun"])
            .names(EntityType::Group, &["Russians"])
            .names(EntityType::Place, &["France"])
            .build();
        let articles = [built];
        let inputs = crate::input::prepare(&articles);
        let counts = counts(&inputs[0]);
        let weight = |name: &str| counts[&(true, name_terms(name)[0])].weight;
        assert_eq!((weight("Russians"), weight("France")), (STAGE_WEIGHT, STAGE_WEIGHT));
        assert_eq!(weight("Brun"), NAME_WEIGHT);
    }

    #[test]
    fn one_template_with_other_names_is_two_stories() {
        let told = |key: &str, names: &[&str; 3]| {
            let [first, second, third] = names;
            let text = format!(
                "Shares closed lower as miners led the losses. {first} fell while {second} rose among the gainers. \
                 Investors were wary, said analyst {third}. The yield of bonds slipped before trading resumes."
            );
            article(key, "en", &text).names(EntityType::Other, names).build()
        };
        let monday = ["Castellan", "Brightwater", "Whitcombe"];
        let tuesday = ["Aldermoor", "Skylark", "Priscilla"];
        let one = told("a", &monday);
        let other = told("b", &tuesday);
        let inputs = [one, other];
        let inputs = crate::input::prepare(&inputs);
        let bags = bags(&inputs, &[vec![0], vec![1]]);
        let alike = compare((&inputs[0], &bags[0]), (&inputs[1], &bags[1]));
        assert!(alike < SAME_STORY, "{alike}");
        assert_eq!(stories(&[told("a", &monday), told("b", &monday)]), 1);
    }
}
