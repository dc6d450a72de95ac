//! The world of a real machine.

use crate::error::Result;
use crate::models::Store;
use crate::world::{Source, Unreadable, World};
use relata_encoder::Encoder;
use relata_pipeline::Pipeline;
use relata_types::Lang;
use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
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
            let found = entry.and_then(|entry| entry.metadata().map(|metadata| (entry, metadata)));
            let (entry, mut metadata) = match found {
                Ok(found) => found,
                Err(error) => {
                    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    unreadable.push(Unreadable { path: error.path().unwrap_or(path).to_owned(), reason });
                    continue;
                }
            };
            // What is named outright is meant, a link's target and a pipe included; within a folder a link may lead out of it
            // or in a circle, and a pipe may never end.
            let is_named = entry.depth() == 0;
            if is_named && let Ok(target) = fs::metadata(path) {
                metadata = target;
            }
            if metadata.is_file() || (is_named && !metadata.is_dir()) {
                let key = key_below(path, entry.path());
                sources.push(Source { key, bytes: metadata.len(), path: entry.into_path() });
            } else if let Some(reason) = why_not(&metadata) {
                unreadable.push(Unreadable { path: entry.into_path(), reason: reason.to_owned() });
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

    fn lacks_models(&self) -> bool {
        self.store.lacks_models()
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

/// Why something within a folder that is no file is not read; a folder is.
fn why_not(metadata: &Metadata) -> Option<&'static str> {
    match (metadata.is_dir(), metadata.is_symlink()) {
        (true, _) => None,
        (_, true) => Some("a symbolic link, which is not followed within a folder: name its target"),
        _ => Some("neither a file nor a folder (a pipe or a device): name it outright to read it"),
    }
}

/// Hidden files and folders are a system's own (`.git`, `.DS_Store`), unless one is named outright.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[cfg(unix)]
    #[test]
    fn a_link_is_named_within_a_folder_and_followed_when_it_is_named_outright() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let articles = folder.path().join("articles");
        fs::create_dir(&articles).unwrap();
        fs::write(articles.join("a.txt"), "x").unwrap();
        symlink(articles.join("a.txt"), articles.join("link.txt")).unwrap();
        symlink(&articles, articles.join("circle")).unwrap();
        symlink(folder.path().join("absent"), articles.join("nowhere")).unwrap();
        let world = LocalWorld::new(Store::open(folder.path().join("models")).unwrap());
        let (sources, unreadable) = world.sources(&articles);
        assert_eq!(sources.iter().map(|source| source.key.as_str()).collect::<Vec<_>>(), ["a.txt"]);
        let named: Vec<_> =
            unreadable.iter().map(|found| found.path.strip_prefix(&articles).unwrap()).collect();
        assert_eq!(named, ["circle", "link.txt", "nowhere"].map(Path::new));
        assert!(unreadable.iter().all(|found| found.reason.contains("symbolic link")));
        for (named, key) in [("link.txt", "link.txt"), ("circle", "a.txt")] {
            let (sources, _) = world.sources(&articles.join(named));
            assert!(
                sources.iter().any(|source| source.key == key && source.bytes == 1),
                "{named}: {sources:?}"
            );
        }
    }
}
