//! Articles that come to others which are compared already: what changes, and nothing else, found without comparing the others anew.
//!
//! The answer is the same as if all had come together. An article changes more than its own pairs: its paragraphs may turn those of others into
//! furniture, or no longer let them be; and in a crowd that holds a hot key it stands between two others, or makes the key hot. So the pairs of
//! all that stand near it are looked at as they were and as they are ([`pairs`] over the keys in question), and the difference is compared.

use super::candidates::{CROWD, NEIGHBOURS, Place, Placed, pairs, place};
use super::furniture::{Body, bodies, mark, recurs};
use super::{kinds, sketch};
use crate::input::{Input, prepare_all, prepare_one};
use crate::wanted::Wanted;
use rayon::prelude::*;
use relata_types::{Article, ArticleId, CopyChange, Reading, Sketch};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The articles that are compared already, as they are kept.
pub trait Pile {
    /// Why it can't be asked.
    type Error;

    /// Hands the id and [`Sketch::keys`] of each article to `visit`, in any order.
    fn visit_keys(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<(), Self::Error>;

    /// The same with [`Sketch::paragraphs`].
    fn visit_paragraphs(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<(), Self::Error>;

    /// The sketches of some of the articles, in any order.
    fn sketches(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<Sketch>, Self::Error>;

    /// Some of the articles with their readings, in any order.
    fn readings(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<(Article, Reading)>, Self::Error>;

    /// The keys of the paragraphs that are furniture by recurrence.
    fn recurring(&self) -> Result<BTreeSet<u64>, Self::Error>;
}

/// What changes when `new` articles, none of which `pile` holds, come to it. Time grows with the articles that share keys with the new
/// ones, and with the sketches only by looking each through once or twice.
///
/// # Errors
/// When the pile can't be asked.
pub fn add<P: Pile>(pile: &P, new: &[(Article, Reading)]) -> Result<CopyChange, P::Error> {
    let (flipped, recurring, holders) = furniture(pile, new)?;
    let news: BTreeSet<&ArticleId> = new.iter().map(|(article, _)| &article.id).collect();
    let touched: BTreeSet<ArticleId> = flipped
        .iter()
        .flat_map(|(key, _)| holders.get(key).into_iter().flatten())
        .filter(|id| !news.contains(id))
        .cloned()
        .collect();
    let touched_readings = pile.readings(&touched)?;
    let mut inputs = prepare_all(new.iter().chain(&touched_readings).collect());
    mark_all(&mut inputs, &recurring);
    let sketches: Vec<Sketch> = inputs.par_iter().map(sketch).collect();
    let old = pile.sketches(&touched)?;

    let (compared, gone) = changed_pairs(pile, &sketches, &old)?;
    let at_hand: BTreeSet<&ArticleId> = inputs.iter().map(|input| &input.article.id).collect();
    let wanted: BTreeSet<ArticleId> =
        compared.iter().flat_map(|(a, b)| [a, b]).filter(|id| !at_hand.contains(id)).cloned().collect();
    let readings = pile.readings(&wanted)?;
    let mut others = prepare_all(readings.iter().collect());
    mark_all(&mut others, &recurring);
    let of: BTreeMap<&str, &Input> =
        inputs.iter().chain(&others).map(|input| (input.article.id.as_str(), input)).collect();
    let judge = |(a, b): &(ArticleId, ArticleId)| kinds::judge(of.get(a.as_str())?, of.get(b.as_str())?);
    let verdicts = compared.par_iter().filter_map(judge).collect();
    Ok(CopyChange { sketches, recurring: flipped, gone, verdicts })
}

fn mark_all(inputs: &mut [Input], recurring: &BTreeSet<u64>) {
    for input in inputs {
        let bodies = bodies(input);
        mark(input, &bodies, recurring);
    }
}

/// Paragraphs whose standing as furniture changes, those that are furniture then, and the articles that hold each paragraph of the new ones.
type Furniture = (Vec<(u64, bool)>, BTreeSet<u64>, BTreeMap<u64, BTreeSet<ArticleId>>);

fn furniture<P: Pile>(pile: &P, new: &[(Article, Reading)]) -> Result<Furniture, P::Error> {
    let mut known: BTreeMap<ArticleId, Rc<[Body]>> = BTreeMap::new();
    let mut holders: BTreeMap<u64, BTreeSet<ArticleId>> = BTreeMap::new();
    let of = |article: &Article, reading: &Reading| -> Rc<[Body]> {
        bodies(&prepare_one(article, reading)).into()
    };
    for (article, reading) in new {
        let bodies = of(article, reading);
        for body in bodies.iter() {
            holders.entry(body.key).or_default().insert(article.id.clone());
        }
        known.insert(article.id.clone(), bodies);
    }
    let wanted = Wanted::new(holders.keys().copied().collect());
    pile.visit_paragraphs(&mut |id, keys| {
        for key in keys.iter().filter(|key| wanted.holds(**key)) {
            if let Some(holders) = holders.get_mut(key) {
                holders.insert(id.to_owned());
            }
        }
    })?;
    let mut recurring = pile.recurring()?;
    let mut flipped = Vec::new();
    for (key, articles) in &holders {
        let articles: Vec<&ArticleId> = articles.iter().collect();
        let recurs = recurs(&articles, |id| -> Result<Rc<[Body]>, P::Error> {
            if let Some(bodies) = known.get(*id) {
                return Ok(Rc::clone(bodies));
            }
            let readings = pile.readings(&BTreeSet::from([(*id).clone()]))?;
            let bodies =
                readings.first().map_or_else(|| Rc::from([]), |(article, reading)| of(article, reading));
            known.insert((*id).clone(), Rc::clone(&bodies));
            Ok(bodies)
        })?;
        if recurs != recurring.contains(key) {
            flipped.push((*key, recurs));
        }
    }
    for (key, recurs) in &flipped {
        if *recurs {
            recurring.insert(*key);
        } else {
            recurring.remove(key);
        }
    }
    Ok((flipped, recurring, holders))
}

/// Two articles, the smaller id first.
type Pair = (ArticleId, ArticleId);

/// The pairs to compare, and those that are no pairs any more though neither of the two has changed. `old`: what the sketches of those
/// articles among `changed` were that are not new.
fn changed_pairs<P: Pile>(
    pile: &P,
    changed: &[Sketch],
    old: &[Sketch],
) -> Result<(Vec<Pair>, Vec<Pair>), P::Error> {
    let keys = |sketches: &[Sketch]| sketches.iter().flat_map(|sketch| sketch.keys.iter().copied()).collect();
    let mut wanted: Vec<u64> = keys(changed);
    wanted.extend(keys(old));
    let mut rows = Rows::new(pile, Wanted::new(wanted), changed, old)?;
    let near = rows.near_changed();
    if !near.is_empty() {
        wanted = rows.wanted.into_keys();
        wanted.extend(keys(&pile.sketches(&near)?));
        rows = Rows::new(pile, Wanted::new(wanted), changed, old)?;
    }
    let after = pairs(&rows.placed(|row| Some(&row.after)));
    let mut compared: BTreeSet<(u32, u32)> =
        after.iter().copied().filter(|(i, j)| rows.is_changed(*i) || rows.is_changed(*j)).collect();
    let mut gone = Vec::new();
    if !near.is_empty() {
        let is_near = |i: &u32| near.contains(&rows.rows[*i as usize].id);
        let among = |pairs: Vec<(u32, u32)>| -> BTreeSet<(u32, u32)> {
            pairs.into_iter().filter(|(i, j)| is_near(i) && is_near(j)).collect()
        };
        let before = among(pairs(&rows.placed(Row::before)));
        let after = among(after);
        compared.extend(after.difference(&before));
        gone.extend(before.difference(&after).map(|pair| rows.ids(pair)));
    }
    Ok((compared.iter().map(|pair| rows.ids(pair)).collect(), gone))
}

/// Articles that hold some of the keys in question, sorted by id.
struct Rows {
    rows: Vec<Row>,
    wanted: Wanted,
}

struct Row {
    id: ArticleId,
    after: Keys,
    was: Was,
}

/// What an article was before.
enum Was {
    /// What it is.
    Same,
    /// Another, or not there.
    Other(Option<Keys>),
}

/// The keys in question that an article holds, and where it stands among others.
struct Keys {
    place: Place,
    keys: Vec<u64>,
}

impl Keys {
    fn new(keys: &[u64], wanted: &Wanted) -> Self {
        Self { place: place(keys), keys: keys.iter().copied().filter(|key| wanted.holds(*key)).collect() }
    }
}

impl Row {
    fn before(&self) -> Option<&Keys> {
        match &self.was {
            Was::Same => Some(&self.after),
            Was::Other(keys) => keys.as_ref(),
        }
    }
}

impl Rows {
    fn new<P: Pile>(pile: &P, wanted: Wanted, changed: &[Sketch], old: &[Sketch]) -> Result<Self, P::Error> {
        let old: BTreeMap<&str, &Sketch> =
            old.iter().map(|sketch| (sketch.article.as_str(), sketch)).collect();
        let changed_row = |sketch: &Sketch| Row {
            id: sketch.article.clone(),
            after: Keys::new(&sketch.keys, &wanted),
            was: Was::Other(old.get(sketch.article.as_str()).map(|old| Keys::new(&old.keys, &wanted))),
        };
        let mut rows: Vec<Row> = changed.iter().map(changed_row).collect();
        pile.visit_keys(&mut |id, keys| {
            if keys.iter().any(|key| wanted.holds(*key)) && !old.contains_key(id) {
                rows.push(Row { id: id.to_owned(), after: Keys::new(keys, &wanted), was: Was::Same });
            }
        })?;
        rows.sort_by(|x, y| x.id.cmp(&y.id));
        Ok(Self { rows, wanted })
    }

    fn is_changed(&self, i: u32) -> bool {
        matches!(self.rows[i as usize].was, Was::Other(_))
    }

    fn ids(&self, (i, j): &(u32, u32)) -> Pair {
        (self.rows[*i as usize].id.clone(), self.rows[*j as usize].id.clone())
    }

    /// The rows as [`pairs`] takes them; one that is not there holds nothing.
    fn placed<'r>(&'r self, keys: impl Fn(&'r Row) -> Option<&'r Keys>) -> Vec<Placed<'r>> {
        let nothing = Placed::new(&[]);
        let placed = |keys: &'r Keys| Placed { place: keys.place, keys: &keys.keys };
        self.rows.iter().map(|row| keys(row).map_or(nothing, placed)).collect()
    }

    /// The articles, themselves unchanged, whose pairs with each other may change: in a crowd with a hot key, or with one that becomes
    /// hot or ceases to be, those so near a changed article that it may come to stand between two.
    fn near_changed(&self) -> BTreeSet<ArticleId> {
        let mut near = BTreeSet::new();
        if self.rows.iter().all(|row| matches!(row.was, Was::Other(_))) {
            return near;
        }
        // Of each key: the unchanged holders, where changed ones stand or stood, and how many of these stood and stand.
        let mut crowds: BTreeMap<u64, Crowd> = BTreeMap::new();
        for (i, row) in self.rows.iter().enumerate() {
            match &row.was {
                Was::Same => {
                    for key in &row.after.keys {
                        crowds.entry(*key).or_default().unchanged.push((row.after.place, i));
                    }
                }
                Was::Other(before) => {
                    for key in &row.after.keys {
                        let crowd = crowds.entry(*key).or_default();
                        crowd.changed.push((row.after.place, i));
                        crowd.n_after += 1;
                    }
                    for (keys, key) in
                        before.iter().flat_map(|keys| keys.keys.iter().map(move |key| (keys, key)))
                    {
                        let crowd = crowds.entry(*key).or_default();
                        crowd.changed.push((keys.place, i));
                        crowd.n_before += 1;
                    }
                }
            }
        }
        for crowd in crowds.into_values().filter(|crowd| !crowd.changed.is_empty()) {
            let mut rows = crowd.unchanged;
            let (before, after) = (rows.len() + crowd.n_before, rows.len() + crowd.n_after);
            if before.max(after) <= CROWD {
                continue;
            }
            if before.min(after) <= CROWD {
                near.extend(rows.iter().map(|(_, i)| self.rows[*i].id.clone()));
                continue;
            }
            rows.sort_unstable();
            for at in crowd.changed {
                let here = rows.partition_point(|row| *row < at);
                let reach = here.saturating_sub(NEIGHBOURS)..(here + NEIGHBOURS).min(rows.len());
                near.extend(rows[reach].iter().map(|(_, i)| self.rows[*i].id.clone()));
            }
        }
        near
    }
}

/// The holders of a key.
#[derive(Default)]
struct Crowd {
    unchanged: Vec<(Place, usize)>,
    changed: Vec<(Place, usize)>,
    n_before: usize,
    n_after: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies::{judge_all, mark_recurring};
    use crate::input::prepare;
    use crate::testing::{Chance, Desk, article};
    use relata_types::CopyVerdict;

    /// Whether all is as if every article had come at once.
    fn check(desk: &Desk) {
        let readings = desk.articles();
        let mut inputs = prepare(&readings);
        let recurring = mark_recurring(&mut inputs);
        let sketches: Vec<Sketch> = inputs.iter().map(sketch).collect();
        assert_eq!(desk.recurring, recurring);
        assert!(desk.sketches.values().eq(&sketches));
        let verdicts: BTreeMap<Pair, CopyVerdict> = judge_all(&inputs)
            .into_iter()
            .map(|verdict| ((verdict.link.a.clone(), verdict.link.b.clone()), verdict))
            .collect();
        assert_eq!(desk.verdicts.len(), verdicts.len());
        assert_eq!(desk.verdicts, verdicts);
    }

    const SHARED: &str = "Markets fell sharply across northern regions yesterday evening as traders feared another hard winter without gas";

    /// Articles of made-up words: many hold one sentence, three outlets put a line under each of theirs, half are cut, edited or merged copies.
    fn pile(n: usize, chance: &mut Chance) -> Vec<(Article, Reading)> {
        let mut texts: Vec<Vec<String>> = Vec::new();
        let mut articles = Vec::new();
        for i in 0..n {
            let word = |chance: &mut Chance| format!("k{}", chance.below(3000));
            let own: Vec<String> =
                (0..5).map(|_| (0..12).map(|_| word(chance)).collect::<Vec<_>>().join(" ")).collect();
            let mut sentences = match texts.get(chance.below(2 * i + 2)) {
                Some(other) => {
                    let mut sentences = other.clone();
                    match chance.below(3) {
                        0 => sentences.truncate(4),
                        1 => sentences[1] = own[0].clone(),
                        _ => sentences.extend(own),
                    }
                    sentences
                }
                None => own,
            };
            if chance.below(3) > 0 && !sentences.iter().any(|sentence| sentence == SHARED) {
                sentences.insert(chance.below(sentences.len()), SHARED.to_owned());
            }
            let body = format!("{}.", sentences.join(". "));
            texts.push(sentences);
            let (outlet, text) = match chance.below(4) {
                0 => (format!("Outlet {i}"), body),
                at => (
                    format!("House {at}"),
                    format!("{body}\nHouse {at} is free for all because its readers give"),
                ),
            };
            articles.push(article(&i.to_string(), "en", &text).outlet(&outlet).build());
        }
        articles
    }

    #[test]
    fn one_by_one_in_any_order_is_as_all_at_once() {
        let mut chance = Chance(5);
        let mut articles = pile(90, &mut chance);
        let (mut n_gone, mut n_flipped) = (0, 0);
        for round in 0..3 {
            for at in (1..articles.len()).rev() {
                articles.swap(at, chance.below(at + 1));
            }
            let mut desk = Desk::default();
            for (at, one) in articles.chunks(1).enumerate() {
                let change = desk.take(one);
                (n_gone, n_flipped) = (n_gone + change.gone.len(), n_flipped + change.recurring.len());
                // Comparing all anew is slow: at the beginning, where the shared sentence becomes hot, and now and then.
                if at < 12 || (at + round) % 9 == 0 || at + 1 == articles.len() {
                    check(&desk);
                }
            }
            assert!(desk.verdicts.len() > 40, "{}", desk.verdicts.len());
        }
        assert!(n_flipped >= 9, "{n_flipped}: the lines of three houses become furniture");
        assert!(n_gone > 0, "a hot key lets go of pairs");
    }

    #[test]
    fn batches_and_all_at_once_are_one_function() {
        let mut chance = Chance(11);
        let articles = pile(120, &mut chance);
        for size in [120, 50, 7] {
            let mut desk = Desk::default();
            articles.chunks(size).for_each(|batch| _ = desk.take(batch));
            check(&desk);
        }
    }
}
