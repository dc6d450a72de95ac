//! Organisations, places, groups and other things: the keys by which their names meet.

use super::local::{Local, bare};
use crate::fold::fold;
use crate::input::Input;
use crate::names::facts::{self, PlaceId};
use crate::names::skeleton::{romanize, skeletons};
use crate::words::is_function_word;
use relata_types::{EntityType, MentionForm};
use std::collections::{BTreeMap, BTreeSet};

/// Words that a body's name has or lacks without being another body.
const GENERIC: [&str; 14] = [
    "ag",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "group",
    "groupe",
    "gruppe",
    "inc",
    "llc",
    "ltd",
    "sa",
    "sas",
];
/// Letters that a skeleton must have to join two spellings: short ones meet by chance.
const LONG: usize = 5;
/// Letters of an acronym: fewer are initials of a person, more are a word.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=8;
/// Words of the longest phrase in the table of words for bodies: "охорони здоров я".
const LONGEST_PHRASE: usize = 3;

/// The keys of every local, in their order. Two locals of one type that share a key are one body or place; people have none.
/// `story_of` gives the story of each input.
pub(super) fn keys_of(inputs: &[Input], all: &[Local], story_of: &[String]) -> Vec<Vec<String>> {
    let votes = votes(inputs.len(), all);
    let commons: Vec<Option<Common>> = all
        .iter()
        .map(|local| Common::parse(&local.name).filter(|_| local.entity_type == EntityType::Organization))
        .collect();
    let mut homes: BTreeMap<&BTreeSet<&str>, BTreeSet<PlaceId>> = BTreeMap::new();
    for common in commons.iter().flatten() {
        homes.entry(&common.concepts).or_default().extend(common.country);
    }
    let keys = |(local, common): (&Local, &Option<Common>)| -> Vec<String> {
        if local.entity_type == EntityType::Person {
            return Vec::new();
        }
        let mut keys = match fact(local, &votes[local.input]) {
            Some(fact) => vec![fact],
            None => match common {
                // Several countries' ministries of defence are in the pile: which one is meant, the story decides.
                Some(common) if common.country.is_none() && homes[&common.concepts].len() > 1 => {
                    vec![format!("{} in {}", common.key(), story_of[local.input])]
                }
                Some(common) => vec![common.key()],
                None => spelled(&local.name, local.entity_type),
            },
        };
        keys.extend(short_forms(&inputs[local.input], local));
        keys.extend(names_in_story(&inputs[local.input], local, &story_of[local.input]));
        keys
    };
    all.iter().zip(&commons).map(keys).collect()
}

/// For each input, in how many of its names each country is spoken of: what an ambiguous name means.
fn votes(n_inputs: usize, all: &[Local]) -> Vec<BTreeMap<PlaceId, usize>> {
    let mut votes = vec![BTreeMap::new(); n_inputs];
    for local in all {
        let country = match local.entity_type {
            EntityType::Place => {
                facts::places(&local.name).and_then(facts::Places::only).and_then(facts::country_of)
            }
            EntityType::Group => facts::demonym(&local.name),
            _ => None,
        };
        if let Some(country) = country {
            *votes[local.input].entry(country).or_default() += 1;
        }
    }
    votes
}

/// The key of what the tables of facts say of a name; of several places, the one whose country the article speaks of.
fn fact(local: &Local, votes: &BTreeMap<PlaceId, usize>) -> Option<String> {
    match local.entity_type {
        EntityType::Place => {
            let places = facts::places(&local.name)?;
            let votes_of = |id: &PlaceId| {
                facts::country_of(id).and_then(|country| votes.get(country)).copied().unwrap_or(0)
            };
            let most = places.ids().map(|id| votes_of(&id)).max().unwrap_or(0);
            let mut voted = places.ids().filter(|id| most > 0 && votes_of(id) == most);
            let id = match (voted.next(), voted.next()) {
                (Some(only), None) => only,
                _ => places.default()?,
            };
            Some(format!("fact {id}"))
        }
        EntityType::Group => facts::demonym(&local.name).map(|country| format!("people {country}")),
        _ => facts::body(&local.name).map(|body| format!("fact {}", facts::form(body))),
    }
}

