//! How text reaches the reader: wrapped to the width of the terminal, styled when it is one, JSON on demand.

use anstyle::{AnsiColor, Style};
use relata::desk::{ArticleRef, Citation, RunRecord};
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use textwrap::core::Word;
use textwrap::{WordSeparator, WordSplitter};

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
        let options = textwrap::Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(&indent)
            .word_separator(WordSeparator::Custom(whole_words))
            .word_splitter(WordSplitter::NoHyphenation);
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

/// The words of a line, which may break between them: not within a date or the key of an article, so that a place can be copied.
fn whole_words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut words = Vec::new();
    let (mut start, mut end) = (0, 0);
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        end += word.word.len() + word.whitespace.len();
        let goes_on = word.whitespace.is_empty() && word.word.ends_with(['-', '/']) && end < line.len();
        if !goes_on {
            words.push(Word::from(line.get(start..end).unwrap_or_default()));
            start = end;
        }
    }
    Box::new(words.into_iter())
}

/// Text from outside as one line: it may hold line breaks and control characters, even escape sequences meant for the
/// terminal; one space stands for each run of them.
pub(crate) fn one_line(text: &str) -> String {
    let pieces = text.split(|c: char| c.is_control() || c.is_whitespace());
    pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Where words stand: outlet, day, and the place as `relata decide` takes it: the article's key and the sentence. The article's
/// title stands for an outlet that is not known.
pub(crate) fn cite(citation: &Citation) -> String {
    let title = Some(&citation.label).filter(|label| **label != citation.key);
    let published_by = citation.outlet.as_ref().or(title).map(|name| one_line(name));
    let key = one_line(&citation.key);
    let place = match citation.sentence {
        Some(sentence) => format!("{key}:{sentence}"),
        None => key,
    };
    let published = citation.published.as_deref().map(|published| day(published).to_owned());
    let parts: Vec<String> = [published_by, published, Some(place)].into_iter().flatten().collect();
    format!("[{}]", parts.join(", "))
}

/// Outlet, day, language and title of an article, those that are known.
pub(crate) fn describe(article: &ArticleRef) -> String {
    let day = article.published.as_deref().map_or("undated", day);
    let outlet = article.outlet.as_deref().map_or_else(|| "outlet unknown".to_owned(), one_line);
    let lang = article.lang.as_deref().unwrap_or("language unknown");
    format!("{outlet}, {day}, {lang}: {}", one_line(&article.label))
}

/// The day of a date with or without an hour.
pub(crate) fn day(published: &str) -> &str {
    published.split('T').next().unwrap_or(published)
}

/// "2025-03-10", "2025-03-10 to 2025-03-12"; `None` when a date is not known.
pub(crate) fn days(first: Option<&str>, last: Option<&str>) -> Option<String> {
    let (first, last) = (day(first?), day(last?));
    Some(if first == last { first.to_owned() } else { format!("{first} to {last}") })
}

/// How many of all are shown: "13 articles", "2 of 13 articles: --limit shows more".
pub(crate) fn tally(shown: usize, total: usize, what: &str) -> String {
    match shown < total {
        true => format!("{shown} of {}: --limit shows more", count(total, what)),
        false => count(shown, what),
    }
}

/// What a person must know before believing an answer from a desk that a run left incomplete.
pub(crate) const INCOMPLETE: &str =
    "The last run was interrupted: run `relata read` again; this answer is not complete.";

/// Whether the desk holds what its runs read, all of it linked: no run was interrupted before its end, nor before its first
/// article.
pub(crate) fn is_complete(dossier_is_current: bool, last_run: Option<&RunRecord>) -> bool {
    dossier_is_current && last_run.is_some()
}

/// An error with its causes; those left out that the words before them tell already.
pub(crate) fn told(error: &anyhow::Error) -> String {
    let mut told = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if told.is_empty() {
            told = cause;
        } else if !told.contains(&cause) {
            told.push_str(&format!(": {cause}"));
        }
    }
    told
}

/// "1 article", "2 articles", "2 stories", "2 days".
pub(crate) fn count(n: usize, one: &str) -> String {
    match one.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
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
    fn a_cause_is_told_once() {
        let cause = || io::Error::other("address in use");
        let of = |error: anyhow::Error| told(&error);
        assert_eq!(of(anyhow::Error::new(cause()).context("cannot listen")), "cannot listen: address in use");
        let doubled = anyhow::Error::new(cause()).context("cannot listen: address in use; take another");
        assert_eq!(of(doubled), "cannot listen: address in use; take another");
    }

    #[test]
    fn a_citation_can_be_pasted_into_a_ruling() {
        let citation = |outlet: Option<&str>, label: &str, sentence| Citation {
            article: "a1b2".into(),
            key: "wire/1.txt".into(),
            label: label.into(),
            outlet: outlet.map(str::to_owned),
            published: Some("2025-03-10T08:00:00Z".into()),
            sentence,
            start: 0,
            end: 1,
            text: "x".into(),
        };
        assert_eq!(cite(&citation(Some("Wire"), "Title", Some(5))), "[Wire, 2025-03-10, wire/1.txt:5]");
        assert_eq!(cite(&citation(None, "Title", None)), "[Title, 2025-03-10, wire/1.txt]");
        assert_eq!(cite(&citation(None, "wire/1.txt", Some(1))), "[2025-03-10, wire/1.txt:1]");
    }

    #[test]
    fn a_place_is_never_broken() {
        let place = "[Northgate Tribune, 2025-03-10, feeds/northgate-tribune/page-a.html:12]";
        for before in 0..90 {
            let mut page = Page { text: String::new(), width: 90 };
            page.item("  • ", &format!("{} {place}", "x".repeat(before)));
            for whole in ["2025-03-10", "feeds/northgate-tribune/page-a.html:12"] {
                assert!(page.text.contains(whole), "{}", page.text);
            }
        }
    }

    #[test]
    fn counting() {
        assert_eq!(count(1, "article"), "1 article");
        assert_eq!(count(0, "story"), "0 stories");
        assert_eq!((count(3, "origin").as_str(), count(4, "day").as_str()), ("3 origins", "4 days"));
        assert_eq!(tally(2, 13, "article"), "2 of 13 articles: --limit shows more");
        assert_eq!(
            (tally(1, 1, "article").as_str(), tally(0, 0, "claim").as_str()),
            ("1 article", "0 claims")
        );
        assert_eq!((outlets(0), outlets(1)), ("unknown outlets".to_owned(), "1 outlet".to_owned()));
    }
}
