//! A map from numbers to short lists of texts or to a number, used as it lies in memory.
//!
//! ```text
//! number of slots (u64, a power of two) · keys (u64 each) · values (u32 each) · texts
//! ```
//! Open addressing: a key is in the first free slot from the one that its lowest bits name. A value is a number or the place
//! of a list among the texts: how many (u32), then each with its length (u32). All numbers are little-endian.

use super::Blob;
use crate::hash::hash_string;

/// A value that marks a free slot.
const FREE: u32 = u32::MAX;

/// Bytes before the keys.
const HEADER: usize = 8;

/// A packed map.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    bytes: Blob,
    n_slots: usize,
}

impl Table {
    /// Packs keys with their numbers, all below `u32::MAX`.
    pub(crate) fn pack(entries: &[(u64, u32)]) -> Vec<u8> {
        let n_slots = (entries.len() * 2).next_power_of_two();
        let (mut keys, mut values) = (vec![0_u64; n_slots], vec![FREE; n_slots]);
        for (key, value) in entries {
            let mut slot = *key as usize & (n_slots - 1);
            while values[slot] != FREE {
                slot = (slot + 1) & (n_slots - 1);
            }
            (keys[slot], values[slot]) = (*key, *value);
        }
        let mut bytes = (n_slots as u64).to_le_bytes().to_vec();
        bytes.extend(keys.iter().flat_map(|key| key.to_le_bytes()));
        bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
        bytes
    }

    /// Packs keys with their lists of texts.
    pub(crate) fn pack_texts<'t, L>(entries: impl IntoIterator<Item = (u64, L)>) -> Vec<u8>
    where
        L: IntoIterator<Item = &'t str>,
        L::IntoIter: ExactSizeIterator,
    {
        let mut texts = Vec::new();
        let mut places = Vec::new();
        for (key, list) in entries {
            let list = list.into_iter();
            places.push((key, texts.len() as u32));
            texts.extend((list.len() as u32).to_le_bytes());
            for text in list {
                texts.extend((text.len() as u32).to_le_bytes());
                texts.extend(text.as_bytes());
            }
        }
        let mut bytes = Self::pack(&places);
        bytes.extend(texts);
        bytes
    }

    /// Packs texts, each with further texts, so that [`Table::of_text`] finds them.
    pub(crate) fn pack_by_text<'t>(entries: impl IntoIterator<Item = Vec<&'t str>>) -> Vec<u8> {
        let key = |list: &Vec<&str>| list.first().map_or(0, |text| hash_string(text));
        Self::pack_texts(entries.into_iter().map(|list| (key(&list), list)))
    }

    /// Opens a packed map; none for bytes that are none.
    pub(crate) fn open(bytes: Blob) -> Option<Self> {
        let n_slots = usize::try_from(u64::from_le_bytes(*bytes.first_chunk::<HEADER>()?)).ok()?;
        let length = n_slots.checked_mul(12)?.checked_add(HEADER)?;
        (n_slots.is_power_of_two() && length <= bytes.len()).then_some(Self { bytes, n_slots })
    }

    /// An empty one.
    pub(crate) fn empty() -> Self {
        Self { bytes: Blob::new(Self::pack(&[])), n_slots: 1 }
    }

    /// Whether it holds nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.n_slots == 1
    }

    /// The numbers of a key; more than one where the same key was packed twice.
    pub(crate) fn numbers(&self, key: u64) -> impl Iterator<Item = u32> {
        let bytes: &[u8] = &self.bytes;
        let (_, slots) = bytes.split_at(HEADER);
        let (keys, values) = slots.split_at(self.n_slots * 8);
        let (keys, values) = (keys.as_chunks::<8>().0, values.as_chunks::<4>().0);
        let mask = self.n_slots - 1;
        (0..self.n_slots)
            .map(move |i| (key as usize).wrapping_add(i) & mask)
            .map_while(move |slot| {
                let value = u32::from_le_bytes(*values.get(slot)?);
                (value != FREE).then(|| (u64::from_le_bytes(keys[slot]), value))
            })
            .filter(move |(found, _)| *found == key)
            .map(|(_, value)| value)
    }

    /// The lists of a key.
    pub(crate) fn texts(&self, key: u64) -> impl Iterator<Item = Strings<'_>> {
        let texts = self.bytes.get(HEADER + self.n_slots * 12..).unwrap_or_default();
        self.numbers(key).filter_map(move |at| Strings::read(texts.get(at as usize..)?))
    }

    /// The first text of a key's list.
    pub(crate) fn text(&self, key: u64) -> Option<&str> {
        self.texts(key).next()?.next()
    }

    /// What was packed after a text by [`Table::pack_by_text`].
    pub(crate) fn of_text(&self, text: &str) -> Option<Strings<'_>> {
        self.texts(hash_string(text)).find_map(|mut list| (list.next() == Some(text)).then_some(list))
    }
}

/// The texts of a list.
#[derive(Clone)]
pub(crate) struct Strings<'b> {
    rest: &'b [u8],
    left: u32,
}

impl<'b> Strings<'b> {
    fn read(bytes: &'b [u8]) -> Option<Self> {
        let (n, rest) = bytes.split_first_chunk()?;
        Some(Self { rest, left: u32::from_le_bytes(*n) })
    }
}

impl<'b> Iterator for Strings<'b> {
    type Item = &'b str;

    fn next(&mut self) -> Option<&'b str> {
        self.left = self.left.checked_sub(1)?;
        let (length, rest) = self.rest.split_first_chunk()?;
        let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_found_and_nothing_else() {
        let entries: Vec<(u64, u32)> = (0..1000).map(|i| (i * i * 64, i as u32)).collect();
        let table = Table::open(Blob::new(Table::pack(&entries))).unwrap();
        for (key, value) in entries {
            assert_eq!(table.numbers(key).collect::<Vec<_>>(), [value]);
        }
        assert_eq!(table.numbers(65).next(), None);
        assert_eq!(Table::empty().numbers(0).next(), None);
    }

    #[test]
    fn texts_are_found_by_text() {
        let packed = Table::pack_by_text([vec!["yeux", "œil"], vec!["bois"], vec!["a", "b", ""]]);
        let table = Table::open(Blob::new(packed)).unwrap();
        assert_eq!(table.of_text("yeux").unwrap().collect::<Vec<_>>(), ["œil"]);
        assert_eq!(table.of_text("bois").unwrap().count(), 0);
        assert_eq!(table.of_text("a").unwrap().collect::<Vec<_>>(), ["b", ""]);
        assert!(table.of_text("nez").is_none());
    }

    #[test]
    fn damaged_bytes_give_wrong_answers_but_no_panic() {
        let packed = Table::pack_by_text([vec!["yeux", "œil"], vec!["bois"]]);
        for end in 0..packed.len() {
            if let Some(table) = Table::open(Blob::new(packed[..end].to_vec())) {
                let _ = table.of_text("yeux").map(Iterator::count);
            }
        }
        for at in 0..packed.len() {
            let mut altered = packed.clone();
            altered[at] ^= 0xff;
            if let Some(table) = Table::open(Blob::new(altered)) {
                let _ = table.of_text("yeux").map(Iterator::count);
                let _ = table.of_text("bois").map(Iterator::count);
            }
        }
    }
}
