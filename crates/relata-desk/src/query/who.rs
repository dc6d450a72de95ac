//! Everything about an entity.

use super::{Count, STATEMENT_COLUMNS, STATEMENT_TABLES, StatementRow, StatementView};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::fold::fold;
use crate::json::{ReasonView, TitleView, from_json};
use crate::load::{list, span_at};
use crate::refs::{ArticleRef, EntityRef};
use crate::texts::Texts;
use rusqlite::{Connection, params};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Neighbours given: those after the first dozen share a sentence or two by chance.
const NEIGHBOURS: usize = 12;
/// Descriptions given.
const DESCRIPTIONS: usize = 10;

/// Entities one of whose names holds the name that was asked for: the very name first, then by how often they are named.
const MATCHES: &str = "SELECT e.num, e.id, e.type, e.name, e.reasons, e.titles FROM entities e \
     JOIN entity_names n ON n.entity = e.num \
     WHERE e.num IN (SELECT entity FROM entity_names WHERE instr(folded, ?1) > 0) \
     GROUP BY e.num ORDER BY max(n.folded = ?1) DESC, sum(n.count) DESC, e.id LIMIT ?2";

/// Pairs of mentions of two entities in one sentence, counted by sentence.
const NEIGHBOURS_OF: &str = "SELECT e.id, e.name, e.type, count(DISTINCT m.article || ' ' || sentence.position) \
     FROM mention_entities here \
     JOIN mentions m ON m.article = here.article AND m.position = here.mention \
     JOIN sentences sentence ON sentence.article = m.article AND sentence.start <= m.start AND m.end <= sentence.end \
     JOIN mentions other ON other.article = m.article AND other.start >= sentence.start AND other.end <= sentence.end \
     JOIN mention_entities there ON there.article = other.article AND there.mention = other.position \
     JOIN entities e ON e.num = there.entity \
     WHERE here.entity = ?1 AND there.entity <> ?1 \
     GROUP BY e.num ORDER BY 4 DESC, e.name, e.id LIMIT ?2";

/// Mentions and articles by day; undated ones last.
const ACTIVITY: &str = "SELECT substr(a.published, 1, 10), count(DISTINCT a.num), count(*) FROM mention_entities here \
     JOIN articles a ON a.num = here.article WHERE here.entity = ?1 GROUP BY 1 ORDER BY 1 NULLS LAST";

/// Which entities a name may mean.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Who {
    /// The name as asked for.
    pub query: String,
    /// All that fit, the likeliest first.
    pub entities: Vec<EntityView>,
    /// When none fits: names on the desk that are written alike, the likest first.
    pub near: Vec<String>,
}

/// An entity with all that the desk holds about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EntityView {
    /// Id, name and type.
    #[serde(flatten)]
    pub entity: EntityRef,
    /// Every spelling, most frequent first.
    pub names: Vec<NameView>,
    /// What articles call it beside its name ("Belarusian President"), most frequent first.
    pub titles: Vec<TitleView>,
    /// Descriptions that stand for it ("the Belarusian leader"), most frequent first.
    pub descriptions: Vec<Count>,
    /// Why the names are taken for one entity's.
    pub reasons: Vec<ReasonView>,
    /// The articles that mention it, oldest first.
    pub articles: Vec<ArticleRef>,
    /// What it said, newest first.
    pub said: Vec<StatementView>,
    /// What others said with its name in the content, newest first.
    pub said_of: Vec<StatementView>,
    /// The entities that share sentences with it, most first.
    pub neighbours: Vec<Neighbour>,
    /// How often it is mentioned, by day.
    pub activity: Vec<Activity>,
}

/// One spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameView {
    /// As written.
    pub text: String,
    /// ISO 639-1 code of the articles that write it so.
    pub lang: String,
    /// In how many mentions.
    pub count: usize,
    /// Whether it is the name to show in its language.
    pub main: bool,
}

/// An entity that shares sentences with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Neighbour {
    /// Which.
    #[serde(flatten)]
    pub entity: EntityRef,
    /// How many sentences.
    pub sentences: usize,
}

/// How often an entity is mentioned on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// Day of publication, ISO 8601; `None`: undated.
    pub date: Option<String>,
    /// In how many articles.
    pub articles: usize,
    /// In how many mentions.
    pub mentions: usize,
}

