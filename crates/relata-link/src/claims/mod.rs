//! Claims: one proposition, told in one or more articles of a story.
//!
//! Two tellings are joined when they give the same words (an utterance reported twice), or when they count the same thing in the
//! same circumstances; then their figures may differ, and the claim is disputed. Precision comes before
//! recall: all tellings of a claim agree with each other pair by pair, in one language, with the same polarity.

pub(crate) mod figures;
mod items;

use crate::entities::EntityOf;
use crate::input::Input;
use items::{Item, items};
use relata_types::{Claim, EntityId, Id, Reason, Telling, Variant, VariantValue, derive_id};
use std::collections::{BTreeMap, BTreeSet};

/// Telling words that the shorter of two utterances must share with the longer, as a part of its own.
const SAME_WORDS: f64 = 0.8;
/// The same as a part of all words of both: a short utterance within a long speech is another proposition.
const SAME_WORDS_OF_BOTH: f64 = 0.5;
/// Telling words that two utterances must share unless they are equal: fewer meet by chance within one story.
const SHARED_WORDS: usize = 4;
/// Words of circumstance that two tellings of a figure must share besides its unit.
const CIRCUMSTANCES: usize = 3;
/// As a part of the shorter telling's words, when the figures agree …
const AGREEING: f64 = 0.5;
/// … and when they differ: "three were hurt" and "six were killed" are two facts.
const DIFFERING: f64 = 0.7;
/// A word in more candidate tellings of a story than this proposes no pairs: it says little there.
const CROWD: usize = 60;

/// Where each article belongs.
pub(crate) struct Places<'a> {
    /// The origin's index of each input.
    pub(crate) origin_of: &'a [usize],
    /// The story's id of each input.
    pub(crate) story_of: &'a [Id],
}

/// All claims, sorted by id: each utterance of a story once, and the figures that several articles give.
pub(crate) fn find(inputs: &[Input], places: &Places, entity_of: &EntityOf) -> Vec<Claim> {
    let mut by_story: BTreeMap<&str, Vec<Item>> = BTreeMap::new();
    for (i, input) in inputs.iter().enumerate() {
        by_story.entry(&places.story_of[i]).or_default().extend(items(i, input, entity_of));
    }
    let mut claims = Vec::new();
    for (story, items) in by_story {
        for group in group(&items) {
            let members: Vec<&Item> = group.iter().map(|at| &items[*at]).collect();
            // A sentence in the outlet's own voice is a claim only when another telling answers to it.
            if members.len() > 1 || members.iter().any(|item| item.statement.is_some()) {
                claims.push(describe(inputs, places, story, &members));
            }
        }
    }
    claims.sort_by(|x, y| x.id.cmp(&y.id));
    claims
}

