//! Utterances of several clauses. What one person says in one sentence stays one claim where most articles that tell a part of it tell
//! the rest as well; a part that others tell alone is a claim of its own.

use super::rulings::Groups;
use super::tellings::Item;
use relata_types::{Reason, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// The part of the sentences that tell the one or the other of two groups, whichever has more, of which more must tell both.
const TOLD_TOGETHER: f64 = 0.5;

/// A sentence in which a statement is made.
type Sentence<'a> = (usize, &'a StatementId, usize);

fn sentence(item: &Item) -> Option<Sentence<'_>> {
    item.statement
        .as_ref()
        .filter(|_| item.count.is_none() && !item.is_in_passing)
        .map(|statement| (item.input, statement, item.sentence))
}

/// Joins groups that are told together.
pub(crate) fn join(items: &[Item], groups: &mut Groups) {
    let sets = groups.sets();
    let mut told: BTreeMap<Sentence, BTreeSet<usize>> = BTreeMap::new();
    let mut sentences: Vec<BTreeSet<Sentence>> = vec![BTreeSet::new(); sets.len()];
    for (group, set) in sets.iter().enumerate() {
        for place in set.iter().filter_map(|at| sentence(&items[*at])) {
            told.entry(place).or_default().insert(group);
            sentences[group].insert(place);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for here in told.values() {
        for (n, b) in here.iter().enumerate() {
            here.iter().take(n).for_each(|a| *shared.entry((*a, *b)).or_default() += 1);
        }
    }
    // Beside a denial or a wish, an assertion of the same sentence would look like a dispute.
    let kinds = |group: usize| -> BTreeSet<(bool, bool)> {
        sets[group].iter().map(|at| (items[*at].denies, items[*at].asserts)).collect()
    };
    for ((a, b), n) in shared {
        let of = sentences[a].len().max(sentences[b].len());
        if n as f64 > TOLD_TOGETHER * of as f64 && kinds(a) == kinds(b) && kinds(a).len() == 1 {
            groups.join(
                sets[a][0],
                sets[b][0],
                Reason::new("told-together", format!("{n} of {of} sentences")),
            );
        }
    }
}

/// The tellings of a group, those of one utterance in one sentence made one.
pub(crate) fn tellings(items: &[Item], group: &[usize]) -> Vec<Item> {
    let mut tellings: Vec<Item> = Vec::new();
    for item in group.iter().map(|at| &items[*at]) {
        let of_same = |other: &&mut Item| sentence(other).is_some() && sentence(other) == sentence(item);
        match tellings.iter_mut().find(of_same) {
            Some(whole) => whole.add(item),
            None => tellings.push(item.clone()),
        }
    }
    tellings
}

#[cfg(test)]
mod tests {
    use crate::testing::article;
    use relata_types::{Clause, EntityType, SentenceVector, Span, StatementKind};

    #[test]
    fn an_utterance_of_two_clauses_is_one_claim_and_what_another_tells_of_it_alone_joins_its_clause() {
        let report = |key: &str, said: &str, parts: &[&str]| {
            let text = format!("Ada Brun came to Orbel after the flood of the Orle. Ada Brun said {said}.");
            let people = article(key, "en", &text).names(EntityType::Person, &["Ada Brun"]);
            let (article, mut reading) = people
                .names(EntityType::Place, &["Orbel", "Orle"])
                .said(StatementKind::Indirect, "Ada Brun", said)
                .build();
            reading.clauses = parts
                .iter()
                .map(|part| {
                    let at = text.find(part).unwrap();
                    let span = Span::new(at, at + part.len());
                    Clause { span, pieces: vec![span], vector: SentenceVector::NONE }
                })
                .collect();
            (article, reading)
        };
        let both =
            "the bridges of Orbel will be rebuilt before winter, and the old mill stays closed for good";
        let parts =
            ["the bridges of Orbel will be rebuilt before winter", "the old mill stays closed for good"];
        let articles = [report("a", both, &parts), report("b", both, &parts)];
        let claims = crate::link(&articles, &[]).claims;
        let told: Vec<_> = claims.iter().map(|claim| (claim.tellings.len(), claim.articles)).collect();
        assert!(told.contains(&(2, 2)), "{claims:#?}");
        assert!(
            claims.iter().all(|claim| claim.speakers.is_empty() || claim.tellings.len() == 2),
            "{claims:#?}"
        );
    }
}
