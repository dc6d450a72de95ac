//! A line is never printed whose words are not in the sentence that it cites: every line of `brief` and `claims`, as text and as
//! JSON, over the sample case and, where they lie beside the project, over real articles.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{Relata, models_are_here};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

const SAMPLE_CASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles");
const REAL_ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples/articles");

/// Lines break anywhere, so white space says nothing.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

/// The cited words by who is cited: `[3:12]` in the brief, `[Wire, 2025-03-10, wire/1.txt:3]` elsewhere; squeezed.
type Cited = BTreeMap<String, Vec<String>>;

/// The articles' texts by id, as exported.
fn texts(relata: &Relata) -> BTreeMap<String, Vec<char>> {
    assert_eq!(relata.run(&["export", "out"]).status(), 0);
    let rows = std::fs::read_to_string(relata.folder().join("out/articles.jsonl")).unwrap();
    let rows = rows.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    rows.map(|row| (row["id"].as_str().unwrap().to_owned(), row["text"].as_str().unwrap().chars().collect()))
        .collect()
}

/// Looks at every citation in a JSON answer: its words are the article's, and those that it stands beside are among them.
fn check_json(value: &Value, texts: &BTreeMap<String, Vec<char>>, cited: &mut Cited, lines: &mut usize) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| check_json(one, texts, cited, lines)),
        Value::Object(fields) => {
            let beside = fields.get("citation").into_iter().chain(
                ["citations", "also"].iter().filter_map(|name| fields.get(*name)?.as_array()).flatten(),
            );
            let mut sentences = Vec::new();
            for citation in beside {
                let article = &texts[citation["article"].as_str().unwrap()];
                let at = |name: &str| usize::try_from(citation[name].as_u64().unwrap()).unwrap();
                let words: String = article[at("start")..at("end")].iter().collect();
                assert_eq!(citation["text"], words, "what is cited is not what stands there");
                let key = citation["key"].as_str().unwrap();
                let title = citation["label"].as_str().filter(|label| *label != key);
                let outlet = citation["outlet"].as_str().or(title).map(str::to_owned);
                let day = citation["published"].as_str().map(|day| day.split('T').next().unwrap().to_owned());
                let place = match citation["sentence"].as_u64() {
                    Some(sentence) => format!("{key}:{sentence}"),
                    None => key.to_owned(),
                };
                let parts: Vec<String> = [outlet, day, Some(place)].into_iter().flatten().collect();
                let named = format!("[{}]", parts.join(", "));
                let by_number = format!("{}:{}", citation["article"].as_str().unwrap(), citation["sentence"]);
                for key in [squeeze(&named), by_number] {
                    cited.entry(key).or_default().push(squeeze(&words));
                }
                sentences.push(squeeze(&words));
            }
            if let Some(text) = fields.get("text").and_then(Value::as_str).filter(|_| !sentences.is_empty()) {
                // The pieces of an utterance stand apart.
                for piece in text.split(" … ") {
                    let stands = sentences.iter().any(|sentence| sentence.contains(&squeeze(piece)));
                    assert!(stands, "{piece:?} is not in {sentences:?}");
                }
                *lines += 1;
            }
            fields.values().for_each(|one| check_json(one, texts, cited, lines));
        }
        _ => {}
    }
}

/// The items of a page that begin with a bullet: bullet and text, the lines that it was wrapped to joined.
fn items(page: &str) -> Vec<(char, String)> {
    let mut items: Vec<(char, String)> = Vec::new();
    let mut indent = None;
    // The articles of an origin stand below each other, those that wrap further in.
    let is_list = |item: Option<&(char, String)>| {
        item.and_then(|(_, item)| item.strip_prefix('['))
            .is_some_and(|item| item.starts_with(|c: char| c.is_ascii_digit()))
    };
    for line in page.lines() {
        let depth = line.chars().take_while(|c| *c == ' ').count();
        let mut rest = line.trim_start().chars();
        let first = rest.next().unwrap_or(' ');
        if depth >= 2 && matches!(first, '•' | '–' | '?' | '+') && rest.next() == Some(' ') {
            indent = Some(depth + 2);
            items.push((first, rest.collect()));
        } else if indent == Some(depth) && depth > 0
            || indent.is_some_and(|indent| depth > indent) && is_list(items.last())
        {
            items.last_mut().unwrap().1.push_str(line);
        } else {
            indent = None;
        }
    }
    items
}

/// The citations at the end of an item, and what stands before them; squeezed. An article's own words may end with a bracket too.
fn citations(item: &str, cited: &Cited) -> (String, Vec<String>) {
    let mut rest = squeeze(item);
    let mut found = Vec::new();
    while let Some(at) = rest.rfind('[').filter(|at| cited.contains_key(&rest[*at..])) {
        found.push(rest.split_off(at));
    }
    (rest, found)
}

