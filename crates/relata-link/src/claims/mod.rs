//! Claims: one proposition, told in one or more articles of a story, in any language.
//!
//! 1. `tellings`: the contents of statements, and the sentences that the outlet tells in its own voice; `counts`: the clauses that
//!    say how many died, are missing and the like, whose values differ while the claim is one;
//! 2. `pairs`: sentence vectors, words, names and figures propose pairs; `features` names what a pair has in common and what
//!    forbids it, `model` weighs that to a likelihood;
//! 3. `linkage`: pairs to groups, guarded against chaining;
//!    `happenings`: what befell one party is one claim;
//!    `utterances`: what one person says in one sentence is one claim;
//! 4. `denials`: "denied that any such order was given" belongs to what was told just before;
//! 5. `rulings`: what a person decided;
//! 6. `standing` and `variants`: who counts, and on what they differ.

mod asides;
mod counts;
mod denials;
mod features;
pub(crate) mod figures;
mod happenings;
mod linkage;
mod model;
mod no_comment;
mod open;
mod opposites;
mod pairs;
mod passages;
mod polarity;
mod rulings;
mod standing;
mod stems;
mod tellings;
mod utterances;
mod variants;

pub use features::CLAIM_FEATURES;
pub(crate) use open::find as find_questions;

use crate::entities::EntityOf;
use crate::fold::fold;
use crate::input::Input;
use features::Features;
use pairs::Pairs;
use passages::Passages;
use rayon::prelude::*;
use relata_types::{
    ArticleId, Claim, CopyLink, Decision, Entity, EntityId, Id, Reason, Span, Telling, derive_id,
};
use rulings::Groups;
use standing::Copies;
use std::collections::{BTreeMap, BTreeSet};
use tellings::{Item, Spread, items};

/// How likely the surest pair between two groups, and their pairs in the mean, must be one claim to make one of both; chosen on
/// judged pairs (eval/judged/README.md).
const LEAST_LIKELIHOOD: linkage::Least = linkage::Least { best: 0.85, mean: 0.5 };

/// Bytes of a claim's line up to which it begins with its subject: one line on a screen.
const LONGEST_SHOWN: u32 = 100;
/// Members of a claim that each is compared with to tell why it belongs to them: an utterance may stand in thousands of copies.
const MOST_COMPARED: usize = 200;

/// What claims are found from besides the articles.
pub(crate) struct Linked<'a> {
    /// The origin's index of each input.
    pub(crate) origin_of: &'a [usize],
    /// The story's id of each input.
    pub(crate) story_of: &'a [Id],
    /// Articles that share text.
    pub(crate) copies: &'a [CopyLink],
    /// Who is who.
    pub(crate) entities: &'a [Entity],
    /// Which entity each mention stands for.
    pub(crate) entity_of: &'a EntityOf,
    /// The decisions in force.
    pub(crate) decisions: &'a [Decision],
}

/// Two tellings of different articles that were compared, with their features: what the model is trained on.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedTellings {
    /// The article and the words of the one.
    pub a: (ArticleId, Span),
    /// Of the other.
    pub b: (ArticleId, Span),
    /// The values of [`CLAIM_FEATURES`].
    pub features: [f32; CLAIM_FEATURES.len()],
    /// How likely they are one claim; `None`: they contradict each other.
    pub likelihood: Option<f64>,
}

