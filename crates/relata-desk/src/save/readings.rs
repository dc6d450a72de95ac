//! Articles with their readings onto the desk.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::{reasons_to_json, spans_to_json, to_json};
use crate::parts::joined;
use crate::state::{STAGE_ARTICLE, STAGE_READING, article_num, set_state, state};
use relata_types::{Article, ArticleId, Reading, SentenceVector, Span, Warning};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Tables that hold a reading, one row an item, by article.
const READING_TABLES: [&str; 11] = [
    "warnings",
    "sentences",
    "sentence_vectors",
    "clauses",
    "happenings",
    "questions",
    "furniture",
    "mentions",
    "times",
    "credits",
    "statements",
];

impl Desk {
    /// Which of these articles the desk holds, whoever read them.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn known(&self, articles: &[ArticleId]) -> Result<BTreeSet<ArticleId>> {
        self.look(|connection| {
            let mut known = BTreeSet::new();
            for id in articles {
                if article_num(connection, id)?.is_some() {
                    known.insert(id.clone());
                }
            }
            Ok(known)
        })
    }

    /// Which of these articles must be read: those that the desk does not hold, and those that it holds from another
    /// reader than `reader_of` names. The answer keeps their order.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn unread<'a>(
        &self,
        articles: &'a [Article],
        reader_of: &dyn Fn(&Article) -> String,
    ) -> Result<Vec<&'a Article>> {
        self.look(|connection| {
            let mut unread = Vec::new();
            for article in articles {
                let stored = stored(connection, &article.id)?;
                if stored.is_none_or(|stored| stored.reader != reader_of(article)) {
                    unread.push(article);
                }
            }
            Ok(unread)
        })
    }

    /// Saves articles with their readings, all or none. `reader_of` names what read an article (program, model and their
    /// versions): an article that the desk holds from the same reader is left untouched, one from another gets the new
    /// reading. Gives how many were saved. When any was, the dossier is no longer current.
    ///
    /// # Errors
    /// When the desk cannot be written; nothing of the batch is saved then.
    pub fn save_readings(
        &mut self,
        readings: &[(Article, Reading)],
        reader_of: &dyn Fn(&Article) -> String,
    ) -> Result<usize> {
        self.change(|connection| {
            let mut saved = 0;
            for (article, reading) in readings {
                let reader = reader_of(article);
                let num = match stored(connection, &article.id)? {
                    Some(stored) if stored.reader == reader => continue,
                    Some(stored) => {
                        forget_reading(connection, stored.num)?;
                        replace_metadata(connection, stored.num, article, &reader)?;
                        stored.num
                    }
                    None => insert_article(connection, article, &reader)?,
                };
                insert_reading(connection, num, article, reading)?;
                saved += 1;
            }
            if saved > 0 {
                set_state(connection, "readings", state(connection, "readings")? + 1)?;
            }
            Ok(saved)
        })
    }
}

struct Stored {
    num: i64,
    reader: String,
}

fn stored(connection: &Connection, id: &str) -> std::result::Result<Option<Stored>, Fault> {
    let mut find = connection.prepare_cached("SELECT num, reader FROM articles WHERE id = ?1")?;
    Ok(find.query_row([id], |row| Ok(Stored { num: row.get(0)?, reader: row.get(1)? })).optional()?)
}

fn forget_reading(connection: &Connection, num: i64) -> std::result::Result<(), Fault> {
    connection
        .prepare_cached(
            "DELETE FROM statement_words WHERE rowid IN (SELECT num FROM statements WHERE article = ?1)",
        )?
        .execute([num])?;
    connection
        .prepare_cached(
            "DELETE FROM statement_entities WHERE statement IN (SELECT num FROM statements WHERE article = ?1)",
        )?
        .execute([num])?;
    for table in READING_TABLES {
        connection.prepare_cached(&format!("DELETE FROM {table} WHERE article = ?1"))?.execute([num])?;
    }
    // The pairs of an article that is read anew are compared anew; so seldom that all others may be, too.
    crate::sketches::forget(connection)?;
    // The old dossier counted the old mentions: what it said of them no longer holds.
    connection.prepare_cached("DELETE FROM mention_entities WHERE article = ?1")?.execute([num])?;
    Ok(())
}

fn insert_article(
    connection: &Connection,
    article: &Article,
    reader: &str,
) -> std::result::Result<i64, Fault> {
    let metadata = &article.metadata;
    connection
        .prepare_cached(
            "INSERT INTO articles (id, key, path, url, outlet, title, authors, published, lang, reader, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            article.id,
            article.key,
            article.path,
            metadata.url,
            metadata.outlet,
            metadata.title,
            to_json(&metadata.authors)?,
            metadata.published,
            metadata.lang.as_ref().map(|lang| lang.code()),
            reader,
            article.text,
        ])?;
    let num = connection.last_insert_rowid();
    connection
        .prepare_cached("INSERT INTO article_words (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![num, metadata.title, article.text])?;
    Ok(num)
}

/// The fields that the id does not depend on; the others are the same by construction.
fn replace_metadata(
    connection: &Connection,
    num: i64,
    article: &Article,
    reader: &str,
) -> std::result::Result<(), Fault> {
    connection
        .prepare_cached("UPDATE articles SET path = ?2, authors = ?3, lang = ?4, reader = ?5 WHERE num = ?1")?
        .execute(params![
            num,
            article.path,
            to_json(&article.metadata.authors)?,
            article.metadata.lang.as_ref().map(|lang| lang.code()),
            reader
        ])?;
    Ok(())
}

