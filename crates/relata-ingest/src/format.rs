//! Which format an input is in, by its extension and its first bytes.

use crate::skip::SkipReason;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Plain text, Markdown included: one article.
    Text,
    /// JSON: one article a line, an array of articles, or articles in a row.
    Json,
    /// A web page: one article.
    Html,
}

impl Format {
    /// The format of an input called `key` that starts with `head`.
    ///
    /// # Errors
    /// The reason why no format fits: binary, empty, or a kind of file that holds no article.
    pub fn detect(key: &str, head: &[u8]) -> Result<Format, SkipReason> {
        sniff(key, head).map(|sniffed| match sniffed {
            Sniffed::Text => Format::Text,
            Sniffed::Html => Format::Html,
            Sniffed::JsonLines | Sniffed::JsonValues => Format::Json,
        })
    }
}

/// A format and, for JSON, how its elements are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sniffed {
    Text,
    Html,
    /// One element a line: a bad line costs that line alone.
    JsonLines,
    /// An array, or objects in a row, over any number of lines.
    JsonValues,
}

/// Kinds of text file that come along with saved pages and crawls and hold no article, sorted.
const NOT_ARTICLES: [&str; 16] = [
    "bib", "css", "csv", "db", "ini", "js", "lock", "map", "mjs", "py", "svg", "toml", "tsv", "xml", "yaml",
    "yml",
];

/// Share of control characters above which bytes are no text, in tenths: text has next to none, random bytes 12 %.
const MAX_CONTROL_TENTHS: usize = 1;

pub(crate) fn sniff(key: &str, head: &[u8]) -> Result<Sniffed, SkipReason> {
    if is_binary(head) {
        return Err(SkipReason::Binary);
    }
    let name = key.rsplit('/').next().unwrap_or(key);
    let extension =
        name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "txt" | "text" | "md" | "markdown" => Ok(Sniffed::Text),
        "html" | "htm" | "xhtml" => Ok(Sniffed::Html),
        "jsonl" | "ndjson" | "json" => json_layout(head, extension != "json"),
        known if NOT_ARTICLES.binary_search(&known).is_ok() => Err(SkipReason::NotAnArticle { extension }),
        _ => Ok(by_content(head)),
    }
}

/// How the elements of JSON are laid out. Extensions mislead here: `.json` files hold lines as often as arrays.
fn json_layout(head: &[u8], lines_expected: bool) -> Result<Sniffed, SkipReason> {
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return Err(SkipReason::Utf16Json);
    }
    let start = String::from_utf8_lossy(head);
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let first_line = start.lines().next().unwrap_or_default().trim_end();
    let one_a_line = if lines_expected {
        first_line != "{" && !first_line.starts_with('[')
    } else {
        first_line.len() > 1 && first_line.starts_with('{') && first_line.ends_with('}')
    };
    Ok(if one_a_line { Sniffed::JsonLines } else { Sniffed::JsonValues })
}

fn by_content(head: &[u8]) -> Sniffed {
    let start = String::from_utf8_lossy(head);
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let lower = start.to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| lower.starts_with(tag))
        || ((lower.starts_with("<?xml") || lower.starts_with("<!--")) && lower.contains("<html"))
    {
        return Sniffed::Html;
    }
    // Prose may well start with a brace or a bracket, but not also hold the contract's own field.
    if start.contains("\"text\"") {
        let is_object = start.starts_with('{');
        if is_object || start.starts_with('[') {
            return json_layout(head, is_object).unwrap_or(Sniffed::Text);
        }
    }
    Sniffed::Text
}

fn is_binary(head: &[u8]) -> bool {
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return false;
    }
    // An ELF, PDF, zip, gzip, PNG, JPEG or SQLite file has a NUL or many control characters in its first kilobytes,
    // save that a PDF may start with readable objects.
    if head.contains(&0)
        || head.starts_with(b"%PDF-")
        || head.starts_with(&[0x1f, 0x8b])
        || head.starts_with(b"PK\x03\x04")
    {
        return true;
    }
    let controls =
        head.iter().filter(|&&b| b < 32 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    controls * 10 > head.len() * MAX_CONTROL_TENTHS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_where_it_is_known() {
        for (key, want) in [
            ("a/b.TXT", Sniffed::Text),
            ("a.md", Sniffed::Text),
            ("a.HTM", Sniffed::Html),
            ("a.jsonl", Sniffed::JsonLines),
            ("a.json", Sniffed::JsonValues),
        ] {
            assert_eq!(sniff(key, b"<html> {\"text\": 1}"), Ok(want), "{key}");
        }
    }

    #[test]
    fn the_first_line_tells_how_json_is_laid_out() {
        for (key, head, want) in [
            ("a.json", "{\"id\": 1}\n{\"id\": 2}\n", Sniffed::JsonLines),
            ("a.json", "[{\"id\": 1}]", Sniffed::JsonValues),
            ("a.json", "{\"id\": 1,\n\"text\": \"\"}", Sniffed::JsonValues),
            ("a.jsonl", "{\n\"id\": 1}", Sniffed::JsonValues),
            ("a.jsonl", "[\n{\"id\": 1}]", Sniffed::JsonValues),
            ("a.jsonl", "broken\n{\"id\": 1}", Sniffed::JsonLines),
        ] {
            assert_eq!(sniff(key, head.as_bytes()), Ok(want), "{key} {head}");
        }
        assert_eq!(sniff("a.jsonl", &[0xff, 0xfe, b'{', 0]), Err(SkipReason::Utf16Json));
        for key in ["a.txt", "b.html"] {
            assert!(sniff(key, &[0xff, 0xfe, b'{', 0]).is_ok(), "{key}");
        }
    }

    #[test]
    fn content_decides_otherwise() {
        for (head, want) in [
            ("\u{feff}\n<!DOCTYPE html><p>", Sniffed::Html),
            ("<?xml version=\"1.0\"?><html>", Sniffed::Html),
            ("{\"id\": 1, \"text\": \"a\"}\n", Sniffed::JsonLines),
            ("{\n \"id\": 1, \"text\": \"a\"}\n", Sniffed::JsonValues),
            ("[{\"id\": 1, \"text\": \"a\"}]", Sniffed::JsonValues),
            ("[AFP] The bridge is open.", Sniffed::Text),
            ("plain", Sniffed::Text),
        ] {
            assert_eq!(sniff("folder.d/page", head.as_bytes()), Ok(want), "{head}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(sniff("a.txt", b"\x7fELF\0\0"), Err(SkipReason::Binary));
        assert_eq!(sniff("a", b"%PDF-1.7 ..."), Err(SkipReason::Binary));
        assert_eq!(sniff("a.css", b"p {}"), Err(SkipReason::NotAnArticle { extension: "css".into() }));
        assert_eq!(sniff("a.txt", &[0xff, 0xfe, b'a', 0]), Ok(Sniffed::Text));
        assert!(NOT_ARTICLES.is_sorted());
    }
}
