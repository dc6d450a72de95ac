//! The `relata` binary: arguments in, the façade's answers out. One file per subcommand in `commands/`.

mod commands;
mod input;
mod output;

use clap::{Parser, Subcommand};
use relata::Desk;
use std::path::PathBuf;
use std::process::ExitCode;

/// Who said what, when, which articles are copies of one another, and how many independent origins stand behind each
/// claim. Relata never says what is true: it counts, compares and cites.
#[derive(Parser)]
#[command(
    name = "relata",
    version,
    after_help = "Begin with `relata models pull`, then `relata read FOLDER`, then `relata brief`.\n\
Exit status: 0 done, 1 some inputs could not be read, 2 usage, 3 cannot work at all."
)]
struct Arguments {
    /// The desk: the file that holds everything that was read.
    #[arg(long, global = true, value_name = "FILE", default_value = "relata.db")]
    desk: PathBuf,
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Read(commands::read::Arguments),
    Brief(commands::brief::Arguments),
    Claims(commands::claims::Arguments),
    Said(commands::said::Arguments),
    Who(commands::who::Arguments),
    Copies(commands::copies::Arguments),
    Timeline(commands::timeline::Arguments),
    Search(commands::search::Arguments),
    Decide(commands::decide::Arguments),
    Serve(commands::serve::Arguments),
    Export(commands::export::Arguments),
    Models(commands::models::Arguments),
}

/// What every subcommand is told besides its own arguments.
struct Context {
    desk: PathBuf,
    json: bool,
}

impl Context {
    /// The desk, to be asked. When a run has left it incomplete, so is every answer, and standard error says so.
    fn open(&self) -> anyhow::Result<Desk> {
        let desk = Desk::open_read_only(&self.desk)?;
        if !output::is_complete(desk.dossier_is_current()?, desk.last_run()?.as_ref()) {
            anstream::eprintln!("{}", output::styled(output::WRONG, output::INCOMPLETE));
        }
        Ok(desk)
    }
}

/// How a subcommand ended when it did not fail altogether.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Done,
    SomeSkipped,
}

const EXIT_SOME_SKIPPED: u8 = 1;
const EXIT_CANNOT_WORK: u8 = 3;

fn main() -> ExitCode {
    let Arguments { desk, json, command } = Arguments::parse();
    let context = Context { desk, json };
    let outcome = match command {
        Command::Read(arguments) => commands::read::run(&context, &arguments),
        Command::Brief(arguments) => commands::brief::run(&context, &arguments),
        Command::Claims(arguments) => commands::claims::run(&context, &arguments),
        Command::Said(arguments) => commands::said::run(&context, &arguments),
        Command::Who(arguments) => commands::who::run(&context, &arguments),
        Command::Copies(arguments) => commands::copies::run(&context, &arguments),
        Command::Timeline(arguments) => commands::timeline::run(&context, &arguments),
        Command::Search(arguments) => commands::search::run(&context, &arguments),
        Command::Decide(arguments) => commands::decide::run(&context, &arguments),
        Command::Serve(arguments) => commands::serve::run(&context, &arguments),
        Command::Export(arguments) => commands::export::run(&context, &arguments),
        Command::Models(arguments) => commands::models::run(&context, &arguments),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeSkipped) => ExitCode::from(EXIT_SOME_SKIPPED),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("{} {}", output::styled(output::WRONG, "error:"), output::told(&error));
            ExitCode::from(EXIT_CANNOT_WORK)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent_and_every_subcommand_shows_an_example() {
        let command = Arguments::command();
        command.clone().debug_assert();
        for subcommand in command.get_subcommands() {
            let help = subcommand.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains("Example"), "{} has no example", subcommand.get_name());
        }
    }
}
