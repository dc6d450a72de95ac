//! JSON: one article a line, an array of articles, or articles in a row. One element is in memory at a time.

use crate::encoding::{Decoded, decode};
use crate::skip::{SkipReason, Skipped};
use crate::{Limits, build, date, language};
use relata_types::{Article, Metadata, Span, Warning, WarningCode};
use serde::Deserialize;
use serde_json::Value;
use std::io::{self, BufRead, ErrorKind};

/// How many times the limit of one element is passed over in search of the element's end before the rest of the
/// input is given up: enough for any real slip, and an endless stream ends.
const MAX_PASSED_OVER: usize = 64;

/// The articles of a JSON input, in order.
pub(crate) struct Elements<'a> {
    reader: Box<dyn BufRead + 'a>,
    key: String,
    path: Option<String>,
    limits: Limits,
    layout: Layout,
    /// The line that is read next, counted from 1.
    line: usize,
    done: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Lines,
    Values { may_open_array: bool },
}

/// The bytes of one element and the line that it starts on.
struct Element {
    bytes: Vec<u8>,
    line: usize,
    too_large: bool,
}

impl<'a> Elements<'a> {
    pub(crate) fn lines(
        reader: Box<dyn BufRead + 'a>,
        key: String,
        path: Option<String>,
        limits: Limits,
    ) -> Self {
        Self { reader, key, path, limits, layout: Layout::Lines, line: 1, done: false }
    }

    pub(crate) fn values(
        reader: Box<dyn BufRead + 'a>,
        key: String,
        path: Option<String>,
        limits: Limits,
    ) -> Self {
        let layout = Layout::Values { may_open_array: true };
        Self { reader, key, path, limits, layout, line: 1, done: false }
    }

    fn article(&self, element: &Element) -> Result<Article, SkipReason> {
        if element.too_large {
            return Err(SkipReason::TooLarge { limit: self.limits.max_bytes });
        }
        let decoded = decode(&element.bytes, None);
        if !decoded.text.trim_start().starts_with('{') {
            return Err(SkipReason::BadJson("an article is an object in braces".to_owned()));
        }
        let record: Record = serde_json::from_str(&decoded.text)
            .map_err(|error| SkipReason::BadJson(without_place(&error)))?;
        record.into_article(self.path.clone(), decoded.replaced_at.is_some())
    }

    fn next_line(&mut self) -> io::Result<Option<Element>> {
        let mut element = Element { bytes: Vec::new(), line: self.line, too_large: false };
        let mut seen = 0;
        loop {
            let available = match self.reader.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                other => other?,
            };
            if available.is_empty() {
                self.done = true;
                break;
            }
            let end = available.iter().position(|byte| *byte == b'\n');
            let taken = end.unwrap_or(available.len());
            seen += taken;
            element.too_large = seen > self.limits.max_bytes;
            if element.too_large {
                element.bytes = Vec::new();
            } else {
                element.bytes.extend_from_slice(available.get(..taken).unwrap_or_default());
            }
            self.reader.consume(taken + usize::from(end.is_some()));
            if end.is_some() {
                self.line += 1;
                break;
            }
            if seen / MAX_PASSED_OVER > self.limits.max_bytes {
                self.done = true;
                break;
            }
        }
        Ok((seen > 0 || !self.done).then_some(element))
    }

    /// The next top-level object, found by counting brackets outside strings; commas, white space and the brackets of
    /// an array around the objects are passed over.
    fn next_value(&mut self) -> io::Result<Option<Element>> {
        let mut element = Element { bytes: Vec::new(), line: self.line, too_large: false };
        let (mut depth, mut seen) = (0_usize, 0_usize);
        let (mut in_string, mut escaped) = (false, false);
        loop {
            let available = match self.reader.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                other => other?,
            };
            if available.is_empty() {
                self.done = true;
                return Ok((seen > 0).then_some(element));
            }
            let mut taken = 0;
            let mut complete = false;
            for &byte in available {
                taken += 1;
                self.line += usize::from(byte == b'\n');
                if seen == 0 {
                    match byte {
                        b' ' | b'\t' | b'\r' | b'\n' | b',' | b']' | 0xef | 0xbb | 0xbf => continue,
                        b'[' if self.layout == (Layout::Values { may_open_array: true }) => {
                            self.layout = Layout::Values { may_open_array: false };
                            continue;
                        }
                        b'{' => self.layout = Layout::Values { may_open_array: false },
                        // Whatever else this is, it is no list of articles: one complaint, not one a word.
                        _ => {
                            self.done = true;
                            complete = true;
                        }
                    }
                    element.line = self.line;
                }
                seen += 1;
                if seen <= self.limits.max_bytes {
                    element.bytes.push(byte);
                }
                match byte {
                    _ if complete => {}
                    _ if escaped => escaped = false,
                    b'\\' if in_string => escaped = true,
                    b'"' => in_string = !in_string,
                    b'{' | b'[' if !in_string => depth += 1,
                    b'}' | b']' if !in_string => {
                        depth -= 1;
                        complete = depth == 0;
                    }
                    _ => {}
                }
                if complete {
                    break;
                }
            }
            self.reader.consume(taken);
            if seen > self.limits.max_bytes {
                element.too_large = true;
                element.bytes = Vec::new();
            }
            if seen / MAX_PASSED_OVER > self.limits.max_bytes {
                self.done = true;
                complete = true;
            }
            if complete {
                return Ok(Some(element));
            }
        }
    }
}

