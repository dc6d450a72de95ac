//! `relata export`: everything on the desk as tables that other programs read.

use crate::output::{count, print_json};
use crate::{Context, Outcome};
use clap::ValueEnum;
use relata::desk;
use std::path::PathBuf;

/// Write everything on the desk as tables: articles, mentions, entities, statements, copies, origins, stories, claims …
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  relata export out\n  relata export out --format parquet\n\n\
Offsets count Unicode code points into `text` of the articles table, so that Python slices work.")]
pub(crate) struct Arguments {
    /// The folder to write to; made when it does not exist, its tables replaced when it does.
    folder: PathBuf,
    /// The form of the tables.
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object a line.
    Jsonl,
    /// For spreadsheets: lists and objects within a cell are JSON.
    Csv,
    /// Apache Parquet with nested columns: for DuckDB, pandas, polars.
    Parquet,
}

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let desk = context.open()?;
    let format = match arguments.format {
        Format::Jsonl => desk::Format::Jsonl,
        Format::Csv => desk::Format::Csv,
        Format::Parquet => desk::Format::Parquet,
    };
    let tables = desk.export(&arguments.folder, format)?;
    if context.json {
        print_json(&tables)?;
    } else {
        anstream::println!("{} written to {}", count(tables.len(), "table"), arguments.folder.display());
    }
    Ok(Outcome::Done)
}
