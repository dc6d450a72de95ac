//! What is written to a desk, each in one transaction.

mod dossier;
mod readings;
mod runs;

pub(crate) use dossier::is_current;
pub(crate) use readings::{STAGE_ARTICLE, STAGE_READING};
pub use runs::{RunRecord, SkippedInput};

use crate::error::Fault;
use rusqlite::{Connection, OptionalExtension};

/// The row number of the article `id`, when the desk holds it.
pub(crate) fn article_num(connection: &Connection, id: &str) -> Result<Option<i64>, Fault> {
    let mut find = connection.prepare_cached("SELECT num FROM articles WHERE id = ?1")?;
    Ok(find.query_row([id], |row| row.get(0)).optional()?)
}

/// A number of [`crate::Desk`]'s own bookkeeping.
pub(crate) fn state(connection: &Connection, name: &str) -> Result<i64, Fault> {
    let mut find = connection.prepare_cached("SELECT value FROM state WHERE name = ?1")?;
    Ok(find.query_row([name], |row| row.get(0))?)
}

pub(crate) fn set_state(connection: &Connection, name: &str, value: i64) -> Result<(), Fault> {
    connection.prepare_cached("UPDATE state SET value = ?2 WHERE name = ?1")?.execute((name, value))?;
    Ok(())
}