impl Iterator for Elements<'_> {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let found = match self.layout {
                Layout::Lines => self.next_line(),
                Layout::Values { .. } => self.next_value(),
            };
            match found {
                Err(error) => {
                    self.done = true;
                    let place = format!("{}:{}", self.key, self.line);
                    return Some(Err(Skipped::new(place, SkipReason::Unreadable(error.to_string()))));
                }
                Ok(None) => {}
                Ok(Some(element)) if !element.too_large && is_blank(&element.bytes) => {}
                Ok(Some(element)) => {
                    let place = || format!("{}:{}", self.key, element.line);
                    return Some(self.article(&element).map_err(|reason| Skipped::new(place(), reason)));
                }
            }
        }
        None
    }
}

/// The fields of the contract. Each may be anything, so that one odd field costs that field and not the article.
#[derive(Deserialize)]
struct Record {
    id: Option<Value>,
    text: Option<Value>,
    url: Option<Value>,
    title: Option<Value>,
    outlet: Option<Value>,
    authors: Option<Value>,
    published: Option<Value>,
    lang: Option<Value>,
}

impl Record {
    fn into_article(self, path: Option<String>, replaced: bool) -> Result<Article, SkipReason> {
        let key = match self.id {
            Some(Value::String(id)) if !id.trim().is_empty() => id,
            Some(Value::Number(id)) => id.to_string(),
            _ => return Err(SkipReason::MissingField("id")),
        };
        let Some(Value::String(text)) = self.text else { return Err(SkipReason::MissingField("text")) };
        let mut ignored = Ignored(Vec::new());
        let metadata = Metadata {
            url: ignored.unless_given("url", "text", &self.url, line(&self.url)),
            title: ignored.unless_given("title", "text", &self.title, line(&self.title)),
            outlet: ignored.unless_given("outlet", "text", &self.outlet, line(&self.outlet)),
            authors: {
                let (names, are_all) = authors(&self.authors);
                let form = "a name or a list of names";
                let _ = ignored.unless_given("authors", form, &self.authors, are_all.then_some(()));
                names
            },
            published: {
                let day = line(&self.published).and_then(|given| date::iso_date(&given));
                ignored.unless_given("published", "a date, as 2024-03-09", &self.published, day)
            },
            lang: {
                let lang = line(&self.lang).and_then(|tag| language::from_tag(&tag));
                ignored.unless_given("lang", "the code of a language, as en", &self.lang, lang)
            },
        };
        let replaced_at = if replaced { text.find('\u{fffd}') } else { None };
        let mut article = build::article(key, path, metadata, Decoded { text, replaced_at })?;
        article.warnings.extend(ignored.0);
        Ok(article)
    }
}

/// Longest piece of a field that a warning shows, in characters.
const SHOWN: usize = 60;

/// Warnings of fields that made no sense.
struct Ignored(Vec<Warning>);

impl Ignored {
    /// `read`, what a field gave; when it gave nothing and was no empty one, that is noted.
    fn unless_given<T>(
        &mut self,
        name: &str,
        form: &str,
        field: &Option<Value>,
        read: Option<T>,
    ) -> Option<T> {
        let is_empty = match field {
            None | Some(Value::Null) => true,
            Some(Value::String(text)) => text.trim().is_empty(),
            Some(Value::Array(items)) => items.is_empty(),
            Some(_) => false,
        };
        if let (None, Some(field), false) = (&read, field, is_empty) {
            let given = field.to_string();
            let shown: String = given.chars().take(SHOWN).collect();
            let dots = if shown.len() < given.len() { " …" } else { "" };
            let note = format!("The field \"{name}\" was left out where it is not {form}: {shown}{dots}");
            self.0.push(Warning { code: WarningCode::MetadataIgnored, span: Span::default(), note });
        }
        read
    }
}

fn line(field: &Option<Value>) -> Option<String> {
    match field {
        Some(Value::String(text)) => build::one_line(text),
        _ => None,
    }
}

/// The names, and whether all that is given are names.
fn authors(field: &Option<Value>) -> (Vec<String>, bool) {
    match field {
        Some(Value::Array(names)) => {
            let read = names.iter().filter_map(|name| name.as_str().and_then(build::one_line)).collect();
            (read, names.iter().all(|name| name.is_string() || name.is_null()))
        }
        other => {
            let name: Vec<String> = line(other).into_iter().collect();
            let is_name = !name.is_empty();
            (name, is_name)
        }
    }
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).iter().all(u8::is_ascii_whitespace)
}

/// The parser's words without "at line 1 column 7": its line is that of the element, which the place tells already.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((what, _)) => format!("{what}, column {}", error.column()),
        None => message,
    }
}
