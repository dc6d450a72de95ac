//! Names of people: their parts, and whether two spellings can be one person's.

mod align;
mod cut;
mod distance;
pub(crate) mod facts;
pub(crate) mod given;
mod keys;
mod list;
mod model;
mod part;
pub(crate) mod skeleton;
mod table;

use align::Alignment;
pub use align::NAME_FEATURES;
pub(crate) use cut::Cut;
pub(crate) use keys::PartKey;
pub(crate) use list::{Names, PersonName};
pub(crate) use part::Kind;
use relata_types::Reason;
pub use table::build_name_table;

/// What comparing two names gave.
#[derive(Clone, Debug, PartialEq)]
pub struct NameMatch {
    /// How well they fit, from 0 to 1.
    pub score: f64,
    /// Whether they are taken for one person's.
    pub same: bool,
    /// The parts that fit and how.
    pub reasons: Vec<Reason>,
}

/// Parts of the shorter name from which on one contradiction makes two people.
const MANY: usize = 3;

/// Whether `a` and `b`, names of people in any of the scripts that are known, can be one person's.
///
/// The parts are aligned by how well they fit, a model weighs what that gives ([`NAME_FEATURES`]), and three things always make
/// two people: given names that the tables tell apart, two marks of generation, and a name of one part against one of several.
pub fn compare_names(a: &str, b: &str) -> NameMatch {
    let names = Names::of([a, b]);
    fit(&names.get(0), &names.get(1))
}

/// What the model weighs for two names, in the order of [`NAME_FEATURES`].
pub fn name_features(a: &str, b: &str) -> [f32; NAME_FEATURES.len()] {
    let names = Names::of([a, b]);
    aligned(&names.get(0), &names.get(1), |alignment| alignment.features())
}

/// As [`compare_names`], for names that are cut already.
pub(crate) fn fit<'p>(a: &PersonName<'p>, b: &PersonName<'p>) -> NameMatch {
    aligned(a, b, |alignment| {
        let (score, objection) = match judge(a, b, alignment) {
            Certainty::Equal => (1.0, None),
            Certainty::Two(objection) => (weighed(alignment).min(model::DOUBT), Some(objection)),
            Certainty::Open => (weighed(alignment), None),
        };
        let reason = |(i, j, fit): &(usize, usize, part::Fit)| {
            Reason::new(
                fit.kind.name(),
                format!("{} = {}", alignment.short[*i].text(), alignment.long[*j].text()),
            )
        };
        let mut reasons: Vec<Reason> = alignment.pairs.iter().map(reason).collect();
        reasons.extend(objection.map(|objection| Reason::new(objection, "")));
        NameMatch { score, same: score >= model::SAME, reasons }
    })
}

/// What comparing two names gave, without the reasons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Verdict {
    /// From 0 to 1; 0 where something speaks against it for certain, and nothing is weighed.
    pub(crate) score: f64,
}

impl Verdict {
    /// The verdict on two names; the same whichever comes first.
    pub(crate) fn of<'p>(a: &PersonName<'p>, b: &PersonName<'p>) -> Self {
        let score = aligned(a, b, |alignment| match judge(a, b, alignment) {
            Certainty::Equal => 1.0,
            Certainty::Two(_) => 0.0,
            Certainty::Open => weighed(alignment),
        });
        Self { score }
    }

    /// Whether they are taken for one person's.
    pub(crate) fn same(self) -> bool {
        self.score >= model::SAME
    }

    /// Whether they are two people's, and not only unlike.
    pub(crate) fn clashes(self) -> bool {
        self.score < model::TWO
    }
}

fn aligned<'p, T>(a: &PersonName<'p>, b: &PersonName<'p>, then: impl FnOnce(&Alignment<'_, 'p>) -> T) -> T {
    let joined = match a.parts.len().cmp(&b.parts.len()) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => b.joined_like(a),
        std::cmp::Ordering::Greater => a.joined_like(b),
    };
    match joined {
        Some(joined) if a.parts.len() < b.parts.len() => then(&Alignment::new(a, &joined)),
        Some(joined) => then(&Alignment::new(&joined, b)),
        None => then(&Alignment::new(a, b)),
    }
}

