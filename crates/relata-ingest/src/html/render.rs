//! The extracted part of a page as text: a blank line between two paragraphs, white space as a browser shows it.

use trafilatura::dom::{Document, NodeId};

/// Elements that stand within a line of text, sorted; all others begin and end a paragraph.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "hi", "i", "ins", "kbd", "label", "mark", "q", "ref", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var",
];

enum Step {
    Enter(NodeId),
    Leave,
}

/// The paragraphs of `html`, which is at most as deep as the page that it was taken from.
pub(super) fn paragraphs(html: &str) -> String {
    let document = Document::parse(html);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut steps = vec![Step::Enter(document.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave => finish(&mut current, &mut paragraphs),
            Step::Enter(node) if document.is_text(node) => {
                // A line end of the source is a space to a browser; only `br` makes a line.
                current.push_str(&document.text_content(node).replace(['\n', '\r'], " "));
            }
            Step::Enter(node) => {
                let name = document.tag_name(node);
                match name {
                    "br" | "lb" => current.push('\n'),
                    "td" | "th" => current.push(' '),
                    _ => {}
                }
                let is_block =
                    !matches!(name, "br" | "lb" | "td" | "th") && INLINE.binary_search(&name).is_err();
                if is_block {
                    finish(&mut current, &mut paragraphs);
                    steps.push(Step::Leave);
                }
                steps.extend(document.child_nodes(node).into_iter().rev().map(Step::Enter));
            }
        }
    }
    finish(&mut current, &mut paragraphs);
    paragraphs.join("\n\n")
}

/// Ends a paragraph: its lines are those that `br` elements made, and other white space is one space.
fn finish(current: &mut String, paragraphs: &mut Vec<String>) {
    let lines: Vec<String> = current
        .split('\n')
        .map(|line| {
            line.split([' ', '\t', '\u{c}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .filter(|line| !line.is_empty())
        .collect();
    if !lines.is_empty() {
        paragraphs.push(lines.join("\n"));
    }
    current.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lines_and_spaces() {
        assert!(INLINE.is_sorted());
        let html = "<div><h2> Title\tof  it</h2>loose<p>He <b>said</b> (<a>Reuters</a>).<br>Line two</p><ul><li>a<li>b&nbsp;»</ul></div>";
        assert_eq!(paragraphs(html), "Title of it\n\nloose\n\nHe said (Reuters).\nLine two\n\na\n\nb\u{a0}»");
        assert_eq!(paragraphs("<p> </p>"), "");
        assert_eq!(paragraphs("<p>one\ntwo</p>"), "one two");
    }
}
