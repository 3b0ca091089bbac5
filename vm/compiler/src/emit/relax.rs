//! Which jumps get along with one byte of distance.
//!
//! The official compiler settles this by walking the function again and again: backward jumps
//! know where their label is, forward jumps go by where it was in the walk before. A jump that
//! would just fit if it were short may so stay long, and to write the same bytes the walks are
//! repeated here, over the list of jumps alone.

use super::{Emit, JUMP_WORDS, LABEL, LABEL_WORDS, SIGNED, WIDE};
use crate::store::Store;
use garter_bytecode::instruction::encode_distance;

impl Emit {
    /// Settles all sizes; returns how many bytes the distances take together.
    pub(super) fn relax(&self, store: &mut Store<'_, '_>) -> u32 {
        // In the first walk every distance has two bytes.
        let mut total = self.sum_up(store);
        // Jumps before this one stay among themselves and have found their sizes.
        let mut settled = 0;
        loop {
            let mut before = self.before(store, settled, total);
            let mut changed = self.jumps;
            for jump in settled..self.jumps {
                let at = self.jump_at(jump);
                let word = store.arena.get(at + 1);
                let wide = !self.fits(store, jump, before, total, word);
                store.arena.set(at + 2, before);
                if wide != (word & WIDE != 0) {
                    store.arena.set(at + 1, word ^ WIDE);
                    changed = changed.min(jump);
                }
                before += 1 + u32::from(wide);
            }
            if before == total {
                self.place_labels(store, total);
                return total;
            }
            total = before;
            settled = self.settled(store, settled, changed);
        }
    }

    /// Goes on to the last place before `changed` that no jump crosses.
    fn settled(&self, store: &Store<'_, '_>, from: u32, changed: u32) -> u32 {
        let (mut settled, mut reach) = (from, from);
        for jump in from..changed {
            let label = self.label_at(store.arena.get(self.jump_at(jump) + 1) & LABEL);
            reach = reach.max(store.arena.get(label + 1));
            if reach <= jump + 1 {
                settled = jump + 1;
            }
        }
        settled
    }

    /// Whether one byte holds the distance, seen from where the walk has come. Sums of jumps
    /// further on are still those of the walk before.
    fn fits(&self, store: &Store<'_, '_>, jump: u32, before: u32, total: u32, word: u32) -> bool {
        let position = store.arena.get(self.jump_at(jump)) + before;
        let label = self.label_at(word & LABEL);
        let jumps = store.arena.get(label + 1);
        // A label right before this jump has the sum that the jump gets now.
        let sum = if jumps == jump {
            before
        } else {
            self.before(store, jumps, total)
        };
        let target = store.arena.get(label).wrapping_add(sum);
        let distance = i64::from(target) - i64::from(position + 1);
        encode_distance(distance, word & SIGNED != 0, false).is_some()
    }

    fn sum_up(&self, store: &mut Store<'_, '_>) -> u32 {
        let mut before = 0;
        let mut at = self.jump_at(0);
        for _ in 0..self.jumps {
            store.arena.set(at + 2, before);
            before += 1 + u32::from(store.arena.get(at + 1) & WIDE != 0);
            at += JUMP_WORDS;
        }
        before
    }

    /// Notes where each label is by the last sums.
    fn place_labels(&self, store: &mut Store<'_, '_>, total: u32) {
        for label in 0..self.room.0 {
            let at = self.lists + label * LABEL_WORDS;
            let jumps = store.arena.get(at + 1);
            // A label that was never placed keeps its mark, the largest number; nothing that is
            // reached jumps to it, so where it seems to be does not matter.
            let target = store
                .arena
                .get(at)
                .wrapping_add(self.before(store, jumps, total));
            store.arena.set(at + 2, target);
        }
    }

    /// Bytes of distances before the `jump`th jump, by the last sum.
    pub(super) fn before(&self, store: &Store<'_, '_>, jump: u32, total: u32) -> u32 {
        if jump < self.jumps {
            store.arena.get(self.jump_at(jump) + 2)
        } else {
            total
        }
    }

    /// The bytes of a settled jump's distance; `None` when it is too far for two.
    pub(super) fn encoded(&self, store: &Store<'_, '_>, jump: u32) -> Option<([u8; 2], usize)> {
        let at = self.jump_at(jump);
        let word = store.arena.get(at + 1);
        let wide = word & WIDE != 0;
        let end = store.arena.get(at) + store.arena.get(at + 2) + 1 + u32::from(wide);
        let target = store.arena.get(self.label_at(word & LABEL) + 2);
        let distance = i64::from(target) - i64::from(end);
        encode_distance(distance, word & SIGNED != 0, wide)
    }
}
