//! `stages-bench`: what each step of linking costs when one article comes to a desk of many, as `relata read` does it. Articles are made up, ten
//! to a story, in two languages, with names, numbers, dates and vectors: six reports in English, two in French, a cut reprint and a
//! translation of the first. Times are those of the processor, on one core.

use crate::bench::cpu_time;
use crate::link_bench::{Chance, forget_peak, peak_megabytes, push_word};
use relata::Step;
use relata_desk::Desk;
use relata_types::{
    Article, EntityType, Lang, Mention, MentionForm, Metadata, Reading, SentenceVector, Span,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) const USAGE: &str = "  stages-bench FOLDER NUMBER…  makes desks of so many made-up articles in two languages unless they are there, adds one to a copy: what each step costs";

/// Articles of a story, the reprint and the translation of its first article the last two, and two French reports before them.
pub(crate) const STORY: u64 = 10;
pub(crate) const REPRINT: u64 = 8;
const FRENCH: u64 = 6;
const TRANSLATION: u64 = 9;
/// What the articles of a story copy of each other, and the share of these that must be found: a reprint that was cut and the translation of the
/// uncut text are less alike, and meet by way of the original too.
const PLANTED: [((u64, u64), f64); 3] =
    [((0, REPRINT), 0.99), ((0, TRANSLATION), 0.99), ((REPRINT, TRANSLATION), 0.9)];
/// Sentences of an article; so many tell what every report of the story tells, half of the words being its own.
const SENTENCES: u64 = 12;
const FACTS: u64 = 5;
/// Sentences that a reprint keeps, and in how many words an editor swaps one.
const KEPT: u64 = 8;
const EDITED: usize = 12;
const WORDS: usize = 14;
/// Names of a story, one of which stands in each fact; in every so many sentences stands one that is named everywhere, in the others one that only
/// this report names.
const NAMES: u64 = 4;
const EVERYWHERE: u64 = 6;
const OUTLETS: u64 = 97;
const DAYS: u64 = 365;
/// How long the part of a vector is that only the article has.
const NOISE: f32 = 0.4;
/// French words are others: ranks from here on.
const FRENCH_WORDS: u64 = 400_000;
/// Articles that are saved together.
const BATCH: usize = 1000;

/// Prints the figures and whether the planted stories and nearly all planted copies were found.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let Some((folder, numbers)) = arguments.split_first().filter(|(_, numbers)| !numbers.is_empty()) else {
        return Err(USAGE.to_owned());
    };
    let numbers: Result<Vec<u64>, _> = numbers.iter().map(|number| number.parse()).collect();
    let mut numbers = numbers.map_err(|_| USAGE.to_owned())?;
    numbers.retain(|number| *number > STORY);
    let mut before: Option<(u64, BTreeMap<Step, Cost>)> = None;
    let mut all_found = true;
    for n in numbers {
        // Whole stories only, so that it is known what is planted.
        let n = n / STORY * STORY;
        let costs = bench(Path::new(folder), n, &mut all_found).map_err(|error| error.to_string())?;
        for (step, Cost { seconds, megabytes }) in &costs {
            let earlier = before.as_ref().and_then(|(m, earlier)| Some((*m, earlier.get(step)?.seconds)));
            let growth = earlier.map(|(m, s)| (seconds / s).ln() / (n as f64 / m as f64).ln());
            let growth = growth.map(|exponent| format!(", exponent {exponent:.2}")).unwrap_or_default();
            let step = format!("{step:?}").to_lowercase();
            println!("  {step:10} {seconds:8.2} s, at most {megabytes} MB{growth}");
        }
        let sum: f64 = costs.values().map(|cost| cost.seconds).sum();
        let most = costs.values().map(|cost| cost.megabytes).max().unwrap_or_default();
        println!("  {:10} {sum:8.2} s, at most {most} MB", "in all");
        before = Some((n, costs));
    }
    Ok(all_found)
}

/// What a step took.
#[derive(Default)]
struct Cost {
    /// Of the processor.
    seconds: f64,
    /// The most memory that the process had meanwhile.
    megabytes: u64,
}

