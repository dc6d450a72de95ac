//! The desk: one SQLite file that holds everything that was read and what it establishes.
//!
//! A run saves [readings](Desk::save_readings) batch by batch, [loads](Desk::load_readings) them all to link them, and
//! saves the [dossier](Desk::save_dossier); each step is one transaction, so that a process that is killed at any moment
//! leaves a whole desk behind, which the next run completes. Presenters ask the desk alone: [`Desk::brief`],
//! [`Desk::said`], [`Desk::who`], [`Desk::search`], [`Desk::totals`] give plain values whose JSON is what the commands
//! print with `--json`; [`Desk::export`] writes the tables of the contract.
//!
//! Spans are bytes on the desk and **code points** in every answer and export. Every text in an answer is cut from the
//! article at its span.
//!
//! ```
//! use relata_desk::Desk;
//! use relata_types::{Article, Metadata, Reading};
//!
//! let mut desk = Desk::in_memory()?;
//! let article = Article::new("a.txt".into(), None, Metadata::default(), "It rained.".into());
//! desk.save_readings(&[(article, Reading::default())], &|_| "reader 1".into())?;
//! assert_eq!(desk.totals()?.articles, 1);
//! assert!(!desk.dossier_is_current()?);
//! # Ok::<(), relata_desk::DeskError>(())
//! ```

pub mod csv;
mod day;
mod decisions;
mod desk;
mod error;
mod export;
mod fold;
mod json;
mod kept;
mod load;
mod node;
mod open;
mod parts;
mod query;
mod refs;
mod runs;
mod save;
mod schema;
pub mod screens;
mod sketches;
mod state;
mod texts;

pub use decisions::{DecisionView, NamedEntityView, RulingView, ToldAtView};
pub use desk::{Desk, Interrupter};
pub use error::{DeskError, Result};
pub use export::Format;
pub use json::{CountedView, ReasonView, TitleView};
pub use query::*;
pub use refs::{ArticleRef, Citation, EntityRef};
pub use relata_types::Polarity;
pub use runs::{RunRecord, SkippedInput};
