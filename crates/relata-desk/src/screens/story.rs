//! One story: its head and its lists.

use super::catalogue::{Catalogue, NONE, StoryFacts};
use super::cited::{Cited, Page, Part, cited};
use super::statement::{StatementLine, lines};
use super::stories::StoryLine;
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::{ReasonView, from_json};
use crate::load::{list, span_at};
use crate::query::Count;
use crate::refs::{ArticleRef, EntityRef};
use crate::texts::Texts;
use relata_types::Span;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Statements shown beside a speaker.
const EXAMPLES: usize = 2;

/// A story's head: its lists are asked for one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryHead {
    /// As in a list of stories.
    #[serde(flatten)]
    pub line: StoryLine,
    /// Articles by outlet, most first.
    pub by_outlet: Vec<Count>,
    /// How many statements.
    pub statements: usize,
    /// How many open questions.
    pub questions: usize,
    /// Articles with a warning, by its code, most first.
    pub warnings: Vec<Count>,
    /// Prominent actors to whom nothing is attributed.
    pub not_heard: Vec<Named>,
}

/// An entity and how often it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Which.
    #[serde(flatten)]
    pub entity: EntityRef,
    /// In how many mentions of the story.
    pub mentions: usize,
}

/// An article of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryArticle {
    /// Which.
    #[serde(flatten)]
    pub article: ArticleRef,
    /// Id of its origin.
    pub origin: Option<String>,
    /// How many articles that origin has.
    pub articles_of_origin: usize,
}

/// Who speaks in a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// Who; `None`: all whom no entity names.
    pub speaker: Option<EntityRef>,
    /// How many statements.
    pub statements: usize,
    /// In how many articles.
    pub articles: usize,
    /// Of how many outlets.
    pub outlets: usize,
    /// The oldest of them.
    pub examples: Vec<StatementLine>,
}

/// Whose statements to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpokenBy {
    /// Everybody's.
    Anybody,
    /// Those of nobody who is an entity.
    NoEntity,
    /// Those of the entity with this id.
    Entity(String),
}

/// What articles say is not known, alike ones together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// The words of one place.
    pub text: String,
    /// Where, oldest article first.
    pub cited: Vec<Cited>,
    /// What seems to answer it.
    pub answer: Option<Answer>,
}

/// A telling, published later, that seems to answer a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Id of the claim.
    pub claim: String,
    /// The words.
    pub cited: Cited,
    /// Why it seems to answer.
    pub reasons: Vec<ReasonView>,
}

/// What to know before trusting an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryWarning {
    /// Which kind.
    pub code: String,
    /// One sentence for a person.
    pub note: String,
    /// Where.
    pub cited: Cited,
}

type Made<T> = std::result::Result<T, Fault>;

/// Where something stands: index and row number of the article, and the words.
type Place = (u32, i64, Span);

