//! The page's files, which lie in the program.

use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Shown by a program that was built without the page.
const NOT_BUILT: &str = "<!doctype html><meta charset=\"utf-8\"><title>Relata</title><h1>Relata</h1>\
<p>This program was built without its page. Build it with <code>make page</code> and then the program again; \
the interface for programs at <a href=\"/api\">/api</a> works without it.</p>";
/// Files whose names hold a hash of their content.
const KEPT: &str = "public, max-age=31536000, immutable";
/// All others: asked for again each time, answered in a line when nothing changed.
const ASKED_AGAIN: &str = "no-cache";

struct File {
    bytes: &'static [u8],
    gzip: Option<Vec<u8>>,
    tag: String,
}

/// The files by path, squeezed once.
fn files() -> &'static BTreeMap<&'static str, File> {
    static FILES_BY_PATH: OnceLock<BTreeMap<&'static str, File>> = OnceLock::new();
    FILES_BY_PATH.get_or_init(|| FILES.iter().map(|(path, bytes)| (*path, file(path, bytes))).collect())
}

fn file(path: &str, bytes: &'static [u8]) -> File {
    let squeezed = || -> std::io::Result<Vec<u8>> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        gzip.finish()
    };
    let gzip = is_text(path).then(squeezed).and_then(Result::ok).filter(|gzip| gzip.len() < bytes.len());
    // FNV-1a, 64 bits: tells one build's file from another's.
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    File { bytes, gzip, tag: format!("\"{hash:016x}\"") }
}

/// Answers any address that is not of the API: a file, or the page, which knows its own addresses.
pub(crate) async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        let message = "the page is only read";
        return crate::Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", message)
            .into_response();
    }
    let path = uri.path().trim_start_matches('/');
    let found = files().get_key_value(path).or_else(|| files().get_key_value("index.html"));
    let Some((path, file)) = found else {
        return ([(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")], NOT_BUILT)
            .into_response();
    };
    let caching = if path.starts_with("assets/") { KEPT } else { ASKED_AGAIN };
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let common = [(CACHE_CONTROL, caching), (ETAG, file.tag.as_str()), (VARY, "accept-encoding")];
    if text(IF_NONE_MATCH) == file.tag {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let takes_gzip = text(ACCEPT_ENCODING).split(',').any(|coding| {
        let mut parts = coding.trim().split(';');
        parts.next() == Some("gzip") && parts.all(|part| part.trim() != "q=0")
    });
    let kind = [(CONTENT_TYPE, kind(path))];
    match file.gzip.as_deref().filter(|_| takes_gzip) {
        Some(gzip) => (common, kind, [(CONTENT_ENCODING, "gzip")], gzip.to_vec()).into_response(),
        None => (common, kind, file.bytes).into_response(),
    }
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn is_text(path: &str) -> bool {
    matches!(extension(path), "html" | "js" | "css" | "svg" | "json" | "webmanifest" | "txt" | "map")
}

fn kind(path: &str) -> &'static str {
    match extension(path) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
