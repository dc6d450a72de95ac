//! What was found in one article.

use crate::article::Warning;
use crate::span::Span;
use crate::statement::Statement;
use crate::vector::SentenceVector;

/// Index of a mention in [`Reading::mentions`].
pub type MentionIdx = usize;

/// All that was found in one article. Every span points into that article's text; every list is in the order of
/// the text (by start, then by end).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Sentences, without the white space around them; they do not overlap.
    pub sentences: Vec<Span>,
    /// What each of [`Reading::sentences`] means; empty when no encoder was at hand.
    pub vectors: Vec<SentenceVector>,
    /// The parts of sentences, and of what is uttered, that tell something by themselves; a sentence that is one clause has none
    /// here, unless somebody utters a part of it.
    pub clauses: Vec<Clause>,
    /// What is told to have befallen somebody or something.
    pub happenings: Vec<Happening>,
    /// Spans that name or stand for an entity.
    pub mentions: Vec<Mention>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Time expressions.
    pub times: Vec<Time>,
    /// Where the reporting comes from.
    pub credits: Vec<Credit>,
    /// Sentences or clauses that say that something is not known, not confirmed or unanswered.
    pub questions: Vec<Span>,
    /// Page furniture: spans that are no part of what the article tells.
    pub furniture: Vec<Span>,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

/// A part of a sentence that tells something by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// From its first word to its last; another clause may stand within.
    pub span: Span,
    /// Its words, one span for each stretch. The first may be its subject, which then stands outside [`Clause::span`].
    pub pieces: Vec<Span>,
    /// What it means; [`SentenceVector::NONE`] when no encoder was at hand.
    pub vector: SentenceVector,
}

/// What befell one party or thing, told as a fact: neither denied nor supposed nor foretold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// What sort of happening, by a name that is the same in all languages: `die`, `arrest`, `collapse`.
    pub kind: String,
    /// The word that tells it: a verb, or a noun.
    pub word: Span,
    /// The word for whom it befell: "Brun" in "Ada Brun was arrested" and in "police arrested Ada Brun"; for a thing with the names that
    /// stand beside it: "Orbel dam".
    pub whom: Span,
    /// The sort of thing that it befell, by a name that is the same in all languages: `dam`; [`ANY_THING`] where the word
    /// stands for many sorts. `None`: a person or body.
    pub thing: Option<String>,
    /// The word for who did it to them, when that is told.
    pub by: Option<Span>,
    /// The words that tell it in passing, within a clause that tells something else; `None`: the clause's main verb tells it.
    pub phrase: Option<Span>,
}

/// [`Happening::thing`] of a word that stands for things of many sorts: "the structure".
pub const ANY_THING: &str = "any";

/// A span that names or stands for an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where; a name without its article or title ("Blinken", not "M. Blinken").
    pub span: Span,
    /// What sort of entity.
    pub entity_type: EntityType,
    /// How it stands for it.
    pub form: MentionForm,
    /// The mention of the same article that names the same entity best (its fullest name), by coreference;
    /// `None` when this one is itself the best or nothing is known. It is never a chain: the mention pointed
    /// at has `None` here.
    pub same_as: Option<MentionIdx>,
}

/// The sorts of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityType {
    /// One human being.
    Person,
    /// A body that acts as one: government, company, party, army, outlet.
    Organization,
    /// Somewhere: country, town, river, building.
    Place,
    /// People taken together by nation, creed or trade: "Russians", "Europeans".
    Group,
    /// A name of something else: a work, an event, a product.
    Other,
}

impl EntityType {
    /// Every type, in the order of the type.
    pub const ALL: [EntityType; 5] = [
        EntityType::Person,
        EntityType::Organization,
        EntityType::Place,
        EntityType::Group,
        EntityType::Other,
    ];

    /// The type as it is stored and exported.
    pub fn as_str(self) -> &'static str {
        match self {
            EntityType::Person => "person",
            EntityType::Organization => "organization",
            EntityType::Place => "place",
            EntityType::Group => "group",
            EntityType::Other => "other",
        }
    }

    /// The type that [`EntityType::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// How a mention stands for its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionForm {
    /// By name: "Antony Blinken".
    Name,
    /// By description: "the Belarusian leader".
    Nominal,
    /// By pronoun: "she".
    Pronoun,
}

impl MentionForm {
    /// The form as it is stored and exported.
    pub fn as_str(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Nominal => "nominal",
            MentionForm::Pronoun => "pronoun",
        }
    }

    /// The form that [`MentionForm::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [MentionForm::Name, MentionForm::Nominal, MentionForm::Pronoun]
            .into_iter()
            .find(|f| f.as_str() == text)
    }
}

/// A named feature with its value: why a fact is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The feature, from the fixed list of the crate that gives it: `shingle-containment`, `inverted-subject`.
    pub name: String,
    /// Its value, for a person: `0.83`, `Wagner`.
    pub value: String,
}

impl Reason {
    /// A reason from anything that can be shown.
    pub fn new(name: &str, value: impl ToString) -> Self {
        Self { name: name.to_owned(), value: value.to_string() }
    }
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where.
    pub span: Span,
    /// TIMEX3 type.
    pub time_type: TimeType,
    /// TIMEX3 value: `2023-06-24`, `P2D`, `2023-06-24TMO`.
    pub value: String,
}

/// The types of TIMEX3 (TimeML 1.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeType {
    /// A calendar day or a longer period of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimeType {
    /// The type as TIMEX3 writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            TimeType::Date => "DATE",
            TimeType::Time => "TIME",
            TimeType::Duration => "DURATION",
            TimeType::Set => "SET",
        }
    }

    /// The type that [`TimeType::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [TimeType::Date, TimeType::Time, TimeType::Duration, TimeType::Set]
            .into_iter()
            .find(|t| t.as_str() == text)
    }
}

/// A phrase that names where the reporting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Where: the phrase that gives credit.
    pub span: Span,
    /// The outlet that it names, as written.
    pub outlet: String,
}
