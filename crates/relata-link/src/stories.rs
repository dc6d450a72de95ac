//! Stories: articles on the same happening, of any origin and language.
//!
//! Each article is a weighted bag of terms: names (in a form that is the same in all languages), figures, and the
//! words of its language ([`told`]). Articles that share rare terms are compared ([`candidates`], [`features`]): who, where, how many, in
//! which year, and what their sentences mean; a [`model`] weighs these, and groups are joined while they are near enough ([`linkage`]); what is
//! left over goes to the story that its names point at ([`followups`]).

mod added;
mod candidates;
mod features;
mod followups;
mod kept;
mod linkage;
mod model;
mod told;

pub use added::{add_stories, kept_stories};
pub use features::{STORY_FEATURES, StoryFeatures};

use crate::copies::{Keep, Piece};
use crate::fold::{fold, key};
use crate::input::Input;
use crate::names::facts;
use crate::names::skeleton::skeletons;
use crate::origins;
use crate::pile::Inputs;
use crate::rarity::{Rarities, Reference};
use crate::words::is_function_word;
use candidates::{Heavy, heaviest};
use features::{Heard, Side, Weighed};
use kept::{Outline, StoryReference, keep_memberships, kept_story, likeness_to_bytes};
use linkage::{Near, NearPair};
use rayon::prelude::*;
use relata_types::{Decision, Kept, KeptKind, Lang, Story, derive_id};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use told::{Meant, Told};

/// Likeness by terms that two articles without sentence vectors must have to be of one story, within a language and across two.
const SAME_STORY: f64 = 0.22;
const SAME_STORY_ACROSS: f64 = 0.25;
/// What the likeness of two articles of one outlet may be at most, as a multiple of that by terms: an outlet's series repeats its words and
/// what they mean, day by day, and only its names tell the days apart.
const SAME_OUTLET: f64 = 4.0;
/// Names and figures that two articles of different languages must share at least: one person is in many stories.
const SHARED_ACROSS: usize = 3;
/// How much more a name or a figure says than a word.
const NAME_WEIGHT: f64 = 2.0;
/// How much a name says that is only where a happening takes place: a country, a capital, an international body, a nationality. Many
/// happenings share these, so they say less than a word, and the more so in a small pile, where no count shows it.
const STAGE_WEIGHT: f64 = 0.5;
/// What the likeness of two articles may be at most, as a multiple of the likeness of their names and figures: a market report has
/// the words of any other, and only its names tell which day it is of.
const NAMES_BEAR: f64 = 1.5;
/// Days after which the likeness of two dated articles is halved: a happening is told within days, its consequences within weeks.
const HALF_LIFE_DAYS: f64 = 30.0;

/// What the days between two articles leave of their likeness at least for them to be compared: three months.
const LONG_APART: f64 = 0.125;
/// Likeness by terms below which articles of one language are unlike, whatever else speaks for them: on ECB+ two of three pairs that are
/// compared fall below it, and one in fifty of those of one happening.
const UNLIKE: f64 = 0.05;
/// How many copies of an origin are compared in each language, those that tell most: the others say the same.
const SPEAKERS: usize = 3;

