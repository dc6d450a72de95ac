//! Named files in one run of bytes.
//!
//! ```text
//! magic (8 bytes) · number of files (u32) · { length of the name (u32) · name · start (u64) · length (u64) } · check (u64) · contents
//! ```
//! All numbers are little-endian. The check is a hash of what comes before it; starts count from the first byte.

use std::collections::BTreeMap;

use super::{Blob, Table};
use crate::PipelineError;
use crate::hash::hash_bytes;

/// The version of the format, to be raised with every change of what is packed.
pub(crate) const FORMAT: u32 = 1;

/// First bytes of all versions; the version follows.
const NAME: [u8; 4] = *b"rlta";

/// First bytes of this version.
const MAGIC: [u8; 8] = {
    let ([a, b, c, d], [e, f, g, h]) = (NAME, FORMAT.to_le_bytes());
    [a, b, c, d, e, f, g, h]
};

/// Contents begin at multiples of this.
const ALIGNMENT: usize = 64;

/// An open container.
pub(crate) struct Container {
    files: BTreeMap<String, Blob>,
}

impl Container {
    /// Packs files.
    pub(crate) fn pack(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
        let index_length = |name: &String| 4 + name.len() + 16;
        let mut start: usize = MAGIC.len() + 4 + files.keys().map(index_length).sum::<usize>() + 8;
        let mut bytes = MAGIC.to_vec();
        bytes.extend((files.len() as u32).to_le_bytes());
        for (name, contents) in files {
            start = start.next_multiple_of(ALIGNMENT);
            bytes.extend((name.len() as u32).to_le_bytes());
            bytes.extend(name.as_bytes());
            bytes.extend((start as u64).to_le_bytes());
            bytes.extend((contents.len() as u64).to_le_bytes());
            start += contents.len();
        }
        bytes.extend(hash_bytes(&bytes).to_le_bytes());
        bytes.reserve_exact(start.saturating_sub(bytes.len()));
        for contents in files.values() {
            bytes.resize(bytes.len().next_multiple_of(ALIGNMENT), 0);
            bytes.extend(contents);
        }
        bytes
    }

    /// Opens packed files.
    ///
    /// # Errors
    /// [`PipelineError::Packed`] when they are of another version, cut short or damaged in their index.
    pub(crate) fn open(bytes: Blob) -> Result<Self, PipelineError> {
        let files = read(&bytes).ok_or(PipelineError::Packed)?;
        Ok(Self { files })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`PipelineError::MissingFile`]
    pub(crate) fn file(&self, path: &str) -> Result<&Blob, PipelineError> {
        self.files.get(path).ok_or_else(|| PipelineError::MissingFile { path: path.to_owned() })
    }

    /// A packed map.
    ///
    /// # Errors
    /// [`PipelineError::MissingFile`], and [`PipelineError::Packed`] when it is damaged.
    pub(crate) fn table(&self, path: &str) -> Result<Table, PipelineError> {
        Table::open(self.file(path)?.clone()).ok_or(PipelineError::Packed)
    }

    /// The same, and `None` where there is no such map.
    pub(crate) fn table_if_any(&self, path: &str) -> Result<Option<Table>, PipelineError> {
        let table = self.files.get(path).map(|bytes| Table::open(bytes.clone()).ok_or(PipelineError::Packed));
        table.transpose()
    }
}

fn read(bytes: &Blob) -> Option<BTreeMap<String, Blob>> {
    let mut rest = bytes.strip_prefix(MAGIC.as_slice())?;
    let n_files = take_u32(&mut rest)?;
    let mut files = BTreeMap::new();
    for _ in 0..n_files {
        let length = take_u32(&mut rest)? as usize;
        let (name, after) = rest.split_at_checked(length)?;
        let name = std::str::from_utf8(name).ok()?;
        rest = after;
        let start = usize::try_from(take_u64(&mut rest)?).ok()?;
        let length = usize::try_from(take_u64(&mut rest)?).ok()?;
        files.insert(name.to_owned(), bytes.part(start..start.checked_add(length)?)?);
    }
    let index = bytes.get(..bytes.len() - rest.len())?;
    (take_u64(&mut rest)? == hash_bytes(index)).then_some(files)
}

fn take_u32(rest: &mut &[u8]) -> Option<u32> {
    let (number, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(u32::from_le_bytes(*number))
}

fn take_u64(rest: &mut &[u8]) -> Option<u64> {
    let (number, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(u64::from_le_bytes(*number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        Container::pack(&[("a/b".to_owned(), b"first".to_vec()), ("c".to_owned(), b"second".to_vec())].into())
    }

    #[test]
    fn files_come_back() {
        let container = Container::open(Blob::new(sample())).unwrap();
        assert_eq!(&**container.file("a/b").unwrap(), b"first");
        assert_eq!(&**container.file("c").unwrap(), b"second");
        assert!(matches!(container.file("d"), Err(PipelineError::MissingFile { .. })));
        assert!(container.table_if_any("d").unwrap().is_none() && container.table("c").is_err());
    }

    #[test]
    fn what_is_cut_or_altered_in_its_index_is_refused() {
        let bytes = sample();
        for end in 0..bytes.len() {
            assert!(Container::open(Blob::new(bytes[..end].to_vec())).is_err(), "cut at {end}");
        }
        let contents = bytes.windows(5).position(|five| five == b"first").unwrap();
        // The index and its check fill what comes before exactly.
        assert_eq!(contents, ALIGNMENT);
        for at in 0..contents {
            let mut altered = bytes.clone();
            altered[at] ^= 0x11;
            assert!(Container::open(Blob::new(altered)).is_err(), "altered at {at}");
        }
    }
}
