//! The subcommands: each its arguments and one `run`.

pub(crate) mod brief;
mod changes;
pub(crate) mod claims;
pub(crate) mod copies;
pub(crate) mod decide;
pub(crate) mod export;
pub(crate) mod models;
pub(crate) mod read;
pub(crate) mod said;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod who;
