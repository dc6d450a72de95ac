//! Opening a desk, with every reason to refuse.

use crate::desk::Desk;
use crate::error::{DeskError, Fault, Result};
use crate::schema::{self, NEWEST, Standing};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

/// How long a process waits for another that writes: longer than the largest batch or dossier takes to save.
const BUSY: Duration = Duration::from_secs(60);
/// Pause between two tries to switch a new file to a write-ahead log, for which SQLite does not wait by itself.
const WAL_PAUSE: Duration = Duration::from_millis(20);
/// Pages that a connection for reading keeps at hand, in KiB: the upper pages of every index of a desk of 100,000 articles.
const READER_CACHE_KIB: i64 = 32 * 1024;
/// Prepared statements that a connection keeps; the crate has about as many.
const CACHED_STATEMENTS: usize = 128;

impl Desk {
    /// Opens the desk at `path` for reading and writing; makes one when there is no file or an empty one, and brings an
    /// older one to the newest schema.
    ///
    /// # Errors
    /// When the file is no desk, is newer than the program, or cannot be opened.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        check_is_file(path)?;
        writable(path, flags).map_err(|fault| fault.at(path))?.into_result(path)
    }

    /// Opens the desk at `path` to ask it only; an older one is first brought to the newest schema.
    ///
    /// # Errors
    /// [`DeskError::Missing`] when there is no file or an empty one; otherwise as [`Desk::open`].
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        check_is_file(path)?;
        if std::fs::metadata(path).map_or(true, |file| file.len() == 0) {
            return Err(DeskError::Missing(path.to_owned()));
        }
        let opened = readable(path).map_err(|fault| fault.at(path))?;
        match opened.standing {
            Standing::Empty => Err(DeskError::Missing(path.to_owned())),
            Standing::Desk(version) if version < NEWEST => {
                drop(opened);
                drop(Self::open(path)?);
                readable(path).map_err(|fault| fault.at(path))?.into_result(path)
            }
            _ => opened.into_result(path),
        }
    }

    /// A desk that lives as long as the value: for tests and for trying things.
    ///
    /// # Errors
    /// When memory is short.
    pub fn in_memory() -> Result<Self> {
        let path = Path::new(":memory:");
        let opened = || -> std::result::Result<Opened, Fault> {
            let mut connection = Connection::open_in_memory()?;
            configure(&connection)?;
            schema::upgrade(&mut connection)?;
            Ok(Opened { standing: schema::standing(&connection)?, connection })
        };
        opened().map_err(|fault| fault.at(path))?.into_result(path)
    }
}

/// A connection and what it leads to.
struct Opened {
    connection: Connection,
    standing: Standing,
}

impl Opened {
    fn into_result(self, path: &Path) -> Result<Desk> {
        let path = path.to_owned();
        match self.standing {
            Standing::Desk(version) if version > NEWEST => {
                Err(DeskError::Newer { path, found: version, known: NEWEST })
            }
            Standing::Desk(_) => Ok(Desk { connection: self.connection, path, loaded: Cell::new(None) }),
            Standing::Empty | Standing::Foreign => Err(DeskError::NotADesk(path)),
        }
    }
}

/// A folder or a device is refused before SQLite is asked, whose message for it is obscure.
fn check_is_file(path: &Path) -> Result<()> {
    match std::fs::metadata(path) {
        Ok(found) if !found.is_file() => Err(DeskError::NotADesk(path.to_owned())),
        _ => Ok(()),
    }
}

fn writable(path: &Path, flags: OpenFlags) -> std::result::Result<Opened, Fault> {
    let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    configure(&connection)?;
    let mut standing = schema::standing(&connection)?;
    // Nothing is written, not even the log's mode, before the file is known to be ours.
    if matches!(standing, Standing::Empty) || matches!(standing, Standing::Desk(version) if version <= NEWEST)
    {
        write_ahead(&connection)?;
        schema::upgrade(&mut connection)?;
        standing = schema::standing(&connection)?;
    }
    Ok(Opened { connection, standing })
}

fn readable(path: &Path) -> std::result::Result<Opened, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    configure(&connection)?;
    connection.pragma_update(None, "cache_size", -READER_CACHE_KIB)?;
    let standing = schema::standing(&connection)?;
    Ok(Opened { connection, standing })
}

fn configure(connection: &Connection) -> std::result::Result<(), Fault> {
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    connection.pragma_update(None, "foreign_keys", true)?;
    // A file from elsewhere must not make our queries run functions of its own choice.
    connection.pragma_update(None, "trusted_schema", false)?;
    // With a write-ahead log this level never damages the file; a power cut may lose the last batch, as kill -9 may.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(())
}

/// Switches the file to a write-ahead log, so that it can be read while it is written.
fn write_ahead(connection: &Connection) -> std::result::Result<(), Fault> {
    let mut waited = Duration::ZERO;
    loop {
        match connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0)) {
            Ok(_) => return Ok(()),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && waited < BUSY => {
                std::thread::sleep(WAL_PAUSE);
                waited += WAL_PAUSE;
            }
            Err(error) => return Err(error.into()),
        }
    }
}
