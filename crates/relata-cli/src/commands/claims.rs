//! `relata claims`: what is told, by how many that do not repeat each other.

use super::check_story;
use crate::output::{
    FAINT, NAME, Page, WRONG, cite, count, days, one_line, outlets, print_json, styled, tally,
};
use crate::{Context, Outcome};
use relata::desk::{ClaimFilter, ClaimView, CountedView, TellingView, ValueView, VariantView};

/// Print what is told, by standing: how many independent origins stand behind it, why each article counts or does not, who said
/// it, and on what the tellings differ.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  relata claims --min-origins 2\n  relata claims --disputed\n  \
relata claims --min-origins 3 --json | jq '.claims[].counted'\n\n\
[Wire, 2025-03-10, wire/1.txt:5] cites sentence 5 of the article wire/1.txt: `relata decide same-claim wire/1.txt:5 PLACE`.\n\
The count says who does not repeat whom. It does not say what is true.")]
pub(crate) struct Arguments {
    /// Only those of the story with this id.
    #[arg(long, value_name = "ID")]
    story: Option<String>,
    /// Only those of so many independent origins or more.
    #[arg(long, value_name = "N", default_value_t = 1)]
    min_origins: usize,
    /// Only those told in so many articles or more: 2 when not given; with --disputed 1, as two people may dispute a thing
    /// within one article.
    #[arg(long, value_name = "N")]
    min_articles: Option<usize>,
    /// Only those whose tellings differ in a figure, a date, a place or in whether it is so.
    #[arg(long)]
    disputed: bool,
    /// At most so many.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let desk = context.open()?;
    check_story(&desk, arguments.story.as_deref())?;
    let min_articles = arguments.min_articles.unwrap_or(if arguments.disputed { 1 } else { 2 });
    let filter = ClaimFilter {
        story: arguments.story.clone(),
        min_origins: arguments.min_origins,
        min_articles,
        only_disputed: arguments.disputed,
        limit: Some(arguments.limit),
    };
    let claims = desk.claims(&filter)?;
    if context.json {
        print_json(&claims)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new();
    for claim in &claims.claims {
        add_claim(&mut page, claim);
        page.gap();
    }
    page.item("", &styled(FAINT, &tally(claims.claims.len(), claims.total, "claim")));
    if claims.total == 0 && min_articles > 1 {
        let told_once = desk.claims(&ClaimFilter { min_articles: 1, limit: Some(0), ..filter })?.total;
        let told = format!("told in {min_articles} articles or more; --min-articles 1 shows {told_once}");
        page.item("", &styled(FAINT, &told));
    }
    page.print()?;
    Ok(Outcome::Done)
}

fn add_claim(page: &mut Page, claim: &ClaimView) {
    page.item("", &styled(NAME, &one_line(&claim.text)));
    page.item("  ", &standing(claim));
    for variant in &claim.variants {
        page.item("  ", &styled(WRONG, &disputed(variant)));
    }
    for counted in &claim.counted {
        let tellings = claim.tellings.iter().filter(|telling| telling.citation.article == counted.article);
        for (index, telling) in tellings.enumerate() {
            let why = if index == 0 { counts(claim, counted) } else { String::new() };
            let who =
                telling.speaker.as_deref().map(|name| format!("{}: ", one_line(name))).unwrap_or_default();
            let line =
                format!("{who}{} {}", one_line(&telling.text), styled(FAINT, &cite(&telling.citation)));
            page.item("  • ", &line);
            if !why.is_empty() {
                page.item("      ", &styled(FAINT, &why));
            }
        }
    }
}

/// "3 origins, 5 articles, 4 outlets, 24 to 26 June; all heard from Ada Brun".
pub(super) fn standing(claim: &ClaimView) -> String {
    standing_with(&count(claim.origins, "origin"), claim)
}

/// The same with other words for how many origins there are.
pub(super) fn standing_with(origins: &str, claim: &ClaimView) -> String {
    let mut line = format!("{origins}, {}, {}", count(claim.articles, "article"), outlets(claim.outlets));
    if let Some(days) = days(claim.first.as_deref(), claim.last.as_deref()) {
        line.push_str(&format!(", {days}"));
    }
    let names: Vec<String> = claim.speakers.iter().map(|entity| one_line(&entity.name)).collect();
    match names.as_slice() {
        [] => {}
        [one] if claim.is_one_voice && claim.origins > 1 => {
            line.push_str(&format!("; all heard from {one}: one person’s word"));
        }
        [one] if claim.is_one_voice => line.push_str(&format!("; all from {one}")),
        names => line.push_str(&format!("; attributed to {}", names.join(", "))),
    }
    line
}

/// "figure: 4 (2 origins, from 2025-03-10, Irina Volkanova) · 6 (1 origin …)".
pub(super) fn disputed(variant: &VariantView) -> String {
    let values: Vec<String> = variant.values.iter().map(value).collect();
    format!("{}: {}", variant.what, values.join(" · "))
}

fn value(value: &ValueView) -> String {
    let mut line = format!("{} ({}", one_line(&value.value), count(value.origins, "origin"));
    if let Some(days) = days(value.first.as_deref(), value.last.as_deref()) {
        line.push_str(&format!(", {days}"));
    }
    let speakers: Vec<String> = value.speakers.iter().map(|name| one_line(name)).collect();
    if !speakers.is_empty() {
        line.push_str(&format!("; {}", speakers.join(", ")));
    }
    line.push(')');
    line
}

/// Why an article counts by itself or with another.
pub(super) fn counts(claim: &ClaimView, counted: &CountedView) -> String {
    let label = |id: &str| {
        let at = claim.tellings.iter().find(|telling: &&TellingView| telling.citation.article == id);
        at.map_or_else(|| id.to_owned(), |telling| cite(&telling.citation))
    };
    let reason = &counted.reason;
    match (&counted.with, reason.name.as_str()) {
        (None, _) => "counts: an origin of its own here".to_owned(),
        (Some(with), "credits") => {
            format!("counts once with {}: credits {}", label(with), one_line(&reason.value))
        }
        (Some(with), name) => format!("counts once with {}: {name} {}", label(with), one_line(&reason.value)),
    }
}
