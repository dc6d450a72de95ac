//! The versions of the desk's tables, and how a file comes to the newest.

use crate::error::Fault;
use rusqlite::{Connection, TransactionBehavior};

/// Marks a SQLite file as a desk: "RELA" in ASCII.
pub(crate) const APPLICATION_ID: i32 = 0x5245_4C41;

/// What brings a desk from each version to the next. A version that has been released is never edited: a change is a
/// new file at the end.
const MIGRATIONS: [&str; 13] = [
    include_str!("0001_desk.sql"),
    include_str!("0002_statements.sql"),
    include_str!("0003_decisions.sql"),
    include_str!("0004_vectors.sql"),
    include_str!("0005_screens.sql"),
    include_str!("0006_rulings.sql"),
    include_str!("0007_claims.sql"),
    include_str!("0008_sketches.sql"),
    include_str!("0009_clauses.sql"),
    include_str!("0010_translations.sql"),
    include_str!("0011_happenings.sql"),
    include_str!("0012_stories.sql"),
    include_str!("0013_happenings_in_passing.sql"),
];

/// The newest version of the schema that this program knows.
pub(crate) const NEWEST: u32 = MIGRATIONS.len() as u32;

/// What a SQLite file is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Holds nothing: a desk may be made of it.
    Empty,
    /// Somebody else's.
    Foreign,
    /// A desk with the schema of this version.
    Desk(u32),
}

/// What the file behind `connection` is.
pub(crate) fn standing(connection: &Connection) -> Result<Standing, Fault> {
    let application: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (application, version, tables) {
        (0, 0, 0) => Standing::Empty,
        (APPLICATION_ID, version, _) if version > 0 => {
            Standing::Desk(u32::try_from(version).map_err(|_| Fault::damaged("user_version", version))?)
        }
        _ => Standing::Foreign,
    })
}

/// Brings an empty file or an older desk to the newest schema, in one transaction; does nothing to a newest one.
pub(crate) fn upgrade(connection: &mut Connection) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Looked at again now that the file is ours: another process may have made the desk meanwhile.
    let done = match standing(&transaction)? {
        Standing::Empty => 0,
        Standing::Desk(version) => version as usize,
        Standing::Foreign => return Ok(()),
    };
    for migration in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(migration)?;
    }
    if done < MIGRATIONS.len() {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", NEWEST)?;
    }
    transaction.commit()?;
    Ok(())
}