/// The stories of all inputs as they are shown, sorted by id. `groups` are the origins under `decisions`; `keep` gets what [`add_stories`] needs.
pub(crate) fn find(
    inputs: &impl Inputs,
    groups: &[Vec<usize>],
    decisions: &[Decision],
    keep: &mut Keep<'_>,
) -> Vec<Story> {
    let mut pile = Pile::new(inputs, groups);
    let mut pairs = pile.pairs();
    pairs.retain(|(i, j)| {
        let (i, j) = (*i as usize, *j as usize);
        pile.origin_of[i] != pile.origin_of[j] && in_time(pile.told[i].day, pile.told[j].day) >= LONG_APART
    });
    let compared = pile.compare_all(inputs, &pairs, |i, j, likeness, _| Some((i, j, likeness)));
    drop(pairs);
    let near = nearness(compared.iter().map(|(i, j, likeness)| {
        let (i, j) = (*i as usize, *j as usize);
        let is_across = pile.told[i].lang != pile.told[j].lang;
        (pile.origin_of[i], pile.origin_of[j], *likeness, is_across)
    }));
    let alike = linkage::groups(groups.len(), &near, model::SAME_STORY);
    drop(near);
    let named: Vec<followups::Named> = groups
        .par_iter()
        .map(|group| followups::named(group.iter().flat_map(|i| pile.told[*i].names())))
        .collect();
    let days: Vec<Vec<Option<i64>>> =
        groups.iter().map(|group| group.iter().map(|i| pile.told[*i].day).collect()).collect();
    let stories = followups::join(&named, &days, &alike);
    let mut described: Vec<Story> =
        stories.par_iter().map(|story| describe(inputs, groups, &pile, story)).collect();
    described.sort_by(|x, y| x.id.cmp(&y.id));
    if let Some(keep) = keep
        && !pile.reference.holds_all()
    {
        let rarities = std::mem::take(&mut pile.rarities);
        let reference = StoryReference::new(pile.reference, rarities, decisions);
        let keep = &mut |kind, article: &str, bytes| {
            keep(Piece::Kept(Kept { kind, article: article.to_owned(), bytes }));
        };
        keep(KeptKind::StoryReference, "", reference.to_bytes());
        pile.keep_all(inputs, &compared, keep);
        keep_memberships(inputs, [groups, &alike, &stories], keep);
        for Kept { kind, article, bytes } in described.iter().map(kept_story) {
            keep(kind, &article, bytes);
        }
    }
    described
}

/// The features of all pairs of articles that are compared, for training the [`model`].
pub(crate) fn features_of_pairs(
    inputs: &impl Inputs,
    groups: &[Vec<usize>],
) -> Vec<(usize, usize, StoryFeatures)> {
    let pile = Pile::new(inputs, groups);
    let with_features = |i: u32, j: u32, _, features: Option<StoryFeatures>| {
        features.map(|features| (i as usize, j as usize, features))
    };
    pile.compare_all(inputs, &pile.pairs(), with_features)
}

/// All articles as they are compared.
struct Pile {
    told: Vec<Told>,
    weighed: Vec<Weighed>,
    origin_of: Vec<usize>,
    /// Whether each article is compared.
    speaks: Vec<bool>,
    reference: Reference,
    rarities: Rarities,
}

/// Two articles and how surely they are of one story, from 0 to 1.
type Compared = (u32, u32, f64);

impl Pile {
    fn new(inputs: &impl Inputs, groups: &[Vec<usize>]) -> Self {
        let n = inputs.count();
        let mut told: Vec<Told> = (0..n).into_par_iter().map(|i| inputs.with(i, Told::new)).collect();
        let mut origin_of = vec![0; n];
        for (origin, group) in groups.iter().enumerate() {
            group.iter().for_each(|i| origin_of[*i] = origin);
        }
        let reference = Reference::of((0..n).map(|i| inputs.id(i).as_str()));
        let of_reference = (0..n).filter(|i| reference.holds(inputs.id(*i)));
        let rarities = rarities(&told, of_reference, &origin_of);
        told.par_iter_mut().for_each(|told| told.note_held(&rarities));
        let weighed = told.par_iter().map(|told| Weighed::new(told, rarities.among())).collect();
        let mut speaks = vec![false; told.len()];
        for group in groups {
            let of = |i: usize| (told[i].lang, told[i].terms.len());
            speakers(group, of).into_iter().for_each(|i| speaks[i] = true);
        }
        Self { told, weighed, origin_of, speaks, reference, rarities }
    }

    /// The pairs of articles that may be of one story.
    fn pairs(&self) -> Vec<(u32, u32)> {
        let heaviest = |i: usize| {
            let mut terms = Vec::new();
            if self.speaks[i] {
                terms = heaviest(&self.told[i], &self.weighed[i]);
                terms.shrink_to_fit();
            }
            terms
        };
        let heaviest: Vec<Vec<Heavy>> = (0..self.told.len()).into_par_iter().map(heaviest).collect();
        candidates::pairs(&heaviest, &self.origin_of)
    }

