//! What lists and counts of a whole desk need, in memory: a few numbers an article, a statement and an entity. It is built
//! once for each state of the desk and shared by all who read, so that a list of stories or the counts beside a search cost
//! no pass over the file. About 60 bytes an article and 16 a statement.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::fold::fold;
use crate::query::{Count, EntityRef, Totals, totals};
use crate::save::state;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

type Made<T> = std::result::Result<T, Fault>;

/// Which state of the desk something was built from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    readings: i64,
    dossier: i64,
}

/// Stands for "not known" where an index is expected.
pub(crate) const NONE: u32 = u32::MAX;

/// One article: its place in the list is its place in time, undated ones last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArticleFacts {
    pub(crate) num: i64,
    /// Index into [`Catalogue::outlets`].
    pub(crate) outlet: u32,
    /// Index into [`Catalogue::languages`].
    pub(crate) language: u32,
    /// Index into [`Catalogue::days`].
    pub(crate) day: u32,
    /// Index into [`Catalogue::stories`].
    pub(crate) story: u32,
    /// Row number of its origin; 0: none.
    pub(crate) origin: i64,
}

/// Finds the index of a row by its number: at once where numbers run on, as they do on any desk that we made.
#[derive(Debug, Default)]
struct Lookup {
    dense: Vec<u32>,
    /// Sorted; used when the numbers are far apart.
    sparse: Vec<(i64, u32)>,
}

/// Most places of a dense lookup for each row that there is.
const MOST_PLACES_A_ROW: usize = 4;

impl Lookup {
    fn new(mut pairs: Vec<(i64, u32)>) -> Self {
        pairs.sort_unstable();
        let places = match (pairs.first(), pairs.last()) {
            (Some((first, _)), Some((last, _))) if *first >= 0 => {
                usize::try_from(*last).unwrap_or(usize::MAX)
            }
            _ => usize::MAX,
        };
        if places / MOST_PLACES_A_ROW > pairs.len() {
            return Self { dense: Vec::new(), sparse: pairs };
        }
        let mut dense = vec![NONE; places + 1];
        for (num, index) in pairs {
            if let Some(place) = usize::try_from(num).ok().and_then(|num| dense.get_mut(num)) {
                *place = index;
            }
        }
        Self { dense, sparse: Vec::new() }
    }

    fn find(&self, num: i64) -> Option<u32> {
        if self.dense.is_empty() {
            let at = self.sparse.binary_search_by_key(&num, |(num, _)| *num).ok()?;
            return self.sparse.get(at).map(|(_, index)| *index);
        }
        let index = self.dense.get(usize::try_from(num).ok()?)?;
        (*index != NONE).then_some(*index)
    }
}

/// One statement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StatementFacts {
    pub(crate) num: i64,
    /// Index into [`Catalogue::articles`].
    pub(crate) article: u32,
    /// Index into [`KINDS`].
    pub(crate) kind: u8,
    /// Index into [`Catalogue::entities`].
    pub(crate) speaker: u32,
}

/// Kinds of statement as they are stored.
pub(crate) const KINDS: [&str; 3] = ["direct", "indirect", "mixed"];

/// One entity.
#[derive(Clone, Debug)]
pub(crate) struct EntityFacts {
    pub(crate) num: i64,
    pub(crate) about: EntityRef,
    pub(crate) mentions: u32,
}

/// One story.
#[derive(Clone, Debug)]
pub(crate) struct StoryFacts {
    pub(crate) num: i64,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) folded: String,
    /// Indexes of its articles, oldest first.
    pub(crate) articles: Vec<u32>,
    pub(crate) origins: u32,
    pub(crate) claims: u32,
    pub(crate) disputed: u32,
}

/// One origin of several articles.
#[derive(Clone, Debug)]
pub(crate) struct OriginFacts {
    pub(crate) num: i64,
    pub(crate) id: String,
    /// Indexes of its articles, oldest first.
    pub(crate) articles: Vec<u32>,
}

