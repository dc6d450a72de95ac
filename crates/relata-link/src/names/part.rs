//! One part of a name, and how two parts fit.

use super::cut::is_initial;
use super::distance::{Sounds, likeness, one_slip};
use super::given;
use super::keys::PartKey;
use super::skeleton::{romanize, skeletons};
use super::table::Groups;
use smallvec::SmallVec;
use std::sync::OnceLock;

/// Letters that lie where they are held, unless they are many.
pub(crate) type Word = SmallVec<[u8; 16]>;

/// One part of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The bytes of its text.
    pub(crate) text: Word,
    /// The first letter of its text.
    first: Option<char>,
    /// How it may sound, most have one way; none without a letter.
    pub(crate) skeletons: SmallVec<[Skeleton; 1]>,
    /// The lines of the table of given names that hold it.
    pub(crate) given: SmallVec<[u16; 4]>,
    /// Its groups in the table of name parts.
    pub(crate) groups: Groups,
    /// Whether it was written in Latin letters.
    pub(crate) latin: bool,
    /// Whether it is one letter, or the two that Cyrillic writes for `J`.
    pub(crate) is_initial: bool,
    /// The keys of all sounds of its masculine form, if it has one: made when first asked for, since few comparisons take them.
    masculine: OnceLock<SmallVec<[u64; 1]>>,
}

/// One way in which a part may sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Skeleton {
    pub(crate) key: PartKey,
    sounds: Sounds,
    first: Option<char>,
    /// Whether two parts that share it sound alike: a single sound meets by chance.
    is_telling: bool,
}

impl Skeleton {
    fn new(skeleton: &str) -> Self {
        Self {
            key: PartKey::new(skeleton),
            sounds: Sounds::new(skeleton),
            first: skeleton.chars().next(),
            is_telling: skeleton.len() >= SOUNDS,
        }
    }
}

/// By what two parts fit, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    SamePart,
    SameSound,
    SameInTable,
    GenderedSurname,
    SameGivenName,
    ShortForm,
    Initial,
    SimilarPart,
    DifferentPart,
}

impl Kind {
    /// The feature's name in reasons.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::SamePart => "same-part",
            Kind::SameSound => "same-sound",
            Kind::SameInTable => "same-in-table",
            Kind::GenderedSurname => "gendered-surname",
            Kind::SameGivenName => "same-given-name",
            Kind::ShortForm => "short-form",
            Kind::Initial => "initial",
            Kind::SimilarPart => "similar-part",
            Kind::DifferentPart => "different-part",
        }
    }

    /// Whether the parts are one name for certain, and not only alike or abbreviated.
    pub(crate) fn is_strong(self) -> bool {
        self <= Kind::SameGivenName
    }
}

/// How well two parts fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fit {
    /// From 0 to 1.
    pub(crate) value: f32,
    pub(crate) kind: Kind,
    /// How near the sounds of the two are, from 0 to 1, whatever the kind.
    pub(crate) likeness: f32,
}

/// Sounds that a skeleton must have to join two parts: a single one meets by chance.
const SOUNDS: usize = 2;
/// Letters of a short form: `Chris` of `Christopher`.
const SHORT_FORM: usize = 3;
/// Likeness from which on two parts are worth aligning.
const ALIKE: f32 = 0.6;
/// Likeness from which on the tables may lack one of two transliterations.
const TRANSLITERATED: f32 = 0.8;
/// Likeness from which on two parts of one script may be spellings of one.
const SPELLING: f32 = 0.8;
/// Values only order the kinds for the alignment; the model weighs them.
const VALUES: [f32; 7] = [1.0, 0.98, 0.96, 0.94, 0.9, 0.7, 0.6];
/// What a likeness of 1 would be worth, below every certain kind.
const LIKENESS: f32 = 0.85;

impl Part {
    /// A part from a folded word.
    pub(crate) fn new(word: &str) -> Self {
        let groups = Groups::of(word);
        let text = romanize(word);
        let latin = word.is_ascii();
        let given = if latin { given::lines(word) } else { given::lines_of_groups(groups) };
        let skeletons = skeletons(word).iter().map(|skeleton| Skeleton::new(skeleton)).collect();
        Self {
            text: Word::from_slice(text.as_bytes()),
            first: text.chars().next(),
            skeletons,
            given: given.into(),
            groups,
            latin,
            is_initial: is_initial(word),
            masculine: OnceLock::new(),
        }
    }

