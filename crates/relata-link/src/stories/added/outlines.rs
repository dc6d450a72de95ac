//! What all articles tell in outline, and who shares heavy terms with the changed ones.

use super::rows::Rows;
use super::texts::Texts;
use crate::copies::Shelf;
use crate::stories::candidates::CROWD;
use crate::stories::kept::Outline;
use crate::stories::speakers;
use crate::wanted::Wanted;
use relata_types::KeptKind;
use std::collections::{BTreeMap, BTreeSet};

/// The outlines of all articles; the heaviest terms are those of which the holders are asked for.
pub(super) struct Outlines {
    /// As they were, `None` where an article was not there.
    before: Vec<Option<Outline>>,
    /// Of those that changed as they are.
    now: BTreeMap<usize, Outline>,
    /// Whether each article is compared.
    pub(super) speaks: Vec<bool>,
    spoke: Vec<bool>,
    holders: BTreeMap<u64, Holders>,
    /// The keys that became common or ceased to be.
    pub(super) turned: BTreeSet<u64>,
    /// Those of them that are not common any more.
    pub(super) rare: BTreeSet<u64>,
    /// The articles, themselves not renewed, that hold one of these.
    pub(super) in_turned: BTreeSet<usize>,
}

/// Who has a term among the heaviest.
#[derive(Default)]
struct Holders {
    now: Vec<(usize, f32)>,
    /// Whether it proposes no pairs, since too many hold it.
    is_crowd: bool,
}

impl Outlines {
    /// Loads what is kept; `texts` hold the changed articles.
    pub(super) fn load<S: Shelf>(shelf: &S, rows: &Rows, texts: &Texts<'_, S>) -> Result<Self, S::Error> {
        let now: BTreeMap<usize, Outline> = rows.changed.iter().map(|i| (*i, texts.outline(*i))).collect();
        let mut wanted: Vec<u64> = keys(now.values());
        let whole = |bytes: Vec<u8>| Outline::from_bytes(&bytes, |_| true);
        for i in &rows.renewed {
            let outline = shelf.kept(KeptKind::Outline, &rows.ids[*i])?.and_then(whole);
            wanted.extend(keys(outline.iter()));
        }
        let mut outlines = Self::with_wanted(shelf, rows, now, &Wanted::new(wanted))?;
        if !outlines.turned.is_empty() {
            // The pairs of those who hold a key that turned share other keys too.
            let mut wanted: Vec<u64> = outlines.holders.keys().copied().collect();
            for i in &outlines.in_turned {
                let outline = shelf.kept(KeptKind::Outline, &rows.ids[*i])?.and_then(whole);
                wanted.extend(keys(outline.iter()));
            }
            outlines = Self::with_wanted(shelf, rows, outlines.now, &Wanted::new(wanted))?;
        }
        Ok(outlines)
    }

    fn with_wanted<S: Shelf>(
        shelf: &S,
        rows: &Rows,
        now: BTreeMap<usize, Outline>,
        wanted: &Wanted,
    ) -> Result<Self, S::Error> {
        let mut before: Vec<Option<Outline>> = (0..rows.ids.len()).map(|_| None).collect();
        let mut next = 0;
        shelf.visit_kept(KeptKind::Outline, &mut |id, bytes| {
            // Both are sorted by id.
            while rows.ids.get(next).is_some_and(|known| known.as_str() < id) {
                next += 1;
            }
            if let Some(before) = before.get_mut(next).filter(|_| rows.ids[next] == id) {
                *before = Outline::from_bytes(bytes, |key| wanted.holds(key));
            }
        })?;
        let mut outlines = Self {
            before,
            now,
            speaks: Vec::new(),
            spoke: Vec::new(),
            holders: BTreeMap::new(),
            turned: BTreeSet::new(),
            rare: BTreeSet::new(),
            in_turned: BTreeSet::new(),
        };
        outlines.find_speakers(rows);
        outlines.find_holders(rows);
        Ok(outlines)
    }

