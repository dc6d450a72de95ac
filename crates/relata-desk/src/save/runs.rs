//! The log of runs.

use crate::desk::Desk;
use crate::error::Result;
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
        self.look(crate::query::last_run)
    }
}
