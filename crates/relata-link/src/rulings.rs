//! What persons ruled on statements and on copies, applied over what the machine found. Rulings on entities are in
//! `entities/decisions.rs`. One that fits nothing any more has no effect.

use crate::pile::Inputs;
use relata_types::{Article, CopyKind, CopyLink, Decision, Reading, Reason, Ruling, StatementId};
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of input indexes, the smaller first, that must not be one origin.
pub(crate) type Apart = BTreeSet<(usize, usize)>;

/// The name of the reason that a person gave.
pub(crate) const DECISION: &str = "decision";

/// The readings that rulings on statements change.
#[derive(Debug, Default)]
pub(crate) struct RuledReadings {
    /// By index of the article among those given.
    changed: BTreeMap<usize, (Article, Reading)>,
}

impl RuledReadings {
    /// Whether no reading is changed.
    pub(crate) fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }

    /// `articles` with the changed readings in their places.
    pub(crate) fn over<'a>(&'a self, articles: &'a [(Article, Reading)]) -> Vec<&'a (Article, Reading)> {
        articles.iter().enumerate().map(|(at, article)| self.changed.get(&at).unwrap_or(article)).collect()
    }
}

/// Takes out what is no statement and the speakers who did not speak.
pub(crate) fn on_statements(articles: &[(Article, Reading)], decisions: &[Decision]) -> RuledReadings {
    let mut none: BTreeSet<&StatementId> = BTreeSet::new();
    let mut wrong: BTreeSet<&StatementId> = BTreeSet::new();
    for decision in decisions {
        match &decision.ruling {
            Ruling::NotAStatement { statement, .. } => none.insert(statement),
            Ruling::WrongSpeaker { statement, .. } => wrong.insert(statement),
            _ => false,
        };
    }
    let mut ruled = RuledReadings::default();
    if none.is_empty() && wrong.is_empty() {
        return ruled;
    }
    for (at, (article, reading)) in articles.iter().enumerate() {
        let is_ruled = |id: &StatementId| none.contains(id) || wrong.contains(id);
        if !reading.statements.iter().any(|statement| is_ruled(&statement.id(&article.id))) {
            continue;
        }
        let mut reading = reading.clone();
        reading.statements.retain(|statement| !none.contains(&statement.id(&article.id)));
        for statement in &mut reading.statements {
            if wrong.contains(&statement.id(&article.id)) {
                statement.speaker = None;
            }
        }
        ruled.changed.insert(at, (article.clone(), reading));
    }
    ruled
}

/// `copies` as persons ruled, sorted by the two articles, and the pairs that are no copies. The last ruling on a pair counts.
pub(crate) fn on_copies(
    inputs: &impl Inputs,
    copies: Vec<CopyLink>,
    decisions: &[Decision],
) -> (Vec<CopyLink>, Apart) {
    let mut sorted: Vec<&Decision> = decisions.iter().collect();
    sorted.sort_by_key(|decision| decision.number);
    // Whether each pair is a copy, and by which decision.
    let mut ruled: BTreeMap<(usize, usize), (bool, &Decision)> = BTreeMap::new();
    for decision in sorted {
        let (a, b, is_copy) = match &decision.ruling {
            Ruling::Copy { a, b } => (a, b, true),
            Ruling::NotCopy { a, b } => (a, b, false),
            _ => continue,
        };
        if let (Some(a), Some(b)) = (inputs.index_of(a), inputs.index_of(b))
            && a != b
        {
            ruled.insert((a.min(b), a.max(b)), (is_copy, decision));
        }
    }
    let mut links: BTreeMap<(usize, usize), CopyLink> = BTreeMap::new();
    let mut kept: Vec<CopyLink> = Vec::new();
    for link in copies {
        let pair = inputs.index_of(&link.a).zip(inputs.index_of(&link.b));
        match pair.filter(|pair| ruled.contains_key(pair)) {
            Some(pair) => {
                links.insert(pair, link);
            }
            None => kept.push(link),
        }
    }
    let mut apart = Apart::new();
    for ((a, b), (is_copy, decision)) in ruled {
        if !is_copy {
            apart.insert((a, b));
            continue;
        }
        let lang = |i: usize| inputs.with_bare(i, |input| input.lang());
        let kind = if lang(a) == lang(b) { CopyKind::Rewrite } else { CopyKind::Translation };
        let mut link = links.remove(&(a, b)).unwrap_or_else(|| CopyLink {
            a: inputs.id(a).clone(),
            b: inputs.id(b).clone(),
            kind,
            score: 1.0,
            reasons: Vec::new(),
            passages: Vec::new(),
        });
        link.reasons.push(Reason::new(DECISION, format!("{}: a copy", decision.number)));
        kept.push(link);
    }
    kept.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    (kept, apart)
}

