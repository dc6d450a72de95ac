//! Articles that come one by one to a pile that is larger than the reference make the same stories as all together.

use super::*;
use crate::copies::{Piece, mark_recurring, settle};
use crate::input::prepare;
use crate::stories::candidates::CROWD;
use crate::stories::kept::Outline;
use crate::stories::{find, name_terms, speakers};
use crate::testing::{AllKept, Chance, Desk, article};
use crate::{origins, rulings};
use relata_types::{Article, DecisionNumber, EntityType, Reading, Ruling};

/// Articles of the pile before others come: more than the reference holds.
const BEFORE: usize = 1100;
const ADDED: usize = 60;

/// All that comes out when all are compared.
struct Anew {
    stories: Vec<Story>,
    origins: Vec<Origin>,
    kept: AllKept,
}

fn all_anew(desk: &Desk, decisions: &[Decision]) -> Anew {
    let readings = desk.articles();
    let mut inputs = prepare(&readings);
    mark_recurring(&mut inputs);
    let n_bytes = desk.sketches.values().map(|sketch| (sketch.article.as_str(), sketch.n_bytes)).collect();
    let (links, apart) = rulings::on_copies(&inputs, settle(desk.verdicts(), &n_bytes), decisions);
    let groups = origins::group(&inputs, &links, &apart);
    let mut kept = AllKept::new();
    let mut keep = |piece: Piece| {
        let Piece::Kept(Kept { kind, article, bytes }) = piece else { panic!("no translations here") };
        if !bytes.is_empty() {
            kept.insert((kind, article), bytes);
        }
    };
    let stories = find(&inputs, &groups, decisions, &mut Some(&mut keep));
    Anew { stories, origins: origins::describe(&inputs, &groups), kept }
}

/// A desk with its stories.
struct Grouped {
    desk: Desk,
    origins: Vec<Origin>,
    decisions: Vec<Decision>,
}

impl Grouped {
    /// Takes new articles; whether their stories were found without comparing all, and how many changed.
    fn add(&mut self, new: &[(Article, Reading)]) -> Option<usize> {
        let change = self.desk.take(new);
        let changed: BTreeSet<ArticleId> =
            change.sketches.iter().map(|sketch| sketch.article.clone()).collect();
        let origins = all_anew(&self.desk, &self.decisions).origins;
        let is_touched = |origin: &&Origin| {
            !self.origins.contains(origin) || origin.articles.iter().any(|id| changed.contains(id))
        };
        let touched: Vec<Origin> = origins.iter().filter(is_touched).cloned().collect();
        self.origins = origins;
        let Ok(found) = add_stories(&self.desk, &changed, &touched, &self.decisions);
        let found = found?;
        let n = found.stories.len();
        self.desk.keep(found.kept);
        Some(n)
    }

    /// Takes what comes out when all are compared.
    fn link(&mut self) {
        let Anew { origins, kept, .. } = all_anew(&self.desk, &self.decisions);
        (self.origins, self.desk.kept) = (origins, kept);
    }

    fn check(&self) {
        let Anew { stories, kept, .. } = all_anew(&self.desk, &self.decisions);
        for (of, bytes) in &kept {
            assert!(self.desk.kept.get(of) == Some(bytes), "{of:?}");
        }
        assert!(self.desk.kept.keys().eq(kept.keys()));
        assert_eq!(kept_stories(&self.desk, &self.decisions), Ok(Some(stories)));
    }
}

fn reference(desk: &Desk) -> StoryReference {
    StoryReference::from_bytes(&desk.kept[&(KeptKind::StoryReference, String::new())]).unwrap()
}

/// Each is named more often than those before it, some by about as many origins as make a crowd.
const TOWNS: [&str; 12] = [
    "Orbel", "Varn", "Solm", "Mirov", "Tarsk", "Ledra", "Quint", "Hollen", "Brask", "Navor", "Pellin",
    "Ostrav",
];
/// The same holds of words, of which each report has one.
const WORDS: usize = 15;

/// A made-up word, another for each number.
fn word(mut n: usize) -> String {
    let mut word = String::from("k");
    loop {
        word.push(char::from(b"aeiou"[n % 5]));
        word.push(char::from(b"bdfglmnprst"[n / 5 % 11]));
        n /= 55;
        if n == 0 {
            return word;
        }
    }
}

/// A happening, or a report that others may reprint.
#[derive(Clone)]
struct Told {
    town: &'static str,
    /// Who is named, of all stories only in this one.
    names: [String; 3],
    is_french: bool,
    text: String,
    axes: Vec<usize>,
}