/// Groups items so that each agrees with each of its group: the likest pairs first, then by place.
fn group(items: &[Item]) -> Vec<Vec<usize>> {
    let mut pairs: Vec<(f64, usize, usize)> = candidates(items)
        .into_iter()
        .filter_map(|(i, j)| agreement(&items[i], &items[j]).map(|(value, _)| (value, i, j)))
        .collect();
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group_of: Vec<usize> = (0..items.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..items.len()).map(|at| vec![at]).collect();
    for (_, i, j) in pairs {
        let (x, y) = (group_of[i], group_of[j]);
        let all_agree = || {
            groups[x].iter().all(|i| groups[y].iter().all(|j| agreement(&items[*i], &items[*j]).is_some()))
        };
        if x != y && all_agree() {
            let moved = std::mem::take(&mut groups[y]);
            moved.iter().for_each(|at| group_of[*at] = x);
            groups[x].extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups
}

/// Pairs of items that share two of their words, or are short and equal.
fn candidates(items: &[Item]) -> BTreeSet<(usize, usize)> {
    let mut postings: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        for word in &item.words {
            postings.entry(*word).or_default().push(at);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for places in postings.values().filter(|places| places.len() <= CROWD) {
        for (n, i) in places.iter().enumerate() {
            for j in &places[n + 1..] {
                *shared.entry((*i, *j)).or_default() += 1;
            }
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> =
        shared.into_iter().filter(|(_, n)| *n >= 2).map(|(pair, _)| pair).collect();
    let mut equal: BTreeMap<&[u64], usize> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        // Each equal text is paired with the last before it, which keeps the pairs linear.
        if let Some(before) = equal.insert(&item.text, at) {
            pairs.insert((before, at));
        }
    }
    pairs
}

/// How well two items agree, with the feature that joins them; `None`: they are two claims.
fn agreement(a: &Item, b: &Item) -> Option<(f64, &'static str)> {
    if a.lang != b.lang || a.denies != b.denies {
        return None;
    }
    let shared = a.words.intersection(&b.words).count();
    let (shorter, longer) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
    let of_shorter = shared as f64 / shorter.max(1) as f64;
    let of_both = shared as f64 / (shorter + longer - shared).max(1) as f64;
    let uttered = a.statement.is_some() && b.statement.is_some();
    let speakers_fit = match (&a.speaker, &b.speaker) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    };
    if uttered && speakers_fit {
        if a.text == b.text {
            return Some((2.0, "same-words"));
        }
        if same_figures(a, b)
            && shared >= SHARED_WORDS
            && of_shorter >= SAME_WORDS
            && of_both >= SAME_WORDS_OF_BOTH
        {
            return Some((1.0 + of_both, "shared-words"));
        }
    }
    if uttered && a.speaker == b.speaker && a.speaker.is_some() && a.input == b.input {
        return None;
    }
    let counted = a.figures.iter().any(|x| b.figures.iter().any(|y| x.unit == y.unit));
    let measure = if same_figures(a, b) { AGREEING } else { DIFFERING };
    (counted && a.input != b.input && shared > CIRCUMSTANCES && of_shorter >= measure)
        .then_some((of_both, "same-count"))
}

/// Whether no unit that both count has different values.
fn same_figures(a: &Item, b: &Item) -> bool {
    let values = |item: &Item, unit: &str| -> BTreeSet<String> {
        item.figures.iter().filter(|figure| figure.unit == unit).map(|figure| figure.value.clone()).collect()
    };
    a.figures.iter().all(|figure| {
        let theirs = values(b, &figure.unit);
        theirs.is_empty() || theirs == values(a, &figure.unit)
    })
}

fn describe(inputs: &[Input], places: &Places, story: &str, members: &[&Item]) -> Claim {
    let tellings: Vec<Telling> = members
        .iter()
        .map(|item| Telling {
            article: inputs[item.input].article.id.clone(),
            span: item.span,
            statement: item.statement.clone(),
        })
        .collect();
    // Two speakers may utter the same words at once: the statement tells such claims apart.
    let told = |telling: &Telling| telling.statement.clone().unwrap_or_default();
    let identity: Vec<String> = tellings
        .iter()
        .map(|telling| format!("{} {} {}", telling.article, telling.span, told(telling)))
        .collect();
    let articles: BTreeSet<usize> = members.iter().map(|item| item.input).collect();
    // Articles of no known outlet count as one outlet: nothing says that they are more.
    let outlets: BTreeSet<Option<String>> = articles.iter().map(|i| inputs[*i].publisher()).collect();
    let origins: BTreeSet<usize> = articles.iter().map(|i| places.origin_of[*i]).collect();
    let speakers: BTreeSet<EntityId> = members.iter().filter_map(|item| item.speaker.clone()).collect();
    let shown = shown(members);
    Claim {
        id: derive_id('c', identity.iter().map(String::as_str)),
        story: story.to_owned(),
        text: inputs[shown.input].text(shown.span).to_owned(),
        tellings,
        articles: articles.len(),
        outlets: outlets.len(),
        origins: origins.len(),
        speakers: speakers.into_iter().collect(),
        variants: variants(members),
        reasons: reasons(members),
    }
}

/// The telling that shares most words with the others; of equals the shorter, then the first.
fn shown<'a>(members: &[&'a Item]) -> &'a Item {
    let mut best = (members[0], (0, 0));
    for item in members {
        let shared: usize = members.iter().map(|other| item.words.intersection(&other.words).count()).sum();
        let rank = (shared, usize::MAX - item.text.len());
        if rank > best.1 {
            best = (item, rank);
        }
    }
    best.0
}

/// The figures that differ among tellings that count the same.
fn variants(members: &[&Item]) -> Vec<Variant> {
    let mut by_unit: BTreeMap<&str, BTreeMap<&str, BTreeSet<usize>>> = BTreeMap::new();
    for (at, item) in members.iter().enumerate() {
        for figure in &item.figures {
            by_unit.entry(&figure.unit).or_default().entry(&figure.value).or_default().insert(at);
        }
    }
    let disputed = |values: &BTreeMap<&str, BTreeSet<usize>>| {
        // One telling that gives both values does not dispute itself.
        let all: BTreeSet<&BTreeSet<usize>> = values.values().collect();
        values.len() > 1 && all.len() > 1
    };
    by_unit
        .into_values()
        .filter(disputed)
        .map(|values| Variant {
            what: "figure".to_owned(),
            values: values
                .into_iter()
                .map(|(value, tellings)| VariantValue {
                    value: value.to_owned(),
                    tellings: tellings.into_iter().collect(),
                })
                .collect(),
        })
        .collect()
}

