//! The world of a real machine.

use crate::error::Result;
use crate::models::Store;
use crate::world::{Source, Unreadable, World};
use relata_encoder::Encoder;
use relata_pipeline::Pipeline;
use relata_types::Lang;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use walkdir::{DirEntry, WalkDir};

/// The file system, the models folder and the system's clock.
pub struct LocalWorld {
    store: Store,
    /// Loaded at first use and kept.
    pipelines: Mutex<BTreeMap<Lang, Option<Arc<Pipeline>>>>,
    /// Loaded at first use and kept.
    encoder: Mutex<Option<Arc<Encoder>>>,
}

impl LocalWorld {
    /// The world with the models of `store`.
    pub fn new(store: Store) -> Self {
        Self { store, pipelines: Mutex::default(), encoder: Mutex::default() }
    }
}

impl World for LocalWorld {
    fn sources(&self, path: &Path) -> (Vec<Source>, Vec<Unreadable>) {
        let mut sources = Vec::new();
        let mut unreadable = Vec::new();
        let entries =
            WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|entry| !is_hidden(entry));
        for entry in entries {
            let size = entry.and_then(|entry| entry.metadata().map(|metadata| (entry, metadata)));
            match size {
                Ok((entry, metadata)) if metadata.is_file() => sources.push(Source {
                    key: key_below(path, entry.path()),
                    bytes: metadata.len(),
                    path: entry.into_path(),
                }),
                Ok(_) => {}
                Err(error) => unreadable.push(Unreadable {
                    path: error.path().unwrap_or(path).to_owned(),
                    reason: error.io_error().map_or_else(|| error.to_string(), ToString::to_string),
                }),
            }
        }
        (sources, unreadable)
    }

    fn open(&self, source: &Source) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(File::open(&source.path)?))
    }

    fn pipeline(&self, lang: Lang) -> Result<Option<Arc<Pipeline>>> {
        // Nothing is left half-done when a load panics, so a poisoned lock is as good as a whole one.
        let mut pipelines = self.pipelines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pipeline) = pipelines.get(&lang) {
            return Ok(pipeline.clone());
        }
        let pipeline = self.store.load(lang)?.map(Arc::new);
        pipelines.insert(lang, pipeline.clone());
        Ok(pipeline)
    }

    fn model_fingerprint(&self, lang: Lang) -> String {
        self.store.fingerprint(lang).unwrap_or_default()
    }

    fn encoder(&self) -> Result<Option<Arc<Encoder>>> {
        let mut encoder = self.encoder.lock().unwrap_or_else(PoisonError::into_inner);
        if encoder.is_none() {
            *encoder = self.store.load_encoder()?.map(Arc::new);
        }
        Ok(encoder.clone())
    }

    fn encoder_fingerprint(&self) -> String {
        self.store.encoder_fingerprint().unwrap_or_default()
    }

    fn now(&self) -> String {
        jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// The path below the folder that was named, `/`-separated on every system; the file's name when it was named itself.
fn key_below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    if parts.is_empty() {
        return path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    }
    parts.join("/")
}

/// Hidden files and folders are a system's own (`.git`, `.DS_Store`), unless one is named outright.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_are_walked_in_order_and_hidden_files_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["b.txt", "a/z.html", "a/.hidden", ".git/config"] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let world = LocalWorld::new(Store::open(folder.path().join("models")).unwrap());
        let keys = |path: &Path| -> Vec<String> {
            world.sources(path).0.into_iter().map(|source| source.key).collect()
        };
        assert_eq!(keys(folder.path()), ["a/z.html", "b.txt"]);
        assert_eq!(keys(&folder.path().join("b.txt")), ["b.txt"]);
        let (sources, unreadable) = world.sources(&folder.path().join("absent"));
        assert!(sources.is_empty());
        assert_eq!(unreadable.len(), 1);
    }
}
