//! Origins, and two articles side by side.

use crate::answer::{Answer, list as page, one};
use crate::app::App;
use crate::differ::{self, Piece};
use crate::error::Refusal;
use crate::params::{ITEMS, Params};
use axum::extract::{Path, State};
use axum::http::Uri;
use relata::desk::ArticleRef;
use relata::desk::screens::{CopyLine, OriginsFilter};
use serde::Serialize;

pub(crate) async fn list(State(app): State<App>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["order", "min_articles", "story", "offset", "limit"])?;
    let story = params.one("story").map(str::to_owned);
    origins(app, params, story, 2).await
}

pub(crate) async fn of_story(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["order", "min_articles", "offset", "limit"])?;
    origins(app, params, Some(id), 1).await
}

async fn origins(app: App, params: Params, story: Option<String>, least: usize) -> Answer {
    let filter = OriginsFilter {
        story: story.clone(),
        min_articles: params.number("min_articles", 1, usize::MAX, least)?,
        newest_first: params.choice("order", &[("articles", false), ("newest", true)], false)?,
    };
    let part = params.part(ITEMS)?;
    app.pool
        .ask(move |desk, catalogue| {
            let found = desk.origins(catalogue, &filter, part)?;
            let missing = || Refusal::not_found("story", &story.unwrap_or_default());
            page(params.format, &found.ok_or_else(missing)?)
        })
        .await
}

pub(crate) async fn detail(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &[])?;
    app.pool
        .ask(move |desk, catalogue| {
            let origin =
                desk.origin_detail(catalogue, &id)?.ok_or_else(|| Refusal::not_found("origin", &id))?;
            one(params.format, &origin, |origin| &origin.copies)
        })
        .await
}

#[derive(Serialize)]
struct Sides {
    a: ArticleRef,
    b: ArticleRef,
    #[serde(flatten)]
    link: Link,
    a_runs: Vec<Piece>,
    b_runs: Vec<Piece>,
}

#[derive(Serialize)]
struct Link {
    kind: String,
    score: f64,
    reasons: Vec<relata::desk::ReasonView>,
    share_a: f64,
    share_b: f64,
}

/// A passage of both, as a row.
#[derive(Serialize)]
struct Row {
    passage: usize,
    a: String,
    b: String,
}

pub(crate) async fn side_by_side(
    State(app): State<App>,
    Path((a, b)): Path<(String, String)>,
    uri: Uri,
) -> Answer {
    let params = Params::of(&uri, &[])?;
    app.pool
        .ask(move |desk, _| {
            let found = desk.side_by_side(&a, &b)?;
            let sides = found.ok_or_else(|| Refusal::not_found("copy link", &format!("{a}/{b}")))?;
            let (a_runs, b_runs) = differ::pieces(&sides);
            let CopyLine { kind, score, reasons, share_a, share_b, .. } = sides.link;
            let link = Link { kind, score, reasons, share_a, share_b };
            one(params.format, &Sides { a: sides.a, b: sides.b, link, a_runs, b_runs }, rows)
        })
        .await
}

fn rows(sides: &Sides) -> Vec<Row> {
    let words = |pieces: &[Piece], passage: usize| -> String {
        let of_it = pieces.iter().filter(|piece| piece.passage == Some(passage));
        of_it.map(|piece| piece.text.as_str()).collect()
    };
    let last = sides.a_runs.iter().chain(&sides.b_runs).filter_map(|piece| piece.passage).max();
    let numbers = last.map_or(0..0, |last| 0..last + 1);
    numbers
        .map(|passage| Row { passage, a: words(&sides.a_runs, passage), b: words(&sides.b_runs, passage) })
        .collect()
}
