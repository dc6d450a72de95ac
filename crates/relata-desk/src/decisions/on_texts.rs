//! From what a person types to a ruling on two articles or on a statement, refused when it would change nothing.

use crate::desk::Desk;
use crate::error::{DeskError, Fault, Result};
use crate::query::{STATEMENT_COLUMNS, STATEMENT_TABLES, StatementRow, StatementView};
use crate::texts::Texts;
use relata_types::{ArticleId, Ruling};
use rusqlite::{Connection, OptionalExtension, params};

/// An article as the answer to what was typed.
struct Found {
    num: i64,
    id: ArticleId,
    label: String,
}

impl Desk {
    /// The ruling that two articles are one telling. Each is named by its id, key, path, address or title.
    ///
    /// # Errors
    /// [`DeskError::NoSuchArticle`] when none is called so; [`DeskError::Ambiguous`] when several are;
    /// [`DeskError::NoEffect`] when they are one article, or in one origin already.
    pub fn ruling_to_copy(&self, a: &str, b: &str) -> Result<Ruling> {
        let [a, b] = self.two_articles(a, b)?;
        if self.look(|connection| in_one_origin(connection, &a, &b))? {
            return Err(self.without_effect(format!("{} and {} are one origin already", a.label, b.label)));
        }
        Ok(Ruling::Copy { a: a.id, b: b.id })
    }

    /// The ruling that two articles are two tellings.
    ///
    /// # Errors
    /// As for [`Desk::ruling_to_copy`]; [`DeskError::NoEffect`] when no copy link and no origin joins them.
    pub fn ruling_to_part(&self, a: &str, b: &str) -> Result<Ruling> {
        let [a, b] = self.two_articles(a, b)?;
        let is_joined = self
            .look(|connection| Ok(in_one_origin(connection, &a, &b)? || are_linked(connection, &a, &b)?))?;
        if !is_joined {
            return Err(self.without_effect(format!("{} and {} are no copies", a.label, b.label)));
        }
        Ok(Ruling::NotCopy { a: a.id, b: b.id })
    }

    /// The ruling that the speaker of a statement, named by its id, is the wrong one.
    ///
    /// # Errors
    /// [`DeskError::NoSuchStatement`] when there is none; [`DeskError::NoEffect`] when it has no speaker.
    pub fn ruling_on_speaker(&self, statement: &str) -> Result<Ruling> {
        let found = self.statement(statement)?;
        if found.speaker.is_none() && found.speaker_name.is_none() {
            return Err(self.without_effect(format!("no speaker is given for {statement}")));
        }
        Ok(Ruling::WrongSpeaker { statement: found.id, words: found.text })
    }

    /// The ruling that what was taken for a statement, named by its id, is none.
    ///
    /// # Errors
    /// [`DeskError::NoSuchStatement`] when there is none.
    pub fn ruling_that_nobody_says(&self, statement: &str) -> Result<Ruling> {
        let found = self.statement(statement)?;
        Ok(Ruling::NotAStatement { statement: found.id, words: found.text })
    }

    fn statement(&self, id: &str) -> Result<StatementView> {
        let found = self.look(|connection| {
            let sql = format!("SELECT {STATEMENT_COLUMNS} FROM {STATEMENT_TABLES} WHERE s.id = ?1");
            let mut select = connection.prepare_cached(&sql)?;
            let mut rows = select.query([id])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            StatementRow::read(row)?.view(&mut Texts::new(connection)).map(Some)
        })?;
        found.ok_or_else(|| DeskError::NoSuchStatement { path: self.path().to_owned(), id: id.to_owned() })
    }

    /// The two articles, that with the smaller id first.
    fn two_articles(&self, a: &str, b: &str) -> Result<[Found; 2]> {
        let (one, other) = (self.article(a)?, self.article(b)?);
        if one.num == other.num {
            return Err(self.without_effect(format!("{a} and {b} are one article")));
        }
        Ok(if one.id < other.id { [one, other] } else { [other, one] })
    }

    fn article(&self, name: &str) -> Result<Found> {
        let mut found = self.look(|connection| articles(connection, name))?;
        let (path, name) = (self.path().to_owned(), name.to_owned());
        match (found.pop(), found.is_empty()) {
            (None, _) => Err(DeskError::NoSuchArticle { path, name }),
            (Some(only), true) => Ok(only),
            (Some(last), false) => {
                found.push(last);
                let entities = found.iter().map(|found| format!("{} ({})", found.id, found.label)).collect();
                Err(DeskError::Ambiguous { path, name, entities })
            }
        }
    }

    fn without_effect(&self, what: String) -> DeskError {
        DeskError::NoEffect { path: self.path().to_owned(), what }
    }
}

fn articles(connection: &Connection, name: &str) -> std::result::Result<Vec<Found>, Fault> {
    let mut select = connection.prepare_cached(
        "SELECT num, id, coalesce(title, key) FROM articles \
         WHERE id = ?1 OR key = ?1 OR path = ?1 OR url = ?1 OR title = ?1 ORDER BY id = ?1 DESC, id",
    )?;
    let rows = select
        .query_map([name], |row| Ok(Found { num: row.get(0)?, id: row.get(1)?, label: row.get(2)? }))?;
    let mut found: Vec<Found> = rows.collect::<std::result::Result<_, _>>()?;
    // An id means its article, whatever else is called so.
    if found.first().is_some_and(|first| first.id == name) {
        found.truncate(1);
    }
    Ok(found)
}

fn in_one_origin(connection: &Connection, a: &Found, b: &Found) -> std::result::Result<bool, Fault> {
    let sql = "SELECT 1 FROM origin_articles x JOIN origin_articles y ON y.origin = x.origin \
               WHERE x.article = ?1 AND y.article = ?2";
    Ok(connection.query_row(sql, params![a.num, b.num], |_| Ok(())).optional()?.is_some())
}

fn are_linked(connection: &Connection, a: &Found, b: &Found) -> std::result::Result<bool, Fault> {
    let sql = "SELECT 1 FROM copies WHERE (a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)";
    Ok(connection.query_row(sql, params![a.num, b.num], |_| Ok(())).optional()?.is_some())
}
