//! The package in a form that is ready to use: converted once from a wheel, then used where it lies, in memory or in a file
//! that is mapped into it.
//!
//! ```text
//! magic and version (8 bytes) · number of files (u32)
//! for each: length of the name (u32) · name · length of the contents (u64)
//! check of all that (u64) · the contents, one after another
//! ```
//! The files are the SentencePiece model, the table of embeddings in 6 bits a number, and the other arrays as NumPy
//! saves them. All numbers are little-endian.

use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Version of the form; it grows with every change of what [`pack`] gives.
pub(crate) const FORMAT: u32 = 1;

/// First bytes of this version.
const MAGIC: [u8; 8] = {
    let ([a, b, c, d], [e, f, g, h]) = (*b"rlte", FORMAT.to_le_bytes());
    [a, b, c, d, e, f, g, h]
};

/// A part of bytes that someone owns: a vector, a mapped file.
#[derive(Clone)]
pub(crate) struct Blob {
    owner: Arc<dyn AsRef<[u8]> + Send + Sync>,
    range: Range<usize>,
}

impl Blob {
    pub(crate) fn new(owner: impl AsRef<[u8]> + Send + Sync + 'static) -> Self {
        let range = 0..owner.as_ref().len();
        Self { owner: Arc::new(owner), range }
    }
}

impl Default for Blob {
    fn default() -> Self {
        Self::new([])
    }
}

impl Deref for Blob {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // The owner's bytes could have become fewer only if it broke its own promise.
        (*self.owner).as_ref().get(self.range.clone()).unwrap_or_default()
    }
}

/// Packs files.
pub(crate) fn pack(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend((files.len() as u32).to_le_bytes());
    for (name, contents) in files {
        bytes.extend((name.len() as u32).to_le_bytes());
        bytes.extend(name.as_bytes());
        bytes.extend((contents.len() as u64).to_le_bytes());
    }
    bytes.extend(check(&bytes).to_le_bytes());
    bytes.reserve_exact(files.values().map(Vec::len).sum());
    files.values().for_each(|contents| bytes.extend(contents));
    bytes
}

/// Packed files by name; none for bytes of another version, cut short, or damaged in what stands before the contents.
pub(crate) fn open(bytes: &Blob) -> Option<BTreeMap<String, Blob>> {
    let mut rest = bytes.strip_prefix(MAGIC.as_slice())?;
    let n_files = u32::from_le_bytes(take(&mut rest)?);
    let mut lengths = Vec::new();
    for _ in 0..n_files {
        let length = u32::from_le_bytes(take(&mut rest)?) as usize;
        let (name, after) = rest.split_at_checked(length)?;
        rest = after;
        let length = usize::try_from(u64::from_le_bytes(take(&mut rest)?)).ok()?;
        lengths.push((std::str::from_utf8(name).ok()?.to_owned(), length));
    }
    let index = bytes.get(..bytes.len() - rest.len())?;
    if u64::from_le_bytes(take(&mut rest)?) != check(index) {
        return None;
    }
    let mut start = bytes.range.end - rest.len();
    let mut files = BTreeMap::new();
    for (name, length) in lengths {
        let end = start.checked_add(length)?;
        files.insert(name, Blob { owner: Arc::clone(&bytes.owner), range: start..end });
        start = end;
    }
    (start == bytes.range.end).then_some(files)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*taken)
}

/// FNV-1a.
fn check(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        pack(&[("a".to_owned(), b"first".to_vec()), ("b".to_owned(), b"second".to_vec())].into())
    }

    #[test]
    fn files_come_back() {
        let files = open(&Blob::new(sample())).unwrap();
        let contents: Vec<(&str, &[u8])> =
            files.iter().map(|(name, blob)| (name.as_str(), &**blob)).collect();
        assert_eq!(contents, [("a", b"first".as_slice()), ("b", b"second")]);
    }

    #[test]
    fn what_is_cut_or_altered_before_the_contents_is_refused() {
        let bytes = sample();
        for end in 0..bytes.len() {
            assert!(open(&Blob::new(bytes[..end].to_vec())).is_none(), "cut at {end}");
        }
        for at in 0..bytes.len() - b"firstsecond".len() {
            let mut altered = bytes.clone();
            altered[at] ^= 0x11;
            assert!(open(&Blob::new(altered)).is_none(), "altered at {at}");
        }
        assert!(open(&Blob::new([bytes, vec![0]].concat())).is_none());
    }
}
