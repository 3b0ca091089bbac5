//! The heap taken apart for the quick loop: blocks, slots, and the way to one more block.

use super::table::Table;
use super::{BLOCK_WORDS, Heap};
use crate::rom::Ns;
use crate::value::{Ref, Value};

/// Where objects of one block come from without collecting.
pub(crate) struct Room<'a, 'm> {
    table: &'a mut Table<'m>,
    next: &'a mut usize,
    fresh_from: &'a mut usize,
    end: usize,
    /// Floats are single precision.
    single: bool,
}

impl<'m> Heap<'m> {
    /// All words of the heap, all slots, and where objects of one block come from. What is
    /// allocated there is not fresh, nor is what was allocated before: it must be in a slot before
    /// anything else allocates.
    #[inline(always)]
    pub(crate) fn lanes(&mut self) -> (&mut [u32], &mut [Value], Room<'_, 'm>) {
        let room = Room {
            table: &mut self.table,
            next: &mut self.next,
            fresh_from: &mut self.fresh_from,
            end: self.end,
            single: self.single,
        };
        (self.blocks, self.stack, room)
    }
}

impl Room<'_, '_> {
    /// An object of one block with these words; `None`: only the heap itself can tell.
    #[inline(always)]
    pub(crate) fn block(&mut self, blocks: &mut [u32], words: [u32; BLOCK_WORDS]) -> Option<Ref> {
        let first = *self.next;
        if first >= self.end {
            return None;
        }
        let start = first * BLOCK_WORDS;
        *blocks.get_mut(start..)?.first_chunk_mut()? = words;
        *self.next = first + 1;
        *self.fresh_from = first + 1;
        self.table.begin_one(first);
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
