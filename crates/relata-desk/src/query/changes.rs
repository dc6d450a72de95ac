//! What is new: claims that came, and claims whose standing changed, with why.

use super::claims::{claim, questions_of};
use super::{ClaimView, QuestionView};
use crate::desk::Desk;
use crate::error::{DeskError, Fault, Result};
use crate::json::CountedView;
use crate::refs::ArticleRef;
use crate::texts::Texts;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::BTreeSet;

/// Since when articles are new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// Published on this day or later (undated ones: read then), ISO 8601.
    Day(String),
    /// Read in a run after this one; runs are numbered from 1.
    Run(u32),
}

/// What the new articles changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changes {
    /// The new articles, oldest first.
    pub articles: Vec<ArticleRef>,
    /// Claims of several articles, or disputed ones, that a new article tells: by what they gained, then by standing.
    pub claims: Vec<ClaimChange>,
    /// Questions that only new articles ask.
    pub questions: Vec<QuestionView>,
    /// Questions asked before that a new article seems to answer.
    pub answered: Vec<QuestionView>,
}

/// How a claim stands now and stood without the new articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimChange {
    /// As it stands now.
    pub claim: ClaimView,
    /// Whether no older article tells it.
    pub is_new: bool,
    /// How many independent origins it had.
    pub origins_before: usize,
    /// How many articles.
    pub articles_before: usize,
    /// The new articles, each with why it counts by itself or not.
    pub gained: Vec<CountedView>,
    /// To whom no older article attributes it.
    pub new_speakers: Vec<String>,
    /// What no older article gives: what differs and the value.
    pub new_values: Vec<(String, String)>,
}

type Made<T> = std::result::Result<T, Fault>;

impl Desk {
    /// What the articles since then changed.
    ///
    /// # Errors
    /// [`DeskError::NoSuchRun`] for a run that never was; when the desk cannot be read.
    pub fn changes(&self, since: &Since) -> Result<Changes> {
        if let Since::Run(run) = *since {
            let last = self.look(|connection| {
                Ok(connection
                    .query_row("SELECT coalesce(max(num), 0) FROM runs", [], |row| row.get::<_, u32>(0))?)
            })?;
            if run > last {
                return Err(DeskError::NoSuchRun { path: self.path().to_owned(), run, last });
            }
        }
        self.look(|connection| {
            let nums = new_articles(connection, since)?;
            let mut texts = Texts::new(connection);
            let mut articles = Vec::new();
            for num in &nums {
                articles.push(texts.get(*num)?.about.clone());
            }
            let new: BTreeSet<String> = articles.iter().map(|article| article.id.clone()).collect();
            let mut told = BTreeSet::new();
            let mut asked = BTreeSet::new();
            for num in &nums {
                told.extend(numbers(
                    connection,
                    "SELECT DISTINCT claim FROM tellings WHERE article = ?1",
                    *num,
                )?);
                let sql = "SELECT s.story FROM story_articles s WHERE s.article = ?1";
                asked.extend(numbers(connection, sql, *num)?);
            }
            let mut claims = Vec::new();
            for num in told {
                let claim = claim(connection, &mut texts, num)?;
                if claim.articles > 1 || !claim.variants.is_empty() {
                    claims.push(change(claim, &new));
                }
            }
            claims.sort_by(|a, b| {
                let gain = |change: &ClaimChange| {
                    change.claim.origins - change.origins_before.min(change.claim.origins)
                };
                let rank = |change: &ClaimChange| (gain(change), change.claim.origins, change.claim.articles);
                rank(b)
                    .cmp(&rank(a))
                    .then_with(|| a.claim.text.cmp(&b.claim.text))
                    .then_with(|| a.claim.id.cmp(&b.claim.id))
            });
            let (mut questions, mut answered) = (Vec::new(), Vec::new());
            for story in asked {
                for question in questions_of(connection, &mut texts, story)? {
                    let is_new = question.citations.iter().all(|at| new.contains(&at.article));
                    let is_answered =
                        question.answer.as_ref().is_some_and(|answer| new.contains(&answer.citation.article));
                    match (is_new, is_answered) {
                        (true, _) => questions.push(question),
                        (false, true) => answered.push(question),
                        (false, false) => {}
                    }
                }
            }
            Ok(Changes { articles, claims, questions, answered })
        })
    }
}

fn new_articles(connection: &Connection, since: &Since) -> Made<Vec<i64>> {
    let order = "ORDER BY a.published NULLS LAST, a.id";
    let mut nums = Vec::new();
    match since {
        Since::Day(day) => {
            let sql = format!(
                "SELECT a.num FROM articles a LEFT JOIN runs r ON r.num = a.run WHERE coalesce(a.published, r.started) >= ?1 {order}"
            );
            let mut select = connection.prepare(&sql)?;
            for num in select.query_map([day], |row| row.get(0))? {
                nums.push(num?);
            }
        }
        Since::Run(run) => {
            let mut select =
                connection.prepare(&format!("SELECT a.num FROM articles a WHERE a.run > ?1 {order}"))?;
            for num in select.query_map([run], |row| row.get(0))? {
                nums.push(num?);
            }
        }
    }
    Ok(nums)
}

fn numbers(connection: &Connection, sql: &str, num: i64) -> Made<Vec<i64>> {
    crate::load::list(connection, sql, num, |row| Ok(row.get::<_, i64>(0)?))
}

fn change(claim: ClaimView, new: &BTreeSet<String>) -> ClaimChange {
    let (gained, old): (Vec<&CountedView>, Vec<&CountedView>) =
        claim.counted.iter().partition(|counted| new.contains(&counted.article));
    let roots: BTreeSet<&String> =
        old.iter().map(|counted| counted.with.as_ref().unwrap_or(&counted.article)).collect();
    let is_old =
        |at: usize| claim.tellings.get(at).is_some_and(|telling| !new.contains(&telling.citation.article));
    let speakers = |of_old: bool| -> BTreeSet<&String> {
        let told = claim.tellings.iter().enumerate().filter(|(at, _)| is_old(*at) == of_old);
        told.filter_map(|(_, telling)| telling.speaker.as_ref()).collect()
    };
    let values =
        claim.variants.iter().flat_map(|variant| variant.values.iter().map(|value| (&variant.what, value)));
    ClaimChange {
        is_new: old.is_empty(),
        origins_before: roots.len(),
        articles_before: old.len(),
        gained: gained.into_iter().cloned().collect(),
        new_speakers: speakers(false).difference(&speakers(true)).map(|name| (*name).clone()).collect(),
        new_values: values
            .filter(|(_, value)| !value.tellings.iter().any(|at| is_old(*at)))
            .map(|(what, value)| (what.clone(), value.value.clone()))
            .collect(),
        claim,
    }
}
