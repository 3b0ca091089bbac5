//! Which jumps get along with one byte of distance. All begin with two; a jump that fits is
//! made short, which brings others closer, until nothing changes.

use super::{Emit, JUMP_WORDS, LABEL, SIGNED, WIDE};
use crate::arena::OutOfMemory;
use crate::build::Store;
use garter_bytecode::instruction::encode_distance;

impl Emit {
    /// Settles all sizes; returns how many bytes the distances take together.
    pub(super) fn relax(&self, store: &mut Store<'_, '_>) -> u32 {
        loop {
            let mut before = 0;
            let mut at = self.jump_at(0);
            for _ in 0..self.jumps {
                store.arena.set(at + 2, before);
                before += 1 + u32::from(store.arena.get(at + 1) & WIDE != 0);
                at += JUMP_WORDS;
            }
            let mut changed = false;
            for jump in 0..self.jumps {
                let at = self.jump_at(jump);
                let word = store.arena.get(at + 1);
                if word & WIDE == 0 {
                    continue;
                }
                let distance = self.distance(store, jump);
                if encode_distance(distance, word & SIGNED != 0, false).is_some() {
                    store.arena.set(at + 1, word & !WIDE);
                    changed = true;
                }
            }
            if !changed {
                return before;
            }
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

    fn distance(&self, store: &Store<'_, '_>, jump: u32) -> i64 {
        let at = self.jump_at(jump);
        let word = store.arena.get(at + 1);
        let size = 1 + u32::from(word & WIDE != 0);
        let end = store.arena.get(at) + store.arena.get(at + 2) + size;
        let label = self.label_at(word & LABEL);
        let jumps = store.arena.get(label + 1);
        let total = match self.jumps.checked_sub(1) {
            Some(last) => {
                let last = self.jump_at(last);
                let wide = store.arena.get(last + 1) & WIDE != 0;
                store.arena.get(last + 2) + 1 + u32::from(wide)
            }
            None => 0,
        };
        let target = store.arena.get(label) + self.before(store, jumps, total);
        i64::from(target) - i64::from(end)
    }

    /// The bytes of a settled jump's distance.
    pub(super) fn encoded(
        &self,
        store: &Store<'_, '_>,
        jump: u32,
    ) -> Result<([u8; 2], usize), OutOfMemory> {
        let word = store.arena.get(self.jump_at(jump) + 1);
        // A function whose jumps exceed two bytes is larger than any board's memory.
        encode_distance(
            self.distance(store, jump),
            word & SIGNED != 0,
            word & WIDE != 0,
        )
        .ok_or(OutOfMemory)
    }
}
