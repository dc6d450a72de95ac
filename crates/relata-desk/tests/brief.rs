//! `brief`: the whole dossier.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use relata_desk::{Brief, BriefFilter, Desk, RunRecord, SkippedInput};

fn brief(desk: &Desk) -> Brief {
    desk.brief(&BriefFilter::default()).unwrap()
}

#[test]
fn totals() {
    let mut desk = common::desk();
    let run = RunRecord {
        started: "2024-03-06T10:00:00Z".into(),
        finished: "2024-03-06T10:00:07Z".into(),
        read: 3,
        known: 1,
        skipped: vec![SkippedInput {
            place: "x.pdf".into(),
            code: "binary".into(),
            reason: "no text".into(),
        }],
    };
    desk.log_run(&RunRecord::default()).unwrap();
    desk.log_run(&run).unwrap();
    let totals = brief(&desk).totals;
    assert_eq!(totals, desk.totals().unwrap());
    assert_eq!((totals.articles, totals.statements, totals.entities, totals.questions), (3, 4, 2, 2));
    assert_eq!((totals.origins, totals.stories, totals.claims, totals.copies), (2, 1, 1, 1));
    let languages: Vec<_> = totals.languages.iter().map(|l| (l.value.as_deref().unwrap(), l.count)).collect();
    assert_eq!(languages, [("en", 2), ("fr", 1)]);
    assert_eq!(totals.first_published.as_deref(), Some("2024-03-04"));
    assert_eq!(totals.last_published.as_deref(), Some("2024-03-05T08:00:00Z"));
    assert_eq!(totals.undated, 1);
    assert_eq!(totals.warnings.len(), 3);
    assert_eq!(totals.last_run, Some(run));
    assert_eq!(desk.last_run().unwrap(), totals.last_run);
}

#[test]
fn a_story_with_its_origins() {
    let brief = brief(&common::desk());
    let story = &brief.stories[0];
    assert_eq!(story.articles, 3);
    assert_eq!(story.languages, ["en", "fr"]);
    assert_eq!(story.outlets, ["Blog", "Le Soir", "Wire"]);
    let origins: Vec<Vec<_>> =
        story.origins.iter().map(|o| o.articles.iter().map(|a| a.key.as_str()).collect()).collect();
    assert_eq!(origins, [vec!["wire/1.txt", "soir/2.txt"], vec!["blog/3.txt"]]);
    let copy = &story.origins[0].copies[0];
    assert_eq!(
        (copy.kind.as_str(), copy.score, copy.reasons[0].value.as_str()),
        ("translation", 0.75, "2 of 3")
    );
}

#[test]
fn speakers_claims_questions_silences_and_warnings() {
    let brief = brief(&common::desk());
    let story = &brief.stories[0];
    let speakers: Vec<_> = story.speakers.iter().map(|s| (s.name.as_deref(), s.statements.len())).collect();
    assert_eq!(speakers, [(Some("Zoë Marçal"), 3), (None, 1)]);
    let claim = &story.claims[0];
    assert_eq!((claim.tellings.len(), claim.outlets, claim.origins), (3, 3, 2));
    assert_eq!(claim.tellings[2].text, "Three barns burned");
    assert_eq!(claim.tellings[2].citation.sentence, Some(1));
    assert_eq!(claim.variants[0].values[1].tellings, [2]);
    assert_eq!(claim.speakers[0].name, "Zoë Marçal");
    assert_eq!(story.questions[0].text, "It is not known who lit it.");
    assert_eq!(story.questions[0].citations[0].sentence, Some(2));
    assert_eq!(story.not_heard[0].name, "Ivo Brand");
    let warnings: Vec<_> = story.warnings.iter().map(|w| (w.code.as_str(), w.text.as_str())).collect();
    assert_eq!(warnings, [("misencoded", ""), ("furniture", "Subscribe now!"), ("undated", "")]);
}

#[test]
fn the_same_words_of_one_speaker_are_told_once() {
    let mut desk = Desk::in_memory().unwrap();
    let (first, reading) = common::english();
    let again = common::article("copy.txt", relata_types::Lang::EN, "Copy", Some("2024-03-09"), common::EN);
    desk.save_readings(&[(again, reading.clone()), (first, reading)], &common::reader).unwrap();
    let mut dossier = relata_types::Dossier::default();
    let articles = desk.load_readings().unwrap().into_iter().map(|(article, _)| article.id).collect();
    dossier.stories.push(relata_types::Story {
        id: "t".into(),
        title: "T".into(),
        articles,
        origins: vec![],
    });
    desk.save_dossier(&dossier).unwrap();
    let brief = brief(&desk);
    let told = &brief.stories[0].speakers[0].statements;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].statement.article.key, "wire/1.txt", "the earliest stands for all");
    assert_eq!(told[0].also.len(), 1);
    assert_eq!(brief.stories[0].questions[0].citations.len(), 2);
}

#[test]
fn filters() {
    let desk = common::desk();
    let stories = |filter: BriefFilter| {
        let brief = desk.brief(&filter).unwrap();
        (brief.stories.len(), brief.stories_left_out)
    };
    assert_eq!(stories(BriefFilter { story: Some("t1".into()), ..BriefFilter::default() }), (1, 0));
    assert_eq!(stories(BriefFilter { story: Some("t2".into()), ..BriefFilter::default() }), (0, 1));
    assert_eq!(stories(BriefFilter { min_articles: 4, ..BriefFilter::default() }), (0, 1));
    assert_eq!(stories(BriefFilter { stories: Some(0), ..BriefFilter::default() }), (0, 1));
}
