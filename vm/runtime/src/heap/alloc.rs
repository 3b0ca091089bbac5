//! Allocation: address-ordered first fit, with a hint per size that says where to start looking.

use super::table::State;
use super::{BLOCK_BYTES, BLOCK_WORDS, Heap};
use crate::value::{Ref, Value};
use crate::{Raised, Res};

/// Sizes of 1 to this many blocks have a hint of their own; of larger ones, those between two
/// powers of two share one.
const EXACT: usize = 8;
/// How many hints there are.
pub(super) const HINTS: usize = EXACT + 24;

/// The number of the hint for runs of `blocks` blocks.
fn class_of(blocks: usize) -> usize {
    if blocks <= EXACT {
        blocks.max(1) - 1
    } else {
        (EXACT + blocks.ilog2() as usize - EXACT.ilog2() as usize).min(HINTS - 1)
    }
}

/// The smallest run that this hint is about.
fn least_of(class: usize) -> usize {
    if class < EXACT {
        class + 1
    } else {
        // The first class after the exact ones is 9 to 15: 8 blocks have a hint already.
        (1 << (class - EXACT + EXACT.ilog2() as usize)).max(EXACT + 1)
    }
}

/// What the heap has been doing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Statistics {
    /// Collections so far.
    pub collections: u32,
    /// Objects freed by the last collection.
    pub freed_objects: u32,
    /// Bytes freed by the last collection.
    pub last_freed_bytes: u32,
    /// Microseconds the last collection took, where there is a clock.
    pub last_pause_us: u32,
    /// Microseconds the longest collection took.
    pub max_pause_us: u32,
    /// Bytes freed by all collections, wrapping.
    pub freed_bytes: u32,
    /// Blocks in use.
    pub used_blocks: u32,
    /// Most blocks ever in use.
    pub peak_blocks: u32,
    /// No run of as many free blocks as a hint is about begins before this block.
    pub(super) hints: [u32; HINTS],
}

