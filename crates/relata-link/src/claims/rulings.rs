//! Groups of tellings, and what a person ruled on them.

use super::tellings::Item;
use crate::input::Input;
use relata_types::{Decision, Reason, Ruling, ToldAt};
use std::collections::BTreeMap;

/// The tellings of a story in groups.
pub(crate) struct Groups {
    group_of: Vec<usize>,
    reasons: BTreeMap<usize, Vec<Reason>>,
}

impl Groups {
    pub(crate) fn new(n: usize, sets: Vec<Vec<usize>>) -> Self {
        let mut group_of: Vec<usize> = (0..n).collect();
        for set in &sets {
            set.iter().for_each(|at| group_of[*at] = set[0]);
        }
        Self { group_of, reasons: BTreeMap::new() }
    }

    /// The groups, each sorted, by their smallest member.
    pub(crate) fn sets(&self) -> Vec<Vec<usize>> {
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, group) in self.group_of.iter().enumerate() {
            sets.entry(*group).or_default().push(at);
        }
        let mut sets: Vec<Vec<usize>> = sets.into_values().collect();
        sets.sort();
        sets
    }

    pub(crate) fn is_alone(&self, at: usize) -> bool {
        self.group_of.iter().filter(|group| **group == self.group_of[at]).count() == 1
    }

    /// Joins the groups of two members, which is put down to `reason`.
    pub(crate) fn join(&mut self, kept: usize, gone: usize, reason: Reason) {
        let (kept_group, gone_group) = (self.group_of[kept], self.group_of[gone]);
        self.group_of.iter_mut().filter(|group| **group == gone_group).for_each(|group| *group = kept_group);
        self.note(gone, reason);
    }

    fn part(&mut self, out: &[usize], reason: &Reason) {
        // A group is named after any one of its members.
        let Some(first) = out.first() else { return };
        let old = self.group_of[*first];
        let kept = (0..self.group_of.len()).find(|at| self.group_of[*at] == old && !out.contains(at));
        for (at, group) in self.group_of.iter_mut().enumerate().filter(|(_, group)| **group == old) {
            *group = if out.contains(&at) { *first } else { kept.unwrap_or(old) };
        }
        kept.into_iter().chain([*first]).for_each(|at| self.note(at, reason.clone()));
    }

    fn note(&mut self, at: usize, reason: Reason) {
        self.reasons.entry(at).or_default().push(reason);
    }

    /// Why the members of a group are one besides what they have in common.
    pub(crate) fn reasons(&self, group: &[usize]) -> Vec<Reason> {
        let mut reasons: Vec<Reason> =
            group.iter().filter_map(|at| self.reasons.get(at)).flatten().cloned().collect();
        reasons.dedup();
        reasons
    }
}

/// The groups after the rulings in force, in the order of their making.
pub(crate) fn apply(inputs: &[Input], items: &[Item], groups: &mut Groups, decisions: &[Decision]) {
    let mut decisions: Vec<&Decision> = decisions.iter().collect();
    decisions.sort_by_key(|decision| decision.number);
    for decision in decisions {
        let reason = Reason::new("decision", format!("{}: {}", decision.number, decision.ruling.verb()));
        let places = |a: &ToldAt, b: &ToldAt| Some((place(inputs, items, a)?, place(inputs, items, b)?));
        match &decision.ruling {
            Ruling::SameClaim { a, b } => {
                if let Some((a, b)) = places(a, b).filter(|(a, b)| groups.group_of[*a] != groups.group_of[*b])
                {
                    groups.join(a, b, reason);
                }
            }
            Ruling::OtherClaim { a, b } => {
                if let Some((a, b)) = places(a, b).filter(|(a, b)| groups.group_of[*a] == groups.group_of[*b])
                {
                    // What says the same in the same words goes where the second goes.
                    let goes = |at: &usize| *at == b || *at != a && items[*at].text == items[b].text;
                    let out: Vec<usize> = (0..items.len())
                        .filter(|at| groups.group_of[*at] == groups.group_of[b])
                        .filter(goes)
                        .collect();
                    groups.part(&out, &reason);
                }
            }
            // Rulings on names, copies and statements have effect where these are found.
            _ => {}
        }
    }
}

/// The telling that shares most bytes with the place; of equals the first.
fn place(inputs: &[Input], items: &[Item], told: &ToldAt) -> Option<usize> {
    let shared = |item: &Item| {
        let start = item.span.start.max(told.span.start);
        let end = item.span.end.min(told.span.end);
        (
            end.saturating_sub(start),
            u32::MAX - item.span.end.abs_diff(told.span.end) - item.span.start.abs_diff(told.span.start),
        )
    };
    let here = items.iter().enumerate().filter(|(_, item)| inputs[item.input].article.id == told.article);
    let best = here
        .filter(|(_, item)| item.span.overlaps(told.span))
        .max_by_key(|(at, item)| (shared(item), items.len() - at));
    best.map(|(at, _)| at)
}
