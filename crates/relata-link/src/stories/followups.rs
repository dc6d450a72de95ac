//! Follow-ups: an article on what came after a happening has hardly a word of the first reports, and hardly a sentence that means the same; but it
//! names the place and the people whom nobody but that story names.
//!
//! Groups of origins that were joined by likeness ([`super::linkage`]) are taken as they are, and a small one goes to the story that its names
//! point at. Names that two stories share point at neither, so two happenings to the same people stay apart.

use super::in_time;
use crate::rarity::visit_holders;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Names that must point at one story: one may be a namesake.
const POINTING: usize = 2;
/// Share of the origins of a story that must have a name for it to be one of the story's.
const OF_STORY: f64 = 0.3;
/// Share of the other origins that have a name which must be of that story.
const OF_HOLDERS: f64 = 0.66;
/// Share of all that the group names, by how often, which must be names that point at the story: who mentions a happening in passing names
/// others. At .25 the reportage among the examples, which names its witnesses, is lost; ECB+ does not tell .15 from it.
const OF_NAMED: f64 = 0.15;
/// How many origins a follow-up may have at most, as a part of its story's: two stories of like size are two happenings. On ECB+ half as many
/// costs .014 of BCubed F1.
const SMALLER: f64 = 0.25;
/// What the days between two articles must leave of their likeness.
const IN_TIME: f64 = 0.5;

/// What each origin names, sorted by name, and how often.
pub(crate) type Named = Vec<(u64, u32)>;

/// What an origin names whose articles name this: of copies the most.
pub(crate) fn named(names: impl Iterator<Item = (u64, u32)>) -> Named {
    let mut named: Named = names.collect();
    named.sort_unstable_by_key(|(name, count)| (*name, std::cmp::Reverse(*count)));
    named.dedup_by_key(|(name, _)| *name);
    named
}

/// In how many origins a name stands, and in how many of the two stories of which most origins have it; of equal ones the earlier.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    total: usize,
    best: (usize, usize),
    second: (usize, usize),
}

impl Standing {
    /// `stories`: the story of each origin that has the name, sorted.
    fn new(stories: &[usize]) -> Self {
        let mut standing = Self { total: stories.len(), ..Self::default() };
        for same in stories.chunk_by(|x, y| x == y) {
            let this = (same[0], same.len());
            if this.1 > standing.best.1 {
                (standing.best, standing.second) = (this, standing.best);
            } else if this.1 > standing.second.1 {
                standing.second = this;
            }
        }
        standing
    }

    /// Of the stories other than `story`, `n` of whose origins have the name: the one of which most have it, of how many, and in how many of
    /// all others it stands.
    fn beside(&self, story: usize, n: usize) -> Option<(usize, usize, usize)> {
        let (other, of_other) = if self.best.0 == story { self.second } else { self.best };
        (of_other > 0).then(|| (other, of_other, self.total - n))
    }
}

/// Whether a name that `total` origins hold may point at a story of `size` origins, of which `n` hold it, whatever story that is small enough beside it asks.
fn may_point(n: usize, total: usize, size: usize) -> bool {
    let (n, size, total) = (n as f64, size as f64, total as f64);
    // A story that follows has one origin at least, and so many at most.
    let follows = SMALLER * size;
    follows >= 1.0 && n >= OF_STORY * size && n >= OF_HOLDERS * (total - follows)
}

