//! Origins: in a list, one with its articles, and two articles side by side.

use super::article::StoryRef;
use super::catalogue::{Catalogue, OriginFacts};
use super::cited::{Page, Part};
use super::story::article_ref;
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::json::{ReasonView, from_json, passages_from_json};
use crate::load::list;
use crate::refs::ArticleRef;
use crate::texts::Texts;
use relata_types::{Passage, Span};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

/// Articles of one origin that are listed.
const MOST_MEMBERS: usize = 200;
/// Copy links of one origin that are listed.
const MOST_COPIES: usize = 400;

/// An origin in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OriginLine {
    /// Its id.
    pub id: String,
    /// Title of its oldest article, else its key.
    pub label: String,
    /// The story of that article.
    pub story: Option<StoryRef>,
    /// How many articles.
    pub articles: usize,
    /// Their outlets, sorted.
    pub outlets: Vec<String>,
    /// Their languages, sorted.
    pub languages: Vec<String>,
    /// Day of the earliest dated one.
    pub first_published: Option<String>,
    /// Day of the latest.
    pub last_published: Option<String>,
}

/// Which origins to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginsFilter {
    /// Only those of the story with this id.
    pub story: Option<String>,
    /// Only those of so many articles or more.
    pub min_articles: usize,
    /// That whose first article is newest first, instead of that of most articles.
    pub newest_first: bool,
}

/// An origin with its articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OriginDetail {
    /// As in a list.
    #[serde(flatten)]
    pub line: OriginLine,
    /// Its articles, oldest first.
    pub members: Vec<ArticleRef>,
    /// The links that join them.
    pub copies: Vec<CopyLine>,
}

/// Two articles that share text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CopyLine {
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
    /// How much of one's text matches, from 0 to 1.
    pub share_a: f64,
    /// How much of the other's.
    pub share_b: f64,
}

/// Two articles side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide {
    /// One article.
    pub a: ArticleRef,
    /// The other.
    pub b: ArticleRef,
    /// Their link, with `a` and `b` in the order asked for.
    pub link: CopyLine,
    /// Text of one.
    pub a_text: String,
    /// Text of the other.
    pub b_text: String,
    /// The passages that match, as bytes of each.
    pub passages: Vec<Passage>,
}

type Made<T> = std::result::Result<T, Fault>;

impl Desk {
    /// The origins that fit.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn origins(
        &self,
        catalogue: &Catalogue,
        filter: &OriginsFilter,
        part: Part,
    ) -> Result<Option<Page<OriginLine>>> {
        let of_story = match &filter.story {
            Some(id) => match catalogue.story_at.get(id) {
                Some(at) => Some(*at),
                None => return Ok(None),
            },
            None => None,
        };
        let least = filter.min_articles.max(1);
        let order = match of_story {
            Some(story) => &catalogue.origins_of(story, filter.newest_first),
            None if filter.newest_first => &catalogue.origins_by_day,
            None => &catalogue.origins_by_articles,
        };
        let listed: Vec<&OriginFacts> = order
            .iter()
            .filter_map(|at| catalogue.origins.get(*at as usize))
            .filter(|origin| origin.articles.len() >= least)
            .collect();
        self.look(|connection| {
            let items = part
                .of(&listed)
                .into_iter()
                .map(|origin| line(connection, catalogue, origin))
                .collect::<Made<Vec<_>>>()?;
            Ok(Some(part.page(listed.len(), items)))
        })
    }

    /// The origin with this id.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn origin_detail(&self, catalogue: &Catalogue, id: &str) -> Result<Option<OriginDetail>> {
        self.look(|connection| {
            let mut find = connection.prepare_cached("SELECT num FROM origins WHERE id = ?1")?;
            let num: Option<i64> = find.query_row([id], |row| row.get(0)).optional()?;
            let Some(origin) = num.and_then(|num| catalogue.origin(num)) else { return Ok(None) };
            let nums: Vec<i64> = origin
                .articles
                .iter()
                .take(MOST_MEMBERS)
                .filter_map(|at| catalogue.articles.get(*at as usize))
                .map(|facts| facts.num)
                .collect();
            let mut copies = Vec::new();
            for num in &nums {
                let sql = format!("SELECT {LINK_COLUMNS} FROM copies c {LINK_JOINS} WHERE c.a = ?1");
                for (link, other) in
                    list(connection, &sql, *num, |row| Ok((link(row)?, row.get::<_, i64>(6)?)))?
                {
                    if copies.len() < MOST_COPIES && nums.contains(&other) {
                        copies.push(link.0);
                    }
                }
            }
            copies.sort_by(|a, b| (&a.a, &a.b, &a.kind).cmp(&(&b.a, &b.b, &b.kind)));
            let members = nums.iter().map(|num| article_ref(connection, *num)).collect::<Made<_>>()?;
            Ok(Some(OriginDetail { line: line(connection, catalogue, origin)?, members, copies }))
        })
    }

    /// The articles with ids `a` and `b` side by side; `None` unless a copy link joins them.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn side_by_side(&self, a: &str, b: &str) -> Result<Option<SideBySide>> {
        self.look(|connection| {
            let num = |id: &str| -> Made<Option<i64>> {
                let mut find = connection.prepare_cached("SELECT num FROM articles WHERE id = ?1")?;
                Ok(find.query_row([id], |row| row.get(0)).optional()?)
            };
            let (Some(a_num), Some(b_num)) = (num(a)?, num(b)?) else { return Ok(None) };
            let between = |from: i64, to: i64| -> Made<Option<(CopyLine, Vec<Passage>)>> {
                let sql = format!("SELECT {LINK_COLUMNS} FROM copies c {LINK_JOINS} WHERE c.a = ?1");
                let links = list(connection, &sql, from, |row| Ok((link(row)?, row.get::<_, i64>(6)?)))?;
                Ok(links.into_iter().find(|(_, other)| *other == to).map(|(link, _)| link))
            };
            let (mut found, mut passages, turned) = match between(a_num, b_num)? {
                Some((link, passages)) => (link, passages, false),
                None => match between(b_num, a_num)? {
                    Some((link, passages)) => (link, passages, true),
                    None => return Ok(None),
                },
            };
            if turned {
                let CopyLine { a, b, share_a, share_b, .. } = &mut found;
                std::mem::swap(a, b);
                std::mem::swap(share_a, share_b);
                passages.iter_mut().for_each(|passage| std::mem::swap(&mut passage.a, &mut passage.b));
            }
            let mut texts = Texts::new(connection);
            let (a, b) = (texts.get(a_num)?, texts.get(b_num)?);
            Ok(Some(SideBySide {
                a: a.about.clone(),
                b: b.about.clone(),
                link: found,
                a_text: a.text.clone(),
                b_text: b.text.clone(),
                passages,
            }))
        })
    }
}

