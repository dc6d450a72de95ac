//! Names that run together: two names and what stands between them, taken for one.

use super::Name;
use super::ordinary::is_ordinary_word;
use crate::input::Input;
use relata_pipeline::Upos;
use relata_types::EntityType;
use std::collections::BTreeMap;
use std::ops::Range;

/// Words between two names that run together: a headline's verb, or "and".
const BETWEEN: usize = 2;

/// Parts what holds two names of which the article speaks apart, with a conjunction or a headline's verb between them: "Orbel Acquires
/// Varn", "Amis and Vane".
pub(super) fn part_two(input: &Input<'_>, names: &mut Vec<Name>) {
    let mut known: BTreeMap<Vec<&str>, (EntityType, usize)> = BTreeMap::new();
    for name in names.iter() {
        let words: Vec<&str> = words(input, name.tokens.clone());
        if name.entity_type == EntityType::Person && words.len() > 1 {
            known.entry(words[words.len() - 1..].to_vec()).or_insert((EntityType::Person, 0)).1 += 1;
        }
        known.entry(words).or_insert((name.entity_type, 0)).1 += 1;
    }
    let find = |tokens: Range<usize>| known.get(&words(input, tokens)).map(|(entity_type, _)| *entity_type);
    let is_link = |index: usize| {
        let token = input.token(index);
        matches!(token.pos(), Upos::Verb | Upos::Aux)
            || token.pos() == Upos::Cconj && token.text() != "&"
            || matches!(token.pos(), Upos::Propn | Upos::Noun) && is_ordinary_word(input, token.text())
    };
    for at in (0..names.len()).rev() {
        let tokens = names[at].tokens.clone();
        let is_single = known.get(&words(input, tokens.clone())).is_some_and(|(_, count)| *count == 1);
        if tokens.len() < 3 || !is_single || names[at].entity_type == EntityType::Place {
            continue;
        }
        let parts = (tokens.start + 1..tokens.end - 1).find_map(|end| {
            let first = find(tokens.start..end)?;
            (end + 1..tokens.end.min(end + 1 + BETWEEN)).find_map(|start| {
                let second = find(start..tokens.end).filter(|_| (end..start).all(is_link))?;
                Some([(tokens.start..end, first), (start..tokens.end, second)])
            })
        });
        if let Some(parts) = parts {
            names.remove(at);
            for (place, (tokens, entity_type)) in parts.into_iter().enumerate() {
                names.insert(at + place, Name { tokens, entity_type });
            }
        }
    }
}

fn words<'i>(input: &'i Input<'_>, tokens: Range<usize>) -> Vec<&'i str> {
    tokens.map(|index| input.token(index).text()).collect()
}