    /// Folded and in Latin letters where the script is known.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.text).unwrap_or_default()
    }

    /// Whether either table knows it.
    pub(crate) fn is_known(&self) -> bool {
        !self.groups.is_empty() || !self.given.is_empty()
    }

    /// How well two parts fit; the same whichever comes first.
    pub(crate) fn fit(&self, other: &Part) -> Fit {
        self.fit_beside(other, self.certain_fit(other, true))
    }

    /// By what two parts fit for certain, else [`Kind::DifferentPart`]; with their likeness if it is wanted.
    pub(crate) fn certain_fit(&self, other: &Part, with_likeness: bool) -> Fit {
        let kind = self.certain_kind(other).unwrap_or(Kind::DifferentPart);
        let likeness = match kind {
            Kind::SamePart | Kind::SameSound => 1.0,
            _ if with_likeness => self.likeness(other),
            _ => 0.0,
        };
        Fit { value: VALUES.get(kind as usize).copied().unwrap_or(0.0), kind, likeness }
    }

    /// How well two parts fit, of which `certain` is the certain fit.
    pub(crate) fn fit_beside(&self, other: &Part, certain: Fit) -> Fit {
        let likeness = if certain.likeness > 0.0 { certain.likeness } else { self.likeness(other) };
        let is_similar =
            certain.kind == Kind::DifferentPart && !self.is_initial && !other.is_initial && likeness >= ALIKE;
        if is_similar {
            Fit { value: likeness * LIKENESS, kind: Kind::SimilarPart, likeness }
        } else {
            Fit { likeness, ..certain }
        }
    }

    /// The first kind that holds, those apart that go by likeness.
    fn certain_kind(&self, other: &Part) -> Option<Kind> {
        if std::ptr::eq(self, other) || self.text == other.text {
            return Some(Kind::SamePart);
        }
        if self.is_initial || other.is_initial {
            return self.begins_like(other).then_some(Kind::Initial);
        }
        if self.sounds_like(other) {
            return Some(Kind::SameSound);
        }
        if self.groups.meets(other.groups) {
            return Some(Kind::SameInTable);
        }
        if self.given.iter().any(|line| other.given.contains(line)) {
            return Some(Kind::SameGivenName);
        }
        if self.begins_like(other) && self.masculine().iter().any(|sounds| other.masculine().contains(sounds))
        {
            return Some(Kind::GenderedSurname);
        }
        let (short, long) = if self.text.len() <= other.text.len() { (self, other) } else { (other, self) };
        let shortened = short.text.len() >= SHORT_FORM && long.text.starts_with(&short.text);
        shortened.then_some(Kind::ShortForm)
    }

    /// The keys of all sounds of its masculine form; none if it has no such form.
    fn masculine(&self) -> &[u64] {
        self.masculine.get_or_init(|| {
            let skeletons = masculine(self.text()).map(|surname| skeletons(&surname)).unwrap_or_default();
            skeletons.iter().map(|skeleton| PartKey::new(skeleton).sounds).collect()
        })
    }

    /// The likeness of the two skeletons that are nearest.
    fn likeness(&self, other: &Part) -> f32 {
        let pairs = self.skeletons.iter().flat_map(|x| other.skeletons.iter().map(move |y| (x, y)));
        pairs.map(|(x, y)| likeness(&x.sounds, &y.sounds)).fold(0.0, f32::max)
    }

    /// Whether one slip of the pen explains the difference.
    pub(crate) fn slips_to(&self, other: &Part) -> bool {
        one_slip(&self.text, &other.text)
    }

    /// Whether the tables know both and say that they are two names; `fit` is how well they fit.
    pub(crate) fn differs_from(&self, other: &Part, fit: Fit) -> bool {
        self.is_known()
            && other.is_known()
            && !self.is_initial
            && !other.is_initial
            && !fit.kind.is_strong()
            && (self.latin == other.latin || fit.likeness < TRANSLITERATED)
    }

    /// Whether it is another name than `other`, and no slip of the pen explains it; `fit` is how well they fit.
    pub(crate) fn contradicts(&self, other: &Part, fit: Fit) -> bool {
        let unlike = fit.kind == Kind::DifferentPart
            || (fit.kind == Kind::SimilarPart && self.latin == other.latin && fit.likeness < SPELLING);
        unlike && !self.is_initial && !other.is_initial && !self.slips_to(other)
    }

    /// Whether it is a patronymic of the East Slavs.
    pub(crate) fn is_patronymic(&self) -> bool {
        const ENDINGS: [&str; 9] =
            ["ovich", "evich", "ovych", "ovna", "evna", "ivna", "owitsch", "ovic", "ichna"];
        ENDINGS
            .iter()
            .any(|ending| self.text.len() > ending.len() + 1 && self.text.ends_with(ending.as_bytes()))
    }

    fn sounds_like(&self, other: &Part) -> bool {
        let same = |x: &Skeleton, y: &Skeleton| x.is_telling && x.key.sounds == y.key.sounds;
        self.skeletons.iter().any(|x| other.skeletons.iter().any(|y| same(x, y)))
    }

    fn begins_like(&self, other: &Part) -> bool {
        // `Г.` and `Х.` stand for `H.` too.
        let aspirate =
            |part: &Part| matches!((part.first, part.latin), (Some('h'), _) | (Some('g' | 'k'), false));
        self.first == other.first
            || (self.latin != other.latin && aspirate(self) && aspirate(other))
            || self.skeletons.iter().any(|x| other.skeletons.iter().any(|y| x.first == y.first))
    }
}

