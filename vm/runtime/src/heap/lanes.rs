//! The heap taken apart for the quick loop: blocks, slots, and the way to one more block.

use super::alloc::Statistics;
use super::table::{State, Table};
use super::{BLOCK_WORDS, Heap};
use crate::rom::Ns;
use crate::value::{Ref, Value};

/// Where objects of one block come from without collecting.
pub(crate) struct Room<'a, 'm> {
    table: &'a mut Table<'m>,
    statistics: &'a mut Statistics,
    open: bool,
    /// Floats are single precision.
    single: bool,
}

impl<'m> Heap<'m> {
    /// All words of the heap, all slots, and where objects of one block come from. What is
    /// allocated there is not fresh: it must be in a slot before anything else allocates.
    #[inline(always)]
    pub(crate) fn lanes(&mut self) -> (&mut [u32], &mut [Value], Room<'_, 'm>) {
        let room = Room {
            open: !self.stress && self.threshold.is_none() && self.lock == 0,
            table: &mut self.table,
            statistics: &mut self.statistics,
            single: self.single,
        };
        (self.blocks, self.stack, room)
    }
}

impl Room<'_, '_> {
    /// An object of one block with these words; `None`: only the heap itself can tell.
    #[inline(always)]
    pub(crate) fn block(&mut self, blocks: &mut [u32], words: [u32; BLOCK_WORDS]) -> Option<Ref> {
        if !self.open {
            return None;
        }
        let first = self.table.next_free(self.statistics.hints[0] as usize)?;
        let start = first * BLOCK_WORDS;
        blocks
            .get_mut(start..start + BLOCK_WORDS)?
            .copy_from_slice(&words);
        self.statistics.hints[0] = first as u32 + 1;
        self.table.set(first, State::Head);
        self.statistics.used_blocks += 1;
        self.statistics.peak_blocks = self.statistics.peak_blocks.max(self.statistics.used_blocks);
        Ref::from_block(first as u32)
    }

    /// A float.
    #[inline(always)]
    pub(crate) fn float(&mut self, blocks: &mut [u32], f: f64) -> Option<Value> {
        let f = if self.single { f64::from(f as f32) } else { f };
        let bits = f.to_bits();
        let words = [
            Ns::Float.value().word(),
            bits as u32,
            (bits >> 32) as u32,
            0,
        ];
        self.block(blocks, words).map(Ref::value)
    }
}
