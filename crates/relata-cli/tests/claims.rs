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
        let shown = &claim["text"];
        assert!(
            tellings.iter().any(|telling| telling["text"] == *shown),
            "{shown} is no telling of its claim"
        );
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
    let none = relata.run(&["brief", "--since", "2025-05-08", "--json"]).json();
    assert!(list(&none, "claims").is_empty() && list(&none, "articles").is_empty());
}
