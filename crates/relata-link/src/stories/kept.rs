//! What is kept of each article to find the stories of later articles without its text, and of each story.

use super::candidates::Heavy;
use super::followups::Named;
use crate::bytes::{Reader, Writer};
use crate::pile::Inputs;
use crate::rarity::{Rarities, Reference};
use relata_types::{ArticleId, Decision, Kept, KeptKind, Lang, Ruling, Story};

/// What stories are found by that no single article tells.
#[derive(Debug, PartialEq)]
pub(crate) struct StoryReference {
    pub(crate) reference: Reference,
    pub(crate) rarities: Rarities,
    /// What persons ruled on copies, which tells origins apart.
    rulings: Vec<(ArticleId, ArticleId, bool)>,
}

impl StoryReference {
    pub(crate) fn new(reference: Reference, rarities: Rarities, decisions: &[Decision]) -> Self {
        Self { reference, rarities, rulings: rulings(decisions) }
    }

    /// Whether it was made under these decisions, as far as they concern origins.
    pub(crate) fn is_under(&self, decisions: &[Decision]) -> bool {
        self.rulings == rulings(decisions)
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::default();
        self.reference.write(&mut to);
        self.rarities.write(&mut to);
        for (a, b, is_copy) in &self.rulings {
            to.text(a);
            to.text(b);
            to.u8(u8::from(*is_copy));
        }
        to.0
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let (reference, rarities) = (Reference::read(&mut from)?, Rarities::read(&mut from)?);
        let mut rulings = Vec::new();
        while !from.0.is_empty() {
            rulings.push((from.text()?.to_owned(), from.text()?.to_owned(), from.u8()? == 1));
        }
        Some(Self { reference, rarities, rulings })
    }
}

/// The rulings on copies in the order of the log: the last one on a pair counts.
fn rulings(decisions: &[Decision]) -> Vec<(ArticleId, ArticleId, bool)> {
    let mut sorted: Vec<&Decision> = decisions.iter().collect();
    sorted.sort_by_key(|decision| decision.number);
    let ruled = sorted.into_iter().filter_map(|decision| match &decision.ruling {
        Ruling::Copy { a, b } => Some((a.clone(), b.clone(), true)),
        Ruling::NotCopy { a, b } => Some((a.clone(), b.clone(), false)),
        _ => None,
    });
    ruled.collect()
}

/// What an article names and tells, as far as articles of its story are looked for by it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outline {
    pub(super) lang: Option<Lang>,
    /// The day of publication.
    pub(super) day: Option<i64>,
    /// How many terms it has.
    pub(super) n_terms: usize,
    /// The heaviest of them.
    pub(super) heaviest: Vec<Heavy>,
    pub(super) named: Named,
}

impl Outline {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::default();
        to.text(self.lang.as_ref().map_or("", Lang::code));
        to.u8(u8::from(self.day.is_some()));
        to.u64(self.day.unwrap_or_default().cast_unsigned());
        to.u32(self.n_terms as u32);
        to.u32(self.heaviest.len() as u32);
        for (key, weight) in &self.heaviest {
            to.u64(*key);
            to.u32(weight.to_bits());
        }
        for (name, count) in &self.named {
            to.u64(*name);
            to.u32(*count);
        }
        to.0
    }

    /// The outline again, of the heaviest terms only those whose keys are wanted; `None` when the bytes are others.
    pub(super) fn from_bytes(bytes: &[u8], is_wanted: impl Fn(u64) -> bool) -> Option<Self> {
        let mut from = Reader(bytes);
        let lang = Lang::parse(from.text()?);
        let (is_dated, day) = (from.u8()? == 1, from.u64()?.cast_signed());
        let n_terms = from.u32()? as usize;
        let mut heaviest = Vec::new();
        for _ in 0..from.u32()? {
            let (key, weight) = (from.u64()?, f32::from_bits(from.u32()?));
            if is_wanted(key) {
                heaviest.push((key, weight));
            }
        }
        let mut named = Named::with_capacity(from.0.len() / 12);
        while !from.0.is_empty() {
            named.push((from.u64()?, from.u32()?));
        }
        Some(Self { lang, day: is_dated.then_some(day), n_terms, heaviest, named })
    }
}

/// Where an article belongs, each by its first article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Membership<Id> {
    pub(super) origin: Id,
    /// What is one story by likeness, before follow-ups are joined.
    pub(super) group: Id,
    pub(super) story: Id,
}

impl Membership<&str> {
    /// Most articles are the first of what they belong to, or of their origin's: what is no news is left empty.
    pub(super) fn to_bytes(&self, article: &str) -> Vec<u8> {
        let mut to = Writer::default();
        let steps = [(self.origin, article), (self.group, self.origin), (self.story, self.group)];
        for (at, before) in steps {
            to.text(if at == before { "" } else { at });
        }
        to.0
    }
}

