//! The collector: mark from the roots with a bounded stack, then sweep. Nothing moves.

use super::table::{LOW, PER_WORD, Table, first_where};
use super::{BLOCK_BYTES, BLOCK_WORDS, Heap};
use crate::rom::{Layout, RomTable};
use crate::value::{Kind, Ref, Value};

/// Depth of the mark stack. Deeper structures are found again by walking the table.
const DEPTH: usize = 64;
/// No block.
const NOWHERE: usize = usize::MAX;

/// An object being scanned, and which of its words comes next.
#[derive(Clone, Copy)]
struct Cursor {
    next: u32,
    end: u32,
}

/// What marking works with.
struct Marker<'h> {
    blocks: &'h [u32],
    states: &'h mut [u32],
    rom: RomTable,
    stack: [Cursor; DEPTH],
    depth: usize,
    /// The lowest marked object whose words could not be scanned for want of stack.
    lowest: usize,
}

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
        let mut marker = Marker {
            blocks: self.blocks,
            states,
            rom: self.rom,
            stack: [Cursor { next: 0, end: 0 }; DEPTH],
            depth: 0,
            lowest: NOWHERE,
        };
        for value in &self.stack[..self.top] {
            marker.mark(value.word());
        }
        for value in self.roots.iter().flatten() {
            marker.mark(value.word());
        }
        for index in fresh {
            let mut bits = fresh_words[index];
            while bits != 0 {
                let block = index * 32 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                marker.mark((block as u32) << 4);
            }
        }
        marker.rescan();
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

impl Marker<'_> {
    /// Marks what `word` refers to, and everything reachable from there.
    fn mark(&mut self, word: u32) {
        if let Some(cursor) = self.reach(word) {
            self.scan(cursor);
        }
    }

    /// Marks the object that `word` refers to, if it is one and was not marked. Gives the words
    /// to scan, if it has any.
    #[inline(always)]
    fn reach(&mut self, word: u32) -> Option<Cursor> {
        if word & 0xf != 0 {
            return None;
        }
        // The word 0 is no value: block 0 is a tail.
        let block = (word >> 4) as usize;
        let shift = block % PER_WORD * 2;
        let states = self.states.get_mut(block / PER_WORD)?;
        if *states >> shift & 3 != 1 {
            return None;
        }
        *states |= 2 << shift;
        self.cursor(block)
    }

    /// The words of the object at `block` that are values, its header included when that is a
    /// heap object.
    #[inline]
    fn cursor(&self, block: usize) -> Option<Cursor> {
        let start = block * BLOCK_WORDS;
        let header = Value::from_word(*self.blocks.get(start)?)?;
        let (first, layout) = match header.kind() {
            Kind::Rom(rom) => (start + 1, self.rom.layout(rom.ns())),
            Kind::Object(_) => (start, Layout::Values),
            _ => return None,
        };
        let end = match layout {
            Layout::Leaf => return None,
            Layout::Head(n) => first + n as usize,
            Layout::Values => Table::end_in(self.states, block) * BLOCK_WORDS,
        };
        Some(Cursor {
            next: first as u32,
            end: end as u32,
        })
    }

    fn scan(&mut self, first: Cursor) {
        let (base, blocks) = (self.depth, self.blocks);
        let may_refer = |word: &u32| word & 0xf == 0 && *word != 0;
        let mut cursor = first;
        'object: loop {
            let words = blocks.get(cursor.next as usize..cursor.end as usize);
            let mut words = words.unwrap_or(&[]).iter();
            while let Some(word) = words.find(|w| may_refer(w)) {
                let Some(child) = self.reach(*word) else {
                    continue;
                };
                // Where no other reference follows there is nothing to come back for: chains
                // through the last one take no stack, however long.
                if let Some(others) = words.as_slice().iter().position(may_refer) {
                    let left = words.len() - others;
                    let Some(place) = self.stack.get_mut(self.depth) else {
                        // The child stays marked; `rescan` will come back for what it refers to.
                        self.lowest = self.lowest.min((word >> 4) as usize);
                        continue;
                    };
                    *place = Cursor {
                        next: cursor.end - left as u32,
                        end: cursor.end,
                    };
                    self.depth += 1;
                }
                cursor = child;
                continue 'object;
            }
            if self.depth == base {
                return;
            }
            self.depth -= 1;
            cursor = self.stack[self.depth];
        }
    }

    /// Scans marked objects again, for children that an overflow left out: those from the lowest
    /// such object on. What overflows meanwhile lies ahead, or the walk goes back to it at once,
    /// so that long chains take one walk in either direction.
    fn rescan(&mut self) {
        let mut block = self.lowest;
        self.lowest = NOWHERE;
        let count = self.states.len() * PER_WORD;
        while block < count {
            block = first_where(self.states, block, NOWHERE, |w| w & w >> 1 & LOW);
            if block < count
                && let Some(cursor) = self.cursor(block)
            {
                self.scan(cursor);
            }
            block = (block + 1).min(self.lowest);
            self.lowest = NOWHERE;
        }
    }
}
