//! Searching a table.

use garter_bytecode::ON_CHIP;

use super::{COUNT, EXACT, FIRST, MIXED, ODD, ORDERED, SLOTS, STORE, USED, WIDE};
use crate::heap::Heap;
use crate::rom::Ns;
use crate::value::{Ref, Value};
use crate::vm::Vm;
use crate::{Raised, Res};

/// Where a key is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Found {
    /// In this slot.
    At(usize),
    /// Nowhere; it would go into this slot.
    Room(usize),
    /// Nowhere, and the table must grow before it can be put in.
    Full,
}

/// How far a search has come.
struct Search {
    slot: usize,
    left: usize,
    room: Option<usize>,
}

/// What stopped a search.
enum Stop {
    Done(Found),
    /// Whether the key in this slot is the one needs the machine.
    Ask(usize, Value),
}

impl Heap<'_> {
    fn search_from(&self, owner: Ref, hash: u32) -> Search {
        let slots = self.table_slots(owner);
        if self.table_flag(owner, ORDERED) {
            return Search {
                slot: 0,
                left: self.table_len(owner).min(slots),
                room: None,
            };
        }
        Search {
            slot: (hash as usize).checked_rem(slots).unwrap_or(0),
            left: slots,
            room: None,
        }
    }

    /// Goes on searching.
    #[inline]
    fn search(&self, owner: Ref, key: Value, width: usize, state: &mut Search) -> Stop {
        let slots = self.table_slots(owner);
        let words = match self.table_store(owner) {
            Some(store) => self.words(store, FIRST, slots * width),
            None => &[],
        };
        while state.left > 0 {
            let slot = state.slot;
            let word = words.get(slot * width).copied().unwrap_or(0);
            if word == key.word() {
                return Stop::Done(Found::At(slot));
            }
            state.left -= 1;
            state.slot = if slot + 1 >= slots { 0 } else { slot + 1 };
            let Some(other) = Value::from_word(word) else {
                return Stop::Done(self.vacant(owner, state.room.unwrap_or(slot), state.room));
            };
            if other.is_undef() {
                state.room.get_or_insert(slot);
                continue;
            }
            match self.same_key(other, key) {
                Some(true) => return Stop::Done(Found::At(slot)),
                Some(false) => {}
                None => return Stop::Ask(slot, other),
            }
        }
        if self.table_flag(owner, ORDERED) {
            let len = self.table_len(owner);
            return Stop::Done(if len < slots {
                Found::Room(len)
            } else {
                Found::Full
            });
        }
        Stop::Done(match state.room {
            Some(room) => Found::Room(room),
            None => Found::Full,
        })
    }

    /// A key that is absent would go into `slot`, unless the table is as full as it may get.
    fn vacant(&self, owner: Ref, slot: usize, reused: Option<usize>) -> Found {
        let slots = self.table_slots(owner);
        if slots > EXACT && reused.is_none() {
            let filled = match self.table_store(owner) {
                Some(store) => (self.word(store, 1) >> 1) as usize,
                None => 0,
            };
            if filled + filled / 4 >= slots {
                return Found::Full;
            }
        }
        Found::Room(slot)
    }

    /// Where a key is that needs no machine; `None`: some key in its way does.
    #[inline]
    pub(crate) fn find_plain(
        &self,
        owner: Ref,
        key: Value,
        hash: u32,
        width: usize,
    ) -> Option<Found> {
        let layout = self.word(owner, SLOTS);
        let slots = layout & COUNT;
        if ON_CHIP || layout & ORDERED != 0 || slots == 0 {
            let mut state = self.search_from(owner, hash);
            return match self.search(owner, key, width, &mut state) {
                Stop::Done(found) => Some(found),
                Stop::Ask(..) => None,
            };
        }
        let store = self.table_store(owner)?;
        let words = self.words(store, FIRST, slots as usize * width);
        let text = Ns::Str.value().word();
        // What is known of a string that is no name: others with another hash are passed at once.
        let own_hash = match self.is(key, Ns::Str) {
            Some(r) => self.word(r, 2),
            None => 0,
        };
        let mut slot = (hash % slots) as usize;
        let mut room = None;
        for _ in 0..slots {
            let word = *words.get(slot * width)?;
            if word == key.word() {
                return Some(Found::At(slot));
            }
            let Some(other) = Value::from_word(word) else {
                return Some(self.vacant(owner, room.unwrap_or(slot), room));
            };
            // Small integers and names are equal only when identical.
            if word & 3 == 0 || key.word() & 3 == 0 {
                let differs = |r| {
                    let hash = self.word(r, 2);
                    own_hash != 0 && self.word(r, 0) == text && hash != 0 && hash != own_hash
                };
                if other.is_undef() {
                    room.get_or_insert(slot);
                } else if !other.as_ref().is_some_and(differs) && self.same_key(other, key)? {
                    return Some(Found::At(slot));
                }
            }
            slot = if slot + 1 == slots as usize {
                0
            } else {
                slot + 1
            };
        }
        Some(room.map_or(Found::Full, Found::Room))
    }

    /// Where a key is, taking keys that need the machine for different ones.
    pub(crate) fn find_unasked(&self, owner: Ref, key: Value, hash: u32, width: usize) -> Found {
        let mut state = self.search_from(owner, hash);
        loop {
            if let Stop::Done(found) = self.search(owner, key, width, &mut state) {
                return found;
            }
        }
    }
}

