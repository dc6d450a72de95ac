//! `relata decide`: what a person rules where the machine errs.

use crate::output::{FAINT, Page, day, one_line, print_json, styled};
use crate::{Context, Outcome};
use clap::Subcommand;
use relata::desk::{DecisionView, NamedEntityView, RulingView, ToldAtView};
use relata::models::Store;
use relata::{Desk, LocalWorld};

/// Rule on what the machine took for one, for two or for a name: kept for ever, applied again on every run, reversible.
///
/// A name is any spelling of it, whatever its case and accents, or an id that `relata who NAME --json` shows.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  relata decide merge \"Antony Blinken\" \"Antoine Blinken\"\n  \
relata decide split \"John Smith\" \"J. Smith\"\n  relata decide rename \"Zelenskyy\" \"Volodymyr Zelensky\"\n  \
relata decide not-a-name \"Read More\"\n  relata decide not-copy wire/1.txt city/2.txt\n  relata decide same-claim feed/3:4 feed/7:2\n  relata decide log\n  relata decide undo 3")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// These two names are one person, organisation, place or group.
    Merge {
        /// A name of the first, whose type the whole keeps.
        a: String,
        /// A name of the second.
        b: String,
    },
    /// This spelling is not that entity's: it names somebody or something else.
    Split {
        /// Another name of the entity.
        entity: String,
        /// The spelling to take out.
        name: String,
    },
    /// These two, not taken for one, are not one: they are no longer proposed.
    KeepApart {
        /// A name of the first.
        a: String,
        /// A name of the second.
        b: String,
    },
    /// Show the entity under this name.
    Rename {
        /// A name of the entity.
        entity: String,
        /// The name to show.
        name: String,
    },
    /// These words name nobody and nothing.
    NotAName {
        /// The words.
        name: String,
    },
    /// These two articles are one telling; each by its id, key, path, address or title.
    Copy {
        /// The first.
        a: String,
        /// The second.
        b: String,
    },
    /// These two articles are two tellings: nothing joins them to one origin.
    NotCopy {
        /// The first.
        a: String,
        /// The second.
        b: String,
    },
    /// Somebody else says this than the speaker that is shown.
    WrongSpeaker {
        /// Id of the statement, as `relata said --json` gives it.
        statement: String,
    },
    /// Nobody says this.
    NotAStatement {
        /// Id of what was taken for a statement.
        statement: String,
    },
    /// These two sentences tell the same.
    SameClaim {
        /// The one: ARTICLE:SENTENCE, the article's id or key and the sentence's number, as `relata claims` and `relata said`
        /// cite it.
        a: String,
        /// The other.
        b: String,
    },
    /// These two sentences, taken for tellings of one claim, do not tell the same.
    NotTheSame {
        /// The one that stays: ARTICLE:SENTENCE.
        a: String,
        /// The one that goes, with what says the same in the same words.
        b: String,
    },
    /// Take a decision back (or the undoing of one).
    Undo {
        /// Its number in the log; the last one in force when left out.
        number: Option<u32>,
    },
    /// Print every decision ever made.
    Log {
        /// Only what was ruled on names, articles and statements, as test cases apart by tabs: `same` or `other` and two names,
        /// `shown-as` with a name and the one to show, `not-a-name` with the words twice, `copy` or `not-copy` and two ids,
        /// `wrong-speaker` or `not-a-statement` with id and words.
        #[arg(long)]
        cases: bool,
    },
}

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    if let Action::Log { cases } = &arguments.action {
        let log = context.open()?.decision_log()?;
        return if *cases { print_cases(&log) } else { print_log(context, &log) };
    }
    // A desk is asked before it is written to: a name that was mistyped must not make one.
    drop(context.open()?);
    let mut desk = Desk::open(&context.desk)?;
    let ruling = match &arguments.action {
        Action::Merge { a, b } => desk.ruling_to_merge(a, b)?,
        Action::Split { entity, name } => desk.ruling_to_split(entity, name)?,
        Action::KeepApart { a, b } => desk.ruling_to_keep_apart(a, b)?,
        Action::Rename { entity, name } => desk.ruling_to_rename(entity, name)?,
        Action::NotAName { name } => desk.ruling_that_names_nobody(name)?,
        Action::Copy { a, b } => desk.ruling_to_copy(a, b)?,
        Action::NotCopy { a, b } => desk.ruling_to_part(a, b)?,
        Action::WrongSpeaker { statement } => desk.ruling_on_speaker(statement)?,
        Action::NotAStatement { statement } => desk.ruling_that_nobody_says(statement)?,
        Action::SameClaim { a, b } => desk.ruling_of_same_claim(a, b)?,
        Action::NotTheSame { a, b } => desk.ruling_of_other_claim(a, b)?,
        Action::Undo { number } => {
            let last = desk
                .decision_log()?
                .iter()
                .rev()
                .find(|row| row.in_force && row.undoes.is_none())
                .map(|row| row.number);
            let number =
                number.or(last).ok_or_else(|| anyhow::anyhow!("there is no decision to take back"))?;
            relata::undo(&mut desk, &world()?, number)?;
            return print_last(context, &desk);
        }
        Action::Log { .. } => return Ok(Outcome::Done),
    };
    relata::decide(&mut desk, &world()?, &ruling)?;
    print_last(context, &desk)
}

