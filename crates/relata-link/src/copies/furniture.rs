//! Page furniture by recurrence: a paragraph that an outlet repeats under unrelated articles is not telling.
//!
//! Whether a paragraph is furniture depends on those articles of its outlet alone that hold it.

use crate::fold::{key, pair_key};
use crate::input::Input;
use rayon::prelude::*;
use relata_types::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

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

/// Marks as furniture the words of paragraphs that recur under unrelated articles of one outlet: articles that differ in
/// all that they do not share to the letter. The keys of those paragraphs.
pub(crate) fn mark_recurring(inputs: &mut [Input]) -> BTreeSet<u64> {
    let bodies: Vec<Vec<Body>> = inputs.par_iter().map(bodies).collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, bodies) in bodies.iter().enumerate() {
        for key in bodies.iter().map(|body| body.key).collect::<BTreeSet<u64>>() {
            holders.entry(key).or_default().push(i);
        }
    }
    holders.retain(|_, articles| {
        let Ok(recurs) = recurs(articles, |i| Ok::<_, Infallible>(bodies[*i].as_slice()));
        recurs
    });
    let recurring: BTreeSet<u64> = holders.into_keys().collect();
    for (input, bodies) in inputs.iter_mut().zip(&bodies) {
        mark(input, bodies, &recurring);
    }
    recurring
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
