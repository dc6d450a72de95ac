//! What persons ruled on entities, applied over what the machine found.
//!
//! Decisions are taken in the order of their making, so that a later one wins over an earlier one. One that fits nothing any more
//! has no effect and does no harm: the entity that it speaks of may come back with the next article.

use super::local::Local;
use crate::fold::fold;
use crate::input::Input;
use relata_types::{Decision, EntityType, NamedEntity, Reason, Ruling};
use std::collections::{BTreeMap, BTreeSet};

/// A set of locals that make one entity, with what was ruled on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Group {
    /// Indexes of its locals, sorted.
    pub(crate) members: Vec<usize>,
    /// The type that a ruling gives it.
    pub(crate) entity_type: Option<EntityType>,
    /// The name that a ruling gives it.
    pub(crate) name: Option<String>,
    /// The rulings that made it what it is.
    pub(crate) reasons: Vec<Reason>,
}

/// `sets`, the entities as the machine made them, after all decisions. Order as before; what was split off comes after.
pub(crate) fn apply(
    inputs: &[Input],
    all: &[Local],
    sets: Vec<Vec<usize>>,
    decisions: &[Decision],
) -> Vec<Group> {
    let groups = sets.into_iter().map(|members| Group { members, ..Group::default() }).collect();
    let mut decisions: Vec<&Decision> = decisions.iter().collect();
    decisions.sort_by_key(|decision| decision.number);
    if decisions.is_empty() {
        return groups;
    }
    let mut desk = Ruled::new(inputs, all, groups);
    for decision in decisions {
        desk.apply(decision);
    }
    desk.groups.retain(|group| !group.members.is_empty());
    desk.groups
}

/// The entities while decisions are applied to them.
struct Ruled<'a> {
    inputs: &'a [Input<'a>],
    all: &'a [Local],
    /// The locals that bear each spelling, folded.
    bearers: BTreeMap<String, Vec<usize>>,
    groups: Vec<Group>,
    /// The group of each local; `None` once it is nobody.
    group_of: Vec<Option<usize>>,
}

impl<'a> Ruled<'a> {
    fn new(inputs: &'a [Input<'a>], all: &'a [Local], groups: Vec<Group>) -> Self {
        let mut group_of = vec![None; all.len()];
        for (at, group) in groups.iter().enumerate() {
            group.members.iter().for_each(|local| group_of[*local] = Some(at));
        }
        let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, local) in all.iter().enumerate() {
            let input = &inputs[local.input];
            let names: BTreeSet<String> = local.names(input).iter().map(|name| fold(name)).collect();
            names.into_iter().for_each(|name| bearers.entry(name).or_default().push(at));
        }
        Self { inputs, all, bearers, groups, group_of }
    }

    fn apply(&mut self, decision: &Decision) {
        match &decision.ruling {
            Ruling::Merge { a, b } => {
                if let (Some(kept), Some(gone)) = (self.find(a), self.find(b))
                    && kept != gone
                {
                    self.merge(kept, gone);
                    self.note(kept, decision, &format!("{} = {}", a.name, b.name));
                }
            }
            Ruling::Split { entity, name } => {
                if let Some(whole) = self.find(entity)
                    && let Some(off) = self.split(whole, &fold(name))
                {
                    let words = format!("{} ≠ {name}", entity.name);
                    self.note(whole, decision, &words);
                    self.note(off, decision, &words);
                }
            }
            Ruling::Rename { entity, name } => {
                if let Some(at) = self.find(entity) {
                    self.groups[at].name = Some(name.clone());
                    self.note(at, decision, &format!("{} is shown as {name}", entity.name));
                }
            }
            // What tells the same is ruled on where claims are made.
            Ruling::SameClaim { .. } | Ruling::OtherClaim { .. } => {}
            Ruling::NotAName { name } => {
                for local in self.bearers.get(&fold(name)).into_iter().flatten() {
                    let is_called = fold(&self.all[*local].name) == fold(name);
                    if let Some(group) = self.group_of[*local].filter(|_| is_called) {
                        self.groups[group].members.retain(|member| member != local);
                        self.group_of[*local] = None;
                    }
                }
            }
            // Rulings on articles and statements are applied where these are (`rulings.rs`).
            Ruling::Copy { .. }
            | Ruling::NotCopy { .. }
            | Ruling::WrongSpeaker { .. }
            | Ruling::NotAStatement { .. } => {}
        }
    }

    /// The group that is meant: the one with the spelling in the named article, else the first with it anywhere. The
    /// type decides only between several, since more articles may change it.
    fn find(&self, entity: &NamedEntity) -> Option<usize> {
        let rank = |local: usize| {
            let here = self.inputs[self.all[local].input].article.id == entity.article;
            (!here, self.all[local].entity_type != entity.entity_type, local)
        };
        let bearers = self.bearers.get(&fold(&entity.name))?;
        let local = bearers
            .iter()
            .copied()
            .filter(|local| self.group_of[*local].is_some())
            .min_by_key(|l| rank(*l))?;
        self.group_of[local]
    }

    fn merge(&mut self, kept: usize, gone: usize) {
        let own = self.groups[kept].members.first().map(|local| self.all[*local].entity_type);
        let gone = std::mem::take(&mut self.groups[gone]);
        gone.members.iter().for_each(|local| self.group_of[*local] = Some(kept));
        let group = &mut self.groups[kept];
        group.entity_type = group.entity_type.or(own);
        group.members.extend(gone.members);
        group.members.sort_unstable();
        group.name = group.name.take().or(gone.name);
        group.reasons.extend(gone.reasons);
    }

    /// Takes the locals called `folded` out of the group; the group of those, when both sides are left with some.
    fn split(&mut self, whole: usize, folded: &str) -> Option<usize> {
        let (off, kept): (Vec<usize>, Vec<usize>) =
            self.groups[whole].members.iter().partition(|local| fold(&self.all[**local].name) == folded);
        if off.is_empty() || kept.is_empty() {
            return None;
        }
        let at = self.groups.len();
        off.iter().for_each(|local| self.group_of[*local] = Some(at));
        self.groups[whole].members = kept;
        self.groups.push(Group { members: off, ..Group::default() });
        Some(at)
    }

    /// Writes the decision beside the machine's reasons, as a person's.
    fn note(&mut self, group: usize, decision: &Decision, words: &str) {
        self.groups[group].reasons.push(Reason::new("decision", format!("{}: {words}", decision.number)));
    }
}

