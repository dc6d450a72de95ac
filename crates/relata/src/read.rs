//! The product as one function: paths in, a desk that knows what they establish.

use crate::copies::{FEW_ARTICLES, NewCopy, NewInStory, compare_few_new};
use crate::decide::{Step, link_observed};
use crate::error::{Error, Result};
use crate::vectors;
use crate::world::{Source, Unreadable, World};
use rayon::prelude::*;
use relata_desk::{Desk, RunRecord, SkippedInput};
use relata_ingest::{Input, Limits, ingest};
use relata_types::{Article, ArticleId, Reading};
use serde::Serialize;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

/// How many articles are read and saved together: enough to keep every core busy and a transaction worth its cost,
/// few enough that an interrupted run loses seconds.
const BATCH_ARTICLES: usize = 128;
/// How many articles' sentences get their vectors together: more are a little faster, and leave cores idle at the end of a
/// batch.
const ENCODED_TOGETHER: usize = 8;
/// A batch also ends at this many bytes of text, so that long articles do not fill the memory.
const BATCH_BYTES: usize = 2 << 20;

/// How far a run has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Files are being read.
    Reading {
        /// Bytes of the files that are done.
        bytes: u64,
        /// Bytes of all files.
        total_bytes: u64,
        /// Articles read so far, those that the desk knew left out.
        articles: usize,
        /// Mean rate since the start.
        articles_per_second: f64,
    },
    /// What a few new articles copy or translate, told before all is linked, which takes minutes on a large desk.
    Copies(Vec<NewCopy>),
    /// To which stories they belong, as far as that is known then.
    Stories(Vec<NewInStory>),
    /// All articles on the desk are being compared.
    Linking {
        /// How many there are.
        articles: usize,
        /// What is done with them now.
        step: Step,
    },
}

/// What a run did.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct Summary {
    /// Articles that were read.
    pub read: usize,
    /// Articles that the desk held already.
    pub known: usize,
    /// Articles on the desk now.
    pub on_desk: usize,
    /// Inputs that gave no article, with the reason.
    pub skipped: Vec<SkippedInput>,
}

/// The files to read, each once, in the order of their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// What was found.
    pub sources: Vec<Source>,
    /// What could not be looked into.
    pub unreadable: Vec<Unreadable>,
}

/// Looks for files at and below `paths`, before a desk is opened or made.
///
/// # Errors
/// [`Error::NoInput`] when there is none.
pub fn find(world: &dyn World, paths: &[PathBuf]) -> Result<Inputs> {
    let mut inputs = Inputs::default();
    for path in paths {
        let (sources, unreadable) = world.sources(path);
        inputs.sources.extend(sources);
        inputs.unreadable.extend(unreadable);
    }
    inputs.sources.sort_by(|a, b| (&a.key, &a.path).cmp(&(&b.key, &b.path)));
    inputs.sources.dedup_by(|a, b| a.path == b.path);
    if inputs.sources.is_empty() {
        let named = paths.iter().map(|path| path.to_string_lossy().into_owned());
        let reasons = inputs
            .unreadable
            .iter()
            .map(|Unreadable { path, reason }| format!("{}: {reason}", path.display()));
        let named: Vec<String> =
            if inputs.unreadable.is_empty() { named.collect() } else { reasons.collect() };
        return Err(Error::NoInput(named.join(", ")));
    }
    Ok(inputs)
}

/// Reads every article of `inputs` onto the desk, then links all that the desk holds.
///
/// An article that the desk knows, read by the same reader and model, is left as it is. Each batch is saved in one
/// transaction: a run that dies loses the batch in hand, and the next run completes it, the linking included. The result
/// does not depend on the order of the paths or on the number of threads.
///
/// # Errors
/// When a model is missing or the desk refuses. An input that cannot be read is no error: it is in
/// [`Summary::skipped`].
pub fn read(
    desk: &mut Desk,
    world: &dyn World,
    inputs: &Inputs,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Summary> {
    if world.lacks_models() {
        check_models(desk, world, inputs)?;
    }
    let mut run = Run::new(world.now(), inputs);
    let mut batch = Batch::default();
    for source in &inputs.sources {
        let file = match world.open(source) {
            Ok(file) => Counted { inner: file, bytes: Rc::clone(&run.bytes) },
            Err(error) => {
                run.skip(source.path.to_string_lossy().into_owned(), "unreadable", error.to_string());
                continue;
            }
        };
        let input = Input::new(source.key.clone(), file).with_path(source.path.to_string_lossy());
        for article in ingest(input, &Limits::default()) {
            match article {
                Ok(article) => batch.push(article),
                Err(skipped) => {
                    let place = with_folder(&skipped.place, source);
                    run.skip(place, skipped.reason.as_str(), skipped.reason.to_string());
                }
            }
            if batch.is_full() {
                run.finish(&mut batch, desk, world)?;
                on_progress(run.progress());
            }
        }
    }
    run.finish(&mut batch, desk, world)?;
    on_progress(run.progress());
    if !desk.dossier_is_current()? {
        let articles = desk.totals()?.articles;
        if run.summary.read < articles
            && let Some(touched) = compare_few_new(desk, FEW_ARTICLES)?
        {
            on_progress(Progress::Copies(touched.new));
            on_progress(Progress::Stories(touched.in_stories));
        }
        link_observed(desk, &mut |step| on_progress(Progress::Linking { articles, step }))?;
    }
    run.end(desk, world)
}

/// A place in a source, as ingestion names it, with the folder that was named in front.
fn with_folder(place: &str, source: &Source) -> String {
    match place.strip_prefix(&source.key) {
        Some(within) => format!("{}{within}", source.path.display()),
        None => place.to_owned(),
    }
}

/// Looks through all inputs for an article whose model is missing, so that it is told at once and not hours later.
fn check_models(desk: &Desk, world: &dyn World, inputs: &Inputs) -> Result<()> {
    // What has no size may be a pipe, which can be read only once.
    for source in inputs.sources.iter().filter(|source| source.bytes > 0) {
        // What cannot be read is told by the run itself.
        let Ok(file) = world.open(source) else { continue };
        let input = Input::new(source.key.clone(), file).with_path(source.path.to_string_lossy());
        for article in ingest(input, &Limits::default()).flatten() {
            let Some(lang) = article.metadata.lang else { continue };
            let is_read = desk
                .unread(std::slice::from_ref(&article), &|article: &Article| reader_of(article, world))?
                .is_empty();
            if !is_read && world.pipeline(lang)?.is_some() {
                world.encoder()?;
            }
        }
    }
    Ok(())
}

/// A run in the making.
struct Run {
    summary: Summary,
    started: String,
    clock: Instant,
    bytes: Rc<Cell<u64>>,
    total_bytes: u64,
}

/// Articles that wait to be read together.
#[derive(Default)]
struct Batch {
    articles: Vec<Article>,
    bytes: usize,
}

impl Batch {
    fn push(&mut self, article: Article) {
        self.bytes += article.text.len();
        self.articles.push(article);
    }

    fn is_full(&self) -> bool {
        self.articles.len() >= BATCH_ARTICLES || self.bytes >= BATCH_BYTES
    }
}

/// Counts the bytes that go through it.
struct Counted<R> {
    inner: R,
    bytes: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.bytes.set(self.bytes.get() + n as u64);
        Ok(n)
    }
}

