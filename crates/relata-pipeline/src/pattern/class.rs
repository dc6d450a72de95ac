//! Character classes and the case rules of Python's `re`.

use crate::python_text::{self, lower, upper};

/// A set of characters: sorted ranges of code points, and Python's shorthand sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) ranges: Vec<(u32, u32)>,
    pub(super) shorthands: Vec<(Shorthand, bool)>,
    pub(super) negate: bool,
    /// For each frequent character, by its [`slot`], whether it is in the set; empty before [`Class::tabulate`].
    pub(super) members: Box<[bool]>,
}

/// Latin letters, and the block of general punctuation with its dashes and quotation marks: what nearly all texts consist of.
const FREQUENT: [std::ops::Range<u32>; 2] = [0..0x250, 0x2000..0x2070];

/// How many frequent characters there are.
pub(super) const N_SLOTS: usize = 0x250 + 0x70;

/// The number of a frequent character.
pub(super) fn slot(c: char) -> Option<usize> {
    let [latin, punctuation] = FREQUENT;
    let c = u32::from(c);
    if latin.contains(&c) {
        Some(c as usize)
    } else if punctuation.contains(&c) {
        Some((latin.end + c - punctuation.start) as usize)
    } else {
        None
    }
}

/// All frequent characters, in the order of their numbers.
pub(super) fn frequent() -> impl Iterator<Item = char> {
    FREQUENT.into_iter().flatten().filter_map(char::from_u32)
}

/// `\w`, `\d`, `\s`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shorthand {
    Word,
    Digit,
    Space,
}

impl Class {
    /// Sorts and joins the ranges, as `contains` needs them.
    pub(super) fn normalise(&mut self) {
        self.ranges.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for &(start, end) in &self.ranges {
            match joined.last_mut() {
                Some(last) if start <= last.1.saturating_add(1) => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        self.ranges = joined;
    }

    /// Notes which frequent characters the set holds, once it is known whether case counts.
    pub(super) fn tabulate(&mut self, ignore_case: bool) {
        self.members = frequent().map(|c| self.holds_any_case(c, ignore_case)).collect();
    }

    pub(super) fn contains(&self, c: char, ignore_case: bool) -> bool {
        match slot(c).and_then(|slot| self.members.get(slot)) {
            Some(member) => *member,
            None => self.holds_any_case(c, ignore_case),
        }
    }

    fn holds_any_case(&self, c: char, ignore_case: bool) -> bool {
        let inside = if ignore_case {
            self.holds(c) || self.holds(lower(c)) || self.holds(upper(c))
        } else {
            self.holds(c)
        };
        inside != self.negate
    }

    fn holds(&self, c: char) -> bool {
        let code = u32::from(c);
        let next = self.ranges.partition_point(|&(start, _)| start <= code);
        let in_range =
            next.checked_sub(1).and_then(|n| self.ranges.get(n)).is_some_and(|&(_, end)| code <= end);
        in_range || self.shorthands.iter().any(|(shorthand, negate)| shorthand.holds(c) != *negate)
    }
}

impl Shorthand {
    fn holds(self, c: char) -> bool {
        match self {
            Shorthand::Word => c == '_' || python_text::is_alphanumeric(c),
            Shorthand::Digit => python_text::is_decimal(c),
            Shorthand::Space => python_text::is_space(c),
        }
    }
}
