//! Entities that may be one, for a person to rule on.

use super::catalogue::Catalogue;
use super::cited::{Page, Part};
use crate::desk::Desk;
use crate::error::Result;
use crate::fold::fold;
use crate::json::ReasonView;
use crate::load::list;
use crate::query::EntityRef;
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

impl Desk {
    /// Pairs of entities of one type whose names share their last part and that are named in the same story, those of most
    /// mentions first. Pairs that share no story, and those that a ruling parted, are left out.
    ///
    /// # Errors
    /// When the desk cannot be read.
    pub fn proposals(&self, catalogue: &Catalogue, part: Part) -> Result<Page<Proposal>> {
        let parted = self.parted()?;
        self.look(|connection| {
            let mut by_part: BTreeMap<(String, String), Vec<u32>> = BTreeMap::new();
            for at in catalogue.entities_by_mentions.iter().take(MOST_LOOKED_AT) {
                let Some(facts) = catalogue.entities.get(*at as usize) else { continue };
                let folded = fold(&facts.about.name);
                if let Some(last) = folded.rsplit(' ').next().filter(|last| last.chars().count() > 2) {
                    by_part.entry((facts.about.entity_type.clone(), last.to_owned())).or_default().push(*at);
                }
            }
            let stories = |at: u32| -> std::result::Result<BTreeSet<u32>, crate::error::Fault> {
                let Some(facts) = catalogue.entities.get(at as usize) else { return Ok(BTreeSet::new()) };
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
                let places = bearers.iter().map(|at| stories(*at)).collect::<std::result::Result<Vec<_>, _>>()?;
                for (i, a) in bearers.iter().enumerate() {
                    for (j, b) in bearers.iter().enumerate().skip(i + 1) {
                        let shared = places[i].intersection(&places[j]).count();
                        let (Some(one), Some(other)) =
                            (catalogue.entities.get(*a as usize), catalogue.entities.get(*b as usize))
                        else {
                            continue;
                        };
                        let names = (fold(&one.about.name), fold(&other.about.name));
                        let (names, turned) = (names.clone(), (names.1, names.0));
                        let is_parted = parted.contains(&names) || parted.contains(&turned);
                        if shared > 0 && !is_parted && may_be_one(&names.0, &names.1) {
                            pairs.push((one.mentions.min(other.mentions), shared, *a, *b, last.clone()));
                        }
                    }
                }
            }
            pairs.sort_by(|a, b| (b.0, b.1, a.2, a.3).cmp(&(a.0, a.1, b.2, b.3)));
            let total = pairs.len();
            let mut items = Vec::new();
            for (_, shared, a, b, last) in pairs.into_iter().skip(part.offset).take(part.limit) {
                let mut sides = Vec::new();
                for at in [a, b] {
                    let Some(facts) = catalogue.entities.get(at as usize) else { continue };
                    let sql = "SELECT text FROM entity_names WHERE entity = ?1 GROUP BY text ORDER BY min(position)";
                    let mut names: Vec<String> = list(connection, sql, facts.num, |row| Ok(row.get(0)?))?;
                    names.truncate(MOST_NAMES);
                    let (entity, mentions) = (facts.about.clone(), facts.mentions as usize);
                    sides.push(ProposedEntity { entity, mentions, names });
                }
                if let (Some(b), Some(a)) = (sides.pop(), sides.pop()) {
                    let reason = |name: &str, value: String| ReasonView { name: name.to_owned(), value };
                    let reasons =
                        vec![reason("shared-last-part", last), reason("shared-stories", shared.to_string())];
                    items.push(Proposal { a, b, reasons });
                }
            }
            Ok(part.page(total, items))
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
