//! Claims.

use super::stories;
use crate::answer::{Answer, one};
use crate::app::App;
use crate::error::Refusal;
use crate::params::Params;
use axum::extract::{Path, State};
use axum::http::Uri;
use relata::desk::screens::{ClaimDetail, ClaimsFilter, TellingLine};

/// Claims on a page unless told otherwise: each may come with variants and their sentences.
const CLAIMS: usize = 20;

pub(crate) async fn of_story(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["disputed", "min_articles", "offset", "limit"])?;
    let filter = ClaimsFilter {
        disputed: params.choice("disputed", &[("true", Some(true)), ("false", Some(false))], None)?,
        min_articles: params.number("min_articles", 0, u32::MAX as usize, 0)?,
    };
    let part = params.part(CLAIMS)?;
    stories::of_story(app, id, params, part, move |desk, catalogue, id, part| {
        desk.story_claims(catalogue, id, filter, part)
    })
    .await
}

pub(crate) async fn detail(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &[])?;
    app.pool
        .ask(move |desk, catalogue| {
            let claim = desk.claim_detail(catalogue, &id)?.ok_or_else(|| Refusal::not_found("claim", &id))?;
            one(params.format, &claim, tellings)
        })
        .await
}

fn tellings(claim: &ClaimDetail) -> Vec<&TellingLine> {
    claim.by_origin.iter().flat_map(|origin| &origin.tellings).collect()
}

pub(crate) async fn compare(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["outlet", "offset", "limit"])?;
    let (outlets, part) = (params.many("outlet"), params.part(CLAIMS)?);
    app.pool
        .ask(move |desk, catalogue| {
            let compare = desk.compare(catalogue, &id, &outlets, part)?;
            let compare = compare.ok_or_else(|| Refusal::not_found("story", &id))?;
            one(params.format, &compare, rows)
        })
        .await
}

/// A claim on an outlet, as a row.
#[derive(serde::Serialize)]
struct Row<'c> {
    claim: &'c str,
    text: &'c str,
    outlet: Option<&'c str>,
    tellings: usize,
    articles: &'c [String],
    values: Vec<String>,
}

fn rows(compare: &relata::desk::screens::Compare) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for item in &compare.items {
        for cell in &item.cells {
            rows.push(Row {
                claim: &item.claim.id,
                text: &item.claim.text,
                outlet: compare.outlets.get(cell.outlet).and_then(|outlet| outlet.value.as_deref()),
                tellings: cell.tellings,
                articles: &cell.articles,
                values: cell.values.iter().map(|given| format!("{}: {}", given.what, given.value)).collect(),
            });
        }
    }
    rows
}
