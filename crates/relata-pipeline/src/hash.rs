//! The two hashes that spaCy's models are built on. Both are Austin Appleby's MurmurHash, in the public domain.

/// Seed of the hashes that stand for strings.
const STRING_SEED: u64 = 1;

/// The number that stands for a string in spaCy's models: MurmurHash64A of its UTF-8 bytes, and 0 for the empty string.
pub(crate) fn hash_string(text: &str) -> u64 {
    if text.is_empty() { 0 } else { murmur_64a(text.as_bytes(), STRING_SEED) }
}

/// A hash of any bytes, to notice damage.
pub(crate) fn hash_bytes(bytes: &[u8]) -> u64 {
    murmur_64a(bytes, STRING_SEED)
}

fn murmur_64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, tail) = bytes.as_chunks::<8>();
    for word in words {
        let mut k = u64::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> R;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let mut last = [0; 8];
        last[..tail.len()].copy_from_slice(tail);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> R)).wrapping_mul(M);
    hash ^ (hash >> R)
}

/// The four numbers that thinc's `HashEmbed` turns a key into: its `MurmurHash3_x86_128_uint64`.
pub(crate) fn embedding_keys(key: u64, seed: u32) -> [u32; 4] {
    /// Length of a key in bytes, mixed in as the original mixes in the length of its input.
    const KEY_LENGTH: u64 = 8;
    let seed = u64::from(seed);
    let mut h1 = key.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    h1 = h1.wrapping_mul(0x4cf5_ad43_2745_937f) ^ seed ^ KEY_LENGTH;
    let mut h2 = seed ^ KEY_LENGTH;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = finish(h1);
    h2 = finish(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

fn finish(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn string_hashes_are_those_of_spacy() {
        // Printed by spacy.strings.hash_string: shorter than, as long as, and longer than one word of eight bytes.
        let cases = [
            ("", 0),
            ("a", 11901859001352538922),
            ("ABCDEFGH", 16318043397631462693),
            ("été 12345678901", 2349512406209948362),
            ("PERSON", 11121653176597302729),
        ];
        for (text, hash) in cases {
            assert_eq!(hash_string(text), hash, "{text:?}");
        }
    }

    #[test]
    fn embedding_keys_are_those_of_thinc() {
        // Printed by thinc.api.NumpyOps().hash(..., seed=8).
        assert_eq!(embedding_keys(0, 8), [0; 4]);
        assert_eq!(embedding_keys(1, 8), [1161550108, 2247783286, 1742325162, 1224191281]);
        assert_eq!(embedding_keys(12345678901234567890, 8), [825681028, 3746740173, 3386005190, 3472626611]);
    }
}
