//! What is written to a desk, each in one transaction.

mod dossier;
mod readings;
