//! Which articles share text, by origin, with the passages on both sides; and which origins credit one outlet.

use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::{ReasonView, from_json, passages_from_json};
use crate::load::list;
use crate::refs::ArticleRef;
use crate::texts::{ArticleText, Texts};
use relata_types::Span;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that the desk holds on copies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Copies {
    /// The origins of more than one article, those of most articles first.
    pub origins: Vec<CopiedOrigin>,
    /// Links that join no origin: two tellings of which one lifts a passage from the other.
    pub apart: Vec<LinkView>,
    /// Outlets that articles of several origins of one story credit: different texts that may rest on one report.
    pub shared_reports: Vec<SharedReport>,
}

/// One telling that several articles carry.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CopiedOrigin {
    /// Its id.
    pub id: String,
    /// Its articles, oldest first.
    pub articles: Vec<ArticleRef>,
    /// The chain: the links that join them.
    pub links: Vec<LinkView>,
    /// The outlets that they credit, but their own.
    pub credits: Vec<String>,
}

/// Two articles that share text, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkView {
    /// One article.
    pub a: ArticleRef,
    /// The other.
    pub b: ArticleRef,
    /// `identical`, `reprint`, `excerpt`, `rewrite` or `translation`.
    pub kind: String,
    /// How surely, from 0 to 1.
    pub score: f64,
    /// The features behind the score; `decision`: a person's ruling.
    pub reasons: Vec<ReasonView>,
    /// The passages that match, in the order of `a`.
    pub passages: Vec<PassageView>,
}

/// A stretch of one article and the stretch of another that matches it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PassageView {
    /// In the first article.
    pub a: PassageWords,
    /// In the second.
    pub b: PassageWords,
}

/// Words of an article with their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PassageWords {
    /// First code point.
    pub start: usize,
    /// First code point after them.
    pub end: usize,
    /// Number of the sentence that they begin in, from 1.
    pub sentence: Option<usize>,
    /// The words.
    pub text: String,
}

/// An outlet on whose report several origins of a story may rest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SharedReport {
    /// The outlet, by one name for all languages.
    pub outlet: String,
    /// Id of the story.
    pub story: String,
    /// Ids of the origins, sorted.
    pub origins: Vec<String>,
    /// The articles that credit it, oldest first.
    pub articles: Vec<ArticleRef>,
}

type Made<T> = std::result::Result<T, Fault>;

/// Links with the origins of both articles.
const LINKS: &str = "SELECT c.a, c.b, c.kind, c.score, c.reasons, c.passages, x.origin, y.origin FROM copies c \
     JOIN articles a ON a.num = c.a JOIN articles b ON b.num = c.b \
     LEFT JOIN origin_articles x ON x.article = c.a LEFT JOIN origin_articles y ON y.article = c.b \
     ORDER BY a.id, b.id, c.kind";

/// Outlets that several origins of a story credit, with each article that does.
const SHARED: &str = "SELECT t.id, c.outlet, o.id, c.article FROM credited_outlets c \
     JOIN articles a ON a.num = c.article \
     JOIN story_articles s ON s.article = c.article JOIN stories t ON t.num = s.story \
     JOIN origin_articles p ON p.article = c.article JOIN origins o ON o.num = p.origin \
     ORDER BY t.id, c.outlet, a.published NULLS LAST, a.id";

impl Desk {
    /// All copy links by origin, and the outlets that several origins credit.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn copies(&self) -> Result<Copies> {
        self.look(|connection| {
            let mut texts = Texts::new(connection);
            let mut of_origin: BTreeMap<i64, Vec<LinkView>> = BTreeMap::new();
            let mut apart = Vec::new();
            let mut select = connection.prepare_cached(LINKS)?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let (a, b) = (texts.get(row.get(0)?)?, texts.get(row.get(1)?)?);
                let passages = passages_from_json(&row.get::<_, String>(5)?)?;
                let link = LinkView {
                    a: a.about.clone(),
                    b: b.about.clone(),
                    kind: row.get(2)?,
                    score: row.get(3)?,
                    reasons: from_json("copies.reasons", &row.get::<_, String>(4)?)?,
                    passages: passages
                        .iter()
                        .map(|passage| PassageView { a: words(&a, passage.a), b: words(&b, passage.b) })
                        .collect(),
                };
                match (row.get::<_, Option<i64>>(6)?, row.get::<_, Option<i64>>(7)?) {
                    (Some(x), Some(y)) if x == y => of_origin.entry(x).or_default().push(link),
                    _ => apart.push(link),
                }
            }
            let origins = origins(connection, &mut texts, of_origin)?;
            Ok(Copies { origins, apart, shared_reports: shared_reports(connection, &mut texts)? })
        })
    }
}

fn words(article: &ArticleText, span: Span) -> PassageWords {
    let [start, end] = article.range(span);
    let begins = |sentence: &Span| sentence.end > span.start;
    let sentence = article.sentences().iter().position(begins).map(|index| index + 1);
    PassageWords { start, end, sentence, text: article.words(span) }
}

fn origins(
    connection: &Connection,
    texts: &mut Texts<'_>,
    links: BTreeMap<i64, Vec<LinkView>>,
) -> Made<Vec<CopiedOrigin>> {
    let articles = "SELECT a.num FROM origin_articles o JOIN articles a ON a.num = o.article WHERE o.origin = ?1 \
                    ORDER BY a.published NULLS LAST, a.id";
    let credits = "SELECT DISTINCT c.outlet FROM origin_articles o JOIN credited_outlets c ON c.article = o.article \
                   WHERE o.origin = ?1 ORDER BY c.outlet";
    let mut origins = Vec::new();
    for (num, links) in links {
        let members: Vec<i64> = list(connection, articles, num, |row| Ok(row.get(0)?))?;
        origins.push(CopiedOrigin {
            id: connection.query_row("SELECT id FROM origins WHERE num = ?1", [num], |row| row.get(0))?,
            articles: members
                .into_iter()
                .map(|article| Ok(texts.get(article)?.about.clone()))
                .collect::<Made<_>>()?,
            links,
            credits: list(connection, credits, num, |row| Ok(row.get(0)?))?,
        });
    }
    origins.sort_by(|x, y| y.articles.len().cmp(&x.articles.len()).then_with(|| x.id.cmp(&y.id)));
    Ok(origins)
}

fn shared_reports(connection: &Connection, texts: &mut Texts<'_>) -> Made<Vec<SharedReport>> {
    let mut reports: Vec<SharedReport> = Vec::new();
    let mut select = connection.prepare_cached(SHARED)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (story, outlet): (String, String) = (row.get(0)?, row.get(1)?);
        let (origin, article): (String, i64) = (row.get(2)?, row.get(3)?);
        let about = texts.get(article)?.about.clone();
        match reports.last_mut().filter(|last| last.story == story && last.outlet == outlet) {
            Some(last) => {
                last.origins.push(origin);
                last.articles.push(about);
            }
            None => {
                reports.push(SharedReport { outlet, story, origins: vec![origin], articles: vec![about] });
            }
        }
    }
    for report in &mut reports {
        report.origins.sort();
        report.origins.dedup();
    }
    reports.retain(|report| report.origins.len() > 1);
    Ok(reports)
}
