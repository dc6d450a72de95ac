//! Tellings of one happening: what befell one party, in whatever words. Somebody dies, is arrested or resigns hardly twice in a story.

use super::counts::is_of_another_year;
use super::features::contradiction;
use super::rulings::Groups;
use super::tellings::Item;
use crate::entities::EntityOf;
use crate::input::Input;
use relata_types::{ANY_THING, EntityId, EntityType, Happening, Reason, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The part of a group's tellings, above a half, that must tell a happening for the group to be of it: what else it holds would come along.
const MOSTLY: f64 = 0.8;
/// Tellings of a group that are compared with those of another.
const MOST_COMPARED: usize = 100;
/// The sort of happening that is told by a negation or by an order as well as outright.
const FORBID: &str = "forbid";
/// Digits of a year.
const YEAR: usize = 4;

/// What a telling says befell whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Befell {
    /// The sort of happening.
    pub(crate) kind: String,
    /// Whom or what.
    whom: Whom,
    /// The names beside a thing: of the Orbel dam and the Arno dam one may burst and the other not.
    names: BTreeSet<EntityId>,
    /// Who did it, when that is told and known.
    by: Option<EntityId>,
}

/// Whom or what a happening befell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Whom {
    /// A person or body.
    Party(EntityId),
    /// A thing, by its sort: a story has one to which this happens.
    Thing(String),
}

impl Befell {
    /// With other ids for its parties.
    pub(crate) fn renamed(self, id: impl Fn(EntityId) -> EntityId) -> Self {
        let whom = match self.whom {
            Whom::Party(party) => Whom::Party(id(party)),
            thing @ Whom::Thing(_) => thing,
        };
        let names = self.names.into_iter().map(&id).collect();
        Self { whom, names, by: self.by.map(id), kind: self.kind }
    }
}

/// Lets the words for any thing stand for the one sort of thing to which the same happens in the story; where there are several they tell
/// of nothing known. `items` are those of a story.
pub(crate) fn know_things(items: &mut [Item]) {
    let mut sorts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for befell in items.iter().filter_map(|item| item.befell.as_ref()) {
        if let Whom::Thing(sort) = &befell.whom
            && sort != ANY_THING
        {
            sorts.entry(befell.kind.clone()).or_default().insert(sort.clone());
        }
    }
    for item in items {
        item.befell = item.befell.take().and_then(|befell| match &befell.whom {
            Whom::Thing(sort) if sort == ANY_THING => {
                let mut known = sorts.get(&befell.kind)?.iter();
                let only = known.next().filter(|_| known.next().is_none())?;
                Some(Befell { whom: Whom::Thing(only.clone()), ..befell })
            }
            _ => Some(befell),
        });
    }
}

/// Leaves out what is told in passing where its article tells it outright in the same voice, or has told it in passing before.
pub(crate) fn keep_outright(tellings: &mut Vec<Item>) {
    let voice = |item: &Item| (item.input, item.statement.is_some(), item.source.clone());
    let mut told: BTreeSet<_> = tellings.iter().filter(|item| !item.is_in_passing).map(voice).collect();
    tellings.retain(|item| !item.is_in_passing || told.insert(voice(item)));
}

/// Joins the groups of which more than half of the tellings tell one happening, unless any two contradict each other.
pub(crate) fn join(items: &[Item], groups: &mut Groups) {
    let mut telling: BTreeMap<(&str, &Whom), Vec<Vec<usize>>> = BTreeMap::new();
    for set in groups.sets() {
        let mut told: BTreeMap<(&str, &Whom), Vec<usize>> = BTreeMap::new();
        for at in &set {
            if let Some(befell) = items[*at].befell.as_ref().filter(|_| items[*at].count.is_none()) {
                told.entry((&befell.kind, &befell.whom)).or_default().push(*at);
            }
        }
        if let Some((befell, members)) =
            told.into_iter().find(|(_, members)| members.len() as f64 >= MOSTLY * set.len() as f64)
        {
            telling.entry(befell).or_default().push(members);
        }
    }
    for ((kind, _), sets) in telling {
        let mut kept: Vec<Vec<usize>> = Vec::new();
        for set in sets {
            let fits = |other: &Vec<usize>| {
                let pairs = other
                    .iter()
                    .take(MOST_COMPARED)
                    .flat_map(|a| set.iter().take(MOST_COMPARED).map(move |b| (&items[*a], &items[*b])));
                pairs.into_iter().all(|(a, b)| {
                    // "Not to drink it" and "it is forbidden" say the same.
                    is_one(a, b) && (kind == FORBID || contradiction(a, b).is_none())
                })
            };
            match kept.iter_mut().find(|other| fits(other)) {
                Some(other) => {
                    groups.join(other[0], set[0], Reason::new("same-happening", kind));
                    other.extend(set);
                }
                None => kept.push(set),
            }
        }
    }
}

