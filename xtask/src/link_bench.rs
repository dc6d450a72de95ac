//! `link-bench`: how the time and memory of linking copies grow with the number of articles. Articles are made up and made again
//! whenever their text is needed, so that the pile itself takes no memory: only its sketches do. Times are those of the processor, on one core.

use crate::bench::cpu_time;
use relata_link::steps::{candidate_pairs, compare, joined, sketch};
use relata_types::{Article, Lang, Metadata, Reading, Sketch, Span};

pub(crate) const USAGE: &str = "  link-bench [NUMBER…]     time, growth and memory of linking so many made-up articles (default 10000 100000)";

const DEFAULT: [usize; 2] = [10_000, 100_000];
/// Words of an article, its copies aside.
const WORDS: usize = 220;
/// Of so many articles in a row, the last two copy the first: one with a cut and edits, one only a passage.
const FAMILY: u64 = 8;
/// Every article of so many ends with the same two sentences, whoever wrote it: hot keys.
const STOCK: u64 = 2;

/// Prints the figures and whether every planted copy was found.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let numbers = numbers(arguments, &DEFAULT, USAGE)?;
    let mut before: Option<(usize, f64)> = None;
    let mut all_found = true;
    for n in numbers {
        let start = cpu_time();
        let sketches: Vec<Sketch> = (0..n as u64).map(|i| with(i, sketch)).collect();
        let sketching = seconds_since(start);
        let start = cpu_time();
        let pairs = candidate_pairs(&sketches);
        let pairing = seconds_since(start);
        println!(
            "{n} articles: sketched in {sketching:.1} s, {} pairs in {pairing:.2} s, at most {} MB",
            pairs.len(),
            peak_megabytes()
        );
        drop(sketches);
        let start = cpu_time();
        let mut linked = Vec::new();
        for same in pairs.chunk_by(|x, y| x.0 == y.0) {
            with(u64::from(same[0].0), |a, of_a| {
                for (i, j) in same {
                    if with(u64::from(*j), |b, of_b| compare((a, of_a), (b, of_b))).is_some() {
                        linked.push((*i, *j));
                    }
                }
            });
        }
        let comparing = seconds_since(start);
        let start = cpu_time();
        let groups = joined(n, &linked);
        let joining = seconds_since(start);
        let planted = (0..n as u64).filter_map(|i| source(i).map(|of| (of as u32, i as u32)));
        let (mut n_planted, mut n_found) = (0_usize, 0_usize);
        for pair in planted {
            n_planted += 1;
            n_found += usize::from(linked.binary_search(&pair).is_ok());
        }
        let linking = pairing + comparing + joining;
        let growth = before.map(|(m, s)| (linking / s).ln() / (n as f64 / m as f64).ln());
        let growth = growth.map(|exponent| format!(", exponent {exponent:.2}")).unwrap_or_default();
        println!(
            "{n} articles: linked in {linking:.2} s{growth} (pairs {pairing:.2} s, compared {comparing:.2} s, joined {joining:.2} s): {} \
             links, {} groups; {n_found} of {n_planted} planted copies found; at most {} MB",
            linked.len(),
            groups.len(),
            peak_megabytes()
        );
        all_found &= n_found as f64 >= 0.98 * n_planted as f64;
        before = Some((n, linking));
    }
    Ok(all_found)
}

fn seconds_since(start: std::time::Duration) -> f64 {
    cpu_time().saturating_sub(start).as_secs_f64()
}

/// The most memory that this process had; 0 where the system does not tell.
pub(crate) fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Makes [`peak_megabytes`] speak of what follows alone, where the system lets it.
pub(crate) fn forget_peak() {
    // Without it the peak is that of the whole run, which is no less.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The article that article `i` copies.
fn source(i: u64) -> Option<u64> {
    (i % FAMILY >= FAMILY - 2).then(|| i - i % FAMILY)
}

/// Hands article `i` and its reading to `then`. Ids are in the order of the indexes.
pub(crate) fn with<T>(i: u64, then: impl FnOnce(&Article, &Reading) -> T) -> T {
    let words = words_of(i);
    let mut text = String::with_capacity(words.len() * 9);
    let mut sentences = Vec::new();
    for sentence in words.chunks(18) {
        let start = text.len();
        for word in sentence {
            if text.len() > start {
                text.push(' ');
            }
            push_word(*word, &mut text);
        }
        text.push('.');
        sentences.push(Span::new(start, text.len()));
        text.push('\n');
    }
    let metadata = Metadata { lang: Some(Lang::EN), ..Metadata::default() };
    let mut article = Article::new(String::new(), None, metadata, text);
    article.id = format!("a{i:012}");
    then(&article, &Reading { sentences, ..Reading::default() })
}

fn words_of(i: u64) -> Vec<u64> {
    let mut chance = Chance::new(i);
    let own = |chance: &mut Chance, n: usize| -> Vec<u64> { (0..n).map(|_| chance.word()).collect() };
    let mut words = match source(i) {
        // A cut with every twelfth word swapped.
        Some(of) if i % FAMILY == FAMILY - 2 => {
            let mut words = own(&mut Chance::new(of), WORDS);
            words.truncate(WORDS * 2 / 3);
            words.iter_mut().step_by(12).for_each(|word| *word = chance.word());
            words
        }
        // Two sentences in a text of its own.
        Some(of) => {
            let lifted = own(&mut Chance::new(of), WORDS);
            let mut words = own(&mut chance, WORDS);
            words.splice(90..90, lifted[54..108].iter().copied());
            words
        }
        None => own(&mut chance, WORDS),
    };
    if i.is_multiple_of(STOCK) {
        words.extend(own(&mut Chance::new(u64::MAX), 18));
    }
    words
}

/// A linear congruential generator (Knuth, MMIX) over a seed that is mixed first, so that neighbours differ.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        let mixed = (seed ^ (seed >> 31)).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(mixed ^ (mixed >> 29))
    }

    /// From −1 to 1.
    pub(crate) fn signed(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }

    /// Four numbers from −128 to 127.
    pub(crate) fn bytes(&mut self) -> [i8; 4] {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 32) as u32).to_le_bytes().map(u8::cast_signed)
    }

    /// A word by its rank, few common and most rare (Zipf 1935): uniform in the logarithm of the rank, of 300,000.
    pub(crate) fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let uniform = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        300_000_f64.powf(uniform) as u64
    }
}

pub(crate) fn push_word(rank: u64, text: &mut String) {
    const COMMON: [&str; 12] =
        ["the", "of", "to", "and", "in", "that", "for", "with", "on", "was", "by", "from"];
    const HEADS: [&str; 16] =
        ["b", "br", "ch", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v"];
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    if let Some(word) = COMMON.get(rank as usize) {
        text.push_str(word);
        return;
    }
    let mut left = rank;
    while left > 0 {
        text.push_str(HEADS[(left % 16) as usize]);
        left /= 16;
        text.push_str(VOWELS[(left % 5) as usize]);
        left /= 5;
    }
    text.push('n');
}

/// How many things of each size to make, as a benchmark is told; `default` when it is not.
pub(crate) fn numbers(arguments: &[String], default: &[usize], usage: &str) -> Result<Vec<usize>, String> {
    let numbers: Result<Vec<usize>, _> = arguments.iter().map(|argument| argument.parse()).collect();
    let numbers = numbers.map_err(|_| usage.to_owned())?;
    Ok(if numbers.is_empty() { default.to_vec() } else { numbers })
}
