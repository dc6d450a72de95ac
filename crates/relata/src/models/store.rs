//! The folder that holds the models.

use super::manifest::{Manifest, ModelKind, Pin};
use super::packable::Packable;
use super::sha256_hex;
use crate::error::{Error, Result};
use memmap2::Mmap;
use relata_encoder::Encoder;
use relata_pipeline::Pipeline;
use relata_types::Lang;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// File in the models folder that lists what the user added.
const ADDED_LIST: &str = "added.toml";

/// Under what the list of models has the encoder in place of a language: it is for many.
const ENCODER_LANG: &str = "mul";

/// A folder of models: wheels, and a list of those that the user added by hand.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    manifest: Manifest,
    added: Vec<Installed>,
}

/// A model that the user added, or a pinned one.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Installed {
    /// Name of the package.
    pub name: String,
    /// Its version.
    pub version: String,
    /// ISO 639-1 code of its language; `mul` for many.
    pub lang: String,
    /// Its file in the models folder.
    pub file: String,
    /// SHA-256 of that file when it came.
    pub sha256: String,
}

/// A model as `relata models list` shows it.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct ModelState {
    /// Name, version, language, file and hash.
    #[serde(flatten)]
    pub model: Installed,
    /// What it does.
    pub kind: ModelKind,
    /// Whether its file is in the folder.
    pub present: bool,
    /// Whether it is the one used for its kind and language.
    pub in_use: bool,
    /// Size of the file in bytes; the expected size when it is not present.
    pub bytes: u64,
    /// Licence, where it is known.
    pub licence: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
struct AddedList {
    #[serde(default)]
    model: Vec<Installed>,
}

impl Store {
    /// The models folder of this user: `$RELATA_MODELS`, else `relata/models` in the cache directory.
    pub fn default_folder() -> PathBuf {
        match std::env::var_os("RELATA_MODELS") {
            Some(folder) if !folder.is_empty() => PathBuf::from(folder),
            _ => dirs::cache_dir().unwrap_or_else(|| PathBuf::from(".cache")).join("relata").join("models"),
        }
    }

