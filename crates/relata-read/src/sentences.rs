//! Sentences: the parser's, mended where it runs over the end of a paragraph or of a line.

use crate::{layout, quotations};
use relata_pipeline::{Doc, Token, Upos};
use relata_types::Span;
use std::ops::Range;

/// Token ranges of the sentences, in order, without the white space around them. A blank line always ends a
/// sentence. So does the end of a line, unless the sentence plainly goes on below: text that was broken to a fixed width.
/// Where the parser breaks a line without a final mark ("Le président Gitanas | Nauseda a dit"), the sentence goes on.
///
/// Nor does a sentence end behind one of the `titles`: "Capt. | James Clark said".
pub(crate) fn find(doc: &Doc, titles: &[&str]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in doc.sentences() {
        let mut start = sentence.start;
        for index in sentence.clone() {
            if ends_sentence(doc, index) {
                push_trimmed(doc, start..index, titles, &mut found);
                start = index + 1;
            }
        }
        push_trimmed(doc, start..sentence.end, titles, &mut found);
    }
    found
}

/// For each token, the number of its paragraph. Paragraphs are apart by a blank line; in a text without blank lines,
/// every line is a paragraph. Where such lines are but sentences, one that begins within quotation marks goes with the line
/// before: a quotation that goes on, or words that the sentence before leads up to.
pub(crate) fn paragraphs(doc: &Doc) -> Vec<usize> {
    let has_blank_lines = doc.tokens().any(|token| line_ends(token) > 1);
    let least = if has_blank_lines { 2 } else { 1 };
    let quoted: Vec<Span> = match !has_blank_lines && layout::lines_are_sentences(doc.text()) {
        true => quotations::find(doc.text()).into_iter().flat_map(|quotation| quotation.pieces).collect(),
        false => Vec::new(),
    };
    let mut number = 0;
    let mut line_start = 0;
    doc.tokens()
        .map(|token| {
            let own = number;
            if line_ends(token) >= least {
                let next = token.range().end;
                number += usize::from(!goes_with_next(doc.text(), &quoted, line_start..next));
                line_start = next;
            }
            own
        })
        .collect()
}

/// Whether the line of these bytes is followed by one that begins within quotation marks, and is no headline.
fn goes_with_next(text: &str, quoted: &[Span], line: Range<usize>) -> bool {
    let Some(own) = text.get(line.clone()) else {
        return false;
    };
    let is_whole = layout::ends_sentence(own) || own.trim_end().ends_with(':');
    is_whole && quoted.iter().any(|span| span.range().contains(&line.end))
}

/// How many line ends a token of white space holds; 0 for a word.
fn line_ends(token: Token<'_>) -> usize {
    if token.text().trim().is_empty() { token.text().matches('\n').count() } else { 0 }
}

/// Whether the token is white space that ends a sentence.
fn ends_sentence(doc: &Doc, index: usize) -> bool {
    match line_ends(doc.token(index)) {
        0 => false,
        1 => !goes_on(doc, index),
        _ => true,
    }
}

/// Whether the line that ends at the token is continued by the next: it lacks a final mark and the next begins in
/// lower case.
fn goes_on(doc: &Doc, index: usize) -> bool {
    let last = doc.token(index.saturating_sub(1)).text().chars().next_back();
    let next = (index + 1 < doc.len()).then(|| doc.token(index + 1).text().chars().next()).flatten();
    let is_open = last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | '–' | '—' | '\''));
    is_open && next.is_some_and(char::is_lowercase)
}

fn push_trimmed(doc: &Doc, tokens: Range<usize>, titles: &[&str], found: &mut Vec<Range<usize>>) {
    let is_blank = |index: &usize| {
        let token = doc.token(*index);
        token.pos() == Upos::Space || token.text().trim().is_empty()
    };
    let Some(mut start) = tokens.clone().find(|index| !is_blank(index)) else {
        return;
    };
    let end = tokens.rev().find(|index| !is_blank(index)).map_or(start + 1, |last| last + 1);
    if let Some(last) = found.last_mut().filter(|last| last.end == start) {
        // A mark that closes what was said belongs to what was said.
        while start < end && closes(doc, start) {
            start += 1;
            last.end = start;
        }
        let opens = is_marks(doc, last) && is_glued(doc, last.end);
        if start == end || opens || !ends_with_mark(doc.token(start - 1)) || is_title(doc, start - 1, titles)
        {
            last.end = end;
            return;
        }
    }
    found.push(start..end);
}

/// Whether the token is a mark that closes; of those that open as well, one with nothing glued behind it does.
fn closes(doc: &Doc, index: usize) -> bool {
    match doc.token(index).text() {
        "»" | "”" | ")" | "]" => true,
        "\"" | "'" | "''" | "’" | "." | "!" | "?" | "…" | "..." => !is_glued(doc, index + 1),
        _ => false,
    }
}

/// Whether there is no word among the tokens.
fn is_marks(doc: &Doc, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|index| !doc.token(index).text().contains(char::is_alphanumeric))
}

