//! Making a table larger.

use super::{COUNT, EXACT, FIRST, Found, ODD, ORDERED, SLOTS, STORE};
#[cfg(feature = "quick")]
use super::{NARROW, WIDE};
use crate::Res;
use crate::heap::Heap;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// The sizes through which exact tables grow.
const SIZES: [u8; 14] = [2, 4, 6, 8, 10, 12, 17, 23, 29, 37, 47, 59, 73, 97];

/// The next size above `slots` of a table that is full.
fn larger(slots: usize, ordered: bool) -> usize {
    if ordered {
        return slots + slots / 4 + 4;
    }
    match SIZES.iter().find(|s| **s as usize > slots) {
        Some(s) => *s as usize,
        None => (slots * 2) | 1,
    }
}

impl Heap<'_> {
    /// The size of the store that follows, given how much of the present one is in use.
    fn next_size(&self, owner: Ref) -> usize {
        let (slots, used) = (self.table_slots(owner), self.table_len(owner));
        let ordered = self.table_flag(owner, ORDERED);
        if slots > EXACT && !ordered && used < slots / 2 {
            return slots; // full of vacated slots: sweep them out
        }
        larger(slots, ordered)
    }

    /// A store of `slots` slots, filled in from the present one by `table_move`.
    fn new_store(&mut self, slots: usize, width: usize) -> Res<Ref> {
        let store = self.alloc_values(1 + slots * width)?;
        self.set_value(store, 1, Value::small(0));
        Ok(store)
    }

    /// Puts an entry of `from` into the first free slot of `to` for its hash.
    #[inline]
    fn place(&mut self, to: Ref, slots: usize, from: Ref, old: usize, hash: u32, width: usize) {
        let mut slot = (hash % (slots as u32).max(1)) as usize;
        for _ in 0..slots {
            if self.word(to, FIRST + slot * width) == 0 {
                break;
            }
            slot = if slot + 1 == slots { 0 } else { slot + 1 };
        }
        for i in 0..width {
            let word = self.word(from, FIRST + old * width + i);
            self.set_word(to, FIRST + slot * width + i, word);
        }
    }

    /// Puts all entries of a store into a new one, in the order in which they lie; gives how many.
    #[cfg(feature = "quick")]
    fn refill<const WIDTH: usize>(
        &mut self,
        to: Ref,
        slots: usize,
        from: Ref,
        old_slots: usize,
    ) -> usize {
        let mut moved = 0;
        for old in 0..old_slots {
            let entry = self.words(from, FIRST + old * WIDTH, WIDTH);
            let Some(entry) = entry.first_chunk::<WIDTH>().copied() else {
                break;
            };
            let Some(key) = Value::from_word(entry[0]).filter(|key| !key.is_undef()) else {
                continue;
            };
            let hash = match key.as_small() {
                Some(i) => i as u32,
                None => self.plain_hash(key, slots).unwrap_or(0),
            };
            let places = self.words_mut(to, FIRST, slots * WIDTH);
            let mut slot = (hash % (slots as u32).max(1)) as usize;
            // There are more slots than entries.
            while let Some(place) = places.get_mut(slot * WIDTH..)
                && let Some(place) = place.first_chunk_mut::<WIDTH>()
            {
                if place[0] == 0 {
                    *place = entry;
                    break;
                }
                slot = if slot + 1 == slots { 0 } else { slot + 1 };
            }
            moved += 1;
        }
        moved
    }

    fn install(&mut self, owner: Ref, store: Ref, slots: usize, filled: usize) {
        self.table_changed(owner);
        let old = self.table_store(owner);
        self.set_value(store, 1, Value::small(filled as i32));
        self.set_value(owner, STORE, store.value());
        let flags = self.word(owner, SLOTS) & !COUNT;
        self.set_word(owner, SLOTS, slots as u32 | flags);
        if let Some(old) = old {
            self.free(old);
        }
    }

    /// Grows a table without the machine. One with keys that would need it becomes ordered:
    /// slower to search, and right.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn table_grow_plain(&mut self, owner: Ref, width: usize) -> Res<()> {
        let size = self.next_size(owner);
        let store = self.new_store(size, width)?;
        let in_order = self.table_flag(owner, ORDERED | ODD);
        let mut moved = 0;
        #[cfg(feature = "quick")]
        if let Some(old) = self.table_store(owner)
            && !in_order
        {
            let moved = match width {
                WIDE => self.refill::<WIDE>(store, size, old, self.table_slots(owner)),
                _ => self.refill::<NARROW>(store, size, old, self.table_slots(owner)),
            };
            self.install(owner, store, size, moved);
            return Ok(());
        }
        if let Some(old) = self.table_store(owner) {
            for slot in 0..self.table_slots(owner) {
                let Some(key) = self.value(old, FIRST + slot * width) else {
                    continue;
                };
                if key.is_undef() {
                    continue;
                }
                let hash = if in_order {
                    moved as u32
                } else {
                    self.plain_hash(key, size).unwrap_or(0)
                };
                self.place(store, size, old, slot, hash, width);
                moved += 1;
            }
        }
        if in_order {
            self.set_table_flag(owner, ORDERED);
        }
        self.install(owner, store, size, moved);
        Ok(())
    }
}

impl Vm<'_> {
    /// Grows a table. `owner` must be in a stack slot.
    ///
    /// # Errors
    /// MemoryError, what `__hash__` raises.
    pub(crate) fn table_grow(&mut self, owner: Ref, width: usize) -> Res<()> {
        if !self.heap.table_flag(owner, ODD) || self.heap.table_flag(owner, ORDERED) {
            return self.heap.table_grow_plain(owner, width);
        }
        let size = self.heap.next_size(owner);
        let store = self.heap.new_store(size, width)?;
        let Some(old) = self.heap.table_store(owner) else {
            self.heap.install(owner, store, size, 0);
            return Ok(());
        };
        let base = self.heap.push(store.value())?;
        self.heap.push(old.value())?;
        let used = self.heap.table_len(owner);
        let (mut at, mut moved) = (0, 0);
        while let Some(slot) = self.heap.table_next(owner, at, width) {
            at = slot + 1;
            let Some(key) = self.heap.value(old, FIRST + slot * width) else {
                continue;
            };
            let hash = match self.heap.plain_hash(key, size) {
                Some(hash) => hash,
                None => {
                    let pushed = self.heap.push(key)?;
                    let hash = self.key_hash(key, size)?;
                    self.heap.cut(pushed);
                    // `__hash__` changed the table: whoever asked for room looks again.
                    if self.heap.table_store(owner) != Some(old)
                        || self.heap.table_len(owner) != used
                    {
                        self.heap.cut(base);
                        return Ok(());
                    }
                    hash
                }
            };
            self.heap.place(store, size, old, slot, hash, width);
            moved += 1;
        }
        self.heap.install(owner, store, size, moved);
        self.heap.cut(base);
        Ok(())
    }

    /// Where a key would go is known to the caller only as long as nothing ran: this is the
    /// fast way in for keys that need no machine.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub(crate) fn find_fast(&mut self, owner: Ref, key: Value, width: usize) -> Option<Found> {
        let slots = self.heap.table_slots(owner);
        let hash = self.heap.plain_hash(key, slots)?;
        self.heap.find_plain(owner, key, hash, width)
    }
}