impl Desk {
    /// The entities one of whose names holds `name`, whatever its case and diacritics; `limit` at most. When there is none, the
    /// names that are written alike.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn who(&self, name: &str, limit: usize) -> Result<Who> {
        let folded = fold(name);
        if folded.is_empty() {
            return Ok(Who { query: name.to_owned(), entities: Vec::new(), near: Vec::new() });
        }
        self.look(|connection| {
            let mut texts = Texts::new(connection);
            let mut select = connection.prepare_cached(MATCHES)?;
            let mut rows = select.query(params![folded, i64::try_from(limit).unwrap_or(i64::MAX)])?;
            let mut entities = Vec::new();
            while let Some(row) = rows.next()? {
                let entity = EntityRef { id: row.get(1)?, entity_type: row.get(2)?, name: row.get(3)? };
                let reasons = from_json("entities.reasons", &row.get::<_, String>(4)?)?;
                let titles = from_json("entities.titles", &row.get::<_, String>(5)?)?;
                let mut found = view(connection, &mut texts, row.get(0)?, entity, reasons)?;
                found.titles = titles;
                entities.push(found);
            }
            let near = if entities.is_empty() { near(connection, &folded)? } else { Vec::new() };
            Ok(Who { query: name.to_owned(), entities, near })
        })
    }
}

/// Names that are written like `folded`, the likest first, of equal ones the most frequent.
fn near(connection: &Connection, folded: &str) -> std::result::Result<Vec<String>, Fault> {
    let asked: Vec<BTreeSet<(char, char)>> = folded.split(' ').map(letter_pairs).collect();
    let mut select = connection.prepare_cached(
        "SELECT text, folded, sum(count) FROM entity_names GROUP BY folded ORDER BY sum(count) DESC, folded",
    )?;
    let mut rows = select.query([])?;
    let mut found: Vec<(f64, String)> = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(1)?;
        let words: Vec<BTreeSet<(char, char)>> = name.split(' ').map(letter_pairs).collect();
        // Each word asked for against the word of the name that is likest.
        let best =
            |asked: &BTreeSet<(char, char)>| words.iter().map(|word| dice(asked, word)).fold(0.0, f64::max);
        let likeness = asked.iter().map(best).sum::<f64>() / asked.len() as f64;
        if likeness >= ALIKE {
            found.push((likeness, row.get(0)?));
        }
    }
    // Stable: the most frequent stays first among equals.
    found.sort_by(|x, y| y.0.total_cmp(&x.0));
    found.truncate(NEAR);
    Ok(found.into_iter().map(|(_, name)| name).collect())
}

/// The pairs of neighbouring letters of a word, with its beginning and its end.
fn letter_pairs(word: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
    letters.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
}

/// Twice what two sets share, by what they hold together (Dice 1945).
fn dice(a: &BTreeSet<(char, char)>, b: &BTreeSet<(char, char)>) -> f64 {
    2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()).max(1) as f64
}

/// Names offered when none fits.
const NEAR: usize = 5;
/// Likeness from which on a name is worth offering: half of the letter pairs.
const ALIKE: f64 = 0.5;

fn view(
    connection: &Connection,
    texts: &mut Texts<'_>,
    num: i64,
    entity: EntityRef,
    reasons: Vec<ReasonView>,
) -> std::result::Result<EntityView, Fault> {
    let names = "SELECT text, lang, count, main FROM entity_names WHERE entity = ?1 ORDER BY position";
    let articles = "SELECT a.num FROM entity_articles e JOIN articles a ON a.num = e.article WHERE e.entity = ?1 \
                    ORDER BY a.published NULLS LAST, a.id";
    let articles: Vec<i64> = list(connection, articles, num, |row| Ok(row.get(0)?))?;
    Ok(EntityView {
        entity,
        names: list(connection, names, num, |row| {
            Ok(NameView {
                text: row.get(0)?,
                lang: row.get(1)?,
                count: row.get::<_, u32>(2)? as usize,
                main: row.get(3)?,
            })
        })?,
        titles: Vec::new(),
        descriptions: descriptions(connection, texts, num)?,
        reasons,
        articles: articles
            .into_iter()
            .map(|article| Ok(texts.get(article)?.about.clone()))
            .collect::<std::result::Result<_, Fault>>()?,
        said: statements(connection, texts, "speaker.num = ?1", num)?,
        said_of: statements(connection, texts, SAID_OF, num)?,
        neighbours: neighbours(connection, num)?,
        activity: list(connection, ACTIVITY, num, |row| {
            Ok(Activity {
                date: row.get(0)?,
                articles: row.get::<_, u32>(1)? as usize,
                mentions: row.get::<_, u32>(2)? as usize,
            })
        })?,
    })
}

