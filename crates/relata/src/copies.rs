//! Copies, origins and stories of new articles, without comparing those that were compared before.

use crate::error::{Error, Result};
use relata_desk::{Desk, DeskError};
use relata_link::steps::{self, Known, Piece, Pile, Shelf};
use relata_types::{
    Article, ArticleId, CopyKind, CopyLink, CopyVerdict, Decision, FoundAnew, Kept, KeptKind, Origin,
    Reading, Ruling, Story,
};
use std::collections::BTreeSet;

/// Up to so many new articles on a desk that has others are told what they copy at once, translations too: a screenful.
pub(crate) const FEW_ARTICLES: usize = 20;
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

/// The story of a new article, as it is told at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInStory {
    /// The new article by its key.
    pub article: String,
    /// The title of the story.
    pub title: String,
    /// How many articles it has, the new one among them.
    pub articles: usize,
    /// How many origins it has.
    pub origins: usize,
}

/// What new articles changed among copies, origins and stories.
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
    /// The stories that are new or other than before, sorted by id; `None`: not known until all is linked.
    pub stories: Option<Vec<Story>>,
    /// The new articles whose story has others, by article.
    pub in_stories: Vec<NewInStory>,
}

/// Compares the articles that the desk holds and that were not compared yet, keeps what was found for the next time, and gives the
/// copies, origins and stories that changed. The same as if all articles were compared anew. Translations and stories are among them when a few come to a
/// desk that was linked, unless rarities change ([`makes_all_anew`]). Those that are left, entities and claims are the matter of [`crate::link`],
/// which takes all of this over and compares the rest of the whole desk.
///
/// # Errors
/// When the desk cannot be read or written.
pub fn compare_new(desk: &mut Desk) -> Result<Touched> {
    let change = compare(desk, &|desk, ids| desk.load_some_readings(ids))?;
    let decisions = desk.decisions()?;
    let (mut touched, readings) = around(desk, &change, &decisions)?;
    if let Some(before) = change.stories_before
        && let Some(found) = steps::add_stories(&OnDesk(desk), &change.changed, &touched.origins, &decisions)?
        && desk.save_story_change(&found, before)?
    {
        touched.in_stories = in_stories(&change.compared, &found.stories, &readings);
        touched.stories = Some(found.stories);
    }
    Ok(touched)
}

/// Whether all translations and stories are to be found anew, by [`crate::link`], when an article with this id comes: when it is one of those among which it is counted
/// how rare names and words are, some hundred of a large desk, or when the desk was not linked since its articles came.
///
/// # Errors
/// When the desk cannot be read.
pub fn makes_all_anew(desk: &mut Desk, id: &str) -> Result<bool> {
    Ok(!desk.translations_are_current()? || steps::is_of_reference(&OnDesk(desk), id)?)
}

/// The stories of all articles that were compared, sorted by id, as far as they are known without linking anew: `None` on a small desk, where that takes
/// no time, and when articles or rulings on copies came that were left to [`crate::link`].
///
/// # Errors
/// When the desk cannot be read.
pub fn known_stories(desk: &Desk) -> Result<Option<Vec<Story>>> {
    stories_under(&desk.decisions()?, desk)
}

fn stories_under(decisions: &[Decision], desk: &Desk) -> Result<Option<Vec<Story>>> {
    if desk.translations_are_current()? && desk.stories_are_current()? {
        return steps::kept_stories(&OnDesk(desk), decisions);
    }
    Ok(None)
}

/// The same as [`compare_new`] when at most so many articles were not compared yet; `None` when there are more, which are left to [`crate::link`].
pub(crate) fn compare_few_new(desk: &mut Desk, most: usize) -> Result<Option<Touched>> {
    desk.keep_copies_of_revision(steps::REVISION)?;
    if desk.uncompared(most + 1)?.0.len() > most {
        return Ok(None);
    }
    compare_new(desk).map(Some)
}

/// What is known of the texts of `readings`: those that were not compared yet are, within their language.
pub(crate) struct Compared {
    verdicts: Vec<CopyVerdict>,
    /// `None`: not known.
    translations: Option<Vec<CopyLink>>,
    /// `None`: not known.
    stories: Option<Vec<Story>>,
    /// How often what the desk keeps had been changed; `None` when it holds more.
    count: Option<i64>,
}