/// Whether nothing stands between the token and the one before.
fn is_glued(doc: &Doc, index: usize) -> bool {
    index < doc.len()
        && !doc.token(index).text().trim().is_empty()
        && doc.token(index - 1).range().end == doc.token(index).range().start
}

/// Whether the full stop at the token only shortens a title: "Capt.", in one token or two.
pub(crate) fn is_title(doc: &Doc, stop: usize, titles: &[&str]) -> bool {
    let text = doc.token(stop).text();
    let word = match (text, stop.checked_sub(1)) {
        (".", Some(before)) => doc.token(before).text(),
        _ => text.strip_suffix('.').unwrap_or_default(),
    };
    word.starts_with(char::is_uppercase) && titles.contains(&word.to_lowercase().as_str())
}

/// Whether a sentence may end after the token.
fn ends_with_mark(token: Token<'_>) -> bool {
    token.text().ends_with(['.', '!', '?', '…', ':', ';', '"', '”', '»', '\'', ')', ']', '*'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use relata_pipeline::TokenParts;

    /// A doc of one parser's sentence; tokens are apart by `|`.
    fn doc(marked: &str) -> Doc {
        let mut text = String::new();
        let mut tokens = Vec::new();
        for words in marked.split('|') {
            let start = text.len();
            text.push_str(words);
            tokens.push(TokenParts { range: start..text.len(), ..TokenParts::default() });
        }
        Doc::from_parts(text, tokens, Vec::new())
    }

    fn sentences(marked: &str) -> Vec<String> {
        let doc = doc(marked);
        find(&doc, &["capt"]).into_iter().map(|s| doc.text()[doc.bytes(s)].to_owned()).collect()
    }

    #[test]
    fn blank_lines_and_headlines_end_a_sentence() {
        assert_eq!(sentences("Riots|\n\n|They |came|.|\n"), ["Riots", "They came."]);
        assert_eq!(
            sentences("A |headline|\n|By |Ann|\n|They |came|."),
            ["A headline", "By Ann", "They came."]
        );
    }

    #[test]
    fn a_lone_mark_is_no_sentence() {
        let find_in = |words: &[(&str, bool)]| -> Vec<String> {
            let mut text = String::new();
            let mut tokens = Vec::new();
            for (word, sentence_start) in words {
                let start = text.len();
                text.push_str(word.trim_end());
                let range = start..text.len();
                text.push_str(&word[word.trim_end().len()..]);
                tokens.push(TokenParts { range, sentence_start: *sentence_start, ..TokenParts::default() });
            }
            let doc = Doc::from_parts(text, tokens, Vec::new());
            find(&doc, &[]).into_iter().map(|s| doc.text()[doc.bytes(s)].to_owned()).collect()
        };
        assert_eq!(
            find_in(&[
                ("They ", true),
                ("came", false),
                (".", false),
                ("\" ", true),
                ("Rain ", true),
                ("fell", false),
                (".", false)
            ]),
            ["They came.\"", "Rain fell."]
        );
        assert_eq!(
            find_in(&[
                ("They ", true),
                ("came", false),
                (". ", false),
                ("\"", true),
                ("Rain ", true),
                ("fell", false),
                (".", false)
            ]),
            ["They came.", "\"Rain fell."]
        );
    }

    #[test]
    fn a_title_ends_no_sentence() {
        for (words, n_sentences) in [(["Capt", "."], 1), (["past", "."], 2)] {
            let mut text = String::new();
            let mut tokens = Vec::new();
            for (index, word) in words.into_iter().chain([" Amis", " left"]).enumerate() {
                let start = text.len();
                text.push_str(word);
                let sentence_start = index == 2;
                tokens.push(TokenParts { range: start..text.len(), sentence_start, ..TokenParts::default() });
            }
            let found = find(&Doc::from_parts(text, tokens, Vec::new()), &["capt"]);
            assert_eq!(found.len(), n_sentences);
        }
    }

    #[test]
    fn a_line_broken_in_mid_sentence_goes_on() {
        assert_eq!(sentences("They |came|\n|and |went|."), ["They came\nand went."]);
    }

    #[test]
    fn a_sentence_without_a_final_mark_goes_on() {
        let mut text = String::new();
        let mut tokens = Vec::new();
        for (words, sentence_start) in [("Nauseda ", false), ("came ", true), (".", false), (" They", true)] {
            let start = text.len();
            text.push_str(words);
            tokens.push(TokenParts { range: start..text.len(), sentence_start, ..TokenParts::default() });
        }
        assert_eq!(find(&Doc::from_parts(text, tokens, Vec::new()), &[]), [0..3, 3..4]);
    }

    #[test]
    fn paragraphs_count_blank_lines_or_else_lines() {
        assert_eq!(paragraphs(&doc("A|\n\n|B|\n|C")), [0, 0, 1, 1, 1]);
        assert_eq!(paragraphs(&doc("A|\n|B")), [0, 0, 1]);
    }
}
