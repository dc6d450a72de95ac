//! From a cited sentence to a ruling on what is told there.

use super::{DecisionView, RulingView};
use crate::desk::Desk;
use crate::error::{DeskError, Fault, Result};
use crate::load::{span_at, spans};
use relata_types::{Ruling, Span, ToldAt};
use rusqlite::{Connection, OptionalExtension, params};

impl Desk {
    /// The ruling that two places tell one claim. Each is `ARTICLE:SENTENCE`, the article's id or key and the number of the sentence,
    /// from 1; or `CLAIM:TELLING`, the claim's id and the place of one of its tellings, from 0, for a sentence may tell several
    /// claims.
    ///
    /// # Errors
    /// [`DeskError::NoSuchName`] when there is no such place; [`DeskError::NoEffect`] when the two are one.
    pub fn ruling_of_same_claim(&self, a: &str, b: &str) -> Result<Ruling> {
        let (a, b) = self.two_places(a, b)?;
        Ok(Ruling::SameClaim { a, b })
    }

    /// The ruling that two sentences, taken for tellings of one claim, tell two.
    ///
    /// # Errors
    /// As for [`Desk::ruling_of_same_claim`].
    pub fn ruling_of_other_claim(&self, a: &str, b: &str) -> Result<Ruling> {
        let (a, b) = self.two_places(a, b)?;
        Ok(Ruling::OtherClaim { a, b })
    }

    fn two_places(&self, a: &str, b: &str) -> Result<(ToldAt, ToldAt)> {
        let (one, other) = (self.told_at(a)?, self.told_at(b)?);
        if one == other {
            let what = format!("{a} and {b} are one place");
            return Err(DeskError::NoEffect { path: self.path().to_owned(), what });
        }
        Ok((one, other))
    }

    fn told_at(&self, place: &str) -> Result<ToldAt> {
        let found = self.look(|connection| match sentence(connection, place)? {
            Some(found) => Ok(Some(found)),
            None => telling(connection, place),
        })?;
        found.ok_or_else(|| DeskError::NoSuchName {
            path: self.path().to_owned(),
            name: place.to_owned(),
            near: Vec::new(),
        })
    }
}

fn sentence(connection: &Connection, place: &str) -> std::result::Result<Option<ToldAt>, Fault> {
    let Some((article, number)) = place.rsplit_once(':') else { return Ok(None) };
    let Some(index) = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) else {
        return Ok(None);
    };
    let mut select = connection
        .prepare_cached("SELECT num, id FROM articles WHERE id = ?1 OR key = ?1 ORDER BY id LIMIT 1")?;
    let found = select
        .query_row([article], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let Some((num, article)) = found else { return Ok(None) };
    Ok(spans(connection, num, "sentences")?.get(index).map(|span| ToldAt { article, span: *span }))
}

fn telling(connection: &Connection, place: &str) -> std::result::Result<Option<ToldAt>, Fault> {
    let Some((claim, position)) = place.rsplit_once(':') else { return Ok(None) };
    let Ok(position) = position.parse::<u32>() else { return Ok(None) };
    let sql = "SELECT a.id, t.start, t.end FROM claims c JOIN tellings t ON t.claim = c.num \
               JOIN articles a ON a.num = t.article WHERE c.id = ?1 AND t.position = ?2";
    let mut select = connection.prepare_cached(sql)?;
    let mut rows = select.query(params![claim, position])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(ToldAt { article: row.get(0)?, span: span_at(row, 1)? }))
}

/// Puts beside the rulings what a person knows their places and articles by: the words told, the title.
pub(super) fn fill(connection: &Connection, log: &mut [DecisionView]) -> std::result::Result<(), Fault> {
    let of = |sql: &str, article: &str| -> std::result::Result<Option<String>, Fault> {
        Ok(connection.prepare_cached(sql)?.query_row(params![article], |row| row.get(0)).optional()?)
    };
    for row in log {
        match &mut row.ruling {
            Some(RulingView::SameClaim { a, b } | RulingView::OtherClaim { a, b }) => {
                for told in [a, b] {
                    let text = of("SELECT text FROM articles WHERE id = ?1", &told.article)?;
                    let span = Span { start: told.start, end: told.end.max(told.start) };
                    told.text = text.map(|text| span.text(&text).to_owned()).unwrap_or_default();
                }
            }
            Some(
                RulingView::Copy { a, b, a_label, b_label } | RulingView::NotCopy { a, b, a_label, b_label },
            ) => {
                let sql = "SELECT coalesce(title, key) FROM articles WHERE id = ?1";
                (*a_label, *b_label) = (of(sql, a)?, of(sql, b)?);
            }
            _ => {}
        }
    }
    Ok(())
}
