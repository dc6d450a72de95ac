//! How much a desk holds.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::runs::{RunRecord, last_run};
use crate::state::is_current;
use rusqlite::Connection;
use serde::Serialize;

/// How many there are of one sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The sort: an outlet, a language, a code; `None`: not known.
    pub value: Option<String>,
    /// How many.
    pub count: usize,
}

/// How much a desk holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Articles.
    pub articles: usize,
    /// Statements.
    pub statements: usize,
    /// Entities.
    pub entities: usize,
    /// Copy links.
    pub copies: usize,
    /// Independent tellings.
    pub origins: usize,
    /// Happenings.
    pub stories: usize,
    /// Claims.
    pub claims: usize,
    /// Sentences that say that something is not known.
    pub questions: usize,
    /// Articles by language, most first.
    pub languages: Vec<Count>,
    /// Articles by outlet, most first.
    pub outlets: Vec<Count>,
    /// Date of the earliest dated article, ISO 8601.
    pub first_published: Option<String>,
    /// Date of the latest.
    pub last_published: Option<String>,
    /// Articles without a date.
    pub undated: usize,
    /// Articles with a warning, by its code, most first.
    pub warnings: Vec<Count>,
    /// Whether the dossier covers all readings; when not, `relata read` completes it.
    pub dossier_is_current: bool,
    /// The run that ended last, with the inputs that it skipped.
    pub last_run: Option<RunRecord>,
}

impl Desk {
    /// How much the desk holds.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn totals(&self) -> Result<Totals> {
        self.look(totals)
    }
}

pub(crate) fn totals(connection: &Connection) -> std::result::Result<Totals, Fault> {
    let count = |table: &str| -> std::result::Result<usize, Fault> {
        let count: i64 =
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    };
    let (first_published, last_published) =
        connection.query_row("SELECT min(published), max(published) FROM articles", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(Totals {
        articles: count("articles")?,
        statements: count("statements")?,
        entities: count("entities")?,
        copies: count("copies")?,
        origins: count("origins")?,
        stories: count("stories")?,
        claims: count("claims")?,
        questions: count("questions")?,
        languages: counts(connection, "SELECT lang, count(*) FROM articles GROUP BY 1")?,
        outlets: counts(connection, "SELECT outlet, count(*) FROM articles GROUP BY 1")?,
        first_published,
        last_published,
        undated: count("articles WHERE published IS NULL")?,
        warnings: counts(connection, "SELECT code, count(DISTINCT article) FROM warnings GROUP BY 1")?,
        dossier_is_current: is_current(connection)?,
        last_run: last_run(connection)?,
    })
}

/// The rows of `sql`, a value and how often it occurs: most first, then by value.
fn counts(connection: &Connection, sql: &str) -> std::result::Result<Vec<Count>, Fault> {
    let mut select = connection.prepare(&format!("{sql} ORDER BY 2 DESC, 1"))?;
    let mut rows = select.query([])?;
    let mut counts = Vec::new();
    while let Some(row) = rows.next()? {
        counts.push(Count { value: row.get(0)?, count: row.get::<_, u32>(1)? as usize });
    }
    Ok(counts)
}
