//! What the page shows, screen by screen: lists by the page, one thing with all about it, counts beside a search. The JSON of
//! these values is what the HTTP API answers: a field is only ever added.
//!
//! Every function takes the [`Catalogue`] of the desk, which holds what lists and counts need in memory, so that none costs
//! a pass over the file. Words come as [`Cited`] sentences with the words in question marked; only [`ArticleDetail`] has
//! offsets.

mod article;
mod catalogue;
mod cited;
mod claims;
mod entity;
mod find;
mod lists;
mod meaning;
mod origins;
mod proposals;
mod statement;
mod stories;
mod story;
mod ties;

pub use article::{
    ArticleDetail, At, ClaimAt, CreditAt, MentionAt, OffsetUnit, OriginRef, PassageAt, StatementAt, StoryRef,
    TimeAt, WarningAt,
};
pub use catalogue::{Catalogue, Stamp};
pub use cited::{Cited, Page, Part, Run};
pub use claims::{
    AnsweredQuestion, Cell, ClaimDetail, ClaimLine, ClaimsFilter, Compare, ComparedClaim, CountedArticle,
    OriginTellings, Spread, TellingLine, ValueGiven, ValueLine, VariantLine, Why,
};
pub use entity::{EntityDetail, MentionLine, MentionsFilter, Role, StoryCount};
pub use find::{Chosen, FacetChoice, FacetCount, Facets, FindHit, FindPage, HitOrder, Near, Query, Ranked};
pub use origins::{CopyLine, OriginDetail, OriginLine, OriginsFilter, SideBySide};
pub use proposals::{Proposal, ProposedEntity};
pub use statement::StatementLine;
pub use stories::{Day, StoriesFilter, StoriesOrder, StoryLine};
pub use story::{Answer, Named, Question, Speaker, SpokenBy, StoryArticle, StoryHead, StoryWarning};
pub use ties::{People, Person, Tie, TimelineDay};
