//! Rulings, their log, and what is proposed to rule on.

use crate::answer::{Answer, list, one};
use crate::app::App;
use crate::error::Refusal;
use crate::params::{ITEMS, Params};
use crate::writer::Change;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use relata::Desk;
use relata::desk::DecisionView;
use relata::desk::screens::Page;
use relata_types::Ruling;
use serde::Serialize;
use serde_json::{Map, Value};

/// The verbs of rulings that can be posted.
pub(super) const VERBS: [&str; 11] = [
    "merge",
    "split",
    "keep-apart",
    "rename",
    "not-a-name",
    "copy",
    "not-copy",
    "wrong-speaker",
    "not-a-statement",
    "same-claim",
    "not-the-same",
];
/// Longest name in a ruling, in bytes.
const LONGEST_NAME: usize = 500;

pub(crate) async fn log(State(app): State<App>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["offset", "limit"])?;
    let part = params.part(ITEMS)?;
    app.pool
        .ask(move |desk, _| {
            let log = desk.decision_log()?;
            let total = log.len();
            let items = log.into_iter().rev().skip(part.offset).take(part.limit).collect::<Vec<_>>();
            list(params.format, &Page { total, offset: part.offset, limit: part.limit, items })
        })
        .await
}

pub(crate) async fn proposals(State(app): State<App>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["offset", "limit"])?;
    let part = params.part(ITEMS)?;
    app.pool.ask(move |desk, catalogue| list(params.format, &desk.proposals(catalogue, part)?)).await
}

pub(crate) async fn rule(
    State(app): State<App>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer {
    let fields = fields(&headers, body)?;
    change(&app, Change::Rule(Box::new(move |desk| ruling(desk, &fields)))).await
}

pub(crate) async fn undo(
    State(app): State<App>,
    Path(number): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer {
    fields(&headers, body)?;
    let number =
        number.parse().map_err(|_| Refusal::parameter("number", "the number of a row of the log"))?;
    change(&app, Change::Undo(number)).await
}

#[derive(Serialize)]
struct Made {
    decision: DecisionView,
    linked: bool,
}

async fn change(app: &App, change: Change) -> Result<Response, Refusal> {
    let (decision, linked) = app.writer.change(change).await?;
    let answer = one(crate::params::Format::Json, &Made { decision, linked }, |made| [made])?;
    Ok((StatusCode::CREATED, answer).into_response())
}

/// The fields of the body, which must be a JSON object. Demanding JSON keeps out forms, which any site's page can send.
fn fields(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Map<String, Value>, Refusal> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        let message = "a ruling is sent as application/json";
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", message));
    }
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "the body is too large for a ruling")
        }
        _ => Refusal::parameter("body", rejection.to_string()),
    })?;
    serde_json::from_slice(&body).map_err(|error| Refusal::parameter("body", error.to_string()))
}

fn ruling(desk: &Desk, fields: &Map<String, Value>) -> Result<Ruling, Refusal> {
    let text = |name: &str| -> Result<&str, Refusal> {
        let value = fields.get(name).and_then(Value::as_str).map(str::trim);
        value
            .filter(|value| !value.is_empty() && value.len() <= LONGEST_NAME)
            .ok_or_else(|| Refusal::parameter(name, format!("text of 1 to {LONGEST_NAME} bytes")))
    };
    Ok(match text("verb")? {
        "merge" => desk.ruling_to_merge(text("a")?, text("b")?)?,
        "split" => desk.ruling_to_split(text("entity")?, text("name")?)?,
        "keep-apart" => desk.ruling_to_keep_apart(text("a")?, text("b")?)?,
        "rename" => desk.ruling_to_rename(text("entity")?, text("name")?)?,
        "not-a-name" => desk.ruling_that_names_nobody(text("name")?)?,
        "copy" => desk.ruling_to_copy(text("a")?, text("b")?)?,
        "not-copy" => desk.ruling_to_part(text("a")?, text("b")?)?,
        "wrong-speaker" => desk.ruling_on_speaker(text("statement")?)?,
        "not-a-statement" => desk.ruling_that_nobody_says(text("statement")?)?,
        "same-claim" => desk.ruling_of_same_claim(text("a")?, text("b")?)?,
        "not-the-same" => desk.ruling_of_other_claim(text("a")?, text("b")?)?,
        other => {
            let message = format!("{other}: not a ruling that this version knows");
            return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "unsupported-ruling", message)
                .with("rulings", VERBS.to_vec()));
        }
    })
}
