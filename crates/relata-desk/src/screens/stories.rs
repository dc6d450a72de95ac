//! The list of stories.

use super::catalogue::{Catalogue, NONE, StoryFacts, counts};
use super::cited::{Page, Part};
use crate::fold::fold;
use crate::query::Count;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Which stories to list, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoriesFilter {
    /// Only those whose title holds this, whatever its case and diacritics.
    pub title: Option<String>,
    /// Only those with an article of one of these outlets; empty: all.
    pub outlets: Vec<String>,
    /// Only those with an article in one of these languages; empty: all.
    pub languages: Vec<String>,
    /// Only those with an article of this day or later.
    pub since: Option<String>,
    /// Only those with an article of this day or earlier.
    pub until: Option<String>,
    /// Only those of so many articles or more.
    pub min_articles: usize,
    /// In which order.
    pub order: StoriesOrder,
}

/// The orders of a list of stories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StoriesOrder {
    /// Most articles first.
    #[default]
    Articles,
    /// Most origins first.
    Origins,
    /// That whose first article is newest first.
    Newest,
    /// That whose first article is oldest first.
    Oldest,
}

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryLine {
    /// Its id.
    pub id: String,
    /// A title, taken from one of its articles.
    pub title: String,
    /// Day of its earliest dated article.
    pub first_published: Option<String>,
    /// Day of its latest.
    pub last_published: Option<String>,
    /// Languages of its articles, sorted.
    pub languages: Vec<String>,
    /// How many articles.
    pub articles: usize,
    /// How many independent tellings.
    pub origins: usize,
    /// How many outlets.
    pub outlets: usize,
    /// How many claims.
    pub claims: usize,
    /// How many of them are disputed.
    pub disputed: usize,
    /// Articles by day, undated ones last.
    pub activity: Vec<Day>,
}

/// How many articles a day has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The day; `None`: undated.
    pub date: Option<String>,
    /// How many.
    pub articles: usize,
}

impl Catalogue {
    /// The stories that fit.
    pub fn stories(&self, filter: &StoriesFilter, part: Part) -> Page<StoryLine> {
        let fits = self.fits(filter);
        let order = match filter.order {
            StoriesOrder::Articles => &self.by_articles,
            StoriesOrder::Origins => &self.by_origins,
            StoriesOrder::Newest | StoriesOrder::Oldest => &self.by_day,
        };
        let story = |at: &u32| self.stories.get(*at as usize);
        let mut listed: Vec<&StoryFacts> = order.iter().filter_map(story).filter(|s| fits(s)).collect();
        if filter.order == StoriesOrder::Newest {
            listed.reverse();
        }
        let items = part.of(&listed).into_iter().map(|story| self.story_line(story)).collect();
        part.page(listed.len(), items)
    }

    fn fits(&self, filter: &StoriesFilter) -> impl Fn(&StoryFacts) -> bool {
        let title = filter.title.as_deref().map(fold).filter(|title| !title.is_empty());
        let indexes = |names: &[String], wanted: &[String]| -> Option<BTreeSet<u32>> {
            let at = |name: &String| names.iter().position(|known| known == name).map(|at| at as u32);
            (!wanted.is_empty()).then(|| wanted.iter().filter_map(at).collect())
        };
        let outlets = indexes(&self.outlets, &filter.outlets);
        let languages = indexes(&self.languages, &filter.languages);
        let (from, to) = self.days_between(filter.since.as_deref(), filter.until.as_deref());
        let by_day = filter.since.is_some() || filter.until.is_some();
        let min_articles = filter.min_articles;
        move |story| {
            let some = |test: &dyn Fn(&super::catalogue::ArticleFacts) -> bool| {
                story.articles.iter().filter_map(|at| self.articles.get(*at as usize)).any(test)
            };
            story.articles.len() >= min_articles
                && title.as_deref().is_none_or(|title| story.folded.contains(title))
                && outlets.as_ref().is_none_or(|wanted| some(&|facts| wanted.contains(&facts.outlet)))
                && languages.as_ref().is_none_or(|wanted| some(&|facts| wanted.contains(&facts.language)))
                && (!by_day || some(&|facts| (from..to).contains(&facts.day)))
        }
    }

    /// The indexes of the days from `since` to `until`, both included.
    pub(super) fn days_between(&self, since: Option<&str>, until: Option<&str>) -> (u32, u32) {
        let from = since.map_or(0, |since| self.days.partition_point(|day| day.as_str() < since));
        let to =
            until.map_or(self.days.len(), |until| self.days.partition_point(|day| day.as_str() <= until));
        (from as u32, to as u32)
    }

    pub(super) fn story_line(&self, story: &StoryFacts) -> StoryLine {
        let facts = || story.articles.iter().filter_map(|at| self.articles.get(*at as usize));
        let names = |indexes: BTreeSet<u32>, names: &[String]| -> Vec<String> {
            indexes.into_iter().filter_map(|at| Catalogue::name(names, at)).map(str::to_owned).collect()
        };
        let outlets: BTreeSet<u32> = facts().map(|facts| facts.outlet).filter(|at| *at != NONE).collect();
        let mut languages = names(facts().map(|facts| facts.language).collect(), &self.languages);
        languages.sort();
        let activity = self.activity(facts().map(|facts| facts.day));
        let dated = || activity.iter().filter_map(|day| day.date.clone());
        StoryLine {
            id: story.id.clone(),
            title: story.title.clone(),
            first_published: dated().next(),
            last_published: dated().next_back(),
            languages,
            articles: story.articles.len(),
            origins: story.origins as usize,
            outlets: outlets.len(),
            claims: story.claims as usize,
            disputed: story.disputed as usize,
            activity,
        }
    }

    /// How many of `days` fall on each, undated ones last.
    pub(super) fn activity(&self, days: impl Iterator<Item = u32>) -> Vec<Day> {
        let mut counted: BTreeMap<u32, usize> = BTreeMap::new();
        days.for_each(|day| *counted.entry(day).or_default() += 1);
        let name = |day: u32| Catalogue::name(&self.days, day).map(str::to_owned);
        counted.into_iter().map(|(day, articles)| Day { date: name(day), articles }).collect()
    }

    /// Articles by outlet, most first.
    pub(super) fn by_outlet(&self, articles: &[u32]) -> Vec<Count> {
        let facts = articles.iter().filter_map(|at| self.articles.get(*at as usize));
        counts(&self.outlets, facts.map(|facts| facts.outlet))
    }

    /// Articles by language, most first.
    pub(super) fn by_language(&self, articles: &[u32]) -> Vec<Count> {
        let facts = articles.iter().filter_map(|at| self.articles.get(*at as usize));
        counts(&self.languages, facts.map(|facts| facts.language))
    }
}
