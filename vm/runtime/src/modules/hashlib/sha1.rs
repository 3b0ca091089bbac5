//! SHA-1 (FIPS 180-4).

use super::algorithm::{Algorithm, BLOCK, STATE};

pub(super) static ALGORITHM: Algorithm = Algorithm {
    start: [
        0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0,
    ],
    mix,
    len: 20,
    big: true,
};

fn mix(state: &mut [u32; STATE], block: &[u8; BLOCK]) {
    // The last 16 words of the schedule, in a ring.
    let mut w = [0; 16];
    for (word, bytes) in w.iter_mut().zip(block.as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    let [mut a, mut b, mut c, mut d, mut e, ..] = *state;
    for i in 0..80 {
        let at = i % 16;
        if i >= 16 {
            w[at] = (w[(i + 13) % 16] ^ w[(i + 8) % 16] ^ w[(i + 2) % 16] ^ w[at]).rotate_left(1);
        }
        let (f, k) = match i / 20 {
            0 => (b & c | !b & d, 0x5a827999),
            1 => (b ^ c ^ d, 0x6ed9eba1),
            2 => (b & c | b & d | c & d, 0x8f1bbcdc_u32),
            _ => (b ^ c ^ d, 0xca62c1d6),
        };
        let next = a
            .rotate_left(5)
            .wrapping_add(f)
            .wrapping_add(e)
            .wrapping_add(k)
            .wrapping_add(w[at]);
        (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
    }
    for (word, more) in state.iter_mut().zip([a, b, c, d, e]) {
        *word = word.wrapping_add(more);
    }
}