    /// Compares articles, `pairs` being sorted; of each pair that is not unlike, `keep` is told the likeness and what speaks for it.
    fn compare_all<T: Send>(
        &self,
        inputs: &impl Inputs,
        pairs: &[(u32, u32)],
        keep: impl Fn(u32, u32, f64, Option<StoryFeatures>) -> Option<T> + Sync,
    ) -> Vec<T> {
        let meant = |i: usize| self.told[i].meant(&inputs.vectors(i));
        let compare_with = |same: &[(u32, u32)]| -> Vec<T> {
            // Needed for most pairs of an article or for none.
            let first = OnceCell::new();
            let compared = same.iter().filter_map(|(i, j)| {
                let (a, b) = (*i as usize, *j as usize);
                let (of_a, of_b) = ((&self.told[a], &self.weighed[a]), (&self.told[b], &self.weighed[b]));
                let (likeness, features) = compare(of_a, of_b, || (first.get_or_init(|| meant(a)), meant(b)));
                if likeness > 0.0 { keep(*i, *j, likeness, features) } else { None }
            });
            compared.collect()
        };
        pairs.par_chunk_by(|x, y| x.0 == y.0).flat_map_iter(compare_with).collect()
    }

    /// Keeps of each article what it tells and how like others it is.
    fn keep_all(
        &self,
        inputs: &impl Inputs,
        compared: &[Compared],
        keep: &mut dyn FnMut(KeptKind, &str, Vec<u8>),
    ) {
        let mut likeness: Vec<Vec<(u32, f64)>> = vec![Vec::new(); self.told.len()];
        for (i, j, alike) in compared {
            likeness[*i as usize].push((*j, *alike));
            likeness[*j as usize].push((*i, *alike));
        }
        for (i, mut likeness) in likeness.into_iter().enumerate() {
            let id = inputs.id(i);
            keep(KeptKind::Outline, id, outline(&self.told[i], &self.weighed[i]).to_bytes());
            likeness.sort_unstable_by_key(|(other, _)| *other);
            let likeness = likeness.into_iter().map(|(j, alike)| (inputs.id(j as usize).as_str(), alike));
            keep(KeptKind::Likeness, id, likeness_to_bytes(likeness));
        }
    }
}

/// How near origins are: copies tell once, so the likest of their articles speaks for an origin. Of each pair of articles `compared`, its two
/// origins, how like the two are, and whether they are of two languages.
fn nearness(compared: impl Iterator<Item = (usize, usize, f64, bool)>) -> Vec<NearPair> {
    let mut near: Vec<NearPair> = compared
        .map(|(x, y, likeness, is_across)| {
            let bridge = if is_across { likeness } else { 0.0 };
            ((x.min(y), x.max(y)), Near { sum: likeness, bridge })
        })
        .collect();
    near.sort_by_key(|(pair, _)| *pair);
    near.dedup_by(|(pair, next), (last, near)| {
        let same = pair == last;
        if same {
            *near = Near { sum: near.sum.max(next.sum), bridge: near.bridge.max(next.bridge) };
        }
        same
    });
    near
}

/// What is kept of what an article tells.
fn outline(told: &Told, weighed: &Weighed) -> Outline {
    Outline {
        lang: told.lang,
        day: told.day,
        n_terms: told.terms.len(),
        heaviest: heaviest(told, weighed),
        named: followups::named(told.names()),
    }
}

/// How rare terms are. Counted in origins: what seven copies repeat is told once.
fn rarities(
    told: &[Told],
    of_reference: impl Iterator<Item = usize> + Clone,
    origin_of: &[usize],
) -> Rarities {
    let mut origins: Vec<usize> = of_reference.clone().map(|i| origin_of[i]).collect();
    origins.sort_unstable();
    origins.dedup();
    let holders =
        of_reference.flat_map(|i| told[i].terms.iter().map(move |term| (term.key, origin_of[i] as u32)));
    Rarities::new(holders.collect(), origins.len())
}

/// The articles that are compared of those of an origin; `of`: the language of an article, and how many terms it has.
fn speakers(group: &[usize], of: impl Fn(usize) -> (Option<Lang>, usize)) -> Vec<usize> {
    let mut order = group.to_vec();
    order.sort_by_key(|i| (of(*i).0, std::cmp::Reverse(of(*i).1), *i));
    let of_a_language = order.chunk_by(|i, j| of(*i).0 == of(*j).0);
    of_a_language.flat_map(|same| same.iter().take(SPEAKERS).copied()).collect()
}

