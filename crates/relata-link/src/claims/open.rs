//! Open questions: what articles say is not known, grouped like claims, and answered when a later claim answers.

use super::linkage;
use super::pairs::Pairs;
use super::passages::Passages;
use super::tellings::{Item, questions};
use super::{Linked, Stories};
use crate::input::Input;
use relata_types::{Answer, Claim, OpenQuestion, Reason, SentenceVector, Span, derive_id};
use std::collections::{BTreeMap, BTreeSet};

/// How likely two questions must be one, in the mean.
const LEAST_LIKELIHOOD: linkage::Least = linkage::Least { best: 0.5, mean: 0.5 };
/// How close in meaning a later telling must be to the question to be its answer …
const ANSWERING: f32 = 0.62;
/// … and how many names they must share: who is asked about must be spoken of.
const SHARED_NAMES: usize = 1;

/// All open questions, sorted by id.
pub(crate) fn find(inputs: &[Input], linked: &Linked, claims: &[Claim]) -> Vec<OpenQuestion> {
    let mut claims_of: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        claims_of.entry(&claim.story).or_default().push(claim);
    }
    let mut found = Vec::new();
    let passages = Passages::new(inputs, linked.copies, linked.origin_of);
    let stories = Stories::new(inputs, linked, questions);
    for story in stories.ids() {
        let items = stories.items(inputs, linked, questions, story);
        let (places, sites) = (passages.places(&items), BTreeMap::new());
        let pairs = Pairs::new(&items, &places, &sites);
        for group in linkage::group(&pairs.weights(), &pairs.likeness(), LEAST_LIKELIHOOD) {
            let members: Vec<&Item> = group.iter().map(|at| &items[*at]).collect();
            let places: Vec<(String, Span)> =
                members.iter().map(|item| (inputs[item.input].article.id.clone(), item.span)).collect();
            let identity: Vec<String> =
                places.iter().map(|(article, span)| format!("{article} {span}")).collect();
            let shortest = members.iter().min_by_key(|item| item.text.len());
            let rivals = claims_of.get(story).map(Vec::as_slice).unwrap_or_default();
            found.push(OpenQuestion {
                id: derive_id('q', identity.iter().map(String::as_str)),
                story: story.to_owned(),
                text: shortest.map(|item| inputs[item.input].text(item.span).to_owned()).unwrap_or_default(),
                answer: answer(inputs, linked, &members, rivals),
                places,
            });
        }
    }
    found.sort_by(|x, y| x.id.cmp(&y.id));
    found
}

/// The telling closest in meaning among those published after the last article that asks.
fn answer(inputs: &[Input], linked: &Linked, members: &[&Item], claims: &[&Claim]) -> Option<Answer> {
    let asked = members
        .iter()
        .map(|item| inputs[item.input].article.metadata.published.as_deref())
        .collect::<Option<Vec<_>>>()?;
    let last = asked.into_iter().max()?;
    let vector = SentenceVector::mean(members.iter().map(|item| (&item.vector, 1.0)));
    let names: BTreeSet<&String> = members.iter().flat_map(|item| &item.names).collect();
    let mut best: Option<(f32, usize, Answer)> = None;
    for claim in claims {
        for (at, telling) in claim.tellings.iter().enumerate() {
            let Ok(i) = inputs.binary_search_by(|input| input.article.id.cmp(&telling.article)) else {
                continue;
            };
            let input = &inputs[i];
            if input.article.metadata.published.as_deref().is_none_or(|published| published <= last) {
                continue;
            }
            let sentence =
                input.reading.sentences.iter().position(|sentence| sentence.overlaps(telling.span));
            let Some(told) = sentence.and_then(|at| input.reading.vectors.get(at)) else { continue };
            let cosine = vector.cosine(told);
            let named = input
                .reading
                .mentions
                .iter()
                .enumerate()
                .filter(|(_, mention)| telling.span.contains(mention.span));
            let named = named.filter_map(|(at, _)| linked.entity_of.get(&(telling.article.clone(), at)));
            let shared = named.filter(|name| names.contains(name)).collect::<BTreeSet<_>>().len();
            let is_better = best.as_ref().is_none_or(|(so_far, ..)| cosine > *so_far);
            if cosine >= ANSWERING && shared >= SHARED_NAMES && is_better {
                let reasons = vec![
                    Reason::new("same-meaning", format!("{cosine:.2}")),
                    Reason::new("shared-names", shared),
                    Reason::new("told-later", input.article.metadata.published.clone().unwrap_or_default()),
                ];
                best = Some((cosine, at, Answer { claim: claim.id.clone(), telling: at, reasons }));
            }
        }
    }
    best.map(|(.., answer)| answer)
}