fn bench(folder: &Path, n: u64, all_found: &mut bool) -> Result<BTreeMap<Step, Cost>, relata::Error> {
    let file = desk_of(folder, n)?;
    let copy = folder.join(format!("stages-{n}-added.db"));
    std::fs::copy(&file, &copy).map_err(|source| relata::Error::File { path: copy.clone(), source })?;
    let mut desk = Desk::open(&copy)?;
    let start = cpu_time();
    desk.save_readings(&[made(0)], &reader)?;
    let touched = relata::compare_new(&mut desk)?;
    println!(
        "{n} articles: the last one saved, its {} copies within its language told after {:.2} s; then all is linked:",
        touched.new.len(),
        seconds_since(start)
    );
    let mut costs: BTreeMap<Step, Cost> = BTreeMap::new();
    let mut end = |(ended, start): (Step, std::time::Duration)| {
        let cost = costs.entry(ended).or_default();
        cost.seconds += seconds_since(start);
        cost.megabytes = cost.megabytes.max(peak_megabytes());
        forget_peak();
    };
    forget_peak();
    let mut current: Option<(Step, std::time::Duration)> = None;
    relata::link_observed(&mut desk, &mut |step| {
        current.replace((step, cpu_time())).into_iter().for_each(&mut end);
    })?;
    current.into_iter().for_each(end);
    let totals = desk.totals()?;
    let stories = n / STORY;
    println!(
        "{n} articles: {} copy links, {} origins, {} stories, {} claims; {stories} stories planted; the desk has {} MB",
        totals.copies,
        totals.origins,
        totals.stories,
        totals.claims,
        std::fs::metadata(&copy).map_or(0, |file| file.len()) / 1_000_000,
    );
    *all_found &= tell_planted(planted_copies(&desk)?, stories) && totals.stories as u64 == stories;
    Ok(costs)
}

/// How many of the planted copies the desk holds: reprints of the first article of their story, translations of it, and these with the reprint.
fn planted_copies(desk: &Desk) -> Result<[usize; 3], relata::Error> {
    let copies = desk.copies()?;
    let links = copies.origins.iter().flat_map(|origin| &origin.links).chain(&copies.apart);
    let number = |key: &str| key.parse::<u64>().unwrap_or_default();
    Ok(planted_among(links.map(|link| (number(&link.a.key), number(&link.b.key)))))
}

/// How many of the planted copies are among pairs of articles.
pub(crate) fn planted_among(links: impl Iterator<Item = (u64, u64)>) -> [usize; 3] {
    let mut found = [0; 3];
    for (a, b) in links {
        let roles = (a.min(b) % STORY, a.max(b) % STORY);
        if let Some(at) =
            PLANTED.iter().position(|(planted, _)| *planted == roles).filter(|_| a / STORY == b / STORY)
        {
            found[at] += 1;
        }
    }
    found
}

/// Prints how many of the planted copies were found; whether enough.
pub(crate) fn tell_planted(found: [usize; 3], stories: u64) -> bool {
    let [reprints, translations, of_reprints] = found;
    println!(
        "planted copies found: {reprints} of {stories} reprints, {translations} of {stories} translations, {of_reprints} of {stories} translations \
         of what the reprint tells"
    );
    found.iter().zip(PLANTED).all(|(found, (_, share))| *found as f64 >= share * stories as f64)
}

/// A desk of articles 1 to `n` that were compared, made unless it is there.
pub(crate) fn desk_of(folder: &Path, n: u64) -> Result<PathBuf, relata::Error> {
    let file = folder.join(format!("stages-{n}.db"));
    if !file.exists() {
        let mut desk = Desk::open(&file)?;
        let early: Vec<u64> = (1..n).collect();
        for batch in early.chunks(BATCH) {
            let readings: Vec<_> = batch.iter().map(|i| made(*i)).collect();
            desk.save_readings(&readings, &reader)?;
        }
        relata::compare_new(&mut desk)?;
    }
    Ok(file)
}

/// What read made-up articles.
pub(crate) fn reader(_: &Article) -> String {
    "made up".to_owned()
}

pub(crate) fn seconds_since(start: std::time::Duration) -> f64 {
    cpu_time().saturating_sub(start).as_secs_f64()
}

/// Article `i` and its reading.
pub(crate) fn made(i: u64) -> (Article, Reading) {
    let (article, reading) = without_vectors(i);
    let vectors = vectors(i);
    (article, Reading { vectors, ..reading })
}

/// The article that article `i` copies, or itself.
pub(crate) fn source(i: u64) -> u64 {
    if i % STORY >= REPRINT { i - i % STORY } else { i }
}

