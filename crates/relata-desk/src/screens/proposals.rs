//! Entities that may be one, for a person to rule on.

use super::catalogue::Catalogue;
use super::cited::{Page, Part};
use crate::desk::Desk;
use crate::error::{Fault, Result};
use crate::fold::fold;
use crate::json::ReasonView;
use crate::load::list;
use crate::refs::EntityRef;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Entities looked at, the most mentioned: what is named once or twice can wait.
const MOST_LOOKED_AT: usize = 5_000;
/// Entities with one last part of a name that are compared; more bear it by chance ("university", "jones").
const MOST_OF_A_PART: usize = 12;
/// Spellings shown.
const MOST_NAMES: usize = 6;

/// Two entities that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The more mentioned.
    pub a: ProposedEntity,
    /// The other.
    pub b: ProposedEntity,
    /// Why they may be one.
    pub reasons: Vec<ReasonView>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposedEntity {
    /// Which.
    #[serde(flatten)]
    pub entity: EntityRef,
    /// In how many mentions.
    pub mentions: usize,
    /// Its most frequent spellings.
    pub names: Vec<String>,
}

/// Two entities that may be one, by their indexes.
#[derive(Debug)]
pub(super) struct Pair {
    a: u32,
    b: u32,
    /// Mentions of the less mentioned.
    mentions: u32,
    /// How many stories name both.
    stories: usize,
    /// The last part of both names.
    last: String,
}

impl Desk {
    /// Pairs of entities of one type whose names share their last part and that are named in the same story, those of most
    /// mentions first. Pairs that share no story, and those that a ruling parted, are left out.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn proposals(&self, catalogue: &Catalogue, part: Part) -> Result<Page<Proposal>> {
        let pairs = match catalogue.proposed.get() {
            Some(pairs) => pairs,
            None => {
                let pairs = self.pairs(catalogue)?;
                catalogue.proposed.get_or_init(|| pairs)
            }
        };
        self.look(|connection| {
            let mut items = Vec::new();
            for pair in pairs.iter().skip(part.offset).take(part.limit) {
                let mut sides = Vec::new();
                for at in [pair.a, pair.b] {
                    let Some(facts) = catalogue.entities.get(at as usize) else { continue };
                    let sql = "SELECT text FROM entity_names WHERE entity = ?1 GROUP BY text ORDER BY min(position)";
                    let mut names: Vec<String> = list(connection, sql, facts.num, |row| Ok(row.get(0)?))?;
                    names.truncate(MOST_NAMES);
                    let (entity, mentions) = (facts.about.clone(), facts.mentions as usize);
                    sides.push(ProposedEntity { entity, mentions, names });
                }
                if let (Some(b), Some(a)) = (sides.pop(), sides.pop()) {
                    let reason = |name: &str, value: String| ReasonView { name: name.to_owned(), value };
                    let reasons = vec![
                        reason("shared-last-part", pair.last.clone()),
                        reason("shared-stories", pair.stories.to_string()),
                    ];
                    items.push(Proposal { a, b, reasons });
                }
            }
            Ok(part.page(pairs.len(), items))
        })
    }

    /// Every pair, those of most mentions first.
    fn pairs(&self, catalogue: &Catalogue) -> Result<Vec<Pair>> {
        let parted = self.parted()?;
        let mut by_part: BTreeMap<(&str, String), Vec<u32>> = BTreeMap::new();
        for at in catalogue.entities_by_mentions.iter().take(MOST_LOOKED_AT) {
            let Some(facts) = catalogue.entities.get(*at as usize) else { continue };
            let folded = fold(&facts.about.name);
            if let Some(last) = folded.rsplit(' ').next().filter(|last| last.chars().count() > 2) {
                by_part.entry((&facts.about.entity_type, last.to_owned())).or_default().push(*at);
            }
        }
        self.look(|connection| {
            let stories = |at: &u32| -> std::result::Result<BTreeSet<u32>, Fault> {
                let Some(facts) = catalogue.entities.get(*at as usize) else { return Ok(BTreeSet::new()) };
                let sql = "SELECT article FROM entity_articles WHERE entity = ?1 LIMIT 500";
                let articles: Vec<i64> = list(connection, sql, facts.num, |row| Ok(row.get(0)?))?;
                let facts = articles.into_iter().filter_map(|num| catalogue.article(num));
                Ok(facts.filter_map(|at| Some(catalogue.articles.get(at as usize)?.story)).collect())
            };
            let mut pairs = Vec::new();
            for ((_, last), bearers) in by_part {
                if bearers.len() < 2 || bearers.len() > MOST_OF_A_PART {
                    continue;
                }
                let places = bearers.iter().map(stories).collect::<std::result::Result<Vec<_>, _>>()?;
                for (i, a) in bearers.iter().enumerate() {
                    for (j, b) in bearers.iter().enumerate().skip(i + 1) {
                        let (one, other) =
                            (&catalogue.entities[*a as usize], &catalogue.entities[*b as usize]);
                        let names = (fold(&one.about.name), fold(&other.about.name));
                        let turned = (names.1.clone(), names.0.clone());
                        let shared = places[i].intersection(&places[j]).count();
                        let is_parted = parted.contains(&names) || parted.contains(&turned);
                        if shared > 0 && !is_parted && may_be_one(&names.0, &names.1) {
                            let mentions = one.mentions.min(other.mentions);
                            pairs.push(Pair { a: *a, b: *b, mentions, stories: shared, last: last.clone() });
                        }
                    }
                }
            }
            pairs.sort_by_key(|pair| (std::cmp::Reverse((pair.mentions, pair.stories)), pair.a, pair.b));
            Ok(pairs)
        })
    }

    /// Pairs of names, folded, that a ruling in force has parted.
    fn parted(&self) -> Result<BTreeSet<(String, String)>> {
        let mut parted = BTreeSet::new();
        for decision in self.decisions()? {
            if let relata_types::Ruling::Split { entity, name } = decision.ruling {
                parted.insert((fold(&entity.name), fold(&name)));
            }
        }
        Ok(parted)
    }
}

/// Whether two folded names may be one's: every word of the shorter stands in the longer, whole or as its first letter
/// ("j. smith", "john smith"; "smith", "john smith").
fn may_be_one(a: &str, b: &str) -> bool {
    fn parts(name: &str) -> Vec<&str> {
        name.split([' ', '-']).map(|part| part.trim_matches('.')).filter(|part| !part.is_empty()).collect()
    }
    let (a, b) = (parts(a), parts(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = |x: &str, y: &str| {
        let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
        x == y || initial(x, y) || initial(y, x)
    };
    short.iter().all(|part| long.iter().any(|other| same(part, other)))
}

#[cfg(test)]
mod tests {
    use super::may_be_one;

    #[test]
    fn names_that_hold_one_another_may_be_one() {
        for (a, b, may) in [
            ("john smith", "j. smith", true),
            ("smith", "john smith", true),
            ("jane smith", "john smith", false),
            ("hopital de petrava", "parquet de petrava", false),
            ("barrage d'orlitsa", "barrage minier d'orlitsa", true),
        ] {
            assert_eq!((may_be_one(a, b), may_be_one(b, a)), (may, may), "{a} / {b}");
        }
    }
}