impl<'b> Membership<&'b str> {
    pub(super) fn from_bytes(article: &'b str, bytes: &'b [u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let mut after = |before: &'b str| from.text().map(|at| if at.is_empty() { before } else { at });
        let origin = after(article)?;
        let group = after(origin)?;
        Some(Self { origin, group, story: after(group)? })
    }
}

/// Keeps where each article belongs: the origins of articles, what is alike of these, and the stories that come of that.
pub(super) fn keep_memberships(
    inputs: &impl Inputs,
    [origins, alike, stories]: [&[Vec<usize>]; 3],
    keep: &mut dyn FnMut(KeptKind, &str, Vec<u8>),
) {
    let first = |origin: usize| origins[origin].first().map_or("", |i| inputs.id(*i).as_str());
    let mut memberships = vec![Membership { origin: "", group: "", story: "" }; origins.len()];
    for (origin, membership) in memberships.iter_mut().enumerate() {
        membership.origin = first(origin);
    }
    for group in alike {
        group.iter().for_each(|origin| memberships[*origin].group = first(group[0]));
    }
    for story in stories {
        story.iter().for_each(|origin| memberships[*origin].story = first(story[0]));
    }
    for (articles, membership) in origins.iter().zip(&memberships) {
        for i in articles {
            keep(KeptKind::Membership, inputs.id(*i), membership.to_bytes(inputs.id(*i)));
        }
    }
}

/// How like others an article is.
pub(super) fn likeness_to_bytes<'i>(likeness: impl Iterator<Item = (&'i str, f64)>) -> Vec<u8> {
    let mut to = Writer::default();
    for (other, likeness) in likeness {
        to.text(other);
        to.f64(likeness);
    }
    to.0
}

/// The same again; `None` when the bytes are others.
pub(super) fn likeness_from_bytes(bytes: &[u8]) -> Option<Vec<(&str, f64)>> {
    let mut from = Reader(bytes);
    let mut likeness = Vec::new();
    while !from.0.is_empty() {
        likeness.push((from.text()?, from.f64()?));
    }
    Some(likeness)
}

/// A story as it is kept.
pub(super) fn kept_story(story: &Story) -> Kept {
    let mut to = Writer::default();
    to.text(&story.id);
    to.text(&story.title);
    for list in [&story.articles, &story.origins] {
        to.u32(list.len() as u32);
        list.iter().for_each(|id| to.text(id));
    }
    Kept { kind: KeptKind::Story, article: story.articles.first().cloned().unwrap_or_default(), bytes: to.0 }
}

/// The story again; `None` when the bytes are others.
pub(crate) fn story_from_bytes(bytes: &[u8]) -> Option<Story> {
    let mut from = Reader(bytes);
    let (id, title) = (from.text()?.to_owned(), from.text()?.to_owned());
    let mut list = || -> Option<Vec<String>> {
        let n = from.u32()?;
        (0..n).map(|_| from.text().map(str::to_owned)).collect()
    };
    let (articles, origins) = (list()?, list()?);
    Some(Story { id, title, articles, origins })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let outline = Outline {
            lang: Lang::parse("fr"),
            day: Some(-3),
            n_terms: 77,
            heaviest: vec![(3, 0.5), (9, 0.25)],
            named: vec![(5, 2)],
        };
        let bytes = outline.to_bytes();
        assert_eq!(Outline::from_bytes(&bytes, |_| true), Some(outline.clone()));
        let wanted = Outline::from_bytes(&bytes, |key| key == 9).unwrap();
        assert_eq!((wanted.heaviest, wanted.named), (vec![(9, 0.25)], outline.named));
        for membership in [["a", "a", "a"], ["b", "b", "a"], ["b", "a", "c"]] {
            let [origin, group, story] = membership;
            let membership = Membership { origin, group, story };
            assert_eq!(Membership::from_bytes("a", &membership.to_bytes("a")), Some(membership));
        }
        let likeness = [("a", 0.1), ("b", 1.0)];
        let bytes = likeness_to_bytes(likeness.into_iter());
        assert_eq!(likeness_from_bytes(&bytes), Some(likeness.to_vec()));
        let story = Story {
            id: "t1".into(),
            title: "Flood".into(),
            articles: vec!["a".into(), "b".into()],
            origins: vec!["o1".into()],
        };
        assert_eq!(story_from_bytes(&kept_story(&story).bytes), Some(story));
    }

    #[test]
    fn bytes_that_end_too_early_are_nothing() {
        let bytes = likeness_to_bytes([("abc", 0.1)].into_iter());
        for n in 1..bytes.len() {
            assert_eq!(likeness_from_bytes(&bytes[..n]), None, "{n}");
            assert_eq!(story_from_bytes(&bytes[..n]), None, "{n}");
            assert_eq!(StoryReference::from_bytes(&bytes[..n]), None, "{n}");
        }
    }
}
