//! `relata copies`: which articles share text, and where.

use crate::output::{FAINT, NAME, Page, count, describe, one_line, print_json, styled};
use crate::{Context, Outcome};
use relata::desk::{ArticleRef, LinkView, PassageWords};

/// Print which articles share text: by origin, with the links that join it, why, and the passages on both sides.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata copies\n  relata copies --all --json\n  relata decide not-copy wire/1.txt city/2.txt"
)]
pub(crate) struct Arguments {
    /// Every passage at full length.
    #[arg(long)]
    all: bool,
}

/// Passages of a link that are shown.
const PASSAGES: usize = 3;
/// Characters of a passage that are shown.
const SHOWN: usize = 160;

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let copies = context.open()?.copies()?;
    if context.json {
        print_json(&copies)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new();
    for origin in &copies.origins {
        page.heading(&format!("One telling in {}", count(origin.articles.len(), "article")));
        for article in &origin.articles {
            page.item("  ", &with_key(article));
        }
        if !origin.credits.is_empty() {
            page.item(
                "  credits   ",
                &origin.credits.iter().map(|name| one_line(name)).collect::<Vec<_>>().join(", "),
            );
        }
        origin.links.iter().for_each(|link| add_link(&mut page, link, arguments.all));
    }
    if !copies.apart.is_empty() {
        page.heading("Passages shared by different tellings");
        copies.apart.iter().for_each(|link| add_link(&mut page, link, arguments.all));
    }
    if !copies.shared_reports.is_empty() {
        page.heading("Different texts that credit one outlet");
        for report in &copies.shared_reports {
            let origins = count(report.origins.len(), "origin");
            page.item("  ", &format!("{} ({origins})", styled(NAME, &one_line(&report.outlet))));
            report.articles.iter().for_each(|article| page.item("    ", &with_key(article)));
        }
    }
    if copies.origins.is_empty() && copies.apart.is_empty() && copies.shared_reports.is_empty() {
        page.item("", "No two articles on the desk share text or credit one outlet.");
    }
    page.print()?;
    Ok(Outcome::Done)
}

fn add_link(page: &mut Page, link: &LinkView, all: bool) {
    let title = format!("{} {:.2}: {} and {}", link.kind, link.score, short(&link.a), short(&link.b));
    page.item("  ", &styled(NAME, &title));
    let reasons: Vec<String> = link
        .reasons
        .iter()
        .map(|reason| format!("{} {}", reason.name, one_line(&reason.value)).trim_end().to_owned())
        .collect();
    page.item("    ", &styled(FAINT, &reasons.join("; ")));
    let shown = if all { link.passages.len() } else { PASSAGES };
    for passage in link.passages.iter().take(shown) {
        page.item("    a ", &quote(&passage.a, &link.a, all));
        page.item("    b ", &quote(&passage.b, &link.b, all));
    }
    if link.passages.len() > shown {
        let more = count(link.passages.len() - shown, "passage");
        page.item("    ", &styled(FAINT, &format!("and {more} more: --all shows every one")));
    }
}

/// The words of a passage and where they stand.
fn quote(words: &PassageWords, article: &ArticleRef, all: bool) -> String {
    let text = one_line(&words.text);
    let cut: String = if all { text.clone() } else { text.chars().take(SHOWN).collect() };
    let dots = if cut.len() < text.len() { " …" } else { "" };
    let sentence = words.sentence.map(|number| format!(", sentence {number}")).unwrap_or_default();
    let cited = format!("[{}{sentence}]", short(article));
    format!("{cut}{dots} {}", styled(FAINT, &cited))
}

/// The outlet of an article, else how a person recognises it.
fn short(article: &ArticleRef) -> String {
    one_line(article.outlet.as_deref().unwrap_or(&article.label))
}

/// What is known of an article, and its key.
fn with_key(article: &ArticleRef) -> String {
    let key = styled(FAINT, &format!("({})", one_line(&article.key)));
    format!("{} {key}", describe(article))
}
