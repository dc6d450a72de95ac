//! Which part of one name stands for which of the other, and what that says: the features.

use super::PersonName;
use super::part::{Fit, Kind, Part};
use smallvec::SmallVec;

/// Pairs of parts, one to one, the best first.
pub(crate) struct Alignment<'a, 'p> {
    /// The name with fewer parts; of two with as many, that of fewer letters.
    pub(crate) short: &'a [&'p Part],
    pub(crate) long: &'a [&'p Part],
    /// Index in `short`, index in `long`, how well they fit.
    pub(crate) pairs: Pairs,
    /// How well each part of the shorter name fits each of the longer, row by row. Where a certain fit takes one of the two and neither
    /// both are first nor both last, the likeness is not known and 0.
    fits: SmallVec<[Fit; 4]>,
}

/// Places in the shorter and in the longer name, and how well they fit. Most names have two parts: nothing is laid aside for them.
type Pairs = SmallVec<[(usize, usize, Fit); 4]>;

/// What a model may weigh, in the order of the features of an alignment.
pub const NAME_FEATURES: [&str; 27] = [
    "surname-fit",
    "surname-likeness",
    "given-fit",
    "given-likeness",
    "crossed-fit",
    "share-of-shorter",
    "share-of-longer",
    "unmatched-of-shorter",
    "unmatched-of-longer",
    "worst-fit",
    "certain-parts",
    "initials",
    "similar-parts",
    "parts-of-shorter",
    "parts-more",
    "given-names-differ",
    "surnames-differ",
    "other-parts-differ",
    "letters-of-shorter",
    "letters-of-longer",
    "unmatched-likeness",
    "rarest-part",
    "slips",
    "patronymics-differ",
    "other-script",
    "in-order",
    "contradicted",
];

/// Groups of the table beyond which a part is as common as can be.
const COMMON: usize = 16;
/// Adds to `pairs` the best of `fits` for parts that none has yet, in names of `n` and `m` parts; of equal fits those that stand nearest to
/// the ends of both names.
fn take(mut fits: Pairs, n: usize, m: usize, pairs: &mut Pairs) {
    // How far a pair is from the diagonal, counted from either end.
    let slant = |i: usize, j: usize| i.abs_diff(j).min((i + m).abs_diff(j + n));
    fits.sort_by(|x, y| {
        y.2.value
            .total_cmp(&x.2.value)
            .then_with(|| slant(x.0, x.1).cmp(&slant(y.0, y.1)))
            .then_with(|| (x.0 + x.1, x.0.max(x.1)).cmp(&(y.0 + y.1, y.0.max(y.1))))
    });
    for fit in fits {
        if !pairs.iter().any(|(i, j, _)| *i == fit.0 || *j == fit.1) {
            pairs.push(fit);
        }
    }
}

/// Parts beyond which names are not aligned: such a text is no name.
const PARTS: usize = 12;

impl<'a, 'p> Alignment<'a, 'p> {
    /// Takes pairs of parts greedily, the best fit first.
    pub(crate) fn new(a: &'a PersonName<'p>, b: &'a PersonName<'p>) -> Self {
        // Of two with as many parts the one of fewer letters, so that it does not matter which comes first.
        let order = |name: &'a PersonName<'p>| {
            let n_letters: usize = name.parts.iter().map(|part| part.text.len()).sum();
            (name.parts.len(), n_letters, name.parts.iter().map(|part| &part.text))
        };
        let ((n, x, words), (m, y, others)) = (order(a), order(b));
        let is_ordered = (n, x).cmp(&(m, y)).then_with(|| words.cmp(others)).is_le();
        let (short, long) = if is_ordered { (a, b) } else { (b, a) };
        let (short, long) =
            (&short.parts[..short.parts.len().min(PARTS)], &long.parts[..long.parts.len().min(PARTS)]);
        let (n, m) = (short.len(), long.len());
        let mut pairs = Pairs::new();
        // Likeness takes the time. It is asked of what no certain fit leaves out, and of the ends of both names.
        let mut fits: SmallVec<[Fit; 4]> = SmallVec::with_capacity(n * m);
        for (i, part) in short.iter().enumerate() {
            let is_end = |j: usize| (i, j) == (0, 0) || (i + 1, j + 1) == (n, m);
            fits.extend(long.iter().enumerate().map(|(j, other)| part.certain_fit(other, is_end(j))));
        }
        let places = || (0..n).flat_map(|i| (0..m).map(move |j| (i, j)));
        let certain = places().map(|(i, j)| (i, j, fits[i * m + j])).filter(|fit| fit.2.kind.is_strong());
        take(certain.collect(), n, m, &mut pairs);
        if pairs.len() < n {
            let is_free = |(i, j): &(usize, usize)| !pairs.iter().any(|pair| pair.0 == *i || pair.1 == *j);
            let mut free = Pairs::new();
            for (i, j) in places().filter(is_free) {
                let fit = &mut fits[i * m + j];
                *fit = short[i].fit_beside(long[j], *fit);
                free.push((i, j, *fit));
            }
            free.retain(|(_, _, fit)| fit.kind != Kind::DifferentPart);
            take(free, n, m, &mut pairs);
        }
        Self { short, long, pairs, fits }
    }

    /// How well two parts fit.
    fn fit(&self, i: usize, j: usize) -> Fit {
        self.fits[i * self.long.len() + j]
    }

    /// Whether the tables tell two parts apart.
    fn differ(&self, i: usize, j: usize) -> bool {
        self.short[i].differs_from(self.long[j], self.fit(i, j))
    }

