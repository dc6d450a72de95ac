//! Entities: in a list, one with what the desk knows of it, and its lists.

use super::article::StoryRef;
use super::catalogue::{Catalogue, NONE};
use super::cited::{Cited, Page, Part, cited};
use super::statement::{StatementLine, lines};
use super::stories::Day;
use super::story::{Named, article_ref};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::fold::fold;
use crate::json::{ReasonView, from_json};
use crate::load::{list, span_at};
use crate::query::{Count, NameView, Neighbour};
use crate::refs::{ArticleRef, EntityRef};
use crate::texts::Texts;
use relata_types::Span;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Newest mentions that neighbours and places of spellings are looked for in: the answer to a name that stands in every
/// other article must not take longer than to another.
const NEWEST_MENTIONS: usize = 2_000;
/// Newest mentions that neighbours are counted in: each costs a look at its sentence.
const NEIGHBOURS_OF: usize = 250;
/// Neighbours given: those after the first dozens share a sentence or two by chance.
const NEIGHBOURS: usize = 24;
/// Stories given.
const STORIES: usize = 12;
/// Descriptions given.
const DESCRIPTIONS: usize = 10;

/// Everything about an entity but its lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntityDetail {
    /// Id, name and type.
    #[serde(flatten)]
    pub entity: EntityRef,
    /// Every spelling, most frequent first.
    pub names: Vec<NameView>,
    /// Descriptions that stand for it, most frequent first.
    pub descriptions: Vec<Count>,
    /// Why the names are taken for one entity's.
    pub reasons: Vec<ReasonView>,
    /// In how many articles it is mentioned.
    pub articles: usize,
    /// In how many mentions.
    pub mentions: usize,
    /// How many statements are by it.
    pub said: usize,
    /// How many statements of others are about it.
    pub said_of: usize,
    /// Articles that mention it, by day.
    pub activity: Vec<Day>,
    /// The entities that share sentences with it, most first.
    pub neighbours: Vec<Neighbour>,
    /// In how many of its mentions, the newest, neighbours and descriptions were looked for.
    pub neighbours_of: usize,
    /// The stories with most of the articles that mention it.
    pub stories: Vec<StoryCount>,
    /// Articles by outlet, most first.
    pub outlets: Vec<Count>,
    /// Articles by language, most first.
    pub languages: Vec<Count>,
    /// Stories in which it is prominent and not heard.
    pub silent_in: Vec<StoryRef>,
}

/// A story and how many of its articles are meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryCount {
    /// Which.
    #[serde(flatten)]
    pub story: StoryRef,
    /// How many.
    pub articles: usize,
}

/// One place where an entity is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionLine {
    /// `name`, `nominal` or `pronoun`.
    pub form: String,
    /// The words.
    pub words: String,
    /// In their sentence.
    #[serde(flatten)]
    pub cited: Cited,
}

/// By an entity or about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Statements by it.
    Says,
    /// Statements of others with it in their content.
    SpokenOf,
}

/// Which mentions to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentionsFilter {
    /// Only those spelled so, whatever the case and diacritics.
    pub name: Option<String>,
    /// Only those of this form.
    pub form: Option<String>,
}

type Made<T> = std::result::Result<T, Fault>;

impl Catalogue {
    /// Entities, most mentioned first: those one of whose spellings holds `name`, of this type.
    pub fn entities(&self, name: Option<&str>, entity_type: Option<&str>, part: Part) -> Page<Named> {
        let name = name.map(fold).filter(|name| !name.is_empty());
        let spelled = name.map(|name| self.spelled(&name));
        let fits = |at: &&u32| {
            spelled.as_ref().is_none_or(|spelled| spelled.get(**at as usize).copied().unwrap_or_default())
                && entity_type.is_none_or(|wanted| {
                    self.entities.get(**at as usize).is_some_and(|facts| facts.about.entity_type == wanted)
                })
        };
        let listed: Vec<u32> = self.entities_by_mentions.iter().filter(fits).copied().collect();
        let named = |at: u32| {
            let facts = self.entities.get(at as usize)?;
            Some(Named { entity: facts.about.clone(), mentions: facts.mentions as usize })
        };
        part.page(listed.len(), part.of(&listed).into_iter().filter_map(named).collect())
    }
}

