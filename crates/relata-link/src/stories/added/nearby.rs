//! How like each other articles are, as far as it is asked for: as it was, and as it is.

use super::rows::Rows;
use crate::copies::Shelf;
use crate::stories::kept::likeness_from_bytes;
use crate::stories::linkage::Near;
use crate::stories::model;
use relata_types::KeptKind;
use std::collections::{BTreeMap, BTreeSet};

/// The articles that one is like, and how much.
type Likeness = BTreeMap<usize, f64>;

/// The likeness of the articles that were asked for.
pub(super) struct Nearby<'p, S> {
    shelf: &'p S,
    rows: &'p Rows,
    /// As it was and as it is.
    of: BTreeMap<usize, (Likeness, Likeness)>,
}

impl<'p, S: Shelf> Nearby<'p, S> {
    pub(super) fn new(shelf: &'p S, rows: &'p Rows) -> Self {
        Self { shelf, rows, of: BTreeMap::new() }
    }

    fn load(&mut self, i: usize) -> Result<&mut (Likeness, Likeness), S::Error> {
        if !self.of.contains_key(&i) {
            let bytes = self.shelf.kept(KeptKind::Likeness, &self.rows.ids[i])?.unwrap_or_default();
            let kept = likeness_from_bytes(&bytes).unwrap_or_default().into_iter();
            let before: Likeness =
                kept.filter_map(|(id, alike)| Some((self.rows.find(id)?, alike))).collect();
            self.of.insert(i, (before.clone(), before));
        }
        Ok(self.of.entry(i).or_default())
    }

    /// The articles that one is like now.
    pub(super) fn of(&mut self, i: usize) -> Result<&Likeness, S::Error> {
        self.load(i).map(|(_, now)| &*now)
    }

    /// Lets two articles be so like each other from now on.
    pub(super) fn set(&mut self, i: usize, j: usize, alike: Option<f64>) -> Result<(), S::Error> {
        for (i, j) in [(i, j), (j, i)] {
            let (_, now) = self.load(i)?;
            match alike {
                Some(alike) => now.insert(j, alike),
                None => now.remove(&j),
            };
        }
        Ok(())
    }

    /// The articles that are so like one, or were, that their origins may be of one story.
    pub(super) fn connected(&mut self, i: usize) -> Result<BTreeSet<usize>, S::Error> {
        let (before, now) = self.load(i)?;
        let connects = |alike: f64| Near { sum: alike, bridge: 0.0 }.connects(model::SAME_STORY);
        Ok(before.iter().chain(now.iter()).filter(|(_, alike)| connects(**alike)).map(|(j, _)| *j).collect())
    }

    /// The articles whose likeness to any other changed, with what it is.
    pub(super) fn changed(&self) -> impl Iterator<Item = (usize, &Likeness)> {
        self.of.iter().filter(|(_, (before, now))| before != now).map(|(i, (_, now))| (*i, now))
    }
}
