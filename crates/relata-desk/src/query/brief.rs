//! The whole dossier, story by story.

use super::claims::{self, entity_ref};
use super::totals::totals;
use super::{
    ClaimView, QuestionView, STATEMENT_COLUMNS, STATEMENT_TABLES, StatementRow, StatementView, Totals,
};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::fold::fold;
use crate::json::{ReasonView, from_json};
use crate::load::{list, span_at};
use crate::refs::{ArticleRef, Citation, EntityRef};
use crate::texts::Texts;
use relata_types::Span;
use rusqlite::{Connection, params};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Which stories to give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefFilter {
    /// Only the story with this id.
    pub story: Option<String>,
    /// Only stories of so many articles or more.
    pub min_articles: usize,
    /// At most so many stories; `None`: all.
    pub stories: Option<usize>,
}

/// What the desk's articles establish.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Brief {
    /// How much the desk holds.
    pub totals: Totals,
    /// The stories, those of most articles first, then by title.
    pub stories: Vec<StoryView>,
    /// Stories that the filter left out.
    pub stories_left_out: usize,
    /// Those of them that only the limit left out.
    pub stories_past_limit: usize,
}

/// One happening.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryView {
    /// Its id.
    pub id: String,
    /// A title, taken from one of its articles.
    pub title: String,
    /// Date of its earliest dated article, ISO 8601.
    pub first_published: Option<String>,
    /// Date of its latest.
    pub last_published: Option<String>,
    /// Languages of its articles, sorted.
    pub languages: Vec<String>,
    /// Its outlets, sorted.
    pub outlets: Vec<String>,
    /// How many articles.
    pub articles: usize,
    /// Its independent tellings with their articles, those of most articles first, then by date.
    pub origins: Vec<OriginView>,
    /// Who said what; those with most statements first, those whose speaker is not said last.
    pub speakers: Vec<SpeakerView>,
    /// What is told: by those of most origins first.
    pub claims: Vec<ClaimView>,
    /// Sentences that say that something is not known.
    pub questions: Vec<QuestionView>,
    /// Prominent actors to whom no statement is attributed.
    pub not_heard: Vec<EntityRef>,
    /// What to know before trusting its articles.
    pub warnings: Vec<WarningView>,
}

/// One independent telling.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OriginView {
    /// Its id.
    pub id: String,
    /// Its articles, oldest first.
    pub articles: Vec<ArticleRef>,
    /// The links that join them.
    pub copies: Vec<CopyView>,
}

/// Two articles that share text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CopyView {
    /// Id of one article.
    pub a: String,
    /// Id of the other.
    pub b: String,
    /// `identical`, `reprint`, `excerpt`, `rewrite` or `translation`.
    pub kind: String,
    /// How surely, from 0 to 1.
    pub score: f64,
    /// The features behind the score.
    pub reasons: Vec<ReasonView>,
}

/// A speaker with all statements in a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerView {
    /// Id of the entity; `None`: the articles do not name one.
    pub speaker: Option<String>,
    /// Its name, else the words that stand for the source unless these are a mere pronoun; `None`: not said who.
    pub name: Option<String>,
    /// The statements, oldest first.
    pub statements: Vec<Told>,
}

/// One statement, with every article of the story that gives it in the same words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The statement as the earliest of those articles gives it.
    #[serde(flatten)]
    pub statement: StatementView,
    /// Where else it stands in the same words.
    pub also: Vec<Citation>,
}

/// What to know before trusting an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WarningView {
    /// Which kind.
    pub code: String,
    /// One sentence for a person.
    pub note: String,
    /// The words in question; empty when the whole article is.
    pub text: String,
    /// Where.
    pub citation: Citation,
}

