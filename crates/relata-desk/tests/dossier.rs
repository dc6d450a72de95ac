//! The dossier on the desk: whole, replaced as a whole, and known to be current or not.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{dossier, english, reader, readings};
use relata_desk::{Desk, DeskError};
use relata_types::{Dossier, Silence};

#[test]
fn a_run_that_dies_before_linking_leaves_a_dossier_that_is_not_current() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.db");
    let mut desk = Desk::open(&path).unwrap();
    assert!(desk.dossier_is_current().unwrap(), "nothing to link on an empty desk");
    desk.save_readings(&readings(), &reader).unwrap();
    drop(desk);

    let mut desk = Desk::open(&path).unwrap();
    assert!(!desk.dossier_is_current().unwrap());
    desk.load_readings().unwrap();
    desk.save_dossier(&dossier()).unwrap();
    assert!(desk.dossier_is_current().unwrap());
}

#[test]
fn readings_saved_while_linking_are_not_taken_for_linked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.db");
    let mut slow = Desk::open(&path).unwrap();
    slow.save_readings(&[english()], &reader).unwrap();
    slow.load_readings().unwrap();
    let mut quick = Desk::open(&path).unwrap();
    quick.save_readings(&readings(), &reader).unwrap();
    slow.save_dossier(&Dossier::default()).unwrap();
    assert!(!quick.dossier_is_current().unwrap());

    // The other links all three; what the slow one comes with after that is older and is dropped.
    quick.load_readings().unwrap();
    quick.save_dossier(&dossier()).unwrap();
    slow.save_dossier(&Dossier::default()).unwrap();
    assert!(slow.dossier_is_current().unwrap());
    assert_eq!(slow.totals().unwrap().stories, 1);
}

#[test]
fn saving_again_replaces_and_leaves_no_trace() {
    let mut desk = common::desk();
    let before = desk.brief(&Default::default()).unwrap();
    desk.save_dossier(&Dossier::default()).unwrap();
    let totals = desk.totals().unwrap();
    assert_eq!(
        (totals.entities, totals.stories, totals.claims, totals.copies, totals.origins),
        (0, 0, 0, 0, 0)
    );
    desk.save_dossier(&dossier()).unwrap();
    assert_eq!(desk.brief(&Default::default()).unwrap(), before);
}

#[test]
fn a_dossier_that_cannot_be_saved_leaves_the_one_before() {
    let mut desk = common::desk();
    let before = desk.brief(&Default::default()).unwrap();
    let mut wrong = dossier();
    wrong.silences.push(Silence { story: "t1".into(), entity: "e-none".into() });
    let error = desk.save_dossier(&wrong).unwrap_err();
    assert!(matches!(&error, DeskError::Unknown { what, .. } if what.contains("e-none")), "{error}");
    assert_eq!(desk.brief(&Default::default()).unwrap(), before);
}