impl Desk {
    /// The entity with this id.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn entity_detail(&self, catalogue: &Catalogue, id: &str) -> Result<Option<EntityDetail>> {
        self.look(|connection| {
            let Some((num, reasons)) = find(connection, id)? else { return Ok(None) };
            let Some(facts) = catalogue.entity(num).and_then(|at| catalogue.entities.get(at as usize)) else {
                return Ok(None);
            };
            let at = catalogue.entity(num).unwrap_or(NONE);
            let articles = catalogue.articles_of(at);
            let recent = newest_mentions(connection, catalogue, num, NEIGHBOURS_OF)?;
            let names =
                "SELECT text, lang, count, main FROM entity_names WHERE entity = ?1 ORDER BY position";
            let silent = "SELECT s.id, s.title FROM silences i JOIN stories s ON s.num = i.story \
                          WHERE i.entity = ?1 ORDER BY s.title, s.id";
            let days = articles.iter().filter_map(|at| catalogue.articles.get(*at as usize));
            Ok(Some(EntityDetail {
                entity: facts.about.clone(),
                names: list(connection, names, num, |row| {
                    Ok(NameView {
                        text: row.get(0)?,
                        lang: row.get(1)?,
                        count: row.get::<_, u32>(2)? as usize,
                        main: row.get(3)?,
                    })
                })?,
                descriptions: descriptions(connection, &recent)?,
                reasons: from_json("entities.reasons", &reasons)?,
                articles: articles.len(),
                mentions: facts.mentions as usize,
                said: catalogue.said_by(at).len(),
                said_of: catalogue.said_about(at).len(),
                activity: catalogue.activity(days.map(|facts| facts.day)),
                neighbours: neighbours(connection, catalogue, num, &recent)?,
                neighbours_of: recent.len(),
                stories: stories(catalogue, articles),
                outlets: catalogue.by_outlet(articles),
                languages: catalogue.by_language(articles),
                silent_in: list(connection, silent, num, |row| {
                    Ok(StoryRef { id: row.get(0)?, title: row.get(1)? })
                })?,
            }))
        })
    }

    /// Statements by an entity or about it, newest first.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn entity_statements(
        &self,
        catalogue: &Catalogue,
        id: &str,
        role: Role,
        part: Part,
    ) -> Result<Option<Page<StatementLine>>> {
        self.look(|connection| {
            let Some((num, _)) = find(connection, id)? else { return Ok(None) };
            let at = catalogue.entity(num).unwrap_or(NONE);
            let said = match role {
                Role::Says => catalogue.said_by(at),
                Role::SpokenOf => catalogue.said_about(at),
            };
            let mut texts = Texts::new(connection);
            let nums = part.of(said).into_iter().filter_map(|at| catalogue.statements.get(at as usize));
            let items = lines(connection, &mut texts, catalogue, nums.map(|facts| facts.num))?;
            Ok(Some(part.page(said.len(), items)))
        })
    }

    /// The articles that mention an entity, newest first.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn entity_articles(
        &self,
        catalogue: &Catalogue,
        id: &str,
        part: Part,
    ) -> Result<Option<Page<ArticleRef>>> {
        self.look(|connection| {
            let Some((num, _)) = find(connection, id)? else { return Ok(None) };
            let mut articles = catalogue.articles_of(catalogue.entity(num).unwrap_or(NONE)).to_vec();
            newest_first(catalogue, &mut articles);
            let shown = part.of(&articles).into_iter().filter_map(|at| catalogue.articles.get(at as usize));
            let items = shown.map(|facts| article_ref(connection, facts.num)).collect::<Made<_>>()?;
            Ok(Some(part.page(articles.len(), items)))
        })
    }

    /// Where an entity is mentioned, newest first; looked for in the newest 2,000 mentions.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn entity_mentions(
        &self,
        catalogue: &Catalogue,
        id: &str,
        filter: &MentionsFilter,
        part: Part,
    ) -> Result<Option<Page<MentionLine>>> {
        let wanted = filter.name.as_deref().map(fold);
        self.look(|connection| {
            let Some((num, _)) = find(connection, id)? else { return Ok(None) };
            let mut texts = Texts::new(connection);
            let (mut total, mut items) = (0, Vec::new());
            // Without a filter it is known how many there are, and those past the page need no look.
            let is_plain = wanted.is_none() && filter.form.is_none();
            let most = if is_plain { part.offset.saturating_add(part.limit) } else { NEWEST_MENTIONS };
            for (article, span, form) in
                newest_mentions(connection, catalogue, num, most.min(NEWEST_MENTIONS))?
            {
                if filter.form.as_ref().is_some_and(|wanted| *wanted != form) {
                    continue;
                }
                let is_shown = total >= part.offset && items.len() < part.limit;
                // The text is needed to know the words, and not needed for what lies on another page.
                if let Some(wanted) = &wanted
                    && !fold(&texts.get(article)?.words(span)).starts_with(wanted.as_str())
                {
                    continue;
                }
                total += 1;
                if is_shown {
                    let article = texts.get(article)?;
                    items.push(MentionLine {
                        form,
                        words: article.words(span),
                        cited: cited(&article, &[span]),
                    });
                }
            }
            let facts = catalogue.entity(num).and_then(|at| catalogue.entities.get(at as usize));
            let mentions = facts.map_or(0, |facts| facts.mentions as usize).min(NEWEST_MENTIONS);
            Ok(Some(part.page(if is_plain { mentions } else { total }, items)))
        })
    }
}

