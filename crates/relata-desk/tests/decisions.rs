//! The log of decisions: what has effect, what is refused, what makes the dossier stale.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{desk, dossier};
use relata_desk::{Desk, DeskError, RulingView};
use relata_types::{EntityType, NamedEntity, Ruling};

const MADE: &str = "2024-03-05T10:00:00Z";

fn no_name(name: &str) -> Ruling {
    Ruling::NotAName { name: name.into() }
}

#[test]
fn a_decision_has_effect_until_it_is_undone_and_again_when_that_is() {
    let mut desk = desk();
    let in_force = |desk: &Desk| desk.decisions().unwrap().iter().map(|d| d.number).collect::<Vec<_>>();
    assert_eq!(desk.decide(MADE, &no_name("Wire")).unwrap(), 1);
    assert_eq!(desk.decide(MADE, &no_name("Monday")).unwrap(), 2);
    assert_eq!(desk.undo(MADE, 1).unwrap(), 3);
    assert_eq!(in_force(&desk), [2]);
    assert_eq!(desk.undo(MADE, 3).unwrap(), 4);
    assert_eq!(in_force(&desk), [1, 2]);
    let log = desk.decision_log().unwrap();
    assert_eq!(log.iter().map(|row| row.in_force).collect::<Vec<_>>(), [true, true, false, true]);
    assert!(matches!(desk.undo(MADE, 3), Err(DeskError::Undecided { number: 3, .. })));
    assert!(matches!(desk.undo(MADE, 9), Err(DeskError::Undecided { number: 9, .. })));
}

#[test]
fn a_decision_makes_the_dossier_stale() {
    let mut desk = desk();
    assert!(desk.dossier_is_current().unwrap());
    desk.decide(MADE, &no_name("Wire")).unwrap();
    assert!(!desk.dossier_is_current().unwrap());
    desk.load_readings().unwrap();
    desk.save_dossier(&dossier()).unwrap();
    assert!(desk.dossier_is_current().unwrap());
}

#[test]
fn what_is_stored_comes_back() {
    let mut desk = desk();
    let a =
        NamedEntity { entity_type: EntityType::Person, name: "Zoë Marçal".into(), article: "a1".into() };
    let b = NamedEntity { entity_type: EntityType::Place, name: "Brand".into(), article: "a2".into() };
    let rulings = [
        Ruling::Merge { a: a.clone(), b },
        Ruling::Split { entity: a.clone(), name: "Zoe".into() },
        Ruling::Rename { entity: a, name: "Z. Marçal".into() },
        no_name("Subscribe"),
    ];
    for ruling in &rulings {
        desk.decide(MADE, ruling).unwrap();
    }
    let stored: Vec<Ruling> = desk.decisions().unwrap().into_iter().map(|decision| decision.ruling).collect();
    assert_eq!(stored, rulings);
}

#[test]
fn names_lead_to_entities_whatever_their_case_and_accents() {
    let desk = desk();
    match desk.ruling_to_merge("zoe marcal", "IVO BRAND") {
        Ok(Ruling::Merge { a, b }) => {
            assert_eq!((a.entity_type, a.name.as_str()), (EntityType::Person, "Zoë Marçal"));
            assert_eq!(b.name, "Ivo Brand");
        }
        other => panic!("{other:?}"),
    }
    match desk.ruling_that_names_nobody("Març") {
        Err(DeskError::NoSuchName { near, .. }) => {
            assert!(near.contains(&"Zoë Marçal".to_owned()), "{near:?}");
        }
        other => panic!("{other:?}"),
    }
    let error = desk.ruling_to_rename("Nobody", "Somebody").unwrap_err().to_string();
    assert!(error.contains("Nobody") && error.contains("relata who"), "{error}");
}

#[test]
fn what_would_change_nothing_is_refused() {
    let desk = desk();
    for refused in [
        desk.ruling_to_merge("Zoë Marçal", "Zoe Marcal"),
        desk.ruling_to_split("Ivo Brand", "Ivo Brand"),
        desk.ruling_to_split("Ivo Brand", "Zoe Marcal"),
        desk.ruling_to_rename("Ivo Brand", "Ivo Brand"),
        desk.ruling_to_keep_apart("Zoë Marçal", "Zoe Marcal"),
    ] {
        assert!(matches!(refused, Err(DeskError::NoEffect { .. })), "{refused:?}");
    }
}

#[test]
fn two_that_nobody_joined_are_kept_apart() {
    let ruling = desk().ruling_to_keep_apart("Ivo Brand", "Zoe Marcal").unwrap();
    let Ruling::Split { entity, name } = ruling else { panic!("{ruling:?}") };
    assert_eq!((entity.name.as_str(), name.as_str()), ("Ivo Brand", "Zoë Marçal"));
}

#[test]
fn a_place_that_is_not_there_is_answered_with_what_there_is() {
    let desk = desk();
    let refused = |place: &str| desk.ruling_of_same_claim(place, "blog/3.txt:1").unwrap_err().to_string();
    for (place, why) in [
        ("wire/1.txt:9", "has the sentences 1 to 3"),
        ("wire/1.txt:0", "has the sentences 1 to 3"),
        ("nowhere.txt:1", "no article has the id or key nowhere.txt"),
        ("c1:99", "the claim c1 has the tellings 0 to"),
        ("wire/1.txt", "ARTICLE:SENTENCE"),
        ("wire/1.txt:first", "ARTICLE:SENTENCE"),
    ] {
        assert!(refused(place).contains(why), "{place}: {}", refused(place));
    }
    assert!(matches!(
        desk.ruling_of_same_claim("wire/1.txt:1", "blog/3.txt:1"),
        Ok(Ruling::SameClaim { .. })
    ));
}

#[test]
fn the_log_only_grows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    Desk::open(&path).unwrap().decide(MADE, &no_name("Wire")).unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    for sql in ["DELETE FROM decisions", "UPDATE decisions SET made = ''"] {
        let error = connection.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("undo it"), "{error}");
    }
    let log = Desk::open(&path).unwrap().decision_log().unwrap();
    assert_eq!(log[0].ruling, Some(RulingView::NotAName { name: "Wire".into() }));
}
