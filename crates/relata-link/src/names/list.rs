//! Many names, of which each part is kept once.

use super::cut::Cut;
use super::part::{Part, Word};
use smallvec::SmallVec;
use std::collections::HashMap;

/// Names of people, cut into parts. A million names have far fewer parts: each is looked up in the tables once and kept once, in the order
/// in which it came. Who adds names in the order of their surnames has what is compared together in memory.
#[derive(Debug, Default)]
pub(crate) struct Names {
    parts: Vec<Part>,
    place_of: HashMap<Word, u32>,
    /// The places of the parts of one name after another.
    parts_of: Vec<u32>,
    /// Where the parts of each name end.
    ends: Vec<usize>,
    generations: Vec<Option<&'static str>>,
}

/// A person's name cut into parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonName<'a> {
    /// Given names and surname in the order written; never empty unless the text has no letter.
    pub(crate) parts: SmallVec<[&'a Part; 3]>,
    /// `jr`, `ii`, `iii` …
    pub(crate) generation: Option<&'static str>,
}

impl Names {
    /// The names that `texts` are.
    pub(crate) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut names = Self::default();
        texts.into_iter().for_each(|text| names.push(&Cut::new(text)));
        names
    }

    /// Adds a name.
    pub(crate) fn push(&mut self, name: &Cut) {
        for word in name.parts() {
            let place = match self.place_of.get(word.as_bytes()) {
                Some(place) => *place,
                None => {
                    let place = self.parts.len() as u32;
                    self.parts.push(Part::new(word));
                    self.place_of.insert(Word::from_slice(word.as_bytes()), place);
                    place
                }
            };
            self.parts_of.push(place);
        }
        self.ends.push(self.parts_of.len());
        self.generations.push(name.generation);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name that was added as the `at`th; without parts beyond the last.
    pub(crate) fn get(&self, at: usize) -> PersonName<'_> {
        let parts = self.parts_of(at).iter().filter_map(|place| self.parts.get(*place as usize)).collect();
        PersonName { parts, generation: self.generations.get(at).copied().flatten() }
    }

    fn parts_of(&self, at: usize) -> &[u32] {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.parts_of.get(from..to).unwrap_or_default()
    }
}

impl PersonName<'_> {
    /// This name with two neighbouring parts as one where `other` writes them so: `Jong Un` and `Jongun`. `None`: it doesn't.
    pub(super) fn joined_like(&self, other: &Self) -> Option<Self> {
        let joined = |at: usize| {
            let (head, tail) = (&self.parts.get(at)?.text, &self.parts.get(at + 1)?.text);
            other.parts.iter().find(|part| {
                part.text.len() == head.len() + tail.len()
                    && part.text.starts_with(head)
                    && part.text.ends_with(tail)
            })
        };
        let (at, part) = (0..self.parts.len()).find_map(|at| joined(at).map(|part| (at, part)))?;
        let (head, tail) = (&self.parts[..at], &self.parts[at + 2..]);
        let parts = head.iter().chain([part]).chain(tail).copied().collect();
        Some(Self { parts, generation: self.generation })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_share_their_parts() {
        let names = Names::of(["Ada Orbel", "Ada Varn jr.", "…"]);
        assert_eq!((names.len(), names.parts.len()), (3, 3));
        assert!(std::ptr::eq(names.get(0).parts[0], names.get(1).parts[0]));
        assert_eq!(names.get(1).generation, Some("jr"));
        assert!(names.get(2).parts.is_empty() && names.get(3).parts.is_empty());
    }
}
