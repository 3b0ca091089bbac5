//! Maps by name, made anew at every keystroke: hashed fast, for nobody attacks his own editor.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

/// A map whose keys are hashed fast.
pub(crate) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;
/// A set whose members are hashed fast.
pub(crate) type FastSet<K> = HashSet<K, BuildHasherDefault<Fast>>;

/// The hash of a name.
pub(crate) fn hash_of(name: &str) -> u64 {
    BuildHasherDefault::<Fast>::default().hash_one(name)
}

/// Multiplies and rotates, eight bytes at a time.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Fast(u64);

/// An odd number with bits everywhere.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Fast {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }
}

impl Hasher for Fast {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        // Ends overlap rather than being copied together.
        let end = match (bytes.last_chunk::<8>(), rest.first_chunk::<4>()) {
            _ if rest.is_empty() => return,
            (Some(end), _) => u64::from_le_bytes(*end),
            (None, Some(first)) => {
                let last = rest.last_chunk::<4>().unwrap_or(first);
                u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
            }
            (None, None) => rest
                .iter()
                .fold(0, |word, &byte| word << 8 | u64::from(byte)),
        };
        self.add(end);
    }

    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        // The map takes its place from the low bits; the high ones depend on all of the name.
        (self.0 ^ self.0 >> 32).wrapping_mul(FACTOR).rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher, BuildHasherDefault};

    use super::{Fast, FastSet};

    #[test]
    fn names_that_differ_little_have_places_of_their_own() {
        let names: Vec<String> = (0..4096).map(|n| format!("name_{n}")).collect();
        let places: FastSet<u64> = names
            .iter()
            .map(|name| BuildHasherDefault::<Fast>::default().hash_one(name) % 4096)
            .collect();
        // By chance 63 of 100 places are taken.
        assert!(places.len() > 2400, "{}", places.len());
    }
}
