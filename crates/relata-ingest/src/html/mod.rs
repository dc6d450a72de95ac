//! Web pages: the article's paragraphs apart from the page around them, and what the page says of it.
//!
//! The extraction itself is the crate `trafilatura`'s; around it stand a guard that refuses markup bombs before
//! anything is parsed, our own reading of the metadata, and the paragraphs as they stand on the page.

mod guard;
mod metadata;
mod render;
mod structured;

use crate::encoding::decode;
use crate::skip::SkipReason;
use crate::{Limits, build};
use relata_types::{Article, Metadata};
use std::panic::{AssertUnwindSafe, catch_unwind};
use trafilatura::dom::Document;

/// Where a page may name its encoding: the HTML standard has browsers look no further.
const CHARSET_BYTES: usize = 1024;

/// An extraction shorter than this, in characters, is doubted when the page's own data hold a longer body: a teaser
/// is about 300 characters, the shortest news in brief as much.
const SHORT_TEXT_CHARS: usize = 300;

pub(crate) fn article(
    key: String,
    path: Option<String>,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Article, SkipReason> {
    let mut decoded = decode(bytes, charset(bytes).as_deref());
    if decoded.text.trim().is_empty() {
        return Err(SkipReason::Empty);
    }
    guard::check(&decoded.text, limits)?;
    // A panic in a parser of hostile pages must cost the page, not the batch.
    let extracted = catch_unwind(AssertUnwindSafe(|| extract(&decoded.text, limits)));
    let (text, metadata) = extracted.ok().flatten().ok_or(SkipReason::NoArticleText)?;
    decoded.replaced_at = decoded.replaced_at.and_then(|_| text.find('\u{fffd}'));
    decoded.text = text;
    build::article(key, path, metadata, decoded)
}

fn extract(html: &str, limits: &Limits) -> Option<(String, Metadata)> {
    let page = Document::parse(html);
    let data = structured::read(&page, limits);
    let mut found = metadata::read(&page, &data);
    // Comments are other people's words, and the fall-back methods recover pages that the rules miss.
    let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
    let mut text = String::new();
    if let Ok(result) = trafilatura::extract_document(page, &options) {
        metadata::complete(&mut found, &result.metadata);
        text = render::paragraphs(&result.content_html);
    }
    if text.chars().count() < SHORT_TEXT_CHARS
        && let Some(body) = data.body.filter(|body| body.len() > text.len())
    {
        text = body;
    }
    (!text.is_empty()).then_some((text, found))
}

/// The encoding that the page's head names: `<meta charset=…>` or `content="text/html; charset=…"`.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..CHARSET_BYTES.min(bytes.len()))?).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let name: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests;