    /// The fit of a pair, if it was taken.
    fn taken(&self, i: usize, j: usize) -> Option<Fit> {
        self.pairs.iter().find(|pair| (pair.0, pair.1) == (i, j)).map(|pair| pair.2)
    }

    /// Parts of the shorter name that fit none.
    pub(crate) fn free_short(&self) -> impl Iterator<Item = (usize, &'p Part)> {
        self.short.iter().copied().enumerate().filter(|(i, _)| !self.pairs.iter().any(|pair| pair.0 == *i))
    }

    /// Parts of the longer name that fit none.
    pub(crate) fn free_long(&self) -> impl Iterator<Item = (usize, &'p Part)> {
        self.long.iter().copied().enumerate().filter(|(j, _)| !self.pairs.iter().any(|pair| pair.1 == *j))
    }

    /// Whether the given names are known to be two: the first part of the shorter name fits none, or no better than alike, and the tables tell
    /// it from that of the longer.
    pub(crate) fn given_names_differ(&self) -> bool {
        if self.short.len() < 2 {
            return false;
        }
        // "Suzanne Orbel" is not "Francis S. Orbel": an initial tells nothing but where both names begin.
        let settled = |(i, j, fit): &(usize, usize, Fit)| {
            fit.kind.is_strong() && (*i == 0 || (*j == 0 && self.short.len() == self.long.len()))
                || fit.kind == Kind::Initial && (*i, *j) == (0, 0)
        };
        !self.pairs.iter().any(settled) && self.differ(0, 0)
    }

    /// How many parts of the two names contradict each other: each name has one that fits none of the other, or only resembles it.
    pub(crate) fn contradictions(&self) -> usize {
        let real = |part: &&'p Part| !part.is_initial;
        let free_short = self.free_short().map(|(_, part)| part).filter(real).count();
        let free_long = self.free_long().map(|(_, part)| part).filter(real).count();
        let pairs =
            self.pairs.iter().filter(|(i, j, fit)| self.short[*i].contradicts(self.long[*j], *fit)).count();
        free_short.min(free_long) + pairs
    }

    /// Whether both have a patronymic and the two are different.
    pub(crate) fn patronymics_differ(&self) -> bool {
        let patronymic =
            |parts: &'a [&'p Part]| parts.iter().find(|part| parts.len() > 2 && part.is_patronymic());
        match (patronymic(self.short), patronymic(self.long)) {
            (Some(x), Some(y)) => !x.fit(y).kind.is_strong() && !x.slips_to(y),
            _ => false,
        }
    }

    /// The features in the order of [`NAME_FEATURES`].
    pub(crate) fn features(&self) -> [f32; NAME_FEATURES.len()] {
        let (n, m) = (self.short.len(), self.long.len());
        if n == 0 || m == 0 {
            return [0.0; NAME_FEATURES.len()];
        }
        let value = |fit: Option<Fit>| fit.map_or(0.0, |fit| fit.value);
        let count =
            |keep: &dyn Fn(Kind) -> bool| self.pairs.iter().filter(|pair| keep(pair.2.kind)).count() as f32;
        let total: f32 = self.pairs.iter().map(|pair| pair.2.value).sum();
        let letters =
            |parts: &[&'p Part]| parts.iter().map(|part| part.text.len()).sum::<usize>().max(1) as f32;
        let certain = || self.pairs.iter().filter(|pair| pair.2.kind.is_strong());
        let crossed = if n > 1 { value(self.taken(0, m - 1)).min(value(self.taken(n - 1, 0))) } else { 0.0 };
        let free_pairs = || self.free_short().flat_map(|(i, _)| self.free_long().map(move |(j, _)| (i, j)));
        let rarest =
            certain().map(|pair| self.short[pair.0].groups.len().min(COMMON)).min().unwrap_or(COMMON);
        let slips = self.pairs.iter().filter(|pair| self.short[pair.0].slips_to(self.long[pair.1])).count();
        let in_order = self.pairs.iter().all(|x| self.pairs.iter().all(|y| (x.0 < y.0) == (x.1 < y.1)));
        let latin = |parts: &[&'p Part]| parts.iter().any(|part| part.latin);
        let yes = |holds: bool| f32::from(u8::from(holds));
        [
            value(self.taken(n - 1, m - 1)),
            self.fit(n - 1, m - 1).likeness,
            if n > 1 { value(self.taken(0, 0)) } else { 0.0 },
            self.fit(0, 0).likeness,
            crossed,
            total / n as f32,
            total / m as f32,
            (n - self.pairs.len()) as f32,
            (m - self.pairs.len()) as f32,
            self.pairs.iter().map(|pair| pair.2.value).fold(1.0, f32::min),
            count(&Kind::is_strong),
            count(&|kind| kind == Kind::Initial),
            count(&|kind| matches!(kind, Kind::SimilarPart | Kind::ShortForm)),
            n as f32,
            (m - n) as f32,
            yes(self.given_names_differ()),
            yes(self.differ(n - 1, m - 1)),
            free_pairs().filter(|(i, j)| self.differ(*i, *j)).count() as f32,
            certain().map(|pair| self.short[pair.0].text.len()).sum::<usize>() as f32 / letters(self.short),
            certain().map(|pair| self.long[pair.1].text.len()).sum::<usize>() as f32 / letters(self.long),
            free_pairs().map(|(i, j)| self.fit(i, j).likeness).fold(0.0, f32::max),
            rarest as f32,
            slips as f32,
            yes(self.patronymics_differ()),
            yes(latin(self.short) != latin(self.long)),
            yes(in_order),
            self.contradictions() as f32,
        ]
    }
}