/// Keys of other names of a local that are worth one: what the tables know, and acronyms of its name.
fn short_forms(input: &Input, local: &Local) -> BTreeSet<String> {
    let mentions = local.mentions.iter().filter_map(|at| input.reading.mentions.get(*at));
    mentions
        .map(|mention| input.text(mention.span))
        .filter(|text| local.entity_type == EntityType::Organization && explains(&local.name, text))
        .map(|text| {
            facts::body(text).map_or_else(|| name_key(text), |body| format!("fact {}", facts::form(body)))
        })
        .collect()
}

/// Keys of all names by which an article calls a body, good for its story alone: "Orbel" is the Orbel Bank of the other articles, whichever
/// of its names is the fullest here. Names of the tables have keys of their own.
fn names_in_story(input: &Input, local: &Local, story: &str) -> BTreeSet<String> {
    let mentions = local.mentions.iter().filter_map(|at| input.reading.mentions.get(*at));
    mentions
        .filter(|mention| mention.form == MentionForm::Name && local.entity_type == EntityType::Organization)
        .map(|mention| input.text(mention.span))
        .filter(|text| facts::well_known(text).is_none())
        .map(|text| format!("{} in {story}", name_key(text)))
        .collect()
}

fn name_key(name: &str) -> String {
    let folded = fold(name);
    format!("name {}", telling(&folded).join(" "))
}

/// The words of a folded name that tell it from others, all of them when none does.
fn telling(folded: &str) -> Vec<&str> {
    let words: Vec<&str> =
        bare(folded).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !GENERIC.contains(word)).collect();
    if telling.is_empty() { words } else { telling }
}

/// The keys of how a name is spelled, of which the first is its own.
fn spelled(name: &str, entity_type: EntityType) -> Vec<String> {
    let folded = fold(name);
    let mut keys = vec![name_key(name)];
    // Spellings of other languages, word by word, where the words are few and long enough.
    let words = telling(&folded);
    if words.len() <= 2 && words.iter().all(|word| word.chars().count() >= LONG) {
        let mut sounds = vec![String::from("sound")];
        for word in &words {
            let found = skeletons(&romanize(&one_ending(word, entity_type)));
            sounds = sounds
                .iter()
                .flat_map(|head| found.iter().map(move |skeleton| format!("{head} {skeleton}")))
                .collect();
        }
        keys.extend(sounds.into_iter().filter(|sound| sound.len() > "sound ".len() + LONG));
    }
    keys
}

/// Lands that end in -ia in English and Latin end in -ie in French and German.
fn one_ending(word: &str, entity_type: EntityType) -> String {
    match word.strip_suffix("ie") {
        Some(stem) if entity_type == EntityType::Place => format!("{stem}ia"),
        _ => word.to_owned(),
    }
}

/// A body's name made of common words: "Russian Defence Ministry", "parquet régional".
#[derive(Debug, PartialEq, Eq)]
struct Common {
    /// What its words say, whatever the language.
    concepts: BTreeSet<&'static str>,
    /// Whose it is.
    country: Option<PlaceId>,
}

impl Common {
    /// `None` when a word is in no table, when no word says what sort of body it is, or when nothing but that is said.
    fn parse(name: &str) -> Option<Self> {
        let form = facts::form(name);
        let words: Vec<&str> = form.split(' ').collect();
        let mut common = Self { concepts: BTreeSet::new(), country: None };
        let mut at = 0;
        while at < words.len() {
            let longest = (1..=LONGEST_PHRASE.min(words.len() - at)).rev();
            let found = longest.map(|n| (n, words[at..at + n].join(" "))).find_map(|(n, phrase)| {
                if let Some(concepts) = facts::body_words(&phrase) {
                    common.concepts.extend(concepts.split(' '));
                    return Some(n);
                }
                let country = facts::demonym(&phrase).or_else(|| facts::country(&phrase))?;
                // Two countries make a body of neither.
                if common.country.is_some_and(|other| other != country) {
                    return None;
                }
                common.country = Some(country);
                Some(n)
            });
            match found {
                Some(n) => at += n,
                None if is_function_word(words[at]) => at += 1,
                None => return None,
            }
        }
        let is_body = common.concepts.iter().any(|concept| concept.ends_with('*'));
        let says_more = common.concepts.len() + usize::from(common.country.is_some()) > 1;
        (is_body && says_more).then_some(common)
    }

