//! What lists and counts of a whole desk need, in memory: a few numbers an article, a statement and an entity. It is built
//! once for each state of the desk and shared by all who read, so that a list of stories or the counts beside a search cost
//! no pass over the file. About 130 bytes an article and 40 a statement.

use super::find::{Facets, HitOrder, Ranked};
use super::lists::{Lists, Lookup};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::fold::fold;
use crate::query::{Count, Totals, totals};
use crate::refs::EntityRef;
use crate::state::state;
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
    /// The kinds of its statements, a bit for each of [`KINDS`].
    pub(crate) kinds: u8,
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
    /// The statements of each article, in the order of the text.
    statements_by_article: Lists,
    /// The entities that speak in each article, each once.
    speakers_by_article: Lists,
    /// The entities that each article mentions, once for each mention.
    named: Lists,
    /// The articles that mention each entity, oldest first, undated last.
    articles_by_entity: Lists,
    /// The entities of whom each statement speaks.
    spoken_of: Lists,
    /// The statements by each entity, and those of others about it: newest first, undated last, then in the order of the text.
    said: Lists,
    said_of: Lists,
    entity_at: Lookup,
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
    /// Rows with the words of wide searches, so that another page or facet does not cost another pass over the words.
    found: Mutex<Held<Vec<u32>>>,
    /// Results of wide searches, so that another page does not cost another count.
    outcomes: Mutex<Held<Outcome>>,
    /// Answers to questions by meaning.
    near: Mutex<Held<Ranked>>,
    /// What sentences mean, in short, once somebody asked.
    pub(super) meanings: OnceLock<super::meaning::Meanings>,
    /// Entities that may be one, once somebody asked.
    pub(super) proposed: OnceLock<Vec<super::proposals::Pair>>,
}

/// What is held of searches, by what was looked for.
type Held<T> = BTreeMap<String, Arc<T>>;

/// A result: indexes in the order as done, and the counts beside it.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) fit: Vec<u32>,
    pub(super) order: HitOrder,
    pub(super) facets: Facets,
}

/// Narrower results are found faster than they are kept.
const LEAST_HELD: usize = 500;
/// What a whole answer with its words counts as, in indexes.
const ANSWER_HELD: usize = 4_000;
/// Indexes held in all of each sort, 4 bytes each; when there are more, all are forgotten.
const MOST_HELD: usize = 8_000_000;

