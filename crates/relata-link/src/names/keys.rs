//! What the sounds of a part give to the keys by which names meet.

use crate::fold::{key, key_of};

/// The keys of one skeleton of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartKey {
    /// Of all its sounds.
    pub(crate) sounds: u64,
    /// Of its consonants, like ones as one.
    pub(crate) consonants: u64,
    /// Of its first sound.
    pub(crate) first_sound: u64,
}

impl PartKey {
    pub(crate) fn new(skeleton: &str) -> Self {
        Self {
            sounds: key(skeleton.as_bytes()),
            consonants: key_of(consonants(skeleton)),
            first_sound: key_of(skeleton.chars().next().map(coarse).into_iter()),
        }
    }
}

/// The consonants of a skeleton, like ones as one; a vowel counts where it begins. The ending that tells a woman's Slavic surname is left out.
fn consonants(skeleton: &str) -> impl Iterator<Item = char> {
    let mut last = None;
    skeleton.chars().map(coarse).enumerate().filter_map(move |(at, sound)| {
        let counts = (at == 0 || sound != 'a') && last != Some(sound);
        counts.then(|| *last.insert(sound))
    })
}

/// One letter for sounds that spellings exchange.
fn coarse(sound: char) -> char {
    match sound {
        'a' | 'e' | 'i' | 'o' | 'u' => 'a',
        'b' | 'p' => 'p',
        'd' | 't' => 't',
        'f' | 'v' => 'v',
        'g' | 'k' => 'k',
        'm' | 'n' => 'n',
        's' | 'z' | 'x' | 'S' | 'J' => 's',
        other => other,
    }
}