/// All claims, sorted by id: each utterance, and what the outlets of two or more articles tell in their own voice.
pub(crate) fn find(inputs: &[Input], linked: &Linked) -> Vec<Claim> {
    let stories = Stories::new(inputs, linked, items);
    let copies = Copies::new(linked.origin_of, linked.copies);
    let sites = variants::places(linked.entities);
    let passages = Passages::new(inputs, linked.copies, linked.origin_of);
    let of_story = |story: &str| -> Vec<Claim> {
        let mut items = stories.items(inputs, linked, items, story);
        let n_told = items.partition_point(|item| !item.is_in_passing);
        let told = &mut items[..n_told];
        let places = passages.places(told);
        counts::hand_on(told, &places);
        asides::mark(told);
        happenings::know_things(&mut items);
        let items = &items;
        let pairs = Pairs::new(&items[..n_told], &places, &sites);
        let likeness = pairs.likeness();
        let sets = linkage::group(&pairs.weights(), &likeness, LEAST_LIKELIHOOD);
        let mut groups = Groups::new(items.len(), sets);
        happenings::join(items, &mut groups);
        utterances::join(items, &mut groups);
        denials::attach(items, &mut groups);
        rulings::apply(inputs, items, &mut groups, linked.decisions);
        let mut claims = Vec::new();
        for group in groups.sets() {
            let mut tellings = utterances::tellings(items, &group);
            let told: BTreeSet<usize> =
                tellings.iter().filter(|item| !item.is_headline).map(|item| item.input).collect();
            tellings.retain(|item| !item.is_headline || !told.contains(&item.input));
            happenings::keep_outright(&mut tellings);
            let members: Vec<&Item> = tellings.iter().collect();
            // A sentence in the outlet's own voice is a claim only when another article answers to it.
            let articles: BTreeSet<usize> = members.iter().map(|item| item.input).collect();
            if articles.len() > 1
                || members
                    .iter()
                    .any(|item| item.statement.is_some() && item.count.is_none() && !item.is_in_passing)
            {
                let ruled: Vec<Reason> = groups.reasons(&group);
                claims.push(describe(inputs, &copies, &sites, &pairs, story, &members, ruled));
            }
        }
        claims
    };
    let stories: Vec<&str> = stories.ids().collect();
    let mut claims: Vec<Claim> = stories.into_par_iter().flat_map_iter(of_story).collect();
    claims.sort_by(|x, y| x.id.cmp(&y.id));
    claims.dedup_by(|x, y| x.id == y.id);
    claims
}

/// Every pair of tellings of two articles of one story, with its features.
pub(crate) fn compared(inputs: &[Input], linked: &Linked) -> Vec<ComparedTellings> {
    let mut compared = Vec::new();
    let sites = variants::places(linked.entities);
    let passages = Passages::new(inputs, linked.copies, linked.origin_of);
    let stories = Stories::new(inputs, linked, items);
    for story in stories.ids() {
        let mut items = stories.items(inputs, linked, items, story);
        items.retain(|item| !item.is_in_passing);
        let places = passages.places(&items);
        counts::hand_on(&mut items, &places);
        asides::mark(&mut items);
        let pairs = Pairs::new(&items, &places, &sites);
        for (j, b) in items.iter().enumerate() {
            for a in
                items[..j].iter().filter(|a| a.input != b.input && a.count.is_none() && b.count.is_none())
            {
                let told = |item: &Item| (inputs[item.input].article.id.clone(), item.span);
                let likelihood = pairs.compare_tellings(a, b).map(|(value, _)| value);
                compared.push(ComparedTellings {
                    a: told(a),
                    b: told(b),
                    features: pairs.features(a, b),
                    likelihood,
                });
            }
        }
    }
    compared
}

/// The stories one after the other: the items of all articles at once would not fit the memory.
struct Stories<'a> {
    inputs_of: BTreeMap<&'a str, Vec<usize>>,
    spread: Spread,
    /// Of entities with one name the first, by the others: a story hardly has two of one name.
    namesakes: BTreeMap<&'a EntityId, &'a EntityId>,
}

impl<'a> Stories<'a> {
    /// Looks at what `of` finds in every article for how rare its words are.
    fn new(
        inputs: &[Input],
        linked: &Linked<'a>,
        of: impl Fn(usize, &Input, &EntityOf) -> Vec<Item> + Sync,
    ) -> Self {
        let mut first_of: BTreeMap<String, &EntityId> = BTreeMap::new();
        let mut namesakes = BTreeMap::new();
        for entity in linked.entities {
            let first = *first_of.entry(fold(&entity.name)).or_insert(&entity.id);
            if *first != entity.id {
                namesakes.insert(&entity.id, first);
            }
        }
        let mut inputs_of: BTreeMap<&'a str, Vec<usize>> = BTreeMap::new();
        for i in 0..inputs.len() {
            inputs_of.entry(&linked.story_of[i]).or_default().push(i);
        }
        let add = |mut spread: Spread, (i, input): (usize, &Input)| {
            spread.add(&of(i, input, linked.entity_of));
            spread
        };
        let spread = inputs.par_iter().enumerate().fold(Spread::default, add);
        Self { inputs_of, spread: spread.reduce(Spread::default, Spread::joined), namesakes }
    }

    fn ids(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.inputs_of.keys().copied()
    }

