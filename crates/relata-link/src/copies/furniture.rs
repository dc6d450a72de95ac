//! Page furniture by recurrence: a paragraph that an outlet repeats under unrelated articles is not telling.
//!
//! Whether a paragraph is furniture depends on those articles of its outlet alone that hold it.

use crate::fold::{key, pair_key};
use crate::input::Input;
use crate::pile::Inputs;
use crate::rarity::visit_holders;
use rayon::prelude::*;
use relata_types::Span;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::ops::RangeInclusive;

/// In how many unrelated articles of one outlet a paragraph must recur: two may be an article and its update.
const UNRELATED: usize = 3;
/// Telling words that an article must have beside what it shares with another to be unrelated: an update adds less.
const OWN_STEMS: usize = 5;
/// Share of those words of the one that has fewer that two unrelated articles may have in common at most.
const COMMON_STEMS: f64 = 0.34;

/// One paragraph of an article.
pub(crate) struct Body {
    /// Key of its outlet and its words: equal for the same words from one outlet. Articles of no known outlet count as one outlet's.
    pub(crate) key: u64,
    span: Span,
    /// The keys of its telling words.
    stems: Vec<u64>,
}

/// The paragraphs of an article that have words.
pub(crate) fn bodies(input: &Input) -> Vec<Body> {
    let publisher = input.publisher().map_or(0, |publisher| key(publisher.as_bytes()));
    let body = |span: &Span| {
        let words = input.words_in(*span);
        let key = words.iter().fold(publisher, |key, word| pair_key(key, word.key));
        let stems = words.iter().filter(|word| word.is_content()).map(|word| word.stem).collect();
        (!words.is_empty()).then_some(Body { key, span: *span, stems })
    };
    input.paragraphs.iter().filter_map(body).collect()
}

/// Marks as furniture the words of paragraphs that are [`recurring`]; their keys.
pub(crate) fn mark_recurring(inputs: &mut Vec<Input>) -> BTreeSet<u64> {
    let recurring = recurring(inputs);
    inputs.par_iter_mut().for_each(|input| mark_known(input, &recurring));
    recurring
}

/// The keys of paragraphs that recur under unrelated articles of one outlet: articles that differ in all that they do not share to the letter.
/// What is marked already makes no difference.
pub(crate) fn recurring(inputs: &impl Inputs) -> BTreeSet<u64> {
    let keys: Vec<Vec<u64>> = (0..inputs.count())
        .into_par_iter()
        .map(|i| inputs.with(i, |input| paragraph_keys(&bodies(input))))
        .collect();
    let mut recurring = BTreeSet::new();
    let within = |i: usize, range: RangeInclusive<u64>| {
        let from = keys[i].partition_point(|key| key < range.start());
        keys[i][from..].iter().copied().take_while(move |key| key <= range.end())
    };
    visit_holders(keys.len(), within, |key, holders| {
        let Ok(recurs) = recurs(holders, |(_, i)| Ok::<_, Infallible>(inputs.with(*i as usize, bodies)));
        if recurs {
            recurring.insert(key);
        }
    });
    recurring
}

/// The keys of paragraphs, sorted, each once.
pub(crate) fn paragraph_keys(bodies: &[Body]) -> Vec<u64> {
    let mut keys: Vec<u64> = bodies.iter().map(|body| body.key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Marks the words of those paragraphs of an article that are `recurring`.
pub(crate) fn mark_known(input: &mut Input, recurring: &BTreeSet<u64>) {
    if !recurring.is_empty() {
        let bodies = bodies(input);
        mark(input, &bodies, recurring);
    }
}

/// Marks the words of those `bodies` of an article that are `recurring`.
pub(crate) fn mark(input: &mut Input, bodies: &[Body], recurring: &BTreeSet<u64>) {
    for body in bodies.iter().filter(|body| recurring.contains(&body.key)) {
        for word in input.words.iter_mut().filter(|word| body.span.contains(word.span)) {
            word.furniture = true;
        }
    }
}

/// Whether three among the articles that hold a paragraph are unrelated to each other. `holders` are sorted by article; `bodies_of` is
/// asked for as few as are needed.
pub(crate) fn recurs<T, B: AsRef<[Body]>, E>(
    holders: &[T],
    mut bodies_of: impl FnMut(&T) -> Result<B, E>,
) -> Result<bool, E> {
    if holders.len() < UNRELATED {
        return Ok(false);
    }
    let mut apart: Vec<B> = Vec::with_capacity(UNRELATED);
    for holder in holders {
        let bodies = bodies_of(holder)?;
        if apart.iter().all(|other| are_unrelated(bodies.as_ref(), other.as_ref())) {
            apart.push(bodies);
            if apart.len() == UNRELATED {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn are_unrelated(a: &[Body], b: &[Body]) -> bool {
    let own = |bodies: &[Body], others: &[Body]| -> BTreeSet<u64> {
        let own = bodies.iter().filter(|body| others.iter().all(|other| other.key != body.key));
        own.flat_map(|body| body.stems.iter().copied()).collect()
    };
    let (x, y) = (own(a, b), own(b, a));
    let fewer = x.len().min(y.len());
    fewer >= OWN_STEMS && x.intersection(&y).count() as f64 <= COMMON_STEMS * fewer as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;

    fn n_furniture(texts: &[&str]) -> usize {
        let articles: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(i, text)| article(&i.to_string(), "en", text).outlet("Same").build())
            .collect();
        let mut inputs = prepare(&articles);
        mark_recurring(&mut inputs);
        inputs.iter().flat_map(|input| &input.words).filter(|word| word.furniture).count()
    }

    #[test]
    fn what_recurs_under_unrelated_articles_is_furniture() {
        let texts = [
            "A storm hit the northern coast, sank two fishing boats and cut power lines on three islands\nSign up now",
            "Banks raised interest rates again after inflation surprised economists in the capital\nSign up now",
            "Fire destroyed a furniture factory near Orbel; police suspect arson by former workers\nSign up now",
        ];
        assert_eq!(n_furniture(&texts), 9);
        assert_eq!(n_furniture(&texts[..2]), 0);
    }

    #[test]
    fn what_three_outlets_print_is_not_the_furniture_of_one() {
        let told = |(i, text): (usize, &str)| {
            article(&i.to_string(), "en", text).outlet(&format!("Outlet {i}")).build()
        };
        let texts = [
            "A storm hit the northern coast, sank two fishing boats and cut power lines on three islands\nSign up now",
            "Banks raised interest rates again after inflation surprised economists in the capital\nSign up now",
            "Fire destroyed a furniture factory near Orbel; police suspect arson by former workers\nSign up now",
        ];
        let articles: Vec<_> = texts.into_iter().enumerate().map(told).collect();
        let mut inputs = prepare(&articles);
        assert_eq!(mark_recurring(&mut inputs), BTreeSet::new());
    }

    #[test]
    fn what_recurs_in_updates_of_one_article_is_not() {
        let lead = "A storm hit the coast on Friday night";
        let texts = ["Two", "Three", "Four", "Five", "Six"].map(|n| {
            format!("{lead}\nTwo are missing\n{n} fishermen were hurt when the storm sank boats off the northern coast")
        });
        assert_eq!(n_furniture(&texts.each_ref().map(String::as_str)), 0);
    }
}
