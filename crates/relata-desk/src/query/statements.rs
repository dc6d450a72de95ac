//! Statements as every answer shows them.

use crate::error::Fault;
use crate::json::{ReasonView, from_json, spans_from_json};
use crate::load::{span_at, span_maybe_at};
use crate::parts::joined;
use crate::refs::{ArticleRef, Citation};
use crate::texts::{ArticleText, Texts};
use relata_types::Span;
use rusqlite::Row;
use serde::Serialize;

/// Somebody's words with their citation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementView {
    /// Its id.
    pub id: String,
    /// `direct`, `indirect` or `mixed`.
    pub kind: String,
    /// The words uttered; ` … ` stands where the article interrupts them.
    pub text: String,
    /// Their pieces, `[start, end]` in code points of the article.
    pub parts: Vec<[usize; 2]>,
    /// The words that say that something is said.
    pub cue: Option<String>,
    /// The words that name who speaks.
    pub source: Option<String>,
    /// Id of the entity behind the source.
    pub speaker: Option<String>,
    /// Its name; without an entity the best name that the article gives; `None`: not said who.
    pub speaker_name: Option<String>,
    /// Whether the source is people whom the article keeps nameless.
    pub anonymous: bool,
    /// `asserts`, `denies`, `asks`, `orders` or `hopes`.
    pub polarity: String,
    /// The words that name to whom it is said.
    pub addressee: Option<String>,
    /// The words that name where or by what means.
    pub venue: Option<String>,
    /// The rules that found it.
    pub reasons: Vec<ReasonView>,
    /// The article.
    pub article: ArticleRef,
    /// Where the words stand.
    pub citation: Citation,
}

/// What [`StatementRow::read`] reads, from [`STATEMENT_TABLES`].
pub(crate) const STATEMENT_COLUMNS: &str = "s.article, s.id, s.kind, s.start, s.end, s.parts, s.cue_start, s.cue_end, \
     s.source_start, s.source_end, speaker.id, speaker.name, best.start, best.end, \
     EXISTS (SELECT 1 FROM mentions stands WHERE stands.article = s.article AND stands.start = s.source_start \
             AND stands.end = s.source_end AND stands.form = 'pronoun'), \
     s.anonymous, s.polarity, s.addressee_start, s.addressee_end, s.venue_start, s.venue_end, s.reasons, \
     EXISTS (SELECT 1 FROM ruled_statements ruled WHERE ruled.statement = s.id AND ruled.verdict = 'wrong-speaker')";

/// Statements with their article, the best mention of their speaker and the entity behind it; without what a person ruled no
/// statement, and without the speakers whom a person ruled wrong.
pub(crate) const STATEMENT_TABLES: &str = "statements s \
     JOIN articles a ON a.num = s.article AND NOT EXISTS ( \
         SELECT 1 FROM ruled_statements ruled WHERE ruled.statement = s.id AND ruled.verdict = 'not-a-statement') \
     LEFT JOIN mentions said ON said.article = s.article AND said.position = s.speaker AND NOT EXISTS ( \
         SELECT 1 FROM ruled_statements ruled WHERE ruled.statement = s.id AND ruled.verdict = 'wrong-speaker') \
     LEFT JOIN mentions best ON best.article = s.article AND best.position = coalesce(said.same_as, said.position) \
     LEFT JOIN mention_entities of_said ON of_said.article = s.article AND of_said.mention = said.position \
     LEFT JOIN mention_entities of_best ON of_best.article = s.article AND of_best.mention = best.position \
     LEFT JOIN entities speaker ON speaker.num = coalesce(of_said.entity, of_best.entity)";

/// A row of [`STATEMENT_COLUMNS`].
pub(crate) struct StatementRow {
    pub(crate) article: i64,
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) hull: Span,
    pub(crate) parts: Vec<Span>,
    pub(crate) cue: Option<Span>,
    pub(crate) source: Option<Span>,
    pub(crate) speaker: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) best: Option<Span>,
    /// Whether the source is a mere pronoun, which tells nobody's name.
    pub(crate) source_is_pronoun: bool,
    pub(crate) anonymous: bool,
    pub(crate) polarity: String,
    pub(crate) addressee: Option<Span>,
    pub(crate) venue: Option<Span>,
    pub(crate) reasons: Vec<ReasonView>,
    /// Whether a person ruled that somebody else speaks than the one who was found.
    pub(crate) wrong_speaker: bool,
}

impl StatementRow {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Fault> {
        Ok(Self {
            article: row.get(0)?,
            id: row.get(1)?,
            kind: row.get(2)?,
            hull: span_at(row, 3)?,
            parts: spans_from_json(&row.get::<_, String>(5)?)?,
            cue: span_maybe_at(row, 6)?,
            source: span_maybe_at(row, 8)?,
            speaker: row.get(10)?,
            name: row.get(11)?,
            best: span_maybe_at(row, 12)?,
            source_is_pronoun: row.get(14)?,
            anonymous: row.get(15)?,
            polarity: row.get(16)?,
            addressee: span_maybe_at(row, 17)?,
            venue: span_maybe_at(row, 19)?,
            reasons: from_json("reasons", &row.get::<_, String>(21)?)?,
            wrong_speaker: row.get(22)?,
        })
    }

    /// The entity's name, else the words of its best mention in `text`.
    pub(crate) fn speaker_name(&self, text: &str) -> Option<String> {
        self.name.clone().or_else(|| self.best.map(|best| best.text(text).to_owned()))
    }

    pub(crate) fn view(&self, texts: &mut Texts<'_>) -> Result<StatementView, Fault> {
        let article = texts.get(self.article)?;
        let words = |span: Option<Span>, article: &ArticleText| span.map(|span| article.words(span));
        Ok(StatementView {
            id: self.id.clone(),
            kind: self.kind.clone(),
            text: joined(&article.text, &self.parts),
            parts: self.parts.iter().map(|part| article.range(*part)).collect(),
            cue: words(self.cue, &article),
            source: words(self.source, &article),
            speaker: self.speaker.clone(),
            speaker_name: self.speaker_name(&article.text),
            anonymous: self.anonymous,
            polarity: self.polarity.clone(),
            addressee: words(self.addressee, &article),
            venue: words(self.venue, &article),
            reasons: self.reasons.clone(),
            article: article.about.clone(),
            citation: article.cite(self.hull),
        })
    }
}
