//! The words of Relata as plain data.
//!
//! Every other crate speaks in these types: an [`Article`] is what was published, a [`Reading`] is all
//! that was found in it, a [`Dossier`] is what a set of readings establishes together. Nothing here does
//! I/O, knows a file format or depends on a model; ids are derived from content, so they are the same on
//! every machine.

mod article;
mod decision;
mod dossier;
mod id;
mod reading;
mod sketch;
mod span;
mod statement;
mod vector;

pub use article::{Article, Lang, Metadata, Warning, WarningCode};
pub use decision::{Decision, DecisionNumber, NamedEntity, Ruling, ToldAt};
pub use dossier::{
    Answer, Claim, CopyKind, CopyLink, Counted, Dossier, Entity, EntityName, EntityTitle, OpenQuestion,
    Origin, Passage, Silence, Story, Telling, Variant, VariantValue,
};
pub use id::{ArticleId, EntityId, Id, StatementId, derive_id};
pub use reading::{
    ANY_THING, Clause, Credit, EntityType, Happening, Mention, MentionForm, MentionIdx, Reading, Reason,
    Time, TimeType,
};
pub use sketch::{
    CopyChange, CopyVerdict, FoundAnew, Kept, KeptKind, Sketch, StoryChange, TranslationChange,
};
pub use span::Span;
pub use statement::{Cue, Polarity, Statement, StatementKind};
pub use vector::SentenceVector;
