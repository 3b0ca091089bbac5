//! Where the next objects go when the region is used up: other free blocks, a collection, blocks
//! not taken into use yet.
//!
//! Searches go on where the last one ended, so that a pass over the table is paid for by what is
//! allocated meanwhile. Runs too short for one object may be passed by though they would do for
//! another; a few more passes from the lowest free block find them before garbage is collected.
//! After a collection every search begins there, and no MemoryError is raised before one has seen
//! all of the table.

use super::alloc::SMALL;
use super::table::State;
use super::{BLOCK_BYTES, Heap};
use crate::Res;

/// Sizes of large objects between two powers of two share a hint.
pub(super) const HINTS: usize = 24;
/// How many blocks of a free run are looked at when it becomes the region.
pub(super) const STRETCH: usize = 1024;
/// Passes over the table between two collections.
const PATIENCE: u8 = 4;
/// Blocks of a heap that are taken into use at first: as many as caches like.
pub(super) const FIRST_BLOCKS: usize = 1 << 16;
/// A heap of more blocks than this is roomy: it can do without being careful where it puts what.
const ROOMY: usize = 1 << 14;

impl Heap<'_> {
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn is_roomy(&self) -> bool {
        self.table.capacity() > ROOMY
    }

    /// Whether every allocation is to be looked at: then there is no region.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(super) fn is_watched(&self) -> bool {
        #[cfg(feature = "pc")]
        if self.failing != 0 {
            return true;
        }
        self.stress || self.lock != 0
    }

    /// Whether this is the allocation that a test wants to fail.
    #[cfg(feature = "pc")]
    fn fails(&mut self) -> bool {
        let fails = self.failing == 1;
        self.failing = self.failing.saturating_sub(1);
        fails
    }

    /// Takes room for an object of `blocks` blocks, which are `words` words and a header.
    #[inline(never)]
    pub(super) fn find(&mut self, blocks: usize, words: usize) -> Res<usize> {
        if self.lock != 0 {
            return Err(self.raise_memory_error(words));
        }
        #[cfg(feature = "pc")]
        if self.fails() {
            return Err(self.raise_memory_error(words));
        }
        if self.automatic && (self.stress || self.is_due(blocks)) {
            self.collect();
        }
        if let Some(first) = self.find_run(blocks) {
            return Ok(first);
        }
        if self.automatic {
            self.collect();
            // Where half is in use, collecting again soon would be work for little.
            if self.used() as usize > self.table.count() / 2 {
                self.table.grow(self.table.count() * 2);
            }
            if let Some(first) = self.find_run(blocks) {
                return Ok(first);
            }
        }
        while self.table.count() < self.table.capacity() {
            let count = self.table.count();
            self.table.grow(count + count.max(blocks));
            self.hints = [self.low; HINTS];
            self.patience = PATIENCE;
            if let Some(first) = self.find_run(blocks) {
                return Ok(first);
            }
        }
        Err(self.raise_memory_error(words))
    }

    /// Whether `gc.threshold` wants a collection before so many blocks more.
    fn is_due(&self, blocks: usize) -> bool {
        let bytes = (blocks * BLOCK_BYTES) as u32;
        self.threshold
            .is_some_and(|most| self.since_collection().saturating_add(bytes) > most)
    }

    /// Takes the first run of so many free blocks that it comes across.
    fn find_run(&mut self, blocks: usize) -> Option<usize> {
        let small = blocks <= SMALL;
        if small || self.is_roomy() {
            // The region may go on: no more than a stretch of it was looked at.
            let here = self.next;
            let end = self.table.free_until(here, here + blocks.max(STRETCH));
            if end >= here + blocks {
                return Some(self.open(here, end, blocks));
            }
        }
        let class = (blocks.ilog2() as usize).min(HINTS - 1);
        let begin = if small {
            self.next
        } else {
            self.hints[class] as usize
        };
        let look = if small { STRETCH } else { blocks };
        let (mut from, mut again) = (begin, false);
        loop {
            match self.table.next_free(from) {
                Some(start) => {
                    let end = self.table.free_until(start, start + look);
                    if end < start + blocks {
                        from = end;
                    } else if small {
                        return Some(self.open(start, end, blocks));
                    } else {
                        self.table.begin(start, blocks);
                        self.claim(start, start + blocks);
                        self.table.freshen(start);
                        self.hints[class] = (start + blocks) as u32;
                        return Some(start);
                    }
                }
                None => {
                    let exhausted = self.patience == 0 && self.automatic;
                    if again || exhausted || self.low as usize >= begin {
                        return None;
                    }
                    again = true;
                    self.patience = self.patience.saturating_sub(1);
                    from = self.table.next_free(self.low as usize)?;
                    self.low = from as u32;
                }
            }
        }
    }

    /// Makes `start..end` the region and cuts an object from it.
    fn open(&mut self, start: usize, end: usize, blocks: usize) -> usize {
        self.move_region(start);
        let most = if self.is_watched() {
            blocks
        } else if let Some(threshold) = self.threshold {
            let left = threshold.saturating_sub(self.since_collection());
            blocks.max(left as usize / BLOCK_BYTES)
        } else {
            usize::MAX
        };
        self.end = end.min(start.saturating_add(most));
        self.next = start + blocks;
        self.table.begin(start, blocks);
        start
    }

    /// Makes the region begin at `start`; empty at first.
    fn move_region(&mut self, start: usize) {
        if start != self.next {
            self.note_fresh();
            self.fresh_from = start;
            let back = (self.next as u32).wrapping_sub(start as u32);
            self.elsewhere = self.elsewhere.wrapping_add(back);
        }
        (self.next, self.end) = (start, start);
    }

    /// Begins anew after a collection.
    pub(super) fn restart(&mut self) {
        self.low = self.table.next_free(0).unwrap_or(self.table.count()) as u32;
        self.move_region(self.low as usize);
        self.hints = [self.low; HINTS];
        self.patience = PATIENCE;
        self.at_collection = self.allocated();
    }

    /// Counts the blocks `from..to`, which were free; the region gets out of their way.
    pub(super) fn claim(&mut self, from: usize, to: usize) {
        self.elsewhere = self.elsewhere.wrapping_add((to - from) as u32);
        if from >= self.end || to <= self.next {
            return;
        }
        if from > self.next {
            self.end = from;
        } else {
            let end = self.end.max(to);
            self.move_region(to);
            self.end = end;
        }
    }

    /// Notes that there is something free at `first`.
    pub(super) fn freed_at(&mut self, first: usize) {
        let first = first as u32;
        self.low = self.low.min(first);
        if !self.is_roomy() {
            for hint in &mut self.hints {
                *hint = (*hint).min(first);
            }
        }
    }

    /// Marks what was cut from the region since the last boundary as fresh, one by one.
    pub(super) fn note_fresh(&mut self) {
        let mut block = self.table.next_used(self.fresh_from);
        while block < self.next {
            if self.table.get(block) == State::Head {
                self.table.freshen(block);
            }
            block = self.table.next_used(block + 1);
        }
        self.fresh_from = self.next;
    }
}
