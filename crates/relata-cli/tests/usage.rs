//! What is asked wrongly is answered with what is wrong, and is told once.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{Relata, models_are_here};

#[test]
fn what_makes_no_sense_is_a_matter_of_usage() {
    let relata = Relata::new();
    for (arguments, why) in [
        (&["search", ""][..], "nothing to look for"),
        (&["search", "\"-\""], "nothing to look for"),
        (&["search", "--", "-dam"], "must not occur"),
        (&["said", ""], "nothing to look for"),
        (&["said", "--words", ""], "nothing to look for"),
        (&["who", " "], "nothing to look for"),
        (&["brief", "--since", "2025-13-45"], "no month 13"),
        (&["brief", "--since", "2025-02-30"], "days 1 to 28"),
        (&["brief", "--since", "abcd-ef-gh"], "not a day"),
        (&["brief", "--since", "1", "--story", "x"], "cannot be used with"),
        (&["brief", "--since", "1", "--min-articles", "2"], "cannot be used with"),
        (&["brief", "--since", "1", "--stories", "2"], "cannot be used with"),
        (&["brief", "--story", "x", "--min-articles", "2"], "cannot be used with"),
        (&["timeline", "--from", "yesterday"], "not a day"),
    ] {
        let answer = relata.run(arguments);
        assert_eq!(answer.status(), 2, "{arguments:?}: {}", answer.errors());
        assert!(answer.errors().contains(why), "{arguments:?}: {}", answer.errors());
    }
    assert!(relata.run(&["-V"]).text().starts_with("relata "));
}

#[test]
fn what_the_system_says_is_told_once() {
    let relata = Relata::new();
    let absent = relata.run(&["models", "add", "absent.whl"]);
    assert_eq!(absent.status(), 3);
    assert_eq!(absent.errors().matches("No such file").count(), 1, "{}", absent.errors());
    relata.file("text.txt", "no wheel");
    let text = relata.run(&["models", "add", "text.txt"]).errors();
    let cause = text.split("Relata can run: ").nth(1).unwrap().trim();
    assert_eq!(text.matches(cause).count(), 1, "{text}");
    if !models_are_here() {
        return;
    }
    relata
        .file("a.txt", "The mayor of Orbel said on Monday that the bridge would be closed for three weeks.");
    assert_eq!(relata.run(&["read", "a.txt"]).status(), 0);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let answer = relata.run(&["serve", "--address", &address]);
    assert_eq!(answer.status(), 3);
    assert_eq!(answer.errors().matches("os error").count(), 1, "{}", answer.errors());
}
