//! Who may ask: our own page, programs on this machine, and whoever has the token. Other sites' pages may not, whatever the
//! browser that they run in can reach.

use crate::error::{Error, Refusal};
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

/// How long a request may take in all, its body and the linking that may follow it included.
const LONGEST: Duration = Duration::from_secs(120);
/// Holds the token in a browser.
const TOKEN_COOKIE: &str = "relata_token";
/// Bytes of randomness in a token that we make.
const TOKEN_BYTES: usize = 24;

/// What only the owner knows.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// A token from elsewhere; `None` unless it is 16 to 200 letters, digits, `-` or `_`.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        ((16..=200).contains(&text.len()) && text.chars().all(fits)).then(|| Self(text.to_owned()))
    }

    /// A new token that nobody can guess.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn random() -> Result<Self, Error> {
        let mut bytes = [0_u8; TOKEN_BYTES];
        getrandom::fill(&mut bytes).map_err(|error| Error::Machine(error.to_string()))?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// The token itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `given` is the token, in a time that tells nothing of how much of it fits.
    fn is(&self, given: &str) -> bool {
        let differ = self.0.bytes().zip(given.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b));
        self.0.len() == given.len() && differ == 0
    }
}

/// Who may ask.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    /// Demanded of every request when there is one.
    pub token: Option<Token>,
    /// Names that this machine is asked by besides `localhost` and its addresses.
    pub names: Vec<String>,
}

impl Guard {
    /// Whether `host`, a name or an address with or without a port, means us. A page that makes a name of its own resolve to
    /// our address (DNS rebinding) cannot change the name that the browser asks by.
    fn is_ours(&self, host: &str) -> bool {
        let name = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or_default(),
            None => host.rsplit_once(':').map_or(host, |(name, _)| name),
        };
        let name = name.trim_end_matches('.');
        match name.parse::<IpAddr>() {
            Ok(address) => address.is_loopback() || self.token.is_some(),
            Err(_) => {
                name.eq_ignore_ascii_case("localhost")
                    || self.names.iter().any(|known| known.eq_ignore_ascii_case(name))
            }
        }
    }

    /// Why a request with these headers is refused, if it is.
    fn refuses(&self, method: &Method, headers: &HeaderMap) -> Option<Refusal> {
        let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        let forbidden = |code, message: &str| Some(Refusal::new(StatusCode::FORBIDDEN, code, message));
        let Some(host) = text(&HOST).filter(|host| self.is_ours(host)) else {
            let message = "this name does not mean this desk: ask by localhost or the address, or name it with `--name`";
            return forbidden("forbidden-host", message);
        };
        let fetch = |name: &'static str| text(&HeaderName::from_static(name));
        let reads = matches!(*method, Method::GET | Method::HEAD);
        let from_elsewhere =
            fetch("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none");
        // Following a link from elsewhere is no harm: the site that holds the link cannot see what it leads to.
        let follows_link = reads && fetch("sec-fetch-mode") == Some("navigate");
        if from_elsewhere && !follows_link {
            return forbidden("forbidden-origin", "another site's page sent this request");
        }
        let is_own =
            |origin: &str| origin.split_once("://").is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host));
        if !reads && text(&ORIGIN).is_some_and(|origin| !is_own(origin)) {
            return forbidden("forbidden-origin", "another site's page sent this request");
        }
        if let Some(token) = &self.token
            && !tokens(headers).any(|given| token.is(given))
        {
            let message = "the token is missing or wrong: open the address that `relata serve` printed";
            return Some(Refusal::new(StatusCode::UNAUTHORIZED, "unauthorized", message));
        }
        None
    }

    /// Where to go on without the token in the address, when it stands there and is right.
    fn enters(&self, request: &Request) -> Option<Response> {
        let token = self.token.as_ref().filter(|_| request.method() == Method::GET)?;
        let query = request.uri().query()?;
        let given = query.split('&').find_map(|pair| pair.strip_prefix("token="))?;
        let host = request.headers().get(HOST)?.to_str().ok()?;
        if !token.is(given) || !self.is_ours(host) {
            return None;
        }
        let rest: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("token=")).collect();
        let path = format!("/{}", request.uri().path().trim_start_matches('/'));
        let place = if rest.is_empty() { path } else { format!("{path}?{}", rest.join("&")) };
        let cookie = format!("{TOKEN_COOKIE}={given}; Path=/; HttpOnly; SameSite=Lax");
        Some((StatusCode::SEE_OTHER, [(LOCATION, place), (SET_COOKIE, cookie)]).into_response())
    }
}

/// The tokens that a request brings.
fn tokens(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let bearer = headers
        .get_all(AUTHORIZATION)
        .iter()
        .filter_map(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let cookies = cookies.flat_map(|value| value.split(';')).filter_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == TOKEN_COOKIE).then_some(value)
    });
    bearer.chain(cookies)
}

/// Everything that is said about an answer besides itself: nothing of it runs unless it is ours, nothing of it is kept by others.
const HEADERS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("x-frame-options", "DENY"),
];

/// Lets a request through or refuses it, within a time, and sets the headers of every answer.
pub(crate) async fn watch(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api");
    let mut response = match guard.enters(&request) {
        Some(entrance) => entrance,
        None => match guard.refuses(request.method(), request.headers()) {
            Some(refusal) => refusal.into_response(),
            None => match tokio::time::timeout(LONGEST, next.run(request)).await {
                Ok(response) => response,
                Err(_) => Refusal::too_slow().into_response(),
            },
        },
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if is_api {
        // What the articles hold must not stay in a browser's store.
        headers.insert("cache-control", HeaderValue::from_static("no-store"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_answered() {
        let guard = Guard { token: None, names: vec!["desk.lan".into()] };
        for host in [
            "localhost",
            "localhost:7878",
            "LOCALHOST:1",
            "127.0.0.1:80",
            "127.9.9.9",
            "[::1]:80",
            "desk.lan:7",
        ] {
            assert!(guard.is_ours(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example:80",
            "10.0.0.1",
            "[::2]",
            "a:b:c",
            "[",
        ] {
            assert!(!guard.is_ours(host), "{host}");
        }
        let guard = Guard { token: Token::new("0123456789abcdef"), names: vec![] };
        assert!(guard.is_ours("10.0.0.1:80") && !guard.is_ours("evil.example"));
    }

    #[test]
    fn a_token_is_all_or_nothing() {
        let token = Token::random().unwrap();
        assert!(token.is(token.as_str()) && !token.is("") && !token.is(&token.as_str()[1..]));
        assert_ne!(token, Token::random().unwrap());
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert!(Token::new("short").is_none() && Token::new(&"x".repeat(300)).is_none());
        assert!(Token::new("sixteen letters!").is_none());
    }
}
