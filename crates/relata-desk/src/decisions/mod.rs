//! The log of what persons ruled: it only grows, and a row in it takes another back.

mod named;
mod on_texts;
mod told;

use crate::desk::Desk;
use crate::error::{DeskError, Fault, Result};
use crate::json::{from_json, to_json};
use crate::state::{set_state, state};
use relata_types::{Decision, DecisionNumber, EntityType, NamedEntity, Ruling, ToldAt};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One row of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionView {
    /// Its number, from 1.
    pub number: DecisionNumber,
    /// When it was made, ISO 8601.
    pub made: String,
    /// What was ruled; `None` for a row that takes another back.
    pub ruling: Option<RulingView>,
    /// The row that this one takes back.
    pub undoes: Option<DecisionNumber>,
    /// Whether it has effect: nothing took it back.
    pub in_force: bool,
}

/// A ruling as it is stored and printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verb", rename_all = "kebab-case")]
pub enum RulingView {
    /// Two entities are one.
    Merge {
        /// The first.
        a: NamedEntityView,
        /// The second.
        b: NamedEntityView,
    },
    /// A spelling is not the entity's.
    Split {
        /// The entity.
        entity: NamedEntityView,
        /// The spelling.
        name: String,
    },
    /// The entity is shown under another name.
    Rename {
        /// The entity.
        entity: NamedEntityView,
        /// The name.
        name: String,
    },
    /// The words name nobody and nothing.
    NotAName {
        /// The words.
        name: String,
    },
    /// Two articles are one telling.
    Copy {
        /// Id of the first.
        a: String,
        /// Id of the second.
        b: String,
        /// How a person recognises the first; looked up where the log is read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        a_label: Option<String>,
        /// How a person recognises the second.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        b_label: Option<String>,
    },
    /// Two articles are two tellings.
    NotCopy {
        /// Id of the first.
        a: String,
        /// Id of the second.
        b: String,
        /// How a person recognises the first; looked up where the log is read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        a_label: Option<String>,
        /// How a person recognises the second.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        b_label: Option<String>,
    },
    /// Somebody else speaks.
    WrongSpeaker {
        /// Id of the statement.
        statement: String,
        /// Its words.
        words: String,
    },
    /// Nobody says these words.
    NotAStatement {
        /// Id of what was taken for a statement.
        statement: String,
        /// Its words.
        words: String,
    },
    /// Two places tell one claim.
    SameClaim {
        /// The first.
        a: ToldAtView,
        /// The second.
        b: ToldAtView,
    },
    /// Two places tell two claims.
    #[serde(rename = "not-the-same")]
    OtherClaim {
        /// The first.
        a: ToldAtView,
        /// The second.
        b: ToldAtView,
    },
}

/// Where something is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldAtView {
    /// Id of the article.
    pub article: String,
    /// First byte of the words.
    pub start: u32,
    /// First byte after them.
    pub end: u32,
    /// The words, for a person.
    pub text: String,
}

/// Which entity is meant: a spelling, and an article that spells it so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedEntityView {
    /// `person`, `organization`, `place`, `group` or `other`.
    #[serde(rename = "type")]
    pub entity_type: String,
    /// The spelling.
    pub name: String,
    /// Id of the article.
    pub article: String,
}

impl Desk {
    /// Adds a ruling to the log; `made` is the caller's clock, ISO 8601. The dossier is out of date from then on.
    ///
    /// # Errors
    /// When the desk cannot be written.
    pub fn decide(&mut self, made: &str, ruling: &Ruling) -> Result<DecisionNumber> {
        self.change(|connection| {
            let ruling = to_json(&RulingView::from(ruling))?;
            add(connection, made, Some(&ruling), None)
        })
    }

    /// Takes a row of the log back, by a row of its own: a ruling, or an earlier undoing.
    ///
    /// # Errors
    /// [`DeskError::Undecided`] when there is no such row or it has been taken back already.
    pub fn undo(&mut self, made: &str, number: DecisionNumber) -> Result<DecisionNumber> {
        let has_effect = self.decision_log()?.iter().any(|row| row.number == number && row.in_force);
        if !has_effect {
            return Err(DeskError::Undecided { path: self.path().to_owned(), number });
        }
        self.change(|connection| add(connection, made, None, Some(number)))
    }

    /// The whole log, in the order of its making.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn decision_log(&self) -> Result<Vec<DecisionView>> {
        self.look(log)
    }

    /// The rulings that have effect, in the order of their making.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        self.look(|connection| {
            let mut decisions = Vec::new();
            for row in log(connection)?.into_iter().filter(|row| row.in_force) {
                if let Some(ruling) = row.ruling {
                    decisions.push(Decision { number: row.number, ruling: ruling.into_ruling()? });
                }
            }
            Ok(decisions)
        })
    }
}

