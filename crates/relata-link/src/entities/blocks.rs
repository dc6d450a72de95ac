//! Which full names of people are worth comparing: those that share a key made of the sounds of a surname and a given name.
//!
//! Blocks that are too full are split by finer keys, so that what one name is compared with is bounded however many there are.

use crate::fold::pair_key;
use crate::names::{Names, PartKey};

/// Names in one block beyond which it is split by finer keys: with so many namesakes an initial means nobody. A block fills as names
/// grow in number, so that this and the next bound what one name is compared with, and the time with it.
const CROWD: usize = 4;
/// Neighbours in the order of the names that are compared where only the consonants of both agree: the nearest in the alphabet are the
/// likeliest. Of 4970 pairs of one person's names in the evaluation's sets, grouped at once, 1 joins 4235 and 229 others,
/// 2 joins 4241 and 223 others, but compares a million made-up names 40 % oftener.
const NEIGHBOURS: usize = 1;
/// Given names and surnames of one name that make keys: no name has more that others go by.
const GIVEN_KEYS: usize = 2;
const SURNAME_KEYS: usize = 2;

/// Pairs of names that share a key, each once, sorted: the smaller index first.
pub(super) fn candidates(names: &Names) -> impl Iterator<Item = (usize, usize)> {
    let mut pairs: Vec<u64> = Vec::new();
    // The consonants of the surname with the first sound of a given name, or with its line of the table of given names.
    let mut crowded: Vec<u32> = Vec::new();
    for block in blocks(&keyed(names, 0..names.len(), |key| key.consonants, |key| key.first_sound)) {
        if block.len() <= CROWD {
            pair_up(block, CROWD, &mut pairs);
        } else {
            crowded.extend(block.iter().map(|keyed| right(*keyed)));
        }
    }
    // A name is in several crowds, and its finer keys are the same in each.
    crowded.sort_unstable();
    crowded.dedup();
    let crowded = || crowded.iter().map(|place| *place as usize);
    // All sounds of the surname.
    for block in blocks(&keyed(names, crowded(), |key| key.sounds, |key| key.first_sound)) {
        if block.len() <= CROWD {
            pair_up(block, CROWD, &mut pairs);
        }
    }
    // The consonants of both.
    for block in blocks(&keyed(names, crowded(), |key| key.consonants, |key| key.consonants)) {
        pair_up(block, NEIGHBOURS, &mut pairs);
    }
    // However many namesakes there are: what sounds alike throughout is compared.
    for block in blocks(&keyed(names, crowded(), |key| key.sounds, |key| key.sounds)) {
        pair_up(block, CROWD, &mut pairs);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|pair| (left(pair) as usize, right(pair) as usize))
}

/// Two numbers in one, which sorts as the two do: half the room, and many times as fast to sort.
fn packed(left: u32, right: u32) -> u64 {
    u64::from(left) << 32 | u64::from(right)
}

fn left(packed: u64) -> u32 {
    (packed >> 32) as u32
}

fn right(packed: u64) -> u32 {
    packed as u32
}

/// The names of each block: sorted by key, one block after another.
fn blocks(keyed: &[u64]) -> impl Iterator<Item = &[u64]> {
    keyed.chunk_by(|x, y| left(*x) == left(*y)).filter(|block| block.len() > 1)
}

/// Pairs each name of a block with the next `range`.
fn pair_up(block: &[u64], range: usize, pairs: &mut Vec<u64>) {
    for (at, name) in block.iter().enumerate() {
        pairs.extend(block[at + 1..].iter().take(range).map(|other| packed(right(*name), right(*other))));
    }
}

/// Keys with the names at `places` that have them, packed and sorted: each of the surname's sounds with each of the given names'. A key has 32
/// bits: of a million names some hundred meet by chance, and are compared.
fn keyed(
    names: &Names,
    places: impl ExactSizeIterator<Item = usize>,
    of_surname: impl Fn(&PartKey) -> u64,
    of_given: impl Fn(&PartKey) -> u64,
) -> Vec<u64> {
    let mut keyed = Vec::with_capacity(places.len());
    let (mut surnames, mut given): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
    for place in places {
        let parts = names.get(place).parts;
        // "Ana Orbel Varn" goes by "Ana Orbel" too, "Emin Mehmet Varn" by "Mehmet Varn".
        let n_given = GIVEN_KEYS.min(parts.len().saturating_sub(1));
        let n_surnames = SURNAME_KEYS.min(parts.len().saturating_sub(1));
        surnames.clear();
        for part in &parts[parts.len() - n_surnames..] {
            surnames.extend(part.skeletons.iter().map(|skeleton| of_surname(&skeleton.key)));
        }
        given.clear();
        for part in &parts[..n_given] {
            given.extend(part.skeletons.iter().map(|skeleton| of_given(&skeleton.key)));
            given.extend(part.given.iter().map(|line| u64::from(*line)));
        }
        for surname in &surnames {
            keyed.extend(given.iter().map(|given| packed(left(pair_key(*surname, *given)), place as u32)));
        }
    }
    keyed.sort_unstable();
    keyed.dedup();
    keyed
}
