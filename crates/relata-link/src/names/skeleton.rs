//! Orthography-neutral skeletons: forms in which the spellings that languages give one name meet.
//!
//! `Prigojine`, `Prigozhin`, `Prigozhyn`; `Loukachenko`, `Lukashenko`; `Wolen Siderow`, `Volen Siderov`. Some letters
//! stand for different sounds in different languages (`j` in `Prigojine` and `Jewgeni`), so a word can have several
//! skeletons; two words agree when they share one.

use crate::fold::folded;
use smallvec::SmallVec;
use std::borrow::Cow;

/// Letters with two readings, of which all combinations that a word has room for are tried.
const HARD_CH: u32 = 1;
const J_IS_I: u32 = 2;
const G_IS_J: u32 = 4;
/// Cyrillic `г` and `х` write a foreign `h`: `Гейман` is `Hayman`.
const CYRILLIC_H: u32 = 8;

/// The letters or sounds of a word, as many as most have where they are held.
type Letters = SmallVec<[char; 16]>;

/// All skeletons of one word, sorted, at least one unless the word has no letter or digit.
pub(crate) fn skeletons(word: &str) -> Vec<String> {
    let folded = folded(word);
    let latin = romanize(&folded);
    let cyrillic_h = !folded.is_ascii() && folded.contains(['г', 'х']);
    let possible = if folded.contains("ch") { HARD_CH } else { 0 }
        | if latin.contains('j') { J_IS_I } else { 0 }
        | if latin.contains('g') { G_IS_J } else { 0 }
        | if cyrillic_h { CYRILLIC_H } else { 0 };
    let letters_of = |latin: &str| -> Letters { latin.chars().filter(|c| c.is_alphanumeric()).collect() };
    let letters = letters_of(&latin);
    let without_h = if cyrillic_h {
        let soft: String = folded.chars().map(|c| if matches!(c, 'г' | 'х') { 'h' } else { c }).collect();
        letters_of(&romanize(&soft))
    } else {
        Letters::new()
    };
    let readings = (0..=possible).filter(|reading| reading & !possible == 0);
    let mut found: Vec<String> = readings
        .map(|reading| skeleton(if reading & CYRILLIC_H == 0 { &letters } else { &without_h }, reading))
        .collect();
    found.sort();
    found.dedup();
    found.retain(|skeleton| !skeleton.is_empty());
    found
}

/// Cyrillic letters by what English writes for them; other letters stay.
pub(crate) fn romanize(folded: &str) -> Cow<'_, str> {
    if folded.is_ascii() {
        return Cow::Borrowed(folded);
    }
    let mut latin = String::with_capacity(folded.len());
    for c in folded.chars() {
        match CYRILLIC.binary_search_by_key(&c, |(letter, _)| *letter) {
            Ok(at) => latin.push_str(CYRILLIC[at].1),
            Err(_) => latin.push(c),
        }
    }
    Cow::Owned(latin)
}

/// Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian and Kazakh letters after folding (`й`, `ї`, `ў`, `ѓ`, `ќ` are then `и`, `і`,
/// `у`, `г`, `к`), sorted.
const CYRILLIC: [(char, &str); 51] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "yu"),
    ('я', "ya"),
    ('ё', "e"),
    ('ђ', "dj"),
    ('є', "e"),
    ('ѕ', "dz"),
    ('і', "i"),
    ('ј', "j"),
    ('љ', "lj"),
    ('њ', "nj"),
    ('ћ', "ch"),
    ('ў', "u"),
    ('џ', "dzh"),
    ('ґ', "g"),
    ('ғ', "g"),
    ('қ', "k"),
    ('ң', "n"),
    ('ү', "u"),
    ('ұ', "u"),
    ('һ', "h"),
    ('ә', "a"),
    ('ө', "o"),
];

