//! What the desk keeps to find the copies of a new article without comparing all others again.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::{passages_from_json, passages_to_json, reasons_from_json, reasons_to_json};
use crate::state::{article_num, set_state, state};
use relata_types::{ArticleId, CopyChange, CopyKind, CopyLink, CopyVerdict, Sketch};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;

type Done<T> = std::result::Result<T, Fault>;

impl Desk {
    /// Forgets all that was kept by another `revision` of the comparison.
    ///
    /// # Errors
    /// When the desk cannot be read or written.
    pub fn keep_copies_of_revision(&mut self, revision: u32) -> Result<()> {
        let is_of =
            |connection: &Connection| Ok(state(connection, "copies-revision")? == i64::from(revision));
        if self.look(is_of)? {
            return Ok(());
        }
        self.change(|connection| {
            forget(connection)?;
            set_state(connection, "copies-revision", i64::from(revision))
        })
    }

    /// The first `most` articles that were not compared yet, in the order in which they came, and how often what is kept has been changed,
    /// for [`Desk::save_copy_change`]. They must be compared in this order.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn uncompared(&self, most: usize) -> Result<(BTreeSet<ArticleId>, i64)> {
        self.look(|connection| {
            // Numbers rise with time, so all after the last that was compared were not: no table is looked through.
            let mut select = connection.prepare_cached(
                "SELECT id FROM articles WHERE num > (SELECT coalesce(max(article), 0) FROM sketches) \
                 ORDER BY num LIMIT ?1",
            )?;
            let ids = select.query_map([most as i64], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            Ok((ids, state(connection, "copies")?))
        })
    }