/// The one happening that the main verbs of the stretches tell; none when they tell two, nobody knows whom it befell, or it was in another
/// year.
pub(crate) fn befell(input: &Input, pieces: &[Span], entity_of: &EntityOf) -> Option<Befell> {
    let told = |span: Span| pieces.iter().any(|piece| piece.contains(span));
    let outright = input.reading.happenings.iter().filter(|happening| happening.phrase.is_none());
    let mut here = outright.filter(|happening| told(happening.word));
    let happening = here.next().filter(|_| here.next().is_none())?;
    known(input, happening, entity_of).filter(|_| !is_of_another_year_told(input, pieces))
}

/// What the stretches tell in passing, each with its words.
pub(crate) fn told_in_passing(input: &Input, pieces: &[Span], entity_of: &EntityOf) -> Vec<(Span, Befell)> {
    if is_of_another_year_told(input, pieces) {
        return Vec::new();
    }
    let told = |span: Span| pieces.iter().any(|piece| piece.contains(span));
    let in_passing = |happening: &Happening| {
        let phrase = happening.phrase.filter(|phrase| told(*phrase))?;
        Some((phrase, known(input, happening, entity_of)?))
    };
    input.reading.happenings.iter().filter_map(in_passing).collect()
}

fn is_of_another_year_told(input: &Input, pieces: &[Span]) -> bool {
    let told = |span: Span| pieces.iter().any(|piece| piece.contains(span));
    let mut times = input.reading.times.iter().filter(|time| told(time.span));
    times.any(|time| is_of_another_year(input, &time.value))
}

/// What befell whom, where it is known who that is.
fn known(input: &Input, happening: &Happening, entity_of: &EntityOf) -> Option<Befell> {
    let party = |word: Span| -> Option<(EntityType, EntityId)> {
        let mentions = input.reading.mentions.iter().enumerate();
        let around = mentions.filter(|(_, mention)| mention.span.contains(word));
        let known = around.filter_map(|(at, mention)| {
            let entity = entity_of.get(&(input.article.id.clone(), at))?;
            Some((mention.span.end - mention.span.start, mention.entity_type, entity.clone()))
        });
        known.min().map(|(_, entity_type, entity)| (entity_type, entity))
    };
    let whom = match &happening.thing {
        Some(sort) => Whom::Thing(sort.clone()),
        None => {
            let (entity_type, whom) = party(happening.whom)?;
            let is_party = matches!(entity_type, EntityType::Person | EntityType::Organization);
            Whom::Party(Some(whom).filter(|_| is_party)?)
        }
    };
    let mentions = input.reading.mentions.iter().enumerate();
    let within = mentions.filter(|(_, mention)| {
        happening.thing.is_some() && happening.whom.contains(mention.span) && mention.span != happening.whom
    });
    let names = within.filter_map(|(at, _)| entity_of.get(&(input.article.id.clone(), at)).cloned());
    let by = happening.by.and_then(party).map(|(_, by)| by);
    Some(Befell { kind: happening.kind.clone(), whom, names: names.collect(), by })
}

/// Whether two tellings tell of one happening: the same befell the same party, by nobody else, in no other year and on no other day, and
/// in no other number.
pub(crate) fn is_one(a: &Item, b: &Item) -> bool {
    let (Some(x), Some(y)) = (&a.befell, &b.befell) else { return false };
    let by_two = matches!((&x.by, &y.by), (Some(x), Some(y)) if x != y);
    x.kind == y.kind
        && x.whom == y.whom
        && !by_two
        && !are_apart(&x.names, &y.names)
        && !are_apart(&a.days, &b.days)
        && !are_apart(&years(a), &years(b))
        && !are_apart(&a.numbers, &b.numbers)
}

fn are_apart<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

fn years(item: &Item) -> BTreeSet<&str> {
    let years = item.times.iter().filter_map(|time| time.get(..YEAR));
    years.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit())).collect()
}

#[cfg(test)]
mod tests {
    use crate::link;
    use crate::testing::{Builder, article};
    use relata_types::EntityType;

    fn told(key: &str, lang: &str, telling: &str, kind: &str, verb: &str) -> Builder {
        let frame = match lang {
            "fr" => "Ada Brun, d’Orbel sur l’Orle",
            _ => "Ada Brun of Orbel on the Orle",
        };
        article(key, lang, &format!("{telling} {frame}."))
            .names(EntityType::Person, &["Ada Brun"])
            .names(EntityType::Place, &["Orbel", "Orle"])
            .befell(kind, verb, "Ada Brun")
    }