    /// What `of` finds in the articles of a story, weighed; what is told in passing last.
    fn items(
        &self,
        inputs: &[Input],
        linked: &Linked,
        of: impl Fn(usize, &Input, &EntityOf) -> Vec<Item>,
        story: &str,
    ) -> Vec<Item> {
        let here = self.inputs_of.get(story).map(Vec::as_slice).unwrap_or_default();
        let mut items: Vec<Item> = here.iter().flat_map(|i| of(*i, &inputs[*i], linked.entity_of)).collect();
        tellings::weigh(&mut items, &self.spread);
        if !self.namesakes.is_empty() {
            let first = |name: EntityId| self.namesakes.get(&name).map_or(name, |first| (*first).clone());
            for item in &mut items {
                item.names = std::mem::take(&mut item.names).into_iter().map(first).collect();
                item.befell = item.befell.take().map(|befell| befell.renamed(first));
                item.no_comment = item.no_comment.take().map(|names| names.into_iter().map(first).collect());
            }
        }
        items.sort_by_key(|item| item.is_in_passing);
        items.iter_mut().enumerate().for_each(|(at, item)| item.at = at);
        items
    }
}

fn describe(
    inputs: &[Input],
    copies: &Copies,
    places: &BTreeMap<&EntityId, &Entity>,
    pairs: &Pairs,
    story: &str,
    members: &[&Item],
    mut reasons: Vec<Reason>,
) -> Claim {
    let tellings: Vec<Telling> = members
        .iter()
        .enumerate()
        .map(|(at, item)| Telling {
            article: inputs[item.input].article.id.clone(),
            span: item.span,
            statement: item.statement.clone(),
            reasons: why(inputs, pairs, members, at),
        })
        .collect();
    // Two speakers may utter the same words at once: the statement tells such claims apart. A count is told beside others, and so is
    // what is told in passing.
    let identity: Vec<String> = tellings
        .iter()
        .zip(members)
        .map(|(telling, item)| {
            let statement = telling.statement.clone().unwrap_or_default();
            let told = item.befell.as_ref().filter(|_| item.is_in_passing).map_or("", |befell| &befell.kind);
            let fate = item.count.as_ref().map_or(told, |count| count.fate);
            format!("{} {} {statement} {fate}", telling.article, telling.span)
        })
        .collect();
    let articles: BTreeSet<usize> = members.iter().map(|item| item.input).collect();
    let outlets: BTreeSet<String> = articles.iter().filter_map(|i| inputs[*i].publisher()).collect();
    let counted = standing::counted(inputs, copies, members);
    let origins = counted.iter().filter(|article| article.with.is_none()).count();
    let speakers: BTreeSet<EntityId> = members.iter().filter_map(|item| item.speaker.clone()).collect();
    let is_one_voice = speakers.len() == 1 && members.iter().all(|item| item.speaker.is_some());
    let dates: BTreeSet<&String> =
        articles.iter().filter_map(|i| inputs[*i].article.metadata.published.as_ref()).collect();
    let shown = shown(pairs, members);
    let behind = |some: &BTreeSet<usize>| {
        let some: Vec<&Item> = some.iter().filter_map(|at| members.get(*at).copied()).collect();
        standing::counted(inputs, copies, &some).iter().filter(|article| article.with.is_none()).count()
    };
    if let Some(count) = &members[0].count {
        reasons.insert(0, Reason::new("count-of", count.fate));
    }
    Claim {
        id: derive_id('c', identity.iter().map(String::as_str)),
        story: story.to_owned(),
        text: inputs[shown.input].text(shown_span(shown)).to_owned(),
        tellings,
        articles: articles.len(),
        outlets: outlets.len(),
        origins,
        counted,
        speakers: speakers.into_iter().collect(),
        is_one_voice,
        first: dates.first().map(|date| (*date).clone()),
        last: dates.last().map(|date| (*date).clone()),
        variants: variants::variants(members, places, behind),
        reasons,
    }
}

/// Where the words stand that show a telling: with its subject, unless other clauses between make them long.
fn shown_span(item: &Item) -> Span {
    if item.whole.end - item.whole.start <= LONGEST_SHOWN { item.whole } else { item.span }
}