    /// What an article tells now.
    pub(super) fn of(&self, i: usize) -> &Outline {
        const NOTHING: &Outline =
            &Outline { lang: None, day: None, n_terms: 0, heaviest: Vec::new(), named: Vec::new() };
        self.now.get(&i).or(self.before[i].as_ref()).unwrap_or(NOTHING)
    }

    /// Who is compared and has a key among the heaviest terms now, with what it weighs.
    pub(super) fn holders(&self, key: u64) -> impl Iterator<Item = (usize, f32)> {
        self.holders.get(&key).into_iter().flat_map(|holders| holders.now.iter().copied())
    }

    /// Whether too many hold a key for it to propose pairs.
    pub(super) fn is_crowd(&self, key: u64) -> bool {
        self.holders.get(&key).is_some_and(|holders| holders.is_crowd)
    }

    /// Whether two articles share one of these keys.
    pub(super) fn share(&self, keys: &BTreeSet<u64>, i: usize, j: usize) -> bool {
        let holds = |i: usize, key: u64| {
            let heaviest = &self.of(i).heaviest;
            heaviest.binary_search_by_key(&key, |(key, _)| *key).is_ok()
        };
        keys.iter().any(|key| holds(i, *key) && holds(j, *key))
    }

    fn find_speakers(&mut self, rows: &Rows) {
        let mut speaks = vec![false; rows.ids.len()];
        for origin in &rows.origins {
            let of = |i: usize| (self.of(i).lang, self.of(i).n_terms);
            speakers(origin, of).into_iter().for_each(|i| speaks[i] = true);
        }
        let mut were: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut spoke = speaks.clone();
        for i in (0..rows.ids.len()).filter(|i| rows.renewed.contains(i)) {
            spoke[i] = false;
            were.entry(rows.origin_before(i).unwrap_or(i)).or_default().push(i);
        }
        for origin in were.values() {
            let was = |i: usize| self.before[i].as_ref().map_or((None, 0), |was| (was.lang, was.n_terms));
            let there: Vec<usize> = origin.iter().copied().filter(|i| self.before[*i].is_some()).collect();
            speakers(&there, was).into_iter().for_each(|i| spoke[i] = true);
        }
        (self.speaks, self.spoke) = (speaks, spoke);
    }

    fn find_holders(&mut self, rows: &Rows) {
        // Of each key the origins in which it is now, and those in which it was.
        let mut origins: BTreeMap<u64, [Vec<usize>; 2]> = BTreeMap::new();
        let mut holders: BTreeMap<u64, Holders> = BTreeMap::new();
        for i in 0..rows.ids.len() {
            if self.speaks[i] {
                for (key, weight) in &self.of(i).heaviest {
                    holders.entry(*key).or_default().now.push((i, *weight));
                    origins.entry(*key).or_default()[0].push(rows.origin_of[i]);
                }
            }
            if self.spoke[i] {
                let origin = rows.origin_before(i).unwrap_or(i);
                for (key, _) in self.before[i].iter().flat_map(|outline| &outline.heaviest) {
                    origins.entry(*key).or_default()[1].push(origin);
                }
            }
        }
        for (key, origins) in origins {
            let [is_crowd, was_crowd] = origins.map(|mut origins| {
                origins.sort_unstable();
                origins.dedup();
                origins.len() > CROWD
            });
            let holders = holders.entry(key).or_default();
            holders.is_crowd = is_crowd;
            if is_crowd != was_crowd {
                self.turned.insert(key);
                if was_crowd {
                    self.rare.insert(key);
                }
                self.in_turned
                    .extend(holders.now.iter().map(|(i, _)| *i).filter(|i| !rows.renewed.contains(i)));
            }
        }
        self.holders = holders;
    }
}

fn keys<'o>(outlines: impl Iterator<Item = &'o Outline>) -> Vec<u64> {
    outlines.flat_map(|outline| outline.heaviest.iter().map(|(key, _)| *key)).collect()
}
