//! Statements as the screens show them.

use super::catalogue::Catalogue;
use super::cited::{Cited, cited};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::ReasonView;
use crate::parts::joined;
use crate::query::{STATEMENT_COLUMNS, STATEMENT_TABLES, StatementRow};
use crate::refs::EntityRef;
use crate::texts::Texts;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

/// Somebody's words in their sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementLine {
    /// Its id.
    pub id: String,
    /// `direct`, `indirect` or `mixed`.
    pub kind: String,
    /// The words uttered; ` … ` stands where the article interrupts them.
    pub text: String,
    /// The words that say that something is said.
    pub cue: Option<String>,
    /// The words that name who speaks.
    pub source: Option<String>,
    /// The entity behind the source.
    pub speaker: Option<EntityRef>,
    /// Its name; without an entity the best name that the article gives; `None`: not said who.
    pub speaker_name: Option<String>,
    /// Whether the source is people whom the article keeps nameless.
    pub anonymous: bool,
    /// `asserts`, `denies`, `asks`, `orders` or `hopes`.
    pub polarity: String,
    /// The words that name to whom it is said.
    pub addressee: Option<String>,
    /// The words that name where or by what means.
    pub venue: Option<String>,
    /// The rules that found it.
    pub reasons: Vec<ReasonView>,
    /// Whether a person ruled that somebody else speaks than the one who was found.
    pub wrong_speaker: bool,
    /// The words in their sentences.
    pub cited: Cited,
}

impl Desk {
    /// The statement with this id.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn statement_line(&self, catalogue: &Catalogue, id: &str) -> Result<Option<StatementLine>> {
        self.look(|connection| {
            let mut find = connection.prepare_cached("SELECT num FROM statements WHERE id = ?1")?;
            let num: Option<i64> = find.query_row([id], |row| row.get(0)).optional()?;
            let mut texts = Texts::new(connection);
            num.map_or(Ok(None), |num| line(connection, &mut texts, catalogue, num))
        })
    }
}

/// The statements in rows `nums`, in that order.
pub(super) fn lines(
    connection: &Connection,
    texts: &mut Texts<'_>,
    catalogue: &Catalogue,
    nums: impl Iterator<Item = i64>,
) -> std::result::Result<Vec<StatementLine>, Fault> {
    let mut lines = Vec::new();
    for num in nums {
        lines.extend(line(connection, texts, catalogue, num)?);
    }
    Ok(lines)
}

/// The statement in row `num`.
pub(super) fn line(
    connection: &Connection,
    texts: &mut Texts<'_>,
    catalogue: &Catalogue,
    num: i64,
) -> std::result::Result<Option<StatementLine>, Fault> {
    let Some(row) = row(connection, num)? else { return Ok(None) };
    let article = texts.get(row.article)?;
    Ok(Some(StatementLine {
        text: joined(&article.text, &row.parts),
        cue: row.cue.map(|span| article.words(span)),
        source: row.source.map(|span| article.words(span)),
        speaker: speaker(catalogue, num),
        speaker_name: row.speaker_name(&article.text),
        addressee: row.addressee.map(|span| article.words(span)),
        venue: row.venue.map(|span| article.words(span)),
        cited: cited(&article, &row.parts),
        id: row.id,
        kind: row.kind,
        anonymous: row.anonymous,
        polarity: row.polarity,
        reasons: row.reasons,
        wrong_speaker: row.wrong_speaker,
    }))
}

/// The entity that says the statement in row `num`.
pub(super) fn speaker(catalogue: &Catalogue, num: i64) -> Option<EntityRef> {
    let facts = catalogue.statement(num).and_then(|at| catalogue.statements.get(at as usize))?;
    catalogue.entities.get(facts.speaker as usize).map(|facts| facts.about.clone())
}

pub(super) fn row(connection: &Connection, num: i64) -> std::result::Result<Option<StatementRow>, Fault> {
    let sql = format!("SELECT {STATEMENT_COLUMNS} FROM {STATEMENT_TABLES} WHERE s.num = ?1");
    Ok(crate::load::list(connection, &sql, num, StatementRow::read)?.pop())
}
