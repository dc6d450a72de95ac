//! How text reaches the reader: wrapped to the width of the terminal, styled when it is one, JSON on demand.

use anstyle::{AnsiColor, Style};
use relata::desk::Citation;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};

/// Headings.
pub(crate) const STRONG: Style = Style::new().bold();
/// Citations and counts: there when looked for.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Names of speakers.
pub(crate) const NAME: Style = AnsiColor::Cyan.on_default();
/// Errors and warnings.
pub(crate) const WRONG: Style = AnsiColor::Red.on_default().bold();

/// Widest text that reads well; also the width when the output is no terminal, so that files look alike everywhere.
const MAX_WIDTH: usize = 100;

/// `text` in `style`; the codes are dropped by the stream when the output is no terminal.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{}{text}{}", style.render(), style.render_reset())
}

/// Prints a value as indented JSON.
pub(crate) fn print_json(value: &impl Serialize) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    Ok(())
}

/// A page of text on its way to standard output.
pub(crate) struct Page {
    text: String,
    width: usize,
}

impl Page {
    /// An empty page.
    pub(crate) fn new() -> Self {
        let width = if io::stdout().is_terminal() { textwrap::termwidth().min(MAX_WIDTH) } else { MAX_WIDTH };
        Self { text: String::new(), width }
    }

    /// Adds a paragraph, wrapped, its first line after `first`, the others after as many columns.
    pub(crate) fn item(&mut self, first: &str, text: &str) {
        let indent = " ".repeat(textwrap::core::display_width(first));
        let options = textwrap::Options::new(self.width).initial_indent(first).subsequent_indent(&indent);
        self.text.push_str(&textwrap::fill(text, options));
        self.text.push('\n');
    }

    /// Adds a line as it is, for programs to read.
    pub(crate) fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Adds a heading with an empty line before it.
    pub(crate) fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&styled(STRONG, text));
        self.text.push('\n');
    }

    /// Adds an empty line.
    pub(crate) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Writes the page to standard output.
    pub(crate) fn print(self) -> anyhow::Result<()> {
        anstream::stdout().lock().write_all(self.text.as_bytes())?;
        Ok(())
    }
}

/// Text from outside as one line: it may hold line breaks and control characters, even escape sequences meant for the
/// terminal; one space stands for each run of them.
pub(crate) fn one_line(text: &str) -> String {
    let pieces = text.split(|c: char| c.is_control() || c.is_whitespace());
    pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Where words stand: outlet, day and sentence, or the article's label when the outlet is not known.
pub(crate) fn cite(citation: &Citation) -> String {
    let mut cited = one_line(citation.outlet.as_deref().unwrap_or(&citation.label));
    if let Some(published) = &citation.published {
        cited.push_str(&format!(", {}", published.split('T').next().unwrap_or(published)));
    }
    if let Some(sentence) = citation.sentence {
        cited.push_str(&format!(", sentence {sentence}"));
    }
    format!("[{cited}]")
}

/// "1 article", "2 articles".
pub(crate) fn count(n: usize, one: &str) -> String {
    match one.strip_suffix('y') {
        _ if n == 1 => format!("1 {one}"),
        Some(stem) => format!("{n} {stem}ies"),
        None => format!("{n} {one}s"),
    }
}

/// "2 outlets"; of none nothing is known.
pub(crate) fn outlets(n: usize) -> String {
    if n == 0 { "unknown outlets".to_owned() } else { count(n, "outlet") }
}

/// Whether the reader of our output went away (`relata brief | head`), which is no error.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_articles_cannot_reach_the_terminal_with_codes() {
        assert_eq!(one_line("a\r\n\tb"), "a b");
        assert_eq!(one_line("a\u{1b}]0;title\u{7}b"), "a ]0;title b");
        assert_eq!(one_line("a\u{1b}[2J b"), "a [2J b");
        assert_eq!(one_line("  \n"), "");
    }

    #[test]
    fn counting() {
        assert_eq!(count(1, "article"), "1 article");
        assert_eq!(count(0, "story"), "0 stories");
        assert_eq!(count(3, "origin"), "3 origins");
        assert_eq!((outlets(0), outlets(1)), ("unknown outlets".to_owned(), "1 outlet".to_owned()));
    }
}
