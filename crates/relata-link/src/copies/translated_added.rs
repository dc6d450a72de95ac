//! Translations of articles that come to others which are compared already: what changes, and nothing else, as if all had come together.
//!
//! Rarities stay what they were as long as no article of the reference is new or other than before. Then an article changes its own pairs; it may
//! take the place of another among the nearest of a block, split the block, or make an anchor common that proposed pairs; and it may be the
//! rival of a translation. What is kept of each article tells all of these without its text, which is read only to compare new pairs.

use super::added::Pile;
use super::anchors::{self, AnchorReference, Anchors, CROWD};
use super::blocks::{BLOCK, CUTS, PLANES, Planes, Spot, leaves};
use super::mark_known;
use super::places::{Place, partners_from_bytes, partners_to_bytes};
use super::rivals::{Partner, has_rival};
use super::translated::{BY_ANCHORS_SHARED, PROMISING, Pair, gist, nearest, place, publisher};
use crate::input::{Input, prepare_all};
use crate::pile::Inputs;
use crate::wanted::Wanted;
use rayon::prelude::*;
use relata_types::{
    Article, ArticleId, CopyChange, CopyKind, CopyVerdict, Kept, KeptKind, Reading, SentenceVector,
    TranslationChange,
};
use std::collections::{BTreeMap, BTreeSet};

/// A pile with what is kept to find translations and stories.
pub trait Shelf: Pile {
    /// What is kept of one sort and article; `None`: nothing.
    fn kept(&self, kind: KeptKind, article: &str) -> Result<Option<Vec<u8>>, Self::Error>;

    /// Hands all that is kept of one sort to `visit`, by article.
    fn visit_kept(&self, kind: KeptKind, visit: &mut dyn FnMut(&str, &[u8])) -> Result<(), Self::Error>;

    /// The verdicts on an article, and its translations as sure ones, in any order.
    fn verdicts_on(&self, article: &str) -> Result<Vec<CopyVerdict>, Self::Error>;
}

/// What changes among translations by `change`, which the pile holds already; `None` when that is not known, since rarities are others now or
/// nothing is kept: then all must be compared.
///
/// # Errors
/// When the pile can't be asked.
pub fn add_translations<S: Shelf>(
    shelf: &S,
    change: &CopyChange,
) -> Result<Option<TranslationChange>, S::Error> {
    let reference = shelf.kept(KeptKind::Reference, "")?;
    let Some(reference) = reference.and_then(|bytes| AnchorReference::from_bytes(&bytes)) else {
        return Ok(None);
    };
    let changed: BTreeSet<ArticleId> = change.sketches.iter().map(|sketch| sketch.article.clone()).collect();
    if changed.iter().any(|id| reference.holds(id)) {
        return Ok(None);
    }
    let recurring = shelf.recurring()?;
    let readings = shelf.readings(&changed)?;
    let inputs = marked(&readings, &recurring);
    let anchors = Anchors::new(&inputs, &reference);
    let planes = Planes::new();
    let mut rows = Rows::load(shelf, &changed)?;
    let mut gists: BTreeMap<usize, SentenceVector> = BTreeMap::new();
    let mut kept = Vec::new();
    for (i, input) in inputs.iter().enumerate() {
        let id = &input.article.id;
        let Some(row) = rows.find(id) else { continue };
        let gist = gist(&anchors, i, &input.reading.vectors);
        let place = place(&anchors, i, planes.spot(anchors.day(i), &gist));
        kept.push(Kept { kind: KeptKind::Place, article: id.clone(), bytes: place.to_bytes() });
        kept.push(Kept { kind: KeptKind::Gist, article: id.clone(), bytes: gist.bytes().to_vec() });
        rows.after.insert(row, place);
        gists.insert(row, gist);
    }
    let mut pairs = Pairs { shelf, rows: &rows, partners: BTreeMap::new(), ways: BTreeMap::new() };
    for cut in 0..CUTS {
        pairs.find_in_blocks(cut, &mut gists)?;
    }
    let proposed = pairs.find_by_anchors(&reference)?;
    let work = Work { reference: &reference, recurring: &recurring };
    let touched = pairs.compare(&work, &proposed)?;
    let linked = change.verdicts.iter().flat_map(|verdict| [&verdict.link.a, &verdict.link.b]);
    let linked = linked.chain(change.gone.iter().flat_map(|(a, b)| [a, b]));
    let looked_at = linked.filter_map(|id| rows.find(id)).chain(touched.iter().copied()).collect();
    let mut found = pairs.settle(&work, looked_at)?;
    for i in touched {
        let partners = pairs.partners.get(&i).into_iter().flat_map(BTreeMap::values);
        let bytes = partners_to_bytes(partners.map(|partner| partner.of(rows.ids[partner.other].clone())));
        kept.push(Kept { kind: KeptKind::Partners, article: rows.ids[i].clone(), bytes });
    }
    found.kept = kept;
    Ok(Some(found))
}