/// See the module.
#[derive(Debug)]
pub struct Catalogue {
    pub(crate) stamp: Stamp,
    pub(crate) totals: Totals,
    pub(crate) articles: Vec<ArticleFacts>,
    article_at: Lookup,
    statement_at: Lookup,
    /// Sorted by row number.
    pub(crate) statements: Vec<StatementFacts>,
    /// Where the statements of each article begin in `statements_by_article`; one more than there are articles.
    begins: Vec<u32>,
    statements_by_article: Vec<u32>,
    /// Sorted by row number.
    pub(crate) entities: Vec<EntityFacts>,
    /// Indexes of entities, most mentioned first.
    pub(crate) entities_by_mentions: Vec<u32>,
    /// Every spelling, folded, each on a line, and the entity of each line.
    names: String,
    name_ends: Vec<(u32, u32)>,
    pub(crate) stories: Vec<StoryFacts>,
    /// Sorted by row number; those of one article are here too.
    pub(crate) origins: Vec<OriginFacts>,
    pub(crate) outlets: Vec<String>,
    pub(crate) languages: Vec<String>,
    /// `2024-03-04`, sorted.
    pub(crate) days: Vec<String>,
    pub(crate) story_at: BTreeMap<String, u32>,
    /// Indexes of stories: of most articles, of most origins, by first day.
    pub(crate) by_articles: Vec<u32>,
    pub(crate) by_origins: Vec<u32>,
    pub(crate) by_day: Vec<u32>,
    /// Indexes of origins: of most articles, newest first.
    pub(crate) origins_by_articles: Vec<u32>,
    pub(crate) origins_by_day: Vec<u32>,
    /// Results of wide searches, so that another page or facet does not cost another pass over the words.
    found: Mutex<Held>,
    /// Entities that may be one, once somebody asked.
    pub(super) proposed: OnceLock<Vec<super::proposals::Pair>>,
}

/// Indexes held for searches, by what was looked for.
type Held = BTreeMap<(bool, String), Arc<Vec<u32>>>;

/// Narrower results are found faster than they are kept.
const LEAST_HELD: usize = 500;
/// Indexes held in all, 4 bytes each; when there are more, all are forgotten.
const MOST_HELD: usize = 8_000_000;

impl Desk {
    /// The state of the desk: changes with every batch of readings, every decision and every dossier.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn stamp(&self) -> Result<Stamp> {
        self.look(stamp)
    }

    /// The catalogue of the desk as it is now: about a second for 100,000 articles.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn catalogue(&self) -> Result<Catalogue> {
        self.look(build)
    }
}

fn stamp(connection: &Connection) -> Made<Stamp> {
    Ok(Stamp { readings: state(connection, "readings")?, dossier: state(connection, "dossier")? })
}

impl Catalogue {
    /// The state of the desk that it was built from.
    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// How much the desk holds.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// The index of the article in row `num`.
    pub(crate) fn article(&self, num: i64) -> Option<u32> {
        self.article_at.find(num)
    }

    /// The index of the statement in row `num`.
    pub(crate) fn statement(&self, num: i64) -> Option<u32> {
        self.statement_at.find(num)
    }

    /// The index of the entity in row `num`.
    pub(crate) fn entity(&self, num: i64) -> Option<u32> {
        self.entities.binary_search_by_key(&num, |facts| facts.num).ok().map(|at| at as u32)
    }

    /// The origin in row `num`.
    pub(crate) fn origin(&self, num: i64) -> Option<&OriginFacts> {
        self.origins.binary_search_by_key(&num, |facts| facts.num).ok().and_then(|at| self.origins.get(at))
    }

    /// Indexes of the statements of an article.
    pub(crate) fn statements_of(&self, article: u32) -> &[u32] {
        let at = |index: usize| self.begins.get(index).copied().unwrap_or_default() as usize;
        self.statements_by_article.get(at(article as usize)..at(article as usize + 1)).unwrap_or_default()
    }

    /// What `find` gives for `words`, or gave before.
    pub(super) fn found(
        &self,
        statements: bool,
        words: &str,
        find: impl FnOnce() -> Made<Vec<u32>>,
    ) -> Made<Arc<Vec<u32>>> {
        // Nothing is left half-done when a holder panics, so a poisoned lock is as good as a whole one.
        let held = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (statements, words.to_owned());
        if let Some(found) = held().get(&key) {
            return Ok(Arc::clone(found));
        }
        let found = Arc::new(find()?);
        if found.len() >= LEAST_HELD {
            let mut held = held();
            if held.values().map(|found| found.len()).sum::<usize>() + found.len() > MOST_HELD {
                held.clear();
            }
            held.insert(key, Arc::clone(&found));
        }
        Ok(found)
    }

