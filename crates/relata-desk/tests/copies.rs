//! Copy links with both sides, and rulings on articles and statements.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, dead_code)]

mod common;

use common::desk;
use relata_desk::{DeskError, SaidFilter};
use relata_types::Ruling;

#[test]
fn a_link_shows_the_words_on_both_sides_and_who_credits_one_outlet() {
    let desk = desk();
    let copies = desk.copies().unwrap();
    let [origin] = copies.origins.as_slice() else { panic!("{copies:#?}") };
    assert_eq!((origin.articles.len(), origin.links.len()), (2, 1));
    assert_eq!(origin.credits, ["Reuters"]);
    let link = &origin.links[0];
    assert_eq!((link.kind.as_str(), link.score), ("translation", 0.75));
    for passage in &link.passages {
        assert!(!passage.a.text.is_empty() && !passage.b.text.is_empty(), "{passage:?}");
        assert_eq!(passage.a.text.chars().count(), passage.a.end - passage.a.start);
    }
    let [report] = copies.shared_reports.as_slice() else { panic!("{copies:#?}") };
    assert_eq!((report.outlet.as_str(), report.origins.len(), report.articles.len()), ("Reuters", 2, 2));
}

#[test]
fn rulings_on_articles_are_refused_where_they_change_nothing() {
    let desk = desk();
    let copies = desk.copies().unwrap();
    let link = &copies.origins[0].links[0];
    let (a, b) = (link.a.key.as_str(), link.b.id.as_str());
    let part = desk.ruling_to_part(a, b).unwrap();
    assert!(matches!(&part, Ruling::NotCopy { a, b } if a < b), "{part:?}");
    assert!(matches!(desk.ruling_to_copy(a, b), Err(DeskError::NoEffect { .. })));
    assert!(matches!(desk.ruling_to_part(a, a), Err(DeskError::NoEffect { .. })));
    assert!(matches!(desk.ruling_to_copy(a, "nowhere"), Err(DeskError::NoSuchArticle { .. })));
}

#[test]
fn what_a_person_ruled_on_a_statement_is_shown_nowhere_else() {
    let mut desk = desk();
    let all = desk.said(&SaidFilter::default()).unwrap();
    let spoken = all.statements.iter().find(|statement| statement.speaker.is_some()).unwrap();
    let wrong = desk.ruling_on_speaker(&spoken.id).unwrap();
    desk.decide("2026-01-01T00:00:00Z", &wrong).unwrap();
    desk.save_dossier(&common::dossier()).unwrap();
    let ruled = desk.said(&SaidFilter::default()).unwrap();
    let after = ruled.statements.iter().find(|statement| statement.id == spoken.id).unwrap();
    assert_eq!((&after.speaker, &after.speaker_name), (&None, &None));
    assert!(matches!(desk.ruling_on_speaker(&spoken.id), Err(DeskError::NoEffect { .. })));

    let none = desk.ruling_that_nobody_says(&spoken.id).unwrap();
    desk.decide("2026-01-01T00:00:01Z", &none).unwrap();
    desk.save_dossier(&common::dossier()).unwrap();
    assert_eq!(desk.said(&SaidFilter::default()).unwrap().statements.len(), all.statements.len() - 1);
    assert!(matches!(desk.ruling_that_nobody_says(&spoken.id), Err(DeskError::NoSuchStatement { .. })));
    let last = desk.decision_log().unwrap().len();
    desk.undo("2026-01-01T00:00:02Z", u32::try_from(last).unwrap()).unwrap();
    desk.save_dossier(&common::dossier()).unwrap();
    assert_eq!(desk.said(&SaidFilter::default()).unwrap().statements.len(), all.statements.len());
}
