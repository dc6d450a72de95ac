//! What means the same as a question, in whatever language: the sentences whose vectors lie nearest to its own.
//!
//! All vectors of a large desk do not fit into a moment: 100,000 articles have 700 MB of them. So a first look goes by the signs of
//! their numbers alone, 64 bytes a sentence, which are kept in memory: the more of two vectors' signs agree, the smaller, as a
//! rule, is their angle (Charikar 2002, "Similarity estimation techniques from rounding algorithms"). The sentences nearest by
//! their signs are then compared in full.

use super::catalogue::Catalogue;
use super::find::{Near, Ranked};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::load::{list, span_at};
use relata_types::SentenceVector;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Articles or statements given: past the first hundreds nothing is near.
const MOST: usize = 300;
/// Sentences that are compared in full. Signs of 512 numbers tell a cosine of 0.35 from chance among a million sentences.
const MOST_COMPARED: usize = 1_000;
/// Cosine below which two sentences have nothing to do with each other; on the sample case, what answers a question lies above,
/// and the nearest come first anyway.
const LEAST_COSINE: f32 = 0.2;
/// Words of 64 signs in a vector.
const WORDS: usize = SentenceVector::DIMENSIONS / 64;

/// The signs of a vector's numbers.
type Signs = [u64; WORDS];

/// The signs of every sentence that has a vector.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    signs: Vec<Signs>,
    /// Row number of the article and position of the sentence, for each.
    places: Vec<(u32, u32)>,
}

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

    /// Does for `catalogue` what the first question by meaning would have to wait for.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn learn_meanings(&self, catalogue: &Catalogue) -> Result<()> {
        self.look(|connection| learnt(connection, catalogue).map(drop))
    }

    /// The articles, or with `statements` the statements, that have a sentence near to `question`, nearest first. The first question
    /// to a catalogue costs a pass over all vectors, about a second for a million sentences; another a pass over their signs.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn near_in_meaning(
        &self,
        catalogue: &Catalogue,
        question: &SentenceVector,
        statements: bool,
    ) -> Result<Arc<Ranked>> {
        let look = |connection: &Connection| {
            let meanings = learnt(connection, catalogue)?;
            let mut near = compared(connection, question, &meanings.nearest(question, MOST_COMPARED))?;
            if statements {
                near = of_statements(connection, &near)?;
            }
            near.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.num.cmp(&b.num)));
            near.truncate(MOST);
            Ok(near)
        };
        // Another page or facet does not cost another look.
        let key = format!("{statements} {:?}", question.numbers());
        self.look(|connection| catalogue.near(key, || look(connection)))
    }
}

/// The signs of a vector's numbers, given as its bytes: whether each is below 0.
fn signs(vector: &[u8]) -> Signs {
    let mut signs = [0; WORDS];
    for (word, numbers) in signs.iter_mut().zip(vector.chunks(64)) {
        for (at, number) in numbers.iter().enumerate() {
            *word |= u64::from(number >> 7) << at;
        }
    }
    signs
}

fn learnt<'c>(connection: &Connection, catalogue: &'c Catalogue) -> std::result::Result<&'c Meanings, Fault> {
    if let Some(meanings) = catalogue.meanings.get() {
        return Ok(meanings);
    }
    let meanings = meanings(connection)?;
    Ok(catalogue.meanings.get_or_init(|| meanings))
}

fn meanings(connection: &Connection) -> std::result::Result<Meanings, Fault> {
    let mut meanings = Meanings::default();
    let mut select = connection.prepare_cached("SELECT article, vectors FROM sentence_vectors")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let Ok(num) = u32::try_from(row.get::<_, i64>(0)?) else { continue };
        for (position, vector) in bytes(row.get_ref(1)?)?.chunks_exact(SentenceVector::DIMENSIONS).enumerate()
        {
            if vector.iter().any(|number| *number != 0) {
                meanings.signs.push(signs(vector));
                meanings.places.push((num, position as u32));
            }
        }
    }
    Ok(meanings)
}

fn bytes(value: rusqlite::types::ValueRef<'_>) -> std::result::Result<&[u8], Fault> {
    value.as_blob().map_err(|error| Fault::damaged("sentence_vectors", error))
}

impl Meanings {
    /// The places of the `most` sentences with most signs in common with `question`, those that tie for the last place included;
    /// sorted.
    fn nearest(&self, question: &SentenceVector, most: usize) -> Vec<(u32, u32)> {
        let asked = signs(&question.bytes());
        let differ = |signs: &Signs| -> u32 {
            signs.iter().zip(&asked).map(|(one, other)| (one ^ other).count_ones()).sum()
        };
        let distances: Vec<u16> = self.signs.iter().map(|signs| differ(signs) as u16).collect();
        let mut counts = [0_usize; SentenceVector::DIMENSIONS + 1];
        distances.iter().for_each(|distance| counts[usize::from(*distance)] += 1);
        let mut reached = 0;
        let last = counts.iter().position(|count| {
            reached += count;
            reached >= most
        });
        let last = last.unwrap_or(SentenceVector::DIMENSIONS);
        let is_near = |(distance, _): &(&u16, _)| usize::from(**distance) <= last;
        let mut places: Vec<(u32, u32)> =
            distances.iter().zip(&self.places).filter(is_near).map(|(_, place)| *place).collect();
        places.sort_unstable();
        places
    }
}

/// For each article among `places`, sorted, the best of its sentences that are near enough.
fn compared(
    connection: &Connection,
    question: &SentenceVector,
    places: &[(u32, u32)],
) -> std::result::Result<Vec<Near>, Fault> {
    let mut near = Vec::new();
    let mut select = connection.prepare_cached("SELECT vectors FROM sentence_vectors WHERE article = ?1")?;
    for of_article in places.chunk_by(|a, b| a.0 == b.0) {
        let Some((article, _)) = of_article.first() else { continue };
        let mut rows = select.query([article])?;
        let Some(row) = rows.next()? else { continue };
        let mut best: Option<Near> = None;
        let bytes = bytes(row.get_ref(0)?)?;
        for position in of_article.iter().map(|(_, position)| *position as usize) {
            let vector = bytes.chunks_exact(SentenceVector::DIMENSIONS).nth(position);
            let Some(vector) = vector.and_then(SentenceVector::from_bytes) else { continue };
            let score = f64::from(question.cosine(&vector));
            if score >= f64::from(LEAST_COSINE) && best.as_ref().is_none_or(|best| score > best.score) {
                best = Some(Near { num: i64::from(*article), score, sentence: Some(position) });
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Vectors that turn away from the first step by step.
    fn turned(step: usize) -> SentenceVector {
        let number = |at: usize| if at * 7 % SentenceVector::DIMENSIONS < step { -1.0 } else { 1.0 };
        SentenceVector::quantised(&(0..SentenceVector::DIMENSIONS).map(number).collect::<Vec<f32>>())
    }

    #[test]
    fn the_nearest_by_signs_are_those_of_the_smallest_angle() {
        let all: Vec<SentenceVector> = (0..50).map(|step| turned(step * 10)).collect();
        let places = (0..50).map(|at| (at / 4, at % 4)).collect();
        let meanings = Meanings { signs: all.iter().map(|vector| signs(&vector.bytes())).collect(), places };
        assert_eq!(meanings.nearest(&all[0], 3), [(0, 0), (0, 1), (0, 2)]);
        assert_eq!(meanings.nearest(&all[0], 0).len(), 1, "what ties for the last place is taken");
        assert_eq!(meanings.nearest(&all[0], 99).len(), 50);
        assert_eq!(Meanings::default().nearest(&all[0], 5), []);
    }
}
