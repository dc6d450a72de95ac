//! `relata brief --since`: what is new, which standing changed and why.

use super::claims::{counts, disputed, standing, standing_with};
use crate::output::{FAINT, NAME, Page, WRONG, cite, count, describe, one_line, print_json, styled};
use crate::{Context, Outcome};
use relata::desk::{Changes, ClaimChange, QuestionView};

/// Prints the changes.
pub(super) fn print(context: &Context, changes: &Changes) -> anyhow::Result<Outcome> {
    if context.json {
        print_json(changes)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new();
    page.heading(&format!("{} new", count(changes.articles.len(), "article")));
    for article in &changes.articles {
        page.item("  • ", &describe(article));
    }
    let (new, changed): (Vec<&ClaimChange>, Vec<&ClaimChange>) =
        changes.claims.iter().partition(|change| change.is_new);
    for (title, claims) in [("Standing changed", changed), ("New claims", new)] {
        if !claims.is_empty() {
            page.heading(title);
            claims.into_iter().for_each(|change| add(&mut page, change));
        }
    }
    questions(&mut page, "Answered, it seems", &changes.answered);
    questions(&mut page, "Newly asked", &changes.questions);
    page.print()?;
    Ok(Outcome::Done)
}

fn add(page: &mut Page, change: &ClaimChange) {
    let claim = &change.claim;
    page.item("  • ", &styled(NAME, &one_line(&claim.text)));
    let stands = match (change.is_new, change.origins_before) {
        (true, _) => standing(claim),
        (false, before) if before == claim.origins => {
            standing_with(&format!("still {}", count(before, "origin")), claim)
        }
        (false, before) => {
            standing_with(&format!("from {} to {}", count(before, "origin"), claim.origins), claim)
        }
    };
    page.item("    ", &stands);
    for variant in &claim.variants {
        page.item("    ", &styled(WRONG, &disputed(variant)));
    }
    for (what, value) in &change.new_values {
        page.item("    + ", &format!("{what} {}", one_line(value)));
    }
    if !change.is_new && !change.new_speakers.is_empty() {
        let names: Vec<String> = change.new_speakers.iter().map(|name| one_line(name)).collect();
        page.item("    + ", &format!("said by {}", names.join(", ")));
    }
    for counted in &change.gained {
        for telling in claim.tellings.iter().filter(|telling| telling.citation.article == counted.article) {
            let line = format!("{} {}", one_line(&telling.text), styled(FAINT, &cite(&telling.citation)));
            page.item("    + ", &line);
        }
        page.item("        ", &styled(FAINT, &counts(claim, counted)));
    }
}

fn questions(page: &mut Page, title: &str, questions: &[QuestionView]) {
    if questions.is_empty() {
        return;
    }
    page.heading(title);
    for question in questions {
        let places: Vec<String> = question.citations.iter().map(cite).collect();
        page.item("  ? ", &format!("{} {}", one_line(&question.text), styled(FAINT, &places.join(" "))));
        if let Some(answer) = &question.answer {
            let line = format!("{} {}", one_line(&answer.text), styled(FAINT, &cite(&answer.citation)));
            page.item("      ", &line);
        }
    }
}
