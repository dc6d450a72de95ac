//! `pile-bench`: translations, origins and stories of a pile that does not fit in memory. The articles are those of `stages-bench`, made again
//! whenever one is asked for, so that the pile itself takes no memory: what is measured is what linking takes. The copies within a language are
//! at hand, as a desk keeps them; `link-bench` measures how they are found. Times are those of the processor, all threads together.

use crate::bench::cpu_time;
use crate::link_bench::{Chance, forget_peak, numbers, peak_megabytes};
use crate::stages_bench::{
    REPRINT, STORY, planted_among, seconds_since, source, tell_planted, told, without_vectors,
};
use relata_link::steps::{self, Articles};
use relata_types::{Article, CopyVerdict, Dossier, Reading, SentenceVector};
use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub(crate) const USAGE: &str = "  pile-bench [NUMBER…]     translations, origins and stories of so many made-up articles that are not in memory: time, growth, memory";

const DEFAULT: [usize; 2] = [10_000, 100_000];
/// How long the part of a vector is that only the article has, in percent of the part that all tell.
const NOISE: i32 = 30;
/// Articles of a story stand so far apart in the order of ids: a prime number, so that each article has one place.
const APART: u64 = 7_368_787;

/// Prints the figures and whether the planted stories and nearly all planted copies were found.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let mut before: Option<(usize, Vec<f64>)> = None;
    let mut all_found = true;
    for n in numbers(arguments, &DEFAULT, USAGE)? {
        let pile = Made::new(n as u64 / STORY * STORY);
        let verdicts = pile.reprints();
        let mut costs = Costs::new();
        let dossier = steps::stories(&pile, &verdicts, &[], &mut |stage| match stage {
            relata_link::Stage::Copies => costs.end("translations, origins"),
            _ => costs.end("stories"),
        });
        all_found &= tell(&pile, &dossier);
        let seconds: Vec<f64> =
            costs.tell(before.as_ref().map(|(m, seconds)| (n as f64 / *m as f64, seconds)));
        before = Some((n, seconds));
    }
    Ok(all_found)
}

/// Prints what was found; whether it is what was planted.
fn tell(pile: &Made, dossier: &Dossier) -> bool {
    let stories = pile.n / STORY;
    println!(
        "{} articles: {} copy links, {} origins, {} stories; {stories} stories planted; texts were asked for {} times, vectors {} times",
        pile.n,
        dossier.copies.len(),
        dossier.origins.len(),
        dossier.stories.len(),
        pile.n_texts.load(Ordering::Relaxed),
        pile.n_vectors.load(Ordering::Relaxed)
    );
    let whole = dossier.stories.iter().filter(|story| {
        let of = |id: &String| pile.number_of(id) / STORY;
        let mut articles = story.articles.iter().map(of);
        let first = articles.next();
        story.articles.len() as u64 == STORY && articles.all(|other| Some(other) == first)
    });
    let n_whole = whole.count() as u64;
    println!("planted stories found whole and alone: {n_whole}");
    let links = dossier.copies.iter().map(|link| (pile.number_of(&link.a), pile.number_of(&link.b)));
    tell_planted(planted_among(links), stories) && n_whole as f64 >= 0.99 * stories as f64
}

/// What each step took, in order.
struct Costs {
    start: Duration,
    steps: Vec<(&'static str, f64, u64)>,
}

impl Costs {
    fn new() -> Self {
        forget_peak();
        Self { start: cpu_time(), steps: Vec::new() }
    }

    fn end(&mut self, step: &'static str) {
        self.steps.push((step, seconds_since(self.start), peak_megabytes()));
        forget_peak();
        self.start = cpu_time();
    }

    /// Prints the steps, and by which power of the number of articles each grew since `before`, when there were fewer by that factor; the seconds.
    fn tell(&self, before: Option<(f64, &Vec<f64>)>) -> Vec<f64> {
        let sum = self.steps.iter().map(|(_, seconds, _)| seconds).sum();
        let most = self.steps.iter().map(|(_, _, megabytes)| *megabytes).max().unwrap_or_default();
        let all: Vec<_> = self.steps.iter().copied().chain([("in all", sum, most)]).collect();
        for (at, (step, seconds, megabytes)) in all.iter().enumerate() {
            let growth =
                before.and_then(|(factor, before)| Some((seconds / before.get(at)?).ln() / factor.ln()));
            let growth = growth.map(|exponent| format!(", exponent {exponent:.2}")).unwrap_or_default();
            println!("  {step:25} {seconds:8.2} s, at most {megabytes} MB{growth}");
        }
        all.into_iter().map(|(_, seconds, _)| seconds).collect()
    }
}

/// Made-up articles, whole stories only, scattered in the order of their ids.
struct Made {
    n: u64,
    n_texts: AtomicU64,
    n_vectors: AtomicU64,
}

impl Made {
    fn new(n: u64) -> Self {
        Self { n, n_texts: AtomicU64::new(0), n_vectors: AtomicU64::new(0) }
    }

    /// Which of the made-up articles stands at `i`.
    fn number(&self, i: u64) -> u64 {
        i * APART % self.n
    }

    fn number_of(&self, id: &str) -> u64 {
        self.number(id.parse().unwrap_or_default())
    }

    /// The copy links between the reprints and what they reprint, as comparing their texts gives them.
    fn reprints(&self) -> Vec<CopyVerdict> {
        let mut places = vec![0; self.n as usize];
        (0..self.n).for_each(|i| places[self.number(i) as usize] = i as usize);
        let pairs = (0..self.n).filter(|number| number % STORY == REPRINT).map(|number| {
            let (a, b) = (places[number as usize], places[source(number) as usize]);
            (a.min(b), a.max(b))
        });
        let compare = |(a, b)| {
            let link =
                self.with(a, |a, of_a| self.with(b, |b, of_b| steps::compare((a, of_a), (b, of_b))))?;
            Some(CopyVerdict { link, is_sure: true })
        };
        pairs.filter_map(compare).collect()
    }

    /// The vectors of the sentences of a made-up article: of what all tell that tell it, with some noise.
    fn vectors_of(number: u64) -> Vec<SentenceVector> {
        let mut own = Chance::new(number ^ (1 << 43));
        let vector = |(_, seed)| {
            let mut said = Chance::new(seed);
            let mut bytes = [0_u8; SentenceVector::DIMENSIONS];
            for four in bytes.chunks_exact_mut(4) {
                for ((byte, said), own) in four.iter_mut().zip(said.bytes()).zip(own.bytes()) {
                    let number = (i32::from(said) * 100 + i32::from(own) * NOISE) / (100 + NOISE);
                    *byte = (number as i8).cast_unsigned();
                }
            }
            SentenceVector::from_bytes(&bytes).unwrap_or(SentenceVector::NONE)
        };
        told(number).map(vector).collect()
    }
}

impl Articles for Made {
    fn count(&self) -> usize {
        self.n as usize
    }

    fn with<T>(&self, i: usize, then: impl FnOnce(&Article, &Reading) -> T) -> T {
        self.n_texts.fetch_add(1, Ordering::Relaxed);
        let (mut article, reading) = without_vectors(self.number(i as u64));
        article.id = format!("{i:012}");
        then(&article, &reading)
    }

    fn vectors(&self, i: usize) -> Cow<'_, [SentenceVector]> {
        self.n_vectors.fetch_add(1, Ordering::Relaxed);
        Cow::Owned(Self::vectors_of(self.number(i as u64)))
    }
}
