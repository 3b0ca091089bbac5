//! The collector: mark from the roots with a bounded stack, then sweep. Nothing moves.

use super::table::State;
use super::{BLOCK_BYTES, BLOCK_WORDS, Heap};
use crate::rom::Layout;
use crate::value::{Kind, Ref, Value};

/// Depth of the mark stack. Deeper structures are found again by walking the table.
const DEPTH: usize = 64;

/// An object being scanned, and which of its words comes next.
#[derive(Clone, Copy)]
struct Cursor {
    next: u32,
    end: u32,
}

/// The bounded mark stack.
struct Marker {
    stack: [Cursor; DEPTH],
    depth: usize,
    overflowed: bool,
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
            let s = self.statistics_mut();
            s.last_pause_us = pause;
            s.max_pause_us = s.max_pause_us.max(pause);
        }
    }

    fn mark_and_sweep(&mut self) {
        let mut marker = Marker {
            stack: [Cursor { next: 0, end: 0 }; DEPTH],
            depth: 0,
            overflowed: false,
        };
        for i in 0..self.top {
            self.mark(&mut marker, self.stack[i].word());
        }
        for i in 0..self.roots.len() {
            if let Some(v) = self.roots[i] {
                self.mark(&mut marker, v.word());
            }
        }
        for index in self.table.fresh_range() {
            let mut bits = self.table.fresh_word(index);
            while bits != 0 {
                let block = index * 32 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                self.mark(&mut marker, (block as u32) << 4);
            }
        }
        while marker.overflowed {
            marker.overflowed = false;
            self.rescan(&mut marker);
        }
        self.sweep();
    }

    /// Scans every marked object again, for children that an overflow left out.
    fn rescan(&mut self, marker: &mut Marker) {
        let mut block = self.table.next_used(0);
        while block < self.table.count() {
            if self.table.get(block) == State::Mark {
                let cursor = self.cursor(block);
                self.scan(marker, cursor);
            }
            block = self.table.next_used(block + 1);
        }
    }

    /// Marks what `word` refers to, and everything reachable from there.
    fn mark(&mut self, marker: &mut Marker, word: u32) {
        if let Some(cursor) = self.reach(word) {
            self.scan(marker, cursor);
        }
    }

    /// Marks the object that `word` refers to, if it is one and was not marked. Gives the words
    /// to scan, if it has any.
    #[inline(always)]
    fn reach(&mut self, word: u32) -> Option<Cursor> {
        if word & 0xf != 0 || word == 0 {
            return None;
        }
        let block = (word >> 4) as usize;
        if block >= self.table.count() || self.table.get(block) != State::Head {
            return None;
        }
        self.table.set(block, State::Mark);
        let cursor = self.cursor(block);
        if cursor.next < cursor.end {
            Some(cursor)
        } else {
            None
        }
    }

    /// The words of the object at `block` that are values, its header included when that is a
    /// heap object.
    #[inline]
    fn cursor(&self, block: usize) -> Cursor {
        let start = block * BLOCK_WORDS;
        let layout = self.layout_of(self.blocks[start]);
        let words = match layout {
            Layout::Leaf => 1,
            Layout::Head(n) => 1 + n as usize,
            Layout::Values => (self.table.end_of(block) - block) * BLOCK_WORDS,
        };
        let skip_header = self.blocks[start] & 0xf != 0;
        Cursor {
            next: (start + usize::from(skip_header)) as u32,
            end: (start + words) as u32,
        }
    }

    /// How the object with this header is laid out.
    #[inline]
    fn layout_of(&self, header: u32) -> Layout {
        match Value::from_word(header).map(Value::kind) {
            Some(Kind::Rom(rom)) => match self.rom.namespace(rom.ns()).ty {
                Some(ty) => ty.layout,
                None => Layout::Leaf,
            },
            Some(Kind::Object(_)) => Layout::Values,
            _ => Layout::Leaf,
        }
    }

    fn scan(&mut self, marker: &mut Marker, first: Cursor) {
        let base = marker.depth;
        let mut cursor = first;
        loop {
            if cursor.next >= cursor.end {
                if marker.depth == base {
                    return;
                }
                marker.depth -= 1;
                cursor = marker.stack[marker.depth];
                continue;
            }
            let word = self.blocks[cursor.next as usize];
            cursor.next += 1;
            let Some(child) = self.reach(word) else {
                continue;
            };
            if cursor.next < cursor.end {
                if marker.depth == DEPTH {
                    // The child stays marked; `rescan` will come back for what it refers to.
                    marker.overflowed = true;
                    continue;
                }
                marker.stack[marker.depth] = cursor;
                marker.depth += 1;
            }
            cursor = child;
        }
    }

    /// Frees what is not marked and takes the marks off.
    fn sweep(&mut self) {
        let count = self.table.count();
        let (mut objects, mut freed) = (0u32, 0u32);
        let mut freeing = false;
        for index in 0..self.table.words() {
            let word = self.table.word(index);
            if word == 0 {
                freeing = false;
                continue;
            }
            let mut swept = word;
            for slot in 0..16 {
                let shift = slot * 2;
                match word >> shift & 3 {
                    0 => freeing = false,
                    1 => {
                        freeing = true;
                        objects += 1;
                        freed += 1;
                        swept &= !(3 << shift);
                    }
                    2 => {
                        if freeing {
                            freed += 1;
                            swept &= !(3 << shift);
                        }
                    }
                    _ => {
                        freeing = false;
                        swept &= !(2 << shift);
                    }
                }
            }
            if swept != word {
                self.table.set_word(index, swept);
            }
        }
        debug_assert!(count == 0 || self.table.get(0) == State::Tail);
        let first_free = self.table.next_free(0).unwrap_or(count) as u32;
        let s = self.statistics_mut();
        s.collections = s.collections.wrapping_add(1);
        s.freed_objects = objects;
        s.last_freed_bytes = freed * BLOCK_BYTES as u32;
        s.freed_bytes = s.freed_bytes.wrapping_add(freed * BLOCK_BYTES as u32);
        s.used_blocks -= freed;
        s.hints = [first_free; super::alloc::HINTS];
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
