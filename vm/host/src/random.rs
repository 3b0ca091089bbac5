//! Random numbers seeded by the system (xorshift64*): for `random.seed()` and `os.urandom`.

use std::hash::{BuildHasher, Hasher, RandomState};

/// The generator.
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
