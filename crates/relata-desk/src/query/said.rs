//! Who said what.

use super::search::match_words;
use super::{STATEMENT_COLUMNS, STATEMENT_TABLES, StatementRow, StatementView};
use crate::desk::Desk;
use crate::error::Result;
use crate::fold::fold;
use crate::texts::Texts;
use relata_types::Polarity;
use rusqlite::named_params;
use serde::Serialize;

/// Which statements to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidFilter {
    /// Only those of speakers one of whose names holds this, whatever its case and diacritics.
    pub who: Option<String>,
    /// Only those with all these words, as in a search.
    pub words: Option<String>,
    /// Only those in which the speaker does this to what is said.
    pub polarity: Option<Polarity>,
    /// Only those of people whom their article keeps nameless.
    pub only_anonymous: bool,
    /// At most so many.
    pub limit: usize,
    /// After leaving out so many.
    pub offset: usize,
}

impl Default for SaidFilter {
    fn default() -> Self {
        Self { who: None, words: None, polarity: None, only_anonymous: false, limit: usize::MAX, offset: 0 }
    }
}

/// Statements, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// How many fit, with those that the limit leaves out.
    pub total: usize,
    /// The statements; undated articles come last.
    pub statements: Vec<StatementView>,
}

impl Desk {
    /// Statements with their speakers and citations, newest first, then in the order of the text.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn said(&self, filter: &SaidFilter) -> Result<Said> {
        let words = match filter.words.as_deref().map(match_words) {
            Some(None) => return Ok(Said { total: 0, statements: Vec::new() }),
            Some(words) => words,
            None => None,
        };
        let who = filter.who.as_deref().map(fold);
        self.look(|connection| {
            let fits = said_condition(who.is_some(), words.is_some());
            let mut count = connection
                .prepare_cached(&format!("SELECT count(*) FROM {STATEMENT_TABLES} WHERE {fits}"))?;
            let polarity = filter.polarity.map(Polarity::as_str);
            let anonymous = filter.only_anonymous;
            let total: u32 = count.query_row(
                named_params! {":who": who, ":words": words, ":polarity": polarity, ":anonymous": anonymous},
                |row| row.get(0),
            )?;
            let mut select = connection.prepare_cached(&said_sql(&fits))?;
            let limit = i64::try_from(filter.limit).unwrap_or(i64::MAX);
            let offset = i64::try_from(filter.offset).unwrap_or(i64::MAX);
            let mut rows = select.query(named_params! {
                ":who": who, ":words": words, ":polarity": polarity, ":anonymous": anonymous,
                ":limit": limit, ":offset": offset
            })?;
            let mut texts = Texts::new(connection);
            let mut statements = Vec::new();
            while let Some(row) = rows.next()? {
                statements.push(StatementRow::read(row)?.view(&mut texts)?);
            }
            Ok(Said { total: total as usize, statements })
        })
    }
}

/// What a statement must meet. All parameters are always named, so that all may always be given.
fn said_condition(by_name: bool, by_words: bool) -> String {
    let who = if by_name {
        "speaker.num IN (SELECT entity FROM entity_names WHERE instr(folded, :who) > 0)"
    } else {
        ":who IS NULL"
    };
    let words = if by_words {
        "s.num IN (SELECT rowid FROM statement_words WHERE statement_words MATCH :words)"
    } else {
        ":words IS NULL"
    };
    format!(
        "{who} AND {words} AND (:polarity IS NULL OR s.polarity = :polarity) AND s.anonymous >= :anonymous"
    )
}

fn said_sql(fits: &str) -> String {
    format!(
        "SELECT {STATEMENT_COLUMNS} FROM {STATEMENT_TABLES} WHERE {fits} \
         ORDER BY a.published DESC NULLS LAST, a.id, s.position LIMIT :limit OFFSET :offset"
    )
}
