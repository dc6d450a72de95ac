//! `relata who`: all about one name.

use super::said::add_statement;
use crate::input;
use crate::output::{FAINT, Page, count, one_line, print_json, styled};
use crate::{Context, Outcome};
use relata::desk::{Activity, EntityView};

/// Print who a name is: every spelling, what they said, what is said of them, with whom they are named.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  relata who prigozhin\n  relata who \"european union\" --json")]
pub(crate) struct Arguments {
    /// Part of a name; case and accents do not count.
    #[arg(value_parser = input::words)]
    name: String,
    /// At most so many people, organisations, places or groups.
    #[arg(long, value_name = "N", default_value_t = 5)]
    limit: usize,
}

/// Statements and neighbours that are shown of each; `--json` gives all.
const SHOWN: usize = 10;
/// Dates in one list at most.
const DATES: usize = 12;

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let who = context.open()?.who(&arguments.name, arguments.limit)?;
    if context.json {
        print_json(&who)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new();
    for entity in &who.entities {
        add_entity(&mut page, entity);
    }
    if who.entities.is_empty() {
        let asked = one_line(&arguments.name);
        page.item("", &format!("Nobody on the desk is called {asked}; part of a name is enough."));
        let near: Vec<String> = who.near.iter().map(|name| one_line(name)).collect();
        if !near.is_empty() {
            page.item("", &format!("Written alike: {}.", near.join(", ")));
        }
    }
    page.print()?;
    Ok(Outcome::Done)
}

/// How often somebody is named on each day; by month or year where that would be a long list.
fn over_time(activity: &[Activity]) -> String {
    const DAY_MONTH_YEAR: [usize; 3] = ["2026-01-02".len(), "2026-01".len(), "2026".len()];
    let by = |length: usize| {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for day in activity {
            let date = day.date.as_deref().map_or("undated", |date| date.get(..length).unwrap_or(date));
            match counts.last_mut().filter(|(last, _)| *last == date) {
                Some((_, mentions)) => *mentions += day.mentions,
                None => counts.push((date, day.mentions)),
            }
        }
        counts
    };
    let found = DAY_MONTH_YEAR.map(by);
    let shown = found.iter().find(|counts| counts.len() <= DATES).or(found.last());
    let shown =
        shown.into_iter().flatten().map(|(date, mentions)| format!("{date} {}", count(*mentions, "mention")));
    shown.collect::<Vec<_>>().join(", ")
}

fn add_entity(page: &mut Page, view: &EntityView) {
    page.heading(&format!("{} ({})", one_line(&view.entity.name), view.entity.entity_type));
    let main: Vec<String> = view
        .names
        .iter()
        .filter(|name| name.main)
        .map(|name| format!("{} ({})", one_line(&name.text), name.lang))
        .collect();
    if main.len() > 1 {
        page.item("  shown as  ", &main.join(", "));
    }
    let names: Vec<String> = view
        .names
        .iter()
        .map(|name| format!("{} ({} {})", one_line(&name.text), name.lang, name.count))
        .collect();
    page.item("  written   ", &names.join(", "));
    let titles: Vec<String> = view
        .titles
        .iter()
        .map(|title| format!("{} ({} {})", one_line(&title.text), title.lang, title.count))
        .collect();
    if !titles.is_empty() {
        page.item("  titles    ", &titles.join(", "));
    }
    let descriptions: Vec<String> =
        view.descriptions.iter().filter_map(|count| count.value.as_deref()).map(one_line).collect();
    if !descriptions.is_empty() {
        page.item("  called    ", &descriptions.join(", "));
    }
    let (ruled, joined): (Vec<_>, Vec<_>) = view.reasons.iter().partition(|reason| reason.name == "decision");
    for reason in joined.into_iter().take(SHOWN) {
        page.item("  joined by ", &styled(FAINT, &format!("{}: {}", reason.name, one_line(&reason.value))));
    }
    for reason in ruled {
        page.item("  decided   ", &format!("decision {}", one_line(&reason.value)));
    }
    page.item(
        "  named     ",
        &format!("in {}: {}", count(view.articles.len(), "article"), over_time(&view.activity)),
    );
    let neighbours: Vec<String> = view
        .neighbours
        .iter()
        .take(SHOWN)
        .map(|neighbour| format!("{} ({})", one_line(&neighbour.entity.name), neighbour.sentences))
        .collect();
    if !neighbours.is_empty() {
        page.item("  with      ", &neighbours.join(", "));
    }
    for (heading, statements) in [("  Said", &view.said), ("  Said of them", &view.said_of)] {
        if statements.is_empty() {
            continue;
        }
        page.heading(heading);
        for statement in statements.iter().take(SHOWN) {
            add_statement(page, statement);
        }
        if statements.len() > SHOWN {
            page.item("", &styled(FAINT, &format!("and {} more", statements.len() - SHOWN)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_days_are_told_by_month_and_many_months_by_year() {
        let on = |dates: &[String]| {
            let day = |date: &String| Activity { date: Some(date.clone()), articles: 1, mentions: 2 };
            over_time(&dates.iter().map(day).collect::<Vec<_>>())
        };
        let days = |n: usize| (1..=n).map(|day| format!("2026-01-{day:02}")).collect::<Vec<_>>();
        assert_eq!(on(&days(2)), "2026-01-01 2 mentions, 2026-01-02 2 mentions");
        assert_eq!(on(&days(20)), "2026-01 40 mentions");
        let months: Vec<String> =
            (0..30).map(|at| format!("{}-{:02}-01", 2020 + at / 12, at % 12 + 1)).collect();
        assert_eq!(on(&months), "2020 24 mentions, 2021 24 mentions, 2022 12 mentions");
        let undated = over_time(&[Activity { date: None, articles: 1, mentions: 1 }]);
        assert_eq!((undated.as_str(), over_time(&[]).as_str()), ("undated 1 mention", ""));
    }
}
