//! `search`: words in titles and texts.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

fn keys(query: &str) -> Vec<String> {
    common::desk().search(query, 10, 0).unwrap().hits.into_iter().map(|hit| hit.article.key).collect()
}

#[test]
fn all_words_in_any_case_without_diacritics() {
    assert_eq!(keys("MARCAL fire"), ["wire/1.txt"]);
    assert_eq!(keys("marçal").len(), 3);
    assert_eq!(keys("\"barns burned\""), ["blog/3.txt"]);
    assert_eq!(keys("\"burned barns\"").len(), 0);
    assert_eq!(keys("allum*"), ["soir/2.txt"]);
    assert_eq!(keys("l'a allumé"), ["soir/2.txt"]);
    assert_eq!(keys("marçal -fire -\"barns burned\""), ["soir/2.txt"]);
    assert_eq!(keys("marçal -all*"), ["blog/3.txt"]);
}

#[test]
fn no_query_is_an_error() {
    for query in [
        "\"", "'", "a\"b", "NEAR(", "OR", "AND NOT", "(", "*", "^x", "title:", "-", "{a b}", "\0", "🙂",
        "a:b", "\"\"",
    ] {
        common::desk().search(query, 10, 0).unwrap();
    }
}

#[test]
fn a_hit_shows_its_best_sentence_with_marks() {
    let found = common::desk().search("fire took", 10, 0).unwrap();
    assert_eq!(found.total, 1);
    let hit = &found.hits[0];
    assert_eq!(hit.citation.as_ref().unwrap().sentence, Some(1));
    assert_eq!(
        hit.marked("[", "]"),
        "Café owner Zoë Marçal said on Monday: “The [fire],” she said, “[took] all.”"
    );
    assert_eq!(hit.article.outlet.as_deref(), Some("Wire"));
}

#[test]
fn a_match_outside_all_sentences_shows_its_surroundings() {
    let hit = common::desk().search("subscribe", 10, 0).unwrap().hits.remove(0);
    assert_eq!(hit.citation.as_ref().unwrap().sentence, None);
    assert!(hit.marked("[", "]").contains("[Subscribe] now!"), "{}", hit.marked("[", "]"));
}

#[test]
fn a_match_in_the_title_alone() {
    let hit = common::desk().search("soir", 10, 0).unwrap().hits.remove(0);
    assert_eq!((hit.citation.is_none(), hit.marked("[", "]").as_str()), (true, "Title of soir/2.txt"));
}

#[test]
fn pages() {
    let desk = common::desk();
    let all = desk.search("title", 10, 0).unwrap();
    assert_eq!(all.total, 3);
    let second = desk.search("title", 1, 1).unwrap();
    assert_eq!((second.total, &second.hits[..]), (3, &all.hits[1..2]));
}
