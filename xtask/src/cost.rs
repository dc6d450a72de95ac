//! What each stage of reading costs: annotating by the pipeline, then the stages of `relata_read`.

use crate::bench::cpu_time;
use relata_pipeline::Pipeline;
use relata_read::{Normalized, Stage, read_observed};
use relata_types::{Article, Lang, Metadata};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

/// What the usage line says of this chore.
pub(crate) const USAGE: &str = "  cost WHEEL LANG ARTICLES.jsonl
         print the CPU time of each stage of reading the articles, on one thread";

/// How often everything is done; the median counts.
const ROUNDS: usize = 5;

/// Annotates and reads every article in turn, on one thread.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let [wheel, lang, articles] = arguments else {
        return Err(format!("cost needs a wheel, a language and articles\n{USAGE}"));
    };
    let fail = |path: &str, error: &dyn std::fmt::Display| format!("{path}: {error}");
    let lang = Lang::parse(lang).ok_or_else(|| format!("{lang} is no code of a language"))?;
    let bytes = fs::read(wheel).map_err(|error| fail(wheel, &error))?;
    let pipeline = Pipeline::from_wheel(&bytes).map_err(|error| fail(wheel, &error))?;
    let lines = fs::read_to_string(articles).map_err(|error| fail(articles, &error))?;
    let articles: Vec<Article> = lines
        .lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line).map_err(|error| fail(articles, &error))?;
            let text = row["text"].as_str().unwrap_or_default().to_owned();
            let metadata = Metadata { lang: Some(lang), ..Metadata::default() };
            Ok(Article::new(row["id"].as_str().unwrap_or_default().to_owned(), None, metadata, text))
        })
        .collect::<Result<_, String>>()?;
    let mut rounds: Vec<Round> = (0..ROUNDS).map(|_| round(&pipeline, &articles)).collect();
    rounds.sort_by_key(Round::total);
    let median = &rounds[ROUNDS / 2];
    let total = median.total().as_secs_f64();
    println!("{} articles, {} tokens, {} statements", articles.len(), median.n_tokens, median.n_statements);
    let annotating = std::iter::once(("Annotating".to_owned(), median.annotating));
    for (stage, time) in
        annotating.chain(median.stages.iter().map(|(stage, time)| (format!("{stage:?}"), *time)))
    {
        let seconds = time.as_secs_f64();
        println!("  {stage:12} {seconds:6.3} CPU seconds  {:5.1} %", 100.0 * seconds / total);
    }
    Ok(true)
}

/// CPU time of one round over all articles.
#[derive(Default)]
struct Round {
    annotating: Duration,
    stages: BTreeMap<Stage, Duration>,
    n_tokens: usize,
    n_statements: usize,
}

impl Round {
    fn total(&self) -> Duration {
        self.annotating + self.stages.values().sum::<Duration>()
    }
}

fn round(pipeline: &Pipeline, articles: &[Article]) -> Round {
    let mut round = Round::default();
    for article in articles {
        let start = cpu_time();
        let normalized = Normalized::new(&article.text, article.metadata.lang);
        let doc = pipeline.annotate(normalized.text());
        let mut last = cpu_time();
        round.annotating += last.saturating_sub(start);
        let reading = read_observed(article, &normalized, &doc, &mut |stage| {
            let now = cpu_time();
            *round.stages.entry(stage).or_default() += now.saturating_sub(last);
            last = now;
        });
        round.n_tokens += doc.len();
        round.n_statements += reading.statements.len();
    }
    round
}
