//! What pairs of tellings have in common, for training and judging the model of claims (eval/claims.py).

use relata_desk::Desk;
use relata_link::{CLAIM_FEATURES, compare_tellings};
use relata_types::{ArticleId, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write};
use std::path::Path;

pub(crate) const USAGE: &str = "  claims DESK [PAIRS]   the features of every pair of tellings of two articles of a story, or of those in PAIRS, tab-separated:\n\
    article, start, end (code points) of the one and of the other, likelihood (- when they contradict each other), features";

/// A place: an article and code points of its text.
type Place = (ArticleId, usize, usize);

/// Prints the table.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let (desk, wanted) = match arguments {
        [desk] => (desk, None),
        [desk, pairs] => (desk, Some(wanted(Path::new(pairs))?)),
        _ => return Err(USAGE.to_owned()),
    };
    let failed = |error: relata_desk::DeskError| error.to_string();
    let desk = Desk::open_read_only(Path::new(desk)).map_err(failed)?;
    let articles = desk.load_readings().map_err(failed)?;
    let decisions = desk.decisions().map_err(failed)?;
    let texts: BTreeMap<&str, &str> =
        articles.iter().map(|(article, _)| (article.id.as_str(), article.text.as_str())).collect();
    let place = |(article, span): &(ArticleId, Span)| -> Place {
        let text = texts.get(article.as_str()).copied().unwrap_or_default();
        let points = |byte: u32| text.get(..byte as usize).unwrap_or_default().chars().count();
        (article.clone(), points(span.start), points(span.end))
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut write = |line: String| writeln!(out, "{line}").map_err(|error| error.to_string());
    write(format!("a\tstart\tend\tb\tstart\tend\tlikelihood\t{}", CLAIM_FEATURES.join("\t")))?;
    for pair in compare_tellings(&articles, &decisions) {
        let is_asked_for = wanted.as_ref().is_none_or(|wanted: &BTreeSet<(ArticleId, ArticleId)>| {
            wanted.contains(&(pair.a.0.clone(), pair.b.0.clone()))
                || wanted.contains(&(pair.b.0.clone(), pair.a.0.clone()))
        });
        if is_asked_for {
            let (a, b) = (place(&pair.a), place(&pair.b));
            let likelihood = pair.likelihood.map_or_else(|| "-".to_owned(), |value| format!("{value:.4}"));
            let features: Vec<String> = pair.features.iter().map(|value| format!("{value:.4}")).collect();
            write(format!(
                "{}\t{}\t{}\t{}\t{}\t{}\t{likelihood}\t{}",
                a.0,
                a.1,
                a.2,
                b.0,
                b.1,
                b.2,
                features.join("\t")
            ))?;
        }
    }
    Ok(true)
}

/// The pairs of articles that a file of judged pairs speaks of: JSON lines with `a` and `b`, each [article, start, end].
fn wanted(path: &Path) -> Result<BTreeSet<(ArticleId, ArticleId)>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut pairs = BTreeSet::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let row: serde_json::Value =
            serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display()))?;
        let article = |side: &str| row[side][0].as_str().map(str::to_owned);
        pairs.extend(article("a").zip(article("b")));
    }
    Ok(pairs)
}
