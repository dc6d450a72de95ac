//! What a page says of its article in JSON-LD, by the words of schema.org.

use super::guard;
use crate::Limits;
use crate::build::one_line;
use serde_json::Value;
use trafilatura::dom::Document;

/// Scripts larger than this hold a shop's catalogue, not an article's card; in bytes.
const MAX_SCRIPT_BYTES: usize = 4 * 1024 * 1024;

/// Longest character reference that is understood, with its semicolon: `#x10FFFF;`.
const MAX_REFERENCE_BYTES: usize = 9;

/// An article's card; each field as the page gives it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Card {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    /// The whole text, paragraph by paragraph where it has line ends.
    pub(super) body: Option<String>,
}

/// The first article in the page's JSON-LD, else an empty card.
pub(super) fn read(page: &Document, limits: &Limits) -> Card {
    let scripts = page.query_selector_all(page.root(), r#"script[type="application/ld+json"]"#);
    let values: Vec<Value> = scripts
        .into_iter()
        .map(|script| page.text_content(script))
        .filter(|text| text.len() <= MAX_SCRIPT_BYTES)
        .filter_map(|text| serde_json::from_str(text.trim().trim_end_matches(';')).ok())
        .collect();
    values.iter().find_map(find_article).map(|article| card(article, limits)).unwrap_or_default()
}

/// The first object of an article's type, at the top, in a list or in `@graph`.
fn find_article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(items) => items.iter().find_map(find_article),
        Value::Object(fields) if is_article(value) => {
            fields.get("headline").or(fields.get("name")).map(|_| value)
        }
        Value::Object(fields) => {
            ["@graph", "mainEntity"].iter().find_map(|name| fields.get(*name).and_then(find_article))
        }
        _ => None,
    }
}

/// NewsArticle, ReportageNewsArticle, BlogPosting … : schema.org names every kind of article by one of two endings.
fn is_article(value: &Value) -> bool {
    let named = |name: &str| name.ends_with("Article") || name.ends_with("Posting") || name == "Report";
    match value.get("@type") {
        Some(Value::String(name)) => named(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(named),
        _ => false,
    }
}

fn card(article: &Value, limits: &Limits) -> Card {
    let text = |name: &str| article.get(name).and_then(Value::as_str).and_then(plain);
    let page = article.get("mainEntityOfPage");
    Card {
        title: text("headline").or_else(|| text("name")),
        authors: article.get("author").map(names).unwrap_or_default(),
        outlet: article.get("publisher").map(names).unwrap_or_default().into_iter().next(),
        published: text("datePublished").or_else(|| text("dateCreated")),
        url: page
            .and_then(|page| page.as_str().or_else(|| page.get("@id").and_then(Value::as_str)))
            .map(str::to_owned)
            .or_else(|| text("url")),
        body: article.get("articleBody").and_then(Value::as_str).and_then(|text| body(text, limits)),
    }
}

/// The names of one or several persons or organisations, given as strings or as objects.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => plain(name).into_iter().collect(),
        Value::Array(items) => items.iter().filter(|item| !item.is_array()).flat_map(names).collect(),
        Value::Object(fields) => {
            fields.get("name").filter(|name| !name.is_object()).map(names).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// One line without the character references that publishers leave in JSON.
fn plain(text: &str) -> Option<String> {
    one_line(&unescape(text))
}

fn body(text: &str, limits: &Limits) -> Option<String> {
    let text = if text.contains("</") {
        // This markup was a string until now, so nothing has bounded it yet.
        guard::check(text, limits).ok()?;
        super::render::paragraphs(text)
    } else {
        unescape(text)
    };
    let paragraphs: Vec<String> = text.lines().filter_map(one_line).collect();
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}

/// `text` with the characters that its references mean, once over: publishers escape what needs no escaping.
pub(super) fn unescape(text: &str) -> String {
    const NAMED: [(&str, char); 12] = [
        ("amp", '&'),
        ("apos", '\''),
        ("gt", '>'),
        ("hellip", '…'),
        ("ldquo", '“'),
        ("lsquo", '‘'),
        ("lt", '<'),
        ("mdash", '—'),
        ("nbsp", '\u{a0}'),
        ("quot", '"'),
        ("rdquo", '”'),
        ("rsquo", '’'),
    ];
    let meaning = |name: &str| match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            hexadecimal.unwrap_or_else(|| number.parse()).ok().and_then(char::from_u32)
        }
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character),
    };
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        unescaped.push_str(before);
        rest = after;
        let end = after.bytes().take(MAX_REFERENCE_BYTES).position(|byte| byte == b';');
        match end.and_then(|end| Some((meaning(after.get(..end)?)?, after.get(end + 1..)?))) {
            Some((character, after)) => {
                unescaped.push(character);
                rest = after;
            }
            None => unescaped.push('&'),
        }
    }
    unescaped + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_script(json: &str) -> Card {
        read(
            &Document::parse(&format!("<script type=\"application/ld+json\">{json}</script>")),
            &Limits::default(),
        )
    }

    #[test]
    fn an_article_in_a_graph() {
        let card = read_script(
            r#"{"@graph": [{"@type": "WebPage", "name": "no"}, {"@type": ["NewsArticle"], "headline": "A &amp; B",
            "author": [{"name": "Ann Roe"}, "Bo Lind", [["no"]]], "publisher": {"name": "The Daily"},
            "datePublished": "2024-03-09", "mainEntityOfPage": {"@id": "https://a.example/1"}, "articleBody": "One.\n\n Two."}]}"#,
        );
        assert_eq!(card.title.as_deref(), Some("A & B"));
        assert_eq!(card.authors, ["Ann Roe", "Bo Lind"]);
        assert_eq!(card.outlet.as_deref(), Some("The Daily"));
        assert_eq!(card.url.as_deref(), Some("https://a.example/1"));
        assert_eq!(card.body.as_deref(), Some("One.\n\nTwo."));
    }

    #[test]
    fn broken_or_foreign_data_give_nothing() {
        for json in ["", "{", "[]", "{\"@type\": \"Product\", \"name\": \"x\"}", &"[".repeat(100_000)] {
            assert_eq!(read_script(json), Card::default());
        }
    }

    #[test]
    fn a_bomb_within_a_string_is_no_body() {
        let json =
            |body: &str| format!(r#"{{"@type": "Article", "headline": "x", "articleBody": "{body}"}}"#);
        assert_eq!(
            read_script(&json("<p>One <b>two</b></p><p>Three</p>")).body.as_deref(),
            Some("One two\n\nThree")
        );
        assert_eq!(read_script(&json(&format!("</p>{}x", "<div>".repeat(50_000)))).body, None);
    }

    #[test]
    fn references() {
        assert_eq!(
            unescape("a &amp;&#8211; b&#x2019;s &rsquo;&bogus; & &;&#xD800; é&"),
            "a &– b’s ’&bogus; & &;&#xD800; é&"
        );
    }
}
