//! One article with all that was found in it.

use super::catalogue::Catalogue;
use super::statement::speaker;
use super::story::{Named, article_ref};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::{ReasonView, from_json, passages_from_json, variants_from_json};
use crate::load::{list, span_at, spans};
use crate::query::{STATEMENT_COLUMNS, STATEMENT_TABLES, StatementRow};
use crate::refs::{ArticleRef, EntityRef};
use crate::texts::{CodePoints, Texts};
use relata_types::Span;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use std::collections::BTreeMap;

/// `[start, end]` in the units that were asked for.
pub type At = [usize; 2];

/// In what offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OffsetUnit {
    /// UTF-16 code units, as in a browser.
    #[serde(rename = "utf-16")]
    Utf16,
    /// Unicode code points, as in Python and in the export.
    CodePoints,
}

/// An article with its reading and what it shares with others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleDetail {
    /// Which.
    pub article: ArticleRef,
    /// Who signed it.
    pub authors: Vec<String>,
    /// The file that it was read from.
    pub path: Option<String>,
    /// In what offsets count.
    pub offsets: OffsetUnit,
    /// Its text.
    pub text: String,
    /// The story that it belongs to.
    pub story: Option<StoryRef>,
    /// The origin that it belongs to.
    pub origin: Option<OriginRef>,
    /// Its sentences.
    pub sentences: Vec<At>,
    /// Whom and what it mentions, most often first.
    pub entities: Vec<Named>,
    /// Its mentions.
    pub mentions: Vec<MentionAt>,
    /// Who says what in it.
    pub statements: Vec<StatementAt>,
    /// Its time expressions.
    pub times: Vec<TimeAt>,
    /// Where its reporting comes from.
    pub credits: Vec<CreditAt>,
    /// Where it says that something is not known.
    pub questions: Vec<At>,
    /// Page furniture.
    pub furniture: Vec<At>,
    /// What to know before trusting it.
    pub warnings: Vec<WarningAt>,
    /// The claims that it tells.
    pub claims: Vec<ClaimAt>,
    /// The passages that it shares with other articles.
    pub passages: Vec<PassageAt>,
}

/// How an answer names a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryRef {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// How an answer names an origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OriginRef {
    /// Its id.
    pub id: String,
    /// How many articles it has.
    pub articles: usize,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionAt {
    /// Where.
    pub at: At,
    /// `person`, `organization`, `place`, `group` or `other`.
    #[serde(rename = "type")]
    pub entity_type: String,
    /// `name`, `nominal` or `pronoun`.
    pub form: String,
    /// Id of the entity; `None`: stands for nobody known.
    pub entity: Option<String>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementAt {
    /// Its id.
    pub id: String,
    /// `direct`, `indirect` or `mixed`.
    pub kind: String,
    /// The pieces of the words uttered.
    pub parts: Vec<At>,
    /// The words that say that something is said.
    pub cue: Option<At>,
    /// The words that name who speaks.
    pub source: Option<At>,
    /// The words that name to whom.
    pub addressee: Option<At>,
    /// The words that name where.
    pub venue: Option<At>,
    /// The entity behind the source.
    pub speaker: Option<EntityRef>,
    /// Its name, or the best that the article gives.
    pub speaker_name: Option<String>,
    /// Whether the source is people whom the article keeps nameless.
    pub anonymous: bool,
    /// `asserts`, `denies`, `asks`, `orders` or `hopes`.
    pub polarity: String,
    /// The rules that found it.
    pub reasons: Vec<ReasonView>,
    /// Whether a person ruled that somebody else speaks than the one who was found.
    pub wrong_speaker: bool,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimeAt {
    /// Where.
    pub at: At,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub time_type: String,
    /// TIMEX3 value.
    pub value: String,
}

/// A credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CreditAt {
    /// Where.
    pub at: At,
    /// The outlet that it names, as written.
    pub outlet: String,
}

/// A warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WarningAt {
    /// Which kind.
    pub code: String,
    /// Where; empty: the whole article.
    pub at: At,
    /// One sentence for a person.
    pub note: String,
}

/// A claim that the article tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimAt {
    /// Its id.
    pub id: String,
    /// The words of one telling.
    pub text: String,
    /// Where this article tells it.
    pub at: At,
    /// Id of the statement whose content it is.
    pub statement: Option<String>,
    /// In how many articles it is told.
    pub articles: usize,
    /// By how many outlets.
    pub outlets: usize,
    /// By how many origins.
    pub origins: usize,
    /// Whether its tellings differ.
    pub disputed: bool,
}