#[cfg(test)]
mod tests {
    use crate::link;
    use crate::testing::article;
    use relata_types::{Article, Decision, Reading, Ruling, StatementKind};

    const FLOOD: &str = "The river Orle broke its banks at Orbel before dawn on Monday and carried off two bridges near the old mill. \
        Ada Brun said the town will rebuild both bridges before the winter. Forty families sleep in the sports hall of Orbel.";

    fn pile() -> Vec<(Article, Reading)> {
        let told = |key: &str, text: &str| {
            article(key, "en", text)
                .names(relata_types::EntityType::Person, &["Ada Brun"])
                .said(
                    StatementKind::Indirect,
                    "Ada Brun",
                    "the town will rebuild both bridges before the winter",
                )
                .build()
        };
        vec![
            told("a", FLOOD),
            told("b", &FLOOD.replace("Forty", "Sixty")),
            told("c", &FLOOD.replace("Forty", "Eighty")),
            article("d", "en", "Karl Unger won the elections of Varn by 300 votes after a long night.")
                .build(),
        ]
    }

    fn ruled(rulings: &[Ruling]) -> relata_types::Dossier {
        let decisions: Vec<Decision> =
            (1..).zip(rulings).map(|(number, ruling)| Decision { number, ruling: ruling.clone() }).collect();
        link(&pile(), &decisions)
    }

    fn id(key: &str) -> String {
        pile().into_iter().find(|(article, _)| article.key == key).unwrap().0.id
    }

    /// The keys of the articles of each origin.
    fn origins(dossier: &relata_types::Dossier) -> Vec<String> {
        let keys = |ids: &[String]| {
            let mut keys: Vec<String> = pile()
                .into_iter()
                .filter(|(article, _)| ids.contains(&article.id))
                .map(|(article, _)| article.key)
                .collect();
            keys.sort();
            keys.join("+")
        };
        let mut found: Vec<String> = dossier.origins.iter().map(|origin| keys(&origin.articles)).collect();
        found.sort();
        found
    }

    #[test]
    fn what_is_no_copy_is_another_origin_even_by_way_of_a_third() {
        assert_eq!(origins(&ruled(&[])), ["a+b+c", "d"]);
        let not = Ruling::NotCopy { a: id("a"), b: id("b") };
        let dossier = ruled(std::slice::from_ref(&not));
        let with_b = |x: &String| x.contains('b');
        let found = origins(&dossier);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(!found.iter().any(|keys| keys.contains('a') && with_b(keys)), "{found:?}");
        assert_eq!(dossier.copies.len(), 2);
        let copy = Ruling::Copy { a: id("a"), b: id("b") };
        assert_eq!(origins(&ruled(&[not, copy])), ["a+b+c", "d"], "the later ruling counts");
    }

    #[test]
    fn what_is_ruled_a_copy_joins_and_says_who_ruled() {
        let dossier = ruled(&[Ruling::Copy { a: id("a"), b: id("d") }]);
        assert_eq!(origins(&dossier), ["a+b+c+d"]);
        let by_person =
            dossier.copies.iter().filter(|link| link.reasons.iter().any(|r| r.name == "decision"));
        assert_eq!(by_person.count(), 1);
        assert_eq!(ruled(&[Ruling::Copy { a: id("a"), b: "gone".into() }]), ruled(&[]));
    }

    #[test]
    fn what_is_ruled_no_statement_supports_no_claim() {
        let statement = |key: &str| {
            let (article, reading) = pile().into_iter().find(|(article, _)| article.key == key).unwrap();
            reading.statements[0].id(&article.id)
        };
        let not = |key: &str| Ruling::NotAStatement { statement: statement(key), words: String::new() };
        let tellings = |rulings: &[Ruling]| -> usize {
            let claims = ruled(rulings).claims;
            claims
                .iter()
                .flat_map(|claim| &claim.tellings)
                .filter(|telling| telling.statement.is_some())
                .count()
        };
        assert!(tellings(&[not("a")]) < tellings(&[]));
        let wrong = |key: &str| Ruling::WrongSpeaker { statement: statement(key), words: String::new() };
        let speakers =
            |rulings: &[Ruling]| -> usize { ruled(rulings).claims.iter().map(|c| c.speakers.len()).sum() };
        assert!(speakers(&["a", "b", "c"].map(wrong)) < speakers(&[]));
    }
}
