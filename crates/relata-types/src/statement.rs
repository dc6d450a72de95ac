//! Who said what.

use crate::id::{StatementId, derive_id};
use crate::reading::{MentionIdx, Reason};
use crate::span::Span;

/// An attribution: somebody (the source) utters (the cue) something (the content).
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Direct, indirect or mixed.
    pub kind: StatementKind,
    /// The words uttered, in pieces where the cue or the narrator interrupts them; never empty, in order, apart.
    pub content: Vec<Span>,
    /// The word that says that something is said; absent when only quotation marks tell.
    pub cue: Option<Cue>,
    /// The words that name who speaks: "the minister's spokeswoman", "she", "two people familiar with the talks".
    pub source: Option<Span>,
    /// The mention behind the source, after coreference within the article; `None`: not said who.
    pub speaker: Option<MentionIdx>,
    /// Whether the source is people whom the article keeps nameless: "US officials", "a person close to the talks",
    /// "analysts". Never a body with a name, an office that one person holds ("the governor"), a pronoun or an absent
    /// source: of these the article may know the name.
    pub is_anonymous: bool,
    /// What the speaker does to the content, negation considered: who "did not rule out that X" asserts nothing.
    pub polarity: Polarity,
    /// To whom it is said, as written and without preposition: "reporters", "Joe Biden", "lui".
    pub addressee: Option<Span>,
    /// Where or by what means it is said, as written and without preposition: "a press conference", "Telegram". An
    /// outlet that was told something is both addressee and venue: it was said to it, and there it was published.
    pub venue: Option<Span>,
    /// The rules that found it and tied it to its speaker.
    pub reasons: Vec<Reason>,
}

impl Statement {
    /// The id of this statement in the article with id `article`: derived from its kind, source and content spans.
    pub fn id(&self, article: &str) -> StatementId {
        let mut place = self.source.map(|source| source.to_string()).unwrap_or_default();
        for piece in &self.content {
            place.push_str(&format!("|{piece}"));
        }
        derive_id('s', [article, self.kind.as_str(), &place])
    }

    /// From the first byte of the first piece to the end of the last.
    pub fn hull(&self) -> Span {
        match (self.content.first(), self.content.last()) {
            (Some(first), Some(last)) => first.hull(*last),
            _ => Span::default(),
        }
    }
}

/// The word or words that announce an utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where: "said", "a déclaré", "selon".
    pub span: Span,
    /// Dictionary form: "say", "déclarer", "selon".
    pub lemma: String,
}

/// What a speaker does to what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Polarity {
    /// Says that it is so, or does not say otherwise.
    #[default]
    Asserts,
    /// Says that it is not so: "denied that", "refuted".
    Denies,
    /// Wants to know whether it is so: "asked whether".
    Asks,
    /// Wants it done: "ordered", "urged to".
    Orders,
    /// Wishes or expects that it be so: "hoped that".
    Hopes,
}

impl Polarity {
    /// Every polarity, in the order of the type.
    pub const ALL: [Polarity; 5] =
        [Polarity::Asserts, Polarity::Denies, Polarity::Asks, Polarity::Orders, Polarity::Hopes];

    /// The polarity as it is stored and exported.
    pub fn as_str(self) -> &'static str {
        match self {
            Polarity::Asserts => "asserts",
            Polarity::Denies => "denies",
            Polarity::Asks => "asks",
            Polarity::Orders => "orders",
            Polarity::Hopes => "hopes",
        }
    }

    /// The polarity that [`Polarity::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|polarity| polarity.as_str() == text)
    }
}

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatementKind {
    /// Between quotation marks.
    Direct,
    /// In the article's own words.
    Indirect,
    /// Partly between quotation marks.
    Mixed,
}

impl StatementKind {
    /// The kind as it is stored and exported.
    pub fn as_str(self) -> &'static str {
        match self {
            StatementKind::Direct => "direct",
            StatementKind::Indirect => "indirect",
            StatementKind::Mixed => "mixed",
        }
    }

    /// The kind that [`StatementKind::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [StatementKind::Direct, StatementKind::Indirect, StatementKind::Mixed]
            .into_iter()
            .find(|k| k.as_str() == text)
    }
}