impl Desk {
    /// All that the articles establish.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn brief(&self, filter: &BriefFilter) -> Result<Brief> {
        self.look(|connection| {
            let totals = totals(connection)?;
            let mut texts = Texts::new(connection);
            let mut stories = Vec::new();
            for (num, id, title) in chosen(connection, filter)? {
                stories.push(story(connection, &mut texts, num, id, title)?);
            }
            let stories_left_out = totals.stories.saturating_sub(stories.len());
            let fitting: u32 =
                connection.query_row(FITTING, params![filter.story, filter.min_articles as i64], |row| {
                    row.get(0)
                })?;
            let stories_past_limit = (fitting as usize).saturating_sub(stories.len());
            Ok(Brief { totals, stories, stories_left_out, stories_past_limit })
        })
    }

    /// Whether a story has the id.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn has_story(&self, id: &str) -> Result<bool> {
        self.look(|connection| {
            Ok(connection
                .query_row("SELECT EXISTS (SELECT 1 FROM stories WHERE id = ?1)", [id], |row| row.get(0))?)
        })
    }
}

type Made<T> = std::result::Result<T, Fault>;

/// Stories by number of articles, then title.
const STORIES: &str = "SELECT s.num, s.id, s.title FROM stories s JOIN story_articles a ON a.story = s.num \
     WHERE ?1 IS NULL OR s.id = ?1 \
     GROUP BY s.num HAVING count(*) >= ?2 ORDER BY count(*) DESC, s.title, s.id LIMIT ?3";

/// How many stories there are of so many articles.
const FITTING: &str = "SELECT count(*) FROM stories s WHERE (?1 IS NULL OR s.id = ?1) \
     AND (SELECT count(*) FROM story_articles a WHERE a.story = s.num) >= ?2";

fn chosen(connection: &Connection, filter: &BriefFilter) -> Made<Vec<(i64, String, String)>> {
    let limit = filter.stories.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
    let mut select = connection.prepare_cached(STORIES)?;
    let rows = select
        .query_map(params![filter.story, filter.min_articles as i64, limit], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<std::result::Result<_, _>>()?;
    Ok(rows)
}

fn story(
    connection: &Connection,
    texts: &mut Texts<'_>,
    num: i64,
    id: String,
    title: String,
) -> Made<StoryView> {
    let articles: Vec<i64> = list(
        connection,
        "SELECT a.num FROM story_articles s JOIN articles a ON a.num = s.article WHERE s.story = ?1 \
         ORDER BY a.published NULLS LAST, a.id",
        num,
        |row| Ok(row.get(0)?),
    )?;
    let mut languages = BTreeSet::new();
    let mut outlets = BTreeSet::new();
    let mut dates = BTreeSet::new();
    for article in &articles {
        let article = texts.get(*article)?;
        languages.extend(article.about.lang.clone());
        outlets.extend(article.about.outlet.clone());
        dates.extend(article.about.published.clone());
    }
    let not_heard = "SELECT e.id, e.name, e.type FROM silences s JOIN entities e ON e.num = s.entity \
                     WHERE s.story = ?1 ORDER BY e.name, e.id";
    Ok(StoryView {
        id,
        title,
        first_published: dates.first().cloned(),
        last_published: dates.last().cloned(),
        languages: languages.into_iter().collect(),
        outlets: outlets.into_iter().collect(),
        articles: articles.len(),
        origins: origins(connection, texts, num, &articles)?,
        speakers: speakers(connection, texts, &articles)?,
        claims: claims::of_story(connection, texts, num)?,
        questions: claims::questions_of(connection, texts, num)?,
        not_heard: list(connection, not_heard, num, entity_ref)?,
        warnings: warnings(connection, texts, &articles)?,
    })
}

fn origins(
    connection: &Connection,
    texts: &mut Texts<'_>,
    story: i64,
    articles: &[i64],
) -> Made<Vec<OriginView>> {
    let mut views: Vec<OriginView> = Vec::new();
    let mut place = BTreeMap::new();
    for article in articles {
        let sql = "SELECT o.num, o.id FROM origin_articles a JOIN origins o ON o.num = a.origin WHERE a.article = ?1";
        for (num, id) in list(connection, sql, *article, |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))? {
            let at = *place.entry(num).or_insert_with(|| {
                views.push(OriginView { id, articles: Vec::new(), copies: Vec::new() });
                views.len() - 1
            });
            if let Some(origin) = views.get_mut(at) {
                origin.articles.push(texts.get(*article)?.about.clone());
            }
        }
    }
    let sql = "SELECT a.id, b.id, c.kind, c.score, c.reasons, o.origin FROM story_articles s \
               JOIN copies c ON c.a = s.article JOIN articles a ON a.num = c.a JOIN articles b ON b.num = c.b \
               JOIN origin_articles o ON o.article = c.a \
               WHERE s.story = ?1 AND c.b IN (SELECT article FROM story_articles WHERE story = ?1) \
               ORDER BY a.id, b.id, c.kind";
    let copies = list(connection, sql, story, |row| {
        let reasons = from_json("copies.reasons", &row.get::<_, String>(4)?)?;
        let view =
            CopyView { a: row.get(0)?, b: row.get(1)?, kind: row.get(2)?, score: row.get(3)?, reasons };
        Ok((row.get::<_, i64>(5)?, view))
    })?;
    for (num, copy) in copies {
        if let Some(origin) = place.get(&num).and_then(|at| views.get_mut(*at)) {
            origin.copies.push(copy);
        }
    }
    // Stable: origins of as many articles stay in the order of their earliest article.
    views.sort_by_key(|origin| std::cmp::Reverse(origin.articles.len()));
    Ok(views)
}