/// By which features how many pairs of tellings are joined.
fn reasons(members: &[&Item]) -> Vec<Reason> {
    let mut features: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, item) in members.iter().enumerate() {
        for other in &members[at + 1..] {
            if let Some((_, feature)) = agreement(item, other) {
                *features.entry(feature).or_default() += 1;
            }
        }
    }
    features.into_iter().map(|(feature, n)| Reason::new(feature, format!("{n} pairs"))).collect()
}

#[cfg(test)]
mod tests {
    use crate::link;
    use crate::testing::{Builder, article};
    use relata_types::{Claim, EntityType, StatementKind};

    fn claims(articles: Vec<Builder>) -> Vec<Claim> {
        let articles: Vec<_> = articles.into_iter().map(Builder::build).collect();
        let dossier = link(&articles, &[]);
        assert_eq!(dossier.stories.len(), 1, "the articles of these tests tell of one happening");
        dossier.claims
    }

    fn report(key: &str, said: &str, text: &str) -> Builder {
        let people = article(key, "en", text).names(EntityType::Person, &["Ada Brun", "Karl Unger"]);
        people.names(EntityType::Place, &["Orbel", "Orle"]).said(StatementKind::Direct, "Ada Brun", said)
    }

    #[test]
    fn one_utterance_in_two_reports_is_one_claim_of_two_origins() {
        let said = "We will rebuild both bridges of Orbel before the winter";
        let other = "We'll rebuild both bridges of Orbel before winter";
        let found = claims(vec![
            report(
                "a",
                said,
                &format!("Ada Brun came to Orbel after the flood of the Orle. “{said},” Ada Brun said."),
            ),
            report("b", other, &format!("“{other},” Ada Brun told us at the Orle in Orbel after the flood.")),
        ]);
        assert_eq!(
            found.iter().map(|claim| (claim.articles, claim.outlets, claim.origins)).collect::<Vec<_>>(),
            [(2, 2, 2)]
        );
        assert_eq!(found[0].speakers.len(), 1);
        assert!(found[0].variants.is_empty());
    }

    #[test]
    fn a_denial_and_another_speaker_are_other_claims() {
        let said = "the bridges of Orbel were safe before the flood came";
        let denied = "the bridges of Orbel were not safe before the flood came";
        let frame =
            |who: &str, what: &str| format!("After the flood of the Orle in Orbel {who} spoke: “{what}”.");
        let by_karl = article("c", "en", &frame("Karl Unger", said))
            .names(EntityType::Person, &["Karl Unger"])
            .names(EntityType::Place, &["Orbel", "Orle"])
            .said(StatementKind::Direct, "Karl Unger", said);
        let found = claims(vec![
            report("a", said, &frame("Ada Brun", said)),
            report("b", denied, &frame("Ada Brun", denied)),
            by_karl,
        ]);
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn two_figures_for_one_count_are_a_disputed_claim() {
        let told =
            |key: &str, text: &str| article(key, "en", text).names(EntityType::Place, &["Orbel", "Orle"]);
        let found = claims(vec![
            told("a", "Three people died in the flood of the Orle at Orbel."),
            told("b", "Six people died at Orbel in the flood of the Orle."),
            told(
                "c",
                "Firefighters of Orbel say the flood of the Orle is over. Six people died at Orbel in the flood of the Orle.",
            ),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        let values: Vec<_> = found[0].variants[0]
            .values
            .iter()
            .map(|value| (value.value.as_str(), value.tellings.len()))
            .collect();
        assert_eq!(values, [("3", 1), ("6", 2)]);
    }

    #[test]
    fn hurt_and_killed_are_two_facts() {
        let told =
            |key: &str, text: &str| article(key, "en", text).names(EntityType::Place, &["Orbel", "Orle"]);
        let found = claims(vec![
            told("a", "Three firefighters were hurt at Orbel when the Orle rose on Monday."),
            told("b", "The Orle rose at Orbel and two firefighters drowned near a mill before dawn."),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }
}
