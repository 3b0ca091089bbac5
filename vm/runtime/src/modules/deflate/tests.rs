//! The decoder on any bytes, and on what the encoder writes.

use std::vec;
use std::vec::Vec;

use proptest::prelude::*;

use super::inflate::{Inflate, SAVED, World};

/// Compressed bytes, and everything that came out of them.
struct Memory<'d> {
    data: &'d [u8],
    out: Vec<u8>,
    window: usize,
}

impl World for Memory<'_> {
    type Error = ();

    fn byte(&mut self) -> Result<u8, ()> {
        let (first, rest) = self.data.split_first().ok_or(())?;
        self.data = rest;
        Ok(*first)
    }

    fn back(&mut self, distance: usize) -> Option<u8> {
        if distance > self.window {
            return None;
        }
        let at = self.out.len().checked_sub(distance)?;
        self.out.get(at).copied()
    }

    fn bad(&mut self) {}
}

/// All bytes, at most so many; the decoder is put away and taken out again after each.
fn inflate(data: &[u8], window: usize, most: usize) -> Result<Vec<u8>, ()> {
    let mut memory = Memory {
        data,
        out: Vec::new(),
        window,
    };
    let mut words = vec![0; SAVED];
    Inflate::new().save(&mut words);
    while memory.out.len() < most {
        let mut decoder = Inflate::restore(&words);
        match decoder.next(&mut memory)? {
            Some(byte) => memory.out.push(byte),
            None => break,
        }
        decoder.save(&mut words);
    }
    Ok(memory.out)
}

proptest! {
    #[test]
    fn any_bytes_are_data_or_an_error(data in proptest::collection::vec(any::<u8>(), 0..400)) {
        // Whatever it is, it ends.
        let _ = inflate(&data, 1 << 15, 5_000);
    }

    #[cfg(feature = "pc")]
    #[test]
    fn what_is_compressed_comes_back(
        text in proptest::collection::vec(0u8..6, 0..3_000),
        cut in 1usize..700,
        bits in 5u32..13,
    ) {
        use super::compress::{Bits, Past, TABLE};
        let mut window = vec![0; 1 << bits];
        let mut last = vec![0; TABLE];
        let mut out = vec![0; 100 + text.len() * 2];
        let mut to = Bits { out: &mut out, len: 0, bits: 0b011, count: 3 };
        let mut past = Past { window: &mut window, last: &mut last, position: 0 };
        for piece in text.chunks(cut) {
            past.write(piece, &mut to);
        }
        to.end();
        let len = to.len;
        let back = inflate(&out[..len], 1 << bits, usize::MAX);
        prop_assert_eq!(back, Ok(text));
    }
}