/// A mention of the entity lies inside a piece of the content, and somebody else speaks.
const SAID_OF: &str = "speaker.num IS NOT ?1 AND s.num IN ( \
     SELECT other.num FROM mention_entities here \
     JOIN mentions m ON m.article = here.article AND m.position = here.mention \
     JOIN statements other ON other.article = m.article AND other.start <= m.start AND m.end <= other.end \
     WHERE here.entity = ?1 AND EXISTS ( \
         SELECT 1 FROM json_each(other.parts) AS part \
         WHERE json_extract(part.value, '$[0]') <= m.start AND m.end <= json_extract(part.value, '$[1]')))";

/// The statements that meet `condition`, looked for in the articles that mention the entity.
fn statements_sql(condition: &str) -> String {
    format!(
        "SELECT {STATEMENT_COLUMNS} FROM {STATEMENT_TABLES} \
         WHERE s.article IN (SELECT article FROM mention_entities WHERE entity = ?1) AND {condition} \
         ORDER BY a.published DESC NULLS LAST, a.id, s.position"
    )
}

fn statements(
    connection: &Connection,
    texts: &mut Texts<'_>,
    condition: &str,
    num: i64,
) -> std::result::Result<Vec<StatementView>, Fault> {
    let rows = list(connection, &statements_sql(condition), num, StatementRow::read)?;
    rows.iter().map(|row| row.view(texts)).collect()
}

fn descriptions(
    connection: &Connection,
    texts: &mut Texts<'_>,
    num: i64,
) -> std::result::Result<Vec<Count>, Fault> {
    let sql = "SELECT m.article, m.start, m.end FROM mention_entities here \
               JOIN mentions m ON m.article = here.article AND m.position = here.mention \
               WHERE here.entity = ?1 AND m.form = 'nominal'";
    // "The president" and "the president" are one description.
    let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (article, span) in list(connection, sql, num, |row| Ok((row.get(0)?, span_at(row, 1)?)))? {
        let words = within_a_sentence(&texts.get(article)?.words(span));
        let (count, shown) = counts.entry(words.to_lowercase()).or_default();
        *count += 1;
        // Small letters come after capitals.
        if *shown < words {
            *shown = words;
        }
    }
    let mut counts: Vec<Count> =
        counts.into_values().map(|(count, text)| Count { value: Some(text), count }).collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts.truncate(DESCRIPTIONS);
    Ok(counts)
}

/// A description on one line, as it stands within a sentence: its article begins with a small letter.
fn within_a_sentence(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = words.split([' ', '\'', '’']).next().unwrap_or_default();
    if !DETERMINERS.contains(&first.to_lowercase().as_str()) {
        return words;
    }
    let (first, rest) = words.split_at(first.len());
    format!("{}{rest}", first.to_lowercase())
}

/// What descriptions in English and French begin with where it is no name.
const DETERMINERS: [&str; 24] = [
    "a", "an", "ce", "cet", "cette", "her", "his", "its", "l", "la", "le", "les", "leur", "my", "notre",
    "our", "sa", "son", "that", "the", "their", "this", "un", "une",
];

fn neighbours(connection: &Connection, num: i64) -> std::result::Result<Vec<Neighbour>, Fault> {
    let mut select = connection.prepare_cached(NEIGHBOURS_OF)?;
    let mut rows = select.query(params![num, NEIGHBOURS as i64])?;
    let mut neighbours = Vec::new();
    while let Some(row) = rows.next()? {
        let entity = EntityRef { id: row.get(0)?, name: row.get(1)?, entity_type: row.get(2)? };
        neighbours.push(Neighbour { entity, sentences: row.get::<_, u32>(3)? as usize });
    }
    Ok(neighbours)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How SQLite goes about `sql`, a step a line.
    fn plan(sql: &str) -> Vec<String> {
        let desk = Desk::in_memory().unwrap();
        let mut explain = desk.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let none = vec![rusqlite::types::Null; explain.parameter_count()];
        let rows = explain.query_map(rusqlite::params_from_iter(none), |row| row.get(3)).unwrap();
        rows.map(|step| step.unwrap()).collect()
    }

    #[test]
    fn nothing_about_an_entity_scans_a_table_of_all_articles() {
        for sql in [NEIGHBOURS_OF, ACTIVITY, &statements_sql("speaker.num = ?1"), &statements_sql(SAID_OF)] {
            let plan = plan(sql);
            let scans: Vec<_> = plan
                .iter()
                .filter(|step| step.starts_with("SCAN") && !step.contains("VIRTUAL TABLE"))
                .collect();
            assert!(scans.is_empty(), "{plan:#?}");
        }
    }
}