fn find(connection: &Connection, id: &str) -> Made<Option<(i64, String)>> {
    let mut find = connection.prepare_cached("SELECT num, reasons FROM entities WHERE id = ?1")?;
    Ok(find.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Sorts indexes of articles newest first, undated ones last.
pub(super) fn newest_first(catalogue: &Catalogue, articles: &mut [u32]) {
    let is_undated = |at: u32| {
        let day = catalogue.articles.get(at as usize).map(|facts| facts.day);
        day.and_then(|day| Catalogue::name(&catalogue.days, day)).is_none()
    };
    articles.sort_by_key(|at| (is_undated(*at), std::cmp::Reverse(*at)));
}

/// The newest mentions of an entity: row of the article, place and form.
fn newest_mentions(
    connection: &Connection,
    catalogue: &Catalogue,
    num: i64,
    most: usize,
) -> Made<Vec<(i64, Span, String)>> {
    let mut articles = catalogue.articles_of(catalogue.entity(num).unwrap_or(NONE)).to_vec();
    newest_first(catalogue, &mut articles);
    let mut select = connection.prepare_cached(
        "SELECT m.start, m.end, m.form FROM mention_entities e \
         JOIN mentions m ON m.article = e.article AND m.position = e.mention \
         WHERE e.article = ?1 AND +e.entity = ?2 ORDER BY e.mention",
    )?;
    let mut newest = Vec::new();
    for facts in articles.into_iter().filter_map(|at| catalogue.articles.get(at as usize)) {
        let mut rows = select.query(params![facts.num, num])?;
        while let Some(row) = rows.next()? {
            newest.push((facts.num, span_at(row, 0)?, row.get(2)?));
        }
        if newest.len() >= most {
            newest.truncate(most);
            break;
        }
    }
    Ok(newest)
}

fn descriptions(connection: &Connection, mentions: &[(i64, Span, String)]) -> Made<Vec<Count>> {
    let mut texts = Texts::new(connection);
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for (article, span, form) in mentions {
        if form == "nominal" {
            *counted.entry(texts.get(*article)?.words(*span).to_lowercase()).or_default() += 1;
        }
    }
    let mut counts: Vec<Count> =
        counted.into_iter().map(|(words, count)| Count { value: Some(words), count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts.truncate(DESCRIPTIONS);
    Ok(counts)
}

/// The entities that share a sentence with these mentions, counted by sentence.
fn neighbours(
    connection: &Connection,
    catalogue: &Catalogue,
    num: i64,
    mentions: &[(i64, Span, String)],
) -> Made<Vec<Neighbour>> {
    let mut sentence = connection.prepare_cached(
        "SELECT start, end FROM sentences WHERE article = ?1 AND start <= ?2 AND end >= ?3 LIMIT 1",
    )?;
    let mut others = connection.prepare_cached(
        "SELECT DISTINCT there.entity FROM mentions m \
         JOIN mention_entities there ON there.article = m.article AND there.mention = m.position \
         WHERE m.article = ?1 AND m.start >= ?2 AND m.end <= ?3 AND there.entity <> ?4",
    )?;
    let mut seen = BTreeSet::new();
    let mut counted: BTreeMap<u32, usize> = BTreeMap::new();
    for (article, span, _) in mentions {
        let place: Option<(u32, u32)> = sentence
            .query_row(params![article, span.start, span.end], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((start, end)) = place.filter(|(start, _)| seen.insert((*article, *start))) else { continue };
        let mut rows = others.query(params![article, start, end, num])?;
        while let Some(row) = rows.next()? {
            if let Some(at) = catalogue.entity(row.get(0)?) {
                *counted.entry(at).or_default() += 1;
            }
        }
    }
    let mut neighbours: Vec<Neighbour> = counted
        .into_iter()
        .filter_map(|(at, sentences)| {
            Some(Neighbour { entity: catalogue.entities.get(at as usize)?.about.clone(), sentences })
        })
        .collect();
    neighbours.sort_by(|a, b| b.sentences.cmp(&a.sentences).then_with(|| a.entity.id.cmp(&b.entity.id)));
    neighbours.truncate(NEIGHBOURS);
    Ok(neighbours)
}

fn stories(catalogue: &Catalogue, articles: &[u32]) -> Vec<StoryCount> {
    let mut counted: BTreeMap<u32, usize> = BTreeMap::new();
    for facts in articles.iter().filter_map(|at| catalogue.articles.get(*at as usize)) {
        *counted.entry(facts.story).or_default() += 1;
    }
    let mut counts: Vec<(u32, usize)> = counted.into_iter().collect();
    counts.sort_by_key(|(story, count)| (std::cmp::Reverse(*count), *story));
    let line = |(story, articles): (u32, usize)| {
        let story = catalogue.stories.get(story as usize)?;
        Some(StoryCount { story: StoryRef { id: story.id.clone(), title: story.title.clone() }, articles })
    };
    counts.into_iter().filter_map(line).take(STORIES).collect()
}
