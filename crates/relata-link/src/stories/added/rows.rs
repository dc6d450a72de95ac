//! All articles with the origins and stories that they were of, and the origins that they are of now.

use crate::copies::Shelf;
use crate::stories::kept::Membership;
use relata_types::{ArticleId, KeptKind, Origin};
use std::collections::{BTreeMap, BTreeSet};

/// All articles, sorted by id, as rows.
pub(super) struct Rows {
    pub(super) ids: Vec<ArticleId>,
    /// Where they belonged, each by its first row; `None`: was not there.
    before: Vec<Option<Membership<usize>>>,
    /// The origins now, each a sorted list of rows, by their first.
    pub(super) origins: Vec<Vec<usize>>,
    /// The origin of each now.
    pub(super) origin_of: Vec<usize>,
    /// Those that are new or whose furniture is other than before.
    pub(super) changed: BTreeSet<usize>,
    /// Those whose origin holds a changed article, or others than before.
    pub(super) renewed: BTreeSet<usize>,
}

impl Rows {
    /// The articles that are kept, and the changed ones; `touched` are the origins that are not known to be what they were. `None` when what is kept and
    /// what is told do not fit together.
    pub(super) fn load<S: Shelf>(
        shelf: &S,
        changed: &BTreeSet<ArticleId>,
        touched: &[Origin],
    ) -> Result<Option<Self>, S::Error> {
        let mut kept: Vec<(ArticleId, Option<[String; 3]>)> = Vec::new();
        let mut is_whole = true;
        shelf.visit_kept(KeptKind::Membership, &mut |id, bytes| {
            let at = Membership::from_bytes(id, bytes);
            is_whole &= at.is_some();
            // Most are the first of what they belong to: these take no memory.
            let named = |at: &str| if at == id { String::new() } else { at.to_owned() };
            kept.push((id.to_owned(), at.map(|at| [at.origin, at.group, at.story].map(named))));
        })?;
        let is_new = |id: &&ArticleId| kept.binary_search_by(|(known, _)| known.cmp(id)).is_err();
        let new: Vec<ArticleId> = changed.iter().filter(is_new).cloned().collect();
        kept.extend(new.into_iter().map(|id| (id, None)));
        kept.sort_by(|x, y| x.0.cmp(&y.0));
        let (ids, named): (Vec<ArticleId>, Vec<Option<[String; 3]>>) = kept.into_iter().unzip();
        let find = |id: &str| ids.binary_search_by(|known| known.as_str().cmp(id)).ok();
        let row = |i: usize, at: &str| if at.is_empty() { Some(i) } else { find(at) };
        let place = |(i, named): (usize, &Option<[String; 3]>)| match named {
            None => Some(None),
            Some([origin, group, story]) => Some(Some(Membership {
                origin: row(i, origin)?,
                group: row(i, group)?,
                story: row(i, story)?,
            })),
        };
        let before: Option<Vec<Option<Membership<usize>>>> = named.iter().enumerate().map(place).collect();
        let changed: Option<BTreeSet<usize>> = changed.iter().map(|id| find(id)).collect();
        let rows_of =
            |origin: &Origin| -> Option<Vec<usize>> { origin.articles.iter().map(|id| find(id)).collect() };
        let touched: Option<Vec<Vec<usize>>> = touched.iter().map(rows_of).collect();
        let (Some(before), Some(changed), Some(touched), true) = (before, changed, touched, is_whole) else {
            return Ok(None);
        };
        let mut rows = Self {
            ids,
            before,
            origins: Vec::new(),
            origin_of: Vec::new(),
            changed,
            renewed: BTreeSet::new(),
        };
        Ok(rows.place_in_origins(touched).then_some(rows))
    }