/// Reports of few facts each: on a story of their own or another's, reprinted whole, or years of names without a word of the first reports, or of
/// hardly more than the place; some outlets put a line of their own below.
fn made(told: &mut Vec<Told>, chance: &mut Chance) -> (Article, Reading) {
    let i = told.len();
    let kind = chance.below(8);
    let mut one = match told.get(chance.below(i.max(1))) {
        Some(other) if kind > 1 => other.clone(),
        _ => Told {
            town: TOWNS[chance.below(TOWNS.len() * TOWNS.len()).isqrt()],
            names: [0, 1, 2].map(|at| word(20_000 + 3 * i + at).to_uppercase()),
            is_french: chance.below(4) == 0,
            text: String::new(),
            axes: Vec::new(),
        },
    };
    if kind != 2 {
        let [first, second, third] = &one.names;
        let often = chance.below(WORDS * WORDS).isqrt();
        let (town, own) = (one.town, [i % 400, 500 + often, 1000 + i, 9000 + i * 7].map(word).join(" "));
        let (facts, axes) = if kind == 3 {
            (format!("{first} remembers {second} in {own}. Nothing {own} came."), vec![500, i % 480])
        } else if kind == 4 {
            one.is_french = !one.is_french;
            (format!("{first} et {second} à {town} {own}. Avec {third} {own}."), vec![1 + i % 7, i % 480])
        } else if kind == 5 {
            // Hardly more than where: only the town proposes pairs of these.
            (format!("{town} has {}.", word(40_000 + i)), vec![i % 480])
        } else {
            (
                format!("{first} met {second} in {town} on {own}. Then {third} left {town} with {own}."),
                vec![i % 5, 8 + i % 3],
            )
        };
        (one.text, one.axes) = (facts, axes);
    }
    told.push(one.clone());
    let outlet = format!("House {}", chance.below(80));
    let (mut text, mut axes) = (one.text.clone(), one.axes.clone());
    if chance.below(4) == 0 {
        text += &format!("\n{outlet} lives on what its readers give each month and thanks them");
        axes.push(510);
    }
    let names: Vec<&str> = one.names.iter().map(String::as_str).collect();
    let built = article(&i.to_string(), if one.is_french { "fr" } else { "en" }, &text);
    let built = built.on(&format!("2024-03-{:02}", 1 + chance.below(20))).outlet(&outlet);
    built.names(EntityType::Person, &names).names(EntityType::Place, &TOWNS).means(&axes).build()
}

/// One of the towns.
const TOWN: &str = "Brask";

/// A report of hardly more than that it is of [`TOWN`]; of a `house`, of something else above a line that names the town.
fn in_one_town(i: usize, house: Option<&str>) -> (Article, Reading) {
    let own = |n: usize| (0..n).map(|at| word(60_000 + 5 * i + at)).collect::<Vec<_>>().join(" ");
    let (text, axes) = match house {
        None => (format!("{TOWN} has {}.", own(1)), vec![i % 480]),
        Some(house) => (format!("So {}.\n{house} of {TOWN} thanks its readers", own(5)), vec![i % 480, 510]),
    };
    let built = article(&format!("short {i}"), "en", &text).outlet(house.unwrap_or("Short"));
    built.names(EntityType::Place, &[TOWN]).means(&axes).build()
}

/// How many origins propose pairs by a name.
fn n_naming(grouped: &Grouped, name: &str) -> usize {
    let term = name_terms(name)[0];
    let outline = |id: &ArticleId| {
        let bytes = &grouped.desk.kept[&(KeptKind::Outline, id.clone())];
        Outline::from_bytes(bytes, |key| key == term).unwrap()
    };
    let names = |origin: &&Origin| {
        let outlines: Vec<Outline> = origin.articles.iter().map(outline).collect();
        let all: Vec<usize> = (0..outlines.len()).collect();
        let speakers = speakers(&all, |i| (outlines[i].lang, outlines[i].n_terms));
        speakers.into_iter().any(|i| !outlines[i].heaviest.is_empty())
    };
    grouped.origins.iter().filter(names).count()
}

#[test]
fn one_by_one_is_as_all_at_once() {
    let mut chance = Chance(7);
    let mut told = Vec::new();
    let before: Vec<(Article, Reading)> = (0..BEFORE).map(|_| made(&mut told, &mut chance)).collect();
    let mut grouped = Grouped { desk: Desk::default(), origins: Vec::new(), decisions: Vec::new() };
    assert_eq!(grouped.add(&before), None, "nothing is kept");
    grouped.link();
    let (mut n_found, mut n_joined) = (0, 0);
    for i in 0..ADDED {
        let n_before = grouped.desk.kept.keys().filter(|(kind, _)| *kind == KeptKind::Story).count();
        match grouped.add(&[made(&mut told, &mut chance)]) {
            Some(_) => {
                let n = grouped.desk.kept.keys().filter(|(kind, _)| *kind == KeptKind::Story).count();
                n_found += 1;
                n_joined += usize::from(n <= n_before);
            }
            None => grouped.link(),
        }
        if i % 7 == 0 {
            grouped.check();
        }
    }
    grouped.check();
    assert!(n_found > ADDED / 4 && n_found < ADDED, "{n_found}");
    assert!(n_joined > ADDED / 8, "{n_joined}");
    // Many name one town, until it is common; then the third line of a house makes all three furniture, and it is rarer again.
    let (mut at, n_lines) = (told.len(), grouped.desk.recurring.len());
    let mut short = |grouped: &mut Grouped, house: Option<&str>| {
        let made = std::iter::repeat_with(|| {
            at += 1;
            in_one_town(at, house)
        });
        let reference = reference(&grouped.desk).reference;
        let one = made.skip_while(|one| reference.holds(&one.0.id)).take(1).collect::<Vec<_>>();
        assert!(grouped.add(&one).is_some());
        n_naming(grouped, TOWN)
    };
    while short(&mut grouped, None) < CROWD - 1 {}
    let counts = [1, 2, 3].map(|_| {
        let n = short(&mut grouped, Some("Late house"));
        grouped.check();
        n
    });
    assert_eq!(counts, [CROWD, CROWD + 1, CROWD - 1]);
    assert_eq!(grouped.desk.recurring.len(), n_lines + 1);
    // Several at once.
    let more: Vec<(Article, Reading)> = (0..5).map(|_| made(&mut told, &mut chance)).collect();
    if grouped.add(&more).is_none() {
        grouped.link();
    }
    grouped.check();
    // What is ruled on copies makes other origins.
    let ruling = Ruling::Copy { a: more[0].0.id.clone(), b: more[1].0.id.clone() };
    grouped.decisions.push(Decision { number: DecisionNumber::default(), ruling });
    assert_eq!(kept_stories(&grouped.desk, &grouped.decisions), Ok(None));
    assert_eq!(grouped.add(&[made(&mut told, &mut chance)]), None);
}