    /// The story with this id.
    pub(crate) fn story(&self, id: &str) -> Option<&StoryFacts> {
        self.story_at.get(id).and_then(|at| self.stories.get(*at as usize))
    }

    pub(crate) fn name(list: &[String], index: u32) -> Option<&str> {
        list.get(index as usize).map(String::as_str)
    }

    /// Indexes of the entities one of whose spellings holds `folded`, marked in a list of all.
    pub(crate) fn spelled(&self, folded: &str) -> Vec<bool> {
        let mut found = vec![false; self.entities.len()];
        let mut from = 0;
        while let Some(at) = self.names.get(from..).and_then(|rest| rest.find(folded)) {
            let at = (from + at) as u32;
            let line = self.name_ends.partition_point(|(end, _)| *end <= at);
            let Some((end, entity)) = self.name_ends.get(line) else { break };
            if let Some(mark) = found.get_mut(*entity as usize) {
                *mark = true;
            }
            from = *end as usize;
        }
        found
    }
}

/// Numbers for names, in the order of their coming.
#[derive(Default)]
struct Numbered {
    names: Vec<String>,
    at: BTreeMap<String, u32>,
}

impl Numbered {
    fn number(&mut self, name: Option<String>) -> u32 {
        let Some(name) = name else { return NONE };
        if let Some(at) = self.at.get(&name) {
            return *at;
        }
        let at = self.names.len() as u32;
        self.names.push(name.clone());
        self.at.insert(name, at);
        at
    }
}

fn build(connection: &Connection) -> Made<Catalogue> {
    let (mut outlets, mut languages, mut days) =
        (Numbered::default(), Numbered::default(), Numbered::default());
    let mut articles = Vec::new();
    // The day is cut here and not by SQLite, whose characters are slower to count.
    let sql = "SELECT num, outlet, lang, published FROM articles ORDER BY published NULLS LAST, id";
    rows(connection, sql, |row| {
        let published: Option<String> = row.get(3)?;
        let day = published.map(|published| published.chars().take("2024-03-04".len()).collect());
        articles.push(ArticleFacts {
            num: row.get(0)?,
            outlet: outlets.number(row.get(1)?),
            language: languages.number(row.get(2)?),
            day: days.number(day),
            story: NONE,
            origin: 0,
        });
        Ok(())
    })?;
    let article_at =
        Lookup::new(articles.iter().enumerate().map(|(at, facts)| (facts.num, at as u32)).collect());
    let find = |num: i64| article_at.find(num).map(|at| at as usize);

    let (entities, names, name_ends) = entities(connection)?;
    let mut entities_by_mentions: Vec<u32> = (0..entities.len() as u32).collect();
    entities_by_mentions.sort_by_key(|at| {
        let facts = &entities[*at as usize];
        (std::cmp::Reverse(facts.mentions), &facts.about.id)
    });

    let mut statements = Vec::new();
    let sql = "SELECT s.num, s.article, s.kind, e.entity FROM statements s \
               LEFT JOIN statement_entities e ON e.statement = s.num AND e.role = 0 \
               WHERE NOT EXISTS (SELECT 1 FROM ruled_statements ruled \
                   WHERE ruled.statement = s.id AND ruled.verdict = 'not-a-statement') ORDER BY s.num";
    rows(connection, sql, |row| {
        let kind: String = row.get(2)?;
        let speaker: Option<i64> = row.get(3)?;
        let speaker = speaker.and_then(|num| entities.binary_search_by_key(&num, |facts| facts.num).ok());
        statements.push(StatementFacts {
            num: row.get(0)?,
            article: find(row.get(1)?).map_or(NONE, |at| at as u32),
            kind: KINDS.iter().position(|known| *known == kind).unwrap_or_default() as u8,
            speaker: speaker.map_or(NONE, |at| at as u32),
        });
        Ok(())
    })?;
    let statement_at =
        Lookup::new(statements.iter().enumerate().map(|(at, facts)| (facts.num, at as u32)).collect());
    let (begins, statements_by_article) = by_article(articles.len(), &statements);

    let mut origins: Vec<OriginFacts> = Vec::new();
    rows(connection, "SELECT num, id FROM origins ORDER BY num", |row| {
        origins.push(OriginFacts { num: row.get(0)?, id: row.get(1)?, articles: Vec::new() });
        Ok(())
    })?;
    rows(connection, "SELECT origin, article FROM origin_articles", |row| {
        let num: i64 = row.get(0)?;
        let origin = origins.binary_search_by_key(&num, |facts| facts.num).ok();
        if let (Some(origin), Some(article)) = (origin, find(row.get(1)?)) {
            origins[origin].articles.push(article as u32);
            articles[article].origin = num;
        }
        Ok(())
    })?;
    origins.iter_mut().for_each(|origin| origin.articles.sort_unstable());

    let stories = stories(connection, &find, &mut articles)?;
    let story_at = stories.iter().enumerate().map(|(at, story)| (story.id.clone(), at as u32)).collect();
    let mut catalogue = Catalogue {
        stamp: stamp(connection)?,
        totals: totals(connection)?,
        articles,
        article_at,
        statement_at,
        statements,
        begins,
        statements_by_article,
        entities,
        entities_by_mentions,
        names,
        name_ends,
        stories,
        origins,
        outlets: outlets.names,
        languages: languages.names,
        days: days.names,
        story_at,
        by_articles: Vec::new(),
        by_origins: Vec::new(),
        by_day: Vec::new(),
        origins_by_articles: Vec::new(),
        origins_by_day: Vec::new(),
        found: Mutex::default(),
        proposed: OnceLock::new(),
    };
    orders(&mut catalogue);
    Ok(catalogue)
}

