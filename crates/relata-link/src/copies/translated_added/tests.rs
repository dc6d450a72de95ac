//! Articles that come one by one to a pile that is larger than the reference make the same translations as all together.

use super::*;
use crate::copies::{Known, Piece, find, mark_recurring};
use crate::input::prepare;
use crate::testing::{AllKept, Chance, Desk, article};
use relata_types::{CopyLink, EntityType};

/// Articles of the pile before others come: more than the reference holds.
const BEFORE: usize = 1060;
const ADDED: usize = 72;

/// Takes new articles; whether their translations were found without comparing all, and how many changed.
fn add_to(desk: &mut Desk, new: &[(Article, Reading)]) -> Option<usize> {
    let change = desk.take(new);
    let Ok(found) = add_translations(desk, &change);
    let found = found?;
    found.gone.iter().for_each(|pair| assert!(desk.verdicts.remove(pair).is_some()));
    desk.keep(found.kept);
    let n = found.gone.len() + found.links.len();
    found.links.into_iter().for_each(|link| desk.put(link, true));
    Some(n)
}

/// What comes out when all are compared.
fn all_anew(desk: &Desk) -> (Vec<CopyLink>, AllKept) {
    let readings = desk.articles();
    let mut inputs = prepare(&readings);
    mark_recurring(&mut inputs);
    let verdicts = desk.verdicts();
    let (mut links, mut kept) = (Vec::new(), BTreeMap::new());
    let mut keep = |piece: Piece| match piece {
        Piece::Kept(piece) => _ = kept.insert((piece.kind, piece.article), piece.bytes),
        Piece::Translation(link) => links.push(link),
    };
    let known = Known { verdicts: &verdicts, ..Known::default() };
    find(&inputs, Some(known), &mut Some(&mut keep));
    (links, kept)
}

fn translations(desk: &Desk) -> Vec<CopyLink> {
    let all = desk.verdicts.values().map(|verdict| &verdict.link);
    all.filter(|link| link.kind == CopyKind::Translation).cloned().collect()
}

/// Takes what comes out when all are compared.
fn link(desk: &mut Desk) {
    let (links, kept) = all_anew(desk);
    desk.verdicts.retain(|_, verdict| verdict.link.kind != CopyKind::Translation);
    links.into_iter().for_each(|link| desk.put(link, true));
    desk.kept = kept;
}

fn check(desk: &Desk) {
    let (links, kept) = all_anew(desk);
    assert_eq!(translations(desk), links);
    assert!(desk.kept.keys().eq(kept.keys()));
    for (of, bytes) in &kept {
        assert!(desk.kept[of] == *bytes, "{of:?}");
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
    assert_eq!(add_to(&mut desk, &before), None, "nothing is kept");
    link(&mut desk);
    let n_links = translations(&desk).len();
    assert!(n_links > 20, "{n_links}");
    let (mut n_found, mut n_changes, mut n_lost) = (0, 0, 0);
    for i in 0..ADDED {
        let new = [made(&mut told, &mut chance)];
        let gone = translations(&desk).len();
        match add_to(&mut desk, &new) {
            Some(changes) => {
                n_found += 1;
                n_changes += changes;
                n_lost += usize::from(translations(&desk).len() < gone);
            }
            None => link(&mut desk),
        }
        if i % 9 == 0 {
            check(&desk);
        }
    }
    check(&desk);
    assert!(n_found > ADDED / 4 && n_found < ADDED, "{n_found} of {n_links}");
    assert!(n_changes > 0 && n_lost > 0, "{n_changes} {n_lost}");
    // Several at once.
    let more: Vec<(Article, Reading)> = (0..6).map(|_| made(&mut told, &mut chance)).collect();
    if add_to(&mut desk, &more).is_none() {
        link(&mut desk);
    }
    check(&desk);
}
