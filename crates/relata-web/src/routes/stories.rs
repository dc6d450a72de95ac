//! Stories and their lists.

use crate::answer::{Answer, list as page, one};
use crate::app::App;
use crate::error::Refusal;
use crate::params::{ITEMS, Params};
use axum::extract::{Path, State};
use axum::http::Uri;
use relata::Desk;
use relata::desk::DeskError;
use relata::desk::screens::{Catalogue, Page, Part, SpokenBy, StoriesFilter, StoriesOrder};
use serde::Serialize;

/// Speakers on a page unless told otherwise: each comes with statements.
const SPEAKERS: usize = 20;

pub(crate) async fn list(State(app): State<App>, uri: Uri) -> Answer {
    let known = ["order", "q", "outlet", "lang", "since", "until", "min_articles", "offset", "limit"];
    let params = Params::of(&uri, &known)?;
    let orders = [
        ("articles", StoriesOrder::Articles),
        ("origins", StoriesOrder::Origins),
        ("newest", StoriesOrder::Newest),
        ("oldest", StoriesOrder::Oldest),
    ];
    let filter = StoriesFilter {
        title: params.one("q").map(str::to_owned),
        outlets: params.many("outlet"),
        languages: params.many("lang"),
        since: params.day("since")?,
        until: params.day("until")?,
        min_articles: params.number("min_articles", 0, usize::MAX, 0)?,
        order: params.choice("order", &orders, StoriesOrder::Articles)?,
    };
    let part = params.part(ITEMS)?;
    app.pool.ask(move |_, catalogue| page(params.format, &catalogue.stories(&filter, part))).await
}

pub(crate) async fn head(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &[])?;
    app.pool
        .ask(move |desk, catalogue| {
            let head = desk.story_head(catalogue, &id)?.ok_or_else(|| Refusal::not_found("story", &id))?;
            one(params.format, &head, |head| [head])
        })
        .await
}

/// A list of the story `id`, a page of it, as `ask` gives it.
pub(super) async fn of_story<T: Serialize>(
    app: App,
    id: String,
    params: Params,
    part: Part,
    ask: impl FnOnce(&Desk, &Catalogue, &str, Part) -> Result<Option<Page<T>>, DeskError> + Send + 'static,
) -> Answer {
    app.pool
        .ask(move |desk, catalogue| {
            let found = ask(desk, catalogue, &id, part)?;
            page(params.format, &found.ok_or_else(|| Refusal::not_found("story", &id))?)
        })
        .await
}

pub(crate) async fn articles(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["order", "offset", "limit"])?;
    let newest_first = params.choice("order", &[("oldest", false), ("newest", true)], false)?;
    let part = params.part(ITEMS)?;
    of_story(app, id, params, part, move |desk, catalogue, id, part| {
        desk.story_articles(catalogue, id, newest_first, part)
    })
    .await
}

pub(crate) async fn speakers(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["offset", "limit"])?;
    let part = params.part(SPEAKERS)?;
    of_story(app, id, params, part, Desk::story_speakers).await
}

pub(crate) async fn statements(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["speaker", "offset", "limit"])?;
    let by = match params.one("speaker") {
        None => SpokenBy::Anybody,
        Some("none") => SpokenBy::NoEntity,
        Some(id) => SpokenBy::Entity(id.to_owned()),
    };
    let part = params.part(ITEMS)?;
    of_story(app, id, params, part, move |desk, catalogue, id, part| {
        desk.story_statements(catalogue, id, &by, part)
    })
    .await
}

pub(crate) async fn questions(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["offset", "limit"])?;
    let part = params.part(ITEMS)?;
    of_story(app, id, params, part, Desk::story_questions).await
}

pub(crate) async fn warnings(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["offset", "limit"])?;
    let part = params.part(ITEMS)?;
    of_story(app, id, params, part, Desk::story_warnings).await
}

pub(crate) async fn timeline(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &["offset", "limit"])?;
    let part = params.part(ITEMS)?;
    of_story(app, id, params, part, Desk::story_timeline).await
}

pub(crate) async fn people(State(app): State<App>, Path(id): Path<String>, uri: Uri) -> Answer {
    let params = Params::of(&uri, &[])?;
    app.pool
        .ask(move |desk, catalogue| {
            let people =
                desk.story_people(catalogue, &id)?.ok_or_else(|| Refusal::not_found("story", &id))?;
            one(params.format, &people, |people| &people.ties)
        })
        .await
}
