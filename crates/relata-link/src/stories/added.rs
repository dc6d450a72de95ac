//! Stories of articles that come to others which are grouped already: what changes, and nothing else, as if all had come together.
//!
//! Rarities stay what they were as long as no article of the reference is new or other than before, and none of their origins. Then an article
//! changes the likeness of its own pairs and of those of its origin; and it may make a term common that proposed pairs. What hangs together with
//! these by likeness is joined anew. Follow-ups are looked for among all stories, which takes no more than the names that are kept. Texts are
//! read to compare new pairs, and for the titles of the stories that changed.

mod nearby;
mod outlines;
mod rows;
mod texts;

use super::candidates::PROMISING;
use super::kept::{StoryReference, kept_story, likeness_to_bytes, story_from_bytes};
use super::{LONG_APART, central, followups, in_time, linkage, model, nearness};
use crate::copies::Shelf;
use nearby::Nearby;
use outlines::Outlines;
use rayon::prelude::*;
use relata_types::{ArticleId, Decision, Kept, KeptKind, Origin, Story, StoryChange, derive_id};
use rows::Rows;
use std::collections::{BTreeMap, BTreeSet};
use texts::Texts;

/// What changes among stories when articles come; `None` when that is not known, since rarities are others now or nothing is kept: then all
/// must be compared. The pile holds the articles and what they change among copies already. `changed`: the articles that are new or whose
/// furniture is other than before; `origins`: those that hold one of them or one of whose links changed, as they are now under `decisions`.
///
/// Time grows with the articles that share heavy terms with the changed ones and with their stories, and with the pile only by looking what is
/// kept of each through.
///
/// # Errors
/// When the pile can't be asked.
pub fn add_stories<S: Shelf>(
    shelf: &S,
    changed: &BTreeSet<ArticleId>,
    origins: &[Origin],
    decisions: &[Decision],
) -> Result<Option<StoryChange>, S::Error> {
    let reference = shelf.kept(KeptKind::StoryReference, "")?;
    let reference = reference.and_then(|bytes| StoryReference::from_bytes(&bytes));
    let Some(reference) = reference.filter(|reference| reference.is_under(decisions)) else {
        return Ok(None);
    };
    if changed.iter().any(|id| reference.reference.holds(id)) {
        return Ok(None);
    }
    let Some(rows) = Rows::load(shelf, changed, origins)? else { return Ok(None) };
    if !rows.leaves_origins_of(|id| reference.reference.holds(id)) {
        return Ok(None);
    }
    let mut texts = Texts::new(shelf, &rows, &reference.rarities)?;
    texts.read(&rows.changed)?;
    let outlines = Outlines::load(shelf, &rows, &texts)?;
    let mut nearby = Nearby::new(shelf, &rows);
    compare(&rows, &outlines, &mut texts, &mut nearby)?;
    let groups = joined_anew(&rows, &outlines, &mut nearby)?;
    let stories = with_followups(&rows, &outlines, &groups);
    let mut change = StoryChange::default();
    let mut keep = |kind, article: usize, bytes| {
        change.kept.push(Kept { kind, article: rows.ids[article].clone(), bytes });
    };
    for i in &rows.changed {
        keep(KeptKind::Outline, *i, outlines.of(*i).to_bytes());
    }
    for (i, likeness) in nearby.changed() {
        let likeness = likeness.iter().map(|(j, alike)| (rows.ids[*j].as_str(), *alike));
        keep(KeptKind::Likeness, i, likeness_to_bytes(likeness));
    }
    for (i, membership) in rows.new_memberships(&groups, &stories) {
        keep(KeptKind::Membership, i, membership);
    }
    let (changed, gone) = rows.changed_stories(&stories);
    for first in gone {
        keep(KeptKind::Story, first, Vec::new());
    }
    change.stories = describe(&rows, &changed, &mut texts)?;
    change.kept.extend(change.stories.iter().map(kept_story));
    Ok(Some(change))
}

/// The stories that are kept, sorted by id; `None` when they are not kept under these decisions.
///
/// # Errors
/// When the pile can't be asked.
pub fn kept_stories<S: Shelf>(shelf: &S, decisions: &[Decision]) -> Result<Option<Vec<Story>>, S::Error> {
    let reference = shelf.kept(KeptKind::StoryReference, "")?;
    let reference = reference.and_then(|bytes| StoryReference::from_bytes(&bytes));
    if reference.is_none_or(|reference| !reference.is_under(decisions)) {
        return Ok(None);
    }
    let mut stories: Option<Vec<Story>> = Some(Vec::new());
    shelf.visit_kept(KeptKind::Story, &mut |_, bytes| match story_from_bytes(bytes) {
        Some(story) => stories.iter_mut().for_each(|stories| stories.push(story.clone())),
        None => stories = None,
    })?;
    Ok(stories.map(|mut stories| {
        stories.sort_by(|x, y| x.id.cmp(&y.id));
        stories
    }))
}

