//! `brief`: the whole dossier.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use relata_desk::{Brief, BriefFilter, ClaimFilter, Desk, RunRecord, Since, SkippedInput};

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
    assert_eq!(story.questions[0].citations.len(), 2, "one question in two languages");
    assert_eq!(story.questions[0].answer.as_ref().unwrap().text, "le feu avait tout pris");
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
}

#[test]
fn filters() {
    let desk = common::desk();
    let stories = |filter: BriefFilter| {
        let brief = desk.brief(&filter).unwrap();
        (brief.stories.len(), brief.stories_left_out, brief.stories_past_limit)
    };
    assert_eq!(stories(BriefFilter { story: Some("t1".into()), ..BriefFilter::default() }), (1, 0, 0));
    assert_eq!(stories(BriefFilter { story: Some("t2".into()), ..BriefFilter::default() }), (0, 1, 0));
    assert_eq!(stories(BriefFilter { min_articles: 4, ..BriefFilter::default() }), (0, 1, 0));
    assert_eq!(stories(BriefFilter { stories: Some(0), ..BriefFilter::default() }), (0, 1, 1));
    assert!(desk.has_story("t1").unwrap() && !desk.has_story("t2").unwrap());
}

#[test]
fn claims_by_their_standing() {
    let desk = common::desk();
    let found = |filter: ClaimFilter| desk.claims(&filter).unwrap().claims.len();
    assert_eq!(found(ClaimFilter::default()), 1);
    assert_eq!(found(ClaimFilter { only_disputed: true, min_origins: 2, ..ClaimFilter::default() }), 1);
    assert_eq!(found(ClaimFilter { min_origins: 3, ..ClaimFilter::default() }), 0);
    assert_eq!(found(ClaimFilter { story: Some("t2".into()), ..ClaimFilter::default() }), 0);
    let claim = desk.claims(&ClaimFilter::default()).unwrap().claims.remove(0);
    let counting = claim.counted.iter().filter(|counted| counted.with.is_none()).count();
    assert_eq!(counting, claim.origins);
    assert_eq!(claim.tellings[1].speaker.as_deref(), Some("Zoë Marçal"));
    assert_eq!(claim.variants[0].values[0].speakers, ["Zoë Marçal"]);
}

#[test]
fn no_line_is_given_whose_words_are_not_in_the_sentence_it_cites() {
    let brief = brief(&common::desk());
    let claims = brief.stories.iter().flat_map(|story| &story.claims).flat_map(|claim| &claim.tellings);
    let questions = brief.stories.iter().flat_map(|story| &story.questions);
    let mut checked = 0;
    for (words, cited) in claims.map(|telling| (&telling.text, &telling.citation)) {
        assert!(cited.text.contains(words.as_str()), "{words} is not in {}", cited.text);
        checked += 1;
    }
    for question in questions {
        assert!(
            question.citations.iter().any(|cited| cited.text.contains(&question.text)),
            "{}",
            question.text
        );
        checked += 1;
    }
    assert_eq!(checked, 4);
}

#[test]
fn what_is_new_since_a_run_or_a_day() {
    let mut desk = Desk::in_memory().unwrap();
    let all = common::readings();
    let (last, before) = all.split_last().unwrap();
    desk.save_readings(before, &common::reader).unwrap();
    desk.log_run(&RunRecord { started: "2024-03-05T00:00:00Z".into(), ..RunRecord::default() }).unwrap();
    desk.save_readings(std::slice::from_ref(last), &common::reader).unwrap();
    desk.log_run(&RunRecord { started: "2024-03-07T00:00:00Z".into(), ..RunRecord::default() }).unwrap();
    desk.save_dossier(&common::dossier()).unwrap();
    let changes = desk.changes(&Since::Run(1)).unwrap();
    assert_eq!(changes.articles.iter().map(|article| &article.id).collect::<Vec<_>>(), [&last.0.id]);
    let [change] = changes.claims.as_slice() else { panic!("one claim is told by the new article") };
    assert_eq!((change.is_new, change.articles_before, change.claim.articles), (false, 2, 3));
    assert!(change.origins_before < change.claim.origins);
    assert_eq!(change.gained.len(), 1);
    assert_eq!(change.new_values, [("figure".to_owned(), "3".to_owned())]);
    assert!(desk.changes(&Since::Run(2)).unwrap().claims.is_empty());
    let error = desk.changes(&Since::Run(3)).unwrap_err().to_string();
    assert!(error.contains("no run 3") && error.contains("the last is 2"), "{error}");
    assert_eq!(
        desk.changes(&Since::Day("2024-03-06".into())).unwrap().articles.len(),
        1,
        "undated: read then"
    );
}