fn world() -> anyhow::Result<LocalWorld> {
    Ok(LocalWorld::new(Store::open(Store::default_folder())?))
}

fn print_last(context: &Context, desk: &Desk) -> anyhow::Result<Outcome> {
    let log = desk.decision_log()?;
    if let Some(last) = log.last() {
        if context.json {
            print_json(last)?;
        } else {
            let mut page = Page::new();
            page.item("", &format!("{}; everything was linked anew", words(last)));
            page.item("", &styled(FAINT, &format!("`relata decide undo {}` takes it back", last.number)));
            page.print()?;
        }
    }
    Ok(Outcome::Done)
}

fn print_log(context: &Context, log: &[DecisionView]) -> anyhow::Result<Outcome> {
    if context.json {
        print_json(&log)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new();
    for row in log {
        let undone = if row.in_force { "" } else { " (taken back)" };
        page.item("", &format!("{}  {}{}", words(row), day(&row.made), styled(FAINT, undone)));
    }
    if log.is_empty() {
        page.item("", "Nothing was decided on this desk; `relata decide --help` shows what can be.");
    }
    page.print()?;
    Ok(Outcome::Done)
}

/// The rulings in force, as lines that a test can read.
fn print_cases(log: &[DecisionView]) -> anyhow::Result<Outcome> {
    let mut page = Page::new();
    for ruling in log.iter().filter(|row| row.in_force).filter_map(|row| row.ruling.as_ref()) {
        let (answer, a, b) = match ruling {
            RulingView::Merge { a, b } => ("same", &a.name, &b.name),
            RulingView::Split { entity, name } => ("other", &entity.name, name),
            RulingView::Copy { a, b, .. } => ("copy", a, b),
            RulingView::NotCopy { a, b, .. } => ("not-copy", a, b),
            RulingView::Rename { entity, name } => ("shown-as", &entity.name, name),
            RulingView::NotAName { name } => ("not-a-name", name, name),
            RulingView::WrongSpeaker { statement, words } => ("wrong-speaker", statement, words),
            RulingView::NotAStatement { statement, words } => ("not-a-statement", statement, words),
            _ => continue,
        };
        page.line(&format!("{answer}\t{}\t{}", one_line(a), one_line(b)));
    }
    page.print()?;
    Ok(Outcome::Done)
}

fn words(row: &DecisionView) -> String {
    let named = |entity: &NamedEntityView| format!("{} ({})", one_line(&entity.name), entity.entity_type);
    let told = |at: &ToldAtView| format!("“{}”", one_line(&at.text));
    let article = |id: &String, label: &Option<String>| match label {
        Some(label) => format!("{} ({id})", one_line(label)),
        None => id.clone(),
    };
    let ruled = match (&row.ruling, row.undoes) {
        (Some(RulingView::Merge { a, b }), _) => format!("merge: {} = {}", named(a), named(b)),
        (Some(RulingView::Split { entity, name }), _) => {
            format!("split: {} ≠ {}", named(entity), one_line(name))
        }
        (Some(RulingView::Rename { entity, name }), _) => {
            format!("rename: {} is shown as {}", named(entity), one_line(name))
        }
        (Some(RulingView::NotAName { name }), _) => format!("not a name: {}", one_line(name)),
        (Some(RulingView::Copy { a, b, a_label, b_label }), _) => {
            format!("copy: {} = {}", article(a, a_label), article(b, b_label))
        }
        (Some(RulingView::NotCopy { a, b, a_label, b_label }), _) => {
            format!("not copy: {} ≠ {}", article(a, a_label), article(b, b_label))
        }
        (Some(RulingView::WrongSpeaker { words, .. }), _) => format!("wrong speaker: {}", one_line(words)),
        (Some(RulingView::NotAStatement { words, .. }), _) => format!("not a statement: {}", one_line(words)),
        (Some(RulingView::SameClaim { a, b }), _) => format!("the same claim: {} = {}", told(a), told(b)),
        (Some(RulingView::OtherClaim { a, b }), _) => format!("not the same: {} ≠ {}", told(a), told(b)),
        (None, undone) => format!("undo: {}", undone.unwrap_or_default()),
    };
    format!("{:>3}  {ruled}", row.number)
}
