//! `relata said`: who said what.

use crate::input;
use crate::output::{FAINT, NAME, Page, cite, one_line, print_json, styled, tally};
use crate::{Context, Outcome};
use clap::builder::PossibleValuesParser;
use relata::desk::{Polarity, SaidFilter, StatementView};

/// Print statements, newest first: everybody's, or those of the speakers whom a name fits.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata said\n  relata said zelensky\n  relata said --words \"ceasefire\" --json\n  \
                  relata said shoigu --polarity denies\n  relata said --anonymous"
)]
pub(crate) struct Arguments {
    /// Part of a speaker's name; case and accents do not count.
    #[arg(value_parser = input::words)]
    who: Option<String>,
    /// Only statements with these words.
    #[arg(long, value_parser = input::words)]
    words: Option<String>,
    /// Only what the speakers assert, deny, ask, order or hope.
    #[arg(long, value_parser = PossibleValuesParser::new(Polarity::ALL.map(Polarity::as_str)))]
    polarity: Option<String>,
    /// Only statements of people whom the articles keep nameless: "US officials", "a person close to the talks".
    #[arg(long)]
    anonymous: bool,
    /// At most so many.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let desk = context.open()?;
    let filter = SaidFilter {
        who: arguments.who.clone(),
        words: arguments.words.clone(),
        polarity: arguments.polarity.as_deref().and_then(Polarity::parse),
        only_anonymous: arguments.anonymous,
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
    page.item("", &styled(FAINT, &tally(said.statements.len(), said.total, "statement")));
    page.print()?;
    Ok(Outcome::Done)
}

/// Adds one statement: speaker, words, and where they stand.
pub(super) fn add_statement(page: &mut Page, statement: &StatementView) {
    let manner = match manner(statement) {
        manner if manner.is_empty() => String::new(),
        manner => format!(" ({manner})"),
    };
    let citation = styled(FAINT, &cite(&statement.citation));
    page.item("", &format!("{}{manner} {citation}", styled(NAME, &speaker_of(statement))));
    page.item("  ", &one_line(&statement.text));
}

/// Who says it: a name, else the article's words for the source.
pub(super) fn speaker_of(statement: &StatementView) -> String {
    match (&statement.speaker_name, &statement.source) {
        (Some(name), _) => one_line(name),
        (None, Some(source)) if statement.anonymous => one_line(source),
        (None, Some(source)) => format!("{} (not named)", one_line(source)),
        (None, None) => "not said who".to_owned(),
    }
}

/// How it is said, as far as it is more than said: `with Ada Brun, anonymous, denies, to reporters, venue: a press conference`.
pub(super) fn manner(statement: &StatementView) -> String {
    let anonymous = statement.anonymous.then(|| "anonymous".to_owned());
    let polarity = (statement.polarity != Polarity::Asserts.as_str()).then(|| statement.polarity.clone());
    let addressee = statement.addressee.as_deref().map(|to| format!("to {}", one_line(to)));
    // An outlet that was told something is both.
    let venue = statement.venue.as_deref().filter(|_| statement.venue != statement.addressee);
    let venue = venue.map(|venue| format!("venue: {}", one_line(venue)));
    let others = statement.reasons.iter().find(|reason| reason.name == "with");
    let others = others.map(|others| format!("with {}", one_line(&others.value)));
    [others, anonymous, polarity, addressee, venue].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