    /// How many articles tell each claim.
    fn claims(articles: [Builder; 2]) -> Vec<usize> {
        let dossier = link(&articles.map(Builder::build), &[]);
        assert_eq!(dossier.stories.len(), 1, "the articles of these tests tell of one happening");
        dossier.claims.iter().map(|claim| claim.articles).collect()
    }

    #[test]
    fn what_befell_one_party_is_one_claim_in_any_words() {
        let first =
            || told("a", "en", "A jury’s verdict in hand, guards led away and jailed", "sentence", "jailed");
        let second = told(
            "b",
            "en",
            "Ten years behind bars await, and tears: a judge sentenced",
            "sentence",
            "sentenced",
        );
        assert_eq!(claims([first(), second]), [2]);
        let other = told(
            "b",
            "en",
            "Ten years behind bars await, and tears: a judge sentenced",
            "release",
            "sentenced",
        );
        assert!(claims([first(), other]).is_empty(), "another sort of happening");
    }

    #[test]
    fn two_numbers_are_two_happenings() {
        let first = told("a", "en", "With 12 votes in hand, aldermen jailed", "sentence", "jailed");
        let second =
            told("b", "en", "Behind 34 locked doors and bars a judge sentenced", "sentence", "sentenced");
        assert!(claims([first, second]).is_empty());
    }

    #[test]
    fn a_happening_of_another_year_is_none() {
        use relata_types::{Span, Time, TimeType};
        let first = || {
            told("a", "en", "A jury’s verdict in hand, guards led away and jailed", "sentence", "jailed")
                .build()
        };
        let (article, mut reading) =
            told("b", "en", "In 1987, amid tears, a judge at the assizes sentenced", "sentence", "sentenced")
                .build();
        let at = article.text.find("1987").unwrap();
        let span = Span::new(at, at + 4);
        reading.times.push(Time { span, time_type: TimeType::Date, value: "1987".into() });
        let dossier = link(&[first(), (article, reading)], &[]);
        assert_eq!(dossier.stories.len(), 1);
        assert!(dossier.claims.is_empty(), "{:?}", dossier.claims);
    }

    #[test]
    fn what_is_told_in_passing_is_a_telling_of_its_own() {
        let frame = |key: &str, lang: &str, text: &str| {
            article(key, lang, text)
                .names(EntityType::Person, &["Ada Brun"])
                .names(EntityType::Place, &["Orbel", "Orle"])
        };
        let first = || {
            frame("a", "en", "In Orbel on the Orle, before dawn, Ada Brun has agreed to serve as mediator.")
        };
        let passing = || {
            let text =
                "À Orbel sur l’Orle, les mineurs rentrent chez eux après une trêve négociée par Ada Brun.";
            let told = frame("b", "fr", text).befell("mediate", "négociée", "Ada Brun");
            told.in_passing("une trêve négociée par Ada Brun")
        };
        let dossier = link(&[first().befell("mediate", "serve", "Ada Brun").build(), passing().build()], &[]);
        let told: Vec<(&str, usize, usize)> =
            dossier.claims.iter().map(|claim| (claim.text.as_str(), claim.articles, claim.origins)).collect();
        let outright = "In Orbel on the Orle, before dawn, Ada Brun has agreed to serve as mediator.";
        assert_eq!(told, [(outright, 2, 2)]);
        let spans = dossier.claims[0].tellings.iter().map(|told| told.span.end - told.span.start);
        assert_eq!(spans.min(), Some("une trêve négociée par Ada Brun".len() as u32), "nothing but that");
        assert!(
            claims([first(), passing()]).is_empty(),
            "no telling of it outright, none of another article"
        );
    }

    #[test]
    fn a_thing_is_known_by_its_sort_and_its_name() {
        let told = |key: &str, text: &str, word: &str, whom: &str, sort: &str| {
            let names = article(key, "en", text).names(EntityType::Place, &["Orbel", "Orle"]);
            names.befell("collapse", word, whom).of_sort(sort)
        };
        let dam = || {
            let text = "Before dawn, when Orbel slept, the Orle dam burst with a roar.";
            told("a", text, "burst", "Orle dam", "dam")
        };
        let any = |sort: &str| {
            let text =
                "Eleven shepherds saw it all: that wall of concrete, on the Orle near Orbel, gave way.";
            told("b", text, "gave", "wall", sort)
        };
        assert_eq!(claims([dam(), any("dam")]), [2]);
        assert_eq!(claims([dam(), any("any")]), [2], "it stands for the only sort of thing that did");
        assert!(claims([dam(), any("bridge")]).is_empty());
        let other = "Eleven shepherds saw it on the Orle: over there the Orbel dam gave way.";
        let other = told("b", other, "gave", "Orbel dam", "dam");
        assert!(claims([dam(), other]).is_empty(), "the dam of another name");
    }
}
