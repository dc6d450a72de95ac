//! Whole tables, streamed: a line is sent when it is made, however many follow.

use crate::answer::Answer;
use crate::app::App;
use crate::error::Refusal;
use crate::params::{self, Params};
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use relata::Desk;
use relata::desk::Format;
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
    let (format, kind) = match Params::of(&uri, &[])?.format {
        params::Format::Json => (Format::Jsonl, "application/jsonl"),
        params::Format::Csv => (Format::Csv, "text/csv; charset=utf-8"),
    };
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
        let written = desk.export_table(name, format, &mut chunks);
        let sent = written.map_err(|error| io::Error::other(error.to_string())).and_then(|()| chunks.flush());
        if let Err(error) = sent {
            // The connection breaks, so that half of a table is not taken for all of it.
            let _ = failed.blocking_send(Err(error));
        }
    });
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{}\"", format.extension())),
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
