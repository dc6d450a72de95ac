//! The log of runs.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::load::list;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

/// An input that gave no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SkippedInput {
    /// Which: a file, or a place in one (`feed.jsonl:12`).
    pub place: String,
    /// What sort of reason: `empty`, `too-large` …
    pub code: String,
    /// Why, in a sentence for a person.
    pub reason: String,
}

/// What one run of `read` did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RunRecord {
    /// When it began, ISO 8601; the caller's clock.
    pub started: String,
    /// When it ended.
    pub finished: String,
    /// Articles that it read.
    pub read: usize,
    /// Articles that the desk held already.
    pub known: usize,
    /// Inputs that gave no article, in the order met.
    pub skipped: Vec<SkippedInput>,
}

impl Desk {
    /// Adds a run that has ended to the log.
    ///
    /// # Errors
    /// When the desk cannot be written.
    pub fn log_run(&mut self, run: &RunRecord) -> Result<()> {
        self.change(|connection| {
            connection
                .prepare_cached("INSERT INTO runs (started, finished, read, known) VALUES (?1, ?2, ?3, ?4)")?
                .execute((&run.started, &run.finished, run.read as i64, run.known as i64))?;
            let num = connection.last_insert_rowid();
            connection.execute("UPDATE articles SET run = ?1 WHERE run = 0", [num])?;
            let mut insert = connection.prepare_cached("INSERT INTO skipped VALUES (?1, ?2, ?3, ?4, ?5)")?;
            for (position, skipped) in run.skipped.iter().enumerate() {
                insert.execute((num, position as i64, &skipped.place, &skipped.code, &skipped.reason))?;
            }
            Ok(())
        })
    }

    /// The run that ended last; `None` before the first.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn last_run(&self) -> Result<Option<RunRecord>> {
        self.look(last_run)
    }
}

/// The run that ended last.
pub(crate) fn last_run(connection: &Connection) -> std::result::Result<Option<RunRecord>, Fault> {
    let sql = "SELECT num, started, finished, read, known FROM runs ORDER BY num DESC LIMIT 1";
    let found = connection
        .query_row(sql, [], |row| {
            let run = RunRecord {
                started: row.get(1)?,
                finished: row.get(2)?,
                read: row.get::<_, u32>(3)? as usize,
                known: row.get::<_, u32>(4)? as usize,
                skipped: Vec::new(),
            };
            Ok((row.get::<_, i64>(0)?, run))
        })
        .optional()?;
    let Some((num, mut run)) = found else { return Ok(None) };
    let sql = "SELECT place, code, reason FROM skipped WHERE run = ?1 ORDER BY position";
    run.skipped = list(connection, sql, num, |row| {
        Ok(SkippedInput { place: row.get(0)?, code: row.get(1)?, reason: row.get(2)? })
    })?;
    Ok(Some(run))
}
