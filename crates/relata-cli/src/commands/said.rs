//! `relata said`: who said what.

use crate::output::{FAINT, NAME, Page, cite, count, one_line, print_json, styled};
use crate::{Context, Outcome};
use relata::Desk;
use relata::desk::{SaidFilter, StatementView};

/// Print statements, newest first: everybody's, or those of the speakers whom a name fits.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata said\n  relata said zelensky\n  relata said --words \"ceasefire\" --json"
)]
pub(crate) struct Arguments {
    /// Part of a speaker's name; case and accents do not count.
    who: Option<String>,
    /// Only statements with these words.
    #[arg(long)]
    words: Option<String>,
    /// At most so many.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let desk = Desk::open_read_only(&context.desk)?;
    let filter = SaidFilter {
        who: arguments.who.clone(),
        words: arguments.words.clone(),
        limit: arguments.limit,
        ..SaidFilter::default()
    };
    let said = desk.said(&filter)?;
    if context.json {
        print_json(&said)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new();
    for statement in &said.statements {
        add_statement(&mut page, statement);
    }
    let shown = said.statements.len();
    let line = match said.total - shown.min(said.total) {
        0 => count(shown, "statement"),
        _ => format!("{shown} of {}: --limit shows more", count(said.total, "statement")),
    };
    page.item("", &styled(FAINT, &line));
    page.print()?;
    Ok(Outcome::Done)
}

/// Adds one statement: speaker, words, and where they stand.
pub(super) fn add_statement(page: &mut Page, statement: &StatementView) {
    let speaker = match (&statement.speaker_name, &statement.source) {
        (Some(name), _) => one_line(name),
        (None, Some(source)) => format!("{} (not named)", one_line(source)),
        (None, None) => "not said who".to_owned(),
    };
    page.item("", &format!("{} {}", styled(NAME, &speaker), styled(FAINT, &cite(&statement.citation))));
    page.item("  ", &one_line(&statement.text));
}
