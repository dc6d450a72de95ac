//! Claims from articles to the command line: on the sample case, every line stands in the sentence that it cites, and what a second
//! reading adds is told as a change.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{Relata, models_are_here};
use serde_json::Value;

const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles");

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn every_line_stands_in_the_sentence_that_it_cites() {
    if !models_are_here() {
        return;
    }
    let relata = Relata::new();
    assert_eq!(relata.run(&["read", ARTICLES]).status(), 0);
    let found = relata.run(&["claims", "--json"]).json();
    let brief = relata.run(&["brief", "--all", "--json"]).json();
    let changes = relata.run(&["brief", "--since", "2025-03-11", "--json"]).json();
    let of_brief = list(&brief, "stories").iter().flat_map(|story| list(story, "claims"));
    let changed = list(&changes, "claims").iter().map(|change| &change["claim"]);
    let mut lines = 0;
    for claim in list(&found, "claims").iter().chain(of_brief).chain(changed) {
        let tellings = list(claim, "tellings");
        for telling in tellings {
            let (words, cited) =
                (telling["text"].as_str().unwrap(), telling["citation"]["text"].as_str().unwrap());
            assert!(cited.contains(words), "{words:?} is not in {cited:?}");
            lines += 1;
        }
        // The words of one telling, from its subject on.
        let shown = claim["text"].as_str().unwrap();
        let is_cited = |telling: &Value| {
            let telling = (telling["text"].as_str().unwrap(), telling["citation"]["text"].as_str().unwrap());
            shown.contains(telling.0) && telling.1.contains(shown)
        };
        assert!(tellings.iter().any(is_cited), "{shown} is no telling of its claim");
    }
    let questions = list(&brief, "stories").iter().flat_map(|story| list(story, "questions"));
    for question in questions {
        let words = question["text"].as_str().unwrap();
        let cited = list(question, "citations");
        assert!(cited.iter().any(|cited| cited["text"].as_str().unwrap().contains(words)), "{words}");
        lines += 1;
    }
    assert!(lines > 100, "only {lines} lines");
}

#[test]
fn an_empty_list_says_what_it_leaves_out() {
    if !models_are_here() {
        return;
    }
    let relata = Relata::new();
    assert_eq!(relata.run(&["read", &format!("{ARTICLES}/bulletin-ardovie.txt")]).status(), 0);
    let told = relata.run(&["claims"]).text();
    assert!(told.contains("0 claims") && told.contains("--min-articles 1 shows"), "{told}");
    assert!(!told.contains("shows 0"), "{told}");
}

#[test]
fn a_second_reading_tells_what_it_changed() {
    if !models_are_here() {
        return;
    }
    let relata = Relata::new();
    let article = |name: &str, outlet: &str, day: &str, text: &str| {
        let line = serde_json::json!({"id": name, "lang": "en", "published": day, "outlet": outlet, "title": text, "text": text});
        relata.file(&format!("{name}.jsonl"), line.to_string());
    };
    let flood = "Two bridges of Orbel collapsed on Monday when the river Orle flooded the town";
    article("wire", "Wire", "2025-05-05", &format!("{flood}. Three people were missing in Orbel on Monday."));
    article(
        "post",
        "Post",
        "2025-05-07",
        "The river Orle flooded the town and two bridges of Orbel collapsed on Monday. Five people were missing in Orbel on Wednesday.",
    );
    assert_eq!(relata.run(&["read", "wire.jsonl"]).status(), 0);
    assert_eq!(relata.run(&["read", "post.jsonl"]).status(), 0);
    for since in ["1", "2025-05-06"] {
        let changes = relata.run(&["brief", "--since", since, "--json"]).json();
        let keys: Vec<&str> =
            list(&changes, "articles").iter().map(|a| a["label"].as_str().unwrap()).collect();
        assert_eq!(keys.len(), 1, "since {since}: {changes:#}");
        let changed = list(&changes, "claims");
        assert!(!changed.is_empty(), "since {since}: {changes:#}");
        for change in changed.iter().filter(|change| change["is_new"] == false) {
            assert_eq!(change["articles_before"], 1, "{change:#}");
            assert_eq!(change["claim"]["articles"], 2, "{change:#}");
            let gained = list(change, "gained");
            assert_eq!(gained.len(), 1);
            assert!(!gained[0]["reason"]["name"].as_str().unwrap().is_empty());
        }
        assert!(changed.iter().any(|change| change["is_new"] == false), "since {since}: {changes:#}");
    }
    // A person reads what is new, how the standing changed, and why the article counts.
    let page = relata.run(&["brief", "--since", "1"]).text();
    for line in [
        "1 article new",
        "Post, 2025-05-07",
        "Standing changed",
        "from 1 origin to 2, 2 articles",
        "counts: an origin of its own",
    ] {
        assert!(page.contains(line), "no {line:?} in\n{page}");
    }
    let none = relata.run(&["brief", "--since", "2025-05-08", "--json"]).json();
    assert!(list(&none, "claims").is_empty() && list(&none, "articles").is_empty());
}

#[test]
fn the_order_in_which_articles_come_does_not_matter() {
    if !models_are_here() {
        return;
    }
    let mut folders: Vec<String> = std::fs::read_dir(ARTICLES)
        .unwrap()
        .map(|entry| entry.unwrap().path().display().to_string())
        .collect();
    folders.sort();
    let claims = |order: &[String], at_once: bool| {
        let relata = Relata::new();
        for some in order.chunks(if at_once { order.len() } else { 3 }) {
            let mut command = vec!["read"];
            command.extend(some.iter().map(String::as_str));
            assert_eq!(relata.run(&command).status(), 0);
        }
        relata.run(&["claims", "--min-articles", "1", "--limit", "100000", "--json"]).json()
    };
    let expected = claims(&folders, true);
    assert!(list(&expected, "claims").len() > 50);
    folders.rotate_left(4);
    folders.reverse();
    assert_eq!(claims(&folders, true), expected);
    assert_eq!(claims(&folders, false), expected);
}

#[test]
fn the_worked_example_of_the_docs_is_what_the_program_prints() {
    if !models_are_here() {
        return;
    }
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/claims.md");
    let docs = std::fs::read_to_string(docs).unwrap();
    let example = docs.split("```text\n").nth(1).unwrap().split("\n```").next().unwrap();
    let relata = Relata::new();
    assert_eq!(relata.run(&["read", ARTICLES]).status(), 0);
    let page = relata.run(&["claims", "--disputed", "--limit", "100"]).text();
    assert!(page.contains(example), "not printed:\n{example}\n\nin\n{page}");
}

/// The README leaves lines out, marked by "…", and changes none.
#[test]
fn the_brief_of_the_readme_is_what_the_program_prints() {
    if !models_are_here() {
        return;
    }
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let example = readme.split("```text\n").nth(1).unwrap().split("\n```").next().unwrap();
    let relata = Relata::new();
    assert_eq!(relata.run(&["read", ARTICLES]).status(), 0);
    let page = relata.run(&["brief"]).text();
    let mut rest = page.as_str();
    for piece in example.split("    …\n") {
        let at = rest
            .find(piece.trim_end())
            .unwrap_or_else(|| panic!("not printed, or not in this order:\n{piece}"));
        rest = &rest[at + piece.trim_end().len()..];
    }
}
