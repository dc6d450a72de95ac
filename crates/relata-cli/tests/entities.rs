//! Who is who, from articles to the command line: one person under the spellings of two languages, and what a person rules.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{Relata, models_are_here};
use serde_json::Value;

const ENGLISH: &str = r#"{"id": "a", "lang": "en", "published": "2025-05-01", "outlet": "Courier", "text": "Finnish President Yevgeny Shchukarin arrived in Moscow on Monday. “We will rebuild the bridge,” said Shchukarin. Marta Olsen met Shchukarin in Moscow."}"#;
const FRENCH: &str = r#"{"id": "b", "lang": "fr", "published": "2025-05-02", "outlet": "Le Fanal", "text": "Le président Evgueni Chtchoukarine est arrivé à Moscou mardi. « Evgueni Chtchoukarine a reconstruit le pont », a déclaré Marta Olsen."}"#;

/// A desk with both articles.
fn read_both() -> Relata {
    let relata = Relata::new();
    relata.file("en.jsonl", ENGLISH);
    relata.file("fr.jsonl", FRENCH);
    let answer = relata.run(&["read", "en.jsonl", "fr.jsonl"]);
    assert_eq!(answer.status(), 0, "{}", answer.errors());
    relata
}

fn who(relata: &Relata, name: &str) -> Vec<Value> {
    relata.run(&["who", name, "--json"]).json()["entities"].as_array().unwrap().clone()
}

/// The names by which the entities are shown that answer to `name`.
fn shown(relata: &Relata, name: &str) -> Vec<String> {
    who(relata, name).iter().map(|entity| entity["name"].as_str().unwrap().to_owned()).collect()
}

fn texts<'a>(entity: &'a Value, field: &str, key: &str) -> Vec<&'a str> {
    entity[field].as_array().unwrap().iter().map(|item| item[key].as_str().unwrap()).collect()
}