impl Desk {
    /// The head of the story with this id.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn story_head(&self, catalogue: &Catalogue, id: &str) -> Result<Option<StoryHead>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        self.look(|connection| {
            let questions = "SELECT count(*) FROM open_questions WHERE story = ?1";
            let warnings = "SELECT w.code, count(DISTINCT w.article) FROM story_articles s \
                            JOIN warnings w ON w.article = s.article WHERE s.story = ?1 GROUP BY 1 ORDER BY 2 DESC, 1";
            let questions: u32 =
                connection.prepare_cached(questions)?.query_row([story.num], |row| row.get(0))?;
            Ok(Some(StoryHead {
                line: catalogue.story_line(story),
                by_outlet: catalogue.by_outlet(&story.articles),
                statements: story.articles.iter().map(|at| catalogue.statements_of(*at).len()).sum(),
                questions: questions as usize,
                warnings: list(connection, warnings, story.num, |row| {
                    Ok(Count { value: row.get(0)?, count: row.get::<_, u32>(1)? as usize })
                })?,
                not_heard: not_heard(connection, story.num)?,
            }))
        })
    }

    /// The articles of a story, oldest first or newest first.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn story_articles(
        &self,
        catalogue: &Catalogue,
        id: &str,
        newest_first: bool,
        part: Part,
    ) -> Result<Option<Page<StoryArticle>>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        let mut articles = story.articles.clone();
        if newest_first {
            articles.reverse();
        }
        self.look(|connection| {
            let mut items = Vec::new();
            for facts in part.of(&articles).iter().filter_map(|at| catalogue.articles.get(*at as usize)) {
                let origin = catalogue.origin(facts.origin);
                items.push(StoryArticle {
                    article: article_ref(connection, facts.num)?,
                    origin: origin.map(|origin| origin.id.clone()),
                    articles_of_origin: origin.map_or(1, |origin| origin.articles.len()),
                });
            }
            Ok(Some(part.page(articles.len(), items)))
        })
    }

    /// Who speaks in a story, most statements first; nobody last.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn story_speakers(
        &self,
        catalogue: &Catalogue,
        id: &str,
        part: Part,
    ) -> Result<Option<Page<Speaker>>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        let mut said: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for at in spoken(catalogue, story) {
            said.entry(catalogue.statements[at as usize].speaker).or_default().push(at);
        }
        let mut said: Vec<(u32, Vec<u32>)> = said.into_iter().collect();
        let id = |speaker: u32| catalogue.entities.get(speaker as usize).map(|facts| &facts.about.id);
        said.sort_by_key(|(speaker, said)| (*speaker == NONE, std::cmp::Reverse(said.len()), id(*speaker)));
        self.look(|connection| {
            let mut texts = Texts::new(connection);
            let mut items = Vec::new();
            for (speaker, said) in said.iter().skip(part.offset).take(part.limit) {
                let facts = || said.iter().filter_map(|at| catalogue.statements.get(*at as usize));
                let articles: BTreeSet<u32> = facts().map(|facts| facts.article).collect();
                let of = |at: &u32| catalogue.articles.get(*at as usize).map(|facts| facts.outlet);
                let outlets: BTreeSet<u32> =
                    articles.iter().filter_map(of).filter(|at| *at != NONE).collect();
                let nums = facts().take(EXAMPLES).map(|facts| facts.num);
                items.push(Speaker {
                    speaker: catalogue.entities.get(*speaker as usize).map(|facts| facts.about.clone()),
                    statements: said.len(),
                    articles: articles.len(),
                    outlets: outlets.len(),
                    examples: lines(connection, &mut texts, catalogue, nums)?,
                });
            }
            Ok(Some(part.page(said.len(), items)))
        })
    }

    /// The statements of a story, oldest article first.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn story_statements(
        &self,
        catalogue: &Catalogue,
        id: &str,
        by: &SpokenBy,
        part: Part,
    ) -> Result<Option<Page<StatementLine>>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        let said: Vec<i64> = spoken(catalogue, story)
            .map(|at| &catalogue.statements[at as usize])
            .filter(|facts| match by {
                SpokenBy::Anybody => true,
                SpokenBy::NoEntity => facts.speaker == NONE,
                SpokenBy::Entity(id) => catalogue
                    .entities
                    .get(facts.speaker as usize)
                    .is_some_and(|speaker| speaker.about.id == *id),
            })
            .map(|facts| facts.num)
            .collect();
        self.look(|connection| {
            let mut texts = Texts::new(connection);
            let items = lines(connection, &mut texts, catalogue, part.of(&said).into_iter())?;
            Ok(Some(part.page(said.len(), items)))
        })
    }

    /// What the articles of a story say is not known: said by most articles first.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn story_questions(
        &self,
        catalogue: &Catalogue,
        id: &str,
        part: Part,
    ) -> Result<Option<Page<Question>>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        self.look(|connection| {
            // Each question with its places, the oldest first: an article's index is its place in time.
            let mut places: BTreeMap<i64, Vec<Place>> = BTreeMap::new();
            let sql = "SELECT p.question, p.article, p.start, p.end FROM open_questions q \
                       JOIN open_question_places p ON p.question = q.num WHERE q.story = ?1";
            let rows =
                list(connection, sql, story.num, |row| Ok((row.get(0)?, row.get(1)?, span_at(row, 2)?)))?;
            for (question, article, span) in rows {
                let at = catalogue.article(article).unwrap_or(NONE);
                places.entry(question).or_default().push((at, article, span));
            }
            let mut asked: Vec<(i64, Vec<Place>)> = places.into_iter().collect();
            asked
                .iter_mut()
                .for_each(|(_, places)| places.sort_unstable_by_key(|(at, _, span)| (*at, *span)));
            asked.sort_by_key(|(num, places)| {
                (std::cmp::Reverse(places.len()), places.first().map(|(at, _, span)| (*at, *span)), *num)
            });
            let mut texts = Texts::new(connection);
            let mut items = Vec::new();
            for (num, places) in asked.iter().skip(part.offset).take(part.limit) {
                items.push(question(connection, &mut texts, *num, places)?);
            }
            Ok(Some(part.page(asked.len(), items)))
        })
    }

    /// What to know before trusting the articles of a story, oldest article first.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn story_warnings(
        &self,
        catalogue: &Catalogue,
        id: &str,
        part: Part,
    ) -> Result<Option<Page<StoryWarning>>> {
        let Some(story) = catalogue.story(id) else { return Ok(None) };
        self.look(|connection| {
            let mut texts = Texts::new(connection);
            let sql = "SELECT w.code, w.note, w.article, w.start, w.end FROM story_articles s \
                       JOIN warnings w ON w.article = s.article JOIN articles a ON a.num = s.article \
                       WHERE s.story = ?1 ORDER BY a.published NULLS LAST, a.id, w.stage, w.position";
            let rows = list(connection, sql, story.num, |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?, span_at(row, 3)?))
            })?;
            let total = rows.len();
            let mut items = Vec::new();
            for (code, note, article, span) in rows.into_iter().skip(part.offset).take(part.limit) {
                let article = texts.get(article)?;
                let whole = span.is_empty();
                let mut cited = cited(&article, &[span]);
                if whole {
                    (cited.sentence, cited.runs) = (None, Vec::new());
                }
                items.push(StoryWarning { code, note, cited });
            }
            Ok(Some(part.page(total, items)))
        })
    }
}