/// A passage that another article shares.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PassageAt {
    /// Where.
    pub at: At,
    /// The other article.
    pub other: ArticleRef,
    /// Its words.
    pub text: String,
    /// In which way the two share text.
    pub kind: String,
    /// How surely, from 0 to 1.
    pub score: f64,
}

/// Passages shown: an article of a much copied origin shares each of its sentences with hundreds.
const MOST_PASSAGES: usize = 400;
/// Links followed for them.
const MOST_LINKS: usize = 60;

impl Desk {
    /// The article with this id.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn article_detail(
        &self,
        catalogue: &Catalogue,
        id: &str,
        unit: OffsetUnit,
    ) -> Result<Option<ArticleDetail>> {
        self.look(|connection| {
            let mut find =
                connection.prepare_cached("SELECT num, authors, path, text FROM articles WHERE id = ?1")?;
            let found: Option<(i64, String, Option<String>, String)> = find
                .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
                .optional()?;
            let Some((num, authors, path, text)) = found else { return Ok(None) };
            let points = match unit {
                OffsetUnit::Utf16 => CodePoints::in_utf16(&text),
                OffsetUnit::CodePoints => CodePoints::new(&text),
            };
            let view = View { connection, catalogue, num, text: &text, points };
            let facts = catalogue.article(num).and_then(|at| catalogue.articles.get(at as usize));
            let story = facts.and_then(|facts| catalogue.stories.get(facts.story as usize));
            let origin = facts.and_then(|facts| catalogue.origin(facts.origin));
            Ok(Some(ArticleDetail {
                article: article_ref(connection, num)?,
                authors: from_json("articles.authors", &authors)?,
                path,
                offsets: unit,
                story: story.map(|story| StoryRef { id: story.id.clone(), title: story.title.clone() }),
                origin: origin
                    .map(|origin| OriginRef { id: origin.id.clone(), articles: origin.articles.len() }),
                sentences: view.spans("sentences")?,
                entities: view.entities()?,
                mentions: view.mentions()?,
                statements: view.statements()?,
                times: view.times()?,
                credits: view.credits()?,
                questions: view.spans("questions")?,
                furniture: view.spans("furniture")?,
                warnings: view.warnings()?,
                claims: view.claims()?,
                passages: view.passages()?,
                text: view.text.to_owned(),
            }))
        })
    }
}

struct View<'a> {
    connection: &'a Connection,
    catalogue: &'a Catalogue,
    num: i64,
    text: &'a str,
    points: CodePoints,
}

type Made<T> = std::result::Result<T, Fault>;