fn insert_reading(
    connection: &Connection,
    num: i64,
    article: &Article,
    reading: &Reading,
) -> std::result::Result<(), Fault> {
    insert_warnings(connection, num, STAGE_ARTICLE, &article.warnings)?;
    insert_warnings(connection, num, STAGE_READING, &reading.warnings)?;
    insert_spans(connection, num, "INSERT INTO sentences VALUES (?1, ?2, ?3, ?4)", &reading.sentences)?;
    insert_spans(connection, num, "INSERT INTO questions VALUES (?1, ?2, ?3, ?4)", &reading.questions)?;
    insert_spans(connection, num, "INSERT INTO furniture VALUES (?1, ?2, ?3, ?4)", &reading.furniture)?;
    if !reading.vectors.is_empty() {
        let vectors: Vec<u8> = reading.vectors.iter().flat_map(SentenceVector::bytes).collect();
        connection.prepare_cached("INSERT INTO sentence_vectors VALUES (?1, ?2)")?.execute((num, vectors))?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO clauses VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (position, clause) in reading.clauses.iter().enumerate() {
        insert.execute(params![
            num,
            position as i64,
            clause.span.start,
            clause.span.end,
            spans_to_json(&clause.pieces)?,
            (!clause.vector.is_none()).then(|| clause.vector.bytes()),
        ])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO happenings (article, position, kind, word_start, word_end, whom_start, whom_end,
                                 by_start, by_end, thing, phrase_start, phrase_end)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for (position, happening) in reading.happenings.iter().enumerate() {
        insert.execute(params![
            num,
            position as i64,
            happening.kind,
            happening.word.start,
            happening.word.end,
            happening.whom.start,
            happening.whom.end,
            happening.by.map(|by| by.start),
            happening.by.map(|by| by.end),
            happening.thing,
            happening.phrase.map(|phrase| phrase.start),
            happening.phrase.map(|phrase| phrase.end),
        ])?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO mentions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (position, mention) in reading.mentions.iter().enumerate() {
        insert.execute(params![
            num,
            position as i64,
            mention.span.start,
            mention.span.end,
            mention.entity_type.as_str(),
            mention.form.as_str(),
            mention.same_as.map(|index| index as i64),
        ])?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO times VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (position, time) in reading.times.iter().enumerate() {
        let Span { start, end } = time.span;
        insert.execute(params![num, position as i64, start, end, time.time_type.as_str(), time.value])?;
    }
    let mut insert = connection.prepare_cached("INSERT INTO credits VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (position, credit) in reading.credits.iter().enumerate() {
        insert.execute(params![num, position as i64, credit.span.start, credit.span.end, credit.outlet])?;
    }
    insert_statements(connection, num, article, reading)
}

fn insert_warnings(
    connection: &Connection,
    num: i64,
    stage: i64,
    warnings: &[Warning],
) -> std::result::Result<(), Fault> {
    let mut insert = connection.prepare_cached("INSERT INTO warnings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (position, warning) in warnings.iter().enumerate() {
        let Span { start, end } = warning.span;
        insert.execute(params![
            num,
            stage,
            position as i64,
            warning.code.as_str(),
            start,
            end,
            warning.note
        ])?;
    }
    Ok(())
}

fn insert_spans(
    connection: &Connection,
    num: i64,
    sql: &str,
    spans: &[Span],
) -> std::result::Result<(), Fault> {
    let mut insert = connection.prepare_cached(sql)?;
    for (position, span) in spans.iter().enumerate() {
        insert.execute((num, position as i64, span.start, span.end))?;
    }
    Ok(())
}

fn insert_statements(
    connection: &Connection,
    num: i64,
    article: &Article,
    reading: &Reading,
) -> std::result::Result<(), Fault> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO statements (article, position, id, kind, start, end, parts, cue_start, cue_end, cue_lemma,
             source_start, source_end, speaker, reasons, anonymous, polarity, addressee_start, addressee_end,
             venue_start, venue_end)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
    )?;
    let mut index =
        connection.prepare_cached("INSERT INTO statement_words (rowid, content) VALUES (?1, ?2)")?;
    for (position, statement) in reading.statements.iter().enumerate() {
        let hull = statement.hull();
        let cue = statement.cue.as_ref();
        insert.execute(params![
            num,
            position as i64,
            statement.id(&article.id),
            statement.kind.as_str(),
            hull.start,
            hull.end,
            spans_to_json(&statement.content)?,
            cue.map(|cue| cue.span.start),
            cue.map(|cue| cue.span.end),
            cue.map(|cue| cue.lemma.as_str()),
            statement.source.map(|source| source.start),
            statement.source.map(|source| source.end),
            statement.speaker.map(|index| index as i64),
            reasons_to_json(&statement.reasons)?,
            statement.is_anonymous,
            statement.polarity.as_str(),
            statement.addressee.map(|addressee| addressee.start),
            statement.addressee.map(|addressee| addressee.end),
            statement.venue.map(|venue| venue.start),
            statement.venue.map(|venue| venue.end),
        ])?;
        index.execute(params![connection.last_insert_rowid(), joined(&article.text, &statement.content)])?;
    }
    Ok(())
}
