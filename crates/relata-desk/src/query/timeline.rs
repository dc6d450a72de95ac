//! Day by day: what is told of a day, and what was said on it.

use super::claims::speaker;
use super::{STATEMENT_COLUMNS, STATEMENT_TABLES, StatementRow, Told};
use crate::day::day_of;
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::fold::fold;
use crate::load::span_at;
use crate::refs::Citation;
use crate::texts::Texts;
use relata_types::Span;
use rusqlite::{Connection, named_params, params};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Which days to give, and what of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineFilter {
    /// Only the story with this id.
    pub story: Option<String>,
    /// Only what is attributed to those one of whose names holds this, whatever its case and diacritics.
    pub who: Option<String>,
    /// From this day on, `2023-06-24`.
    pub from: Option<String>,
    /// Up to this day and with it.
    pub to: Option<String>,
    /// At most so many days.
    pub limit: usize,
}

impl Default for TimelineFilter {
    fn default() -> Self {
        Self { story: None, who: None, from: None, to: None, limit: usize::MAX }
    }
}

/// Days, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    /// How many days there are, with those that the limit leaves out.
    pub total: usize,
    /// The days on which something is told to have been or was said.
    pub days: Vec<DayView>,
    /// Statements from articles without a date, which stand on no day.
    pub undated: usize,
}

/// A day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DayView {
    /// Which, ISO 8601.
    pub date: String,
    /// What is told with the day in its words, wherever and whenever: by the origins of the claim, most first.
    pub told: Vec<DatedClaim>,
    /// What articles published on the day let people say, in the order of the articles' hours and texts.
    pub said: Vec<Told>,
}

/// A claim as those of its tellings give it that name one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DatedClaim {
    /// Id of the claim.
    pub id: String,
    /// The words of the first of these tellings.
    pub text: String,
    /// To whom they are attributed there.
    pub speaker: Option<String>,
    /// In how many articles the claim is told, with this day or without.
    pub articles: usize,
    /// By how many independent origins.
    pub origins: usize,
    /// Where the words stand.
    pub citation: Citation,
    /// The other tellings that name the day.
    pub also: Vec<Citation>,
}

type Made<T> = std::result::Result<T, Fault>;

impl Desk {
    /// What is told of each day and said on it. A telling is of a day when its words hold a time expression that means that
    /// day; a statement is of the day on which its article was published.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn timeline(&self, filter: &TimelineFilter) -> Result<Timeline> {
        let who = filter.who.as_deref().map(fold);
        self.look(|connection| {
            let mut told = dated_claims(connection, filter, who.as_deref())?;
            let mut days: BTreeSet<String> = told.keys().cloned().collect();
            days.extend(days_of_statements(connection, filter, who.as_deref())?);
            let total = days.len();
            let days: Vec<String> = days.into_iter().take(filter.limit).collect();
            let mut texts = Texts::new(connection);
            let mut said = match (days.first(), days.last()) {
                (Some(first), Some(last)) => {
                    statements(connection, &mut texts, filter, who.as_deref(), (first, last))?
                }
                _ => BTreeMap::new(),
            };
            let mut views = Vec::with_capacity(days.len());
            for date in days {
                let claims = told.remove(&date).unwrap_or_default().into_values();
                let mut told = claims
                    .map(|found| found.view(connection, &mut texts))
                    .collect::<Made<Vec<DatedClaim>>>()?;
                told.sort_by(|a, b| {
                    let rank = |claim: &DatedClaim| (claim.origins, claim.articles);
                    rank(b).cmp(&rank(a)).then_with(|| (&a.text, &a.id).cmp(&(&b.text, &b.id)))
                });
                views.push(DayView { told, said: said.remove(&date).unwrap_or_default(), date });
            }
            let undated = undated(connection, filter, who.as_deref())?;
            Ok(Timeline { total, days: views, undated })
        })
    }
}

/// A claim and those of its tellings that name a day.
struct Found {
    id: String,
    articles: usize,
    origins: usize,
    tellings: Vec<(i64, Span, Option<String>)>,
}

impl Found {
    fn view(self, connection: &Connection, texts: &mut Texts<'_>) -> Made<DatedClaim> {
        let mut citations = Vec::with_capacity(self.tellings.len());
        let mut first = None;
        for (num, span, statement) in &self.tellings {
            let article = texts.get(*num)?;
            if first.is_none() {
                let speaker = match statement {
                    Some(id) => speaker(connection, *num, id, &article.text)?,
                    None => None,
                };
                first = Some((article.words(*span), speaker));
            }
            citations.push(article.cite(*span));
        }
        let (Some((text, speaker)), false) = (first, citations.is_empty()) else {
            return Err(Fault::Unknown(format!("the tellings of the claim {} are gone", self.id)));
        };
        let citation = citations.remove(0);
        let (id, articles, origins) = (self.id, self.articles, self.origins);
        Ok(DatedClaim { id, text, speaker, articles, origins, citation, also: citations })
    }
}

