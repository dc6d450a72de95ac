//! Readings back from the desk, for linking.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::{from_json, reasons_from_json, span, spans_from_json};
use crate::state::{STAGE_ARTICLE, STAGE_READING, state};
use relata_types::{
    Article, ArticleId, Clause, Credit, Cue, EntityType, Happening, Lang, Mention, MentionForm, Metadata,
    Polarity, Reading, SentenceVector, Span, Statement, StatementKind, Time, TimeType, Warning, WarningCode,
};
use rusqlite::{Connection, Row};
use std::collections::BTreeSet;

type Loaded<T> = std::result::Result<T, Fault>;

impl Desk {
    /// Every article with its reading, in the order of the articles' ids. A dossier that is saved next through this value
    /// counts as built from them.
    ///
    /// # Errors
    /// When the desk cannot be read or is damaged.
    pub fn load_readings(&self) -> Result<Vec<(Article, Reading)>> {
        let (count, readings) = self.look(|connection| {
            let mut readings = Vec::new();
            let mut select = connection.prepare(&format!("SELECT {COLUMNS} FROM articles ORDER BY id"))?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let num = row.get(0)?;
                readings.push((article(connection, num, row)?, reading(connection, num)?));
            }
            Ok((state(connection, "readings")?, readings))
        })?;
        self.loaded.set(Some(count));
        Ok(readings)
    }

    /// Some articles with their readings, in the order of their ids; those that the desk does not hold are left out.
    ///
    /// # Errors
    /// When the desk cannot be read or is damaged.
    pub fn load_some_readings(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<(Article, Reading)>> {
        self.look(|connection| {
            let mut readings = Vec::with_capacity(articles.len());
            let mut select =
                connection.prepare_cached(&format!("SELECT {COLUMNS} FROM articles WHERE id = ?1"))?;
            for id in articles {
                let mut rows = select.query([id])?;
                if let Some(row) = rows.next()? {
                    let num = row.get(0)?;
                    readings.push((article(connection, num, row)?, reading(connection, num)?));
                }
            }
            Ok(readings)
        })
    }
}

/// The columns that [`article`] takes.
const COLUMNS: &str = "num, id, key, path, url, outlet, title, authors, published, lang, text";

fn article(connection: &Connection, num: i64, row: &Row<'_>) -> Loaded<Article> {
    let lang = match row.get::<_, Option<String>>(9)? {
        Some(code) => Some(Lang::parse(&code).ok_or_else(|| Fault::damaged("articles.lang", code))?),
        None => None,
    };
    Ok(Article {
        id: row.get(1)?,
        key: row.get(2)?,
        path: row.get(3)?,
        metadata: Metadata {
            url: row.get(4)?,
            outlet: row.get(5)?,
            title: row.get(6)?,
            authors: from_json("articles.authors", &row.get::<_, String>(7)?)?,
            published: row.get(8)?,
            lang,
        },
        text: row.get(10)?,
        warnings: warnings(connection, num, STAGE_ARTICLE)?,
    })
}

fn reading(connection: &Connection, num: i64) -> Loaded<Reading> {
    Ok(Reading {
        sentences: spans(connection, num, "sentences")?,
        vectors: vectors(connection, num)?,
        clauses: clauses(connection, num)?,
        happenings: list(
            connection,
            "SELECT kind, word_start, word_end, whom_start, whom_end, by_start, by_end, phrase_start, phrase_end, thing
             FROM happenings WHERE article = ?1 ORDER BY position",
            num,
            |row| {
                let (word, whom, by) = (span_at(row, 1)?, span_at(row, 3)?, span_maybe_at(row, 5)?);
                let (phrase, thing) = (span_maybe_at(row, 7)?, row.get(9)?);
                Ok(Happening { kind: row.get(0)?, word, whom, thing, by, phrase })
            },
        )?,
        mentions: mentions(connection, num)?,
        statements: statements(connection, num)?,
        times: list(
            connection,
            "SELECT start, end, type, value FROM times WHERE article = ?1 ORDER BY position",
            num,
            |row| {
                let time_type = parsed("times.type", row.get(2)?, TimeType::parse)?;
                Ok(Time { span: span_at(row, 0)?, time_type, value: row.get(3)? })
            },
        )?,
        credits: list(
            connection,
            "SELECT start, end, outlet FROM credits WHERE article = ?1 ORDER BY position",
            num,
            |row| Ok(Credit { span: span_at(row, 0)?, outlet: row.get(2)? }),
        )?,
        questions: spans(connection, num, "questions")?,
        furniture: spans(connection, num, "furniture")?,
        warnings: warnings(connection, num, STAGE_READING)?,
    })
}

/// The rows of `sql` for the article `num`, each turned by `item`.
pub(crate) fn list<T>(
    connection: &Connection,
    sql: &str,
    num: i64,
    item: impl Fn(&Row<'_>) -> Loaded<T>,
) -> Loaded<Vec<T>> {
    let mut select = connection.prepare_cached(sql)?;
    let mut rows = select.query([num])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(item(row)?);
    }
    Ok(items)
}

