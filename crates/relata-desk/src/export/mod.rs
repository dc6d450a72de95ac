//! The tables of the contract, for other programs.

mod parquet;
mod rows;
mod schema;
mod tables;

use crate::csv;
use crate::desk::Desk;
use crate::error::{Fault, Result};
use parquet::ParquetRows;
use rusqlite::Connection;
use serde::Serialize;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
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

/// How tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// Lines of cells (RFC 4180) below the names of the columns; lists and objects within a cell are JSON.
    Csv,
    /// Apache Parquet, compressed with Snappy, lists and objects as its nested columns.
    Parquet,
}

impl Format {
    /// The ending of the files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        }
    }
}

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

    /// Writes the table `name` to `out`, row by row.
    ///
    /// # Errors
    /// When there is no such table, the desk cannot be read or `out` takes no more.
    pub fn export_table(&self, name: &str, format: Format, out: &mut (dyn Write + Send)) -> Result<()> {
        self.look(|connection| {
            let Some((name, write)) = TABLES.iter().find(|(known, _)| *known == name) else {
                return Err(Fault::Unknown(format!("the table {name} was asked for")));
            };
            write_rows(connection, Path::new(name), name, *write, format, out)
        })
    }

    /// Writes every table of the contract to `folder`, a file each, and gives the files. The folder is made when it is
    /// missing; files of an earlier export are replaced.
    ///
    /// All tables show one state of the desk. Each file is written beside its place and put there when all are whole, so
    /// that an export that is interrupted leaves no half of a table behind.
    ///
    /// # Errors
    /// When the desk cannot be read or the folder cannot be written.
    pub fn export(&self, folder: &Path, format: Format) -> Result<Vec<PathBuf>> {
        self.look(|connection| {
            fs::create_dir_all(folder).map_err(|error| Fault::File(folder.to_owned(), error))?;
            let mut places = Vec::new();
            for (name, write) in TABLES {
                let extension = format.extension();
                let place = folder.join(format!("{name}.{extension}"));
                let unfinished = folder.join(format!(".{name}.{extension}.unfinished"));
                let failed = |error: io::Error| Fault::File(unfinished.clone(), error);
                let mut file = BufWriter::new(File::create(&unfinished).map_err(failed)?);
                write_rows(connection, &unfinished, name, write, format, &mut file)?;
                let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
                file.sync_all().map_err(failed)?;
                places.push((unfinished, place));
            }
            for (unfinished, place) in &places {
                fs::rename(unfinished, place).map_err(|error| Fault::File(place.clone(), error))?;
            }
            Ok(places.into_iter().map(|(_, place)| place).collect())
        })
    }
}

/// Writes the table `name` to `out`, which `path` names for a person.
fn write_rows(
    connection: &Connection,
    path: &Path,
    name: &str,
    write: Table,
    format: Format,
    out: &mut (dyn Write + Send),
) -> std::result::Result<(), Fault> {
    let failed = |error: io::Error| Fault::File(path.to_owned(), error);
    let mut jsonl;
    let mut csv;
    let mut parquet;
    let to: &mut dyn RowWriter = match format {
        Format::Jsonl => {
            jsonl = JsonLines(out);
            &mut jsonl
        }
        Format::Csv => {
            csv = CsvLines { out, name, has_columns: false };
            &mut csv
        }
        Format::Parquet => {
            parquet = ParquetRows::new(name, out).map_err(failed)?;
            &mut parquet
        }
    };
    let mut lines = Lines { path, to, json: Vec::new() };
    write(connection, &mut lines)?;
    lines.to.finish().map_err(failed)
}

/// One table on its way out.
struct Lines<'w> {
    path: &'w Path,
    to: &'w mut dyn RowWriter,
    json: Vec<u8>,
}

impl Lines<'_> {
    fn push(&mut self, row: &impl Serialize) -> std::result::Result<(), Fault> {
        self.json.clear();
        let written = serde_json::to_writer(&mut self.json, row).map_err(io::Error::from);
        written
            .and_then(|()| self.to.row(&self.json))
            .map_err(|error| Fault::File(self.path.to_owned(), error))
    }
}

/// What brings rows into a form that other programs read.
trait RowWriter {
    /// A row as a JSON object.
    fn row(&mut self, json: &[u8]) -> io::Result<()>;

    /// All rows were given.
    fn finish(&mut self) -> io::Result<()>;
}

struct JsonLines<'w>(&'w mut (dyn Write + Send));

impl RowWriter for JsonLines<'_> {
    fn row(&mut self, json: &[u8]) -> io::Result<()> {
        self.0.write_all(json)?;
        self.0.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A column for each field; lists and objects stay JSON.
struct CsvLines<'w> {
    out: &'w mut (dyn Write + Send),
    /// Of the table.
    name: &'w str,
    has_columns: bool,
}

impl RowWriter for CsvLines<'_> {
    fn row(&mut self, json: &[u8]) -> io::Result<()> {
        let (columns, cells) = csv::row(json)?;
        if !self.has_columns {
            self.out.write_all(csv::line(columns.iter().map(String::as_str)).as_bytes())?;
            self.has_columns = true;
        }
        self.out.write_all(csv::line(cells.iter().map(String::as_str)).as_bytes())
    }

    /// An empty table has its columns, too.
    fn finish(&mut self) -> io::Result<()> {
        if self.has_columns {
            return Ok(());
        }
        let columns = parquet::columns(self.name)?;
        self.out.write_all(csv::line(columns.iter().map(String::as_str)).as_bytes())
    }
}
