//! Relata as functions: [`find()`] a pile of articles, [`read()`] it onto a desk, then ask the [`Desk`] what it establishes and
//! [`decide`] where it errs.
//!
//! The stages are crates of their own and pure; this one ties them to files, models and the clock through one trait,
//! [`World`].

mod copies;
mod decide;
mod error;
mod local;
pub mod models;
mod read;
mod vectors;
mod world;

pub use copies::{NewCopy, NewInStory, Touched, compare_new, known_stories, makes_all_anew};
pub use decide::{Step, decide, link, link_observed, undo};
pub use error::{Error, Result};
pub use local::LocalWorld;
pub use read::{Inputs, Progress, Summary, find, read};
pub use relata_desk as desk;
pub use relata_desk::Desk;
pub use vectors::meaning;
pub use world::{Source, Unreadable, World};
