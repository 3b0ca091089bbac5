//! Random numbers: the system's, which nobody foresees, for `os.urandom` and `random.seed()`; and
//! reproducible ones for tests.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Numbers of the system's, taken some at a time.
#[derive(Debug)]
pub(crate) struct Secure {
    bytes: [u8; 256],
    used: usize,
}

impl Default for Secure {
    fn default() -> Secure {
        Secure {
            bytes: [0; 256],
            used: 256,
        }
    }
}

impl Secure {
    /// The next 32 bits.
    pub(crate) fn bits(&mut self) -> u32 {
        if self.used == self.bytes.len() {
            let system = rustls::crypto::ring::default_provider().secure_random;
            if system.fill(&mut self.bytes).is_err() {
                // A system without random numbers: what hash tables are seeded with is left.
                return Random::default().bits();
            }
            self.used = 0;
        }
        let mut bits = [0; 4];
        bits.copy_from_slice(&self.bytes[self.used..self.used + 4]);
        self.bytes[self.used..self.used + 4].fill(0);
        self.used += 4;
        u32::from_le_bytes(bits)
    }
}

/// Reproducible numbers (xorshift64*).
#[derive(Debug)]
pub struct Random(u64);

impl Default for Random {
    fn default() -> Random {
        Random(RandomState::new().build_hasher().finish() | 1)
    }
}

impl Random {
    /// One that gives the same numbers every time.
    #[must_use]
    pub fn seeded(seed: u64) -> Random {
        Random(seed | 1)
    }

    /// The next 32 bits.
    pub fn bits(&mut self) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32) as u32
    }
}
