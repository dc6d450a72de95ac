//! Full-text search over articles.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::refs::{ArticleRef, Citation};
use crate::texts::{ArticleText, Texts};
use relata_types::Span;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

/// The best match comes first: BM25, where a word in the title counts as three in the text, as titles are short and chosen.
const HITS: &str = "SELECT w.rowid FROM article_words w JOIN articles a ON a.num = w.rowid \
     WHERE article_words MATCH ?1 ORDER BY bm25(article_words, 3.0, 1.0), a.id LIMIT ?2 OFFSET ?3";

/// The text with its matches marked; asked for each hit alone, as it costs a pass over the text.
const HIGHLIGHT: &str = "SELECT highlight(article_words, 1, ?2, ?3) FROM article_words \
     WHERE article_words MATCH ?1 AND rowid = ?4";

/// Put around each match by SQLite; noncharacters, which no honest text holds.
const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';

/// Longest snippet, in bytes, where an article has no sentence at the match.
const SNIPPET_BYTES: usize = 200;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// How many articles match, with those that the limit leaves out.
    pub total: usize,
    /// The articles, best first.
    pub hits: Vec<Hit>,
}

/// One article that matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The article.
    pub article: ArticleRef,
    /// The sentence with most matches, the first of equals; `None` when only the title matches.
    pub citation: Option<Citation>,
    /// The matches in the citation's text, `[start, end]` in code points of that text.
    pub marks: Vec<[usize; 2]>,
}

impl Hit {
    /// The citation's text with `open` and `close` around each match; the label when only the title matches.
    pub fn marked(&self, open: &str, close: &str) -> String {
        let Some(citation) = &self.citation else { return self.article.label.clone() };
        let mut marked = String::with_capacity(citation.text.len());
        for (at, c) in citation.text.chars().enumerate() {
            if self.marks.iter().any(|mark| mark[1] == at) {
                marked.push_str(close);
            }
            if self.marks.iter().any(|mark| mark[0] == at) {
                marked.push_str(open);
            }
            marked.push(c);
        }
        if self.marks.iter().any(|mark| mark[1] == citation.text.chars().count()) {
            marked.push_str(close);
        }
        marked
    }
}

impl Desk {
    /// Articles with all words of `query` in title or text, best first. Words between quotation marks must follow each
    /// other; a word that ends in `*` stands for all that begin so; what follows a `-` at the beginning of a word must not
    /// occur; case and diacritics do not count; anything else in `query` is taken as text, never as syntax.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn search(&self, query: &str, limit: usize, offset: usize) -> Result<Found> {
        let Some(words) = match_words(query) else { return Ok(Found { total: 0, hits: Vec::new() }) };
        self.look(|connection| {
            let total: u32 = connection.query_row(
                "SELECT count(*) FROM article_words WHERE article_words MATCH ?1",
                [&words],
                |row| row.get(0),
            )?;
            Ok(Found { total: total as usize, hits: hits(connection, &words, limit, offset)? })
        })
    }
}

fn hits(
    connection: &Connection,
    words: &str,
    limit: usize,
    offset: usize,
) -> std::result::Result<Vec<Hit>, Fault> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    let mut select = connection.prepare_cached(HITS)?;
    let mut rows = select.query(params![words, limit, offset])?;
    let mut texts = Texts::new(connection);
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let num: i64 = row.get(0)?;
        let article = texts.get(num)?;
        hits.push(hit(&article, &matches_in(connection, words, num, &article.text)?));
    }
    Ok(hits)
}

/// Where `words`, a query as [`match_words`] makes it, stand in `text`, that of the article in row `num`, which holds them.
pub(crate) fn matches_in(
    connection: &Connection,
    words: &str,
    num: i64,
    text: &str,
) -> std::result::Result<Vec<Span>, Fault> {
    let mut highlight = connection.prepare_cached(HIGHLIGHT)?;
    let marks_around = params![words, OPEN.to_string(), CLOSE.to_string(), num];
    let highlighted: Option<String> = highlight.query_row(marks_around, |row| row.get(0)).optional()?;
    Ok(highlighted.map(|highlighted| marks(text, &highlighted)).unwrap_or_default())
}

fn hit(article: &ArticleText, matches: &[Span]) -> Hit {
    let Some(first) = matches.first() else {
        return Hit { article: article.about.clone(), citation: None, marks: Vec::new() };
    };
    let mut best: Option<(usize, Span)> = None;
    for sentence in article.sentences() {
        let count = matches.iter().filter(|found| sentence.contains(**found)).count();
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, *sentence));
        }
    }
    let place = best.map_or_else(|| around(&article.text, *first), |(_, sentence)| sentence);
    let mut citation = article.cite(place);
    if best.is_none() {
        citation.sentence = None;
        [citation.start, citation.end] = article.range(place);
        citation.text = article.words(place);
    }
    let marks = matches
        .iter()
        .filter(|found| place.contains(**found))
        .map(|found| article.range(*found).map(|at| at - citation.start.min(at)))
        .collect();
    Hit { article: article.about.clone(), citation: Some(citation), marks }
}