impl Compared {
    /// Compares those of `readings` that were not compared yet; stories are known under `decisions`.
    pub(crate) fn new(
        desk: &mut Desk,
        readings: &[(Article, Reading)],
        decisions: &[Decision],
    ) -> Result<Self> {
        compare(desk, &|_, ids| {
            Ok(readings.iter().filter(|(article, _)| ids.contains(&article.id)).cloned().collect())
        })?;
        let (count, are_known) = (desk.copy_changes()?, desk.translations_are_current()?);
        let mut verdicts = desk.copy_verdicts()?;
        // What another process has added meanwhile is not of these readings, and then nothing of all is known.
        let is_all = desk.totals()?.articles == readings.len();
        let known = |id: &ArticleId| readings.binary_search_by(|(article, _)| article.id.cmp(id)).is_ok();
        verdicts.retain(|verdict| known(&verdict.link.a) && known(&verdict.link.b));
        let (translations, verdicts): (Vec<_>, Vec<_>) = verdicts.into_iter().partition(is_translation);
        let translations = translations.into_iter().map(|verdict| verdict.link).collect();
        let translations = (are_known && is_all).then_some(translations);
        let stories = if is_all { stories_under(decisions, desk)? } else { None };
        Ok(Self { verdicts, translations, stories, count: is_all.then_some(count) })
    }

    /// The same as linking takes it.
    pub(crate) fn known(&self) -> Known<'_> {
        Known {
            verdicts: &self.verdicts,
            translations: self.translations.as_deref(),
            stories: self.stories.as_deref(),
        }
    }

    /// What is still to be found.
    fn lacks(&self) -> FoundAnew {
        FoundAnew { translations: self.translations.is_none(), stories: self.stories.is_none() }
    }
}

fn is_translation(verdict: &CopyVerdict) -> bool {
    verdict.link.kind == CopyKind::Translation
}

/// Saves, piece by piece, what linking keeps to find the translations and stories of later articles.
pub(crate) struct Keeper<'d> {
    desk: &'d mut Desk,
    found: FoundAnew,
    waiting: Vec<Kept>,
    links: Vec<CopyLink>,
    is_first: bool,
    failed: Option<DeskError>,
}

/// Pieces that are saved together.
const KEPT_TOGETHER: usize = 10_000;

impl<'d> Keeper<'d> {
    /// A keeper of what is not known of what was `compared`.
    pub(crate) fn new(desk: &'d mut Desk, compared: &Compared) -> Self {
        Self {
            desk,
            found: compared.lacks(),
            waiting: Vec::new(),
            links: Vec::new(),
            is_first: true,
            failed: None,
        }
    }

    /// Takes a piece; an error is told by [`Keeper::end`].
    pub(crate) fn keep(&mut self, piece: Piece) {
        match piece {
            Piece::Kept(kept) => self.waiting.push(kept),
            Piece::Translation(link) => self.links.push(link),
        }
        if self.waiting.len() + self.links.len() >= KEPT_TOGETHER && self.failed.is_none() {
            self.failed = self.save(None).err();
        }
    }

    /// Saves the rest of what was found of all that was `compared`.
    pub(crate) fn end(mut self, compared: &Compared) -> Result<()> {
        if let Some(error) = self.failed.take() {
            return Err(error.into());
        }
        Ok(self.save(compared.count)?)
    }

    fn save(&mut self, last: Option<i64>) -> std::result::Result<(), DeskError> {
        let (kept, links) = (std::mem::take(&mut self.waiting), std::mem::take(&mut self.links));
        let first = std::mem::replace(&mut self.is_first, false);
        self.desk.save_found_anew(self.found, (&kept, &links), first, last)
    }
}

/// How the articles that are to be compared come.
type Load<'l> =
    dyn Fn(&Desk, &BTreeSet<ArticleId>) -> std::result::Result<Vec<(Article, Reading)>, DeskError> + 'l;

/// What was compared, and what that touched.
#[derive(Default)]
struct Change {
    /// The articles that were not compared before.
    compared: BTreeSet<ArticleId>,
    /// These and those whose furniture is other than before.
    changed: BTreeSet<ArticleId>,
    /// These and those whose links changed.
    seeds: BTreeSet<ArticleId>,
    /// How often what is kept of copies had been changed before, if stories and translations were known then and translations are now.
    stories_before: Option<i64>,
}

