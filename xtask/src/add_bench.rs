//! `add-bench`: how long one more article takes on a desk of many, and whether what is kept then is what comparing all at once gives.

use crate::bench::cpu_time;
use crate::link_bench::with;
use relata_desk::Desk;
use relata_link::steps::{Pile, add, origins, settle};
use relata_types::{Article, ArticleId, CopyVerdict, Reading, Sketch};
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::Path;
use std::time::Instant;

pub(crate) const USAGE: &str = "  add-bench FILE NUMBER [check]   makes a desk of so many made-up articles unless it is there, adds some to a copy of it one by one; compares with all at once";

/// Articles that are added one by one.
const ADDED: u64 = 24;
/// Outlets, which put one line of their own under each article.
const OUTLETS: u64 = 50;
/// Articles that are saved together.
const BATCH: usize = 1000;

pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let (file, number, check) = match arguments {
        [file, number] => (file, number, false),
        [file, number, check] if check == "check" => (file, number, true),
        _ => return Err(USAGE.to_owned()),
    };
    let n: u64 = number.parse().map_err(|_| USAGE.to_owned())?;
    if n < ADDED {
        return Err(format!("at least {ADDED} articles\n{USAGE}"));
    }
    bench(file, n, check).map_err(|error| error.to_string())
}

fn bench(file: &str, n: u64, check: bool) -> Result<bool, relata::Error> {
    // Spread over the pile and over the places of a family: some copy others, some are copied.
    let step = n / ADDED;
    let late: BTreeSet<u64> = (0..ADDED).map(|k| k * step + k % 8).collect();
    let reader = |_: &Article| "made up".to_owned();
    if !Path::new(file).exists() {
        let mut desk = Desk::open(file)?;
        let (clock, start) = (Instant::now(), cpu_time());
        let early: Vec<u64> = (0..n).filter(|i| !late.contains(i)).collect();
        for batch in early.chunks(BATCH) {
            let readings: Vec<_> = batch.iter().map(|i| made(*i)).collect();
            desk.save_readings(&readings, &reader)?;
        }
        println!("{} articles saved in {:.1} s", early.len(), (cpu_time() - start).as_secs_f64());
        let start = cpu_time();
        let all = relata::compare_new(&mut desk)?;
        println!(
            "compared in {:.1} s: {} links, {} origins; {:.0} s by the clock",
            (cpu_time() - start).as_secs_f64(),
            all.copies.len(),
            all.origins.len(),
            clock.elapsed().as_secs_f64()
        );
    }
    let copy = format!("{file}.added");
    std::fs::copy(file, &copy).map_err(|source| relata::Error::File { path: copy.clone().into(), source })?;
    let file = copy.as_str();
    println!("the desk has {} MB", std::fs::metadata(file).map_or(0, |file| file.len()) / 1_000_000);
    let mut seconds: Vec<(f64, f64)> = Vec::new();
    let mut touched = Vec::new();
    for i in &late {
        let (clock, start) = (Instant::now(), cpu_time());
        // Opened anew, so that nothing is remembered.
        let mut desk = Desk::open(file)?;
        desk.save_readings(&[made(*i)], &reader)?;
        touched.push(relata::compare_new(&mut desk)?);
        seconds.push((clock.elapsed().as_secs_f64(), (cpu_time() - start).as_secs_f64()));
    }
    let links: usize = touched.iter().map(|touched| touched.copies.len()).sum();
    seconds.sort_by(|x, y| x.0.total_cmp(&y.0));
    let (median, most) = (seconds[seconds.len() / 2], seconds[seconds.len() - 1]);
    println!(
        "{} articles added one by one, the desk opened anew for each, {links} links among what they touched: median {:.2} s by the clock \
         ({:.2} s of the processor), at most {:.2} s ({:.2} s)",
        seconds.len(),
        median.0,
        median.1,
        most.0,
        most.1
    );
    let is_same = !check
        || is_as_all_at_once(&Desk::open(file)?, n, touched.last().map(|last| last.origins.as_slice()))?;
    Ok(is_same && median.0 < 1.0)
}

/// Whether what the desk keeps, and the origins that the last article touched, are what comes out when all articles are compared in one go.
fn is_as_all_at_once(
    desk: &Desk,
    n: u64,
    last: Option<&[relata_types::Origin]>,
) -> Result<bool, relata::Error> {
    let readings: Vec<(Article, Reading)> = (0..n).map(made).collect();
    let Ok(mut change) = add(&Nothing, &readings);
    let pair = |verdict: &CopyVerdict| (verdict.link.a.clone(), verdict.link.b.clone());
    change.verdicts.sort_by_key(pair);
    let same_verdicts = change.verdicts == desk.copy_verdicts()?;
    let ids: BTreeSet<ArticleId> = readings.iter().map(|(article, _)| article.id.clone()).collect();
    let same_sketches = change.sketches == desk.sketches(&ids)?;
    let recurring: BTreeSet<u64> = change.recurring.iter().map(|(key, _)| *key).collect();
    let same_furniture = recurring == desk.recurring_paragraphs()?;
    let n_verdicts = change.verdicts.len();
    let (_, origins) = origins(&readings, settle(change.verdicts, &change.sketches), &[]);
    let same_origins = last.into_iter().flatten().all(|origin| origins.contains(origin));
    println!(
        "all at once: {n_verdicts} verdicts {}, sketches {}, {} lines of furniture {}, {} origins {}",
        told(same_verdicts),
        told(same_sketches),
        recurring.len(),
        told(same_furniture),
        origins.len(),
        told(same_origins)
    );
    Ok(same_verdicts && same_sketches && same_furniture && same_origins)
}

fn told(same: bool) -> &'static str {
    if same { "the same" } else { "OTHERS" }
}

/// Article `i` of the pile, as its outlet prints it.
fn made(i: u64) -> (Article, Reading) {
    with(i, |article, reading| {
        let outlet = i * 7 % OUTLETS;
        let text = format!("{}Outlet {outlet} asks you to give so that all may read\n", article.text);
        let mut metadata = article.metadata.clone();
        metadata.outlet = Some(format!("Outlet {outlet}"));
        let mut made = Article::new(format!("{i}"), None, metadata, text);
        made.id.clone_from(&article.id);
        (made, reading.clone())
    })
}

/// A pile of no articles.
pub(crate) struct Nothing;

impl Pile for Nothing {
    type Error = Infallible;

    fn visit_keys(&self, _: &mut dyn FnMut(&str, &[u64])) -> Result<(), Infallible> {
        Ok(())
    }

    fn visit_paragraphs(&self, _: &mut dyn FnMut(&str, &[u64])) -> Result<(), Infallible> {
        Ok(())
    }

    fn sketches(&self, _: &BTreeSet<ArticleId>) -> Result<Vec<Sketch>, Infallible> {
        Ok(Vec::new())
    }

    fn readings(&self, _: &BTreeSet<ArticleId>) -> Result<Vec<(Article, Reading)>, Infallible> {
        Ok(Vec::new())
    }

    fn recurring(&self) -> Result<BTreeSet<u64>, Infallible> {
        Ok(BTreeSet::new())
    }
}