/// A stretch of `text` around `found`, on boundaries of characters.
fn around(text: &str, found: Span) -> Span {
    let mut start = (found.start as usize).saturating_sub(SNIPPET_BYTES / 2).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (found.end as usize + SNIPPET_BYTES / 2).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end.max(start))
}

/// Where `text` is marked in `highlighted`, which is `text` with marks put in. Walked side by side, so that a text that
/// itself holds a mark leads nowhere else than to a mark too few.
fn marks(text: &str, highlighted: &str) -> Vec<Span> {
    let mut marks = Vec::new();
    let mut open = None;
    let mut original = text.char_indices().peekable();
    for c in highlighted.chars() {
        match original.peek() {
            Some((_, expected)) if *expected == c => {
                original.next();
            }
            at => {
                let at = at.map_or(text.len(), |(at, _)| *at);
                match (c, open) {
                    (OPEN, _) => open = Some(at),
                    (CLOSE, Some(start)) => {
                        marks.push(Span::new(start, at));
                        open = None;
                    }
                    _ => {}
                }
            }
        }
    }
    marks
}

/// The query of a person as one that SQLite takes: every word or phrase quoted, all demanded, those behind a `-` barred; `None`
/// when it demands no word.
pub(crate) fn match_words(query: &str) -> Option<String> {
    let (mut demanded, mut barred) = (Vec::new(), Vec::new());
    let mut bars_next = false;
    for (index, stretch) in query.split(['"', '“', '”', '«', '»', '„']).enumerate() {
        // Every second stretch stands between quotation marks; an unclosed one runs to the end.
        if index % 2 == 1 {
            let terms = if bars_next { &mut barred } else { &mut demanded };
            terms.extend(term(stretch, false));
            continue;
        }
        for word in stretch.split_whitespace() {
            match word.strip_prefix('-') {
                Some(word) => barred.extend(term(word, word.ends_with('*'))),
                None => demanded.extend(term(word, word.ends_with('*'))),
            }
        }
        bars_next = stretch.split(char::is_whitespace).next_back() == Some("-");
    }
    if demanded.is_empty() {
        return None;
    }
    let demanded = demanded.join(" AND ");
    Some(if barred.is_empty() { demanded } else { format!("({demanded}) NOT ({})", barred.join(" OR ")) })
}

fn term(words: &str, is_prefix: bool) -> Option<String> {
    let plain: String = words.chars().map(|c| if c == '\0' || c == '"' { ' ' } else { c }).collect();
    plain
        .chars()
        .any(char::is_alphanumeric)
        .then(|| format!("\"{plain}\"{}", if is_prefix { " *" } else { "" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_never_syntax() {
        for (query, words) in [
            ("wagner moscow", Some(r#""wagner" AND "moscow""#)),
            (r#"the "march on moscow" now"#, Some(r#""the" AND "march on moscow" AND "now""#)),
            (r#"say "unclosed words"#, Some(r#""say" AND "unclosed words""#)),
            ("a OR b NOT (c) title:x", Some(r#""a" AND "OR" AND "b" AND "NOT" AND "(c)" AND "title:x""#)),
            ("prigo*", Some(r#""prigo*" *"#)),
            ("«\u{a0}état\u{a0}»", Some("\"\u{a0}état\u{a0}\"")),
            ("mud -dam", Some(r#"("mud") NOT ("dam")"#)),
            (
                "-dam mud -\"burst pipe\" mid-March",
                Some(r#"("mud" AND "mid-March") NOT ("dam" OR "burst pipe")"#),
            ),
            ("-dam", None),
            ("\" - * '", None),
            ("", None),
        ] {
            assert_eq!(match_words(query).as_deref(), words, "{query}");
        }
    }

    #[test]
    fn marks_lie_where_the_words_are() {
        assert_eq!(
            marks("Été à Paris", "\u{FDD0}Été\u{FDD1} à \u{FDD0}Paris\u{FDD1}"),
            [Span::new(0, 5), Span::new(9, 14)]
        );
        assert_eq!(marks("", ""), []);
        assert_eq!(marks("\u{FDD0}x", "\u{FDD0}\u{FDD0}x\u{FDD1}"), [Span::new(3, 4)]);
    }
}