/// The masculine form of a Slavic surname that has two: `ivanova` and `ivanov` give `ivanov`. `None`: it has no such ending.
fn masculine(surname: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 22] = [
        ("skaya", "ski"),
        ("skaia", "ski"),
        ("skaja", "ski"),
        ("ckaya", "cki"),
        ("ska", "ski"),
        ("cka", "cki"),
        ("skyy", "ski"),
        ("skiy", "ski"),
        ("skij", "ski"),
        ("sky", "ski"),
        ("ski", "ski"),
        ("ova", "ov"),
        ("owa", "ov"),
        ("eva", "ev"),
        ("ewa", "ev"),
        ("ina", "in"),
        ("yna", "yn"),
        ("ov", "ov"),
        ("ow", "ov"),
        ("ev", "ev"),
        ("ew", "ev"),
        ("in", "in"),
    ];
    let (ending, male) = ENDINGS.iter().find(|(ending, _)| surname.ends_with(ending))?;
    let stem = surname.strip_suffix(ending).filter(|stem| stem.chars().count() >= SHORT_FORM)?;
    Some(format!("{stem}{male}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn kind(a: &str, b: &str) -> Kind {
        let (a, b) = (Part::new(&fold(a)), Part::new(&fold(b)));
        assert_eq!(a.fit(&b), b.fit(&a));
        a.fit(&b).kind
    }

    #[test]
    fn parts_fit_by_the_first_kind_that_holds() {
        for (a, b, expected) in [
            ("Orbel", "ORBEL", Kind::SamePart),
            ("Prigojine", "Prigozhin", Kind::SameSound),
            ("Jean", "Жан", Kind::SameInTable),
            ("Навальный", "Navalnaya", Kind::SameInTable),
            ("Varnova", "Warnow", Kind::GenderedSurname),
            ("Orbelska", "Orbelski", Kind::GenderedSurname),
            ("Antoine", "Antony", Kind::SameGivenName),
            ("P.", "Пётр", Kind::Initial),
            ("Viktor", "Alexander", Kind::DifferentPart),
        ] {
            let (a, b) = (a.trim_end_matches('.'), b);
            assert_eq!(kind(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn the_table_tells_two_given_names_apart() {
        let differ = |a: &str, b: &str| {
            let (a, b) = (Part::new(&fold(a)), Part::new(&fold(b)));
            a.differs_from(&b, a.fit(&b))
        };
        assert!(differ("Viktor", "Alexander") && differ("Marion", "Marine") && differ("Виктор", "Alexander"));
        assert!(
            !differ("Alexandre", "Aleksandr") && !differ("Antoine", "Antony") && !differ("V", "Alexander")
        );
    }
}
