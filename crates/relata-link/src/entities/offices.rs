//! Offices that speak and that their article never names: "the regional prosecutor's office", "le parquet de Nice", "la préfecture".
//!
//! What such a phrase says — the sort of body, whose and where — makes a key that is good within its story alone: it stands for one body
//! there. A phrase that says no more than the sort ("the police") means the only such body of its article, else of its story; where there
//! are several it stays by itself. Better apart than wrongly joined.

use super::local::{Local, tidy, without_article};
use crate::components::Components;
use crate::fold::fold;
use crate::input::Input;
use crate::lang;
use crate::names::facts::{self, PlaceId};
use crate::words::is_function_word;
use relata_types::{EntityType, Lang, Mention, MentionForm, MentionIdx, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Bodies of which a story knows which one is meant without being told: those of a state, a region or a town.
const OF_STATE: [&str; 18] = [
    "army*",
    "cabinet*",
    "council*",
    "court*",
    "directorate*",
    "embassy*",
    "government*",
    "governor-office*",
    "inspectorate*",
    "ministry*",
    "navy*",
    "parliament*",
    "police*",
    "prefecture*",
    "presidency*",
    "prosecutor*",
    "senate*",
    "town-hall*",
];
/// Words of the longest phrase in the tables: "ministry of foreign affairs".
const LONGEST_PHRASE: usize = 4;
/// Words of a phrase that no table knows: more tell a body that cannot be recognised again.
const MOST_OTHERS: usize = 2;

/// A local that is added, and where it belongs.
pub(super) struct Office {
    pub(super) local: Local,
    /// The key of the body that it is.
    pub(super) key: String,
    /// A named local that is the same body.
    pub(super) named: Option<usize>,
}

/// What a phrase says of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    /// What its words say, whatever the language; of these one at least is a sort of body.
    concepts: BTreeSet<&'static str>,
    country: Option<PlaceId>,
    /// The places and bodies whose it is, and words that no table knows.
    others: BTreeSet<String>,
    is_indefinite: bool,
}

impl Phrase {
    /// Whether it says nothing but the sort of body.
    fn is_bare(&self) -> bool {
        self.country.is_none()
            && self.others.is_empty()
            && self.concepts.iter().all(|concept| concept.ends_with('*'))
    }

    /// Whether the body of this phrase may be that of one that says no more than `bare`.
    fn is_sort_of(&self, bare: &Phrase) -> bool {
        !self.is_bare() && bare.concepts.is_subset(&self.concepts)
    }

    fn key(&self) -> String {
        let concepts: Vec<&str> = self.concepts.iter().copied().collect();
        format!("words {} {}", concepts.join(" "), self.country.unwrap_or("-"))
    }

    fn key_in(&self, where_: &str) -> String {
        let others: String = self.others.iter().map(|other| format!(" of {other}")).collect();
        format!("{}{others} in {where_}", self.key())
    }
}