#[test]
fn who_shows_all_about_one_person_whichever_language_asks() {
    if !models_are_here() {
        return;
    }
    let relata = read_both();
    let found = who(&relata, "chtchoukarine");
    assert_eq!(found, who(&relata, "Shchukarin"), "one entity in both languages");
    assert_eq!(found.len(), 1);
    let person = &found[0];
    assert_eq!(person["type"], "person");
    let names = texts(person, "names", "text");
    for name in ["Yevgeny Shchukarin", "Shchukarin", "Evgueni Chtchoukarine"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    let counted = |name: &str| {
        let of = person["names"].as_array().unwrap().iter().find(|item| item["text"] == name);
        of.unwrap()["count"].as_u64().unwrap()
    };
    assert_eq!(
        (counted("Shchukarin"), counted("Yevgeny Shchukarin"), counted("Evgueni Chtchoukarine")),
        (2, 1, 2)
    );
    assert!(texts(person, "titles", "text").contains(&"Finnish President"), "{}", person["titles"]);
    assert_eq!(texts(person, "said", "text"), ["“We will rebuild the bridge,”"]);
    assert_eq!(person["said_of"].as_array().unwrap().len(), 1, "{}", person["said_of"]);
    let neighbours = texts(person, "neighbours", "name");
    assert!(neighbours.contains(&"Marta Olsen"), "{neighbours:?}");
    assert!(neighbours.iter().any(|name| ["Moscow", "Moscou"].contains(name)), "{neighbours:?}");
    assert_eq!(texts(person, "activity", "date"), ["2025-05-01", "2025-05-02"]);
    assert_eq!(texts(person, "articles", "key"), ["a", "b"]);
    assert!(!person["reasons"].as_array().unwrap().is_empty(), "a merge has its reasons");
    let page = relata.run(&["who", "chtchoukarine"]).text();
    for words in ["shown as", "written", "titles", "joined by", "named", "with", "Said", "Said of them"] {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert_eq!(shown(&relata, "moscou"), shown(&relata, "MOSCOW"));
}

#[test]
fn a_name_that_is_not_there_gives_those_written_alike() {
    if !models_are_here() {
        return;
    }
    let relata = read_both();
    let answer = relata.run(&["who", "Shukarin"]);
    assert!(answer.text().contains("Nobody") && answer.text().contains("Shchukarin"), "{}", answer.text());
    let near = relata.run(&["who", "Shukarin", "--json"]).json();
    assert!(near["near"].as_array().unwrap().iter().any(|name| name == "Shchukarin"), "{near}");
}

/// Reads one article more, so that everything is linked anew.
fn read_another(relata: &Relata, id: &str) {
    let line =
        format!(r#"{{"id": "{id}", "lang": "en", "text": "It rained over the harbour, number {id}."}}"#);
    relata.file("more.jsonl", line);
    assert_eq!(relata.run(&["read", "more.jsonl"]).status(), 0);
}

fn decide(relata: &Relata, arguments: &[&str]) {
    let answer = relata.run(&[&["decide"], arguments].concat());
    assert_eq!(answer.status(), 0, "{arguments:?}: {}", answer.errors());
}

#[test]
fn a_split_a_new_name_and_no_name_hold_on_the_next_run_and_are_taken_back() {
    if !models_are_here() {
        return;
    }
    let relata = read_both();
    let before = (who(&relata, "shchukarin"), who(&relata, "olsen"), who(&relata, "moscow"));
    let now = || (who(&relata, "shchukarin"), who(&relata, "olsen"), who(&relata, "moscow"));

    decide(&relata, &["split", "Yevgeny Shchukarin", "Evgueni Chtchoukarine"]);
    decide(&relata, &["rename", "Marta Olsen", "Marta K. Olsen"]);
    decide(&relata, &["not-a-name", "Moscow"]);
    for run in ["c", "d"] {
        assert_eq!(texts(&who(&relata, "yevgeny")[0], "articles", "key"), ["a"], "run {run}");
        assert_eq!(texts(&who(&relata, "evgueni")[0], "articles", "key"), ["b"], "run {run}");
        assert_eq!(shown(&relata, "olsen"), ["Marta K. Olsen"], "run {run}");
        assert_eq!(shown(&relata, "moscow"), Vec::<String>::new(), "run {run}");
        read_another(&relata, run);
    }
    let page = relata.run(&["who", "olsen"]).text();
    assert!(page.contains("decided") && page.contains("decision 2"), "a person's work is told apart: {page}");

    let cases = relata.run(&["decide", "log", "--cases"]).text();
    assert_eq!(
        cases,
        "other\tYevgeny Shchukarin\tEvgueni Chtchoukarine\nshown-as\tMarta Olsen\tMarta K. Olsen\nnot-a-name\tMoscow\tMoscow\n"
    );
    decide(&relata, &["undo", "1"]);
    decide(&relata, &["undo", "2"]);
    decide(&relata, &["undo", "3"]);
    assert_eq!(now(), before, "everything is as the machine found it");
    let log = relata.run(&["decide", "log", "--json"]).json();
    let in_force: Vec<bool> =
        log.as_array().unwrap().iter().map(|row| row["in_force"].as_bool().unwrap()).collect();
    assert_eq!(in_force, [false, false, false, true, true, true], "the log only grows");
    assert_eq!(relata.run(&["decide", "log", "--cases"]).text(), "");
    decide(&relata, &["undo", "6"]);
    assert_eq!(shown(&relata, "moscow"), Vec::<String>::new(), "an undoing can be undone");
}

#[test]
fn the_order_and_the_number_of_runs_change_nothing() {
    if !models_are_here() {
        return;
    }
    let third = FRENCH.replace("\"b\"", "\"c\"").replace("Marta Olsen", "Martha Olsen");
    let export = |runs: &[&[&str]]| {
        let relata = Relata::new();
        relata.file("en.jsonl", ENGLISH);
        relata.file("fr.jsonl", FRENCH);
        relata.file("third.jsonl", &third);
        for files in runs {
            assert_eq!(relata.run(&[&["read"], *files].concat()).status(), 0);
        }
        assert_eq!(relata.run(&["export", "out"]).status(), 0);
        std::fs::read_to_string(relata.folder().join("out/entities.jsonl")).unwrap()
    };
    let at_once = export(&[&["en.jsonl", "fr.jsonl", "third.jsonl"]]);
    assert!(at_once.contains("Shchukarin"));
    assert_eq!(at_once, export(&[&["third.jsonl"], &["fr.jsonl"], &["en.jsonl"]]), "one by one, backwards");
    assert_eq!(at_once, export(&[&["fr.jsonl", "third.jsonl"], &["en.jsonl"]]));
}