/// How surely two articles are of one story, from 0 to 1, and what speaks for it, where that is needed. `meant` is asked what they mean when
/// their terms do not tell that they are unlike.
fn compare<'m>(
    a: (&Told, &Weighed),
    b: (&Told, &Weighed),
    meant: impl FnOnce() -> (&'m Meant, Meant),
) -> (f64, Option<StoryFeatures>) {
    let across = a.0.lang != b.0.lang;
    let shared = features::shared(a, b, across);
    let by_terms = shared.by_terms;
    if by_terms < UNLIKE && !across || by_terms == 0.0 {
        return (0.0, None);
    }
    let (of_a, of_b) = meant();
    let features = (of_a.is_known() && of_b.is_known()).then(|| {
        let (a, b) = (Side::new(a, of_a), Side::new(b, &of_b));
        features::features(a, b, &shared, across)
    });
    let by_terms_alone = (by_terms / SAME_STORY * model::SAME_STORY).min(1.0);
    let likeness = match &features {
        None => by_terms_alone,
        // What the model knows of languages it has learnt within one.
        Some(features) if across => model::likeness(features, across).max(by_terms_alone),
        Some(features) if a.0.publisher.is_some() && a.0.publisher == b.0.publisher => {
            model::likeness(features, across).min(SAME_OUTLET * by_terms)
        }
        Some(features) => model::likeness(features, across),
    };
    (likeness * in_time(a.0.day, b.0.day), features)
}

/// What the days between two articles leave of their likeness: a part of 1.
fn in_time(a: Option<i64>, b: Option<i64>) -> f64 {
    match (a, b) {
        (Some(day), Some(other)) => 0.5_f64.powf((day - other).abs() as f64 / HALF_LIFE_DAYS),
        _ => 1.0,
    }
}

/// A story as it is shown; `story` are indexes into `groups`, the origins.
fn describe(inputs: &impl Inputs, groups: &[Vec<usize>], pile: &Pile, story: &[usize]) -> Story {
    let mut members: Vec<usize> = story.iter().flat_map(|o| groups[*o].iter().copied()).collect();
    members.sort_unstable();
    let articles: Vec<_> = members.iter().map(|i| inputs.id(*i).clone()).collect();
    let mut origins: Vec<_> = story.iter().map(|o| origins::describe_one(inputs, &groups[*o]).id).collect();
    origins.sort();
    let told: Vec<_> = members.iter().map(|i| (&pile.told[*i], &pile.weighed[*i])).collect();
    let title = central(&told).map(|at| inputs.with(members[at], headline)).unwrap_or_default();
    Story { id: derive_id('t', articles.iter().map(String::as_str)), title, articles, origins }
}

/// The place of the most central article, of those that have a title if any has.
fn central(articles: &[(&Told, &Weighed)]) -> Option<usize> {
    let terms = |at: usize| articles[at].1.terms(articles[at].0);
    let mut sum: BTreeMap<u64, f64> = BTreeMap::new();
    for term in (0..articles.len()).flat_map(terms) {
        *sum.entry(term.key).or_default() += f64::from(term.of_all);
    }
    let weight = |at: usize| -> f64 {
        let sum_of = |term: &Heard| sum.get(&term.key).copied().unwrap_or_default();
        terms(at).map(|term| f64::from(term.of_all) * sum_of(&term)).sum()
    };
    let is_titled = |at: &usize| articles[*at].0.is_titled;
    let any_is = (0..articles.len()).any(|at| is_titled(&at));
    // Rounded, so that equal values of different summation would still tie; then the smaller id.
    let rank = |at: &usize| ((weight(*at) * 1e9).round() as i64, std::cmp::Reverse(*at));
    (0..articles.len()).filter(|at| !any_is || is_titled(at)).max_by_key(rank)
}

/// The title of an article, else its first words.
fn headline(input: &Input) -> String {
    match (&input.article.metadata.title, input.paragraphs.first()) {
        (Some(title), _) => title.clone(),
        (None, Some(first)) => beginning(input.text(*first)),
        (None, None) => input.article.key.clone(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::article;
    use relata_types::EntityType;

    fn stories(articles: &[(relata_types::Article, relata_types::Reading)]) -> usize {
        crate::link(articles, &[]).stories.len()
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
        let pile = Pile::new(&inputs, &[vec![0], vec![1]]);
        let side = |i: usize| (&pile.told[i], &pile.weighed[i]);
        let alike = features::shared(side(0), side(1), false).by_terms;
        assert!(alike < SAME_STORY, "{alike}");
        assert_eq!(stories(&[told("a", &monday), told("b", &monday)]), 1);
    }
}
