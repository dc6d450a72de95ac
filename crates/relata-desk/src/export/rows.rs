//! The rows of the contract, field by field. Offsets count code points of the article's text.

use crate::json::{CountedView, ReasonView};
use serde::Serialize;

/// `[start, end]`.
pub(super) type Range = [usize; 2];

#[derive(Serialize)]
pub(super) struct ArticleRow {
    pub(super) id: String,
    pub(super) key: String,
    pub(super) path: Option<String>,
    pub(super) url: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) text: String,
    pub(super) warnings: Vec<WarningRow>,
}

#[derive(Serialize, PartialEq)]
pub(super) struct WarningRow {
    pub(super) code: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) note: String,
}

/// Words at their place.
#[derive(Serialize)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

#[derive(Serialize)]
pub(super) struct MentionRow<'a> {
    pub(super) article: &'a str,
    #[serde(flatten)]
    pub(super) place: Place,
    #[serde(rename = "type")]
    pub(super) entity_type: String,
    pub(super) form: String,
    pub(super) entity: Option<String>,
}

#[derive(Serialize)]
pub(super) struct EntityRow {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) entity_type: String,
    pub(super) name: String,
    pub(super) names: Vec<NameRow>,
    pub(super) articles: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct NameRow {
    pub(super) text: String,
    pub(super) lang: String,
    pub(super) count: u32,
    /// Whether it is the name to show in its language.
    pub(super) main: bool,
}

#[derive(Serialize)]
pub(super) struct StatementRow<'a> {
    pub(super) id: String,
    pub(super) article: &'a str,
    pub(super) kind: String,
    pub(super) content: ContentRow,
    pub(super) cue: Option<Place>,
    pub(super) source: Option<Place>,
    pub(super) speaker: Option<String>,
    pub(super) speaker_name: Option<String>,
    pub(super) anonymous: bool,
    pub(super) polarity: String,
    pub(super) addressee: Option<Place>,
    pub(super) venue: Option<Place>,
    pub(super) reasons: Vec<ReasonView>,
}

#[derive(Serialize)]
pub(super) struct ContentRow {
    #[serde(flatten)]
    pub(super) place: Place,
    pub(super) parts: Vec<Range>,
}

#[derive(Serialize)]
pub(super) struct TimeRow<'a> {
    pub(super) article: &'a str,
    #[serde(flatten)]
    pub(super) place: Place,
    #[serde(rename = "type")]
    pub(super) time_type: String,
    pub(super) value: String,
}

#[derive(Serialize)]
pub(super) struct CreditRow<'a> {
    pub(super) article: &'a str,
    #[serde(flatten)]
    pub(super) place: Place,
    pub(super) outlet: String,
}

#[derive(Serialize)]
pub(super) struct QuestionRow<'a> {
    pub(super) article: &'a str,
    #[serde(flatten)]
    pub(super) place: Place,
}

#[derive(Serialize)]
pub(super) struct CopyRow {
    pub(super) a: String,
    pub(super) b: String,
    pub(super) kind: String,
    pub(super) score: f64,
    pub(super) reasons: Vec<ReasonView>,
    pub(super) passages: Vec<PassageRow>,
}

#[derive(Serialize)]
pub(super) struct PassageRow {
    pub(super) a: Range,
    pub(super) b: Range,
}

#[derive(Serialize)]
pub(super) struct OriginRow {
    pub(super) id: String,
    pub(super) articles: Vec<String>,
    /// The outlets that its articles credit: origins that share one may rest on its report.
    pub(super) credits: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct StoryRow {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) articles: Vec<String>,
    pub(super) origins: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct ClaimRow {
    pub(super) id: String,
    pub(super) story: String,
    pub(super) text: String,
    pub(super) tellings: Vec<TellingRow>,
    pub(super) articles: u32,
    pub(super) outlets: u32,
    pub(super) origins: u32,
    pub(super) counted: Vec<CountedView>,
    pub(super) speakers: Vec<String>,
    pub(super) one_voice: bool,
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    pub(super) variants: Vec<VariantRow>,
    pub(super) reasons: Vec<ReasonView>,
}

#[derive(Serialize)]
pub(super) struct TellingRow {
    pub(super) article: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) statement: Option<String>,
    pub(super) reasons: Vec<ReasonView>,
}

/// One value of a point on which the tellings differ.
#[derive(Serialize)]
pub(super) struct VariantRow {
    pub(super) what: String,
    pub(super) value: String,
    pub(super) tellings: Vec<usize>,
    pub(super) origins: usize,
}

/// What is not known, wherever it is said.
#[derive(Serialize)]
pub(super) struct OpenQuestionRow {
    pub(super) id: String,
    pub(super) story: String,
    pub(super) text: String,
    pub(super) places: Vec<PlaceRow>,
    pub(super) answer: Option<AnswerRow>,
}

#[derive(Serialize)]
pub(super) struct PlaceRow {
    pub(super) article: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
pub(super) struct AnswerRow {
    pub(super) claim: String,
    pub(super) telling: usize,
    pub(super) reasons: Vec<ReasonView>,
}

#[derive(Serialize)]
pub(super) struct SilenceRow {
    pub(super) story: String,
    pub(super) entity: String,
}
