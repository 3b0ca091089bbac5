//! What was read last and has not changed since: a piece of a block, and what blocks of metadata
//! say. Relies on nobody else writing to the device as long as it is kept.

use super::index::Index;
use super::pair::{Pair, same};

/// Bytes that are read at a time.
pub(super) const PIECE: usize = 128;

/// The piece that was read last.
pub(super) struct Cache {
    /// Block, first byte; none when there is no piece.
    pub(super) place: Option<(u32, u32)>,
    pub(super) bytes: [u8; PIECE],
    /// Where an entry of a block starts: the block, the number of the entry, the byte. Only
    /// version 1 has those.
    pub(super) record: Option<(u32, u32, u32)>,
    pub(super) pairs: Pairs,
    pub(super) index: Index,
}

/// Pairs that are remembered.
const PAIRS: usize = 4;

/// The pairs that were read last.
pub(super) struct Pairs {
    kept: [Option<Pair>; PAIRS],
    /// Which one is given up for the next.
    oldest: usize,
}

impl Pairs {
    pub(super) fn get(&self, blocks: [u32; 2]) -> Option<Pair> {
        self.kept
            .iter()
            .flatten()
            .find(|pair| same(pair.blocks, blocks))
            .copied()
    }

    pub(super) fn keep(&mut self, pair: Pair) {
        self.kept[self.oldest] = Some(pair);
        self.oldest = (self.oldest + 1) % PAIRS;
    }
}

impl Cache {
    pub(super) const fn new() -> Cache {
        Cache {
            place: None,
            bytes: [0; PIECE],
            record: None,
            pairs: Pairs {
                kept: [None; PAIRS],
                oldest: 0,
            },
            index: Index::new(),
        }
    }

    /// Forgets what is known of a block that is about to change.
    pub(super) fn forget(&mut self, block: u32) {
        if self.place.is_some_and(|(b, _)| b == block) {
            self.place = None;
        }
        if self.record.is_some_and(|(b, ..)| b == block) {
            self.record = None;
        }
        for kept in &mut self.pairs.kept {
            if kept.is_some_and(|pair| pair.blocks.contains(&block)) {
                *kept = None;
            }
        }
        self.index.forget(block);
    }
}