/// What is known of two names before anything is weighed.
enum Certainty {
    /// They are equal part by part.
    Equal,
    /// They are two people's, and why.
    Two(&'static str),
    Open,
}

fn judge(a: &PersonName<'_>, b: &PersonName<'_>, alignment: &Alignment<'_, '_>) -> Certainty {
    let (n, m) = (alignment.short.len(), alignment.long.len());
    let equal = |pair: &(usize, usize, part::Fit)| pair.0 == pair.1 && pair.2.kind <= Kind::SameSound;
    if matches!((a.generation, b.generation), (Some(x), Some(y)) if x != y) {
        Certainty::Two("different-generation")
    } else if n == m && n > 0 && alignment.pairs.len() == n && alignment.pairs.iter().all(equal) {
        Certainty::Equal
    } else if alignment.given_names_differ() {
        Certainty::Two("different-given-names")
    } else if alignment.patronymics_differ() {
        Certainty::Two("different-patronymics")
    } else if n >= MANY && alignment.contradictions() > 0 {
        Certainty::Two("contradicting-parts")
    } else if n <= 1 && m > 1 {
        Certainty::Two("one-part-only")
    } else {
        Certainty::Open
    }
}

/// From 0 to 1, what the model makes of the parts that fit.
fn weighed(alignment: &Alignment<'_, '_>) -> f64 {
    if alignment.pairs.is_empty() {
        return 0.0;
    }
    f64::from(model::score(&alignment.features()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strange_names_compare() {
        for text in ["", "-", "'", "ʻ", "😀", "É", "دل", "习近平", "a b c d e f g h i j k l m n o p", ", , ,"]
        {
            for other in ["", "Ada Varn", "😀 😀", text] {
                let (one, two) = (compare_names(text, other), compare_names(other, text));
                assert!(one.score == two.score && (0.0..=1.0).contains(&one.score), "{text} / {other}");
            }
        }
    }

    #[test]
    fn one_person_under_two_spellings() {
        for (a, b) in [
            ("Yevgeny Prigozhin", "Evgueni Prigojine"),
            ("Antony Blinken", "Antoine Blinken"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
            ("Alexander Lukashenko", "Alexandre Loukachenko"),
            ("Vladimir Poutine", "Владимир Путин"),
            ("V. Putin", "Vladimir Putin"),
            ("Joseph P. Kennedy II", "Joseph Patrick Kennedy II"),
            ("Ursula von der Leyen", "Ursula Leyen"),
            ("Альтмайер, Петер", "Peter Altmaier"),
            ("Владимир Зеленский", "Volodymyr Zelenskyy"),
            ("Володимир Зеленський", "Volodymyr Zelensky"),
            ("Александар Вучић", "Aleksandar Vucic"),
            ("Бойко Борисов", "Boyko Borissov"),
            ("Дж. Байден", "Joe Biden"),
            ("Yulia Navalnaya", "Ioulia Navalnaïa"),
            ("Emmanuel Macron", "EmmanuelMacron"),
            ("Kim Jong Un", "Kim Jong-un"),
            ("Kim Jongun", "Kim Jong-un"),
            ("Jim Varn", "James Varn"),
            ("Vince \"Bull\" Varn", "Vince Varn"),
            ("Luis Gerardo \"Jerry\" Varn", "Jerry Varn"),
            ("Vince ‘the Old Bull’ Varn", "Vince L. Varn"),
        ] {
            assert!(compare_names(a, b).same, "{a} / {b} {:?}", compare_names(a, b));
        }
    }

    #[test]
    fn two_people_with_like_names() {
        for (a, b) in [
            ("Joseph P. Kennedy II", "Joseph Patrick Kennedy III"),
            ("George Bush", "Barbara Bush"),
            ("Alexander Lukashenko", "Viktor Lukashenko"),
            ("Michelle Obama", "Barack Obama"),
            ("Marion Le Pen", "Marine Le Pen"),
            ("Hunter Biden", "Joe Biden"),
            ("Biden", "Joe Biden"),
            ("Raisa Gorbacheva", "Mikhail Gorbachev"),
            ("Yulia Navalnaya", "Alexei Navalny"),
            ("Anna Ivanova", "Ivan Ivanov"),
            ("Sergei Ivanovich Orbelov", "Sergei Petrovich Orbelov"),
            ("Ada Maria Varn", "Ada Lucia Varn"),
            ("Vladimir Putin", "Vladimir Medvedev"),
            ("George H. W. Bush", "Jeb Bush"),
            ("Suzanne Varn", "Francis S. Varn"),
        ] {
            assert!(!compare_names(a, b).same, "{a} / {b} {:?}", compare_names(a, b));
        }
    }
}