/// The telling that is most like the others, of many the first [`MOST_COMPARED`]; of equals the one whose words weigh most in common,
/// then the shorter, then the first. What is told in passing shows a claim only where all is: the one with most telling words.
fn shown<'a>(pairs: &Pairs, members: &[&'a Item]) -> &'a Item {
    let mut best = (members[0], (f64::MIN, 0));
    for item in members.iter().filter(|item| !item.is_in_passing) {
        let likeness: f64 = members
            .iter()
            .take(MOST_COMPARED)
            .filter(|other| !std::ptr::eq(**other, *item))
            .map(|other| pairs.compare(item, other) + f64::from(features::shared_words(item, other).1))
            .sum();
        let rank = (likeness, usize::MAX - item.text.len());
        if rank.0.total_cmp(&best.1.0).then(rank.1.cmp(&best.1.1)).is_gt() {
            best = (item, rank);
        }
    }
    if best.0.is_in_passing {
        let most = members.iter().rev().max_by_key(|item| item.words.len());
        return most.copied().unwrap_or(best.0);
    }
    best.0
}

/// Why the member at `at` belongs to the others: what it has in common with the one it is most like, of another article if
/// there is one.
fn why(inputs: &[Input], pairs: &Pairs, members: &[&Item], at: usize) -> Vec<Reason> {
    let item = members[at];
    let mut best: Option<(&Item, (bool, f64))> = None;
    for (other_at, other) in members.iter().enumerate().take(MOST_COMPARED) {
        let rank = (other.input != item.input, pairs.compare(item, other));
        let is_better = |best: (bool, f64)| rank.0.cmp(&best.0).then(rank.1.total_cmp(&best.1)).is_gt();
        if other_at != at && best.is_none_or(|(_, best)| is_better(best)) {
            best = Some((other, rank));
        }
    }
    let Some((other, (_, value))) = best else { return Vec::new() };
    let mut reasons =
        vec![Reason::new("most-like", format!("{}:{}", inputs[other.input].article.id, other.span))];
    if let (Some(count), Some(_)) = (&item.count, &other.count) {
        reasons.push(Reason::new("count-of", count.fate));
    } else if item.text == other.text {
        reasons.push(Reason::new("same-words", item.text.len()));
        return reasons;
    } else if !item.is_in_passing && !other.is_in_passing {
        reasons.push(Reason::new("likelihood", format!("{:.2}", value.max(0.0))));
    }
    if let Some(befell) = item.befell.as_ref().filter(|_| happenings::is_one(item, other)) {
        reasons.push(Reason::new("same-happening", &befell.kind));
    }
    if item.is_in_passing || other.is_in_passing {
        return reasons;
    }
    let features: Features = pairs.features(item, other);
    let present = CLAIM_FEATURES.iter().zip(features).filter(|(_, value)| *value > 0.0);
    reasons.extend(present.map(|(name, value)| Reason::new(name, format!("{value:.2}"))));
    reasons
}

#[cfg(test)]
mod tests {
    use crate::link;
    use crate::testing::{Builder, article};
    use relata_types::{
        Claim, Clause, Credit, Decision, EntityType, Ruling, SentenceVector, Span, StatementKind, ToldAt,
    };

    fn claims(articles: Vec<Builder>) -> Vec<Claim> {
        let articles: Vec<_> = articles.into_iter().map(Builder::build).collect();
        let dossier = link(&articles, &[]);
        assert_eq!(dossier.stories.len(), 1, "the articles of these tests tell of one happening");
        dossier.claims
    }

    #[test]
    fn a_claim_is_shown_with_its_subject() {
        let told = |key: &str, between: &str| {
            let text = format!("The bridge of Orbel was closed{between} and fell into the Orle on Monday.");
            let (article, mut reading) =
                article(key, "en", &text).names(EntityType::Place, &["Orbel", "Orle"]).build();
            let at = text.find("fell").unwrap();
            let span = Span::new(at, text.len() - 1);
            let pieces = vec![Span::new(0, "The bridge of Orbel".len()), span];
            reading.clauses = vec![Clause { span, pieces, vector: SentenceVector::NONE }];
            (article, reading)
        };
        let shown = |between: &str| {
            let claims = link(&[told("a", between), told("b", between)], &[]).claims;
            assert_eq!(claims.len(), 1);
            claims[0].text.clone()
        };
        assert_eq!(shown(""), "The bridge of Orbel was closed and fell into the Orle on Monday");
        let long = " for good by the council of the three valleys, which had met in the old mill,";
        assert_eq!(shown(long), "fell into the Orle on Monday");
    }