#[cfg(test)]
mod tests {
    use crate::link;
    use crate::testing::{Builder, article};
    use relata_types::{Decision, Entity, EntityType, NamedEntity, Ruling};

    fn pile() -> Vec<Builder> {
        vec![
            article("a", "en", "Ada Brun met Viktor Lun. Brun smiled.")
                .names(EntityType::Person, &["Ada Brun", "Viktor Lun", "Brun"]),
            article("b", "en", "Adele Brown met Victor Lun in Orbel.")
                .names(EntityType::Person, &["Adele Brown", "Victor Lun"])
                .names(EntityType::Place, &["Orbel"]),
        ]
    }

    fn entities(rulings: &[Ruling]) -> Vec<Entity> {
        let articles: Vec<_> = pile().into_iter().map(Builder::build).collect();
        let number = |at: usize| u32::try_from(at).unwrap_or_default() + 1;
        let decisions: Vec<Decision> = rulings
            .iter()
            .enumerate()
            .map(|(at, ruling)| Decision { number: number(at), ruling: ruling.clone() })
            .collect();
        link(&articles, &decisions).entities
    }

    fn named(name: &str) -> NamedEntity {
        let articles: Vec<_> = pile().into_iter().map(Builder::build).collect();
        let holds = articles.iter().find(|(article, _)| article.text.contains(name)).unwrap();
        NamedEntity { entity_type: EntityType::Person, name: name.into(), article: holds.0.id.clone() }
    }

    fn spellings(entities: &[Entity]) -> Vec<String> {
        let mut all: Vec<String> = entities
            .iter()
            .map(|entity| {
                let mut names: Vec<&str> = entity.names.iter().map(|name| name.text.as_str()).collect();
                names.sort_unstable();
                names.join("+")
            })
            .collect();
        all.sort();
        all
    }

    #[test]
    fn the_machine_alone() {
        assert_eq!(
            spellings(&entities(&[])),
            ["Ada Brun+Brun", "Adele Brown", "Orbel", "Victor Lun+Viktor Lun"]
        );
    }

    #[test]
    fn a_merge_joins_and_says_who_did() {
        let merge = Ruling::Merge { a: named("Ada Brun"), b: named("Adele Brown") };
        let found = entities(&[merge]);
        assert_eq!(spellings(&found), ["Ada Brun+Adele Brown+Brun", "Orbel", "Victor Lun+Viktor Lun"]);
        let merged = found.iter().find(|entity| entity.names.len() == 3).unwrap();
        assert!(
            merged.reasons.iter().any(|r| r.name == "decision" && r.value == "1: Ada Brun = Adele Brown"),
            "{:?}",
            merged.reasons
        );
    }

    #[test]
    fn a_split_takes_a_spelling_out_and_a_later_merge_brings_it_back() {
        let split = Ruling::Split { entity: named("Viktor Lun"), name: "Victor Lun".into() };
        let apart = ["Ada Brun+Brun", "Adele Brown", "Orbel", "Victor Lun", "Viktor Lun"];
        assert_eq!(spellings(&entities(std::slice::from_ref(&split))), apart);
        let merge = Ruling::Merge { a: named("Viktor Lun"), b: named("Victor Lun") };
        assert_eq!(spellings(&entities(&[merge.clone(), split.clone()])), apart);
        assert_eq!(spellings(&entities(&[split, merge])), spellings(&entities(&[])));
    }

    #[test]
    fn a_new_name_is_shown_and_no_name_is_nobody() {
        let rename = Ruling::Rename { entity: named("Ada Brun"), name: "Ada M. Brun".into() };
        assert!(entities(&[rename]).iter().any(|entity| entity.name == "Ada M. Brun"));
        let found = entities(&[Ruling::NotAName { name: "orbel".into() }]);
        assert_eq!(spellings(&found), ["Ada Brun+Brun", "Adele Brown", "Victor Lun+Viktor Lun"]);
    }

    #[test]
    fn a_decision_that_fits_nothing_has_no_effect() {
        let merge = Ruling::Merge {
            a: NamedEntity { name: "Nobody Here".into(), ..named("Ada Brun") },
            b: named("Ada Brun"),
        };
        assert_eq!(entities(&[merge]), entities(&[]));
    }
}
