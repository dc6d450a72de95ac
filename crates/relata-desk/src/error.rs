//! What can go wrong with a desk.

use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// Why a desk could not do what was asked; each says which file and what to do next.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeskError {
    /// There is no file at the path.
    #[error("there is no desk at {}: make one with `relata read PATH`, or name another with `--desk FILE`", .0.display())]
    Missing(PathBuf),
    /// The file is something else than a desk.
    #[error("{} is not a desk: name another file with `--desk FILE`; this one was left as it is", .0.display())]
    NotADesk(PathBuf),
    /// The file was written by a later version of the program.
    #[error("the desk {} has schema {found}, this program knows {known} at most: use a newer `relata`", path.display())]
    Newer {
        /// The desk.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest that this program can use.
        known: u32,
    },
    /// Another process kept the desk locked for longer than the program waits.
    #[error("another process is writing to the desk {}: wait until it has finished, then repeat the command", .0.display())]
    Locked(PathBuf),
    /// Somebody asked for the question to be given up.
    #[error("the question to the desk {} was given up", .0.display())]
    Interrupted(PathBuf),
    /// The disk or the quota is full.
    #[error("no room left on the disk of {}: make room, then repeat the command; nothing that was saved is lost", .0.display())]
    Full(PathBuf),
    /// The file, its folder or an export's folder may not be read or written.
    #[error("{} cannot be used: {reason}: check the path and its permissions", path.display())]
    Unusable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The file holds something that no desk holds: it was altered or the disk failed.
    #[error("the desk {} is damaged ({what}): read the articles again onto a new one", path.display())]
    Damaged {
        /// The desk.
        path: PathBuf,
        /// What is wrong in it.
        what: String,
    },
    /// A dossier or a reading speaks of something that the desk does not hold: an error of the program.
    #[error("{what}, which the desk {} does not hold: please report this", path.display())]
    Unknown {
        /// The desk.
        path: PathBuf,
        /// What was spoken of.
        what: String,
    },
    /// A row of the log of decisions that cannot be taken back.
    #[error("decision {number} is not in force on the desk {}: `relata decide log` shows those that are", path.display())]
    Undecided {
        /// The desk.
        path: PathBuf,
        /// The number given.
        number: relata_types::DecisionNumber,
    },
    /// No entity is spelled so.
    #[error("nobody and nothing on the desk {} is spelled {name}{}", path.display(), offer(near))]
    NoSuchName {
        /// The desk.
        path: PathBuf,
        /// The spelling given.
        name: String,
        /// Spellings that hold it.
        near: Vec<String>,
    },
    /// No article is called so.
    #[error("no article on the desk {} has the id, key, path, address or title {name}: `relata search WORDS --json` gives ids", path.display())]
    NoSuchArticle {
        /// The desk.
        path: PathBuf,
        /// What was given.
        name: String,
    },
    /// No sentence and no telling stands at the place.
    #[error("{place} is no place on the desk {}: {why}", path.display())]
    NoSuchPlace {
        /// The desk.
        path: PathBuf,
        /// What was given.
        place: String,
        /// What of it there is not, and what there is.
        why: String,
    },
    /// No run has the number.
    #[error("there is no run {run} on the desk {}: the last is {last}", path.display())]
    NoSuchRun {
        /// The desk.
        path: PathBuf,
        /// The number given.
        run: u32,
        /// The number of the last run; 0 before the first.
        last: u32,
    },
    /// No statement has the id.
    #[error("no statement on the desk {} has the id {id}: `relata said --json` gives them", path.display())]
    NoSuchStatement {
        /// The desk.
        path: PathBuf,
        /// What was given.
        id: String,
    },
    /// A ruling that would change nothing.
    #[error("{what}: nothing to decide on the desk {}", path.display())]
    NoEffect {
        /// The desk.
        path: PathBuf,
        /// What is so already.
        what: String,
    },
    /// Several entities are spelled so.
    #[error("{name} is the name of several on the desk {}: give the id of one: {}", path.display(), entities.join(", "))]
    Ambiguous {
        /// The desk.
        path: PathBuf,
        /// The spelling given.
        name: String,
        /// Each with id, type and name.
        entities: Vec<String>,
    },
    /// Anything else that the database reports.
    #[error("the desk {}: {error}", path.display())]
    Database {
        /// The desk.
        path: PathBuf,
        /// What the database said.
        error: rusqlite::Error,
    },
}

fn offer(near: &[String]) -> String {
    match near.is_empty() {
        true => ": `relata who NAME` finds names by a part of them".to_owned(),
        false => format!("; there are: {}", near.join(", ")),
    }
}

/// What functions of this crate return.
pub type Result<T> = std::result::Result<T, DeskError>;

/// Errors of the work inside the crate, before the path of the desk is added.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    /// A stored value that the program never writes.
    #[error("{0}")]
    Damaged(String),
    /// A reference to something that is not stored.
    #[error("{0}")]
    Unknown(String),
    /// A file of an export could not be written.
    #[error("{1}")]
    File(PathBuf, std::io::Error),
}

impl Fault {
    /// A stored value of column or table `what` that makes no sense.
    pub(crate) fn damaged(what: &str, value: impl std::fmt::Display) -> Self {
        Fault::Damaged(format!("{what}: {value}"))
    }

    /// The error to give to the caller, for the desk at `path`.
    pub(crate) fn at(self, path: &Path) -> DeskError {
        let path = path.to_owned();
        match self {
            Fault::Damaged(what) => DeskError::Damaged { path, what },
            Fault::Unknown(what) => DeskError::Unknown { path, what },
            Fault::File(path, error) if error.kind() == std::io::ErrorKind::StorageFull => {
                DeskError::Full(path)
            }
            Fault::File(path, error) => DeskError::Unusable { path, reason: error.to_string() },
            Fault::Sql(error) => match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => DeskError::Locked(path),
                Some(ErrorCode::OperationInterrupted) => DeskError::Interrupted(path),
                Some(ErrorCode::DiskFull) => DeskError::Full(path),
                Some(ErrorCode::NotADatabase) => DeskError::NotADesk(path),
                Some(ErrorCode::DatabaseCorrupt) => DeskError::Damaged { path, what: error.to_string() },
                Some(
                    ErrorCode::CannotOpen
                    | ErrorCode::PermissionDenied
                    | ErrorCode::ReadOnly
                    | ErrorCode::SystemIoFailure,
                ) => DeskError::Unusable { path, reason: error.to_string() },
                _ => match error {
                    // A column of another type than the schema's: only a damaged file has that.
                    rusqlite::Error::InvalidColumnType(..)
                    | rusqlite::Error::FromSqlConversionFailure(..)
                    | rusqlite::Error::IntegralValueOutOfRange(..)
                    | rusqlite::Error::Utf8Error(..) => DeskError::Damaged { path, what: error.to_string() },
                    error => DeskError::Database { path, error },
                },
            },
        }
    }
}