const TOLD: &str = "SELECT c.num, c.id, c.articles, c.origins, t.article, t.start, t.end, t.statement, x.value \
     FROM claims c JOIN stories s ON s.num = c.story JOIN tellings t ON t.claim = c.num \
     JOIN times x ON x.article = t.article AND x.start >= t.start AND x.end <= t.end \
     WHERE (?1 IS NULL OR s.id = ?1) AND (?2 IS NULL OR EXISTS ( \
         SELECT 1 FROM claim_speakers k JOIN entity_names n ON n.entity = k.entity \
         WHERE k.claim = c.num AND instr(n.folded, ?2) > 0)) \
     ORDER BY c.num, t.position, x.position";

/// Claims by day.
fn dated_claims(
    connection: &Connection,
    filter: &TimelineFilter,
    who: Option<&str>,
) -> Made<BTreeMap<String, BTreeMap<i64, Found>>> {
    let mut days: BTreeMap<String, BTreeMap<i64, Found>> = BTreeMap::new();
    let mut select = connection.prepare_cached(TOLD)?;
    let mut rows = select.query(params![filter.story, who])?;
    while let Some(row) = rows.next()? {
        let value: String = row.get(8)?;
        let within = |day: &&str| {
            filter.from.as_deref().is_none_or(|from| *day >= from)
                && filter.to.as_deref().is_none_or(|to| *day <= to)
        };
        let Some(day) = day_of(&value).filter(within) else { continue };
        let found = days.entry(day.to_owned()).or_default().entry(row.get(0)?).or_insert(Found {
            id: row.get(1)?,
            articles: row.get::<_, u32>(2)? as usize,
            origins: row.get::<_, u32>(3)? as usize,
            tellings: Vec::new(),
        });
        let telling = (row.get(4)?, span_at(row, 5)?, row.get(7)?);
        // "Between Monday morning and Monday night" names a day twice.
        if found.tellings.last() != Some(&telling) {
            found.tellings.push(telling);
        }
    }
    Ok(days)
}

/// What a statement must meet; all parameters are named.
const SAID: &str = "(:story IS NULL OR s.article IN ( \
         SELECT m.article FROM story_articles m JOIN stories t ON t.num = m.story WHERE t.id = :story)) \
     AND (:who IS NULL OR speaker.num IN (SELECT entity FROM entity_names WHERE instr(folded, :who) > 0))";

/// The day of publication, and what it must meet.
const DAY: &str = "substr(a.published, 1, 10)";
const WITHIN: &str = "a.published IS NOT NULL AND (:from IS NULL OR substr(a.published, 1, 10) >= :from) \
     AND (:to IS NULL OR substr(a.published, 1, 10) <= :to)";

fn days_of_statements(
    connection: &Connection,
    filter: &TimelineFilter,
    who: Option<&str>,
) -> Made<Vec<String>> {
    let sql = format!("SELECT DISTINCT {DAY} FROM {STATEMENT_TABLES} WHERE {SAID} AND {WITHIN}");
    let mut select = connection.prepare_cached(&sql)?;
    let given = named_params! {":story": filter.story, ":who": who, ":from": filter.from, ":to": filter.to};
    let days = select.query_map(given, |row| row.get(0))?;
    Ok(days.collect::<std::result::Result<_, _>>()?)
}

/// What was said from the first of two days to the last, by day; the same words of one speaker on one day once.
fn statements(
    connection: &Connection,
    texts: &mut Texts<'_>,
    filter: &TimelineFilter,
    who: Option<&str>,
    (first, last): (&str, &str),
) -> Made<BTreeMap<String, Vec<Told>>> {
    let sql = format!(
        "SELECT {STATEMENT_COLUMNS} FROM {STATEMENT_TABLES} WHERE {SAID} AND {WITHIN} \
         ORDER BY a.published, a.id, s.position"
    );
    let mut select = connection.prepare_cached(&sql)?;
    let given = named_params! {":story": filter.story, ":who": who, ":from": first, ":to": last};
    let mut rows = select.query(given)?;
    let mut days: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    let mut told_at: BTreeMap<(String, Option<String>, String), usize> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let statement = StatementRow::read(row)?.view(texts)?;
        let published = statement.article.published.as_deref().unwrap_or_default();
        let day = published.get(..10).unwrap_or(published).to_owned();
        let name = statement.speaker_name.as_deref().or(statement.source.as_deref()).map(fold);
        let by = statement.speaker.clone().or(name);
        let said = days.entry(day.clone()).or_default();
        let next = said.len();
        let at = *told_at.entry((day, by, fold(&statement.text))).or_insert(next);
        match said.get_mut(at) {
            Some(told) => told.also.push(statement.citation),
            None => said.push(Told { statement, also: Vec::new() }),
        }
    }
    Ok(days)
}

fn undated(connection: &Connection, filter: &TimelineFilter, who: Option<&str>) -> Made<usize> {
    let sql = format!("SELECT count(*) FROM {STATEMENT_TABLES} WHERE {SAID} AND a.published IS NULL");
    let mut select = connection.prepare_cached(&sql)?;
    let given = named_params! {":story": filter.story, ":who": who};
    Ok(select.query_row(given, |row| row.get::<_, u32>(0))? as usize)
}
