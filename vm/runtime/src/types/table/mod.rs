//! The hash table inside every `dict` and `set`.
//!
//! Words of the owner: header; store (`RawValues`) or absent; entries in use; number of slots
//! with flags. Words of the store: header; slots ever filled, a small integer; then the slots,
//! [`WIDE`] (key, value) or [`NARROW`] (key) words each. A slot whose key is 0 was never filled
//! since the store was made, one whose key is [`Value::UNDEF`] was vacated.
//!
//! Keys are placed by open addressing: first slot `hash % slots`, then the next ones, around the
//! end. Tables of at most [`EXACT`] slots grow through the same sizes as MicroPython's, only when
//! full, so that programs see entries in the same order; larger ones keep some slots free and
//! use whole string hashes, so that they stay fast. An *ordered* table (`OrderedDict`) fills
//! slots in order and is searched from its start.

mod grow;
mod key;
mod probe;

pub(crate) use key::spread;
pub(crate) use probe::Found;

use crate::Res;
use crate::heap::Heap;
use crate::value::{Ref, Value};

/// Word of the owner that refers to the store.
pub(crate) const STORE: usize = 1;
/// Word of the owner with the number of entries.
pub(crate) const USED: usize = 2;
/// Word of the owner with the number of slots and the flags.
pub(crate) const SLOTS: usize = 3;
/// Word of the first slot in the store.
pub(crate) const FIRST: usize = 2;
/// Entries are kept in the order in which they came.
pub(crate) const ORDERED: u32 = 1 << 31;
/// A program may not change it.
pub(crate) const FIXED: u32 = 1 << 30;
/// Some key's hash needs the machine.
pub(crate) const ODD: u32 = 1 << 29;
/// Something is noted about where entries are.
pub(crate) const WATCHED: u32 = 1 << 28;
/// Some key is or was no name.
pub(crate) const MIXED: u32 = 1 << 27;
const COUNT: u32 = MIXED - 1;
/// The bits of the word `SLOTS` that count.
#[cfg(feature = "quick")]
pub(crate) const SLOT_COUNT: u32 = COUNT;
/// Words of a slot of a dict.
pub(crate) const WIDE: usize = 2;
/// Words of a slot of a set.
pub(crate) const NARROW: usize = 1;
/// Most slots of a table that is laid out exactly as MicroPython's.
pub(crate) const EXACT: usize = 97;

