use super::*;
use relata_types::{Lang, WarningCode};

fn read(html: &[u8]) -> Result<Article, SkipReason> {
    article("k".into(), None, html, &Limits::default())
}

/// A page as outlets make them; the words are invented here.
fn page(body: &str) -> String {
    format!(
        r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry halted - The Quay</title>
        <meta property="og:site_name" content="The Quay"><meta property="article:published_time" content="2024-03-09T08:00:00+01:00">
        <meta name="author" content="Ann Roe"></head><body><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
        <article><h1>Ferry halted</h1>{body}</article><footer>© The Quay. Subscribe to our newsletter.</footer></body></html>"#
    )
}

const PARAGRAPHS: &str = "<p>The ferry between the two islands will not sail before Monday, the harbour master told reporters on Saturday, after a \
    night of storm.</p><p>“We will <em>not</em> risk it,” said <a href='/x'>Bo Lind</a>, who has run the harbour for ten years, and added that \
    passengers would be paid back.</p><p>Some 400 people spent the night in the school gym, according to the mayor’s office, which \
    handed out blankets and soup.</p>";

#[test]
fn paragraphs_and_metadata_of_an_ordinary_page() {
    let article = read(page(PARAGRAPHS).as_bytes()).unwrap();
    assert!(
        article.text.contains("night of storm.\n\n“We will not risk it,” said Bo Lind, who"),
        "{}",
        article.text
    );
    assert!(!article.text.contains("World") && !article.text.contains("Subscribe"), "{}", article.text);
    let metadata = article.metadata;
    assert_eq!(metadata.title.as_deref(), Some("Ferry halted"));
    assert_eq!(metadata.outlet.as_deref(), Some("The Quay"));
    assert_eq!(metadata.authors, ["Ann Roe"]);
    assert_eq!(metadata.published.as_deref(), Some("2024-03-09T08:00:00+01:00"));
    assert_eq!(metadata.lang, Some(Lang::EN));
}

#[test]
fn the_named_encoding_is_believed_when_it_is_no_utf_8() {
    let html =
        page(&PARAGRAPHS.replace("storm", "tempête")).replace("charset=\"utf-8\"", "charset=\"iso-8859-15\"");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&html);
    let article = read(&bytes).unwrap();
    assert!(article.text.contains("tempête"), "{}", article.text);
    assert!(!article.warnings.iter().any(|warning| warning.code == WarningCode::Misencoded));
}

#[test]
fn a_page_of_scripts_gives_the_body_of_its_card() {
    let html = r#"<html><body><div id="root"></div><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry halted",
        "articleBody": "The ferry will not sail before Monday.\nPassengers will be paid back."}</script></body></html>"#;
    let article = read(html.as_bytes()).unwrap();
    assert_eq!(article.text, "The ferry will not sail before Monday.\n\nPassengers will be paid back.");
    assert_eq!(article.metadata.title.as_deref(), Some("Ferry halted"));
}

#[test]
fn the_deepest_page_let_through_fits_a_thread_of_two_mebibytes() {
    let depth = Limits::default().max_depth - 8;
    let html = page(&format!("{}{PARAGRAPHS}{}", "<div>".repeat(depth), "</div>".repeat(depth)));
    let read_it = move || read(html.as_bytes()).map(|article| article.text.contains("night of storm"));
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(read_it).unwrap();
    assert!(matches!(thread.join(), Ok(Ok(true))));
}
