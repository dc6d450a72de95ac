//! Origins: independent tellings, as components of copy links that are guarded against chaining.
//!
//! Identical texts, reprints, rewrites and translations always join. An excerpt joins less: a round-up that lifts one passage from
//! each of two reports must not make one telling of the two. So an article's excerpt links join only
//! where they overlap its longest excerpt, and a link must do so in both of its articles. What a person ruled goes before both: a copy
//! always joins, and two articles that are no copies never share an origin, by whatever way.

use crate::components::Components;
use crate::fold::fold;
use crate::input::Input;
use crate::pile::Inputs;
use crate::rulings::{Apart, DECISION};
use relata_types::{CopyKind, CopyLink, Origin, Reason, Span, derive_id};
use std::collections::BTreeMap;

/// The origins of all inputs, each a sorted list of input indexes, by their smallest index; no pair of `apart` shares one.
pub(crate) fn group(inputs: &impl Inputs, copies: &[CopyLink], apart: &Apart) -> Vec<Vec<usize>> {
    let mut components = Components::new(inputs.count());
    let joins = joins(copies);
    let mut joined: Vec<&CopyLink> =
        copies.iter().zip(joins).filter_map(|(link, joins)| joins.then_some(link)).collect();
    if !apart.is_empty() {
        // What keeps two apart must not depend on which of the links between came first: a person's, then the surest.
        joined.sort_by(|x, y| {
            let by_score = y.score.total_cmp(&x.score);
            is_ruled(y).cmp(&is_ruled(x)).then(by_score).then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b)))
        });
    }
    for link in joined {
        if let (Some(a), Some(b)) = (inputs.index_of(&link.a), inputs.index_of(&link.b)) {
            let (x, y) = (components.root(a), components.root(b));
            let mut parts = apart.iter().map(|(i, j)| (components.root(*i), components.root(*j)));
            if !parts.any(|pair| pair == (x, y) || pair == (y, x)) {
                components.join(x, y);
            }
        }
    }
    components.sets()
}

/// Adds to each link the reasons that concern origins: that it joins none, so that the other links within an origin are the chain that
/// holds it together; and which article came first, when dates or a credit tell.
pub(crate) fn explain(inputs: &impl Inputs, copies: &mut [CopyLink]) {
    let joins = joins(copies);
    for (link, joins) in copies.iter_mut().zip(joins) {
        if !joins {
            link.reasons.push(Reason::new("joins-no-origin", "a longer excerpt is of another article"));
        }
        if let (Some(a), Some(b)) = (inputs.index_of(&link.a), inputs.index_of(&link.b)) {
            let first = inputs.with_bare(a, |a| inputs.with_bare(b, |b| came_first(a, b)));
            link.reasons.extend(first);
        }
    }
}

/// Which of two articles came first: the one that the other credits, else the one of the earlier day. Style tells nothing.
fn came_first(a: &Input, b: &Input) -> Option<Reason> {
    let credits = |a: &Input, b: &Input| {
        let outlet = b.publisher();
        outlet.is_some_and(|outlet| a.reading.credits.iter().any(|credit| fold(&credit.outlet) == outlet))
    };
    match (credits(a, b), credits(b, a)) {
        (true, false) => return Some(Reason::new("first-by-credit", b.article.label())),
        (false, true) => return Some(Reason::new("first-by-credit", a.article.label())),
        _ => {}
    }
    let (day_a, day_b) = (a.day()?, b.day()?);
    let first = match day_a.cmp(&day_b) {
        std::cmp::Ordering::Less => a,
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Greater => b,
    };
    Some(Reason::new("first-by-date", first.article.label()))
}

/// For each link whether it joins its articles to one origin.
fn joins(copies: &[CopyLink]) -> Vec<bool> {
    let mut longest: BTreeMap<&str, Span> = BTreeMap::new();
    for link in copies.iter().filter(|link| link.kind == CopyKind::Excerpt) {
        for passage in &link.passages {
            for (article, span) in [(&link.a, passage.a), (&link.b, passage.b)] {
                let longest = longest.entry(article).or_default();
                // The earlier of two equally long ones, whatever the order of the links.
                if (span.len(), longest.start) > (longest.len(), span.start) {
                    *longest = span;
                }
            }
        }
    }
    let in_longest =
        |article: &str, span: Span| longest.get(article).is_some_and(|longest| longest.overlaps(span));
    let joins = |link: &CopyLink| {
        link.kind != CopyKind::Excerpt
            || is_ruled(link)
            || link
                .passages
                .iter()
                .any(|passage| in_longest(&link.a, passage.a) && in_longest(&link.b, passage.b))
    };
    copies.iter().map(joins).collect()
}

/// Whether a person ruled that the two articles are copies.
fn is_ruled(link: &CopyLink) -> bool {
    link.reasons.iter().any(|reason| reason.name == DECISION)
}