impl Heap<'_> {
    /// Allocates an object with a header and `words` words after it, zeroed.
    ///
    /// # Errors
    /// MemoryError when there is no room even after a collection, or the heap is locked.
    #[inline]
    pub fn alloc(&mut self, ty: Value, words: usize) -> Res<Ref> {
        let blocks = (words + 1).div_ceil(BLOCK_WORDS);
        if (self.stress || self.threshold.is_some()) && self.automatic && self.lock == 0 {
            self.collect_if_due(blocks);
        }
        let first = match self.take(blocks) {
            Some(b) if self.lock == 0 => b,
            Some(b) => {
                self.give_back(b, blocks);
                return Err(self.raise_memory_error(words));
            }
            None => {
                if self.lock != 0 || !self.automatic {
                    return Err(self.raise_memory_error(words));
                }
                self.collect();
                match self.take(blocks) {
                    Some(b) => b,
                    None => return Err(self.raise_memory_error(words)),
                }
            }
        };
        let start = first * BLOCK_WORDS;
        if blocks == 1 {
            self.blocks[start..start + BLOCK_WORDS].copy_from_slice(&[ty.word(), 0, 0, 0]);
        } else {
            let object = &mut self.blocks[start..start + blocks * BLOCK_WORDS];
            object[1..].fill(0);
            object[0] = ty.word();
        }
        self.table.freshen(first);
        match Ref::from_block(first as u32) {
            Some(r) => Ok(r),
            None => Err(self.raise_memory_error(words)), // cannot be: block 0 is never free
        }
    }

    fn collect_if_due(&mut self, blocks: usize) {
        self.since_collection = self
            .since_collection
            .saturating_add((blocks * BLOCK_BYTES) as u32);
        if self.stress || self.threshold.is_some_and(|t| self.since_collection > t) {
            self.collect();
            self.since_collection = 0;
        }
    }

    /// Finds and takes a run of `blocks` free blocks.
    #[inline]
    fn take(&mut self, blocks: usize) -> Option<usize> {
        let first = if blocks == 1 {
            let first = self.table.next_free(self.statistics.hints[0] as usize)?;
            self.statistics.hints[0] = first as u32 + 1;
            self.table.set(first, State::Head);
            first
        } else {
            self.take_run(blocks)?
        };
        self.statistics.used_blocks += blocks as u32;
        self.statistics.peak_blocks = self.statistics.peak_blocks.max(self.statistics.used_blocks);
        Some(first)
    }

    /// Finds and takes a run of more than one block.
    fn take_run(&mut self, blocks: usize) -> Option<usize> {
        let class = class_of(blocks);
        let least = least_of(class);
        let mut from = self.statistics.hints[class] as usize;
        // Where the first run begins that this class can use, though it is too short this time.
        let mut passed = None;
        let first = loop {
            let start = self.table.next_free(from)?;
            let end = self.table.free_until(start, start + blocks);
            if end >= start + blocks {
                break start;
            }
            if end >= self.table.count() {
                self.statistics.hints[class] = passed.unwrap_or(start) as u32;
                return None;
            }
            if end - start >= least && passed.is_none() {
                passed = Some(start);
            }
            from = end;
        };
        self.table.set(first, State::Head);
        self.table.set_tails(first + 1, first + blocks);
        let hints = &mut self.statistics.hints;
        hints[class] = passed.unwrap_or(first + blocks) as u32;
        // Every run before `first` was too short for larger objects too.
        for hint in &mut hints[class + 1..] {
            *hint = (*hint).max(first as u32);
        }
        Some(first)
    }

    /// Makes `count` blocks from `first` free again.
    pub(super) fn give_back(&mut self, first: usize, count: usize) {
        for b in first..first + count {
            self.table.set(b, State::Free);
        }
        // A free run may now begin before `first`, reaching into it.
        let start = self.table.run_start(first);
        for hint in &mut self.statistics.hints {
            *hint = (*hint).min(start as u32);
        }
        self.statistics.used_blocks -= count as u32;
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
        let old = self.table.end_of(first) - first;
        let new = (words + 1).div_ceil(BLOCK_WORDS);
        if new <= old {
            if new < old {
                self.give_back(first + new, old - new);
            }
            return Ok(object);
        }
        let end = first + new;
        if self.lock == 0
            && !self.stress
            && end <= self.table.count()
            && (first + old..end).all(|b| self.table.get(b) == State::Free)
        {
            for b in first + old..end {
                self.table.set(b, State::Tail);
            }
            self.blocks[(first + old) * BLOCK_WORDS..end * BLOCK_WORDS].fill(0);
            self.statistics.used_blocks += (new - old) as u32;
            self.statistics.peak_blocks =
                self.statistics.peak_blocks.max(self.statistics.used_blocks);
            return Ok(object);
        }
        let moved = self.alloc(self.header(object), words)?;
        let from = object.word_index();
        let to = moved.word_index();
        self.blocks.copy_within(from..from + old * BLOCK_WORDS, to);
        self.free(object);
        Ok(moved)
    }

    /// What the heap has been doing.
    pub fn statistics(&self) -> &Statistics {
        &self.statistics
    }

    pub(super) fn statistics_mut(&mut self) -> &mut Statistics {
        &mut self.statistics
    }

    /// Blocks that could still be allocated, and the longest run of them.
    pub fn free_blocks(&self) -> (usize, usize) {
        let (mut total, mut longest, mut at) = (0, 0, 0);
        while let Some(start) = self.table.next_free(at) {
            let end = self.table.next_used(start);
            total += end - start;
            longest = longest.max(end - start);
            at = end;
            if at >= self.table.count() {
                break;
            }
        }
        (total, longest)
    }

    /// Raises MemoryError for an allocation of `words` words.
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
                self.raise_fmt(
                    crate::rom::Ns::MemoryError,
                    format_args!("memory allocation failed, allocating {bytes} bytes"),
                )
            };
            (self.automatic, self.stress) = (automatic, stress);
            self.raising_memory_error = false;
            return raised;
        }
        self.set_root(super::Root::Pending, Some(Value::MEMORY_ERROR));
        Raised
    }
}
