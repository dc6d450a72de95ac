//! How far two skeletons are apart, in sounds: an edit distance (Levenshtein 1966) in which like sounds cost less.

/// Sounds of a word that are compared; what follows is left out, so time is limited.
const LONGEST: usize = 24;
/// Costs in hundredths of one sound replaced by another that has nothing to do with it.
const UNLIKE: u8 = 100;
/// A vowel more or less: transliterations of one name differ in them most.
const VOWEL: u8 = 40;
/// A consonant more or less; at the end of a word it may be silent in one language.
const CONSONANT: u8 = 90;
const SILENT_END: u8 = 60;

/// Sounds that languages write for each other, and what replacing one by the other costs.
const LIKE: &[(u8, u8, u8)] = &[
    (b'a', b'e', 35),
    (b'a', b'i', 55),
    (b'a', b'o', 35),
    (b'a', b'u', 55),
    (b'e', b'i', 25),
    (b'e', b'o', 45),
    (b'e', b'u', 50),
    (b'i', b'o', 55),
    (b'i', b'u', 45),
    (b'o', b'u', 30),
    (b'u', b'v', 40),
    (b'o', b'v', 60),
    (b'b', b'p', 50),
    (b'b', b'v', 50),
    (b'd', b't', 45),
    (b'g', b'k', 45),
    (b'f', b'v', 35),
    (b'f', b'p', 60),
    (b's', b'z', 30),
    (b's', b'S', 35),
    (b's', b'k', 60),
    (b'z', b'J', 45),
    (b'z', b'S', 55),
    (b'S', b'J', 45),
    (b'S', b'k', 45),
    (b'J', b'i', 35),
    (b'J', b'g', 40),
    (b'J', b'k', 55),
    (b'x', b'k', 45),
    (b'x', b's', 50),
    (b'x', b'z', 50),
    (b'm', b'n', 60),
    (b'l', b'r', 80),
    (b'i', b'l', 80),
];

/// What replacing one sound by another costs.
static COSTS: [[u8; 256]; 256] = costs();

const fn costs() -> [[u8; 256]; 256] {
    let mut table = [[UNLIKE; 256]; 256];
    let mut at = 0;
    while at < LIKE.len() {
        let (x, y, cost) = LIKE[at];
        table[x as usize][y as usize] = cost;
        table[y as usize][x as usize] = cost;
        at += 1;
    }
    at = 0;
    while at < 256 {
        table[at][at] = 0;
        at += 1;
    }
    table
}

/// The first sounds of a skeleton, one a byte: letters beyond ASCII by their place in the block of their script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sounds {
    bytes: [u8; LONGEST],
    n: u8,
}

impl Sounds {
    pub(crate) fn new(skeleton: &str) -> Self {
        let (mut bytes, mut n) = ([0; LONGEST], 0);
        for (at, c) in bytes.iter_mut().zip(skeleton.chars()) {
            *at = if c.is_ascii() { c as u8 } else { 128 | (c as u32 % 128) as u8 };
            n += 1;
        }
        Self { bytes, n }
    }

    fn as_slice(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.n)).unwrap_or(&self.bytes)
    }
}

/// Likeness of the sounds of two words from 0 (nothing in common) to 1 (equal). Letters of scripts that are not transliterated are like
/// themselves only.
pub(crate) fn likeness(a: &Sounds, b: &Sounds) -> f32 {
    let (a, b) = (a.as_slice(), b.as_slice());
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let mut added = [0_u32; LONGEST];
    for (at, cost) in added.iter_mut().zip(alone(b)) {
        *at = u32::from(cost);
    }
    let mut row = [0_u32; LONGEST + 1];
    for j in 0..b.len() {
        row[j + 1] = row[j] + added[j];
    }
    for (x, removed) in a.iter().zip(alone(a)) {
        let costs = &COSTS[usize::from(*x)];
        let removed = u32::from(removed);
        let (mut diagonal, mut left) = (row[0], row[0] + removed);
        row[0] = left;
        for ((y, added), place) in b.iter().zip(&added).zip(&mut row[1..]) {
            let replaced = diagonal + u32::from(costs[usize::from(*y)]);
            diagonal = *place;
            left = replaced.min(diagonal + removed).min(left + added);
            *place = left;
        }
    }
    let longest = (a.len().max(b.len()) * usize::from(UNLIKE)) as f32;
    (1.0 - row[b.len()] as f32 / longest).max(0.0)
}

/// What each sound of a word costs when the other word lacks it.
fn alone(sounds: &[u8]) -> impl Iterator<Item = u8> {
    let last = sounds.len().saturating_sub(1);
    sounds.iter().enumerate().map(move |(at, sound)| match sound {
        b'a' | b'e' | b'i' | b'o' | b'u' => VOWEL,
        b's' | b't' | b'x' | b'd' | b'z' | b'r' if at == last => SILENT_END,
        _ => CONSONANT,
    })
}

/// Whether one letter more, less or other, or two neighbours exchanged, turn text `a` into `b` (Damerau 1964).
pub(crate) fn one_slip(a: &[u8], b: &[u8]) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return is_slip(a, b);
    }
    let letters = |text: &[u8]| String::from_utf8_lossy(text).chars().collect::<Vec<char>>();
    is_slip(&letters(a), &letters(b))
}

fn is_slip<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (short, long) = (&short[head..], &long[head..]);
    match (short, long) {
        ([], [_]) => true,
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        ([x, y, rest @ ..], [v, w, other @ ..]) if (x, y) == (w, v) && rest == other => true,
        (rest, [_, other @ ..]) => rest == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_sounds_are_near() {
        let likeness = |a: &str, b: &str| likeness(&Sounds::new(a), &Sounds::new(b));
        assert_eq!(likeness("putin", "putin"), 1.0);
        assert_eq!(likeness("", "putin"), 0.0);
        assert!(likeness("arison", "erisun") > likeness("arison", "alisen"));
        for (a, b) in [("iust", "just"), ("marSe", "marSais"), ("b", "kravSenko")] {
            assert_eq!(likeness(a, b), likeness(b, a));
        }
    }

    #[test]
    fn one_slip_is_one() {
        let one_slip = |a: &str, b: &str| one_slip(a.as_bytes(), b.as_bytes());
        for (a, b) in
            [("putin", "pulin"), ("putin", "puitn"), ("putin", "puti"), ("putin", "puttin"), ("دلم", "دم")]
        {
            assert!(one_slip(a, b) && one_slip(b, a), "{a} {b}");
        }
        for (a, b) in [("putin", "putin"), ("putin", "pitun"), ("putin", "put"), ("", "")] {
            assert!(!one_slip(a, b), "{a} {b}");
        }
    }
}
