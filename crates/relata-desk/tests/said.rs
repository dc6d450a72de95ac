//! `said`: statements by speaker and by words.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use relata_desk::{Polarity, Said, SaidFilter};

fn said(who: Option<&str>, words: Option<&str>) -> Said {
    let filter =
        SaidFilter { who: who.map(Into::into), words: words.map(Into::into), ..SaidFilter::default() };
    common::desk().said(&filter).unwrap()
}

fn texts(said: &Said) -> Vec<&str> {
    said.statements.iter().map(|statement| statement.text.as_str()).collect()
}

#[test]
fn newest_first_undated_last() {
    let all = said(None, None);
    assert_eq!(all.total, 4);
    assert_eq!(
        texts(&all),
        [
            "que le feu avait tout pris",
            "The fire, … took all.",
            "Three barns burned",
            "Ivo Brand was not reached"
        ]
    );
}

#[test]
fn a_speaker_is_found_by_any_spelling() {
    for who in ["marcal", "MARÇAL", "zoë m", "Zoe Marcal"] {
        assert_eq!(said(Some(who), None).total, 3, "{who}");
    }
    assert_eq!(said(Some("brand"), None).total, 0, "he is spoken of, he does not speak");
    assert_eq!(said(Some("%"), None).total, 0);
}

#[test]
fn words_of_the_content() {
    assert_eq!(texts(&said(None, Some("FIRE"))), ["The fire, … took all."]);
    assert_eq!(said(None, Some("mayor")).total, 0, "not in a content");
    assert_eq!(said(Some("marcal"), Some("barns")).total, 1);
    assert_eq!(said(None, Some("\"")).total, 0);
}

#[test]
fn a_pronoun_leads_to_the_name_and_the_citation_to_the_words() {
    let all = said(None, Some("fire"));
    let statement = &all.statements[0];
    assert_eq!(statement.speaker.as_deref(), Some("e1"));
    assert_eq!(statement.speaker_name.as_deref(), Some("Zoë Marçal"));
    assert_eq!(statement.source.as_deref(), Some("she"));
    assert_eq!(statement.cue.as_deref(), Some("said"));
    let citation = &statement.citation;
    assert_eq!(citation.sentence, Some(1));
    let cut: String = common::EN.chars().skip(citation.start).take(citation.end - citation.start).collect();
    assert_eq!(cut, citation.text);
    let [start, end] = statement.parts[1];
    assert_eq!(common::EN.chars().skip(start).take(end - start).collect::<String>(), "took all.");
}

#[test]
fn by_what_the_speaker_does_and_by_who_stays_nameless() {
    let of = |polarity| {
        let filter = SaidFilter { polarity: Some(polarity), ..SaidFilter::default() };
        common::desk().said(&filter).unwrap()
    };
    let denied = of(Polarity::Denies);
    assert_eq!((denied.total, texts(&denied)), (1, vec!["Ivo Brand was not reached"]));
    assert_eq!(denied.statements[0].addressee.as_deref(), Some("Mayor Ivo Brand"));
    assert_eq!((of(Polarity::Asserts).total, of(Polarity::Hopes).total), (3, 0));
    let filter = SaidFilter { only_anonymous: true, ..SaidFilter::default() };
    assert_eq!(texts(&common::desk().said(&filter).unwrap()), ["Ivo Brand was not reached"]);
}

#[test]
fn limit_and_offset_page_through() {
    let filter = SaidFilter { limit: 1, offset: 1, ..SaidFilter::default() };
    let page = common::desk().said(&filter).unwrap();
    assert_eq!((page.total, texts(&page)), (4, vec!["The fire, … took all."]));
}

#[test]
fn without_an_entity_the_best_mention_names_the_speaker() {
    let mut desk = relata_desk::Desk::in_memory().unwrap();
    desk.save_readings(&[common::english()], &common::reader).unwrap();
    let said = desk.said(&SaidFilter::default()).unwrap();
    assert_eq!(said.statements[0].speaker, None);
    assert_eq!(said.statements[0].speaker_name.as_deref(), Some("Zoë Marçal"));
}
