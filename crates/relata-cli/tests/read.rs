//! `relata read`: what is skipped, what is kept, and what a kill leaves behind.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Answer, Relata, models_are_here};

const SENTENCES: &str = "The mayor of Orbel, Ada Brun, said on Monday that the bridge would be closed for three weeks. \
    “We had no choice,” she told reporters. It is not known who cut the cable.";

fn line(id: usize) -> String {
    format!("{{\"id\": \"a{id}\", \"lang\": \"en\", \"text\": \"Case {id}. {SENTENCES}\"}}\n")
}

#[test]
fn nothing_to_read_is_an_error_and_a_missing_desk_too() {
    let relata = Relata::new();
    std::fs::create_dir(relata.folder().join("empty")).unwrap();
    let answer = relata.run(&["read", "empty"]);
    assert_eq!(answer.status(), 3);
    assert!(answer.errors().contains("nothing to read (empty)"), "{}", answer.errors());
    let answer = relata.run(&["read", "absent"]);
    assert_eq!(answer.status(), 3);
    assert!(answer.errors().contains("absent: No such file"), "{}", answer.errors());
    let answer = relata.run(&["brief"]);
    assert_eq!(answer.status(), 3);
    assert!(answer.errors().contains("relata read"), "{}", answer.errors());
    assert!(!relata.folder().join("relata.db").exists());
    assert_eq!(relata.run(&["read"]).status(), 2);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    if !models_are_here() {
        return;
    }
    let relata = Relata::new();
    relata.file("in/good.txt", SENTENCES);
    relata.file("in/empty.txt", "");
    relata.file("in/picture.txt", [0x89, b'P', b'N', b'G', 0, 0, 1]);
    relata.file("in/feed.jsonl", format!("{}not json\n{{\"id\": \"x\"}}\n", line(1)));
    let answer = relata.run(&["read", "in", "absent", "--json"]);
    assert_eq!(answer.status(), 1, "{}", answer.errors());
    let summary = answer.json();
    assert_eq!((&summary["read"], &summary["on_desk"]), (&2.into(), &2.into()));
    let skipped: Vec<(&str, &str)> = summary["skipped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|skipped| (skipped["place"].as_str().unwrap(), skipped["code"].as_str().unwrap()))
        .collect();
    for expected in [
        ("absent", "unreadable"),
        ("in/empty.txt", "empty"),
        ("in/feed.jsonl:2", "bad-json"),
        ("in/feed.jsonl:3", "missing-field"),
        ("in/picture.txt", "binary"),
    ] {
        assert!(skipped.contains(&expected), "{expected:?} in {skipped:?}");
    }
    assert_eq!(skipped.len(), 5);
    let text = relata.run(&["read", "in"]);
    assert_eq!(text.status(), 1);
    assert!(text.text().contains("0 articles read, 2 already on the desk"), "{}", text.text());
}

#[test]
fn every_command_answers_from_the_desk_and_cites_words_that_stand_there() {
    if !models_are_here() {
        return;
    }
    let relata = Relata::new();
    relata.file("a.txt", SENTENCES);
    assert_eq!(relata.run(&["read", "a.txt"]).status(), 0);
    let brief = relata.run(&["brief"]).text();
    assert!(brief.contains("Ada Brun") && brief.contains("“We had no choice,”"), "{brief}");
    assert!(brief.contains("It is not known who cut the cable."), "{brief}");
    let said = relata.run(&["said", "brun", "--json"]).json();
    assert_eq!(said["total"], 2, "{said}");
    for statement in said["statements"].as_array().unwrap() {
        let cited = statement["citation"]["text"].as_str().unwrap();
        assert!(SENTENCES.contains(cited), "{cited}");
        assert!(cited.contains(statement["text"].as_str().unwrap()), "{statement}");
    }
    let who = relata.run(&["who", "BRUN", "--json"]).json();
    assert_eq!(who["entities"][0]["name"], "Ada Brun");
    assert_eq!(relata.run(&["search", "\"no choice", "--json"]).json()["total"], 1);
    assert_eq!(relata.run(&["export", "out"]).status(), 0);
    let statements = std::fs::read_to_string(relata.folder().join("out/statements.jsonl")).unwrap();
    assert_eq!(statements.lines().count(), 2);
}

/// Lets a run read `articles` from a pipe that stays open, so that it cannot end, and kills it without warning once a batch is on
/// the desk.
#[cfg(unix)]
fn read_and_kill(relata: &Relata, articles: &str) {
    use std::io::Write;
    let pipe = relata.folder().join("feed.jsonl");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = relata.command(&["read", "feed.jsonl"]).spawn().unwrap();
    // Open for reading, too, so that opening does not wait for the other side.
    let mut feed = std::fs::OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
    feed.write_all(articles.as_bytes()).unwrap();
    loop {
        assert!(child.try_wait().unwrap().is_none(), "the run ended although its input did not");
        let brief = relata.command(&["brief", "--json"]).output().unwrap();
        if brief.status.success() && Answer(brief).json()["totals"]["articles"].as_u64() > Some(0) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    std::fs::remove_file(pipe).unwrap();
}

#[cfg(unix)]
#[test]
fn a_killed_run_leaves_a_whole_desk_that_the_next_run_completes() {
    if !models_are_here() {
        return;
    }
    // More than one batch and less than two, and little enough to fit into a pipe.
    const ARTICLES: usize = 140;
    let killed = Relata::new();
    read_and_kill(&killed, &(0..ARTICLES).map(line).collect::<String>());
    let totals = killed.run(&["brief", "--json"]).json()["totals"].clone();
    let saved = totals["articles"].as_u64().unwrap();
    assert!(saved > 0 && saved < ARTICLES as u64, "{saved} articles");
    assert_eq!(totals["dossier_is_current"], false);
    // Every answer says that it is not complete, and JSON stays JSON.
    assert!(killed.run(&["brief"]).text().contains("interrupted"));
    for command in [
        "brief",
        "claims",
        "said",
        "who brun",
        "copies",
        "timeline",
        "search brun",
        "export out",
        "decide log",
    ] {
        let arguments: Vec<&str> = command.split(' ').chain(["--json"]).collect();
        let answer = killed.run(&arguments);
        assert!(answer.errors().contains("interrupted"), "{command}: {}", answer.errors());
        answer.json();
    }

    // Reading the part that was saved again, with a few more, stands for the rest: the whole would only take longer.
    let part: String = (0..saved as usize + 10).map(line).collect();
    killed.file("feed.jsonl", &part);
    let summary = killed.run(&["read", "feed.jsonl", "--json"]).json();
    assert_eq!((summary["read"].as_u64(), summary["known"].as_u64()), (Some(10), Some(saved)));

    let whole = Relata::new();
    whole.file("feed.jsonl", &part);
    assert_eq!(whole.run(&["read", "feed.jsonl"]).status(), 0);
    for relata in [&killed, &whole] {
        let export = relata.run(&["export", "out"]);
        assert_eq!((export.status(), export.errors().as_str()), (0, ""));
    }
    for table in std::fs::read_dir(whole.folder().join("out")).unwrap().flatten() {
        let other = killed.folder().join("out").join(table.file_name());
        let equal = std::fs::read(table.path()).unwrap() == std::fs::read(other).unwrap();
        assert!(equal, "{:?} differs after a kill", table.file_name());
    }
}
