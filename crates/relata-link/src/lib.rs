//! Readings to a dossier: copies, origins, stories, entities, claims.
//!
//! [`link`] is the whole of it. Each stage is a function over all articles, written as keys, candidate pairs, scores and
//! components, so that time grows near-linearly and the answer never depends on the order of the articles: they are
//! sorted by id first, and every choice between equals falls to the smaller.
//!
//! 1. copy links: which articles share text, and where;
//! 2. origins: components of copy links, guarded against chaining;
//! 3. stories: origins on the same happening;
//! 4. entities: people, organisations, places and groups, whom a surname means being decided within the story;
//! 5. claims: one proposition told in one or more articles, in any language, with its standing; what is not known;
//! 6. silences: who is prominent in a story and not heard.

mod bytes;
mod claims;
mod components;
mod copies;
mod credited;
mod deaths;
mod entities;
mod fold;
mod input;
mod lang;
mod names;
mod origins;
mod pile;
mod rarity;
mod rulings;
mod silences;
pub mod steps;
mod stories;
#[cfg(test)]
mod testing;
mod wanted;
mod words;

pub use claims::{CLAIM_FEATURES, ComparedTellings};
pub use entities::group_names;
pub use names::{NAME_FEATURES, NameMatch, build_name_table, compare_names, name_features};
pub use stories::{STORY_FEATURES, StoryFeatures};

use pile::Inputs;
use relata_types::{Article, CopyLink, Decision, Dossier, Reading, Story};
use std::collections::BTreeMap;

/// Everything that `articles` establish together, as corrected by the `decisions` in force.
///
/// The same set of articles gives the same dossier, byte for byte, in whatever order they come; an article that comes
/// twice counts once. Time is near-linear in the number of articles for stories of limited size.
pub fn link(articles: &[(Article, Reading)], decisions: &[Decision]) -> Dossier {
    link_compared(articles, None, decisions, &mut |_| (), None)
}

/// The parts of [`link`], in the order of their work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Words, furniture by recurrence, copy links and origins.
    Copies,
    /// Stories.
    Stories,
    /// Who is who, and who is not heard.
    Entities,
    /// Claims and open questions.
    Claims,
}

/// The same as [`link`]; what is `known`, which are the verdicts of [`steps::add`] on all of the articles and no others, and perhaps the translations of
/// [`steps::add_translations`] and the stories of [`steps::add_stories`], is not compared again. `on_end` is called at the end of each stage: for
/// whoever shows or measures it, since this crate has no clock. `keep` gets what these need, unless it is known.
pub fn link_compared(
    articles: &[(Article, Reading)],
    known: Option<steps::Known<'_>>,
    decisions: &[Decision],
    on_end: &mut dyn FnMut(Stage),
    mut keep: Option<&mut dyn FnMut(steps::Piece)>,
) -> Dossier {
    let (found, (claims, questions)) =
        with_linked(articles, known, decisions, on_end, &mut keep, |inputs, linked| {
            let claims = claims::find(inputs, linked);
            let questions = claims::find_questions(inputs, linked, &claims);
            (claims, questions)
        });
    on_end(Stage::Claims);
    Dossier { claims, questions, ..found }
}

/// Every pair of tellings of two articles of one story, with the features that decide whether they are one claim: what the
/// model of claims is trained and judged on. Quadratic in the tellings of a story.
pub fn compare_tellings(articles: &[(Article, Reading)], decisions: &[Decision]) -> Vec<ComparedTellings> {
    with_linked(articles, None, decisions, &mut |_| (), &mut None, claims::compared).1
}

/// All that is found before claims, and what `then` makes of it.
fn with_linked<T>(
    articles: &[(Article, Reading)],
    known: Option<steps::Known<'_>>,
    decisions: &[Decision],
    on_end: &mut dyn FnMut(Stage),
    keep: &mut copies::Keep<'_>,
    then: impl FnOnce(&[input::Input], &claims::Linked) -> T,
) -> (Dossier, T) {
    let ruled = rulings::on_statements(articles, decisions);
    let mut inputs = input::prepare_all(ruled.over(articles));
    copies::mark_recurring(&mut inputs);
    // What is ruled on a statement says nothing of the text: copies are found in the readings as they were.
    let judged = (known.is_none() && !ruled.is_empty()).then(|| {
        let mut unruled = input::prepare_all(articles.iter().collect());
        copies::mark_recurring(&mut unruled);
        copies::judge_all(&unruled)
    });
    let judged = judged.as_deref().map(|verdicts| steps::Known { verdicts, ..steps::Known::default() });
    let Grouped { copies, groups, stories } = group(&inputs, known.or(judged), decisions, on_end, keep);
    let mut origin_of = vec![0; inputs.len()];
    for (origin, group) in groups.iter().enumerate() {
        group.iter().for_each(|i| origin_of[*i] = origin);
    }
    let story_by_article: BTreeMap<&str, &str> = stories
        .iter()
        .flat_map(|story| story.articles.iter().map(|article| (article.as_str(), story.id.as_str())))
        .collect();
    let story =
        |input: &input::Input| story_by_article.get(input.article.id.as_str()).copied().unwrap_or_default();
    let story_of: Vec<String> = inputs.iter().map(|input| story(input).to_owned()).collect();

    let (entities, entity_of) = entities::resolve(&inputs, &story_of, decisions);
    let silences = silences::find(&inputs, &stories, &entities, &entity_of);
    on_end(Stage::Entities);
    let origins = origins::describe(&inputs, &groups);
    let credited = credited::outlets(&inputs);
    let found =
        Dossier { entities, entity_of, copies, origins, stories, silences, credited, ..Dossier::default() };
    let linked = claims::Linked {
        origin_of: &origin_of,
        story_of: &story_of,
        copies: &found.copies,
        entities: &found.entities,
        entity_of: &found.entity_of,
        decisions,
    };
    let made = then(&inputs, &linked);
    (found, made)
}

