//! The articles that are read, since they are compared or are of a story that changed.

use super::rows::Rows;
use crate::copies::{Shelf, mark_known};
use crate::input::prepare_all;
use crate::rarity::Rarities;
use crate::stories::features::Weighed;
use crate::stories::kept::Outline;
use crate::stories::told::Told;
use crate::stories::{compare, headline, outline};
use rayon::prelude::*;
use relata_types::{ArticleId, SentenceVector};
use std::collections::{BTreeMap, BTreeSet};

/// What the articles tell that were read.
pub(super) struct Texts<'p, S> {
    shelf: &'p S,
    rows: &'p Rows,
    rarities: &'p Rarities,
    recurring: BTreeSet<u64>,
    of: BTreeMap<usize, Text>,
}

struct Text {
    told: Told,
    weighed: Weighed,
    vectors: Vec<SentenceVector>,
    headline: String,
}

impl<'p, S: Shelf> Texts<'p, S> {
    pub(super) fn new(shelf: &'p S, rows: &'p Rows, rarities: &'p Rarities) -> Result<Self, S::Error> {
        Ok(Self { shelf, rows, rarities, recurring: shelf.recurring()?, of: BTreeMap::new() })
    }

    /// Reads what was not read yet.
    pub(super) fn read(&mut self, articles: &BTreeSet<usize>) -> Result<(), S::Error> {
        let unread = articles.iter().filter(|i| !self.of.contains_key(i));
        let unread: BTreeSet<ArticleId> = unread.map(|i| self.rows.ids[*i].clone()).collect();
        let readings = self.shelf.readings(&unread)?;
        let mut inputs = prepare_all(readings.iter().collect());
        let read = inputs.par_iter_mut().map(|input| {
            mark_known(input, &self.recurring);
            let mut told = Told::new(input);
            told.note_held(self.rarities);
            let weighed = Weighed::new(&told, self.rarities.among());
            let vectors = input.reading.vectors.clone();
            (input.article.id.as_str(), Text { told, weighed, vectors, headline: headline(input) })
        });
        let read: Vec<(&str, Text)> = read.collect();
        self.of.extend(read.into_iter().filter_map(|(id, text)| Some((self.rows.find(id)?, text))));
        Ok(())
    }
}

impl<S> Texts<'_, S> {
    /// How surely two articles that were read, `i` before `j`, are of one story, from 0 to 1.
    pub(super) fn likeness(&self, i: usize, j: usize) -> f64 {
        let (Some(a), Some(b)) = (self.of.get(&i), self.of.get(&j)) else { return 0.0 };
        let meant = |text: &Text| text.told.meant(&text.vectors);
        let first = std::cell::OnceCell::new();
        let (likeness, _) = compare((&a.told, &a.weighed), (&b.told, &b.weighed), || {
            (first.get_or_init(|| meant(a)), meant(b))
        });
        likeness
    }

    /// What is kept of an article that was read.
    pub(super) fn outline(&self, i: usize) -> Outline {
        self.of.get(&i).map(|text| outline(&text.told, &text.weighed)).unwrap_or_default()
    }

    /// What these articles tell, as far as they were read.
    pub(super) fn told(&self, articles: &[usize]) -> Vec<(&Told, &Weighed)> {
        let read = articles.iter().filter_map(|i| self.of.get(i));
        read.map(|text| (&text.told, &text.weighed)).collect()
    }

    /// The title of an article that was read, else its first words.
    pub(super) fn headline(&self, i: usize) -> String {
        self.of.get(&i).map(|text| text.headline.clone()).unwrap_or_default()
    }
}
