//! Compares our pipelines with spaCy, token by token, attribute by attribute. `eval/parity.py` prepares what it reads.

use relata_pipeline::{Doc, Pipeline, Token};
use serde_json::Value;
use std::fs;

/// What the usage line says of this chore.
pub(crate) const USAGE: &str =
    "  parity --wheel FILE --oracle FILE.jsonl [--wheel … --oracle …] [--differences N]
         compare packages with what spaCy answered on the same texts";

/// The least share of equal tokens, in each attribute. The rest is room for roundings, which may turn a choice between two
/// actions of the parser that score nearly the same; on the machine of the first run there was no difference at all.
const LEAST_EQUAL: f64 = 0.999;
/// Characters shown on each side of a difference.
const CONTEXT: usize = 40;

const ATTRIBUTES: [&str; 9] =
    ["text", "sentence start", "tag", "pos", "morph", "lemma", "head", "dep", "entity"];

struct Options {
    /// Wheel and oracle file.
    pairs: Vec<(String, String)>,
    differences: usize,
}

/// How a package fared.
struct Outcome {
    package: String,
    n_texts: usize,
    n_tokens: usize,
    equal: [usize; ATTRIBUTES.len()],
    differences: Vec<Difference>,
}

struct Difference {
    attribute: usize,
    text_id: String,
    context: String,
    ours: String,
    theirs: String,
}

/// What one text adds.
#[derive(Default)]
struct Compared {
    n_tokens: usize,
    equal: [usize; ATTRIBUTES.len()],
    differences: Vec<Difference>,
}

/// Runs the comparison; true when every attribute of every package is as equal as it must be.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let options = options(arguments)?;
    let outcomes =
        options.pairs.iter().map(|(wheel, oracle)| compare(wheel, oracle)).collect::<Result<Vec<_>, _>>()?;
    for outcome in &outcomes {
        show_differences(outcome, options.differences);
    }
    show_table(&outcomes);
    Ok(outcomes.iter().all(|outcome| (0..ATTRIBUTES.len()).all(|n| share(outcome, n) >= LEAST_EQUAL)))
}

fn options(arguments: &[String]) -> Result<Options, String> {
    let (mut wheels, mut oracles, mut differences) = (Vec::new(), Vec::new(), 0);
    let mut rest = arguments.iter();
    while let Some(flag) = rest.next() {
        let value = rest.next().ok_or_else(|| format!("{flag} needs a value"))?;
        match flag.as_str() {
            "--wheel" => wheels.push(value.clone()),
            "--oracle" => oracles.push(value.clone()),
            "--differences" => differences = value.parse().map_err(|_| format!("{value} is no number"))?,
            _ => return Err(format!("parity does not know {flag}\n{USAGE}")),
        }
    }
    if wheels.is_empty() || wheels.len() != oracles.len() {
        return Err(format!("parity needs as many --oracle as --wheel, at least one\n{USAGE}"));
    }
    Ok(Options { pairs: wheels.into_iter().zip(oracles).collect(), differences })
}

