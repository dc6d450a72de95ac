//! The steps of linking copies over compact records, for piles whose texts do not fit in memory: a sketch of each article, the pairs of
//! sketches worth a look, the comparison of two texts, and what is joined. Each takes plain values and depends on nothing else, so each can
//! run in batches, on one machine or many; texts are needed two at a time.

use crate::components::Components;
use crate::copies::{self, Placed};
use crate::input::{prepare_all, prepare_one};
use crate::pile::Fleeting;
use crate::{Stage, claims, origins, rulings};
use relata_types::{Article, Claim, CopyLink, CopyVerdict, Decision, Dossier, Id, Origin, Reading, Sketch};

pub use crate::copies::{Known, Piece, Pile, Shelf, add, add_translations, is_of_reference};
pub use crate::pile::Articles;
pub use crate::stories::{add_stories, kept_stories};

/// Goes up whenever other sketches, verdicts or stories come out for the same articles: what was kept before is then made again.
pub const REVISION: u32 = 3;

/// The sketch of an article: some hundred keys of runs of telling words.
pub fn sketch(article: &Article, reading: &Reading) -> Sketch {
    copies::sketch(&prepare_one(article, reading))
}

/// The pairs of sketches, as indexes, smaller first, sorted, that share enough keys for a comparison of their texts.
///
/// Time and memory are near-linear in the number of sketches: a key proposes a bounded number of partners for an article.
pub fn candidate_pairs(sketches: &[Sketch]) -> Vec<(u32, u32)> {
    copies::pairs(&sketches.iter().map(|sketch| Placed::new(&sketch.keys)).collect::<Vec<_>>())
}

/// The copy link between two articles by their texts alone, `a` with the smaller id. What a third article or an outlet's other articles
/// would tell is left to [`crate::link`].
pub fn compare(a: (&Article, &Reading), b: (&Article, &Reading)) -> Option<CopyLink> {
    copies::compare(&prepare_one(a.0, a.1), &prepare_one(b.0, b.1))
}

/// The copy links within a language that `verdicts` make together: some need a third article, some change by one. `sketches` are those of
/// the articles in question. A part of the verdicts is enough when no article in it has a verdict outside.
pub fn settle(verdicts: Vec<CopyVerdict>, sketches: &[Sketch]) -> Vec<CopyLink> {
    let n_bytes = sketches.iter().map(|sketch| (sketch.article.as_str(), sketch.n_bytes)).collect();
    copies::settle(verdicts, &n_bytes)
}

/// The copy links among `articles` as persons ruled and with the reasons that concern origins, sorted by the two articles, and the origins,
/// sorted by id. A part of the articles is enough when no link or ruling leads out of it.
pub fn origins(
    articles: &[(Article, Reading)],
    links: Vec<CopyLink>,
    decisions: &[Decision],
) -> (Vec<CopyLink>, Vec<Origin>) {
    let inputs = prepare_all(articles.iter().collect());
    let (mut copies, apart) = rulings::on_copies(&inputs, links, decisions);
    origins::explain(&inputs, &mut copies);
    let groups = origins::group(&inputs, &copies, &apart);
    (copies, origins::describe(&inputs, &groups))
}

/// What all pairs of articles are to each other by their texts alone: the verdicts that [`add`] gives one after the other.
pub fn verdicts(articles: &impl Articles) -> Vec<CopyVerdict> {
    copies::judge_all(&Fleeting::new(articles))
}

/// The translations among articles, before persons rule, sorted by the two articles; `verdicts` are those of [`verdicts`]: what [`add_translations`] gives one
/// after the other.
pub fn translations(articles: &impl Articles, verdicts: &[CopyVerdict]) -> Vec<CopyLink> {
    let mut found = Vec::new();
    let mut keep = |piece| {
        if let Piece::Translation(link) = piece {
            found.push(link);
        }
    };
    copies::find(
        &Fleeting::new(articles),
        Some(Known { verdicts, ..Known::default() }),
        &mut Some(&mut keep),
    );
    found
}

/// The copy links, origins and stories of articles that need not be in memory together, the same as [`crate::link`] finds: the rest of the
/// dossier stays empty. `verdicts` are those of [`verdicts`]; `on_end` is called at the end of each stage.
///
/// Time is near-linear in the number of articles; so is memory, some 6 KB an article.
pub fn stories(
    articles: &impl Articles,
    verdicts: &[CopyVerdict],
    decisions: &[Decision],
    on_end: &mut dyn FnMut(Stage),
) -> Dossier {
    let inputs = Fleeting::new(articles);
    let found =
        crate::group(&inputs, Some(Known { verdicts, ..Known::default() }), decisions, on_end, &mut None);
    let origins = origins::describe(&inputs, &found.groups);
    Dossier { copies: found.copies, origins, stories: found.stories, ..Dossier::default() }
}

/// The claims of articles that are sorted by id and no copies of each other, sorted by id. `story_of` names the story of each
/// article; when it has another length there are none.
///
/// Time grows with the squares of the stories' tellings up to a bound, and near-linearly beyond it; memory with the largest story.
pub fn claims(articles: &[(Article, Reading)], story_of: &[Id]) -> Vec<Claim> {
    let inputs = prepare_all(articles.iter().collect());
    let linked = claims::Linked {
        origin_of: &(0..inputs.len()).collect::<Vec<_>>(),
        story_of,
        copies: &[],
        entities: &[],
        entity_of: &Default::default(),
        decisions: &[],
    };
    if story_of.len() == inputs.len() { claims::find(&inputs, &linked) } else { Vec::new() }
}

/// What `pairs` of `0..n` join, each group sorted, by smallest index.
pub fn joined(n: usize, pairs: &[(u32, u32)]) -> Vec<Vec<usize>> {
    let mut components = Components::new(n);
    for (a, b) in pairs {
        components.join(*a as usize, *b as usize);
    }
    components.sets()
}
