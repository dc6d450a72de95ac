//! The dossier onto the desk, in place of the one before.

use crate::decisions::{RulingView, log};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::fold::fold;
use crate::json::{counted_to_json, passages_to_json, reasons_to_json, titles_to_json, variants_to_json};
use crate::query::STATEMENT_TABLES;
use crate::state::{is_current, set_state, state};
use relata_types::{Claim, Dossier, Entity, OpenQuestion, Origin, Story};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Tables of the dossier, each before those that it refers to.
const DOSSIER_TABLES: [&str; 19] = [
    "statement_entities",
    "credited_outlets",
    "ruled_statements",
    "silences",
    "open_question_places",
    "open_questions",
    "tellings",
    "claim_speakers",
    "claims",
    "story_origins",
    "story_articles",
    "stories",
    "copies",
    "origin_articles",
    "origins",
    "mention_entities",
    "entity_articles",
    "entity_names",
    "entities",
];

type Nums<'a> = BTreeMap<&'a str, i64>;

impl Desk {
    /// Whether the dossier was built from all readings and decisions that the desk holds now. It is not when readings were
    /// saved or a decision was made after they were loaded for it, or when a run died between reading and linking.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn dossier_is_current(&self) -> Result<bool> {
        self.look(is_current)
    }

    /// Saves the dossier in place of the one before, all or nothing. It counts as built from the readings that
    /// [`Desk::load_readings`] gave last through this value (from those on the desk now when it was never called): when
    /// another process has saved readings since, it is saved but not current, and when another has already saved a
    /// dossier of later readings, that one stays.
    ///
    /// # Errors
    /// When the desk cannot be written, or the dossier speaks of an article, entity, origin or story that does not exist.
    pub fn save_dossier(&mut self, dossier: &Dossier) -> Result<()> {
        let loaded = self.loaded.get();
        self.change(|connection| {
            let built_from = match loaded {
                Some(count) => count,
                None => state(connection, "readings")?,
            };
            if state(connection, "dossier")? > built_from {
                return Ok(());
            }
            for table in DOSSIER_TABLES {
                connection.execute(&format!("DELETE FROM {table}"), [])?;
            }
            insert(connection, dossier)?;
            resolve_statements(connection)?;
            set_state(connection, "dossier", built_from)
        })
    }
}

fn insert(connection: &Connection, dossier: &Dossier) -> std::result::Result<(), Fault> {
    let mut articles = BTreeMap::new();
    let mut select = connection.prepare("SELECT id, num FROM articles")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        articles.insert(row.get::<_, String>(0)?, row.get::<_, i64>(1)?);
    }
    let articles: Nums<'_> = articles.iter().map(|(id, num)| (id.as_str(), *num)).collect();

    let entities = insert_entities(connection, &dossier.entities, &articles)?;
    let mut insert = connection.prepare("INSERT INTO mention_entities VALUES (?1, ?2, ?3)")?;
    for ((article, mention), entity) in &dossier.entity_of {
        insert.execute((num(&articles, article)?, *mention as i64, num(&entities, entity)?))?;
    }
    let mut insert = connection.prepare(
        "INSERT INTO copies (a, b, kind, score, reasons, passages) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for copy in &dossier.copies {
        insert.execute(params![
            num(&articles, &copy.a)?,
            num(&articles, &copy.b)?,
            copy.kind.as_str(),
            copy.score,
            reasons_to_json(&copy.reasons)?,
            passages_to_json(&copy.passages)?,
        ])?;
    }
    let origins = insert_origins(connection, &dossier.origins, &articles)?;
    let stories = insert_stories(connection, &dossier.stories, &articles, &origins)?;
    let claims = insert_claims(connection, &dossier.claims, &articles, &entities, &stories)?;
    insert_questions(connection, &dossier.questions, &articles, &stories, &claims)?;
    let mut insert = connection.prepare("INSERT INTO silences VALUES (?1, ?2)")?;
    for silence in &dossier.silences {
        insert.execute((num(&stories, &silence.story)?, num(&entities, &silence.entity)?))?;
    }
    let mut insert = connection.prepare("INSERT INTO credited_outlets VALUES (?1, ?2)")?;
    for (article, outlets) in &dossier.credited {
        for outlet in outlets {
            insert.execute((num(&articles, article)?, outlet))?;
        }
    }
    insert_rulings(connection)
}

