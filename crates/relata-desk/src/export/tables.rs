//! One function a table: rows by the id of their article or their own, then by position.

use super::Lines;
use super::rows::{
    AnswerRow, ArticleRow, ClaimRow, ContentRow, CopyRow, CreditRow, EntityRow, MentionRow, NameRow,
    OpenQuestionRow, OriginRow, PassageRow, Place, PlaceRow, QuestionRow, SilenceRow, StatementRow, StoryRow,
    TellingRow, TimeRow, VariantRow, WarningRow,
};
use crate::error::Fault;
use crate::json::{from_json, passages_from_json, variants_from_json};
use crate::load::{list, span_at};
use crate::query::{STATEMENT_COLUMNS, STATEMENT_TABLES, StatementRow as Stored};
use crate::texts::{CodePoints, Texts};
use relata_types::Span;
use rusqlite::{Connection, Row};

type Done = Result<(), Fault>;

/// An article while its rows are written.
struct Source {
    id: String,
    text: String,
    points: CodePoints,
}

impl Source {
    fn place(&self, span: Span) -> Place {
        let [start, end] = self.points.range(&self.text, span);
        Place { start, end, text: span.text(&self.text).to_owned() }
    }
}

/// Calls `each` with every article that has rows in `table`, in the order of ids.
fn by_article(connection: &Connection, table: &str, mut each: impl FnMut(i64, &Source) -> Done) -> Done {
    let mut select = connection.prepare(&format!(
        "SELECT num, id, text FROM articles a WHERE EXISTS (SELECT 1 FROM {table} t WHERE t.article = a.num) ORDER BY id"
    ))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(2)?;
        let source = Source { id: row.get(1)?, points: CodePoints::new(&text), text };
        each(row.get(0)?, &source)?;
    }
    Ok(())
}

/// The first column of every row of `sql` about `num`.
fn strings(connection: &Connection, sql: &str, num: i64) -> Result<Vec<String>, Fault> {
    list(connection, sql, num, |row| Ok(row.get(0)?))
}

