//! What a set of readings establishes together. Every list is sorted by id, or as its field says, so that the same
//! set of articles gives the same dossier, byte for byte, in whatever order they came.

use crate::id::{ArticleId, EntityId, Id, StatementId};
use crate::reading::{EntityType, MentionIdx, Reason};
use crate::span::Span;
use std::collections::BTreeMap;

/// All that was found across articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// People, organisations, places and groups.
    pub entities: Vec<Entity>,
    /// Which entity each mention stands for; a mention that is not here stands for nobody known.
    pub entity_of: BTreeMap<(ArticleId, MentionIdx), EntityId>,
    /// Pairs of articles that share text.
    pub copies: Vec<CopyLink>,
    /// Independent tellings.
    pub origins: Vec<Origin>,
    /// Happenings.
    pub stories: Vec<Story>,
    /// What is told.
    pub claims: Vec<Claim>,
    /// What is not known, by the articles' own words.
    pub questions: Vec<OpenQuestion>,
    /// Prominent actors to whom nothing is attributed.
    pub silences: Vec<Silence>,
    /// The outlets that each article credits, but its own: one name an outlet in whatever language it is credited, sorted. Articles
    /// of several origins that credit one outlet may rest on its report. An article that credits none is not here.
    pub credited: BTreeMap<ArticleId, Vec<String>>,
}

/// A person, organisation, place or group with all its names.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Derived from the type and the names.
    pub id: EntityId,
    /// What sort.
    pub entity_type: EntityType,
    /// The name to show.
    pub name: String,
    /// Every spelling with its language and how often it occurs, most frequent first, then by text.
    pub names: Vec<EntityName>,
    /// What articles call it beside its name, most frequent first, then by text.
    pub titles: Vec<EntityTitle>,
    /// The articles that mention it, sorted.
    pub articles: Vec<ArticleId>,
    /// Why its names are taken for one entity's.
    pub reasons: Vec<Reason>,
}

/// One spelling of an entity's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityName {
    /// As written.
    pub text: String,
    /// ISO 639-1 code of the articles that write it so.
    pub lang: String,
    /// In how many mentions.
    pub count: usize,
    /// Whether it is the name to show in its language; one of each language is.
    pub is_main: bool,
}

/// An office or description that articles put beside an entity's name: "Belarusian President".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityTitle {
    /// As written.
    pub text: String,
    /// ISO 639-1 code of the articles that write it so.
    pub lang: String,
    /// How often.
    pub count: usize,
}

/// Two articles that share text; `a < b`.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyLink {
    /// The article with the smaller id.
    pub a: ArticleId,
    /// The other.
    pub b: ArticleId,
    /// In which way they share it.
    pub kind: CopyKind,
    /// How surely, from 0 to 1.
    pub score: f64,
    /// The features behind the score.
    pub reasons: Vec<Reason>,
    /// The passages that match, in the order of `a`.
    pub passages: Vec<Passage>,
}

/// The ways in which two articles share text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CopyKind {
    /// The same words throughout.
    Identical,
    /// One is the other with small edits or cuts.
    Reprint,
    /// A passage of one stands in the other, among other text.
    Excerpt,
    /// The same text in other words.
    Rewrite,
    /// The same text in another language.
    Translation,
}

impl CopyKind {
    /// Every kind, in the order of the type.
    pub const ALL: [CopyKind; 5] =
        [CopyKind::Identical, CopyKind::Reprint, CopyKind::Excerpt, CopyKind::Rewrite, CopyKind::Translation];

    /// The kind as it is stored and exported.
    pub fn as_str(self) -> &'static str {
        match self {
            CopyKind::Identical => "identical",
            CopyKind::Reprint => "reprint",
            CopyKind::Excerpt => "excerpt",
            CopyKind::Rewrite => "rewrite",
            CopyKind::Translation => "translation",
        }
    }

    /// The kind that [`CopyKind::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A stretch of one article and the stretch of another that matches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// In the first article.
    pub a: Span,
    /// In the second.
    pub b: Span,
}

