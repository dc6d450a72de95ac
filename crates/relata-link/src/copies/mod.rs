//! Copy links: which articles share text, in which way, and where.
//!
//! Within a language: [`candidates`] proposes pairs by shared fingerprints, [`align`] finds the passages that are
//! equal, [`kinds`] decides; [`rewritten`] measures whether one text tells the other in other words, [`merged`] looks for a third
//! article in what is left. Across languages, [`translated`] compares what is named and counted in which order, and what the
//! sentences mean. Words between quotation marks are weak evidence, since independent reporters quote the
//! same words, and furniture is none.

mod added;
mod align;
mod anchors;
mod blocks;
mod candidates;
mod furniture;
mod kinds;
mod meaning;
mod merged;
mod places;
mod rewritten;
mod rivals;
mod translated;
mod translated_added;

pub use added::{Pile, add};
pub(crate) use candidates::{Placed, pairs};
pub(crate) use furniture::{mark_known, mark_recurring, recurring};
pub(crate) use translated::Keep;
pub use translated::Piece;
pub use translated_added::{Shelf, add_translations, is_of_reference};

use crate::input::Input;
use crate::pile::Inputs;
use rayon::prelude::*;
use relata_types::{CopyLink, CopyVerdict, Sketch, Story};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of the articles' texts already.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'k> {
    /// What all pairs of articles are to each other by their texts alone, within a language.
    pub verdicts: &'k [CopyVerdict],
    /// The translations among them, as far as these are known.
    pub translations: Option<&'k [CopyLink]>,
    /// The stories under the decisions in force, as far as these are known, and the translations too.
    pub stories: Option<&'k [Story]>,
}

/// All copy links among `inputs`, whose recurring furniture is marked, sorted by the two articles. What is `known` is not
/// compared again; `keep` gets what is kept to find the translations of later articles.
pub(crate) fn find(inputs: &impl Inputs, known: Option<Known<'_>>, keep: &mut Keep<'_>) -> Vec<CopyLink> {
    let verdicts = known.map(|known| known.verdicts);
    let verdicts = verdicts.map_or_else(|| judge_all(inputs), <[CopyVerdict]>::to_vec);
    let pair = |link: &CopyLink| inputs.index_of(&link.a).zip(inputs.index_of(&link.b));
    let judged: BTreeSet<usize> =
        verdicts.iter().filter_map(|verdict| pair(&verdict.link)).flat_map(|(i, j)| [i, j]).collect();
    let judged: Vec<usize> = judged.into_iter().collect();
    let n_bytes = judged
        .par_iter()
        .map(|i| (inputs.id(*i).as_str(), inputs.with(*i, merged::n_bytes)))
        .collect::<BTreeMap<&str, u32>>();
    let linked: BTreeSet<(usize, usize)> =
        verdicts.iter().filter(|verdict| verdict.is_sure).filter_map(|verdict| pair(&verdict.link)).collect();
    let mut links = settle(verdicts, &n_bytes);
    match known.and_then(|known| known.translations) {
        Some(translations) => links.extend_from_slice(translations),
        None => links.extend(translated::find(inputs, &linked, keep)),
    }
    links.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    links
}

/// What the pairs of `inputs` are to each other by their texts alone.
pub(crate) fn judge_all(inputs: &impl Inputs) -> Vec<CopyVerdict> {
    let pairs = {
        let keys: Vec<Vec<u64>> = (0..inputs.count())
            .into_par_iter()
            .map(|i| inputs.with(i, |input| candidates::keys(&input.words)))
            .collect();
        pairs(&keys.iter().map(|keys| Placed::new(keys)).collect::<Vec<_>>())
    };
    let judge = |same: &[(u32, u32)]| -> Vec<CopyVerdict> {
        let Some((i, _)) = same.first() else { return Vec::new() };
        inputs.with(*i as usize, |a| {
            let others = same.iter().map(|(_, j)| *j as usize);
            others.filter_map(|j| inputs.with(j, |b| kinds::judge(a, b))).collect()
        })
    };
    pairs.par_chunk_by(|x, y| x.0 == y.0).flat_map_iter(judge).collect()
}