/// Whether the words stand in one of the sentences: as they are, or behind the name of the speaker and a colon, or behind the
/// manner in parentheses, or before the standing in parentheses; each of several pieces for itself.
fn stands(words: &str, sentences: &[String]) -> bool {
    let ends = words.match_indices('(').map(|(at, _)| at).chain([words.len()]);
    let starts: Vec<usize> =
        words.match_indices([':', ')']).map(|(at, mark)| at + mark.len()).chain([0]).collect();
    let holds = |piece: &str| sentences.iter().any(|sentence| sentence.contains(piece));
    ends.flat_map(|end| starts.iter().map(move |start| (*start, end)))
        .filter(|(start, end)| start < end)
        .any(|(start, end)| words[start..end].split('…').all(holds))
}

/// The lines by which the brief lists the articles of each origin, squeezed, without what they are copies of.
fn article_lists(brief: &Value) -> Vec<Vec<String>> {
    let mut number = 0;
    let mut line = |article: &Value| {
        number += 1;
        let text = |field: &str, unknown: &str| article[field].as_str().unwrap_or(unknown).to_owned();
        let day = text("published", "undated").split('T').next().unwrap().to_owned();
        let (outlet, lang) = (text("outlet", "outlet unknown"), text("lang", "language unknown"));
        squeeze(&format!("[{number}] {outlet}, {day}, {lang}: {}", text("label", "")))
    };
    let stories = brief["stories"].as_array().unwrap().iter();
    let origins = stories.flat_map(|story| story["origins"].as_array().unwrap());
    origins.map(|origin| origin["articles"].as_array().unwrap().iter().map(&mut line).collect()).collect()
}

/// Whether an item is the list of an origin's articles and nothing else: "(reprint with [1])" may stand behind each.
fn is_article_list(item: &str, articles: &[String]) -> bool {
    let squeezed = squeeze(item);
    let mut rest = squeezed.as_str();
    for line in articles {
        let Some(behind) = rest.strip_prefix(line.as_str()) else { return false };
        let kinds = ["identical", "reprint", "excerpt", "rewrite", "translation"].iter();
        let copied = kinds.filter_map(|kind| behind.strip_prefix(&format!("({kind}with["))).next();
        rest = match copied {
            Some(copied) => {
                copied.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("])").unwrap()
            }
            None => behind,
        };
    }
    rest.is_empty() && !articles.is_empty()
}

fn check(articles: &str) -> usize {
    let relata = Relata::new();
    assert_eq!(relata.run(&["read", articles]).status(), 0);
    let texts = texts(&relata);
    let (mut cited, mut lines) = (Cited::new(), 0);
    let brief = relata.run(&["brief", "--all", "--json"]).json();
    let claims = ["claims", "--limit", "100000", "--min-articles", "1"];
    let claims_json = relata.run(&[&claims[..], &["--json"]].concat()).json();
    for answer in [&brief, &claims_json] {
        check_json(answer, &texts, &mut cited, &mut lines);
    }
    // The brief numbers its articles as it lists them.
    let origins =
        brief["stories"].as_array().unwrap().iter().flat_map(|story| story["origins"].as_array().unwrap());
    let numbered = origins.flat_map(|origin| origin["articles"].as_array().unwrap());
    for (article, number) in numbered.zip(1..) {
        let id = format!("{}:", article["id"].as_str().unwrap());
        let of_article: Vec<(String, Vec<String>)> = cited
            .range(id.clone()..)
            .take_while(|(key, _)| key.starts_with(&id))
            .map(|(key, words)| (format!("[{number}:{}]", &key[id.len()..]), words.clone()))
            .collect();
        cited.extend(of_article);
    }
    let lists = article_lists(&brief);
    let mut printed = 0;
    for page in [relata.run(&["brief", "--all"]).text(), relata.run(&claims).text()] {
        for (bullet, item) in items(&page) {
            let (words, citations) = citations(&item, &cited);
            if citations.is_empty() {
                let is_list = lists.iter().any(|articles| is_article_list(&item, articles));
                assert!(bullet == '•' && is_list, "{item:?} cites nothing");
                continue;
            }
            let sentences: Vec<String> = citations.iter().flat_map(|key| &cited[key]).cloned().collect();
            assert!(stands(&words, &sentences), "{item:?} is not in {sentences:?}");
            printed += 1;
        }
    }
    assert!(lines > 0 && printed > 0);
    lines.min(printed)
}

#[test]
fn every_line_about_the_sample_case_stands_where_it_says() {
    if models_are_here() {
        let lines = check(SAMPLE_CASE);
        assert!(lines > 200, "only {lines} lines");
    }
}

#[test]
fn every_line_about_real_articles_stands_where_it_says() {
    if !Path::new(REAL_ARTICLES).is_dir() {
        eprintln!("left out: the articles are not beside the project");
    } else if models_are_here() {
        let lines = check(REAL_ARTICLES);
        assert!(lines > 40, "only {lines} lines");
    }
}
