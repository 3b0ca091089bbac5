//! The collector: mark from the roots, then sweep. Nothing moves.

use garter_collector::Marker;

use super::{BLOCK_BYTES, Heap};
use crate::rom::type_kinds;
use crate::value::Ref;

impl Heap<'_> {
    /// Collects garbage. Afterwards every object that a root reaches is as before, and the blocks
    /// of all others are free.
    pub fn collect(&mut self) {
        let start = self.clock.map(|now| now());
        self.mark_and_sweep();
        #[cfg(feature = "quick")]
        {
            self.stamp = self.stamp.wrapping_add(1);
        }
        if let (Some(start), Some(now)) = (start, self.clock) {
            let pause = now().saturating_sub(start).min(u32::MAX as u64) as u32;
            let s = &mut self.statistics;
            s.last_pause_us = pause;
            s.max_pause_us = s.max_pause_us.max(pause);
        }
    }

    fn mark_and_sweep(&mut self) {
        self.note_fresh();
        let fresh = self.table.fresh_range();
        let (states, fresh_words) = self.table.states_and_fresh();
        let mut marker = Marker::new(self.blocks, states, type_kinds(self.rom.board_kinds));
        let stack = self.stack[..self.top].iter();
        for value in stack.chain(self.roots.iter().flatten()) {
            if value.as_ref().is_some() {
                marker.mark(value.word());
            }
        }
        for index in fresh {
            let mut bits = fresh_words[index];
            while bits != 0 {
                let block = index * 32 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                marker.mark((block as u32) << 4);
            }
        }
        marker.finish();
        #[cfg(feature = "pc")]
        {
            self.told |= self.weaken();
        }
        let swept = self.table.sweep();
        self.count_freed(swept.blocks);
        let bytes = swept.blocks * BLOCK_BYTES as u32;
        let s = &mut self.statistics;
        s.collections = s.collections.wrapping_add(1);
        s.freed_objects = swept.objects;
        s.last_freed_bytes = bytes;
        s.freed_bytes = s.freed_bytes.wrapping_add(bytes);
        self.restart();
    }

    /// The first object at or after `from`, and how many blocks it has.
    #[cfg(feature = "quick")]
    pub(crate) fn object_from(&self, from: Ref) -> Option<(Ref, usize)> {
        let start = self.table.next_used(from.block() as usize);
        if start >= self.table.count() {
            return None;
        }
        let blocks = self.table.end_of(start) - start;
        Ref::from_block(start as u32).map(|r| (r, blocks))
    }

    /// The objects on the heap in address order: where each starts, and how many blocks it has.
    pub fn objects(&self) -> impl Iterator<Item = (Ref, usize)> + '_ {
        let mut block = 1;
        core::iter::from_fn(move || {
            block = self.table.next_used(block);
            if block >= self.table.count() {
                return None;
            }
            let start = block;
            block = self.table.end_of(start);
            Ref::from_block(start as u32).map(|r| (r, block - start))
        })
    }
}
