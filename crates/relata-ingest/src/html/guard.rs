//! Refuses pages whose markup alone would cost more than any article is worth, before they are parsed.
//!
//! Parsing takes time in the square of the depth, extraction recurses over it, and a tag's attributes are compared
//! each with each. One linear pass over the bytes bounds all three from above without building a tree.

use crate::Limits;
use crate::skip::SkipReason;
use std::collections::BTreeMap;

/// Elements that hold nothing, or that the next of their kind closes: however many follow each other unclosed, they
/// never nest by themselves. Sorted.
const NEVER_NEST: [&str; 29] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img",
    "input", "li", "link", "meta", "optgroup", "option", "p", "param", "source", "tbody", "td", "tfoot",
    "th", "thead", "tr", "wbr",
];

/// Elements whose content is text up to their own end tag.
const RAW_TEXT: [&str; 4] = ["script", "style", "textarea", "title"];

pub(super) fn check(html: &str, limits: &Limits) -> Result<(), SkipReason> {
    let too_complex = |what, limit| Err(SkipReason::TooComplex { what, limit });
    // Once something turns out never to close, it is not searched for again: the pass stays linear.
    let mut comments_close = true;
    let mut never_closed: Vec<String> = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut depth, mut n_tags) = (0_usize, 0_usize);
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        n_tags += 1;
        if n_tags > limits.max_tags {
            return too_complex("tags", limits.max_tags);
        }
        if let Some(comment) = after.strip_prefix("!--").filter(|_| comments_close) {
            match comment.split_once("-->") {
                Some((_, after)) => rest = after,
                None => comments_close = false,
            }
            continue;
        }
        let (is_end, after) = after.strip_prefix('/').map_or((false, after), |after| (true, after));
        if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end =
            after.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        let name = name.to_ascii_lowercase();
        let (n_attributes, after) = attributes(after);
        rest = after;
        if n_attributes > limits.max_attributes {
            return too_complex("attributes on one tag", limits.max_attributes);
        }
        if NEVER_NEST.binary_search(&name.as_str()).is_ok() {
            continue;
        }
        if is_end {
            if let Some(n_open) = open.get_mut(&name).filter(|n_open| **n_open > 0) {
                *n_open -= 1;
                depth -= 1;
            }
            continue;
        }
        if RAW_TEXT.contains(&name.as_str()) && !never_closed.contains(&name) {
            match after_raw_text(after, &name) {
                Some(after) => rest = after,
                // What it hides is counted all the same: better one page too many refused.
                None => never_closed.push(name),
            }
            continue;
        }
        *open.entry(name).or_default() += 1;
        depth += 1;
        if depth > limits.max_depth {
            return too_complex("elements within each other", limits.max_depth);
        }
    }
    Ok(())
}

/// How many attributes a tag has at most, and what follows its `>`. Quoted values may hold a `>`.
fn attributes(tag: &str) -> (usize, &str) {
    let mut n_attributes = 0;
    let mut quote = None;
    let mut previous = b'>';
    for (at, byte) in tag.bytes().enumerate() {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') && previous == b'=' => quote = Some(byte),
            None if byte == b'>' => return (n_attributes, tag.get(at + 1..).unwrap_or_default()),
            None => {
                let starts = previous.is_ascii_whitespace() || matches!(previous, b'/' | b'"' | b'\'');
                n_attributes +=
                    usize::from(starts && !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'='));
            }
        }
        if quote.is_some() || !(byte.is_ascii_whitespace() && previous == b'=') {
            previous = byte;
        }
    }
    (n_attributes, "")
}

fn after_raw_text<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(after);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(html: &str) -> Option<&'static str> {
        match check(html, &Limits::default()) {
            Err(SkipReason::TooComplex { what, .. }) => Some(what),
            _ => None,
        }
    }

    #[test]
    fn ordinary_markup_passes() {
        assert!(NEVER_NEST.is_sorted());
        let page =
            "<div><p>a<p>b<ul><li>c<li>d</ul><br></div><!-- <div> --><script>'<div>'</script>".repeat(1000);
        assert_eq!(refused(&page), None);
        assert_eq!(refused("a < b and <3 and </ and <"), None);
        assert_eq!(refused(&"<a title=\"a > b\" href='x'>x</a>".repeat(500)), None);
    }

    #[test]
    fn bombs_do_not() {
        let depth = Some("elements within each other");
        assert_eq!(refused(&"<div>".repeat(100_000)), depth);
        assert_eq!(refused(&"<b>a".repeat(1_000)), depth);
        assert_eq!(refused(&"<table><tr><td>".repeat(1_000)), depth);
        // End tags that close nothing do not hide the depth.
        assert_eq!(refused(&"<div></x>".repeat(1_000)), depth);
        assert_eq!(refused(&format!("<textarea>{}", "<div>".repeat(1_000))), depth);
        assert_eq!(refused(&"<p>a</p>".repeat(200_000)), Some("tags"));
        // Neither of these may take time in the square of its length.
        let generous = Limits { max_tags: usize::MAX, max_depth: usize::MAX, ..Limits::default() };
        assert_eq!(check(&"<!--".repeat(4_000_000), &generous), Ok(()));
        assert_eq!(check(&"<script></".repeat(1_600_000), &generous), Ok(()));
        let many: String = (0..2_000).map(|n| format!(" a{n}=1")).collect();
        assert_eq!(refused(&format!("<div{many}>")), Some("attributes on one tag"));
        let quoted: String = (0..2_000).map(|n| format!("a{n}='1'")).collect();
        assert_eq!(refused(&format!("<div {quoted}>")), Some("attributes on one tag"));
    }
}