impl Heap<'_> {
    /// Number of entries.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn table_len(&self, owner: Ref) -> usize {
        self.word(owner, USED) as usize
    }

    /// Number of slots.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn table_slots(&self, owner: Ref) -> usize {
        (self.word(owner, SLOTS) & COUNT) as usize
    }

    /// Whether a flag is set.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn table_flag(&self, owner: Ref, flag: u32) -> bool {
        self.word(owner, SLOTS) & flag != 0
    }

    /// Sets a flag.
    pub(crate) fn set_table_flag(&mut self, owner: Ref, flag: u32) {
        let word = self.word(owner, SLOTS) | flag;
        self.set_word(owner, SLOTS, word);
    }

    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn table_store(&self, owner: Ref) -> Option<Ref> {
        self.value(owner, STORE)?.as_ref()
    }

    /// Key of slot `slot`; `None` for a slot that does not exist, [`Value::UNDEF`] for one that
    /// is not in use.
    #[inline]
    pub(crate) fn table_key(&self, owner: Ref, slot: usize, width: usize) -> Option<Value> {
        if slot >= self.table_slots(owner) {
            return None;
        }
        let store = self.table_store(owner)?;
        Some(
            self.value(store, FIRST + slot * width)
                .unwrap_or(Value::UNDEF),
        )
    }

    /// First slot in use at or after `slot`.
    #[inline]
    pub(crate) fn table_next(&self, owner: Ref, slot: usize, width: usize) -> Option<usize> {
        let store = self.table_store(owner)?;
        let slots = self.table_slots(owner);
        let words = self.words(store, FIRST, slots * width);
        (slot..slots).find(|s| {
            let key = words.get(s * width).copied().unwrap_or(0);
            key != 0 && key != Value::UNDEF.word()
        })
    }

    /// Gives an empty owner its first store.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn table_init(&mut self, owner: Ref, slots: usize, width: usize) -> Res<()> {
        if slots > 0 {
            let store = self.alloc_values(1 + slots * width)?;
            self.set_value(store, 1, Value::small(0));
            self.set_value(owner, STORE, store.value());
        }
        let flags = self.word(owner, SLOTS) & !COUNT;
        self.set_word(owner, SLOTS, slots as u32 | flags);
        Ok(())
    }

    /// Gives the empty owner `to` the entries of `from`, in the same slots.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn table_copy(&mut self, from: Ref, to: Ref, width: usize) -> Res<()> {
        let slots = self.table_slots(from);
        self.table_init(to, slots, width)?;
        if let (Some(source), Some(target)) = (self.table_store(from), self.table_store(to)) {
            self.copy_words(source, 1, target, 1, 1 + slots * width);
        }
        let flags = self.word(from, SLOTS) & !FIXED;
        self.set_word(to, SLOTS, flags);
        let used = self.word(from, USED);
        self.set_word(to, USED, used);
        Ok(())
    }

    /// Notes that entries are not where they were, or that there is a new one.
    #[inline(always)]
    pub(crate) fn table_changed(&mut self, owner: Ref) {
        #[cfg(feature = "quick")]
        if self.table_flag(owner, WATCHED) {
            self.stamp = self.stamp.wrapping_add(1);
        }
        let _ = owner;
    }

    /// Removes every entry.
    pub(crate) fn table_clear(&mut self, owner: Ref) {
        self.table_changed(owner);
        let store = self.table_store(owner);
        self.set_option(owner, STORE, None);
        self.set_word(owner, USED, 0);
        let flags = self.word(owner, SLOTS) & (ORDERED | FIXED | WATCHED);
        self.set_word(owner, SLOTS, flags);
        if let Some(store) = store {
            self.free(store);
        }
    }

    /// Has the stamp change when an entry of `owner` moves, goes or comes.
    #[cfg(feature = "quick")]
    pub(crate) fn watch_table(&mut self, owner: Ref) {
        self.set_table_flag(owner, WATCHED);
    }

    /// Moves the table of `from` to `to`, which has none.
    pub(crate) fn table_take(&mut self, from: Ref, to: Ref) {
        for word in [STORE, USED, SLOTS] {
            let moved = self.word(from, word);
            self.set_word(to, word, moved);
        }
        #[cfg(feature = "quick")]
        {
            self.stamp = self.stamp.wrapping_add(1);
        }
        self.set_option(from, STORE, None);
        self.table_clear(from);
    }

    /// Empties slot `slot`, which must be in use.
    pub(crate) fn table_vacate(&mut self, owner: Ref, slot: usize, width: usize) {
        let (slots, used) = (self.table_slots(owner), self.table_len(owner));
        let Some(store) = self.table_store(owner) else {
            return;
        };
        if slot >= slots || used == 0 {
            return;
        }
        self.table_changed(owner);
        self.set_word(owner, USED, used as u32 - 1);
        let filled = self.word(store, 1) >> 1;
        if self.table_flag(owner, ORDERED) {
            let words = self.words_mut(store, FIRST, used * width);
            if (slot + 1) * width <= words.len() {
                words.copy_within((slot + 1) * width.., slot * width);
                let end = words.len() - width;
                words[end..].fill(0);
            }
            self.set_word(store, 1, (used as u32 - 1) << 1 | 1);
            return;
        }
        let next = if slot + 1 == slots { 0 } else { slot + 1 };
        // Where the next slot is empty no search goes on beyond this one.
        let ends = self.word(store, FIRST + next * width) == 0;
        let words = self.words_mut(store, FIRST + slot * width, width);
        words.fill(0);
        if !ends && let Some(key) = words.first_mut() {
            *key = Value::UNDEF.word();
        }
        if ends {
            self.set_word(store, 1, filled.saturating_sub(1) << 1 | 1);
        }
    }
}
