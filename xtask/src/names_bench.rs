//! `names-bench`: how fast names are compared, and how the time of grouping grows with their number. Times are those of the
//! processor, on one core.

use crate::bench::cpu_time;
use crate::link_bench::numbers;
use relata_link::{compare_names, group_names};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const USAGE: &str = "  names-bench [NUMBER…]    pairs of names a second, and the time to group so many made-up names (default 10000 100000)";

/// Compared pairs: some seconds of work.
const PAIRS: usize = 1_000_000;
/// Names among which those pairs are drawn.
const NAMES: usize = 20_000;
const DEFAULT: [usize; 2] = [10_000, 100_000];

/// Prints the figures; the exponent is that of the growth between neighbouring numbers.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let numbers = numbers(arguments, &DEFAULT, USAGE)?;
    let (names, _) = made_up(NAMES);
    let start = cpu_time();
    let mut n_same = 0;
    for i in 0..PAIRS {
        // Neighbours in the alphabet: half of the pairs share a given name, as those of a block do.
        let (a, b) = (&names[i % NAMES], &names[(i + 1 + i / NAMES) % NAMES]);
        n_same += usize::from(compare_names(a, b).same);
    }
    let seconds = cpu_time().saturating_sub(start).as_secs_f64();
    println!(
        "{PAIRS} pairs cut and compared in {seconds:.2} s: {:.0} a second on one core; {n_same} fit",
        PAIRS as f64 / seconds
    );
    let mut before: Option<(usize, f64)> = None;
    for n in numbers {
        let (names, respelled) = made_up(n);
        let start = cpu_time();
        let groups = group_names(&names);
        let seconds = cpu_time().saturating_sub(start).as_secs_f64();
        let growth = before.map(|(m, s)| (seconds / s).ln() / (n as f64 / m as f64).ln());
        let growth = growth.map(|exponent| format!(", exponent {exponent:.2}")).unwrap_or_default();
        let group_of: BTreeMap<usize, usize> = groups
            .iter()
            .enumerate()
            .flat_map(|(at, group)| group.iter().map(move |name| (*name, at)))
            .collect();
        let n_met = respelled.iter().filter(|(a, b)| group_of.get(a) == group_of.get(b)).count();
        println!(
            "{n} names in {seconds:.2} s, {} groups, {:.1} % of {} respelled names joined{growth}",
            groups.len(),
            100.0 * n_met as f64 / respelled.len().max(1) as f64,
            respelled.len()
        );
        before = Some((n, seconds));
    }
    Ok(true)
}

/// `n` distinct names, sorted: given names and surnames of syllables, few of them common and most rare (Zipf 1935), the vocabulary
/// growing with `n`; every eighth name is spelled another way. Also the places of the names and their other spellings.
fn made_up(n: usize) -> (Vec<String>, Vec<(usize, usize)>) {
    const HEADS: [&str; 20] = [
        "b", "br", "ch", "d", "f", "g", "k", "kr", "l", "m", "n", "p", "r", "s", "sh", "st", "t", "tr", "v",
        "zh",
    ];
    const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ya"];
    const ENDS: [&str; 12] = ["ov", "enko", "ski", "er", "in", "son", "mann", "ez", "ard", "et", "ini", "ic"];
    const RESPELLED: [(&str, &str); 5] = [("sh", "ch"), ("zh", "j"), ("v", "w"), ("u", "ou"), ("i", "y")];
    /// Of 1000 real names of the evaluation's sets, one a person, each is compared with .39 others, of 3000 with .69, and one in a hundred
    /// fits another; of 1000 such names each with .38, of 3000 with .55, and three in a hundred fit one of which they are no spelling. Words
    /// of two syllables are so alike that of a million half would fit.
    const SYLLABLES: usize = 3;
    // A linear congruential generator (Knuth, MMIX) stands for chance.
    let mut seed = 20_260_101_u64;
    let mut chance = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    let word = |mut rank: usize, n_syllables: usize, ends: &[&str]| {
        let mut word = String::new();
        // Past the last word of so many syllables the next have one more.
        let n_words = (HEADS.len() * VOWELS.len()).pow(n_syllables as u32) * ends.len().max(1);
        let n_syllables = n_syllables + usize::from(rank >= n_words);
        // Neighbours in rank are no neighbours in sound.
        rank = rank * 7919 % n_words;
        for _ in 0..n_syllables {
            word += HEADS[rank % HEADS.len()];
            rank /= HEADS.len();
            word += VOWELS[rank % VOWELS.len()];
            rank /= VOWELS.len();
        }
        word + ends.get(rank % ends.len().max(1)).unwrap_or(&"")
    };
    let n_surnames = (n / 4).max(1000) as f64;
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut respelled: Vec<(String, String)> = Vec::new();
    while names.len() < n {
        // Uniform in the logarithm of the rank.
        let given = word(4000_f64.powf(chance()) as usize, SYLLABLES, &[]);
        let surname = word(n_surnames.powf(chance().sqrt()) as usize, SYLLABLES, &ENDS);
        let name = format!("{given} {surname}");
        if names.len().is_multiple_of(8) {
            let (from, to) = RESPELLED[(chance() * RESPELLED.len() as f64) as usize];
            let other = name.replace(from, to);
            if other != name {
                respelled.push((name.clone(), other.clone()));
            }
            names.insert(other);
        }
        names.insert(name);
    }
    let names: Vec<String> = names.into_iter().take(n).collect();
    let place = |name: &String| names.binary_search(name).ok();
    let respelled = respelled.iter().filter_map(|(a, b)| Some((place(a)?, place(b)?))).collect();
    (names, respelled)
}
