//! `relata search`: full text.

use crate::input;
use crate::output::{FAINT, Page, STRONG, cite, one_line, print_json, styled, tally};
use crate::{Context, Outcome};
use relata::desk::Hit;

/// Find articles by their words, best first, each with the sentence that fits best.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata search barrage\n  relata search '\"cease fire\" kyiv'\n  relata search 'négoci*' --json\n  relata search 'mud -dam'\n\n\
All words must occur, none behind a `-`; words between quotation marks must follow each other; `*` ends a beginning of a \
word. Case and accents do not count."
)]
pub(crate) struct Arguments {
    /// The words.
    #[arg(value_parser = query)]
    query: String,
    /// At most so many articles.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let found = context.open()?.search(&arguments.query, arguments.limit, 0)?;
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
    page.item("", &styled(FAINT, &tally(found.hits.len(), found.total, "article")));
    page.print()?;
    Ok(Outcome::Done)
}

/// Words to look for, one of which must occur.
fn query(text: &str) -> Result<String, String> {
    let demands_none = text.split_whitespace().all(|word| word.starts_with('-'));
    match demands_none && !text.trim().is_empty() {
        true => Err("this only says what must not occur: give a word that must".to_owned()),
        false => input::words(text),
    }
}

/// The sentence with its matches set off. The marks are put in as characters that no text uses, because cleaning the text
/// would take the terminal's codes away.
fn marked(hit: &Hit) -> String {
    const OPEN: &str = "\u{e000}";
    const CLOSE: &str = "\u{e001}";
    let codes = (STRONG.render().to_string(), STRONG.render_reset().to_string());
    one_line(&hit.marked(OPEN, CLOSE)).replace(OPEN, &codes.0).replace(CLOSE, &codes.1)
}