/// What is ruled on statements now, beside the dossier: the statements themselves are facts of the readings and stay.
fn insert_rulings(connection: &Connection) -> std::result::Result<(), Fault> {
    let mut insert = connection.prepare("INSERT OR IGNORE INTO ruled_statements VALUES (?1, ?2)")?;
    for row in log(connection)?.into_iter().filter(|row| row.in_force) {
        match row.ruling {
            Some(RulingView::WrongSpeaker { statement, .. }) => {
                insert.execute((statement, "wrong-speaker"))?
            }
            Some(RulingView::NotAStatement { statement, .. }) => {
                insert.execute((statement, "not-a-statement"))?
            }
            _ => continue,
        };
    }
    Ok(())
}

/// Notes for each statement which entity speaks (role 0) and which are named in its content by somebody else (role 1), so
/// that no screen has to work it out.
fn resolve_statements(connection: &Connection) -> std::result::Result<(), Fault> {
    connection.execute(
        &format!(
            "INSERT INTO statement_entities (statement, role, entity) \
             SELECT s.num, 0, speaker.num FROM {STATEMENT_TABLES} WHERE speaker.num IS NOT NULL"
        ),
        [],
    )?;
    connection.execute(
        "INSERT OR IGNORE INTO statement_entities (statement, role, entity) \
         SELECT s.num, 1, here.entity FROM statements s \
         JOIN mentions m ON m.article = s.article AND m.start >= s.start AND m.end <= s.end \
         JOIN mention_entities here ON here.article = m.article AND here.mention = m.position \
         LEFT JOIN statement_entities says ON says.statement = s.num AND says.role = 0 \
         WHERE here.entity IS NOT says.entity AND NOT EXISTS ( \
             SELECT 1 FROM ruled_statements ruled WHERE ruled.statement = s.id AND ruled.verdict = 'not-a-statement') \
         AND (json_array_length(s.parts) = 1 OR EXISTS ( \
             SELECT 1 FROM json_each(s.parts) AS part \
             WHERE json_extract(part.value, '$[0]') <= m.start AND m.end <= json_extract(part.value, '$[1]')))",
        [],
    )?;
    Ok(())
}

fn num(nums: &Nums<'_>, id: &str) -> std::result::Result<i64, Fault> {
    nums.get(id).copied().ok_or_else(|| Fault::Unknown(format!("the dossier speaks of {id}")))
}

fn insert_entities<'a>(
    connection: &Connection,
    entities: &'a [Entity],
    articles: &Nums<'_>,
) -> std::result::Result<Nums<'a>, Fault> {
    let mut nums = Nums::new();
    let mut insert = connection
        .prepare("INSERT INTO entities (id, type, name, reasons, titles) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut insert_name =
        connection.prepare("INSERT INTO entity_names VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    let mut insert_article = connection.prepare("INSERT INTO entity_articles VALUES (?1, ?2)")?;
    for entity in entities {
        let reasons = reasons_to_json(&entity.reasons)?;
        let titles = titles_to_json(&entity.titles)?;
        insert.execute((&entity.id, entity.entity_type.as_str(), &entity.name, reasons, titles))?;
        let entity_num = connection.last_insert_rowid();
        for (position, name) in entity.names.iter().enumerate() {
            let folded = fold(&name.text);
            let count = name.count as i64;
            let place = position as i64;
            insert_name.execute((entity_num, place, &name.text, &name.lang, count, folded, name.is_main))?;
        }
        for article in &entity.articles {
            insert_article.execute((entity_num, num(articles, article)?))?;
        }
        nums.insert(&entity.id, entity_num);
    }
    Ok(nums)
}

fn insert_origins<'a>(
    connection: &Connection,
    origins: &'a [Origin],
    articles: &Nums<'_>,
) -> std::result::Result<Nums<'a>, Fault> {
    let mut nums = Nums::new();
    let mut insert = connection.prepare("INSERT INTO origins (id) VALUES (?1)")?;
    let mut insert_article = connection.prepare("INSERT INTO origin_articles VALUES (?1, ?2)")?;
    for origin in origins {
        insert.execute([&origin.id])?;
        let origin_num = connection.last_insert_rowid();
        for article in &origin.articles {
            insert_article.execute((origin_num, num(articles, article)?))?;
        }
        nums.insert(&origin.id, origin_num);
    }
    Ok(nums)
}

