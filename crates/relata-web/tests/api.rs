//! Every route over a small desk: what it answers, as the OpenAPI document says it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../../relata-desk/tests/common/mod.rs"]
mod case;
mod common;

use common::{Served, schema};
use serde_json::{Value, json};

/// The addresses of every screen's data, over the case.
fn addresses(served: &Served) -> Vec<String> {
    let first = |address: &str, field: &str| -> String {
        let page = served.json(address);
        page["items"][0][field].as_str().unwrap().to_owned()
    };
    let article = first("/api/stories/t1/articles", "id");
    let statement = first("/api/stories/t1/statements", "id");
    let copy = served.json("/api/origins/o1")["copies"][0].clone();
    let mut addresses: Vec<String> = [
        "/api/desk",
        "/api/stories",
        "/api/stories/t1",
        "/api/claims/c1",
        "/api/entities",
        "/api/entities/e1",
        "/api/entities/e1/said",
        "/api/entities/e1/said-of",
        "/api/entities/e1/articles",
        "/api/entities/e1/mentions",
        "/api/origins",
        "/api/origins/o1",
        "/api/search?q=fire",
        "/api/search?q=&in=statements",
        "/api/proposals",
        "/api/decisions",
    ]
    .map(str::to_owned)
    .to_vec();
    for part in [
        "articles",
        "origins",
        "claims",
        "speakers",
        "statements",
        "questions",
        "warnings",
        "timeline",
        "people",
        "compare",
    ] {
        addresses.push(format!("/api/stories/t1/{part}"));
    }
    addresses.push(format!("/api/articles/{article}"));
    addresses.push(format!("/api/statements/{statement}"));
    addresses.push(format!("/api/copies/{}/{}", copy["a"].as_str().unwrap(), copy["b"].as_str().unwrap()));
    addresses
}

