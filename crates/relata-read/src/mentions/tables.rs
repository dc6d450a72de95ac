//! Names that are facts of no single language: given names with their gender, places, bodies.

use crate::lang::Gender;
use relata_types::EntityType;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// `name<TAB>m|f|u`, in lower case without accents; see docs/data.md.
static GIVEN_NAMES: LazyLock<HashMap<&'static str, Option<Gender>>> = LazyLock::new(|| {
    rows(include_str!("../data/census_given_names.tsv"))
        .chain(rows(include_str!("../data/given_names.tsv")))
        .map(|(name, gender)| {
            let gender = match gender {
                "m" => Some(Gender::Masculine),
                "f" => Some(Gender::Feminine),
                _ => None,
            };
            (name, gender)
        })
        .collect()
});

/// The given names of the longer table.
static CENSUS_NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../data/census_given_names.tsv")).map(|(name, _)| name).collect());

/// `name<TAB>place|organization`, folded; see docs/data.md.
static KNOWN_NAMES: LazyLock<HashMap<&'static str, EntityType>> = LazyLock::new(|| {
    rows(include_str!("../data/known_names.tsv"))
        .filter_map(|(name, kind)| Some((name, EntityType::parse(kind)?)))
        .collect()
});

/// One outlet a line, folded; see docs/data.md.
static OUTLETS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../data/outlets.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// For each first word of a name of several words in [`KNOWN_NAMES`], the greatest number of its words.
static LONGEST_FROM: LazyLock<BTreeMap<&'static str, usize>> = LazyLock::new(|| {
    let mut longest = BTreeMap::new();
    for (name, _) in rows(include_str!("../data/known_names.tsv")) {
        let mut words = name.split(' ');
        if let Some(first) = words.next() {
            let n_words = 1 + words.count();
            let entry = longest.entry(first).or_insert(n_words);
            *entry = n_words.max(*entry);
        }
    }
    longest
});

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// Whether the word is a given name; `Some(None)` for one that women and men bear.
pub(super) fn given_name(word: &str) -> Option<Option<Gender>> {
    let folded = fold(word);
    GIVEN_NAMES
        .get(folded.as_str())
        .or_else(|| {
            GIVEN_NAMES.get(folded.split('-').next().unwrap_or_default()).filter(|_| folded.contains('-'))
        })
        .copied()
}

/// Whether many people bear the word as a surname; very many when it is an ordinary word as well.
pub(super) fn is_surname(word: &str) -> bool {
    holds_line(include_str!("../data/surnames.txt"), &fold(word))
}

/// Whether a sorted table of one entry a line holds the entry.
pub(super) fn holds_line(table: &str, entry: &str) -> bool {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = table.as_bytes()[low..high].len() / 2 + low;
        let start =
            table.as_bytes()[..middle].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1).max(low);
        let end =
            table.as_bytes()[middle..high].iter().position(|&b| b == b'\n').map_or(high, |at| middle + at);
        match table.as_bytes()[start..end].cmp(entry.as_bytes()) {
            std::cmp::Ordering::Equal => return !entry.is_empty(),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

/// Whether the word is a given name before it is anything else: of the shorter table, which was written by hand.
pub(super) fn is_sure_given_name(word: &str) -> bool {
    let folded = fold(word);
    given_name(word).is_some() && !CENSUS_NAMES.contains(folded.as_str())
}

/// The type of a place or body known by this name, given as it is written.
pub(super) fn known_name(name: &str) -> Option<EntityType> {
    let known = KNOWN_NAMES.get(fold(name).as_str()).copied()?;
    // "UN" and "US" are names, "Un" and "us" are words.
    let is_word = name.chars().count() <= LONGEST_SHORT_ACRONYM && name.chars().any(char::is_lowercase);
    (!is_word).then_some(known)
}

/// Known names of up to so many characters are acronyms and written in capitals.
const LONGEST_SHORT_ACRONYM: usize = 3;

/// Whether there is a town of this name. Many are surnames and words as well: never a reason alone.
pub(super) fn is_town(name: &str) -> bool {
    holds_line(include_str!("../data/cities.txt"), &fold(name))
}

/// Whether the word is the code of a state of the United States or a province of Canada, as addresses and datelines write it
/// after a town: "Lawrence, KS".
pub(super) fn is_state_code(word: &str) -> bool {
    STATE_CODES.binary_search(&word).is_ok()
}

/// Codes of the postal services, sorted.
const STATE_CODES: [&str; 62] = [
    "AB", "AK", "AL", "AR", "AZ", "BC", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL",
    "IN", "KS", "KY", "LA", "MA", "MB", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NB", "NC", "ND", "NE",
    "NH", "NJ", "NM", "NS", "NT", "NV", "NY", "OH", "OK", "ON", "OR", "PA", "PR", "QC", "RI", "SC", "SD",
    "SK", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY", "YT",
];

/// Whether the name is that of a known agency, newspaper or station.
pub(crate) fn is_known_outlet(name: &str) -> bool {
    OUTLETS.contains(fold(name).as_str())
}

/// The greatest number of words of a known name that begins with this word; 0 when none does.
pub(super) fn longest_from(word: &str) -> usize {
    LONGEST_FROM.get(fold(word).as_str()).copied().unwrap_or(0)
}

/// Lower case without the accents of the Latin script, so that Évian, Evian and EVIAN are one.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ė' => folded.push('e'),
            'ğ' => folded.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => folded.push('i'),
            'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ň' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' | 'ō' => folded.push('o'),
            'ř' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ţ' | 'ț' => folded.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            '\u{300}'..='\u{36f}' => {}
            '’' => folded.push('\''),
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_with_or_without_accents() {
        assert_eq!(given_name("Émile"), Some(Some(Gender::Masculine)));
        assert_eq!(given_name("ANGELA"), Some(Some(Gender::Feminine)));
        assert_eq!(given_name("Jean-Luc"), Some(Some(Gender::Masculine)));
        assert_eq!(given_name("Tuesday"), None);
        assert_eq!(known_name("Biélorussie"), Some(EntityType::Place));
        assert_eq!(known_name("OTAN"), Some(EntityType::Organization));
        assert!(longest_from("New") >= 2);
    }

    #[test]
    fn every_line_of_a_table_is_found() {
        let table = include_str!("../data/surnames.txt");
        for line in table.lines() {
            assert!(holds_line(table, line), "{line}");
        }
        for none in ["", "zzz", "aaa", "smit\nsmith"] {
            assert!(!holds_line(table, none), "{none}");
        }
        assert!(!holds_line("", ""));
        let towns = include_str!("../data/cities.txt");
        assert!(towns.lines().is_sorted() && towns.lines().skip(1).step_by(97).all(is_town));
        assert!(STATE_CODES.is_sorted());
    }

    #[test]
    fn tables_are_sorted_and_folded() {
        for table in [
            include_str!("../data/given_names.tsv"),
            include_str!("../data/census_given_names.tsv"),
            include_str!("../data/known_names.tsv"),
        ] {
            let names: Vec<&str> = rows(table).map(|(name, _)| name).collect();
            assert!(names.is_sorted_by(|a, b| a < b), "{:?}", names.windows(2).find(|w| w[0] >= w[1]));
            for name in names {
                assert_eq!(fold(name), name);
            }
        }
    }
}
