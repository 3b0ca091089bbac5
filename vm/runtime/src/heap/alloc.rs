//! Allocation.
//!
//! Objects are cut from the *region*: the free blocks `next..end`. That path is short. Where the
//! region is too small, `search` finds another run of free blocks. The table is always true: the
//! blocks of the region are free in it.

use super::table::State;
use super::{BLOCK_WORDS, Heap};
use crate::value::{Ref, Value};
use crate::{Raised, Res};

/// Most blocks of an object that is small: cut from the region wherever that is. In a small heap
/// larger ones are put as low as possible, so that room for the largest stays together.
pub(super) const SMALL: usize = 4;

impl Heap<'_> {
    /// Allocates an object with a header and `words` words after it, zeroed.
    ///
    /// # Errors
    /// MemoryError when there is no room even after a collection, or the heap is locked.
    #[inline]
    pub fn alloc(&mut self, ty: Value, words: usize) -> Res<Ref> {
        if words < BLOCK_WORDS {
            return self.alloc_block(ty, [0; BLOCK_WORDS - 1]);
        }
        self.alloc_run(ty, words)
    }

    /// Allocates an object of one block with these words after its header.
    ///
    /// # Errors
    /// As [`Heap::alloc`].
    #[inline]
    pub fn alloc_block(&mut self, ty: Value, words: [u32; BLOCK_WORDS - 1]) -> Res<Ref> {
        let first = self.next;
        let first = if first < self.end {
            self.next = first + 1;
            self.table.begin_one(first);
            first
        } else {
            self.find(1, BLOCK_WORDS - 1)?
        };
        let start = first * BLOCK_WORDS;
        if let Some(object) = self.blocks.get_mut(start..start + BLOCK_WORDS) {
            object.copy_from_slice(&[ty.word(), words[0], words[1], words[2]]);
        }
        self.reference(first)
    }

    /// Allocates an object of more than one block.
    fn alloc_run(&mut self, ty: Value, words: usize) -> Res<Ref> {
        let blocks = words / BLOCK_WORDS + 1;
        let first = self.next;
        let first = if blocks <= self.end - first && (blocks <= SMALL || self.is_roomy()) {
            self.next = first + blocks;
            self.table.begin(first, blocks);
            first
        } else {
            self.find(blocks, words)?
        };
        let start = first * BLOCK_WORDS;
        if let Some(object) = self.blocks.get_mut(start..start + blocks * BLOCK_WORDS) {
            object.fill(0);
            object[0] = ty.word();
        }
        self.reference(first)
    }

    #[cfg_attr(not(target_os = "none"), inline(always))]
    fn reference(&mut self, first: usize) -> Res<Ref> {
        match Ref::from_block(first as u32) {
            Some(r) => Ok(r),
            None => Err(self.raise_memory_error(0)), // cannot be: block 0 is never free
        }
    }

    /// Makes `count` blocks from `first` free again.
    pub(super) fn give_back(&mut self, first: usize, count: usize) {
        self.table.fill(first, first + count, State::Free);
        self.count_freed(count as u32);
        if first + count == self.next {
            // The region begins earlier, unless there is to be none.
            self.elsewhere = self.elsewhere.wrapping_add(count as u32);
            self.next = first;
            self.fresh_from = self.fresh_from.min(first);
            if self.is_watched() {
                self.end = first;
            }
        }
        self.freed_at(first);
    }

    /// Frees an object that nothing refers to any more. Only for storage whose one owner says so.
    pub fn free(&mut self, object: Ref) {
        let first = object.block() as usize;
        if first < self.table.count() && self.table.get(first) == State::Head {
            let end = self.table.end_of(first);
            self.table.stale(first);
            self.give_back(first, end - first);
        }
    }

    /// Words an object has room for after its header.
    #[inline]
    pub fn capacity(&self, object: Ref) -> usize {
        let first = object.block() as usize;
        (self.table.end_of(first) - first) * BLOCK_WORDS - 1
    }

    /// Changes the room of a storage object to `words` words after its header: in place when it
    /// can, else by moving it. New words are 0. The old one is freed when it moves.
    ///
    /// # Errors
    /// MemoryError; the object is then as it was.
    pub fn resize(&mut self, object: Ref, words: usize) -> Res<Ref> {
        let first = object.block() as usize;
        let old = self.table.end_of(first);
        let new = first + words / BLOCK_WORDS + 1;
        if new <= old {
            if new < old {
                self.give_back(new, old - new);
            }
            return Ok(object);
        }
        if !self.is_watched() && self.table.free_until(old, new) >= new {
            self.table.fill(old, new, State::Tail);
            self.claim(old, new);
            self.blocks[old * BLOCK_WORDS..new * BLOCK_WORDS].fill(0);
            return Ok(object);
        }
        let moved = self.alloc(self.header(object), words)?;
        let from = object.word_index();
        let to = moved.word_index();
        self.blocks
            .copy_within(from..from + (old - first) * BLOCK_WORDS, to);
        self.free(object);
        Ok(moved)
    }

    /// Raises MemoryError for an allocation of `words` words.
    #[cold]
    pub fn raise_memory_error(&mut self, words: usize) -> Raised {
        if !self.raising_memory_error {
            self.raising_memory_error = true;
            let (automatic, stress) = (self.automatic, self.stress);
            (self.automatic, self.stress) = (false, false);
            let bytes = words * 4;
            let raised = if self.lock != 0 {
                self.raise(
                    crate::rom::Ns::MemoryError,
                    "memory allocation failed, heap is locked",
                )
            } else {
                self.raise_numbers(
                    crate::rom::Ns::MemoryError,
                    "memory allocation failed, allocating {} bytes",
                    &[bytes as isize],
                )
            };
            (self.automatic, self.stress) = (automatic, stress);
            if self.is_watched() {
                self.end = self.next;
            }
            self.raising_memory_error = false;
            return raised;
        }
        self.set_root(super::Root::Pending, Some(Value::MEMORY_ERROR));
        Raised
    }
}