#[test]
fn every_answer_has_the_shape_that_the_document_promises() {
    let served = Served::new();
    let document = served.json("/api");
    let mut told = Vec::new();
    for address in addresses(&served) {
        let answer = served.json(&address);
        let path = schema::path_of(&document, &address);
        let promised =
            &document["paths"][&path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        assert!(promised.is_object(), "{path} promises nothing");
        schema::check(&document, promised, &answer, &address);
        told.push(path);
    }
    // Nothing is documented that this test does not ask for, but what streams or writes.
    for path in document["paths"].as_object().unwrap().keys() {
        let is_told = told.contains(path);
        let other = ["/api", "/api/export/{table}", "/api/decisions/{number}/undo"].contains(&path.as_str());
        assert!(is_told || other, "{path} is documented and not asked for");
    }
}

#[test]
fn every_answer_is_a_table_too() {
    let served = Served::new();
    for address in addresses(&served) {
        let joint = if address.contains('?') { '&' } else { '?' };
        let answer = served.get(&format!("{address}{joint}format=csv"));
        assert_eq!(answer.status, 200, "{address}");
        assert!(answer.header("content-type").starts_with("text/csv"), "{address}");
        assert!(answer.text().ends_with("\r\n"), "{address}");
    }
    let lines = served.get("/api/claims/c1?format=csv").text();
    assert_eq!(lines.lines().count(), 4, "{lines}");
}

#[test]
fn a_story_has_its_standing() {
    let served = Served::new();
    let story = served.json("/api/stories/t1");
    assert_eq!(story["articles"], 3);
    assert_eq!(story["origins"], 2);
    assert_eq!((&story["claims"], &story["disputed"]), (&json!(1), &json!(1)));
    assert_eq!(story["first_published"], "2024-03-04");
    assert_eq!(story["activity"][2], json!({"date": null, "articles": 1}));
    assert_eq!(story["not_heard"][0]["name"], "Ivo Brand");
    let claims = served.json("/api/stories/t1/claims?disputed=true");
    let values = claims["items"][0]["variants"][0]["values"].as_array().unwrap();
    assert_eq!(values[1]["outlets"], json!(["Blog"]));
    assert_eq!(served.json("/api/stories/t1/claims?disputed=false")["total"], 0);
    let compare = served.json("/api/stories/t1/compare");
    assert_eq!(compare["items"][0]["cells"].as_array().unwrap().len(), 3);
}

#[test]
fn a_claim_is_grouped_by_origin_with_its_words_marked() {
    let claim = Served::new().json("/api/claims/c1");
    assert_eq!(
        claim["why"],
        json!({"articles": 3, "outlets": ["Blog", "Le Soir", "Wire"], "origins": 2, "copies": 1})
    );
    let groups = claim["by_origin"].as_array().unwrap();
    assert_eq!((groups.len(), &groups[0]["kinds"]), (2, &json!(["translation"])));
    let telling = &groups[1]["tellings"][0];
    assert_eq!(telling["runs"][0], json!({"text": "Three barns burned", "mark": true}));
    assert_eq!(telling["values"], json!([{"what": "figure", "value": "3"}]));
}

#[test]
fn a_claim_tells_how_each_article_counts_and_what_it_answers() {
    let served = Served::new();
    let claim = served.json("/api/claims/c1");
    assert_eq!((&claim["one_voice"], &claim["first"]), (&json!(false), &json!("2024-03-04")));
    let counted = claim["counted"].as_array().unwrap();
    let outlets: Vec<&Value> = counted.iter().map(|counted| &counted["article"]["outlet"]).collect();
    assert_eq!(outlets, ["Wire", "Le Soir", "Blog"], "oldest first, undated last");
    assert_eq!(counted[0]["with"], Value::Null);
    assert_eq!(counted[1]["with"]["outlet"], "Wire");
    assert_eq!(counted[1]["reason"], json!({"name": "translation", "value": "0.75"}));
    assert_eq!(claim["answers"][0]["id"], "q1");
    let telling = &claim["by_origin"][0]["tellings"][1];
    assert_eq!(telling["reasons"][0], json!({"name": "same-meaning", "value": "0.90"}));
    let questions = served.json("/api/stories/t1/questions");
    let question = &questions["items"][0];
    assert_eq!((&questions["total"], &question["id"]), (&json!(1), &json!("q1")));
    assert_eq!(question["cited"].as_array().unwrap().len(), 2);
    assert_eq!(question["cited"][0]["article"]["outlet"], "Wire");
    assert_eq!(question["answer"]["claim"], "c1");
    assert!(!question["answer"]["cited"]["runs"].as_array().unwrap().is_empty());
}

#[test]
fn offsets_of_an_article_fit_the_text_in_a_browser_and_in_python() {
    let served = Served::new();
    let articles = served.json("/api/stories/t1/articles");
    let id = articles["items"][0]["id"].as_str().unwrap();
    for (unit, cut) in [("utf-16", cut_utf16 as fn(&str, &Value) -> String), ("code-points", cut_points)] {
        let article = served.json(&format!("/api/articles/{id}?offsets={unit}"));
        let text = article["text"].as_str().unwrap();
        let parts = article["statements"][0]["parts"].as_array().unwrap();
        let words: Vec<String> = parts.iter().map(|part| cut(text, part)).collect();
        assert_eq!(words, ["The fire,", "took all."]);
        assert_eq!(cut(text, &article["questions"][0]), "It is not known who lit it.");
        assert_eq!(article["mentions"][0]["entity"], "e1");
        assert_eq!(article["passages"][0]["kind"], "translation");
        assert_eq!(article["passages"][0]["text"], "le feu avait tout pris");
    }
}

fn cut_utf16(text: &str, at: &Value) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[at[0].as_u64().unwrap() as usize..at[1].as_u64().unwrap() as usize]).unwrap()
}

