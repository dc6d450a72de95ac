//! A desk that is served without a socket.
#![allow(dead_code)]

pub(crate) mod schema;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use relata::models::Store;
use relata::{Desk, LocalWorld};
use relata_web::{App, Guard, router};
use serde_json::Value;
use std::sync::Arc;
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// The case, served.
pub(crate) struct Served {
    folder: tempfile::TempDir,
    router: Router,
    runtime: Runtime,
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: axum::http::HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The code of a refusal.
    pub(crate) fn error(&self) -> String {
        let body: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        body["error"]["code"].as_str().unwrap_or("no error").to_owned()
    }
}

impl Served {
    pub(crate) fn new() -> Self {
        Self::guarded(Guard::default())
    }

    pub(crate) fn guarded(guard: Guard) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.db");
        crate::case::fill(&mut Desk::open(&path).unwrap());
        let world = Arc::new(LocalWorld::new(Store::open(folder.path().join("models")).unwrap()));
        let app = App::open(&path, world, guard).unwrap();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        Self { folder, router: router(app), runtime }
    }

    pub(crate) fn ask(&self, request: Request<Body>) -> Answer {
        let router = self.router.clone();
        self.runtime.block_on(async {
            let response: Response<Body> = router.oneshot(request).await.unwrap();
            let (head, body) = response.into_parts();
            let body = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
            Answer { status: head.status.as_u16(), headers: head.headers, body }
        })
    }

    pub(crate) fn get(&self, address: &str) -> Answer {
        self.ask(Request::get(address).header("host", "localhost").body(Body::empty()).unwrap())
    }

    /// The answer, which must be one.
    pub(crate) fn json(&self, address: &str) -> Value {
        let answer = self.get(address);
        assert_eq!(answer.status, 200, "{address}: {}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }

    pub(crate) fn post(&self, address: &str, body: &Value) -> Answer {
        let request =
            Request::post(address).header("host", "localhost").header("content-type", "application/json");
        self.ask(request.body(Body::from(body.to_string())).unwrap())
    }
}