fn compare(wheel: &str, oracle: &str) -> Result<Outcome, String> {
    let bytes = fs::read(wheel).map_err(|error| format!("{wheel}: {error}"))?;
    let pipeline = Pipeline::from_wheel(&bytes).map_err(|error| format!("{wheel}: {error}"))?;
    let file = fs::read_to_string(oracle).map_err(|error| format!("{oracle}: {error}"))?;
    let answers: Vec<Value> = file
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|error| format!("{oracle}: {error}")))
        .collect::<Result<_, _>>()?;
    let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
    let batches: Vec<&[Value]> = answers.chunks(answers.len().div_ceil(n_threads).max(1)).collect();
    let compared: Vec<Compared> = std::thread::scope(|scope| {
        let workers: Vec<_> = batches
            .iter()
            .map(|batch| {
                scope.spawn(|| batch.iter().map(|answer| compare_text(&pipeline, answer)).collect::<Vec<_>>())
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    if compared.len() != answers.len() {
        return Err(format!("{wheel}: annotating a text panicked"));
    }
    let mut outcome = Outcome {
        package: format!("{} {}", pipeline.name(), pipeline.version()),
        n_texts: answers.len(),
        n_tokens: 0,
        equal: [0; ATTRIBUTES.len()],
        differences: Vec::new(),
    };
    for text in compared {
        outcome.n_tokens += text.n_tokens;
        for (sum, n) in outcome.equal.iter_mut().zip(text.equal) {
            *sum += n;
        }
        outcome.differences.extend(text.differences);
    }
    Ok(outcome)
}

fn compare_text(pipeline: &Pipeline, answer: &Value) -> Compared {
    let text = answer["text"].as_str().unwrap_or_default();
    let doc = pipeline.annotate(text);
    let entities = entity_tags(&doc);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |value: &Value| value.as_u64().and_then(|n| starts.get(n as usize).copied()).unwrap_or(0);
    let tokens = answer["tokens"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut compared = Compared { n_tokens: tokens.len(), ..Compared::default() };
    let mut ours = doc.tokens().peekable();
    for theirs in tokens {
        let range = byte(&theirs["start"])..byte(&theirs["end"]);
        while ours.next_if(|token| token.range().start < range.start).is_some() {}
        let same = ours.peek().copied().filter(|token| token.range() == range);
        let head = theirs["head"].as_u64().and_then(|head| tokens.get(head as usize));
        let wanted = [
            text.get(range.clone()).unwrap_or_default().to_owned(),
            theirs["sent"].to_string(),
            string(&theirs["tag"]),
            string(&theirs["pos"]),
            string(&theirs["morph"]),
            string(&theirs["lemma"]),
            head.map_or(0, |head| byte(&head["start"])).to_string(),
            string(&theirs["dep"]),
            string(&theirs["ent"]),
        ];
        let found = same.map(|token| attributes(token, &entities));
        for (n, wanted) in wanted.into_iter().enumerate() {
            let found = found.as_ref().and_then(|found| found.get(n).cloned());
            if found.as_deref() == Some(&wanted) {
                compared.equal[n] += 1;
                continue;
            }
            compared.differences.push(Difference {
                attribute: n,
                text_id: string(&answer["id"]),
                context: context(text, range.start, range.end),
                ours: found.unwrap_or_else(|| "no such token".to_owned()),
                theirs: wanted,
            });
        }
    }
    compared
}

/// The values of a token, in the order of [`ATTRIBUTES`]. A head is told by where it begins.
fn attributes(token: Token<'_>, entities: &[String]) -> [String; ATTRIBUTES.len()] {
    [
        token.text().to_owned(),
        token.is_sentence_start().to_string(),
        token.tag().to_owned(),
        token.pos().as_str().to_owned(),
        token.morph().to_owned(),
        token.lemma().to_owned(),
        token.head().range().start.to_string(),
        token.dep().to_owned(),
        entities.get(token.index()).cloned().unwrap_or_default(),
    ]
}

/// `B-LABEL`, `I-LABEL` or `O` for each token.
pub(crate) fn entity_tags(doc: &Doc) -> Vec<String> {
    let mut tags = vec!["O".to_owned(); doc.len()];
    for entity in doc.entities() {
        for at in entity.tokens.clone() {
            tags[at] = format!("{}-{}", if at == entity.tokens.start { "B" } else { "I" }, entity.label);
        }
    }
    tags
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The words of a range between brackets, with what stands around them.
fn context(text: &str, start: usize, end: usize) -> String {
    let before: String = text.get(..start).unwrap_or_default().chars().rev().take(CONTEXT).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text.get(end..).unwrap_or_default().chars().take(CONTEXT).collect();
    format!("{before}[{}]{after}", text.get(start..end).unwrap_or_default()).replace('\n', "⏎")
}

fn share(outcome: &Outcome, attribute: usize) -> f64 {
    if outcome.n_tokens == 0 { 0.0 } else { outcome.equal[attribute] as f64 / outcome.n_tokens as f64 }
}

fn show_differences(outcome: &Outcome, n_shown: usize) {
    for (n, attribute) in ATTRIBUTES.iter().enumerate() {
        let differences = outcome.differences.iter().filter(|difference| difference.attribute == n);
        for difference in differences.take(n_shown) {
            println!("{} · {attribute} · {}", outcome.package, difference.text_id);
            println!("    {}", difference.context);
            println!("    ours {:?}, spaCy {:?}", difference.ours, difference.theirs);
        }
    }
}

fn show_table(outcomes: &[Outcome]) {
    print!("{:<16}", "share equal");
    for outcome in outcomes {
        print!("{:>32}", outcome.package);
    }
    println!();
    let counts = |name: &str, count: &dyn Fn(&Outcome) -> usize| {
        print!("{name:<16}");
        for outcome in outcomes {
            print!("{:>32}", count(outcome));
        }
        println!();
    };
    counts("texts", &|outcome| outcome.n_texts);
    counts("tokens", &|outcome| outcome.n_tokens);
    for (n, attribute) in ATTRIBUTES.iter().enumerate() {
        print!("{attribute:<16}");
        for outcome in outcomes {
            let differ = outcome.n_tokens - outcome.equal[n];
            let mark = if share(outcome, n) < LEAST_EQUAL { "  FAIL" } else { "" };
            print!("{:>32}", format!("{:.3} % ({differ} differ){mark}", 100.0 * share(outcome, n)));
        }
        println!();
    }
}
