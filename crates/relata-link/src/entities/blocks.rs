//! Which full names of people are worth comparing: those that share a key made of the sounds of a surname and a given name.
//!
//! Blocks that are too full are split by finer keys, so that what one name is compared with is bounded however many there are.

use crate::fold::pair_key;
use crate::names::{PartKey, PersonName};

/// Names in one block beyond which it is split by finer keys: with so many namesakes an initial means nobody. A block fills as names
/// grow in number, so that this and the next bound what one name is compared with, and the time with it. What sounds alike throughout is
/// compared however many there are, so that larger bounds find no more (`xtask names-bench`).
const CROWD: usize = 4;
/// Neighbours in the order of the names that are compared in a block that is still crowded.
const NEIGHBOURS: usize = 2;
/// Given names and surnames of one name that make keys: no name has more that others go by.
const GIVEN_KEYS: usize = 2;
const SURNAME_KEYS: usize = 2;

/// Pairs of names that share a key, each once, sorted: the smaller index first.
pub(super) fn candidates(names: &[PersonName]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let all: Vec<usize> = (0..names.len()).collect();
    // The consonants of the surname with the first sound of a given name, or with its line of the table of given names.
    let mut crowded = Vec::new();
    for block in blocks(&keyed(names, &all, |part| part.consonants, |part| part.first_sound)) {
        if block.len() <= CROWD {
            pair_up(block, CROWD, &mut pairs);
        } else {
            crowded.extend(block.iter().map(|(_, name)| *name));
        }
    }
    // A name is in several crowds, and its finer keys are the same in each.
    crowded.sort_unstable();
    crowded.dedup();
    // All sounds of the surname.
    for block in blocks(&keyed(names, &crowded, |part| part.sounds, |part| part.first_sound)) {
        if block.len() <= CROWD {
            pair_up(block, CROWD, &mut pairs);
        }
    }
    // The consonants of both.
    for block in blocks(&keyed(names, &crowded, |part| part.consonants, |part| part.consonants)) {
        pair_up(block, if block.len() <= CROWD { CROWD } else { NEIGHBOURS }, &mut pairs);
    }
    // However many namesakes there are: what sounds alike throughout is compared.
    for block in blocks(&keyed(names, &crowded, |part| part.sounds, |part| part.sounds)) {
        pair_up(block, CROWD, &mut pairs);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A key and the index of a name that has it.
type Keyed = (u64, usize);

/// The names of each block: sorted by key, one block after another.
fn blocks(keyed: &[Keyed]) -> impl Iterator<Item = &[Keyed]> {
    keyed.chunk_by(|x, y| x.0 == y.0).filter(|block| block.len() > 1)
}

/// Pairs each name of a block with the next `range`.
fn pair_up(block: &[Keyed], range: usize, pairs: &mut Vec<(usize, usize)>) {
    for (at, (_, i)) in block.iter().enumerate() {
        pairs.extend(block[at + 1..].iter().take(range).map(|(_, j)| (*i, *j)));
    }
}

/// The names at `places` with their keys, sorted: each of the surname's sounds with each of the given names'.
fn keyed(
    names: &[PersonName],
    places: &[usize],
    of_surname: impl Fn(&PartKey) -> u64,
    of_given: impl Fn(&PartKey) -> u64,
) -> Vec<Keyed> {
    let mut keyed = Vec::with_capacity(places.len());
    let (mut surnames, mut given): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
    for place in places {
        let parts = &names[*place].parts;
        // "Ana Orbel Varn" goes by "Ana Orbel" too, "Emin Mehmet Varn" by "Mehmet Varn".
        let n_given = GIVEN_KEYS.min(parts.len().saturating_sub(1));
        let n_surnames = SURNAME_KEYS.min(parts.len().saturating_sub(1));
        surnames.clear();
        for part in &parts[parts.len() - n_surnames..] {
            surnames.extend(part.keys().iter().map(&of_surname));
        }
        given.clear();
        for part in &parts[..n_given] {
            given.extend(part.keys().iter().map(&of_given));
            given.extend(part.given.iter().map(|line| u64::from(*line)));
        }
        let keys = surnames.iter().flat_map(|surname| given.iter().map(|given| pair_key(*surname, *given)));
        keyed.extend(keys.map(|key| (key, *place)));
    }
    keyed.sort_unstable();
    keyed.dedup();
    keyed
}
