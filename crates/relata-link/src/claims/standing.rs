//! How many count: the independent origins of a claim, and why each article counts or does not.

use super::tellings::Item;
use crate::components::Components;
use crate::fold::fold;
use crate::input::Input;
use relata_types::{ArticleId, CopyLink, Counted, Credit, Reason, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A paragraph of at most so many words that gives credit gives it for the whole article: "(with Meridian)", "Source: AQI".
const SIGNATURE: usize = 12;
/// Words from the start of the text within which a dateline gives credit for the whole article.
const DATELINE: usize = 10;

/// What is known of the articles beyond their words.
pub(crate) struct Copies<'a> {
    /// The origin's index of each input.
    pub(crate) origin_of: &'a [usize],
    /// The links by their articles, the smaller id first.
    pub(crate) links: BTreeMap<(&'a str, &'a str), &'a CopyLink>,
}

impl<'a> Copies<'a> {
    pub(crate) fn new(origin_of: &'a [usize], links: &'a [CopyLink]) -> Self {
        let links = links.iter().map(|link| ((link.a.as_str(), link.b.as_str()), link)).collect();
        Self { origin_of, links }
    }

    fn between(&self, a: &str, b: &str) -> Option<&CopyLink> {
        self.links.get(&if a < b { (a, b) } else { (b, a) }).copied()
    }
}

/// Each article of the claim and how it counts, sorted by article. Those of one origin count once, by the earliest; so do one
/// that credits an outlet for what it tells and that outlet's own article, and those that credit one outlet alike.
pub(crate) fn counted(inputs: &[Input], copies: &Copies, members: &[&Item]) -> Vec<Counted> {
    let mut tellings: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for item in members {
        tellings.entry(item.input).or_default().push(item.span);
    }
    // Earliest first, so that what counts by itself is what was there first; undated ones last.
    let mut order: Vec<usize> = tellings.keys().copied().collect();
    order.sort_by_key(|i| {
        let published = &inputs[*i].article.metadata.published;
        (published.is_none(), published.clone(), &inputs[*i].article.id)
    });
    let place: BTreeMap<usize, usize> = order.iter().enumerate().map(|(at, i)| (*i, at)).collect();
    let mut sets = Components::new(order.len());
    let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, i) in order.iter().enumerate() {
        let first = *first_of.entry(copies.origin_of[*i]).or_insert(at);
        sets.join(first, at);
    }
    let mut credited: BTreeMap<usize, String> = BTreeMap::new();
    let mut by_outlet: BTreeMap<String, usize> = BTreeMap::new();
    for (at, i) in order.iter().enumerate() {
        for outlet in credits(&inputs[*i], &tellings[i]) {
            let earlier = order[..at]
                .iter()
                .rev()
                .find(|j| inputs[**j].publisher().as_deref() == Some(outlet.as_str()));
            let root = match earlier {
                Some(report) => place[report],
                None => *by_outlet.entry(outlet.clone()).or_insert(at),
            };
            if sets.join(root, at) {
                credited.insert(at, outlet);
            }
        }
    }
    let mut counted: Vec<Counted> = Vec::new();
    for (at, i) in order.iter().enumerate() {
        let root = sets.root(at);
        let id = &inputs[*i].article.id;
        let with = (root != at).then(|| inputs[order[root]].article.id.clone());
        let reason = match (&with, credited.get(&at)) {
            (None, _) => Reason::new(
                "own-telling",
                inputs[*i].publisher().unwrap_or_else(|| "outlet unknown".to_owned()),
            ),
            (Some(_), Some(outlet)) => Reason::new("credits", outlet),
            (Some(_), None) => copied(inputs, copies, &order, at, &mut sets, id),
        };
        counted.push(Counted { article: id.clone(), with, reason });
    }
    counted.sort_by(|x, y| x.article.cmp(&y.article));
    counted
}

/// Why an article that gives no credit counts with another: its surest link to one before it, else that they are of one origin.
fn copied(
    inputs: &[Input],
    copies: &Copies,
    order: &[usize],
    at: usize,
    sets: &mut Components,
    id: &ArticleId,
) -> Reason {
    let root = sets.root(at);
    let mut best: Option<&CopyLink> = None;
    for (other, i) in order.iter().enumerate() {
        if other != at
            && sets.root(other) == root
            && let Some(link) = copies.between(id, &inputs[*i].article.id)
        {
            best = if best.is_none_or(|best| link.score > best.score) { Some(link) } else { best };
        }
    }
    best.map_or_else(
        || Reason::new("same-origin", "by way of another copy"),
        |link| Reason::new(link.kind.as_str(), format!("{:.2}", link.score)),
    )
}

/// The outlets, folded, that the article credits for what stands at `tellings`, its own left out.
fn credits(input: &Input, tellings: &[Span]) -> BTreeSet<String> {
    let own = input.publisher();
    let of_telling = |credit: &&Credit| {
        is_for_all(input, credit.span) || tellings.iter().any(|span| is_near(input, *span, credit.span))
    };
    let outlets = input.reading.credits.iter().filter(of_telling).map(|credit| fold(&credit.outlet));
    outlets.filter(|outlet| own.as_ref() != Some(outlet)).collect()
}

/// Whether both stand in one sentence.
fn is_near(input: &Input, telling: Span, credit: Span) -> bool {
    input.reading.sentences.iter().any(|sentence| sentence.overlaps(telling) && sentence.overlaps(credit))
}

fn is_for_all(input: &Input, credit: Span) -> bool {
    let is_dateline = input.words.get(DATELINE).is_none_or(|word| credit.end <= word.span.start);
    let paragraph = input.paragraphs.iter().find(|paragraph| paragraph.overlaps(credit));
    is_dateline || paragraph.is_some_and(|paragraph| input.words_in(*paragraph).len() <= SIGNATURE)
}