    fn report(key: &str, said: &str, text: &str) -> Builder {
        let people = article(key, "en", text).names(EntityType::Person, &["Ada Brun", "Karl Unger"]);
        people.names(EntityType::Place, &["Orbel", "Orle"]).said(StatementKind::Direct, "Ada Brun", said)
    }

    #[test]
    fn the_opposite_in_the_same_words_is_disputed() {
        let told = |key: &str, word: &str| {
            let said = format!("The two bridges of Orbel will {word} to all traffic before the winter");
            let text =
                format!("Ada Brun came to Orbel after the flood of the Orle. “{said},” Ada Brun said.");
            report(key, &said, &text)
        };
        let disputed = |one: &str, other: &str| -> Vec<String> {
            let found = claims(vec![told("a", one), told("b", other)]);
            found.iter().flat_map(|claim| &claim.variants).map(|variant| variant.what.clone()).collect()
        };
        assert_eq!(disputed("open", "close"), ["polarity"]);
        assert_eq!(disputed("open", "reopen"), Vec::<String>::new());
    }

    #[test]
    fn one_utterance_in_two_reports_is_one_claim_of_two_origins() {
        let said = "We will rebuild both bridges of Orbel before the winter";
        let other = "We'll rebuild both bridges of Orbel before winter";
        let found = claims(vec![
            report(
                "a",
                said,
                &format!("Ada Brun came to Orbel after the flood of the Orle. “{said},” Ada Brun said."),
            ),
            report("b", other, &format!("“{other},” Ada Brun told us at the Orle in Orbel after the flood.")),
        ]);
        assert_eq!(
            found.iter().map(|claim| (claim.articles, claim.outlets, claim.origins)).collect::<Vec<_>>(),
            [(2, 2, 2)]
        );
        assert_eq!(found[0].speakers.len(), 1);
        assert!(found[0].variants.is_empty());
    }

    #[test]
    fn another_speaker_stands_behind_the_same_claim_and_a_denial_disputes_it() {
        let said = "the bridges of Orbel were safe before the flood came";
        let denied = "the bridges of Orbel were not safe before the flood came";
        let frame =
            |who: &str, what: &str| format!("After the flood of the Orle in Orbel {who} spoke: “{what}”.");
        let by_karl = article("c", "en", &frame("Karl Unger", said))
            .names(EntityType::Person, &["Karl Unger"])
            .names(EntityType::Place, &["Orbel", "Orle"])
            .said(StatementKind::Direct, "Karl Unger", said);
        let found = claims(vec![
            report("a", said, &frame("Ada Brun", said)),
            report("b", denied, &frame("Ada Brun", denied)),
            by_karl,
        ]);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!((found[0].speakers.len(), found[0].is_one_voice), (2, false));
        let values: Vec<_> = found[0].variants[0]
            .values
            .iter()
            .map(|value| (value.value.as_str(), value.tellings.len()))
            .collect();
        assert_eq!((found[0].variants[0].what.as_str(), values), ("polarity", vec![("no", 1), ("yes", 2)]));
    }

    #[test]
    fn who_counts_is_no_claim_beside_the_count() {
        let told = |key: &str, day: &str| {
            let text = format!(
                "The flood of the Orle hit Orbel on {day}. The Orbel Relief Agency (ORA), for its part, is standing by its figure of four dead."
            );
            article(key, "en", &text)
                .names(EntityType::Place, &["Orbel", "Orle"])
                .names(EntityType::Organization, &["Orbel Relief Agency", "ORA"])
        };
        let found = claims(vec![told("a", "Monday"), told("b", "Tuesday")]);
        let texts: Vec<&str> = found.iter().map(|claim| claim.text.as_str()).collect();
        assert!(texts.iter().any(|text| text.contains("four dead")), "{texts:?}");
        assert!(
            !texts.iter().any(|text| text.contains("for its part") && !text.contains("dead")),
            "{texts:?}"
        );
    }

    #[test]
    fn who_speaks_of_himself_speaks_for_nobody_else() {
        let said = "We will rebuild both bridges of Orbel before the winter";
        let frame = |who: &str| format!("After the flood of the Orle in Orbel {who} spoke: “{said}”.");
        let by_karl = article("c", "en", &frame("Karl Unger"))
            .names(EntityType::Person, &["Karl Unger"])
            .names(EntityType::Place, &["Orbel", "Orle"])
            .said(StatementKind::Direct, "Karl Unger", said);
        assert_eq!(claims(vec![report("a", said, &frame("Ada Brun")), by_karl]).len(), 2);
    }

