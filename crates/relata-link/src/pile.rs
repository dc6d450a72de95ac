//! Articles that linking asks for one at a time, so that a pile need not fit in memory.

use crate::copies;
use crate::input::{Input, prepare_one};
use relata_types::{Article, ArticleId, Reading, SentenceVector};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Articles with their readings, sorted by id, each once. Linking asks for each a few times and from several threads at once, and for its
/// vectors as often as it is compared, so these should be at hand.
///
/// One that may fail to hand out an article hands out an empty one and tells its owner afterwards.
pub trait Articles: Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// Hands article `i` and its reading to `then`; the vectors of its sentences may be missing there.
    fn with<T>(&self, i: usize, then: impl FnOnce(&Article, &Reading) -> T) -> T;

    /// The vectors of the sentences of article `i`: [`Reading::vectors`].
    fn vectors(&self, i: usize) -> Cow<'_, [SentenceVector]>;
}

/// Articles that are ready to be compared.
pub(crate) trait Inputs: Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// The id of article `i`; they are sorted by it.
    fn id(&self, i: usize) -> &ArticleId;

    /// Hands article `i` to `then`, its furniture marked.
    fn with<T>(&self, i: usize, then: impl FnOnce(&Input) -> T) -> T;

    /// Hands article `i` to `then` for what is not in its words, which may be missing.
    fn with_bare<T>(&self, i: usize, then: impl FnOnce(&Input) -> T) -> T;

    /// The vectors of the sentences of article `i`.
    fn vectors(&self, i: usize) -> Cow<'_, [SentenceVector]>;

    /// The article with that id.
    fn index_of(&self, id: &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.count());
        while from < to {
            let middle = from.midpoint(to);
            match self.id(middle).as_str().cmp(id) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }
}

impl Inputs for Vec<Input<'_>> {
    fn count(&self) -> usize {
        self.len()
    }

    fn id(&self, i: usize) -> &ArticleId {
        &self[i].article.id
    }

    fn with<T>(&self, i: usize, then: impl FnOnce(&Input) -> T) -> T {
        then(&self[i])
    }

    fn with_bare<T>(&self, i: usize, then: impl FnOnce(&Input) -> T) -> T {
        then(&self[i])
    }

    fn vectors(&self, i: usize) -> Cow<'_, [SentenceVector]> {
        Cow::Borrowed(&self[i].reading.vectors)
    }
}

/// Articles that are cut into words anew whenever they are asked for: this takes some 50 microseconds, and no memory.
pub(crate) struct Fleeting<'a, A> {
    articles: &'a A,
    ids: Vec<ArticleId>,
    /// The keys of paragraphs that are furniture.
    recurring: BTreeSet<u64>,
}

impl<'a, A: Articles> Fleeting<'a, A> {
    /// The `articles` with their recurring furniture marked.
    pub(crate) fn new(articles: &'a A) -> Self {
        let ids = (0..articles.count()).map(|i| articles.with(i, |article, _| article.id.clone())).collect();
        let mut inputs = Self { articles, ids, recurring: BTreeSet::new() };
        inputs.recurring = copies::recurring(&inputs);
        inputs
    }
}

impl<A: Articles> Inputs for Fleeting<'_, A> {
    fn count(&self) -> usize {
        self.ids.len()
    }

    fn id(&self, i: usize) -> &ArticleId {
        &self.ids[i]
    }

    fn with<T>(&self, i: usize, then: impl FnOnce(&Input) -> T) -> T {
        self.articles.with(i, |article, reading| {
            let mut input = prepare_one(article, reading);
            copies::mark_known(&mut input, &self.recurring);
            then(&input)
        })
    }

    fn with_bare<T>(&self, i: usize, then: impl FnOnce(&Input) -> T) -> T {
        self.articles.with(i, |article, reading| {
            then(&Input { article, reading, words: Vec::new(), paragraphs: Vec::new() })
        })
    }

    fn vectors(&self, i: usize) -> Cow<'_, [SentenceVector]> {
        self.articles.vectors(i)
    }
}