/// Compares what was not compared.
fn compare(desk: &mut Desk, load: &Load<'_>) -> Result<Change> {
    desk.keep_copies_of_revision(steps::REVISION)?;
    let mut all = Change::default();
    loop {
        let (batch, count) = desk.uncompared(BATCH_ARTICLES)?;
        let new = load(desk, &batch)?;
        if new.is_empty() {
            return Ok(all);
        }
        let change = steps::add(&OnDesk(desk), &new)?;
        let translations_known = desk.translations_are_current()?;
        let stories_known = all.compared.is_empty() && desk.stories_are_current()?;
        if desk.save_copy_change(&change, count)? {
            all.stories_before = None;
            if translations_known
                && new.len() <= FEW_ARTICLES
                && let Some(translations) = steps::add_translations(&OnDesk(desk), &change)?
                && desk.save_translation_change(&translations, count)?
            {
                all.seeds.extend(translations.gone.into_iter().flat_map(|(a, b)| [a, b]));
                all.seeds.extend(translations.links.into_iter().flat_map(|link| [link.a, link.b]));
                all.stories_before = stories_known.then_some(count);
            }
            all.compared.extend(new.into_iter().map(|(article, _)| article.id));
            all.changed.extend(change.sketches.into_iter().map(|sketch| sketch.article));
            all.seeds.extend(change.gone.into_iter().flat_map(|(a, b)| [a, b]));
            all.seeds
                .extend(change.verdicts.into_iter().flat_map(|verdict| [verdict.link.a, verdict.link.b]));
            all.seeds.extend(all.changed.iter().cloned());
        }
    }
}

/// The copies and origins of all that hangs together with what changed, and the articles of these, sorted by id.
fn around(
    desk: &Desk,
    change: &Change,
    decisions: &[Decision],
) -> Result<(Touched, Vec<(Article, Reading)>)> {
    let ruled: Vec<[&ArticleId; 2]> = decisions
        .iter()
        .filter_map(|decision| match &decision.ruling {
            Ruling::Copy { a, b } | Ruling::NotCopy { a, b } => Some([a, b]),
            _ => None,
        })
        .collect();
    let knows_translations = desk.translations_are_current()?;
    let mut verdicts = Vec::new();
    let mut articles = change.seeds.clone();
    let mut waiting: Vec<ArticleId> = articles.iter().cloned().collect();
    while let Some(article) = waiting.pop() {
        let mut reached: Vec<ArticleId> = Vec::new();
        for pair in ruled.iter().filter(|pair| pair.contains(&&article)) {
            reached.extend(pair.iter().map(|id| (*id).clone()));
        }
        for verdict in desk.copy_verdicts_on(&article)? {
            if is_translation(&verdict) && !knows_translations {
                continue;
            }
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
    let (translations, verdicts): (Vec<_>, Vec<_>) = verdicts.into_iter().partition(is_translation);
    let mut links = steps::settle(verdicts, &desk.sketches(&articles)?);
    links.extend(translations.into_iter().map(|verdict| verdict.link));
    links.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    let readings = desk.load_some_readings(&articles)?;
    let (copies, origins) = steps::origins(&readings, links, decisions);
    let new = new_copies(&change.compared, &copies, &readings);
    let compared = change.compared.len();
    Ok((Touched { compared, new, copies, origins, ..Touched::default() }, readings))
}

/// The `new` articles among `stories` that have others; `readings` are sorted by id.
fn in_stories(
    new: &BTreeSet<ArticleId>,
    stories: &[Story],
    readings: &[(Article, Reading)],
) -> Vec<NewInStory> {
    let mut told = Vec::new();
    for story in stories.iter().filter(|story| story.articles.len() > 1) {
        for id in story.articles.iter().filter(|id| new.contains(*id)) {
            if let Ok(at) = readings.binary_search_by(|(article, _)| article.id.cmp(id)) {
                told.push(NewInStory {
                    article: readings[at].0.key.clone(),
                    title: story.title.clone(),
                    articles: story.articles.len(),
                    origins: story.origins.len(),
                });
            }
        }
    }
    told.sort_by(|x, y| x.article.cmp(&y.article));
    told
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
struct OnDesk<'d>(&'d Desk);

impl Pile for OnDesk<'_> {
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

impl Shelf for OnDesk<'_> {
    fn kept(&self, kind: KeptKind, article: &str) -> Result<Option<Vec<u8>>> {
        Ok(self.0.kept(kind, article)?)
    }

    fn visit_kept(&self, kind: KeptKind, visit: &mut dyn FnMut(&str, &[u8])) -> Result<()> {
        Ok(self.0.visit_kept(kind, visit)?)
    }

    fn verdicts_on(&self, article: &str) -> Result<Vec<CopyVerdict>> {
        Ok(self.0.copy_verdicts_on(article)?)
    }
}
