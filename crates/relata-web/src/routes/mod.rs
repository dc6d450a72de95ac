//! The routes, one file a screen.

mod articles;
mod claims;
mod copies;
mod decisions;
mod desk;
mod entities;
mod export;
mod search;
mod stories;

use crate::app::App;
use crate::error::Refusal;
use crate::{guard, page};
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::http::Uri;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Router, middleware};
use std::sync::Arc;

/// Largest body of a request: a ruling is a few hundred bytes.
const BODY_BYTES: usize = 64 * 1024;

/// What the API is, for programs.
const OPENAPI: &str = include_str!("../../openapi.json");

/// Every route behind the guard.
pub fn router(app: App) -> Router {
    let api = Router::new()
        .route("/", get(openapi))
        .route("/desk", get(desk::desk))
        .route("/stories", get(stories::list))
        .route("/stories/{id}", get(stories::head))
        .route("/stories/{id}/articles", get(stories::articles))
        .route("/stories/{id}/origins", get(copies::of_story))
        .route("/stories/{id}/claims", get(claims::of_story))
        .route("/stories/{id}/speakers", get(stories::speakers))
        .route("/stories/{id}/statements", get(stories::statements))
        .route("/stories/{id}/questions", get(stories::questions))
        .route("/stories/{id}/warnings", get(stories::warnings))
        .route("/stories/{id}/timeline", get(stories::timeline))
        .route("/stories/{id}/people", get(stories::people))
        .route("/stories/{id}/compare", get(claims::compare))
        .route("/claims/{id}", get(claims::detail))
        .route("/articles/{id}", get(articles::detail))
        .route("/statements/{id}", get(articles::statement))
        .route("/entities", get(entities::list))
        .route("/entities/{id}", get(entities::detail))
        .route("/entities/{id}/said", get(entities::said))
        .route("/entities/{id}/said-of", get(entities::said_of))
        .route("/entities/{id}/articles", get(entities::articles))
        .route("/entities/{id}/mentions", get(entities::mentions))
        .route("/origins", get(copies::list))
        .route("/origins/{id}", get(copies::detail))
        .route("/copies/{a}/{b}", get(copies::side_by_side))
        .route("/search", get(search::search))
        .route("/proposals", get(decisions::proposals))
        .route("/decisions", get(decisions::log).post(decisions::rule))
        .route("/decisions/{number}/undo", post(decisions::undo))
        .route("/export/{table}", get(export::table))
        .fallback(nowhere);
    Router::new()
        .nest("/api", api)
        .fallback(page::serve)
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(middleware::from_fn_with_state(Arc::clone(&app.guard), guard::watch))
        .with_state(app)
}

async fn openapi() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], OPENAPI)
}

async fn nowhere(uri: Uri) -> Refusal {
    Refusal::not_found("route", uri.path())
}

async fn wrong_method() -> Refusal {
    let message = "this address is not used with this method: see /api";
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", message)
}
