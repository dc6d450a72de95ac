//! Counts that an article tells beside the one that is its answer: the toll of an earlier quake, of another street, of one hospital.

use super::tellings::Item;
use relata_types::EntityId;
use std::collections::{BTreeMap, BTreeSet};

/// Who tells something: a speaker with the words that stand for him; `None`: the outlet.
type Voice<'a> = Option<(&'a Option<EntityId>, &'a str)>;

fn voice(item: &Item) -> Voice<'_> {
    item.statement.as_ref().map(|_| (&item.speaker, item.source.as_str()))
}

/// Marks them. How many met a fate an article answers with the first value that it tells; another value told by the outlet, or by one
/// who tells that answer, is of another day, another place or a part, unless another article answers with it. Somebody else's disputes
/// the answer. `items` are those of a story, in the order of the text.
pub(crate) fn mark(items: &mut [Item]) {
    let mut asked: BTreeMap<(usize, &str, &str), Vec<usize>> = BTreeMap::new();
    let mut first: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        if let Some(count) = &item.count {
            asked.entry((item.input, count.fate, &count.who)).or_default().push(at);
            first.entry((item.input, count.fate)).or_insert(at);
        }
    }
    let value = |at: usize| items[at].count.as_ref().map_or("", |count| count.value.as_str());
    // "Two workers were killed" answers how many people were.
    let answer = |input: usize, fate: &str, who: &str, told: &[usize]| -> usize {
        first.get(&(input, fate)).copied().filter(|_| who.is_empty()).unwrap_or(told[0])
    };
    let answers: BTreeSet<(&str, &str, &str)> = asked
        .iter()
        .map(|((input, fate, who), told)| (*fate, *who, value(answer(*input, fate, who, told))))
        .collect();
    let mut asides = Vec::new();
    for ((input, fate, who), told) in &asked {
        let first = answer(*input, fate, who, told);
        let answering = told.iter().filter(|at| value(**at) == value(first));
        let mut voices: BTreeSet<Voice> = answering.map(|at| voice(&items[*at])).collect();
        voices.extend([None, voice(&items[first])]);
        let is_aside = |at: &&usize| {
            !answers.contains(&(*fate, *who, value(**at))) && voices.contains(&voice(&items[**at]))
        };
        asides.extend(told.iter().filter(is_aside).copied());
    }
    for at in asides {
        if let Some(count) = &mut items[at].count {
            count.is_aside = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::tellings::items;
    use crate::entities::EntityOf;
    use crate::input::prepare;
    use crate::testing::article;
    use relata_types::{EntityType, StatementKind};

    #[test]
    fn a_second_toll_is_an_aside_unless_somebody_else_tells_it() {
        let text = "The flood of the Orle killed ten people. An earlier flood killed 32 people. \
                    “Twelve people were killed,” Ada Brun said.";
        let told = |others: &[&str]| -> Vec<(String, bool)> {
            let first = article("a", "en", text).names(EntityType::Person, &["Ada Brun"]);
            let mut articles =
                vec![first.said(StatementKind::Direct, "Ada Brun", "Twelve people were killed").build()];
            articles.extend(others.iter().map(|text| article("b", "en", text).build()));
            let inputs = prepare(&articles);
            let of_input = |(i, input)| items(i, input, &EntityOf::new());
            let mut items: Vec<Item> = inputs.iter().enumerate().flat_map(of_input).collect();
            mark(&mut items);
            let counts = items.iter().filter(|item| item.input == 0).filter_map(|item| item.count.as_ref());
            let mut told: Vec<_> = counts.map(|count| (count.value.clone(), count.is_aside)).collect();
            told.sort_unstable();
            told
        };
        let expected = |is_aside: bool| {
            [("10".to_owned(), false), ("12".to_owned(), false), ("32".to_owned(), is_aside)]
        };
        assert_eq!(told(&[]), expected(true));
        assert_eq!(told(&["The Orle killed six millers."]), expected(true));
        assert_eq!(told(&["At least 32 people were killed."]), expected(false), "another article's answer");
    }
}
