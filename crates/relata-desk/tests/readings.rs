//! Articles and readings go onto the desk and come back as they were.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{article, english, own, reader, readings};
use relata_desk::{Desk, SaidFilter};
use relata_types::{Article, Lang, Reading, Span};

fn sorted() -> Vec<(Article, Reading)> {
    let mut all = readings();
    all.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    all
}

#[test]
fn readings_come_back_as_they_were_in_order_of_ids() {
    let mut desk = Desk::in_memory().unwrap();
    assert_eq!(desk.save_readings(&readings(), &reader).unwrap(), 3);
    assert_eq!(desk.load_readings().unwrap(), sorted());
}

#[test]
fn odd_articles_come_back_as_they_were() {
    let odd = ["", " \0\u{FDD0}\r\n", "\u{202e}é🙂"].map(|text| {
        let mut article = article("k", Lang::EN, "\0", None, text);
        article.metadata.title = None;
        article.metadata.lang = None;
        article.metadata.authors.clear();
        (article, Reading { furniture: vec![Span::new(0, text.len())], ..Reading::default() })
    });
    let mut desk = Desk::in_memory().unwrap();
    desk.save_readings(&odd, &reader).unwrap();
    for (stored, loaded) in desk.load_readings().unwrap().iter().map(|pair| (pair, &odd)) {
        assert!(loaded.contains(stored), "{stored:?}");
    }
    desk.brief(&Default::default()).unwrap();
}

#[test]
fn reading_twice_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.db");
    common::fill(&mut Desk::open(&path).unwrap());
    let before = std::fs::read(&path).unwrap();

    let mut desk = Desk::open(&path).unwrap();
    assert_eq!(desk.save_readings(&readings(), &reader).unwrap(), 0);
    assert!(desk.dossier_is_current().unwrap());
    drop(desk);
    assert!(std::fs::read(&path).unwrap() == before, "the file differs");
}

#[test]
fn an_article_given_twice_in_one_batch_is_saved_once() {
    let mut desk = Desk::in_memory().unwrap();
    assert_eq!(desk.save_readings(&[own(), own()], &reader).unwrap(), 1);
    assert_eq!(desk.totals().unwrap().articles, 1);
}

#[test]
fn what_is_known_and_what_is_unread() {
    let mut desk = Desk::in_memory().unwrap();
    desk.save_readings(&[english()], &reader).unwrap();
    let ids = [english().0.id, own().0.id];
    assert_eq!(desk.known(&ids).unwrap().into_iter().collect::<Vec<_>>(), [english().0.id]);
    let articles = [own().0, english().0];
    assert_eq!(desk.unread(&articles, &reader).unwrap(), [&articles[0]]);
    let newer =
        |article: &Article| if article.key == "wire/1.txt" { "reader 2".into() } else { reader(article) };
    assert_eq!(desk.unread(&articles, &newer).unwrap(), [&articles[0], &articles[1]]);
}

#[test]
fn another_reader_replaces_the_reading() {
    let mut desk = Desk::in_memory().unwrap();
    common::fill(&mut desk);
    let (mut article, mut reading) = english();
    reading.statements.clear();
    reading.mentions.truncate(1);
    article.metadata.authors = vec!["C. Other".into()];
    let newer = |_: &Article| "reader 2".to_owned();
    assert_eq!(desk.save_readings(&[(article.clone(), reading.clone())], &newer).unwrap(), 1);

    assert!(!desk.dossier_is_current().unwrap());
    let loaded = desk.load_readings().unwrap();
    assert_eq!(loaded.len(), 3);
    assert!(loaded.contains(&(article, reading)));
    let filter = SaidFilter { words: Some("fire".into()), ..SaidFilter::default() };
    assert_eq!(desk.said(&filter).unwrap().total, 0, "the index still holds the old statement");
    // The dossier of before still answers, until the next is saved.
    assert_eq!(desk.brief(&Default::default()).unwrap().stories.len(), 1);
    assert_eq!(desk.who("marcal", 9).unwrap().entities.len(), 1);
}

#[test]
fn many_batches_are_all_kept_and_read_again_change_nothing() {
    let mut desk = Desk::in_memory().unwrap();
    let (article, reading) = english();
    let batch = |number: usize| -> Vec<(Article, Reading)> {
        (0..100)
            .map(|n| (Article { id: format!("a{number}-{n}"), ..article.clone() }, reading.clone()))
            .collect()
    };
    for number in 0..20 {
        assert_eq!(desk.save_readings(&batch(number), &reader).unwrap(), 100);
    }
    assert_eq!(desk.save_readings(&batch(7), &reader).unwrap(), 0);
    let loaded = desk.load_readings().unwrap();
    assert_eq!(loaded.len(), 2_000);
    assert!(loaded.iter().all(|(_, kept)| *kept == reading));
    assert_eq!(desk.totals().unwrap().statements, 2_000 * reading.statements.len());
}