fn speakers(connection: &Connection, texts: &mut Texts<'_>, articles: &[i64]) -> Made<Vec<SpeakerView>> {
    let sql = format!(
        "SELECT {STATEMENT_COLUMNS} FROM {STATEMENT_TABLES} WHERE s.article = ?1 ORDER BY s.position"
    );
    let mut speakers: BTreeMap<(Option<String>, Option<String>), SpeakerView> = BTreeMap::new();
    let mut told_at: BTreeMap<(Option<String>, Option<String>, String), usize> = BTreeMap::new();
    for article in articles {
        for row in list(connection, &sql, *article, StatementRow::read)? {
            let statement = row.view(texts)?;
            let source = statement.source.clone().filter(|_| !row.source_is_pronoun);
            let name = statement.speaker_name.clone().or(source);
            let by_name = if statement.speaker.is_some() { None } else { name.as_deref().map(fold) };
            let words = fold(&statement.text);
            let speaker = speakers.entry((statement.speaker.clone(), by_name.clone())).or_insert_with(|| {
                SpeakerView { speaker: statement.speaker.clone(), name, statements: Vec::new() }
            });
            let next = speaker.statements.len();
            let at = *told_at.entry((statement.speaker.clone(), by_name, words)).or_insert(next);
            match speaker.statements.get_mut(at) {
                Some(told) => told.also.push(statement.citation),
                None => speaker.statements.push(Told { statement, also: Vec::new() }),
            }
        }
    }
    let mut speakers: Vec<SpeakerView> = speakers.into_values().collect();
    speakers.sort_by(|a, b| {
        let rank = |view: &SpeakerView| (view.name.is_none(), std::cmp::Reverse(view.statements.len()));
        rank(a).cmp(&rank(b)).then_with(|| (&a.name, &a.speaker).cmp(&(&b.name, &b.speaker)))
    });
    Ok(speakers)
}

fn warnings(connection: &Connection, texts: &mut Texts<'_>, articles: &[i64]) -> Made<Vec<WarningView>> {
    let sql = "SELECT code, note, start, end FROM warnings WHERE article = ?1 ORDER BY stage, position";
    let mut warnings = Vec::new();
    for num in articles {
        let article = texts.get(*num)?;
        let rows = list(connection, sql, *num, |row| {
            let span: Span = span_at(row, 2)?;
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, span))
        })?;
        for (code, note, span) in rows {
            warnings.push(WarningView {
                code,
                note,
                text: article.words(span),
                citation: article.cite(span),
            });
        }
    }
    Ok(warnings)
}
