//! People, organisations, places and groups.

use crate::answer::{Answer, list as page, one};
use crate::app::App;
use crate::error::Refusal;
use crate::params::{ITEMS, Params};
use axum::extract::{Path, State};
use axum::http::Uri;
use relata::Desk;
use relata::desk::DeskError;
use relata::desk::screens::{Catalogue, MentionsFilter, Page, Part, Role};
use serde::Serialize;

/// Statements on a page unless told otherwise.
const STATEMENTS: usize = 20;
const TYPES: [(&str, Option<&str>); 5] = [
    ("person", Some("person")),
    ("organization", Some("organization")),
    ("place", Some("place")),
    ("group", Some("group")),
    ("other", Some("other")),
];
const FORMS: [(&str, Option<&str>); 3] =
    [("name", Some("name")), ("nominal", Some("nominal")), ("pronoun", Some("pronoun"))];

pub(crate) async fn list(State(app): State<App>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["q", "type", "offset", "limit"])?;
    let entity_type = params.choice("type", &TYPES, None)?;
    let part = params.part(ITEMS)?;
    app.pool
        .ask(move |_, catalogue| page(params.format, &catalogue.entities(params.one("q"), entity_type, part)))
        .await
}

pub(crate) async fn detail(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &[])?;
    app.pool
        .ask(move |desk, catalogue| {
            let entity = desk.entity_detail(catalogue, &id)?;
            let entity = entity.ok_or_else(|| Refusal::not_found("entity", &id))?;
            one(params.format, &entity, |entity| &entity.names)
        })
        .await
}

async fn of_entity<T: Serialize>(
    app: App,
    id: String,
    params: Params,
    part: Part,
    ask: impl FnOnce(&Desk, &Catalogue, &str, Part) -> Result<Option<Page<T>>, DeskError> + Send + 'static,
) -> Answer {
    app.pool
        .ask(move |desk, catalogue| {
            let found = ask(desk, catalogue, &id, part)?;
            page(params.format, &found.ok_or_else(|| Refusal::not_found("entity", &id))?)
        })
        .await
}

async fn statements(app: App, id: String, uri: &Uri, role: Role) -> Answer {
    let params = Params::of(uri, &["offset", "limit"])?;
    let part = params.part(STATEMENTS)?;
    of_entity(app, id, params, part, move |desk, catalogue, id, part| {
        desk.entity_statements(catalogue, id, role, part)
    })
    .await
}

pub(crate) async fn said(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    statements(app, id, &uri, Role::Says).await
}

pub(crate) async fn said_of(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    statements(app, id, &uri, Role::SpokenOf).await
}

pub(crate) async fn articles(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["offset", "limit"])?;
    let part = params.part(ITEMS)?;
    of_entity(app, id, params, part, Desk::entity_articles).await
}

pub(crate) async fn mentions(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["name", "form", "offset", "limit"])?;
    let filter = MentionsFilter {
        name: params.one("name").map(str::to_owned),
        form: params.choice("form", &FORMS, None)?.map(str::to_owned),
    };
    let part = params.part(STATEMENTS)?;
    of_entity(app, id, params, part, move |desk, catalogue, id, part| {
        desk.entity_mentions(catalogue, id, &filter, part)
    })
    .await
}