const LINK_COLUMNS: &str =
    "a.id, b.id, c.kind, c.score, c.reasons, c.passages, c.b, octet_length(a.text), octet_length(b.text)";
const LINK_JOINS: &str = "JOIN articles a ON a.num = c.a JOIN articles b ON b.num = c.b";

fn link(row: &rusqlite::Row<'_>) -> Made<(CopyLine, Vec<Passage>)> {
    let passages = passages_from_json(&row.get::<_, String>(5)?)?;
    let share = |spans: Vec<Span>, bytes: i64| -> f64 {
        let share = covered(spans) as f64 / (bytes.max(1)) as f64;
        (share * 1000.0).round().min(1000.0) / 1000.0
    };
    let line = CopyLine {
        a: row.get(0)?,
        b: row.get(1)?,
        kind: row.get(2)?,
        score: row.get(3)?,
        reasons: from_json("copies.reasons", &row.get::<_, String>(4)?)?,
        share_a: share(passages.iter().map(|passage| passage.a).collect(), row.get(7)?),
        share_b: share(passages.iter().map(|passage| passage.b).collect(), row.get(8)?),
    };
    Ok((line, passages))
}

/// How many bytes lie in one of `spans` or more.
fn covered(mut spans: Vec<Span>) -> usize {
    spans.sort_unstable();
    let (mut bytes, mut end) = (0, 0);
    for span in spans {
        bytes += span.end.saturating_sub(span.start.max(end)) as usize;
        end = end.max(span.end);
    }
    bytes
}

pub(super) fn line(connection: &Connection, catalogue: &Catalogue, origin: &OriginFacts) -> Made<OriginLine> {
    let first = origin.articles.first().and_then(|at| catalogue.articles.get(*at as usize));
    let label = match first {
        Some(facts) => article_ref(connection, facts.num)?.label,
        None => String::new(),
    };
    let story = first.and_then(|facts| catalogue.stories.get(facts.story as usize));
    let names = |counts: Vec<crate::query::Count>| -> Vec<String> {
        let mut names: Vec<String> = counts.into_iter().filter_map(|count| count.value).collect();
        names.sort();
        names
    };
    let facts = origin.articles.iter().filter_map(|at| catalogue.articles.get(*at as usize));
    let days = catalogue.activity(facts.map(|facts| facts.day));
    let dated = || days.iter().filter_map(|day| day.date.clone());
    Ok(OriginLine {
        id: origin.id.clone(),
        label,
        story: story.map(|story| StoryRef { id: story.id.clone(), title: story.title.clone() }),
        articles: origin.articles.len(),
        outlets: names(catalogue.by_outlet(&origin.articles)),
        languages: names(catalogue.by_language(&origin.articles)),
        first_published: dated().next(),
        last_published: dated().next_back(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_covered_twice_counts_once() {
        assert_eq!(covered(vec![Span::new(4, 8), Span::new(0, 5), Span::new(20, 21)]), 9);
        assert_eq!(covered(vec![]), 0);
    }
}
