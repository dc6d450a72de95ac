//! Decisions from the command line: made, seen, kept over the next run, taken back.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{Relata, models_are_here};

const FIRST: &str = r#"{"id": "a", "lang": "en", "text": "Ada Brun opened the bridge on Monday. “We are glad,” said Ada Brun."}"#;
const SECOND: &str = r#"{"id": "b", "lang": "en", "text": "Adele Brown closed the bridge on Friday. “We are sad,” said Adele Brown."}"#;

fn spellings(relata: &Relata, name: &str) -> Vec<String> {
    let who = relata.run(&["who", name, "--json"]).json();
    let entities = who["entities"].as_array().unwrap();
    let names = entities.iter().flat_map(|entity| entity["names"].as_array().unwrap());
    let mut names: Vec<String> = names.map(|name| name["text"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_merge_holds_on_the_next_run_and_can_be_taken_back() {
    if !models_are_here() {
        return;
    }
    let relata = Relata::new();
    relata.file("a.jsonl", FIRST);
    relata.file("b.jsonl", SECOND);
    assert_eq!(relata.run(&["read", "a.jsonl"]).status(), 0);
    assert_eq!(relata.run(&["read", "b.jsonl"]).status(), 0);
    assert_eq!(spellings(&relata, "brun"), ["Ada Brun"]);

    let made = relata.run(&["decide", "merge", "ada brun", "adele brown"]);
    assert_eq!(made.status(), 0, "{}", made.errors());
    assert!(made.text().contains("decide undo 1"), "{}", made.text());
    assert_eq!(spellings(&relata, "brun"), ["Ada Brun", "Adele Brown"]);
    assert!(relata.run(&["who", "brun"]).text().contains("decision 1: Ada Brun = Adele Brown"));
    assert_eq!(relata.run(&["said", "brown", "--json"]).json()["statements"].as_array().unwrap().len(), 2);

    relata.file("c.jsonl", FIRST.replace("\"a\"", "\"c\"").replace("Monday", "Tuesday"));
    assert_eq!(relata.run(&["read", "c.jsonl"]).status(), 0);
    assert_eq!(spellings(&relata, "brun"), ["Ada Brun", "Adele Brown"]);
    assert_eq!(relata.run(&["decide", "log", "--cases"]).text(), "same\tAda Brun\tAdele Brown\n");

    assert_eq!(relata.run(&["decide", "undo"]).status(), 0);
    assert_eq!(spellings(&relata, "brun"), ["Ada Brun"]);
    let log = relata.run(&["decide", "log"]).text();
    assert!(log.contains("taken back") && log.contains("undo: 1"), "{log}");
}

#[test]
fn what_cannot_be_decided_is_refused_with_a_way_out() {
    if !models_are_here() {
        return;
    }
    let relata = Relata::new();
    let without = relata.run(&["decide", "merge", "a", "b"]);
    assert_eq!(without.status(), 3);
    assert!(!relata.folder().join("relata.db").exists());
    relata.file("a.jsonl", FIRST);
    relata.run(&["read", "a.jsonl"]);
    let unknown = relata.run(&["decide", "merge", "Ada Brun", "Bru"]);
    assert!(unknown.status() == 3 && unknown.errors().contains("Ada Brun"), "{}", unknown.errors());
    let nothing = relata.run(&["decide", "undo"]);
    assert!(nothing.status() == 3 && nothing.errors().contains("no decision"), "{}", nothing.errors());
}