    /// Whether all articles have an origin now that those `touched` are these.
    fn place_in_origins(&mut self, mut touched: Vec<Vec<usize>>) -> bool {
        touched.iter_mut().for_each(|origin| origin.sort_unstable());
        let is_touched: BTreeSet<usize> = touched.iter().flatten().copied().collect();
        let mut before: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, at) in self.before.iter().enumerate() {
            match at {
                Some(at) => before.entry(at.origin).or_default().push(i),
                None if !is_touched.contains(&i) => return false,
                None => {}
            }
        }
        for origin in &touched {
            let was_one = origin.first().and_then(|first| before.get(first)).is_some_and(|was| was == origin);
            if !was_one || origin.iter().any(|i| self.changed.contains(i)) {
                self.renewed.extend(origin);
            }
        }
        // Whoever left an origin must have left none behind that is not told.
        let dissolved: BTreeSet<usize> =
            is_touched.iter().filter_map(|i| self.before[*i].as_ref()).map(|at| at.origin).collect();
        for origin in dissolved {
            let was = before.remove(&origin).unwrap_or_default();
            if was.iter().any(|i| !is_touched.contains(i)) {
                return false;
            }
        }
        self.origins = before.into_values().chain(touched).collect();
        self.origins.sort_unstable();
        self.origin_of = vec![0; self.ids.len()];
        for (origin, articles) in self.origins.iter().enumerate() {
            articles.iter().for_each(|i| self.origin_of[*i] = origin);
        }
        self.changed.iter().all(|i| is_touched.contains(i))
    }

    /// The row of an article.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.ids.binary_search_by(|known| known.as_str().cmp(id)).ok()
    }

    /// The first row of the origin that an article was of.
    pub(super) fn origin_before(&self, i: usize) -> Option<usize> {
        self.before[i].as_ref().map(|at| at.origin)
    }

    /// Whether those of which rarities are counted are of one origin, or of two, as they were before.
    pub(super) fn leaves_origins_of(&self, is_of_reference: impl Fn(&str) -> bool) -> bool {
        let (mut now, mut before) = (BTreeMap::new(), BTreeMap::new());
        self.renewed.iter().filter(|i| is_of_reference(&self.ids[**i])).all(|i| {
            let (was, is) = (self.origin_before(*i), self.origin_of[*i]);
            *now.entry(was).or_insert(is) == is && *before.entry(is).or_insert(was) == was
        })
    }

    /// The groups, as lists of origins, that hold none of `origins`, which hold whole groups.
    pub(super) fn groups_without(&self, origins: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (origin, articles) in self.origins.iter().enumerate() {
            let group = articles.first().and_then(|i| self.before[*i].as_ref());
            if let Some(at) = group.filter(|_| origins.binary_search(&origin).is_err()) {
                groups.entry(at.group).or_default().push(origin);
            }
        }
        groups.into_values().collect()
    }

    /// The articles that belong elsewhere than before, as it is kept, now that `groups` and `stories` are these lists of origins.
    pub(super) fn new_memberships(
        &self,
        groups: &[Vec<usize>],
        stories: &[Vec<usize>],
    ) -> Vec<(usize, Vec<u8>)> {
        let (group_of, story_of) = (self.first_rows(groups), self.first_rows(stories));
        let mut new = Vec::new();
        for (i, before) in self.before.iter().enumerate() {
            let origin = self.origin_of[i];
            let Some(first) = self.origins[origin].first() else { continue };
            let at = Membership { origin: *first, group: group_of[origin], story: story_of[origin] };
            if before.as_ref() != Some(&at) {
                let id = |row: usize| self.ids[row].as_str();
                let at = Membership { origin: id(at.origin), group: id(at.group), story: id(at.story) };
                new.push((i, at.to_bytes(id(i))));
            }
        }
        new
    }

    /// Of each origin the first row of the list that holds it.
    fn first_rows(&self, lists: &[Vec<usize>]) -> Vec<usize> {
        let mut first = vec![0; self.origins.len()];
        for list in lists {
            let row =
                list.first().and_then(|origin| self.origins[*origin].first()).copied().unwrap_or_default();
            list.iter().for_each(|origin| first[*origin] = row);
        }
        first
    }

    /// Those of `stories`, lists of origins, that are new or other than before, and the first rows of what are stories no more.
    pub(super) fn changed_stories<'s>(&self, stories: &'s [Vec<usize>]) -> (Vec<&'s Vec<usize>>, Vec<usize>) {
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        for at in self.before.iter().flatten() {
            *sizes.entry(at.story).or_default() += 1;
        }
        let first_row = self.first_rows(stories);
        let mut changed = Vec::new();
        for story in stories {
            let members = || story.iter().flat_map(|origin| &self.origins[*origin]);
            let Some(first) = story.first().map(|origin| first_row[*origin]) else { continue };
            let was_of = |i: &usize| self.before[*i].as_ref().is_some_and(|at| at.story == first);
            let size = sizes.remove(&first);
            if size != Some(members().count()) || !members().all(|i| was_of(i) && !self.renewed.contains(i)) {
                changed.push(story);
            }
        }
        (changed, sizes.into_keys().collect())
    }
}