/// Joins follow-ups to their stories. `named` is of each origin, `days` those of its articles, `stories` are lists of origins; sorted.
pub(crate) fn join(named: &[Named], days: &[Vec<Option<i64>>], stories: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut story_of = vec![0; named.len()];
    for (story, origins) in stories.iter().enumerate() {
        origins.iter().for_each(|origin| story_of[*origin] = story);
    }
    // Names of one story alone point nowhere, and most names of several too.
    let mut standings: Vec<(u64, Standing)> = Vec::new();
    let names_in = |origin: usize, range: RangeInclusive<u64>| {
        let from = named[origin].partition_point(|(name, _)| name < range.start());
        named[origin][from..].iter().map(|(name, _)| *name).take_while(move |name| name <= range.end())
    };
    visit_holders(named.len(), names_in, |name, origins| {
        let mut in_stories: Vec<usize> =
            origins.iter().map(|(_, origin)| story_of[*origin as usize]).collect();
        in_stories.sort_unstable();
        let standing = Standing::new(&in_stories);
        let points = |(story, n): (usize, usize)| may_point(n, standing.total, stories[story].len());
        if standing.second.1 > 0 && (points(standing.best) || points(standing.second)) {
            standings.push((name, standing));
        }
    });
    let standing = |name: u64| {
        let at = standings.binary_search_by_key(&name, |(name, _)| *name).ok()?;
        Some(standings[at].1)
    };
    let goes_to = |story: usize| -> Option<usize> {
        let mut names = stories[story].iter().flat_map(|origin| &named[*origin]);
        names.find(|(name, _)| standing(*name).is_some())?;
        // Of each name how often it is told, and by how many origins.
        let mut counts: BTreeMap<u64, (u32, usize)> = BTreeMap::new();
        for (name, count) in stories[story].iter().flat_map(|origin| &named[*origin]) {
            let told = counts.entry(*name).or_default();
            *told = (told.0 + count, told.1 + 1);
        }
        let all: u32 = counts.values().map(|(count, _)| count).sum();
        let mut pointing: BTreeMap<usize, (usize, u32)> = BTreeMap::new();
        for (name, (count, own)) in counts {
            let Some((best, n, total)) = standing(name).and_then(|at| at.beside(story, own)) else {
                continue;
            };
            let size = stories[best].len() as f64;
            let is_smaller = stories[story].len() as f64 <= SMALLER * size;
            if is_smaller && n as f64 >= OF_STORY * size && n as f64 >= OF_HOLDERS * total as f64 {
                let pointing = pointing.entry(best).or_default();
                *pointing = (pointing.0 + 1, pointing.1 + count);
            }
        }
        let (best, (n, count)) =
            pointing.into_iter().max_by_key(|(other, (n, count))| (*count, *n, std::cmp::Reverse(*other)))?;
        let days_of = |story: usize| stories[story].iter().flat_map(|origin| days[*origin].iter().copied());
        let is_near = || days_of(story).any(|day| days_of(best).any(|other| in_time(day, other) >= IN_TIME));
        (n >= POINTING && f64::from(count) >= OF_NAMED * f64::from(all) && is_near()).then_some(best)
    };
    let targets: Vec<Option<usize>> = (0..stories.len()).into_par_iter().map(goes_to).collect();
    // What follows something that itself follows goes where that goes; each step leads to a larger one.
    let mut joined: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (story, origins) in stories.iter().enumerate() {
        let mut end = story;
        while let Some(next) = targets[end] {
            end = next;
        }
        joined.entry(end).or_default().extend(origins);
    }
    let mut joined: Vec<Vec<usize>> = joined.into_values().collect();
    joined.iter_mut().for_each(|origins| origins.sort_unstable());
    joined.sort();
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::stories::told::Told;
    use crate::testing::{Builder, article};
    use relata_types::EntityType;

    const NAMES: [&str; 8] = ["Brun", "Orle", "Orbel", "Varn", "Unger", "Holt", "Mirov", "Solm"];

    fn told(key: &str, text: &str) -> Builder {
        article(key, "en", text).names(EntityType::Other, &NAMES)
    }

    /// The keys of the articles of each story, when the last article is alone and those before are one story but for `others`, which are another.
    fn joined(last: Builder, others: &[Builder]) -> Vec<String> {
        let flood = ["a", "b", "c", "d"].map(|key| told(key, "The Orle flooded Orbel. Brun came."));
        let n_flood = flood.len();
        let all =
            flood.into_iter().chain(others.iter().map(|other| told(other.key(), other.text()))).chain([last]);
        let articles: Vec<_> = all.map(Builder::build).collect();
        let inputs = prepare(&articles);
        let at = |i: usize| inputs.iter().position(|input| input.article.id == articles[i].0.id).unwrap();
        let told: Vec<Told> = inputs.iter().map(Told::new).collect();
        let named: Vec<Named> = told.iter().map(|told| named(told.names())).collect();
        let days: Vec<Vec<Option<i64>>> = told.iter().map(|told| vec![told.day]).collect();
        let stories = [0..n_flood, n_flood..articles.len() - 1, articles.len() - 1..articles.len()];
        let stories: Vec<Vec<usize>> = stories
            .into_iter()
            .map(|of| of.map(at).collect::<Vec<_>>())
            .filter(|of| !of.is_empty())
            .collect();
        let key = |i: &usize| inputs[*i].article.key.as_str();
        let mut keys: Vec<String> = join(&named, &days, &stories)
            .iter()
            .map(|story| {
                let mut keys: Vec<&str> = story.iter().map(key).collect();
                keys.sort_unstable();
                keys.concat()
            })
            .collect();
        keys.sort();
        keys
    }

    #[test]
    fn who_names_what_only_one_story_names_follows_it() {
        assert_eq!(
            joined(told("x", "A year on, Orbel mourns and the Orle is calm, says Holt."), &[]),
            ["abcdx"]
        );
        let late = told("x", "A year on, Orbel mourns and the Orle is calm.").on("2025-03-09");
        assert_eq!(joined(late, &[]), ["abcd", "x"], "too late");
        assert_eq!(joined(told("x", "Holt left Orbel."), &[]), ["abcd", "x"], "one name may be a namesake");
        let passing = "Orbel, Orle: not again, say Holt and Varn. Holt, Varn, Unger, Mirov, Solm, Holt, Varn, Unger, Mirov, Solm, Holt.";
        assert_eq!(joined(told("x", passing), &[]), ["abcd", "x"], "in passing");
    }

    #[test]
    fn names_of_two_stories_point_at_neither() {
        let trial = ["e", "f", "g", "h"].map(|key| told(key, "Brun stood trial in Orbel. The Orle was far."));
        assert_eq!(joined(told("x", "Brun is back in Orbel on the Orle."), &trial), ["abcd", "efgh", "x"]);
    }
}