    /// The store in `folder`, which need not exist yet.
    ///
    /// # Errors
    /// [`Error::Manifest`] when the list of added models is damaged, [`Error::File`] when it cannot be read.
    pub fn open(folder: PathBuf) -> Result<Self> {
        let list = folder.join(ADDED_LIST);
        let added = match fs::read_to_string(&list) {
            Ok(text) => {
                toml::from_str::<AddedList>(&text)
                    .map_err(|error| Error::Manifest(format!("{}: {error}", list.display())))?
                    .model
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(Error::file(list)(error)),
        };
        Ok(Self { folder, manifest: Manifest::built_in()?, added })
    }

    /// Where the models lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The pinned models.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// All pinned and added models with their state.
    pub fn list(&self) -> Vec<ModelState> {
        let pinned = self.manifest.pins.iter().map(|pin| (Installed::from(pin), Some(pin)));
        let added = self.added.iter().map(|model| (model.clone(), None));
        pinned
            .chain(added)
            .map(|(model, pin)| {
                let size = fs::metadata(self.folder.join(&model.file)).map(|metadata| metadata.len()).ok();
                ModelState {
                    in_use: size.is_some() && self.choose(&model.lang).is_some_and(|chosen| chosen == model),
                    present: size.is_some(),
                    bytes: size.or(pin.map(|pin| pin.bytes)).unwrap_or(0),
                    licence: pin.map(|pin| pin.licence.clone()),
                    kind: pin.map(|pin| pin.kind).unwrap_or_default(),
                    model,
                }
            })
            .collect()
    }

    /// The model that reads a language: the one added last whose file is still here, else the default pin, else one added.
    /// `None`: no model is known.
    fn choose(&self, lang: &str) -> Option<Installed> {
        let added = || self.added.iter().rev().filter(|model| model.lang == lang);
        let pinned = || self.manifest.pins.iter().find(|pin| pin.lang == lang && pin.default);
        let here = added().find(|model| self.is_here(model)).cloned();
        here.or_else(|| pinned().map(Installed::from)).or_else(|| added().next().cloned())
    }

    fn is_here(&self, model: &Installed) -> bool {
        self.folder.join(&model.file).is_file()
    }

    /// Whether the file of a model is gone or was never here that is in use for its language, or would be.
    pub(crate) fn lacks_models(&self) -> bool {
        let pinned = self.manifest.pins.iter().map(|pin| &pin.lang);
        let mut langs = pinned.chain(self.added.iter().map(|model| &model.lang));
        langs.any(|lang| self.choose(lang).is_some_and(|model| !self.is_here(&model)))
    }

    /// The name, version and hash of the model that reads a language, as a key for what it produced.
    pub fn fingerprint(&self, lang: Lang) -> Option<String> {
        self.choose(lang.code()).map(|model| fingerprint(&model))
    }

    /// Loads the pipeline for a language; `None` when no model is known for it.
    ///
    /// # Errors
    /// [`Error::ModelMissing`], [`Error::ModelTampered`], [`Error::Model`].
    pub fn load(&self, lang: Lang) -> Result<Option<Pipeline>> {
        self.choose(lang.code()).map(|model| self.load_installed(&model)).transpose()
    }

    /// Loads the encoder; `None` when none is known.
    ///
    /// # Errors
    /// [`Error::ModelMissing`], [`Error::ModelTampered`], [`Error::Model`].
    pub fn load_encoder(&self) -> Result<Option<Encoder>> {
        self.choose(ENCODER_LANG).map(|model| self.load_installed(&model)).transpose()
    }

    /// The name, version and hash of the encoder, as a key for what it produced.
    pub fn encoder_fingerprint(&self) -> Option<String> {
        self.choose(ENCODER_LANG).map(|model| fingerprint(&model))
    }

    /// A wheel is converted when it is first used; what came of it is kept beside it, under its hash, and mapped from then on.
    fn load_installed<M: Packable>(&self, model: &Installed) -> Result<M> {
        let path = self.folder.join(&model.file);
        let packed = format!("{}.packed-{}", model.sha256, M::FORMAT);
        // The wheel's hash was checked when it was packed. A packed file that is no good is made anew.
        if path.is_file()
            && let Some(bytes) = self.map(&packed)
            && let Ok(model) = M::from_packed(bytes)
        {
            return Ok(model);
        }
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Error::ModelMissing {
                    name: model.name.clone(),
                    file: model.file.clone(),
                    folder: self.folder.clone(),
                });
            }
            Err(error) => return Err(Error::file(path)(error)),
        };
        check_hash(&path, &bytes, &model.sha256)?;
        let error = |source: M::Error| Error::Model { path: path.clone(), source: source.into() };
        let bytes = M::pack(&bytes).map_err(error)?;
        // Where it can't be kept, the next start takes longer, and nothing else is lost.
        let kept = self.place_apart(&packed, &bytes).ok().and_then(|()| self.map(&packed));
        match kept {
            Some(mapped) => M::from_packed(mapped).map_err(error),
            None => M::from_packed(bytes).map_err(error),
        }
    }

    /// Maps a packed file; none where there is none.
    #[allow(unsafe_code)] // mapping a file is unsafe by nature
    fn map(&self, file: &str) -> Option<Mmap> {
        let file = fs::File::open(self.folder.join(file)).ok()?;
        // SAFETY: packed files are written whole under another name and never changed under their own, so that the bytes
        // stay as they are while they are mapped. Whoever alters files in this folder by hand could as well alter the program.
        unsafe { Mmap::map(&file) }.ok()
    }

    /// Writes a file under a name of its own first, as two processes may do so at the same time.
    fn place_apart(&self, file: &str, bytes: &[u8]) -> std::io::Result<()> {
        let mut part = tempfile::NamedTempFile::new_in(&self.folder)?;
        part.write_all(bytes)?;
        part.persist(self.folder.join(file))?;
        Ok(())
    }

    /// Whether the file of a pin is here, whole and unaltered.
    ///
    /// # Errors
    /// [`Error::ModelTampered`] when a file of that name has another hash.
    pub fn has(&self, pin: &Pin) -> Result<bool> {
        let path = self.folder.join(&pin.file);
        match fs::read(&path) {
            Ok(bytes) => check_hash(&path, &bytes, &pin.sha256).map(|()| true),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(Error::file(path)(error)),
        }
    }

    /// Copies a wheel into the folder. A file with a pinned name must have the pinned hash; any other must be a
    /// pipeline that Relata can run, and from then on reads its language.
    ///
    /// # Errors
    /// [`Error::ModelTampered`] for a pinned name with another hash, [`Error::Model`] for a file that is no pipeline,
    /// [`Error::File`] when it cannot be read or copied.
    pub fn add(&mut self, wheel: &Path) -> Result<Installed> {
        let bytes = fs::read(wheel).map_err(Error::file(wheel))?;
        let file = wheel.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if let Some(pin) = self.manifest.pins.iter().find(|pin| pin.file == file) {
            check_hash(wheel, &bytes, &pin.sha256)?;
            self.place(&file, &bytes)?;
            return Ok(Installed::from(pin));
        }
        let pipeline = Pipeline::from_wheel(&bytes)
            .map_err(|source| Error::Model { path: wheel.to_owned(), source: source.into() })?;
        let model = Installed {
            name: pipeline.name().to_owned(),
            version: pipeline.version().to_owned(),
            lang: pipeline.lang().to_owned(),
            sha256: sha256_hex(&bytes),
            file: file.clone(),
        };
        self.place(&file, &bytes)?;
        self.added.retain(|other| other.file != file);
        self.added.push(model.clone());
        let list = AddedList { model: self.added.clone() };
        let text = toml::to_string(&list).map_err(|error| Error::Manifest(error.to_string()))?;
        self.place(ADDED_LIST, text.as_bytes())?;
        Ok(model)
    }

    /// Writes a file so that it is there whole or not at all.
    pub(super) fn place(&self, file: &str, bytes: &[u8]) -> Result<()> {
        fs::create_dir_all(&self.folder).map_err(Error::file(&self.folder))?;
        let part = self.folder.join(format!("{file}.part"));
        let path = self.folder.join(file);
        fs::write(&part, bytes).map_err(Error::file(&part))?;
        fs::rename(&part, &path).map_err(Error::file(&path))
    }
}

