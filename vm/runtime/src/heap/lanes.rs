//! The heap taken apart for the quick loop: blocks, slots, and the way to one more block.

use super::alloc::SMALL;
use super::search::STRETCH;
use super::table::Table;
use super::{BLOCK_WORDS, Heap};
use crate::rom::Ns;
use crate::value::{Ref, Value};

/// Where small objects come from without collecting. The table learns of those of one block when
/// all is done ([`Room::close`]).
pub(crate) struct Room<'a, 'm> {
    heap_next: &'a mut usize,
    heap_end: &'a mut usize,
    heap_fresh_from: &'a mut usize,
    heap_elsewhere: &'a mut u32,
    table: &'a mut Table<'m>,
    /// The first block that the table does not know of.
    from: usize,
    next: usize,
    end: usize,
    /// Whether the region may be moved on: nobody counts what is allocated.
    moves: bool,
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
            from: self.next,
            next: self.next,
            end: self.end,
            moves: self.threshold.is_none() && !self.is_watched(),
            single: self.single,
            heap_next: &mut self.next,
            heap_end: &mut self.end,
            heap_fresh_from: &mut self.fresh_from,
            heap_elsewhere: &mut self.elsewhere,
            table: &mut self.table,
        };
        (self.blocks, self.stack, room)
    }
}

impl Room<'_, '_> {
    /// An object of one block with these words; `None`: only the heap itself can tell.
    #[inline(always)]
    pub(crate) fn block(&mut self, blocks: &mut [u32], words: [u32; BLOCK_WORDS]) -> Option<Ref> {
        let first = self.next;
        if first >= self.end {
            return None;
        }
        let start = first * BLOCK_WORDS;
        *blocks.get_mut(start..)?.first_chunk_mut()? = words;
        self.next = first + 1;
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

    /// An object with `words` words after its header, all 0; `None`: it is not small, or only the
    /// heap itself can tell. Not part of the loop, which has other uses for its registers.
    #[inline(never)]
    pub(crate) fn object(
        &mut self,
        blocks: &mut [u32],
        header: Value,
        words: usize,
    ) -> Option<Ref> {
        let count = words / BLOCK_WORDS + 1;
        let first = self.next;
        if count > SMALL || count > self.end.saturating_sub(first) {
            return None;
        }
        let start = first * BLOCK_WORDS;
        let object = blocks.get_mut(start..start + count * BLOCK_WORDS)?;
        object.fill(0);
        object[0] = header.word();
        self.close();
        self.table.begin(first, count);
        self.next = first + count;
        self.from = self.next;
        *self.heap_next = self.next;
        *self.heap_fresh_from = self.next;
        Ref::from_block(first as u32)
    }

    /// When the region is used up, makes the next free blocks the region; false: it is not, or only
    /// the heap can tell where to go on.
    #[inline(always)]
    pub(crate) fn go_on(&mut self) -> bool {
        self.next >= self.end && self.moves && self.move_on()
    }

    #[inline(never)]
    fn move_on(&mut self) -> bool {
        self.close();
        let Some(start) = self.table.next_free(self.next) else {
            return false;
        };
        let back = (self.next as u32).wrapping_sub(start as u32);
        *self.heap_elsewhere = self.heap_elsewhere.wrapping_add(back);
        self.end = self.table.free_until(start, start + STRETCH);
        (self.from, self.next) = (start, start);
        (*self.heap_next, *self.heap_end) = (start, self.end);
        *self.heap_fresh_from = start;
        true
    }

    /// Has the heap know what was allocated.
    #[inline(always)]
    pub(crate) fn close(&mut self) {
        if self.next != self.from {
            self.table.begin_ones(self.from, self.next);
            self.from = self.next;
            *self.heap_next = self.next;
            *self.heap_fresh_from = self.next;
        }
    }
}
