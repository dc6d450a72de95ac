//! The desk over HTTP: the API that `docs/api.md` describes and the page, which is embedded in the program.
//!
//! [`serve`] listens until it is told to stop; [`router`] is the same without a socket. Readers share a few read-only
//! connections and one [catalogue](relata::desk::screens::Catalogue) in memory; rulings go through one writer, after which
//! everything is linked anew in the background. Nothing of an article is ever sent as markup.
//!
//! What comes from outside is limited in size and time; a request whose `Host` is not ours, that another site's page sends, or
//! that lacks the token where one is demanded gets no answer ([`Guard`]).

mod answer;
mod app;
mod differ;
mod error;
mod guard;
mod page;
mod params;
mod pool;
mod routes;
mod serve;
mod writer;

pub use app::App;
pub use error::{Error, Refusal};
pub use guard::{Guard, Token};
pub use routes::router;
pub use serve::{Ready, serve};