/// Whether translations are found anew when an article with this id comes, since rarities are then others; or always, since nothing is kept.
///
/// # Errors
/// When the pile can't be asked.
pub fn is_of_reference<S: Shelf>(shelf: &S, id: &str) -> Result<bool, S::Error> {
    let reference = shelf.kept(KeptKind::Reference, "")?;
    let reference = reference.and_then(|bytes| AnchorReference::from_bytes(&bytes));
    Ok(reference.is_none_or(|reference| reference.holds(id)))
}

fn marked<'r>(readings: &'r [(Article, Reading)], recurring: &BTreeSet<u64>) -> Vec<Input<'r>> {
    let mut inputs = prepare_all(readings.iter().collect());
    inputs.par_iter_mut().for_each(|input| mark_known(input, recurring));
    inputs
}

/// What is needed to compare texts.
struct Work<'w> {
    reference: &'w AnchorReference,
    recurring: &'w BTreeSet<u64>,
}

/// All articles, sorted by id.
struct Rows {
    ids: Vec<ArticleId>,
    /// Where they stood; `None`: was not there.
    before: Vec<Option<Place>>,
    /// Where those stand that are new or other than before.
    after: BTreeMap<usize, Place>,
}

impl Rows {
    fn load<S: Shelf>(shelf: &S, changed: &BTreeSet<ArticleId>) -> Result<Self, S::Error> {
        let mut rows: Vec<(ArticleId, Option<Place>)> = Vec::new();
        shelf.visit_kept(KeptKind::Place, &mut |id, bytes| {
            rows.push((id.to_owned(), Place::from_bytes(bytes)));
        })?;
        let is_new = |id: &&ArticleId| rows.binary_search_by(|(known, _)| known.cmp(id)).is_err();
        let new: Vec<ArticleId> = changed.iter().filter(is_new).cloned().collect();
        rows.extend(new.into_iter().map(|id| (id, None)));
        rows.sort_by(|x, y| x.0.cmp(&y.0));
        let (ids, before) = rows.into_iter().unzip();
        Ok(Self { ids, before, after: BTreeMap::new() })
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.ids.binary_search_by(|known| known.as_str().cmp(id)).ok()
    }

    fn after(&self, i: usize) -> Option<&Place> {
        self.after.get(&i).or(self.before[i].as_ref())
    }

    fn spot_before(&self, i: usize) -> Option<Spot> {
        self.before[i].as_ref().and_then(|place| place.spot)
    }

    fn spot_after(&self, i: usize) -> Option<Spot> {
        self.after(i).and_then(|place| place.spot)
    }

    /// The articles that stood, or stand, with a spot in the part of a cut that was one block before or is one now.
    fn region(&self, spot: Spot, cut: usize) -> (Vec<usize>, usize) {
        let is_in = |other: Option<Spot>, depth| other.is_some_and(|other| other.is_with(&spot, cut, depth));
        let mut all: Vec<usize> = (0..self.ids.len()).collect();
        let mut depth = 0;
        loop {
            all.retain(|i| is_in(self.spot_before(*i), depth) || is_in(self.spot_after(*i), depth));
            let n_before = all.iter().filter(|i| is_in(self.spot_before(**i), depth)).count();
            let n_after = all.iter().filter(|i| is_in(self.spot_after(**i), depth)).count();
            if n_before.min(n_after) <= BLOCK || depth == PLANES {
                return (all, depth);
            }
            depth += 1;
        }
    }