/// Articles joined by copy links: one independent telling. An article that copies nothing is an origin of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Derived from its articles.
    pub id: Id,
    /// Sorted.
    pub articles: Vec<ArticleId>,
}

/// Articles about the same happening. Every article belongs to exactly one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Derived from its articles.
    pub id: Id,
    /// Taken from one of its articles.
    pub title: String,
    /// Sorted.
    pub articles: Vec<ArticleId>,
    /// The origins of those articles, sorted.
    pub origins: Vec<Id>,
}

/// One proposition told in one or more articles, with its standing.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Derived from its tellings.
    pub id: Id,
    /// The story that it belongs to.
    pub story: Id,
    /// The words of one telling, to show, from its subject on: a stretch of one sentence.
    pub text: String,
    /// Where it is told, by article and span.
    pub tellings: Vec<Telling>,
    /// In how many articles.
    pub articles: usize,
    /// By how many outlets, as far as these are known.
    pub outlets: usize,
    /// By how many independent origins: the articles in `counted` that count by themselves.
    pub origins: usize,
    /// Each of its articles and how it counts, sorted by article.
    pub counted: Vec<Counted>,
    /// To whom it is attributed; empty when told in the outlets' own voice.
    pub speakers: Vec<EntityId>,
    /// Whether every telling is attributed to the one speaker in `speakers`: however many origins, it is one person's word.
    pub is_one_voice: bool,
    /// When the earliest of its dated articles was published, ISO 8601.
    pub first: Option<String>,
    /// When the latest was.
    pub last: Option<String>,
    /// The values that differ between tellings; empty: not disputed.
    pub variants: Vec<Variant>,
    /// Why its tellings are taken for one claim.
    pub reasons: Vec<Reason>,
}

/// How one article counts towards the origins of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The article.
    pub article: ArticleId,
    /// The article with which it counts once; `None`: it counts by itself.
    pub with: Option<ArticleId>,
    /// Why: a kind of copy link with its score, `credits` with the outlet credited, or `own-telling` with its own outlet.
    pub reason: Reason,
}

/// One place where a claim is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The article.
    pub article: ArticleId,
    /// The words.
    pub span: Span,
    /// The statement whose content it is; `None`: the outlet's own voice.
    pub statement: Option<StatementId>,
    /// Why it is taken for a telling of this claim: the features of the pair that it makes with the telling it is most like;
    /// empty when it is the only one.
    pub reasons: Vec<Reason>,
}

/// One point on which the tellings of a claim differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// What differs: `figure`, `date`, `place` or `polarity`.
    pub what: String,
    /// The values, each with the tellings that give it.
    pub values: Vec<VariantValue>,
}

/// One value of a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantValue {
    /// As compared: `3`, `2023-06-24`; the name of a place; `yes` (it is told) or `no` (it is denied).
    pub value: String,
    /// Indexes into [`Claim::tellings`].
    pub tellings: Vec<usize>,
    /// How many independent origins give it.
    pub origins: usize,
}

/// What some articles of a story say is not known, not confirmed or unanswered.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenQuestion {
    /// Derived from its places.
    pub id: Id,
    /// The story that it belongs to.
    pub story: Id,
    /// The words of one place, to show.
    pub text: String,
    /// Where it is put, by article and span.
    pub places: Vec<(ArticleId, Span)>,
    /// The claim that, told later, seems to answer it.
    pub answer: Option<Answer>,
}

/// Why a question seems to be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The claim.
    pub claim: Id,
    /// Index of the telling that answers, in [`Claim::tellings`].
    pub telling: usize,
    /// The features behind it.
    pub reasons: Vec<Reason>,
}

/// An actor prominent in a story to whom no statement in it is attributed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The story.
    pub story: Id,
    /// The actor.
    pub entity: EntityId,
}
