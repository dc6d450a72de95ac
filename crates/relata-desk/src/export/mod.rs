//! The tables of the contract as files of JSON lines.

mod rows;
mod tables;

use crate::desk::Desk;
use crate::error::{Fault, Result};
use rusqlite::Connection;
use serde::Serialize;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// What writes one table: rows go to the function that it is given, in order.
type Table = fn(&Connection, &mut Lines<'_>) -> std::result::Result<(), Fault>;

/// Every table by its name.
const TABLES: [(&str, Table); 14] = [
    ("articles", tables::articles),
    ("mentions", tables::mentions),
    ("entities", tables::entities),
    ("statements", tables::statements),
    ("times", tables::times),
    ("credits", tables::credits),
    ("copies", tables::copies),
    ("origins", tables::origins),
    ("stories", tables::stories),
    ("claims", tables::claims),
    ("questions", tables::questions),
    ("open_questions", tables::open_questions),
    ("silences", tables::silences),
    ("decisions", tables::decisions),
];

impl Desk {
    /// The names of the tables of the contract.
    pub const TABLES: [&str; TABLES.len()] = {
        let mut names = [""; TABLES.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = TABLES[at].0;
            at += 1;
        }
        names
    };

    /// Writes the table `name` to `out` as JSON lines, row by row.
    ///
    /// # Errors
    /// When there is no such table, the desk cannot be read or `out` takes no more.
    pub fn export_table(&self, name: &str, out: &mut dyn Write) -> Result<()> {
        self.look(|connection| {
            let Some((_, write)) = TABLES.iter().find(|(known, _)| *known == name) else {
                return Err(Fault::Unknown(format!("the table {name} was asked for")));
            };
            write(connection, &mut Lines { path: Path::new(name), out })
        })
    }

    /// Writes every table of the contract to `folder`, one file of JSON lines each, and gives the files. The folder is
    /// made when it is missing; files of an earlier export are replaced.
    ///
    /// All tables show one state of the desk. Each file is written beside its place and put there when all are whole, so
    /// that an export that is interrupted leaves no half of a table behind.
    ///
    /// # Errors
    /// When the desk cannot be read or the folder cannot be written.
    pub fn export_jsonl(&self, folder: &Path) -> Result<Vec<PathBuf>> {
        self.look(|connection| {
            fs::create_dir_all(folder).map_err(|error| Fault::File(folder.to_owned(), error))?;
            let mut places = Vec::new();
            for (name, write) in TABLES {
                let place = folder.join(format!("{name}.jsonl"));
                let unfinished = folder.join(format!(".{name}.jsonl.unfinished"));
                write_table(connection, &unfinished, write)?;
                places.push((unfinished, place));
            }
            for (unfinished, place) in &places {
                fs::rename(unfinished, place).map_err(|error| Fault::File(place.clone(), error))?;
            }
            Ok(places.into_iter().map(|(_, place)| place).collect())
        })
    }
}

fn write_table(connection: &Connection, path: &Path, write: Table) -> std::result::Result<(), Fault> {
    let failed = |error: std::io::Error| Fault::File(path.to_owned(), error);
    let mut file = BufWriter::new(File::create(path).map_err(failed)?);
    write(connection, &mut Lines { path, out: &mut file })?;
    file.into_inner().map_err(|error| failed(error.into_error()))?.sync_all().map_err(failed)
}

/// One table on its way out.
struct Lines<'w> {
    path: &'w Path,
    out: &'w mut dyn Write,
}

impl Lines<'_> {
    fn push(&mut self, row: &impl Serialize) -> std::result::Result<(), Fault> {
        let failed = |error: std::io::Error| Fault::File(self.path.to_owned(), error);
        serde_json::to_writer(&mut self.out, row).map_err(|error| failed(error.into()))?;
        self.out.write_all(b"\n").map_err(failed)
    }
}