    /// Hands the id and [`Sketch::keys`] of each article that was compared to `visit`.
    ///
    /// # Errors
    /// When the desk cannot be read or is damaged.
    pub fn visit_sketch_keys(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<()> {
        self.look(|connection| visit_keys(connection, "sketches", visit))
    }

    /// The same with [`Sketch::paragraphs`].
    ///
    /// # Errors
    /// When the desk cannot be read or is damaged.
    pub fn visit_paragraph_keys(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<()> {
        self.look(|connection| visit_keys(connection, "paragraph_keys", visit))
    }

    /// The keys of the paragraphs that are furniture by recurrence.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn recurring_paragraphs(&self) -> Result<BTreeSet<u64>> {
        self.look(|connection| {
            let mut select = connection.prepare_cached("SELECT key FROM recurring_paragraphs")?;
            let keys = select.query_map([], |row| row.get(0).map(i64::cast_unsigned))?;
            Ok(keys.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// What is kept of some articles; those that were not compared are left out.
    ///
    /// # Errors
    /// When the desk cannot be read or is damaged.
    pub fn sketches(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<Sketch>> {
        self.look(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT s.keys, p.keys, s.bytes FROM articles a JOIN sketches s ON s.article = a.num \
                 JOIN paragraph_keys p ON p.article = a.num WHERE a.id = ?1",
            )?;
            let mut sketches = Vec::with_capacity(articles.len());
            for id in articles {
                let row = |row: &Row<'_>| {
                    Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, u32>(2)?))
                };
                let Some((keys, paragraphs, n_bytes)) = select.query_row([id], row).optional()? else {
                    continue;
                };
                let article = id.clone();
                sketches.push(Sketch {
                    article,
                    keys: keys_of(&keys)?,
                    paragraphs: keys_of(&paragraphs)?,
                    n_bytes,
                });
            }
            Ok(sketches)
        })
    }

    /// All verdicts, translations among them as sure ones, sorted by the two articles.
    ///
    /// # Errors
    /// When the desk cannot be read or is damaged.
    pub fn copy_verdicts(&self) -> Result<Vec<CopyVerdict>> {
        self.look(|connection| verdicts(connection, "ORDER BY a.id, b.id", &[]))
    }

    /// The verdicts on one article, in no order.
    ///
    /// # Errors
    /// When the desk cannot be read or is damaged.
    pub fn copy_verdicts_on(&self, article: &str) -> Result<Vec<CopyVerdict>> {
        self.look(|connection| {
            let Some(num) = article_num(connection, article)? else { return Ok(Vec::new()) };
            let mut on = verdicts(connection, "WHERE v.a = ?1", &[num])?;
            on.extend(verdicts(connection, "WHERE v.b = ?1", &[num])?);
            Ok(on)
        })
    }

    /// Saves what changed, in one transaction, unless another process changed what is kept since [`Desk::uncompared`] gave `count`;
    /// whether it was saved.
    ///
    /// # Errors
    /// When the desk cannot be written, or the change speaks of an article that it does not hold.
    pub fn save_copy_change(&mut self, change: &CopyChange, count: i64) -> Result<bool> {
        self.change(|connection| {
            if state(connection, "copies")? != count {
                return Ok(false);
            }
            save(connection, change)?;
            set_state(connection, "copies", count + 1)?;
            Ok(true)
        })
    }
}

/// Forgets what is kept of all articles.
pub(crate) fn forget(connection: &Connection) -> Done<()> {
    for table in ["copy_verdicts", "recurring_paragraphs", "paragraph_keys", "sketches", "kept"] {
        connection.prepare_cached(&format!("DELETE FROM {table}"))?.execute([])?;
    }
    set_state(connection, "copies", state(connection, "copies")? + 1)
}

fn save(connection: &Connection, change: &CopyChange) -> Done<()> {
    for (key, recurs) in &change.recurring {
        let sql = match recurs {
            true => "INSERT OR IGNORE INTO recurring_paragraphs VALUES (?1)",
            false => "DELETE FROM recurring_paragraphs WHERE key = ?1",
        };
        connection.prepare_cached(sql)?.execute([key.cast_signed()])?;
    }
    for sketch in &change.sketches {
        let num = known(connection, &sketch.article)?;
        for side in ["a", "b"] {
            connection
                .prepare_cached(&format!("DELETE FROM copy_verdicts WHERE {side} = ?1"))?
                .execute([num])?;
        }
        connection
            .prepare_cached("INSERT OR REPLACE INTO sketches VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![num, sketch.article, sketch.n_bytes, bytes_of(&sketch.keys)])?;
        connection
            .prepare_cached("INSERT OR REPLACE INTO paragraph_keys VALUES (?1, ?2, ?3)")?
            .execute(params![num, sketch.article, bytes_of(&sketch.paragraphs)])?;
    }
    forget_pairs(connection, &change.gone)?;
    save_verdicts(connection, &change.verdicts)
}

pub(crate) fn save_verdicts(connection: &Connection, verdicts: &[CopyVerdict]) -> Done<()> {
    let mut insert = connection
        .prepare_cached("INSERT OR REPLACE INTO copy_verdicts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for CopyVerdict { link, is_sure } in verdicts {
        insert.execute(params![
            known(connection, &link.a)?,
            known(connection, &link.b)?,
            is_sure,
            link.kind.as_str(),
            link.score,
            reasons_to_json(&link.reasons)?,
            passages_to_json(&link.passages)?,
        ])?;
    }
    Ok(())
}

pub(crate) fn forget_pairs(connection: &Connection, pairs: &[(ArticleId, ArticleId)]) -> Done<()> {
    for (a, b) in pairs {
        connection
            .prepare_cached("DELETE FROM copy_verdicts WHERE a = ?1 AND b = ?2")?
            .execute([known(connection, a)?, known(connection, b)?])?;
    }
    Ok(())
}

fn known(connection: &Connection, id: &str) -> Done<i64> {
    article_num(connection, id)?.ok_or_else(|| Fault::Unknown(format!("an article {id} was compared")))
}

pub(crate) fn verdicts(connection: &Connection, which: &str, params: &[i64]) -> Done<Vec<CopyVerdict>> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT a.id, b.id, v.sure, v.kind, v.score, v.reasons, v.passages FROM copy_verdicts v \
         JOIN articles a ON a.num = v.a JOIN articles b ON b.num = v.b {which}"
    ))?;
    let mut rows = select.query(rusqlite::params_from_iter(params))?;
    let mut verdicts = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get(3)?;
        let link = CopyLink {
            a: row.get(0)?,
            b: row.get(1)?,
            kind: CopyKind::parse(&kind).ok_or_else(|| Fault::damaged("copy_verdicts.kind", kind))?,
            score: row.get(4)?,
            reasons: reasons_from_json(&row.get::<_, String>(5)?)?,
            passages: passages_from_json(&row.get::<_, String>(6)?)?,
        };
        verdicts.push(CopyVerdict { link, is_sure: row.get(2)? });
    }
    Ok(verdicts)
}

fn visit_keys(connection: &Connection, table: &str, visit: &mut dyn FnMut(&str, &[u64])) -> Done<()> {
    let mut select = connection.prepare_cached(&format!("SELECT id, keys FROM {table}"))?;
    let mut rows = select.query([])?;
    let mut keys = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |error| rusqlite::Error::from(error);
        let id = row.get_ref(0)?.as_str().map_err(text)?;
        let bytes = row.get_ref(1)?.as_blob().map_err(text)?;
        read_keys(bytes, &mut keys)?;
        visit(id, &keys);
    }
    Ok(())
}

fn keys_of(bytes: &[u8]) -> Done<Vec<u64>> {
    let mut keys = Vec::new();
    read_keys(bytes, &mut keys)?;
    Ok(keys)
}

fn read_keys(bytes: &[u8], into: &mut Vec<u64>) -> Done<()> {
    let (whole, rest) = bytes.as_chunks::<8>();
    if !rest.is_empty() {
        return Err(Fault::damaged("keys", format_args!("{} bytes", bytes.len())));
    }
    into.clear();
    into.extend(whole.iter().map(|bytes| u64::from_le_bytes(*bytes)));
    Ok(())
}

fn bytes_of(keys: &[u64]) -> Vec<u8> {
    keys.iter().flat_map(|key| key.to_le_bytes()).collect()
}