/// The links that verdicts make together, sorted by the two articles: some need a third article, and some change by one. Whether a link
/// changes depends on the verdicts on its two articles alone. `n_bytes`: [`Sketch::n_bytes`] of the articles.
pub(crate) fn settle(verdicts: Vec<CopyVerdict>, n_bytes: &BTreeMap<&str, u32>) -> Vec<CopyLink> {
    let (sure, unsure): (Vec<CopyVerdict>, Vec<CopyVerdict>) =
        verdicts.into_iter().partition(|verdict| verdict.is_sure);
    let links = |verdicts: Vec<CopyVerdict>| verdicts.into_iter().map(|verdict| verdict.link).collect();
    let mut settled: Vec<CopyLink> = links(sure);
    let supported = rewritten::supported(links(unsure), &settled);
    settled.extend(supported);
    merged::tell_apart(n_bytes, &mut settled);
    settled.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
    settled
}

/// The link between two inputs (`a` has the smaller id) by their texts alone.
pub(crate) fn compare(a: &Input, b: &Input) -> Option<CopyLink> {
    kinds::judge(a, b).filter(|verdict| verdict.is_sure).map(|verdict| verdict.link)
}

/// What is kept of an article whose furniture is marked as far as it is known.
pub(crate) fn sketch(input: &Input) -> Sketch {
    Sketch {
        article: input.article.id.clone(),
        keys: candidates::keys(&input.words),
        paragraphs: furniture::paragraph_keys(&furniture::bodies(input)),
        n_bytes: merged::n_bytes(input),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::{Builder, article};
    use relata_types::{CopyKind, EntityType, StatementKind};

    const STORM: &str = "The river Orle broke its banks before dawn on Monday. Two bridges were carried off near the old mill. \
        Firefighters brought forty families to the sports hall of the town. The mayor asked people to stay away from the \
        embankment. Trains between the two valleys will not run before Thursday at the earliest. Farmers fear for the \
        harvest of the lower fields.";

    fn kinds(articles: Vec<Builder>) -> Vec<CopyKind> {
        let articles: Vec<_> = articles.into_iter().map(Builder::build).collect();
        let mut inputs = prepare(&articles);
        mark_recurring(&mut inputs);
        find(&inputs, None, &mut None).into_iter().map(|link| link.kind).collect()
    }

    #[test]
    fn the_same_words_under_other_marks_are_identical() {
        let a = "“We won’t leave,” said the élu of Orbel after the vote.";
        let b = "\"We won't leave\", said the elu of ORBEL after the vote…";
        assert_eq!(kinds(vec![article("a", "en", a), article("b", "en", b)]), [CopyKind::Identical]);
    }

    #[test]
    fn a_cut_and_edited_text_is_a_reprint() {
        let cut = STORM.split_inclusive(". ").take(3).collect::<String>().replace("before dawn", "early");
        assert_eq!(kinds(vec![article("a", "en", STORM), article("b", "en", &cut)]), [CopyKind::Reprint]);
    }

    #[test]
    fn a_sentence_or_two_within_another_text_is_an_excerpt() {
        let lifted: String = STORM.split_inclusive(". ").take(3).collect();
        let other = "Insurers met in the capital to talk about prices. Their spokesman expects a hard year for small companies. \
            Premiums have doubled since the spring and many owners have given up their cover altogether. ";
        let after = "The government wants to present a fund in autumn that pays when nobody else does. Critics call it too late and far too small. \
            Nothing has been said of who would pay for it. Experts doubt that the plan can pass both chambers this year, as the opposition \
            holds the upper house and has a plan of its own that costs half as much.";
        let hub = format!("{other}{lifted}{after}");
        let rest = "A new museum of the valley shows tools, boats and letters of those who lived from timber. It opens on Sunday with a concert \
            and free bread for all who come. The curator has worked on it for nine years, mostly alone. ";
        let found = kinds(vec![article("a", "en", &hub), article("b", "en", &format!("{lifted}{rest}"))]);
        assert_eq!(found, [CopyKind::Excerpt]);
    }

    #[test]
    fn two_reports_that_quote_one_statement_are_not_copies() {
        let quote = "We will not leave this valley before every single bridge stands again and every family has a roof over its \
            head and a road that leads to the town";
        let a = format!("Minister Ada Brun spoke in Orbel. “{quote},” Ada Brun told reporters at the mill.");
        let b = format!(
            "After the flood came a promise. Standing on the market square, Ada Brun said: “{quote}.”"
        );
        let with = |key: &str, text: &str| {
            article(key, "en", text).names(EntityType::Person, &["Ada Brun"]).said(
                StatementKind::Direct,
                "Ada Brun",
                quote,
            )
        };
        assert_eq!(kinds(vec![with("a", &a), with("b", &b)]), []);
    }

    #[test]
    fn a_public_statement_reproduced_in_full_is_no_copying() {
        let statement = "Our party leaves the government today. For eleven months we asked for a vote on the reservoir, \
            and for eleven months the prime minister found reasons to wait. People in the lower valley have no water after noon.\n\
            We will vote for every law that brings water to them and against every law that does not. We ask our ministers to hand \
            over their offices in good order by Friday evening.";
        let with =
            |key: &str, own: &str, line: &str| article(key, "en", &format!("{own}\n{line}\n{statement}"));
        let pair = |line: &str| {
            let walked = "Reporters waited since dawn in front of the chancellery, where nobody would speak to them all day.";
            let quiet = "The coalition in Orbel broke on Monday after a night of talks, and the currency lost a tenth of its value.";
            kinds(vec![with("a", walked, line), with("b", quiet, line)])
        };
        assert_eq!(pair("The statement of the party in full:"), []);
        assert_eq!(pair("It rained in the capital."), [CopyKind::Excerpt], "told in the outlet's own voice");
    }

    #[test]
    fn every_link_has_reasons_and_passages_that_match() {
        let cut = STORM.split_inclusive(". ").take(3).collect::<String>().replace("before dawn", "early");
        let articles: Vec<_> = [
            article("a", "en", STORM),
            article("b", "en", &cut),
            article("c", "en", &STORM.replace("Thursday", "THURSDAY")),
        ]
        .map(Builder::build)
        .into();
        let mut inputs = prepare(&articles);
        mark_recurring(&mut inputs);
        let text = |id: &str| articles.iter().find(|(article, _)| article.id == id).unwrap().0.text.as_str();
        let links = find(&inputs, None, &mut None);
        assert_eq!(links.len(), 3);
        for link in links {
            assert!((0.0..=1.0).contains(&link.score), "{link:?}");
            assert!(!link.reasons.is_empty() && !link.passages.is_empty(), "{link:?}");
            for passage in &link.passages {
                let (a, b) = (passage.a.text(text(&link.a)), passage.b.text(text(&link.b)));
                let first = |words: &str| words.split(' ').next().unwrap().to_lowercase();
                assert!(a.len() > 20 && first(a) == first(b), "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn one_template_filled_in_twice_is_no_copy() {
        let text = |who: &str, n: u32, town: &str, day: &str, coach: &str| {
            format!(
                "{who} won the match against the guests from {town} on {day} with {n} goals in the second half. The team of coach \
                {coach} now leads the table with {} points. The next match will be played in {town} in front of {}000 people.",
                n * 7,
                n + 11
            )
        };
        let found = kinds(vec![
            article("a", "en", &text("Orbel", 3, "Varn", "Saturday", "Lena Holt")),
            article("b", "en", &text("Tessin", 5, "Mirov", "Sunday", "Karl Unger")),
        ]);
        assert_eq!(found, []);
    }

    #[test]
    fn shared_furniture_is_no_copy() {
        let foot = "Support our journalism with a small sum each month, so that we can go on asking the questions that others do not ask, \
            in all the valleys and towns of the land, for as long as it takes.";
        let texts = [
            "A storm hit the northern coast and two fishing boats are missing",
            "Shares of large banks rose again after a quiet week in the capital",
            "A fire burned in the old town all night and destroyed three workshops",
        ];
        let articles = texts
            .iter()
            .enumerate()
            .map(|(i, text)| article(&i.to_string(), "en", &format!("{text}\n{foot}")).outlet("Same"));
        assert_eq!(kinds(articles.collect()), []);
    }

    const DISPATCH: [&str; 6] = [
        "Elena Marsh, mayor of Orbel, visited the copper plant of Varn on 12 October with 35 engineers.",
        "The commission of Professor Karl Unger presented 480 pages on the destruction of the Tessin tunnel.",
        "According to its conclusions, 17 inspections were cancelled between 2011 and 2019.",
        "Minister Ada Brun promised 250 million crowns for the reconstruction of the tunnel.",
        "The opposition in Mirov demanded a parliamentary inquiry before 1 December.",
        "Tessin has 9400 inhabitants, of whom 62 percent depend on the tunnel.",
    ];
    const DISPATCH_FR: [&str; 6] = [
        "Elena Marsh, maire d’Orbel, a visité le 12 octobre l’usine de cuivre de Varn avec 35 ingénieurs.",
        "La commission du professeur Karl Unger a présenté 480 pages sur la destruction du tunnel de Tessin.",
        "Selon ses conclusions, 17 inspections ont été annulées entre 2011 et 2019.",
        "La ministre Ada Brun a promis 250 millions de couronnes pour la reconstruction du tunnel.",
        "À Mirov, l’opposition a demandé une enquête parlementaire avant le 1 décembre.",
        "Tessin compte 9400 habitants, dont 62 pour cent dépendent du tunnel.",
    ];

    fn named(key: &str, lang: &str, text: &str) -> Builder {
        let people = ["Elena Marsh", "Karl Unger", "Ada Brun", "Lena Holt", "Jan Vesely"];
        let places = ["Orbel", "Varn", "Tessin", "Mirov", "Dravik", "Solm"];
        article(key, lang, text).names(EntityType::Person, &people).names(EntityType::Place, &places)
    }

    #[test]
    fn the_same_names_and_numbers_in_the_same_order_are_a_translation() {
        let found =
            kinds(vec![named("a", "en", &DISPATCH.join("\n")), named("b", "fr", &DISPATCH_FR.join("\n"))]);
        assert_eq!(found, [CopyKind::Translation]);
    }

    #[test]
    fn a_template_in_two_languages_and_an_own_report_are_no_translation() {
        let other = DISPATCH_FR.join("\n");
        let swaps = [
            ("Elena Marsh", "Lena Holt"),
            ("Karl Unger", "Jan Vesely"),
            ("Orbel", "Dravik"),
            ("Varn", "Solm"),
            ("Tessin", "Brodec"),
            ("480", "312"),
            ("17", "8"),
            ("250", "90"),
            ("9400", "5100"),
            ("62", "48"),
            ("12", "3"),
            ("35", "4"),
            ("2011", "2004"),
            ("2019", "2009"),
        ];
        let template = swaps.iter().fold(other, |text, (from, to)| text.replace(from, to));
        let own = "À Tessin, personne ne veut parler du tunnel.\nDes camions attendent devant l’usine de Varn.\nAda Brun est \
            venue, Karl Unger aussi, et rien n’a changé.\nOn répare ce qu’on peut.";
        for french in [template.as_str(), own] {
            let found = kinds(vec![named("a", "en", &DISPATCH.join("\n")), named("b", "fr", french)]);
            assert_eq!(found, [], "{french}");
        }
    }
}