/// The span in the columns `first` and the next.
pub(crate) fn span_at(row: &Row<'_>, first: usize) -> Loaded<Span> {
    span([row.get(first)?, row.get(first + 1)?])
}

/// The span in the columns `first` and the next, which are empty together.
pub(crate) fn span_maybe_at(row: &Row<'_>, first: usize) -> Loaded<Option<Span>> {
    match (row.get::<_, Option<u32>>(first)?, row.get::<_, Option<u32>>(first + 1)?) {
        (Some(start), Some(end)) => Ok(Some(span([start, end])?)),
        _ => Ok(None),
    }
}

fn parsed<T>(column: &str, value: String, parse: impl Fn(&str) -> Option<T>) -> Loaded<T> {
    parse(&value).ok_or_else(|| Fault::damaged(column, value))
}

pub(crate) fn spans(connection: &Connection, num: i64, table: &str) -> Loaded<Vec<Span>> {
    let sql = format!("SELECT start, end FROM {table} WHERE article = ?1 ORDER BY position");
    list(connection, &sql, num, |row| span_at(row, 0))
}

fn warnings(connection: &Connection, num: i64, stage: i64) -> Loaded<Vec<Warning>> {
    let sql = format!(
        "SELECT code, start, end, note FROM warnings WHERE article = ?1 AND stage = {stage} ORDER BY position"
    );
    list(connection, &sql, num, |row| {
        let code = parsed("warnings.code", row.get(0)?, WarningCode::parse)?;
        Ok(Warning { code, span: span_at(row, 1)?, note: row.get(3)? })
    })
}

fn vectors(connection: &Connection, num: i64) -> Loaded<Vec<SentenceVector>> {
    let mut select = connection.prepare_cached("SELECT vectors FROM sentence_vectors WHERE article = ?1")?;
    let mut rows = select.query([num])?;
    let Some(row) = rows.next()? else { return Ok(Vec::new()) };
    let bytes: Vec<u8> = row.get(0)?;
    bytes.chunks(SentenceVector::DIMENSIONS).map(|bytes| vector("sentence_vectors.vectors", bytes)).collect()
}

fn vector(column: &str, bytes: &[u8]) -> Loaded<SentenceVector> {
    let damaged = || Fault::damaged(column, format!("{} bytes", bytes.len()));
    SentenceVector::from_bytes(bytes).ok_or_else(damaged)
}

fn clauses(connection: &Connection, num: i64) -> Loaded<Vec<Clause>> {
    let sql = "SELECT start, end, pieces, vector FROM clauses WHERE article = ?1 ORDER BY position";
    list(connection, sql, num, |row| {
        let bytes: Option<Vec<u8>> = row.get(3)?;
        Ok(Clause {
            span: span_at(row, 0)?,
            pieces: spans_from_json(&row.get::<_, String>(2)?)?,
            vector: bytes.map_or(Ok(SentenceVector::NONE), |bytes| vector("clauses.vector", &bytes))?,
        })
    })
}

fn mentions(connection: &Connection, num: i64) -> Loaded<Vec<Mention>> {
    let sql = "SELECT start, end, type, form, same_as FROM mentions WHERE article = ?1 ORDER BY position";
    list(connection, sql, num, |row| {
        Ok(Mention {
            span: span_at(row, 0)?,
            entity_type: parsed("mentions.type", row.get(2)?, EntityType::parse)?,
            form: parsed("mentions.form", row.get(3)?, MentionForm::parse)?,
            same_as: index(row, 4)?,
        })
    })
}

fn statements(connection: &Connection, num: i64) -> Loaded<Vec<Statement>> {
    let sql = "SELECT kind, parts, cue_start, cue_end, cue_lemma, source_start, source_end, speaker, reasons,
                   anonymous, polarity, addressee_start, addressee_end, venue_start, venue_end
               FROM statements WHERE article = ?1 ORDER BY position";
    list(connection, sql, num, |row| {
        let lemma: Option<String> = row.get(4)?;
        let cue = span_maybe_at(row, 2)?.map(|span| Cue { span, lemma: lemma.unwrap_or_default() });
        Ok(Statement {
            kind: parsed("statements.kind", row.get(0)?, StatementKind::parse)?,
            content: spans_from_json(&row.get::<_, String>(1)?)?,
            cue,
            source: span_maybe_at(row, 5)?,
            speaker: index(row, 7)?,
            is_anonymous: row.get(9)?,
            polarity: parsed("statements.polarity", row.get(10)?, Polarity::parse)?,
            addressee: span_maybe_at(row, 11)?,
            venue: span_maybe_at(row, 13)?,
            reasons: reasons_from_json(&row.get::<_, String>(8)?)?,
        })
    })
}

/// An index into the article's mentions.
fn index(row: &Row<'_>, column: usize) -> Loaded<Option<usize>> {
    let index: Option<u32> = row.get(column)?;
    Ok(index.map(|index| index as usize))
}