fn add(
    connection: &Connection,
    made: &str,
    ruling: Option<&str>,
    undoes: Option<DecisionNumber>,
) -> std::result::Result<DecisionNumber, Fault> {
    let last: Option<DecisionNumber> =
        connection.query_row("SELECT max(number) FROM decisions", [], |row| row.get(0)).optional()?.flatten();
    let number = last.unwrap_or(0) + 1;
    connection
        .prepare_cached("INSERT INTO decisions (number, made, ruling, undoes) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![number, made, ruling, undoes])?;
    set_state(connection, "readings", state(connection, "readings")? + 1)?;
    Ok(number)
}

/// The log with what has effect: from the last row back, since a row can only take back an earlier one.
pub(crate) fn log(connection: &Connection) -> std::result::Result<Vec<DecisionView>, Fault> {
    let mut select =
        connection.prepare_cached("SELECT number, made, ruling, undoes FROM decisions ORDER BY number")?;
    let mut rows = select.query([])?;
    let mut log = Vec::new();
    while let Some(row) = rows.next()? {
        let ruling: Option<String> = row.get(2)?;
        log.push(DecisionView {
            number: row.get(0)?,
            made: row.get(1)?,
            ruling: ruling.map(|json| from_json("decisions.ruling", &json)).transpose()?,
            undoes: row.get(3)?,
            in_force: true,
        });
    }
    let place: BTreeMap<DecisionNumber, usize> =
        log.iter().enumerate().map(|(at, row)| (row.number, at)).collect();
    for at in (0..log.len()).rev() {
        if let Some(undone) =
            log[at].undoes.filter(|_| log[at].in_force).and_then(|number| place.get(&number))
        {
            log[*undone].in_force = false;
        }
    }
    told::fill(connection, &mut log)?;
    Ok(log)
}

impl From<&Ruling> for RulingView {
    fn from(ruling: &Ruling) -> Self {
        let view = |entity: &NamedEntity| NamedEntityView {
            entity_type: entity.entity_type.as_str().to_owned(),
            name: entity.name.clone(),
            article: entity.article.clone(),
        };
        // The words are looked up where a person reads the log.
        let told = |at: &ToldAt| ToldAtView {
            article: at.article.clone(),
            start: at.span.start,
            end: at.span.end,
            text: String::new(),
        };
        match ruling {
            Ruling::Merge { a, b } => RulingView::Merge { a: view(a), b: view(b) },
            Ruling::Split { entity, name } => RulingView::Split { entity: view(entity), name: name.clone() },
            Ruling::Rename { entity, name } => {
                RulingView::Rename { entity: view(entity), name: name.clone() }
            }
            Ruling::NotAName { name } => RulingView::NotAName { name: name.clone() },
            Ruling::Copy { a, b } => {
                RulingView::Copy { a: a.clone(), b: b.clone(), a_label: None, b_label: None }
            }
            Ruling::NotCopy { a, b } => {
                RulingView::NotCopy { a: a.clone(), b: b.clone(), a_label: None, b_label: None }
            }
            Ruling::WrongSpeaker { statement, words } => {
                RulingView::WrongSpeaker { statement: statement.clone(), words: words.clone() }
            }
            Ruling::NotAStatement { statement, words } => {
                RulingView::NotAStatement { statement: statement.clone(), words: words.clone() }
            }
            Ruling::SameClaim { a, b } => RulingView::SameClaim { a: told(a), b: told(b) },
            Ruling::OtherClaim { a, b } => RulingView::OtherClaim { a: told(a), b: told(b) },
        }
    }
}

impl RulingView {
    fn into_ruling(self) -> std::result::Result<Ruling, Fault> {
        let named = |view: NamedEntityView| match EntityType::parse(&view.entity_type) {
            Some(entity_type) => Ok(NamedEntity { entity_type, name: view.name, article: view.article }),
            None => Err(Fault::damaged("decisions.ruling", view.entity_type)),
        };
        let told_at = |view: ToldAtView| {
            let span = crate::json::span([view.start, view.end])?;
            Ok::<_, Fault>(ToldAt { article: view.article, span })
        };
        Ok(match self {
            RulingView::Merge { a, b } => Ruling::Merge { a: named(a)?, b: named(b)? },
            RulingView::Split { entity, name } => Ruling::Split { entity: named(entity)?, name },
            RulingView::Rename { entity, name } => Ruling::Rename { entity: named(entity)?, name },
            RulingView::NotAName { name } => Ruling::NotAName { name },
            RulingView::Copy { a, b, .. } => Ruling::Copy { a, b },
            RulingView::NotCopy { a, b, .. } => Ruling::NotCopy { a, b },
            RulingView::WrongSpeaker { statement, words } => Ruling::WrongSpeaker { statement, words },
            RulingView::NotAStatement { statement, words } => Ruling::NotAStatement { statement, words },
            RulingView::SameClaim { a, b } => Ruling::SameClaim { a: told_at(a)?, b: told_at(b)? },
            RulingView::OtherClaim { a, b } => Ruling::OtherClaim { a: told_at(a)?, b: told_at(b)? },
        })
    }
}