/// The offices of all inputs that speak and have no name in their article, in the order of the inputs. `keys` are those of the named
/// locals, `all`; `story_of` gives the story of each input.
pub(super) fn resolve(
    inputs: &[Input],
    all: &[Local],
    keys: &[Vec<String>],
    story_of: &[String],
    components: &mut Components,
) -> Vec<Office> {
    let mut local_of: BTreeMap<(usize, MentionIdx), usize> = BTreeMap::new();
    for (at, local) in all.iter().enumerate().filter(|(_, local)| local.entity_type != EntityType::Person) {
        local_of.extend(local.mentions.iter().map(|mention| ((local.input, *mention), at)));
    }
    let mut found: Vec<(Phrase, Local)> = Vec::new();
    for (i, input) in inputs.iter().enumerate() {
        for mentions in speaking(input) {
            let phrases = mentions.iter().filter_map(|idx| {
                let mention = input.reading.mentions.get(*idx)?;
                let phrase = phrase(input, mention, |idx| {
                    local_of.get(&(i, idx)).map(|local| fold(&all[components.root(*local)].name))
                })?;
                Some((phrase, input.text(mention.span)))
            });
            // The one that says most.
            let says = |phrase: &Phrase| {
                phrase.concepts.len() + phrase.others.len() + usize::from(phrase.country.is_some())
            };
            let fullest = phrases.max_by_key(|(phrase, text)| (says(phrase), std::cmp::Reverse(*text)));
            let Some((phrase, text)) = fullest else { continue };
            let name = without_article(&tidy(text)).to_owned();
            let local = Local {
                input: i,
                entity_type: EntityType::Organization,
                name,
                mentions,
                is_office: true,
                reason: None,
            };
            found.push((phrase, local));
        }
    }
    // The named bodies of each story by what their names say.
    let mut named: BTreeMap<(&str, &str), BTreeMap<usize, usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate().filter_map(|(at, keys)| Some((at, keys.first()?))) {
        if let Some(words) = key.strip_prefix("words ") {
            let story = story_of[all[at].input].as_str();
            named.entry((story, sort_of(words))).or_default().entry(components.root(at)).or_insert(at);
        }
    }
    let phrases: Vec<(Phrase, usize)> =
        found.iter().map(|(phrase, local)| (phrase.clone(), local.input)).collect();
    let office = |(phrase, local): (Phrase, Local)| {
        let story = story_of[local.input].as_str();
        let article = &inputs[local.input].article.id;
        let key = phrase.key();
        let alike = named.get(&(story, sort_of(key.strip_prefix("words ").unwrap_or_default())));
        let alike = alike.filter(|_| phrase.others.is_empty() && !phrase.is_indefinite);
        let of_country =
            |at: &&usize| phrase.country.is_none() || keys[**at].first().is_some_and(|other| *other == key);
        let mut same = alike.into_iter().flat_map(BTreeMap::values).filter(of_country);
        let (first, second) = (same.next(), same.next());
        let meant = if phrase.is_bare() {
            bare_means(&phrase, local.input, &phrases, story_of)
        } else {
            Some(&phrase)
        };
        let key = match meant {
            Some(meant) if !phrase.is_indefinite => meant.key_in(story),
            _ => phrase.key_in(article),
        };
        Office { local, key, named: first.copied().filter(|_| second.is_none()) }
    };
    found.into_iter().map(office).collect()
}

/// The phrase of the body that one means that says no more than its sort: itself when no article of the story says more.
/// `None`: the story has several.
fn bare_means<'a>(
    bare: &'a Phrase,
    input: usize,
    phrases: &'a [(Phrase, usize)],
    story_of: &[String],
) -> Option<&'a Phrase> {
    let fuller = |keep: &dyn Fn(usize) -> bool| -> Vec<&'a Phrase> {
        let mut found: Vec<&Phrase> = Vec::new();
        for (phrase, at) in phrases {
            if keep(*at) && phrase.is_sort_of(bare) && !found.contains(&phrase) {
                found.push(phrase);
            }
        }
        found
    };
    let here = fuller(&|at| at == input);
    let known = if here.is_empty() { fuller(&|at| story_of[at] == story_of[input]) } else { here };
    match known.as_slice() {
        [] => Some(bare),
        [only] => Some(only),
        _ => None,
    }
}

/// What a key says without the country.
fn sort_of(words: &str) -> &str {
    let words = words.split_once(" in ").map_or(words, |(words, _)| words);
    words.rsplit_once(' ').map_or(words, |(concepts, _)| concepts)
}

/// The sets of mentions of one article that stand for a body without a name and to which a statement is attributed, in the order of the
/// text.
fn speaking(input: &Input) -> Vec<Vec<MentionIdx>> {
    let mentions = &input.reading.mentions;
    let best = |at: MentionIdx| mentions.get(at).map(|mention| mention.same_as.unwrap_or(at));
    let speakers: BTreeSet<MentionIdx> = input
        .reading
        .statements
        .iter()
        .filter_map(|statement| best(statement.speaker?))
        .filter(|best| {
            mentions.get(*best).is_some_and(|mention| {
                mention.form == MentionForm::Nominal && mention.entity_type == EntityType::Organization
            })
        })
        .collect();
    let mut sets: BTreeMap<MentionIdx, Vec<MentionIdx>> =
        speakers.into_iter().map(|best| (best, Vec::new())).collect();
    for at in 0..mentions.len() {
        if let Some(set) = best(at).and_then(|best| sets.get_mut(&best)) {
            set.push(at);
        }
    }
    sets.into_values().collect()
}