impl Vm<'_> {
    /// Where a key is. `owner` and `key` must be in stack slots.
    ///
    /// # Errors
    /// TypeError when it is unhashable, what `__hash__` and `__eq__` raise.
    pub(crate) fn find(&mut self, owner: Ref, key: Value, width: usize) -> Res<Found> {
        // Where it cannot be, an instance is not asked for its hash.
        if self.heap.class_of(key).is_some()
            && (self.heap.table_slots(owner) == 0 || !self.heap.table_flag(owner, ORDERED))
            && self.heap.has_only_names(owner, width)
        {
            return Ok(Found::Full);
        }
        match self.find_hashed(owner, key, width) {
            Ok(found) => Ok(found),
            Err(raised) => {
                // Where all keys of a dict are names no other key can be, hashable or not.
                let exception = self.heap.take_raised();
                if self.is_instance(exception, Ns::TypeError.value())
                    && self.heap.has_only_names(owner, width)
                {
                    return Ok(Found::Full);
                }
                let Raised = raised;
                Err(self.heap.raise_value(exception))
            }
        }
    }

    fn find_hashed(&mut self, owner: Ref, key: Value, width: usize) -> Res<Found> {
        loop {
            let slots = self.heap.table_slots(owner);
            let hash = match self.heap.table_flag(owner, ORDERED) {
                true => 0,
                false => self.key_hash(key, slots)?,
            };
            if slots != self.heap.table_slots(owner) {
                continue;
            }
            let before = (
                self.heap.word(owner, STORE),
                self.heap.word(owner, USED),
                slots,
            );
            let mut state = self.heap.search_from(owner, hash);
            loop {
                let (slot, other) = match self.heap.search(owner, key, width, &mut state) {
                    Stop::Done(found) => return Ok(found),
                    // Where all keys are names, none is compared with what shows its bytes.
                    Stop::Ask(_, other)
                        if other.as_name().is_some()
                            && self.heap.class_of(key).is_none()
                            && self.heap.has_only_names(owner, width) =>
                    {
                        continue;
                    }
                    Stop::Ask(slot, other) => (slot, other),
                };
                let pushed = self.heap.push(other)?;
                let same = self.equal(other, key)?;
                self.heap.cut(pushed);
                let after = (
                    self.heap.word(owner, STORE),
                    self.heap.word(owner, USED),
                    self.heap.table_slots(owner),
                );
                if before != after {
                    break; // `__eq__` changed the table: begin again
                }
                if same && self.heap.table_key(owner, slot, width) == Some(other) {
                    return Ok(Found::At(slot));
                }
            }
            // A program whose `__eq__` always changes the table can still be stopped.
            self.check_interrupt()?;
        }
    }

    /// Where a key is to be put: grows the table when it must. `owner` and `key` must be in stack
    /// slots. The slot is found or free; `true` when the key was there.
    ///
    /// # Errors
    /// As for [`Vm::find`], and MemoryError.
    pub(crate) fn find_room(&mut self, owner: Ref, key: Value, width: usize) -> Res<(usize, bool)> {
        loop {
            match self.find_hashed(owner, key, width)? {
                Found::At(slot) => return Ok((slot, true)),
                Found::Room(slot) => return Ok((slot, false)),
                Found::Full => self.table_grow(owner, width)?,
            }
        }
    }
}

impl Heap<'_> {
    /// Whether all keys that a dict had since it was cleared are names, or nothing is a key.
    fn has_only_names(&self, owner: Ref, width: usize) -> bool {
        let layout = self.word(owner, SLOTS);
        layout & COUNT == 0 || width == WIDE && layout & MIXED == 0
    }

    /// Puts a key that is absent into a free slot that a search named.
    pub(crate) fn table_put(&mut self, owner: Ref, slot: usize, key: Value, width: usize) {
        let Some(store) = self.table_store(owner) else {
            return;
        };
        let at = FIRST + slot * width;
        if self.word(store, at) == 0 {
            let filled = self.word(store, 1) >> 1;
            self.set_word(store, 1, (filled + 1) << 1 | 1);
        }
        self.set_value(store, at, key);
        self.table_changed(owner);
        let used = self.word(owner, USED);
        self.set_word(owner, USED, used + 1);
        if key.as_name().is_none() {
            let odd = match key.as_ref() {
                Some(r) if self.word(r, 0) != Ns::Str.value().word() => ODD,
                _ => 0,
            };
            self.set_table_flag(owner, MIXED | odd);
        }
    }
}
