//! Keys that are looked for among many others.

/// Keys that are looked for among many: most are refused by one bit.
pub(crate) struct Wanted {
    keys: Vec<u64>,
    bits: Vec<u64>,
}

/// Bits of a key that choose a bit of [`Wanted`]: 128 kB stay in a near cache.
const CHOOSING_BITS: u32 = 20;

impl Wanted {
    pub(crate) fn new(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let mut bits = vec![0; 1 << (CHOOSING_BITS - u64::BITS.ilog2())];
        for key in &keys {
            let (word, bit) = Self::bit(*key);
            bits[word] |= bit;
        }
        Self { keys, bits }
    }

    fn bit(key: u64) -> (usize, u64) {
        let chosen = key >> (u64::BITS - CHOOSING_BITS);
        ((chosen / u64::from(u64::BITS)) as usize, 1 << (chosen % u64::from(u64::BITS)))
    }

    pub(crate) fn holds(&self, key: u64) -> bool {
        let (word, bit) = Self::bit(key);
        self.bits[word] & bit != 0 && self.keys.binary_search(&key).is_ok()
    }

    /// The keys themselves.
    pub(crate) fn into_keys(self) -> Vec<u64> {
        self.keys
    }
}
