//! `relata timeline`: what is told of each day and said on it.

use super::check_story;
use super::said::{manner, speaker_of};
use crate::input;
use crate::output::{FAINT, NAME, Page, cite, count, one_line, print_json, styled, tally};
use crate::{Context, Outcome};
use relata::desk::{Citation, DatedClaim, TimelineFilter, Told};

/// Print day by day what is told of it and what was said on it, oldest first, each line with where it stands.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata timeline\n  relata timeline --who prigozhin --from 2023-06-23 --to 2023-06-25\n  \
relata timeline --story ID --json | jq '.days[].told[].text'\n\n\
• is told with that day in its words, whenever it was published, and counts the independent origins of its claim; – was said, \
in an article published on that day."
)]
pub(crate) struct Arguments {
    /// Only the story with this id.
    #[arg(long, value_name = "ID")]
    story: Option<String>,
    /// Only what is attributed to those whom this names; part of a name is enough.
    #[arg(long, value_name = "NAME", value_parser = input::words)]
    who: Option<String>,
    /// From this day on.
    #[arg(long, value_name = "DATE", value_parser = input::day)]
    from: Option<String>,
    /// Up to this day and with it.
    #[arg(long, value_name = "DATE", value_parser = input::day)]
    to: Option<String>,
    /// At most so many days.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

/// Places that are named behind a line; `--json` names all.
const PLACES: usize = 3;

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    if let (Some(from), Some(to)) = (&arguments.from, &arguments.to) {
        anyhow::ensure!(from <= to, "--from {from} is later than --to {to}");
    }
    let desk = context.open()?;
    check_story(&desk, arguments.story.as_deref())?;
    let timeline = desk.timeline(&TimelineFilter {
        story: arguments.story.clone(),
        who: arguments.who.clone(),
        from: arguments.from.clone(),
        to: arguments.to.clone(),
        limit: arguments.limit,
    })?;
    if context.json {
        print_json(&timeline)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new();
    for day in &timeline.days {
        page.heading(&day.date);
        day.told.iter().for_each(|claim| add_claim(&mut page, claim));
        day.said.iter().for_each(|told| add_statement(&mut page, told));
    }
    page.gap();
    let mut line = tally(timeline.days.len(), timeline.total, "day");
    if timeline.undated > 0 {
        line.push_str(&format!("; {} of undated articles left out", count(timeline.undated, "statement")));
    }
    page.item("", &styled(FAINT, &line));
    page.print()?;
    Ok(Outcome::Done)
}

fn add_claim(page: &mut Page, claim: &DatedClaim) {
    let who = claim.speaker.as_deref().map(|name| format!("{}: ", one_line(name))).unwrap_or_default();
    let origins = count(claim.origins, "origin");
    let places = styled(FAINT, &format!("({origins}) {}", places(&claim.citation, &claim.also)));
    page.item("  • ", &format!("{who}{} {places}", one_line(&claim.text)));
}

fn add_statement(page: &mut Page, told: &Told) {
    let statement = &told.statement;
    let manner = match manner(statement) {
        manner if manner.is_empty() => manner,
        manner => format!(" ({manner})"),
    };
    let who = styled(NAME, &speaker_of(statement));
    let places = styled(FAINT, &places(&statement.citation, &told.also));
    page.item("  – ", &format!("{who}{manner}: {} {places}", one_line(&statement.text)));
}

/// Where a line stands, and how often besides.
fn places(first: &Citation, also: &[Citation]) -> String {
    let mut shown: Vec<String> = Vec::new();
    for cited in std::iter::once(first).chain(also).map(cite) {
        // Two tellings may stand in one sentence.
        if !shown.contains(&cited) {
            shown.push(cited);
        }
    }
    let more = shown.len().saturating_sub(PLACES);
    shown.truncate(PLACES);
    let mut line = shown.join(" ");
    if more > 0 {
        line.push_str(&format!(" and {more} more"));
    }
    line
}
