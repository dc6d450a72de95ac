//! Title, outlet, authors, date and address, from what the page says of itself in its head and its card.

use super::structured::{Card, unescape};
use crate::build::one_line;
use crate::date::iso_date;
use relata_types::Metadata;
use std::collections::BTreeMap;
use trafilatura::dom::Document;

/// Names of `meta` elements that give the date of publication, the surest first.
const DATE_NAMES: [&str; 16] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publish-date",
    "publishdate",
    "article.published",
    "date",
];

const AUTHOR_NAMES: [&str; 6] =
    ["author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl"];

/// Longest name of an author in characters: what is longer is a biography or a list of tags.
const MAX_AUTHOR_CHARS: usize = 80;

/// Most authors that are kept; the longest bylines of investigations have some thirty.
const MAX_AUTHORS: usize = 50;

/// What the page says. The language is left to the text: pages declare that of their template.
pub(super) fn read(page: &Document, card: &Card) -> Metadata {
    let metas = metas(page);
    let meta = |name: &str| metas.get(name).cloned();
    let url = attribute(page, r#"link[rel="canonical"]"#, "href")
        .or_else(|| meta("og:url"))
        .or_else(|| card.url.clone())
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    // The card comes second: pages with agency copy name the agency there as the publisher.
    let outlet = meta("og:site_name")
        .and_then(outlet_name)
        .or_else(|| card.outlet.clone().and_then(outlet_name))
        .or_else(|| meta("application-name"))
        .or_else(|| meta("dc.publisher"));
    let title = card.title.clone().or_else(|| meta("og:title")).or_else(|| meta("twitter:title"));
    let mut authors: Vec<String> = card.authors.iter().flat_map(|name| author_names(name)).collect();
    if authors.is_empty() {
        authors = AUTHOR_NAMES
            .iter()
            .filter_map(|name| meta(name))
            .map(|name| author_names(&name))
            .find(|names| !names.is_empty())
            .unwrap_or_default();
    }
    let published = card
        .published
        .as_deref()
        .and_then(iso_date)
        .or_else(|| DATE_NAMES.iter().filter_map(|name| meta(name)).find_map(|date| iso_date(&date)))
        .or_else(|| {
            let times = [
                r#"[itemprop="datePublished"]"#,
                "time[pubdate]",
                "article time[datetime]",
                "time[datetime]",
            ];
            times
                .iter()
                .filter_map(|selector| attribute(page, selector, "datetime"))
                .find_map(|date| iso_date(&date))
        });
    let mut found = Metadata { url, title, outlet, authors, published, lang: None };
    tidy(&mut found);
    found
}

/// Fills what is still unknown with what the extraction's own rules found.
pub(super) fn complete(found: &mut Metadata, guessed: &trafilatura::Metadata) {
    found.title = found.title.take().or_else(|| one_line(&guessed.title));
    found.url = found.url.take().or_else(|| one_line(&guessed.url).filter(|url| url.starts_with("http")));
    found.outlet = found
        .outlet
        .take()
        .or_else(|| one_line(&guessed.sitename).and_then(outlet_name))
        .or_else(|| found.url.as_deref().and_then(host));
    if found.authors.is_empty() {
        found.authors = author_names(&guessed.author);
    }
    found.published =
        found.published.take().or_else(|| guessed.date.and_then(|date| iso_date(&date.to_string())));
    tidy(found);
}

/// The first content of each named `meta` element, by its lower-case name.
fn metas(page: &Document) -> BTreeMap<String, String> {
    let mut metas = BTreeMap::new();
    for node in page.query_selector_all(page.root(), "meta[content]") {
        let content = page.get_attribute(node, "content").and_then(|content| one_line(&content));
        let name = ["property", "name", "itemprop"].iter().find_map(|kind| page.get_attribute(node, kind));
        if let (Some(name), Some(content)) = (name, content) {
            metas.entry(name.trim().to_ascii_lowercase()).or_insert(content);
        }
    }
    metas
}

fn attribute(page: &Document, selector: &str, name: &str) -> Option<String> {
    let node = page.query_selector(page.root(), selector)?;
    page.get_attribute(node, name).and_then(|value| one_line(&value))
}

/// The persons in a byline: "By Ann Roe and Bo Lind" are two; addresses are none.
fn author_names(byline: &str) -> Vec<String> {
    let Some(line) = one_line(byline) else { return Vec::new() };
    // "By Ann Roe", "Analysis by Ann Roe", "Par Ann Roe".
    let starts =
        ["by ", "par ", "analysis by ", "story by ", "review by ", "opinion by ", "propos recueillis par "];
    let start =
        starts.iter().find(|by| line.get(..by.len()).is_some_and(|start| start.eq_ignore_ascii_case(by)));
    let line = start.and_then(|by| line.get(by.len()..)).unwrap_or(&line);
    line.replace(" and ", ";")
        .replace(" et ", ";")
        .replace(" & ", ";")
        .split([';', ',', '|'])
        .filter_map(one_line)
        .filter(|name| name.chars().count() <= MAX_AUTHOR_CHARS)
        .filter(|name| name.contains(char::is_alphabetic) && !name.contains("//") && !name.contains('@'))
        .collect()
}

/// `name` as an outlet's: the host of an address, nothing for a copyright notice.
fn outlet_name(name: String) -> Option<String> {
    let lower = name.to_lowercase();
    match () {
        () if lower.starts_with("copyright") || lower.starts_with('©') => None,
        () if lower.contains("://") => host(&name),
        () => Some(name),
    }
}

fn host(url: &str) -> Option<String> {
    let (_, after) = url.split_once("://")?;
    let host = after.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// Takes the outlet's name off the end of the title ("Bridge closed | The Daily"), and the outlet and repetitions out of the authors.
fn tidy(found: &mut Metadata) {
    for text in [&mut found.title, &mut found.outlet].into_iter().flatten() {
        *text = unescape(text);
    }
    if let (Some(title), Some(outlet)) = (&found.title, &found.outlet)
        && let Some(bare) = title.strip_suffix(outlet.as_str())
    {
        let bare = bare.trim_end();
        if let Some(bare) = bare.strip_suffix(['|', '-', '–', '—', '·', ':'])
            && !bare.trim().is_empty()
        {
            found.title = Some(bare.trim().to_owned());
        }
    }
    found.authors.truncate(MAX_AUTHORS);
    let mut seen: Vec<String> = found.outlet.iter().map(|outlet| outlet.to_lowercase()).collect();
    found.authors.retain(|name| {
        let lower = name.to_lowercase();
        let is_new = !seen.contains(&lower);
        seen.push(lower);
        is_new
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_page() {
        let page = Document::parse(
            r#"<title>x</title><link rel="canonical" href="https://www.a.example/1"><meta property="og:title" content="Bridge closed | The Daily">
            <meta property="og:site_name" content="The Daily"><meta name="author" content="By Ann Roe and Bo Lind, The Daily">
            <meta name="Date" content="9 mars 2024"><time datetime="2020-01-01"></time>"#,
        );
        let found = read(&page, &Card::default());
        assert_eq!(found.title.as_deref(), Some("Bridge closed"));
        assert_eq!(found.outlet.as_deref(), Some("The Daily"));
        assert_eq!(found.authors, ["Ann Roe", "Bo Lind"]);
        assert_eq!(found.published.as_deref(), Some("2024-03-09"));
        assert_eq!(found.url.as_deref(), Some("https://www.a.example/1"));
    }

    #[test]
    fn the_host_stands_for_an_unnamed_outlet() {
        let mut found = Metadata { url: Some("https://www.a.example:80/x".into()), ..Metadata::default() };
        complete(&mut found, &trafilatura::Metadata::default());
        assert_eq!(found.outlet.as_deref(), Some("a.example"));
        assert_eq!(author_names("Analysis by Ann Roe"), ["Ann Roe"]);
        assert_eq!(outlet_name("https://www.a.example".into()).as_deref(), Some("a.example"));
        assert_eq!(outlet_name("© 2014 A".into()), None);
        assert_eq!(author_names("https://a.example/ann; ann@a.example"), Vec::<String>::new());
    }
}