/// The open question in row `num`, asked at `places`.
fn question(connection: &Connection, texts: &mut Texts<'_>, num: i64, places: &[Place]) -> Made<Question> {
    let sql = "SELECT q.id, q.text, q.answer_reasons, c.id, t.article, t.start, t.end FROM open_questions q \
               LEFT JOIN claims c ON c.num = q.answer \
               LEFT JOIN tellings t ON t.claim = q.answer AND t.position = q.answer_telling WHERE q.num = ?1";
    let mut found = list(connection, sql, num, |row| {
        let answer: Option<(String, Option<i64>)> = match row.get(3)? {
            Some(claim) => Some((claim, row.get(4)?)),
            None => None,
        };
        let at = match answer {
            Some((claim, Some(article))) => Some((claim, article, span_at(row, 5)?)),
            _ => None,
        };
        let reasons: Vec<ReasonView> = from_json("open_questions.answer_reasons", &row.get::<_, String>(2)?)?;
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, at, reasons))
    })?;
    let Some((id, text, at, reasons)) = found.pop() else {
        return Err(Fault::Unknown(format!("the open question of row {num} is gone")));
    };
    let answer = match at {
        Some((claim, article, span)) => {
            Some(Answer { claim, cited: cited(&*texts.get(article)?, &[span]), reasons })
        }
        None => None,
    };
    let mut at = Vec::new();
    for (_, article, span) in places {
        at.push(cited(&*texts.get(*article)?, &[*span]));
    }
    Ok(Question { id, text, cited: at, answer })
}

/// Indexes of the statements of a story, oldest article first, then in the order of the text.
pub(super) fn spoken<'c>(catalogue: &'c Catalogue, story: &'c StoryFacts) -> impl Iterator<Item = u32> + 'c {
    story.articles.iter().flat_map(|article| catalogue.statements_of(*article).iter().copied())
}

fn not_heard(connection: &Connection, story: i64) -> Made<Vec<Named>> {
    let sql = "SELECT e.id, e.name, e.type, (SELECT count(*) FROM story_articles a \
                   JOIN mention_entities m ON m.article = a.article WHERE a.story = ?1 AND m.entity = e.num) \
               FROM silences s JOIN entities e ON e.num = s.entity WHERE s.story = ?1 ORDER BY 4 DESC, e.name, e.id";
    list(connection, sql, story, |row| {
        let entity = EntityRef { id: row.get(0)?, name: row.get(1)?, entity_type: row.get(2)? };
        Ok(Named { entity, mentions: row.get::<_, u32>(3)? as usize })
    })
}

/// How an answer names the article in row `num`, without loading its text.
pub(super) fn article_ref(connection: &Connection, num: i64) -> Made<ArticleRef> {
    let sql = "SELECT id, key, title, outlet, published, lang, url FROM articles WHERE num = ?1";
    let mut select = connection.prepare_cached(sql)?;
    Ok(select.query_row([num], |row| {
        let key: String = row.get(1)?;
        Ok(ArticleRef {
            id: row.get(0)?,
            label: row.get::<_, Option<String>>(2)?.unwrap_or_else(|| key.clone()),
            key,
            outlet: row.get(3)?,
            published: row.get(4)?,
            lang: row.get(5)?,
            url: row.get(6)?,
        })
    })?)
}
