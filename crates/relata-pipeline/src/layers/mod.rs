//! The layers of spaCy's CNN models, each with its parameters and its forward step.

mod hash_embed;
mod linear;
mod maxout;
mod static_vectors;
mod window_encoder;

pub(crate) use hash_embed::HashEmbed;
pub(crate) use linear::Linear;
pub(crate) use maxout::Maxout;
pub(crate) use static_vectors::{StaticVectors, Vectors};
pub(crate) use window_encoder::WindowEncoder;
