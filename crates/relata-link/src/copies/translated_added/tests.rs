//! Articles that come one by one to a pile that is larger than the reference make the same translations as all together.

use super::*;
use crate::copies::{Known, Piece, add, find, mark_recurring};
use crate::input::prepare;
use crate::testing::article;
use relata_types::{CopyLink, EntityType, Sketch};
use std::convert::Infallible;

/// Articles of the pile before others come: more than the reference holds.
const BEFORE: usize = 1060;
const ADDED: usize = 72;

/// A small linear congruential generator (Knuth, MMIX) stands for chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

type AllKept = BTreeMap<(KeptKind, ArticleId), Vec<u8>>;

/// A pile in memory that takes changes as a desk does.
#[derive(Default)]
struct Desk {
    readings: BTreeMap<ArticleId, (Article, Reading)>,
    sketches: BTreeMap<ArticleId, Sketch>,
    recurring: BTreeSet<u64>,
    verdicts: BTreeMap<(ArticleId, ArticleId), CopyVerdict>,
    kept: AllKept,
}

impl Pile for Desk {
    type Error = Infallible;

    fn visit_keys(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<(), Infallible> {
        self.sketches.values().for_each(|sketch| visit(&sketch.article, &sketch.keys));
        Ok(())
    }

    fn visit_paragraphs(&self, visit: &mut dyn FnMut(&str, &[u64])) -> Result<(), Infallible> {
        self.sketches.values().for_each(|sketch| visit(&sketch.article, &sketch.paragraphs));
        Ok(())
    }

    fn sketches(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<Sketch>, Infallible> {
        Ok(articles.iter().map(|id| self.sketches[id].clone()).collect())
    }

    fn readings(&self, articles: &BTreeSet<ArticleId>) -> Result<Vec<(Article, Reading)>, Infallible> {
        Ok(articles.iter().map(|id| self.readings[id].clone()).collect())
    }

    fn recurring(&self) -> Result<BTreeSet<u64>, Infallible> {
        Ok(self.recurring.clone())
    }
}

impl Shelf for Desk {
    fn kept(&self, kind: KeptKind, article: &str) -> Result<Option<Vec<u8>>, Infallible> {
        Ok(self.kept.get(&(kind, article.to_owned())).cloned())
    }

    fn visit_kept(&self, kind: KeptKind, visit: &mut dyn FnMut(&str, &[u8])) -> Result<(), Infallible> {
        let of_kind = self.kept.iter().filter(|((other, _), _)| *other == kind);
        of_kind.for_each(|((_, article), bytes)| visit(article, bytes));
        Ok(())
    }

    fn verdicts_on(&self, article: &str) -> Result<Vec<CopyVerdict>, Infallible> {
        let on = |((a, b), _): &(&(ArticleId, ArticleId), &CopyVerdict)| a == article || b == article;
        Ok(self.verdicts.iter().filter(on).map(|(_, verdict)| verdict.clone()).collect())
    }
}

impl Desk {
    /// Takes new articles; whether their translations were found without comparing all, and how many changed.
    fn add(&mut self, new: &[(Article, Reading)]) -> Option<usize> {
        let Ok(change) = add(self, new);
        for one in new {
            self.readings.insert(one.0.id.clone(), one.clone());
        }
        for (key, recurs) in &change.recurring {
            if *recurs {
                self.recurring.insert(*key)
            } else {
                self.recurring.remove(key)
            };
        }
        for sketch in &change.sketches {
            self.verdicts.retain(|(a, b), _| *a != sketch.article && *b != sketch.article);
            self.sketches.insert(sketch.article.clone(), sketch.clone());
        }
        change.gone.iter().for_each(|pair| _ = self.verdicts.remove(pair));
        change.verdicts.iter().for_each(|verdict| self.put(verdict.link.clone(), verdict.is_sure));
        let Ok(found) = add_translations(self, &change);
        let found = found?;
        found.gone.iter().for_each(|pair| assert!(self.verdicts.remove(pair).is_some()));
        found.kept.into_iter().for_each(|kept| _ = self.kept.insert((kept.kind, kept.article), kept.bytes));
        let n = found.gone.len() + found.links.len();
        found.links.into_iter().for_each(|link| self.put(link, true));
        Some(n)
    }

    fn put(&mut self, link: CopyLink, is_sure: bool) {
        self.verdicts.insert((link.a.clone(), link.b.clone()), CopyVerdict { link, is_sure });
    }

    /// What comes out when all are compared.
    fn all_anew(&self) -> (Vec<CopyLink>, AllKept) {
        let readings: Vec<(Article, Reading)> = self.readings.values().cloned().collect();
        let mut inputs = prepare(&readings);
        mark_recurring(&mut inputs);
        let of_a_language = |verdict: &&CopyVerdict| verdict.link.kind != CopyKind::Translation;
        let verdicts: Vec<CopyVerdict> = self.verdicts.values().filter(of_a_language).cloned().collect();
        let (mut links, mut kept) = (Vec::new(), BTreeMap::new());
        let mut keep = |piece: Piece| match piece {
            Piece::Kept(piece) => _ = kept.insert((piece.kind, piece.article), piece.bytes),
            Piece::Translation(link) => links.push(link),
        };
        let known = Known { verdicts: &verdicts, translations: None };
        find(&inputs, Some(known), &mut Some(&mut keep));
        (links, kept)
    }

    fn translations(&self) -> Vec<CopyLink> {
        let all = self.verdicts.values().map(|verdict| &verdict.link);
        all.filter(|link| link.kind == CopyKind::Translation).cloned().collect()
    }

    /// Takes what comes out when all are compared.
    fn link(&mut self) {
        let (links, kept) = self.all_anew();
        self.verdicts.retain(|_, verdict| verdict.link.kind != CopyKind::Translation);
        links.into_iter().for_each(|link| self.put(link, true));
        self.kept = kept;
    }

    fn check(&self) {
        let (links, kept) = self.all_anew();
        assert_eq!(self.translations(), links);
        assert!(self.kept.keys().eq(kept.keys()));
        for (of, bytes) in &kept {
            assert!(self.kept[of] == *bytes, "{of:?}");
        }
    }
}

const TOWNS: [&str; 24] = [
    "Orbel", "Varn", "Solm", "Mirov", "Tarsk", "Ledra", "Quint", "Hollen", "Brask", "Navor", "Pellin",
    "Ostrav", "Kerno", "Dalmir", "Fentz", "Gorlitz", "Jarno", "Wexel", "Yarrow", "Zembla", "Umbra", "Issel",
    "Rovan", "Corbel",
];

/// What a report tells.
#[derive(Clone, Copy)]
struct Telling {
    towns: [&'static str; 2],
    template: usize,
    n: usize,
    own: [usize; 4],
    is_french: bool,
}

/// Reports of few templates in two languages, every third the translation of another: who, where and how many tell them apart, days and outlets are
/// few, some name no outlet; some outlets put a line of their own below.
fn made(told: &mut Vec<Telling>, chance: &mut Chance) -> (Article, Reading) {
    let i = told.len();
    let mut telling = Telling {
        towns: [TOWNS[chance.below(TOWNS.len())], TOWNS[chance.below(TOWNS.len())]],
        template: chance.below(40),
        n: 100 + chance.below(60),
        own: [i, i + 7, i * 3, i * 5],
        is_french: chance.below(2) == 0,
    };
    if chance.below(3) == 0 && i > 0 {
        telling = told[chance.below(i)];
        telling.is_french = !telling.is_french;
    }
    told.push(telling);
    let Telling { towns: [town, other], template, n, own: [w, x, y, z], is_french } = telling;
    let own = format!("z{w} z{x} z{y} z{z}");
    let mut text = if is_french {
        format!(
            "Le conseil de {town} était réuni. {other} veut fermer le pont {template}. Il en coûterait {n} couronnes. Et {own}."
        )
    } else {
        format!(
            "The council of {town} met on Monday. {other} wants to close bridge {template}. It would cost {n} crowns. And {own}."
        )
    };
    let outlet = chance.below(90);
    let mut axes = vec![template, 40 + template, 80 + n % 7, 120 + w % 300];
    if chance.below(4) == 0 {
        text += &format!("\nHouse {outlet} lives on what its readers give each month and thanks them");
        axes.push(500);
    }
    let built = article(&i.to_string(), if is_french { "fr" } else { "en" }, &text);
    let built = built.on(&format!("2024-03-{:02}", 1 + chance.below(9))).outlet(&format!("House {outlet}"));
    let (mut article, reading) = built.names(EntityType::Place, &TOWNS).means(&axes).build();
    // The numbers in two titles would tell that they are no translations.
    article.metadata.title = None;
    if outlet < 30 {
        article.metadata.outlet = None;
    }
    (article, reading)
}

#[test]
fn one_by_one_is_as_all_at_once() {
    let mut chance = Chance(3);
    let mut desk = Desk::default();
    let mut told = Vec::new();
    let before: Vec<(Article, Reading)> = (0..BEFORE).map(|_| made(&mut told, &mut chance)).collect();
    assert_eq!(desk.add(&before), None, "nothing is kept");
    desk.link();
    let n_links = desk.translations().len();
    assert!(n_links > 20, "{n_links}");
    let (mut n_found, mut n_changes, mut n_lost) = (0, 0, 0);
    for i in 0..ADDED {
        let new = [made(&mut told, &mut chance)];
        let gone = desk.translations().len();
        match desk.add(&new) {
            Some(changes) => {
                n_found += 1;
                n_changes += changes;
                n_lost += usize::from(desk.translations().len() < gone);
            }
            None => desk.link(),
        }
        if i % 9 == 0 {
            desk.check();
        }
    }
    desk.check();
    assert!(n_found > ADDED / 4 && n_found < ADDED, "{n_found} of {n_links}");
    assert!(n_changes > 0 && n_lost > 0, "{n_changes} {n_lost}");
    // Several at once.
    let more: Vec<(Article, Reading)> = (0..6).map(|_| made(&mut told, &mut chance)).collect();
    if desk.add(&more).is_none() {
        desk.link();
    }
    desk.check();
}