pub(super) fn articles(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let mut select = connection.prepare(
        "SELECT num, id, key, path, url, outlet, title, authors, published, lang, text FROM articles ORDER BY id",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(10)?;
        let mut warnings = Vec::new();
        let sql = "SELECT code, start, end, note FROM warnings WHERE article = ?1 ORDER BY stage, position";
        let points = CodePoints::new(&text);
        for warning in list(connection, sql, row.get(0)?, |row| {
            let [start, end] = points.range(&text, span_at(row, 1)?);
            Ok(WarningRow { code: row.get(0)?, start, end, note: row.get(3)? })
        })? {
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
        lines.push(&ArticleRow {
            id: row.get(1)?,
            key: row.get(2)?,
            path: row.get(3)?,
            url: row.get(4)?,
            outlet: row.get(5)?,
            title: row.get(6)?,
            authors: from_json("articles.authors", &row.get::<_, String>(7)?)?,
            published: row.get(8)?,
            lang: row.get(9)?,
            text,
            warnings,
        })?;
    }
    Ok(())
}

pub(super) fn mentions(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let sql = "SELECT m.start, m.end, m.type, m.form, e.id FROM mentions m \
               LEFT JOIN mention_entities me ON me.article = m.article AND me.mention = m.position \
               LEFT JOIN entities e ON e.num = me.entity WHERE m.article = ?1 ORDER BY m.position";
    by_article(connection, "mentions", |num, source| {
        let rows = list(connection, sql, num, |row| {
            Ok(MentionRow {
                article: &source.id,
                place: source.place(span_at(row, 0)?),
                entity_type: row.get(2)?,
                form: row.get(3)?,
                entity: row.get(4)?,
            })
        })?;
        rows.iter().try_for_each(|row| lines.push(row))
    })
}

pub(super) fn entities(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    each_row(connection, "SELECT num, id, type, name FROM entities ORDER BY id", |row| {
        let num = row.get(0)?;
        let names = "SELECT text, lang, count, main FROM entity_names WHERE entity = ?1 ORDER BY position";
        let articles = "SELECT a.id FROM entity_articles e JOIN articles a ON a.num = e.article \
                        WHERE e.entity = ?1 ORDER BY a.id";
        let entity_type: String = row.get(2)?;
        let names = list(connection, names, num, |row| {
            Ok(NameRow { text: row.get(0)?, lang: row.get(1)?, count: row.get(2)?, main: row.get(3)? })
        })?;
        lines.push(&EntityRow {
            id: row.get(1)?,
            entity_type,
            name: row.get(3)?,
            names,
            articles: strings(connection, articles, num)?,
        })
    })
}

pub(super) fn statements(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let sql = format!(
        "SELECT {STATEMENT_COLUMNS} FROM {STATEMENT_TABLES} WHERE s.article = ?1 ORDER BY s.position"
    );
    by_article(connection, "statements", |num, source| {
        for stored in list(connection, &sql, num, Stored::read)? {
            let parts = stored.parts.iter().map(|part| source.points.range(&source.text, *part)).collect();
            lines.push(&StatementRow {
                speaker_name: stored.speaker_name(&source.text),
                id: stored.id,
                article: &source.id,
                kind: stored.kind,
                content: ContentRow { place: source.place(stored.hull), parts },
                cue: stored.cue.map(|span| source.place(span)),
                source: stored.source.map(|span| source.place(span)),
                speaker: stored.speaker,
                anonymous: stored.anonymous,
                polarity: stored.polarity,
                addressee: stored.addressee.map(|span| source.place(span)),
                venue: stored.venue.map(|span| source.place(span)),
                reasons: stored.reasons,
            })?;
        }
        Ok(())
    })
}

pub(super) fn times(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let sql = "SELECT start, end, type, value FROM times WHERE article = ?1 ORDER BY position";
    by_article(connection, "times", |num, source| {
        let rows = list(connection, sql, num, |row| {
            let place = source.place(span_at(row, 0)?);
            Ok(TimeRow { article: &source.id, place, time_type: row.get(2)?, value: row.get(3)? })
        })?;
        rows.iter().try_for_each(|row| lines.push(row))
    })
}

pub(super) fn credits(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let sql = "SELECT start, end, outlet FROM credits WHERE article = ?1 ORDER BY position";
    by_article(connection, "credits", |num, source| {
        let rows = list(connection, sql, num, |row| {
            Ok(CreditRow { article: &source.id, place: source.place(span_at(row, 0)?), outlet: row.get(2)? })
        })?;
        rows.iter().try_for_each(|row| lines.push(row))
    })
}

pub(super) fn questions(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let sql = "SELECT start, end FROM questions WHERE article = ?1 ORDER BY position";
    by_article(connection, "questions", |num, source| {
        let rows = list(connection, sql, num, |row| {
            Ok(QuestionRow { article: &source.id, place: source.place(span_at(row, 0)?) })
        })?;
        rows.iter().try_for_each(|row| lines.push(row))
    })
}

pub(super) fn copies(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let mut texts = Texts::new(connection);
    let sql = "SELECT a.id, b.id, c.kind, c.score, c.reasons, c.passages, c.a, c.b FROM copies c \
               JOIN articles a ON a.num = c.a JOIN articles b ON b.num = c.b ORDER BY a.id, b.id, c.kind, c.num";
    each_row(connection, sql, |row| {
        let (a, b) = (texts.get(row.get(6)?)?, texts.get(row.get(7)?)?);
        let passages = passages_from_json(&row.get::<_, String>(5)?)?;
        lines.push(&CopyRow {
            a: row.get(0)?,
            b: row.get(1)?,
            kind: row.get(2)?,
            score: row.get(3)?,
            reasons: from_json("copies.reasons", &row.get::<_, String>(4)?)?,
            passages: passages
                .into_iter()
                .map(|passage| PassageRow { a: a.range(passage.a), b: b.range(passage.b) })
                .collect(),
        })
    })
}

pub(super) fn origins(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let articles = "SELECT a.id FROM origin_articles o JOIN articles a ON a.num = o.article \
                    WHERE o.origin = ?1 ORDER BY a.id";
    let credits = "SELECT DISTINCT c.outlet FROM origin_articles o JOIN credited_outlets c ON c.article = o.article \
                   WHERE o.origin = ?1 ORDER BY c.outlet";
    each_row(connection, "SELECT num, id FROM origins ORDER BY id", |row| {
        let num = row.get(0)?;
        lines.push(&OriginRow {
            id: row.get(1)?,
            articles: strings(connection, articles, num)?,
            credits: strings(connection, credits, num)?,
        })
    })
}

pub(super) fn stories(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let articles = "SELECT a.id FROM story_articles s JOIN articles a ON a.num = s.article \
                    WHERE s.story = ?1 ORDER BY a.id";
    let origins = "SELECT o.id FROM story_origins s JOIN origins o ON o.num = s.origin \
                   WHERE s.story = ?1 ORDER BY o.id";
    each_row(connection, "SELECT num, id, title FROM stories ORDER BY id", |row| {
        let num = row.get(0)?;
        lines.push(&StoryRow {
            id: row.get(1)?,
            title: row.get(2)?,
            articles: strings(connection, articles, num)?,
            origins: strings(connection, origins, num)?,
        })
    })
}

pub(super) fn claims(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let mut texts = Texts::new(connection);
    let speakers = "SELECT e.id FROM claim_speakers c JOIN entities e ON e.num = c.entity \
                    WHERE c.claim = ?1 ORDER BY c.position";
    let tellings =
        "SELECT article, start, end, statement, reasons FROM tellings WHERE claim = ?1 ORDER BY position";
    let sql = "SELECT c.num, c.id, s.id, c.text, c.articles, c.outlets, c.origins, c.variants, c.reasons, \
                      c.counted, c.is_one_voice, c.first, c.last \
               FROM claims c JOIN stories s ON s.num = c.story ORDER BY c.id";
    each_row(connection, sql, |row| {
        let num = row.get(0)?;
        let mut told = Vec::new();
        for (article, span, statement, reasons) in list(connection, tellings, num, |row| {
            let reasons = from_json("tellings.reasons", &row.get::<_, String>(4)?)?;
            Ok((row.get::<_, i64>(0)?, span_at(row, 1)?, row.get::<_, Option<String>>(3)?, reasons))
        })? {
            let article = texts.get(article)?;
            let [start, end] = article.range(span);
            told.push(TellingRow { article: article.about.id.clone(), start, end, statement, reasons });
        }
        let mut variants = Vec::new();
        for variant in variants_from_json(&row.get::<_, String>(7)?)? {
            for value in variant.values {
                let what = variant.what.clone();
                variants.push(VariantRow {
                    what,
                    value: value.value,
                    tellings: value.tellings,
                    origins: value.origins,
                });
            }
        }
        lines.push(&ClaimRow {
            id: row.get(1)?,
            story: row.get(2)?,
            text: row.get(3)?,
            tellings: told,
            articles: row.get(4)?,
            outlets: row.get(5)?,
            origins: row.get(6)?,
            speakers: strings(connection, speakers, num)?,
            variants,
            reasons: from_json("claims.reasons", &row.get::<_, String>(8)?)?,
            counted: from_json("claims.counted", &row.get::<_, String>(9)?)?,
            one_voice: row.get(10)?,
            first: row.get(11)?,
            last: row.get(12)?,
        })
    })
}

pub(super) fn open_questions(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let mut texts = Texts::new(connection);
    let places = "SELECT article, start, end FROM open_question_places WHERE question = ?1 ORDER BY position";
    let sql = "SELECT q.num, q.id, s.id, q.text, c.id, q.answer_telling, q.answer_reasons FROM open_questions q \
               JOIN stories s ON s.num = q.story LEFT JOIN claims c ON c.num = q.answer ORDER BY q.id";
    each_row(connection, sql, |row| {
        let mut asked = Vec::new();
        for (article, span) in
            list(connection, places, row.get(0)?, |row| Ok((row.get::<_, i64>(0)?, span_at(row, 1)?)))?
        {
            let article = texts.get(article)?;
            let [start, end] = article.range(span);
            asked.push(PlaceRow { article: article.about.id.clone(), start, end });
        }
        let claim: Option<String> = row.get(4)?;
        let telling = row.get::<_, Option<u32>>(5)?.unwrap_or_default() as usize;
        let reasons = from_json("open_questions.answer_reasons", &row.get::<_, String>(6)?)?;
        lines.push(&OpenQuestionRow {
            id: row.get(1)?,
            story: row.get(2)?,
            text: row.get(3)?,
            places: asked,
            answer: claim.map(|claim| AnswerRow { claim, telling, reasons }),
        })
    })
}

pub(super) fn silences(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    let sql = "SELECT st.id, e.id FROM silences s JOIN stories st ON st.num = s.story \
               JOIN entities e ON e.num = s.entity ORDER BY st.id, e.id";
    each_row(connection, sql, |row| lines.push(&SilenceRow { story: row.get(0)?, entity: row.get(1)? }))
}

pub(super) fn decisions(connection: &Connection, lines: &mut Lines<'_>) -> Done {
    crate::decisions::log(connection)?.iter().try_for_each(|row| lines.push(row))
}

fn each_row(connection: &Connection, sql: &str, mut each: impl FnMut(&Row<'_>) -> Done) -> Done {
    let mut select = connection.prepare(sql)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        each(row)?;
    }
    Ok(())
}
