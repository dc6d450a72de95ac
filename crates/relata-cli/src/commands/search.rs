//! `relata search`: full text.

use crate::output::{FAINT, Page, STRONG, cite, count, one_line, print_json, styled};
use crate::{Context, Outcome};
use relata::Desk;
use relata::desk::Hit;

/// Find articles by their words, best first, each with the sentence that fits best.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata search barrage\n  relata search '\"cease fire\" kyiv'\n  relata search 'négoci*' --json\n\n\
All words must occur; words between quotation marks must follow each other; `*` ends a beginning of a word. Case and \
accents do not count."
)]
pub(crate) struct Arguments {
    /// The words.
    query: String,
    /// At most so many articles.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let found = Desk::open_read_only(&context.desk)?.search(&arguments.query, arguments.limit, 0)?;
    if context.json {
        print_json(&found)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new();
    for hit in &found.hits {
        page.item("", &one_line(&hit.article.label));
        if let Some(citation) = &hit.citation {
            page.item("  ", &format!("{} {}", marked(hit), styled(FAINT, &cite(citation))));
        }
    }
    page.item("", &styled(FAINT, &format!("{} found", count(found.total, "article"))));
    page.print()?;
    Ok(Outcome::Done)
}

/// The sentence with its matches set off. The marks are put in as characters that no text uses, because cleaning the text
/// would take the terminal's codes away.
fn marked(hit: &Hit) -> String {
    const OPEN: &str = "\u{e000}";
    const CLOSE: &str = "\u{e001}";
    let codes = (STRONG.render().to_string(), STRONG.render_reset().to_string());
    one_line(&hit.marked(OPEN, CLOSE)).replace(OPEN, &codes.0).replace(CLOSE, &codes.1)
}
