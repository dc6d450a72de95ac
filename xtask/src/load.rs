//! How long packages take to load from their packed form, and what memory they take together.

use memmap2::Mmap;
use relata_pipeline::Pipeline;
use std::fs::{self, File};
use std::path::Path;
use std::time::Instant;

/// What the usage line says of this chore.
pub(crate) const USAGE: &str = "  load FOLDER TEXTS.json… -- WHEEL…
         pack wheels into a folder, map and load them all, annotate a list of texts with each, and say what it took";

/// Times that all packages are loaded; the median counts.
const ROUNDS: usize = 5;

/// Texts that are annotated with each package, as many as the program reads in a batch.
const TEXTS: usize = 128;

/// Packs, loads and annotates; prints milliseconds and megabytes.
pub(crate) fn run(arguments: &[String]) -> Result<bool, String> {
    let (files, wheels) = arguments.split_at(arguments.iter().position(|word| word == "--").unwrap_or(0));
    let (Some((folder, texts)), Some((_, wheels))) = (files.split_first(), wheels.split_first()) else {
        return Err(format!("load needs a folder, texts and wheels\n{USAGE}"));
    };
    let mut packed = Vec::new();
    for wheel in wheels {
        let name = Path::new(wheel).file_name().unwrap_or_default().to_string_lossy();
        let path = Path::new(folder).join(format!("{name}.packed"));
        // In a process of its own memory would not count; this one starts over with the next call.
        if !path.exists() {
            let bytes = fs::read(wheel).map_err(|error| format!("{wheel}: {error}"))?;
            let bytes = Pipeline::pack(&bytes).map_err(|error| format!("{wheel}: {error}"))?;
            fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
            println!("packed {}", path.display());
        }
        packed.push(path);
    }
    let load = || -> Result<Vec<Pipeline>, String> {
        packed
            .iter()
            .map(|path| Pipeline::from_packed(map(path)?).map_err(|error| error.to_string()))
            .collect()
    };
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let clock = Instant::now();
        drop(load()?);
        times.push(clock.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let pipelines = load()?;
    let idle = resident();
    let mut n_tokens = 0;
    for (pipeline, path) in pipelines.iter().zip(texts) {
        let texts = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        let texts: Vec<String> =
            serde_json::from_slice(&texts).map_err(|error| format!("{path}: {error}"))?;
        let batch: Vec<&str> = texts.iter().take(TEXTS).map(String::as_str).collect();
        n_tokens += pipeline.annotate_batch(&batch).iter().map(|doc| doc.len()).sum::<usize>();
    }
    println!("{} packages loaded in {:.0} ms (median of {ROUNDS})", packed.len(), times[ROUNDS / 2]);
    println!("resident: {idle} loaded, {} at most with {n_tokens} tokens annotated", peak());
    Ok(true)
}

#[allow(unsafe_code)] // mapping a file is unsafe by nature
fn map(path: &Path) -> Result<Mmap, String> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    // SAFETY: nobody changes the file while this measures.
    unsafe { Mmap::map(&file) }.map_err(|error| format!("{}: {error}", path.display()))
}

fn resident() -> String {
    status("VmRSS:")
}

fn peak() -> String {
    status("VmHWM:")
}

/// A line of what Linux says of this process.
fn status(name: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.map_or("unknown".to_owned(), |line| line.trim().to_owned())
}