/// The sentences of article `i`, each with the seed of what it tells.
pub(crate) fn told(i: u64) -> impl Iterator<Item = (u64, u64)> {
    let sentences = 0..if i % STORY == REPRINT { KEPT } else { SENTENCES };
    sentences.map(move |at| {
        let of_story = (1 << 40) + i / STORY * FACTS + at;
        (at, if at < FACTS { of_story } else { (1 << 41) + source(i) * SENTENCES + at })
    })
}

/// The vectors of the sentences of article `i`.
fn vectors(i: u64) -> Vec<SentenceVector> {
    let mut own = Chance::new(i ^ (1 << 43));
    let of_sentence = |(at, seed)| {
        let is_fact = at < FACTS && source(i) == i;
        vector(seed, if is_fact { NOISE } else { NOISE / 2.0 }, &mut own)
    };
    told(i).map(of_sentence).collect()
}

/// Article `i` and its reading, vectors left out.
pub(crate) fn without_vectors(i: u64) -> (Article, Reading) {
    let (story, role, source) = (i / STORY, i % STORY, source(i));
    let lang = if role >= FRENCH && role != REPRINT { Lang::FR } else { Lang::EN };
    let (mut text, mut reading, mut own) = (String::new(), Reading::default(), Chance::new(i));
    for (at, seed) in told(i) {
        let mut chance = Chance::new(seed);
        let mut words: Vec<u64> = (0..WORDS).map(|_| chance.word()).collect();
        // What a report tells of a fact in words of its own, the same in its copies.
        let mut telling = Chance::new((1 << 42) + source * SENTENCES + at);
        if at < FACTS {
            words.iter_mut().step_by(2).for_each(|word| *word = telling.word());
        }
        if role == REPRINT {
            words.iter_mut().skip(at as usize % EDITED).step_by(EDITED).for_each(|word| *word = own.word());
        }
        if lang == Lang::FR {
            words.iter_mut().for_each(|word| *word += FRENCH_WORDS);
        }
        let name = match at {
            _ if (source + at).is_multiple_of(EVERYWHERE) => at,
            ..FACTS => 1000 + story * NAMES + at % NAMES,
            _ => 1_000_000 + source * SENTENCES + at,
        };
        sentence(&mut text, &mut reading, &words, name, (seed % 3 == 0).then_some(seed % 90_000 + 100));
    }
    let day = story % DAYS;
    let metadata = Metadata {
        lang: Some(lang),
        outlet: Some(format!("Outlet {}", i * 7 % OUTLETS)),
        published: Some(format!("2024-{:02}-{:02}", day / 31 + 1, day % 28 + 1)),
        ..Metadata::default()
    };
    (Article::new(format!("{i}"), None, metadata, text), reading)
}

/// Adds a sentence with a name in it and perhaps a number.
fn sentence(text: &mut String, reading: &mut Reading, words: &[u64], name: u64, number: Option<u64>) {
    let start = text.len();
    for (at, word) in words.iter().enumerate() {
        if at == 3 {
            let from = text.len() + 1;
            for part in [name % 400 + 20_000, name + 30_000] {
                let mut written = String::new();
                push_word(part, &mut written);
                let mut letters = written.chars();
                let first = letters.next().map(|first| first.to_ascii_uppercase());
                text.push(' ');
                text.extend(first);
                text.push_str(letters.as_str());
            }
            let entity_type =
                [EntityType::Person, EntityType::Organization, EntityType::Place][name as usize % 3];
            let span = Span::new(from, text.len());
            reading.mentions.push(Mention { span, entity_type, form: MentionForm::Name, same_as: None });
        }
        if text.len() > start {
            text.push(' ');
        }
        push_word(*word, text);
    }
    if let Some(number) = number {
        text.push_str(&format!(" {number}"));
    }
    text.push('.');
    reading.sentences.push(Span::new(start, text.len()));
    text.push('\n');
}

/// The vector of what is told, with some noise of the article's.
fn vector(seed: u64, noise: f32, own: &mut Chance) -> SentenceVector {
    let mut told = Chance::new(seed);
    let numbers: Vec<f32> =
        (0..SentenceVector::DIMENSIONS).map(|_| told.signed() + noise * own.signed()).collect();
    SentenceVector::quantised(&numbers)
}
