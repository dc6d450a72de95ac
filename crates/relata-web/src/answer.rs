//! Answers as JSON and CSV.

use crate::error::Refusal;
use crate::params::Format;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use relata::desk::csv;
use relata::desk::screens::Page;
use serde::Serialize;

/// What a handler gives.
pub(crate) type Answer = Result<Response, Refusal>;

const JSON: &str = "application/json";
const CSV: &str = "text/csv; charset=utf-8";

/// A page of a list; in CSV its items.
pub(crate) fn list<T: Serialize>(format: Format, page: &Page<T>) -> Answer {
    one(format, page, |page| &page.items)
}

/// One thing; in CSV the rows that stand for it.
pub(crate) fn one<'t, T: Serialize, R: Serialize + 't>(
    format: Format,
    value: &'t T,
    rows: impl FnOnce(&'t T) -> R,
) -> Answer {
    let failed = |error: serde_json::Error| Refusal::broken(error.to_string());
    match format {
        Format::Json => {
            let body = serde_json::to_vec(value).map_err(failed)?;
            Ok(([(CONTENT_TYPE, JSON)], body).into_response())
        }
        Format::Csv => {
            let body = csv::table(&rows(value)).map_err(failed)?;
            let headers = [(CONTENT_TYPE, CSV), (CONTENT_DISPOSITION, "attachment")];
            Ok((headers, body).into_response())
        }
    }
}
