//! The two components that work by transitions: the arc-eager [`Parser`] and the BILUO [`EntityRecognizer`].
//!
//! Both walk a text token by token; at each step a small network ([`scorer`]) looks at a handful of tokens and the best
//! action that is allowed is taken (greedy, as spaCy is with a beam of one).

mod actions;
mod arc_eager;
mod biluo;
mod edges;
mod nonproj;
mod scorer;

pub(crate) use arc_eager::Parser;
pub(crate) use biluo::{EntityRecognizer, TokenFacts};