/// The origins as they are shown, sorted by id.
pub(crate) fn describe(inputs: &impl Inputs, groups: &[Vec<usize>]) -> Vec<Origin> {
    let mut origins: Vec<Origin> = groups.iter().map(|group| describe_one(inputs, group)).collect();
    origins.sort_by(|x, y| x.id.cmp(&y.id));
    origins
}

/// One origin; its id is derived from its articles.
pub(crate) fn describe_one(inputs: &impl Inputs, group: &[usize]) -> Origin {
    let articles: Vec<_> = group.iter().map(|i| inputs.id(*i).clone()).collect();
    Origin { id: derive_id('o', articles.iter().map(String::as_str)), articles }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;
    use relata_types::Passage;

    fn link(a: &str, b: &str, kind: CopyKind, at_a: (usize, usize), at_b: (usize, usize)) -> CopyLink {
        let passage = Passage { a: Span::new(at_a.0, at_a.1), b: Span::new(at_b.0, at_b.1) };
        CopyLink { a: a.into(), b: b.into(), kind, score: 1.0, reasons: Vec::new(), passages: vec![passage] }
    }

    /// Two articles with the kind of their link and the places of their passage.
    type Link = (usize, usize, CopyKind, (usize, usize), (usize, usize));

    fn sizes(links: &[Link]) -> Vec<usize> {
        let articles: Vec<_> = ["p", "q", "r"].map(|key| article(key, "en", "some words").build()).into();
        let inputs = prepare(&articles);
        let links: Vec<_> = links
            .iter()
            .map(|(a, b, kind, at_a, at_b)| {
                link(&inputs[*a].article.id, &inputs[*b].article.id, *kind, *at_a, *at_b)
            })
            .collect();
        let mut sizes: Vec<usize> = group(&inputs, &links, &Apart::new()).iter().map(Vec::len).collect();
        sizes.sort_unstable();
        sizes
    }

    #[test]
    fn a_hub_of_two_excerpts_does_not_glue_them() {
        let apart =
            [(0, 1, CopyKind::Excerpt, (0, 90), (0, 90)), (0, 2, CopyKind::Excerpt, (100, 150), (0, 50))];
        assert_eq!(sizes(&apart), [1, 2]);
        let same_passage =
            [(0, 1, CopyKind::Excerpt, (0, 90), (0, 90)), (0, 2, CopyKind::Excerpt, (20, 70), (0, 50))];
        assert_eq!(sizes(&same_passage), [3]);
    }

    #[test]
    fn the_chain_and_what_came_first_are_told() {
        let mut articles: Vec<_> = ["p", "q", "r"].map(|key| article(key, "en", "some words").build()).into();
        articles[0].0.metadata.published = Some("2024-03-08".into());
        let inputs = prepare(&articles);
        let at = |key: &str| inputs.iter().position(|input| input.article.key == key).unwrap();
        let id = |key: &str| inputs[at(key)].article.id.as_str();
        let mut links = [
            link(id("p"), id("q"), CopyKind::Excerpt, (0, 90), (0, 90)),
            link(id("p"), id("r"), CopyKind::Excerpt, (100, 150), (0, 50)),
            link(id("q"), id("r"), CopyKind::Reprint, (0, 9), (0, 9)),
        ];
        explain(&inputs, &mut links);
        let names =
            |at: usize| links[at].reasons.iter().map(|reason| reason.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names(0), ["first-by-date"]);
        assert_eq!(links[0].reasons[0].value, "Title of p");
        assert_eq!(names(1), ["joins-no-origin", "first-by-date"]);
        assert_eq!(names(2), Vec::<&str>::new());
    }

    #[test]
    fn a_credit_tells_which_came_first_before_any_date_and_nothing_else_does() {
        let first = |of_p: &str, of_q: &str, credits: bool| {
            let q = article("q", "en", "some words, as Outlet p reports").on(of_q);
            let q = if credits { q.credits("Outlet p") } else { q };
            let mut articles = [article("p", "en", "some words").on(of_p).build(), q.build()];
            articles.sort_by(|x, y| x.0.id.cmp(&y.0.id));
            let inputs = prepare(&articles);
            let at = |i: usize| inputs[i].article.id.as_str();
            let mut links = [link(at(0), at(1), CopyKind::Reprint, (0, 9), (0, 9))];
            explain(&inputs, &mut links);
            let reasons = links[0].reasons.iter();
            reasons.map(|reason| format!("{} {}", reason.name, reason.value)).collect::<Vec<_>>()
        };
        assert_eq!(first("2024-03-09", "2024-03-08", true), ["first-by-credit Title of p"]);
        assert_eq!(first("2024-03-09", "2024-03-08", false), ["first-by-date Title of q"]);
        assert_eq!(first("2024-03-09", "2024-03-09", false), Vec::<String>::new(), "the longer text is none");
        assert_eq!(first("unknown", "2024-03-09", false), Vec::<String>::new());
    }

    #[test]
    fn reprints_always_join() {
        let links = [(0, 1, CopyKind::Reprint, (0, 9), (0, 9)), (1, 2, CopyKind::Identical, (0, 9), (0, 9))];
        assert_eq!(sizes(&links), [3]);
    }
}