/// The statements of each article as one list with its beginnings.
fn by_article(n_articles: usize, statements: &[StatementFacts]) -> (Vec<u32>, Vec<u32>) {
    let mut begins = vec![0_u32; n_articles + 1];
    for facts in statements.iter().filter(|facts| facts.article != NONE) {
        begins[facts.article as usize + 1] += 1;
    }
    for at in 1..begins.len() {
        begins[at] += begins[at - 1];
    }
    let mut next = begins.clone();
    let mut listed = vec![0_u32; begins.last().copied().unwrap_or_default() as usize];
    for (at, facts) in statements.iter().enumerate().filter(|(_, facts)| facts.article != NONE) {
        let place = &mut next[facts.article as usize];
        listed[*place as usize] = at as u32;
        *place += 1;
    }
    (begins, listed)
}

type Entities = (Vec<EntityFacts>, String, Vec<(u32, u32)>);

fn entities(connection: &Connection) -> Made<Entities> {
    let mut entities: Vec<EntityFacts> = Vec::new();
    rows(connection, "SELECT num, id, name, type FROM entities ORDER BY num", |row| {
        let about = EntityRef { id: row.get(1)?, name: row.get(2)?, entity_type: row.get(3)? };
        entities.push(EntityFacts { num: row.get(0)?, about, mentions: 0 });
        Ok(())
    })?;
    let mut names = String::new();
    let mut name_ends = Vec::new();
    rows(connection, "SELECT entity, folded FROM entity_names", |row| {
        let num: i64 = row.get(0)?;
        if let Ok(at) = entities.binary_search_by_key(&num, |facts| facts.num) {
            names.push_str(&row.get::<_, String>(1)?);
            names.push('\n');
            name_ends.push((names.len() as u32, at as u32));
        }
        Ok(())
    })?;
    rows(connection, "SELECT entity, count(*) FROM mention_entities GROUP BY entity", |row| {
        let num: i64 = row.get(0)?;
        if let Ok(at) = entities.binary_search_by_key(&num, |facts| facts.num) {
            entities[at].mentions = row.get(1)?;
        }
        Ok(())
    })?;
    Ok((entities, names, name_ends))
}