/// The noun that the rest of a phrase belongs to: the first in French, the last before a preposition in English. "A court document" is no
/// court.
struct Head {
    stands_first: bool,
    /// Whether no later word can be it.
    is_settled: bool,
    /// Whether it is a sort of body, as far as the phrase was read.
    is_body: bool,
}

impl Head {
    /// Takes the next noun.
    fn take(&mut self, is_body: bool) {
        if !self.is_settled {
            self.is_body = is_body;
            self.is_settled = self.stands_first;
        }
    }
}

/// What the words of a description say of an office; `None` when they say of which sort it is in no word of the tables, or too many
/// others. `name_of` gives the name of whom a mention stands for.
fn phrase(
    input: &Input,
    mention: &Mention,
    mut name_of: impl FnMut(MentionIdx) -> Option<String>,
) -> Option<Phrase> {
    if mention.form != MentionForm::Nominal {
        return None;
    }
    let words = input.words_in(mention.span);
    let mut phrase =
        Phrase { concepts: BTreeSet::new(), country: None, others: BTreeSet::new(), is_indefinite: false };
    let stands_first = input.lang() == Some(Lang::FR);
    let mut head = Head { stands_first, is_settled: false, is_body: false };
    let mut at = 0;
    while at < words.len() {
        if let Some((n, holder)) = named(input, &words[at..]) {
            match facts::country(input.text(holder.1)) {
                Some(country) if phrase.country.is_none_or(|known| known == country) => {
                    phrase.country = Some(country);
                }
                _ => {
                    phrase.others.insert(name_of(holder.0).unwrap_or_else(|| fold(input.text(holder.1))));
                }
            }
            if !stands_first {
                head.take(false);
            }
            at += n;
            continue;
        }
        let longest = (1..=LONGEST_PHRASE.min(words.len() - at)).rev();
        let mut forms = longest.map(|n| {
            let forms: Vec<String> =
                words[at..at + n].iter().map(|word| facts::form(input.text(word.span))).collect();
            (n, forms.join(" "))
        });
        let known = forms.find_map(|(n, form)| {
            if let Some(concepts) = facts::body_words(&form) {
                phrase.concepts.extend(concepts.split(' '));
                let is_sort = concepts.contains('*');
                // An adjective stands before a French noun too: "la haute cour".
                if is_sort || !stands_first {
                    head.take(is_sort);
                }
                return Some(n);
            }
            let country = facts::demonym(&form).or_else(|| facts::country(&form))?;
            if phrase.country.is_some_and(|other| other != country) {
                return None;
            }
            phrase.country = Some(country);
            Some(n)
        });
        if known.is_none() {
            let word = fold(input.text(words[at].span));
            let is_indefinite = lang::has(input.lang(), |language| language.indefinite, &word);
            let settles = lang::has(input.lang(), |language| language.behind_head, &word);
            phrase.is_indefinite |= is_indefinite;
            head.is_settled |= !stands_first && settles;
            if !is_function_word(&word) && !is_indefinite {
                head.take(false);
                phrase.others.insert(word);
            }
        }
        at += known.unwrap_or(1);
    }
    let is_known = !phrase.is_bare() || phrase.concepts.iter().any(|concept| OF_STATE.contains(concept));
    (head.is_body && is_known && phrase.others.len() <= MOST_OTHERS).then_some(phrase)
}

