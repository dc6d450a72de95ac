//! The table of name parts: which written forms Wikidata gives one given name or surname, across languages and scripts.
//!
//! Made by [`build`] from `rust/data/names/person_names.txt` of the source archive of the Python package rigour 2.6.1
//! (`cargo run -p xtask -- name-table`), which lists 680,000 forms in 170,000 groups. Forms are kept as hashes, so a word that stands in no
//! group is taken for one that does about once in 10,000 times.
//!
//! Layout, little-endian: `RNP1`; the number of entries (u32); for each value of the upper 16 bits of a hash the place of its
//! first entry, and the number of entries (65,537 u32); then the entries sorted by hash and group, the lower 16 bits of the hash in
//! two bytes and the group in three.

use crate::fold::{fold, key};
use std::collections::{BTreeMap, BTreeSet};

static TABLE: &[u8] = include_bytes!("../data/name_parts.bin");

const MAGIC: &[u8; 4] = b"RNP1";
const BUCKETS: usize = 1 << 16;
const ENTRIES_AT: usize = MAGIC.len() + 4 + 4 * (BUCKETS + 1);
const ENTRY: usize = 5;

/// The groups that one form stands in: a run of entries of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Groups {
    from: u32,
    to: u32,
}

impl Groups {
    /// The groups of a folded word; empty when the table does not know it.
    pub(crate) fn of(folded: &str) -> Self {
        let hash = hash(folded);
        let (bucket, low) = (hash >> 16, hash & 0xffff);
        let (Some(start), Some(end)) = (place(bucket), place(bucket + 1)) else { return Self::default() };
        let mut from = start;
        while from < end && entry(from).is_some_and(|(found, _)| found < low) {
            from += 1;
        }
        let mut to = from;
        while to < end && entry(to).is_some_and(|(found, _)| found == low) {
            to += 1;
        }
        Self { from, to }
    }

    /// Whether the table does not know the form.
    pub(crate) fn is_empty(self) -> bool {
        self.from == self.to
    }

    /// How many groups there are: the more, the less the form says.
    pub(crate) fn len(self) -> usize {
        (self.to - self.from) as usize
    }

    /// The groups, ascending.
    pub(crate) fn iter(self) -> impl Iterator<Item = u32> {
        (self.from..self.to).filter_map(|at| entry(at).map(|(_, group)| group))
    }

    /// Whether one group holds both forms.
    pub(crate) fn meets(self, other: Self) -> bool {
        if self.is_empty() || other.is_empty() {
            return false;
        }
        let (mut left, mut right) = (self.iter().peekable(), other.iter().peekable());
        while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => left.next(),
                std::cmp::Ordering::Greater => right.next(),
                std::cmp::Ordering::Equal => return true,
            };
        }
        false
    }
}

/// The table's bytes from the source's text, one group a line: `form, form => id`. Forms of several words, and those of scripts
/// that are written without spaces between the parts of a name, are left out.
pub fn build_name_table(source: &str) -> Vec<u8> {
    let mut entries: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
    for line in source.lines() {
        let Some((forms, id)) = line.rsplit_once(" => ") else { continue };
        for form in forms.split(", ").filter(|form| is_one_part(form)) {
            let next = ids.len() as u32;
            let folded: String = fold(form).chars().filter(|c| c.is_alphanumeric()).collect();
            entries.insert((hash(&folded), *ids.entry(id).or_insert(next)));
        }
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend((entries.len() as u32).to_le_bytes());
    let mut place = 0_u32;
    let mut upcoming = entries.iter().peekable();
    for bucket in 0..=BUCKETS as u32 {
        while upcoming.next_if(|(hash, _)| hash >> 16 < bucket).is_some() {
            place += 1;
        }
        bytes.extend(place.to_le_bytes());
    }
    for (hash, group) in entries {
        bytes.extend((hash as u16).to_le_bytes());
        bytes.extend(&group.to_le_bytes()[..3]);
    }
    bytes
}

/// Whether a form is one word of a script that sets the parts of a name apart.
fn is_one_part(form: &str) -> bool {
    let unspaced = |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    !form.contains([' ', '-']) && form.chars().any(char::is_alphabetic) && !form.chars().any(unspaced)
}

fn hash(folded: &str) -> u32 {
    (key(folded.as_bytes()) >> 32) as u32
}

/// The place of the first entry of a bucket.
fn place(bucket: u32) -> Option<u32> {
    let at = MAGIC.len() + 4 + 4 * bucket as usize;
    let bytes = TABLE.get(at..at + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The lower 16 bits of the hash and the group of an entry.
fn entry(at: u32) -> Option<(u32, u32)> {
    let at = ENTRIES_AT + ENTRY * at as usize;
    let [low, high, x, y, z] = TABLE.get(at..at + ENTRY)?.try_into().ok()?;
    Some((u32::from(u16::from_le_bytes([low, high])), u32::from_le_bytes([x, y, z, 0])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_meet_across_scripts() {
        for (a, b) in [
            ("prigozhin", "prigojine"),
            ("prigozhin", "пригожин"),
            ("yevgeny", "evgueni"),
            ("aleksandr", "alexandre"),
        ] {
            assert!(Groups::of(a).meets(Groups::of(b)), "{a} {b}");
            assert!(Groups::of(b).meets(Groups::of(a)), "{a} {b}");
        }
        assert!(!Groups::of("viktor").meets(Groups::of("alexander")));
        assert!(!Groups::of("viktor").is_empty() && Groups::of("qqxzv").is_empty());
    }

    #[test]
    fn a_table_is_built_from_lines() {
        let table = build_name_table("anna, anna maria, анна => Q1\nане, anna => Q2\nno group\n");
        assert_eq!(table.len(), ENTRIES_AT + 4 * ENTRY);
        assert_eq!(table[4..8], 4_u32.to_le_bytes());
    }
}
