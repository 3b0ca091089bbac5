//! How a list lies on the heap, and what needs only the heap.
//!
//! Words: header; storage (`RawValues`, items from word 1) or absent; length; room in the
//! storage. The last two are plain numbers. Words of the storage beyond the length are 0.

use crate::Res;
use crate::heap::Heap;
use crate::rom::Ns;
use crate::value::{Ref, Value};

/// Word that refers to the storage.
pub const STORE: usize = 1;
/// Word of the length.
pub const LEN: usize = 2;
/// Word of the room.
pub const ROOM: usize = 3;

impl Heap<'_> {
    /// An empty list with room for `room` items.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_list_with(&mut self, room: usize) -> Res<Ref> {
        let list = self.alloc(Ns::List.value(), 3)?;
        if room > 0 {
            let store = self.alloc_values(room)?;
            self.set_value(list, STORE, store.value());
            let room = self.capacity(store);
            self.set_word(list, ROOM, room as u32);
        }
        Ok(list)
    }

    /// A list of these items.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new_list(&mut self, items: &[Value]) -> Res {
        let list = self.new_list_with(items.len())?;
        if let Some(store) = self.list_store(list) {
            for (i, v) in items.iter().enumerate() {
                self.set_value(store, 1 + i, *v);
            }
            self.set_word(list, LEN, items.len() as u32);
        }
        Ok(list.value())
    }

    /// The object that holds a list's items from word 1; absent while nothing was put in.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn list_store(&self, list: Ref) -> Option<Ref> {
        self.value(list, STORE)?.as_ref()
    }

    /// Number of items.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn list_len(&self, list: Ref) -> usize {
        self.word(list, LEN) as usize
    }

    /// Item `i`, if there is one.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn list_item(&self, list: Ref, i: usize) -> Option<Value> {
        if i < self.list_len(list) {
            self.value(self.list_store(list)?, 1 + i)
        } else {
            None
        }
    }

    /// Replaces item `i`; does nothing when there is none.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub fn list_set(&mut self, list: Ref, i: usize, v: Value) {
        if i < self.list_len(list)
            && let Some(store) = self.list_store(list)
        {
            self.set_value(store, 1 + i, v);
        }
    }

    /// The items as raw words.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn list_words(&self, list: Ref) -> &[u32] {
        match self.list_store(list) {
            Some(store) => self.words(store, 1, self.list_len(list)),
            None => &[],
        }
    }

    /// The items as raw words.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    pub(crate) fn list_words_mut(&mut self, list: Ref) -> &mut [u32] {
        match self.list_store(list) {
            Some(store) => self.words_mut(store, 1, self.list_len(list)),
            None => &mut [],
        }
    }

    /// Appends an item.
    ///
    /// # Errors
    /// MemoryError; the list is then as it was.
    #[inline]
    pub fn list_append(&mut self, list: Ref, v: Value) -> Res<()> {
        let len = self.word(list, LEN);
        if len == self.word(list, ROOM) {
            self.list_reserve(list, 1)?;
        }
        if let Some(store) = self.list_store(list) {
            self.set_value(store, 1 + len as usize, v);
            self.set_word(list, LEN, len + 1);
        }
        Ok(())
    }

    /// Makes room for `more` items beyond the length: about a quarter more than is needed.
    ///
    /// # Errors
    /// MemoryError; the list is then as it was.
    pub fn list_reserve(&mut self, list: Ref, more: usize) -> Res<()> {
        let (len, room) = (self.list_len(list), self.word(list, ROOM) as usize);
        let needed = len.saturating_add(more);
        if needed <= room {
            return Ok(());
        }
        // Amortised growth when appending; exact for the first items and for one big step.
        let wanted = needed.max(if len < 3 { 3 } else { len + len / 4 + 4 });
        let store = match self.list_store(list) {
            Some(store) => self.resize(store, wanted)?,
            None => self.alloc_values(wanted)?,
        };
        self.set_value(list, STORE, store.value());
        let room = self.capacity(store);
        self.set_word(list, ROOM, room as u32);
        Ok(())
    }

    /// Cuts a list to `len` items, giving storage back when much is unused.
    pub fn list_truncate(&mut self, list: Ref, len: usize) {
        let old = self.list_len(list);
        let Some(store) = self.list_store(list) else {
            return;
        };
        if len >= old {
            return;
        }
        self.words_mut(store, 1 + len, old - len).fill(0);
        self.set_word(list, LEN, len as u32);
        self.list_shrink(list, store, len);
    }

    /// Gives storage back when most of it is unused, so seldom that popping stays cheap.
    #[inline]
    fn list_shrink(&mut self, list: Ref, store: Ref, len: usize) {
        let room = self.word(list, ROOM) as usize;
        if room <= 2 * len + 11 {
            return;
        }
        if len == 0 {
            self.set_option(list, STORE, None);
            self.set_word(list, ROOM, 0);
            self.free(store);
        } else if let Ok(store) = self.resize(store, len + len / 4 + 4) {
            // Shrinking in place cannot fail.
            let room = self.capacity(store);
            self.set_word(list, ROOM, room as u32);
        }
    }

    /// Takes the last item off.
    #[inline]
    pub(crate) fn list_pop(&mut self, list: Ref) -> Option<Value> {
        let last = self.list_len(list).checked_sub(1)?;
        let store = self.list_store(list)?;
        let item = self.value(store, 1 + last);
        self.set_word(store, 1 + last, 0);
        self.set_word(list, LEN, last as u32);
        self.list_shrink(list, store, last);
        item
    }

    /// Removes items `from..to`, which must be within the list.
    pub fn list_cut(&mut self, list: Ref, from: usize, to: usize) {
        let len = self.list_len(list);
        if from < to && to <= len {
            self.list_words_mut(list).copy_within(to.., from);
            self.list_truncate(list, len - (to - from));
        }
    }

    /// Opens a gap of `count` items (holding `None`) before item `at`.
    ///
    /// # Errors
    /// MemoryError; the list is then as it was.
    pub fn list_open(&mut self, list: Ref, at: usize, count: usize) -> Res<()> {
        let len = self.list_len(list);
        let at = at.min(len);
        self.list_reserve(list, count)?;
        self.set_word(list, LEN, (len + count) as u32);
        let words = self.list_words_mut(list);
        if at + count <= words.len() {
            words.copy_within(at..len, at + count);
            words[at..at + count].fill(Value::NONE.word());
        }
        Ok(())
    }
}
