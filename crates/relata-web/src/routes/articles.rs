//! Articles and statements.

use crate::answer::{Answer, one};
use crate::app::App;
use crate::error::Refusal;
use crate::params::Params;
use axum::extract::{Path, State};
use axum::http::Uri;
use relata::desk::screens::OffsetUnit;

pub(crate) async fn detail(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["offsets"])?;
    let units = [("utf-16", OffsetUnit::Utf16), ("code-points", OffsetUnit::CodePoints)];
    let unit = params.choice("offsets", &units, OffsetUnit::Utf16)?;
    app.pool
        .ask(move |desk, catalogue| {
            let article = desk.article_detail(catalogue, &id, unit)?;
            let article = article.ok_or_else(|| Refusal::not_found("article", &id))?;
            one(params.format, &article, |article| &article.statements)
        })
        .await
}

pub(crate) async fn statement(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &[])?;
    app.pool
        .ask(move |desk, catalogue| {
            let statement = desk.statement_line(catalogue, &id)?;
            let statement = statement.ok_or_else(|| Refusal::not_found("statement", &id))?;
            one(params.format, &statement, |statement| [statement])
        })
        .await
}