impl From<&Pin> for Installed {
    fn from(pin: &Pin) -> Self {
        Installed {
            name: pin.name.clone(),
            version: pin.version.clone(),
            lang: pin.lang.clone(),
            file: pin.file.clone(),
            sha256: pin.sha256.clone(),
        }
    }
}

fn fingerprint(model: &Installed) -> String {
    format!("{}-{}-{}", model.name, model.version, model.sha256.get(..8).unwrap_or_default())
}

pub(super) fn check_hash(path: &Path, bytes: &[u8], expected: &str) -> Result<()> {
    let found = sha256_hex(bytes);
    if found == expected {
        return Ok(());
    }
    Err(Error::ModelTampered { path: path.to_owned(), found, expected: expected.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("models")).unwrap();
        (folder, store)
    }

    #[test]
    fn an_empty_store_says_what_to_bring() {
        let (_folder, store) = store();
        let error = store.load(Lang::FR).err().unwrap().to_string();
        assert!(error.contains("relata models pull") && error.contains("fr_core_news_md-3.8.0"), "{error}");
        assert!(store.load(Lang::parse("eo").unwrap()).unwrap().is_none());
        let error = store.load_encoder().err().unwrap().to_string();
        assert!(error.contains("relata models pull") && error.contains("fast_universal"), "{error}");
        assert!(store.list().iter().all(|state| !state.present && !state.in_use));
    }

    #[test]
    fn a_tampered_file_is_refused() {
        let (_folder, store) = store();
        let pin = store.manifest().pins[0].clone();
        store.place(&pin.file, b"something else").unwrap();
        assert!(matches!(store.has(&pin), Err(Error::ModelTampered { .. })));
        assert!(matches!(store.load(Lang::EN), Err(Error::ModelTampered { .. })));
    }

    #[test]
    fn an_added_model_whose_file_is_gone_gives_way_to_the_pinned_one() {
        let (_folder, mut store) = store();
        let pin = store.manifest().pins[0].clone();
        let added = |lang: &str| Installed {
            name: format!("own-{lang}"),
            version: "1".into(),
            lang: lang.into(),
            file: format!("own-{lang}.whl"),
            sha256: "0".repeat(64),
        };
        store.added = vec![added(&pin.lang), added("eo")];
        assert_eq!(store.choose(&pin.lang), Some(Installed::from(&pin)));
        assert_eq!(store.choose("eo"), Some(added("eo")), "without a pin its absence is told");
        store.place("own-en.whl", b"wheel").unwrap();
        assert_eq!(store.choose("en"), Some(added("en")));
        assert!(store.lacks_models());
    }

    #[test]
    fn a_pinned_name_needs_the_pinned_hash_and_another_must_be_a_pipeline() {
        let (folder, mut store) = store();
        let pinned = folder.path().join(&store.manifest().pins[1].file);
        fs::write(&pinned, b"no wheel").unwrap();
        assert!(matches!(store.add(&pinned), Err(Error::ModelTampered { .. })));
        let other = folder.path().join("xx_model-1.0-py3-none-any.whl");
        fs::write(&other, b"no wheel").unwrap();
        assert!(matches!(store.add(&other), Err(Error::Model { .. })));
        assert!(matches!(store.add(&folder.path().join("absent.whl")), Err(Error::File { .. })));
    }
}
