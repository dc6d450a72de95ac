//! `claims-bench`: how the time and memory of finding claims grow with the number of articles. Articles are made up, ten to a story: each
//! tells six facts of its story, in words of its own here and there, and ten things that no other tells. Times are those of the processor, on
//! one core.

use crate::bench::cpu_time;
use crate::link_bench::{Chance, numbers, peak_megabytes, push_word};
use relata_link::steps::claims;
use relata_types::{Article, Lang, Metadata, Reading, SentenceVector, Span};

pub(crate) const USAGE: &str = "  claims-bench [NUMBER…]   time, growth and memory of finding the claims of so many made-up articles (default 10000 100000)";

const DEFAULT: [usize; 2] = [10_000, 100_000];
/// Articles of a story.
const STORY: usize = 10;
/// Facts of the story that each of its articles tells, and sentences of its own.
const FACTS: u64 = 6;
const OWN: u64 = 10;
/// Words of a sentence, of which so many are the article's own even in a shared fact.
const WORDS: usize = 14;
const CHANGED: usize = 2;
/// How long the part of a vector is that only the article has, beside the fact's: two tellings of a fact have a cosine of .86.
const NOISE: f32 = 0.4;

/// Prints the figures, and whether nearly every planted fact was found in one claim.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let numbers = numbers(arguments, &DEFAULT, USAGE)?;
    let mut before: Option<(usize, f64)> = None;
    let mut all_found = true;
    for n in numbers {
        let articles: Vec<(Article, Reading)> = (0..n as u64).map(article).collect();
        let stories: Vec<String> = (0..n).map(|i| format!("t{:09}", i / STORY)).collect();
        let of_articles = peak_megabytes();
        let start = cpu_time();
        let found = claims(&articles, &stories);
        let seconds = cpu_time().saturating_sub(start).as_secs_f64();
        let growth = before.map(|(m, s)| (seconds / s).ln() / (n as f64 / m as f64).ln());
        let growth = growth.map(|exponent| format!(", exponent {exponent:.2}")).unwrap_or_default();
        let whole = found.iter().filter(|claim| claim.articles >= STORY * 8 / 10).count();
        let planted = n / STORY * FACTS as usize;
        println!(
            "{n} articles: {seconds:.1} s{growth}: {} claims; {whole} of {planted} planted facts in one claim; at most {} MB, {of_articles} MB \
             of them the articles",
            found.len(),
            peak_megabytes()
        );
        all_found &= whole as f64 >= 0.9 * planted as f64;
        before = Some((n, seconds));
    }
    Ok(all_found)
}

fn article(i: u64) -> (Article, Reading) {
    let story = i / STORY as u64;
    let mut own = Chance::new(i);
    let mut text = String::new();
    let (mut sentences, mut vectors) = (Vec::new(), Vec::new());
    for at in 0..FACTS + OWN {
        let seed = if at < FACTS { (1 << 40) + story * FACTS + at } else { (1 << 41) + i * OWN + at };
        let mut chance = Chance::new(seed);
        let mut words: Vec<u64> = (0..WORDS).map(|_| chance.word()).collect();
        if at < FACTS {
            words.iter_mut().take(CHANGED).for_each(|word| *word = own.word());
        }
        let start = text.len();
        for word in words {
            if text.len() > start {
                text.push(' ');
            }
            push_word(word, &mut text);
        }
        text.push('.');
        sentences.push(Span::new(start, text.len()));
        text.push('\n');
        vectors.push(vector(seed, &mut own));
    }
    let metadata =
        Metadata { lang: Some(Lang::EN), outlet: Some(format!("Outlet {}", i % 97)), ..Metadata::default() };
    let mut article = Article::new(String::new(), None, metadata, text);
    article.id = format!("a{i:012}");
    (article, Reading { sentences, vectors, ..Reading::default() })
}

/// The vector of a fact with some noise of the article's.
fn vector(seed: u64, own: &mut Chance) -> SentenceVector {
    let mut fact = Chance::new(seed);
    let numbers: Vec<f32> =
        (0..SentenceVector::DIMENSIONS).map(|_| fact.signed() + NOISE * own.signed()).collect();
    SentenceVector::quantised(&numbers)
}
