//! `one-more-bench`: how long one more article takes on a linked desk of many in two languages, copies, translations, origins and stories; and whether
//! what is kept then is what comparing all at once gives. The articles are those of `stages-bench`.

use crate::bench::cpu_time;
use crate::stages_bench::{STORY, desk_of, made, reader, seconds_since};
use relata_desk::Desk;
use relata_link::steps::{Articles, stories, translations};
use relata_types::{Article, CopyKind, CopyVerdict, Reading, SentenceVector};
use std::borrow::Cow;
use std::path::Path;
use std::time::Instant;

pub(crate) const USAGE: &str = "  one-more-bench FOLDER NUMBER [check]  adds some hundred articles one by one to a linked desk of so many; compares translations and stories with all at once";

/// Stories that come late, one article of each after the other: first what starts a story, then what joins one, reprints and translations.
const LATE_STORIES: u64 = 12;

pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let (folder, number, check) = match arguments {
        [folder, number] => (folder, number, false),
        [folder, number, check] if check == "check" => (folder, number, true),
        _ => return Err(USAGE.to_owned()),
    };
    let n: u64 = number.parse().map_err(|_| USAGE.to_owned())?;
    bench(Path::new(folder), n / STORY * STORY, check).map_err(|error| error.to_string())
}

fn bench(folder: &Path, n: u64, check: bool) -> Result<bool, relata::Error> {
    let linked = folder.join(format!("linked-{n}.db"));
    if !linked.exists() {
        copy(&desk_of(folder, n)?, &linked)?;
        let start = cpu_time();
        relata::link(&mut Desk::open(&linked)?)?;
        println!("{n} articles linked in {:.1} s", seconds_since(start));
    }
    let file = folder.join(format!("linked-{n}-added.db"));
    copy(&linked, &file)?;
    println!("the desk has {} MB", std::fs::metadata(&file).map_or(0, |file| file.len()) / 1_000_000);
    let mut late = vec![0];
    late.extend((0..STORY).flat_map(|role| (0..LATE_STORIES).map(move |story| n + story * STORY + role)));
    let mut seconds: Vec<(f64, f64)> = Vec::new();
    let (mut n_left_out, mut n_copies, mut n_translations, mut n_in_stories) = (0, 0, 0, 0);
    for i in &late {
        let one = made(*i);
        if relata::makes_all_anew(&mut Desk::open(&file)?, &one.0.id)? {
            n_left_out += 1;
            continue;
        }
        let (clock, start) = (Instant::now(), cpu_time());
        // Opened anew, so that nothing is remembered.
        let mut desk = Desk::open(&file)?;
        desk.save_readings(&[one], &reader)?;
        let touched = relata::compare_new(&mut desk)?;
        seconds.push((seconds_since(start), clock.elapsed().as_secs_f64()));
        n_copies += touched.new.len();
        n_translations +=
            touched.new.iter().filter(|copy| copy.kind == CopyKind::Translation.as_str()).count();
        n_in_stories += touched.in_stories.len();
        if touched.stories.is_none() {
            println!("article {i}: translations and stories are no longer known");
            return Ok(false);
        }
    }
    seconds.sort_by(|x, y| x.0.total_cmp(&y.0));
    let at = |share: f64| seconds[((seconds.len() - 1) as f64 * share) as usize];
    let (median, most, last) = (at(0.5), at(0.95), at(1.0));
    println!(
        "{} articles added one by one, the desk opened anew for each, with {n_copies} links, {n_translations} of them translations, {n_in_stories} in a \
         story of others: median {:.2} s of the \
         processor ({:.2} s by the clock), 95 of 100 within {:.2} s ({:.2} s), all within {:.2} s ({:.2} s); {n_left_out} of the reference left out, \
         after which all is linked anew",
        seconds.len(),
        median.0,
        median.1,
        most.0,
        most.1,
        last.0,
        last.1
    );
    Ok(most.0 < 1.0 && (!check || is_as_all_at_once(&Desk::open(&file)?)?))
}

fn copy(from: &Path, to: &Path) -> Result<(), relata::Error> {
    // What a run that was stopped left beside it belongs to another file.
    for beside in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{beside}", to.display()));
    }
    std::fs::copy(from, to).map_err(|source| relata::Error::File { path: to.to_owned(), source })?;
    Ok(())
}

/// Whether the translations and stories that the desk keeps are what comes out when all articles are compared.
fn is_as_all_at_once(desk: &Desk) -> Result<bool, relata::Error> {
    let readings = AllReadings(desk.load_readings()?);
    let (kept, verdicts): (Vec<CopyVerdict>, Vec<CopyVerdict>) =
        desk.copy_verdicts()?.into_iter().partition(|verdict| verdict.link.kind == CopyKind::Translation);
    let start = cpu_time();
    let all = stories(&readings, &verdicts, &desk.decisions()?, &mut |_| ());
    let translations = translations(&readings, &verdicts);
    let same_translations = translations.iter().eq(kept.iter().map(|verdict| &verdict.link));
    let same_stories = relata::known_stories(desk)?.is_some_and(|kept| kept == all.stories);
    let told = |same| if same { "the same" } else { "OTHERS" };
    println!(
        "all at once in {:.1} s: {} translations, {}; {} stories, {}",
        seconds_since(start),
        translations.len(),
        told(same_translations),
        all.stories.len(),
        told(same_stories)
    );
    Ok(same_translations && same_stories)
}

/// Articles that are in memory, sorted by id.
struct AllReadings(Vec<(Article, Reading)>);

impl Articles for AllReadings {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn with<T>(&self, i: usize, then: impl FnOnce(&Article, &Reading) -> T) -> T {
        then(&self.0[i].0, &self.0[i].1)
    }

    fn vectors(&self, i: usize) -> Cow<'_, [SentenceVector]> {
        Cow::Borrowed(&self.0[i].1.vectors)
    }
}
