//! Tellings of one happening: what befell one party, in whatever words. Somebody dies, is arrested or resigns hardly twice in a story.

use super::counts::is_of_another_year;
use super::features::contradiction;
use super::rulings::Groups;
use super::tellings::Item;
use crate::entities::EntityOf;
use crate::input::Input;
use relata_types::{EntityId, EntityType, Reason, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The part of a group's tellings, above a half, that must tell a happening for the group to be of it: what else it holds would come along.
const MOSTLY: f64 = 0.8;
/// Tellings of a group that are compared with those of another.
const MOST_COMPARED: usize = 100;
/// Digits of a year.
const YEAR: usize = 4;

/// What a telling says befell whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Befell {
    /// The sort of happening.
    pub(crate) kind: String,
    /// A person or body.
    pub(crate) whom: EntityId,
    /// Who did it, when that is told and known.
    pub(crate) by: Option<EntityId>,
}

/// Joins the groups of which more than half of the tellings tell one happening, unless any two contradict each other.
pub(crate) fn join(items: &[Item], groups: &mut Groups) {
    let mut telling: BTreeMap<(&str, &EntityId), Vec<Vec<usize>>> = BTreeMap::new();
    for set in groups.sets() {
        let mut told: BTreeMap<(&str, &EntityId), Vec<usize>> = BTreeMap::new();
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
                pairs.into_iter().all(|(a, b)| is_one(a, b) && contradiction(a, b).is_none())
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

/// The one happening that the stretches tell; none when they tell two, nobody knows whom it befell, or it was in another year.
pub(crate) fn befell(input: &Input, pieces: &[Span], entity_of: &EntityOf) -> Option<Befell> {
    let told = |span: Span| pieces.iter().any(|piece| piece.contains(span));
    let times = input.reading.times.iter().filter(|time| told(time.span));
    if times.into_iter().any(|time| is_of_another_year(input, &time.value)) {
        return None;
    }
    let mut here = input.reading.happenings.iter().filter(|happening| told(happening.verb));
    let happening = here.next().filter(|_| here.next().is_none())?;
    let party = |word: Span| -> Option<(EntityType, EntityId)> {
        let mentions = input.reading.mentions.iter().enumerate();
        let around = mentions.filter(|(_, mention)| mention.span.contains(word));
        let known = around.filter_map(|(at, mention)| {
            let entity = entity_of.get(&(input.article.id.clone(), at))?;
            Some((mention.span.end - mention.span.start, mention.entity_type, entity.clone()))
        });
        known.min().map(|(_, entity_type, entity)| (entity_type, entity))
    };
    let (entity_type, whom) = party(happening.whom)?;
    let is_party = matches!(entity_type, EntityType::Person | EntityType::Organization);
    let by = happening.by.and_then(party).map(|(_, by)| by);
    is_party.then(|| Befell { kind: happening.kind.clone(), whom, by })
}

/// Whether two tellings tell of one happening: the same befell the same party, by nobody else, in no other year and on no other day, and
/// in no other number.
pub(crate) fn is_one(a: &Item, b: &Item) -> bool {
    let (Some(x), Some(y)) = (&a.befell, &b.befell) else { return false };
    let by_two = matches!((&x.by, &y.by), (Some(x), Some(y)) if x != y);
    x.kind == y.kind
        && x.whom == y.whom
        && !by_two
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
}
