//! Which files a desk is opened from, and which are refused.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use relata_desk::{Desk, DeskError};
use rusqlite::Connection;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.db");
    (folder, path)
}

#[test]
fn a_desk_is_made_and_opened_again() {
    let (_folder, path) = place();
    common::fill(&mut Desk::open(&path).unwrap());
    assert_eq!(Desk::open(&path).unwrap().totals().unwrap().articles, 3);
    let desk = Desk::open_read_only(&path).unwrap();
    assert_eq!(desk.totals().unwrap().articles, 3);
    let kept = Connection::open(&path).unwrap();
    let mode: String = kept.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

#[test]
fn asking_a_desk_that_does_not_exist_makes_none() {
    let (_folder, path) = place();
    let error = Desk::open_read_only(&path).unwrap_err();
    assert!(matches!(error, DeskError::Missing(_)));
    assert!(error.to_string().contains("relata read"), "{error}");
    assert!(!path.exists());

    fs::write(&path, "").unwrap();
    assert!(matches!(Desk::open_read_only(&path), Err(DeskError::Missing(_))));
    assert_eq!(fs::read(&path).unwrap(), b"");
}

#[test]
fn a_process_killed_while_making_a_desk_leaves_one_to_be_made() {
    let (_folder, path) = place();
    let started = Connection::open(&path).unwrap();
    started.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    drop(started);
    assert!(matches!(Desk::open_read_only(&path), Err(DeskError::Missing(_))));
    common::fill(&mut Desk::open(&path).unwrap());
}

#[test]
fn a_read_only_desk_is_never_written() {
    let (_folder, path) = place();
    drop(Desk::open(&path).unwrap());
    let mut desk = Desk::open_read_only(&path).unwrap();
    let error = desk.save_readings(&common::readings(), &common::reader).unwrap_err();
    assert!(matches!(error, DeskError::Unusable { .. }), "{error}");
}

#[test]
fn files_of_others_are_refused_and_left_alone() {
    let (folder, path) = place();
    fs::write(&path, "Dear diary, ".repeat(1000)).unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE diary (day TEXT)").unwrap();
    let tagged = folder.path().join("tagged.db");
    Connection::open(&tagged)
        .unwrap()
        .execute_batch("PRAGMA application_id = 7; CREATE TABLE t (x)")
        .unwrap();
    for path in [&path, &other, &tagged] {
        let before = fs::read(path).unwrap();
        for opened in [Desk::open(path), Desk::open_read_only(path)] {
            let error = opened.unwrap_err();
            assert!(matches!(error, DeskError::NotADesk(_)), "{error}");
            assert!(error.to_string().contains(path.to_str().unwrap()), "{error}");
        }
        assert_eq!(fs::read(path).unwrap(), before);
    }
    assert!(matches!(Desk::open(folder.path()), Err(DeskError::NotADesk(_))));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let (folder, _) = place();
    let error = Desk::open(folder.path().join("no/such/case.db")).unwrap_err();
    assert!(matches!(error, DeskError::Unusable { .. }), "{error}");
}

#[test]
fn a_desk_of_a_later_program_is_refused_and_left_alone() {
    let (_folder, path) = place();
    drop(Desk::open(&path).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for opened in [Desk::open(&path), Desk::open_read_only(&path)] {
        assert!(matches!(opened, Err(DeskError::Newer { found: 99, .. })), "{opened:?}");
    }
}

#[test]
fn a_desk_of_the_first_schema_is_brought_to_the_newest_and_its_articles_are_read_again() {
    let (_folder, path) = place();
    common::fill(&mut Desk::open(&path).unwrap());
    let reasons = r#"[{"name":"rule","value":"that-clause"},{"name":"polarity","value":"denies"}]"#;
    let old = Connection::open(&path).unwrap();
    for table in [
        "decisions",
        "sentence_vectors",
        "statement_entities",
        "credited_outlets",
        "ruled_statements",
        "open_question_places",
        "open_questions",
        "sketches",
        "paragraph_keys",
        "recurring_paragraphs",
        "copy_verdicts",
        "clauses",
        "happenings",
        "kept",
    ] {
        old.execute_batch(&format!("DROP TABLE {table}")).unwrap();
    }
    for column in ["anonymous", "polarity", "addressee_start", "addressee_end", "venue_start", "venue_end"] {
        old.execute_batch(&format!("ALTER TABLE statements DROP COLUMN {column}")).unwrap();
    }
    old.execute_batch("ALTER TABLE entity_names DROP COLUMN main; ALTER TABLE entities DROP COLUMN titles")
        .unwrap();
    for column in ["counted", "is_one_voice", "first", "last"] {
        old.execute_batch(&format!("ALTER TABLE claims DROP COLUMN {column}")).unwrap();
    }
    for table in ["tellings DROP COLUMN reasons", "articles DROP COLUMN run"] {
        old.execute_batch(&format!("ALTER TABLE {table}")).unwrap();
    }
    old.execute("DELETE FROM state WHERE name LIKE 'copies%' OR name IN ('translations', 'stories')", [])
        .unwrap();
    old.execute("UPDATE statements SET reasons = ?1 WHERE kind = 'indirect'", [reasons]).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    drop(old);

    let said = Desk::open_read_only(&path).unwrap().said(&Default::default()).unwrap();
    let polarities: Vec<_> = said.statements.iter().map(|s| (s.kind.as_str(), s.polarity.as_str())).collect();
    let told = [("indirect", "denies"), ("direct", "asserts"), ("indirect", "denies"), ("mixed", "asserts")];
    assert_eq!(polarities, told);
    let mut desk = Desk::open(&path).unwrap();
    assert_eq!(desk.save_readings(&common::readings(), &common::reader).unwrap(), 3);
    assert_eq!(desk.load_readings().unwrap().len(), 3);
}

#[test]
fn a_damaged_desk_is_an_error_never_a_panic() {
    let (_folder, path) = place();
    common::fill(&mut Desk::open(&path).unwrap());
    let whole = fs::read(&path).unwrap();
    // Every page in turn is overwritten, and the file is cut at every page.
    let mut refused = 0;
    for page in 0..whole.len() / 4096 {
        let mut broken = whole.clone();
        broken[page * 4096..(page + 1) * 4096].fill(0x5A);
        for bytes in [&broken[..], &whole[..page * 4096 + 100]] {
            fs::write(&path, bytes).unwrap();
            refused += usize::from(ask_everything(&path).is_err());
        }
    }
    assert!(refused > 20, "{refused} of {} noticed", whole.len() / 4096 * 2);

    fs::write(&path, &whole).unwrap();
    Connection::open(&path).unwrap().execute("UPDATE mentions SET type = 'ghost'", []).unwrap();
    let error = Desk::open(&path).unwrap().load_readings().unwrap_err();
    assert!(matches!(error, DeskError::Damaged { .. }), "{error}");
}

fn ask_everything(path: &std::path::Path) -> relata_desk::Result<()> {
    let desk = Desk::open(path)?;
    desk.load_readings()?;
    desk.brief(&Default::default())?;
    desk.said(&Default::default())?;
    desk.who("marcal", 10)?;
    desk.search("fire", 10, 0)?;
    let catalogue = desk.catalogue()?;
    let part = relata_desk::screens::Part { offset: 0, limit: 10 };
    desk.find(&catalogue, &Default::default(), None, part)?;
    desk.story_people(&catalogue, "t1")?;
    desk.claim_detail(&catalogue, "c1")?;
    Ok(())
}

#[test]
fn processes_that_write_at_once_all_finish() {
    let (_folder, path) = place();
    let n_writers = 4;
    let n_batches = 10;
    std::thread::scope(|scope| {
        for writer in 0..n_writers {
            let path = &path;
            scope.spawn(move || {
                let mut desk = Desk::open(path).unwrap();
                for batch in 0..n_batches {
                    let (mut article, reading) = common::english();
                    article.id = format!("a{writer}-{batch}");
                    desk.save_readings(&[(article, reading)], &common::reader).unwrap();
                }
            });
        }
    });
    assert_eq!(Desk::open(&path).unwrap().totals().unwrap().articles, n_writers * n_batches);
}
