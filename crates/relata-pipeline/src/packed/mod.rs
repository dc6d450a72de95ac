//! Packages in a form that is ready to use: converted once from a wheel, then used where it lies, in memory or in a file that
//! is mapped into it.
//!
//! A packed package is a [`Container`] of the wheel's files as they are, but for the large tables: the maps of the
//! lookups and of the word vectors become [`Table`]s, which need no reading, and vectors stand as plain numbers.

mod blob;
mod container;
mod convert;
mod table;

pub(crate) use blob::Blob;
pub(crate) use container::{Container, FORMAT};
pub(crate) use convert::convert;
pub(crate) use table::Table;