/// What is found of articles before entities.
struct Grouped {
    /// Sorted by the two articles.
    copies: Vec<CopyLink>,
    /// The origins, each a sorted list of indexes.
    groups: Vec<Vec<usize>>,
    /// Sorted by id.
    stories: Vec<Story>,
}

/// Copies, origins and stories. Time is near-linear in the number of articles; memory too, and some 6 KB an article beside the articles
/// themselves.
fn group(
    inputs: &impl Inputs,
    known: Option<steps::Known<'_>>,
    decisions: &[Decision],
    on_end: &mut dyn FnMut(Stage),
    keep: &mut copies::Keep<'_>,
) -> Grouped {
    let found = copies::find(inputs, known, keep);
    let (mut copies, ruled_apart) = rulings::on_copies(inputs, found, decisions);
    origins::explain(inputs, &mut copies);
    let groups = origins::group(inputs, &copies, &ruled_apart);
    on_end(Stage::Copies);
    let stories = match known.and_then(|known| known.stories) {
        Some(stories) => stories.to_vec(),
        None => stories::find(inputs, &groups, decisions, keep),
    };
    on_end(Stage::Stories);
    Grouped { copies, groups, stories }
}

/// The pairs of articles that are compared to find stories, by key, each with whether it spans two languages and its features in the order of
/// [`STORY_FEATURES`]: what the model of stories is trained on.
pub fn story_features(articles: &[(Article, Reading)]) -> Vec<([String; 2], bool, StoryFeatures)> {
    let mut inputs = input::prepare_all(articles.iter().collect());
    copies::mark_recurring(&mut inputs);
    let groups = origins::group(&inputs, &copies::find(&inputs, None, &mut None), &Default::default());
    let pairs = stories::features_of_pairs(&inputs, &groups).into_iter();
    pairs
        .map(|(i, j, features)| {
            let (a, b) = (&inputs[i], &inputs[j]);
            ([a.article.key.clone(), b.article.key.clone()], a.lang() != b.lang(), features)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::article;
    use relata_types::{EntityType, SentenceVector, StatementKind};
    use std::borrow::Cow;

    fn pile() -> Vec<(Article, Reading)> {
        let flood = "The river Orle broke its banks at Orbel before dawn on Monday and carried off two bridges near the old mill. \
            Ada Brun said the town will rebuild both bridges before the winter. Forty families sleep in the sports hall of Orbel.";
        let said = "the town will rebuild both bridges before the winter";
        let told = |key: &str, text: &str| {
            article(key, "en", text)
                .names(EntityType::Person, &["Ada Brun", "Brun", "Karl Unger"])
                .names(EntityType::Place, &["Orbel", "Orle", "Varn"])
                .said(StatementKind::Indirect, "Ada Brun", said)
        };
        let french = "L'Orle a débordé lundi à Orbel. Ada Brun promet deux ponts à Orbel avant l'hiver, dit Karl Unger.";
        let elections = "Karl Unger won the elections of Varn by 300 votes after a long night of counting in the town hall.";
        let names = |key: &str, lang: &str, text: &str| {
            article(key, lang, text)
                .names(EntityType::Person, &["Ada Brun", "Karl Unger"])
                .names(EntityType::Place, &["Orbel", "Orle", "Varn"])
                .build()
        };
        vec![
            told("a", flood).build(),
            told("b", &flood.replace("Forty", "Sixty")).build(),
            told(
                "c",
                &format!("Orbel was calm. Karl Unger slept. On the Orle, Ada Brun said {said}. Brun left."),
            )
            .build(),
            names("d", "fr", french),
            names("e", "en", elections),
            names("f", "en", ""),
            article(
                "g",
                "en",
                "Norlandic boss Ada Brun flew to Moscow, where NATO has an Inland Fishing Office (IFO).",
            )
            .names(EntityType::Place, &["Moscow"])
            .names(EntityType::Organization, &["NATO", "Inland Fishing Office"])
            .build(),
            article("h", "fr", "À Moscou, l’OTAN et l’IFO attendent Londres.")
                .names(EntityType::Place, &["Moscou", "Londres"])
                .names(EntityType::Organization, &["OTAN", "IFO"])
                .build(),
        ]
    }

    #[test]
    fn the_order_of_articles_does_not_matter_and_twice_is_once() {
        let mut articles = pile();
        let expected = link(&articles, &[]);
        assert!(
            expected.copies.len() == 1 && expected.claims.len() >= 2 && expected.stories.len() >= 3,
            "{expected:#?}"
        );
        // A small linear congruential generator (Knuth, MMIX) stands for chance.
        let mut seed = 7_u64;
        for _ in 0..20 {
            for at in (1..articles.len()).rev() {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                articles.swap(at, (seed >> 33) as usize % (at + 1));
            }
            assert_eq!(link(&articles, &[]), expected);
        }
        articles.extend(pile());
        assert_eq!(link(&articles, &[]), expected);
    }

    /// Articles that are copied whenever they are asked for, their vectors apart.
    struct HandedOut(Vec<(Article, Reading)>);

    impl steps::Articles for HandedOut {
        fn count(&self) -> usize {
            self.0.len()
        }

        fn with<T>(&self, i: usize, then: impl FnOnce(&Article, &Reading) -> T) -> T {
            let (article, reading) = self.0[i].clone();
            then(&article, &Reading { vectors: Vec::new(), ..reading })
        }

        fn vectors(&self, i: usize) -> Cow<'_, [SentenceVector]> {
            Cow::Owned(self.0[i].1.vectors.clone())
        }
    }

    #[test]
    fn articles_that_are_handed_out_give_the_same_stories() {
        let mut articles = pile();
        // A line that is furniture, since unrelated articles of one outlet have it.
        let told = [
            "A storm hit the northern coast, sank two fishing boats and cut power lines on three islands",
            "Banks raised interest rates again after inflation surprised economists in the capital",
            "Fire destroyed a furniture factory near Orbel; police suspect arson by former workers",
        ];
        articles.extend(
            told.map(|text| article(text, "en", &format!("{text}\nSign up now")).outlet("Same").build()),
        );
        for (article, reading) in &mut articles {
            let at = |i: usize| article.text.len() % 3 * 7 + i;
            let axis = |i: usize| (0..=at(i)).map(|k| if k == at(i) { 1.0 } else { 0.1 }).collect::<Vec<_>>();
            reading.vectors =
                (0..reading.sentences.len()).map(|i| SentenceVector::quantised(&axis(i))).collect();
        }
        articles.sort_by(|x, y| x.0.id.cmp(&y.0.id));
        let expected = link(&articles, &[]);
        let articles = HandedOut(articles);
        let verdicts = steps::verdicts(&articles);
        let mut ended = Vec::new();
        let found = steps::stories(&articles, &verdicts, &[], &mut |stage| ended.push(stage));
        assert!(!expected.copies.is_empty() && expected.stories.len() > 1, "{expected:#?}");
        assert_eq!(
            (found.copies, found.origins, found.stories),
            (expected.copies, expected.origins, expected.stories)
        );
        assert_eq!(ended, [Stage::Copies, Stage::Stories]);
    }

    #[test]
    fn every_article_is_in_one_origin_and_one_story() {
        let articles = pile();
        let dossier = link(&articles, &[]);
        let mut in_origins: Vec<&String> =
            dossier.origins.iter().flat_map(|origin| &origin.articles).collect();
        let mut in_stories: Vec<&String> = dossier.stories.iter().flat_map(|story| &story.articles).collect();
        let mut all: Vec<&String> = articles.iter().map(|(article, _)| &article.id).collect();
        in_origins.sort();
        in_stories.sort();
        all.sort();
        assert_eq!((&in_origins, &in_stories), (&all, &all));
    }

    #[test]
    fn who_is_named_by_many_and_never_quoted_is_not_heard() {
        let dossier = link(&pile(), &[]);
        let name = |id: &str| {
            dossier.entities.iter().find(|entity| entity.id == id).map(|entity| entity.name.as_str())
        };
        let silent: Vec<_> = dossier.silences.iter().filter_map(|silence| name(&silence.entity)).collect();
        assert_eq!(silent, ["Karl Unger"], "{:#?}", dossier.stories);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(link(&[], &[]), Dossier::default());
    }
}
