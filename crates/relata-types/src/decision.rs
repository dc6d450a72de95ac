//! What a person ruled. A decision lies over the machine's facts and never alters them: it is kept for ever, applied again
//! on every run, and can be undone.

use crate::id::{ArticleId, StatementId};
use crate::reading::EntityType;
use crate::span::Span;

/// Number of a decision in the order of their making, from 1.
pub type DecisionNumber = u32;

/// One ruling, in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its place in the log.
    pub number: DecisionNumber,
    /// What was ruled.
    pub ruling: Ruling,
}

/// What can be ruled on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// Two entities are one; it keeps the type of the first.
    Merge {
        /// The first.
        a: NamedEntity,
        /// The second.
        b: NamedEntity,
    },
    /// A spelling that was taken for the entity's names somebody or something else.
    Split {
        /// The entity.
        entity: NamedEntity,
        /// The spelling.
        name: String,
    },
    /// The entity is shown under another name.
    Rename {
        /// The entity.
        entity: NamedEntity,
        /// The name to show.
        name: String,
    },
    /// These words, wherever they were taken for a name, name nobody and nothing.
    NotAName {
        /// The words.
        name: String,
    },
    /// Two articles are one telling, whatever the machine finds that they share.
    Copy {
        /// The article with the smaller id.
        a: ArticleId,
        /// The other.
        b: ArticleId,
    },
    /// Two articles are two tellings: no copy link joins them, nor do links by way of others.
    NotCopy {
        /// The article with the smaller id.
        a: ArticleId,
        /// The other.
        b: ArticleId,
    },
    /// Somebody else speaks than the one who was taken for the speaker.
    WrongSpeaker {
        /// The statement.
        statement: StatementId,
        /// Its words, so that the ruling can be read.
        words: String,
    },
    /// Nobody says these words.
    NotAStatement {
        /// What was taken for a statement.
        statement: StatementId,
        /// Its words, so that the ruling can be read.
        words: String,
    },
    /// Two places tell one claim.
    SameClaim {
        /// The first.
        a: ToldAt,
        /// The second.
        b: ToldAt,
    },
    /// Two places that were taken for one claim tell two.
    OtherClaim {
        /// The first.
        a: ToldAt,
        /// The second.
        b: ToldAt,
    },
}

/// A place where a claim is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldAt {
    /// The article.
    pub article: ArticleId,
    /// The words.
    pub span: Span,
}

/// Which entity is meant, in terms that stay true when more articles come: a spelling, and an article that spells it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedEntity {
    /// What sort.
    pub entity_type: EntityType,
    /// The spelling.
    pub name: String,
    /// The article.
    pub article: ArticleId,
}

impl Ruling {
    /// The ruling's verb as it is stored, exported and typed: `merge`, `not-a-name`.
    pub fn verb(&self) -> &'static str {
        match self {
            Ruling::Merge { .. } => "merge",
            Ruling::Split { .. } => "split",
            Ruling::Rename { .. } => "rename",
            Ruling::NotAName { .. } => "not-a-name",
            Ruling::Copy { .. } => "copy",
            Ruling::NotCopy { .. } => "not-copy",
            Ruling::WrongSpeaker { .. } => "wrong-speaker",
            Ruling::NotAStatement { .. } => "not-a-statement",
            Ruling::SameClaim { .. } => "same-claim",
            Ruling::OtherClaim { .. } => "not-the-same",
        }
    }
}