/// Compares the pairs that are new, or of which an article changed, and forgets those that are none any more.
fn compare<S: Shelf>(
    rows: &Rows,
    outlines: &Outlines,
    texts: &mut Texts<'_, S>,
    nearby: &mut Nearby<'_, S>,
) -> Result<(), S::Error> {
    let is_pair = |i: usize, j: usize| {
        rows.origin_of[i] != rows.origin_of[j]
            && in_time(outlines.of(i).day, outlines.of(j).day) >= LONG_APART
    };
    let mut before: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut now: BTreeSet<(usize, usize)> = BTreeSet::new();
    for i in &rows.renewed {
        before.extend(nearby.of(*i)?.keys().map(|j| (*i.min(j), *i.max(j))));
        now.extend(partners(*i, outlines).filter(|j| is_pair(*i, *j)).map(|j| (*i.min(&j), *i.max(&j))));
    }
    for i in &outlines.in_turned {
        let turned = |j: &usize| outlines.share(&outlines.turned, *i, *j);
        before.extend(nearby.of(*i)?.keys().filter(|j| turned(j)).map(|j| (*i.min(j), *i.max(j))));
        let others = partners(*i, outlines).filter(|j| is_pair(*i, *j) && turned(j));
        now.extend(others.map(|j| (*i.min(&j), *i.max(&j))));
    }
    for (i, j) in before.difference(&now) {
        nearby.set(*i, *j, None)?;
    }
    let any = |of: &BTreeSet<usize>, (i, j): &(usize, usize)| of.contains(i) || of.contains(j);
    // What was a pair and was found unlike is no news.
    let is_new =
        |pair: &(usize, usize)| any(&rows.renewed, pair) || outlines.share(&outlines.rare, pair.0, pair.1);
    now.retain(|pair| if before.contains(pair) { any(&rows.changed, pair) } else { is_new(pair) });
    texts.read(&now.iter().flat_map(|(i, j)| [*i, *j]).collect())?;
    for (i, j) in now {
        let alike = texts.likeness(i, j);
        nearby.set(i, j, (alike > 0.0).then_some(alike))?;
    }
    Ok(())
}

/// The articles whose heaviest terms agree enough with those of an article.
fn partners(i: usize, outlines: &Outlines) -> impl Iterator<Item = usize> {
    let mut agreement: BTreeMap<usize, f64> = BTreeMap::new();
    if outlines.speaks[i] {
        for (key, weight) in outlines.of(i).heaviest.iter().filter(|(key, _)| !outlines.is_crowd(*key)) {
            for (j, other) in outlines.holders(*key).filter(|(j, _)| *j != i) {
                *agreement.entry(j).or_default() += f64::from(*weight) * f64::from(other);
            }
        }
    }
    agreement.into_iter().filter(|(_, agreement)| *agreement >= PROMISING).map(|(j, _)| j)
}

/// What is one story by likeness, as lists of origins, sorted: those that hang together with what changed are joined anew, the others are as they
/// were.
fn joined_anew<S: Shelf>(
    rows: &Rows,
    outlines: &Outlines,
    nearby: &mut Nearby<'_, S>,
) -> Result<Vec<Vec<usize>>, S::Error> {
    let mut waiting: Vec<usize> = rows.renewed.iter().map(|i| rows.origin_of[*i]).collect();
    waiting.extend(nearby.changed().map(|(i, _)| rows.origin_of[i]));
    let mut reached: BTreeSet<usize> = waiting.iter().copied().collect();
    while let Some(origin) = waiting.pop() {
        for i in &rows.origins[origin] {
            for j in nearby.connected(*i)? {
                if reached.insert(rows.origin_of[j]) {
                    waiting.push(rows.origin_of[j]);
                }
            }
        }
    }
    let part: Vec<usize> = reached.into_iter().collect();
    let place = |origin: usize| part.binary_search(&origin).ok();
    let mut compared = Vec::new();
    for (x, origin) in part.iter().enumerate() {
        for i in &rows.origins[*origin] {
            for (j, alike) in nearby.of(*i)?.range(i..) {
                if let Some(y) = place(rows.origin_of[*j]) {
                    compared.push((x, y, *alike, outlines.of(*i).lang != outlines.of(*j).lang));
                }
            }
        }
    }
    let mut groups = rows.groups_without(&part);
    let joined = linkage::groups(part.len(), &nearness(compared.into_iter()), model::SAME_STORY);
    groups.extend(joined.into_iter().map(|group| group.into_iter().map(|at| part[at]).collect::<Vec<_>>()));
    groups.sort_unstable();
    Ok(groups)
}

/// The stories that come of `groups`, as lists of origins.
fn with_followups(rows: &Rows, outlines: &Outlines, groups: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let named = |articles: &Vec<usize>| {
        followups::named(articles.iter().flat_map(|i| outlines.of(*i).named.iter().copied()))
    };
    let named: Vec<followups::Named> = rows.origins.par_iter().map(named).collect();
    let days = |articles: &Vec<usize>| articles.iter().map(|i| outlines.of(*i).day).collect();
    let days: Vec<Vec<Option<i64>>> = rows.origins.par_iter().map(days).collect();
    followups::join(&named, &days, groups)
}

/// The `stories`, lists of origins, as they are shown; sorted by id.
fn describe<S: Shelf>(
    rows: &Rows,
    stories: &[&Vec<usize>],
    texts: &mut Texts<'_, S>,
) -> Result<Vec<Story>, S::Error> {
    let mut described = Vec::new();
    for story in stories {
        let members: BTreeSet<usize> =
            story.iter().flat_map(|origin| rows.origins[*origin].iter().copied()).collect();
        texts.read(&members)?;
        let members: Vec<usize> = members.into_iter().collect();
        let title = central(&texts.told(&members)).map(|at| texts.headline(members[at])).unwrap_or_default();
        let ids = |of: &[usize]| of.iter().map(|i| rows.ids[*i].clone()).collect::<Vec<_>>();
        let id_of = |prefix, ids: &[ArticleId]| derive_id(prefix, ids.iter().map(String::as_str));
        let mut origins: Vec<_> =
            story.iter().map(|origin| id_of('o', &ids(&rows.origins[*origin]))).collect();
        origins.sort();
        let articles = ids(&members);
        described.push(Story { id: id_of('t', &articles), title, articles, origins });
    }
    described.sort_by(|x, y| x.id.cmp(&y.id));
    Ok(described)
}

#[cfg(test)]
mod tests;
