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
    /// [`DeskError::NoSuchPlace`] when there is none; [`DeskError::Ambiguous`] when several articles have the key;
    /// [`DeskError::NoEffect`] when the two are one.
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
        let path = || self.path().to_owned();
        match self.look(|connection| find(connection, place))? {
            Place::Found(told) => Ok(told),
            Place::No(why) => Err(DeskError::NoSuchPlace { path: path(), place: place.to_owned(), why }),
            Place::Several(articles) => {
                let name = place.rsplit_once(':').map_or(place, |(article, _)| article).to_owned();
                Err(DeskError::Ambiguous { path: path(), name, entities: articles })
            }
        }
    }
}

/// What stands at a place that was typed.
enum Place {
    Found(ToldAt),
    /// Why there is none.
    No(String),
    /// The articles that have the key.
    Several(Vec<String>),
}

fn find(connection: &Connection, place: &str) -> std::result::Result<Place, Fault> {
    let form = "a place is ARTICLE:SENTENCE, as `relata claims` and `relata said` cite it";
    let Some((name, number)) = place.rsplit_once(':') else { return Ok(Place::No(form.to_owned())) };
    let Ok(number) = number.parse::<usize>() else { return Ok(Place::No(form.to_owned())) };
    let mut select = connection.prepare_cached(
        "SELECT num, id, coalesce(title, key) FROM articles WHERE id = ?1 OR key = ?1 ORDER BY id = ?1 DESC, id",
    )?;
    let mut found: Vec<(i64, String, String)> = select
        .query_map([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<std::result::Result<_, _>>()?;
    // An id means its article, whatever else has it for a key.
    if found.first().is_some_and(|(_, id, _)| id == name) {
        found.truncate(1);
    }
    match (found.pop(), found.is_empty()) {
        (None, _) => telling(connection, name, number),
        (Some((num, article, label)), true) => {
            let sentences = spans(connection, num, "sentences")?;
            let span = number.checked_sub(1).and_then(|index| sentences.get(index));
            Ok(match span {
                Some(span) => Place::Found(ToldAt { article, span: *span }),
                None => {
                    Place::No(format!("the article “{label}” has the sentences 1 to {}", sentences.len()))
                }
            })
        }
        (Some(last), false) => {
            found.push(last);
            Ok(Place::Several(found.iter().map(|(_, id, label)| format!("{id} ({label})")).collect()))
        }
    }
}

/// A telling of the claim with this id, by its place, from 0.
fn telling(connection: &Connection, claim: &str, at: usize) -> std::result::Result<Place, Fault> {
    let sql = "SELECT a.id, t.start, t.end FROM claims c JOIN tellings t ON t.claim = c.num \
               JOIN articles a ON a.num = t.article WHERE c.id = ?1 ORDER BY t.position";
    let mut select = connection.prepare_cached(sql)?;
    let mut rows = select.query([claim])?;
    let mut tellings = Vec::new();
    while let Some(row) = rows.next()? {
        tellings.push(ToldAt { article: row.get(0)?, span: span_at(row, 1)? });
    }
    let n_tellings = tellings.len();
    Ok(match tellings.into_iter().nth(at) {
        Some(told) => Place::Found(told),
        None if n_tellings == 0 => Place::No(format!("no article has the id or key {claim}")),
        None => Place::No(format!("the claim {claim} has the tellings 0 to {}", n_tellings - 1)),
    })
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