    fn key(&self) -> String {
        let concepts: Vec<&str> = self.concepts.iter().copied().collect();
        format!("words {} {}", concepts.join(" "), self.country.unwrap_or("-"))
    }
}

/// Acronyms that the articles explain themselves, "Long Form (LF)" or "LF (Long Form)": pairs of keys, the acronym's and
/// that of its long form. `keys` are those of all locals. An acronym that is explained in two ways is left out.
pub(super) fn acronyms(inputs: &[Input], all: &[Local], keys: &[Vec<String>]) -> Vec<(String, String)> {
    let mut long_forms: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (local, keys) in all.iter().zip(keys) {
        let input = &inputs[local.input];
        let (text, Some(long)) = (&input.article.text, keys.first()) else { continue };
        for mention in local.mentions.iter().filter_map(|at| input.reading.mentions.get(*at)) {
            let rest = text.get(mention.span.end as usize..).unwrap_or_default();
            let after =
                rest.strip_prefix(" (").and_then(|rest| rest.split_once(')')).map(|(inside, _)| inside);
            let before = text.get(..mention.span.start as usize).and_then(|before| before.strip_suffix(" ("));
            let before = before
                .filter(|_| rest.starts_with(')'))
                .and_then(|before| before.rsplit(|c: char| !c.is_alphanumeric()).next());
            for acronym in [after, before].into_iter().flatten() {
                if explains(input.text(mention.span), acronym) {
                    long_forms.entry(name_key(acronym)).or_default().insert(long);
                }
            }
        }
    }
    let unique = |(short, long): (String, BTreeSet<&str>)| match long.len() {
        1 => long.first().map(|long| (short, (*long).to_owned())),
        _ => None,
    };
    long_forms.into_iter().filter_map(unique).collect()
}

/// Whether the letters of `acronym` are the initials of the words of `long`, function words left out or not.
fn explains(long: &str, acronym: &str) -> bool {
    let letters = fold(acronym);
    if !ACRONYM.contains(&letters.len()) || !acronym.chars().all(|c| c.is_uppercase()) {
        return false;
    }
    let folded = fold(long);
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let all: String = words().filter_map(|word| word.chars().next()).collect();
    let telling: String =
        words().filter(|word| !is_function_word(word)).filter_map(|word| word.chars().next()).collect();
    all == letters || telling == letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_initials() {
        assert!(explains("Collective Security Treaty Organization", "CSTO"));
        assert!(explains("Organisation du traité de sécurité collective", "OTSC"));
        assert!(explains("Autorité de sûreté nucléaire", "ASN"));
        assert!(!explains("Collective Security", "CSTO") && !explains("Orbel", "(now)"));
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        let share = |a: &str, b: &str| {
            spelled(a, EntityType::Place).iter().any(|key| spelled(b, EntityType::Place).contains(key))
        };
        for (a, b) in [("Orbel Group", "Orbel"), ("Marioupol", "Mariupol"), ("Ardovia", "Ardovie")] {
            assert!(share(a, b), "{a} {b}");
        }
        for (a, b) in [("Bank of Orbel", "Bank of Varn"), ("Niger", "Nigeria"), ("Mali", "Malte")] {
            assert!(!share(a, b), "{a} {b}");
        }
    }

    #[test]
    fn common_names_meet_across_languages() {
        let same = |a: &str, b: &str| Common::parse(a).is_some() && Common::parse(a) == Common::parse(b);
        for (a, b) in [
            ("Russian Defence Ministry", "ministère russe de la Défense"),
            ("Ministry of Defense of Russia", "russisches Verteidigungsministerium"),
            ("National Civil Protection Agency", "Agence nationale de protection civile"),
            ("regional prosecutor’s office", "parquet régional"),
        ] {
            assert!(same(a, b), "{a} {:?}, {b} {:?}", Common::parse(a), Common::parse(b));
        }
        assert!(!same("Russian Defence Ministry", "Ukrainian Defence Ministry"));
        assert!(Common::parse("Bank of Orbel").is_none() && Common::parse("the Parliament").is_none());
    }
}
