//! `near-duplicates`: the pairs of a file of articles that share text, by the steps that link copies, with what they took: the side of ours in
//! `benches/near_duplicates.py`.

use crate::add_bench::Nothing;
use crate::bench::cpu_time;
use relata_link::steps::{add, candidate_pairs, sketch};
use relata_types::{Article, Lang, Metadata, Reading, Sketch};
use serde_json::{Value, json};

pub(crate) const USAGE: &str = "  near-duplicates ARTICLES.jsonl   pairs of articles that share text, as JSON, with the processor time taken";

/// Share of the keys of two sketches from which on they are alike: a true reprint shares as little as .3 of its runs of three words.
const ALIKE: f64 = 0.3;

pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let [file] = arguments else { return Err(USAGE.to_owned()) };
    let lines = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let mut articles = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let row: Value = serde_json::from_str(line).map_err(|error| format!("{file}: {error}"))?;
        let of = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let metadata = Metadata { lang: Lang::parse(&of("lang")), ..Metadata::default() };
        articles.push((Article::new(of("id"), None, metadata, of("text")), Reading::default()));
    }
    articles.sort_by(|x, y| x.0.id.cmp(&y.0.id));
    let start = cpu_time();
    let sketches: Vec<Sketch> = articles.iter().map(|(article, reading)| sketch(article, reading)).collect();
    let candidates = candidate_pairs(&sketches);
    let alike: Vec<(u32, u32)> = candidates
        .iter()
        .copied()
        .filter(|(i, j)| contained(&sketches[*i as usize].keys, &sketches[*j as usize].keys) >= ALIKE)
        .collect();
    let alone = (cpu_time() - start).as_secs_f64();
    let keys = |pairs: &[(u32, u32)]| -> Vec<[String; 2]> {
        pairs.iter().map(|(i, j)| [*i, *j].map(|at| articles[at as usize].0.key.clone())).collect()
    };
    let start = cpu_time();
    let Ok(change) = add(&Nothing, &articles);
    let linking = (cpu_time() - start).as_secs_f64();
    let key = |id: &str| {
        articles.iter().find(|(article, _)| article.id == id).map(|(article, _)| article.key.clone())
    };
    let sure = change.verdicts.iter().filter(|verdict| verdict.is_sure).map(|verdict| &verdict.link);
    let linked: Vec<_> = sure.map(|link| [key(&link.a), key(&link.b)]).collect();
    println!(
        "{}",
        json!({"articles": articles.len(), "alone": alone, "linking": linking, "alike": keys(&alike), "linked": linked})
    );
    Ok(true)
}

/// Share of the keys of the article that has fewer which the other has too.
fn contained(a: &[u64], b: &[u64]) -> f64 {
    let (fewer, more) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = fewer.iter().filter(|key| more.binary_search(key).is_ok()).count();
    common as f64 / fewer.len().max(1) as f64
}
