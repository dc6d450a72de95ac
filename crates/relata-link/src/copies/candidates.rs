//! Which pairs of articles are worth comparing word by word.
//!
//! Each article is reduced to a sketch: the keys of its shingles, three telling words in a row each (function words are passed over, so
//! that an editor's "which" for "that" breaks none), and three names or figures in a row, whatever stands between, since who retells a text in
//! other words keeps these. Sketches that share keys are paired. Hot keys, a phrase in half of all
//! articles, would make this quadratic; in a crowd, articles are paired only with those whose sketches begin most alike
//! (sorted neighbourhood: Hernández and Stolfo, "The Merge/Purge Problem", SIGMOD 1995; the order is by least keys, as in Broder,
//! "On the resemblance and containment of documents", 1997), so near copies still meet.

use crate::fold::pair_key;
use crate::input::Word;

/// Telling words in a shingle: two meet by chance, four are broken by each edit.
const SHINGLE: usize = 3;
/// What tells the keys of names and figures from those of all telling words.
const FACTS: u64 = 1;
/// Up to so many shingles an article keeps all of them; of more, it keeps those with an even key, which is half. A sample
/// by the key is the same on both sides, whatever stands around.
const KEEP_ALL: usize = 200;
/// A key held by more articles than this is hot.
pub(crate) const CROWD: usize = 32;
/// How many neighbours on either side an article in a crowd is paired with.
pub(crate) const NEIGHBOURS: usize = 8;
/// Keys that a pair must share: one is a stock phrase.
pub(crate) const SHARED: usize = 2;
/// The keys are sorted in so many portions, one after the other, to bound the memory.
const PORTIONS: u64 = 16;

/// The keys of an article's words; furniture is left out. Sorted, each once.
pub(crate) fn keys(words: &[Word]) -> Vec<u64> {
    let telling = |word: &&Word| !word.furniture && word.is_content();
    let runs = |seed: u64, of: &dyn Fn(&Word) -> bool| -> Vec<u64> {
        let stems: Vec<u64> =
            words.iter().filter(telling).filter(|word| of(word)).map(|word| word.stem).collect();
        let mut keys: Vec<u64> =
            stems.windows(SHINGLE).map(|run| run.iter().copied().fold(seed, pair_key)).collect();
        if keys.len() > KEEP_ALL {
            keys.retain(|key| key % 2 == 0);
        }
        keys
    };
    let mut keys = runs(0, &|_| true);
    keys.extend(runs(FACTS, &Word::is_fact));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// An article among others that hold the same keys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'k> {
    /// Where it stands in a crowd: near copies share their least keys.
    pub(crate) place: Place,
    /// Its keys, or those that matter; sorted.
    pub(crate) keys: &'k [u64],
}

/// The two least keys of an article.
pub(crate) type Place = (u64, u64);

impl<'k> Placed<'k> {
    /// An article with all its keys.
    pub(crate) fn new(keys: &'k [u64]) -> Self {
        Self { place: place(keys), keys }
    }
}

/// Where an article with these keys, sorted, stands in a crowd.
pub(crate) fn place(keys: &[u64]) -> Place {
    let at = |i: usize| keys.get(i).copied().unwrap_or(u64::MAX);
    (at(0), at(1))
}

