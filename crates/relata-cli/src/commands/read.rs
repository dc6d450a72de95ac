//! `relata read`: articles onto the desk.

use crate::output::{FAINT, Page, WRONG, count, one_line, print_json, styled};
use crate::{Context, Outcome};
use indicatif::{ProgressBar, ProgressStyle};
use relata::models::Store;
use relata::{Desk, LocalWorld, NewCopy, NewInStory, Progress, Step, Summary, find, read};
use std::path::PathBuf;

/// Read articles onto the desk: text, HTML and JSON lines, folders with all below them.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata read articles/\n  relata --desk case.db read page.html feed.jsonl\n\n\
JSON lines hold one article each: id, text and, where known, url, title, outlet, authors, published, lang.\n\
Reading the same article twice changes nothing; a run that was interrupted is completed by the next."
)]
pub(crate) struct Arguments {
    /// Files and folders.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Skipped inputs that are named one by one; the rest are counted by reason, and all are in `--json`.
const NAMED_SKIPPED: usize = 20;

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let world = LocalWorld::new(Store::open(Store::default_folder())?);
    let inputs = find(&world, &arguments.paths)?;
    let mut desk = Desk::open(&context.desk)?;
    let bar = ProgressBar::new(0).with_style(
        ProgressStyle::with_template("{msg:22} {wide_bar} {bytes}/{total_bytes}  {elapsed}, {eta} left")?
            .progress_chars("=> "),
    );
    let summary = read(&mut desk, &world, &inputs, &mut |progress| show(&bar, progress, context.json));
    bar.finish_and_clear();
    let summary = summary?;
    if context.json {
        print_json(&summary)?;
    } else {
        report(context, &summary)?;
    }
    Ok(if summary.skipped.is_empty() { Outcome::Done } else { Outcome::SomeSkipped })
}

fn show(bar: &ProgressBar, progress: Progress, is_json: bool) {
    match progress {
        Progress::Reading { bytes, total_bytes, articles, articles_per_second } => {
            bar.set_length(total_bytes);
            bar.set_position(bytes);
            bar.set_message(format!("{}, {articles_per_second:.0}/s", count(articles, "article")));
        }
        Progress::Copies(copies) => {
            for copy in copies.iter().filter(|_| !is_json) {
                bar.suspend(|| anstream::eprintln!("{}", told(copy)));
            }
        }
        Progress::Stories(new) => {
            for one in new.iter().filter(|_| !is_json) {
                bar.suspend(|| anstream::eprintln!("{}", told_of(one)));
            }
        }
        Progress::Linking { articles, step } => {
            bar.set_message(format!("linking {}: {}", count(articles, "article"), name(step)));
        }
    }
}

/// A copy in one line. Which came first is not known yet.
fn told(copy: &NewCopy) -> String {
    let outlet = copy.outlet.as_ref().map_or(String::new(), |outlet| format!(", {}", one_line(outlet)));
    let (article, other) = (one_line(&copy.article), one_line(&copy.other));
    format!("{article} shares text with {other}{outlet} ({})", copy.kind)
}

/// In which story an article is, in one line.
fn told_of(new: &NewInStory) -> String {
    let (articles, origins) = (count(new.articles, "article"), count(new.origins, "origin"));
    format!("{} is in the story “{}”: {articles}, {origins}", one_line(&new.article), one_line(&new.title))
}

fn name(step: Step) -> &'static str {
    match step {
        Step::Loading => "loading",
        Step::Copies => "copies",
        Step::Stories => "stories",
        Step::Entities => "entities",
        Step::Claims => "claims",
        Step::Saving => "saving",
    }
}

fn report(context: &Context, summary: &Summary) -> anyhow::Result<()> {
    let mut page = Page::new();
    let read = count(summary.read, "article");
    let known =
        if summary.known > 0 { format!(", {} already on the desk", summary.known) } else { String::new() };
    page.item("", &format!("{read} read{known}, {} in all on {}", summary.on_desk, context.desk.display()));
    if !summary.skipped.is_empty() {
        page.item("", &styled(WRONG, &format!("{} skipped:", count(summary.skipped.len(), "input"))));
        for skipped in summary.skipped.iter().take(NAMED_SKIPPED) {
            page.item("  ", &format!("{}: {}", one_line(&skipped.place), one_line(&skipped.reason)));
        }
        if summary.skipped.len() > NAMED_SKIPPED {
            let rest = summary.skipped.len() - NAMED_SKIPPED;
            page.item("  ", &styled(FAINT, &format!("and {rest} more: `--json` names them all")));
        }
    }
    if summary.on_desk > 0 {
        page.item("", &styled(FAINT, "`relata brief` shows what they establish"));
    }
    page.print()
}
