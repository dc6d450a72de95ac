//! Our half of `benches/pipeline.py`: annotates the same texts each time it is told to, and says what it took.

use relata_pipeline::{Doc, Pipeline};
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What the usage line says of this chore.
pub(crate) const USAGE: &str = "  bench WHEEL TEXTS.json ANSWERS
         annotate the texts of a JSON list when told to on standard input: `go THREADS`, `peak`, `answers`";

/// Texts that go into one call of `annotate_batch`, in bytes: enough for its arithmetic, few enough that all threads end together.
const BATCH_BYTES: usize = 1 << 15;

/// Rounds of multiplications that are timed to learn the machine's peak: some tenths of a second.
const PEAK_ROUNDS: usize = 40_000_000;

/// Loads the package, then answers each line of standard input with a line of JSON until there is none.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let [wheel, texts, answers] = arguments else { return Err(format!("bench needs three files\n{USAGE}")) };
    let fail = |path: &str, error: &dyn std::fmt::Display| format!("{path}: {error}");
    let texts: Vec<String> = fs::read(texts)
        .map_err(|error| fail(texts, &error))
        .and_then(|bytes| serde_json::from_slice(&bytes).map_err(|error| fail(texts, &error)))?;
    let batches = batches(&texts);
    let clock = Instant::now();
    let bytes = fs::read(wheel).map_err(|error| fail(wheel, &error))?;
    let pipeline = Pipeline::from_wheel(&bytes).map_err(|error| fail(wheel, &error))?;
    say(&json!({ "load": clock.elapsed().as_secs_f64(), "products": pipeline.n_products() }))?;
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let answer = match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["go", n_threads] => go(&pipeline, &batches, n_threads.parse().unwrap_or(1)),
            ["peak"] => {
                let start = cpu_time();
                let products = pipeline.instructions().multiply(PEAK_ROUNDS);
                let cpu = cpu_time().saturating_sub(start).as_secs_f64();
                json!({ "products": products, "cpu": cpu, "instructions": format!("{:?}", pipeline.instructions()) })
            }
            ["answers"] => {
                fs::write(answers, lines_of(&pipeline, &batches)).map_err(|error| fail(answers, &error))?;
                json!({})
            }
            _ => return Err(format!("bench does not know {line:?}\n{USAGE}")),
        };
        say(&answer)?;
    }
    Ok(true)
}

fn say(answer: &Value) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{answer}").and_then(|()| out.flush()).map_err(|error| error.to_string())
}

fn batches(texts: &[String]) -> Vec<Vec<&str>> {
    let mut batches: Vec<Vec<&str>> = vec![Vec::new()];
    let mut bytes = 0;
    for text in texts {
        if bytes + text.len() > BATCH_BYTES && bytes > 0 {
            batches.push(Vec::new());
            bytes = 0;
        }
        bytes += text.len();
        if let Some(batch) = batches.last_mut() {
            batch.push(text);
        }
    }
    batches
}

/// Annotates everything once; the docs are dropped once they are counted.
fn go(pipeline: &Pipeline, batches: &[Vec<&str>], n_threads: usize) -> Value {
    let (clock, cpu) = (Instant::now(), cpu_time());
    let (next, n_tokens) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..n_threads.max(1) {
            scope.spawn(|| {
                while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let count: usize = pipeline.annotate_batch(batch).iter().map(Doc::len).sum();
                    n_tokens.fetch_add(count, Ordering::Relaxed);
                }
            });
        }
    });
    let cpu = (cpu_time().saturating_sub(cpu)).as_secs_f64();
    json!({ "cpu": cpu, "wall": clock.elapsed().as_secs_f64(), "tokens": n_tokens.into_inner() })
}

/// CPU time of all threads of this process so far.
pub(crate) fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// One line a token, as `benches/spacy_worker.py` writes them.
fn lines_of(pipeline: &Pipeline, batches: &[Vec<&str>]) -> String {
    let mut lines = String::new();
    for doc in batches.iter().flat_map(|batch| pipeline.annotate_batch(batch)) {
        let entities = crate::parity::entity_tags(&doc);
        for (token, entity) in doc.tokens().zip(entities) {
            let start = if token.is_sentence_start() { "1" } else { "0" };
            let head = token.head().index().to_string();
            let values = [
                token.text(),
                start,
                token.tag(),
                token.pos().as_str(),
                token.morph(),
                token.lemma(),
                &head,
                token.dep(),
                &entity,
            ];
            lines.push_str(&json!(values).to_string());
            lines.push('\n');
        }
    }
    lines
}
