//! What the three hashes have in common: data in blocks of 64 bytes, padded with its length.

/// Bytes of a block.
pub(super) const BLOCK: usize = 64;
/// Words of the largest state.
pub(super) const STATE: usize = 8;

/// One way to hash.
pub(super) struct Algorithm {
    pub(super) start: [u32; STATE],
    /// Mixes a block into the state.
    pub(super) mix: fn(&mut [u32; STATE], &[u8; BLOCK]),
    /// Bytes of the digest.
    pub(super) len: usize,
    /// Numbers have their high byte first.
    pub(super) big: bool,
}

/// A hash on its way.
pub(super) struct Hash {
    algorithm: &'static Algorithm,
    /// Bytes so far.
    pub(super) len: u64,
    pub(super) state: [u32; STATE],
    /// Bytes that do not fill a block yet.
    pub(super) block: [u8; BLOCK],
}

impl Hash {
    pub(super) fn new(algorithm: &'static Algorithm) -> Hash {
        Hash {
            algorithm,
            len: 0,
            state: algorithm.start,
            block: [0; BLOCK],
        }
    }

    pub(super) fn update(&mut self, data: &[u8]) {
        let mut data = data;
        let at = (self.len % BLOCK as u64) as usize;
        self.len = self.len.wrapping_add(data.len() as u64);
        if at > 0 {
            let count = data.len().min(BLOCK - at);
            let (now, rest) = data.split_at(count);
            self.block[at..at + count].copy_from_slice(now);
            data = rest;
            if at + count < BLOCK {
                return;
            }
            (self.algorithm.mix)(&mut self.state, &self.block);
        }
        let (blocks, rest) = data.as_chunks::<BLOCK>();
        for block in blocks {
            (self.algorithm.mix)(&mut self.state, block);
        }
        self.block[..rest.len()].copy_from_slice(rest);
    }

    /// The digest, and how many bytes of it count.
    pub(super) fn finish(mut self) -> ([u8; STATE * 4], usize) {
        let bits = self.len.wrapping_mul(8);
        let zeros = [0; BLOCK];
        self.update(&[0x80]);
        let at = (self.len % BLOCK as u64) as usize;
        self.update(&zeros[..(BLOCK - 8 + BLOCK - at) % BLOCK]);
        let bits = if self.algorithm.big {
            bits.to_be_bytes()
        } else {
            bits.to_le_bytes()
        };
        self.update(&bits);
        let mut digest = [0; STATE * 4];
        for (to, word) in digest.as_chunks_mut::<4>().0.iter_mut().zip(self.state) {
            *to = if self.algorithm.big {
                word.to_be_bytes()
            } else {
                word.to_le_bytes()
            };
        }
        (digest, self.algorithm.len)
    }
}