/// The pairs of articles, smaller index first, sorted, that share enough keys.
///
/// Time and memory are near-linear in the number of sketches: a key proposes at most [`CROWD`] partners for an article.
pub(crate) fn pairs(sketches: &[Placed]) -> Vec<(u32, u32)> {
    let mut order: Vec<u32> = (0..sketches.len() as u32).collect();
    order.sort_unstable_by_key(|i| (sketches[*i as usize].place, *i));
    let crowds = Crowds::new(sketches, &order);
    let mut pairs = Vec::new();
    let mut shared = vec![0_u16; sketches.len()];
    let mut met: Vec<u32> = Vec::new();
    let mut seen_of = vec![0_u32; crowds.ends.len()];
    for (rank, i) in order.iter().enumerate() {
        for crowd in crowds.of(rank) {
            let members = crowds.members(*crowd);
            // Ranks come in order, so this one is the member after those that were seen.
            let at = &mut seen_of[*crowd as usize];
            *at += 1;
            let reach = if members.len() > CROWD { NEIGHBOURS } else { CROWD };
            for other in members.iter().skip(*at as usize).take(reach) {
                let shared = &mut shared[*other as usize];
                if *shared == 0 {
                    met.push(*other);
                }
                *shared = shared.saturating_add(1);
            }
        }
        for other in met.drain(..) {
            if usize::from(std::mem::take(&mut shared[other as usize])) >= SHARED {
                let j = order[other as usize];
                pairs.push((*i.min(&j), *i.max(&j)));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Keys that two sketches or more hold, each as the sorted ranks of its holders.
struct Crowds {
    /// Ranks, crowd after crowd.
    members: Vec<u32>,
    /// Where each crowd ends in `members`.
    ends: Vec<u32>,
    /// The crowds of each rank, rank after rank.
    lists: Vec<u32>,
    /// Where each rank's crowds end in `lists`.
    list_ends: Vec<u32>,
}

impl Crowds {
    fn new(sketches: &[Placed], order: &[u32]) -> Self {
        let (mut members, mut ends) = (Vec::new(), Vec::new());
        let mut postings: Vec<(u64, u32)> = Vec::new();
        for portion in 0..PORTIONS {
            postings.clear();
            for (rank, i) in order.iter().enumerate() {
                let keys = sketches[*i as usize].keys;
                let within = |bound: u64| keys.partition_point(|key| key / (u64::MAX / PORTIONS + 1) < bound);
                postings
                    .extend(keys[within(portion)..within(portion + 1)].iter().map(|key| (*key, rank as u32)));
            }
            postings.sort_unstable();
            for same in postings.chunk_by(|x, y| x.0 == y.0).filter(|same| same.len() > 1) {
                members.extend(same.iter().map(|(_, rank)| *rank));
                ends.push(members.len() as u32);
            }
        }
        drop(postings);
        let mut list_ends = vec![0_u32; order.len()];
        members.iter().for_each(|rank| list_ends[*rank as usize] += 1);
        let mut next: Vec<u32> = Vec::with_capacity(order.len());
        let mut sum = 0;
        for end in &mut list_ends {
            next.push(sum);
            sum += *end;
            *end = sum;
        }
        let mut lists = vec![0; members.len()];
        let mut start = 0;
        for (crowd, end) in ends.iter().enumerate() {
            for rank in &members[start..*end as usize] {
                let at = &mut next[*rank as usize];
                lists[*at as usize] = crowd as u32;
                *at += 1;
            }
            start = *end as usize;
        }
        Self { members, ends, lists, list_ends }
    }

    fn of(&self, rank: usize) -> &[u32] {
        between(&self.lists, &self.list_ends, rank)
    }

    fn members(&self, crowd: u32) -> &[u32] {
        between(&self.members, &self.ends, crowd as usize)
    }
}

fn between<'a>(items: &'a [u32], ends: &[u32], at: usize) -> &'a [u32] {
    let start = at.checked_sub(1).map_or(0, |before| ends[before] as usize);
    &items[start..ends[at] as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::prepare;
    use crate::testing::article;

    fn pairs_of(texts: &[String]) -> Vec<(u32, u32)> {
        let articles: Vec<_> =
            texts.iter().enumerate().map(|(i, text)| article(&i.to_string(), "en", text).build()).collect();
        let mut inputs = prepare(&articles);
        inputs.sort_by_key(|input| input.article.key.parse::<u32>().unwrap());
        let keys: Vec<Vec<u64>> = inputs.iter().map(|input| keys(&input.words)).collect();
        pairs(&keys.iter().map(|keys| Placed::new(keys)).collect::<Vec<_>>())
    }

    #[test]
    fn a_shared_run_is_found_and_stock_phrases_are_not() {
        let shared =
            "the river broke its banks before dawn and the old mill bridge was carried off within the hour";
        let texts = [
            format!("Residents of Orbel say that {shared}"),
            format!("{shared} according to the council of the valley"),
            "Nobody on the council of the valley wanted to speak to us on Monday evening".to_owned(),
        ];
        assert_eq!(pairs_of(&texts), [(0, 1)]);
    }

    #[test]
    fn in_a_crowd_copies_still_meet() {
        // Everybody has the phrase; articles 2k and 2k+1 also have a text of their own in common, some with others by chance.
        let texts: Vec<String> = (0..400)
            .map(|i| {
                let own: Vec<String> = (0..12).map(|k| format!("word{} thing{k}", i / 2)).collect();
                format!("Markets fell sharply across northern regions yesterday evening. {}", own.join(" "))
            })
            .collect();
        let found = pairs_of(&texts);
        assert!((0..200).all(|k| found.contains(&(2 * k, 2 * k + 1))));
        assert!(found.len() <= 400 * (NEIGHBOURS + 4), "{}", found.len());
    }
}