fn insert_stories<'a>(
    connection: &Connection,
    stories: &'a [Story],
    articles: &Nums<'_>,
    origins: &Nums<'_>,
) -> std::result::Result<Nums<'a>, Fault> {
    let mut nums = Nums::new();
    let mut insert = connection.prepare("INSERT INTO stories (id, title) VALUES (?1, ?2)")?;
    let mut insert_article = connection.prepare("INSERT INTO story_articles VALUES (?1, ?2)")?;
    let mut insert_origin = connection.prepare("INSERT INTO story_origins VALUES (?1, ?2)")?;
    for story in stories {
        insert.execute((&story.id, &story.title))?;
        let story_num = connection.last_insert_rowid();
        for article in &story.articles {
            insert_article.execute((story_num, num(articles, article)?))?;
        }
        for origin in &story.origins {
            insert_origin.execute((story_num, num(origins, origin)?))?;
        }
        nums.insert(&story.id, story_num);
    }
    Ok(nums)
}

fn insert_claims<'a>(
    connection: &Connection,
    claims: &'a [Claim],
    articles: &Nums<'_>,
    entities: &Nums<'_>,
    stories: &Nums<'_>,
) -> std::result::Result<Nums<'a>, Fault> {
    let mut nums = Nums::new();
    let mut insert = connection.prepare(
        "INSERT INTO claims (id, story, text, articles, outlets, origins, variants, reasons, counted, is_one_voice, first, last)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    let mut insert_speaker = connection.prepare("INSERT INTO claim_speakers VALUES (?1, ?2, ?3)")?;
    let mut insert_telling =
        connection.prepare("INSERT INTO tellings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for claim in claims {
        insert.execute(params![
            claim.id,
            num(stories, &claim.story)?,
            claim.text,
            claim.articles as i64,
            claim.outlets as i64,
            claim.origins as i64,
            variants_to_json(&claim.variants)?,
            reasons_to_json(&claim.reasons)?,
            counted_to_json(&claim.counted)?,
            claim.is_one_voice,
            claim.first,
            claim.last,
        ])?;
        let claim_num = connection.last_insert_rowid();
        nums.insert(claim.id.as_str(), claim_num);
        for (position, speaker) in claim.speakers.iter().enumerate() {
            insert_speaker.execute((claim_num, position as i64, num(entities, speaker)?))?;
        }
        for (position, telling) in claim.tellings.iter().enumerate() {
            insert_telling.execute(params![
                claim_num,
                position as i64,
                num(articles, &telling.article)?,
                telling.span.start,
                telling.span.end,
                telling.statement,
                reasons_to_json(&telling.reasons)?,
            ])?;
        }
    }
    Ok(nums)
}

fn insert_questions(
    connection: &Connection,
    questions: &[OpenQuestion],
    articles: &Nums<'_>,
    stories: &Nums<'_>,
    claims: &Nums<'_>,
) -> std::result::Result<(), Fault> {
    let mut insert = connection.prepare(
        "INSERT INTO open_questions (id, story, text, answer, answer_telling, answer_reasons)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut insert_place =
        connection.prepare("INSERT INTO open_question_places VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for question in questions {
        let answer = question.answer.as_ref();
        insert.execute(params![
            question.id,
            num(stories, &question.story)?,
            question.text,
            answer.map(|answer| num(claims, &answer.claim)).transpose()?,
            answer.map(|answer| answer.telling as i64),
            reasons_to_json(answer.map(|answer| answer.reasons.as_slice()).unwrap_or_default())?,
        ])?;
        let question_num = connection.last_insert_rowid();
        for (position, (article, span)) in question.places.iter().enumerate() {
            insert_place.execute((
                question_num,
                position as i64,
                num(articles, article)?,
                span.start,
                span.end,
            ))?;
        }
    }
    Ok(())
}
