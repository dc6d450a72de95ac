//! Whole tables, streamed: a line is sent when it is made, however many follow.

use crate::answer::Answer;
use crate::app::App;
use crate::csv;
use crate::error::Refusal;
use crate::params::{Format, Params};
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use relata::Desk;
use std::io::{self, Write};
use std::time::Duration;
use tokio::sync::mpsc::{self, Sender};
use tokio_stream::wrappers::ReceiverStream;

/// Bytes that are sent at once.
const CHUNK: usize = 64 * 1024;
/// Chunks that wait for the reader.
const WAITING: usize = 4;
/// How long a reader may take nothing before the export is given up.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) async fn table(State(app): State<App>, Path(table): Path<String>, uri: Uri) -> Answer {
    let as_csv = Params::of(&uri, &[])?.format == Format::Csv;
    let Some(name) = Desk::TABLES.iter().find(|known| **known == table).copied() else {
        return Err(Refusal::not_found("table", &table).with("tables", Desk::TABLES.to_vec()));
    };
    // A connection of its own: an export may take long, and the others are there for short questions.
    let desk = Desk::open_read_only(app.pool.path())?;
    let (sender, receiver) = mpsc::channel::<io::Result<Bytes>>(WAITING);
    let handle = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || {
        let failed = sender.clone();
        let mut chunks = Chunks { sender, handle, held: Vec::new() };
        let written = match as_csv {
            true => desk
                .export_table(name, &mut CsvLines { to: &mut chunks, line: Vec::new(), columns: Vec::new() }),
            false => desk.export_table(name, &mut chunks),
        };
        let sent = written.map_err(|error| io::Error::other(error.to_string())).and_then(|()| chunks.flush());
        if let Err(error) = sent {
            // The connection breaks, so that half of a table is not taken for all of it.
            let _ = failed.blocking_send(Err(error));
        }
    });
    let (kind, extension) =
        if as_csv { ("text/csv; charset=utf-8", "csv") } else { ("application/jsonl", "jsonl") };
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{extension}\"")),
    ];
    Ok((headers, Body::from_stream(ReceiverStream::new(receiver))).into_response())
}

/// What is written, on its way to the reader in chunks.
struct Chunks {
    sender: Sender<io::Result<Bytes>>,
    handle: tokio::runtime::Handle,
    held: Vec<u8>,
}

impl Chunks {
    fn send(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let chunk = Bytes::from(std::mem::take(&mut self.held));
        let sending = async { tokio::time::timeout(PATIENCE, self.sender.send(Ok(chunk))).await };
        match self.handle.block_on(sending) {
            Ok(Ok(())) => Ok(()),
            _ => Err(io::Error::new(io::ErrorKind::BrokenPipe, "the reader went away")),
        }
    }
}

impl Write for Chunks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= CHUNK {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}

/// Lines of JSON on their way to lines of CSV.
struct CsvLines<'w> {
    to: &'w mut Chunks,
    line: Vec<u8>,
    columns: Vec<String>,
}

impl Write for CsvLines<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for stretch in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(stretch);
            if stretch.ends_with(b"\n") {
                let (columns, cells) = csv::row(&self.line)?;
                self.line.clear();
                if self.columns.is_empty() {
                    self.to.write_all(csv::line(columns.iter().map(String::as_str)).as_bytes())?;
                    self.columns = columns;
                }
                self.to.write_all(csv::line(cells.iter().map(String::as_str)).as_bytes())?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
