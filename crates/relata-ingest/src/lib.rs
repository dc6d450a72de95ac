//! Bytes to articles: text, JSON lines and HTML; language and metadata.
//!
//! This is the only stage that meets formats. It opens no file and walks no folder: whoever calls it hands over a
//! reader with the name that the input goes by, and gets [`Article`]s and [`Skipped`] inputs in the order of the
//! input. Nothing that comes in stops the stage: whatever breaks a limit is skipped with its reason.
//!
//! | input | text of the article | metadata |
//! |---|---|---|
//! | plain text | as decoded, otherwise exactly as given, line ends included | a headline, when the layout shows one |
//! | JSON lines, an array or objects in a row | `text`, exactly as given | `id`, `url`, `title`, `outlet`, `authors`, `published`, `lang` |
//! | any of these within gzip | as without | as without |
//! | HTML | the article's paragraphs, a blank line between two | from JSON-LD, `meta`, `time`, `link` and `html` elements |
//!
//! ```
//! use relata_ingest::{Input, Limits, ingest};
//!
//! let input = Input::new("case/pieces.jsonl", r#"{"id": 7, "text": "The bridge has reopened."}"#.as_bytes());
//! let articles: Vec<_> = ingest(input, &Limits::default()).collect();
//! let article = articles[0].as_ref().unwrap();
//! assert_eq!((article.key.as_str(), article.text.as_str()), ("7", "The bridge has reopened."));
//! ```

mod build;
mod date;
mod encoding;
mod format;
mod html;
mod json;
mod language;
mod skip;
mod text;

pub use date::iso_date;
pub use format::Format;
pub use language::detect_language;
pub use skip::{SkipReason, Skipped};

use flate2::read::MultiGzDecoder;
use format::Sniffed;
use relata_types::Article;
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// How much of an input is looked at to tell its format. Pages put their doctype first, but some put kilobytes of
/// white space or comments before it.
const SNIFF_BYTES: u64 = 8 * 1024;

/// How a gzip file begins (RFC 1952).
const GZIP: &[u8] = &[0x1f, 0x8b];

/// How large and how twisted one input may be. The defaults leave room above the largest of 181 news pages (1.5 MB, 3,053
/// tags, 51 levels, 55 attributes), keep the worst page that we could think of to seconds, and fit a thread's usual
/// stack of 2 MiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest single article or page in bytes; for JSON, of one line or element: the file may be of any size.
    pub max_bytes: usize,
    /// Deepest nesting of HTML elements. Parsing takes time in the square of the depth, and extraction recurses.
    pub max_depth: usize,
    /// Most HTML tags in one page, comments and stray `<` included; they cost up to 0.1 ms each where nested deeply.
    pub max_tags: usize,
    /// Most attributes on one HTML tag; the parser compares each with all before it.
    pub max_attributes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 16 * 1024 * 1024, max_depth: 256, max_tags: 100_000, max_attributes: 1_000 }
    }
}

/// One file, page or stream to read.
pub struct Input<'a> {
    key: String,
    path: Option<String>,
    reader: Box<dyn BufRead + 'a>,
}

impl<'a> Input<'a> {
    /// An input that goes by `key`: its path below the folder read, `/`-separated. The key's extension tells the
    /// format where it can.
    pub fn new(key: impl Into<String>, reader: impl Read + 'a) -> Self {
        Self { key: key.into(), path: None, reader: Box::new(BufReader::new(reader)) }
    }

    /// The file that it comes from, as the user named it.
    pub fn with_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }
}

/// The articles of `input` and what had to be skipped, in the order of the input. Plain text and HTML give exactly
/// one item. JSON is read as it is asked for, one element in memory at a time.
pub fn ingest<'a>(input: Input<'a>, limits: &Limits) -> Items<'a> {
    let Input { key, path, reader } = input;
    let unreadable = |error: io::Error| SkipReason::Unreadable(error.to_string());
    let opened = peek(reader).and_then(|(head, reader)| {
        // Crawls keep pages compressed; what is compressed twice stays binary.
        if head.starts_with(GZIP) {
            peek(Box::new(BufReader::new(MultiGzDecoder::new(reader))))
        } else {
            Ok((head, reader))
        }
    });
    let (head, reader) = match opened.map_err(unreadable) {
        Ok(opened) => opened,
        Err(reason) => return Items::one(Err(Skipped::new(key, reason))),
    };
    let sniffed = format::sniff(key.strip_suffix(".gz").unwrap_or(&key), &head);
    match sniffed {
        Err(reason) => Items::one(Err(Skipped::new(key, reason))),
        Ok(Sniffed::JsonLines) => Items(Inner::Json(json::Elements::lines(reader, key, path, *limits))),
        Ok(Sniffed::JsonValues) => Items(Inner::Json(json::Elements::values(reader, key, path, *limits))),
        Ok(Sniffed::Text) => Items::one(whole(reader, key, path, limits, text::article)),
        Ok(Sniffed::Html) => Items::one(whole(reader, key, path, limits, html::article)),
    }
}

/// The first bytes of a reader, and the reader with these bytes still to come.
fn peek<'a>(mut reader: Box<dyn BufRead + 'a>) -> io::Result<(Vec<u8>, Box<dyn BufRead + 'a>)> {
    let mut head = Vec::new();
    reader.by_ref().take(SNIFF_BYTES).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(reader);
    Ok((head, Box::new(whole)))
}

/// What [`ingest`] found, item by item.
pub struct Items<'a>(Inner<'a>);

enum Inner<'a> {
    One(Option<Box<Result<Article, Skipped>>>),
    Json(json::Elements<'a>),
}

impl Items<'_> {
    fn one(item: Result<Article, Skipped>) -> Self {
        Self(Inner::One(Some(Box::new(item))))
    }
}

impl Iterator for Items<'_> {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Inner::One(item) => item.take().map(|boxed| *boxed),
            Inner::Json(elements) => elements.next(),
        }
    }
}

type MakeArticle = fn(String, Option<String>, &[u8], &Limits) -> Result<Article, SkipReason>;

/// Reads a whole input of at most `max_bytes` and makes one article of it.
fn whole(
    reader: impl Read,
    key: String,
    path: Option<String>,
    limits: &Limits,
    make: MakeArticle,
) -> Result<Article, Skipped> {
    let mut bytes = Vec::new();
    if let Err(error) = reader.take(limits.max_bytes as u64 + 1).read_to_end(&mut bytes) {
        return Err(Skipped::new(key, SkipReason::Unreadable(error.to_string())));
    }
    if bytes.len() > limits.max_bytes {
        return Err(Skipped::new(key, SkipReason::TooLarge { limit: limits.max_bytes }));
    }
    make(key.clone(), path, &bytes, limits).map_err(|reason| Skipped::new(key, reason))
}

#[cfg(test)]
mod tests;
