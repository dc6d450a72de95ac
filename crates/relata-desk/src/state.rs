//! What the desk keeps for itself: how often it was changed, and what its dossier was built from.

use crate::error::Fault;
use rusqlite::{Connection, OptionalExtension};

/// Stage of warnings that came with the article.
pub(crate) const STAGE_ARTICLE: i64 = 0;
/// Stage of warnings that the reading gave.
pub(crate) const STAGE_READING: i64 = 1;

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

/// Whether the dossier was built from all readings and decisions that the desk holds now.
pub(crate) fn is_current(connection: &Connection) -> Result<bool, Fault> {
    Ok(state(connection, "dossier")? == state(connection, "readings")?)
}
