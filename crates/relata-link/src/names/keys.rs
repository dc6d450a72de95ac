//! What the sounds of a part give to the keys by which names meet.

use crate::fold::key;

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
        let first: String = skeleton.chars().next().map(coarse).into_iter().collect();
        Self {
            sounds: key(skeleton.as_bytes()),
            consonants: key(consonants(skeleton).as_bytes()),
            first_sound: key(first.as_bytes()),
        }
    }
}

/// The consonants of a skeleton, like ones as one; a vowel counts where it begins. The ending that tells a woman's Slavic surname is left out.
fn consonants(skeleton: &str) -> String {
    let mut found = String::new();
    for (at, sound) in skeleton.chars().map(coarse).enumerate() {
        if (at == 0 || sound != 'a') && !found.ends_with(sound) {
            found.push(sound);
        }
    }
    found
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