/// What `held` has for `key`, else what `make` gives, which is kept when `size` tells that it was much work.
fn held<T>(
    held: &Mutex<Held<T>>,
    key: String,
    size: impl Fn(&T) -> usize,
    make: impl FnOnce() -> Made<T>,
) -> Made<Arc<T>> {
    // Nothing is left half-done when a holder panics, so a poisoned lock is as good as a whole one.
    let lock = || held.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = lock().get(&key) {
        return Ok(Arc::clone(known));
    }
    let made = Arc::new(make()?);
    if size(&made) >= LEAST_HELD {
        let mut held = lock();
        if held.values().map(|known| size(known)).sum::<usize>() + size(&made) > MOST_HELD {
            held.clear();
        }
        held.insert(key, Arc::clone(&made));
    }
    Ok(made)
}

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
        self.entity_at.find(num)
    }

    /// The origin in row `num`.
    pub(crate) fn origin(&self, num: i64) -> Option<&OriginFacts> {
        self.origins.binary_search_by_key(&num, |facts| facts.num).ok().and_then(|at| self.origins.get(at))
    }

    /// Indexes of the origins that have an article in the story at this index, in an order that origins are listed in.
    pub(super) fn origins_of(&self, story: u32, newest_first: bool) -> Vec<u32> {
        let articles =
            self.stories.get(story as usize).map(|story| story.articles.as_slice()).unwrap_or_default();
        let of = |at: &u32| {
            let num = self.articles.get(*at as usize)?.origin;
            self.origins.binary_search_by_key(&num, |facts| facts.num).ok().map(|at| at as u32)
        };
        let mut origins: Vec<u32> = articles.iter().filter_map(of).collect();
        origins.sort_unstable();
        origins.dedup();
        sort_origins(&self.origins, newest_first, &mut origins);
        origins
    }

    /// Indexes of the statements of an article.
    pub(crate) fn statements_of(&self, article: u32) -> &[u32] {
        self.statements_by_article.of(article)
    }

    /// Indexes of the entities that speak in an article, each once.
    pub(super) fn speakers_of(&self, article: u32) -> &[u32] {
        self.speakers_by_article.of(article)
    }

    /// Indexes of the entities that an article mentions, once for each mention.
    pub(super) fn named_in(&self, article: u32) -> &[u32] {
        self.named.of(article)
    }

    /// Indexes of the articles that mention an entity, oldest first, undated last.
    pub(super) fn articles_of(&self, entity: u32) -> &[u32] {
        self.articles_by_entity.of(entity)
    }

    /// Indexes of the entities of whom a statement speaks.
    pub(super) fn spoken_of(&self, statement: u32) -> &[u32] {
        self.spoken_of.of(statement)
    }

    /// Indexes of the statements by an entity, newest first, then in the order of the text.
    pub(super) fn said_by(&self, entity: u32) -> &[u32] {
        self.said.of(entity)
    }

    /// Indexes of the statements of others about an entity, in the same order.
    pub(super) fn said_about(&self, entity: u32) -> &[u32] {
        self.said_of.of(entity)
    }

    /// What `find` gives for `words`, or gave before.
    pub(super) fn found(
        &self,
        statements: bool,
        words: &str,
        find: impl FnOnce() -> Made<Vec<u32>>,
    ) -> Made<Arc<Vec<u32>>> {
        held(&self.found, format!("{statements} {words}"), Vec::len, find)
    }

    /// What `choose` gives for the wide search that `key` tells, or gave before.
    pub(super) fn outcome(&self, key: String, choose: impl FnOnce() -> Made<Outcome>) -> Made<Arc<Outcome>> {
        held(&self.outcomes, key, |outcome| outcome.fit.len().max(ANSWER_HELD), choose)
    }

    /// What `find` gives for the question by meaning that `key` tells, or gave before.
    pub(super) fn near(&self, key: String, find: impl FnOnce() -> Made<Ranked>) -> Made<Arc<Ranked>> {
        held(&self.near, key, |_| ANSWER_HELD, find)
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
            kinds: 0,
        });
        Ok(())
    })?;
    let article_at =
        Lookup::new(articles.iter().enumerate().map(|(at, facts)| (facts.num, at as u32)).collect());
    let find = |num: i64| article_at.find(num).map(|at| at as usize);

    let (mut entities, names, name_ends) = entities(connection)?;
    let entity_at =
        Lookup::new(entities.iter().enumerate().map(|(at, facts)| (facts.num, at as u32)).collect());
    let named = named(connection, &article_at, &entity_at, articles.len())?;
    let mut mentioned: Vec<(u32, u32)> = Vec::new();
    let mut once: Vec<u32> = Vec::new();
    for article in 0..articles.len() as u32 {
        once.clear();
        once.extend_from_slice(named.of(article));
        once.iter().for_each(|entity| entities[*entity as usize].mentions += 1);
        once.sort_unstable();
        once.dedup();
        mentioned.extend(once.iter().map(|entity| (*entity, article)));
    }
    let articles_by_entity = Lists::new(entities.len(), &mentioned);
    let mut entities_by_mentions: Vec<u32> = (0..entities.len() as u32).collect();
    entities_by_mentions.sort_by_key(|at| {
        let facts = &entities[*at as usize];
        (std::cmp::Reverse(facts.mentions), &facts.about.id)
    });

    let mut statements = Vec::new();
    let sql = "SELECT s.num, s.article, s.kind FROM statements s \
               WHERE NOT EXISTS (SELECT 1 FROM ruled_statements ruled \
                   WHERE ruled.statement = s.id AND ruled.verdict = 'not-a-statement') ORDER BY s.num";
    rows(connection, sql, |row| {
        let kind = row.get_ref(2)?;
        let kind = KINDS.iter().position(|known| kind.as_str() == Ok(*known)).unwrap_or_default() as u8;
        let (num, article) = (row.get(0)?, find(row.get(1)?).map_or(NONE, |at| at as u32));
        if let Some(facts) = articles.get_mut(article as usize) {
            facts.kinds |= 1 << kind;
        }
        statements.push(StatementFacts { num, article, kind, speaker: NONE });
        Ok(())
    })?;
    let statement_at =
        Lookup::new(statements.iter().enumerate().map(|(at, facts)| (facts.num, at as u32)).collect());
    let of_article: Vec<(u32, u32)> =
        statements.iter().enumerate().map(|(at, facts)| (facts.article, at as u32)).collect();
    let statements_by_article = Lists::new(articles.len(), &of_article);
    let spoken_of = speaking(connection, &statement_at, &entity_at, &mut statements)?;
    let (said, said_of, speakers_by_article) =
        by_speaker(&articles, &statements, &statements_by_article, &spoken_of, entities.len());

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
        statements_by_article,
        speakers_by_article,
        named,
        articles_by_entity,
        spoken_of,
        said,
        said_of,
        entity_at,
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
        outcomes: Mutex::default(),
        near: Mutex::default(),
        meanings: OnceLock::new(),
        proposed: OnceLock::new(),
    };
    orders(&mut catalogue);
    Ok(catalogue)
}