fn cut_points(text: &str, at: &Value) -> String {
    let (start, end) = (at[0].as_u64().unwrap() as usize, at[1].as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn search_counts_what_it_finds() {
    let served = Served::new();
    let all = served.json("/api/search?q=marcal");
    assert_eq!(all["total"], 3);
    assert_eq!(all["order"], "best");
    let one = served.json("/api/search?q=marcal&outlet=Wire");
    assert_eq!(one["total"], 1);
    assert_eq!(one["items"][0]["runs"][1], json!({"text": "Marçal", "mark": true}));
    // The choice of an outlet leaves the counts of outlets as they were, and narrows the others.
    assert_eq!(one["facets"]["outlet"], all["facets"]["outlet"]);
    assert_eq!(one["facets"]["lang"], json!([{"value": "en", "label": "en", "count": 1}]));
    assert_eq!(served.json("/api/search?q=marcal&not_lang=fr")["total"], 2);
    assert_eq!(served.json("/api/search?q=marcal&since=2024-03-05")["total"], 1);
    assert_eq!(served.json("/api/search?q=&lang=fr&lang=en")["total"], 3);
    assert_eq!(served.json("/api/search?q=&in=statements&speaker=e1")["total"], 3);
    assert_eq!(served.json("/api/search?q=&in=statements&not_speaker=e1")["total"], 1);
    assert_eq!(served.json("/api/search?q=feu&in=statements")["items"][0]["statement"]["kind"], "indirect");
    assert_eq!(served.json("/api/search?q=%22%27")["total"], 0);
    assert_eq!(served.get("/api/search?q=fire&by=meaning").error(), "no-meaning");
}

#[test]
fn people_and_days() {
    let served = Served::new();
    let people = served.json("/api/stories/t1/people");
    assert_eq!(people["people"][0]["said"], 3);
    let days = served.json("/api/stories/t1/timeline");
    assert_eq!(days["items"][0]["told"], 1);
    let mentions = served.json("/api/entities/e1/mentions?name=Zoe%20Marcal&form=name");
    assert_eq!(mentions["total"], 3);
    let entities = served.json("/api/entities?q=BRAND&type=person");
    assert_eq!(entities["items"][0]["id"], "e2");
}

#[test]
fn what_does_not_exist_or_makes_no_sense_is_refused() {
    let served = Served::new();
    for address in [
        "/api/nothing",
        "/api/stories/x",
        "/api/stories/x/claims",
        "/api/stories/x/compare",
        "/api/stories/x/people",
        "/api/claims/x",
        "/api/articles/x",
        "/api/statements/x",
        "/api/entities/x",
        "/api/entities/x/said",
        "/api/origins/x",
        "/api/copies/x/y",
        "/api/export/x",
        "/api/origins?story=x",
        "/api/stories/%00",
    ] {
        let answer = served.get(address);
        assert_eq!((answer.status, answer.error().as_str()), (404, "not-found"), "{address}");
    }
    for address in [
        "/api/stories?limit=0",
        "/api/stories?limit=1e9",
        "/api/stories?offset=-1",
        "/api/stories?order=up",
        "/api/stories?colour=red",
        "/api/search?since=soon",
        "/api/search?in=dreams",
        "/api/desk?format=xml",
        "/api/entities?type=ghost",
        "/api/articles/x?offsets=bytes",
    ] {
        let answer = served.get(address);
        assert_eq!((answer.status, answer.error().as_str()), (400, "bad-request"), "{address}");
    }
    assert_eq!(served.json("/api/stories?offset=4000000000")["items"], json!([]));
    let long = format!("/api/search?q={}", "x".repeat(5_000));
    assert_eq!(served.get(&long).status, 400);
}

#[test]
fn a_table_streams_whole() {
    let served = Served::new();
    let lines = served.get("/api/export/statements").text();
    assert_eq!(lines.lines().count(), 4);
    let first: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    let csv = served.get("/api/export/statements?format=csv").text();
    let columns = csv.lines().next().unwrap().split(',').count();
    assert_eq!((csv.lines().count(), columns), (5, first.as_object().unwrap().len()));
}

#[test]
fn a_ruling_is_kept_shown_and_taken_back() {
    let served = Served::new();
    let made =
        served.post("/api/decisions", &json!({"verb": "rename", "entity": "e2", "name": "Mayor Brand"}));
    assert_eq!(made.status, 201, "{}", made.text());
    let made: Value = serde_json::from_str(&made.text()).unwrap();
    assert_eq!(made["linked"], true);
    assert_eq!(made["decision"]["ruling"]["verb"], "rename");
    assert_eq!(served.json("/api/entities?q=brand")["items"][0]["name"], "Mayor Brand");
    let undone = served.post("/api/decisions/1/undo", &json!({}));
    assert_eq!(undone.status, 201, "{}", undone.text());
    assert_eq!(served.json("/api/entities?q=brand")["items"][0]["name"], "Ivo Brand");
    let log = served.json("/api/decisions");
    assert_eq!((&log["total"], &log["items"][1]["in_force"]), (&json!(2), &json!(false)));
}

#[test]
fn what_is_no_statement_is_not_shown() {
    let served = Served::new();
    let statements = || served.json("/api/stories/t1/statements");
    let id = statements()["items"][0]["id"].clone();
    let total = statements()["total"].as_u64().unwrap();
    let made = served.post("/api/decisions", &json!({"verb": "not-a-statement", "statement": id}));
    assert_eq!(made.status, 201, "{}", made.text());
    assert_eq!(served.json("/api/search?q=&in=statements")["total"].as_u64().unwrap(), total - 1);
    assert_eq!(
        served.post("/api/decisions", &json!({"verb": "not-copy", "a": "x", "b": "y"})).error(),
        "not-found"
    );
}

#[test]
fn tellings_are_ruled_the_same_or_not_by_their_sentences() {
    let served = Served::new();
    let claim = served.json("/api/claims/c1");
    let place = |group: usize| -> String {
        let telling = &claim["by_origin"][group]["tellings"][0];
        format!("{}:{}", telling["article"]["id"].as_str().unwrap(), telling["sentence"])
    };
    let (a, b) = (place(0), place(1));
    let index = &claim["by_origin"][1]["tellings"][0]["index"];
    let exact =
        served.post("/api/decisions", &json!({"verb": "not-the-same", "a": a, "b": format!("c1:{index}")}));
    assert_eq!(exact.status, 201, "{}", exact.text());
    let exact: Value = serde_json::from_str(&exact.text()).unwrap();
    assert_eq!(exact["decision"]["ruling"]["b"]["text"], "Three barns burned");
    for verb in ["same-claim", "not-the-same"] {
        let made = served.post("/api/decisions", &json!({"verb": verb, "a": a, "b": b}));
        assert_eq!(made.status, 201, "{}", made.text());
        let made: Value = serde_json::from_str(&made.text()).unwrap();
        assert_eq!(made["decision"]["ruling"]["verb"], verb);
        assert!(!made["decision"]["ruling"]["b"]["text"].as_str().unwrap().is_empty());
        let same = served.post("/api/decisions", &json!({"verb": verb, "a": a, "b": a}));
        assert_eq!((same.status, same.error().as_str()), (409, "no-effect"));
        let nowhere = served.post("/api/decisions", &json!({"verb": verb, "a": a, "b": "x:1"}));
        assert_eq!((nowhere.status, nowhere.error().as_str()), (404, "no-such-name"));
    }
}

#[test]
fn a_wrong_speaker_is_gone_and_seen_to_be_ruled() {
    let served = Served::new();
    let statement = served.json("/api/stories/t1/statements?speaker=e1")["items"][0].clone();
    assert_eq!(statement["wrong_speaker"], false);
    let id = statement["id"].as_str().unwrap();
    let made = served.post("/api/decisions", &json!({"verb": "wrong-speaker", "statement": id}));
    assert_eq!(made.status, 201, "{}", made.text());
    let after = served.json(&format!("/api/statements/{id}"));
    assert_eq!((&after["wrong_speaker"], &after["speaker"]), (&json!(true), &Value::Null));
    served.post("/api/decisions/1/undo", &json!({}));
    assert_eq!(served.json(&format!("/api/statements/{id}"))["wrong_speaker"], false);
}

#[test]
fn articles_in_a_ruling_are_logged_by_their_titles() {
    let served = Served::new();
    let copy = served.json("/api/origins/o1")["copies"][0].clone();
    let ruling = json!({"verb": "not-copy", "a": copy["a"], "b": copy["b"]});
    assert_eq!(served.post("/api/decisions", &ruling).status, 201);
    let ruling = json!({"verb": "copy", "a": copy["a"], "b": copy["b"]});
    assert_eq!(served.post("/api/decisions", &ruling).status, 201);
    let log = served.json("/api/decisions");
    for row in log["items"].as_array().unwrap() {
        assert!(row["ruling"]["a_label"].is_string() && row["ruling"]["b_label"].is_string(), "{row}");
    }
}

#[test]
fn a_ruling_that_makes_no_sense_is_refused_and_nothing_is_kept() {
    let served = Served::new();
    for (body, status, code) in [
        (json!({"verb": "merge", "a": "e1", "b": "nobody"}), 404, "no-such-name"),
        (json!({"verb": "merge", "a": "e1", "b": "e1"}), 409, "no-effect"),
        (json!({"verb": "merge", "a": "e1"}), 400, "bad-request"),
        (json!({"verb": "burn", "a": "e1"}), 422, "unsupported-ruling"),
        (json!({"verb": "not-a-name", "name": "x".repeat(900)}), 400, "bad-request"),
        (json!([1]), 400, "bad-request"),
        (json!({"verb": "not-a-name", "name": "x".repeat(90_000)}), 413, "too-large"),
    ] {
        let answer = served.post("/api/decisions", &body);
        assert_eq!((answer.status, answer.error().as_str()), (status, code), "{}", answer.text());
    }
    assert_eq!(served.post("/api/decisions/7/undo", &json!({})).error(), "undecided");
    assert_eq!(served.post("/api/decisions/x/undo", &json!({})).error(), "bad-request");
    assert_eq!(served.json("/api/decisions")["total"], 0);
}
