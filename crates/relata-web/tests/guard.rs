//! Who may ask, and what every answer says about itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../../relata-desk/tests/common/mod.rs"]
mod case;
mod common;

use axum::body::Body;
use axum::http::Request;
use common::Served;
use relata_web::{Guard, Token};

const TOKEN: &str = "0123456789abcdef0123";

fn with(served: &Served, method: &str, address: &str, headers: &[(&str, &str)]) -> (u16, String) {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = served.ask(request.body(Body::from("{}")).unwrap());
    (answer.status, answer.error())
}

#[test]
fn a_name_that_is_not_ours_gets_nothing() {
    let served = Served::new();
    for host in ["evil.example", "localhost.evil.example:7878", "192.168.1.7", ""] {
        let refused = with(&served, "GET", "/api/desk", &[("host", host)]);
        assert_eq!(refused, (403, "forbidden-host".to_owned()), "{host}");
    }
    assert_eq!(with(&served, "GET", "/api/desk", &[]).0, 403);
    assert_eq!(with(&served, "GET", "/", &[("host", "evil.example")]).0, 403);
    assert_eq!(with(&served, "GET", "/api/desk", &[("host", "127.0.0.1:7878")]).0, 200);
}

#[test]
fn another_sites_page_neither_reads_nor_writes() {
    let served = Served::new();
    let json = ("content-type", "application/json");
    let host = ("host", "localhost:7878");
    let undo = "/api/decisions/1/undo";
    for headers in [
        vec![host, json, ("origin", "https://evil.example")],
        vec![host, json, ("origin", "null")],
        vec![host, json, ("origin", "http://localhost:9999")],
        vec![host, json, ("sec-fetch-site", "cross-site")],
        vec![host, json, ("sec-fetch-site", "same-site")],
        vec![host, json, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
    ] {
        assert_eq!(
            with(&served, "POST", undo, &headers),
            (403, "forbidden-origin".to_owned()),
            "{headers:?}"
        );
    }
    for headers in [
        vec![host, json],
        vec![host, json, ("origin", "http://localhost:7878"), ("sec-fetch-site", "same-origin")],
    ] {
        assert_eq!(with(&served, "POST", undo, &headers), (409, "undecided".to_owned()), "{headers:?}");
    }
    // A form can be sent by any page: it is no ruling.
    let form = [host, ("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(with(&served, "POST", undo, &form), (415, "not-json".to_owned()));
    let fetched = [host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")];
    assert_eq!(with(&served, "GET", "/api/desk", &fetched).0, 403);
    let followed = [host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
    assert_eq!(with(&served, "GET", "/stories/t1", &followed).0, 200);
}

#[test]
fn with_a_token_nothing_is_answered_without_it() {
    let served = Served::guarded(Guard { token: Token::new(TOKEN), names: vec!["desk.lan".into()] });
    let host = ("host", "desk.lan:7878");
    for address in ["/", "/api/desk", "/assets/x.js", "/?token=wrong", "/api"] {
        assert_eq!(with(&served, "GET", address, &[host]), (401, "unauthorized".to_owned()), "{address}");
    }
    let bearer = format!("Bearer {TOKEN}");
    assert_eq!(with(&served, "GET", "/api/desk", &[host, ("authorization", &bearer)]).0, 200);
    assert_eq!(with(&served, "GET", "/api/desk", &[host, ("authorization", &bearer[..20])]).0, 401);
    let cookie = format!("a=b; relata_token={TOKEN}");
    assert_eq!(with(&served, "GET", "/api/desk", &[host, ("cookie", &cookie)]).0, 200);
    let entered = served.ask(
        Request::get(format!("/stories?order=newest&token={TOKEN}"))
            .header(host.0, host.1)
            .body(Body::empty())
            .unwrap(),
    );
    assert_eq!((entered.status, entered.header("location")), (303, "/stories?order=newest"));
    assert!(entered.header("set-cookie").contains("HttpOnly; SameSite=Lax"));
    let evil = [("host", "evil.example"), ("authorization", bearer.as_str())];
    assert_eq!(with(&served, "GET", "/api/desk", &evil).0, 403);
}

#[test]
fn every_answer_lets_nothing_run_that_is_not_ours() {
    let served = Served::new();
    for address in ["/", "/api/desk", "/api/stories/x", "/stories/t1"] {
        let answer = served.get(address);
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{address}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
    assert_eq!(served.get("/api/desk").header("cache-control"), "no-store");
    let page = served.get("/stories/t1");
    assert!(page.header("content-type").starts_with("text/html"));
    let again = Request::get("/").header("host", "localhost").header("if-none-match", page.header("etag"));
    let again = served.ask(again.body(Body::empty()).unwrap());
    assert!(page.header("etag").is_empty() || again.status == 304);
}

#[test]
fn a_wrong_method_is_told() {
    let served = Served::new();
    let host = [("host", "localhost")];
    assert_eq!(with(&served, "DELETE", "/api/stories", &host), (405, "method-not-allowed".to_owned()));
    assert_eq!(with(&served, "POST", "/", &host), (405, "method-not-allowed".to_owned()));
}
