//! `who`: an entity with all that the desk holds about it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use relata_desk::{Activity, Count};

#[test]
fn an_entity_with_everything_about_it() {
    let who = common::desk().who("zoe", 10).unwrap();
    assert_eq!(who.entities.len(), 1);
    let zoe = &who.entities[0];
    assert_eq!((zoe.entity.id.as_str(), zoe.entity.name.as_str()), ("e1", "Zoë Marçal"));
    assert_eq!(zoe.names.len(), 3);
    let keys: Vec<_> = zoe.articles.iter().map(|article| article.key.as_str()).collect();
    assert_eq!(keys, ["wire/1.txt", "soir/2.txt", "blog/3.txt"]);
    assert_eq!(zoe.said.len(), 3);
    assert_eq!(zoe.said_of.len(), 0);
    let day = |date: Option<&str>, mentions| Activity { date: date.map(Into::into), articles: 1, mentions };
    assert_eq!(zoe.activity, [day(Some("2024-03-04"), 2), day(Some("2024-03-05"), 1), day(None, 1)]);
    assert_eq!(zoe.reasons[0].value, "zoe marcal");
}

#[test]
fn descriptions_and_what_others_say() {
    let who = common::desk().who("BRAND", 10).unwrap();
    let ivo = &who.entities[0];
    assert_eq!(ivo.descriptions, [Count { value: Some("the mayor".into()), count: 1 }]);
    assert_eq!(ivo.said.len(), 0);
    assert_eq!(ivo.said_of.len(), 1, "the content names him");
    assert_eq!(ivo.neighbours.len(), 0, "they share articles, no sentence");
}

#[test]
fn a_name_that_several_bear_gives_all_the_exact_one_first() {
    let mut desk = common::desk();
    let mut dossier = common::dossier();
    dossier.entities[1].names[0].text = "Zoë Marçal-Brand".into();
    dossier.entities[1].names[0].count = 99;
    desk.save_dossier(&dossier).unwrap();
    let ids = |name: &str, limit| -> Vec<String> {
        desk.who(name, limit).unwrap().entities.into_iter().map(|entity| entity.entity.id).collect()
    };
    assert_eq!(ids("zoe marcal", 10), ["e1", "e2"]);
    assert_eq!(ids("marc", 10), ["e2", "e1"], "most named first");
    assert_eq!(ids("marc", 1), ["e2"]);
    assert_eq!(ids("nobody", 10), Vec::<String>::new());
    assert_eq!(ids("  ", 10), Vec::<String>::new());
}

#[test]
fn a_name_that_nobody_bears_gives_those_written_alike() {
    let who = common::desk().who("Zoe Marsal", 10).unwrap();
    assert!(who.entities.is_empty());
    assert_eq!(who.near.first().map(String::as_str), Some("Zoë Marçal"), "{:?}", who.near);
    assert_eq!(common::desk().who("qqxz", 10).unwrap().near, Vec::<String>::new());
    assert_eq!(common::desk().who("zoe", 10).unwrap().near, Vec::<String>::new(), "somebody is called so");
}

#[test]
fn neighbours_share_sentences() {
    let mut desk = common::desk();
    let mut dossier = common::dossier();
    // Now the pronoun in the first English sentence is the mayor's.
    let english = common::english().0.id;
    dossier.entity_of.insert((english, 1), "e2".into());
    desk.save_dossier(&dossier).unwrap();
    let who = desk.who("marcal", 10).unwrap();
    let near = &who.entities[0].neighbours;
    assert_eq!((near.len(), near[0].entity.id.as_str(), near[0].sentences), (1, "e2", 1));
}
