//! Copies and origins of new articles, without comparing those that were compared before.

use crate::error::{Error, Result};
use relata_desk::{Desk, DeskError};
use relata_link::steps::{self, Pile};
use relata_types::{Article, ArticleId, CopyLink, CopyVerdict, Origin, Reading, Ruling};
use std::collections::BTreeSet;

/// Articles that are compared in one go: each go looks all sketches through once or twice, and holds the texts of its articles and of those
/// that may be their copies.
const BATCH_ARTICLES: usize = 20_000;

/// A copy link of a new article, as it is told at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCopy {
    /// The new article by its key.
    pub article: String,
    /// In which way the two share text, as it is exported.
    pub kind: &'static str,
    /// The other article by its title, or its key when it has none.
    pub other: String,
    /// Who published the other, where that is known.
    pub outlet: Option<String>,
}

/// What new articles changed among the copies and origins within a language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// How many articles were new.
    pub compared: usize,
    /// The links of the new articles, by article.
    pub new: Vec<NewCopy>,
    /// The links of all articles of [`Self::origins`], sorted by the two articles.
    pub copies: Vec<CopyLink>,
    /// The origins that hold a new article or one whose links changed, as they are now; sorted by id.
    pub origins: Vec<Origin>,
}

/// Compares the articles that the desk holds and that were not compared yet, keeps what was found for the next time, and gives the
/// copies and origins that changed. The same as if all articles were compared anew. Translations, stories, entities and claims are the matter of
/// [`crate::link`], which takes all of this over and compares the rest of the whole desk.
///
/// # Errors
/// When the desk cannot be read or written.
pub fn compare_new(desk: &mut Desk) -> Result<Touched> {
    let (compared, seeds) = compare(desk, &|desk, ids| desk.load_some_readings(ids))?;
    around(desk, &compared, seeds)
}

/// The same when at most so many articles were not compared yet; `None` when there are more, which are left to [`crate::link`].
pub(crate) fn compare_few_new(desk: &mut Desk, most: usize) -> Result<Option<Touched>> {
    desk.keep_copies_of_revision(steps::REVISION)?;
    if desk.uncompared(most + 1)?.0.len() > most {
        return Ok(None);
    }
    compare_new(desk).map(Some)
}

/// What all pairs of `readings` are to each other by their texts alone; those that were not compared yet are.
pub(crate) fn verdicts(desk: &mut Desk, readings: &[(Article, Reading)]) -> Result<Vec<CopyVerdict>> {
    compare(desk, &|_, ids| {
        Ok(readings.iter().filter(|(article, _)| ids.contains(&article.id)).cloned().collect())
    })?;
    // What another process has added meanwhile is not of these readings.
    let known = |id: &ArticleId| readings.binary_search_by(|(article, _)| article.id.cmp(id)).is_ok();
    let mut verdicts = desk.copy_verdicts()?;
    verdicts.retain(|verdict| known(&verdict.link.a) && known(&verdict.link.b));
    Ok(verdicts)
}

/// How the articles that are to be compared come.
type Load<'l> =
    dyn Fn(&Desk, &BTreeSet<ArticleId>) -> std::result::Result<Vec<(Article, Reading)>, DeskError> + 'l;

/// Compares what was not compared: those articles, and those whose links changed.
fn compare(desk: &mut Desk, load: &Load<'_>) -> Result<(BTreeSet<ArticleId>, BTreeSet<ArticleId>)> {
    desk.keep_copies_of_revision(steps::REVISION)?;
    let (mut compared, mut seeds) = (BTreeSet::new(), BTreeSet::new());
    loop {
        let (batch, count) = desk.uncompared(BATCH_ARTICLES)?;
        let new = load(desk, &batch)?;
        if new.is_empty() {
            return Ok((compared, seeds));
        }
        let change = steps::add(&Kept(desk), &new)?;
        if desk.save_copy_change(&change, count)? {
            compared.extend(new.into_iter().map(|(article, _)| article.id));
            seeds.extend(change.sketches.into_iter().map(|sketch| sketch.article));
            seeds.extend(change.gone.into_iter().flat_map(|(a, b)| [a, b]));
            seeds.extend(change.verdicts.into_iter().flat_map(|verdict| [verdict.link.a, verdict.link.b]));
        }
    }
}

/// The copies and origins of all that hangs together with the `seeds`.
fn around(desk: &Desk, compared: &BTreeSet<ArticleId>, seeds: BTreeSet<ArticleId>) -> Result<Touched> {
    let decisions = desk.decisions()?;
    let ruled: Vec<[&ArticleId; 2]> = decisions
        .iter()
        .filter_map(|decision| match &decision.ruling {
            Ruling::Copy { a, b } | Ruling::NotCopy { a, b } => Some([a, b]),
            _ => None,
        })
        .collect();
    let mut verdicts = Vec::new();
    let mut articles = seeds.clone();
    let mut waiting: Vec<ArticleId> = seeds.into_iter().collect();
    while let Some(article) = waiting.pop() {
        let mut reached: Vec<ArticleId> = Vec::new();
        for pair in ruled.iter().filter(|pair| pair.contains(&&article)) {
            reached.extend(pair.iter().map(|id| (*id).clone()));
        }
        for verdict in desk.copy_verdicts_on(&article)? {
            reached.extend([verdict.link.a.clone(), verdict.link.b.clone()]);
            // Each is met from both sides.
            if verdict.link.a == article {
                verdicts.push(verdict);
            }
        }
        for id in reached {
            if articles.insert(id.clone()) {
                waiting.push(id);
            }
        }
    }
    let links = steps::settle(verdicts, &desk.sketches(&articles)?);
    let readings = desk.load_some_readings(&articles)?;
    let (copies, origins) = steps::origins(&readings, links, &decisions);
    let new = new_copies(compared, &copies, &readings);
    Ok(Touched { compared: compared.len(), new, copies, origins })
}

/// The links of `new` articles among `copies`; `readings` are sorted by id.
fn new_copies(
    new: &BTreeSet<ArticleId>,
    copies: &[CopyLink],
    readings: &[(Article, Reading)],
) -> Vec<NewCopy> {
    let of = |id: &ArticleId| {
        let at = readings.binary_search_by(|(article, _)| article.id.cmp(id)).ok()?;
        Some(&readings[at].0)
    };
    let told = |link: &CopyLink| {
        let (article, other) = if new.contains(&link.a) { (&link.a, &link.b) } else { (&link.b, &link.a) };
        let (article, other) = (of(article).filter(|article| new.contains(&article.id))?, of(other)?);
        Some(NewCopy {
            article: article.key.clone(),
            kind: link.kind.as_str(),
            other: other.label().to_owned(),
            outlet: other.metadata.outlet.clone(),
        })
    };
    let mut told: Vec<NewCopy> = copies.iter().filter_map(told).collect();
    told.sort_by(|x, y| (&x.article, &x.other).cmp(&(&y.article, &y.other)));
    told
}

/// The articles of a desk that were compared.
struct Kept<'d>(&'d Desk);

impl Pile for Kept<'_> {
    type Error = Error;

    fn visit_keys(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<()> {
        Ok(self.0.visit_sketch_keys(visit)?)
    }

    fn visit_paragraphs(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<()> {
        Ok(self.0.visit_paragraph_keys(visit)?)
    }

    fn sketches(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<relata_types::Sketch>> {
        Ok(self.0.sketches(articles)?)
    }

    fn readings(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<(Article, Reading)>> {
        Ok(self.0.load_some_readings(articles)?)
    }

    fn recurring(&self) -> Result<BTreeSet<u64>> {
        Ok(self.0.recurring_paragraphs()?)
    }
}