fn stories(
    connection: &Connection,
    find: &impl Fn(i64) -> Option<usize>,
    articles: &mut [ArticleFacts],
) -> Made<Vec<StoryFacts>> {
    let mut stories: Vec<StoryFacts> = Vec::new();
    rows(connection, "SELECT num, id, title FROM stories ORDER BY num", |row| {
        let title: String = row.get(2)?;
        let (num, id, folded) = (row.get(0)?, row.get(1)?, fold(&title));
        let articles = Vec::new();
        stories.push(StoryFacts { num, id, title, folded, articles, origins: 0, claims: 0, disputed: 0 });
        Ok(())
    })?;
    let place = |stories: &[StoryFacts], num: i64| stories.binary_search_by_key(&num, |facts| facts.num).ok();
    rows(connection, "SELECT story, article FROM story_articles", |row| {
        if let (Some(story), Some(article)) = (place(&stories, row.get(0)?), find(row.get(1)?)) {
            stories[story].articles.push(article as u32);
            articles[article].story = story as u32;
        }
        Ok(())
    })?;
    rows(connection, "SELECT story, count(*) FROM story_origins GROUP BY story", |row| {
        if let Some(story) = place(&stories, row.get(0)?) {
            stories[story].origins = row.get(1)?;
        }
        Ok(())
    })?;
    let sql = "SELECT story, count(*), sum(variants <> '[]') FROM claims GROUP BY story";
    rows(connection, sql, |row| {
        if let Some(story) = place(&stories, row.get(0)?) {
            (stories[story].claims, stories[story].disputed) = (row.get(1)?, row.get(2)?);
        }
        Ok(())
    })?;
    stories.iter_mut().for_each(|story| story.articles.sort_unstable());
    Ok(stories)
}

fn orders(catalogue: &mut Catalogue) {
    let all: Vec<u32> = (0..catalogue.stories.len() as u32).collect();
    let stories = &catalogue.stories;
    let articles = |at: u32| std::cmp::Reverse(stories[at as usize].articles.len());
    let title = |at: u32| (&stories[at as usize].title, &stories[at as usize].id);
    let [mut by_articles, mut by_origins, mut by_day] = [all.clone(), all.clone(), all];
    by_articles.sort_by_key(|at| (articles(*at), title(*at)));
    by_origins
        .sort_by_key(|at| (std::cmp::Reverse(stories[*at as usize].origins), articles(*at), title(*at)));
    // An article's index is its place in time.
    by_day.sort_by_key(|at| (stories[*at as usize].articles.first().copied().unwrap_or(NONE), title(*at)));
    (catalogue.by_articles, catalogue.by_origins, catalogue.by_day) = (by_articles, by_origins, by_day);
    let origins = &catalogue.origins;
    let first = |at: u32| origins[at as usize].articles.first().copied();
    let mut by_articles: Vec<u32> = (0..origins.len() as u32).collect();
    let mut newest = by_articles.clone();
    by_articles.sort_by_key(|at| (std::cmp::Reverse(origins[*at as usize].articles.len()), first(*at)));
    newest.sort_by_key(|at| std::cmp::Reverse(first(*at)));
    (catalogue.origins_by_articles, catalogue.origins_by_day) = (by_articles, newest);
}

/// Calls `each` with every row of `sql`.
pub(super) fn rows(
    connection: &Connection,
    sql: &str,
    mut each: impl FnMut(&rusqlite::Row<'_>) -> Made<()>,
) -> Made<()> {
    let mut select = connection.prepare(sql)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        each(row)?;
    }
    Ok(())
}

/// Counts by index as counts by name, most first, then by name.
pub(super) fn counts(names: &[String], indexes: impl Iterator<Item = u32>) -> Vec<Count> {
    let mut counted: BTreeMap<u32, usize> = BTreeMap::new();
    indexes.for_each(|index| *counted.entry(index).or_default() += 1);
    let name = |index: u32| Catalogue::name(names, index).map(str::to_owned);
    let mut counts: Vec<Count> =
        counted.into_iter().map(|(index, count)| Count { value: name(index), count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_number_however_far_apart() {
        for nums in [vec![1, 2, 3, 7], vec![5, 4_000_000_000_000, -3], vec![], vec![i64::MAX]] {
            let lookup = Lookup::new(nums.iter().enumerate().map(|(at, num)| (*num, at as u32)).collect());
            for (at, num) in nums.iter().enumerate() {
                assert_eq!(lookup.find(*num), Some(at as u32), "{nums:?}");
            }
            for other in [0, 6, -1, i64::MIN, 99] {
                assert_eq!(lookup.find(other), None, "{nums:?}");
            }
        }
    }
}