/// What a group of letters sounds like, by its first letter, then the longest first: the first that fits is taken. Capitals are sounds of their
/// own: `S` as in ship, `J` as in measure.
const SOUNDS: [(&str, &str); 40] = [
    ("ae", "e"),
    ("chtch", "S"),
    ("cz", "S"),
    ("ck", "k"),
    ("cq", "k"),
    ("dsch", "J"),
    ("dzh", "J"),
    ("dj", "J"),
    ("eau", "o"),
    ("ee", "i"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("gh", "g"),
    ("h", ""),
    ("iou", "iu"),
    ("ij", "i"),
    ("kh", "k"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("oe", "o"),
    ("ph", "f"),
    ("qu", "k"),
    ("q", "k"),
    ("schtsch", "S"),
    ("shch", "S"),
    ("szcz", "S"),
    ("sch", "S"),
    ("sh", "S"),
    ("sz", "S"),
    ("tsch", "S"),
    ("tch", "S"),
    ("tsh", "S"),
    ("th", "t"),
    ("ts", "z"),
    ("tz", "z"),
    ("ue", "u"),
    ("w", "v"),
    ("y", "i"),
    ("zh", "J"),
];

/// Where the groups that begin with each letter from `a` to `z` stand among [`SOUNDS`].
const BY_LETTER: [(usize, usize); 26] = {
    let mut places = [(0, 0); 26];
    let mut at = SOUNDS.len();
    while at > 0 {
        at -= 1;
        let letter = (SOUNDS[at].0.as_bytes()[0] - b'a') as usize;
        let end = if places[letter].1 == 0 { at + 1 } else { places[letter].1 };
        places[letter] = (at, end);
    }
    places
};

fn skeleton(letters: &[char], reading: u32) -> String {
    let (hard_ch, j_is_i, g_is_j) = (reading & HARD_CH != 0, reading & J_IS_I != 0, reading & G_IS_J != 0);
    let mut sounds = Letters::new();
    let mut push = |sound: char| {
        if sounds.last() != Some(&sound) {
            sounds.push(sound);
        }
    };
    let mut at = 0;
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        let soft = rest.get(1).is_some_and(|next| matches!(next, 'e' | 'i' | 'y'));
        if let Some((group, sound)) = groups(rest[0]).iter().find(|(group, _)| starts_with(rest, group)) {
            sound.chars().for_each(&mut push);
            at += group.len();
            continue;
        }
        at += 1;
        match rest[0] {
            'c' if rest.get(1) == Some(&'h') => {
                push(if hard_ch { 'k' } else { 'S' });
                at += 1;
            }
            'c' => push(if soft { 's' } else { 'k' }),
            'j' => push(if j_is_i { 'i' } else { 'J' }),
            'g' if soft && g_is_j => push('J'),
            other => push(other),
        }
    }
    // "Yevgeny", "Jewgeni", "Evgueni"; "Poutine", "Prigojine"; "Smirnoff".
    let mut sounds: &[char] = &sounds;
    if let ['i', 'e', ..] = sounds {
        sounds = &sounds[1..];
    }
    if let [head @ .., 'e'] = sounds
        && head.len() >= 3
    {
        sounds = head;
    }
    let mut skeleton: String = sounds.iter().collect();
    if skeleton.len() > 3 && skeleton.ends_with('f') {
        skeleton.pop();
        skeleton.push('v');
    }
    skeleton
}

/// The groups that begin with a letter.
fn groups(letter: char) -> &'static [(&'static str, &'static str)] {
    let index = (letter as usize).wrapping_sub('a' as usize);
    BY_LETTER.get(index).map_or(&[], |(from, to)| &SOUNDS[*from..*to])
}

fn starts_with(letters: &[char], group: &str) -> bool {
    letters.len() >= group.len() && group.bytes().zip(letters).all(|(x, y)| char::from(x) == *y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agree(a: &str, b: &str) -> bool {
        let b = skeletons(b);
        skeletons(a).iter().any(|skeleton| b.contains(skeleton))
    }

    #[test]
    fn spellings_of_one_name_agree() {
        for (a, b) in [
            ("Prigojine", "Prigozhin"),
            ("Prigozhyn", "Пригожин"),
            ("Loukachenko", "Lukashenko"),
            ("Loukachenko", "Lukaschenko"),
            ("Poutine", "Putin"),
            ("Zelenskyy", "Zelenski"),
            ("Evgueni", "Yevgeny"),
            ("Jewgeni", "Evgeny"),
            ("Choïgou", "Shoigu"),
            ("Siderow", "Siderov"),
            ("Medvedev", "Medwedew"),
            ("Khodorkovski", "Chodorkowski"),
            ("Tchernychev", "Chernyshev"),
        ] {
            assert!(agree(a, b), "{a} {:?} {b} {:?}", skeletons(a), skeletons(b));
        }
    }

    #[test]
    fn different_names_do_not() {
        for (a, b) in [
            ("Putin", "Patin"),
            ("Martin", "Marin"),
            ("Peskov", "Petkov"),
            ("Macron", "Marcon"),
            ("Ivanov", "Ivanova"),
        ] {
            assert!(!agree(a, b), "{a} {b}");
        }
        assert_eq!(skeletons("’-"), Vec::<String>::new());
    }

    #[test]
    fn the_letters_are_sorted_and_the_groups_longest_first() {
        assert!(CYRILLIC.is_sorted_by_key(|(letter, _)| *letter));
        for (i, (group, _)) in SOUNDS.iter().enumerate() {
            assert!(
                !SOUNDS[..i].iter().any(|(before, _)| group.starts_with(before)),
                "{group} is never reached"
            );
            assert!(groups(group.chars().next().unwrap()).contains(&SOUNDS[i]));
        }
    }
}