/// Indexes of articles, newest first, undated ones last.
fn newest(articles: &[ArticleFacts]) -> impl Iterator<Item = u32> + use<> {
    let dated = articles.partition_point(|facts| facts.day != NONE) as u32;
    (0..dated).rev().chain((dated..articles.len() as u32).rev())
}

/// The entities that each article mentions, in the order of the text.
fn named(connection: &Connection, articles: &Lookup, entities: &Lookup, n_articles: usize) -> Made<Lists> {
    let mut pairs = Vec::new();
    rows(connection, "SELECT article, entity FROM mention_entities", |row| {
        let (article, entity) = (articles.find(row.get(0)?), entities.find(row.get(1)?));
        pairs.extend(article.zip(entity));
        Ok(())
    })?;
    Ok(Lists::new(n_articles, &pairs))
}

/// Gives each of `statements` its speaker; the entities of whom each speaks.
fn speaking(
    connection: &Connection,
    statement_at: &Lookup,
    entity_at: &Lookup,
    statements: &mut [StatementFacts],
) -> Made<Lists> {
    let mut pairs = Vec::new();
    rows(connection, "SELECT statement, entity, role FROM statement_entities", |row| {
        let (statement, entity) = (statement_at.find(row.get(0)?), entity_at.find(row.get(1)?));
        if let Some((statement, entity)) = statement.zip(entity) {
            match row.get::<_, i64>(2)? {
                0 => statements[statement as usize].speaker = entity,
                _ => pairs.push((statement, entity)),
            }
        }
        Ok(())
    })?;
    Ok(Lists::new(statements.len(), &pairs))
}

/// The statements by each entity and about it, and the speakers of each article.
fn by_speaker(
    articles: &[ArticleFacts],
    statements: &[StatementFacts],
    by_article: &Lists,
    spoken_of: &Lists,
    n_entities: usize,
) -> (Lists, Lists, Lists) {
    let (mut said, mut said_of, mut speakers) = (Vec::new(), Vec::new(), Vec::new());
    let mut once = Vec::new();
    for article in newest(articles) {
        once.clear();
        for at in by_article.of(article) {
            let speaker = statements[*at as usize].speaker;
            if speaker != NONE {
                said.push((speaker, *at));
                once.push(speaker);
            }
            said_of.extend(spoken_of.of(*at).iter().map(|entity| (*entity, *at)));
        }
        once.sort_unstable();
        once.dedup();
        speakers.extend(once.iter().map(|speaker| (article, *speaker)));
    }
    (Lists::new(n_entities, &said), Lists::new(n_entities, &said_of), Lists::new(articles.len(), &speakers))
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
    let mut by_articles: Vec<u32> = (0..catalogue.origins.len() as u32).collect();
    let mut newest = by_articles.clone();
    sort_origins(&catalogue.origins, false, &mut by_articles);
    sort_origins(&catalogue.origins, true, &mut newest);
    (catalogue.origins_by_articles, catalogue.origins_by_day) = (by_articles, newest);
}

/// Sorts indexes of origins: of most articles first, or newest first.
fn sort_origins(origins: &[OriginFacts], newest_first: bool, indexes: &mut [u32]) {
    let articles = |at: u32| origins[at as usize].articles.as_slice();
    let first = |at: u32| articles(at).first().copied();
    match newest_first {
        true => indexes.sort_by_key(|at| std::cmp::Reverse(first(*at))),
        false => indexes.sort_by_key(|at| (std::cmp::Reverse(articles(*at).len()), first(*at))),
    }
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