/// The name of a place or body that begins at the first of `words`: how many of them it takes, the mention and where.
fn named(input: &Input, words: &[crate::input::Word]) -> Option<(usize, (MentionIdx, Span))> {
    let start = words.first()?.span.start;
    let mentions = &input.reading.mentions;
    let from = mentions.partition_point(|mention| mention.span.start < start);
    let here = mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.span.start == start);
    let (idx, mention) = here.filter(|(_, mention)| mention.form == MentionForm::Name).last()?;
    if mention.entity_type == EntityType::Group {
        return None;
    }
    let n = words.iter().take_while(|word| word.span.end <= mention.span.end).count();
    (n > 0).then_some((n, (idx, mention.span)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::{Builder, article};
    use relata_types::StatementKind;

    /// An article in which each of `phrases` says something.
    fn speaking_in(key: &str, lang: &str, phrases: &[&str]) -> Builder {
        let sentences: Vec<String> =
            phrases.iter().enumerate().map(|(at, phrase)| format!("{phrase} : item {at}.")).collect();
        let text = sentences.join(" ");
        let built = article(key, lang, &text)
            .names(EntityType::Place, &["Orbelle", "Varnes"])
            .described_as(EntityType::Organization, phrases);
        phrases.iter().enumerate().fold(built, |built, (at, phrase)| {
            built.said(StatementKind::Indirect, phrase, &format!("item {at}"))
        })
    }

    /// The names of each office that is found in the articles of the stories.
    fn offices(articles: Vec<Builder>, story_of: &[&str]) -> Vec<Vec<String>> {
        let articles: Vec<_> = articles.into_iter().map(Builder::build).collect();
        let inputs = prepare(&articles);
        let story_of: Vec<String> = story_of.iter().map(|story| (*story).to_owned()).collect();
        let (entities, _) = super::super::resolve(&inputs, &story_of, &[]);
        let bodies = entities.into_iter().filter(|entity| entity.entity_type == EntityType::Organization);
        let mut found: Vec<Vec<String>> = bodies
            .map(|entity| {
                let mut names: Vec<String> = entity.names.into_iter().map(|name| name.text).collect();
                names.sort();
                names.dedup();
                names
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn one_office_of_a_story_is_one_in_both_languages() {
        let english = speaking_in("a", "en", &["the regional prosecutor's office"]);
        let french = speaking_in("b", "fr", &["le parquet régional"]);
        let found = offices(vec![english, french], &["s", "s"]);
        assert_eq!(found, [["parquet régional", "regional prosecutor's office"]]);
    }

    #[test]
    fn two_offices_are_two() {
        let two = speaking_in("a", "fr", &["le parquet de Orbelle", "le parquet de Varnes"]);
        let bare = speaking_in("b", "fr", &["le parquet"]);
        let found = offices(vec![two, bare], &["s", "s"]);
        assert_eq!(found.len(), 3, "who is meant by the bare word is open: {found:?}");
        let again = || speaking_in("a", "en", &["the governor's office"]);
        let other = speaking_in("b", "en", &["the governor's office"]);
        assert_eq!(offices(vec![again(), other], &["s", "t"]).len(), 2, "of another story");
    }

    #[test]
    fn a_bare_word_means_the_only_office_of_its_sort() {
        let full = speaking_in("a", "fr", &["la préfecture de Orbelle"]);
        let bare = speaking_in("b", "fr", &["la préfecture"]);
        let found = offices(vec![full, bare], &["s", "s"]);
        assert_eq!(found, [["préfecture", "préfecture de Orbelle"]]);
    }

    #[test]
    fn what_no_table_tells_to_be_an_office_stays_nameless() {
        for phrase in ["the company", "the group", "a statement from the police", "a court document"] {
            assert!(offices(vec![speaking_in("a", "en", &[phrase])], &["s"]).is_empty(), "{phrase}");
        }
    }

    #[test]
    fn an_office_that_another_article_names_is_that_one() {
        let named = article("a", "en", "Ardovia's Defence Ministry slept.")
            .names(EntityType::Organization, &["Defence Ministry"]);
        let described = speaking_in("b", "en", &["the defence ministry"]);
        assert_eq!(offices(vec![named, described], &["s", "s"]), [["Defence Ministry", "defence ministry"]]);
    }
}
