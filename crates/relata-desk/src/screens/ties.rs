//! The people of a story with their ties, and its days.

use super::catalogue::Catalogue;
use super::cited::{Cited, Page, Part, cited};
use super::story::spoken;
use crate::day::day_of;
use crate::desk::Desk;
use crate::error::Result;
use crate::load::{list, span_at};
use crate::refs::EntityRef;
use crate::texts::Texts;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// People shown: more cannot be told apart in a picture.
const PEOPLE: usize = 40;
/// Sentences shown for a day.
const EXAMPLES: usize = 4;

/// Who takes part in a story and who speaks of whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct People {
    /// Those who speak or are spoken of most.
    pub people: Vec<Person>,
    /// Who of them speaks of whom, most statements first.
    pub ties: Vec<Tie>,
}

/// An entity in a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Which.
    #[serde(flatten)]
    pub entity: EntityRef,
    /// In how many mentions.
    pub mentions: usize,
    /// In how many articles.
    pub articles: usize,
    /// How many statements are by it.
    pub said: usize,
    /// How many statements of others are about it.
    pub said_of: usize,
}

/// One entity speaks of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tie {
    /// Id of the speaker.
    pub from: String,
    /// Id of the one spoken of.
    pub to: String,
    /// In how many statements.
    pub statements: usize,
}

/// A day that a story tells of or was told on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineDay {
    /// The day.
    pub date: String,
    /// How many articles were published on it.
    pub published: usize,
    /// How many time expressions mean it.
    pub told: usize,
    /// Sentences with such an expression, of different origins first.
    pub examples: Vec<Cited>,
}

#[derive(Default)]
struct Tally {
    mentions: usize,
    articles: usize,
    /// The article counted last.
    last: Option<u32>,
    said: usize,
    said_of: usize,
}

impl Desk {
    /// The people, bodies, places and groups of a story with their ties.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn story_people(&self, catalogue: &Catalogue, id: &str) -> Result<Option<People>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
        let mut ties: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for article in &story.articles {
            for entity in catalogue.named_in(*article) {
                let tally = tallies.entry(*entity).or_default();
                tally.mentions += 1;
                // The articles come one after the other.
                if tally.last != Some(*article) {
                    (tally.last, tally.articles) = (Some(*article), tally.articles + 1);
                }
            }
        }
        for at in spoken(catalogue, story) {
            let Some(facts) = catalogue.statements.get(at as usize) else { continue };
            let speaks = tallies.get_mut(&facts.speaker);
            let is_entity = speaks.map(|tally| tally.said += 1).is_some();
            for of in catalogue.spoken_of(at) {
                if let Some(tally) = tallies.get_mut(of) {
                    tally.said_of += 1;
                }
                if is_entity {
                    *ties.entry((facts.speaker, *of)).or_default() += 1;
                }
            }
        }
        Ok(Some(people(catalogue, tallies, &ties)))
    }

    /// The days of a story, oldest first.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn story_timeline(
        &self,
        catalogue: &Catalogue,
        id: &str,
        part: Part,
    ) -> Result<Option<Page<TimelineDay>>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        let mut days: BTreeMap<String, (usize, Vec<(i64, relata_types::Span)>)> = BTreeMap::new();
        for facts in story.articles.iter().filter_map(|at| catalogue.articles.get(*at as usize)) {
            if let Some(day) = Catalogue::name(&catalogue.days, facts.day) {
                days.entry(day.to_owned()).or_default().0 += 1;
            }
        }
        self.look(|connection| {
            let sql = "SELECT t.value, t.article, t.start, t.end FROM story_articles s \
                       JOIN times t ON t.article = s.article WHERE s.story = ?1";
            let told = list(connection, sql, story.num, |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, span_at(row, 2)?))
            })?;
            for (value, article, span) in told {
                if let Some(day) = day_of(&value) {
                    days.entry(day.to_owned()).or_default().1.push((article, span));
                }
            }
            let total = days.len();
            let mut texts = Texts::new(connection);
            let mut items = Vec::new();
            for (date, (published, told)) in days.into_iter().skip(part.offset).take(part.limit) {
                let mut examples = Vec::new();
                for (article, span) in apart(catalogue, &told) {
                    examples.push(cited(&*texts.get(article)?, &[span]));
                }
                items.push(TimelineDay { date, published, told: told.len(), examples });
            }
            Ok(Some(part.page(total, items)))
        })
    }
}

fn people(
    catalogue: &Catalogue,
    tallies: BTreeMap<u32, Tally>,
    ties: &BTreeMap<(u32, u32), usize>,
) -> People {
    let mut tallies: Vec<(u32, Tally)> = tallies.into_iter().collect();
    let id = |at: u32| catalogue.entities.get(at as usize).map(|facts| facts.about.id.as_str());
    tallies.sort_by_key(|(at, tally)| {
        (std::cmp::Reverse((tally.said + tally.said_of, tally.mentions)), id(*at))
    });
    tallies.truncate(PEOPLE);
    let chosen: BTreeSet<u32> = tallies.iter().map(|(at, _)| *at).collect();
    let mut shown: Vec<Tie> = ties
        .iter()
        .filter(|((from, to), _)| chosen.contains(from) && chosen.contains(to))
        .filter_map(|((from, to), statements)| {
            Some(Tie { from: id(*from)?.to_owned(), to: id(*to)?.to_owned(), statements: *statements })
        })
        .collect();
    shown.sort_by(|a, b| {
        b.statements.cmp(&a.statements).then_with(|| (&a.from, &a.to).cmp(&(&b.from, &b.to)))
    });
    let person = |(at, tally): (u32, Tally)| {
        Some(Person {
            entity: catalogue.entities.get(at as usize)?.about.clone(),
            mentions: tally.mentions,
            articles: tally.articles,
            said: tally.said,
            said_of: tally.said_of,
        })
    };
    People { people: tallies.into_iter().filter_map(person).collect(), ties: shown }
}

/// A few of `told`: one of each origin first, oldest article first.
fn apart(catalogue: &Catalogue, told: &[(i64, relata_types::Span)]) -> Vec<(i64, relata_types::Span)> {
    let facts = |num: i64| catalogue.article(num).and_then(|at| catalogue.articles.get(at as usize));
    let mut sorted = told.to_vec();
    sorted.sort_by_key(|(num, span)| (catalogue.article(*num), *span));
    let mut seen = BTreeSet::new();
    let is_first = |(num, _): &(i64, relata_types::Span)| {
        let origin = facts(*num).map(|facts| facts.origin);
        seen.insert(origin)
    };
    let (mut first, rest): (Vec<_>, Vec<_>) = sorted.into_iter().partition(is_first);
    first.extend(rest);
    first.truncate(EXAMPLES);
    first
}
