//! The desk as a whole.

use crate::answer::{Answer, one};
use crate::app::App;
use crate::params::Params;
use crate::routes::decisions::VERBS;
use crate::routes::search::can_search_by_meaning;
use axum::extract::State;
use axum::http::Uri;
use relata::desk::Totals;
use serde::Serialize;

#[derive(Serialize)]
struct DeskState<'a> {
    version: &'static str,
    name: String,
    current: bool,
    linking: bool,
    meaning: bool,
    rulings: &'static [&'static str],
    totals: &'a Totals,
}

pub(crate) async fn desk(State(app): State<App>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &[])?;
    let linking = app.writer.is_linking();
    let name = app.pool.path().file_name().map(|name| name.to_string_lossy().into_owned());
    let pool = std::sync::Arc::clone(&app.pool);
    pool.ask(move |desk, catalogue| {
        let state = DeskState {
            version: env!("CARGO_PKG_VERSION"),
            name: name.unwrap_or_default(),
            current: desk.dossier_is_current()?,
            linking,
            meaning: can_search_by_meaning(&app, desk)?,
            rulings: &VERBS,
            totals: catalogue.totals(),
        };
        one(params.format, &state, |state| [state.totals])
    })
    .await
}