impl Run {
    fn new(started: String, inputs: &Inputs) -> Self {
        let total_bytes = inputs.sources.iter().map(|source| source.bytes).sum();
        let (summary, bytes) = (Summary::default(), Rc::new(Cell::new(0)));
        let mut run = Self { summary, started, clock: Instant::now(), bytes, total_bytes };
        for Unreadable { path, reason } in &inputs.unreadable {
            run.skip(path.to_string_lossy().into_owned(), "unreadable", reason.clone());
        }
        run
    }

    fn skip(&mut self, place: String, code: &str, reason: String) {
        self.summary.skipped.push(SkippedInput { place, code: code.to_owned(), reason });
    }

    /// Reads and saves the articles of a batch that the desk does not hold, and empties it.
    fn finish(&mut self, batch: &mut Batch, desk: &mut Desk, world: &dyn World) -> Result<()> {
        let Batch { articles, .. } = std::mem::take(batch);
        let n_articles = articles.len();
        let reader_of = |article: &Article| reader_of(article, world);
        let unread: BTreeSet<ArticleId> =
            desk.unread(&articles, &reader_of)?.into_iter().map(|article| article.id.clone()).collect();
        let unread: Vec<Article> =
            articles.into_iter().filter(|article| unread.contains(&article.id)).collect();
        self.summary.known += n_articles - unread.len();
        let read: Vec<(Article, Option<Reading>)> = unread
            .into_par_iter()
            .map(|article| {
                let reading = read_one(&article, world)?;
                Ok((article, reading))
            })
            .collect::<Result<_>>()?;
        let mut readings = Vec::with_capacity(read.len());
        for (article, reading) in read {
            match reading {
                Some(reading) => readings.push((article, reading)),
                None => {
                    let reason = "the reader failed on it: please report this".to_owned();
                    self.skip(article.key, "failed", reason);
                }
            }
        }
        let has_sentences = readings.iter().any(|(_, reading)| !reading.sentences.is_empty());
        if let Some(encoder) = if has_sentences { world.encoder()? } else { None } {
            readings.par_chunks_mut(ENCODED_TOGETHER).for_each(|readings| {
                let readings = readings.iter_mut().map(|(article, reading)| (&*article, reading));
                vectors::attach(readings, &|sentences| encoder.encode(sentences));
            });
        }
        self.summary.read += readings.len();
        desk.save_readings(&readings, &reader_of)?;
        Ok(())
    }

    fn progress(&self) -> Progress {
        let seconds = self.clock.elapsed().as_secs_f64().max(f64::MIN_POSITIVE);
        Progress::Reading {
            bytes: self.bytes.get(),
            total_bytes: self.total_bytes,
            articles: self.summary.read,
            articles_per_second: self.summary.read as f64 / seconds,
        }
    }

    /// Logs the run.
    fn end(mut self, desk: &mut Desk, world: &dyn World) -> Result<Summary> {
        self.summary.on_desk = desk.totals()?.articles;
        desk.log_run(&RunRecord {
            started: self.started,
            finished: world.now(),
            read: self.summary.read,
            known: self.summary.known,
            skipped: self.summary.skipped.clone(),
        })?;
        Ok(self.summary)
    }
}

/// The reading of one article; `None` when the reader panicked, which no input may bring about: the batch goes on and
/// the article is named.
fn read_one(article: &Article, world: &dyn World) -> Result<Option<Reading>> {
    let pipeline = match article.metadata.lang {
        Some(lang) => world.pipeline(lang)?,
        None => None,
    };
    let reading = catch_unwind(AssertUnwindSafe(|| relata_read::read_article(article, pipeline.as_deref())));
    Ok(reading.ok())
}

/// What reads an article: this program, the model of the article's language and the encoder. When one changes, it is read
/// anew.
fn reader_of(article: &Article, world: &dyn World) -> String {
    let model = article.metadata.lang.map(|lang| world.model_fingerprint(lang)).unwrap_or_default();
    format!("relata-{} {model} {}", env!("CARGO_PKG_VERSION"), world.encoder_fingerprint())
}
