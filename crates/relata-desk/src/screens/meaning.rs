//! What means the same as a question, in whatever language: the sentences whose vectors lie nearest to its own.

use super::find::{Near, Ranked};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::load::{list, span_at};
use relata_types::SentenceVector;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Articles or statements given: past the first hundreds nothing is near.
const MOST: usize = 300;
/// Cosine below which two sentences have nothing to do with each other; on the sample case, what answers a question lies above,
/// and the nearest come first anyway.
const LEAST_COSINE: f32 = 0.2;

impl Desk {
    /// Whether the sentences of any article have vectors.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn has_vectors(&self) -> Result<bool> {
        self.look(|connection| {
            let sql = "SELECT EXISTS (SELECT 1 FROM sentence_vectors)";
            Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
        })
    }

    /// The articles, or with `statements` the statements, that have a sentence near to `question`, nearest first. Costs a pass
    /// over all vectors: about a second for a million sentences.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn near_in_meaning(&self, question: &SentenceVector, statements: bool) -> Result<Ranked> {
        self.look(|connection| {
            let mut near = nearest(connection, question)?;
            if statements {
                near = of_statements(connection, &near)?;
            }
            near.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.num.cmp(&b.num)));
            near.truncate(MOST);
            Ok(near)
        })
    }
}

/// For each article with a sentence that is near enough, all such sentences.
fn nearest(connection: &Connection, question: &SentenceVector) -> std::result::Result<Vec<Near>, Fault> {
    let mut near = Vec::new();
    let mut select = connection.prepare_cached("SELECT article, vectors FROM sentence_vectors")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let num = row.get(0)?;
        let bytes = row.get_ref(1)?.as_blob().map_err(|error| Fault::damaged("sentence_vectors", error))?;
        let mut best: Option<Near> = None;
        for (position, bytes) in bytes.chunks_exact(SentenceVector::DIMENSIONS).enumerate() {
            let Some(vector) = SentenceVector::from_bytes(bytes) else { continue };
            let cosine = question.cosine(&vector);
            if cosine >= LEAST_COSINE && best.as_ref().is_none_or(|best| f64::from(cosine) > best.score) {
                best = Some(Near { num, score: f64::from(cosine), sentence: Some(position) });
            }
        }
        near.extend(best);
    }
    Ok(near)
}

/// The statements in the nearest sentences.
fn of_statements(connection: &Connection, near: &[Near]) -> std::result::Result<Vec<Near>, Fault> {
    let mut found: BTreeMap<i64, Near> = BTreeMap::new();
    for place in near {
        let sentences = crate::load::spans(connection, place.num, "sentences")?;
        let Some(sentence) = place.sentence.and_then(|at| sentences.get(at)) else { continue };
        let sql = "SELECT num, start, end FROM statements WHERE article = ?1 ORDER BY position";
        let rows = list(connection, sql, place.num, |row| Ok((row.get::<_, i64>(0)?, span_at(row, 1)?)))?;
        for (num, _) in rows.into_iter().filter(|(_, span)| span.overlaps(*sentence)) {
            found.insert(num, Near { num, score: place.score, sentence: None });
        }
    }
    Ok(found.into_values().collect())
}
