//! A pile in memory that takes changes as a desk does, and chance for its articles.

use crate::copies::{Pile, Shelf, add};
use relata_types::{
    Article, ArticleId, CopyChange, CopyKind, CopyLink, CopyVerdict, Kept, KeptKind, Reading, Sketch,
};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

/// A small linear congruential generator (Knuth, MMIX) stands for chance.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// What is kept, by sort and article.
pub(crate) type AllKept = BTreeMap<(KeptKind, ArticleId), Vec<u8>>;

/// Articles that were compared.
#[derive(Default)]
pub(crate) struct Desk {
    pub(crate) readings: BTreeMap<ArticleId, (Article, Reading)>,
    pub(crate) sketches: BTreeMap<ArticleId, Sketch>,
    pub(crate) recurring: BTreeSet<u64>,
    pub(crate) verdicts: BTreeMap<(ArticleId, ArticleId), CopyVerdict>,
    pub(crate) kept: AllKept,
}

impl Desk {
    /// Takes new articles and what they change among copies within a language.
    pub(crate) fn take(&mut self, new: &[(Article, Reading)]) -> CopyChange {
        let Ok(change) = add(self, new);
        for one in new {
            self.readings.insert(one.0.id.clone(), one.clone());
        }
        for (key, recurs) in &change.recurring {
            if *recurs {
                self.recurring.insert(*key)
            } else {
                self.recurring.remove(key)
            };
        }
        for sketch in &change.sketches {
            self.verdicts.retain(|(a, b), _| *a != sketch.article && *b != sketch.article);
            self.sketches.insert(sketch.article.clone(), sketch.clone());
        }
        change.gone.iter().for_each(|pair| _ = self.verdicts.remove(pair));
        change.verdicts.iter().for_each(|verdict| self.put(verdict.link.clone(), verdict.is_sure));
        change
    }

    pub(crate) fn put(&mut self, link: CopyLink, is_sure: bool) {
        self.verdicts.insert((link.a.clone(), link.b.clone()), CopyVerdict { link, is_sure });
    }

    pub(crate) fn keep(&mut self, kept: impl IntoIterator<Item = Kept>) {
        for Kept { kind, article, bytes } in kept {
            if bytes.is_empty() {
                self.kept.remove(&(kind, article));
            } else {
                self.kept.insert((kind, article), bytes);
            }
        }
    }

    /// All articles, sorted by id.
    pub(crate) fn articles(&self) -> Vec<(Article, Reading)> {
        self.readings.values().cloned().collect()
    }

    /// The verdicts within a language.
    pub(crate) fn verdicts(&self) -> Vec<CopyVerdict> {
        let of_a_language = |verdict: &&CopyVerdict| verdict.link.kind != CopyKind::Translation;
        self.verdicts.values().filter(of_a_language).cloned().collect()
    }
}

impl Pile for Desk {
    type Error = Infallible;

    fn visit_keys(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<(), Infallible> {
        self.sketches.values().for_each(|sketch| visit(&sketch.article, &sketch.keys));
        Ok(())
    }

    fn visit_paragraphs(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<(), Infallible> {
        self.sketches.values().for_each(|sketch| visit(&sketch.article, &sketch.paragraphs));
        Ok(())
    }

    fn sketches(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<Sketch>, Infallible> {
        Ok(articles.iter().map(|id| self.sketches[id].clone()).collect())
    }

    fn readings(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<(Article, Reading)>, Infallible> {
        Ok(articles.iter().map(|id| self.readings[id].clone()).collect())
    }

    fn recurring(&self) -> Result<BTreeSet<u64>, Infallible> {
        Ok(self.recurring.clone())
    }
}

impl Shelf for Desk {
    fn kept(&self, kind: KeptKind, article: &str) -> Result<Option<Vec<u8>>, Infallible> {
        Ok(self.kept.get(&(kind, article.to_owned())).cloned())
    }

    fn visit_kept(&self, kind: KeptKind, visit: &mut dyn FnMut(&str, &[u8])) -> Result<(), Infallible> {
        let of_kind = self.kept.iter().filter(|((other, _), _)| *other == kind);
        of_kind.for_each(|((_, article), bytes)| visit(article, bytes));
        Ok(())
    }

    fn verdicts_on(&self, article: &str) -> Result<Vec<CopyVerdict>, Infallible> {
        let on = |((a, b), _): &(&(ArticleId, ArticleId), &CopyVerdict)| a == article || b == article;
        Ok(self.verdicts.iter().filter(on).map(|(_, verdict)| verdict.clone()).collect())
    }
}
