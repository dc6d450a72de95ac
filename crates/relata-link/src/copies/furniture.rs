//! Page furniture by recurrence: a paragraph that an outlet repeats under unrelated articles is not telling.
//!
//! Whether a paragraph is furniture depends on those articles of its outlet alone that hold it.

use crate::fold::pair_key;
use crate::input::{Input, Word};
use relata_types::Span;
use std::collections::{BTreeMap, BTreeSet};

/// In how many unrelated articles of one outlet a paragraph must recur: two may be an article and its update.
const UNRELATED: usize = 3;
/// Telling words that an article must have beside what it shares with another to be unrelated: an update adds less.
const OWN_STEMS: usize = 5;
/// Share of those words of the one that has fewer that two unrelated articles may have in common at most.
const COMMON_STEMS: f64 = 0.34;

/// Marks as furniture the words of paragraphs that recur under unrelated articles of one outlet: articles that differ in
/// all that they do not share to the letter. Articles of no known outlet count as one outlet's.
pub(crate) fn mark_recurring(inputs: &mut [Input]) {
    let bodies: Vec<Vec<Body>> = inputs.iter().map(bodies).collect();
    let mut holders: BTreeMap<(Option<String>, u64), Vec<usize>> = BTreeMap::new();
    for (i, bodies) in bodies.iter().enumerate() {
        let publisher = inputs[i].publisher();
        for key in bodies.iter().map(|body| body.key).collect::<BTreeSet<u64>>() {
            holders.entry((publisher.clone(), key)).or_default().push(i);
        }
    }
    let mut furniture: Vec<(usize, Span)> = Vec::new();
    for ((_, key), articles) in &holders {
        if recurs(articles, |i| (&inputs[i], &bodies[i])) {
            for i in articles {
                furniture
                    .extend(bodies[*i].iter().filter(|body| body.key == *key).map(|body| (*i, body.span)));
            }
        }
    }
    for (i, span) in furniture {
        for word in inputs[i].words.iter_mut().filter(|word| span.contains(word.span)) {
            word.furniture = true;
        }
    }
}

/// Whether three among the articles that hold a paragraph are unrelated to each other. `articles` are sorted.
fn recurs<'a, 'b: 'a>(articles: &[usize], article: impl Fn(usize) -> (&'a Input<'b>, &'a Vec<Body>)) -> bool {
    if articles.len() < UNRELATED {
        return false;
    }
    let mut apart: Vec<usize> = Vec::with_capacity(UNRELATED);
    for i in articles {
        if apart.iter().all(|j| are_unrelated(article(*i), article(*j))) {
            apart.push(*i);
            if apart.len() == UNRELATED {
                return true;
            }
        }
    }
    false
}

fn are_unrelated((a, bodies_a): (&Input, &Vec<Body>), (b, bodies_b): (&Input, &Vec<Body>)) -> bool {
    let own = |input: &Input, bodies: &[Body], others: &[Body]| -> BTreeSet<u64> {
        let own = bodies.iter().filter(|body| others.iter().all(|other| other.key != body.key));
        own.flat_map(|body| input.words_in(body.span))
            .filter(|word| word.is_content())
            .map(|word| word.stem)
            .collect()
    };
    let (x, y) = (own(a, bodies_a, bodies_b), own(b, bodies_b, bodies_a));
    let fewer = x.len().min(y.len());
    fewer >= OWN_STEMS && x.intersection(&y).count() as f64 <= COMMON_STEMS * fewer as f64
}

struct Body {
    key: u64,
    span: Span,
}

fn bodies(input: &Input) -> Vec<Body> {
    let body = |span: &Span| {
        let words: &[Word] = input.words_in(*span);
        let key = words.iter().fold(0, |key, word| pair_key(key, word.key));
        (!words.is_empty()).then_some(Body { key, span: *span })
    };
    input.paragraphs.iter().filter_map(body).collect()
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
    fn what_recurs_in_updates_of_one_article_is_not() {
        let lead = "A storm hit the coast on Friday night";
        let texts = ["Two", "Three", "Four", "Five", "Six"].map(|n| {
            format!("{lead}\nTwo are missing\n{n} fishermen were hurt when the storm sank boats off the northern coast")
        });
        assert_eq!(n_furniture(&texts.each_ref().map(String::as_str)), 0);
    }
}
