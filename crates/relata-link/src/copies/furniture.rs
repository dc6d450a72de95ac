//! Page furniture by recurrence: a paragraph that an outlet repeats under unrelated articles is not telling.

use crate::fold::pair_key;
use crate::input::Input;
use relata_types::Span;
use std::collections::{BTreeMap, BTreeSet};

/// In how many unrelated articles of one outlet a paragraph must recur: two may be an article and its update.
const UNRELATED: usize = 3;

/// Marks as furniture the words of paragraphs that recur under unrelated articles of one outlet. Articles are unrelated
/// when their longest paragraphs, the recurring ones left aside, differ. Articles of no known outlet count
/// as one outlet's.
pub(crate) fn mark_recurring(inputs: &mut [Input]) {
    let bodies: Vec<Vec<Body>> = inputs.iter().map(bodies).collect();
    let mut holders: BTreeMap<(Option<String>, u64), Vec<usize>> = BTreeMap::new();
    for (i, bodies) in bodies.iter().enumerate() {
        let publisher = inputs[i].publisher();
        for key in bodies.iter().map(|body| body.key).collect::<BTreeSet<u64>>() {
            holders.entry((publisher.clone(), key)).or_default().push(i);
        }
    }
    let recurring: BTreeSet<(usize, u64)> = holders
        .iter()
        .filter(|(_, articles)| articles.len() >= UNRELATED)
        .flat_map(|((_, key), articles)| articles.iter().map(move |i| (*i, *key)))
        .collect();
    let lead = |i: usize| {
        let own = bodies[i].iter().filter(|body| !recurring.contains(&(i, body.key)));
        own.max_by_key(|body| (body.n_words, body.key)).map(|body| body.key)
    };
    let mut furniture: Vec<(usize, Span)> = Vec::new();
    for ((_, key), articles) in holders.iter().filter(|(_, articles)| articles.len() >= UNRELATED) {
        let leads: BTreeSet<u64> = articles.iter().filter_map(|i| lead(*i)).collect();
        if leads.len() >= UNRELATED {
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

struct Body {
    key: u64,
    n_words: usize,
    span: Span,
}

fn bodies(input: &Input) -> Vec<Body> {
    let body = |span: &Span| {
        let words = input.words_in(*span);
        let key = words.iter().fold(0, |key, word| pair_key(key, word.key));
        Body { key, n_words: words.len(), span: *span }
    };
    input.paragraphs.iter().map(body).filter(|body| body.n_words > 0).collect()
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
            "A storm hit the coast\nSign up now",
            "Banks rose again today\nSign up now",
            "A fire in town\nSign up now",
        ];
        assert_eq!(n_furniture(&texts), 9);
        assert_eq!(n_furniture(&texts[..2]), 0);
    }

    #[test]
    fn what_recurs_in_updates_of_one_article_is_not() {
        let lead = "A storm hit the coast on Friday night";
        let texts = [
            format!("{lead}\nTwo are missing"),
            format!("{lead}\nTwo are missing\nThree hurt"),
            format!("{lead}\nTwo are missing\nFour hurt"),
        ];
        assert_eq!(n_furniture(&texts.each_ref().map(String::as_str)), 0);
    }
}