    #[test]
    fn tellings_that_credit_one_outlet_count_once() {
        let text = "The flood of the Orle at Orbel carried off both bridges of the old mill before dawn";
        let told = |key: &str, text: String, credit: Option<&str>| {
            let (article, mut reading) = article(key, "en", &text)
                .names(EntityType::Place, &["Orbel", "Orle"])
                .names(EntityType::Person, &["Ada Brun"])
                .build();
            if let Some(outlet) = credit {
                let at = text.find(outlet).unwrap();
                let span = Span::new(at, at + outlet.len());
                reading.credits.push(Credit { span, outlet: outlet.into() });
            }
            (article, reading)
        };
        let articles = [
            told("a", format!("Ada Brun came to Orbel on the Orle at noon. {text}."), None),
            told(
                "b",
                "Nobody in Orbel slept, and on the Orle Ada Brun saw why. Before dawn, Wire says, the Orle at Orbel carried off, in \
                 its flood, both of the old mill’s bridges."
                    .into(),
                Some("Wire"),
            ),
            told(
                "c",
                "What is left by the Orle, Ada Brun counts at Orbel. Both bridges, those of the old mill at Orbel, were carried off \
                 before dawn by the flood of the Orle, Wire said."
                    .into(),
                Some("Wire"),
            ),
        ];
        let dossier = link(&articles, &[]);
        assert_eq!((dossier.copies.len(), dossier.stories.len()), (0, 1));
        let claim = dossier
            .claims
            .iter()
            .find(|claim| claim.articles == 3)
            .unwrap_or_else(|| panic!("{:#?}", dossier.claims));
        let counting = claim.counted.iter().filter(|counted| counted.with.is_none()).count();
        assert_eq!((claim.origins, counting), (2, 2), "{claim:#?}");
        assert!(claim.counted.iter().any(|counted| counted.reason.name == "credits"));
    }

    #[test]
    fn rulings_join_and_part() {
        let told = |key: &str, text: &str| {
            article(key, "en", text).names(EntityType::Place, &["Orbel", "Orle"]).build()
        };
        let same = "The flood of the Orle at Orbel carried off both bridges of the old mill before dawn.";
        let other = "At Orbel on the Orle nothing stands where one crossed over to the mill.";
        let articles = [told("a", same), told("b", same), told("c", other)];
        let at = |key: usize| {
            let (article, reading) = &articles[key];
            ToldAt { article: article.id.clone(), span: reading.sentences[0] }
        };
        let tellings = |rulings: Vec<Ruling>| {
            let decisions: Vec<_> =
                rulings.into_iter().zip(1..).map(|(ruling, number)| Decision { number, ruling }).collect();
            let mut found: Vec<_> =
                link(&articles, &decisions).claims.iter().map(|claim| claim.tellings.len()).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(tellings(vec![]), [2]);
        assert_eq!(tellings(vec![Ruling::SameClaim { a: at(0), b: at(2) }]), [3]);
        assert_eq!(tellings(vec![Ruling::OtherClaim { a: at(0), b: at(1) }]), Vec::<usize>::new());
    }

    #[test]
    fn two_figures_for_one_count_are_a_disputed_claim() {
        let told =
            |key: &str, text: &str| article(key, "en", text).names(EntityType::Place, &["Orbel", "Orle"]);
        let found = claims(vec![
            told("a", "Three people died in the flood of the Orle at Orbel."),
            told("b", "Six people died at Orbel in the flood of the Orle."),
            told(
                "c",
                "Firefighters of Orbel say the flood of the Orle is over. Six people died at Orbel in the flood of the Orle.",
            ),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        let values: Vec<_> = found[0].variants[0]
            .values
            .iter()
            .map(|value| (value.value.as_str(), value.tellings.len()))
            .collect();
        assert_eq!(values, [("3", 1), ("6", 2)]);
    }

    #[test]
    fn hurt_and_killed_are_two_facts() {
        let told =
            |key: &str, text: &str| article(key, "en", text).names(EntityType::Place, &["Orbel", "Orle"]);
        let found = claims(vec![
            told("a", "Three firefighters were hurt at Orbel when the Orle rose on Monday."),
            told("b", "The Orle rose at Orbel and two firefighters drowned near a mill before dawn."),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }
}
