//! Why a request gets no answer, in one form that never changes; and why serving cannot begin.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use relata::desk::DeskError;
use serde_json::{Map, Value, json};

/// Why serving cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The desk cannot be used.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// Nothing can listen at the address.
    #[error(
        "cannot listen at {address}: {source}; name another with `--address`, such as 127.0.0.1:0 for any free port"
    )]
    Listen {
        /// The address.
        address: std::net::SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The machine gives no threads or no randomness.
    #[error("the machine refuses what serving needs: {0}")]
    Machine(String),
}

/// A request that gets no answer: a status, a code that programs can rely on, and a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: StatusCode,
    /// The code, from `docs/api.md`.
    pub code: &'static str,
    /// For whoever reads a log.
    pub message: String,
    /// What a program needs to go on.
    pub detail: Map<String, Value>,
}

impl Refusal {
    /// A refusal without detail.
    pub fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), detail: Map::new() }
    }

    /// With a detail.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.detail.insert(name.to_owned(), value.into());
        self
    }

    /// A parameter that makes no sense.
    pub fn parameter(name: &str, why: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad-request", format!("{name}: {}", why.into()))
            .with("parameter", name)
    }

    /// There is no such thing.
    pub fn not_found(what: &str, id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", format!("there is no {what} with this id"))
            .with("what", what)
            .with("id", id)
    }

    /// The answer takes longer than one may.
    pub fn too_slow() -> Self {
        let message = "the answer took too long and was given up: ask for less";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "too-slow", message)
    }

    /// Something broke inside.
    pub fn broken(message: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "desk", message)
    }
}

impl From<DeskError> for Refusal {
    fn from(error: DeskError) -> Self {
        let (status, code) = match &error {
            DeskError::NoSuchName { .. } | DeskError::NoSuchPlace { .. } => {
                (StatusCode::NOT_FOUND, "no-such-name")
            }
            DeskError::NoSuchArticle { .. }
            | DeskError::NoSuchStatement { .. }
            | DeskError::NoSuchRun { .. } => (StatusCode::NOT_FOUND, "not-found"),
            DeskError::Ambiguous { .. } => (StatusCode::CONFLICT, "ambiguous-name"),
            DeskError::NoEffect { .. } => (StatusCode::CONFLICT, "no-effect"),
            DeskError::Undecided { .. } => (StatusCode::CONFLICT, "undecided"),
            DeskError::Locked(_) => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            DeskError::Interrupted(_) => return Refusal::too_slow(),
            _ => (StatusCode::INTERNAL_SERVER_ERROR, "desk"),
        };
        let refusal = Refusal::new(status, code, error.to_string());
        match error {
            DeskError::NoSuchName { near, .. } => refusal.with("near", near),
            DeskError::Ambiguous { entities, .. } => refusal.with("entities", entities),
            _ => refusal,
        }
    }
}

impl From<relata::Error> for Refusal {
    fn from(error: relata::Error) -> Self {
        match error {
            relata::Error::Desk(error) => error.into(),
            other => Refusal::broken(other.to_string()),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({"error": {"code": self.code, "message": self.message, "detail": self.detail}});
        (self.status, Json(body)).into_response()
    }
}