    /// The articles, as they are now, that hold each of these anchors among their heaviest, and how many did before.
    fn holders(&self, wanted: &Wanted) -> BTreeMap<u64, (Vec<usize>, usize)> {
        let mut holders: BTreeMap<u64, (Vec<usize>, usize)> = BTreeMap::new();
        for i in 0..self.ids.len() {
            for key in self.after(i).iter().flat_map(|place| &place.anchors).filter(|key| wanted.holds(**key))
            {
                holders.entry(*key).or_default().0.push(i);
            }
            for key in
                self.before[i].iter().flat_map(|place| &place.anchors).filter(|key| wanted.holds(**key))
            {
                holders.entry(*key).or_default().1 += 1;
            }
        }
        holders
    }
}

/// Pairs as they change.
struct Pairs<'p, S> {
    shelf: &'p S,
    rows: &'p Rows,
    /// The pairs of the articles that were asked for, by the other article.
    partners: BTreeMap<usize, BTreeMap<usize, Partner<usize>>>,
    /// The ways by which pairs are found now, of those pairs for which that changes.
    ways: BTreeMap<(usize, usize), u8>,
}

impl<S: Shelf> Pairs<'_, S> {
    /// The pairs of an article as they are kept, with what was changed since.
    fn of(&mut self, i: usize) -> Result<&mut BTreeMap<usize, Partner<usize>>, S::Error> {
        if !self.partners.contains_key(&i) {
            let bytes = self.shelf.kept(KeptKind::Partners, &self.rows.ids[i])?.unwrap_or_default();
            let partners = partners_from_bytes(&bytes).unwrap_or_default().into_iter();
            let named = |partner: Partner<ArticleId>| {
                let other = self.rows.find(&partner.other)?;
                Some((other, partner.of(other)))
            };
            self.partners.insert(i, partners.filter_map(named).collect());
        }
        Ok(self.partners.entry(i).or_default())
    }

    fn set(&mut self, (i, j): (usize, usize), way: u8, is_found: bool) -> Result<(), S::Error> {
        let ways = match self.ways.get(&(i, j)) {
            Some(ways) => *ways,
            None => self.of(i)?.get(&j).map_or(0, |partner| partner.ways),
        };
        let now = if is_found { ways | way } else { ways & !way };
        if now != ways {
            self.ways.insert((i, j), now);
        }
        Ok(())
    }

    /// Compares each with each again in the blocks of a cut that a changed article left or came to.
    fn find_in_blocks(
        &mut self,
        cut: usize,
        gists: &mut BTreeMap<usize, SentenceVector>,
    ) -> Result<(), S::Error> {
        let rows = self.rows;
        let way = 1 << cut;
        let mut members: BTreeSet<usize> = BTreeSet::new();
        let mut blocks: BTreeSet<Vec<usize>> = BTreeSet::new();
        for i in rows.after.keys() {
            for spot in rows.spot_before(*i).into_iter().chain(rows.spot_after(*i)) {
                let (region, depth) = rows.region(spot, cut);
                let is_there =
                    |i: &usize| rows.spot_after(*i).is_some_and(|at| at.is_with(&spot, cut, depth));
                let here = region.iter().copied().filter(is_there).collect();
                blocks.extend(leaves(here, cut, depth, &|i| rows.spot_after(i)));
                members.extend(region);
            }
        }
        let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
        for i in blocks.iter().flatten() {
            if !gists.contains_key(i) {
                let bytes = self.shelf.kept(KeptKind::Gist, &rows.ids[*i])?.unwrap_or_default();
                gists.insert(*i, SentenceVector::from_bytes(&bytes).unwrap_or(SentenceVector::NONE));
            }
        }
        let gist = |i: usize| gists.get(&i).unwrap_or(&SentenceVector::NONE);
        for block in &blocks {
            found.extend(nearest(block, |i| rows.after(i).and_then(|place| place.lang), gist));
        }
        for i in members {
            let others: Vec<usize> =
                self.of(i)?.values().filter(|x| x.ways & way != 0).map(|x| x.other).collect();
            for j in others {
                let pair = (i.min(j), i.max(j));
                if !found.contains(&pair) {
                    self.set(pair, way, false)?;
                }
            }
        }
        for pair in found {
            self.set(pair, way, true)?;
        }
        Ok(())
    }

    /// The pairs that share rare anchors now, of articles that changed or hold an anchor that became common or ceased to be; whether they share enough of
    /// all is still to be seen where one of them changed or they did not share enough before.
    fn find_by_anchors(&mut self, reference: &AnchorReference) -> Result<BTreeSet<(usize, usize)>, S::Error> {
        let rows = self.rows;
        let mut articles: BTreeSet<usize> = rows.after.keys().copied().collect();
        let keys_of = |articles: &BTreeSet<usize>| {
            let places = articles.iter().flat_map(|i| rows.after(*i).into_iter().chain(&rows.before[*i]));
            Wanted::new(places.flat_map(|place| place.anchors.iter().copied()).collect())
        };
        let mut holders = rows.holders(&keys_of(&articles));
        let n_changed = articles.len();
        for (now, before) in holders.values() {
            if (now.len() <= CROWD) != (*before <= CROWD) {
                articles.extend(now);
            }
        }
        if articles.len() > n_changed {
            holders = rows.holders(&keys_of(&articles));
        }
        let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
        for i in &articles {
            let Some(place) = rows.after(*i) else { continue };
            let holders = |key: u64| holders.get(&key).map_or(&[][..], |(holders, _)| holders.as_slice());
            let of = |j: usize| rows.after(j).map_or((None, 0.0), |place| (place.lang, place.weight));
            found.extend(
                anchors::near(place, reference, holders, of).into_iter().map(|j| (*i.min(&j), *i.max(&j))),
            );
        }
        for i in articles {
            let others: Vec<usize> =
                self.of(i)?.values().filter(|x| x.ways & BY_ANCHORS_SHARED != 0).map(|x| x.other).collect();
            for j in others {
                let pair = (i.min(j), i.max(j));
                let is_changed = rows.after.contains_key(&i) || rows.after.contains_key(&j);
                if !found.contains(&pair) || is_changed {
                    self.set(pair, BY_ANCHORS_SHARED, false)?;
                } else {
                    found.remove(&pair);
                }
            }
        }
        Ok(found)
    }

    /// Compares the pairs that are new or of which an article changed, and those of `proposed` that share enough anchors; the articles of which any
    /// pair changed.
    fn compare(
        &mut self,
        work: &Work,
        proposed: &BTreeSet<(usize, usize)>,
    ) -> Result<BTreeSet<usize>, S::Error> {
        let rows = self.rows;
        let is_changed = |i: &usize| rows.after.contains_key(i);
        for i in rows.after.keys() {
            // Whatever was found of it before is compared again.
            let others: Vec<(usize, u8)> = self.of(*i)?.values().map(|x| (x.other, x.ways)).collect();
            for (j, ways) in others {
                self.ways.entry((*i.min(&j), *i.max(&j))).or_insert(ways);
            }
        }
        let mut compared: BTreeSet<(usize, usize)> = proposed.clone();
        for ((i, j), ways) in self.ways.clone() {
            let is_new = !self.of(i)?.contains_key(&j);
            if ways != 0 && (is_new || is_changed(&i) || is_changed(&j)) {
                compared.insert((i, j));
            }
        }
        let readings = self.readings(compared.iter().flat_map(|(i, j)| [*i, *j]))?;
        let inputs = marked(&readings, work.recurring);
        let anchors = Anchors::new(&inputs, work.reference);
        let publishers: BTreeMap<usize, u64> = inputs
            .iter()
            .filter_map(|input| Some((rows.find(&input.article.id)?, publisher(input))))
            .collect();
        let mut touched = BTreeSet::new();
        for (i, j) in compared {
            let at = inputs.index_of(&rows.ids[i]).zip(inputs.index_of(&rows.ids[j]));
            let Some((x, y)) = at else { continue };
            if proposed.contains(&(i, j)) {
                self.set((i, j), BY_ANCHORS_SHARED, anchors.shared(x, y) >= PROMISING)?;
            }
            let known = self.of(i)?.get(&j).map_or(0, |partner| partner.ways);
            let ways = self.ways.get(&(i, j)).copied().unwrap_or(known);
            let is_known = known != 0 && !is_changed(&i) && !is_changed(&j);
            if ways == 0 || is_known {
                continue;
            }
            let pair = Pair::of(&inputs, &anchors, x, y);
            let (is_alike, strength) = (pair.is_alike(&inputs), pair.strength());
            for (i, j) in [(i, j), (j, i)] {
                let publisher = publishers.get(&j).copied().unwrap_or_default();
                self.of(i)?.insert(j, Partner { other: j, ways, is_alike, strength, publisher });
                touched.insert(i);
            }
        }
        for ((i, j), ways) in std::mem::take(&mut self.ways) {
            for (i, j) in [(i, j), (j, i)] {
                let partners = self.of(i)?;
                if ways == 0 {
                    partners.remove(&j);
                } else if let Some(partner) = partners.get_mut(&j) {
                    partner.ways = ways;
                }
                touched.insert(i);
            }
        }
        Ok(touched)
    }

    fn readings(&self, articles: impl Iterator<Item = usize>) -> Result<Vec<(Article, Reading)>, S::Error> {
        let ids: BTreeSet<ArticleId> = articles.map(|i| self.rows.ids[i].clone()).collect();
        self.shelf.readings(&ids)
    }

    /// Which pairs of these articles are translations now and were none, and the other way round.
    fn settle(&mut self, work: &Work, articles: BTreeSet<usize>) -> Result<TranslationChange, S::Error> {
        let rows = self.rows;
        let mut copies = Copies { shelf: self.shelf, rows, of: BTreeMap::new() };
        let mut wanted: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut gone = BTreeSet::new();
        for i in articles {
            let alike: Vec<usize> = self.of(i)?.values().filter(|x| x.is_alike).map(|x| x.other).collect();
            let mut now: BTreeSet<usize> = BTreeSet::new();
            for j in alike {
                if self.is_translation(i, j, &mut copies)? {
                    now.insert(j);
                }
            }
            let (_, before) = copies.of(i)?;
            gone.extend(before.difference(&now).map(|j| (i.min(*j), i.max(*j))));
            wanted.extend(now.difference(before).map(|j| (i.min(*j), i.max(*j))));
        }
        let readings = self.readings(wanted.iter().flat_map(|(i, j)| [*i, *j]))?;
        let inputs = marked(&readings, work.recurring);
        let anchors = Anchors::new(&inputs, work.reference);
        let link = |(i, j): &(usize, usize)| {
            let at = inputs.index_of(&rows.ids[*i]).zip(inputs.index_of(&rows.ids[*j]));
            at.map(|(x, y)| Pair::of(&inputs, &anchors, x, y).link(&inputs))
        };
        let links = wanted.iter().filter_map(link).collect();
        let gone = gone.iter().map(|(i, j)| (rows.ids[*i].clone(), rows.ids[*j].clone())).collect();
        Ok(TranslationChange { kept: Vec::new(), gone, links })
    }

    fn is_translation(&mut self, i: usize, j: usize, copies: &mut Copies<'_, S>) -> Result<bool, S::Error> {
        for i in [i, j] {
            // What may be asked of copies below.
            let others: Vec<usize> = self.of(i)?.keys().copied().collect();
            for other in others {
                copies.of(other)?;
            }
            copies.of(i)?;
        }
        let are_copies =
            |i: usize, j: usize| copies.of.get(&i).is_some_and(|(copies, _)| copies.contains(&j));
        let is_beaten = |i: usize, j: usize| {
            let Some(partners) = self.partners.get(&i) else { return true };
            partners.get(&j).is_none_or(|partner| {
                has_rival(partners.values().copied(), partner, |x, y| are_copies(x.unwrap_or(i), y))
            })
        };
        Ok(!are_copies(i, j) && !is_beaten(i, j) && !is_beaten(j, i))
    }
}

/// Of articles their copies within the language and their translations, as the pile holds them.
struct Copies<'p, S> {
    shelf: &'p S,
    rows: &'p Rows,
    of: BTreeMap<usize, (BTreeSet<usize>, BTreeSet<usize>)>,
}

impl<S: Shelf> Copies<'_, S> {
    fn of(&mut self, i: usize) -> Result<&(BTreeSet<usize>, BTreeSet<usize>), S::Error> {
        if !self.of.contains_key(&i) {
            let (mut copies, mut translations) = (BTreeSet::new(), BTreeSet::new());
            let id = &self.rows.ids[i];
            for CopyVerdict { link, .. } in
                self.shelf.verdicts_on(id)?.into_iter().filter(|verdict| verdict.is_sure)
            {
                let other = if link.a == *id { &link.b } else { &link.a };
                let to = if link.kind == CopyKind::Translation { &mut translations } else { &mut copies };
                to.extend(self.rows.find(other));
            }
            self.of.insert(i, (copies, translations));
        }
        Ok(self.of.entry(i).or_default())
    }
}

#[cfg(test)]
mod tests;