impl View<'_> {
    fn at(&self, span: Span) -> At {
        self.points.range(self.text, span)
    }

    fn spans(&self, table: &str) -> Made<Vec<At>> {
        Ok(spans(self.connection, self.num, table)?.into_iter().map(|span| self.at(span)).collect())
    }

    fn entities(&self) -> Made<Vec<Named>> {
        let sql = "SELECT e.id, e.name, e.type, count(*) FROM mention_entities m JOIN entities e ON e.num = m.entity \
                   WHERE m.article = ?1 GROUP BY e.num ORDER BY 4 DESC, e.name, e.id";
        list(self.connection, sql, self.num, |row| {
            let entity = EntityRef { id: row.get(0)?, name: row.get(1)?, entity_type: row.get(2)? };
            Ok(Named { entity, mentions: row.get::<_, u32>(3)? as usize })
        })
    }

    fn mentions(&self) -> Made<Vec<MentionAt>> {
        let sql = "SELECT m.start, m.end, m.type, m.form, e.id FROM mentions m \
                   LEFT JOIN mention_entities me ON me.article = m.article AND me.mention = m.position \
                   LEFT JOIN entities e ON e.num = me.entity WHERE m.article = ?1 ORDER BY m.position";
        list(self.connection, sql, self.num, |row| {
            let at = self.at(span_at(row, 0)?);
            Ok(MentionAt { at, entity_type: row.get(2)?, form: row.get(3)?, entity: row.get(4)? })
        })
    }

    fn statements(&self) -> Made<Vec<StatementAt>> {
        let sql = format!(
            "SELECT {STATEMENT_COLUMNS}, s.num FROM {STATEMENT_TABLES} WHERE s.article = ?1 ORDER BY s.position"
        );
        let rows = list(self.connection, &sql, self.num, |row| {
            let num: i64 = row.get(row.as_ref().column_count() - 1)?;
            Ok((num, StatementRow::read(row)?))
        })?;
        let maybe = |span: Option<Span>| span.map(|span| self.at(span));
        let at = |(num, row): (i64, StatementRow)| StatementAt {
            parts: row.parts.iter().map(|part| self.at(*part)).collect(),
            cue: maybe(row.cue),
            source: maybe(row.source),
            addressee: maybe(row.addressee),
            venue: maybe(row.venue),
            speaker: speaker(self.catalogue, num),
            speaker_name: row.speaker_name(self.text),
            id: row.id,
            kind: row.kind,
            anonymous: row.anonymous,
            polarity: row.polarity,
            reasons: row.reasons,
            wrong_speaker: row.wrong_speaker,
        };
        Ok(rows.into_iter().map(at).collect())
    }

    fn times(&self) -> Made<Vec<TimeAt>> {
        let sql = "SELECT start, end, type, value FROM times WHERE article = ?1 ORDER BY position";
        list(self.connection, sql, self.num, |row| {
            Ok(TimeAt { at: self.at(span_at(row, 0)?), time_type: row.get(2)?, value: row.get(3)? })
        })
    }

    fn credits(&self) -> Made<Vec<CreditAt>> {
        let sql = "SELECT start, end, outlet FROM credits WHERE article = ?1 ORDER BY position";
        list(self.connection, sql, self.num, |row| {
            Ok(CreditAt { at: self.at(span_at(row, 0)?), outlet: row.get(2)? })
        })
    }

    fn warnings(&self) -> Made<Vec<WarningAt>> {
        let sql = "SELECT start, end, code, note FROM warnings WHERE article = ?1 ORDER BY stage, position";
        list(self.connection, sql, self.num, |row| {
            Ok(WarningAt { at: self.at(span_at(row, 0)?), code: row.get(2)?, note: row.get(3)? })
        })
    }

    fn claims(&self) -> Made<Vec<ClaimAt>> {
        let sql = "SELECT t.start, t.end, c.id, c.text, t.statement, c.articles, c.outlets, c.origins, c.variants \
                   FROM tellings t JOIN claims c ON c.num = t.claim WHERE t.article = ?1 ORDER BY t.start, t.end, c.id";
        list(self.connection, sql, self.num, |row| {
            Ok(ClaimAt {
                at: self.at(span_at(row, 0)?),
                id: row.get(2)?,
                text: row.get(3)?,
                statement: row.get(4)?,
                articles: row.get::<_, u32>(5)? as usize,
                outlets: row.get::<_, u32>(6)? as usize,
                origins: row.get::<_, u32>(7)? as usize,
                disputed: !variants_from_json(&row.get::<_, String>(8)?)?.is_empty(),
            })
        })
    }

    fn passages(&self) -> Made<Vec<PassageAt>> {
        let sql = "SELECT kind, score, passages, b, 0 FROM copies WHERE a = ?1 \
                   UNION ALL SELECT kind, score, passages, a, 1 FROM copies WHERE b = ?1";
        let mut links = list(self.connection, sql, self.num, |row| {
            let other: i64 = row.get(3)?;
            let (kind, score): (String, f64) = (row.get(0)?, row.get(1)?);
            Ok((self.catalogue.article(other), other, kind, score, row.get::<_, String>(2)?, row.get(4)?))
        })?;
        links.sort_by(|a, b| (a.0, &a.2).cmp(&(b.0, &b.2)));
        let mut texts = Texts::new(self.connection);
        let mut found: BTreeMap<(Span, usize), PassageAt> = BTreeMap::new();
        for (_, other, kind, score, passages, turned) in links.into_iter().take(MOST_LINKS) {
            let article = texts.get(other)?;
            for passage in passages_from_json(&passages)? {
                let (here, there) = if turned { (passage.b, passage.a) } else { (passage.a, passage.b) };
                let shared = PassageAt {
                    at: self.at(here),
                    other: article.about.clone(),
                    text: article.words(there),
                    kind: kind.clone(),
                    score,
                };
                let order = found.len();
                found.insert((here, order), shared);
            }
            if found.len() >= MOST_PASSAGES {
                break;
            }
        }
        Ok(found.into_values().take(MOST_PASSAGES).collect())
    }
}
