//! Search.

use crate::answer::{Answer, one};
use crate::app::App;
use crate::error::Refusal;
use crate::params::Params;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use relata::Desk;
use relata::desk::screens::{Catalogue, Chosen, FacetChoice, HitOrder, Query, Ranked};
use std::sync::Arc;

/// Hits on a page unless told otherwise: each costs a look at its text.
const HITS: usize = 20;

/// Whether the desk has sentence vectors and the program an encoder for the question.
pub(super) fn can_search_by_meaning(app: &App, desk: &Desk) -> Result<bool, Refusal> {
    // An encoder that is known may not be installed: only loading it tells, which is done once.
    Ok(desk.has_vectors()? && matches!(app.world.encoder(), Ok(Some(_))))
}

/// What means the same as the words of `query`.
fn near(app: &App, desk: &Desk, catalogue: &Catalogue, query: &Query) -> Result<Arc<Ranked>, Refusal> {
    let cannot = || {
        let message = "this desk cannot be searched by meaning: it has no sentence vectors, or the encoder is not installed";
        Refusal::new(StatusCode::CONFLICT, "no-meaning", message)
    };
    if !can_search_by_meaning(app, desk)? {
        return Err(cannot());
    }
    let question = relata::meaning(app.world.as_ref(), &query.words)?.ok_or_else(cannot)?;
    Ok(desk.near_in_meaning(catalogue, &question, query.statements)?)
}

pub(crate) async fn search(State(app): State<App>, uri: Uri) -> Answer {
    let known = [
        "q",
        "in",
        "by",
        "order",
        "outlet",
        "lang",
        "speaker",
        "story",
        "kind",
        "not_outlet",
        "not_lang",
        "not_speaker",
        "not_story",
        "not_kind",
        "since",
        "until",
        "offset",
        "limit",
    ];
    let params = Params::of(&uri, &known)?;
    let orders = [("best", HitOrder::Best), ("newest", HitOrder::Newest), ("oldest", HitOrder::Oldest)];
    let by_meaning = params.choice("by", &[("words", false), ("meaning", true)], false)?;
    let chosen =
        |name: &str| Chosen { include: params.many(name), exclude: params.many(&format!("not_{name}")) };
    let query = Query {
        words: params.one("q").unwrap_or_default().to_owned(),
        statements: params.choice("in", &[("articles", false), ("statements", true)], false)?,
        order: params.choice("order", &orders, HitOrder::Best)?,
        facets: FacetChoice {
            outlet: chosen("outlet"),
            lang: chosen("lang"),
            speaker: chosen("speaker"),
            story: chosen("story"),
            kind: chosen("kind"),
        },
        since: params.day("since")?,
        until: params.day("until")?,
    };
    let part = params.part(HITS)?;
    let pool = std::sync::Arc::clone(&app.pool);
    pool.ask(move |desk, catalogue| {
        let by_meaning = by_meaning && !query.words.trim().is_empty();
        let ranked = if by_meaning { Some(near(&app, desk, catalogue, &query)?) } else { None };
        let found = desk.find(catalogue, &query, ranked.as_deref(), part)?;
        one(params.format, &found, |found| &found.items)
    })
    .await
}
