//! What the commands answer about the sample case, and how they can be asked.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{Relata, models_are_here};
use serde_json::Value;

const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles");

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap()
}

/// The place of a citation as `decide` takes it.
fn place(citation: &Value) -> String {
    format!("{}:{}", text(citation, "key"), citation["sentence"])
}

#[test]
fn answers_about_the_sample_case() {
    if !models_are_here() {
        return;
    }
    let relata = Relata::new();
    assert_eq!(relata.run(&["read", ARTICLES]).status(), 0);
    asking_for_a_part(&relata);
    day_by_day(&relata);
    from_a_line_to_a_ruling(&relata);
}

fn asking_for_a_part(relata: &Relata) {
    let unknown = ["brief", "claims", "timeline"].map(|command| relata.run(&[command, "--story", "nosuch"]));
    for answer in &unknown {
        assert_eq!(answer.status(), 3);
        assert_eq!(answer.errors(), unknown[0].errors());
        assert!(answer.errors().contains("no story has the id nosuch"), "{}", answer.errors());
    }
    let since = relata.run(&["brief", "--since", "7"]);
    assert!(since.status() == 3 && since.errors().contains("the last is 1"), "{}", since.errors());

    let limited = relata.run(&["brief", "--stories", "1"]).text();
    assert!(limited.contains("3 stories left out: --all shows every one"), "{limited}");
    let large = relata.run(&["brief", "--min-articles", "3", "--all"]).text();
    assert!(large.contains("of fewer than 3 articles left out") && !large.contains("--all shows"), "{large}");
    let brief = relata.run(&["brief", "--json"]).json();
    let story = text(&list(&brief, "stories")[0], "id");
    let one = relata.run(&["brief", "--story", story, "--all"]).text();
    assert!(!one.contains("left out"), "{one}");

    let disputed = |more: &[&str]| {
        let claims = relata.run(&[&["claims", "--disputed", "--json"], more].concat()).json();
        list(&claims, "claims").iter().map(|claim| claim["articles"].as_u64().unwrap()).min()
    };
    assert!(disputed(&["--min-articles", "3"]) >= Some(3));

    let hits = |query: &str| relata.run(&["search", query, "--json"]).json()["total"].as_u64().unwrap();
    assert!(hits("dam -alarm") < hits("dam") && hits("dam -alarm") + hits("dam alarm") == hits("dam"));
    let few = relata.run(&["search", "dam", "--limit", "2"]).text();
    assert!(few.contains(&format!("2 of {} articles: --limit shows more", hits("dam"))), "{few}");
}

fn day_by_day(relata: &Relata) {
    let timeline = relata.run(&["timeline", "--json"]).json();
    let days = list(&timeline, "days");
    let dates: Vec<&str> = days.iter().map(|day| text(day, "date")).collect();
    assert!(dates.is_sorted() && dates.contains(&"2025-03-10"), "{dates:?}");
    assert!(days.iter().any(|day| !list(day, "told").is_empty()), "nothing is told of any day");
    for entry in days.iter().flat_map(|day| list(day, "told").iter().chain(list(day, "said"))) {
        let cited = text(&entry["citation"], "text");
        for piece in text(entry, "text").split(" … ") {
            assert!(cited.contains(piece), "{piece:?} is not in {cited:?}");
        }
    }
    // The same words of one speaker stand once on a day.
    for day in days {
        let mut said: Vec<(&Value, &str)> =
            list(day, "said").iter().map(|told| (&told["speaker"], text(told, "text"))).collect();
        let n_said = said.len();
        said.sort_by_key(|(speaker, words)| (speaker.to_string(), *words));
        said.dedup();
        assert_eq!(said.len(), n_said);
    }
    let part = relata
        .run(&["timeline", "--from", "2025-03-10", "--to", "2025-03-11", "--who", "dragan", "--json"])
        .json();
    assert!(!list(&part, "days").is_empty());
    for day in list(&part, "days") {
        assert!(["2025-03-10", "2025-03-11"].contains(&text(day, "date")));
        assert!(list(day, "said").iter().all(|told| text(told, "speaker_name").contains("Dragan")));
    }
    let page = relata.run(&["timeline", "--limit", "1"]).text();
    assert!(page.starts_with(dates[0]) && page.contains(&format!("1 of {} days", dates.len())), "{page}");
    let backwards = relata.run(&["timeline", "--from", "2025-03-12", "--to", "2025-03-10"]);
    assert!(backwards.status() == 3 && backwards.errors().contains("later"), "{}", backwards.errors());
}

fn from_a_line_to_a_ruling(relata: &Relata) {
    let claims = relata.run(&["claims", "--json"]).json();
    let page = relata.run(&["claims"]).text();
    let claim = &list(&claims, "claims")[0];
    let (first, second) = (&list(claim, "tellings")[0], &list(claim, "tellings")[1]);
    let (a, b) = (place(&first["citation"]), place(&second["citation"]));
    assert!(page.contains(&format!("{a}]")) && page.contains(&format!("{b}]")), "{a} and {b} in {page}");
    let decided = relata.run(&["decide", "same-claim", &a, &b]);
    assert_eq!(decided.status(), 0, "{}", decided.errors());

    let key = text(&first["citation"], "key");
    let too_high = relata.run(&["decide", "same-claim", &format!("{key}:999"), &b]);
    assert!(
        too_high.status() == 3 && too_high.errors().contains("has the sentences 1 to"),
        "{}",
        too_high.errors()
    );
    let nowhere = relata.run(&["decide", "not-the-same", "nosuch:1", &b]);
    assert!(nowhere.errors().contains("no article has the id or key nosuch"), "{}", nowhere.errors());

    let copies = relata.run(&["copies", "--json"]).json();
    let link = &list(&list(&copies, "origins")[0], "links")[0];
    let decided = relata.run(&["decide", "not-copy", text(&link["a"], "id"), text(&link["b"], "id")]);
    assert_eq!(decided.status(), 0, "{}", decided.errors());
    assert_eq!(relata.run(&["decide", "keep-apart", "Milena Dragan", "Ilya Brenn"]).status(), 0);
    let log = relata.run(&["decide", "log"]).text();
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let log = one_line(&log);
    for shown in [text(&link["a"], "label"), text(&link["b"], "label"), "Milena Dragan (person) ≠ Ilya Brenn"]
    {
        assert!(log.contains(&one_line(shown)), "{shown:?} in {log}");
    }
}
